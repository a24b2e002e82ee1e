/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matching: runs it, and shows what a run found, for whom, and for whom not. */

#include "recruitment/binome-matching-view.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-matching.h"
#include "binome-text.h"
#include "recruitment/binome-growing-list.h"
#include "recruitment/binome-match-result-dialog.h"
#include "recruitment/binome-match-run-actions.h"
#include "recruitment/binome-match-run-rows.h"
#include "recruitment/binome-matching-actions.h"

#define PROGRESS_INTERVAL_MS 80

struct _BinomeMatchingView
{
  AdwBin parent_instance;

  AdwBanner *error_banner;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress_bar;
  GtkStack *stack;
  GtkWidget *first_match_box;
  AdwStatusPage *empty_page;
  AdwComboRow *run_row;
  AdwActionRow *summary_row;
  GtkImage *summary_icon;
  AdwActionRow *options_row;
  AdwActionRow *decision_row;
  GtkWidget *decision_box;
  BinomeGrowingList *nobody_list;
  BinomeGrowingList *served_list;
  BinomeGrowingList *unreached_list;
  BinomeGrowingList *constraints_list;

  BinomeSession *session;
  BinomeRecruitment *recruitment;
  gint64 run; /* the one chosen; 0 for the latest */
  gboolean showing;

  BinomeMatching *matching; /* while one runs */
  GCancellable *cancellable;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (BinomeMatchingView, binome_matching_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ADOPTED,
  SIGNAL_MATCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- running ---- */

static gboolean
on_progress_cb (gpointer data)
{
  BinomeMatchingView *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar,
                                 CLAMP (binome_matching_get_progress (self->matching), 0, 1));
  return G_SOURCE_CONTINUE;
}

static void
stop_running (BinomeMatchingView *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->matching);
  g_clear_object (&self->cancellable);
  if (self->progress_revealer != NULL)
    gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
}

static char *
describe_served (guint served, guint n)
{
  return g_strdup_printf (ngettext ("%1$u of %2$u tutee has a tutor", "%1$u of %2$u tutees have a tutor", n),
                          served, n);
}

/* It stays until it is read: what is in the way of a run takes a whole sentence. */
static void
show_error (BinomeMatchingView *self, const GError *error)
{
  gboolean is_told = error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (is_told)
    adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, is_told);
}

static void
on_error_closed_cb (BinomeMatchingView *self)
{
  show_error (self, NULL);
}

static void
on_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeMatchingView) self = user_data;
  BinomeMatching *matching = BINOME_MATCHING (source);
  g_autoptr (GError) error = NULL;
  gboolean done = binome_matching_run_finish (matching, result, &error);

  if (self->matching != matching)
    return; /* the page has gone meanwhile */

  stop_running (self);
  if (done)
    {
      g_autofree char *message = describe_served (binome_matching_get_n_served (matching),
                                                  binome_matching_get_n_tutees (matching));

      self->run = binome_matching_get_run (matching);
      binome_feedback_toast_undo (GTK_WIDGET (self), message);
    }
  else
    show_error (self, error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_cancel_clicked_cb (BinomeMatchingView *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_first_match_clicked_cb (BinomeMatchingView *self)
{
  g_signal_emit (self, signals[SIGNAL_MATCH], 0);
}

/* ---- what a run found ---- */

static void
on_match_again_cb (BinomeMatchingView *self)
{
  g_signal_emit (self, signals[SIGNAL_MATCH], 0);
}

static void
on_result_activated_cb (BinomeMatchingView *self, GtkListBoxRow *row)
{
  BinomeEntity *result = g_object_get_data (G_OBJECT (row), "binome-result");
  BinomeMatchResultDialog *dialog = binome_match_result_dialog_new (self->session, self->recruitment, result);

  g_signal_connect_object (dialog, "match-again", G_CALLBACK (on_match_again_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
make_result_row (gpointer item, gpointer user_data)
{
  return binome_match_result_row_new (BINOME_MATCHING_VIEW (user_data)->recruitment, item);
}

static GtkWidget *
make_constraint_row (gpointer item, gpointer user_data)
{
  BinomeMatchingView *self = user_data;

  return binome_match_constraint_row_new (self->session, self->recruitment, item);
}

static GtkWidget *
make_unreached_row (gpointer item, gpointer user_data)
{
  const BinomeRecruitment *recruitment = BINOME_MATCHING_VIEW (user_data)->recruitment;
  gint64 tutor = g_ascii_strtoll (gtk_string_object_get_string (item), NULL, 10);

  return binome_match_unreached_row_new (binome_recruitment_find (recruitment, tutor));
}

static void
show_unreached (BinomeMatchingView *self, BinomeEntity *run)
{
  g_autoptr (GPtrArray) tutors = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) list = g_strsplit (binome_entity_get_text (run, BINOME_MATCH_RUN_UNREACHED), " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (binome_recruitment_find (self->recruitment, g_ascii_strtoll (list[i], NULL, 10)) != NULL)
      g_ptr_array_add (tutors, gtk_string_object_new (list[i]));
  binome_growing_list_set_items (self->unreached_list, tutors, make_unreached_row, self);
}

static void
show_results (BinomeMatchingView *self)
{
  GPtrArray *results = self->recruitment->results;
  g_autoptr (GPtrArray) served = g_ptr_array_new (), nobody = g_ptr_array_new ();

  for (guint i = 0; i < results->len; i++)
    g_ptr_array_add (binome_entity_get_reference (results->pdata[i], BINOME_MATCH_RESULT_TUTOR) != 0 ? served
                                                                                                     : nobody,
                     results->pdata[i]);
  binome_growing_list_set_items (self->served_list, served, make_result_row, self);
  binome_growing_list_set_items (self->nobody_list, nobody, make_result_row, self);
  binome_growing_list_set_items (self->constraints_list, self->recruitment->constraints, make_constraint_row,
                                 self);
}

/* A run that has no title of its own is called by its day already. */
static char *
describe_run (BinomeEntity *run)
{
  const char *title = binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE);
  const char *state = binome_entity_get_choice_label (run, BINOME_MATCH_RUN_STATE);
  int served = (int)binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED);
  int tutees = (int)binome_entity_get_integer (run, BINOME_MATCH_RUN_TUTEES);
  g_autofree char *day
      = binome_date_format (binome_entity_get_date (run, BINOME_MATCH_RUN_RUN_ON), BINOME_DATE_MEDIUM);

  if (strstr (title, day) != NULL)
    /* Translators: the title of a run, its state, how many tutees have a tutor out of how many. */
    return g_strdup_printf (_ ("%1$s · %2$s · %3$d of %4$d"), title, state, served, tutees);

  /* Translators: the title of a run, its day, its state, how many tutees have a tutor out of how many. */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$s · %4$d of %5$d"), title, day, state, served, tutees);
}

static void
show_runs (BinomeMatchingView *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->recruitment->runs->len; i++)
    {
      BinomeEntity *run = self->recruitment->runs->pdata[i];
      g_autofree char *title = describe_run (run);

      gtk_string_list_append (titles, title);
      if (binome_entity_get_id (run) == self->recruitment->run)
        selected = i;
    }
  adw_combo_row_set_model (self->run_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->run_row, selected);
}

static void
show_options (BinomeMatchingView *self, BinomeEntity *run)
{
  BinomeMatchingOptions options;
  g_autofree char *text = NULL;

  binome_matching_options_read (&options, run);
  text = binome_matching_options_describe (&options);
  adw_action_row_set_subtitle (self->options_row, text);
}

static void
show_decision (BinomeMatchingView *self, BinomeEntity *run)
{
  g_autofree char *text = binome_match_run_dup_decision (run);

  gtk_widget_set_visible (GTK_WIDGET (self->decision_row), text != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->decision_row), text != NULL ? text : "");
  adw_action_row_set_subtitle (self->decision_row, binome_entity_get_text (run, BINOME_MATCH_RUN_DECISION));
}

static void
show_summary (BinomeMatchingView *self, BinomeEntity *run)
{
  guint served = (guint)binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED);
  gboolean proven = binome_entity_get_boolean (run, BINOME_MATCH_RUN_PROVEN);
  g_autofree char *title
      = describe_served (served, (guint)binome_entity_get_integer (run, BINOME_MATCH_RUN_TUTEES));
  g_autofree char *mean
      = binome_text_format_number (binome_entity_get_real (run, BINOME_MATCH_RUN_MEAN_SCORE), 0);
  g_autofree char *lowest
      = binome_text_format_number (binome_entity_get_real (run, BINOME_MATCH_RUN_LOWEST_SCORE), 0);
  g_autofree char *subtitle = NULL;

  if (served > 0 && proven)
    /* Translators: two scores out of 100. */
    subtitle = g_strdup_printf (
        _ ("Mean score %1$s of 100, lowest %2$s. Proven: no other pairs would be better in what was asked for."),
        mean, lowest);
  else if (served > 0)
    /* Translators: two scores out of 100. */
    subtitle = g_strdup_printf (
        _ ("Mean score %1$s of 100, lowest %2$s. Not proven to be the best: tutees with different contracts wait "
           "together, and the law limits some of them."),
        mean, lowest);
  else if (binome_entity_get_integer (run, BINOME_MATCH_RUN_SEATS) == 0)
    subtitle
        = g_strdup (_ ("No tutor has a place left. Find more tutors, or give some of them more places."));
  else
    subtitle = g_strdup (_ ("The rules leave no pair. Open a line below to see which rule removes whom."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->summary_row), title);
  adw_action_row_set_subtitle (self->summary_row, subtitle != NULL ? subtitle : "");
  gtk_image_set_from_icon_name (self->summary_icon,
                                proven ? "object-select-symbolic" : "dialog-information-symbolic");
  show_options (self, run);
  show_decision (self, run);
  gtk_widget_set_visible (self->decision_box, binome_entity_get_choice (run, BINOME_MATCH_RUN_STATE)
                                                  == (int)BINOME_MATCH_RUN_STATE_DRAFT);
}

static void
on_run_selected_cb (BinomeMatchingView *self)
{
  guint selected = adw_combo_row_get_selected (self->run_row);
  gint64 run;

  if (self->showing || self->recruitment == NULL || selected >= self->recruitment->runs->len)
    return;

  run = binome_entity_get_id (self->recruitment->runs->pdata[selected]);
  if (run == self->recruitment->run)
    return;
  self->run = run;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- the view ---- */

static void
binome_matching_view_dispose (GObject *object)
{
  BinomeMatchingView *self = BINOME_MATCHING_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_MATCHING_VIEW);
  stop_running (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->recruitment, binome_recruitment_unref);

  G_OBJECT_CLASS (binome_matching_view_parent_class)->dispose (object);
}

static guint
add_signal (GType type, const char *name)
{
  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
binome_matching_view_class_init (BinomeMatchingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_matching_view_dispose;

  /* `changed`: another run is to be shown; `adopted`: there are new proposals; `match`: the user asks
   * for a run. */
  signals[SIGNAL_CHANGED] = add_signal (G_TYPE_FROM_CLASS (klass), "changed");
  signals[SIGNAL_ADOPTED] = add_signal (G_TYPE_FROM_CLASS (klass), "adopted");
  signals[SIGNAL_MATCH] = add_signal (G_TYPE_FROM_CLASS (klass), "match");

  g_type_ensure (BINOME_TYPE_GROWING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/matching-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, first_match_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, run_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, summary_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, summary_icon);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, options_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, decision_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, decision_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, nobody_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, served_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, unreached_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchingView, constraints_list);
  gtk_widget_class_bind_template_callback (widget_class, on_error_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_first_match_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_run_selected_cb);
  binome_matching_actions_install (widget_class);
}

static void
binome_matching_view_init (BinomeMatchingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (binome_growing_list_get_list_box (self->served_list), "row-activated",
                           G_CALLBACK (on_result_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (binome_growing_list_get_list_box (self->nobody_list), "row-activated",
                           G_CALLBACK (on_result_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
show_empty (BinomeMatchingView *self)
{
  gboolean ready = self->recruitment->counts.tutors > 0 && self->recruitment->counts.tutees > 0;

  adw_status_page_set_description (
      self->empty_page,
      ready
          ? _ ("Binôme finds the best tutor for every tutee by your criteria, and says why. Nothing is decided before you adopt the result.")
          : _ ("There must be tutors and tutees first. Add them on the pages of that name."));
  gtk_widget_set_visible (self->first_match_box, ready);
}

/**
 * binome_matching_view_show:
 * @self: a view
 * @session: what the window works on
 * @recruitment: what was read
 */
void
binome_matching_view_show (BinomeMatchingView *self, BinomeSession *session, BinomeRecruitment *recruitment)
{
  BinomeEntity *run = binome_recruitment_get_run (recruitment);

  g_set_object (&self->session, session);
  if (self->recruitment != recruitment)
    {
      g_clear_pointer (&self->recruitment, binome_recruitment_unref);
      self->recruitment = binome_recruitment_ref (recruitment);
    }

  self->showing = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matching.compare", recruitment->runs->len > 1);
  gtk_stack_set_visible_child_name (self->stack, run != NULL ? "run" : "empty");
  if (run != NULL)
    {
      show_runs (self);
      show_summary (self, run);
      show_results (self);
      show_unreached (self, run);
    }
  else
    show_empty (self);
  self->showing = FALSE;
}

/**
 * binome_matching_view_start:
 * @self: a view that shows a programme
 * @title: (nullable): what the run is to be called
 * @options: what it is asked for
 *
 * Starts a run, unless one is on its way.
 */
void
binome_matching_view_start (BinomeMatchingView *self, const char *title, const BinomeMatchingOptions *options)
{
  if (self->matching != NULL || self->session == NULL)
    return;

  show_error (self, NULL);
  self->matching = binome_matching_new (binome_session_get_programme_id (self->session), title);
  binome_matching_set_options (self->matching, options);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, on_progress_cb, self);
  binome_matching_run_async (self->matching, binome_session_get_store (self->session), self->cancellable,
                             on_run_cb, g_object_ref (self));
}

/**
 * binome_matching_view_match:
 * @self: a view
 * @session: what the window works on, with a programme
 *
 * Starts a run that is asked for the same as the one before, unless one is on its way.
 */
void
binome_matching_view_match (BinomeMatchingView *self, BinomeSession *session)
{
  BinomeMatchingOptions options;

  g_set_object (&self->session, session);
  binome_matching_view_read_last_options (self, &options);
  binome_matching_view_start (self, NULL, &options);
}

/**
 * binome_matching_view_read_last_options:
 * @self: a view
 * @options: (out): what the latest run was asked for, which the next one is asked for again
 */
void
binome_matching_view_read_last_options (BinomeMatchingView *self, BinomeMatchingOptions *options)
{
  *options = (BinomeMatchingOptions){ 0 };
  if (self->recruitment != NULL && self->recruitment->runs->len > 0)
    binome_matching_options_read (options, self->recruitment->runs->pdata[0]);
}

/* (transfer none) (nullable): what the window works on; %NULL before something was shown. */
BinomeSession *
binome_matching_view_get_session (BinomeMatchingView *self)
{
  return self->session;
}

/* (transfer none) (nullable): what is shown. */
BinomeRecruitment *
binome_matching_view_get_recruitment (BinomeMatchingView *self)
{
  return self->recruitment;
}

/* Another run is to be shown. */
void
binome_matching_view_choose_run (BinomeMatchingView *self, gint64 run)
{
  self->run = run;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The pairs of a run are proposals now. */
void
binome_matching_view_tell_adopted (BinomeMatchingView *self)
{
  g_signal_emit (self, signals[SIGNAL_ADOPTED], 0);
}

/**
 * binome_matching_view_is_running:
 * @self: a view
 *
 * Returns: whether a run is on its way
 */
gboolean
binome_matching_view_is_running (BinomeMatchingView *self)
{
  return self->matching != NULL;
}

/**
 * binome_matching_view_get_run:
 * @self: a view
 *
 * Returns: the run the user chose to see; 0 for the latest
 */
gint64
binome_matching_view_get_run (BinomeMatchingView *self)
{
  return self->run;
}

/**
 * binome_matching_view_list_shown:
 * @self: a matching view
 *
 * Returns: (transfer full) (nullable): the results of the run that is shown, as they stand there, for a
 *   spreadsheet; %NULL where there is none
 */
BinomeExportList *
binome_matching_view_list_shown (BinomeMatchingView *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->recruitment == NULL || self->recruitment->results->len == 0)
    return NULL;

  for (guint i = 0; i < self->recruitment->results->len; i++)
    {
      gint64 id = binome_entity_get_id (self->recruitment->results->pdata[i]);

      g_array_append_val (ids, id);
    }

  return binome_export_list_new_for_ids (BINOME_EXPORT_RESULTS, ids);
}
