/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pair, from top to bottom: who, where it stands and what can come next, what is due, what happened. */

#include "follow-up/binome-pair-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-follow-up-workflow.h"
#include "binome-list-model.h"
#include "binome-pair-offer.h"
#include "binome-text.h"
#include "binome-window.h"
#include "follow-up/binome-check-in-tile.h"
#include "follow-up/binome-meeting-dialog.h"
#include "follow-up/binome-pair-columns.h"
#include "follow-up/binome-pair-facts.h"
#include "follow-up/binome-pair-lists.h"
#include "follow-up/binome-pair-many.h"
#include "follow-up/binome-pair-moves.h"
#include "follow-up/binome-skill-table.h"
#include "follow-up/binome-step-dialog.h"
#include "people/binome-person-page.h"
#include "people/binome-person-tile.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-entity-row.h"

struct _BinomePairPage
{
  BinomePage parent_instance;

  AdwWindowTitle *names;
  GtkStack *main_stack;
  GtkWidget *log_box;
  AdwActionRow *tutee_row;
  AdwAvatar *tutee_avatar;
  AdwActionRow *tutor_row;
  AdwAvatar *tutor_avatar;
  AdwActionRow *state_row;
  GtkImage *state_icon;
  AdwWrapBox *moves_box;
  AdwPreferencesGroup *check_ins_group;
  GtkWidget *add_check_in_box;
  GtkWidget *returns_row;
  GtkListBox *check_ins_list;
  BinomeEntityList *meetings;
  BinomeEntityList *action_plan;
  BinomeEntityList *team;
  BinomeEntityList *agreements;
  BinomeSkillTable *skills;
  AdwPreferencesGroup *dates_group;
  AdwPreferencesGroup *notes_group;
  GtkListBox *history_list;

  gint64 id;
  BinomeEntity *pair;     /* live */
  BinomePairFacts *facts; /* as last read */
  GListStore *check_ins;  /* (element-type BinomeRowItem) of BinomeCheckInRow */
  GPtrArray *date_rows;
};

G_DEFINE_FINAL_TYPE (BinomePairPage, binome_pair_page, BINOME_TYPE_PAGE)

static BinomeSession *
session_of (BinomePairPage *self)
{
  return binome_page_get_session (BINOME_PAGE (self));
}

/* ---- who ---- */

static void
show_side (AdwActionRow *row, AdwAvatar *avatar, BinomeEntity *person, const char *role)
{
  g_autofree char *name = binome_entity_dup_title (person);
  g_autofree char *details = binome_person_tile_describe (BINOME_PERSON (person));
  /* Translators: “Tutee” or “Tutor”, then a job and a site. */
  g_autofree char *subtitle = g_strdup_printf (C_ ("person", "%1$s · %2$s"), role, details);

  adw_avatar_set_text (avatar, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (row, *details != '\0' ? subtitle : role);
}

static void
open_person (BinomePairPage *self, BinomeEntity *person)
{
  binome_window_push (GTK_WIDGET (self),
                      binome_person_page_new (session_of (self), binome_entity_get_id (person)));
}

static void
on_tutee_activated_cb (BinomePairPage *self)
{
  if (self->facts != NULL)
    open_person (self, self->facts->tutee);
}

static void
on_tutor_activated_cb (BinomePairPage *self)
{
  if (self->facts != NULL)
    open_person (self, self->facts->tutor);
}

/* ---- state ---- */

static char *
describe_state (BinomePairPage *self)
{
  BinomeEntity *pair = self->facts->pair;
  g_autofree char *started
      = binome_date_format (binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON), BINOME_DATE_MEDIUM);
  g_autofree char *ended
      = binome_date_format (binome_entity_get_date (pair, BINOME_PAIR_ENDED_ON), BINOME_DATE_MEDIUM);

  if (self->facts->sentence != NULL)
    return g_strdup (self->facts->sentence);
  if (binome_entity_get_choice (pair, BINOME_PAIR_STATE) == BINOME_PAIR_STATE_OFFERED)
    return binome_pair_dup_progress (pair);
  if (*ended != '\0')
    /* Translators: a date, then the reason. */
    return g_strdup_printf (_ ("Ended on %1$s: %2$s"), ended,
                            binome_entity_get_text (pair, BINOME_PAIR_END_REASON));
  if (*started != '\0')
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Started on %s"), started);

  return g_strdup (_ ("Not started yet"));
}

static void
show_state (BinomePairPage *self)
{
  int state = binome_entity_get_choice (self->facts->pair, BINOME_PAIR_STATE);
  g_autofree char *description = describe_state (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), _ (binome_pair_states[state].label));
  adw_action_row_set_subtitle (self->state_row, description);
  gtk_image_set_from_icon_name (self->state_icon, binome_pair_state_get_icon_name (state));
  binome_pair_moves_show (self->moves_box, session_of (self), self->facts->pair, self->facts->title);
}

/* ---- check-ins ---- */

static GtkWidget *
make_check_in_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *tile = binome_check_in_tile_new (FALSE);

  binome_check_in_tile_set_item (BINOME_CHECK_IN_TILE (tile), item);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), tile);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static gboolean
add_check_in_work (BinomeDb *db, gpointer data, GError **error)
{
  binome_entity_set_id (data, 0); /* a form that was refused can be sent again */
  return binome_check_in_add (db, data, error);
}

static void
on_check_in_added_cb (BinomeFormDialog *dialog, gpointer data)
{
  binome_feedback_toast_undo (GTK_WIDGET (dialog), _ ("Check-in added"));
}

static void
on_add_check_in_activated_cb (BinomePairPage *self)
{
  static const guint fields[]
      = { BINOME_CHECK_IN_TITLE, BINOME_CHECK_IN_KIND, BINOME_CHECK_IN_DUE_ON, BINOME_CHECK_IN_WINDOW };
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Add a Check-in"), _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (dialog, NULL, self->facts->title);
  BinomeEntity *check_in = BINOME_ENTITY (binome_check_in_new ());
  /* Translators: %s is the names of a pair. */
  g_autofree char *action = g_strdup_printf (_ ("Add a check-in for %s"), self->facts->title);

  binome_entity_set_reference (check_in, BINOME_CHECK_IN_PAIR, self->id);
  binome_entity_set_date (check_in, BINOME_CHECK_IN_DUE_ON,
                          binome_date_next_working_day (binome_clock_today () + 7));
  binome_form_dialog_add_fields (dialog, group, check_in, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (dialog, session_of (self), action, add_check_in_work, check_in,
                               g_object_unref);
  g_signal_connect (dialog, "done", G_CALLBACK (on_check_in_added_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_returns_activated_cb (BinomePairPage *self)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (pairs, self->id);
  binome_pair_many_act (GTK_WIDGET (self), session_of (self), pairs, "pairs.returns", NULL);
}

/* ---- meetings ---- */

static gboolean
delete_meeting_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_meeting_delete (db, *(gint64 *)data, error);
}

static void
on_meeting_deleted_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("Meeting deleted"));
}

static void
on_delete_meeting_clicked_cb (GtkWidget *button, BinomeEntity *meeting)
{
  BinomePairPage *self = BINOME_PAIR_PAGE (gtk_widget_get_ancestor (button, BINOME_TYPE_PAIR_PAGE));
  gint64 id = binome_entity_get_id (meeting);
  /* Translators: %s is the names of a pair. */
  g_autofree char *action = g_strdup_printf (_ ("Delete a meeting of %s"), self->facts->title);

  binome_session_write (session_of (self), GTK_WIDGET (self), action, delete_meeting_work,
                        g_memdup2 (&id, sizeof id), g_free, on_meeting_deleted_cb);
}

static char *
describe_meeting (BinomeEntity *meeting)
{
  const char *kind = binome_entity_get_choice_label (meeting, BINOME_MEETING_KIND);
  const char *subject = binome_entity_get_text (meeting, BINOME_MEETING_SUBJECT);
  gint64 minutes = binome_entity_get_integer (meeting, BINOME_MEETING_MINUTES);
  g_autofree char *how = NULL;

  if (binome_entity_get_choice (meeting, BINOME_MEETING_OUTCOME) == BINOME_MEETING_OUTCOME_HELD)
    /* Translators: how they met, and for how many minutes. */
    how = g_strdup_printf (_ ("%1$s, %2$d min"), kind, (int)minutes);
  else
    how = g_strdup (binome_entity_get_choice_label (meeting, BINOME_MEETING_OUTCOME));

  /* Translators: how a meeting was held, and what it was about. */
  return *subject != '\0' ? g_strdup_printf (C_ ("meeting", "%1$s · %2$s"), how, subject)
                          : g_steal_pointer (&how);
}

static void
show_meeting (AdwActionRow *row, BinomeEntity *meeting, gpointer user_data)
{
  g_autofree char *day
      = binome_date_format (binome_entity_get_date (meeting, BINOME_MEETING_HELD_ON), BINOME_DATE_MEDIUM);
  g_autofree char *description = describe_meeting (meeting);
  GtkWidget *button;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (row, description);
  if (g_object_get_data (G_OBJECT (row), "binome-delete") != NULL)
    return;

  button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Delete the meeting"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_delete_meeting_clicked_cb), meeting,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, button);
  g_object_set_data (G_OBJECT (row), "binome-delete", button);
}

static void
on_meeting_activated_cb (BinomePairPage *self, BinomeEntity *meeting)
{
  if (self->facts != NULL)
    adw_dialog_present (ADW_DIALOG (binome_meeting_dialog_new_edit (
                            session_of (self), BINOME_MEETING (meeting), self->facts->title)),
                        GTK_WIDGET (self));
}

static void
on_log_clicked_cb (BinomePairPage *self)
{
  if (self->facts != NULL)
    adw_dialog_present (
        ADW_DIALOG (binome_meeting_dialog_new (session_of (self), self->facts->rows, self->id)),
        GTK_WIDGET (self));
}

/* ---- dates and notes ---- */

static void
add_property (BinomePairPage *self, const char *title, const char *value)
{
  GtkWidget *row;

  if (*value == '\0')
    return;

  row = adw_action_row_new ();
  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_preferences_group_add (self->dates_group, row);
  g_ptr_array_add (self->date_rows, row);
}

static void
show_dates (BinomePairPage *self)
{
  static const guint fields[] = { BINOME_PAIR_ORIGIN, BINOME_PAIR_PROPOSED_ON, BINOME_PAIR_STARTED_ON,
                                  BINOME_PAIR_EXPECTED_END, BINOME_PAIR_ENDED_ON };
  BinomeEntity *pair = self->facts->pair;
  double score = binome_entity_get_real (pair, BINOME_PAIR_SCORE);
  g_autofree char *percent = isnan (score) ? g_strdup ("") : binome_text_format_percent (score / 100, 0);

  for (guint i = 0; i < self->date_rows->len; i++)
    adw_preferences_group_remove (self->dates_group, self->date_rows->pdata[i]);
  g_ptr_array_set_size (self->date_rows, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BinomeField *field = binome_entity_get_field (pair, fields[i]);
      g_autofree char *value
          = field->type == BINOME_FIELD_DATE
                ? binome_date_format (binome_entity_get_date (pair, fields[i]), BINOME_DATE_MEDIUM)
                : binome_entity_format (pair, fields[i]);

      add_property (self, _ (field->label), value);
    }
  add_property (self, _ ("Matching score"), percent);
  add_property (self, _ ("When both are free"), self->facts->meeting);
}

/* ---- history ---- */

static void
add_action (BinomePairPage *self, const BinomeAction *action)
{
  g_autofree char *moment = binome_date_format_moment (action->at);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), action->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), moment);
  if (action->undone)
    {
      GtkWidget *label = gtk_label_new (_ ("Undone"));

      gtk_widget_add_css_class (label, "state-label");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (self->history_list, row);
}

/* ---- the page ---- */

static void
show_facts (BinomePairPage *self)
{
  BinomePairFacts *facts = self->facts;
  gboolean started = binome_entity_get_date (facts->pair, BINOME_PAIR_STARTED_ON) != BINOME_DATE_NONE;
  g_autofree char *tutee = binome_entity_dup_title (facts->tutee);
  g_autofree char *tutor = binome_entity_dup_title (facts->tutor);
  /* Translators: under the name of a tutee: the tutor. */
  g_autofree char *with = g_strdup_printf (_ ("with %s"), tutor);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), facts->title);
  adw_window_title_set_title (self->names, tutee);
  adw_window_title_set_subtitle (self->names, with);
  show_side (self->tutee_row, self->tutee_avatar, facts->tutee, _ ("Tutee"));
  show_side (self->tutor_row, self->tutor_avatar, facts->tutor, _ ("Tutor"));
  show_state (self);
  show_dates (self);
  binome_row_items_update (self->check_ins, facts->check_ins);
  adw_preferences_group_set_description (
      self->check_ins_group,
      facts->check_ins->len == 0 ? _ ("A pair gets the check-ins of the plan on the day it starts.") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->check_ins_list), facts->check_ins->len > 0);
  binome_skill_table_show (self->skills, session_of (self), self->id, facts->title, facts->skills,
                           facts->assessments);
  binome_skill_table_set_editable (self->skills, started);
  binome_pair_agreement_list_compare (self->agreements);
  gtk_widget_set_visible (self->log_box, started);
  gtk_widget_set_visible (self->add_check_in_box, started);
  gtk_widget_set_visible (self->returns_row, facts->is_in_training);
  gtk_widget_set_visible (GTK_WIDGET (self->meetings), started);
  gtk_list_box_remove_all (self->history_list);
  for (guint i = 0; i < facts->actions->len; i++)
    add_action (self, facts->actions->pdata[i]);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomePairPage *self = BINOME_PAIR_PAGE (widget);
  BinomePairFacts *facts = data;

  gtk_stack_set_visible_child_name (self->main_stack, facts->pair != NULL ? "pair" : "gone");
  gtk_widget_set_visible (self->log_box, facts->pair != NULL);
  if (facts->pair == NULL)
    return;

  g_clear_pointer (&self->facts, binome_pair_facts_unref);
  self->facts = binome_pair_facts_ref (facts);
  show_facts (self);
}

static void
binome_pair_page_refresh (BinomePage *page)
{
  BinomePairPage *self = BINOME_PAIR_PAGE (page);

  binome_session_read (session_of (self), GTK_WIDGET (self), binome_pair_facts_read,
                       binome_pair_facts_new (self->id), (GDestroyNotify)binome_pair_facts_unref, on_read_cb);
}

static void
binome_pair_page_dispose (GObject *object)
{
  BinomePairPage *self = BINOME_PAIR_PAGE (object);

  g_clear_object (&self->pair);
  g_clear_pointer (&self->facts, binome_pair_facts_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PAIR_PAGE);

  G_OBJECT_CLASS (binome_pair_page_parent_class)->dispose (object);
}

static void
binome_pair_page_finalize (GObject *object)
{
  g_object_unref (BINOME_PAIR_PAGE (object)->check_ins);
  g_ptr_array_unref (BINOME_PAIR_PAGE (object)->date_rows);

  G_OBJECT_CLASS (binome_pair_page_parent_class)->finalize (object);
}

/* The meetings of the pair. */
static BinomeExportList *
binome_pair_page_list_shown (BinomePage *page)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MEETING);

  binome_query_where_integer (query, BINOME_MEETING_PAIR, BINOME_QUERY_EQUAL, BINOME_PAIR_PAGE (page)->id);
  binome_query_sort (query, BINOME_MEETING_HELD_ON, FALSE);
  return binome_export_list_new_for_query (BINOME_EXPORT_MEETINGS, query);
}

static void
binome_pair_page_narrow_calendar (BinomePage *page, BinomeExportList *calendar)
{
  binome_export_list_set_pair (calendar, BINOME_PAIR_PAGE (page)->id);
}

static void
binome_pair_page_class_init (BinomePairPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_pair_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_pair_page_finalize;
  BINOME_PAGE_CLASS (klass)->refresh = binome_pair_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_pair_page_list_shown;
  BINOME_PAGE_CLASS (klass)->narrow_calendar = binome_pair_page_narrow_calendar;

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  g_type_ensure (BINOME_TYPE_SKILL_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/follow-up/pair-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, names);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, log_box);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, tutee_row);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, tutee_avatar);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, tutor_row);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, tutor_avatar);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, state_icon);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, moves_box);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, check_ins_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, add_check_in_box);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, returns_row);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, check_ins_list);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, meetings);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, action_plan);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, team);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, agreements);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, skills);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, dates_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, notes_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePairPage, history_list);
  gtk_widget_class_bind_template_callback (widget_class, on_tutee_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tutor_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_check_in_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_returns_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_log_clicked_cb);
}

static void
binome_pair_page_init (BinomePairPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->date_rows = g_ptr_array_new ();
  self->check_ins = g_list_store_new (BINOME_TYPE_ROW_ITEM);
  gtk_list_box_bind_model (self->check_ins_list, G_LIST_MODEL (self->check_ins), make_check_in_row, NULL,
                           NULL);
  binome_entity_list_set_add_label (self->meetings, _ ("Log a Meeting"));
  binome_entity_list_set_empty_text (self->meetings, _ ("No meeting yet."));
  g_signal_connect_object (self->meetings, "add", G_CALLBACK (on_log_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->meetings, "activated", G_CALLBACK (on_meeting_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
open_pair (BinomePairPage *self, gint64 pair)
{
  static const guint notes[] = { BINOME_PAIR_GOALS, BINOME_PAIR_RHYTHM, BINOME_PAIR_PLACE,
                                 BINOME_PAIR_HOURS_PER_MONTH, BINOME_PAIR_NOTE };
  BinomeStore *store = binome_page_get_store (BINOME_PAGE (self));
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MEETING);
  g_autoptr (BinomeListModel) meetings = NULL;

  self->id = pair;
  self->pair = binome_store_get (store, BINOME_TYPE_PAIR, pair);
  binome_entity_row_add_all (self->notes_group, self->pair, notes, G_N_ELEMENTS (notes));
  binome_query_where_integer (query, BINOME_MEETING_PAIR, BINOME_QUERY_EQUAL, pair);
  binome_query_sort (query, BINOME_MEETING_HELD_ON, TRUE);
  meetings = binome_list_model_new (store, query);
  binome_entity_list_set_model (self->meetings, meetings, show_meeting, self);
  binome_pair_action_list_fill (self->action_plan, session_of (self), pair);
  binome_pair_team_list_fill (self->team, session_of (self), pair);
  binome_pair_agreement_list_fill (self->agreements, session_of (self), pair);
}

/**
 * binome_pair_page_new:
 * @session: what the window works on
 * @pair: a pair
 *
 * Returns: (transfer floating): the page of @pair, for binome_window_push()
 */
AdwNavigationPage *
binome_pair_page_new (BinomeSession *session, gint64 pair)
{
  BinomePairPage *self = g_object_new (BINOME_TYPE_PAIR_PAGE, "session", session, NULL);

  open_pair (self, pair);
  return ADW_NAVIGATION_PAGE (self);
}
