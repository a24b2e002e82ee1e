/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the real program: looks through the accessible tree, and presses real keys. */

#include "driver.h"

#include <signal.h>
#include <string.h>
#include <gio/gio.h>

/* How long something may take to appear. */
#define PATIENCE_MS 45000

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

/* What the program says of itself is asked for each time anew. */
void
driver_init (void)
{
  g_setenv ("ATSPI_NO_CACHE", "1", TRUE);
  /* libatspi warns of what GTK does not offer; the program's own warnings end the program. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
}

/* A second start of the program: it must only raise the first one's window. */
void
driver_start_again (const char *program, const char *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) second
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--workspace", workspace, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (second, NULL, &error));
}

/* How many windows are open. */
int
driver_count_windows (void)
{
  g_autoptr (AtspiAccessible) application = find_application ();

  return application != NULL ? atspi_accessible_get_child_count (application, NULL) : 0;
}

void
driver_start (const char *program, const char *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  /* Its own test results are this program's output alone. */
  process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--workspace", workspace, NULL);
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
has_state (AtspiAccessible *accessible, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, state);
}

static gboolean
is_showing (AtspiAccessible *accessible)
{
  return has_state (accessible, ATSPI_STATE_SHOWING);
}

static gboolean
matches (AtspiAccessible *accessible, AtspiRole role, const char *name)
{
  g_autofree char *text = NULL;

  if (role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (accessible, NULL) != role)
    return FALSE;
  text = atspi_accessible_get_name (accessible, NULL);
  return text != NULL && g_pattern_match_simple (name, text) && is_showing (accessible);
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
  g_error ("“%s” (%s) did not appear", name,
           role == ATSPI_ROLE_INVALID ? "anything" : atspi_role_get_name (role));
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

static void
do_first_action (AtspiAccessible *accessible, const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (accessible);
  g_autoptr (GError) error = NULL;

  while (!has_state (accessible, ATSPI_STATE_SENSITIVE) && g_get_monotonic_time () < end)
    driver_settle (50);
  if (action == NULL || !atspi_action_do_action (action, 0, &error))
    g_error ("“%s” cannot be pressed: %s", name, error != NULL ? error->message : "");
  driver_settle (60);
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
  return has_state (accessible, ATSPI_STATE_FOCUSED);
}

/* Looks for what has the keyboard. */
static AtspiAccessible *
search_focus (AtspiAccessible *accessible, int depth)
{
  int n = depth < 60 ? atspi_accessible_get_child_count (accessible, NULL) : 0;

  if (depth > 1 && has_focus (accessible))
    return g_object_ref (accessible);
  for (int i = n; i-- > 0;)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      AtspiAccessible *found = child != NULL && is_showing (child) ? search_focus (child, depth + 1) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static AtspiAccessible *
get_focus (void)
{
  g_autoptr (AtspiAccessible) application = find_application ();

  return application != NULL ? search_focus (application, 0) : NULL;
}

/* Presses a key that moves the keyboard on, and waits until it has moved; at the end of a list it
 * stays where it is. */
static void
move_focus (const char *key)
{
  g_autoptr (AtspiAccessible) before = get_focus ();

  driver_key (key);
  for (int i = 0; i < 8; i++)
    {
      g_autoptr (AtspiAccessible) now = get_focus ();

      if (now != NULL && now != before)
        return;
      driver_settle (50);
    }
}

/* Goes there as at a keyboard: Tab, until the focus is on it. */
void
driver_focus (AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) found = driver_find (role, name);

  for (int i = 0; i < 80 && !has_focus (found); i++)
    move_focus ("Tab");
  if (!has_focus (found))
    {
      driver_dump ();
      g_error ("“%s” cannot be reached with Tab", name);
    }
}

/* Types where the keyboard is. */
void
driver_type_here (const char *text)
{
  run ((const char *const[]){ "xdotool", "type", "--delay", "8", "--", text, NULL });
  driver_settle (60);
}

/* Types into a field as at a keyboard: what was there is replaced. */
void
driver_type (AtspiRole role, const char *name, const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  driver_focus (role, name);
  driver_key ("ctrl+a");
  driver_type_here (text);
  while (!driver_says (role, name, text))
    {
      if (g_get_monotonic_time () > end)
        g_error ("“%s” does not take “%s”", name, text);
      driver_settle (50);
    }
}

/* Whether a field holds this text. */
gboolean
driver_says (AtspiRole role, const char *name, const char *text)
{
  g_autoptr (AtspiAccessible) found = driver_find (role, name);
  g_autoptr (AtspiText) content = atspi_accessible_get_text_iface (found);
  int n = content != NULL ? atspi_text_get_character_count (content, NULL) : 0;
  g_autofree char *is = content != NULL ? atspi_text_get_text (content, 0, n, NULL) : NULL;

  return g_strcmp0 (is, text) == 0;
}

/* Whether something has a state, such as not being valid. */
gboolean
driver_is (AtspiRole role, const char *name, AtspiStateType state)
{
  g_autoptr (AtspiAccessible) found = driver_find (role, name);

  return has_state (found, state);
}

void
driver_key (const char *key)
{
  run ((const char *const[]){ "xdotool", "key", "--clearmodifiers", key, NULL });
  driver_settle (60);
}

/* Whether what has the keyboard is called so, or shows these words. */
gboolean
driver_is_on (const char *name)
{
  g_autoptr (AtspiAccessible) focus = get_focus ();
  g_autoptr (AtspiAccessible) found = focus != NULL ? search (focus, ATSPI_ROLE_INVALID, name, 0) : NULL;

  return found != NULL;
}

/* Names a file in GTK's own file chooser, which has a place to write a path. What it would complete
 * by itself comes in between typed letters, so the path is handed over whole. */
void
driver_choose_file (const char *title, const char *path)
{
  g_autoptr (AtspiAccessible) dialog = driver_find (ATSPI_ROLE_DIALOG, title);
  g_autoptr (AtspiAccessible) focus = NULL;
  g_autoptr (AtspiEditableText) text = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  driver_key ("ctrl+l");
  while (text == NULL && g_get_monotonic_time () < end)
    {
      g_clear_object (&focus);
      focus = search_focus (dialog, 2);
      if (focus != NULL && atspi_accessible_get_role (focus, NULL) == ATSPI_ROLE_TEXT)
        text = atspi_accessible_get_editable_text_iface (focus);
      else
        driver_settle (100);
    }
  if (text == NULL || !atspi_editable_text_set_text_contents (text, path, NULL))
    g_error ("“%s” takes no path", title);
  driver_settle (200);
  driver_key ("Return");
  driver_wait_gone (ATSPI_ROLE_DIALOG, title);
}

/* Presses a key until the keyboard is on something. */
void
driver_walk (const char *key, const char *name)
{
  for (int i = 0; i < 80; i++)
    {
      if (driver_is_on (name))
        return;
      move_focus (key);
    }
  driver_dump ();
  g_error ("“%s” cannot be reached with %s", name, key);
}

/* Opens a list of choices and takes one, as at a keyboard. */
void
driver_choose (const char *combo, const char *item)
{
  driver_focus (ATSPI_ROLE_COMBO_BOX, combo);
  move_focus ("space");
  driver_key ("Home");
  driver_walk ("Down", item);
  driver_key ("Return");
}

static void
dump (AtspiAccessible *accessible, int depth)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);
  int n = depth < 60 ? atspi_accessible_get_child_count (accessible, NULL) : 0;

  if ((name != NULL && *name != '\0') || atspi_state_set_contains (states, ATSPI_STATE_FOCUSED))
    g_printerr ("# %*s%s “%s”%s%s\n", depth, "", role, name,
                atspi_state_set_contains (states, ATSPI_STATE_FOCUSED) ? " focused" : "",
                atspi_state_set_contains (states, ATSPI_STATE_SENSITIVE) ? "" : " insensitive");
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
