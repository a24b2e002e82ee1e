/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation of the season that the unit tests of the workflow count by hand. */

#include <locale.h>
#include <adwaita.h>

#include "binome-clock.h"
#include "binome-evaluation-report.h"
#include "binome-session.h"
#include "evaluation/binome-evaluation-page.h"
#include "printing/binome-report-preview.h"
#include "printing/binome-report-sheet.h"
#include "evaluation/binome-result-row.h"
#include "scene-season.h"
#include "widgets/binome-chart-view.h"
#include "widgets/binome-date-button.h"
#include "test-settle.h"

typedef struct
{
  Season season;
  BinomeSession *session;
  GtkWidget *window;
  BinomeEvaluationPage *page;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  season_set_up (&f->season, data);
  test_settle_watch (f->season.scene.store);
  f->session = binome_session_new (f->season.scene.store);
  binome_session_set_programme_id (f->session, f->season.scene.programme);
  f->page = g_object_new (BINOME_TYPE_EVALUATION_PAGE, "session", f->session, "title", "Evaluation", NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  BinomeEvaluationPage *page = g_object_ref (f->page);

  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_finalize_object (page);
  g_clear_object (&f->session);
  season_tear_down (&f->season, data);
}

static gpointer
child_of (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (f->page), BINOME_TYPE_EVALUATION_PAGE, name);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (Fixture *f, const char *inside, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (child_of (f, inside), type, found);
  return found;
}

static const char *
visible_child (Fixture *f, const char *stack)
{
  return gtk_stack_get_visible_child_name (child_of (f, stack));
}

static void
test_figures (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = find_all (f, "figures", GTK_TYPE_BUTTON);

  g_assert_cmpstr (visible_child (f, "main_stack"), ==, "programme");
  g_assert_cmpstr (visible_child (f, "dashboard_stack"), ==, "charts");
  g_assert_cmpuint (buttons->len, ==, 5);
  /* Three of four tutees; 60 + 45 + 30 + 90 + 75 minutes. */
  gtk_test_accessible_assert_property (buttons->pdata[1], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tutees accompanied: 3");
  gtk_test_accessible_assert_property (buttons->pdata[3], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Hours of meetings: 5\302\240h");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (buttons->pdata[3]), ==,
                   "Minutes of the meetings held up to the day ÷ 60.");
}

static guint
count_shown (GPtrArray *views)
{
  guint n = 0;

  for (guint i = 0; i < views->len; i++)
    if (gtk_widget_get_visible (gtk_widget_get_parent (views->pdata[i])))
      n++;
  return n;
}

static void
test_charts (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) views = find_all (f, "charts", BINOME_TYPE_CHART_VIEW);

  g_assert_cmpuint (views->len, ==, 6);
  g_assert_cmpuint (count_shown (views), ==, 6);

  /* Before the first pair there is less to draw, and nothing empty is shown. */
  binome_date_button_set_date (child_of (f, "as_of"), binome_date_new (2026, 3, 1));
  test_settle ();
  g_assert_cmpuint (count_shown (views), <, 6);
}

static const char *
label_of (GtkWidget *row, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (row, BINOME_TYPE_RESULT_ROW, name)));
}

static void
test_results (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = find_all (f, "results_group", BINOME_TYPE_RESULT_ROW);
  g_autoptr (GPtrArray) bars = find_all (f, "results_group", GTK_TYPE_LEVEL_BAR);

  g_assert_cmpstr (visible_child (f, "results_stack"), ==, "results");
  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_cmpstr (label_of (rows->pdata[0], "status_label"), ==,
                   "On course"); /* 75% of 80%: over nine tenths */
  g_assert_cmpstr (label_of (rows->pdata[0], "result_label"), ==, "75%");
  g_assert_cmpstr (label_of (rows->pdata[1], "status_label"), ==, "Reached"); /* 5 h of 4 h */
  g_assert_cmpfloat (gtk_level_bar_get_value (bars->pdata[1]), ==, 1);
  g_assert_cmpstr (label_of (rows->pdata[2], "status_label"), ==, "Missed"); /* 50% of 90%, due on 15 June */
  g_assert_cmpstr (label_of (rows->pdata[3], "status_label"), ==, "Not known yet");
  g_assert_cmpfloat (gtk_level_bar_get_value (bars->pdata[3]), ==, 0);
}

/* What is entered by hand shows at once. */
static void
test_entered (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = find_all (f, "results_group", BINOME_TYPE_RESULT_ROW);
  BinomeEntity *objective = g_object_get_data (rows->pdata[3], "binome-objective");

  g_assert_cmpint (binome_entity_get_choice (objective, BINOME_OBJECTIVE_INDICATOR), ==,
                   BINOME_INDICATOR_MANUAL);
  binome_entity_set_real (objective, BINOME_OBJECTIVE_RESULT, 5);
  binome_entity_set_text (objective, BINOME_OBJECTIVE_COMMENT, "Counted <by hand>");
  binome_store_flush (f->season.scene.store);
  test_settle ();
  g_assert_cmpstr (label_of (rows->pdata[3], "result_label"), ==, "5");
  g_assert_cmpstr (label_of (rows->pdata[3], "comment_label"), ==, "Counted <by hand>");
}

typedef struct
{
  gint64 programme;
  BinomeDate as_of;
  guint n_pages;
} Count;

static gboolean
count_work (BinomeDb *db, gpointer data, GError **error)
{
  Count *count = data;
  g_autoptr (BinomeReport) report
      = binome_evaluation_report_build (db, count->programme, count->as_of, error);

  count->n_pages = report != NULL ? binome_report_paginate (report, NULL) : 0;
  return report != NULL;
}

static void
test_preview (Fixture *f, gconstpointer data)
{
  Count count = { f->season.scene.programme, binome_date_new (2026, 6, 30), 0 };
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree char *label = NULL;

  scene_read (&f->season.scene, count_work, &count);
  g_assert_cmpuint (count.n_pages, >=, 4);
  g_assert_cmpuint (binome_report_preview_get_n_pages (child_of (f, "preview")), ==, count.n_pages);

  sheets = find_all (f, "preview", BINOME_TYPE_REPORT_SHEET);
  g_assert_cmpuint (sheets->len, ==, count.n_pages);
  label = g_strdup_printf ("Page 2 of %u", count.n_pages);
  gtk_test_accessible_assert_role (sheets->pdata[1], GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (sheets->pdata[1], GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

/* The buttons for the day are one. */
static void
test_days (Fixture *f, gconstpointer data)
{
  BinomeDateButton *report_button = child_of (f, "report_as_of");

  g_assert_cmpint (binome_date_button_get_date (report_button), ==, binome_date_new (2026, 6, 30));
  binome_date_button_set_date (child_of (f, "as_of"), binome_date_new (2026, 5, 1));
  g_assert_cmpint (binome_date_button_get_date (report_button), ==, binome_date_new (2026, 5, 1));
}

/* The page asks for a printer, and takes a no. */
static void
test_print (Fixture *f, gconstpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_before = g_list_model_get_n_items (toplevels);
  g_autoptr (GtkWindow) dialog = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "evaluation.print", NULL));
  test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n_before + 1);
  dialog = g_list_model_get_item (toplevels, n_before);
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (f->window));
  gtk_window_close (dialog);
  test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n_before);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  BinomeEntity *programme = BINOME_ENTITY (binome_programme_new ());
  gint64 id;

  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, "Empty");
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 9, 1));
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 12, 31));
  id = scene_add (&f->season.scene, programme);

  binome_session_set_programme_id (f->session, id);
  test_settle ();
  g_assert_cmpstr (visible_child (f, "main_stack"), ==, "programme");
  g_assert_cmpstr (visible_child (f, "dashboard_stack"), ==, "empty");
  g_assert_cmpstr (visible_child (f, "results_stack"), ==, "empty");
  g_assert_cmpuint (binome_report_preview_get_n_pages (child_of (f, "preview")), >=, 1);

  binome_session_set_programme_id (f->session, 0);
  test_settle ();
  g_assert_cmpstr (visible_child (f, "main_stack"), ==, "empty");
  g_assert_false (gtk_widget_get_visible (child_of (f, "print_box")));
}

static void
on_write_letter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  *(GVariant **)data = g_variant_ref (parameter);
}

/* The report leads to its words in the library of letters. */
static void
test_words (Fixture *f, gconstpointer data)
{
  const GActionEntry entry = { "write-letter", on_write_letter_cb, "(sax)" };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPtrArray) buttons = find_all (f, "main_stack", GTK_TYPE_BUTTON);
  g_autoptr (GVariant) parameter = NULL;
  const char *letter = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), &entry, 1, &parameter);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (actions));
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (buttons->pdata[i]), "win.write-letter") == 0)
      g_signal_emit_by_name (buttons->pdata[i], "clicked");
  g_assert_nonnull (parameter);
  g_variant_get_child (parameter, 0, "&s", &letter);
  g_assert_cmpstr (letter, ==, "evaluation-report");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

  g_test_add ("/evaluation/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/evaluation/charts", Fixture, NULL, set_up, test_charts, tear_down);
  g_test_add ("/evaluation/results", Fixture, NULL, set_up, test_results, tear_down);
  g_test_add ("/evaluation/entered", Fixture, NULL, set_up, test_entered, tear_down);
  g_test_add ("/evaluation/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/evaluation/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/evaluation/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/evaluation/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/evaluation/empty", Fixture, NULL, set_up, test_empty, tear_down);
  return g_test_run ();
}
