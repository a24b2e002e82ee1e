/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skills of a tutor or tutee with their levels; each change is kept at once. */

#include "recruitment/binome-skills-editor.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-skill-levels.h"
#include "binome-text.h"
#include "recruitment/binome-skill-chooser.h"

/* What a skill starts with: in the middle of the scale. */
#define LEVEL_INITIAL 2

struct _BinomeSkillsEditor
{
  AdwPreferencesGroup parent_instance;

  BinomeSession *session;
  gint64 enrolment;
  GtkWidget *empty_row;
  GPtrArray *rows; /* of AdwComboRow, one a skill */
  gboolean reading;
};

G_DEFINE_FINAL_TYPE (BinomeSkillsEditor, binome_skills_editor, ADW_TYPE_PREFERENCES_GROUP)

/* ---- writing ---- */

typedef struct
{
  gint64 skill; /* 0 for a new one */
  char *title;
  int level;
} Skill;

static void
skill_free (gpointer data)
{
  g_free (((Skill *)data)->title);
  g_free (data);
}

typedef struct
{
  gint64 enrolment;
  GPtrArray *skills;
  GPtrArray *levels; /* what the levels of each skill mean, once read */
} Skills;

static void
skills_free (gpointer data)
{
  g_clear_pointer (&((Skills *)data)->skills, g_ptr_array_unref);
  g_clear_pointer (&((Skills *)data)->levels, g_ptr_array_unref);
  g_free (data);
}

static Skills *
skills_new (gint64 enrolment)
{
  Skills *self = g_new0 (Skills, 1);

  self->enrolment = enrolment;
  self->skills = g_ptr_array_new_with_free_func (skill_free);
  return self;
}

static void
skills_add (Skills *self, gint64 id, const char *title, int level)
{
  Skill *skill = g_new0 (Skill, 1);

  skill->skill = id;
  skill->title = g_strdup (title);
  skill->level = level;
  g_ptr_array_add (self->skills, skill);
}

static gboolean
write_work (BinomeDb *db, gpointer data, GError **error)
{
  Skills *wanted = data;
  g_autoptr (GArray) levels = g_array_new (FALSE, TRUE, sizeof (BinomeSkillLevel));

  for (guint i = 0; i < wanted->skills->len; i++)
    {
      const Skill *skill = wanted->skills->pdata[i];
      BinomeSkillLevel level = { .skill = skill->skill, .level = skill->level };

      if (level.skill == 0 && !binome_skill_ensure (db, skill->title, NULL, &level.skill, error))
        return FALSE;
      g_array_append_val (levels, level);
    }

  return binome_enrolment_set_skills (db, wanted->enrolment, (const BinomeSkillLevel *)levels->data,
                                      levels->len, error);
}

static gint64
row_skill (GtkWidget *row)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (row), "binome-skill");
}

/* What the rows say, without one of them. */
static Skills *
collect (BinomeSkillsEditor *self, GtkWidget *without)
{
  Skills *wanted = skills_new (self->enrolment);

  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != without)
      skills_add (wanted, row_skill (self->rows->pdata[i]),
                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->rows->pdata[i])),
                  (int)adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows->pdata[i])));
  return wanted;
}

static void
keep (BinomeSkillsEditor *self, const char *action, Skills *wanted)
{
  binome_session_write (self->session, GTK_WIDGET (self), action, write_work, wanted, skills_free, NULL);
}

static void
on_level_changed_cb (BinomeSkillsEditor *self)
{
  if (!self->reading)
    keep (self, _ ("Change the level of a skill"), collect (self, NULL));
}

static void
on_remove_clicked_cb (BinomeSkillsEditor *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_COMBO_ROW);
  /* Translators: %s is a skill. */
  g_autofree char *action = g_strdup_printf (_ ("Remove the skill “%s”"),
                                             adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  keep (self, action, collect (self, row));
}

static void
on_chosen_cb (BinomeSkillsEditor *self, const char *title)
{
  /* Translators: %s is a skill. */
  g_autofree char *action = g_strdup_printf (_ ("Add the skill “%s”"), title);
  g_autofree char *key = binome_text_fold (title);
  Skills *wanted;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *other
          = binome_text_fold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->rows->pdata[i])));

      if (g_str_equal (key, other))
        return; /* there already */
    }

  wanted = collect (self, NULL);
  skills_add (wanted, 0, title, LEVEL_INITIAL);
  keep (self, action, wanted);
}

static void
on_add_activated_cb (BinomeSkillsEditor *self)
{
  BinomeSkillChooser *chooser = binome_skill_chooser_new (self->session);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}

/* ---- reading ---- */

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Skills *known = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT_SKILL);
  g_autoptr (GPtrArray) rows = NULL;

  binome_query_where_integer (query, BINOME_ENROLMENT_SKILL_ENROLMENT, BINOME_QUERY_EQUAL, known->enrolment);
  rows = binome_db_select (db, query, error);
  if (rows == NULL || (known->levels = binome_skill_levels_list (db, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = binome_entity_get_reference (rows->pdata[i], BINOME_ENROLMENT_SKILL_SKILL);
      g_autoptr (BinomeEntity) skill = binome_db_get (db, BINOME_TYPE_SKILL, id, error);

      if (skill == NULL)
        return FALSE;
      skills_add (known, id, binome_entity_get_text (skill, BINOME_SKILL_TITLE),
                  (int)binome_entity_get_integer (rows->pdata[i], BINOME_ENROLMENT_SKILL_LEVEL));
    }

  return TRUE;
}

static GtkWidget *
make_row (BinomeSkillsEditor *self, const Skill *skill, const BinomeSkillLevels *levels)
{
  g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a skill. */
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), skill->title);

  for (int i = 0; i < BINOME_N_SKILL_LEVELS; i++)
    gtk_string_list_take (answers, binome_skill_levels_describe_held (levels, i));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), skill->title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (answers));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "binome-skill", g_memdup2 (&skill->skill, sizeof skill->skill),
                          g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_level_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const Skill *)a)->title, ((const Skill *)b)->title);
}

static gboolean
has_same_rows (BinomeSkillsEditor *self, GPtrArray *skills)
{
  if (self->rows->len != skills->len)
    return FALSE;
  for (guint i = 0; i < skills->len; i++)
    if (row_skill (self->rows->pdata[i]) != ((Skill *)skills->pdata[i])->skill)
      return FALSE;

  return TRUE;
}

/* Rows stay where they can, and the focus with them. */
static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeSkillsEditor *self = BINOME_SKILLS_EDITOR (widget);
  const Skills *known = data;
  GPtrArray *skills = known->skills;

  self->reading = TRUE;
  g_ptr_array_sort_values (skills, compare_titles);
  if (!has_same_rows (self, skills))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < skills->len; i++)
        {
          const Skill *skill = skills->pdata[i];

          g_ptr_array_add (self->rows,
                           make_row (self, skill, binome_skill_levels_find (known->levels, skill->skill)));
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
        }
    }
  for (guint i = 0; i < skills->len; i++)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows->pdata[i]),
                                (guint)((Skill *)skills->pdata[i])->level);
  gtk_widget_set_visible (self->empty_row, skills->len == 0);
  self->reading = FALSE;
}

static void
read_skills (BinomeSkillsEditor *self)
{
  binome_session_read (self->session, GTK_WIDGET (self), read_work, skills_new (self->enrolment), skills_free,
                       on_read_cb);
}

static void
on_store_changed_cb (BinomeSkillsEditor *self, const BinomeChanges *changes)
{
  if (binome_changes_include (changes, BINOME_TYPE_ENROLMENT_SKILL)
      || binome_changes_include (changes, BINOME_TYPE_SKILL))
    read_skills (self);
}

static void
binome_skills_editor_dispose (GObject *object)
{
  g_clear_object (&BINOME_SKILLS_EDITOR (object)->session);

  G_OBJECT_CLASS (binome_skills_editor_parent_class)->dispose (object);
}

static void
binome_skills_editor_finalize (GObject *object)
{
  g_ptr_array_unref (BINOME_SKILLS_EDITOR (object)->rows);

  G_OBJECT_CLASS (binome_skills_editor_parent_class)->finalize (object);
}

static void
binome_skills_editor_class_init (BinomeSkillsEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_skills_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_skills_editor_finalize;
}

static GtkWidget *
make_add_box (BinomeSkillsEditor *self)
{
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a Skill"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (on_add_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (box), row);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_add_css_class (box, "boxed-list");
  return box;
}

static void
binome_skills_editor_init (BinomeSkillsEditor *self)
{
  self->rows = g_ptr_array_new ();
  self->empty_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->empty_row), _ ("No skill yet"));
  gtk_widget_add_css_class (self->empty_row, "dim-label");
  gtk_widget_set_visible (self->empty_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_add_box (self));
}

/**
 * binome_skills_editor_set_enrolment:
 * @self: an editor
 * @session: what the window works on
 * @enrolment: whose skills
 *
 * Shows the skills of a tutor or tutee; to be called once.
 */
void
binome_skills_editor_set_enrolment (BinomeSkillsEditor *self, BinomeSession *session, gint64 enrolment)
{
  g_set_object (&self->session, session);
  self->enrolment = enrolment;
  g_signal_connect_object (binome_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  read_skills (self);
}
