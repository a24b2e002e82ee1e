/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a participant would like to be paired with: the choices of a tutee in their order, what they say of
 * others, and their try-out talks. Only co-ordinators see it. */

#include "criteria/binome-wishes-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-wishes.h"
#include "criteria/binome-wish-forms.h"
#include "widgets/binome-plain-dialog.h"

struct _BinomeWishesDialog
{
  AdwDialog parent_instance;

  AdwToolbarView *view;

  BinomeSession *session;
  gint64 enrolment;
  BinomeWishes *wishes;
  gint64 focus; /* whose choice was moved */
};

G_DEFINE_FINAL_TYPE (BinomeWishesDialog, binome_wishes_dialog, ADW_TYPE_DIALOG)

/* ---- moving a choice ---- */

typedef struct
{
  gint64 tutee;
  GArray *tutors;
} Order;

static void
order_free (gpointer data)
{
  g_array_unref (((Order *)data)->tutors);
  g_free (data);
}

static gboolean
order_work (BinomeDb *db, gpointer data, GError **error)
{
  const Order *order = data;

  return binome_wishes_set_choices (db, order->tutee, (const gint64 *)(const void *)order->tutors->data,
                                    order->tutors->len, error);
}

static GArray *
list_choices (BinomeWishesDialog *self)
{
  GArray *tutors = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint k = 0; k < self->wishes->wishes->len; k++)
    {
      BinomeEntity *wish = self->wishes->wishes->pdata[k];
      gint64 tutor = binome_entity_get_reference (wish, BINOME_WISH_TUTOR);

      if (binome_entity_get_integer (wish, BINOME_WISH_RANK) > 0)
        g_array_append_val (tutors, tutor);
    }
  return tutors;
}

static void
write_order (BinomeWishesDialog *self, const char *action, GArray *tutors)
{
  Order *order = g_new0 (Order, 1);

  order->tutee = self->enrolment;
  order->tutors = tutors;
  binome_session_write (self->session, GTK_WIDGET (self), action, order_work, order, order_free, NULL);
}

static void
move_choice (BinomeWishesDialog *self, guint from, guint to)
{
  GArray *tutors = list_choices (self);
  gint64 tutor;

  if (from >= tutors->len || to >= tutors->len || from == to)
    {
      g_array_unref (tutors);
      return;
    }
  tutor = self->focus = g_array_index (tutors, gint64, from);
  g_array_remove_index (tutors, from);
  g_array_insert_val (tutors, to, tutor);
  write_order (self, _ ("Change the order of choices"), tutors);
}

static guint
get_place (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "binome-place"));
}

static gboolean
on_up_cb (GtkWidget *row, GVariant *parameter, gpointer self)
{
  if (get_place (row) > 0)
    move_choice (self, get_place (row), get_place (row) - 1);
  return GDK_EVENT_STOP;
}

static gboolean
on_down_cb (GtkWidget *row, GVariant *parameter, gpointer self)
{
  move_choice (self, get_place (row), get_place (row) + 1);
  return GDK_EVENT_STOP;
}

static void
on_remove_clicked_cb (GtkWidget *button, BinomeWishesDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  GArray *tutors = list_choices (self);

  if (get_place (row) < tutors->len)
    g_array_remove_index (tutors, get_place (row));
  write_order (self, _ ("Remove a choice"), tutors);
}

static void
on_move_clicked_cb (GtkWidget *button, BinomeWishesDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  if (g_object_get_data (G_OBJECT (button), "binome-down") != NULL)
    on_down_cb (row, NULL, self);
  else
    on_up_cb (row, NULL, self);
}

static GdkContentProvider *
on_drag_cb (GtkDragSource *source, double x, double y, gpointer row)
{
  return gdk_content_provider_new_typed (G_TYPE_UINT, get_place (row));
}

static void
on_drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer self)
{
  move_choice (self, g_value_get_uint (value),
               get_place (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))));
  return TRUE;
}

static void
add_shortcut (GtkEventController *shortcuts, const char *keys, GtkShortcutFunc function, gpointer self)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_callback_action_new (function, self, NULL)));
}

static void
make_movable (BinomeWishesDialog *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  add_shortcut (shortcuts, "<Alt>Up", on_up_cb, self);
  add_shortcut (shortcuts, "<Alt>Down", on_down_cb, self);
  gtk_widget_add_controller (row, shortcuts);
}

/* ---- rows ---- */

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
make_button (BinomeWishesDialog *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static const char *
name_of (BinomeWishesDialog *self, gint64 enrolment)
{
  const BinomeWishedPerson *person = binome_wishes_find_person (self->wishes, enrolment);

  return person != NULL ? person->name : _ ("Somebody who has left");
}

static void
add_choice (BinomeWishesDialog *self, AdwPreferencesGroup *group, guint place, gint64 tutor)
{
  const BinomeWishedPerson *person = binome_wishes_find_person (self->wishes, tutor);
  const char *name = name_of (self, tutor);
  GtkWidget *row = make_row (name, person != NULL ? person->detail : "");
  g_autofree char *number = g_strdup_printf ("%u", place + 1);
  GtkWidget *label = gtk_label_new (number);
  /* Translators: %s is a person. */
  g_autofree char *up_label = g_strdup_printf (_ ("Move %s up"), name);
  g_autofree char *down_label = g_strdup_printf (_ ("Move %s down"), name);
  g_autofree char *remove_label = g_strdup_printf (_ ("Remove %s"), name);
  GtkWidget *up = make_button (self, "go-up-symbolic", up_label, G_CALLBACK (on_move_clicked_cb));
  GtkWidget *down = make_button (self, "go-down-symbolic", down_label, G_CALLBACK (on_move_clicked_cb));

  g_object_set_data (G_OBJECT (row), "binome-place", GUINT_TO_POINTER (place));
  g_object_set_data (G_OBJECT (down), "binome-down", down);
  gtk_widget_set_sensitive (up, place > 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, "list-remove-symbolic", remove_label,
                                                                G_CALLBACK (on_remove_clicked_cb)));
  make_movable (self, row);
  adw_preferences_group_add (group, row);
  if (self->focus == tutor)
    gtk_widget_grab_focus (row);
}

static void
add_opening_row (BinomeWishesDialog *self, AdwPreferencesGroup *group, const char *title,
                 const char *subtitle, gpointer entity, GCallback opened)
{
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-entity", g_object_ref (entity), g_object_unref);
  g_signal_connect (row, "activated", opened, self);
  adw_preferences_group_add (group, row);
}

static void
add_button (BinomeWishesDialog *self, AdwPreferencesGroup *group, const char *label, gboolean is_possible,
            GCallback pressed)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_widget_set_sensitive (row, is_possible);
  g_signal_connect_swapped (row, "activated", pressed, self);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

/* ---- groups ---- */

static void
on_add_choice_cb (BinomeWishesDialog *self)
{
  adw_dialog_present (binome_choice_form_new (self->session, self->wishes), GTK_WIDGET (self));
}

static void
on_add_wish_cb (BinomeWishesDialog *self)
{
  adw_dialog_present (binome_wish_form_new (self->session, self->wishes, NULL), GTK_WIDGET (self));
}

static void
on_wish_activated_cb (GtkWidget *row, BinomeWishesDialog *self)
{
  adw_dialog_present (
      binome_wish_form_new (self->session, self->wishes, g_object_get_data (G_OBJECT (row), "binome-entity")),
      GTK_WIDGET (self));
}

static void
on_add_talk_cb (BinomeWishesDialog *self)
{
  adw_dialog_present (binome_talk_form_new (self->session, self->wishes, NULL), GTK_WIDGET (self));
}

static void
on_talk_activated_cb (GtkWidget *row, BinomeWishesDialog *self)
{
  adw_dialog_present (
      binome_talk_form_new (self->session, self->wishes, g_object_get_data (G_OBJECT (row), "binome-entity")),
      GTK_WIDGET (self));
}

static gboolean
has_others (BinomeWishesDialog *self)
{
  return self->wishes->wishes->len < self->wishes->people->len;
}

static void
add_choices (BinomeWishesDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = add_group (
      page, _ ("Choices"),
      _ ("Up to five tutors, the first choice first. Drag them, or press Alt with the arrows up and down."));
  g_autoptr (GArray) tutors = list_choices (self);

  for (guint k = 0; k < tutors->len; k++)
    add_choice (self, group, k, g_array_index (tutors, gint64, k));
  add_button (self, group, _ ("Add a Choice"), tutors->len < BINOME_WISH_RANK_MAX && has_others (self),
              G_CALLBACK (on_add_choice_cb));
}

static void
add_wishes (BinomeWishesDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = add_group (
      page, self->wishes->is_tutor ? _ ("What They Say of Tutees") : _ ("What They Say of Others"),
      _ ("Wishes count in the matching; who refuses is never paired with the other."));
  guint other = self->wishes->is_tutor ? BINOME_WISH_TUTEE : BINOME_WISH_TUTOR;

  for (guint k = 0; k < self->wishes->wishes->len; k++)
    {
      BinomeEntity *wish = self->wishes->wishes->pdata[k];
      const char *reason = binome_entity_get_text (wish, BINOME_WISH_REASON);
      const char *kind = binome_entity_get_choice_label (wish, BINOME_WISH_KIND);
      g_autofree char *subtitle = *reason != '\0' ? g_strjoin ("\n", kind, reason, NULL) : g_strdup (kind);

      if (binome_entity_get_integer (wish, BINOME_WISH_RANK) == 0)
        add_opening_row (self, group, name_of (self, binome_entity_get_reference (wish, other)), subtitle,
                         wish, G_CALLBACK (on_wish_activated_cb));
    }
  add_button (self, group, _ ("Add a Wish"), has_others (self), G_CALLBACK (on_add_wish_cb));
}

static char *
describe_talk (BinomeEntity *talk)
{
  int tutee = (int)binome_entity_get_integer (talk, BINOME_TALK_TUTEE_RATING);
  int tutor = (int)binome_entity_get_integer (talk, BINOME_TALK_TUTOR_RATING);
  g_autofree char *day = binome_entity_format (talk, BINOME_TALK_HELD_ON);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (*day != '\0')
    g_strv_builder_add (builder, day);
  if (tutee > 0)
    g_strv_builder_take (builder, g_strdup_printf (_ ("tutee: %d of 5"), tutee));
  if (tutor > 0)
    g_strv_builder_take (builder, g_strdup_printf (_ ("tutor: %d of 5"), tutor));
  if (*binome_entity_get_text (talk, BINOME_TALK_COMMENT) != '\0')
    g_strv_builder_add (builder, binome_entity_get_text (talk, BINOME_TALK_COMMENT));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static void
add_talks (BinomeWishesDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group
      = add_group (page, _ ("Try-out Talks"), _ ("A meeting without commitment, and what both made of it."));
  guint other = self->wishes->is_tutor ? BINOME_TALK_TUTEE : BINOME_TALK_TUTOR;

  for (guint k = 0; k < self->wishes->talks->len; k++)
    {
      BinomeEntity *talk = self->wishes->talks->pdata[k];
      g_autofree char *subtitle = describe_talk (talk);

      add_opening_row (self, group, name_of (self, binome_entity_get_reference (talk, other)), subtitle, talk,
                       G_CALLBACK (on_talk_activated_cb));
    }
  add_button (self, group, _ ("Record a Talk"), self->wishes->people->len > 0, G_CALLBACK (on_add_talk_cb));
}

static void
show_wishes (BinomeWishesDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  /* Translators: %s is a participant. */
  g_autofree char *title = g_strdup_printf (_ ("Wishes of %s"), self->wishes->name);

  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_toolbar_view_set_content (self->view, GTK_WIDGET (page));
  if (!self->wishes->is_tutor)
    add_choices (self, page);
  add_wishes (self, page);
  add_talks (self, page);
  self->focus = 0;
}

/* ---- reading ---- */

typedef struct
{
  gint64 enrolment;
  BinomeWishes *wishes;
} Reading;

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->wishes, binome_wishes_free);
  g_free (data);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->wishes = binome_wishes_read (db, reading->enrolment, error);
  return reading->wishes != NULL;
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeWishesDialog *self = BINOME_WISHES_DIALOG (widget);

  g_clear_pointer (&self->wishes, binome_wishes_free);
  self->wishes = g_steal_pointer (&((Reading *)data)->wishes);
  show_wishes (self);
}

static void
on_reload_cb (BinomeWishesDialog *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->enrolment = self->enrolment;
  binome_session_read (self->session, GTK_WIDGET (self), read_work, reading, reading_free, on_read_cb);
}

static void
on_changed_cb (BinomeWishesDialog *self, const BinomeChanges *changes)
{
  if (binome_changes_include (changes, BINOME_TYPE_WISH)
      || binome_changes_include (changes, BINOME_TYPE_TALK))
    on_reload_cb (self);
}

static void
binome_wishes_dialog_dispose (GObject *object)
{
  BinomeWishesDialog *self = BINOME_WISHES_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->wishes, binome_wishes_free);

  G_OBJECT_CLASS (binome_wishes_dialog_parent_class)->dispose (object);
}

static void
binome_wishes_dialog_class_init (BinomeWishesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_wishes_dialog_dispose;
}

static void
binome_wishes_dialog_init (BinomeWishesDialog *self)
{
  self->view = binome_plain_dialog_set_up (ADW_DIALOG (self), 480, 620);
  binome_plain_dialog_add_export (ADW_DIALOG (self), _ ("Export All Wishes…"), "wishes");
}

/**
 * binome_wishes_dialog_present:
 * @session: what the window works on
 * @enrolment: a participant
 * @parent: where to show it
 *
 * Shows the wishes and try-out talks of a participant, to be edited.
 */
void
binome_wishes_dialog_present (BinomeSession *session, gint64 enrolment, GtkWidget *parent)
{
  BinomeWishesDialog *self = g_object_new (BINOME_TYPE_WISHES_DIALOG, "title", _ ("Wishes"), NULL);

  self->session = g_object_ref (session);
  self->enrolment = enrolment;
  g_signal_connect_object (binome_session_get_store (session), "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), parent);
  on_reload_cb (self);
}
