/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs the co-ordinator now, and why, across all programmes; then what comes next. */

#include "today/binome-today-page.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-figures.h"
#include "binome-needs.h"
#include "binome-participant-counts.h"
#include "binome-text.h"
#include "widgets/binome-figure-strip.h"

/* How many lines are shown; the rest is behind the last one. */
#define LIMIT 12

/* How far “next” reaches. */
#define DAYS_AHEAD 14

struct _BinomeTodayPage
{
  BinomePage parent_instance;

  GtkStack *main_stack;
  BinomeFigureStrip *people;
  BinomeFigureStrip *matching;
  BinomeFigureStrip *progress;
  BinomeFigureStrip *satisfaction;
  BinomeFigureStrip *alerts;
  AdwPreferencesGroup *figures_group;
  AdwPreferencesGroup *needs_group;
  AdwPreferencesGroup *coming_group;

  GPtrArray *needs_rows;
  GPtrArray *coming_rows;
};

G_DEFINE_FINAL_TYPE (BinomeTodayPage, binome_today_page, BINOME_TYPE_PAGE)

typedef struct
{
  gint64 programme;
  gint64 n_programmes;
  GPtrArray *needs;
  GPtrArray *coming;
  BinomeFigures *figures;
  BinomeParticipantCounts counts;
} Today;

static void
today_free (gpointer data)
{
  Today *today = data;

  g_clear_pointer (&today->needs, g_ptr_array_unref);
  g_clear_pointer (&today->coming, g_ptr_array_unref);
  g_clear_pointer (&today->figures, binome_figures_free);
  g_free (today);
}

static gboolean
today_work (BinomeDb *db, gpointer data, GError **error)
{
  Today *today = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);
  BinomeDate now = binome_clock_today ();

  today->n_programmes = binome_db_count (db, query, error);
  if (today->n_programmes <= 0)
    return today->n_programmes == 0;

  today->needs = binome_needs_list (db, 0, now, error);
  if (today->needs == NULL)
    return FALSE;
  today->coming = binome_needs_list_coming (db, 0, now, now + DAYS_AHEAD, error);
  if (today->coming == NULL)
    return FALSE;
  if (today->programme != 0)
    {
      today->figures = binome_figures_compute (db, today->programme, now, error);
      return today->figures != NULL
             && binome_participant_counts_read (&today->counts, db, today->programme, error);
    }

  return TRUE;
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static const char *
section_for (const BinomeNeed *need)
{
  switch (need->kind)
    {
    case BINOME_NEED_CHECK_IN:
      return "follow-up/check-ins";
    case BINOME_NEED_SILENT_PAIR:
    case BINOME_NEED_ENDING_PAIR:
      return "follow-up/pairs";
    case BINOME_NEED_PROPOSAL:
    case BINOME_NEED_WAITING:
      return "recruitment/proposals";
    case BINOME_NEED_UNMATCHED:
      return "recruitment/matching";
    case BINOME_NEED_TRAINING:
      return "recruitment/training";
    case BINOME_NEED_CANDIDATE:
      return need->role == BINOME_ENROLMENT_ROLE_TUTEE ? "recruitment/tutees/stuck"
                                                       : "recruitment/tutors/stuck";
    case BINOME_NEED_COMMUNICATION:
      return "setup/communication";
    case BINOME_NEED_MILESTONE:
      return "setup/schedule";
    default:
      g_return_val_if_reached ("today");
    }
}

/* Urgency has a shape and a word of its own, not only a colour. */
static GtkWidget *
urgency_icon (BinomeUrgency urgency)
{
  static const struct
  {
    const char *icon;
    const char *style;
    const char *label;
  } signs[] = {
    [BINOME_URGENCY_PLANNED] = { "x-office-calendar-symbolic", "dim-label", N_ ("Planned") },
    [BINOME_URGENCY_SOON] = { "dialog-information-symbolic", "accent", N_ ("Soon") },
    [BINOME_URGENCY_NOW] = { "dialog-warning-symbolic", "warning", N_ ("Late") },
  };
  GtkWidget *icon = gtk_image_new_from_icon_name (signs[urgency].icon);

  gtk_widget_add_css_class (icon, signs[urgency].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (signs[urgency].label), -1);
  return icon;
}

static GtkWidget *
need_row (const BinomeNeed *need)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean named = g_str_equal (need->title, need->programme_title);
  g_autofree char *subtitle
      = named ? g_strdup (need->sentence) : g_strdup_printf ("%s\n%s", need->sentence, need->programme_title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), need->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), urgency_icon (need->urgency));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (need->pair != 0)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", need->pair);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-pair");
    }
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xs)", need->programme, section_for (need));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-programme");
    }
  return row;
}

static void
show_needs (AdwPreferencesGroup *group, GPtrArray *rows, GPtrArray *needs, const char *nothing)
{
  g_autofree char *rest = NULL;

  clear_rows (group, rows);
  for (guint i = 0; i < MIN (needs->len, LIMIT); i++)
    {
      GtkWidget *row = need_row (needs->pdata[i]);

      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
  if (needs->len > LIMIT)
    rest = g_strdup_printf (ngettext ("The most urgent first; %u more after these.",
                                      "The most urgent first; %u more after these.", needs->len - LIMIT),
                            needs->len - LIMIT);
  adw_preferences_group_set_description (group, needs->len == 0 ? nothing : rest);
}

/* ---- the five blocks ---- */

static guint
count_needs (GPtrArray *needs, gint64 programme, BinomeNeedKind kind, int role)
{
  guint n = 0;

  for (guint i = 0; i < needs->len; i++)
    {
      const BinomeNeed *need = needs->pdata[i];

      if (need->programme == programme && need->kind == kind && (role < 0 || (int)need->role == role))
        n += need->count > 0 ? (guint)need->count : 1;
    }

  return n;
}

static void
set_count (BinomeFigureStrip *strip, const char *name, guint count, const char *label, const char *tooltip,
           const char *page)
{
  g_autofree char *value = binome_text_format_number (count, 0);

  binome_figure_strip_set (strip, name, value, label, tooltip, page);
}

static void
show_people (BinomeTodayPage *self, const BinomeParticipantCounts *counts)
{
  set_count (self->people, "tutors", counts->tutors, _ ("Tutors"), _ ("Tutors who can be given a tutee"),
             "recruitment/tutors");
  set_count (self->people, "tutees", counts->tutees, _ ("Tutees"),
             _ ("Tutees who are accepted, waiting or matched"), "recruitment/tutees");
}

static void
show_matching (BinomeTodayPage *self, const BinomeParticipantCounts *counts)
{
  set_count (self->matching, "unserved", counts->waiting,
             ngettext ("Tutee without a tutor", "Tutees without a tutor", counts->waiting),
             _ ("Tutees who have neither a pair nor a proposal"), "recruitment/matching");
  set_count (self->matching, "staged", counts->staged, _ ("Proposals"), _ ("Pairs that have not started yet"),
             "recruitment/proposals");
  set_count (self->matching, "places", counts->places, ngettext ("Place free", "Places free", counts->places),
             _ ("What these tutors can still take, within the limit of the programme"), "recruitment/tutors");
}

static void
show_progress (BinomeTodayPage *self, const BinomeFigures *figures)
{
  g_autofree char *on_time = binome_text_format_percent (figures->on_time_share, 0);
  gboolean any = figures->check_ins_due > 0;

  set_count (self->progress, "live", (guint)figures->pairs_live,
             ngettext ("Pair running", "Pairs running", (gulong)figures->pairs_live), NULL,
             "follow-up/pairs");
  binome_figure_strip_set (self->progress, "on-time", any ? on_time : "–",
                           any ? _ ("Check-ins on time") : _ ("No check-in was due yet"), NULL,
                           "follow-up/check-ins");
}

static void
show_satisfaction (BinomeTodayPage *self, const BinomeFigures *figures)
{
  int n = figures->satisfaction_answers;
  g_autofree char *mean = binome_text_format_number (figures->satisfaction, 1);
  g_autofree char *label
      = g_strdup_printf (ngettext ("Of 5, from %d answer", "Of 5, from %d answers", (gulong)n), n);

  binome_figure_strip_set (
      self->satisfaction, "mean", n > 0 ? mean : "–", n > 0 ? label : _ ("Nobody was asked yet"),
      _ ("The mean of what was answered at check-ins, from 1 to 5"), "follow-up/check-ins");
}

static void
show_alerts (BinomeTodayPage *self, const Today *today)
{
  guint silent = count_needs (today->needs, today->programme, BINOME_NEED_SILENT_PAIR, -1);
  guint tutors
      = count_needs (today->needs, today->programme, BINOME_NEED_CANDIDATE, BINOME_ENROLMENT_ROLE_TUTOR);
  guint tutees
      = count_needs (today->needs, today->programme, BINOME_NEED_CANDIDATE, BINOME_ENROLMENT_ROLE_TUTEE);
  guint overdue = (guint)today->figures->check_ins_overdue;

  set_count (self->alerts, "overdue", overdue, ngettext ("Check-in overdue", "Check-ins overdue", overdue),
             NULL, "follow-up/check-ins");
  set_count (self->alerts, "silent", silent, ngettext ("Pair without news", "Pairs without news", silent),
             _ ("No meeting for too long"), "follow-up/pairs");
  /* Each leads to a list of its own. */
  set_count (self->alerts, "stuck-tutors", tutors, ngettext ("Tutor stuck", "Tutors stuck", tutors),
             _ ("In a stage of the recruitment for too long"), "recruitment/tutors/stuck");
  set_count (self->alerts, "stuck-tutees", tutees, ngettext ("Tutee stuck", "Tutees stuck", tutees),
             _ ("In a stage of the recruitment for too long"), "recruitment/tutees/stuck");
}

static void
show_figures (BinomeTodayPage *self, const Today *today)
{
  gtk_widget_set_visible (GTK_WIDGET (self->figures_group), today->figures != NULL);
  if (today->figures == NULL)
    return;

  adw_preferences_group_set_title (self->figures_group, today->figures->programme_title);
  show_people (self, &today->counts);
  show_matching (self, &today->counts);
  show_progress (self, today->figures);
  show_satisfaction (self, today->figures);
  show_alerts (self, today);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeTodayPage *self = BINOME_TODAY_PAGE (widget);
  Today *today = data;

  gtk_stack_set_visible_child_name (self->main_stack, today->n_programmes > 0 ? "today" : "empty");
  if (today->n_programmes == 0)
    return;

  show_figures (self, today);
  show_needs (self->needs_group, self->needs_rows, today->needs, _ ("Nothing needs you now."));
  show_needs (self->coming_group, self->coming_rows, today->coming,
              _ ("Nothing is planned for the next two weeks."));
}

static void
binome_today_page_refresh (BinomePage *page)
{
  Today *today = g_new0 (Today, 1);

  today->programme = binome_page_get_programme_id (page);
  binome_session_read (binome_page_get_session (page), GTK_WIDGET (page), today_work, today, today_free,
                       on_read_cb);
}

static void
binome_today_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (binome_today_page_parent_class)->dispose (object);
}

static void
binome_today_page_finalize (GObject *object)
{
  g_ptr_array_unref (BINOME_TODAY_PAGE (object)->needs_rows);
  g_ptr_array_unref (BINOME_TODAY_PAGE (object)->coming_rows);

  G_OBJECT_CLASS (binome_today_page_parent_class)->finalize (object);
}

static void
binome_today_page_class_init (BinomeTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_today_page_finalize;
  BINOME_PAGE_CLASS (klass)->refresh = binome_today_page_refresh;

  g_type_ensure (BINOME_TYPE_FIGURE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/today/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, people);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, matching);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, progress);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, satisfaction);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, alerts);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, figures_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, needs_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeTodayPage, coming_group);
}

static void
binome_today_page_init (BinomeTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->needs_rows = g_ptr_array_new ();
  self->coming_rows = g_ptr_array_new ();
}
