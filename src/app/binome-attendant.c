/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands by in a thread of its own while a command waits for its work. */

#include "binome-attendant.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "binome-text.h"

/* How often the progress is looked at, in milliseconds. */
#define INTERVAL 200

struct _BinomeAttendant
{
  GThread *thread;
  GCancellable *cancellable;
  sigset_t signals;
  sigset_t before;
  int signal_fd;
  int wake_fd;
  gboolean on_terminal;

  GMutex mutex;
  gboolean stopping;
  char *label;
  BinomeGetProgress get_progress;
  gpointer data;
};

/* The second signal is taken literally: SQLite rolls back by itself at the next start. */
static void
take_signal (BinomeAttendant *self)
{
  struct signalfd_siginfo info;

  if (read (self->signal_fd, &info, sizeof info) != sizeof info)
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    _exit (128 + (int)info.ssi_signo);
  g_cancellable_cancel (self->cancellable);
}

/* With the mutex held. */
static void
show_progress (BinomeAttendant *self)
{
  if (self->on_terminal && self->get_progress != NULL)
    {
      g_autofree char *share = binome_text_format_percent (self->get_progress (self->data), 0);

      g_printerr ("\r\033[K%s %s", self->label, share);
    }
}

static gpointer
thread_main (gpointer data)
{
  BinomeAttendant *self = data;
  gboolean stopping = FALSE;

  while (!stopping)
    {
      GPollFD fds[] = { { self->signal_fd, G_IO_IN, 0 }, { self->wake_fd, G_IO_IN, 0 } };
      gboolean watching;
      eventfd_t count;

      g_mutex_lock (&self->mutex);
      watching = self->on_terminal && self->get_progress != NULL;
      g_mutex_unlock (&self->mutex);

      if (g_poll (fds, G_N_ELEMENTS (fds), watching ? INTERVAL : -1) < 0 && errno != EINTR)
        return NULL;
      if ((fds[0].revents & G_IO_IN) != 0)
        take_signal (self);
      if ((fds[1].revents & G_IO_IN) != 0)
        eventfd_read (self->wake_fd, &count);

      g_mutex_lock (&self->mutex);
      stopping = self->stopping;
      show_progress (self);
      g_mutex_unlock (&self->mutex);
    }

  return NULL;
}

/**
 * binome_attendant_start:
 *
 * Takes SIGINT and SIGTERM from now on. Threads that take no signals must be started after it.
 *
 * Returns: (transfer full): the attendant
 */
BinomeAttendant *
binome_attendant_start (void)
{
  BinomeAttendant *self = g_new0 (BinomeAttendant, 1);

  sigemptyset (&self->signals);
  sigaddset (&self->signals, SIGINT);
  sigaddset (&self->signals, SIGTERM);
  sigaddset (&self->signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &self->signals, &self->before);
  self->signal_fd = signalfd (-1, &self->signals, SFD_CLOEXEC | SFD_NONBLOCK);
  self->wake_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  self->on_terminal = isatty (STDERR_FILENO);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  self->thread = g_thread_new ("attendant", thread_main, self);

  return self;
}

/**
 * binome_attendant_stop:
 * @self: (transfer full): an attendant
 *
 * Leaves signals to the system again.
 */
void
binome_attendant_stop (BinomeAttendant *self)
{
  binome_attendant_watch (self, NULL, NULL, NULL);
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_mutex_unlock (&self->mutex);
  eventfd_write (self->wake_fd, 1);
  g_thread_join (self->thread);

  pthread_sigmask (SIG_SETMASK, &self->before, NULL);
  close (self->signal_fd);
  close (self->wake_fd);
  g_mutex_clear (&self->mutex);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* (transfer none): cancelled by the first signal; the second ends the program. */
GCancellable *
binome_attendant_get_cancellable (BinomeAttendant *self)
{
  return self->cancellable;
}

/**
 * binome_attendant_watch:
 * @self: an attendant
 * @label: (nullable): what is going on
 * @get_progress: (nullable): how far it is; %NULL when it is over
 * @data: for @get_progress; must live until the next call
 *
 * Shows progress on the terminal, and on nothing else.
 */
void
binome_attendant_watch (BinomeAttendant *self, const char *label, BinomeGetProgress get_progress,
                        gpointer data)
{
  g_mutex_lock (&self->mutex);
  if (self->on_terminal && self->get_progress != NULL)
    g_printerr ("\r\033[K");
  g_free (self->label);
  self->label = g_strdup (label);
  self->get_progress = get_progress;
  self->data = data;
  g_mutex_unlock (&self->mutex);
  eventfd_write (self->wake_fd, 1);
}
