/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registration form on paper: lines to fill in, boxes to tick, and room to sign. */

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-registration-form.h"
#include "binome-text.h"

#define BOX "☐"
#define SPACE 10.0

static BinomeReportTable *
begin_table (BinomeReport *report, const char *heading, double answer_width)
{
  BinomeReportTable *table;

  binome_report_add_heading (report, 1, heading);
  table = binome_report_add_table (report, NULL);
  binome_report_table_set_for_signing (table, TRUE);
  binome_report_table_add_column (table, _ ("Question"), BINOME_REPORT_START, 2);
  binome_report_table_add_column (table, _ ("Your answer"), BINOME_REPORT_START, answer_width);
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
  g_autofree char *label = field->hint != NULL && field->choices == NULL
                               ? g_strdup_printf ("%s\n%s", field->label, field->hint)
                               : g_strdup (field->label);
  const char *cells[] = { label, boxes, NULL };

  binome_report_table_add_row (table, cells);
}

static void
add_group (const BinomeRegistrationForm *self, BinomeReport *report, const char *heading,
           const BinomeFormTarget *targets, guint n_targets)
{
  BinomeReportTable *table = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const BinomeFormField *field = self->fields->pdata[i];

      for (guint t = 0; t < n_targets; t++)
        if (field->target == targets[t])
          {
            if (table == NULL)
              table = begin_table (report, heading, 4);
            add_row (table, field);
          }
    }
}

/* A box for each half-day of the week. */
static void
add_week (BinomeReport *report)
{
  static const char *const halves[] = { N_ ("Morning"), N_ ("Afternoon") };
  BinomeReportTable *table;

  binome_report_add_heading (report, 1, _ ("When You Are Free"));
  binome_report_add_paragraph (report, _ ("Tick what suits you, and add the times where you know them."));
  table = binome_report_add_table (report, NULL);
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
  gboolean is_tutor = self->role == BINOME_ENROLMENT_ROLE_TUTOR;
  BinomeReportTable *table;

  binome_report_add_heading (report, 1, is_tutor ? _ ("What You Can Pass On") : _ ("What You Want to Learn"));
  table = binome_report_add_table (report, NULL);
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
  binome_report_add_paragraph (
      report, is_tutor
                  ? _ ("Tick the level you have: 1 begins, 2 with help, 3 on your own, 4 can teach it.")
                  : _ ("Tick the level you aim at: 1 begins, 2 with help, 3 on your own, 4 can teach it."));
}

static void
add_head (const BinomeRegistrationForm *self, BinomeReport *report)
{
  g_autofree char *from = binome_date_format (
      binome_entity_get_date (self->programme, BINOME_PROGRAMME_STARTS_ON), BINOME_DATE_LONG);
  g_autofree char *until = binome_date_format (
      binome_entity_get_date (self->programme, BINOME_PROGRAMME_ENDS_ON), BINOME_DATE_LONG);
  /* Translators: two dates. */
  g_autofree char *dates = g_strdup_printf (_ ("The programme runs from %1$s to %2$s."), from, until);
  const char *purpose = binome_entity_get_text (self->programme, BINOME_PROGRAMME_PURPOSE);

  binome_report_add_title (report);
  binome_report_add_paragraph (report, dates);
  if (!binome_text_is_blank (purpose))
    binome_report_add_paragraph (report, purpose);
  if (self->contact != NULL)
    binome_report_add_lead_paragraph (report, _ ("To be returned to"), self->contact);
}

/**
 * binome_registration_form_build_paper:
 * @self: a form
 *
 * Returns: (transfer full): the form on paper, to be paginated
 */
BinomeReport *
binome_registration_form_build_paper (const BinomeRegistrationForm *self)
{
  static const BinomeFormTarget who[] = { BINOME_FORM_PERSON, BINOME_FORM_MANAGER };
  static const BinomeFormTarget part[] = { BINOME_FORM_ENROLMENT };
  static const BinomeFormTarget own[] = { BINOME_FORM_OWN };
  g_autofree char *title = binome_registration_form_dup_title (self);
  g_autofree char *notice = binome_registration_form_dup_notice (self);
  BinomeReport *report = binome_report_new (title, C_ ("language code", "en"));

  binome_report_set_organisation (report, self->organisation);
  binome_report_set_subtitle (report, binome_entity_get_text (self->programme, BINOME_PROGRAMME_TITLE));
  add_head (self, report);
  add_group (self, report, _ ("About You"), who, G_N_ELEMENTS (who));
  add_group (self, report, _ ("Your Part in the Programme"), part, G_N_ELEMENTS (part));
  add_week (report);
  add_skills (self, report);
  add_group (self, report, _ ("Further Questions"), own, G_N_ELEMENTS (own));
  binome_report_add_space (report, SPACE);
  binome_report_add_lead_paragraph (report, _ ("Data protection"), notice);
  binome_report_add_paragraph (report, _ ("I apply of my own free will."));
  binome_report_add_signature (report, _ ("The candidate"), "");
  binome_report_add_signature (report, _ ("The line manager: ☐ agrees   ☐ does not agree"), "");
  return report;
}
