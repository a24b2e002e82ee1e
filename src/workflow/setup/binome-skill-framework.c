/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skills framework: domains, skills, what one can observe of them, and what their levels mean. */

#include "binome-skill-framework.h"

#include <stdlib.h>
#include <glib/gi18n-lib.h>

#include "binome-csv-reader.h"
#include "binome-error.h"
#include "binome-skills-resource.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))
#define MAX_LEVEL 4
/* No framework is larger; what is was not meant to be imported here. */
#define MAX_LINES 20000

/* ---- the tree ---- */

#define SQL_COUNTS                                                                                           \
  "SELECT s.id, (SELECT count(*) FROM observable o WHERE o.skill = s.id),"                                   \
  " (SELECT count(*) FROM skill_wording w WHERE w.skill = s.id),"                                            \
  " (SELECT count(*) FROM enrolment_skill e WHERE e.skill = s.id)"                                           \
  " + (SELECT count(*) FROM skill_assessment a WHERE a.skill = s.id)"                                        \
  " + (SELECT count(*) FROM person_skill k WHERE k.skill = s.id) FROM skill s"

static void
skill_free (gpointer data)
{
  BinomeFrameworkSkill *skill = data;

  g_object_unref (skill->skill);
  g_free (skill);
}

/* By domain, then by code, then by title; skills without a domain come last. */
static int
compare_skills (gconstpointer a, gconstpointer b)
{
  static const guint keys[] = { BINOME_SKILL_DOMAIN, BINOME_SKILL_CODE, BINOME_SKILL_TITLE };
  BinomeEntity *one = ((const BinomeFrameworkSkill *)a)->skill;
  BinomeEntity *other = ((const BinomeFrameworkSkill *)b)->skill;
  gboolean none = binome_text_is_blank (binome_entity_get_text (one, BINOME_SKILL_DOMAIN));
  gboolean other_none = binome_text_is_blank (binome_entity_get_text (other, BINOME_SKILL_DOMAIN));

  if (none != other_none)
    return none ? 1 : -1;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      int order
          = g_utf8_collate (binome_entity_get_text (one, keys[i]), binome_entity_get_text (other, keys[i]));

      if (order != 0)
        return order;
    }

  return 0;
}

/**
 * binome_skill_framework_list:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeFrameworkSkill): all skills, by domain, code and title
 */
GPtrArray *
binome_skill_framework_list (BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL);
  g_autoptr (GPtrArray) skills = binome_db_select (db, query, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (skill_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BinomeStatement *row = skills != NULL ? binome_db_prepare (db, SQL_COUNTS, error) : NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  for (guint i = 0; i < skills->len; i++)
    {
      BinomeFrameworkSkill *skill = g_new0 (BinomeFrameworkSkill, 1);
      gint64 id = binome_entity_get_id (skills->pdata[i]);

      skill->skill = g_object_ref (skills->pdata[i]);
      g_ptr_array_add (list, skill);
      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), skill);
    }
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);
      BinomeFrameworkSkill *skill = g_hash_table_lookup (by_id, &id);

      if (skill == NULL)
        continue;
      skill->n_observables = (guint)binome_statement_get_integer (row, 1);
      skill->n_wordings = (guint)binome_statement_get_integer (row, 2);
      skill->n_uses = (guint)binome_statement_get_integer (row, 3);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  g_ptr_array_sort_values (list, compare_skills);
  return g_steal_pointer (&list);
}

/* ---- one by one ---- */

/**
 * binome_skill_framework_add_wording:
 * @db: the file, in a write
 * @wording: what a level of a skill means
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where that level has its words already
 *
 * Returns: whether it was kept
 */
gboolean
binome_skill_framework_add_wording (BinomeDb *db, BinomeSkillWording *wording, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (wording);
  gint64 level = binome_entity_get_integer (entity, BINOME_SKILL_WORDING_LEVEL);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL_WORDING);
  gint64 n;

  binome_query_where_integer (query, BINOME_SKILL_WORDING_SKILL, BINOME_QUERY_EQUAL,
                              binome_entity_get_reference (entity, BINOME_SKILL_WORDING_SKILL));
  binome_query_where_integer (query, BINOME_SKILL_WORDING_LEVEL, BINOME_QUERY_EQUAL, level);
  n = binome_db_count (db, query, error);
  if (n > 0)
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("Level %d has its words already."),
                 (int)level);

  return n == 0 && binome_db_insert (db, entity, error);
}

/**
 * binome_skill_framework_add_observable:
 * @db: the file, in a write
 * @observable: something that shows a skill
 * @error: return location for a #GError
 *
 * Puts it after the others of its skill.
 *
 * Returns: whether it was kept
 */
gboolean
binome_skill_framework_add_observable (BinomeDb *db, BinomeObservable *observable, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (observable);
  gint64 last;

  if (!binome_workflow_get_number (db, "SELECT coalesce(max(position), 0) FROM observable WHERE skill = ?1",
                                   binome_entity_get_reference (entity, BINOME_OBSERVABLE_SKILL), &last,
                                   error))
    return FALSE;

  binome_entity_set_integer (entity, BINOME_OBSERVABLE_POSITION, last + 1);
  return binome_db_insert (db, entity, error);
}

/* ---- the columns of a list ---- */

typedef enum
{
  COLUMN_DOMAIN,
  COLUMN_CODE,
  COLUMN_SKILL,
  COLUMN_DESCRIPTION,
  COLUMN_OBSERVABLE,
  COLUMN_LEVEL,
  COLUMN_WORDING,
  COLUMN_LEVEL_0, /* the words of each level in a column of their own */
  N_COLUMNS = COLUMN_LEVEL_0 + MAX_LEVEL + 1,
} Column;

/* Folded, in French and English. */
static const char *const headings[COLUMN_LEVEL_0] = {
  [COLUMN_DOMAIN] = "domaine,domain,bloc,bloc de competences,famille,category,categorie,area",
  [COLUMN_CODE] = "code,reference,ref,numero,no,number,id",
  [COLUMN_SKILL] = "competence,competences,skill,skills,intitule,titre,title,savoir faire",
  [COLUMN_DESCRIPTION] = "description,definition",
  [COLUMN_OBSERVABLE]
  = "critere observable,criteres observables,critere,criteres,indicateur,observable,observables,"
    "observable criterion,observable criteria,criterion,criteria,indicator",
  [COLUMN_LEVEL] = "niveau,level",
  [COLUMN_WORDING] = "libelle du niveau,libelle,description du niveau,definition du niveau,formulation,"
                     "wording of the level,level wording,wording,description of the level,meaning",
};

/* Only letters and digits, one blank between words. */
static char *
simplify (const char *heading)
{
  g_autofree char *folded = binome_text_fold (heading);
  GString *text = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (text, c);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static int
find_column (const char *heading)
{
  g_autofree char *plain = simplify (heading);

  for (int i = 0; i < COLUMN_LEVEL_0; i++)
    {
      g_auto (GStrv) known = g_strsplit (headings[i], ",", -1);

      if (g_strv_contains ((const char *const *)known, plain))
        return i;
    }
  for (int level = 0; level <= MAX_LEVEL; level++)
    {
      g_autofree char *french = g_strdup_printf ("niveau %d", level);
      g_autofree char *english = g_strdup_printf ("level %d", level);

      if (g_str_equal (plain, french) || g_str_equal (plain, english))
        return COLUMN_LEVEL_0 + level;
    }

  return -1;
}

/* ---- importing ---- */

/* A list on its way into the file. */
typedef struct
{
  BinomeDb *db;
  BinomeCsvReader *reader;
  int columns[N_COLUMNS]; /* which column of the list; -1 for none */
  GHashTable *by_title;   /* folded title to skill */
  GHashTable *by_code;    /* code to skill */
  char *domain;           /* of the line above */
  BinomeEntity *skill;    /* likewise; unowned */
  GPtrArray *skills;      /* owns them */
  BinomeFrameworkCounts counts;
} Importing;

static void
importing_clear (Importing *self)
{
  g_clear_object (&self->reader);
  g_clear_pointer (&self->by_title, g_hash_table_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  g_free (self->domain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Importing, importing_clear)

static char *
dup_cell (Importing *self, int column)
{
  const char *text = self->columns[column] >= 0
                         ? binome_csv_reader_get_field (self->reader, (guint)self->columns[column])
                         : NULL;

  return binome_text_clean_line (text != NULL ? text : "");
}

static void
know_skill (Importing *self, BinomeEntity *skill)
{
  const char *code = binome_entity_get_text (skill, BINOME_SKILL_CODE);

  g_hash_table_insert (self->by_title, binome_text_fold (binome_entity_get_text (skill, BINOME_SKILL_TITLE)),
                       skill);
  if (!binome_text_is_blank (code))
    g_hash_table_insert (self->by_code, g_strdup (code), skill);
}

static gboolean
read_known (Importing *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL);

  self->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->skills = binome_db_select (self->db, query, error);
  if (self->skills == NULL)
    return FALSE;

  for (guint i = 0; i < self->skills->len; i++)
    know_skill (self, self->skills->pdata[i]);
  return TRUE;
}

static gboolean
read_headings (Importing *self, GError **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    self->columns[i] = -1;
  if (!binome_csv_reader_next (self->reader, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("The file is empty."));
      return FALSE;
    }
  for (guint i = 0; i < binome_csv_reader_get_n_fields (self->reader); i++)
    {
      int column = find_column (binome_csv_reader_get_field (self->reader, i));

      if (column >= 0 && self->columns[column] < 0)
        self->columns[column] = (int)i;
    }
  if (self->columns[COLUMN_SKILL] >= 0)
    return TRUE;

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                       _ ("The first line must name the columns, and one of them the skill: “skill” or "
                          "“compétence”."));
  return FALSE;
}

/* Fills what the file lacks; a title or a code that is there stays. */
static gboolean
complete_skill (Importing *self, BinomeEntity *skill, const char *domain, const char *code, GError **error)
{
  g_autofree char *description = dup_cell (self, COLUMN_DESCRIPTION);
  guint64 fields = 0;

  if (*domain != '\0' && binome_text_is_blank (binome_entity_get_text (skill, BINOME_SKILL_DOMAIN)))
    {
      binome_entity_set_text (skill, BINOME_SKILL_DOMAIN, domain);
      fields |= FIELD (BINOME_SKILL_DOMAIN);
    }
  if (*code != '\0' && binome_text_is_blank (binome_entity_get_text (skill, BINOME_SKILL_CODE)))
    {
      binome_entity_set_text (skill, BINOME_SKILL_CODE, code);
      fields |= FIELD (BINOME_SKILL_CODE);
      know_skill (self, skill);
    }
  if (*description != '\0' && binome_text_is_blank (binome_entity_get_text (skill, BINOME_SKILL_DESCRIPTION)))
    {
      binome_entity_set_text (skill, BINOME_SKILL_DESCRIPTION, description);
      fields |= FIELD (BINOME_SKILL_DESCRIPTION);
    }
  if (fields == 0)
    return TRUE;

  self->counts.changed++;
  return binome_db_update_fields (self->db, skill, fields, error);
}

/* The skill of the line; a blank one means that of the line above, as in cells that are joined. */
static gboolean
find_skill (Importing *self, GError **error)
{
  g_autofree char *domain = dup_cell (self, COLUMN_DOMAIN);
  g_autofree char *code = dup_cell (self, COLUMN_CODE);
  g_autofree char *title = dup_cell (self, COLUMN_SKILL);
  g_autofree char *key = binome_text_fold (title);
  g_autofree char *description = NULL;
  BinomeEntity *skill;

  if (*domain != '\0')
    g_set_str (&self->domain, domain);
  if (*title == '\0')
    return TRUE;

  skill = *code != '\0' ? g_hash_table_lookup (self->by_code, code) : NULL;
  if (skill == NULL)
    skill = g_hash_table_lookup (self->by_title, key);
  if (skill == NULL)
    {
      skill = BINOME_ENTITY (binome_skill_new ());
      g_ptr_array_add (self->skills, skill);
      binome_entity_set_text (skill, BINOME_SKILL_TITLE, title);
      binome_entity_set_text (skill, BINOME_SKILL_DOMAIN, self->domain != NULL ? self->domain : "");
      binome_entity_set_text (skill, BINOME_SKILL_CODE, code);
      description = dup_cell (self, COLUMN_DESCRIPTION);
      binome_entity_set_text (skill, BINOME_SKILL_DESCRIPTION, description);
      if (!binome_db_insert (self->db, skill, error))
        return FALSE;
      self->counts.skills++;
      know_skill (self, skill);
    }
  self->skill = skill;
  return complete_skill (self, skill, self->domain != NULL ? self->domain : "", code, error);
}

static gboolean
take_observable (Importing *self, GError **error)
{
  g_autofree char *title = dup_cell (self, COLUMN_OBSERVABLE);
  g_autofree char *key = binome_text_fold (title);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (BinomeObservable) made = NULL;

  if (*title == '\0')
    return TRUE;

  known = binome_workflow_select_of (self->db, BINOME_TYPE_OBSERVABLE, BINOME_OBSERVABLE_SKILL,
                                     binome_entity_get_id (self->skill), error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      g_autofree char *other
          = binome_text_fold (binome_entity_get_text (known->pdata[i], BINOME_OBSERVABLE_TITLE));

      if (g_str_equal (key, other))
        return TRUE;
    }

  made = binome_observable_new ();
  binome_entity_set_reference (BINOME_ENTITY (made), BINOME_OBSERVABLE_SKILL,
                               binome_entity_get_id (self->skill));
  binome_entity_set_text (BINOME_ENTITY (made), BINOME_OBSERVABLE_TITLE, title);
  self->counts.observables++;
  return binome_skill_framework_add_observable (self->db, made, error);
}

static gboolean
set_wording (Importing *self, int level, const char *text, GError **error)
{
  g_autoptr (GPtrArray) known
      = binome_workflow_select_of (self->db, BINOME_TYPE_SKILL_WORDING, BINOME_SKILL_WORDING_SKILL,
                                   binome_entity_get_id (self->skill), error);
  g_autoptr (BinomeEntity) made = NULL;

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      if (binome_entity_get_integer (known->pdata[i], BINOME_SKILL_WORDING_LEVEL) != level)
        continue;
      if (g_str_equal (binome_entity_get_text (known->pdata[i], BINOME_SKILL_WORDING_WORDING), text))
        return TRUE;
      binome_entity_set_text (known->pdata[i], BINOME_SKILL_WORDING_WORDING, text);
      self->counts.changed++;
      return binome_db_update_fields (self->db, known->pdata[i], FIELD (BINOME_SKILL_WORDING_WORDING), error);
    }

  made = BINOME_ENTITY (binome_skill_wording_new ());
  binome_entity_set_reference (made, BINOME_SKILL_WORDING_SKILL, binome_entity_get_id (self->skill));
  binome_entity_set_integer (made, BINOME_SKILL_WORDING_LEVEL, level);
  binome_entity_set_text (made, BINOME_SKILL_WORDING_WORDING, text);
  self->counts.wordings++;
  return binome_db_insert (self->db, made, error);
}

static gboolean
take_wordings (Importing *self, GError **error)
{
  g_autofree char *level = dup_cell (self, COLUMN_LEVEL);
  g_autofree char *wording = dup_cell (self, COLUMN_WORDING);
  gint64 number = -1;

  for (int i = 0; i <= MAX_LEVEL; i++)
    {
      g_autofree char *text = dup_cell (self, COLUMN_LEVEL_0 + i);

      if (*text != '\0' && !set_wording (self, i, text, error))
        return FALSE;
    }
  if (*wording == '\0')
    return TRUE;

  if (!g_ascii_string_to_signed (level, 10, 0, MAX_LEVEL, &number, NULL))
    {
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                   /* Translators: %1$u is the number of a line of the file, %2$s what stands there. */
                   _ ("Line %1$u: “%2$s” is no level from 0 to 4."),
                   binome_csv_reader_get_line (self->reader), level);
      return FALSE;
    }

  return set_wording (self, (int)number, wording, error);
}

static gboolean
import_lines (Importing *self, GError **error)
{
  GError *local_error = NULL;
  guint n = 0;

  while (binome_csv_reader_next (self->reader, &local_error))
    {
      if (++n > MAX_LINES)
        {
          g_set_error (
              error, BINOME_ERROR, BINOME_ERROR_INVALID,
              ngettext ("A framework has %d line at most.", "A framework has %d lines at most.", MAX_LINES),
              MAX_LINES);
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (self->db), error)
          || !find_skill (self, error))
        return FALSE;
      if (self->skill != NULL && (!take_observable (self, error) || !take_wordings (self, error)))
        return FALSE;
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

/**
 * binome_skill_framework_import:
 * @db: the file, in a write
 * @csv: a list with a line for each observable criterion or worded level; the first line names the
 *   columns, in French or English: domain, code, skill, observable criterion, level, wording of the
 *   level; or the words of each level in a column of their own, “level 0” to “level 4”
 * @counts: (out) (optional): what came of it
 * @error: return location for a #GError: %BINOME_ERROR_INVALID says what is wrong with the list
 *
 * Adds what is not there yet, and words levels anew; nothing is removed. Skills are known again by their
 * code, or by their title whatever its case and accents. A skill that is left blank is that of the line
 * above.
 *
 * Returns: whether all of it was taken
 */
gboolean
binome_skill_framework_import (BinomeDb *db, GBytes *csv, BinomeFrameworkCounts *counts, GError **error)
{
  g_auto (Importing) self = { .db = db };
  g_autoptr (GError) local_error = NULL;

  self.reader = binome_csv_reader_new (csv, NULL, error);
  if (self.reader == NULL || !read_known (&self, error))
    return FALSE;
  if (!read_headings (&self, &local_error) || !import_lines (&self, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (counts != NULL)
    *counts = self.counts;

  return TRUE;
}

/**
 * binome_skill_framework_add_tutor_skills:
 * @db: the file, in a write
 * @language: “fr”; any other is taken as English
 * @counts: (out) (optional): what came of it
 * @error: return location for a #GError
 *
 * Adds the nine skills of tutors in three domains, after the certification RS5515 of the French Ministry
 * of Labour (registered until 15 October 2026), with criteria and levels in our own words.
 *
 * Returns: whether they were added
 */
gboolean
binome_skill_framework_add_tutor_skills (BinomeDb *db, const char *language, BinomeFrameworkCounts *counts,
                                         GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/binome/Binome/skills/tutor-skills-%s.csv",
                                           g_strcmp0 (language, "fr") == 0 ? "fr" : "en");
  g_autoptr (GBytes) csv
      = g_resource_lookup_data (binome_skills_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return csv != NULL && binome_skill_framework_import (db, csv, counts, error);
}
