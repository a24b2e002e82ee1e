/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A level of a skill to choose, with what each level means in the words of the skills framework. */

#include "follow-up/binome-level-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BinomeEntity *entity;
  guint field;
  gboolean filling;
} Level;

static void
level_free (gpointer data)
{
  g_object_unref (((Level *)data)->entity);
  g_free (data);
}

static void
on_selected_cb (AdwComboRow *row, GParamSpec *pspec, Level *level)
{
  if (!level->filling)
    binome_entity_set_integer (level->entity, level->field, adw_combo_row_get_selected (row));
}

/**
 * binome_level_row_set_levels:
 * @self: a row of binome_level_row_new()
 * @levels: (nullable): what the levels of the skill mean; %NULL for the general words
 *
 * Words the levels anew, for another skill; the level that is chosen stays.
 */
void
binome_level_row_set_levels (GtkWidget *self, const BinomeSkillLevels *levels)
{
  Level *level = g_object_get_data (G_OBJECT (self), "binome-level");
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = 0; i < BINOME_N_SKILL_LEVELS; i++)
    gtk_string_list_take (words, binome_skill_levels_describe (levels, i));
  level->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (words));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self),
      (guint)CLAMP (binome_entity_get_integer (level->entity, level->field), 0, BINOME_N_SKILL_LEVELS - 1));
  level->filling = FALSE;
}

/**
 * binome_level_row_new:
 * @entity: what the form fills
 * @field: a level, from 0 to 4
 * @levels: (nullable): what the levels of its skill mean
 *
 * Returns: (transfer floating): a row to choose the level
 */
GtkWidget *
binome_level_row_new (BinomeEntity *entity, guint field, const BinomeSkillLevels *levels)
{
  GtkWidget *self = adw_combo_row_new ();
  Level *level = g_new0 (Level, 1);

  level->entity = g_object_ref (entity);
  level->field = field;
  g_object_set_data_full (G_OBJECT (self), "binome-level", level, level_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 _ (binome_entity_get_field (entity, field)->label));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected_cb), level);
  binome_level_row_set_levels (self, levels);
  return self;
}
