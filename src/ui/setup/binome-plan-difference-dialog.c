/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which pairs that run are to follow the plan as it is now: for each pair what would be added, moved,
 * worded anew or removed, ticked or not. What is accepted is one action. */

#include "setup/binome-plan-difference-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-feedback.h"
#include "binome-plan-difference.h"

/* What the form fills and the work reads. */
typedef struct
{
  gint64 programme;
  BinomeDate today;
  GPtrArray *differences;
  GHashTable *ticked; /* of BinomePlanChange, in the differences */
  guint n_pairs;      /* that were changed */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_hash_table_unref (question->ticked);
  g_ptr_array_unref (question->differences);
  g_free (question);
}

/* ---- the work ---- */

/* What is ticked, in the shape it was read in. */
static GPtrArray *
collect (const Question *question)
{
  GPtrArray *accepted = g_ptr_array_new_with_free_func (binome_plan_difference_free);

  for (guint i = 0; i < question->differences->len; i++)
    {
      const BinomePlanDifference *difference = question->differences->pdata[i];
      BinomePlanDifference *wanted = g_new0 (BinomePlanDifference, 1);

      wanted->pair = difference->pair;
      wanted->changes = g_ptr_array_new (); /* of those of the question */
      for (guint j = 0; j < difference->changes->len; j++)
        if (g_hash_table_contains (question->ticked, difference->changes->pdata[j]))
          g_ptr_array_add (wanted->changes, difference->changes->pdata[j]);
      g_ptr_array_add (accepted, wanted);
    }

  return accepted;
}

static gboolean
accept_work (BinomeDb *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) accepted = collect (question);

  if (g_hash_table_size (question->ticked) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("Tick at least one change, or cancel."));
      return FALSE;
    }

  return binome_plan_difference_accept (db, question->programme, accepted, question->today,
                                        &question->n_pairs, error);
}

static void
on_done_cb (GtkWidget *form, gpointer data)
{
  guint n = ((Question *)data)->n_pairs;
  g_autofree char *message = g_strdup_printf (
      ngettext ("%u pair brought in line with the plan", "%u pairs brought in line with the plan", n), n);

  binome_feedback_toast_undo (form, message);
}

/* ---- rows ---- */

static char *
describe (const BinomePlanChange *change)
{
  g_autofree char *from = binome_date_format (change->from, BINOME_DATE_MEDIUM);
  g_autofree char *to = binome_date_format (change->to, BINOME_DATE_MEDIUM);

  switch (change->kind)
    {
    case BINOME_PLAN_CHANGE_ADD:
      /* Translators: a check-in; %s is a date. */
      return g_strdup_printf (_ ("Added, due on %s"), to);
    case BINOME_PLAN_CHANGE_MOVE:
      return change->by_hand
                 /* Translators: a check-in that somebody moved; two dates. */
                 ? g_strdup_printf (_ ("From %1$s, where it was moved by hand, to %2$s"), from, to)
                 /* Translators: a check-in; two dates. */
                 : g_strdup_printf (_ ("From %1$s to %2$s"), from, to);
    case BINOME_PLAN_CHANGE_REWORD:
      return change->before != NULL
                 /* Translators: a check-in; %s is what it was called before. */
                 ? g_strdup_printf (_ ("Called “%s” before"), change->before)
                 : g_strdup (_ ("Another kind, or other days to hold it"));
    case BINOME_PLAN_CHANGE_REMOVE:
      return change->by_hand
                 /* Translators: a check-in that somebody moved; %s is a date. */
                 ? g_strdup_printf (_ ("Removed from %s, where it was moved by hand"), from)
                 /* Translators: a check-in; %s is a date. */
                 : g_strdup_printf (_ ("Removed, was due on %s"), from);
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *const icons[] = {
  [BINOME_PLAN_CHANGE_ADD] = "list-add-symbolic",
  [BINOME_PLAN_CHANGE_MOVE] = "x-office-calendar-symbolic",
  [BINOME_PLAN_CHANGE_REWORD] = "document-edit-symbolic",
  [BINOME_PLAN_CHANGE_REMOVE] = "list-remove-symbolic",
};

/* A pair in the form. */
typedef struct
{
  Question *question;
  const BinomePlanDifference *difference;
  AdwExpanderRow *row;
  GtkCheckButton *check;
  GPtrArray *checks; /* one a change, once they are shown */
  gboolean filling;
} PairRow;

static void
pair_row_free (gpointer data)
{
  PairRow *self = data;

  g_ptr_array_unref (self->checks);
  g_free (self);
}

/* The box of the pair and its words follow from those of its changes. */
static void
show_count (PairRow *self)
{
  guint n = self->difference->changes->len, n_ticked = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < n; i++)
    n_ticked += g_hash_table_contains (self->question->ticked, self->difference->changes->pdata[i]);

  self->filling = TRUE;
  gtk_check_button_set_active (self->check, n_ticked == n);
  gtk_check_button_set_inconsistent (self->check, n_ticked > 0 && n_ticked < n);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (
        self->checks->pdata[i],
        g_hash_table_contains (self->question->ticked, self->difference->changes->pdata[i]));
  self->filling = FALSE;
  if (n_ticked == n)
    subtitle = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  else
    /* Translators: how many changes are ticked, and how many there are. */
    subtitle = g_strdup_printf (ngettext ("%1$u of %2$u change", "%1$u of %2$u changes", n), n_ticked, n);
  adw_expander_row_set_subtitle (self->row, subtitle);
}

static void
tick (Question *question, BinomePlanChange *change, gboolean wanted)
{
  if (wanted)
    g_hash_table_add (question->ticked, change);
  else
    g_hash_table_remove (question->ticked, change);
}

static void
on_pair_toggled_cb (GtkCheckButton *check, PairRow *self)
{
  gboolean wanted = gtk_check_button_get_active (check);

  if (self->filling)
    return;

  for (guint i = 0; i < self->difference->changes->len; i++)
    tick (self->question, self->difference->changes->pdata[i], wanted);
  show_count (self);
}

static void
on_change_toggled_cb (GtkCheckButton *check, PairRow *self)
{
  if (self->filling)
    return;

  tick (self->question, g_object_get_data (G_OBJECT (check), "binome-change"),
        gtk_check_button_get_active (check));
  show_count (self);
}

static void
add_change (PairRow *self, BinomePlanChange *change)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[change->kind]);
  g_autofree char *subtitle = describe (change);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, change->title, -1);
  g_object_set_data (G_OBJECT (check), "binome-change", change);
  g_signal_connect (check, "toggled", G_CALLBACK (on_change_toggled_cb), self);
  g_ptr_array_add (self->checks, check);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->row, row);
}

/* Pairs are many, and few are looked into. */
static void
on_expanded_cb (PairRow *self)
{
  if (self->checks->len > 0)
    return;

  for (guint i = 0; i < self->difference->changes->len; i++)
    add_change (self, self->difference->changes->pdata[i]);
  show_count (self);
}

static GtkWidget *
make_pair (Question *question, const BinomePlanDifference *difference)
{
  GtkWidget *row = adw_expander_row_new (), *check = gtk_check_button_new ();
  PairRow *self = g_new0 (PairRow, 1);

  self->question = question;
  self->difference = difference;
  self->row = ADW_EXPANDER_ROW (row);
  self->check = GTK_CHECK_BUTTON (check);
  self->checks = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), difference->title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, difference->title,
                                  -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_pair_toggled_cb), self);
  adw_expander_row_add_prefix (self->row, check);
  g_object_set_data_full (G_OBJECT (row), "binome-pair", self, pair_row_free);
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (on_expanded_cb), self);
  show_count (self);
  return row;
}

/* ---- the question ---- */

typedef struct
{
  BinomeSession *session;
  Question *question;
  gboolean asked;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->session);
  g_clear_pointer (&reading->question, question_free);
  g_free (reading);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Question *question = ((Reading *)data)->question;

  g_clear_pointer (&question->differences, g_ptr_array_unref);
  question->differences = binome_plan_difference_list (db, question->programme, question->today, error);
  if (question->differences == NULL)
    {
      question->differences = g_ptr_array_new ();
      return FALSE;
    }
  return TRUE;
}

/* Everything but what somebody moved on purpose. */
static void
tick_first (Question *question)
{
  for (guint i = 0; i < question->differences->len; i++)
    {
      const BinomePlanDifference *difference = question->differences->pdata[i];

      for (guint j = 0; j < difference->changes->len; j++)
        if (!((BinomePlanChange *)difference->changes->pdata[j])->by_hand)
          tick (question, difference->changes->pdata[j], TRUE);
    }
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  Reading *reading = data;
  Question *question = reading->question;
  BinomeFormDialog *form;
  AdwPreferencesGroup *group;

  if (question->differences->len == 0)
    {
      if (reading->asked)
        binome_feedback_toast (widget, _ ("Every pair follows the plan"));
      return;
    }

  reading->question = NULL;
  tick_first (question);
  form = binome_form_dialog_new (_ ("Differences"), _ ("_Accept"));
  group = binome_form_dialog_add_group (
      form, NULL,
      _ ("What the plan would change for the pairs that run. Check-ins that were held, waived or missed stay as "
         "they are; those that somebody moved by hand are ticked only by you."));
  for (guint i = 0; i < question->differences->len; i++)
    {
      GtkWidget *row = make_pair (question, question->differences->pdata[i]);

      adw_preferences_group_add (group, row);
      if (i == 0)
        adw_dialog_set_focus (ADW_DIALOG (form), row);
    }
  g_signal_connect (form, "done", G_CALLBACK (on_done_cb), NULL);
  binome_form_dialog_set_work (form, reading->session, _ ("Bring pairs in line with the plan"), accept_work,
                               question, question_free);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

/**
 * binome_plan_difference_dialog_offer:
 * @widget: where the user is
 * @session: what the window works on, with a programme
 * @asked: whether the user asked for it, and is told that nothing differs
 *
 * Compares the pairs that run with the plan of the programme, and asks what of it is to be carried out.
 */
void
binome_plan_difference_dialog_offer (GtkWidget *widget, BinomeSession *session, gboolean asked)
{
  Reading *reading = g_new0 (Reading, 1);
  Question *question = g_new0 (Question, 1);

  question->programme = binome_session_get_programme_id (session);
  question->today = binome_clock_today ();
  question->differences = g_ptr_array_new ();
  question->ticked = g_hash_table_new (NULL, NULL);
  reading->session = g_object_ref (session);
  reading->question = question;
  reading->asked = asked;
  binome_session_read (session, widget, read_work, reading, reading_free, on_read_cb);
}
