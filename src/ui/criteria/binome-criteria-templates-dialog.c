/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Usual criteria to start from: one row for each kind of programme, that of this programme first. */

#include "criteria/binome-criteria-templates-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-templates.h"
#include "binome-feedback.h"
#include "widgets/binome-plain-dialog.h"

typedef struct
{
  gint64 programme;
  BinomeProgrammeKind kind;
} Use;

static gboolean
use_work (BinomeDb *db, gpointer data, GError **error)
{
  const Use *use = data;

  return binome_criteria_template_use (db, use->programme, use->kind, error);
}

static void
on_used_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("The usual criteria are in use"));
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
on_activated_cb (GtkWidget *row, AdwDialog *dialog)
{
  BinomeSession *session = g_object_get_data (G_OBJECT (dialog), "binome-session");
  Use *use = g_new0 (Use, 1);

  use->programme = binome_session_get_programme_id (session);
  use->kind = (BinomeProgrammeKind)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "binome-kind"));
  binome_session_write (session, GTK_WIDGET (dialog), _ ("Start from usual criteria"), use_work, use, g_free,
                        on_used_cb);
}

/* The titles of its criteria, as one list. */
static char *
describe (BinomeProgrammeKind kind)
{
  g_autoptr (GPtrArray) criteria = binome_criteria_template_make (kind);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;

  for (guint k = 0; k < criteria->len; k++)
    g_strv_builder_add (builder, binome_entity_get_text (criteria->pdata[k], BINOME_CRITERION_TITLE));
  titles = g_strv_builder_end (builder);
  /* Translators: between the items of a list */
  return g_strjoinv (_ (", "), titles);
}

static void
add_row (AdwDialog *dialog, AdwPreferencesGroup *group, BinomeProgrammeKind kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *titles = describe (kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (binome_programme_kinds[kind].label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), titles);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "binome-kind", GINT_TO_POINTER ((int)kind));
  g_signal_connect (row, "activated", G_CALLBACK (on_activated_cb), dialog);
  adw_preferences_group_add (group, row);
}

/**
 * binome_criteria_templates_dialog_new:
 * @session: what the window works on, with a programme
 *
 * Returns: (transfer floating): a dialog to start from usual criteria
 */
AdwDialog *
binome_criteria_templates_dialog_new (BinomeSession *session)
{
  BinomeProgramme *programme = binome_session_get_programme (session);
  int own = programme != NULL ? binome_entity_get_choice (BINOME_ENTITY (programme), BINOME_PROGRAMME_KIND)
                              : (int)BINOME_PROGRAMME_KIND_OTHER;
  AdwToolbarView *view;
  AdwDialog *dialog = binome_plain_dialog_new (_ ("Start from a Template"), 520, 600, &view);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *fitting = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *others = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (fitting, _ ("For This Kind of Programme"));
  adw_preferences_group_set_description (
      fitting, _ ("The criteria of now give way to those chosen. Undo brings them back."));
  adw_preferences_group_set_title (others, _ ("For Other Kinds"));
  add_row (dialog, fitting, (BinomeProgrammeKind)own);
  for (int kind = 0; binome_programme_kinds[kind].id != NULL; kind++)
    if (kind != own)
      add_row (dialog, others, (BinomeProgrammeKind)kind);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), fitting);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), others);
  adw_toolbar_view_set_content (view, page);
  g_object_set_data_full (G_OBJECT (dialog), "binome-session", g_object_ref (session), g_object_unref);
  return dialog;
}
