/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a returned form: whatever program saved it, the code of a row says which question it answers. */

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-registration-form.h"
#include "binome-registration-return.h"
#include "binome-table-reader.h"
#include "binome-text.h"

/* A form is short; a list of people is something else. */
#define MAX_ROWS 400
#define MAX_CHARACTERS 4000
#define MAX_BYTES (4 * 1000 * 1000)

enum
{
  COLUMN_LABEL,
  COLUMN_ANSWER,
  COLUMN_HINT,
  COLUMN_KEY,
};

/**
 * binome_registration_return_free:
 * @self: (nullable): a returned form
 */
void
binome_registration_return_free (BinomeRegistrationReturn *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_free (self->problem);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static char *
dup_cell (BinomeTableReader *reader, guint column)
{
  const char *text = column < binome_table_reader_get_n_fields (reader)
                         ? binome_table_reader_get_field (reader, column)
                         : NULL;
  char *copy = text != NULL ? g_strstrip (g_strdup (text)) : g_strdup ("");

  if (g_utf8_strlen (copy, -1) > MAX_CHARACTERS)
    {
      char *cut = g_utf8_substring (copy, 0, MAX_CHARACTERS);

      g_free (copy);
      return cut;
    }

  return copy;
}

/* The question without “(required)”, where the column of codes was lost. */
static char *
dup_question (BinomeTableReader *reader)
{
  char *label = dup_cell (reader, COLUMN_LABEL);
  char *bracket = strrchr (label, '(');

  if (bracket != NULL && g_str_has_suffix (label, ")"))
    *bracket = '\0';
  return g_strstrip (label);
}

static void
take_row (BinomeRegistrationReturn *self, BinomeTableReader *reader)
{
  g_autofree char *code = dup_cell (reader, COLUMN_KEY);
  g_autofree char *answer = dup_cell (reader, COLUMN_ANSWER);
  g_autofree char *key = *code != '\0' ? g_steal_pointer (&code) : dup_question (reader);

  if (*answer == '\0')
    return;
  if (self->programme == 0 && (g_str_equal (key, BINOME_FORM_KEY) || strchr (answer, '/') != NULL)
      && binome_registration_form_parse_code (answer, &self->programme, &self->role))
    return;

  g_hash_table_insert (self->answers, g_steal_pointer (&key), g_steal_pointer (&answer));
}

static gboolean
read_rows (BinomeRegistrationReturn *self, GBytes *bytes, GError **error)
{
  g_autoptr (BinomeTableReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_bytes_get_size (bytes) <= MAX_BYTES)
    reader = binome_table_reader_open (bytes, NULL, NULL, error);
  if (reader == NULL)
    return FALSE;

  for (guint i = 0; i < MAX_ROWS && binome_table_reader_next (reader, &local_error); i++)
    take_row (self, reader);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_registration_return_read:
 * @bytes: a file
 * @file_name: what it is called
 *
 * Reads what was filled in, from a spreadsheet or a CSV file, in any thread.
 *
 * Returns: (transfer full): the form; with a problem where it cannot be read or is none
 */
BinomeRegistrationReturn *
binome_registration_return_read (GBytes *bytes, const char *file_name)
{
  BinomeRegistrationReturn *self = g_new0 (BinomeRegistrationReturn, 1);
  g_autoptr (GError) error = NULL;

  self->file_name = g_strdup (file_name);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->verdict = BINOME_RETURN_ERROR;
  if (!read_rows (self, bytes, &error))
    self->problem = g_strdup (error != NULL ? error->message : _ ("The file is too large for a form."));
  else if (self->programme == 0)
    self->problem = g_strdup (_ ("This is no registration form: the row with its code is missing."));

  return self;
}
