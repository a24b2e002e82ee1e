/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “What if”: decisions are tried on the matching of those who wait, the effect is shown at once, and what is
 * good is kept as a run. */

#include "recruitment/binome-what-if-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-text.h"
#include "recruitment/binome-growing-list.h"
#include "recruitment/binome-profiles-dialog.h"
#include "recruitment/binome-reason-dialog.h"
#include "recruitment/binome-what-if-choices.h"
#include "recruitment/binome-what-if-rows.h"

/* What is solved sooner than this is shown without a word. */
#define PATIENCE_MS 200

struct _BinomeWhatIfDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  AdwBanner *error_banner;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkLabel *served_label;
  GtkLabel *mean_label;
  GtkLabel *lowest_label;
  GtkLabel *spread_label;
  BinomeGrowingList *changes_list;
  BinomeGrowingList *moves_list;
  BinomeGrowingList *tutees_list;
  BinomeGrowingList *tutors_list;
  GtkWidget *busy_box;
  GtkWidget *keep_button;
  AdwPreferencesGroup *effect_group;

  BinomeSession *session;
  BinomeMatchStudy *study;
  GCancellable *cancellable;
  GArray *moves;
  guint busy_source;
  gboolean is_wanted; /* kept as a run, as soon as all is solved */
};

G_DEFINE_FINAL_TYPE (BinomeWhatIfDialog, binome_what_if_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what is shown ---- */

static guint
index_of (gpointer item)
{
  return (guint)g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10);
}

static GtkWidget *
make_change_row (gpointer item, gpointer user_data)
{
  return binome_what_if_change_row_new (BINOME_WHAT_IF_DIALOG (user_data)->study, index_of (item));
}

static GtkWidget *
make_move_row (gpointer item, gpointer user_data)
{
  BinomeWhatIfDialog *self = user_data;

  return binome_what_if_move_row_new (self->study,
                                      &g_array_index (self->moves, BinomeMatchMove, index_of (item)));
}

static GtkWidget *
make_tutee_row (gpointer item, gpointer user_data)
{
  return binome_what_if_tutee_row_new (BINOME_WHAT_IF_DIALOG (user_data)->study, index_of (item));
}

static GtkWidget *
make_tutor_row (gpointer item, gpointer user_data)
{
  return binome_what_if_tutor_row_new (BINOME_WHAT_IF_DIALOG (user_data)->study, index_of (item));
}

/* An item is the index of what its row shows, and all of that which can change. */
static char *
describe_tutee (BinomeWhatIfDialog *self, guint i)
{
  return g_strdup_printf ("%u %d %d", i, binome_match_study_get_tutor (self->study, i),
                          binome_match_study_is_locked (self->study, i));
}

static char *
describe_move (BinomeWhatIfDialog *self, guint i)
{
  const BinomeMatchMove *move = &g_array_index (self->moves, BinomeMatchMove, i);

  return g_strdup_printf ("%u %u %d %d", i, move->tutee, move->from, move->to);
}

/* Changes have the same row as long as they are the same; their numbers tell them apart. */
static char *
describe_change (BinomeWhatIfDialog *self, guint i)
{
  g_autofree char *text = binome_match_study_describe_change (self->study, i);

  return g_strdup_printf ("%u %s", i, text);
}

static char *
describe_tutor (BinomeWhatIfDialog *self, guint i)
{
  return g_strdup_printf ("%u", i);
}

typedef char *(*Describe) (BinomeWhatIfDialog *self, guint i);

static GPtrArray *
list_items (BinomeWhatIfDialog *self, guint n, Describe describe)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = describe (self, i);

      g_ptr_array_add (items, gtk_string_object_new (text));
    }

  return items;
}

static gboolean
is_same_item (gconstpointer a, gconstpointer b)
{
  return g_str_equal (gtk_string_object_get_string ((GtkStringObject *)a),
                      gtk_string_object_get_string ((GtkStringObject *)b));
}

static void
fill (BinomeWhatIfDialog *self, BinomeGrowingList *list, guint n, Describe describe,
      GtkListBoxCreateWidgetFunc make_row)
{
  g_autoptr (GPtrArray) items = list_items (self, n, describe);

  binome_growing_list_set_items (list, items, make_row, self);
}

static void
update (BinomeWhatIfDialog *self, BinomeGrowingList *list, guint n, Describe describe)
{
  g_autoptr (GPtrArray) items = list_items (self, n, describe);

  binome_growing_list_update_items (list, items, is_same_item);
}

static void
show_figure (GtkLabel *label, double before, double now, int decimals)
{
  g_autofree char *old = binome_text_format_number (before, decimals);
  g_autofree char *new = binome_text_format_number (now, decimals);
  gboolean same = g_str_equal (old, new);
  /* Translators: a figure before a change, and after it. */
  g_autofree char *text = same ? g_strdup (new) : g_strdup_printf (_ ("%1$s → %2$s"), old, new);

  gtk_label_set_label (label, text);
  if (same)
    gtk_widget_remove_css_class (GTK_WIDGET (label), "heading");
  else
    gtk_widget_add_css_class (GTK_WIDGET (label), "heading");
}

static void
show_figures (BinomeWhatIfDialog *self)
{
  BinomeMatchTotals before, now;

  binome_match_study_get_totals (self->study, TRUE, &before);
  binome_match_study_get_totals (self->study, FALSE, &now);
  show_figure (self->served_label, before.served, now.served, 0);
  show_figure (self->mean_label, before.mean, now.mean, 1);
  show_figure (self->lowest_label, before.lowest, now.lowest, 1);
  show_figure (self->spread_label, before.spread, now.spread, 2);
}

static void
show_places (BinomeWhatIfDialog *self)
{
  GtkListBox *list_box = binome_growing_list_get_list_box (self->tutors_list);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list_box, i)) != NULL; i++)
    binome_what_if_tutor_row_update (GTK_WIDGET (row), self->study, (guint)i);
}

/* What the user is typing stays as it is until all of it is solved. */
static void
show_effect (BinomeWhatIfDialog *self)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (self->study);

  show_figures (self);
  g_clear_pointer (&self->moves, g_array_unref);
  self->moves = binome_match_study_list_moves (self->study);
  update (self, self->changes_list, binome_match_study_get_n_changes (self->study), describe_change);
  update (self, self->moves_list, self->moves->len, describe_move);
  update (self, self->tutees_list, binome_match_problem_get_n_tutees (problem), describe_tutee);
  if (!binome_match_study_is_busy (self->study))
    show_places (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.keep",
                                 binome_match_study_get_n_changes (self->study) > 0);
}

static void
show_study (BinomeWhatIfDialog *self)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (self->study);

  show_figures (self);
  fill (self, self->changes_list, 0, describe_change, make_change_row);
  fill (self, self->moves_list, 0, describe_move, make_move_row);
  fill (self, self->tutees_list, binome_match_problem_get_n_tutees (problem), describe_tutee, make_tutee_row);
  fill (self, self->tutors_list, binome_match_problem_get_n_tutors (problem), describe_tutor, make_tutor_row);
}

static void
show_error (BinomeWhatIfDialog *self, const GError *error)
{
  if (error != NULL)
    adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, error != NULL);
}

static void
on_error_closed_cb (BinomeWhatIfDialog *self)
{
  show_error (self, NULL);
}

/* ---- trying ---- */

static void keep_now (BinomeWhatIfDialog *self);

static void
on_patience_cb (gpointer user_data)
{
  BinomeWhatIfDialog *self = user_data;

  self->busy_source = 0;
  gtk_widget_set_visible (self->busy_box, TRUE);
}

static void
show_busy (BinomeWhatIfDialog *self)
{
  gboolean is_busy = binome_match_study_is_busy (self->study);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, is_busy, -1);
  if (!is_busy)
    {
      g_clear_handle_id (&self->busy_source, g_source_remove);
      gtk_widget_set_visible (self->busy_box, FALSE);
    }
  else if (self->busy_source == 0 && !gtk_widget_get_visible (self->busy_box))
    self->busy_source = g_timeout_add_once (PATIENCE_MS, on_patience_cb, self);
}

static void
settle (BinomeWhatIfDialog *self, const GError *error)
{
  if (self->stack == NULL)
    return; /* closed meanwhile */

  if (error != NULL)
    show_error (self, error);
  show_busy (self);
  show_effect (self);
  if (self->is_wanted && !binome_match_study_is_busy (self->study))
    keep_now (self);
}

static void
on_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWhatIfDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  binome_match_study_try_finish (BINOME_MATCH_STUDY (source), result, &error);
  settle (self, error);
}

static void
try_change (BinomeWhatIfDialog *self, const BinomeMatchChange *change)
{
  show_error (self, NULL);
  adw_navigation_view_pop_to_tag (self->navigation, "study");
  binome_match_study_try_async (self->study, change, self->cancellable, on_tried_cb, g_object_ref (self));
  show_busy (self);
}

static void
on_taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWhatIfDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  binome_match_study_take_back_finish (BINOME_MATCH_STUDY (source), result, &error);
  settle (self, error);
}

static void
on_reason_given_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  BinomeMatchChange change = *(BinomeMatchChange *)data;

  change.reason = (char *)reason;
  try_change (BINOME_WHAT_IF_DIALOG (widget), &change);
}

static void
ask_why (GtkWidget *widget, BinomeMatchChangeKind kind, GVariant *pair)
{
  BinomeMatchChange *change = g_new0 (BinomeMatchChange, 1);

  change->kind = kind;
  g_variant_get (pair, "(uu)", &change->tutee, &change->tutor);
  binome_reason_dialog_ask (
      binome_decision_dialog_new (kind == BINOME_MATCH_CHANGE_LOCK    ? BINOME_MATCH_CONSTRAINT_KIND_LOCK
                                  : kind == BINOME_MATCH_CHANGE_ALLOW ? BINOME_MATCH_CONSTRAINT_KIND_ALLOW
                                                                      : BINOME_MATCH_CONSTRAINT_KIND_FORBID),
      widget, on_reason_given_cb, change, g_free);
}

static void
lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_why (widget, BINOME_MATCH_CHANGE_LOCK, parameter);
}

static void
forbid (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_why (widget, BINOME_MATCH_CHANGE_FORBID, parameter);
}

static void
allow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_why (widget, BINOME_MATCH_CHANGE_ALLOW, parameter);
}

static void
set_places (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeMatchChange change = { .kind = BINOME_MATCH_CHANGE_CAPACITY };

  g_variant_get (parameter, "(ui)", &change.tutor, &change.places);
  try_change (BINOME_WHAT_IF_DIALOG (widget), &change);
}

static void
take_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (widget);
  guint change = g_variant_get_uint32 (parameter);

  if (change >= binome_match_study_get_n_changes (self->study))
    return;
  show_error (self, NULL);
  binome_match_study_take_back_async (self->study, change, self->cancellable, on_taken_back_cb,
                                      g_object_ref (self));
  show_busy (self);
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (widget);
  guint tutee, tutor;

  g_variant_get (parameter, "(uu)", &tutee, &tutor);
  adw_navigation_view_push (self->navigation,
                            binome_what_if_choices_new (self->study, tutee, self->cancellable));
}

static void
show_profiles (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (widget);
  BinomeMatchProblem *problem = binome_match_study_get_problem (self->study);
  guint tutee, tutor;

  g_variant_get (parameter, "(uu)", &tutee, &tutor);
  adw_dialog_present (ADW_DIALOG (binome_profiles_dialog_new (
                          self->session, binome_match_problem_get_tutee_id (problem, tutee),
                          binome_match_problem_get_tutor_id (problem, tutor))),
                      widget);
}

/* ---- keeping ---- */

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWhatIfDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    {
      g_signal_emit (self, signals[SIGNAL_KEPT], 0);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), TRUE);
  show_error (self, error);
}

/* Nothing else can be tried while it is kept. */
static void
keep_now (BinomeWhatIfDialog *self)
{
  self->is_wanted = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), FALSE);
  binome_store_write_async (binome_session_get_store (self->session), _ ("Keep what was tried as a run"),
                            BINOME_SOURCE_USER, binome_match_study_keep, g_object_ref (self->study),
                            g_object_unref, NULL, on_kept_cb, g_object_ref (self));
}

static void
on_title_cb (GtkWidget *widget, const char *title, gpointer data)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (widget);

  binome_match_study_set_title (self->study, title);
  if (binome_match_study_is_busy (self->study))
    self->is_wanted = TRUE;
  else
    keep_now (self);
}

static void
keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = binome_reason_dialog_new (
      _ ("Keep as a Run?"),
      _ ("Your decisions count in every run to come. The result is kept as a draft beside the others."),
      _ ("_Keep"), TRUE);
  AdwEntryRow *entry = g_object_get_data (G_OBJECT (dialog), "binome-entry");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name of the Run"));
  binome_reason_dialog_ask (dialog, widget, on_title_cb, NULL, NULL);
}

/* ---- the dialog ---- */

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeWhatIfDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = binome_match_study_open_finish (BINOME_MATCH_STUDY (source), result, &error);

  if (self->stack == NULL)
    return; /* closed meanwhile */

  gtk_stack_set_visible_child_name (self->stack, done ? "study" : "error");
  if (done)
    show_study (self);
  else
    adw_status_page_set_description (self->error_page, error->message);
}

static void
binome_what_if_dialog_dispose (GObject *object)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_WHAT_IF_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->study);
  g_clear_object (&self->session);
  g_clear_pointer (&self->moves, g_array_unref);

  G_OBJECT_CLASS (binome_what_if_dialog_parent_class)->dispose (object);
}

static void
binome_what_if_dialog_class_init (BinomeWhatIfDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_what_if_dialog_dispose;

  /* `kept`: there is a new run. */
  signals[SIGNAL_KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  g_type_ensure (BINOME_TYPE_GROWING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/what-if-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, served_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, mean_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, lowest_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, spread_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, changes_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, moves_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, tutees_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, tutors_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, busy_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeWhatIfDialog, effect_group);
  gtk_widget_class_bind_template_callback (widget_class, on_error_closed_cb);

  gtk_widget_class_install_action (widget_class, "what-if.lock", "(uu)", lock);
  gtk_widget_class_install_action (widget_class, "what-if.forbid", "(uu)", forbid);
  gtk_widget_class_install_action (widget_class, "what-if.allow", "(uu)", allow);
  gtk_widget_class_install_action (widget_class, "what-if.choose", "(uu)", choose);
  gtk_widget_class_install_action (widget_class, "what-if.profiles", "(uu)", show_profiles);
  gtk_widget_class_install_action (widget_class, "what-if.places", "(ui)", set_places);
  gtk_widget_class_install_action (widget_class, "what-if.take-back", "u", take_back);
  gtk_widget_class_install_action (widget_class, "what-if.keep", NULL, keep);
}

static void
binome_what_if_dialog_init (BinomeWhatIfDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.keep", FALSE);
}

/**
 * binome_what_if_dialog_new:
 * @session: what the window works on, with a programme
 * @past: an adopted run to look back at; 0 for those who wait now
 * @options: what the matching is asked for
 *
 * Returns: (transfer floating): a dialog that emits `kept`
 */
BinomeWhatIfDialog *
binome_what_if_dialog_new (BinomeSession *session, gint64 past, const BinomeMatchingOptions *options)
{
  BinomeWhatIfDialog *self = g_object_new (BINOME_TYPE_WHAT_IF_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->study = binome_match_study_new (binome_session_get_programme_id (session), past, options);
  gtk_widget_set_visible (self->keep_button, past == 0);
  if (past != 0)
    adw_preferences_group_set_description (
        self->effect_group,
        _ ("This run is adopted. See what would have been: each change is solved at once, nothing can be kept."));
  binome_match_study_open_async (self->study, binome_session_get_store (session), self->cancellable,
                                 on_opened_cb, g_object_ref (self));
  return self;
}

/**
 * binome_what_if_dialog_get_run:
 * @self: a dialog
 *
 * Returns: the run that was kept; 0 for none
 */
gint64
binome_what_if_dialog_get_run (BinomeWhatIfDialog *self)
{
  return self->study != NULL ? binome_match_study_get_run (self->study) : 0;
}
