/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the sites of those who take part are from each other: only those that a pair could need. */

#include "binome-distances.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-model.h"
#include "binome-text.h"

void
binome_distance_free (BinomeDistance *self)
{
  g_free (self->site);
  g_free (self->other);
  g_free (self);
}

/* The sites of one role, each once; the key is the folded name. */
static GHashTable *
list_sites (BinomeDb *db, gint64 programme, const char *role, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (db,
                           "SELECT DISTINCT p.site FROM enrolment e JOIN person p ON p.id = e.person"
                           " WHERE e.programme = ?1 AND e.role = ?2 AND p.site <> '' ORDER BY p.site",
                           error);
  g_autoptr (GHashTable) sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  binome_statement_bind_integer (row, 1, programme);
  binome_statement_bind_text (row, 2, role);
  while (binome_statement_step (row, &local_error))
    {
      const char *site = binome_statement_get_text (row, 0);
      char *folded = binome_text_fold (site);

      if (g_hash_table_contains (sites, folded))
        g_free (folded);
      else
        g_hash_table_insert (sites, folded, g_strdup (site));
    }
  if (local_error == NULL)
    return g_steal_pointer (&sites);

  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
is_between (const char *site, const char *other, const char *a, const char *b)
{
  g_autofree char *folded_site = binome_text_fold (site), *folded_other = binome_text_fold (other);
  g_autofree char *folded_a = binome_text_fold (a), *folded_b = binome_text_fold (b);

  return (g_str_equal (folded_site, folded_a) && g_str_equal (folded_other, folded_b))
         || (g_str_equal (folded_site, folded_b) && g_str_equal (folded_other, folded_a));
}

/* The row of the two, whichever way round. */
static BinomeEntity *
find_row (GPtrArray *rows, const char *site, const char *other)
{
  for (guint k = 0; k < rows->len; k++)
    if (is_between (site, other, binome_entity_get_text (rows->pdata[k], BINOME_SITE_DISTANCE_SITE),
                    binome_entity_get_text (rows->pdata[k], BINOME_SITE_DISTANCE_OTHER)))
      return rows->pdata[k];
  return NULL;
}

static GPtrArray *
load_rows (BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SITE_DISTANCE);

  return binome_db_select (db, query, error);
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const BinomeDistance *x = *(const BinomeDistance *const *)a, *y = *(const BinomeDistance *const *)b;
  int order = g_utf8_collate (x->site, y->site);

  return order != 0 ? order : g_utf8_collate (x->other, y->other);
}

static void
add_distance (GPtrArray *list, GPtrArray *rows, const char *tutee_site, const char *tutor_site)
{
  gboolean is_first = g_utf8_collate (tutee_site, tutor_site) < 0;
  BinomeDistance *distance;
  BinomeEntity *row;

  for (guint k = 0; k < list->len; k++)
    {
      const BinomeDistance *other = list->pdata[k];

      if (is_between (tutee_site, tutor_site, other->site, other->other))
        return;
    }
  row = find_row (rows, tutee_site, tutor_site);
  distance = g_new0 (BinomeDistance, 1);
  distance->site = g_strdup (is_first ? tutee_site : tutor_site);
  distance->other = g_strdup (is_first ? tutor_site : tutee_site);
  distance->kilometres
      = row != NULL ? (int)binome_entity_get_integer (row, BINOME_SITE_DISTANCE_KILOMETRES) : 0;
  g_ptr_array_add (list, distance);
}

/**
 * binome_distances_list:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type BinomeDistance): a tutee's site and a tutor's, wherever
 * they are not the same; by name
 */
GPtrArray *
binome_distances_list (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (GHashTable) tutees = list_sites (db, programme, "tutee", error);
  g_autoptr (GHashTable) tutors = tutees != NULL ? list_sites (db, programme, "tutor", error) : NULL;
  g_autoptr (GPtrArray) rows = tutors != NULL ? load_rows (db, error) : NULL;
  GPtrArray *list;
  GHashTableIter outer, inner;
  gpointer tutee_key, tutee_site, tutor_key, tutor_site;

  if (rows == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_distance_free);
  g_hash_table_iter_init (&outer, tutees);
  while (g_hash_table_iter_next (&outer, &tutee_key, &tutee_site))
    {
      g_hash_table_iter_init (&inner, tutors);
      while (g_hash_table_iter_next (&inner, &tutor_key, &tutor_site))
        if (!g_str_equal (tutee_key, tutor_key))
          add_distance (list, rows, tutee_site, tutor_site);
    }
  g_ptr_array_sort (list, compare_distances);
  return list;
}

/**
 * binome_distance_set:
 * @db: the file, in a write
 * @site: a site
 * @other: another one
 * @kilometres: between them; 0 to forget it
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the sites are the same or unnamed
 *
 * Returns: whether it was kept
 */
gboolean
binome_distance_set (BinomeDb *db, const char *site, const char *other, int kilometres, GError **error)
{
  g_autofree char *clean_site = binome_text_clean_line (site), *clean_other = binome_text_clean_line (other);
  g_autoptr (GPtrArray) rows = load_rows (db, error);
  g_autoptr (BinomeEntity) entity = NULL;
  BinomeEntity *row;

  if (rows == NULL)
    return FALSE;
  if (is_between (clean_site, clean_site, clean_other, clean_other))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("A distance needs two sites."));
      return FALSE;
    }

  row = find_row (rows, clean_site, clean_other);
  if (kilometres <= 0)
    return row == NULL || binome_db_delete (db, BINOME_TYPE_SITE_DISTANCE, binome_entity_get_id (row), error);

  entity = row != NULL ? g_object_ref (row) : BINOME_ENTITY (binome_site_distance_new ());
  if (row == NULL)
    {
      binome_entity_set_text (entity, BINOME_SITE_DISTANCE_SITE, clean_site);
      binome_entity_set_text (entity, BINOME_SITE_DISTANCE_OTHER, clean_other);
    }
  binome_entity_set_integer (entity, BINOME_SITE_DISTANCE_KILOMETRES, kilometres);
  if (!binome_entity_validate (entity, error))
    return FALSE;
  return row != NULL ? binome_db_update (db, entity, error) : binome_db_insert (db, entity, error);
}
