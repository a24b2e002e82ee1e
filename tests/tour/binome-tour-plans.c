/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stops of the tour about plans: the check-in plan, what it would change, a template; and about what the two
 * of a pair agree on: their action plan and the documents they sign. */

#include "binome-tour-plans.h"

#include "binome-action-plan-report.h"
#include "binome-agreement-text.h"
#include "follow-up/binome-pair-page.h"
#include "printing/binome-report-dialog.h"
#include "setup/binome-plan-template-page.h"
#include "setup/binome-schedule-view.h"
#include "widgets/binome-entity-list.h"

#define SETTLE_MS 700

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
scroll (GtkWidget *inside, double share)
{
  GtkWidget *scrolled = find (inside, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *lines = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (lines, gtk_adjustment_get_upper (lines) * share);
}

/* Scrolls a list of the page of a pair to the top. */
static void
show (GtkWidget *page, const char *child)
{
  GtkWidget *scrolled = find (page, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (page, BINOME_TYPE_PAIR_PAGE, child));
  GtkAdjustment *lines = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_point_t top;

  if (gtk_widget_compute_point (list, scrolled, &GRAPHENE_POINT_INIT (0, 0), &top))
    gtk_adjustment_set_value (lines, gtk_adjustment_get_value (lines) + top.y - 12);
}

/* STEP is “plan”, “plan.difference” or “plan.template”. */
void
binome_tour_show_plan (BinomeWindow *window, const char *step, void (*settle) (int milliseconds))
{
  BinomeSession *session = binome_window_get_session (window);
  GtkWidget *view = find (GTK_WIDGET (window), BINOME_TYPE_SCHEDULE_VIEW), *row;
  AdwDialog *dialog;

  if (g_str_has_suffix (step, ".template"))
    {
      binome_window_open (window, binome_plan_template_page_new (session, 1));
      return;
    }
  if (!g_str_has_suffix (step, ".difference"))
    {
      scroll (view, 1);
      return;
    }

  gtk_widget_activate_action (view, "schedule.compare", NULL);
  settle (SETTLE_MS);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  row = dialog != NULL ? find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW) : NULL;
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

typedef struct
{
  gint64 pair;
  gint64 agreement;
} Found;

/* A pair that has all of it: an action plan, a team, documents. */
static gboolean
pair_work (BinomeDb *db, gpointer data, GError **error)
{
  Found *found = data;
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT p.id, (SELECT max(a.id) FROM agreement a WHERE a.pair = p.id AND a.state <> 'revised')"
      " FROM pair p WHERE p.state = 'active' ORDER BY (SELECT count(*) FROM agreement a WHERE a.pair = p.id) DESC,"
      " (SELECT count(*) FROM action_step s WHERE s.pair = p.id) DESC, p.id LIMIT 1",
      error);

  if (row == NULL)
    return FALSE;
  while (binome_statement_step (row, NULL))
    {
      found->pair = binome_statement_get_integer (row, 0);
      found->agreement = binome_statement_get_integer (row, 1);
    }
  return TRUE;
}

/* The form of the first row of a list. */
static void
open_first (gpointer list)
{
  GtkWidget *row = find (list, ADW_TYPE_ACTION_ROW);

  if (row != NULL)
    g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

/* STEP is “pair.plan”, “pair.print-plan”, “pair.documents”, “pair.form” or “pair.document”. */
void
binome_tour_show_pair (BinomeWindow *window, const char *step, void (*settle) (int milliseconds))
{
  BinomeSession *session = binome_window_get_session (window);
  Found found = { 0 };
  AdwNavigationPage *page;

  binome_store_read (binome_session_get_store (session), pair_work, &found, NULL, NULL);
  page = binome_pair_page_new (session, found.pair);
  binome_window_open (window, page);
  settle (2 * SETTLE_MS); /* what is read later moves the lists */
  if (g_str_has_suffix (step, ".print-plan"))
    adw_dialog_present (ADW_DIALOG (binome_report_dialog_new (session, "PDF", binome_action_plan_build_report,
                                                              found.pair, "action-plan")),
                        GTK_WIDGET (window));
  else if (g_str_has_suffix (step, ".document"))
    adw_dialog_present (ADW_DIALOG (binome_report_dialog_new (session, "PDF", binome_agreement_build_report,
                                                              found.agreement, NULL)),
                        GTK_WIDGET (window));
  else
    show (GTK_WIDGET (page), g_str_has_suffix (step, ".plan") ? "action_plan" : "agreements");
  if (g_str_has_suffix (step, ".form"))
    {
      settle (SETTLE_MS);
      open_first (gtk_widget_get_template_child (GTK_WIDGET (page), BINOME_TYPE_PAIR_PAGE, "agreements"));
    }
}
