/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutors or the tutees of a programme: search, add, and the way to each of them. */

#include "recruitment/binome-participants-view.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"
#include "people/binome-enrol-people.h"
#include "people/binome-person-chooser.h"
#include "recruitment/binome-participant-dialog.h"
#include "recruitment/binome-participant-row.h"

struct _BinomeParticipantsView
{
  AdwBin parent_instance;

  BinomeEnrolmentRole role;
  BinomeSession *session;
  GListStore *items;
  GtkCustomFilter *filter;
  char *folded; /* what is searched for */

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  AdwSplitButton *add_button;
  GtkListView *list_view;
  AdwStatusPage *empty_page;
  GtkButton *choose_button;
};

G_DEFINE_FINAL_TYPE (BinomeParticipantsView, binome_participants_view, ADW_TYPE_BIN)

static gboolean
is_found (gpointer item, gpointer user_data)
{
  BinomeParticipantsView *self = user_data;

  return self->folded == NULL || *self->folded == '\0'
         || binome_participant_item_matches (item, self->folded);
}

static void
show_state (BinomeParticipantsView *self)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  const char *name = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (shown) == 0)
    name = "nothing";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
on_search_changed_cb (BinomeParticipantsView *self)
{
  g_free (self->folded);
  self->folded = binome_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
on_activate_cb (BinomeParticipantsView *self, guint position)
{
  g_autoptr (BinomeParticipantItem) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);

  if (item != NULL)
    adw_dialog_present (ADW_DIALOG (binome_participant_dialog_new (
                            self->session, binome_participant_item_get (item)->enrolment)),
                        GTK_WIDGET (self));
}

static void
on_chosen_cb (BinomeParticipantsView *self, gint64 person)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (people, person);
  binome_enrol_people (self->session, GTK_WIDGET (self), self->role, BINOME_ENROLMENT_STATE_ACCEPTED, people);
}

static void
on_add_clicked_cb (BinomeParticipantsView *self)
{
  gboolean tutor = self->role == BINOME_ENROLMENT_ROLE_TUTOR;
  BinomePersonChooser *chooser = binome_person_chooser_new (
      self->session, tutor ? _ ("Who Becomes a Tutor?") : _ ("Who Becomes a Tutee?"));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}

static gboolean
is_not_empty (gpointer widget, const char *shown)
{
  return g_strcmp0 (shown, "empty") != 0;
}

static char *
describe_item (gpointer list_item, BinomeParticipantItem *item)
{
  const BinomeParticipant *p = item != NULL ? binome_participant_item_get (item) : NULL;
  g_autofree char *load = p != NULL ? binome_participant_describe_load (p) : NULL;

  if (p == NULL)
    return g_strdup ("");
  if (*load == '\0')
    return g_strdup_printf ("%s, %s", p->name, _ (binome_enrolment_states[p->state].label));

  return g_strdup_printf ("%s, %s, %s", p->name, _ (binome_enrolment_states[p->state].label), load);
}

static void
binome_participants_view_dispose (GObject *object)
{
  BinomeParticipantsView *self = BINOME_PARTICIPANTS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PARTICIPANTS_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (binome_participants_view_parent_class)->dispose (object);
}

static void
binome_participants_view_class_init (BinomeParticipantsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_participants_view_dispose;

  g_type_ensure (BINOME_TYPE_PARTICIPANT_ITEM);
  g_type_ensure (BINOME_TYPE_PARTICIPANT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/participants-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, add_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, list_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, choose_button);
  gtk_widget_class_bind_template_callback (widget_class, describe_item);
  gtk_widget_class_bind_template_callback (widget_class, is_not_empty);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
}

static void
binome_participants_view_init (BinomeParticipantsView *self)
{
  GtkFilterListModel *found;
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (BINOME_TYPE_PARTICIPANT_ITEM);
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                     GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (found));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  binome_participants_view_set_role (self, BINOME_ENROLMENT_ROLE_TUTOR);
}

/**
 * binome_participants_view_set_role:
 * @self: a view
 * @role: tutors or tutees
 */
void
binome_participants_view_set_role (BinomeParticipantsView *self, BinomeEnrolmentRole role)
{
  gboolean tutor = role == BINOME_ENROLMENT_ROLE_TUTOR;

  self->role = role;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), tutor ? _ ("Add a tutor") : _ ("Add a tutee"));
  adw_status_page_set_title (self->empty_page, tutor ? _ ("No Tutors Yet") : _ ("No Tutees Yet"));
  adw_status_page_set_description (
      self->empty_page,
      tutor ? _ ("Tutors are experienced colleagues. Choose them one by one, or select several in People.")
            : _ ("Tutees are those who learn. Choose them one by one, or select several in People."));
  gtk_button_set_label (self->choose_button, tutor ? _ ("_Add a Tutor…") : _ ("_Add a Tutee…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tutor ? _ ("Tutors") : _ ("Tutees"), -1);
}

/**
 * binome_participants_view_show:
 * @self: a view
 * @session: what the window works on
 * @recruitment: what was read
 */
void
binome_participants_view_show (BinomeParticipantsView *self, BinomeSession *session,
                               BinomeRecruitment *recruitment)
{
  GPtrArray *people = self->role == BINOME_ENROLMENT_ROLE_TUTOR ? recruitment->tutors : recruitment->tutees;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_set_object (&self->session, session);
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (items, binome_participant_item_new (recruitment, people->pdata[i]));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  show_state (self);
}
