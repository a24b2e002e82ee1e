/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the page of people. */

#include "people/binome-people-keys.h"

static gboolean
on_find_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (widget, "people.search", NULL);
  return GDK_EVENT_STOP;
}

static GtkWidget *
find_check (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_CHECK_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child);
  return found;
}

/* Space on a row ticks its box. */
static gboolean
on_tick_key_cb (GtkWidget *view, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget *check = focus != NULL && focus != view ? find_check (focus) : NULL;

  if (check == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  return GDK_EVENT_STOP;
}

static void
add_key (GtkWidget *widget, GtkShortcutScope scope, guint key, GdkModifierType modifiers,
         GtkShortcutAction *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), scope);
  if (scope == GTK_SHORTCUT_SCOPE_LOCAL)
    gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), action));
  gtk_widget_add_controller (widget, controller);
}

/**
 * binome_people_keys_add:
 * @page: the page, with actions named people.…
 * @search: the entry of its search; Tab and Down lead from there to the first that is found
 * @views: its lists
 * @n_views: how many
 *
 * Searching works wherever the focus is in the window, the rest in the lists.
 */
void
binome_people_keys_add (GtkWidget *page, GtkWidget *search, GtkWidget *const *views, guint n_views)
{
  static const guint onward[] = { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_KEY_Tab, GDK_KEY_KP_Tab };

  add_key (page, GTK_SHORTCUT_SCOPE_GLOBAL, GDK_KEY_f, GDK_CONTROL_MASK,
           gtk_callback_action_new (on_find_key_cb, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (onward); i++)
    add_key (search, GTK_SHORTCUT_SCOPE_LOCAL, onward[i], GDK_NO_MODIFIER_MASK,
             gtk_named_action_new ("people.focus-first"));
  for (guint i = 0; i < n_views; i++)
    {
      add_key (views[i], GTK_SHORTCUT_SCOPE_LOCAL, GDK_KEY_space, GDK_NO_MODIFIER_MASK,
               gtk_callback_action_new (on_tick_key_cb, NULL, NULL));
      add_key (views[i], GTK_SHORTCUT_SCOPE_LOCAL, GDK_KEY_a, GDK_CONTROL_MASK,
               gtk_named_action_new ("people.select-all"));
    }
}
