/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the sites are from each other: a group for each site, a number for each other one that a pair could
 * need. What is typed is kept at once. */

#include "criteria/binome-distances-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-distances.h"
#include "widgets/binome-plain-dialog.h"

#define KEEP_MS 700 /* after the last turn of the wheel */
#define MOST_KILOMETRES 20000

typedef struct
{
  gint64 programme;
  GPtrArray *distances;
} List;

static void
list_free (gpointer data)
{
  g_clear_pointer (&((List *)data)->distances, g_ptr_array_unref);
  g_free (data);
}

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  List *list = data;

  g_clear_pointer (&list->distances, g_ptr_array_unref);
  list->distances = binome_distances_list (db, list->programme, error);
  return list->distances != NULL;
}

/* ---- one distance ---- */

typedef struct
{
  BinomeSession *session;
  char *site;
  char *other;
  int kilometres; /* as they are kept */
  guint source;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_handle_id (&row->source, g_source_remove);
  g_object_unref (row->session);
  g_free (row->site);
  g_free (row->other);
  g_free (row);
}

static void
distance_free (gpointer data)
{
  binome_distance_free (data);
}

static gboolean
set_work (BinomeDb *db, gpointer data, GError **error)
{
  const BinomeDistance *distance = data;

  return binome_distance_set (db, distance->site, distance->other, distance->kilometres, error);
}

static void
keep (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "binome-row");
  int kilometres = (int)adw_spin_row_get_value (ADW_SPIN_ROW (widget));
  BinomeDistance *distance;

  g_clear_handle_id (&row->source, g_source_remove);
  if (kilometres == row->kilometres)
    return;

  row->kilometres = kilometres;
  distance = g_new0 (BinomeDistance, 1);
  distance->site = g_strdup (row->site);
  distance->other = g_strdup (row->other);
  distance->kilometres = kilometres;
  binome_session_write (row->session, widget, _ ("Change a distance between sites"), set_work, distance,
                        distance_free, NULL);
}

static gboolean
on_pause_over_cb (gpointer widget)
{
  Row *row = g_object_get_data (widget, "binome-row");

  row->source = 0;
  keep (widget);
  return G_SOURCE_REMOVE;
}

static void
show_known (GtkWidget *widget)
{
  gboolean is_known = adw_spin_row_get_value (ADW_SPIN_ROW (widget)) > 0;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), is_known ? _ ("kilometres") : _ ("not known"));
}

static void
on_value_cb (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "binome-row");

  show_known (widget);
  g_clear_handle_id (&row->source, g_source_remove);
  row->source = g_timeout_add (KEEP_MS, on_pause_over_cb, widget);
}

static GtkWidget *
make_row (BinomeSession *session, const BinomeDistance *distance)
{
  GtkWidget *widget = adw_spin_row_new_with_range (0, MOST_KILOMETRES, 1);
  Row *row = g_new0 (Row, 1);

  row->session = g_object_ref (session);
  row->site = g_strdup (distance->site);
  row->other = g_strdup (distance->other);
  row->kilometres = distance->kilometres;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), distance->other);
  adw_spin_row_set_value (ADW_SPIN_ROW (widget), distance->kilometres);
  g_object_set_data_full (G_OBJECT (widget), "binome-row", row, row_free);
  show_known (widget);
  g_signal_connect (widget, "notify::value", G_CALLBACK (on_value_cb), NULL);
  return widget;
}

/* ---- the dialog ---- */

static void
keep_all (GtkWidget *widget)
{
  if (ADW_IS_SPIN_ROW (widget))
    keep (widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      keep_all (child);
}

static void
show_nothing (AdwToolbarView *view)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "set-up-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No Distance Is Needed"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("Tutees and tutors of this programme all work on the same site, or their sites are not known. The site "
         "of a person is on their page."));
  adw_toolbar_view_set_content (view, status);
}

static void
on_listed_cb (GtkWidget *widget, gpointer data)
{
  const List *list = data;
  AdwToolbarView *view = ADW_TOOLBAR_VIEW (adw_dialog_get_child (ADW_DIALOG (widget)));
  BinomeSession *session = g_object_get_data (G_OBJECT (widget), "binome-session");
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = NULL;
  const char *site = NULL;

  if (list->distances->len == 0)
    {
      g_object_unref (g_object_ref_sink (page));
      show_nothing (view);
      return;
    }
  adw_preferences_page_set_description (
      page,
      _ ("Only between sites where tutees and tutors work. 0 stands for a distance that is not known: the "
         "criterion then does what it says for unknown values."));
  for (guint k = 0; k < list->distances->len; k++)
    {
      const BinomeDistance *distance = list->distances->pdata[k];

      if (g_strcmp0 (site, distance->site) != 0)
        {
          /* Translators: %s is a site. */
          g_autofree char *title = g_strdup_printf (_ ("From %s to"), site = distance->site);
          g_autofree char *escaped = g_markup_escape_text (title, -1);

          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, escaped);
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, make_row (session, distance));
    }
  adw_toolbar_view_set_content (view, GTK_WIDGET (page));
}

/**
 * binome_distances_dialog_present:
 * @session: what the window works on, with a programme
 * @parent: where to show it
 *
 * Shows the distances between the sites of those who take part, to be filled in.
 */
void
binome_distances_dialog_present (BinomeSession *session, GtkWidget *parent)
{
  AdwToolbarView *view;
  AdwDialog *dialog = binome_plain_dialog_new (_ ("Distances between Sites"), 480, 560, &view);
  List *list = g_new0 (List, 1);

  binome_plain_dialog_add_export (dialog, _ ("Export the Distances…"), "distances");
  list->programme = binome_session_get_programme_id (session);
  g_object_set_data_full (G_OBJECT (dialog), "binome-session", g_object_ref (session), g_object_unref);
  g_signal_connect (dialog, "closed", G_CALLBACK (keep_all), NULL);
  adw_dialog_present (dialog, parent);
  binome_session_read (session, GTK_WIDGET (dialog), list_work, list, list_free, on_listed_cb);
}
