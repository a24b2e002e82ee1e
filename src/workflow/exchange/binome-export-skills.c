/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skills framework for a spreadsheet, as binome_skill_framework_import() reads it back. */

#include "binome-export-skills.h"

#include <glib/gi18n-lib.h>

#include "binome-model.h"
#include "binome-workflow-sql.h"

#define LEVELS 5 /* from 0 to 4 */

static void
add_titles (BinomeTableWriter *writer)
{
  binome_table_writer_add (writer, _ ("Domain"));
  binome_table_writer_add (writer, _ ("Code"));
  binome_table_writer_add (writer, _ ("Skill"));
  binome_table_writer_add (writer, _ ("Description"));
  binome_table_writer_add (writer, _ ("Observable criterion"));
  for (int level = 0; level < LEVELS; level++)
    {
      /* Translators: %d is a level from 0 to 4. */
      g_autofree char *title = g_strdup_printf (_ ("Level %d"), level);

      binome_table_writer_add (writer, title);
    }
  binome_table_writer_end_row (writer);
}

static const char *
find_wording (GPtrArray *wordings, int level)
{
  for (guint i = 0; i < wordings->len; i++)
    if (binome_entity_get_integer (wordings->pdata[i], BINOME_SKILL_WORDING_LEVEL) == level)
      return binome_entity_get_text (wordings->pdata[i], BINOME_SKILL_WORDING_WORDING);

  return NULL;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  BinomeEntity *x = *(BinomeEntity *const *)a, *y = *(BinomeEntity *const *)b;
  gint64 one = binome_entity_get_integer (x, BINOME_OBSERVABLE_POSITION);
  gint64 other = binome_entity_get_integer (y, BINOME_OBSERVABLE_POSITION);

  return one != other ? (one < other ? -1 : 1) : binome_entity_get_id (x) < binome_entity_get_id (y) ? -1 : 1;
}

/* A line for each criterion; what the skill is and what its levels mean stand on the first one. */
static gboolean
add_skill (BinomeDb *db, BinomeEntity *skill, BinomeTableWriter *writer, GError **error)
{
  gint64 id = binome_entity_get_id (skill);
  g_autoptr (GPtrArray) criteria
      = binome_workflow_select_of (db, BINOME_TYPE_OBSERVABLE, BINOME_OBSERVABLE_SKILL, id, error);
  g_autoptr (GPtrArray) wordings
      = criteria != NULL
            ? binome_workflow_select_of (db, BINOME_TYPE_SKILL_WORDING, BINOME_SKILL_WORDING_SKILL, id, error)
            : NULL;

  if (wordings == NULL)
    return FALSE;

  g_ptr_array_sort (criteria, compare_positions);
  for (guint line = 0; line < MAX (criteria->len, 1); line++)
    {
      binome_table_writer_add (writer, binome_entity_get_text (skill, BINOME_SKILL_DOMAIN));
      binome_table_writer_add (writer, binome_entity_get_text (skill, BINOME_SKILL_CODE));
      binome_table_writer_add (writer, binome_entity_get_text (skill, BINOME_SKILL_TITLE));
      binome_table_writer_add (writer,
                               line == 0 ? binome_entity_get_text (skill, BINOME_SKILL_DESCRIPTION) : NULL);
      binome_table_writer_add (writer, line < criteria->len ? binome_entity_get_text (criteria->pdata[line],
                                                                                      BINOME_OBSERVABLE_TITLE)
                                                            : NULL);
      for (int level = 0; level < LEVELS; level++)
        binome_table_writer_add (writer, line == 0 ? find_wording (wordings, level) : NULL);
      binome_table_writer_end_row (writer);
    }

  return TRUE;
}

/**
 * binome_export_skills:
 * @db: the file
 * @ids: (element-type gint64): skills, in their order
 * @writer: where to, with no rows yet
 * @error: return location for a #GError
 *
 * Returns: whether all rows were added
 */
gboolean
binome_export_skills (BinomeDb *db, GArray *ids, BinomeTableWriter *writer, GError **error)
{
  add_titles (writer);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (BinomeEntity) skill
          = binome_db_get (db, BINOME_TYPE_SKILL, g_array_index (ids, gint64, i), error);

      if (skill == NULL || g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error)
          || !add_skill (db, skill, writer, error))
        return FALSE;
    }

  return TRUE;
}
