/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tutee and a tutor side by side, with what they have in common marked. */

#include "recruitment/binome-profiles-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-match-profiles.h"
#include "recruitment/binome-match-detail-rows.h"

struct _BinomeProfilesDialog
{
  AdwDialog parent_instance;

  AdwBanner *error_banner;
  GtkWidget *page;
  AdwPreferencesGroup *names_group;
  AdwPreferencesGroup *facts_group;
  AdwPreferencesGroup *skills_group;
  AdwPreferencesGroup *score_group;
};

G_DEFINE_FINAL_TYPE (BinomeProfilesDialog, binome_profiles_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
make_value (const char *text, gboolean common, float align)
{
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : _ ("unknown"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_label_set_justify (GTK_LABEL (label), align > 0.5f ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (label, TRUE);
  if (common)
    gtk_widget_add_css_class (label, "heading");
  if (*text == '\0')
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* Left the tutee, right the tutor; between them a mark where both say the same. */
static GtkWidget *
make_sides (GtkWidget *tutee, GtkWidget *tutor, gboolean common)
{
  GtkWidget *sides = gtk_grid_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_grid_set_column_spacing (GTK_GRID (sides), 12);
  gtk_widget_set_opacity (mark, common ? 1 : 0);
  gtk_widget_add_css_class (mark, "success");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  if (common)
    {
      gtk_widget_set_tooltip_text (mark, _ ("In common"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("In common"),
                                      -1);
    }
  gtk_grid_attach (GTK_GRID (sides), tutee, 0, 0, 2, 1);
  gtk_grid_attach (GTK_GRID (sides), mark, 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (sides), tutor, 3, 0, 2, 1);
  gtk_grid_set_column_homogeneous (GTK_GRID (sides), TRUE);
  return sides;
}

static GtkWidget *
make_fact_row (const BinomeMatchFact *fact)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (fact->label);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (caption), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), make_sides (make_value (fact->tutee, fact->common, 0),
                                             make_value (fact->tutor, fact->common, 1), fact->common));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static GtkWidget *
make_person (const char *name, const char *role)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (name), *caption = gtk_label_new (role);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), adw_avatar_new (64, name, TRUE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

static void
show_names (BinomeProfilesDialog *self, const BinomeMatchProfiles *profiles)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u point in common", "%u points in common", profiles->n_common), profiles->n_common);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), make_person (profiles->tutee, _ ("tutee")));
  gtk_box_append (GTK_BOX (box), make_person (profiles->tutor, _ ("tutor")));
  adw_preferences_group_add (self->names_group, box);
  adw_preferences_group_set_description (self->facts_group, text);
}

static void
fill (AdwPreferencesGroup *group, GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    adw_preferences_group_add (group, make_fact_row (facts->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (group), facts->len > 0);
}

/* ---- reading ---- */

typedef struct
{
  gint64 tutee;
  gint64 tutor;
  BinomeMatchProfiles *profiles;
} Reading;

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->profiles, binome_match_profiles_free);
  g_free (data);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->profiles = binome_match_profiles_read (db, reading->tutee, reading->tutor, error);
  return reading->profiles != NULL;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeProfilesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = NULL;
  const BinomeMatchProfiles *profiles;

  if (self->page == NULL)
    {
      binome_store_read_finish (BINOME_STORE (source), result, NULL, NULL);
      return; /* closed meanwhile */
    }
  if (!binome_store_read_finish (BINOME_STORE (source), result, (gpointer *)&reading, &error))
    {
      adw_banner_set_title (self->error_banner, error->message);
      adw_banner_set_revealed (self->error_banner, TRUE);
      return;
    }

  profiles = reading->profiles;
  show_names (self, profiles);
  fill (self->facts_group, profiles->facts);
  fill (self->skills_group, profiles->skills);
  for (guint i = 0; i < profiles->lines->len; i++)
    adw_preferences_group_add (self->score_group, binome_match_line_row_new (profiles->lines->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->score_group), profiles->lines->len > 0);
  gtk_widget_set_visible (self->page, TRUE);
}

/* ---- the dialog ---- */

static void
binome_profiles_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_PROFILES_DIALOG);

  G_OBJECT_CLASS (binome_profiles_dialog_parent_class)->dispose (object);
}

static void
binome_profiles_dialog_class_init (BinomeProfilesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_profiles_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/profiles-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeProfilesDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeProfilesDialog, page);
  gtk_widget_class_bind_template_child (widget_class, BinomeProfilesDialog, names_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeProfilesDialog, facts_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeProfilesDialog, skills_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeProfilesDialog, score_group);
}

static void
binome_profiles_dialog_init (BinomeProfilesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_profiles_dialog_new:
 * @session: what the window works on
 * @tutee: an enrolment
 * @tutor: an enrolment
 *
 * Returns: (transfer floating): a dialog with both side by side
 */
BinomeProfilesDialog *
binome_profiles_dialog_new (BinomeSession *session, gint64 tutee, gint64 tutor)
{
  BinomeProfilesDialog *self = g_object_new (BINOME_TYPE_PROFILES_DIALOG, NULL);
  Reading *reading = g_new0 (Reading, 1);

  reading->tutee = tutee;
  reading->tutor = tutor;
  binome_store_read_async (binome_session_get_store (session), read_work, reading, reading_free, NULL,
                           on_read_cb, g_object_ref (self));
  return self;
}
