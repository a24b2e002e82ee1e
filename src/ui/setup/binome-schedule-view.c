/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The milestones of the programme, the check-in plan of its pairs, and the templates of such plans. */

#include "setup/binome-schedule-view.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-plan-template-workflow.h"
#include "binome-programme-workflow.h"
#include "binome-window.h"
#include "setup/binome-plan-difference-dialog.h"
#include "setup/binome-plan-template-form.h"
#include "setup/binome-plan-template-page.h"
#include "setup/binome-plan-words.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-form-dialog.h"

struct _BinomeScheduleView
{
  AdwBin parent_instance;

  BinomeEntityList *milestones;
  BinomeEntityList *plan_steps;
  BinomeEntityList *templates;

  BinomeSession *session;
  gint64 shown; /* the programme that the lists are for */
  BinomeListModel *template_model;
};

G_DEFINE_FINAL_TYPE (BinomeScheduleView, binome_schedule_view, ADW_TYPE_BIN)

static const guint milestone_fields[]
    = { BINOME_MILESTONE_TITLE, BINOME_MILESTONE_KIND, BINOME_MILESTONE_DUE_ON, BINOME_MILESTONE_DONE_ON,
        BINOME_MILESTONE_NOTE };
static const guint plan_step_fields[]
    = { BINOME_PLAN_STEP_TITLE,  BINOME_PLAN_STEP_KIND,  BINOME_PLAN_STEP_ANCHOR, BINOME_PLAN_STEP_DAYS,
        BINOME_PLAN_STEP_WINDOW, BINOME_PLAN_STEP_OWNER, BINOME_PLAN_STEP_JOB };

/* ---- milestones ---- */

static gboolean
finish_milestone_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_milestone_finish (db, *(gint64 *)data, binome_clock_today (), error);
}

static void
on_ticked_cb (GtkWidget *tick, gpointer user_data)
{
  BinomeEntity *milestone = g_object_get_data (G_OBJECT (tick), "binome-entity");
  gboolean done = binome_entity_get_date (milestone, BINOME_MILESTONE_DONE_ON) != BINOME_DATE_NONE;
  gint64 id = binome_entity_get_id (milestone);

  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)) == done)
    return; /* it only shows what the file says */

  if (done)
    binome_entity_set_date (milestone, BINOME_MILESTONE_DONE_ON, BINOME_DATE_NONE);
  else
    binome_session_write (binome_window_session_of (tick), tick, _ ("Tick a milestone"),
                          finish_milestone_work, g_memdup2 (&id, sizeof id), g_free, NULL);
}

/* The box to tick of a milestone, and the word for one that is late. */
static void
add_milestone_widgets (AdwActionRow *row, BinomeEntity *entity)
{
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *late = gtk_label_new (C_ ("milestone", "Late"));

  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (tick), "binome-entity", entity);
  g_signal_connect (tick, "toggled", G_CALLBACK (on_ticked_cb), NULL);
  adw_action_row_add_prefix (row, tick);
  gtk_widget_set_valign (late, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (late, "state-label");
  gtk_widget_add_css_class (late, "warning");
  adw_action_row_add_suffix (row, late);
  g_object_set_data (G_OBJECT (row), "binome-tick", tick);
  g_object_set_data (G_OBJECT (row), "binome-late", late);
}

static void
show_milestone (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  const char *title = binome_entity_get_text (entity, BINOME_MILESTONE_TITLE);
  BinomeDate done_on = binome_entity_get_date (entity, BINOME_MILESTONE_DONE_ON);
  BinomeDate due_on = binome_entity_get_date (entity, BINOME_MILESTONE_DUE_ON);
  gboolean is_done = done_on != BINOME_DATE_NONE;
  g_autofree char *due = binome_date_format (due_on, BINOME_DATE_MEDIUM);
  g_autofree char *done = binome_date_format (done_on, BINOME_DATE_MEDIUM);
  /* Translators: a date, then the date on which it was done. */
  g_autofree char *both = g_strdup_printf (_ ("%1$s, done on %2$s"), due, done);
  GtkWidget *tick;

  if (g_object_get_data (G_OBJECT (row), "binome-tick") == NULL)
    add_milestone_widgets (row, entity);
  tick = g_object_get_data (G_OBJECT (row), "binome-tick");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, is_done ? both : due);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_done);
  gtk_widget_set_tooltip_text (tick, is_done ? _ ("Done") : _ ("Mark as done today"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "binome-late"),
                          !is_done && due_on < binome_clock_today ());
}

static void
on_milestone_activated_cb (BinomeScheduleView *self, BinomeEntity *entity)
{
  adw_dialog_present (ADW_DIALOG (binome_edit_dialog_new (self->session, entity, milestone_fields,
                                                          G_N_ELEMENTS (milestone_fields))),
                      GTK_WIDGET (self));
}

static void
on_add_milestone_cb (BinomeScheduleView *self)
{
  BinomeEntity *milestone = BINOME_ENTITY (binome_milestone_new ());

  binome_entity_set_reference (milestone, BINOME_MILESTONE_PROGRAMME, self->shown);
  adw_dialog_present (
      ADW_DIALOG (binome_form_dialog_new_entity (self->session, milestone, _ ("Add a Milestone"),
                                                 milestone_fields, G_N_ELEMENTS (milestone_fields))),
      GTK_WIDGET (self));
}

/* ---- the plan ---- */

static void
show_plan_step (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  g_autofree char *subtitle = binome_plan_words_describe (
      (BinomeAnchor)binome_entity_get_choice (entity, BINOME_PLAN_STEP_ANCHOR),
      (int)binome_entity_get_integer (entity, BINOME_PLAN_STEP_DAYS),
      (BinomeCheckInKind)binome_entity_get_choice (entity, BINOME_PLAN_STEP_KIND),
      (BinomePlanStepOwner)binome_entity_get_choice (entity, BINOME_PLAN_STEP_OWNER),
      binome_entity_get_text (entity, BINOME_PLAN_STEP_JOB));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (entity, BINOME_PLAN_STEP_TITLE));
  adw_action_row_set_subtitle (row, subtitle);
}

/* The pairs that run are asked once the plan has changed. */
static void
offer (BinomeScheduleView *self)
{
  binome_plan_difference_dialog_offer (GTK_WIDGET (self), self->session, FALSE);
}

static void
on_step_changed_cb (GtkWidget *dialog)
{
  g_object_set_data (G_OBJECT (dialog), "binome-changed", dialog);
}

static void
on_step_closed_cb (GtkWidget *dialog, BinomeScheduleView *self)
{
  if (g_object_get_data (G_OBJECT (dialog), "binome-changed") != NULL)
    offer (self);
}

static void
on_plan_step_activated_cb (BinomeScheduleView *self, BinomeEntity *entity)
{
  BinomeEditDialog *dialog
      = binome_edit_dialog_new (self->session, entity, plan_step_fields, G_N_ELEMENTS (plan_step_fields));

  g_signal_connect_object (entity, "notify", G_CALLBACK (on_step_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_step_closed_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_add_plan_step_cb (BinomeScheduleView *self)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_step_new ());
  BinomeFormDialog *dialog;

  binome_entity_set_reference (step, BINOME_PLAN_STEP_PROGRAMME, self->shown);
  dialog = binome_form_dialog_new_entity (self->session, step, _ ("Add a Check-in"), plan_step_fields,
                                          G_N_ELEMENTS (plan_step_fields));
  g_signal_connect_object (dialog, "done", G_CALLBACK (offer), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeScheduleView *self = BINOME_SCHEDULE_VIEW (widget);

  if (self->session != NULL)
    binome_plan_difference_dialog_offer (widget, self->session, TRUE);
}

/* ---- templates ---- */

static void
show_template (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  g_autofree char *subtitle = binome_plan_words_describe_template (entity);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (entity, BINOME_PLAN_TEMPLATE_TITLE));
  adw_action_row_set_subtitle (row, subtitle);
}

static void
on_template_activated_cb (BinomeScheduleView *self, BinomeEntity *entity)
{
  binome_window_push (GTK_WIDGET (self),
                      binome_plan_template_page_new (self->session, binome_entity_get_id (entity)));
}

static void
on_add_template_cb (BinomeScheduleView *self)
{
  binome_plan_template_form_add (GTK_WIDGET (self), self->session);
}

static void
take_template (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeScheduleView *self = BINOME_SCHEDULE_VIEW (widget);
  BinomeFormDialog *dialog;

  if (self->shown == 0)
    return;

  dialog = binome_plan_template_form_take (self->session, G_LIST_MODEL (self->template_model));
  g_signal_connect_object (dialog, "done", G_CALLBACK (offer), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

typedef struct
{
  gint64 programme;
  guint n;
} Keeping;

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Keeping *keeping = data;

  return binome_plan_template_keep_programme (db, keeping->programme, &keeping->n, error);
}

static void
on_kept_cb (GtkWidget *widget, gpointer data)
{
  guint n = ((Keeping *)data)->n;
  g_autofree char *message = g_strdup_printf (ngettext ("Kept as a template", "Kept as %u templates", n), n);

  binome_feedback_toast_undo (widget, message);
}

static void
keep_template (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeScheduleView *self = BINOME_SCHEDULE_VIEW (widget);
  Keeping *keeping;

  if (self->shown == 0)
    return;

  keeping = g_new0 (Keeping, 1);
  keeping->programme = self->shown;
  binome_session_write (self->session, widget, _ ("Keep the plan as a template"), keep_work, keeping, g_free,
                        on_kept_cb);
}

/* ---- the view ---- */

static void
fill (BinomeScheduleView *self, BinomeEntityList *list, BinomeQuery *query, BinomeEntityListShow show)
{
  g_autoptr (BinomeListModel) model = binome_list_model_new (binome_session_get_store (self->session), query);

  binome_entity_list_set_model (list, model, show, self);
}

static void
fill_milestones (BinomeScheduleView *self)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MILESTONE);

  binome_query_where_integer (query, BINOME_MILESTONE_PROGRAMME, BINOME_QUERY_EQUAL, self->shown);
  binome_query_sort (query, BINOME_MILESTONE_DUE_ON, FALSE);
  fill (self, self->milestones, query, show_milestone);
}

static void
fill_plan_steps (BinomeScheduleView *self)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_STEP);

  binome_query_where_integer (query, BINOME_PLAN_STEP_PROGRAMME, BINOME_QUERY_EQUAL, self->shown);
  binome_plan_words_sort (query, BINOME_PLAN_STEP_ANCHOR, BINOME_PLAN_STEP_DAYS);
  fill (self, self->plan_steps, query, show_plan_step);
}

static void
fill_templates (BinomeScheduleView *self)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_TEMPLATE);

  binome_query_sort (query, BINOME_PLAN_TEMPLATE_TITLE, FALSE);
  g_clear_object (&self->template_model);
  self->template_model = binome_list_model_new (binome_session_get_store (self->session), query);
  binome_entity_list_set_model (self->templates, self->template_model, show_template, self);
}

static void
binome_schedule_view_dispose (GObject *object)
{
  BinomeScheduleView *self = BINOME_SCHEDULE_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* it is a template child too, and would be unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_SCHEDULE_VIEW);
  g_clear_object (&self->template_model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_schedule_view_parent_class)->dispose (object);
}

static void
binome_schedule_view_class_init (BinomeScheduleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_schedule_view_dispose;

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  gtk_widget_class_install_action (widget_class, "schedule.compare", NULL, compare);
  gtk_widget_class_install_action (widget_class, "schedule.take-template", NULL, take_template);
  gtk_widget_class_install_action (widget_class, "schedule.keep-template", NULL, keep_template);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/setup/schedule-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeScheduleView, milestones);
  gtk_widget_class_bind_template_child (widget_class, BinomeScheduleView, plan_steps);
  gtk_widget_class_bind_template_child (widget_class, BinomeScheduleView, templates);
}

/* One of the lists: what it says, and what its rows and its button do. */
static void
set_up_list (BinomeScheduleView *self, BinomeEntityList *list, const char *add_label, const char *empty_text,
             GCallback on_add, GCallback on_activated)
{
  binome_entity_list_set_add_label (list, add_label);
  binome_entity_list_set_empty_text (list, empty_text);
  g_signal_connect_object (list, "add", on_add, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activated", on_activated, self, G_CONNECT_SWAPPED);
}

static void
binome_schedule_view_init (BinomeScheduleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self, self->milestones, _ ("Add a Milestone"), _ ("No milestone yet."),
               G_CALLBACK (on_add_milestone_cb), G_CALLBACK (on_milestone_activated_cb));
  set_up_list (self, self->plan_steps, _ ("Add a Check-in"), _ ("No check-in is planned for the pairs."),
               G_CALLBACK (on_add_plan_step_cb), G_CALLBACK (on_plan_step_activated_cb));
  set_up_list (self, self->templates, _ ("Add a Template"), _ ("No template of your own yet."),
               G_CALLBACK (on_add_template_cb), G_CALLBACK (on_template_activated_cb));
}

/**
 * binome_schedule_view_show:
 * @self: a view
 * @session: what the window works on, with a programme
 *
 * Shows the schedule and the plan of the programme.
 */
void
binome_schedule_view_show (BinomeScheduleView *self, BinomeSession *session)
{
  gint64 programme = binome_session_get_programme_id (session);

  if (self->shown == programme)
    return;

  g_set_object (&self->session, session);
  self->shown = programme;
  fill_milestones (self);
  fill_plan_steps (self);
  fill_templates (self);
}
