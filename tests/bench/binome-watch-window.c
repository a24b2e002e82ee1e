/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times how long a program takes to show its window: binome-watch-window COMMAND [ARGUMENT…].
 *
 * Writes "mapped drawn": the seconds from starting COMMAND until its first window of some size is mapped,
 * and until something stands in it. The window is then closed as a user closes it. It needs an X server
 * without a window manager, on which nothing else happens. */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

/* Smaller windows are not what the user waits for. */
#define LEAST_SIZE 200

/* How much of the top of the window is looked at: the header bar, with its buttons and its title. */
#define LOOKED_AT 48

/* How many colours a header bar has at least; a window that is mapped but not drawn has one. */
#define LEAST_COLOURS 12

#define PATIENCE 60.0
#define PATIENCE_TO_CLOSE 20.0

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
pause_for (double seconds)
{
  struct timespec time = { 0, (long)(seconds * 1e9) };

  nanosleep (&time, NULL);
}

/* Windows come and go: asking for one that is gone is no mistake. */
static int
on_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

static pid_t
start (char **arguments)
{
  pid_t child = fork ();

  if (child == 0)
    {
      execvp (arguments[0], arguments);
      perror (arguments[0]);
      _exit (127);
    }

  return child;
}

/* The first window of some size that is on the screen, or None. */
static Window
find_window (Display *display, XWindowAttributes *attributes)
{
  Window root, parent, found = None;
  Window *children = NULL;
  unsigned int n = 0;

  if (XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n) == 0)
    return None;
  for (unsigned int i = 0; i < n && found == None; i++)
    if (XGetWindowAttributes (display, children[i], attributes) != 0 && attributes->map_state == IsViewable
        && attributes->width >= LEAST_SIZE && attributes->height >= LEAST_SIZE)
      found = children[i];
  if (children != NULL)
    XFree (children);

  return found;
}

/* Whether the middle of the header bar, without the shadow around the window, shows several colours. */
static int
is_drawn (Display *display, Window window)
{
  unsigned long colours[LEAST_COLOURS];
  int n = 0;
  XWindowAttributes now_has;
  XImage *image;

  if (XGetWindowAttributes (display, window, &now_has) == 0)
    return 0;
  image = XGetImage (display, window, 0, 0, (unsigned int)now_has.width, (unsigned int)now_has.height / 4,
                     AllPlanes, ZPixmap);
  if (image == NULL)
    return 0;
  for (int y = 24; y < image->height && y < 24 + LOOKED_AT; y++)
    for (int x = image->width / 8; x < image->width * 7 / 8 && n < LEAST_COLOURS; x++)
      {
        unsigned long pixel = XGetPixel (image, x, y);
        int known = 0;

        for (int i = 0; i < n && !known; i++)
          known = colours[i] == pixel;
        if (!known)
          colours[n++] = pixel;
      }
  XDestroyImage (image);

  return n == LEAST_COLOURS;
}

/* Asks the window to close, and waits for the program to end by itself. */
static int
close_window (Display *display, Window window, pid_t child)
{
  XEvent event = { 0 };
  double end = now () + PATIENCE_TO_CLOSE;
  int status = 0;

  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom (display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long)XInternAtom (display, "WM_DELETE_WINDOW", False);
  event.xclient.data.l[1] = CurrentTime;
  XSendEvent (display, window, False, NoEventMask, &event);
  XFlush (display);

  while (now () < end)
    {
      pid_t ended = waitpid (child, &status, WNOHANG);

      if (ended == child)
        return WIFEXITED (status) && WEXITSTATUS (status) == 0;
      if (ended < 0 && errno != EINTR)
        return 0;
      pause_for (0.01);
    }

  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  return 0;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  XWindowAttributes attributes;
  Window window = None;
  double started, mapped = 0, drawn = 0;
  pid_t child;

  if (argc < 2 || display == NULL)
    {
      fprintf (stderr, "usage: binome-watch-window COMMAND [ARGUMENT...], on an X server\n");
      return 2;
    }
  XSetErrorHandler (on_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  started = now ();
  child = start (argv + 1);
  while (drawn == 0 && now () - started < PATIENCE && waitpid (child, NULL, WNOHANG) == 0)
    {
      if (window == None && (window = find_window (display, &attributes)) != None)
        mapped = now () - started;
      if (window != None && is_drawn (display, window))
        drawn = now () - started;
      else
        pause_for (0.002);
    }
  if (drawn == 0)
    {
      fprintf (stderr, "%s showed no window\n", argv[1]);
      kill (child, SIGKILL);
      return 1;
    }

  printf ("%.4f %.4f\n", mapped, drawn);
  fflush (stdout);
  /* It may be about to open something else: let it come to rest, as a user does. */
  pause_for (0.9);
  if (!close_window (display, window, child))
    {
      fprintf (stderr, "%s did not close\n", argv[1]);
      return 1;
    }

  return 0;
}
