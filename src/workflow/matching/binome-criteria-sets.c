/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The criteria of a programme kept under a nameand used again. */

#include "binome-criteria-sets.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-criteria-content.h"
#include "binome-criteria-law.h"
#include "binome-error.h"
#include "binome-model.h"
#include "binome-own-fields.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/**
 * binome_criteria_set_read:
 * @db: the file
 * @set: a set of criteria
 * @left_out: (out) (transfer full): the titles of criteria whose field was removed since
 * @error: return location for a #GError: %BINOME_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable) (element-type BinomeCriterion): its criteria, of no programme yet
 */
GPtrArray *
binome_criteria_set_read (BinomeDb *db, gint64 set, GStrv *left_out, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_CRITERIA_SET, set, error);
  g_autoptr (GPtrArray) definitions = entity != NULL ? binome_own_fields_list (db, error) : NULL;
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (definitions == NULL
      || !binome_criteria_content_read (binome_entity_get_text (entity, BINOME_CRITERIA_SET_CONTENT),
                                        definitions, criteria, names, error))
    return NULL;

  *left_out = g_strv_builder_end (names);
  return g_steal_pointer (&criteria);
}

/* ---- keeping and using ---- */

/* The versions of a name count up. */
static gboolean
next_version (BinomeDb *db, gint64 programme, const char *title, gint64 *version, GError **error)
{
  g_autoptr (GPtrArray) sets = binome_workflow_select_of (db, BINOME_TYPE_CRITERIA_SET,
                                                          BINOME_CRITERIA_SET_PROGRAMME, programme, error);
  g_autofree char *wanted = binome_text_fold (title);

  if (sets == NULL)
    return FALSE;

  *version = 1;
  for (guint k = 0; k < sets->len; k++)
    {
      g_autofree char *found
          = binome_text_fold (binome_entity_get_text (sets->pdata[k], BINOME_CRITERIA_SET_TITLE));

      if (g_str_equal (found, wanted))
        *version
            = MAX (*version, binome_entity_get_integer (sets->pdata[k], BINOME_CRITERIA_SET_VERSION) + 1);
    }
  return TRUE;
}

/**
 * binome_criteria_set_keep:
 * @db: the file, in a write
 * @programme: a programme
 * @title: what to call it; the same name again is its next version
 * @set: (out) (optional): the set
 * @error: return location for a #GError: %BINOME_ERROR_INVALID without a name, %BINOME_ERROR_REFUSED without
 * a criterion
 *
 * Keeps the criteria of now.
 *
 * Returns: whether they were kept
 */
gboolean
binome_criteria_set_keep (BinomeDb *db, gint64 programme, const char *title, gint64 *set, GError **error)
{
  g_autofree char *clean = binome_text_clean_line (title);
  g_autoptr (BinomeEntity) entity = BINOME_ENTITY (binome_criteria_set_new ());
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERION);
  g_autoptr (GPtrArray) definitions = binome_own_fields_list (db, error);
  g_autoptr (GPtrArray) criteria = NULL;
  g_autofree char *content = NULL;
  gint64 version;

  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  criteria = definitions != NULL ? binome_db_select (db, query, error) : NULL;
  if (criteria == NULL || !next_version (db, programme, clean, &version, error))
    return FALSE;
  if (criteria->len == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("There is no criterion to keep yet."));
      return FALSE;
    }

  content = binome_criteria_content_write (criteria, definitions);
  binome_entity_set_reference (entity, BINOME_CRITERIA_SET_PROGRAMME, programme);
  binome_entity_set_text (entity, BINOME_CRITERIA_SET_TITLE, clean);
  binome_entity_set_integer (entity, BINOME_CRITERIA_SET_VERSION, version);
  binome_entity_set_date (entity, BINOME_CRITERIA_SET_KEPT_ON, binome_clock_today ());
  binome_entity_set_text (entity, BINOME_CRITERIA_SET_CONTENT, content);
  if (!binome_entity_validate (entity, error) || !binome_db_insert (db, entity, error))
    return FALSE;
  if (set != NULL)
    *set = binome_entity_get_id (entity);
  return TRUE;
}

/**
 * binome_criteria_replace:
 * @db: the file, in a write
 * @programme: a programme
 * @criteria: (element-type BinomeCriterion): new ones, in their order
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where the law forbids one of them
 *
 * Puts other criteria in the place of those of now.
 *
 * Returns: whether it was done
 */
gboolean
binome_criteria_replace (BinomeDb *db, gint64 programme, GPtrArray *criteria, GError **error)
{
  g_autoptr (GPtrArray) old
      = binome_workflow_select_of (db, BINOME_TYPE_CRITERION, BINOME_CRITERION_PROGRAMME, programme, error);

  if (old == NULL)
    return FALSE;
  for (guint k = 0; k < old->len; k++)
    if (!binome_db_delete (db, BINOME_TYPE_CRITERION, binome_entity_get_id (old->pdata[k]), error))
      return FALSE;
  for (guint k = 0; k < criteria->len; k++)
    {
      binome_entity_set_integer (criteria->pdata[k], BINOME_CRITERION_POSITION, k);
      if (!binome_criterion_check_law (db, criteria->pdata[k], error))
        return FALSE;
    }
  return binome_workflow_insert_all (db, criteria, BINOME_CRITERION_PROGRAMME, programme, error);
}

/**
 * binome_criteria_set_use:
 * @db: the file, in a write
 * @set: a set of criteria
 * @left_out: (out) (transfer full): the titles of criteria whose field was removed since
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where the law forbids one of them
 *
 * Puts the criteria of the set in the place of those of now.
 *
 * Returns: whether it was done
 */
gboolean
binome_criteria_set_use (BinomeDb *db, gint64 set, GStrv *left_out, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_CRITERIA_SET, set, error);
  g_autoptr (GPtrArray) criteria
      = entity != NULL ? binome_criteria_set_read (db, set, left_out, error) : NULL;

  return criteria != NULL
         && binome_criteria_replace (db, binome_entity_get_reference (entity, BINOME_CRITERIA_SET_PROGRAMME),
                                     criteria, error);
}

/**
 * binome_criteria_set_remove:
 * @db: the file, in a write
 * @set: a set of criteria
 * @error: return location for a #GError
 *
 * Runs that were made with it keep their criteria in words.
 *
 * Returns: whether it was removed
 */
gboolean
binome_criteria_set_remove (BinomeDb *db, gint64 set, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_CRITERIA_SET, set, error);
}
