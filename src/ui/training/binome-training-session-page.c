/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One training session: who takes part and how it went, the money, the days, and what comes next. */

#include "training/binome-training-session-page.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-training-overview.h"
#include "binome-training-sheet.h"
#include "binome-training-workflow.h"
#include "printing/binome-report-dialog.h"
#include "recruitment/binome-reason-dialog.h"
#include "training/binome-attendance-row.h"
#include "training/binome-training-forms.h"
#include "training/binome-training-session-facts.h"
#include "widgets/binome-entity-row.h"

struct _BinomeTrainingSessionPage
{
  BinomePage parent_instance;

  AdwPreferencesGroup *people_group;
  GtkListBox *people_list;
  GtkWidget *enrol_row;
  GtkWidget *hold_row;
  GtkWidget *validate_row;
  GtkWidget *sheet_row;
  AdwActionRow *cost_row;
  AdwActionRow *ceiling_row;
  AdwActionRow *funding_row;
  GtkWidget *ask_row;
  AdwPreferencesGroup *session_group;
  AdwPreferencesGroup *moves_group;

  gint64 id;
  BinomeEntity *entity; /* live */
  GPtrArray *move_rows;
  BinomeTrainingOverview *overview;
  char *ceiling; /* of one person, in words */
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (BinomeTrainingSessionPage, binome_training_session_page, BINOME_TYPE_PAGE)

typedef enum
{
  PROP_TRAINING_SESSION = 1,
  N_PROPS
} BinomeTrainingSessionPageProperty;

static GParamSpec *properties[N_PROPS];

/* ---- showing ---- */

static int
get_state (BinomeTrainingSessionPage *self)
{
  return binome_entity_get_choice (self->entity, BINOME_TRAINING_SESSION_STATE);
}

static void
show_people (BinomeTrainingSessionPage *self, const BinomeTrainingSessionFacts *read)
{
  const BinomeSessionPlaces *places = binome_training_overview_get_places (self->overview, self->id);
  int total = (int)binome_entity_get_integer (self->entity, BINOME_TRAINING_SESSION_PLACES);
  g_autofree char *facts = binome_training_describe_session (self->entity);
  g_autofree char *taken
      = g_strdup_printf (ngettext ("%1$u of %2$d place taken", "%1$u of %2$d places taken", (gulong)total),
                         places != NULL ? places->taken : 0, total);
  g_autofree char *description
      /* Translators: the state of a session, its days and place, the places taken. */
      = g_strdup_printf (_ ("%1$s · %2$s · %3$s"),
                         binome_entity_get_choice_label (self->entity, BINOME_TRAINING_SESSION_STATE), facts,
                         taken);
  gboolean attended = FALSE;

  adw_preferences_group_set_description (self->people_group, description);
  gtk_list_box_remove_all (self->people_list);
  for (guint i = 0; i < read->places->len; i++)
    {
      BinomeEntity *place = read->places->pdata[i];

      attended
          |= binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE) == BINOME_ATTENDANCE_STATE_ATTENDED;
      gtk_list_box_append (self->people_list, binome_attendance_row_new (
                                                  place, g_object_get_data (G_OBJECT (place), "binome-name"),
                                                  self->overview->today));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people_list), read->places->len > 0);
  gtk_widget_set_visible (self->enrol_row, get_state (self) == BINOME_SESSION_STATE_PLANNED);
  gtk_widget_set_visible (self->hold_row,
                          get_state (self) == BINOME_SESSION_STATE_PLANNED && read->places->len > 0
                              && binome_entity_get_date (self->entity, BINOME_TRAINING_SESSION_STARTS_ON)
                                     <= self->overview->today);
  gtk_widget_set_visible (self->validate_row, attended);
  gtk_widget_set_visible (self->sheet_row, read->places->len > 0);
}

static void
show_money (BinomeTrainingSessionPage *self, const BinomeTrainingSessionFacts *read)
{
  const BinomeSessionPlaces *places = binome_training_overview_get_places (self->overview, self->id);
  double asked = places != NULL ? places->asked : 0, received = places != NULL ? places->received : 0;
  double ceiling = places != NULL ? places->ceiling : 0;
  gboolean too_much = fmax (asked, received) > ceiling + 0.005;
  g_autofree char *cost = binome_training_format_money (places != NULL ? places->cost : 0);
  g_autofree char *most = binome_training_format_money (ceiling);
  g_autofree char *most_text = NULL;
  g_autofree char *got = binome_training_format_money (received);
  g_autofree char *wanted = binome_training_format_money (asked);
  g_autofree char *funding = g_strdup_printf (_ ("%1$s received, %2$s asked for"), got, wanted);
  g_autofree char *warned = g_strdup_printf (_ ("%s: more than can be paid"), funding);

  g_free (self->ceiling);
  self->ceiling = binome_training_session_facts_describe_ceiling (read);
  most_text = g_strdup_printf ("%s\n%s", most, self->ceiling);
  adw_action_row_set_subtitle (self->cost_row, cost);
  adw_action_row_set_subtitle (self->ceiling_row, most_text);
  adw_action_row_set_subtitle (self->funding_row, too_much ? warned : funding);
  if (too_much)
    gtk_widget_add_css_class (GTK_WIDGET (self->funding_row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->funding_row), "warning");
  gtk_widget_set_visible (self->ask_row, places != NULL && places->taken > 0 && asked + 0.005 < ceiling);
}

static void
show_moves (BinomeTrainingSessionPage *self)
{
  for (guint i = 0; i < self->move_rows->len; i++)
    adw_preferences_group_remove (self->moves_group, self->move_rows->pdata[i]);
  g_ptr_array_set_size (self->move_rows, 0);

  for (guint i = 0; i <= binome_session_machine.n_moves; i++)
    {
      GtkWidget *row = adw_button_row_new ();
      gboolean is_delete = i == binome_session_machine.n_moves;
      const BinomeMove *move = is_delete ? NULL : &binome_session_machine.moves[i];

      g_object_ref_sink (row);
      if (is_delete)
        {
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Delete the Session"));
          gtk_widget_add_css_class (row, "destructive-action");
          gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "session.delete");
        }
      else if (move->from == get_state (self) && move->to != BINOME_SESSION_STATE_HELD)
        {
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (move->label));
          gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", (int)i);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "session.move-session");
        }
      else
        {
          g_object_unref (row);
          continue;
        }
      adw_preferences_group_add (self->moves_group, row);
      g_ptr_array_add (self->move_rows, row);
      g_object_unref (row);
    }
}

/* The keyboard starts where one reads first, or the page would open scrolled to what it had at first. */
static void
focus_top (BinomeTrainingSessionPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->people_list, 0);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->enrol_row);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);
  BinomeTrainingSessionFacts *read = data;
  g_autofree char *title = binome_entity_dup_title (read->course);

  if (!binome_entity_is_loaded (self->entity))
    return;

  g_clear_pointer (&self->overview, binome_training_overview_unref);
  self->overview = binome_training_overview_ref (read->overview);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  show_people (self, read);
  show_money (self, read);
  show_moves (self);
  if (!self->shown)
    focus_top (self);
  self->shown = TRUE;
}

static void
binome_training_session_page_refresh (BinomePage *page)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (page);

  if (!binome_entity_is_gone (self->entity))
    binome_session_read (binome_page_get_session (page), GTK_WIDGET (page),
                         binome_training_session_facts_read, binome_training_session_facts_new (self->id),
                         binome_training_session_facts_free, on_read_cb);
}

/* ---- what the user does ---- */

typedef struct
{
  gint64 id; /* of the place, or of the session */
  int to;
  char *reason;
  guint n;
} Change;

static Change *
change_new (gint64 id, int to, const char *reason)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  change->to = to;
  change->reason = g_strdup (reason);
  return change;
}

static void
change_free (gpointer data)
{
  g_free (((Change *)data)->reason);
  g_free (data);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return binome_training_move (db, change->id, (BinomeAttendanceState)change->to, change->reason, error);
}

static gboolean
session_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return binome_training_move_session (db, change->id, (BinomeSessionState)change->to, change->reason, error);
}

static gboolean
validate_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return binome_training_move_all (db, change->id, BINOME_ATTENDANCE_STATE_ATTENDED,
                                   BINOME_ATTENDANCE_STATE_VALIDATED, &change->n, error);
}

static gboolean
ask_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return binome_training_ask_funding (db, change->id, &change->n, error);
}

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_training_remove_session (db, ((Change *)data)->id, error);
}

static void
on_moved_cb (GtkWidget *widget, gpointer data)
{
  /* Translators: the new state of somebody's place in a training. */
  g_autofree char *message = g_strdup_printf (_ ("The place is now “%s”"),
                                              _ (binome_attendance_states[((Change *)data)->to].label));

  binome_feedback_toast_undo (widget, message);
}

static void
on_session_moved_cb (GtkWidget *widget, gpointer data)
{
  /* Translators: the new state of a training session. */
  g_autofree char *message = g_strdup_printf (_ ("The session is now “%s”"),
                                              _ (binome_session_states[((Change *)data)->to].label));

  binome_feedback_toast_undo (widget, message);
}

static void
on_validated_cb (GtkWidget *widget, gpointer data)
{
  guint n = ((Change *)data)->n;
  g_autofree char *message = g_strdup_printf (ngettext ("%u tutor validated", "%u tutors validated", n), n);

  binome_feedback_toast_undo (widget, message);
}

static void
on_asked_cb (GtkWidget *widget, gpointer data)
{
  guint n = ((Change *)data)->n;
  g_autofree char *message
      = g_strdup_printf (ngettext ("Funding noted for %u person", "Funding noted for %u people", n), n);

  binome_feedback_toast_undo (widget, message);
}

static void
write_change (BinomeTrainingSessionPage *self, const char *action, BinomeWork work, Change *change,
              BinomeSessionDone done)
{
  binome_session_write (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self), action, work, change,
                        change_free, done);
}

static void
on_place_reason_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  const Change *asked = data;

  write_change (BINOME_TRAINING_SESSION_PAGE (widget), _ ("Cancel the place"), move_work,
                change_new (asked->id, asked->to, reason), on_moved_cb);
}

static void
move_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);
  const BinomeMove *move;
  gint64 place;
  int index;

  g_variant_get (parameter, "(xi)", &place, &index);
  if (index < 0 || (guint)index >= binome_attendance_machine.n_moves)
    return;

  move = &binome_attendance_machine.moves[index];
  if (move->needs_reason)
    binome_reason_dialog_ask (binome_reason_dialog_new (_ (move->label),
                                                        _ ("The reason is kept with the place."),
                                                        _ (move->label), TRUE),
                              widget, on_place_reason_cb, change_new (place, move->to, NULL), change_free);
  else
    write_change (self, _ (move->label), move_work, change_new (place, move->to, NULL), on_moved_cb);
}

static void
on_session_reason_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  const Change *asked = data;

  write_change (BINOME_TRAINING_SESSION_PAGE (widget), _ ("Cancel the session"), session_work,
                change_new (asked->id, asked->to, reason), on_session_moved_cb);
}

static void
move_session (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);
  int index = g_variant_get_int32 (parameter);
  const BinomeMove *move;

  if (index < 0 || (guint)index >= binome_session_machine.n_moves)
    return;

  move = &binome_session_machine.moves[index];
  if (move->needs_reason)
    binome_reason_dialog_ask (
        binome_reason_dialog_new (_ (move->label), _ ("Everybody enrolled loses their place."),
                                  _ (move->label), TRUE),
        widget, on_session_reason_cb, change_new (self->id, move->to, NULL), change_free);
  else
    write_change (self, _ (move->label), session_work, change_new (self->id, move->to, NULL),
                  on_session_moved_cb);
}

static void
hold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);

  write_change (self, _ ("Mark as held"), session_work,
                change_new (self->id, BINOME_SESSION_STATE_HELD, NULL), on_session_moved_cb);
}

static void
validate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);

  write_change (self, _ ("Validate all who attended"), validate_work, change_new (self->id, 0, NULL),
                on_validated_cb);
}

static void
ask (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);

  write_change (self, _ ("Ask for the funding of a training"), ask_work, change_new (self->id, 0, NULL),
                on_asked_cb);
}

static void
delete_session (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);

  write_change (self, _ ("Delete a training session"), delete_work, change_new (self->id, 0, NULL), NULL);
}

static void
enrol (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);
  AdwDialog *dialog = self->overview != NULL
                          ? binome_training_enrol_form_new (binome_page_get_session (BINOME_PAGE (self)),
                                                            self->overview, self->id, 0)
                          : NULL;

  if (dialog != NULL)
    adw_dialog_present (dialog, widget);
}

static void
show_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (widget);

  adw_dialog_present (ADW_DIALOG (binome_report_dialog_new (
                          binome_page_get_session (BINOME_PAGE (self)), _ ("Attendance sheet"),
                          binome_training_sheet_build, self->id, "attendance-sheet")),
                      widget);
}

static void
on_person_activated_cb (BinomeTrainingSessionPage *self, GtkListBoxRow *row)
{
  BinomeEntity *place = g_object_get_data (G_OBJECT (row), "binome-entity");

  adw_dialog_present (binome_attendance_dialog_new (
                          binome_page_get_session (BINOME_PAGE (self)), binome_entity_get_id (place),
                          g_object_get_data (G_OBJECT (place), "binome-name"), self->ceiling),
                      GTK_WIDGET (self));
}

/* Deleted here or elsewhere, or its making undone: there is nothing to show any more. */
static void
on_gone_cb (BinomeTrainingSessionPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (!binome_entity_is_gone (self->entity))
    return;

  binome_feedback_toast_undo (GTK_WIDGET (self), _ ("Session deleted"));
  if (view != NULL
      && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

/* ---- the page ---- */

static void
fill (BinomeTrainingSessionPage *self)
{
  static const guint fields[]
      = { BINOME_TRAINING_SESSION_STARTS_ON, BINOME_TRAINING_SESSION_ENDS_ON, BINOME_TRAINING_SESSION_TIMES,
          BINOME_TRAINING_SESSION_PLACE,     BINOME_TRAINING_SESSION_TRAINER, BINOME_TRAINING_SESSION_PLACES,
          BINOME_TRAINING_SESSION_NOTE };

  binome_entity_row_add_all (self->session_group, self->entity, fields, G_N_ELEMENTS (fields));
}

static void
binome_training_session_page_set_property (GObject *object, guint prop_id, const GValue *value,
                                           GParamSpec *pspec)
{
  switch ((BinomeTrainingSessionPageProperty)prop_id)
    {
    case PROP_TRAINING_SESSION:
      BINOME_TRAINING_SESSION_PAGE (object)->id = g_value_get_int64 (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_training_session_page_constructed (GObject *object)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (object);

  G_OBJECT_CLASS (binome_training_session_page_parent_class)->constructed (object);
  if (binome_page_get_session (BINOME_PAGE (self)) == NULL)
    return;

  self->entity
      = binome_store_get (binome_page_get_store (BINOME_PAGE (self)), BINOME_TYPE_TRAINING_SESSION, self->id);
  fill (self);
  g_signal_connect_object (self->entity, "notify::gone", G_CALLBACK (on_gone_cb), self, G_CONNECT_SWAPPED);
}

static void
binome_training_session_page_dispose (GObject *object)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (object);

  g_clear_object (&self->entity);
  g_clear_pointer (&self->overview, binome_training_overview_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_TRAINING_SESSION_PAGE);

  G_OBJECT_CLASS (binome_training_session_page_parent_class)->dispose (object);
}

static void
binome_training_session_page_finalize (GObject *object)
{
  BinomeTrainingSessionPage *self = BINOME_TRAINING_SESSION_PAGE (object);

  g_ptr_array_unref (self->move_rows);
  g_free (self->ceiling);

  G_OBJECT_CLASS (binome_training_session_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, people_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, people_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, enrol_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, hold_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, validate_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, cost_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, ceiling_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, funding_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, ask_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, session_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingSessionPage, moves_group);
}

/* Who attends. */
static BinomeExportList *
binome_training_session_page_list_shown (BinomePage *page)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ATTENDANCE);

  binome_query_where_integer (query, BINOME_ATTENDANCE_SESSION, BINOME_QUERY_EQUAL,
                              BINOME_TRAINING_SESSION_PAGE (page)->id);
  binome_query_sort_via (query, BINOME_ATTENDANCE_PERSON, BINOME_PERSON_FAMILY_NAME, FALSE);
  return binome_export_list_new_for_query (BINOME_EXPORT_ATTENDANCE, query);
}

static void
binome_training_session_page_class_init (BinomeTrainingSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = binome_training_session_page_set_property;
  object_class->constructed = binome_training_session_page_constructed;
  object_class->dispose = binome_training_session_page_dispose;
  object_class->finalize = binome_training_session_page_finalize;
  BINOME_PAGE_CLASS (klass)->refresh = binome_training_session_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_training_session_page_list_shown;

  properties[PROP_TRAINING_SESSION]
      = g_param_spec_int64 ("training-session", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "session.move", "(xi)", move_place);
  gtk_widget_class_install_action (widget_class, "session.move-session", "i", move_session);
  gtk_widget_class_install_action (widget_class, "session.hold", NULL, hold);
  gtk_widget_class_install_action (widget_class, "session.validate", NULL, validate);
  gtk_widget_class_install_action (widget_class, "session.ask", NULL, ask);
  gtk_widget_class_install_action (widget_class, "session.enrol", NULL, enrol);
  gtk_widget_class_install_action (widget_class, "session.sheet", NULL, show_sheet);
  gtk_widget_class_install_action (widget_class, "session.delete", NULL, delete_session);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/training/session-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_person_activated_cb);
}

static void
binome_training_session_page_init (BinomeTrainingSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->move_rows = g_ptr_array_new ();
}

/**
 * binome_training_session_page_new:
 * @session: what the window works on
 * @training_session: a session in the file
 *
 * Returns: (transfer floating): the page of that session, for binome_window_push()
 */
AdwNavigationPage *
binome_training_session_page_new (BinomeSession *session, gint64 training_session)
{
  return g_object_new (BINOME_TYPE_TRAINING_SESSION_PAGE, "session", session, "training-session",
                       training_session, "title", _ ("Training session"), NULL);
}
