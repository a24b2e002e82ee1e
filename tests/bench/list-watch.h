/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-window.h"

extern struct watch
{
  gint64 begin;   /* µs, by the clock on the wall */
  gint64 woken;   /* when the main thread last came back from waiting */
  gint64 longest; /* µs of the longest turn of the main loop */
  gint64 busy;    /* µs of all turns */
  guint frames;
  gint64 painted;      /* when the last frame was painted, by the clock on the wall */
  gint64 painted_busy; /* µs of all turns until then */
} watch;

BinomeWindow *list_watch_window (BinomeStore *store);
void watch_begin (void);
void turn_loop (guint milliseconds);
void say (const char *name, const char *what, double value);
gpointer child_of (gpointer widget, const char *name);
double read_memory (const char *name);
