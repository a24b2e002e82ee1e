/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-window.h"
#include "test-settle.h"
#include "workflow-fixture.h"

/* The data of a test names the page; “with a course” adds a course, and a session of it today for two. */
typedef struct
{
  Scene scene;
  BinomeWindow *window;
  gint64 course;
  gint64 session;
} Fixture;

void set_up (Fixture *f, gconstpointer data);
void tear_down (Fixture *f, gconstpointer data);

gpointer child (gpointer widget, const char *name);
gpointer find (gpointer widget, GType type, const char *title);
void activate (gpointer row);
AdwDialog *visible_dialog (Fixture *f);
