/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names those who would both rather have each other than what the proposals, or a run, give them. */

#include "criteria/binome-stability-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-stability.h"
#include "widgets/binome-plain-dialog.h"

typedef struct
{
  gint64 programme;
  gint64 run; /* 0 for the proposals */
  GPtrArray *rivals;
} Reading;

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->rivals, g_ptr_array_unref);
  g_free (data);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  g_clear_pointer (&reading->rivals, g_ptr_array_unref);
  reading->rivals = binome_stability_list (db, reading->programme, reading->run, error);
  return reading->rivals != NULL;
}

static char *
describe_tutee (const BinomeRivals *rivals)
{
  if (rivals->rank == 0 && *rivals->tutee_has == '\0')
    /* Translators: two people. */
    return g_strdup_printf (_ ("%1$s would like %2$s, and has nobody."), rivals->tutee_name,
                            rivals->tutor_name);
  if (rivals->rank == 0)
    /* Translators: three people. */
    return g_strdup_printf (_ ("%1$s would like %2$s rather than %3$s."), rivals->tutee_name,
                            rivals->tutor_name, rivals->tutee_has);
  if (*rivals->tutee_has == '\0')
    /* Translators: two people and a number. */
    return g_strdup_printf (_ ("%2$s is choice %3$d of %1$s, who has nobody."), rivals->tutee_name,
                            rivals->tutor_name, rivals->rank);
  /* Translators: two people, a number, a person. */
  return g_strdup_printf (_ ("%2$s is choice %3$d of %1$s, before %4$s."), rivals->tutee_name,
                          rivals->tutor_name, rivals->rank, rivals->tutee_has);
}

static char *
describe_tutor (const BinomeRivals *rivals)
{
  if (rivals->has_place)
    /* Translators: a person. */
    return g_strdup_printf (_ ("%s has a place free."), rivals->tutor_name);
  /* Translators: two people. */
  return g_strdup_printf (_ ("%1$s would like %2$s rather than one of the tutees proposed."),
                          rivals->tutor_name, rivals->tutee_name);
}

static void
add_row (AdwPreferencesGroup *group, const BinomeRivals *rivals)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a tutee and a tutor. */
  g_autofree char *title = g_strdup_printf (_ ("%1$s with %2$s"), rivals->tutee_name, rivals->tutor_name);
  g_autofree char *tutee = describe_tutee (rivals);
  g_autofree char *tutor = describe_tutor (rivals);
  g_autofree char *subtitle = g_strjoin ("\n", tutee, tutor, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
make_stable (gboolean is_run)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "pair-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), is_run ? _ ("The Pairs of This Run Are Stable")
                                                              : _ ("The Proposals Are Stable"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("No tutee and tutor would both rather have each other, as far as their wishes are known."));
  return status;
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  const Reading *reading = data;
  AdwToolbarView *view = ADW_TOOLBAR_VIEW (adw_dialog_get_child (ADW_DIALOG (widget)));
  AdwPreferencesPage *page;
  AdwPreferencesGroup *group;

  if (reading->rivals->len == 0)
    {
      adw_toolbar_view_set_content (view, make_stable (reading->run != 0));
      return;
    }
  page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _ ("They Would Rather Have Each Other"));
  adw_preferences_group_set_description (
      group,
      _ ("No rule keeps them apart. The matching serves the most people with the best total, and that may "
         "ask for other pairs. Whoever is kept together in the matching stays so."));
  for (guint k = 0; k < reading->rivals->len; k++)
    add_row (group, reading->rivals->pdata[k]);
  adw_preferences_page_add (page, group);
  adw_toolbar_view_set_content (view, GTK_WIDGET (page));
}

/**
 * binome_stability_dialog_present:
 * @session: what the window works on, with a programme
 * @run: a run of that programme; 0 for what is proposed
 * @parent: where to show it
 *
 * Shows who would both rather have each other than what the proposals, or the run, give them.
 */
void
binome_stability_dialog_present (BinomeSession *session, gint64 run, GtkWidget *parent)
{
  AdwToolbarView *view;
  const char *title = run != 0 ? _ ("Wishes against This Run") : _ ("Wishes against Proposals");
  AdwDialog *dialog = binome_plain_dialog_new (title, 480, 560, &view);
  Reading *reading = g_new0 (Reading, 1);

  reading->programme = binome_session_get_programme_id (session);
  reading->run = run;
  adw_dialog_present (dialog, parent);
  binome_session_read (session, GTK_WIDGET (dialog), read_work, reading, reading_free, on_read_cb);
}
