/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of criteria builds every comparison; pairs are counted while it is edited; what is kept is used
 * again; distances, wishes and stability are shown and kept. */

#include <locale.h>
#include <string.h>

#include "binome-criteria-templates.h"
#include "binome-export.h"
#include "criteria/binome-criteria-sets-dialog.h"
#include "criteria/binome-criteria-templates-dialog.h"
#include "criteria/binome-distances-dialog.h"
#include "criteria/binome-stability-dialog.h"
#include "criteria/binome-wishes-dialog.h"
#include "recruitment-fixture.h"
#include "recruitment/binome-criterion-rows.h"

static gint64
add_field (Fixture *f, const char *title, BinomeFieldKind kind, const char *choices)
{
  BinomeEntity *field = BINOME_ENTITY (binome_field_definition_new ());

  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_TITLE, title);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_KIND, (int)kind);
  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_CHOICES, choices);
  binome_entity_set_boolean (field, BINOME_FIELD_DEFINITION_MATCHING, TRUE);
  return scene_add (&f->scene, field);
}

static AdwDialog *
open_editor (Fixture *f, BinomeCriteriaFields *fields)
{
  AdwDialog *dialog;

  scene_read (&f->scene, binome_criteria_fields_read, fields);
  dialog = binome_criterion_dialog_new (f->session, fields, 9);
  adw_dialog_present (dialog, GTK_WIDGET (f->page));
  test_settle ();
  return dialog;
}

static GPtrArray *
list_criteria (Fixture *f)
{
  gpointer view = fixture_child (f, "criteria_view");
  g_autoptr (GPtrArray) all = find_all (template_child (view, "criteria"), ADW_TYPE_ACTION_ROW);
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < all->len; k++)
    g_ptr_array_add (titles, g_strdup (adw_preferences_row_get_title (all->pdata[k])));
  return titles;
}

static gboolean
is_shown (gpointer dialog, GType type, const char *title)
{
  GtkWidget *row = find_labelled (dialog, type, title);

  return row != NULL && gtk_widget_get_visible (row);
}

static void
choose_comparator (gpointer dialog, BinomeComparator comparator)
{
  GtkWidget *compares = find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Compares");

  adw_combo_row_set_selected (ADW_COMBO_ROW (compares), comparator);
}

/* Each comparison is built, with its fields, and kept as it was built. */
static void
test_editor (Fixture *f, gconstpointer data)
{
  static const struct
  {
    BinomeComparator comparator;
    const char *minimum;
    const char *maximum;
    gboolean has_field;
    gboolean has_viewpoint;
  } expected[] = {
    { BINOME_COMPARATOR_SAME, NULL, NULL, TRUE, FALSE },
    { BINOME_COMPARATOR_DIFFERENT, NULL, NULL, TRUE, FALSE },
    { BINOME_COMPARATOR_SKILLS_COVERED, "At least, in percent of the skills", NULL, FALSE, FALSE },
    { BINOME_COMPARATOR_SKILL_LEVEL, "Levels above, at least", NULL, FALSE, FALSE },
    { BINOME_COMPARATOR_SENIORITY_GAP, "Years longer, at least", "Years longer, at most", FALSE, FALSE },
    { BINOME_COMPARATOR_DATES_OVERLAP, "Days together, at least", NULL, FALSE, FALSE },
    { BINOME_COMPARATOR_NOT_MANAGER, "Levels of management", NULL, FALSE, FALSE },
    { BINOME_COMPARATOR_OVERLAP, "Half-hours a week together, at least", NULL, TRUE, FALSE },
    { BINOME_COMPARATOR_LEVEL_GAP, "Above by at least", "Above by at most", TRUE, TRUE },
    { BINOME_COMPARATOR_OFFERS_NEEDS, NULL, NULL, TRUE, TRUE },
    { BINOME_COMPARATOR_SITE_DISTANCE, "Kilometres that count as near", "Kilometres apart, at most", FALSE,
      FALSE },
    { BINOME_COMPARATOR_WISHES, NULL, NULL, FALSE, TRUE },
    { BINOME_COMPARATOR_TALK, "Note of 5, at least", NULL, FALSE, TRUE },
  };
  static const BinomeComparator kept[]
      = { BINOME_COMPARATOR_OVERLAP, BINOME_COMPARATOR_LEVEL_GAP, BINOME_COMPARATOR_WISHES };
  g_autoptr (BinomeCriteriaFields) fields = binome_criteria_fields_new ();
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  AdwDialog *dialog;

  g_assert_cmpuint (G_N_ELEMENTS (expected), ==, binome_choice_count (binome_criterion_comparators));
  add_field (f, "Level", BINOME_FIELD_KIND_LEVELS, "Beginner\nExpert");
  before = list_criteria (f);
  dialog = open_editor (f, fields);
  for (gsize k = 0; k < G_N_ELEMENTS (expected); k++)
    {
      choose_comparator (dialog, expected[k].comparator);
      g_assert_true (is_shown (dialog, ADW_TYPE_COMBO_ROW, "Field") == expected[k].has_field);
      g_assert_true (is_shown (dialog, ADW_TYPE_COMBO_ROW, "Point of view") == expected[k].has_viewpoint);
      if (expected[k].minimum != NULL)
        g_assert_true (is_shown (dialog, ADW_TYPE_SPIN_ROW, expected[k].minimum));
      if (expected[k].maximum != NULL)
        g_assert_true (is_shown (dialog, ADW_TYPE_SPIN_ROW, expected[k].maximum));
    }
  adw_dialog_force_close (dialog);

  for (gsize k = 0; k < G_N_ELEMENTS (kept); k++)
    {
      dialog = binome_criterion_dialog_new (f->session, fields, 9);
      adw_dialog_present (dialog, GTK_WIDGET (f->page));
      choose_comparator (dialog, kept[k]);
      click_template_child (dialog, "accept_button");
      g_assert_null (adw_window_get_visible_dialog (f->window));
    }
  after = list_criteria (f);
  g_assert_cmpuint (after->len, ==, before->len + G_N_ELEMENTS (kept));
}

/* Levels and years that everybody has are offered beside the fields of one’s own, each with its limits. */
static void
test_levels (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeCriteriaFields) fields = binome_criteria_fields_new ();
  AdwDialog *dialog = open_editor (f, fields);
  GtkWidget *field;

  choose_comparator (dialog, BINOME_COMPARATOR_LEVEL_GAP);
  field = find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Field");
  g_assert_nonnull (field);
  g_assert_true (is_shown (dialog, ADW_TYPE_SPIN_ROW, "Above by at least"));
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "Criterion"));
  /* The level of the diploma, then the years. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (field), 1);
  g_assert_true (is_shown (dialog, ADW_TYPE_SPIN_ROW, "Years more, at least"));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "Criterion"))), ==,
      "“Years of experience in the field”: the tutor is at least 2 above the tutee");
  click_template_child (dialog, "accept_button");
  g_assert_null (adw_window_get_visible_dialog (f->window));
}

/* A language may be compared, but the law is named beside it; nowhere else. */
static void
test_language (Fixture *f, gconstpointer data)
{
  const char *hint = "Only Where the Work Needs It";
  g_autoptr (BinomeCriteriaFields) fields = binome_criteria_fields_new ();
  AdwDialog *dialog = open_editor (f, fields);

  choose_comparator (dialog, BINOME_COMPARATOR_SAME);
  g_assert_false (is_shown (dialog, ADW_TYPE_ACTION_ROW, hint));
  /* Site, team, job, language. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Field")), 3);
  g_assert_true (is_shown (dialog, ADW_TYPE_ACTION_ROW, hint));
  choose_comparator (dialog, BINOME_COMPARATOR_SENIORITY_GAP);
  g_assert_false (is_shown (dialog, ADW_TYPE_ACTION_ROW, hint));
  adw_dialog_force_close (dialog);
}

/* What the law forbids is listed with the reason, and cannot be chosen. */
static void
test_forbidden (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeCriteriaFields) fields = binome_criteria_fields_new ();
  GtkWidget *row, *field;
  AdwDialog *dialog;
  GListModel *answers;

  add_field (f, "Pace", BINOME_FIELD_KIND_SCALE, "");
  add_field (f, "Âge", BINOME_FIELD_KIND_NUMBER, "");
  dialog = open_editor (f, fields);
  row = find_labelled (dialog, ADW_TYPE_ACTION_ROW, "Âge");
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_sensitive (row));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "L1132-1"));
  field = find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Field");
  answers = adw_combo_row_get_model (ADW_COMBO_ROW (field));
  for (guint k = 0; k < g_list_model_get_n_items (answers); k++)
    g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (answers), k), !=, "Âge");
  g_assert_cmpstr (
      gtk_string_list_get_string (GTK_STRING_LIST (answers), g_list_model_get_n_items (answers) - 1), ==,
      "Pace");
  adw_dialog_force_close (dialog);
}

static GtkWidget *
find_count (gpointer dialog)
{
  g_autoptr (GPtrArray) rows = find_all (dialog, ADW_TYPE_ACTION_ROW);

  for (guint k = 0; k < rows->len; k++)
    if (strstr (adw_preferences_row_get_title (rows->pdata[k]), "possible") != NULL)
      return rows->pdata[k];
  return NULL;
}

/* Four tutees and three tutors, who are in Lyon and Paris as the scene says. */
static void
test_preview (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeCriteriaFields) fields = binome_criteria_fields_new ();
  AdwDialog *dialog = open_editor (f, fields);
  GtkWidget *kind = find_labelled (dialog, ADW_TYPE_COMBO_ROW, "Kind");
  g_autofree char *before = NULL;

  test_settle ();
  before = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_count (dialog))));
  g_assert_nonnull (strstr (before, " of 12 pairs stay possible"));
  /* As a rule it takes pairs away: before anything is kept. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), BINOME_CRITERION_KIND_MUST);
  test_settle ();
  test_settle ();
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_count (dialog))), !=, before);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_count (dialog))), "This rule alone removes"));
  adw_dialog_force_close (dialog);
}

typedef struct
{
  gint64 programme;
  BinomeProgrammeKind kind;
} Use;

static gboolean
template_work (BinomeDb *db, gpointer data, GError **error)
{
  const Use *use = data;

  return binome_criteria_template_use (db, use->programme, use->kind, error);
}

static void
test_sets (Fixture *f, gconstpointer data)
{
  Use use = { f->scene.programme, BINOME_PROGRAMME_KIND_PEER };
  gpointer view = fixture_child (f, "criteria_view");
  AdwDialog *dialog;
  GtkWidget *row;

  scene_write (&f->scene, template_work, &use);
  test_settle ();
  g_signal_emit_by_name (find_labelled (view, ADW_TYPE_BUTTON_ROW, "Keep These Criteria"), "activated");
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  gtk_editable_set_text (GTK_EDITABLE (find_labelled (dialog, ADW_TYPE_ENTRY_ROW, "Title")), "Among peers");
  click_template_child (dialog, "accept_button");
  row = find_labelled (view, ADW_TYPE_ACTION_ROW, "Among peers");
  g_assert_nonnull (row);

  /* Another template, chosen in its dialog. */
  g_signal_emit_by_name (template_child (view, "criteria"), "add");
  adw_dialog_force_close (adw_window_get_visible_dialog (f->window));
  adw_dialog_present (binome_criteria_templates_dialog_new (f->session), GTK_WIDGET (f->page));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_ACTION_ROW, "Reverse mentoring"), "activated");
  test_settle ();
  g_assert_nonnull (find_labelled (view, ADW_TYPE_ACTION_ROW, "Try-out talk"));

  row = find_labelled (view, ADW_TYPE_ACTION_ROW, "Among peers");
  gtk_widget_activate (row);
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_nonnull (find_labelled (dialog, ADW_TYPE_ACTION_ROW, "Try-out talk")); /* only now */
  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "_Use These Criteria"), "activated");
  test_settle ();
  g_assert_null (find_labelled (view, ADW_TYPE_ACTION_ROW, "Try-out talk"));
  g_assert_nonnull (find_labelled (view, ADW_TYPE_ACTION_ROW, "The same job"));
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Use the criteria “Among peers”");
}

/* The button writes this list to a file. */
static void
assert_export (gpointer dialog, const char *label, const char *list)
{
  g_autoptr (GPtrArray) buttons = find_all (dialog, GTK_TYPE_BUTTON);
  BinomeExportKind kind;

  for (guint k = 0; k < buttons->len; k++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[k]), label) == 0)
      {
        GVariant *target = gtk_actionable_get_action_target_value (buttons->pdata[k]);

        g_assert_cmpstr (gtk_actionable_get_action_name (buttons->pdata[k]), ==, "win.export");
        g_assert_cmpstr (g_variant_get_string (target, NULL), ==, list);
        g_assert_true (binome_export_kind_for_word (list, &kind));
        return;
      }
  g_assert_not_reached ();
}

static void
test_distances (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *row;

  binome_distances_dialog_present (f->session, GTK_WIDGET (f->page));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  assert_export (dialog, "Export the Distances…", "distances");
  row = find_labelled (dialog, ADW_TYPE_SPIN_ROW, "Paris");
  g_assert_nonnull (row);
  adw_spin_row_set_value (ADW_SPIN_ROW (row), 465);
  adw_dialog_force_close (dialog); /* at once: what was typed is kept */
  test_settle ();
  binome_distances_dialog_present (f->session, GTK_WIDGET (f->page));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  row = find_labelled (dialog, ADW_TYPE_SPIN_ROW, "Paris");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (row)), ==, 465);
  adw_dialog_force_close (dialog);
}

/* The form that is in front of the one with the wishes. */
static gpointer
find_form (Fixture *f, const char *button)
{
  g_autoptr (GPtrArray) dialogs = find_all (f->window, ADW_TYPE_DIALOG);
  gpointer found = NULL;

  for (guint k = 0; k < dialogs->len; k++)
    if (find_labelled (dialogs->pdata[k], GTK_TYPE_BUTTON, button) != NULL)
      found = dialogs->pdata[k];
  return found;
}

static void
test_wishes (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  gpointer form;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *first = NULL;

  binome_wishes_dialog_present (f->session, f->scene.lea, GTK_WIDGET (f->page));
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  g_assert_true (BINOME_IS_WISHES_DIALOG (dialog));
  assert_export (dialog, "Export All Wishes…", "wishes");
  for (guint k = 0; k < 2; k++)
    {
      g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Add a Choice"), "activated");
      test_settle ();
      form = find_form (f, "_Add");
      g_assert_nonnull (form);
      click_template_child (form, "accept_button");
      test_settle ();
    }
  rows = find_all (dialog, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 2);
  first = g_strdup (adw_preferences_row_get_title (rows->pdata[0]));
  g_assert_cmpstr (adw_preferences_row_get_title (rows->pdata[1]), !=, first);

  /* The second becomes the first. */
  {
    g_autofree char *label = g_strdup_printf ("Move %s up", adw_preferences_row_get_title (rows->pdata[1]));
    g_autoptr (GPtrArray) buttons = find_all (dialog, GTK_TYPE_BUTTON);

    for (guint k = 0; k < buttons->len; k++)
      if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[k]), label) == 0)
        {
          g_signal_emit_by_name (buttons->pdata[k], "clicked");
          break;
        }
  }
  test_settle ();
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = find_all (dialog, ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (rows->pdata[1]), ==, first);
  g_assert_cmpstr (binome_store_get_undo_name (f->scene.store), ==, "Change the order of choices");

  g_signal_emit_by_name (find_labelled (dialog, ADW_TYPE_BUTTON_ROW, "Record a Talk"), "activated");
  test_settle ();
  form = find_form (f, "_Record");
  adw_spin_row_set_value (ADW_SPIN_ROW (find_labelled (form, ADW_TYPE_SPIN_ROW, "The tutee’s note (1 to 5)")),
                          4);
  click_template_child (form, "accept_button");
  test_settle ();
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = find_all (dialog, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (rows->pdata[2]), "tutee: 4 of 5"));
  adw_dialog_force_close (dialog);
}

static void
test_stability (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog;
  BinomeEntity *wish = BINOME_ENTITY (binome_wish_new ());
  g_autoptr (GPtrArray) rows = NULL;

  scene_propose (&f->scene, f->scene.lea, f->scene.paul);
  binome_entity_set_reference (wish, BINOME_WISH_TUTEE, f->scene.lea);
  binome_entity_set_reference (wish, BINOME_WISH_TUTOR, f->scene.anne);
  binome_entity_set_integer (wish, BINOME_WISH_RANK, 1);
  scene_add (&f->scene, wish);
  test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (f->page), "recruitment.stability", NULL);
  test_settle ();
  dialog = adw_window_get_visible_dialog (f->window);
  rows = find_all (dialog, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (rows->pdata[0]), "choice 1"));
  adw_dialog_force_close (dialog);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/criteria/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("editor", test_editor);
  ADD ("forbidden", test_forbidden);
  ADD ("levels", test_levels);
  ADD ("language", test_language);
  ADD ("preview", test_preview);
  ADD ("sets", test_sets);
  ADD ("distances", test_distances);
  ADD ("wishes", test_wishes);
  ADD ("stability", test_stability);

  return g_test_run ();
}
