/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done around a run: another one with options, what if, the heat map, a comparison, the minutes,
 * a name, and the decision. */

#include "recruitment/binome-matching-actions.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-matching-minutes.h"
#include "criteria/binome-stability-dialog.h"
#include "printing/binome-report-dialog.h"
#include "recruitment/binome-compare-runs-dialog.h"
#include "recruitment/binome-heat-map-dialog.h"
#include "recruitment/binome-match-options-dialog.h"
#include "recruitment/binome-match-run-actions.h"
#include "recruitment/binome-matching-view.h"
#include "recruitment/binome-what-if-dialog.h"

static void
on_options_chosen_cb (BinomeMatchingView *self, BinomeMatchOptionsDialog *dialog)
{
  BinomeMatchingOptions options;

  binome_match_options_dialog_get_options (dialog, &options);
  binome_matching_view_start (self, binome_match_options_dialog_get_title (dialog), &options);
}

static void
choose_options (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeMatchingView *self = BINOME_MATCHING_VIEW (widget);
  BinomeMatchingOptions options;
  BinomeMatchOptionsDialog *dialog;

  binome_matching_view_read_last_options (self, &options);
  dialog = binome_match_options_dialog_new (&options);
  g_signal_connect_object (dialog, "match", G_CALLBACK (on_options_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static BinomeEntity *
get_run (GtkWidget *widget)
{
  BinomeRecruitment *recruitment = binome_matching_view_get_recruitment (BINOME_MATCHING_VIEW (widget));

  return recruitment != NULL ? binome_recruitment_get_run (recruitment) : NULL;
}

static void
on_kept_cb (BinomeMatchingView *self, BinomeWhatIfDialog *dialog)
{
  binome_feedback_toast_undo (GTK_WIDGET (self), _ ("Kept as a run"));
  binome_matching_view_choose_run (self, binome_what_if_dialog_get_run (dialog));
}

static void
ask_what_if (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeMatchingView *self = BINOME_MATCHING_VIEW (widget);
  BinomeEntity *run = get_run (widget);
  BinomeMatchingOptions options = { 0 };
  BinomeWhatIfDialog *dialog;
  gint64 past = 0;

  if (binome_matching_view_get_recruitment (self) == NULL)
    return;
  if (run != NULL)
    binome_matching_options_read (&options, run);
  /* Who is in an adopted run waits no longer: there is only looking back. */
  if (run != NULL
      && binome_entity_get_choice (run, BINOME_MATCH_RUN_STATE) == (int)BINOME_MATCH_RUN_STATE_ADOPTED)
    past = binome_entity_get_id (run);
  dialog = binome_what_if_dialog_new (binome_matching_view_get_session (self), past, &options);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (on_kept_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
show_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeMatchingView *self = BINOME_MATCHING_VIEW (widget);

  if (binome_matching_view_get_recruitment (self) != NULL)
    adw_dialog_present (ADW_DIALOG (binome_heat_map_dialog_new (binome_matching_view_get_session (self),
                                                                binome_matching_view_get_recruitment (self))),
                        widget);
}

static void
show_minutes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeEntity *run = get_run (widget);

  if (run != NULL)
    adw_dialog_present (
        ADW_DIALOG (binome_report_dialog_new (
            binome_matching_view_get_session (BINOME_MATCHING_VIEW (widget)), _ ("Matching Minutes"),
            binome_matching_minutes_build, binome_entity_get_id (run), "matching-minutes")),
        widget);
}

static void
show_wishes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeEntity *run = get_run (widget);

  if (run != NULL)
    binome_stability_dialog_present (binome_matching_view_get_session (BINOME_MATCHING_VIEW (widget)),
                                     binome_entity_get_id (run), widget);
}

static void
rename_run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeEntity *run = get_run (widget);

  if (run != NULL)
    binome_match_run_ask_name (binome_matching_view_get_session (BINOME_MATCHING_VIEW (widget)), widget, run);
}

static void
on_adopted_cb (GtkWidget *widget, gpointer data)
{
  binome_matching_view_tell_adopted (BINOME_MATCHING_VIEW (widget));
}

static void
adopt (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeEntity *run = get_run (widget);

  if (run != NULL)
    binome_match_run_ask_adopt (binome_matching_view_get_session (BINOME_MATCHING_VIEW (widget)), widget, run,
                                on_adopted_cb);
}

static void
discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeEntity *run = get_run (widget);

  if (run != NULL)
    binome_match_run_ask_discard (binome_matching_view_get_session (BINOME_MATCHING_VIEW (widget)), widget,
                                  run);
}

static void
on_decide_cb (BinomeMatchingView *self, gint64 id, gboolean to_adopt)
{
  for (guint i = 0; i < binome_matching_view_get_recruitment (self)->runs->len; i++)
    {
      BinomeEntity *run = binome_matching_view_get_recruitment (self)->runs->pdata[i];

      if (binome_entity_get_id (run) != id)
        continue;
      binome_matching_view_choose_run (self, id);
      if (to_adopt)
        binome_match_run_ask_adopt (binome_matching_view_get_session (self), GTK_WIDGET (self), run,
                                    on_adopted_cb);
      else
        binome_match_run_ask_discard (binome_matching_view_get_session (self), GTK_WIDGET (self), run);
    }
}

static void
compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeMatchingView *self = BINOME_MATCHING_VIEW (widget);
  BinomeCompareRunsDialog *dialog;

  if (binome_matching_view_get_recruitment (self) == NULL
      || binome_matching_view_get_recruitment (self)->runs->len < 2)
    return;

  dialog = binome_compare_runs_dialog_new (binome_matching_view_get_session (self),
                                           binome_matching_view_get_recruitment (self)->runs,
                                           binome_matching_view_get_recruitment (self)->run);
  g_signal_connect_object (dialog, "decide", G_CALLBACK (on_decide_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/**
 * binome_matching_actions_install:
 * @widget_class: that of #BinomeMatchingView
 *
 * Installs the actions `matching.…`.
 */
void
binome_matching_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "matching.options", NULL, choose_options);
  gtk_widget_class_install_action (widget_class, "matching.what-if", NULL, ask_what_if);
  gtk_widget_class_install_action (widget_class, "matching.compare", NULL, compare);
  gtk_widget_class_install_action (widget_class, "matching.map", NULL, show_map);
  gtk_widget_class_install_action (widget_class, "matching.minutes", NULL, show_minutes);
  gtk_widget_class_install_action (widget_class, "matching.wishes", NULL, show_wishes);
  gtk_widget_class_install_action (widget_class, "matching.rename", NULL, rename_run);
  gtk_widget_class_install_action (widget_class, "matching.adopt", NULL, adopt);
  gtk_widget_class_install_action (widget_class, "matching.discard", NULL, discard);
}
