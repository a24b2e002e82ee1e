/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week of a person, kept as it is painted: each stroke is one action to undo. */

#include "recruitment/binome-availability-group.h"

#include <glib/gi18n-lib.h>

#include "binome-availability-workflow.h"
#include "widgets/binome-week-grid.h"

struct _BinomeAvailabilityGroup
{
  AdwPreferencesGroup parent_instance;

  BinomeWeekGrid *grid;
  GtkLabel *error_label;
  BinomeSession *session;
  gint64 person;
  guint writing; /* how many strokes are on their way to the file */
};

G_DEFINE_FINAL_TYPE (BinomeAvailabilityGroup, binome_availability_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  gint64 person;
  BinomeWeek week;
} Week;

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Week *week = data;

  return binome_availability_read_week (db, week->person, &week->week, error);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  const Week *week = data;

  return binome_availability_keep_week (db, week->person, &week->week, error);
}

static void
show_error (BinomeAvailabilityGroup *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* What the user paints is newer than what was read. */
static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeAvailabilityGroup *self = BINOME_AVAILABILITY_GROUP (widget);

  if (self->writing == 0 && !binome_week_grid_is_dragging (self->grid))
    binome_week_grid_set_week (self->grid, &((Week *)data)->week);
}

static void
read_week (BinomeAvailabilityGroup *self)
{
  Week *week = g_new0 (Week, 1);

  week->person = self->person;
  binome_session_read (self->session, GTK_WIDGET (self), read_work, week, g_free, on_read_cb);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeAvailabilityGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  self->writing--;
  if (binome_store_write_finish (BINOME_STORE (source), result, NULL, &error))
    {
      show_error (self, NULL);
      return;
    }

  show_error (self, error->message);
  if (self->session != NULL)
    read_week (self);
}

static void
on_changed_cb (BinomeAvailabilityGroup *self)
{
  Week *week = g_new0 (Week, 1);

  week->person = self->person;
  week->week = *binome_week_grid_get_week (self->grid);
  self->writing++;
  binome_store_write_async (binome_session_get_store (self->session), _ ("Change when somebody is free"),
                            BINOME_SOURCE_USER, keep_work, week, g_free, NULL, on_written_cb,
                            g_object_ref (self));
}

static void
on_store_changed_cb (BinomeAvailabilityGroup *self, const BinomeChanges *changes)
{
  if (self->writing == 0 && binome_changes_include (changes, BINOME_TYPE_AVAILABILITY))
    read_week (self);
}

static void
binome_availability_group_dispose (GObject *object)
{
  g_clear_object (&BINOME_AVAILABILITY_GROUP (object)->session);

  G_OBJECT_CLASS (binome_availability_group_parent_class)->dispose (object);
}

static void
binome_availability_group_class_init (BinomeAvailabilityGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_availability_group_dispose;
}

static void
binome_availability_group_init (BinomeAvailabilityGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  adw_preferences_group_set_title (group, _ ("Week"));
  adw_preferences_group_set_description (
      group,
      _ ("When they can meet. Press and drag over the hours, or use the arrow keys and the space bar."));
  self->error_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  self->grid = binome_week_grid_new ();
  g_signal_connect_object (self->grid, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->error_label));
  adw_preferences_group_add (group, GTK_WIDGET (self->grid));
}

/**
 * binome_availability_group_new:
 * @session: what the window works on
 * @person: a person
 *
 * Returns: (transfer floating): their week, to see and to change
 */
BinomeAvailabilityGroup *
binome_availability_group_new (BinomeSession *session, gint64 person)
{
  BinomeAvailabilityGroup *self = g_object_new (BINOME_TYPE_AVAILABILITY_GROUP, NULL);

  self->session = g_object_ref (session);
  self->person = person;
  g_signal_connect_object (binome_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  read_week (self);
  return self;
}
