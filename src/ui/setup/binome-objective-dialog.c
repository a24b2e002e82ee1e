/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An objective: what is measured, from where to where, and for the share of skills reached, of which one. */

#include "setup/binome-objective-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-model.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-form-dialog.h"

static const guint objective_fields[]
    = { BINOME_OBJECTIVE_TITLE,    BINOME_OBJECTIVE_INDICATOR, BINOME_OBJECTIVE_INDICATOR_TEXT,
        BINOME_OBJECTIVE_UNIT,     BINOME_OBJECTIVE_DIRECTION, BINOME_OBJECTIVE_BASELINE,
        BINOME_OBJECTIVE_TARGET,   BINOME_OBJECTIVE_RESULT,    BINOME_OBJECTIVE_DUE_ON,
        BINOME_OBJECTIVE_PRIORITY, BINOME_OBJECTIVE_COMMENT };

/* The row that chooses one skill of the framework, or all of them. */
typedef struct
{
  GtkWidget *row; /* weak */
  BinomeEntity *objective;
  GPtrArray *skills; /* NULL until read */
} SkillChoice;

static void
skill_choice_free (SkillChoice *self)
{
  g_clear_weak_pointer (&self->row);
  g_object_unref (self->objective);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_skills_work (BinomeDb *db, gpointer data, GError **error)
{
  SkillChoice *self = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL);

  binome_query_sort (query, BINOME_SKILL_TITLE, FALSE);
  self->skills = binome_db_select (db, query, error);
  return self->skills != NULL;
}

static void
on_skill_selected_cb (AdwComboRow *row, GParamSpec *pspec, BinomeEntity *objective)
{
  GArray *ids = g_object_get_data (G_OBJECT (row), "binome-skills");
  guint selected = adw_combo_row_get_selected (row);

  if (selected < ids->len)
    binome_entity_set_reference (objective, BINOME_OBJECTIVE_SKILL, g_array_index (ids, gint64, selected));
}

static void
show_skills (GtkWidget *widget, gpointer data)
{
  SkillChoice *self = data;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  gint64 chosen = binome_entity_get_reference (self->objective, BINOME_OBJECTIVE_SKILL);
  guint selected = 0;

  if (self->row == NULL)
    return;

  g_array_set_size (ids, 1);
  gtk_string_list_append (titles, _ ("All the skills wanted"));
  for (guint i = 0; i < self->skills->len; i++)
    {
      BinomeEntity *skill = g_ptr_array_index (self->skills, i);
      gint64 id = binome_entity_get_id (skill);

      if (id == chosen)
        selected = ids->len;
      g_array_append_val (ids, id);
      gtk_string_list_append (titles, binome_entity_get_text (skill, BINOME_SKILL_TITLE));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
  g_object_set_data_full (G_OBJECT (self->row), "binome-skills", g_array_ref (ids),
                          (GDestroyNotify)g_array_unref);
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (on_skill_selected_cb), self->objective,
                           G_CONNECT_DEFAULT);
}

/* Only the share of skills reached is about skills. */
static gboolean
indicator_to_visible (GBinding *binding, const GValue *from, GValue *to, gpointer objective)
{
  g_value_set_boolean (to, binome_entity_get_choice (objective, BINOME_OBJECTIVE_INDICATOR)
                               == BINOME_INDICATOR_SKILLS_REACHED);
  return TRUE;
}

static void
add_skill_row (AdwPreferencesGroup *group, GtkWidget *widget, BinomeSession *session, BinomeEntity *objective)
{
  GtkWidget *row = adw_combo_row_new ();
  SkillChoice *choice = g_new0 (SkillChoice, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Skill"));
  gtk_widget_add_css_class (row, "property");
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row),
                                gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  adw_preferences_group_add (group, row);
  g_object_bind_property_full (objective, "indicator", row, "visible", G_BINDING_SYNC_CREATE,
                               indicator_to_visible, NULL, objective, NULL);
  g_set_weak_pointer (&choice->row, row);
  choice->objective = g_object_ref (objective);
  binome_session_read (session, widget, read_skills_work, choice, (GDestroyNotify)skill_choice_free,
                       show_skills);
}

/**
 * binome_objective_dialog_add:
 * @widget: what was pressed
 * @session: what the window works on
 * @programme: whose objective
 *
 * Asks for an objective and keeps it.
 */
void
binome_objective_dialog_add (GtkWidget *widget, BinomeSession *session, gint64 programme)
{
  BinomeEntity *objective = BINOME_ENTITY (binome_objective_new ());
  BinomeFormDialog *form;

  binome_entity_set_reference (objective, BINOME_OBJECTIVE_PROGRAMME, programme);
  form = binome_form_dialog_new_entity (session, objective, _ ("Add an Objective"), objective_fields,
                                        G_N_ELEMENTS (objective_fields));
  add_skill_row (binome_form_dialog_add_group (form, NULL, NULL), widget, session, objective);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

/**
 * binome_objective_dialog_edit:
 * @widget: what was pressed
 * @session: what the window works on
 * @objective: a live objective
 *
 * Shows an objective, to change or delete it.
 */
void
binome_objective_dialog_edit (GtkWidget *widget, BinomeSession *session, BinomeEntity *objective)
{
  BinomeEditDialog *dialog
      = binome_edit_dialog_new (session, objective, objective_fields, G_N_ELEMENTS (objective_fields));

  add_skill_row (binome_edit_dialog_get_group (dialog), widget, session, objective);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}
