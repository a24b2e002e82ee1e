/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the real program: looks at its accessible tree, and presses real keys. Nothing here waits for
 * a time: after a key the program is asked something, which it answers once the key is behind it, and
 * what a step needs is looked for until it is there. */

#include "driver.h"

#include <stdlib.h>
#include <string.h>
#include <gio/gio.h>

#include "tree.h"

/* How long something may take to appear, on a busy machine and under sanitizers. */
#define PATIENCE_S 120

/* How often a key is pressed until something has the keyboard. */
#define MAX_STEPS 80

#define ROOT_PATH "/org/a11y/atspi/accessible/root"

static GSubprocess *process;
static GDBusConnection *bus;
static char *application; /* the program's name on the bus */

/* ---- the bus ---- */

static GVariant *
call (const char *peer, const char *path, const char *interface, const char *method, GVariant *arguments,
      const char *type)
{
  return g_dbus_connection_call_sync (bus, peer, path, interface, method, arguments, G_VARIANT_TYPE (type),
                                      G_DBUS_CALL_FLAGS_NONE, G_MAXINT, NULL, NULL);
}

static GVariant *
get_property (const char *peer, const char *path, const char *interface, const char *name)
{
  g_autoptr (GVariant) reply = call (peer, path, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", interface, name), "(v)");
  g_autoptr (GVariant) box = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;

  return box != NULL ? g_variant_get_variant (box) : NULL;
}

static gboolean
is_ours (const char *peer)
{
  g_autoptr (GVariant) name = get_property (peer, ROOT_PATH, "org.a11y.atspi.Accessible", "Name");

  return name != NULL
         && (g_str_equal (g_variant_get_string (name, NULL), "binome")
             || g_str_equal (g_variant_get_string (name, NULL), "Binôme"));
}

/* The program among those that are known to the registry. */
static char *
find_application (void)
{
  g_autoptr (GVariant) reply = call ("org.a11y.atspi.Registry", ROOT_PATH, "org.a11y.atspi.Accessible",
                                     "GetChildren", NULL, "(a(so))");
  g_autoptr (GVariant) peers = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;

  for (gsize i = 0; peers != NULL && i < g_variant_n_children (peers); i++)
    {
      const char *peer;

      g_variant_get_child (peers, i, "(&s&o)", &peer, NULL);
      if (is_ours (peer))
        return g_strdup (peer);
    }

  return NULL;
}

void
driver_init (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  const char *address;

  g_assert_no_error (error);
  reply
      = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                     NULL, G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
}

void
driver_end (void)
{
  g_clear_object (&bus);
}

/* ---- waiting ---- */

static Tree *
look (void)
{
  return tree_read (bus, application);
}

static gint64
start_patience (void)
{
  return g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
}

/* Between two looks. FALSE when what was looked for takes too long. */
static gboolean
wait_on (gint64 end)
{
  g_usleep (20000);
  return g_get_monotonic_time () < end;
}

static _Noreturn void
give_up (const char *what, AtspiRole role, const char *name)
{
  g_autoptr (Tree) tree = look ();
  g_autofree char *role_name
      = role != ATSPI_ROLE_INVALID ? atspi_role_get_name (role) : g_strdup ("anything");

  tree_print (tree);
  g_error ("“%s” (%s) %s", name, role_name, what);
}

/* Waits until the program has seen to what was sent to it before: it takes events of the display and
 * calls of the bus in turn, so the second answer comes after them. */
static void
wait_answer (void)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GVariant) answer
          = call (application, ROOT_PATH, "org.a11y.atspi.Accessible", "GetRole", NULL, "(u)");
    }
}

/* The tree with a node of this role and name in it, which is waited for. */
static Tree *
find (AtspiRole role, const char *name, Node **node)
{
  gint64 end = start_patience ();

  do
    {
      Tree *tree = look ();

      *node = tree_find (tree, role, name);
      if (*node != NULL)
        return tree;
      tree_free (tree);
    }
  while (wait_on (end));
  give_up ("did not appear", role, name);
}

/* Waits until it is there. */
void
driver_see (AtspiRole role, const char *name)
{
  Node *node;
  g_autoptr (Tree) tree = find (role, name, &node);
}

void
driver_wait_gone (AtspiRole role, const char *name)
{
  gint64 end = start_patience ();
  gboolean there;

  do
    {
      g_autoptr (Tree) tree = look ();

      there = tree_find (tree, role, name) != NULL;
    }
  while (there && wait_on (end));
  if (there)
    give_up ("did not go away", role, name);
}

/* ---- the program ---- */

/* How many windows are open. */
guint
driver_count_windows (void)
{
  g_autoptr (Tree) tree = look ();

  return tree_count_windows (tree);
}

void
driver_wait_windows (guint count)
{
  gint64 end = start_patience ();

  while (driver_count_windows () != count)
    if (!wait_on (end))
      g_error ("there are %u windows, not %u", driver_count_windows (), count);
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

void
driver_start (const char *program, const char *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 end = start_patience ();

  /* Its own test results are this program's output alone. */
  process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--workspace", workspace, NULL);
  g_assert_no_error (error);
  while ((application = find_application ()) == NULL)
    if (!wait_on (end))
      g_error ("the program did not appear");
  driver_wait_windows (1);
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
  g_clear_pointer (&application, g_free);
}

/* ---- pressing ---- */

/* Presses a button, or whatever carries that name and can be pressed. */
void
driver_press (const char *name)
{
  driver_activate (ATSPI_ROLE_BUTTON, name);
}

void
driver_activate (AtspiRole role, const char *name)
{
  gint64 end = start_patience ();
  gboolean done = FALSE;

  do
    {
      Node *node;
      g_autoptr (Tree) tree = find (role, name, &node);
      g_autoptr (GVariant) reply = NULL;

      if (!node_has_state (node, ATSPI_STATE_SENSITIVE))
        continue;
      reply = call (application, node->path, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", 0),
                    "(b)");
      if (reply != NULL)
        g_variant_get (reply, "(b)", &done);
      if (!done)
        give_up ("cannot be pressed", role, name);
    }
  while (!done && wait_on (end));
  if (!done)
    give_up ("stays insensitive", role, name);
}

/* ---- the keyboard ---- */

static void
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (tool, NULL, &error));
  wait_answer ();
}

void
driver_key (const char *key)
{
  run ((const char *const[]){ "xdotool", "key", "--clearmodifiers", key, NULL });
}

/* Types where the keyboard is. */
void
driver_type_here (const char *text)
{
  run ((const char *const[]){ "xdotool", "type", "--delay", "8", "--", text, NULL });
}

/* Waits until the window with this in it is the one that takes the keys. */
static void
wait_active (AtspiRole role, const char *name)
{
  gint64 end = start_patience ();
  gboolean active;

  do
    {
      Node *node;
      g_autoptr (Tree) tree = find (role, name, &node);

      active = node_has_state (node_get_window (node), ATSPI_STATE_ACTIVE);
    }
  while (!active && wait_on (end));
  if (!active)
    give_up ("is in a window without the keyboard", role, name);
}

/* Goes there as at a keyboard: Tab, until the focus is on it. */
void
driver_focus (AtspiRole role, const char *name)
{
  wait_active (role, name);
  for (int i = 0; i < MAX_STEPS; i++)
    {
      Node *node;
      g_autoptr (Tree) tree = find (role, name, &node);

      if (node_has_state (node, ATSPI_STATE_FOCUSED))
        return;
      driver_key ("Tab");
    }
  give_up ("cannot be reached with Tab", role, name);
}

/* Presses a key until the keyboard is on something that is called so, or shows these words. */
void
driver_walk (const char *key, const char *name)
{
  for (int i = 0; i < MAX_STEPS; i++)
    {
      g_autoptr (Tree) tree = look ();
      Node *focus = tree_get_focus (tree);

      if (focus != NULL && node_find (focus, ATSPI_ROLE_INVALID, name) != NULL)
        return;
      driver_key (key);
    }
  give_up ("cannot be reached with this key", ATSPI_ROLE_INVALID, name);
}

/* Opens a list of choices and takes one, as at a keyboard. */
void
driver_choose (const char *combo, const char *item)
{
  gint64 end = start_patience ();

  driver_focus (ATSPI_ROLE_COMBO_BOX, combo);
  driver_key ("space");
  while (driver_is (ATSPI_ROLE_COMBO_BOX, combo, ATSPI_STATE_FOCUSED))
    if (!wait_on (end))
      give_up ("does not open", ATSPI_ROLE_COMBO_BOX, combo);
  driver_key ("Home");
  driver_walk ("Down", item);
  driver_key ("Return");
  while (!driver_is (ATSPI_ROLE_COMBO_BOX, combo, ATSPI_STATE_FOCUSED))
    if (!wait_on (end))
      give_up ("does not close", ATSPI_ROLE_COMBO_BOX, combo);
}

/* ---- the pointer ---- */

typedef struct
{
  int x;
  int y;
} Point;

/* The middle of something as it is now, in its window. */
static Point
read_middle (AtspiRole role, const char *name)
{
  Node *node;
  g_autoptr (Tree) tree = find (role, name, &node);
  g_autoptr (GVariant) reply = call (application, node->path, "org.a11y.atspi.Component", "GetExtents",
                                     g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW), "((iiii))");
  int x = 0, y = 0, width = 0, height = 0;

  if (reply != NULL)
    g_variant_get (reply, "((iiii))", &x, &y, &width, &height);
  if (width <= 0 || height <= 0)
    give_up ("has no place on the screen", role, name);
  return (Point){ x + width / 2, y + height / 2 };
}

/* The middle of something once it has come to rest. */
static Point
find_middle (AtspiRole role, const char *name)
{
  gint64 end = start_patience ();
  Point last = read_middle (role, name);

  for (int still = 0; still < 10;)
    {
      Point now;

      if (!wait_on (end))
        give_up ("does not come to rest", role, name);
      now = read_middle (role, name);
      still = now.x == last.x && now.y == last.y ? still + 1 : 0;
      last = now;
    }

  return last;
}

/* Where the window with the keyboard is on the screen; nothing while the window manager has none. */
static gboolean
ask_window (Point *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                          "xdotool", "getactivewindow", "getwindowgeometry", "--shell", NULL);
  g_autofree char *said = NULL;
  const char *x, *y;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  x = strstr (said, "X=");
  y = strstr (said, "Y=");
  if (x == NULL || y == NULL)
    return FALSE;

  *place = (Point){ atoi (x + 2), atoi (y + 2) };
  return TRUE;
}

static Point
find_window (void)
{
  gint64 end = start_patience ();
  Point place = { 0, 0 };

  while (!ask_window (&place))
    g_assert_true (wait_on (end));
  return place;
}

static void
point_at (Point point)
{
  g_autofree char *x = g_strdup_printf ("%d", point.x);
  g_autofree char *y = g_strdup_printf ("%d", point.y);

  run ((const char *const[]){ "xdotool", "mousemove", "--sync", x, y, NULL });
}

/* Drags one thing onto another with the mouse, step by step as a hand does. Where it is let go, the hand is
 * held for a while: source and target have to come to terms. */
void
driver_drag (AtspiRole role, const char *name, AtspiRole onto_role, const char *onto)
{
  Point window = find_window (), from = find_middle (role, name), to = find_middle (onto_role, onto);
  const int steps = 12, held = 24;

  point_at ((Point){ window.x + from.x, window.y + from.y });
  run ((const char *const[]){ "xdotool", "mousedown", "1", NULL });
  for (int i = 1; i <= steps; i++)
    point_at ((Point){ window.x + from.x + (to.x - from.x) * i / steps,
                       window.y + from.y + (to.y - from.y) * i / steps });
  for (int i = 0; i < held; i++)
    point_at ((Point){ window.x + to.x + i % 3, window.y + to.y + i % 2 });
  run ((const char *const[]){ "xdotool", "mouseup", "1", NULL });
}

/* ---- fields ---- */

static char *
get_text (const char *path)
{
  g_autoptr (GVariant) reply
      = call (application, path, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, -1), "(s)");
  char *text = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &text);
  return text;
}

/* Whether a field holds this text. */
gboolean
driver_says (AtspiRole role, const char *name, const char *text)
{
  Node *node;
  g_autoptr (Tree) tree = find (role, name, &node);
  g_autofree char *is = get_text (node->path);

  return g_strcmp0 (is, text) == 0;
}

/* Whether something has a state, such as not being valid. */
gboolean
driver_is (AtspiRole role, const char *name, AtspiStateType state)
{
  Node *node;
  g_autoptr (Tree) tree = find (role, name, &node);

  return node_has_state (node, state);
}

/* Types into a field as at a keyboard: what was there is replaced. */
void
driver_type (AtspiRole role, const char *name, const char *text)
{
  gint64 end = start_patience ();

  driver_focus (role, name);
  driver_key ("ctrl+a");
  driver_type_here (text);
  while (!driver_says (role, name, text))
    if (!wait_on (end))
      give_up ("does not take what is typed", role, name);
}

/* The field of a dialog that has the keyboard, or NULL. */
static char *
get_focused_field (const char *title)
{
  g_autoptr (Tree) tree = look ();
  Node *dialog = tree_find (tree, ATSPI_ROLE_DIALOG, title);
  Node *focus = dialog != NULL ? node_find_focus (dialog) : NULL;

  return focus != NULL && focus->role == ATSPI_ROLE_TEXT ? g_strdup (focus->path) : NULL;
}

/* Names a file in GTK's own file chooser, which has a place to write a path. What it would complete
 * by itself comes in between typed letters, so the path is handed over whole. */
void
driver_choose_file (const char *title, const char *path)
{
  gint64 end = start_patience ();
  g_autofree char *field = NULL;
  g_autoptr (GVariant) reply = NULL;
  gboolean taken = FALSE;

  wait_active (ATSPI_ROLE_DIALOG, title);
  driver_key ("ctrl+l");
  while ((field = get_focused_field (title)) == NULL)
    if (!wait_on (end))
      give_up ("has no field for a path", ATSPI_ROLE_DIALOG, title);
  reply = call (application, field, "org.a11y.atspi.EditableText", "SetTextContents",
                g_variant_new ("(s)", path), "(b)");
  if (reply != NULL)
    g_variant_get (reply, "(b)", &taken);
  if (!taken)
    give_up ("takes no path", ATSPI_ROLE_DIALOG, title);
  driver_key ("Return");
  driver_wait_gone (ATSPI_ROLE_DIALOG, title);
}
