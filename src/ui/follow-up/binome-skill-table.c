/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of a tutee: one line a skill and assessor, with start, middle and end beside each other. */

#include "follow-up/binome-skill-table.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-follow-up-workflow.h"
#include "follow-up/binome-level-row.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

#define N_MOMENTS (BINOME_MOMENT_END + 1)

struct _BinomeSkillTable
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *add_box;
  GtkListBox *list_box;

  BinomeSession *session;
  gint64 pair;
  char *pair_title;
  GPtrArray *skills; /* (element-type BinomeSkill) by title */
};

G_DEFINE_FINAL_TYPE (BinomeSkillTable, binome_skill_table, ADW_TYPE_PREFERENCES_GROUP)

/* ---- adding ---- */

typedef struct
{
  BinomeSkillAssessment *assessment;
  GPtrArray *skills;
  GPtrArray *levels; /* what the levels of each skill mean */
  GtkWidget *level_row;
  char *action;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->assessment);
  g_ptr_array_unref (look->skills);
  g_clear_pointer (&look->levels, g_ptr_array_unref);
  g_free (look->action);
  g_free (look);
}

static gboolean
record_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_assessment_record (db, ((Look *)data)->assessment, error);
}

static void
on_skill_selected_cb (AdwComboRow *row, GParamSpec *pspec, Look *look)
{
  guint selected = adw_combo_row_get_selected (row);
  gint64 skill;

  if (selected >= look->skills->len)
    return;

  skill = binome_entity_get_id (look->skills->pdata[selected]);
  binome_entity_set_reference (BINOME_ENTITY (look->assessment), BINOME_SKILL_ASSESSMENT_SKILL, skill);
  binome_level_row_set_levels (look->level_row, binome_skill_levels_find (look->levels, skill));
}

static GtkWidget *
skill_row (Look *look)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint i = 0; i < look->skills->len; i++)
    gtk_string_list_append (titles, binome_entity_get_text (look->skills->pdata[i], BINOME_SKILL_TITLE));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Skill"));
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_skill_selected_cb), look);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  on_skill_selected_cb (ADW_COMBO_ROW (row), NULL, look);
  return row;
}

static void
on_done_cb (BinomeFormDialog *dialog, gpointer data)
{
  binome_feedback_toast_undo (GTK_WIDGET (dialog), _ ("Assessment kept"));
}

/* Takes @look. */
static void
present_form (BinomeSkillTable *self, Look *look)
{
  static const guint fields[] = { BINOME_SKILL_ASSESSMENT_MOMENT, BINOME_SKILL_ASSESSMENT_ASSESSOR,
                                  BINOME_SKILL_ASSESSMENT_ASSESSED_ON };
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Add an Assessment"), _ ("_Add"));
  AdwPreferencesGroup *group
      = binome_form_dialog_add_group (dialog, NULL, _ ("Levels from 0, not seen yet, to 4, can teach it."));
  BinomeEntity *assessment = BINOME_ENTITY (look->assessment);

  look->level_row = binome_level_row_new (assessment, BINOME_SKILL_ASSESSMENT_LEVEL, NULL);
  adw_preferences_group_add (group, skill_row (look));
  adw_preferences_group_add (group, look->level_row);
  binome_form_dialog_add_fields (dialog, group, assessment, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (dialog, self->session, look->action, record_work, look, look_free);
  g_signal_connect (dialog, "done", G_CALLBACK (on_done_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static gboolean
levels_work (BinomeDb *db, gpointer data, GError **error)
{
  Look *look = data;

  look->levels = binome_skill_levels_list (db, error);
  return look->levels != NULL;
}

static void
on_levels_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeSkillTable *self = BINOME_SKILL_TABLE (widget);
  const Look *read = data;
  Look *look = g_new0 (Look, 1);

  look->assessment = g_object_ref (read->assessment);
  look->skills = g_ptr_array_ref (read->skills);
  look->levels = g_ptr_array_ref (read->levels);
  look->action = g_strdup (read->action);
  present_form (self, look);
}

static void
on_add_activated_cb (BinomeSkillTable *self)
{
  Look *look = g_new0 (Look, 1);
  BinomeEntity *assessment;

  look->assessment = binome_skill_assessment_new ();
  look->skills = g_ptr_array_ref (self->skills);
  /* Translators: %s is the names of a pair. */
  look->action = g_strdup_printf (_ ("Assess a skill of %s"), self->pair_title);
  assessment = BINOME_ENTITY (look->assessment);
  binome_entity_set_reference (assessment, BINOME_SKILL_ASSESSMENT_PAIR, self->pair);
  binome_entity_set_date (assessment, BINOME_SKILL_ASSESSMENT_ASSESSED_ON, binome_clock_today ());
  binome_session_read (self->session, GTK_WIDGET (self), levels_work, look, look_free, on_levels_read_cb);
}

/* ---- the table ---- */

/* What one assessor saw of one skill; -1 where not looked at. */
typedef struct
{
  gint64 skill;
  int assessor;
  int levels[N_MOMENTS];
} Line;

static const char *
find_title (BinomeSkillTable *self, gint64 skill)
{
  for (guint i = 0; i < self->skills->len; i++)
    if (binome_entity_get_id (self->skills->pdata[i]) == skill)
      return binome_entity_get_text (self->skills->pdata[i], BINOME_SKILL_TITLE);

  return "";
}

static Line *
find_line (GArray *lines, gint64 skill, int assessor)
{
  Line line = { .skill = skill, .assessor = assessor, .levels = { -1, -1, -1 } };

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, Line, i).skill == skill && g_array_index (lines, Line, i).assessor == assessor)
      return &g_array_index (lines, Line, i);

  g_array_append_val (lines, line);
  return &g_array_index (lines, Line, lines->len - 1);
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Line *one = a, *other = b;
  int order = g_utf8_collate (find_title (user_data, one->skill), find_title (user_data, other->skill));

  return order != 0 ? order : one->assessor - other->assessor;
}

static GtkWidget *
make_values (const char *const *texts, const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < N_MOMENTS; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_width_chars (GTK_LABEL (label), 6);
      gtk_widget_add_css_class (label, style);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
add_row (BinomeSkillTable *self, const char *title, const char *subtitle, GtkWidget *values)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (values != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), values);
  gtk_list_box_append (self->list_box, row);
}

static void
add_line (BinomeSkillTable *self, const Line *line)
{
  char values[N_MOMENTS][16];
  const char *texts[N_MOMENTS];
  g_autofree char *spoken = NULL;
  GtkWidget *box;

  for (int i = 0; i < N_MOMENTS; i++)
    {
      g_snprintf (values[i], sizeof values[i], "%d", line->levels[i]);
      texts[i] = line->levels[i] >= 0 ? values[i] : "–";
    }
  box = make_values (texts, "numeric");
  /* Translators: levels of a skill; each is a number, or a dash where nobody looked. */
  spoken = g_strdup_printf (_ ("Start %1$s, middle %2$s, end %3$s"), texts[0], texts[1], texts[2]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  add_row (self, find_title (self, line->skill), _ (binome_skill_assessment_assessors[line->assessor].label),
           box);
}

static void
fill (BinomeSkillTable *self, GPtrArray *assessments)
{
  const char *heads[] = { _ (binome_skill_assessment_moments[BINOME_MOMENT_START].label),
                          _ (binome_skill_assessment_moments[BINOME_MOMENT_MIDDLE].label),
                          _ (binome_skill_assessment_moments[BINOME_MOMENT_END].label) };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < assessments->len; i++)
    {
      BinomeEntity *assessment = assessments->pdata[i];
      Line *line = find_line (lines, binome_entity_get_reference (assessment, BINOME_SKILL_ASSESSMENT_SKILL),
                              binome_entity_get_choice (assessment, BINOME_SKILL_ASSESSMENT_ASSESSOR));

      line->levels[binome_entity_get_choice (assessment, BINOME_SKILL_ASSESSMENT_MOMENT)]
          = (int)binome_entity_get_integer (assessment, BINOME_SKILL_ASSESSMENT_LEVEL);
    }
  g_array_sort_with_data (lines, compare_lines, self);

  gtk_list_box_remove_all (self->list_box);
  if (lines->len == 0)
    add_row (self, _ ("Nothing assessed yet"),
             self->skills->len > 0
                 ? _ ("Assess at the start, in the middle and at the end to see what was learnt.")
                 : _ ("The skills to assess are those that tutees want to learn."),
             NULL);
  else
    add_row (self, _ ("Skill"), NULL, make_values (heads, "caption-heading"));
  for (guint i = 0; i < lines->len; i++)
    add_line (self, &g_array_index (lines, Line, i));
}

static void
binome_skill_table_dispose (GObject *object)
{
  BinomeSkillTable *self = BINOME_SKILL_TABLE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_SKILL_TABLE);

  G_OBJECT_CLASS (binome_skill_table_parent_class)->dispose (object);
}

static void
binome_skill_table_finalize (GObject *object)
{
  g_free (BINOME_SKILL_TABLE (object)->pair_title);

  G_OBJECT_CLASS (binome_skill_table_parent_class)->finalize (object);
}

static void
binome_skill_table_class_init (BinomeSkillTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_skill_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_skill_table_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/follow-up/skill-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillTable, add_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillTable, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_add_activated_cb);
}

static void
binome_skill_table_init (BinomeSkillTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_skill_table_show:
 * @self: a table
 * @session: what the window works on
 * @pair: a pair
 * @pair_title: its names
 * @skills: (element-type BinomeSkill): every skill there is, by title
 * @assessments: (element-type BinomeSkillAssessment): those of the pair
 */
void
binome_skill_table_show (BinomeSkillTable *self, BinomeSession *session, gint64 pair, const char *pair_title,
                         GPtrArray *skills, GPtrArray *assessments)
{
  g_set_object (&self->session, session);
  self->pair = pair;
  g_set_str (&self->pair_title, pair_title);
  g_ptr_array_ref (skills);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  self->skills = skills;
  fill (self, assessments);
}

/**
 * binome_skill_table_set_editable:
 * @self: a table
 * @editable: whether levels can be added: not before the pair has started
 */
void
binome_skill_table_set_editable (BinomeSkillTable *self, gboolean editable)
{
  gtk_widget_set_visible (self->add_box, editable && self->skills->len > 0);
}
