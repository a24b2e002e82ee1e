/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the real program: looks through the accessible tree, and presses real keys. */

#include "driver.h"

#include <signal.h>
#include <string.h>
#include <gio/gio.h>

/* How long something may take to appear. */
#define PATIENCE_MS 15000

static GSubprocess *process;

void
driver_settle (int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (10000);
    }
}

static AtspiAccessible *
find_application (void)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) application = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *name = application != NULL ? atspi_accessible_get_name (application, NULL) : NULL;

      if (g_strcmp0 (name, "binome") == 0 || g_strcmp0 (name, "Binôme") == 0)
        return g_steal_pointer (&application);
    }

  return NULL;
}

void
driver_start (const char *program, const char *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--workspace", workspace, NULL);
  g_assert_no_error (error);
  while (g_get_monotonic_time () < end)
    {
      g_autoptr (AtspiAccessible) application = find_application ();

      if (application != NULL && atspi_accessible_get_child_count (application, NULL) > 0)
        return;
      driver_settle (100);
    }
  g_error ("the program did not appear");
}

/* As a person ends it; it must end well. */
void
driver_stop (void)
{
  g_autoptr (GError) error = NULL;

  driver_key ("ctrl+q");
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_clear_object (&process);
}

static gboolean
is_showing (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_SHOWING);
}

static gboolean
matches (AtspiAccessible *accessible, AtspiRole role, const char *name)
{
  g_autofree char *text = NULL;

  if (role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (accessible, NULL) != role)
    return FALSE;
  text = atspi_accessible_get_name (accessible, NULL);
  return g_strcmp0 (text, name) == 0 && is_showing (accessible);
}

/* The last match counts: dialogs come after what they cover. */
static AtspiAccessible *
search (AtspiAccessible *accessible, AtspiRole role, const char *name, int depth)
{
  int n = depth < 60 ? atspi_accessible_get_child_count (accessible, NULL) : 0;

  for (int i = n; i-- > 0;)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      AtspiAccessible *found = NULL;

      if (child != NULL && is_showing (child))
        found = search (child, role, name, depth + 1);
      if (found != NULL)
        return found;
    }

  return matches (accessible, role, name) ? g_object_ref (accessible) : NULL;
}

static AtspiAccessible *
look (AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) application = find_application ();
  int n = application != NULL ? atspi_accessible_get_child_count (application, NULL) : 0;

  for (int i = n; i-- > 0;)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (application, i, NULL);
      AtspiAccessible *found = window != NULL ? search (window, role, name, 0) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
driver_has (AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) found = look (role, name);

  return found != NULL;
}

AtspiAccessible *
driver_find (AtspiRole role, const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (g_get_monotonic_time () < end)
    {
      AtspiAccessible *found = look (role, name);

      if (found != NULL)
        return found;
      driver_settle (100);
    }
  driver_dump ();
  g_error ("“%s” (%s) did not appear", name, role == ATSPI_ROLE_INVALID ? "anything" : atspi_role_get_name (role));
}

void
driver_wait_gone (AtspiRole role, const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (driver_has (role, name))
    {
      if (g_get_monotonic_time () > end)
        {
          driver_dump ();
          g_error ("“%s” did not go away", name);
        }
      driver_settle (100);
    }
}

static void
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (tool, NULL, &error));
}

/* With the pointer, in the middle of it. The window is the one that has the keyboard. */
static void
click (AtspiAccessible *accessible, const char *name)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autoptr (GError) error = NULL;
  AtspiRect *box = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, &error) : NULL;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (box == NULL || box->width <= 0)
    g_error ("“%s” is nowhere to be seen", name);
  x = g_strdup_printf ("%d", box->x + box->width / 2);
  y = g_strdup_printf ("%d", box->y + box->height / 2);
  g_free (box);
  run ((const char *const[]) { "xdotool", "getactivewindow", "mousemove", "--window", "%1", x, y, "click", "1", NULL });
}

static void
do_first_action (AtspiAccessible *accessible, const char *name)
{
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (accessible);
  g_autoptr (GError) error = NULL;

  if (action == NULL || atspi_action_get_n_actions (action, NULL) == 0)
    click (accessible, name);
  else if (!atspi_action_do_action (action, 0, &error))
    g_error ("“%s” cannot be pressed: %s", name, error != NULL ? error->message : "");
  driver_settle (120);
}

/* Presses a button, or whatever carries that name and can be pressed. */
void
driver_press (const char *name)
{
  driver_activate (ATSPI_ROLE_BUTTON, name);
}

void
driver_activate (AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) found = driver_find (role, name);

  do_first_action (found, name);
}

static gboolean
has_focus (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_FOCUSED);
}

/* Goes there as at a keyboard: Tab, until the focus is on it. */
void
driver_focus (AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) found = driver_find (role, name);

  for (int i = 0; i < 80 && !has_focus (found); i++)
    driver_key ("Tab");
  if (!has_focus (found))
    {
      driver_dump ();
      g_error ("“%s” cannot be reached with Tab", name);
    }
}

/* Types into a field as at a keyboard: what was there is replaced. */
void
driver_type (AtspiRole role, const char *name, const char *text)
{
  driver_focus (role, name);
  driver_key ("ctrl+a");
  run ((const char *const[]) { "xdotool", "type", "--delay", "8", "--", text, NULL });
  driver_settle (120);
}

void
driver_key (const char *key)
{
  run ((const char *const[]) { "xdotool", "key", "--clearmodifiers", key, NULL });
  driver_settle (120);
}

void
driver_choose (const char *combo, const char *item)
{
  driver_activate (ATSPI_ROLE_COMBO_BOX, combo);
  driver_activate (ATSPI_ROLE_LIST_ITEM, item);
}

static void
dump (AtspiAccessible *accessible, int depth)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  int n = depth < 60 ? atspi_accessible_get_child_count (accessible, NULL) : 0;

  if (name != NULL && *name != '\0')
    g_printerr ("# %*s%s “%s”\n", depth, "", role, name);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

      if (child != NULL && is_showing (child))
        dump (child, depth + 1);
    }
}

/* The tree as it is now, for whoever mends the test. */
void
driver_dump (void)
{
  g_autoptr (AtspiAccessible) application = find_application ();

  if (application != NULL)
    dump (application, 0);
}
