/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skills framework as a tree: domains that open on their skills, and the ways to add to it. */

#include "setup/binome-skills-view.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-skill-framework.h"
#include "binome-text.h"
#include "setup/binome-skill-dialog.h"

/* A framework is a few pages of text. */
#define MAX_BYTES (10 * 1000 * 1000)
/* Up to so many skills, the domains are open at first. */
#define FEW_SKILLS 30

struct _BinomeSkillsView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *skills_list;
  GtkWidget *tutor_skills_row;

  BinomeSession *session;
  GHashTable *open; /* domain to whether the user has it open */
};

G_DEFINE_FINAL_TYPE (BinomeSkillsView, binome_skills_view, ADW_TYPE_BIN)

/* ---- the tree ---- */

static char *
describe_skill (const BinomeFrameworkSkill *skill)
{
  const char *code = binome_entity_get_text (skill->skill, BINOME_SKILL_CODE);
  g_autofree char *criteria = g_strdup_printf (ngettext ("%u criterion", "%u criteria", skill->n_observables),
                                               skill->n_observables);
  g_autofree char *levels = g_strdup_printf (
      ngettext ("%u level worded", "%u levels worded", skill->n_wordings), skill->n_wordings);
  g_autofree char *uses
      = g_strdup_printf (ngettext ("used %u time", "used %u times", skill->n_uses), skill->n_uses);
  GString *text = g_string_new (NULL);

  if (!binome_text_is_blank (code))
    g_string_append_printf (text, "%s · ", code);
  g_string_append_printf (text, "%s · %s", criteria, levels);
  if (skill->n_uses > 0)
    g_string_append_printf (text, " · %s", uses);
  return g_string_free (text, FALSE);
}

static void
on_skill_activated_cb (AdwActionRow *row, BinomeSkillsView *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "binome-skill");
  gboolean used = g_object_get_data (G_OBJECT (row), "binome-used") != NULL;

  adw_dialog_present (binome_skill_dialog_new (self->session, *id, used), GTK_WIDGET (self));
}

static GtkWidget *
make_skill_row (BinomeSkillsView *self, const BinomeFrameworkSkill *skill)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *subtitle = describe_skill (skill);
  gint64 id = binome_entity_get_id (skill->skill);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (skill->skill, BINOME_SKILL_TITLE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-skill", g_memdup2 (&id, sizeof id), g_free);
  if (skill->n_uses > 0)
    g_object_set_data (G_OBJECT (row), "binome-used", self);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_skill_activated_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
on_expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, BinomeSkillsView *self)
{
  g_hash_table_insert (self->open, g_strdup (g_object_get_data (G_OBJECT (row), "binome-domain")),
                       GINT_TO_POINTER (adw_expander_row_get_expanded (row)));
}

static GtkWidget *
make_domain_row (BinomeSkillsView *self, const char *domain, gboolean open)
{
  GtkWidget *row = adw_expander_row_new ();
  gpointer known;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *domain != '\0' ? domain : _ ("Without a Domain"));
  if (g_hash_table_lookup_extended (self->open, domain, NULL, &known))
    open = GPOINTER_TO_INT (known);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), open);
  g_object_set_data_full (G_OBJECT (row), "binome-domain", g_strdup (domain), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
show_skills (BinomeSkillsView *self, GPtrArray *skills)
{
  gboolean open = skills->len <= FEW_SKILLS;
  GtkWidget *row = NULL;
  const char *shown = NULL;
  guint n = 0, n_tutor_skills = 0;

  gtk_list_box_remove_all (self->skills_list);
  for (guint i = 0; i < skills->len; i++)
    {
      const BinomeFrameworkSkill *skill = skills->pdata[i];
      const char *domain = binome_entity_get_text (skill->skill, BINOME_SKILL_DOMAIN);
      g_autofree char *count = NULL;

      if (g_strcmp0 (shown, domain) != 0)
        {
          row = make_domain_row (self, domain, open);
          gtk_list_box_append (self->skills_list, row);
          n = 0;
        }
      shown = domain;
      n++;
      count = g_strdup_printf (ngettext ("%u skill", "%u skills", n), n);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), count);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_skill_row (self, skill));
      n_tutor_skills
          += g_str_has_prefix (binome_entity_get_text (skill->skill, BINOME_SKILL_CODE), "RS5515-");
    }
  gtk_widget_set_visible (self->tutor_skills_row, n_tutor_skills < 9);
  gtk_stack_set_visible_child_name (self->stack, skills->len > 0 ? "skills" : "empty");
}

/* ---- reading and writing ---- */

typedef struct
{
  GPtrArray *skills;
} Answer;

static void
answer_free (gpointer data)
{
  g_clear_pointer (&((Answer *)data)->skills, g_ptr_array_unref);
  g_free (data);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Answer *answer = data;

  answer->skills = binome_skill_framework_list (db, error);
  return answer->skills != NULL;
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  show_skills (BINOME_SKILLS_VIEW (widget), ((Answer *)data)->skills);
}

typedef struct
{
  GBytes *csv;
  char *language;
  BinomeFrameworkCounts counts;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_clear_pointer (&import->csv, g_bytes_unref);
  g_free (import->language);
  g_free (import);
}

static gboolean
import_work (BinomeDb *db, gpointer data, GError **error)
{
  Import *import = data;

  return import->csv != NULL
             ? binome_skill_framework_import (db, import->csv, &import->counts, error)
             : binome_skill_framework_add_tutor_skills (db, import->language, &import->counts, error);
}

static void
on_imported_cb (GtkWidget *widget, gpointer data)
{
  const BinomeFrameworkCounts *counts = &((Import *)data)->counts;
  guint all = counts->skills + counts->observables + counts->wordings + counts->changed;
  g_autofree char *message
      /* Translators: four numbers of things that an import added or changed. */
      = g_strdup_printf (_ ("Added: skills %1$u, criteria %2$u, levels %3$u; changed: %4$u"), counts->skills,
                         counts->observables, counts->wordings, counts->changed);

  if (all > 0)
    binome_feedback_toast_undo (widget, message);
  else
    binome_feedback_toast (widget, _ ("All of it is there already"));
}

/**
 * binome_skills_view_import:
 * @self: a view
 * @csv: the contents of a file
 *
 * Imports a list as one action, and offers to take it back.
 */
void
binome_skills_view_import (BinomeSkillsView *self, GBytes *csv)
{
  Import *import = g_new0 (Import, 1);

  import->csv = g_bytes_ref (csv);
  binome_session_write (self->session, GTK_WIDGET (self), _ ("Import a skills framework"), import_work,
                        import, import_free, on_imported_cb);
}

static void
add_tutor_skills (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Import *import = g_new0 (Import, 1);

  import->language = g_strdup (C_ ("language code", "en"));
  binome_session_write (BINOME_SKILLS_VIEW (widget)->session, widget, _ ("Add the tutor skills"), import_work,
                        import, import_free, on_imported_cb);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeSkillsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (csv == NULL)
    binome_feedback_show_error (GTK_WIDGET (self), error);
  else if (g_bytes_get_size (csv) > MAX_BYTES)
    binome_feedback_toast (GTK_WIDGET (self), _ ("This file is too large for a skills framework"));
  else
    binome_skills_view_import (self, csv);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeSkillsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, on_loaded_cb, g_object_ref (self));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    binome_feedback_show_error (GTK_WIDGET (self), error);
}

static void
import_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("CSV files"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Import a Skills Framework"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen_cb,
                        g_object_ref (widget));
}

static void
add_skill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (binome_skill_form_new (BINOME_SKILLS_VIEW (widget)->session), widget);
}

/* ---- the view ---- */

static void
binome_skills_view_dispose (GObject *object)
{
  BinomeSkillsView *self = BINOME_SKILLS_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* it is a template child too, and would be unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_SKILLS_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->open, g_hash_table_unref);

  G_OBJECT_CLASS (binome_skills_view_parent_class)->dispose (object);
}

static void
binome_skills_view_class_init (BinomeSkillsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_skills_view_dispose;

  gtk_widget_class_install_action (widget_class, "skills.add", NULL, add_skill);
  gtk_widget_class_install_action (widget_class, "skills.import", NULL, import_list);
  gtk_widget_class_install_action (widget_class, "skills.add-tutor-skills", NULL, add_tutor_skills);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/setup/skills-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillsView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillsView, skills_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillsView, tutor_skills_row);
}

static void
binome_skills_view_init (BinomeSkillsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * binome_skills_view_show:
 * @self: a view
 * @session: what the window works on
 *
 * Reads the framework again and shows it.
 */
void
binome_skills_view_show (BinomeSkillsView *self, BinomeSession *session)
{
  g_set_object (&self->session, session);
  binome_session_read (session, GTK_WIDGET (self), read_work, g_new0 (Answer, 1), answer_free, on_read_cb);
}
