/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One action for many rows of a list, all of it one entry of the journal. Those of whom a rule does not allow
 * it are left as they were, and told by name. */

#include "binome-many.h"

#include <glib/gi18n-lib.h>

#include "binome-db-attempt.h"
#include "binome-error.h"
#include "binome-workflow-sql.h"

/* More of them do not help to understand. */
#define MAX_TOLD 12

/* Takes @ids as they are now; @data stays the caller’s. */
BinomeMany *
binome_many_new (GType type, GArray *ids, BinomeManyOne one, gpointer data)
{
  BinomeMany *self = g_new0 (BinomeMany, 1);

  self->type = type;
  self->ids = g_array_copy (ids);
  self->one = one;
  self->data = data;
  self->left = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
binome_many_free (gpointer many)
{
  BinomeMany *self = many;

  g_array_unref (self->ids);
  g_ptr_array_unref (self->left);
  g_free (self);
}

/* How people call a row: the tutee of a pair, whoever takes part, or the person. */
static char *
find_name (BinomeDb *db, GType type, gint64 id)
{
  const char *sql = type == BINOME_TYPE_PAIR
                        ? "SELECT " BINOME_SQL_NAME ("p") " FROM pair x JOIN enrolment e ON e.id = x.tutee"
                                                          " JOIN person p ON p.id = e.person WHERE x.id = ?1"
                    : type == BINOME_TYPE_CHECK_IN
                        ? "SELECT " BINOME_SQL_NAME (
                              "p") " || ', ' || c.title FROM check_in c JOIN pair x ON x.id = c.pair"
                                   " JOIN enrolment e ON e.id = x.tutee"
                                   " JOIN person p ON p.id = e.person WHERE c.id = ?1"
                    : type == BINOME_TYPE_PERSON
                        ? "SELECT " BINOME_SQL_NAME ("p") " FROM person p WHERE p.id = ?1"
                        : "SELECT " BINOME_SQL_NAME (
                              "p") " FROM enrolment e JOIN person p ON p.id = e.person WHERE e.id = ?1";
  BinomeStatement *row = binome_db_prepare (db, sql, NULL);
  char *name;

  if (row == NULL)
    return g_strdup ("");

  binome_statement_bind_integer (row, 1, id);
  name = g_strdup (binome_statement_step (row, NULL) ? binome_statement_get_text (row, 0) : "");
  while (binome_statement_step (row, NULL))
    ;
  return name;
}

typedef struct
{
  BinomeMany *many;
  gint64 id;
} Attempt;

static gboolean
attempt_one (BinomeDb *db, gpointer data, GError **error)
{
  Attempt *attempt = data;

  return attempt->many->one (db, attempt->id, attempt->many->data, error);
}

/* A rule says no; anything else is wrong with more than this row. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, BINOME_ERROR, BINOME_ERROR_REFUSED)
         || g_error_matches (error, BINOME_ERROR, BINOME_ERROR_INVALID)
         || g_error_matches (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND);
}

/**
 * binome_many_run:
 * @db: the file, in a write
 * @self: what is done to whom
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where it can be done to none of them
 *
 * Returns: whether it was done to at least one
 */
gboolean
binome_many_run (BinomeDb *db, BinomeMany *self, GError **error)
{
  self->n_done = 0;
  g_ptr_array_set_size (self->left, 0);
  if (self->check != NULL && !self->check (self->data, error))
    return FALSE;
  for (guint i = 0; i < self->ids->len; i++)
    {
      Attempt attempt = { self, g_array_index (self->ids, gint64, i) };
      g_autoptr (GError) local_error = NULL;
      g_autofree char *name = NULL;

      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (db), error))
        return FALSE;
      if (binome_db_attempt (db, attempt_one, &attempt, &local_error))
        {
          self->n_done++;
          continue;
        }
      if (!is_refusal (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      name = find_name (db, self->type, attempt.id);
      /* Translators: who is left as they were, and why. */
      g_ptr_array_add (self->left, g_strdup_printf (_ ("%1$s: %2$s"), name, local_error->message));
    }

  if (self->n_done == 0)
    {
      g_autofree char *left = binome_many_describe_left (self);

      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, left);
      return FALSE;
    }
  return TRUE;
}

/**
 * binome_many_list_left:
 * @self: what was done
 *
 * Returns: (transfer full): a line for each who was left, with the reason
 */
char *
binome_many_list_left (const BinomeMany *self)
{
  guint n = self->left->len;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_TOLD); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *)self->left->pdata[i]);
  if (n > MAX_TOLD)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - MAX_TOLD), n - MAX_TOLD);
    }
  return g_string_free (text, FALSE);
}

/**
 * binome_many_describe_left:
 * @self: what was done
 *
 * Returns: (transfer full): how many were left, then who and why
 */
char *
binome_many_describe_left (const BinomeMany *self)
{
  guint n = self->left->len;
  g_autofree char *list = binome_many_list_left (self);
  g_autofree char *head = g_strdup_printf (
      ngettext ("%1$u of %2$u was left as it was:", "%1$u of %2$u were left as they were:", n), n,
      self->ids->len);

  return g_strdup_printf ("%s\n%s", head, list);
}
