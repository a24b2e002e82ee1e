/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a matching criterion: only the fields that make sense for what it compares, and the
 * whole as a sentence. */

#include "recruitment/binome-criterion-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-law.h"
#include "binome-error.h"
#include "criteria/binome-criteria-count-row.h"
#include "criteria/binome-criterion-field-rows.h"
#include "binome-criterion-words.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  BinomeSession *session;
  BinomeEntity *criterion;
  BinomeCriteriaFields *fields;
  int comparator; /* that the limits belong to */
  int attribute;
  GtkWidget *weight;
  GtkWidget *minimum;
  GtkWidget *maximum;
  GtkWidget *language;
  GtkWidget *count;
  char *suggested; /* the title made up by the program, while it is one */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_object_unref (form->criterion);
  g_clear_pointer (&form->fields, binome_criteria_fields_unref);
  g_free (form->suggested);
  g_free (form);
}

/* A title that nobody wrote follows what the criterion says. */
static void
suggest_title (Form *form)
{
  const char *title = binome_entity_get_text (form->criterion, BINOME_CRITERION_TITLE);
  g_autofree char *condition = NULL;
  g_autofree char *first = NULL;
  const char *rest;

  if (form->suggested == NULL || g_strcmp0 (title, form->suggested) != 0)
    {
      g_clear_pointer (&form->suggested, g_free);
      return;
    }

  condition = binome_criterion_dup_condition (form->criterion, form->fields);
  rest = g_utf8_next_char (condition);
  first = g_utf8_strup (condition, rest - condition);
  g_free (form->suggested);
  form->suggested = g_strconcat (first, rest, NULL);
  binome_entity_set_text (form->criterion, BINOME_CRITERION_TITLE, form->suggested);
}

static void
show_limit (Form *form, GtkWidget *row, guint field, gboolean exists, const BinomeCriterionLimit *limit)
{
  GtkAdjustment *adjustment = adw_spin_row_get_adjustment (ADW_SPIN_ROW (row));
  gint64 value = binome_entity_get_integer (form->criterion, field);

  gtk_widget_set_visible (row, exists);
  if (!exists)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), limit->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), limit->hint);
  /* What is kept stays as it is until somebody changes it. */
  gtk_adjustment_set_lower (adjustment, (double)MIN (limit->lowest, value));
  gtk_adjustment_set_upper (adjustment, (double)MAX (limit->highest, value));
}

/* Another comparison counts in another unit: it begins with what is usual. */
static void
begin_limits (Form *form)
{
  int comparator = binome_entity_get_choice (form->criterion, BINOME_CRITERION_COMPARATOR);
  int attribute = binome_entity_get_choice (form->criterion, BINOME_CRITERION_ATTRIBUTE);
  BinomeCriterionLimit limit;

  if (form->comparator == comparator
      && (form->attribute == attribute
          || (comparator != BINOME_COMPARATOR_OVERLAP && comparator != BINOME_COMPARATOR_LEVEL_GAP)))
    return;

  form->comparator = comparator;
  form->attribute = attribute;
  binome_entity_set_integer (form->criterion, BINOME_CRITERION_MINIMUM,
                             binome_criterion_get_minimum (form->criterion, &limit) ? limit.usual : 0);
  binome_entity_set_integer (form->criterion, BINOME_CRITERION_MAXIMUM,
                             binome_criterion_get_maximum (form->criterion, &limit) ? limit.usual : 0);
}

/* What is legal here only where the work needs it. */
static GtkWidget *
make_language_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Only Where the Work Needs It"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("The ability to speak a language other than French is a protected ground too (Labour Code, article L1132-1). Use it only where the work itself needs that language."));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  return row;
}

static gboolean
compares_language (BinomeEntity *criterion)
{
  int comparator = binome_entity_get_choice (criterion, BINOME_CRITERION_COMPARATOR);

  return (comparator == (int)BINOME_COMPARATOR_SAME || comparator == (int)BINOME_COMPARATOR_DIFFERENT
          || comparator == (int)BINOME_COMPARATOR_OVERLAP)
         && binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE)
                == (int)BINOME_ATTRIBUTE_LANGUAGE;
}

static void
show_form (AdwPreferencesGroup *group)
{
  Form *form = g_object_get_data (G_OBJECT (group), "binome-form");
  g_autofree char *sentence = binome_criterion_dup_sentence (form->criterion, form->fields);
  BinomeCriterionLimit limit;
  gboolean exists;

  adw_preferences_group_set_description (group, sentence);
  gtk_widget_set_visible (form->language, compares_language (form->criterion));
  gtk_widget_set_visible (form->weight, binome_entity_get_choice (form->criterion, BINOME_CRITERION_KIND)
                                            == (int)BINOME_CRITERION_KIND_WEIGHTED);
  exists = binome_criterion_get_minimum (form->criterion, &limit);
  show_limit (form, form->minimum, BINOME_CRITERION_MINIMUM, exists, &limit);
  exists = binome_criterion_get_maximum (form->criterion, &limit);
  show_limit (form, form->maximum, BINOME_CRITERION_MAXIMUM, exists, &limit);
}

static void
on_criterion_changed_cb (AdwPreferencesGroup *group)
{
  Form *form = g_object_get_data (G_OBJECT (group), "binome-form");

  begin_limits (form);
  suggest_title (form);
  show_form (group);
  binome_criteria_count_row_count (BINOME_CRITERIA_COUNT_ROW (form->count), form->session,
                                   binome_entity_get_reference (form->criterion, BINOME_CRITERION_PROGRAMME),
                                   form->criterion);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, BinomeEntity *criterion, guint field)
{
  GtkWidget *row = binome_entity_row_new (criterion, field);

  adw_preferences_group_add (group, row);
  return row;
}

/**
 * binome_criterion_rows_add:
 * @group: where to add them
 * @session: what the window works on
 * @criterion: a #BinomeCriterion, live or a copy
 * @fields: (nullable): the fields of the company's own
 *
 * Adds the rows to edit a criterion. Its description becomes the criterion in a sentence.
 */
void
binome_criterion_rows_add (AdwPreferencesGroup *group, BinomeSession *session, BinomeEntity *criterion,
                           BinomeCriteriaFields *fields)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->criterion = g_object_ref (criterion);
  form->fields = fields != NULL ? binome_criteria_fields_ref (fields) : NULL;
  form->comparator = binome_entity_get_choice (criterion, BINOME_CRITERION_COMPARATOR);
  form->attribute = binome_entity_get_choice (criterion, BINOME_CRITERION_ATTRIBUTE);
  if (*binome_entity_get_text (criterion, BINOME_CRITERION_TITLE) == '\0')
    form->suggested = g_strdup ("");
  g_object_set_data_full (G_OBJECT (group), "binome-form", form, form_free);
  add_row (group, criterion, BINOME_CRITERION_COMPARATOR);
  adw_preferences_group_add (group,
                             binome_criterion_field_row_new (criterion, fields, BINOME_FIELD_SCOPE_TUTEE));
  adw_preferences_group_add (group,
                             binome_criterion_field_row_new (criterion, fields, BINOME_FIELD_SCOPE_TUTOR));
  form->language = make_language_row ();
  adw_preferences_group_add (group, form->language);
  adw_preferences_group_add (group, binome_criterion_viewpoint_row_new (criterion));
  form->minimum = add_row (group, criterion, BINOME_CRITERION_MINIMUM);
  form->maximum = add_row (group, criterion, BINOME_CRITERION_MAXIMUM);
  add_row (group, criterion, BINOME_CRITERION_KIND);
  form->weight = add_row (group, criterion, BINOME_CRITERION_WEIGHT);
  add_row (group, criterion, BINOME_CRITERION_MISSING);
  add_row (group, criterion, BINOME_CRITERION_TITLE);
  form->count = binome_criteria_count_row_new ();
  adw_preferences_group_add (group, form->count);
  adw_preferences_group_add (group, binome_criterion_forbidden_row_new (fields));
  g_signal_connect_object (criterion, "notify", G_CALLBACK (on_criterion_changed_cb), group,
                           G_CONNECT_SWAPPED);
  on_criterion_changed_cb (group);
}

static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  if (binome_criterion_needs_field (data) && binome_entity_get_reference (data, BINOME_CRITERION_FIELD) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("Choose a field to compare first."));
      return FALSE;
    }

  binome_entity_set_id (data, 0);
  return binome_criterion_check_law (db, data, error) && binome_db_insert (db, data, error);
}

/**
 * binome_criterion_dialog_new:
 * @session: what the window works on, with a programme
 * @fields: (nullable): the fields of the company's own
 * @position: its place in the list
 *
 * Returns: (transfer floating): a form for a new criterion
 */
AdwDialog *
binome_criterion_dialog_new (BinomeSession *session, BinomeCriteriaFields *fields, guint position)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Add a Criterion"), _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (dialog, NULL, NULL);
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

  binome_entity_set_reference (criterion, BINOME_CRITERION_PROGRAMME,
                               binome_session_get_programme_id (session));
  binome_entity_set_integer (criterion, BINOME_CRITERION_POSITION, position);
  binome_criterion_rows_add (group, session, criterion, fields);
  binome_form_dialog_add_fields (dialog, group, criterion, NULL, 0);
  binome_form_dialog_set_work (dialog, session, _ ("Add a matching criterion"), insert_work, criterion,
                               g_object_unref);
  return ADW_DIALOG (dialog);
}

/**
 * binome_criterion_dialog_new_for:
 * @session: what the window works on
 * @fields: (nullable): the fields of the company's own
 * @criterion: a live #BinomeCriterion
 *
 * Returns: (transfer floating): a dialog to edit or delete it
 */
AdwDialog *
binome_criterion_dialog_new_for (BinomeSession *session, BinomeCriteriaFields *fields,
                                 BinomeEntity *criterion)
{
  BinomeEditDialog *dialog = binome_edit_dialog_new (session, criterion, NULL, 0);

  binome_criterion_rows_add (binome_edit_dialog_get_group (dialog), session, criterion, fields);
  return ADW_DIALOG (dialog);
}
