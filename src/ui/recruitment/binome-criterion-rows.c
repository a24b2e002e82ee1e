/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a matching criterion: only the fields that make sense for what it compares, and the
 * whole as a sentence. */

#include "recruitment/binome-criterion-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-criterion.h"
#include "recruitment/binome-criterion-words.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  BinomeEntity *criterion; /* owned */
  AdwPreferencesGroup *group;
  GtkWidget *attribute;
  GtkWidget *weight;
  GtkWidget *minimum;
  GtkWidget *maximum;
  char *suggested; /* the title made up by the program, while it is one */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->criterion);
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

  condition = binome_criterion_dup_condition (form->criterion);
  rest = g_utf8_next_char (condition);
  first = g_utf8_strup (condition, rest - condition);
  g_free (form->suggested);
  form->suggested = g_strconcat (first, rest, NULL);
  binome_entity_set_text (form->criterion, BINOME_CRITERION_TITLE, form->suggested);
}

static void
show_form (AdwPreferencesGroup *group)
{
  Form *form = g_object_get_data (G_OBJECT (group), "binome-form");
  BinomeComparator comparator
      = (BinomeComparator)binome_entity_get_choice (form->criterion, BINOME_CRITERION_COMPARATOR);
  const char *minimum = binome_comparator_get_minimum_label (comparator);
  g_autofree char *sentence = NULL;

  /* Comparing nothing says nothing: the first field is the site. */
  if (binome_comparator_has_attribute (comparator)
      && binome_entity_get_choice (form->criterion, BINOME_CRITERION_ATTRIBUTE) == (int)BINOME_ATTRIBUTE_NONE)
    binome_entity_set_choice (form->criterion, BINOME_CRITERION_ATTRIBUTE, BINOME_ATTRIBUTE_SITE);

  sentence = binome_criterion_dup_sentence (form->criterion);
  adw_preferences_group_set_description (group, sentence);
  gtk_widget_set_visible (form->attribute, binome_comparator_has_attribute (comparator));
  gtk_widget_set_visible (form->weight, binome_entity_get_choice (form->criterion, BINOME_CRITERION_KIND)
                                            == (int)BINOME_CRITERION_KIND_WEIGHTED);
  gtk_widget_set_visible (form->minimum, minimum != NULL);
  if (minimum != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->minimum), minimum);
  gtk_widget_set_visible (form->maximum, comparator == BINOME_COMPARATOR_SENIORITY_GAP);
}

static void
on_criterion_changed_cb (AdwPreferencesGroup *group)
{
  suggest_title (g_object_get_data (G_OBJECT (group), "binome-form"));
  show_form (group);
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
 * @criterion: a #BinomeCriterion, live or a copy
 *
 * Adds the rows to edit a criterion. Its description becomes the criterion in a sentence.
 */
void
binome_criterion_rows_add (AdwPreferencesGroup *group, BinomeEntity *criterion)
{
  Form *form = g_new0 (Form, 1);

  form->criterion = g_object_ref (criterion);
  if (*binome_entity_get_text (criterion, BINOME_CRITERION_TITLE) == '\0')
    form->suggested = g_strdup ("");
  g_object_set_data_full (G_OBJECT (group), "binome-form", form, form_free);
  add_row (group, criterion, BINOME_CRITERION_COMPARATOR);
  form->attribute = add_row (group, criterion, BINOME_CRITERION_ATTRIBUTE);
  form->minimum = add_row (group, criterion, BINOME_CRITERION_MINIMUM);
  form->maximum = add_row (group, criterion, BINOME_CRITERION_MAXIMUM);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->maximum), _ ("Years longer, at most"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (form->maximum), _ ("0 for no limit"));
  add_row (group, criterion, BINOME_CRITERION_KIND);
  form->weight = add_row (group, criterion, BINOME_CRITERION_WEIGHT);
  add_row (group, criterion, BINOME_CRITERION_MISSING);
  add_row (group, criterion, BINOME_CRITERION_TITLE);
  g_signal_connect_object (criterion, "notify", G_CALLBACK (on_criterion_changed_cb), group,
                           G_CONNECT_SWAPPED);
  on_criterion_changed_cb (group);
}

static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  binome_entity_set_id (data, 0);
  return binome_db_insert (db, data, error);
}

/**
 * binome_criterion_dialog_new:
 * @session: what the window works on, with a programme
 * @position: its place in the list
 *
 * Returns: (transfer floating): a form for a new criterion
 */
AdwDialog *
binome_criterion_dialog_new (BinomeSession *session, guint position)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Add a Criterion"), _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (dialog, NULL, NULL);
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

  binome_entity_set_reference (criterion, BINOME_CRITERION_PROGRAMME,
                               binome_session_get_programme_id (session));
  binome_entity_set_integer (criterion, BINOME_CRITERION_POSITION, position);
  binome_criterion_rows_add (group, criterion);
  binome_form_dialog_add_fields (dialog, group, criterion, NULL, 0);
  binome_form_dialog_set_work (dialog, session, _ ("Add a matching criterion"), insert_work, criterion,
                               g_object_unref);
  return ADW_DIALOG (dialog);
}

/**
 * binome_criterion_dialog_new_for:
 * @session: what the window works on
 * @criterion: a live #BinomeCriterion
 *
 * Returns: (transfer floating): a dialog to edit or delete it
 */
AdwDialog *
binome_criterion_dialog_new_for (BinomeSession *session, BinomeEntity *criterion)
{
  BinomeEditDialog *dialog = binome_edit_dialog_new (session, criterion, NULL, 0);

  binome_criterion_rows_add (binome_edit_dialog_get_group (dialog), criterion);
  return ADW_DIALOG (dialog);
}
