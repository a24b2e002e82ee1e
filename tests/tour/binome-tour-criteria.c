/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stops of the tour about criteria: the editor with each way to compare, kept criteria, distances, wishes. */

#include "binome-tour-criteria.h"

#include "criteria/binome-criteria-sets-dialog.h"
#include "criteria/binome-criteria-templates-dialog.h"
#include "criteria/binome-distances-dialog.h"
#include "criteria/binome-stability-dialog.h"
#include "criteria/binome-wishes-dialog.h"
#include "recruitment/binome-criterion-rows.h"

/* What the editor compares at each stop. */
static const struct
{
  const char *step;
  BinomeComparator comparator;
} editors[] = {
  { "criteria.editor.same", BINOME_COMPARATOR_SAME },
  { "criteria.editor.overlap", BINOME_COMPARATOR_OVERLAP },
  { "criteria.editor.gap", BINOME_COMPARATOR_LEVEL_GAP },
  { "criteria.editor.distance", BINOME_COMPARATOR_SITE_DISTANCE },
  { "criteria.editor.wishes", BINOME_COMPARATOR_WISHES },
};

typedef struct
{
  gint64 programme;
  gint64 tutee;
  BinomeEntity *set;
} Find;

static gboolean
find_work (BinomeDb *db, gpointer data, GError **error)
{
  Find *find = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERIA_SET);
  g_autoptr (GPtrArray) sets = NULL;
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT w.tutee FROM wish w JOIN enrolment e ON e.id = w.tutee WHERE e.programme = ?1"
      " GROUP BY w.tutee ORDER BY count(*) DESC, w.tutee LIMIT 1",
      error);

  binome_query_where_integer (query, BINOME_CRITERIA_SET_PROGRAMME, BINOME_QUERY_EQUAL, find->programme);
  sets = binome_db_select (db, query, error);
  if (row == NULL || sets == NULL)
    return FALSE;
  if (sets->len > 0)
    find->set = g_object_ref (sets->pdata[0]);
  binome_statement_bind_integer (row, 1, find->programme);
  while (binome_statement_step (row, NULL))
    find->tutee = binome_statement_get_integer (row, 0);
  return TRUE;
}

static void
compare (GtkWidget *widget, BinomeComparator comparator)
{
  GListModel *answers = ADW_IS_COMBO_ROW (widget) ? adw_combo_row_get_model (ADW_COMBO_ROW (widget)) : NULL;

  if (answers != NULL
      && g_list_model_get_n_items (answers) == binome_choice_count (binome_criterion_comparators))
    adw_combo_row_set_selected (ADW_COMBO_ROW (widget), comparator);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      compare (child, comparator);
}

static void
expand (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      expand (child);
}

/* STEP is “criteria.” with what is opened. */
void
binome_tour_show_criteria (BinomeWindow *window, const char *step, void (*settle) (int milliseconds))
{
  BinomeSession *session = binome_window_get_session (window);
  BinomeStore *store = binome_session_get_store (session);
  GtkWidget *parent = GTK_WIDGET (window);
  g_autoptr (BinomeCriteriaFields) fields = binome_criteria_fields_new ();
  Find find = { .programme = binome_session_get_programme_id (session) };

  binome_store_read (store, binome_criteria_fields_read, fields, NULL, NULL);
  binome_store_read (store, find_work, &find, NULL, NULL);
  if (g_str_equal (step, "criteria.templates"))
    adw_dialog_present (binome_criteria_templates_dialog_new (session), parent);
  else if (g_str_equal (step, "criteria.distances"))
    binome_distances_dialog_present (session, parent);
  else if (g_str_equal (step, "criteria.stability"))
    binome_stability_dialog_present (session, 0, parent);
  else if (g_str_equal (step, "criteria.person"))
    binome_wishes_dialog_present (session, find.tutee, parent);
  else if (g_str_equal (step, "criteria.set") && find.set != NULL)
    binome_criteria_set_dialog_present (session, fields, find.set, parent);
  for (gsize k = 0; k < G_N_ELEMENTS (editors); k++)
    if (g_str_equal (step, editors[k].step))
      {
        AdwDialog *dialog = binome_criterion_dialog_new (session, fields, 20);

        adw_dialog_present (dialog, parent);
        compare (GTK_WIDGET (dialog), editors[k].comparator);
        settle (500);
        expand (GTK_WIDGET (dialog));
      }
  g_clear_object (&find.set);
  settle (500);
}
