/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which pairs that run are to follow the plan as it is now: for each pair what would be added, moved,
 * worded anew or removed, ticked or not. What is accepted, and what is left, is one action. */

#include "setup/binome-plan-difference-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-plan-difference.h"
#include "binome-plan-source-workflow.h"

/* What the form fills and the work reads. */
typedef struct
{
  gint64 template;  /* that was changed; 0 for the plan of a programme */
  gint64 programme; /* whose plan it is */
  BinomeDate today;
  gboolean asked;
  GPtrArray *behind; /* of BinomePlanBehind: the programmes with the pairs that differ */
  guint n_pairs;     /* that were changed */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->behind, g_ptr_array_unref);
  g_free (question);
}

/* ---- the work ---- */

static gboolean
accept_work (BinomeDb *db, gpointer data, GError **error)
{
  Question *question = data;
  const BinomePlanBehind *first = question->behind->pdata[0];

  return question->template != 0 ? binome_plan_source_follow (db, question->template, question->behind,
                                                              question->today, &question->n_pairs, error)
                                 : binome_plan_difference_accept (db, question->programme, first->differences,
                                                                  question->today, &question->n_pairs, error);
}

static void
on_done_cb (GtkWidget *form, gpointer data)
{
  guint n = ((Question *)data)->n_pairs;
  g_autofree char *message = n > 0 ? g_strdup_printf (ngettext ("%u pair brought in line with the plan",
                                                                "%u pairs brought in line with the plan", n),
                                                      n)
                                   : g_strdup (_ ("Every pair is left as it is"));

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

static gboolean
is_wanted (const PairRow *self, guint change)
{
  return ((BinomePlanChange *)self->difference->changes->pdata[change])->wanted;
}

/* The box of the pair and its words follow from those of its changes. */
static void
show_count (PairRow *self)
{
  guint n = self->difference->changes->len, n_wanted = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < n; i++)
    n_wanted += is_wanted (self, i);

  self->filling = TRUE;
  gtk_check_button_set_active (self->check, n_wanted == n);
  gtk_check_button_set_inconsistent (self->check, n_wanted > 0 && n_wanted < n);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], is_wanted (self, i));
  self->filling = FALSE;
  if (n_wanted == n)
    subtitle = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  else
    /* Translators: how many changes are ticked, and how many there are. */
    subtitle = g_strdup_printf (ngettext ("%1$u of %2$u change", "%1$u of %2$u changes", n), n_wanted, n);
  adw_expander_row_set_subtitle (self->row, subtitle);
}

static void
want_all (PairRow *self, gboolean wanted)
{
  for (guint i = 0; i < self->difference->changes->len; i++)
    ((BinomePlanChange *)self->difference->changes->pdata[i])->wanted = wanted;
  show_count (self);
}

static void
on_pair_toggled_cb (GtkCheckButton *check, PairRow *self)
{
  if (!self->filling)
    want_all (self, gtk_check_button_get_active (check));
}

static void
on_change_toggled_cb (GtkCheckButton *check, PairRow *self)
{
  BinomePlanChange *change = g_object_get_data (G_OBJECT (check), "binome-change");

  if (self->filling)
    return;

  change->wanted = gtk_check_button_get_active (check);
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
make_pair (const BinomePlanDifference *difference)
{
  GtkWidget *row = adw_expander_row_new (), *check = gtk_check_button_new ();
  PairRow *self = g_new0 (PairRow, 1);

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
  BinomePlanBehind *behind;

  if (question->template != 0)
    {
      question->behind = binome_plan_source_list_behind (db, question->template, question->today, error);
      return question->behind != NULL;
    }

  question->behind = g_ptr_array_new_with_free_func (binome_plan_behind_free);
  behind = g_new0 (BinomePlanBehind, 1);
  behind->programme = question->programme;
  behind->differences
      = binome_plan_difference_list (db, question->programme, question->today, question->asked, error);
  g_ptr_array_add (question->behind, behind);
  return behind->differences != NULL;
}

static guint
count_pairs (const Question *question)
{
  guint n = 0;

  for (guint i = 0; i < question->behind->len; i++)
    n += ((BinomePlanBehind *)question->behind->pdata[i])->differences->len;
  return n;
}

/* Everything but what somebody moved on purpose. */
static void
want_first (GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const BinomePlanDifference *difference = differences->pdata[i];

      for (guint j = 0; j < difference->changes->len; j++)
        {
          BinomePlanChange *change = difference->changes->pdata[j];

          change->wanted = !change->by_hand;
        }
    }
}

/* Ticks all pairs of a group, or none where all are ticked. */
static void
on_all_clicked_cb (GtkWidget *button, GPtrArray *rows)
{
  gboolean wanted = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      PairRow *pair = g_object_get_data (rows->pdata[i], "binome-pair");

      wanted = wanted || !gtk_check_button_get_active (pair->check);
    }
  for (guint i = 0; i < rows->len; i++)
    want_all (g_object_get_data (rows->pdata[i], "binome-pair"), wanted);
}

static GtkWidget *
make_all_button (GPtrArray *rows)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_All or None"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_all_clicked_cb), g_ptr_array_ref (rows),
                         (GClosureNotify)(void (*) (void))g_ptr_array_unref, G_CONNECT_DEFAULT);
  return button;
}

static void
add_pairs (BinomeFormDialog *form, const BinomePlanBehind *behind)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *title = behind->title != NULL ? g_markup_escape_text (behind->title, -1) : NULL;
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, title != NULL ? title : _ ("Pairs"),
      behind->differences->len > 0 ? NULL : _ ("No pair that runs would change."));

  want_first (behind->differences);
  for (guint i = 0; i < behind->differences->len; i++)
    {
      GtkWidget *row = make_pair (behind->differences->pdata[i]);

      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
  if (rows->len > 1)
    adw_preferences_group_set_header_suffix (group, make_all_button (rows));
  if (rows->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (form), rows->pdata[0]);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  Reading *reading = data;
  Question *question = reading->question;
  BinomeFormDialog *form;

  if (question->template != 0 ? question->behind->len == 0 : count_pairs (question) == 0)
    {
      if (question->asked)
        binome_feedback_toast (widget, _ ("Every pair follows the plan"));
      return;
    }

  reading->question = NULL;
  form = binome_form_dialog_new (_ ("Differences"), _ ("_Accept"));
  binome_form_dialog_add_group (
      form, NULL,
      question->template != 0
          ? _ ("The plan of the programme becomes that of the template. Pairs that are ticked follow it; the others "
               "keep what they have, and are not asked about the same change again. What was held, waived or missed "
               "stays as it is.")
          : _ ("Pairs that are ticked follow the plan; the others keep what they have, and are not asked about the "
               "same change again. What was held, waived or missed stays as it is; what somebody moved by hand is "
               "ticked only by you."));
  for (guint i = 0; i < question->behind->len; i++)
    add_pairs (form, question->behind->pdata[i]);
  g_signal_connect (form, "done", G_CALLBACK (on_done_cb), NULL);
  binome_form_dialog_set_work (form, reading->session, _ ("Bring pairs in line with the plan"), accept_work,
                               question, question_free);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

static void
offer (GtkWidget *widget, BinomeSession *session, gint64 template, gboolean asked)
{
  Reading *reading = g_new0 (Reading, 1);
  Question *question = g_new0 (Question, 1);

  question->template = template;
  question->programme = binome_session_get_programme_id (session);
  question->today = binome_clock_today ();
  question->asked = asked;
  reading->session = g_object_ref (session);
  reading->question = question;
  binome_session_read (session, widget, read_work, reading, reading_free, on_read_cb);
}

/**
 * binome_plan_difference_dialog_offer:
 * @widget: where the user is
 * @session: what the window works on, with a programme
 * @asked: whether the user asked for it: is told that nothing differs, and what pairs were left without
 * before
 *
 * Compares the pairs that run with the plan of the programme, and asks what of it is to be carried out.
 */
void
binome_plan_difference_dialog_offer (GtkWidget *widget, BinomeSession *session, gboolean asked)
{
  offer (widget, session, 0, asked);
}

/**
 * binome_plan_difference_dialog_offer_template:
 * @widget: where the user is
 * @session: what the window works on
 * @template: one of the company's templates
 *
 * Compares the programmes that took the template, and their pairs that run, with what it says now, and asks
 * which pairs are to follow.
 */
void
binome_plan_difference_dialog_offer_template (GtkWidget *widget, BinomeSession *session, gint64 template)
{
  offer (widget, session, template, TRUE);
}
