/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of recruitment to test with, and short ways to find things in it. */

#include "recruitment-fixture.h"

void
fixture_set_up (Fixture *f, gconstpointer data)
{
  scene_set_up (&f->scene, data);
  test_settle_watch (f->scene.store);
  f->session = binome_session_new (f->scene.store);
  binome_session_set_programme_id (f->session, f->scene.programme);
  f->page = g_object_new (BINOME_TYPE_RECRUITMENT_PAGE, "session", f->session, "title", "Recruitment", NULL);
  f->window = ADW_WINDOW (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  adw_window_set_content (f->window, GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

void
fixture_tear_down (Fixture *f, gconstpointer data)
{
  BinomeRecruitmentPage *page = g_object_ref (f->page);

  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_finalize_object (page);
  g_clear_object (&f->session);
  scene_tear_down (&f->scene, data);
}

gpointer
template_child (gpointer widget, const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

gpointer
fixture_child (Fixture *f, const char *name)
{
  return template_child (f->page, name);
}

void
click_template_child (gpointer widget, const char *name)
{
  g_signal_emit_by_name (template_child (widget, name), "clicked");
  test_settle ();
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
find_all (gpointer widget, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (widget, type, found);
  return found;
}

/* The first row with that title, or button with that label. */
GtkWidget *
find_labelled (gpointer widget, GType type, const char *label)
{
  g_autoptr (GPtrArray) found = find_all (widget, type);
  const char *property = g_type_is_a (type, ADW_TYPE_PREFERENCES_ROW) ? "title" : "label";

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *text = NULL;

      g_object_get (found->pdata[i], property, &text, NULL);
      if (g_strcmp0 (text, label) == 0)
        return found->pdata[i];
    }

  return NULL;
}
