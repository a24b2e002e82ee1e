/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phase 1: what the programme is for, who runs it, when, and what is missing before it opens. */

#include "setup/binome-setup-page.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-title.h"
#include "binome-feedback.h"
#include "binome-figure-lines.h"
#include "binome-programme-workflow.h"
#include "binome-readiness.h"
#include "binome-text.h"
#include "binome-window.h"
#include "people/binome-person-chooser.h"
#include "setup/binome-communication-view.h"
#include "setup/binome-move-dialog.h"
#include "setup/binome-objective-dialog.h"
#include "setup/binome-schedule-view.h"
#include "setup/binome-skills-view.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-language-row.h"
#include "widgets/binome-form-dialog.h"

struct _BinomeSetupPage
{
  BinomePage parent_instance;

  AdwHeaderBar *header;
  GtkStack *main_stack;
  AdwViewStack *view_stack;
  GtkButton *move_button;
  AdwPreferencesGroup *readiness_group;
  AdwPreferencesGroup *brief_group;
  AdwPreferencesGroup *states_group;
  BinomeEntityList *objectives;
  BinomeEntityList *roles;
  BinomeScheduleView *schedule_view;
  BinomeCommunicationView *communication_view;
  BinomeSkillsView *skills_view;

  gint64 shown; /* the programme that the rows are for */
  GPtrArray *readiness_rows;
  GPtrArray *brief_rows;
  GPtrArray *state_rows;
};

G_DEFINE_FINAL_TYPE (BinomeSetupPage, binome_setup_page, BINOME_TYPE_PAGE)

static void
remove_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

/* ---- readiness ---- */

static const char *
readiness_target (BinomeReadinessPage page)
{
  switch (page)
    {
    case BINOME_READINESS_BRIEF:
      return "setup/brief";
    case BINOME_READINESS_OBJECTIVES:
      return "setup/objectives";
    case BINOME_READINESS_ORGANISATION:
      return "setup/organisation";
    case BINOME_READINESS_SCHEDULE:
    case BINOME_READINESS_CHECK_IN_PLAN:
      return "setup/schedule";
    case BINOME_READINESS_TUTORS:
      return "recruitment/tutors";
    case BINOME_READINESS_TUTEES:
      return "recruitment/tutees";
    case BINOME_READINESS_TRAINING:
      return "recruitment/training";
    case BINOME_READINESS_CRITERIA:
      return "recruitment/criteria";
    default:
      g_return_val_if_reached ("setup");
    }
}

static GtkWidget *
readiness_row (const BinomeReadinessPoint *point)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon
      = gtk_image_new_from_icon_name (point->done ? "object-select-symbolic" : "dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), point->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), point->detail);
  gtk_widget_add_css_class (icon, point->done ? "success" : point->required ? "warning" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  point->done ? _ ("Done") : _ ("Still to do"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", readiness_target (point->page));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-page");
  return row;
}

typedef struct
{
  gint64 programme;
  GPtrArray *points;
} Readiness;

static void
readiness_free (gpointer data)
{
  Readiness *readiness = data;

  g_clear_pointer (&readiness->points, g_ptr_array_unref);
  g_free (readiness);
}

static gboolean
readiness_work (BinomeDb *db, gpointer data, GError **error)
{
  Readiness *readiness = data;

  readiness->points = binome_readiness_list (db, readiness->programme, error);
  return readiness->points != NULL;
}

static void
on_readiness_cb (GtkWidget *widget, gpointer data)
{
  BinomeSetupPage *self = BINOME_SETUP_PAGE (widget);
  GPtrArray *points = ((Readiness *)data)->points;
  guint n_open = binome_readiness_count_open (points);
  BinomeProgramme *programme = binome_session_get_programme (binome_page_get_session (BINOME_PAGE (self)));
  gboolean under_way = programme != NULL
                       && binome_entity_get_choice (BINOME_ENTITY (programme), BINOME_PROGRAMME_STATE)
                              > BINOME_PROGRAMME_STATE_OPEN;
  g_autofree char *description = NULL;

  /* Once it has opened, only what is missing is of interest. */
  gtk_widget_set_visible (GTK_WIDGET (self->readiness_group), !under_way || n_open > 0);

  remove_rows (self->readiness_group, self->readiness_rows);
  if (n_open == 0)
    description = g_strdup (_ ("Everything is in place."));
  else
    description
        = g_strdup_printf (ngettext ("%u point is still open.", "%u points are still open.", n_open), n_open);
  adw_preferences_group_set_description (self->readiness_group, description);
  for (guint i = 0; i < points->len; i++)
    add_row (self->readiness_group, self->readiness_rows, readiness_row (points->pdata[i]));
}

static void
refresh_readiness (BinomeSetupPage *self)
{
  Readiness *readiness = g_new0 (Readiness, 1);

  readiness->programme = binome_page_get_programme_id (BINOME_PAGE (self));
  binome_session_read (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self), readiness_work,
                       readiness, readiness_free, on_readiness_cb);
}

/* ---- states ---- */

static void
on_move_row_activated_cb (GtkWidget *row, gpointer user_data)
{
  BinomeSetupPage *self = user_data;
  const BinomeMove *move = g_object_get_data (G_OBJECT (row), "binome-move");

  binome_move_dialog_run (GTK_WIDGET (self), binome_page_get_session (BINOME_PAGE (self)), move);
}

static void
on_move_clicked_cb (BinomeSetupPage *self)
{
  on_move_row_activated_cb (GTK_WIDGET (self->move_button), self);
}

static GtkWidget *
move_row (BinomeSetupPage *self, const BinomeMove *move)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (move->label));
  g_object_set_data (G_OBJECT (row), "binome-move", (gpointer)move);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_move_row_activated_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/* Every move is a row; the next step forward is also the button of a wide page. */
static void
show_states (BinomeSetupPage *self)
{
  BinomeEntity *programme
      = BINOME_ENTITY (binome_session_get_programme (binome_page_get_session (BINOME_PAGE (self))));
  int state = binome_entity_get_choice (programme, BINOME_PROGRAMME_STATE);
  gboolean has_next = FALSE;

  remove_rows (self->states_group, self->state_rows);
  adw_preferences_group_set_description (self->states_group,
                                         binome_entity_get_choice_label (programme, BINOME_PROGRAMME_STATE));
  for (guint i = 0; i < binome_programme_machine.n_moves; i++)
    {
      const BinomeMove *move = &binome_programme_machine.moves[i];

      if (move->from != state)
        continue;
      add_row (self->states_group, self->state_rows, move_row (self, move));
      if (!has_next && !move->needs_reason)
        {
          has_next = TRUE;
          gtk_button_set_label (self->move_button, _ (move->label));
          g_object_set_data (G_OBJECT (self->move_button), "binome-move", (gpointer)move);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->move_button), has_next);
}

/* ---- the lists ---- */

static void
show_objective (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  const char *measured = binome_entity_get_text (entity, BINOME_OBJECTIVE_INDICATOR_TEXT);
  const char *unit = binome_entity_get_text (entity, BINOME_OBJECTIVE_UNIT);
  g_autofree char *baseline
      = binome_figures_format_value (binome_entity_get_real (entity, BINOME_OBJECTIVE_BASELINE), unit, 1);
  g_autofree char *target
      = binome_figures_format_value (binome_entity_get_real (entity, BINOME_OBJECTIVE_TARGET), unit, 1);
  g_autofree char *subtitle = NULL;

  if (*measured == '\0')
    measured = binome_entity_get_choice_label (entity, BINOME_OBJECTIVE_INDICATOR);
  /* Translators: an indicator, its value today, its target. */
  subtitle = g_strdup_printf (_ ("%1$s: from %2$s to %3$s"), measured, baseline, target);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (entity, BINOME_OBJECTIVE_TITLE));
  adw_action_row_set_subtitle (row, subtitle);
}

static void
show_role (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  g_autofree char *name = binome_entity_dup_title_of (entity, BINOME_ROLE_PERSON);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : "");
  adw_action_row_set_subtitle (row, binome_entity_get_choice_label (entity, BINOME_ROLE_FUNCTION));
}

static void
on_objective_activated_cb (BinomeSetupPage *self, BinomeEntity *entity)
{
  binome_objective_dialog_edit (GTK_WIDGET (self), binome_page_get_session (BINOME_PAGE (self)), entity);
}

static gboolean
role_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_programme_keep_role (db, data, error);
}

static gboolean
remove_role_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_ROLE, *(gint64 *)data, error);
}

/* The form works on a copy: the days are kept when the person is there on all of them. */
static void
on_role_activated_cb (BinomeSetupPage *self, BinomeEntity *entity)
{
  static const guint fields[] = { BINOME_ROLE_FUNCTION, BINOME_ROLE_STARTS_ON, BINOME_ROLE_ENDS_ON };
  BinomeSession *session = binome_page_get_session (BINOME_PAGE (self));
  g_autoptr (BinomeEntity) person = binome_entity_get_object (entity, BINOME_ROLE_PERSON);
  g_autofree char *name = person != NULL ? binome_entity_dup_title (person) : NULL;
  BinomeFormDialog *form = binome_form_dialog_new (name != NULL ? name : _ ("Role"), _ ("_Apply"));
  BinomeEntity *copy = binome_entity_copy (entity);

  binome_form_dialog_add_fields (
      form,
      binome_form_dialog_add_group (form, NULL,
                                    _ ("Without days of its own a role is for the whole programme.")),
      copy, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_add_remove_row (form, session, _ ("_Remove This Role"), _ ("Remove a role"),
                                     remove_role_work, binome_entity_get_id (entity), _ ("Role removed"));
  binome_form_dialog_set_work (form, session, _ ("Change a role"), role_work, copy, g_object_unref);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self));
}

static void
on_add_objective_cb (BinomeSetupPage *self)
{
  binome_objective_dialog_add (GTK_WIDGET (self), binome_page_get_session (BINOME_PAGE (self)),
                               binome_page_get_programme_id (BINOME_PAGE (self)));
}

static void
on_role_person_chosen_cb (BinomeSetupPage *self, gint64 person)
{
  BinomeEntity *role = BINOME_ENTITY (binome_role_new ());

  binome_entity_set_reference (role, BINOME_ROLE_PROGRAMME,
                               binome_page_get_programme_id (BINOME_PAGE (self)));
  binome_entity_set_reference (role, BINOME_ROLE_PERSON, person);
  binome_session_write (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self), _ ("Add a role"),
                        role_work, role, g_object_unref, NULL);
}

static void
on_add_role_cb (BinomeSetupPage *self)
{
  BinomePersonChooser *chooser
      = binome_person_chooser_new (binome_page_get_session (BINOME_PAGE (self)), _ ("Who Takes the Role?"));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_role_person_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}

static void
fill_list (BinomeSetupPage *self, BinomeEntityList *list, GType type, guint programme_field, guint sort_field,
           BinomeEntityListShow show)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);
  g_autoptr (BinomeListModel) model = NULL;

  binome_query_where_integer (query, programme_field, BINOME_QUERY_EQUAL,
                              binome_page_get_programme_id (BINOME_PAGE (self)));
  binome_query_sort (query, sort_field, FALSE);
  model = binome_list_model_new (binome_page_get_store (BINOME_PAGE (self)), query);
  binome_entity_list_set_model (list, model, show, self);
}

/* ---- the page ---- */

static const guint brief_fields[]
    = { BINOME_PROGRAMME_TITLE,           BINOME_PROGRAMME_CODE,    BINOME_PROGRAMME_KIND,
        BINOME_PROGRAMME_STARTS_ON,       BINOME_PROGRAMME_ENDS_ON, BINOME_PROGRAMME_TUTEES_PER_TUTOR,
        BINOME_PROGRAMME_HOURS_PER_TUTEE, BINOME_PROGRAMME_SITES,   BINOME_PROGRAMME_BUDGET,
        BINOME_PROGRAMME_PURPOSE };

static void
show_programme (BinomeSetupPage *self)
{
  BinomeEntity *programme
      = BINOME_ENTITY (binome_session_get_programme (binome_page_get_session (BINOME_PAGE (self))));

  remove_rows (self->brief_group, self->brief_rows);
  for (gsize i = 0; i < G_N_ELEMENTS (brief_fields); i++)
    add_row (self->brief_group, self->brief_rows, binome_entity_row_new (programme, brief_fields[i]));
  add_row (self->brief_group, self->brief_rows,
           binome_language_row_new (programme, BINOME_PROGRAMME_LANGUAGE));
  fill_list (self, self->objectives, BINOME_TYPE_OBJECTIVE, BINOME_OBJECTIVE_PROGRAMME,
             BINOME_OBJECTIVE_PRIORITY, show_objective);
  fill_list (self, self->roles, BINOME_TYPE_ROLE, BINOME_ROLE_PROGRAMME, BINOME_ROLE_FUNCTION, show_role);
  g_signal_connect_object (programme, "notify::state", G_CALLBACK (show_states), self, G_CONNECT_SWAPPED);
}

static void
binome_setup_page_refresh (BinomePage *page)
{
  BinomeSetupPage *self = BINOME_SETUP_PAGE (page);
  gint64 programme = binome_page_get_programme_id (page);

  gtk_stack_set_visible_child_name (self->main_stack, programme != 0 ? "programme" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->move_button), FALSE);
  if (programme == 0)
    {
      self->shown = 0;
      return;
    }

  if (self->shown != programme)
    {
      self->shown = programme;
      show_programme (self);
    }
  show_states (self);
  refresh_readiness (self);
  binome_schedule_view_show (self->schedule_view, binome_page_get_session (page));
  binome_communication_view_show (self->communication_view, binome_page_get_session (page));
  binome_skills_view_show (self->skills_view, binome_page_get_session (page));
}

static void
binome_setup_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_SETUP_PAGE);

  G_OBJECT_CLASS (binome_setup_page_parent_class)->dispose (object);
}

static void
binome_setup_page_finalize (GObject *object)
{
  BinomeSetupPage *self = BINOME_SETUP_PAGE (object);

  g_ptr_array_unref (self->readiness_rows);
  g_ptr_array_unref (self->brief_rows);
  g_ptr_array_unref (self->state_rows);

  G_OBJECT_CLASS (binome_setup_page_parent_class)->finalize (object);
}

static BinomeExportList *
binome_setup_page_list_shown (BinomePage *page)
{
  static const struct
  {
    const char *section;
    BinomeExportKind kind;
  } lists[] = {
    { "objectives", BINOME_EXPORT_OBJECTIVES },
    { "organisation", BINOME_EXPORT_ROLES },
    { "skills", BINOME_EXPORT_SKILLS },
    { "schedule", BINOME_EXPORT_MILESTONES },
    { "communication", BINOME_EXPORT_COMMUNICATION },
  };
  const char *section = adw_view_stack_get_visible_child_name (BINOME_SETUP_PAGE (page)->view_stack);

  if (binome_page_get_programme_id (page) == 0)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (section, lists[i].section) == 0)
      {
        BinomeExportList *list = binome_export_list_new (lists[i].kind);

        binome_export_list_set_programme (list, binome_page_get_programme_id (page));
        return list;
      }

  return NULL;
}

static void
binome_setup_page_class_init (BinomeSetupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_setup_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_setup_page_finalize;
  BINOME_PAGE_CLASS (klass)->refresh = binome_setup_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_setup_page_list_shown;

  g_type_ensure (BINOME_TYPE_COMMUNICATION_VIEW);
  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  g_type_ensure (BINOME_TYPE_SCHEDULE_VIEW);
  g_type_ensure (BINOME_TYPE_SKILLS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/setup/setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, header);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, move_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, readiness_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, brief_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, states_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, objectives);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, roles);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, schedule_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, communication_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeSetupPage, skills_view);
  gtk_widget_class_bind_template_callback (widget_class, on_move_clicked_cb);
}

/* One of the page's lists: what it says, and what its rows and its button do. */
static void
set_up_list (BinomeSetupPage *self, BinomeEntityList *list, const char *add_label, const char *empty_text,
             GCallback on_add, GCallback on_activated)
{
  binome_entity_list_set_add_label (list, add_label);
  binome_entity_list_set_empty_text (list, empty_text);
  g_signal_connect_object (list, "add", on_add, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activated", on_activated, self, G_CONNECT_SWAPPED);
}

static void
binome_setup_page_init (BinomeSetupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->readiness_rows = g_ptr_array_new ();
  self->brief_rows = g_ptr_array_new ();
  self->state_rows = g_ptr_array_new ();
  set_up_list (self, self->objectives, _ ("Add an Objective"),
               _ ("No objective yet. Without one, nobody can say at the end whether the programme worked."),
               G_CALLBACK (on_add_objective_cb), G_CALLBACK (on_objective_activated_cb));
  set_up_list (self, self->roles, _ ("Add a Role"), _ ("Nobody yet. Name at least the co-ordinator."),
               G_CALLBACK (on_add_role_cb), G_CALLBACK (on_role_activated_cb));
}
