/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the levels of a skill mean: in the words of the skills framework, else in general ones. */

#include "binome-skill-levels.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"

#define SQL_WORDS                                                                                            \
  "SELECT s.id, s.title, w.level, w.wording FROM skill s LEFT JOIN skill_wording w ON w.skill = s.id"        \
  " ORDER BY s.id"

static const char *const general[BINOME_N_SKILL_LEVELS]
    = { N_ ("Not seen yet"), N_ ("With help"), N_ ("Alone in usual situations"),
        N_ ("Alone, in difficult situations too"), N_ ("Can teach it") };

static const char *const held[BINOME_N_SKILL_LEVELS]
    = { N_ ("Not specified"), N_ ("1 – Beginner"), N_ ("2 – With help"), N_ ("3 – On their own"),
        N_ ("4 – Can teach it") };

static void
levels_free (gpointer data)
{
  BinomeSkillLevels *self = data;

  for (guint i = 0; i < BINOME_N_SKILL_LEVELS; i++)
    g_free (self->words[i]);
  g_free (self->title);
  g_free (self);
}

/**
 * binome_skill_levels_list:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeSkillLevels) (nullable): the levels of every skill
 */
GPtrArray *
binome_skill_levels_list (BinomeDb *db, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_WORDS, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (levels_free);
  BinomeSkillLevels *levels = NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  while (binome_statement_step (row, &local_error))
    {
      gint64 skill = binome_statement_get_integer (row, 0), level = binome_statement_get_integer (row, 2);

      if (levels == NULL || levels->skill != skill)
        {
          levels = g_new0 (BinomeSkillLevels, 1);
          levels->skill = skill;
          levels->title = g_strdup (binome_statement_get_text (row, 1));
          g_ptr_array_add (all, levels);
        }
      if (!binome_statement_is_null (row, 2) && level >= 0 && level < BINOME_N_SKILL_LEVELS)
        g_set_str (&levels->words[level], binome_statement_get_text (row, 3));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&all);
}

/**
 * binome_skill_levels_find:
 * @all: (element-type BinomeSkillLevels): the levels of every skill
 * @skill: a skill
 *
 * Returns: (nullable): its levels
 */
const BinomeSkillLevels *
binome_skill_levels_find (GPtrArray *all, gint64 skill)
{
  for (guint i = 0; i < all->len; i++)
    if (((BinomeSkillLevels *)all->pdata[i])->skill == skill)
      return all->pdata[i];

  return NULL;
}

/**
 * binome_skill_levels_find_title:
 * @all: (element-type BinomeSkillLevels): the levels of every skill
 * @title: (nullable): what somebody typed
 *
 * Returns: (nullable): the levels of the skill of that name; case and accents do not count
 */
const BinomeSkillLevels *
binome_skill_levels_find_title (GPtrArray *all, const char *title)
{
  g_autofree char *line = binome_text_clean_line (title);
  g_autofree char *wanted = binome_text_fold (line);

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *other = binome_text_fold (((BinomeSkillLevels *)all->pdata[i])->title);

      if (g_str_equal (wanted, other))
        return all->pdata[i];
    }

  return NULL;
}

/**
 * binome_skill_levels_describe:
 * @self: (nullable): the levels of a skill; %NULL for one that is not known
 * @level: 0 to 4
 *
 * Returns: (transfer full): the level with what it means
 */
char *
binome_skill_levels_describe (const BinomeSkillLevels *self, int level)
{
  int known = CLAMP (level, 0, BINOME_N_SKILL_LEVELS - 1);
  const char *words = self != NULL ? self->words[known] : NULL;

  /* Translators: a level of a skill, and what it means. */
  return g_strdup_printf (_ ("%1$d – %2$s"), known,
                          binome_text_is_blank (words) ? _ (general[known]) : words);
}

/**
 * binome_skill_levels_describe_held:
 * @self: (nullable): the levels of a skill; %NULL for one that is not known
 * @level: 0 to 4, as a person or a participant has it: there 0 says that nobody knows
 *
 * Returns: (transfer full): the level with what it means
 */
char *
binome_skill_levels_describe_held (const BinomeSkillLevels *self, int level)
{
  int known = CLAMP (level, 0, BINOME_N_SKILL_LEVELS - 1);

  return known > 0 && self != NULL && !binome_text_is_blank (self->words[known])
             ? binome_skill_levels_describe (self, known)
             : g_strdup (_ (held[known]));
}
