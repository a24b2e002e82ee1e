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
#include "recruitment/binome-what-if-rows.h"

/* Tutors that are offered for one tutee. */
#define MOST_CHOICES 12

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

  BinomeSession *session;
  BinomeMatchStudy *study;
  GCancellable *cancellable;
  GArray *moves;
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

static void
fill (BinomeWhatIfDialog *self, BinomeGrowingList *list, guint n, GtkListBoxCreateWidgetFunc make_row)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_ptr_array_add (items, gtk_string_object_new (text));
    }
  binome_growing_list_set_items (list, items, make_row, self);
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
show_effect (BinomeWhatIfDialog *self)
{
  BinomeMatchTotals before, now;

  binome_match_study_get_totals (self->study, TRUE, &before);
  binome_match_study_get_totals (self->study, FALSE, &now);
  show_figure (self->served_label, before.served, now.served, 0);
  show_figure (self->mean_label, before.mean, now.mean, 1);
  show_figure (self->lowest_label, before.lowest, now.lowest, 1);
  show_figure (self->spread_label, before.spread, now.spread, 2);

  g_clear_pointer (&self->moves, g_array_unref);
  self->moves = binome_match_study_list_moves (self->study);
  fill (self, self->changes_list, binome_match_study_get_n_changes (self->study), make_change_row);
  fill (self, self->moves_list, self->moves->len, make_move_row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.keep",
                                 binome_match_study_get_n_changes (self->study) > 0);
}

static void
show_people (BinomeWhatIfDialog *self)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (self->study);

  fill (self, self->tutees_list, binome_match_problem_get_n_tutees (problem), make_tutee_row);
  fill (self, self->tutors_list, binome_match_problem_get_n_tutors (problem), make_tutor_row);
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

static void
show_result (BinomeWhatIfDialog *self, const GError *error)
{
  show_error (self, error);
  show_effect (self);
  show_people (self);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  BinomeWhatIfDialog *self = user_data;

  if (self->stack != NULL)
    show_people (self);
  return G_SOURCE_REMOVE;
}

static void
try_change (BinomeWhatIfDialog *self, const BinomeMatchChange *change)
{
  g_autoptr (GError) error = NULL;

  binome_match_study_try (self->study, change, &error);
  adw_navigation_view_pop_to_tag (self->navigation, "study");
  if (change->kind != BINOME_MATCH_CHANGE_CAPACITY)
    {
      show_result (self, error);
      return;
    }

  /* The row the user is typing in stands among those that are made anew. */
  show_error (self, error);
  show_effect (self);
  fill (self, self->tutees_list,
        binome_match_problem_get_n_tutees (binome_match_study_get_problem (self->study)), make_tutee_row);
  if (error != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle_cb, g_object_ref (self), g_object_unref);
}

static void
lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeMatchChange change = { .kind = BINOME_MATCH_CHANGE_LOCK };

  g_variant_get (parameter, "(uu)", &change.tutee, &change.tutor);
  try_change (BINOME_WHAT_IF_DIALOG (widget), &change);
}

static void
on_forbid_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  BinomeMatchChange change = *(BinomeMatchChange *)data;

  change.reason = (char *)reason;
  try_change (BINOME_WHAT_IF_DIALOG (widget), &change);
}

static void
forbid (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeMatchChange *change = g_new0 (BinomeMatchChange, 1);

  change->kind = BINOME_MATCH_CHANGE_FORBID;
  g_variant_get (parameter, "(uu)", &change->tutee, &change->tutor);
  binome_reason_dialog_ask (
      binome_reason_dialog_new (
          _ ("Keep These Two Apart?"),
          _ ("No run will propose this pair. The reason stays with you; it is not printed."),
          _ ("Keep _Apart"), FALSE),
      widget, on_forbid_cb, change, g_free);
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
  g_autoptr (GError) error = NULL;

  if (change < binome_match_study_get_n_changes (self->study))
    binome_match_study_take_back (self->study, change, &error);
  show_result (self, error);
}

/* ---- another tutor ---- */

static GtkWidget *
make_choices (BinomeWhatIfDialog *self, guint tutee)
{
  g_autoptr (GArray) costs = binome_match_study_list_costs (self->study, tutee, MOST_CHOICES);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (guint i = 0; costs != NULL && i < costs->len; i++)
    adw_preferences_group_add (
        group, binome_what_if_cost_row_new (self->study, tutee, &g_array_index (costs, BinomeMatchCost, i)));
  adw_preferences_group_set_description (
      group,
      costs != NULL && costs->len > 0
          ? _ ("What each costs the whole programme, everybody else being arranged anew as well as can be.")
          : _ ("No other tutor with a place is possible by the rules."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return page;
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (widget);
  GtkWidget *view = adw_toolbar_view_new ();
  g_autofree char *title = NULL;
  guint tutee, tutor;

  g_variant_get (parameter, "(uu)", &tutee, &tutor);
  /* Translators: %s is a tutee. */
  title = g_strdup_printf (
      _ ("Another Tutor for %s"),
      binome_match_problem_get_tutee_name (binome_match_study_get_problem (self->study), tutee));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_choices (self, tutee));
  adw_navigation_view_push (self->navigation, adw_navigation_page_new (view, title));
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
    }
  else
    show_error (self, error);
}

static void
on_title_cb (GtkWidget *widget, const char *title, gpointer data)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (widget);

  binome_match_study_set_title (self->study, title);
  binome_store_write_async (binome_session_get_store (self->session), _ ("Keep what was tried as a run"),
                            BINOME_SOURCE_USER, binome_match_study_keep, g_object_ref (self->study),
                            g_object_unref, NULL, on_kept_cb, g_object_ref (self));
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
    show_result (self, NULL);
  else
    adw_status_page_set_description (self->error_page, error->message);
}

static void
binome_what_if_dialog_dispose (GObject *object)
{
  BinomeWhatIfDialog *self = BINOME_WHAT_IF_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
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
  gtk_widget_class_bind_template_callback (widget_class, on_error_closed_cb);

  gtk_widget_class_install_action (widget_class, "what-if.lock", "(uu)", lock);
  gtk_widget_class_install_action (widget_class, "what-if.forbid", "(uu)", forbid);
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
 * @options: what the matching is asked for
 *
 * Returns: (transfer floating): a dialog that emits `kept`
 */
BinomeWhatIfDialog *
binome_what_if_dialog_new (BinomeSession *session, const BinomeMatchingOptions *options)
{
  BinomeWhatIfDialog *self = g_object_new (BINOME_TYPE_WHAT_IF_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->study = binome_match_study_new (binome_session_get_programme_id (session), options);
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
