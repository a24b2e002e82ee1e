/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phase 3: which pairs are late or at risk, on a timeline, in a table and by check-in; log a meeting. */

#include "follow-up/binome-follow-up-page.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-figures.h"
#include "binome-follow-up-rows.h"
#include "binome-text.h"
#include "binome-thresholds.h"
#include "binome-timeline-workflow.h"
#include "binome-window.h"
#include "follow-up/binome-check-in-list.h"
#include "follow-up/binome-meeting-dialog.h"
#include "follow-up/binome-pair-list.h"
#include "follow-up/binome-pair-page.h"
#include "widgets/binome-figure-strip.h"
#include "widgets/binome-timeline-legend.h"
#include "widgets/binome-timeline-view.h"

struct _BinomeFollowUpPage
{
  BinomePage parent_instance;

  GtkStack *main_stack;
  AdwViewStack *view_stack;
  GtkStack *timeline_stack;
  GtkWidget *log_box;
  BinomeFigureStrip *figures;
  BinomeTimelineView *timeline_view;
  GtkToggleButton *week_button;
  GtkToggleButton *month_button;
  GtkToggleButton *quarter_button;
  BinomePairList *pair_list;
  BinomeCheckInList *check_in_list;

  gint64 shown;         /* the programme that is shown */
  GPtrArray *pairs;     /* (element-type BinomePairRow) */
  GPtrArray *check_ins; /* (element-type BinomeCheckInRow) */
};

G_DEFINE_FINAL_TYPE (BinomeFollowUpPage, binome_follow_up_page, BINOME_TYPE_PAGE)

/* ---- reading ---- */

typedef struct
{
  gint64 programme;
  int quiet_days; /* from when on a pair counts as silent */
  BinomeFigures *figures;
  GPtrArray *needs;
  GPtrArray *pairs;
  GPtrArray *check_ins;
  BinomeTimeline *timeline;
} FollowUp;

static void
follow_up_free (gpointer data)
{
  FollowUp *answer = data;

  g_clear_pointer (&answer->figures, binome_figures_free);
  g_clear_pointer (&answer->needs, g_ptr_array_unref);
  g_clear_pointer (&answer->pairs, g_ptr_array_unref);
  g_clear_pointer (&answer->check_ins, g_ptr_array_unref);
  g_clear_object (&answer->timeline);
  g_free (answer);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  FollowUp *answer = data;
  BinomeDate today = binome_clock_today ();

  g_autoptr (BinomeEntity) thresholds = binome_thresholds_load (db, error);

  if (thresholds == NULL)
    return FALSE;

  answer->quiet_days = binome_thresholds_get (thresholds, BINOME_THRESHOLD_QUIET_DAYS);
  return (answer->figures = binome_figures_compute (db, answer->programme, today, error)) != NULL
         && (answer->needs = binome_needs_list (db, answer->programme, today, error)) != NULL
         && (answer->pairs = binome_pair_rows_list (db, answer->programme, answer->needs, error)) != NULL
         && (answer->check_ins = binome_check_in_rows_list (db, answer->programme, 0, today, error)) != NULL
         && (answer->timeline = binome_timeline_load (db, answer->programme, today, error)) != NULL;
}

/* ---- figures ---- */

static void
set_count (BinomeFollowUpPage *self, const char *name, int count, const char *label, const char *tooltip,
           const char *page)
{
  g_autofree char *value = binome_text_format_number (count, 0);

  binome_figure_strip_set (self->figures, name, value, label, tooltip, page);
}

static void
show_meetings (BinomeFollowUpPage *self, const BinomeFigures *figures)
{
  BinomeDate today = binome_clock_today ();
  const BinomeMonthFigure *month
      = figures->months->len > 0 ? figures->months->pdata[figures->months->len - 1] : NULL;
  gboolean is_current
      = month != NULL && binome_date_add_months (month->month, 1) > today && month->month <= today;
  int meetings = is_current ? month->meetings : 0;
  g_autofree char *hours = binome_text_format_number (is_current ? month->hours : 0, 0);
  g_autofree char *value = binome_text_format_number (meetings, 0);
  /* Translators: below a number of meetings; %s is a number of hours. */
  g_autofree char *label = g_strdup_printf (
      ngettext ("Meeting this month, %s h", "Meetings this month, %s h", (gulong)meetings), hours);

  binome_figure_strip_set (
      self->figures, "meetings", value, label,
      _ ("Meetings held since the first of the month, and how long they lasted together."),
      "follow-up/timeline");
}

static void
show_figures (BinomeFollowUpPage *self, const FollowUp *answer)
{
  const BinomeFigures *figures = answer->figures;
  g_autofree char *on_time = binome_text_format_percent (figures->on_time_share, 0);
  g_autofree char *silent_tip = g_strdup_printf (ngettext ("Pairs without a meeting for %d day or more.",
                                                           "Pairs without a meeting for %d days or more.",
                                                           (gulong)answer->quiet_days),
                                                 answer->quiet_days);
  int silent = 0;

  for (guint i = 0; i < answer->needs->len; i++)
    silent += ((const BinomeNeed *)answer->needs->pdata[i])->kind == BINOME_NEED_SILENT_PAIR;

  set_count (self, "live", figures->pairs_live,
             ngettext ("Pair running", "Pairs running", (gulong)figures->pairs_live),
             _ ("Pairs that have started and not ended, paused ones too."), "follow-up/pairs");
  show_meetings (self, figures);
  set_count (self, "overdue", figures->check_ins_overdue,
             ngettext ("Check-in overdue", "Check-ins overdue", (gulong)figures->check_ins_overdue),
             _ ("Check-ins of running pairs whose last day has passed."), "follow-up/check-ins");
  binome_figure_strip_set (
      self->figures, "on-time", on_time, _ ("Check-ins on time"),
      _ ("Of the check-ins that were held or should have been, those held in their time."),
      "follow-up/check-ins");
  set_count (self, "silent", silent, ngettext ("Silent pair", "Silent pairs", (gulong)silent), silent_tip,
             "follow-up/pairs");
}

/* ---- showing ---- */

static gboolean
has_started_pair (GPtrArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    if (((const BinomePairRow *)pairs->pdata[i])->started_on != BINOME_DATE_NONE)
      return TRUE;

  return FALSE;
}

/* Rows are made when they are looked at. */
static void
show_section (BinomeFollowUpPage *self)
{
  const char *section;

  if (self->pairs == NULL || self->view_stack == NULL)
    return; /* nothing was read yet, or the page is closing */

  section = adw_view_stack_get_visible_child_name (self->view_stack);
  if (g_strcmp0 (section, "pairs") == 0)
    binome_pair_list_set_rows (self->pair_list, binome_page_get_session (BINOME_PAGE (self)), self->pairs);
  else if (g_strcmp0 (section, "check-ins") == 0)
    binome_check_in_list_set_rows (self->check_in_list, binome_page_get_session (BINOME_PAGE (self)),
                                   self->check_ins);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeFollowUpPage *self = BINOME_FOLLOW_UP_PAGE (widget);
  FollowUp *answer = data;
  gboolean started = has_started_pair (answer->pairs);

  if (answer->programme != binome_page_get_programme_id (BINOME_PAGE (self)))
    return; /* another one was chosen meanwhile */

  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->check_ins, g_ptr_array_unref);
  self->pairs = g_ptr_array_ref (answer->pairs);
  self->check_ins = g_ptr_array_ref (answer->check_ins);
  gtk_stack_set_visible_child_name (self->main_stack, answer->pairs->len > 0 ? "pairs" : "empty");
  gtk_stack_set_visible_child_name (self->timeline_stack, started ? "timeline" : "nothing");
  gtk_widget_set_visible (self->log_box, started);
  show_figures (self, answer);
  show_section (self);
  binome_timeline_view_set_timeline (self->timeline_view, answer->timeline);
  if (self->shown != answer->programme)
    binome_timeline_view_show_date (self->timeline_view, binome_clock_today ());
  self->shown = answer->programme;
}

static void
binome_follow_up_page_refresh (BinomePage *page)
{
  BinomeFollowUpPage *self = BINOME_FOLLOW_UP_PAGE (page);
  FollowUp *answer;

  if (binome_page_get_programme_id (page) == 0)
    {
      self->shown = 0;
      gtk_widget_set_visible (self->log_box, FALSE);
      gtk_stack_set_visible_child_name (self->main_stack, "no-programme");
      return;
    }

  answer = g_new0 (FollowUp, 1);
  answer->programme = binome_page_get_programme_id (page);
  binome_session_read (binome_page_get_session (page), GTK_WIDGET (self), read_work, answer, follow_up_free,
                       on_read_cb);
}

/* ---- what the user does ---- */

static void
on_log_clicked_cb (BinomeFollowUpPage *self)
{
  if (self->pairs != NULL)
    adw_dialog_present (
        ADW_DIALOG (binome_meeting_dialog_new (binome_page_get_session (BINOME_PAGE (self)), self->pairs, 0)),
        GTK_WIDGET (self));
}

static void
on_pair_activated_cb (BinomeFollowUpPage *self, gint64 pair)
{
  binome_window_push (GTK_WIDGET (self),
                      binome_pair_page_new (binome_page_get_session (BINOME_PAGE (self)), pair));
}

static void
on_mark_activated_cb (BinomeFollowUpPage *self, gint64 pair, gint64 mark)
{
  on_pair_activated_cb (self, pair);
}

static void
on_today_clicked_cb (BinomeFollowUpPage *self)
{
  binome_timeline_view_show_date (self->timeline_view, binome_clock_today ());
}

static void
on_zoom_toggled_cb (BinomeFollowUpPage *self, GtkToggleButton *button)
{
  if (self->timeline_view == NULL || !gtk_toggle_button_get_active (button))
    return;

  binome_timeline_view_set_zoom (self->timeline_view, button == self->week_button ? BINOME_TIMELINE_WEEK
                                                      : button == self->month_button
                                                          ? BINOME_TIMELINE_MONTH
                                                          : BINOME_TIMELINE_QUARTER);
}

/* By the keyboard, that is. */
static void
on_zoom_changed_cb (BinomeFollowUpPage *self)
{
  GtkToggleButton *const buttons[] = { self->week_button, self->month_button, self->quarter_button };

  gtk_toggle_button_set_active (buttons[binome_timeline_view_get_zoom (self->timeline_view)], TRUE);
}

static void
binome_follow_up_page_dispose (GObject *object)
{
  BinomeFollowUpPage *self = BINOME_FOLLOW_UP_PAGE (object);

  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->check_ins, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_FOLLOW_UP_PAGE);

  G_OBJECT_CLASS (binome_follow_up_page_parent_class)->dispose (object);
}

static BinomeExportList *
binome_follow_up_page_list_shown (BinomePage *page)
{
  BinomeFollowUpPage *self = BINOME_FOLLOW_UP_PAGE (page);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "check-ins") == 0)
    return binome_check_in_list_get_shown (self->check_in_list);

  return binome_pair_list_get_shown (self->pair_list);
}

static void
binome_follow_up_page_class_init (BinomeFollowUpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_follow_up_page_dispose;
  BINOME_PAGE_CLASS (klass)->refresh = binome_follow_up_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_follow_up_page_list_shown;

  g_type_ensure (BINOME_TYPE_FIGURE_STRIP);
  g_type_ensure (BINOME_TYPE_TIMELINE_VIEW);
  g_type_ensure (BINOME_TYPE_TIMELINE_LEGEND);
  g_type_ensure (BINOME_TYPE_PAIR_LIST);
  g_type_ensure (BINOME_TYPE_CHECK_IN_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/follow-up/follow-up-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, timeline_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, log_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, figures);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, week_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, quarter_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, pair_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeFollowUpPage, check_in_list);
  gtk_widget_class_bind_template_callback (widget_class, show_section);
  gtk_widget_class_bind_template_callback (widget_class, on_log_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pair_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_today_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_changed_cb);
}

static void
binome_follow_up_page_init (BinomeFollowUpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
