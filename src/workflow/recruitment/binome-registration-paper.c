/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registration form on paper: lines to fill in, boxes to tick, and room to sign. */

#include <glib/gi18n-lib.h>

#include "binome-letter-document.h"
#include "binome-letter-text.h"
#include "binome-registration-form.h"

#define BOX "☐"

static BinomeReportTable *
begin_table (BinomeReport *report)
{
  BinomeReportTable *table = binome_report_add_table (report, NULL);

  binome_report_table_set_for_signing (table, TRUE);
  binome_report_table_add_column (table, _ ("Question"), BINOME_REPORT_START, 2);
  binome_report_table_add_column (table, _ ("Your answer"), BINOME_REPORT_START, 4);
  return table;
}

/* “☐ One   ☐ Two”; "" for a line to write on. */
static char *
make_boxes (char **choices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    g_string_append_printf (text, "%s%s\u00a0%s", i > 0 ? "   " : "", BOX, choices[i]);
  return g_string_free (text, FALSE);
}

static void
add_row (BinomeReportTable *table, const BinomeFormField *field)
{
  g_autofree char *boxes = make_boxes (field->choices);
  g_autofree char *label
      = field->hint != NULL ? g_strdup_printf ("%s\n%s", field->label, field->hint) : g_strdup (field->label);
  const char *cells[] = { label, boxes, NULL };

  binome_report_table_add_row (table, cells);
}

static void
add_group (const BinomeRegistrationForm *self, BinomeReport *report, const BinomeFormTarget *targets,
           guint n_targets)
{
  BinomeReportTable *table = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const BinomeFormField *field = self->fields->pdata[i];

      for (guint t = 0; t < n_targets; t++)
        if (field->target == targets[t])
          {
            if (table == NULL)
              table = begin_table (report);
            add_row (table, field);
          }
    }
}

/* A box for each half-day of the week. */
static void
add_week (BinomeReport *report)
{
  static const char *const halves[] = { N_ ("Morning"), N_ ("Afternoon") };
  BinomeReportTable *table = binome_report_add_table (report, NULL);

  binome_report_table_add_column (table, "", BINOME_REPORT_START, 1.4);
  for (guint day = BINOME_WEEKDAY_MONDAY; day <= BINOME_WEEKDAY_SATURDAY; day++)
    binome_report_table_add_column (table, _ (binome_weekdays[day].label), BINOME_REPORT_CENTRE, 1);
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      const char *cells[] = { _ (halves[i]), BOX, BOX, BOX, BOX, BOX, BOX, NULL };

      binome_report_table_add_row (table, cells);
    }
  binome_report_add_paragraph (report, _ ("☐ On site   ☐ Remote   ☐ Either"));
}

static void
add_skills (const BinomeRegistrationForm *self, BinomeReport *report)
{
  BinomeReportTable *table = binome_report_add_table (report, NULL);

  binome_report_table_add_column (table, _ ("Skill"), BINOME_REPORT_START, 4);
  for (int level = 1; level <= 4; level++)
    {
      g_autofree char *title = g_strdup_printf ("%d", level);

      binome_report_table_add_column (table, title, BINOME_REPORT_CENTRE, 0.6);
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      const BinomeFormField *field = self->fields->pdata[i];
      const char *cells[] = { field->label, BOX, BOX, BOX, BOX, NULL };
      const char *other[] = { _ ("Other:"), BOX, BOX, BOX, BOX, NULL };

      if (field->target == BINOME_FORM_SKILL)
        binome_report_table_add_row (table, cells);
      else if (field->target == BINOME_FORM_SKILLS)
        {
          binome_report_table_add_row (table, other);
          binome_report_table_add_row (table, other);
        }
    }
}

/**
 * binome_registration_form_build_paper:
 * @self: a form
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the form on paper, in the words of the library of letters, to be
 *   paginated
 */
BinomeReport *
binome_registration_form_build_paper (const BinomeRegistrationForm *self, BinomeDb *db, GError **error)
{
  static const BinomeFormTarget who[] = { BINOME_FORM_PERSON, BINOME_FORM_MANAGER };
  static const BinomeFormTarget part[] = { BINOME_FORM_ENROLMENT };
  static const BinomeFormTarget own[] = { BINOME_FORM_OWN };
  g_autoptr (BinomeLetterDocument) document = binome_letter_document_new (
      db, self->role == BINOME_ENROLMENT_ROLE_TUTOR ? "registration-tutor" : "registration-tutee",
      binome_entity_get_id (self->programme), 0, error);

  g_autofree char *notice = binome_registration_form_dup_notice (self);

  if (document == NULL)
    return NULL;

  binome_letter_document_set (document, "form.contact",
                              self->contact != NULL ? self->contact
                                                    : _ ("the co-ordinator of the programme"));
  binome_letter_document_set (document, "form.notice", notice);
  add_group (self, binome_letter_document_add (document, BINOME_LETTER_MADE "person"), who,
             G_N_ELEMENTS (who));
  add_group (self, binome_letter_document_add (document, BINOME_LETTER_MADE "part"), part,
             G_N_ELEMENTS (part));
  add_week (binome_letter_document_add (document, BINOME_LETTER_MADE "week"));
  add_skills (self, binome_letter_document_add (document, BINOME_LETTER_MADE "skills"));
  add_group (self, binome_letter_document_add (document, BINOME_LETTER_MADE "own"), own, G_N_ELEMENTS (own));
  return binome_letter_document_build (document, error);
}
