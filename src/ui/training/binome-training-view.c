/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The training of the tutors: sessions, courses, money, and where each tutor stands. */

#include "training/binome-training-view.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-text.h"
#include "binome-training-overview.h"
#include "binome-training-workflow.h"
#include "binome-window.h"
#include "recruitment/binome-growing-list.h"
#include "training/binome-training-forms.h"
#include "training/binome-training-session-page.h"

struct _BinomeTrainingView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwBanner *untrained_banner;
  AdwPreferencesGroup *sessions_group;
  GtkListBox *sessions_list;
  GtkListBox *courses_list;
  AdwActionRow *hours_row;
  AdwActionRow *cost_row;
  AdwActionRow *funding_row;
  BinomeGrowingList *tutors_list;

  BinomeSession *session;
  BinomeTrainingOverview *overview;
};

G_DEFINE_FINAL_TYPE (BinomeTrainingView, binome_training_view, ADW_TYPE_BIN)

/* ---- rows ---- */

/* A row that opens something. */
static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_arrow (GtkWidget *row)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
}

static GtkWidget *
make_session_row (BinomeTrainingView *self, BinomeEntity *session)
{
  const BinomeSessionPlaces *places
      = binome_training_overview_get_places (self->overview, binome_entity_get_id (session));
  BinomeEntity *course = binome_training_overview_find_course (
      self->overview, binome_entity_get_reference (session, BINOME_TRAINING_SESSION_COURSE));
  int total = (int)binome_entity_get_integer (session, BINOME_TRAINING_SESSION_PLACES);
  g_autofree char *title = course != NULL ? binome_entity_dup_title (course) : g_strdup ("");
  g_autofree char *facts = binome_training_describe_session (session);
  g_autofree char *taken
      = g_strdup_printf (ngettext ("%1$u of %2$d place taken", "%1$u of %2$d places taken", (gulong)total),
                         places != NULL ? places->taken : 0, total);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", facts, taken);
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *state = gtk_label_new (binome_entity_get_choice_label (session, BINOME_TRAINING_SESSION_STATE));

  gtk_widget_add_css_class (state, "state-label");
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  add_arrow (row);
  g_object_set_data_full (G_OBJECT (row), "binome-entity", g_object_ref (session), g_object_unref);
  return row;
}

static GtkWidget *
make_course_row (BinomeEntity *course)
{
  g_autofree char *title = binome_entity_dup_title (course);
  g_autofree char *subtitle = binome_training_describe_course (course);
  GtkWidget *row = make_row (title, subtitle);

  add_arrow (row);
  g_object_set_data_full (G_OBJECT (row), "binome-entity", g_object_ref (course), g_object_unref);
  return row;
}

/* A shape of its own for each state, beside its words. */
static GtkWidget *
make_status_icon (const BinomeTutorTraining *tutor)
{
  gboolean ready = binome_training_is_ready (tutor->status);
  GtkWidget *icon = gtk_image_new_from_icon_name (ready ? "object-select-symbolic"
                                                  : tutor->status == BINOME_TRAINING_PLANNED
                                                      ? "x-office-calendar-symbolic"
                                                  : tutor->tutees > 0 ? "dialog-warning-symbolic"
                                                                      : "dialog-information-symbolic");

  gtk_widget_add_css_class (icon, ready ? "success" : tutor->tutees > 0 ? "warning" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  binome_training_get_status_label (tutor->status), -1);
  return icon;
}

static char *
describe_tutor (const BinomeTutorTraining *tutor, BinomeDate today)
{
  g_autofree char *training = binome_training_describe (tutor, today);
  g_autofree char *follows = NULL;

  if (tutor->tutees == 0)
    return *tutor->job != '\0' ? g_strdup_printf ("%s\n%s", training, tutor->job)
                               : g_steal_pointer (&training);

  follows
      = g_strdup_printf (ngettext ("follows %u tutee", "follows %u tutees", tutor->tutees), tutor->tutees);
  /* Translators: two facts about a tutor: the training, and how many tutees. */
  return *tutor->job != '\0' ? g_strdup_printf (_ ("%1$s; %2$s\n%3$s"), training, follows, tutor->job)
                             : g_strdup_printf (_ ("%1$s; %2$s"), training, follows);
}

static GtkWidget *
make_tutor_row (gpointer item, gpointer user_data)
{
  BinomeTrainingView *self = user_data;
  guint position = GPOINTER_TO_UINT (g_object_get_data (item, "binome-position"));
  const BinomeTutorTraining *tutor = self->overview->tutors->pdata[position];
  g_autofree char *subtitle = describe_tutor (tutor, self->overview->today);
  GtkWidget *row = make_row (tutor->name, subtitle);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_status_icon (tutor));
  add_arrow (row);
  gtk_widget_set_tooltip_text (row, _ ("Enrol in a session"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", tutor->person);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "training.enrol");
  return row;
}

/* ---- showing ---- */

static void
show_list (GtkListBox *list, guint n_rows)
{
  gtk_widget_set_visible (GTK_WIDGET (list), n_rows > 0);
}

static void
show_sessions (BinomeTrainingView *self)
{
  GPtrArray *sessions = self->overview->sessions, *courses = self->overview->courses;
  guint n = self->overview->tutors->len;
  g_autofree char *ready = n == 0 ? g_strdup (_ ("No tutor is enrolled in the programme yet."))
                                  /* Translators: how many of the tutors are trained. */
                                  : g_strdup_printf (ngettext ("%1$u of %2$u tutor is trained.",
                                                               "%1$u of %2$u tutors are trained.", n),
                                                     self->overview->n_ready, n);

  gtk_list_box_remove_all (self->sessions_list);
  for (guint i = 0; i < sessions->len; i++)
    gtk_list_box_append (self->sessions_list, make_session_row (self, sessions->pdata[i]));
  show_list (self->sessions_list, sessions->len);
  gtk_list_box_remove_all (self->courses_list);
  for (guint i = 0; i < courses->len; i++)
    gtk_list_box_append (self->courses_list, make_course_row (courses->pdata[i]));
  show_list (self->courses_list, courses->len);
  adw_preferences_group_set_description (self->sessions_group, ready);
}

static void
show_money (BinomeTrainingView *self)
{
  const BinomeSessionPlaces *total = &self->overview->total;
  g_autofree char *hours = binome_text_format_number (total->hours, 0);
  g_autofree char *hours_text
      /* Translators: %s is a number of hours. */
      = g_strdup_printf (_ ("%s h"), hours);
  g_autofree char *cost = binome_training_format_money (total->cost);
  g_autofree char *asked = binome_training_format_money (total->asked);
  g_autofree char *received = binome_training_format_money (total->received);
  g_autofree char *ceiling = binome_training_format_money (total->ceiling);
  g_autofree char *funding
      /* Translators: three amounts of money. */
      = g_strdup_printf (_ ("%1$s received, %2$s asked for, %3$s at most"), received, asked, ceiling);

  adw_action_row_set_subtitle (self->hours_row, hours_text);
  adw_action_row_set_subtitle (self->cost_row, cost);
  adw_action_row_set_subtitle (self->funding_row, funding);
}

static void
show_tutors (BinomeTrainingView *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = self->overview->n_untrained_active;
  g_autofree char *message
      = g_strdup_printf (ngettext ("%u tutor follows a tutee without a valid training",
                                   "%u tutors follow a tutee without a valid training", n),
                         n);

  adw_banner_set_title (self->untrained_banner, message);
  adw_banner_set_revealed (self->untrained_banner, n > 0);
  for (guint i = 0; i < self->overview->tutors->len; i++)
    {
      GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data (item, "binome-position", GUINT_TO_POINTER (i));
      g_ptr_array_add (items, item);
    }
  binome_growing_list_set_items (self->tutors_list, items, make_tutor_row, self);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeTrainingView *self = BINOME_TRAINING_VIEW (widget);
  BinomeTrainingOverview *overview = data;

  if (overview->programme != binome_session_get_programme_id (self->session))
    return; /* another programme was chosen meanwhile */

  if (self->overview != overview)
    {
      g_clear_pointer (&self->overview, binome_training_overview_unref);
      self->overview = binome_training_overview_ref (overview);
    }
  show_sessions (self);
  show_money (self);
  show_tutors (self);
  gtk_stack_set_visible_child_name (self->stack, overview->courses->len > 0 ? "training" : "empty");
}

/* ---- what the user does ---- */

static void
on_session_activated_cb (BinomeTrainingView *self, GtkListBoxRow *row)
{
  BinomeEntity *session = g_object_get_data (G_OBJECT (row), "binome-entity");

  binome_window_push (GTK_WIDGET (self),
                      binome_training_session_page_new (self->session, binome_entity_get_id (session)));
}

static void
on_course_activated_cb (BinomeTrainingView *self, GtkListBoxRow *row)
{
  BinomeEntity *course = g_object_get_data (G_OBJECT (row), "binome-entity");

  adw_dialog_present (binome_course_dialog_new (self->session, binome_entity_get_id (course)),
                      GTK_WIDGET (self));
}

static void
add_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingView *self = BINOME_TRAINING_VIEW (widget);

  if (self->session != NULL)
    adw_dialog_present (binome_course_form_new (self->session), widget);
}

static void
add_session (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeTrainingView *self = BINOME_TRAINING_VIEW (widget);

  if (self->overview != NULL && self->overview->courses->len > 0)
    adw_dialog_present (binome_training_session_form_new (self->session, self->overview->courses), widget);
}

/* Without a session that takes anybody, the first thing to do is to plan one. */
static void
enrol (BinomeTrainingView *self, gint64 person)
{
  AdwDialog *dialog = self->overview != NULL
                          ? binome_training_enrol_form_new (self->session, self->overview, 0, person)
                          : NULL;

  if (dialog != NULL)
    adw_dialog_present (dialog, GTK_WIDGET (self));
  else
    add_session (GTK_WIDGET (self), NULL, NULL);
}

static void
enrol_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  enrol (BINOME_TRAINING_VIEW (widget), g_variant_get_int64 (parameter));
}

static void
on_enrol_untrained_cb (BinomeTrainingView *self)
{
  enrol (self, 0);
}

/* ---- the view ---- */

static void
binome_training_view_dispose (GObject *object)
{
  BinomeTrainingView *self = BINOME_TRAINING_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* it is a template child too, and would be unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_TRAINING_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->overview, binome_training_overview_unref);

  G_OBJECT_CLASS (binome_training_view_parent_class)->dispose (object);
}

static void
binome_training_view_class_init (BinomeTrainingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_training_view_dispose;

  g_type_ensure (BINOME_TYPE_GROWING_LIST);
  gtk_widget_class_install_action (widget_class, "training.add-course", NULL, add_course);
  gtk_widget_class_install_action (widget_class, "training.add-session", NULL, add_session);
  gtk_widget_class_install_action (widget_class, "training.enrol", "x", enrol_one);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/training/training-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, untrained_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, sessions_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, sessions_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, courses_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, hours_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, cost_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, funding_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeTrainingView, tutors_list);
  gtk_widget_class_bind_template_callback (widget_class, on_enrol_untrained_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_session_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_course_activated_cb);
}

static void
binome_training_view_init (BinomeTrainingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_training_view_show:
 * @self: a view
 * @session: what the window works on, with a programme
 *
 * Reads everything again and shows it.
 */
void
binome_training_view_show (BinomeTrainingView *self, BinomeSession *session)
{
  g_set_object (&self->session, session);
  binome_session_read (
      session, GTK_WIDGET (self), binome_training_overview_read,
      binome_training_overview_new (binome_session_get_programme_id (session), binome_clock_today ()),
      (GDestroyNotify)binome_training_overview_unref, on_read_cb);
}
