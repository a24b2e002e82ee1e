/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this tutor, or why nobody; and the co-ordinator's own decision on the pair. */

#include "recruitment/binome-match-result-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-match-study.h"
#include "binome-matching-words.h"
#include "binome-matching.h"
#include "binome-text.h"
#include "recruitment/binome-match-detail-rows.h"
#include "recruitment/binome-profiles-dialog.h"
#include "recruitment/binome-reason-dialog.h"

struct _BinomeMatchResultDialog
{
  AdwDialog parent_instance;

  AdwBanner *error_banner;
  AdwBanner *again_banner;
  AdwPreferencesGroup *pair_group;
  GtkWidget *profiles_button;
  AdwActionRow *tutee_row;
  AdwActionRow *tutor_row;
  AdwPreferencesGroup *score_group;
  AdwPreferencesGroup *other_group;
  AdwPreferencesGroup *help_group;
  AdwPreferencesGroup *ask_group;
  GtkWidget *ask_row;
  AdwPreferencesGroup *rules_group;
  AdwPreferencesGroup *rivals_group;
  AdwPreferencesGroup *fragile_group;
  AdwPreferencesGroup *decision_group;

  BinomeSession *session;
  gint64 tutee;
  gint64 tutor;

  /* To find out what the run did not, until the dialog is closed. */
  BinomeEntity *run; /* NULL where nothing can be asked */
  BinomeMatchStudy *study;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BinomeMatchResultDialog, binome_match_result_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_MATCH_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- the decision ---- */

typedef struct
{
  gint64 tutee;
  gint64 tutor;
  BinomeMatchConstraintKind kind;
  char *reason;
} Decision;

static void
decision_free (gpointer data)
{
  g_free (((Decision *)data)->reason);
  g_free (data);
}

static gboolean
decide_work (BinomeDb *db, gpointer data, GError **error)
{
  Decision *decision = data;

  return binome_match_constraint_set (db, decision->tutee, decision->tutor, decision->kind, decision->reason,
                                      error);
}

static void
on_decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeMatchResultDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = binome_store_write_finish (BINOME_STORE (source), result, NULL, &error);

  if (!done)
    adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, !done);
  adw_banner_set_revealed (self->again_banner, done);
}

static const char *
describe_decision (BinomeMatchConstraintKind kind)
{
  switch (kind)
    {
    case BINOME_MATCH_CONSTRAINT_KIND_LOCK:
      return _ ("Kept together. Match again to see the effect.");
    case BINOME_MATCH_CONSTRAINT_KIND_ALLOW:
      return _ ("Allowed. Match again to see the effect.");
    case BINOME_MATCH_CONSTRAINT_KIND_FORBID:
    default:
      return _ ("Kept apart. Match again to see the effect.");
    }
}

static const char *
name_decision (BinomeMatchConstraintKind kind)
{
  switch (kind)
    {
    case BINOME_MATCH_CONSTRAINT_KIND_LOCK:
      return _ ("Keep two people together");
    case BINOME_MATCH_CONSTRAINT_KIND_ALLOW:
      return _ ("Allow a pair");
    case BINOME_MATCH_CONSTRAINT_KIND_FORBID:
    default:
      return _ ("Keep two people apart");
    }
}

static void
decide (BinomeMatchResultDialog *self, gint64 tutor, BinomeMatchConstraintKind kind, const char *reason)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->tutee = self->tutee;
  decision->tutor = tutor;
  decision->kind = kind;
  decision->reason = binome_text_clean_line (reason);
  adw_banner_set_title (self->again_banner, describe_decision (kind));
  binome_store_write_async (binome_session_get_store (self->session), name_decision (kind),
                            BINOME_SOURCE_USER, decide_work, decision, decision_free, NULL, on_decided_cb,
                            g_object_ref (self));
}

static void
on_reason_given_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  BinomeMatchResultDialog *self = BINOME_MATCH_RESULT_DIALOG (widget);

  decide (self, self->tutor, (BinomeMatchConstraintKind)GPOINTER_TO_INT (data), reason);
}

static void
on_together_activated_cb (BinomeMatchResultDialog *self)
{
  binome_reason_dialog_ask (binome_decision_dialog_new (BINOME_MATCH_CONSTRAINT_KIND_LOCK), GTK_WIDGET (self),
                            on_reason_given_cb, GINT_TO_POINTER (BINOME_MATCH_CONSTRAINT_KIND_LOCK), NULL);
}

static void
on_apart_activated_cb (BinomeMatchResultDialog *self)
{
  binome_reason_dialog_ask (binome_decision_dialog_new (BINOME_MATCH_CONSTRAINT_KIND_FORBID),
                            GTK_WIDGET (self), on_reason_given_cb,
                            GINT_TO_POINTER (BINOME_MATCH_CONSTRAINT_KIND_FORBID), NULL);
}

static void
on_allow_reason_given_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  decide (BINOME_MATCH_RESULT_DIALOG (widget), *(gint64 *)data, BINOME_MATCH_CONSTRAINT_KIND_ALLOW, reason);
}

static void
on_allow_clicked_cb (BinomeMatchResultDialog *self, GtkWidget *button)
{
  const gint64 *tutor = g_object_get_data (G_OBJECT (button), "binome-tutor");

  binome_reason_dialog_ask (binome_decision_dialog_new (BINOME_MATCH_CONSTRAINT_KIND_ALLOW),
                            GTK_WIDGET (self), on_allow_reason_given_cb, g_memdup2 (tutor, sizeof *tutor),
                            g_free);
}

static void
on_again_clicked_cb (BinomeMatchResultDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_MATCH_AGAIN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- the explanation ---- */

static void
show_profiles (BinomeMatchResultDialog *self, gint64 tutor)
{
  adw_dialog_present (ADW_DIALOG (binome_profiles_dialog_new (self->session, self->tutee, tutor)),
                      GTK_WIDGET (self));
}

static void
on_profiles_clicked_cb (BinomeMatchResultDialog *self)
{
  show_profiles (self, self->tutor);
}

static void
on_rival_activated_cb (BinomeMatchResultDialog *self, GtkWidget *row)
{
  const gint64 *tutor = g_object_get_data (G_OBJECT (row), "binome-tutor");

  show_profiles (self, *tutor);
}

/* What would help, with a button where allowing one pair is all it takes. */
static void
fill_help (BinomeMatchResultDialog *self, GPtrArray *help)
{
  for (guint i = 0; i < help->len; i++)
    {
      const BinomeMatchDetailHelp *one = help->pdata[i];
      GtkWidget *row = binome_match_help_row_new (one);

      if (one->tutor != 0)
        {
          GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Allow…"));

          gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
          gtk_widget_set_tooltip_text (button, _ ("Allow this pair in the next runs"));
          g_object_set_data_full (G_OBJECT (button), "binome-tutor",
                                  g_memdup2 (&one->tutor, sizeof one->tutor), g_free);
          g_signal_connect_object (button, "clicked", G_CALLBACK (on_allow_clicked_cb), self,
                                   G_CONNECT_SWAPPED);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
        }
      adw_preferences_group_add (self->help_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->help_group), help->len > 0);
}

/* A next best tutor opens beside the tutee. */
static void
fill_rivals (BinomeMatchResultDialog *self, GPtrArray *rivals)
{
  for (guint i = 0; i < rivals->len; i++)
    {
      const BinomeMatchDetailRival *rival = rivals->pdata[i];
      GtkWidget *row = binome_match_rival_row_new (rival);

      g_object_set_data_full (G_OBJECT (row), "binome-tutor", g_memdup2 (&rival->tutor, sizeof rival->tutor),
                              g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _ ("Both side by side"));
      g_signal_connect_object (row, "activated", G_CALLBACK (on_rival_activated_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->rivals_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rivals_group), rivals->len > 0);
}

/* ---- what the run did not find out for everybody ---- */

static gboolean
is_closed (BinomeMatchResultDialog *self)
{
  return self->cancellable == NULL;
}

static void
show_asking (BinomeMatchResultDialog *self, gboolean is_asking)
{
  gtk_widget_set_sensitive (self->ask_row, !is_asking);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->ask_row),
                                 is_asking ? _ ("Trying it out…") : _ ("_Find Out Now"));
}

static void
show_ask_failure (BinomeMatchResultDialog *self, const char *message)
{
  show_asking (self, FALSE);
  adw_banner_set_title (self->error_banner, message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

static void
on_explained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeMatchResultDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeMatchDetail) detail
      = binome_match_study_explain_finish (BINOME_MATCH_STUDY (source), result, &error);

  if (is_closed (self))
    return;
  if (detail == NULL)
    {
      show_ask_failure (self, error->message);
      return;
    }
  fill_help (self, detail->help);
  fill_rivals (self, detail->rivals);
  gtk_widget_set_visible (self->ask_row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->ask_group), detail->help->len + detail->rivals->len == 0);
  adw_preferences_group_set_description (
      self->ask_group, self->tutor != 0 ? _ ("No other tutor is possible.")
                                        : _ ("No small change was found that would serve this person."));
}

/* The index in the study; -1 for somebody whom it does not have. */
static int
find_tutee (BinomeMatchResultDialog *self)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (self->study);

  for (guint i = 0; i < binome_match_problem_get_n_tutees (problem); i++)
    if (binome_match_problem_get_tutee_id (problem, i) == self->tutee)
      return (int)i;
  return -1;
}

/* Whether the study gives this person the same tutor as the run. */
static gboolean
is_as_in_run (BinomeMatchResultDialog *self, int tutee)
{
  int tutor = tutee >= 0 ? binome_match_study_get_tutor (self->study, (guint)tutee) : -1;
  gint64 id = tutor >= 0
                  ? binome_match_problem_get_tutor_id (binome_match_study_get_problem (self->study), tutor)
                  : 0;

  return tutee >= 0 && id == self->tutor;
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeMatchResultDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean opened = binome_match_study_open_finish (BINOME_MATCH_STUDY (source), result, &error);
  int tutee;

  if (is_closed (self))
    return;
  if (!opened)
    {
      show_ask_failure (self, error->message);
      return;
    }
  tutee = find_tutee (self);
  if (!is_as_in_run (self, tutee))
    {
      show_ask_failure (self, _ ("Something has changed since this run. Match again to see what holds now."));
      return;
    }
  binome_match_study_explain_async (self->study, (guint)tutee, self->cancellable, on_explained_cb,
                                    g_object_ref (self));
}

static void
on_ask_activated_cb (BinomeMatchResultDialog *self)
{
  BinomeMatchingOptions options;

  binome_matching_options_read (&options, self->run);
  g_clear_object (&self->study);
  self->study = binome_match_study_new (binome_session_get_programme_id (self->session),
                                        binome_entity_get_id (self->run), &options);
  show_asking (self, TRUE);
  binome_match_study_open_async (self->study, binome_session_get_store (self->session), self->cancellable,
                                 on_opened_cb, g_object_ref (self));
}

static void
offer_to_ask (BinomeMatchResultDialog *self, const BinomeMatchDetail *detail)
{
  adw_preferences_group_set_title (self->ask_group,
                                   self->tutor != 0 ? _ ("Next Best Tutors") : _ ("What Would Help"));
  adw_preferences_group_set_description (
      self->ask_group,
      _ ("With so many people a run finds this out for some of them only. For this one it can be found out now."));
  gtk_widget_set_visible (GTK_WIDGET (self->ask_group), !detail->is_full && self->run != NULL);
}

static void
show_total (BinomeMatchResultDialog *self, BinomeEntity *result)
{
  g_autofree char *score
      = binome_text_format_number (binome_entity_get_real (result, BINOME_MATCH_RESULT_SCORE), 0);
  /* Translators: a score out of 100. */
  g_autofree char *title = g_strdup_printf (_ ("Score: %s of 100"), score);
  int coverage = (int)binome_entity_get_integer (result, BINOME_MATCH_RESULT_COVERAGE);
  /* Translators: %d is the share of the weights whose fields are filled on both sides. */
  g_autofree char *known
      = g_strdup_printf (_ ("Judged on %d %% of the weights; what is unknown is left out."), coverage);

  adw_preferences_group_set_title (self->score_group, title);
  adw_preferences_group_set_description (self->score_group, coverage < 100 ? known : NULL);
}

typedef GtkWidget *(*RowMaker) (gconstpointer item);

static void
fill (AdwPreferencesGroup *group, GPtrArray *items, RowMaker make_row)
{
  for (guint i = 0; i < items->len; i++)
    adw_preferences_group_add (group, make_row (items->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (group), items->len > 0);
}

static void
show_detail (BinomeMatchResultDialog *self, BinomeEntity *result)
{
  g_autoptr (BinomeMatchDetail) detail
      = binome_match_detail_parse (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL));
  guint n_counted = 0;

  for (guint i = 0; i < detail->lines->len; i++)
    {
      const BinomeMatchDetailLine *line = detail->lines->pdata[i];

      n_counted += line->counted;
      adw_preferences_group_add (line->counted ? self->score_group : self->other_group,
                                 binome_match_line_row_new (line));
    }
  fill_help (self, detail->help);
  fill (self->rules_group, detail->rules, binome_match_rule_row_new);
  fill_rivals (self, detail->rivals);
  offer_to_ask (self, detail);
  fill (self->fragile_group, detail->fragile, binome_match_fragile_row_new);
  if (self->tutor != 0 && !detail->is_weighed)
    {
      adw_preferences_group_set_description (
          self->fragile_group,
          _ ("With so many people it was not found out on which weights the pairs hang."));
      gtk_widget_set_visible (GTK_WIDGET (self->fragile_group), TRUE);
    }
  if (detail->n_too_low > 0)
    {
      adw_preferences_group_add (self->rules_group, binome_match_too_low_row_new (detail->n_too_low));
      gtk_widget_set_visible (GTK_WIDGET (self->rules_group), TRUE);
    }
  gtk_widget_set_visible (self->profiles_button, self->tutor != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->score_group), self->tutor != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->other_group), detail->lines->len > n_counted);
  gtk_widget_set_visible (GTK_WIDGET (self->decision_group), self->tutor != 0);
}

static void
show_member (AdwActionRow *row, const BinomeRecruitment *recruitment, gint64 enrolment)
{
  const BinomeParticipant *p = binome_recruitment_find (recruitment, enrolment);
  g_autofree char *details = NULL;

  gtk_widget_set_visible (GTK_WIDGET (row), p != NULL);
  if (p == NULL)
    return;

  details = *p->job != '\0' && *p->site != '\0'
                ? g_strdup_printf (C_ ("person", "%1$s · %2$s"), p->job, p->site)
                : g_strconcat (p->job, p->site, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), p->name);
  adw_action_row_set_subtitle (row, details);
  adw_action_row_add_prefix (row, adw_avatar_new (36, p->name, TRUE));
}

static void
binome_match_result_dialog_dispose (GObject *object)
{
  BinomeMatchResultDialog *self = BINOME_MATCH_RESULT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->study);
  g_clear_object (&self->run);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_MATCH_RESULT_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_match_result_dialog_parent_class)->dispose (object);
}

static void
binome_match_result_dialog_class_init (BinomeMatchResultDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_match_result_dialog_dispose;

  /* `match-again`: the user wants to see what the decision changes; the dialog closes. */
  signals[SIGNAL_MATCH_AGAIN] = g_signal_new ("match-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/match-result-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, again_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, pair_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, profiles_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, tutee_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, tutor_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, score_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, other_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, help_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, ask_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, ask_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, rules_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, rivals_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, fragile_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeMatchResultDialog, decision_group);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_together_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apart_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_profiles_clicked_cb);
}

static void
binome_match_result_dialog_init (BinomeMatchResultDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_match_result_dialog_new:
 * @session: what the window works on
 * @recruitment: what was read, for the names
 * @result: a #BinomeMatchResult
 *
 * Returns: (transfer floating): a dialog that explains the result
 */
BinomeMatchResultDialog *
binome_match_result_dialog_new (BinomeSession *session, BinomeRecruitment *recruitment, BinomeEntity *result)
{
  BinomeMatchResultDialog *self = g_object_new (BINOME_TYPE_MATCH_RESULT_DIALOG, NULL);
  g_autofree char *why = binome_match_result_dup_explanation (result);

  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->run, binome_recruitment_get_run (recruitment));
  self->tutee = binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTEE);
  self->tutor = binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR);
  adw_dialog_set_title (ADW_DIALOG (self), self->tutor != 0 ? _ ("Why This Pair?") : _ ("Why Nobody?"));
  adw_preferences_group_set_description (self->pair_group, why);
  show_member (self->tutee_row, recruitment, self->tutee);
  show_member (self->tutor_row, recruitment, self->tutor);
  show_total (self, result);
  show_detail (self, result);
  return self;
}
