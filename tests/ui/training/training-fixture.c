/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on the scene of the workflow's tests, where Paul follows Léa, and short ways to find things. */

#include "training-fixture.h"

#include <string.h>

#include "binome-clock.h"

gpointer
child (gpointer widget, const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

/* The first visible widget of a type, with that title where one is given. */
gpointer
find (gpointer widget, GType type, const char *title)
{
  gpointer found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (title == NULL
          || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0))
    return widget;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL && found == NULL;
       next = gtk_widget_get_next_sibling (next))
    found = find (next, type, title);
  return found;
}

void
activate (gpointer row)
{
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  test_settle ();
}

static void
fill (Fixture *f)
{
  BinomeEntity *course = BINOME_ENTITY (binome_course_new ());
  BinomeEntity *session = BINOME_ENTITY (binome_training_session_new ());

  binome_entity_set_text (course, BINOME_COURSE_TITLE, "Being a tutor");
  binome_entity_set_real (course, BINOME_COURSE_HOURS, 7);
  binome_entity_set_real (course, BINOME_COURSE_COST, 350);
  binome_entity_set_integer (course, BINOME_COURSE_VALIDITY, 24);
  f->course = scene_add (&f->scene, course);
  binome_entity_set_reference (session, BINOME_TRAINING_SESSION_COURSE, f->course);
  binome_entity_set_reference (session, BINOME_TRAINING_SESSION_PROGRAMME, f->scene.programme);
  binome_entity_set_date (session, BINOME_TRAINING_SESSION_STARTS_ON, binome_clock_today ());
  binome_entity_set_integer (session, BINOME_TRAINING_SESSION_PLACES, 2);
  f->session = scene_add (&f->scene, session);
}

void
set_up (Fixture *f, gconstpointer data)
{
  scene_set_up (&f->scene, data);
  test_settle_watch (f->scene.store);
  if (strstr (data, "course") != NULL)
    fill (f);
  scene_move (&f->scene, scene_propose (&f->scene, f->scene.lea, f->scene.paul), BINOME_PAIR_STATE_ACTIVE,
              NULL, NULL);
  f->window = g_object_ref_sink (binome_window_new (NULL, f->scene.store));
  binome_session_set_programme_id (binome_window_get_session (f->window), f->scene.programme);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1100, 800);
  if (g_str_has_prefix (data, "setup"))
    binome_window_show_page (f->window, "setup", "skills");
  else
    binome_window_show_page (f->window, "recruitment", "training");
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_finalize_object (f->window);
  scene_tear_down (&f->scene, data);
}

AdwDialog *
visible_dialog (Fixture *f)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
}
