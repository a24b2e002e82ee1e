/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registration form as a file to fill in: a question a row, the answer beside it, and a code by which the
 * row is known again. */

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-registration-form.h"

/**
 * binome_registration_form_dup_code:
 * @self: a form
 *
 * Returns: (transfer full): which form it is, such as “3/tutor”
 */
char *
binome_registration_form_dup_code (const BinomeRegistrationForm *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", binome_entity_get_id (self->programme),
                          binome_enrolment_roles[self->role].id);
}

/**
 * binome_registration_form_parse_code:
 * @code: what stands in a returned file
 * @programme: (out): the programme
 * @role: (out): the role
 *
 * Returns: whether it is the code of a form
 */
gboolean
binome_registration_form_parse_code (const char *code, gint64 *programme, BinomeEnrolmentRole *role)
{
  gint64 id;
  char *end;
  int found;

  if (!g_ascii_isdigit (*code))
    return FALSE;

  id = g_ascii_strtoll (code, &end, 10);
  found = *end == '/' ? binome_choice_find (binome_enrolment_roles, end + 1) : -1;
  if (found < 0 || id <= 0 || id == G_MAXINT64)
    return FALSE;

  *programme = id;
  *role = (BinomeEnrolmentRole)found;
  return TRUE;
}

/* A row: the question, how to answer, the key. */
static void
write_row (BinomeTableWriter *writer, const char *label, const char *answer, const char *hint,
           const char *key)
{
  binome_table_writer_add (writer, label);
  binome_table_writer_add (writer, answer);
  binome_table_writer_add (writer, hint);
  binome_table_writer_add (writer, key);
  binome_table_writer_end_row (writer);
}

static void
write_field (BinomeTableWriter *writer, const BinomeFormField *field)
{
  g_autofree char *label
      = field->required ? g_strdup_printf (_ ("%s (required)"), field->label) : g_strdup (field->label);
  g_autofree char *hint = NULL;

  /* A list of a spreadsheet lets one choose a single thing. */
  if (field->several && field->choices != NULL)
    {
      g_autofree char *list = g_strjoinv (", ", field->choices);

      /* Translators: %s is a list of choices. */
      hint = g_strdup_printf (_ ("several of these, with commas between them: %s"), list);
    }
  binome_table_writer_add (writer, label);
  binome_table_writer_add_answer (writer, field->several ? NULL : (const char *const *)field->choices);
  binome_table_writer_add (writer, hint != NULL ? hint : field->hint);
  binome_table_writer_add (writer, field->key);
  binome_table_writer_end_row (writer);
}

/**
 * binome_registration_form_write:
 * @self: a form
 * @writer: a writer with no rows yet
 *
 * Writes the form to be filled in by one person, and returned.
 */
void
binome_registration_form_write (const BinomeRegistrationForm *self, BinomeTableWriter *writer)
{
  g_autofree char *title = binome_registration_form_dup_title (self);
  g_autofree char *notice = binome_registration_form_dup_notice (self);
  g_autofree char *code = binome_registration_form_dup_code (self);

  write_row (writer, title, _ ("Your answer"), _ ("How to answer"), _ ("Code, not to be changed"));
  write_row (writer, _ ("Programme"), binome_entity_get_text (self->programme, BINOME_PROGRAMME_TITLE), NULL,
             NULL);
  write_row (writer, _ ("Form"), code, _ ("Leave this as it is: it says where your answers belong."),
             BINOME_FORM_KEY);
  if (self->contact != NULL)
    write_row (writer, _ ("To be returned to"), self->contact, NULL, NULL);
  for (guint i = 0; i < self->fields->len; i++)
    write_field (writer, self->fields->pdata[i]);
  write_row (writer, _ ("Data protection"), notice, NULL, NULL);
}
