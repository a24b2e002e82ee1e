/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a candidate: the state and its next moves, what is known of them, what they bring, and the way
 * out. */

#include "recruitment/binome-participant-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-candidate.h"
#include "binome-enrolment-away.h"
#include "binome-enrolment-workflow.h"
#include "binome-feedback.h"
#include "binome-person.h"
#include "criteria/binome-wishes-dialog.h"
#include "fields/binome-own-fields-group.h"
#include "people/binome-person-tile.h"
#include "recruitment/binome-candidate-group.h"
#include "recruitment/binome-reason-dialog.h"
#include "recruitment/binome-skills-editor.h"
#include "widgets/binome-entity-row.h"

/* How long after the last step of the spin row a capacity is kept. */
#define CAPACITY_DELAY_MS 700

struct _BinomeParticipantDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  AdwNavigationPage *main_page;
  AdwBanner *error_banner;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *details_label;
  AdwPreferencesGroup *state_group;
  AdwActionRow *state_row;
  BinomeCandidateGroup *candidate_group;
  AdwPreferencesGroup *part_group;
  AdwSpinRow *capacity_row;
  AdwActionRow *hours_row;
  BinomeOwnFieldsGroup *own_fields;
  BinomeSkillsEditor *skills;

  BinomeSession *session;
  BinomeEntity *enrolment;
  BinomeEntity *person;
  GPtrArray *move_rows;
  AdwDialog *asking; /* not owned: while it is answered */
  gboolean filled;
  guint capacity_source;
};

G_DEFINE_FINAL_TYPE (BinomeParticipantDialog, binome_participant_dialog, ADW_TYPE_DIALOG)

static void
show_error (BinomeParticipantDialog *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

/* ---- writing ---- */

typedef struct
{
  gint64 enrolment;
  int value; /* the state, or the capacity */
  char *reason;
  BinomeDate from, until; /* of somebody unavailable */
} Change;

static Change *
change_new (BinomeParticipantDialog *self, int value, const char *reason)
{
  Change *change = g_new0 (Change, 1);

  change->enrolment = binome_entity_get_id (self->enrolment);
  change->value = value;
  change->reason = g_strdup (reason);
  return change;
}

static void
change_free (gpointer data)
{
  g_free (((Change *)data)->reason);
  g_free (data);
}

/* A failure is told in the dialog, which covers the window's toasts. */
static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeParticipantDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    show_error (self, error);
  else
    adw_banner_set_revealed (self->error_banner, FALSE);
}

static void
write_change (BinomeParticipantDialog *self, const char *action, BinomeWork work, Change *change)
{
  binome_store_write_async (binome_session_get_store (self->session), action, BINOME_SOURCE_USER, work,
                            change, change_free, NULL, on_written_cb, g_object_ref (self));
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return binome_enrolment_move (db, change->enrolment, (BinomeEnrolmentState)change->value, change->reason,
                                error)
         && (change->value != BINOME_ENROLMENT_STATE_UNAVAILABLE
             || binome_enrolment_set_away (db, change->enrolment, change->from, change->until, error));
}

static gboolean
capacity_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return binome_enrolment_set_capacity (db, change->enrolment, change->value, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_remove (db, ((Change *)data)->enrolment, error);
}

/* ---- the state ---- */

static void
on_reason_given_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  const BinomeMove *move = data;
  BinomeParticipantDialog *self = BINOME_PARTICIPANT_DIALOG (widget);

  Change *change = change_new (self, move->to, reason);

  if (move->to == BINOME_ENROLMENT_STATE_UNAVAILABLE)
    binome_reason_dialog_get_days (self->asking, &change->from, &change->until);
  write_change (self, _ (move->label), move_work, change);
}

static void
on_move_activated_cb (BinomeParticipantDialog *self, GtkWidget *row)
{
  const BinomeMove *move = g_object_get_data (G_OBJECT (row), "binome-move");

  if (move->to == BINOME_ENROLMENT_STATE_UNAVAILABLE)
    {
      self->asking = binome_reason_dialog_new_away (_ (move->label));
      binome_reason_dialog_ask (self->asking, GTK_WIDGET (self), on_reason_given_cb, (gpointer)move, NULL);
    }
  else if (move->needs_reason)
    binome_reason_dialog_ask (binome_reason_dialog_new (_ ("Give a Reason"),
                                                        _ ("The reason is kept in the history."),
                                                        _ (move->label), TRUE),
                              GTK_WIDGET (self), on_reason_given_cb, (gpointer)move, NULL);
  else
    write_change (self, _ (move->label), move_work, change_new (self, move->to, NULL));
}

/* A participant becomes matched, free again or done with their pair, not by hand. */
static gboolean
is_made_by_pairs (const BinomeMove *move)
{
  return move->to == BINOME_ENROLMENT_STATE_MATCHED
         || (move->from == BINOME_ENROLMENT_STATE_MATCHED
             && (move->to == BINOME_ENROLMENT_STATE_ACCEPTED || move->to == BINOME_ENROLMENT_STATE_DONE));
}

static void
show_moves (BinomeParticipantDialog *self)
{
  int state = binome_entity_get_choice (self->enrolment, BINOME_ENROLMENT_STATE);

  g_autofree char *label = binome_enrolment_describe_state (
      state, binome_entity_get_date (self->enrolment, BINOME_ENROLMENT_UNAVAILABLE_FROM),
      binome_entity_get_date (self->enrolment, BINOME_ENROLMENT_UNAVAILABLE_UNTIL));

  adw_action_row_set_subtitle (self->state_row, label);
  for (guint i = 0; i < self->move_rows->len; i++)
    adw_preferences_group_remove (self->state_group, self->move_rows->pdata[i]);
  g_ptr_array_set_size (self->move_rows, 0);
  for (guint i = 0; i < binome_enrolment_machine.n_moves; i++)
    {
      const BinomeMove *move = &binome_enrolment_machine.moves[i];
      GtkWidget *row;

      if (move->from != state || is_made_by_pairs (move))
        continue;
      row = adw_button_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (move->label));
      g_object_set_data (G_OBJECT (row), "binome-move", (gpointer)move);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_move_activated_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->state_group, row);
      g_ptr_array_add (self->move_rows, row);
    }
}

/* ---- the places of a tutor ---- */

static void
keep_capacity (BinomeParticipantDialog *self)
{
  int capacity = (int)adw_spin_row_get_value (self->capacity_row);

  g_clear_handle_id (&self->capacity_source, g_source_remove);
  if (capacity != binome_entity_get_integer (self->enrolment, BINOME_ENROLMENT_CAPACITY))
    write_change (self, _ ("Change the places of a tutor"), capacity_work, change_new (self, capacity, NULL));
}

static gboolean
on_capacity_timeout_cb (gpointer data)
{
  keep_capacity (data);
  return G_SOURCE_REMOVE;
}

static void
on_capacity_changed_cb (BinomeParticipantDialog *self)
{
  if (!self->filled)
    return;

  g_clear_handle_id (&self->capacity_source, g_source_remove);
  self->capacity_source = g_timeout_add (CAPACITY_DELAY_MS, on_capacity_timeout_cb, self);
}

static void
show_capacity (BinomeParticipantDialog *self)
{
  adw_spin_row_set_value (self->capacity_row,
                          (double)binome_entity_get_integer (self->enrolment, BINOME_ENROLMENT_CAPACITY));
}

/* Which limit is the lowest, how much of it is used, and the same in hours. */
static void
on_candidate_read_cb (BinomeParticipantDialog *self, const BinomeCandidate *candidate)
{
  const BinomeCapacity *capacity = candidate->capacity;
  g_autofree char *places = NULL, *use = NULL, *hours = NULL, *text = NULL;

  if (capacity == NULL)
    return;

  places = binome_capacity_describe (capacity);
  use = binome_capacity_describe_use (capacity);
  hours = binome_capacity_describe_hours (capacity);
  text = g_strdup_printf ("%s\n%s", places, use);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->capacity_row), text);
  adw_action_row_set_subtitle (self->hours_row, hours != NULL ? hours : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hours_row), hours != NULL);
}

/* ---- who ---- */

static void
show_person (BinomeParticipantDialog *self)
{
  g_autofree char *name = binome_entity_dup_title (self->person);
  g_autofree char *details = binome_person_tile_describe (BINOME_PERSON (self->person));

  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->details_label, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), *details != '\0');
}

static void
find_person (BinomeParticipantDialog *self)
{
  if (self->person != NULL)
    return;

  self->person = binome_entity_get_object (self->enrolment, BINOME_ENROLMENT_PERSON);
  if (self->person == NULL)
    return;
  g_signal_connect_object (self->person, "notify", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  show_person (self);
}

/* Only an apprenticeship can be prolonged. */
static gboolean
contract_to_visible (GBinding *binding, const GValue *contract, GValue *visible, gpointer user_data)
{
  g_value_set_boolean (visible, g_value_get_int (contract) == (int)BINOME_CONTRACT_APPRENTICESHIP);
  return TRUE;
}

static void
add_contract (BinomeParticipantDialog *self)
{
  GtkWidget *contract = binome_entity_row_new (self->enrolment, BINOME_ENROLMENT_CONTRACT);
  GtkWidget *prolonged = binome_entity_row_new (self->enrolment, BINOME_ENROLMENT_PROLONGED);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (prolonged),
                               _ ("The law lets a tutor follow one such apprentice beside two others."));
  g_object_bind_property_full (self->enrolment, "contract", prolonged, "visible", G_BINDING_SYNC_CREATE,
                               contract_to_visible, NULL, NULL, NULL);
  adw_preferences_group_add (self->part_group, contract);
  adw_preferences_group_add (self->part_group, prolonged);
}

static void
fill (BinomeParticipantDialog *self)
{
  static const guint tutor_fields[]
      = { BINOME_ENROLMENT_EXPERIENCE, BINOME_ENROLMENT_CONTRACT, BINOME_ENROLMENT_HOURS_PER_MONTH,
          BINOME_ENROLMENT_STARTS_ON,  BINOME_ENROLMENT_ENDS_ON,  BINOME_ENROLMENT_GOALS };
  static const guint tutee_fields[] = { BINOME_ENROLMENT_HOURS_PER_MONTH, BINOME_ENROLMENT_STARTS_ON,
                                        BINOME_ENROLMENT_ENDS_ON, BINOME_ENROLMENT_GOALS };
  gboolean tutor
      = binome_entity_get_choice (self->enrolment, BINOME_ENROLMENT_ROLE) == (int)BINOME_ENROLMENT_ROLE_TUTOR;

  adw_dialog_set_title (ADW_DIALOG (self), tutor ? _ ("Tutor") : _ ("Tutee"));
  adw_navigation_page_set_title (self->main_page, tutor ? _ ("Tutor") : _ ("Tutee"));
  gtk_widget_set_visible (GTK_WIDGET (self->capacity_row), tutor);
  if (!tutor)
    add_contract (self);
  binome_entity_row_add_all (self->part_group, self->enrolment, tutor ? tutor_fields : tutee_fields,
                             tutor ? G_N_ELEMENTS (tutor_fields) : G_N_ELEMENTS (tutee_fields));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->skills),
                                   tutor ? _ ("Skills Offered") : _ ("Skills Wanted"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->skills),
                                         tutor ? _ ("What they can pass on, and at which level.")
                                               : _ ("What they are to learn, and the level aimed at."));
  binome_candidate_group_set_enrolment (self->candidate_group, self->session, self->enrolment,
                                        self->navigation);
  binome_own_fields_group_set_enrolment (self->own_fields, self->session, self->enrolment);
  binome_skills_editor_set_enrolment (self->skills, self->session, binome_entity_get_id (self->enrolment));
}

/* The live object fills itself soon after it is asked for. */
static void
on_enrolment_changed_cb (BinomeParticipantDialog *self)
{
  if (binome_entity_is_gone (self->enrolment))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (!binome_entity_is_loaded (self->enrolment))
    return;

  if (!self->filled)
    fill (self);
  if (self->capacity_source == 0)
    show_capacity (self);
  self->filled = TRUE;
  find_person (self);
  show_moves (self);
}

static void
on_rejected_cb (BinomeParticipantDialog *self, BinomeEntity *entity, guint field, const GError *error)
{
  if (entity == self->enrolment)
    show_error (self, error);
}

/* ---- leaving ---- */

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeParticipantDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  GtkWidget *parent;

  if (!binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    {
      show_error (self, error);
      return;
    }

  /* Translators: %s is a tutor or tutee. */
  message = g_strdup_printf (_ ("%s taken out of the programme"), gtk_label_get_label (self->name_label));
  parent = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);
  if (parent != NULL)
    binome_feedback_toast_undo (parent, message);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_remove_activated_cb (BinomeParticipantDialog *self)
{
  g_autofree char *action
      = g_strdup_printf (_ ("Take %s out of the programme"), gtk_label_get_label (self->name_label));

  binome_store_write_async (binome_session_get_store (self->session), action, BINOME_SOURCE_USER, remove_work,
                            change_new (self, 0, NULL), change_free, NULL, on_removed_cb,
                            g_object_ref (self));
}

static void
on_closed_cb (BinomeParticipantDialog *self)
{
  if (self->capacity_source != 0)
    keep_capacity (self);
  binome_store_flush_async (binome_session_get_store (self->session), NULL, NULL);
}

static void
on_wishes_activated_cb (BinomeParticipantDialog *self)
{
  binome_wishes_dialog_present (self->session, binome_entity_get_id (self->enrolment), GTK_WIDGET (self));
}

static void
binome_participant_dialog_dispose (GObject *object)
{
  BinomeParticipantDialog *self = BINOME_PARTICIPANT_DIALOG (object);

  g_clear_handle_id (&self->capacity_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PARTICIPANT_DIALOG);
  g_clear_object (&self->session);
  g_clear_object (&self->enrolment);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (binome_participant_dialog_parent_class)->dispose (object);
}

static void
binome_participant_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (BINOME_PARTICIPANT_DIALOG (object)->move_rows);

  G_OBJECT_CLASS (binome_participant_dialog_parent_class)->finalize (object);
}

static void
binome_participant_dialog_class_init (BinomeParticipantDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_participant_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_participant_dialog_finalize;

  g_type_ensure (BINOME_TYPE_CANDIDATE_GROUP);
  g_type_ensure (BINOME_TYPE_OWN_FIELDS_GROUP);
  g_type_ensure (BINOME_TYPE_SKILLS_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/participant-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, main_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, avatar);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, details_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, state_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, candidate_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, part_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, capacity_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, hours_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, own_fields);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantDialog, skills);
  gtk_widget_class_bind_template_callback (widget_class, on_wishes_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_candidate_read_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_capacity_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_activated_cb);
}

static void
binome_participant_dialog_init (BinomeParticipantDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->move_rows = g_ptr_array_new ();
  g_signal_connect (self, "closed", G_CALLBACK (on_closed_cb), NULL);
}

/**
 * binome_participant_dialog_new:
 * @session: what the window works on
 * @enrolment: a tutor or tutee
 *
 * Returns: (transfer floating): a dialog about them
 */
BinomeParticipantDialog *
binome_participant_dialog_new (BinomeSession *session, gint64 enrolment)
{
  BinomeParticipantDialog *self = g_object_new (BINOME_TYPE_PARTICIPANT_DIALOG, NULL);
  BinomeStore *store = binome_session_get_store (session);

  self->session = g_object_ref (session);
  self->enrolment = binome_store_get (store, BINOME_TYPE_ENROLMENT, enrolment);
  g_signal_connect_object (self->enrolment, "notify", G_CALLBACK (on_enrolment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "rejected", G_CALLBACK (on_rejected_cb), self, G_CONNECT_SWAPPED);
  on_enrolment_changed_cb (self);
  return self;
}
