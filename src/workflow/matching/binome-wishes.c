/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes of participants and their try-out talks: what each side said, and the choices of a tutee in order.
 */

#include "binome-wishes.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-workflow-sql.h"

static void
person_free (gpointer data)
{
  BinomeWishedPerson *person = data;

  g_free (person->name);
  g_free (person->detail);
  g_free (person);
}

void
binome_wishes_free (BinomeWishes *self)
{
  g_free (self->name);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->wishes, g_ptr_array_unref);
  g_clear_pointer (&self->talks, g_ptr_array_unref);
  g_free (self);
}

/* ---- reading ---- */

static gboolean
read_self (BinomeDb *db, BinomeWishes *self, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT " BINOME_SQL_NAME (
          "p") ", e.role FROM enrolment e JOIN person p ON p.id = e.person WHERE e.id = ?1",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, self->enrolment);
  while (binome_statement_step (row, &local_error))
    {
      g_set_str (&self->name, binome_statement_get_text (row, 0));
      self->is_tutor = g_str_equal (binome_statement_get_text (row, 1), "tutor");
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (self->name == NULL)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                           _ ("This participant is not there any more."));
      return FALSE;
    }
  return TRUE;
}

static char *
describe_person (const char *job, const char *site)
{
  if (*job != '\0' && *site != '\0')
    /* Translators: a job and a site. */
    return g_strdup_printf (_ ("%1$s · %2$s"), job, site);
  return g_strdup (*job != '\0' ? job : site);
}

/* Nobody wishes for themselves: who takes part as both is left out. */
static gboolean
read_people (BinomeDb *db, BinomeWishes *self, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT o.id, " BINOME_SQL_NAME (
          "p") ", p.job, p.site FROM enrolment e JOIN enrolment o ON o.programme = e.programme AND o.role <> e.role"
               " AND o.person <> e.person JOIN person p ON p.id = o.person"
               " WHERE e.id = ?1 AND o.state NOT IN ('refused', 'withdrew', 'retired')"
               " ORDER BY p.family_name, p.given_name, o.id",
      error);
  GError *local_error = NULL;

  self->people = g_ptr_array_new_with_free_func (person_free);
  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, self->enrolment);
  while (binome_statement_step (row, &local_error))
    {
      BinomeWishedPerson *person = g_new0 (BinomeWishedPerson, 1);

      person->enrolment = binome_statement_get_integer (row, 0);
      person->name = g_strdup (binome_statement_get_text (row, 1));
      person->detail
          = describe_person (binome_statement_get_text (row, 2), binome_statement_get_text (row, 3));
      g_ptr_array_add (self->people, person);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  BinomeEntity *x = *(BinomeEntity *const *)a, *y = *(BinomeEntity *const *)b;
  gint64 rank_x = binome_entity_get_integer (x, BINOME_WISH_RANK);
  gint64 rank_y = binome_entity_get_integer (y, BINOME_WISH_RANK);

  /* No rank comes last. */
  rank_x = rank_x > 0 ? rank_x : G_MAXINT;
  rank_y = rank_y > 0 ? rank_y : G_MAXINT;
  if (rank_x != rank_y)
    return rank_x < rank_y ? -1 : 1;
  return binome_entity_get_id (x) < binome_entity_get_id (y) ? -1 : 1;
}

static gboolean
read_wishes (BinomeDb *db, BinomeWishes *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_WISH);

  binome_query_where_integer (query, self->is_tutor ? BINOME_WISH_TUTOR : BINOME_WISH_TUTEE,
                              BINOME_QUERY_EQUAL, self->enrolment);
  binome_query_where_choice (query, BINOME_WISH_SIDE, BINOME_QUERY_EQUAL,
                             (int)(self->is_tutor ? BINOME_WISH_SIDE_TUTOR : BINOME_WISH_SIDE_TUTEE));
  self->wishes = binome_db_select (db, query, error);
  if (self->wishes == NULL)
    return FALSE;

  g_ptr_array_sort (self->wishes, compare_wishes);
  return TRUE;
}

static gboolean
read_talks (BinomeDb *db, BinomeWishes *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_TALK);

  binome_query_where_integer (query, self->is_tutor ? BINOME_TALK_TUTOR : BINOME_TALK_TUTEE,
                              BINOME_QUERY_EQUAL, self->enrolment);
  binome_query_sort (query, BINOME_TALK_HELD_ON, TRUE);
  self->talks = binome_db_select (db, query, error);
  return self->talks != NULL;
}

/**
 * binome_wishes_read:
 * @db: the file
 * @enrolment: a participant
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what they wish, and whom they can wish for
 */
BinomeWishes *
binome_wishes_read (BinomeDb *db, gint64 enrolment, GError **error)
{
  g_autoptr (BinomeWishes) self = g_new0 (BinomeWishes, 1);

  self->enrolment = enrolment;
  if (!read_self (db, self, error) || !read_people (db, self, error) || !read_wishes (db, self, error)
      || !read_talks (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Returns: (nullable): somebody of the other role */
const BinomeWishedPerson *
binome_wishes_find_person (const BinomeWishes *self, gint64 enrolment)
{
  for (guint k = 0; k < self->people->len; k++)
    if (((const BinomeWishedPerson *)self->people->pdata[k])->enrolment == enrolment)
      return self->people->pdata[k];
  return NULL;
}

/* ---- writing ---- */

/* A tutee and a tutor of one programme, and not one person. */
static gboolean
check_two (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db,
      "SELECT 1 FROM enrolment i JOIN enrolment o ON o.programme = i.programme AND o.person <> i.person"
      " WHERE i.id = ?1 AND i.role = 'tutee' AND o.id = ?2 AND o.role = 'tutor'",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 1, tutee);
  binome_statement_bind_integer (row, 2, tutor);
  if (binome_statement_step (row, &local_error))
    {
      while (binome_statement_step (row, &local_error))
        ;
      return TRUE;
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                         _ ("Choose a tutee and a tutor of the same programme."));
  return FALSE;
}

/* What this side said of the other before; NULL without an error where it is nothing. */
static BinomeEntity *
find_wish (BinomeDb *db, BinomeEntity *wish, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_WISH);
  g_autoptr (GPtrArray) found = NULL;

  binome_query_where_integer (query, BINOME_WISH_TUTEE, BINOME_QUERY_EQUAL,
                              binome_entity_get_reference (wish, BINOME_WISH_TUTEE));
  binome_query_where_integer (query, BINOME_WISH_TUTOR, BINOME_QUERY_EQUAL,
                              binome_entity_get_reference (wish, BINOME_WISH_TUTOR));
  binome_query_where_choice (query, BINOME_WISH_SIDE, BINOME_QUERY_EQUAL,
                             binome_entity_get_choice (wish, BINOME_WISH_SIDE));
  found = binome_db_select (db, query, error);
  return found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

/**
 * binome_wish_keep:
 * @db: the file, in a write
 * @wish: new, or with changes; a new one takes the place of what this side said of the other before
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the two cannot be a pair
 *
 * Only choices of a tutee have a rank.
 *
 * Returns: whether it was kept
 */
gboolean
binome_wish_keep (BinomeDb *db, BinomeWish *wish, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (wish);
  g_autoptr (BinomeEntity) old = NULL;
  GError *local_error = NULL;

  if (!check_two (db, binome_entity_get_reference (entity, BINOME_WISH_TUTEE),
                  binome_entity_get_reference (entity, BINOME_WISH_TUTOR), error))
    return FALSE;
  if (binome_entity_get_choice (entity, BINOME_WISH_SIDE) != (int)BINOME_WISH_SIDE_TUTEE
      || binome_entity_get_choice (entity, BINOME_WISH_KIND) != (int)BINOME_WISH_PREFER)
    binome_entity_set_integer (entity, BINOME_WISH_RANK, 0);
  if (!binome_entity_validate (entity, error))
    return FALSE;

  old = find_wish (db, entity, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (old == NULL)
    {
      binome_entity_set_id (entity, 0);
      return binome_db_insert (db, entity, error);
    }
  binome_entity_set_id (entity, binome_entity_get_id (old));
  return binome_db_update (db, entity, error);
}

gboolean
binome_wish_remove (BinomeDb *db, gint64 wish, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_WISH, wish, error);
}

static gboolean
keep_choice (BinomeDb *db, gint64 tutee, gint64 tutor, gsize rank, GError **error)
{
  g_autoptr (BinomeWish) wish = binome_wish_new ();
  BinomeEntity *entity = BINOME_ENTITY (wish);
  g_autoptr (BinomeEntity) old = NULL;
  GError *local_error = NULL;

  binome_entity_set_reference (entity, BINOME_WISH_TUTEE, tutee);
  binome_entity_set_reference (entity, BINOME_WISH_TUTOR, tutor);
  binome_entity_set_choice (entity, BINOME_WISH_SIDE, BINOME_WISH_SIDE_TUTEE);
  binome_entity_set_choice (entity, BINOME_WISH_KIND, BINOME_WISH_PREFER);
  binome_entity_set_integer (entity, BINOME_WISH_RANK, (gint64)rank);
  old = find_wish (db, entity, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  /* A choice that is already so is not written again. */
  if (old != NULL && binome_entity_get_choice (old, BINOME_WISH_KIND) == (int)BINOME_WISH_PREFER
      && binome_entity_get_integer (old, BINOME_WISH_RANK) == (gint64)rank)
    return TRUE;
  if (old != NULL)
    binome_entity_set_text (entity, BINOME_WISH_REASON, binome_entity_get_text (old, BINOME_WISH_REASON));
  return binome_wish_keep (db, wish, error);
}

/**
 * binome_wishes_set_choices:
 * @db: the file, in a write
 * @tutee: a tutee
 * @tutors: (array length=n_tutors): the tutors chosen, the first choice first
 * @n_tutors: how many, %BINOME_WISH_RANK_MAX at most
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where there are too many, or one twice
 *
 * Whoever was a choice and is none any more is not wished for.
 *
 * Returns: whether they were kept
 */
gboolean
binome_wishes_set_choices (BinomeDb *db, gint64 tutee, const gint64 *tutors, gsize n_tutors, GError **error)
{
  g_autoptr (GPtrArray) old
      = binome_workflow_select_of (db, BINOME_TYPE_WISH, BINOME_WISH_TUTEE, tutee, error);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (old == NULL)
    return FALSE;
  for (gsize k = 0; k < n_tutors; k++)
    if (!g_hash_table_add (chosen, (gpointer)&tutors[k]) || k >= BINOME_WISH_RANK_MAX)
      {
        g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                     _ ("A tutee has up to %d choices, and each tutor once."), BINOME_WISH_RANK_MAX);
        return FALSE;
      }
  for (guint k = 0; k < old->len; k++)
    {
      gint64 tutor = binome_entity_get_reference (old->pdata[k], BINOME_WISH_TUTOR);

      if (binome_entity_get_integer (old->pdata[k], BINOME_WISH_RANK) > 0
          && !g_hash_table_contains (chosen, &tutor)
          && !binome_wish_remove (db, binome_entity_get_id (old->pdata[k]), error))
        return FALSE;
    }
  for (gsize k = 0; k < n_tutors; k++)
    if (!keep_choice (db, tutee, tutors[k], k + 1, error))
      return FALSE;
  return TRUE;
}

/**
 * binome_talk_keep:
 * @db: the file, in a write
 * @talk: new, or with changes
 * @error: return location for a #GError: %BINOME_ERROR_INVALID where the two cannot be a pair, or the day is
 * to come
 *
 * Returns: whether it was kept
 */
gboolean
binome_talk_keep (BinomeDb *db, BinomeTalk *talk, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (talk);
  BinomeDate held_on = binome_entity_get_date (entity, BINOME_TALK_HELD_ON);

  if (!check_two (db, binome_entity_get_reference (entity, BINOME_TALK_TUTEE),
                  binome_entity_get_reference (entity, BINOME_TALK_TUTOR), error)
      || (held_on != BINOME_DATE_NONE && !binome_workflow_check_past (held_on, error))
      || !binome_entity_validate (entity, error))
    return FALSE;
  return binome_entity_get_id (entity) > 0 ? binome_db_update (db, entity, error)
                                           : binome_db_insert (db, entity, error);
}

gboolean
binome_talk_remove (BinomeDb *db, gint64 talk, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_TALK, talk, error);
}
