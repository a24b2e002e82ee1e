/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After how long the program speaks up: a number each, beside what is shipped. */

#include "setup/binome-thresholds-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-thresholds.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  BinomeSession *session;
  BinomeEntity *thresholds;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->session);
  g_clear_object (&self->thresholds);
  g_free (self);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *self = data;

  self->thresholds = binome_thresholds_load (db, error);
  return self->thresholds != NULL;
}

static char *
describe_shipped (BinomeEntity *thresholds, guint field)
{
  int shipped = (int)binome_entity_get_field (thresholds, field)->initial;

  if (field == BINOME_THRESHOLD_EARLY_MONTHS)
    return g_strdup_printf (ngettext ("Shipped value: %d month", "Shipped value: %d months", (gulong)shipped),
                            shipped);

  return g_strdup_printf (ngettext ("Shipped value: %d day", "Shipped value: %d days", (gulong)shipped),
                          shipped);
}

static void
add_group (BinomeFormDialog *form, BinomeEntity *thresholds, const char *title, const char *description,
           BinomeThresholdField first, BinomeThresholdField last)
{
  AdwPreferencesGroup *group = binome_form_dialog_add_group (form, title, description);

  for (guint field = first; field <= last; field++)
    {
      GtkWidget *row = binome_entity_row_new (thresholds, field);
      g_autofree char *shipped = describe_shipped (thresholds, field);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shipped);
      adw_preferences_group_add (group, row);
    }
}

static void
on_done_cb (GtkWidget *parent)
{
  binome_feedback_toast_undo (parent, _ ("Alert thresholds changed"));
}

static void
on_read_cb (GtkWidget *parent, gpointer data)
{
  Reading *self = data;
  BinomeEntity *thresholds = self->thresholds;
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Alert Thresholds"), _ ("_Apply"));
  GtkWidget *restore = adw_button_row_new ();
  AdwPreferencesGroup *last;

  add_group (form, thresholds, _ ("Recruitment"),
             _ ("Today, the lists and the figures go by these numbers. What the law says is not among them."),
             BINOME_THRESHOLD_STAGE_DAYS, BINOME_THRESHOLD_DECIDE_DAYS);
  add_group (form, thresholds, _ ("Pairs"), NULL, BINOME_THRESHOLD_QUIET_DAYS, BINOME_THRESHOLD_CLOSE_DAYS);
  add_group (form, thresholds, _ ("Training"), NULL, BINOME_THRESHOLD_REFRESH_DAYS,
             BINOME_THRESHOLD_REFRESH_DAYS);
  last = binome_form_dialog_add_group (form, NULL, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (restore), _ ("_Restore the Shipped Values"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (restore), TRUE);
  g_signal_connect_object (restore, "activated", G_CALLBACK (binome_thresholds_set_shipped), thresholds,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (last, restore);
  binome_form_dialog_add_fields (form, last, thresholds, NULL, 0);
  binome_form_dialog_set_work (form, self->session, _ ("Change the alert thresholds"), binome_thresholds_keep,
                               g_object_ref (thresholds), g_object_unref);
  g_signal_connect_object (form, "done", G_CALLBACK (on_done_cb), parent, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (form), parent);
}

/**
 * binome_thresholds_dialog_present:
 * @parent: where it is shown
 * @session: what the window works on
 *
 * Reads the thresholds of the workspace, and shows them in a form.
 */
void
binome_thresholds_dialog_present (GtkWidget *parent, BinomeSession *session)
{
  Reading *self = g_new0 (Reading, 1);

  self->session = g_object_ref (session);
  binome_session_read (session, parent, read_work, self, reading_free, on_read_cb);
}
