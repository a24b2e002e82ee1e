/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"
#include "recruitment/binome-recruitment-page.h"
#include "test-settle.h"
#include "workflow-fixture.h"

/* The page of recruitment in a window of its own, on the scene of the workflow's tests. */
typedef struct
{
  Scene scene;
  BinomeSession *session;
  AdwWindow *window;
  BinomeRecruitmentPage *page;
} Fixture;

void fixture_set_up (Fixture *f, gconstpointer data);
void fixture_tear_down (Fixture *f, gconstpointer data);
gpointer fixture_child (Fixture *f, const char *name);

gpointer template_child (gpointer widget, const char *name);
void click_template_child (gpointer widget, const char *name);
GPtrArray *find_all (gpointer widget, GType type);
GtkWidget *find_labelled (gpointer widget, GType type, const char *label);
