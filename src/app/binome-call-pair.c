/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which person, and which pair, a call is about. */

#include "binome-call.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

/* By staff number, then by address, then by the whole name; accents and case do not matter. */
#define FIND_PERSON                                                                                          \
  "SELECT id, 1 AS way FROM person WHERE staff_number <> '' AND staff_number = ?1 COLLATE binome"            \
  " UNION SELECT id, 2 FROM person WHERE email <> '' AND email = ?1 COLLATE binome"                          \
  " UNION SELECT id, 3 FROM person WHERE trim (given_name || ' ' || family_name) = ?1 COLLATE binome"        \
  " OR trim (family_name || ' ' || given_name) = ?1 COLLATE binome ORDER BY way, id LIMIT 2"

#define FIND_PAIR                                                                                            \
  "SELECT a.id FROM pair a JOIN enrolment b ON b.id = a.tutee JOIN enrolment c ON c.id = a.tutor"            \
  " WHERE (b.person = ?1 AND c.person = ?2) OR (b.person = ?2 AND c.person = ?1) ORDER BY a.id DESC LIMIT 1"

typedef struct
{
  const char *person_text;
  const char *with_text;
  gint64 person;
  gint64 pair;
} Search;

static gint64
find_person (BinomeDb *db, const char *text, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, FIND_PERSON, error);
  g_autoptr (GError) local_error = NULL;
  gint64 ids[2] = { 0 }, ways[2] = { 0 };
  guint n = 0;

  if (row == NULL)
    return 0;

  binome_statement_bind_text (row, 1, text);
  while (binome_statement_step (row, &local_error))
    {
      ids[n] = binome_statement_get_integer (row, 0);
      ways[n++] = binome_statement_get_integer (row, 1);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  if (n == 1 || (n == 2 && ways[0] != ways[1]))
    return ids[0];

  if (n == 0)
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                 _ ("Nobody has “%s” as staff number, e-mail address or name."), text);
  else
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                 _ ("“%s” fits several people; give a staff number or an e-mail address."), text);
  return 0;
}

static gboolean
search_work (BinomeDb *db, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GError) local_error = NULL;
  BinomeStatement *row;
  gint64 with;

  search->person = find_person (db, search->person_text, error);
  if (search->person == 0 || search->with_text == NULL)
    return search->person != 0;
  with = find_person (db, search->with_text, error);
  if (with == 0)
    return FALSE;
  row = binome_db_prepare (db, FIND_PAIR, error);
  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, search->person);
  binome_statement_bind_integer (row, 2, with);
  if (binome_statement_step (row, &local_error))
    {
      search->pair = binome_statement_get_integer (row, 0);
      return binome_statement_run (row, error);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND, _ ("“%1$s” and “%2$s” are no pair."),
                 search->person_text, search->with_text);
  return FALSE;
}

/**
 * binome_call_find_pair:
 * @self: a call
 * @store: its workspace
 * @person: (out): whom the call is about, 0 for nobody
 * @pair: (out): the newest pair of this person with the other one named, 0 where none is
 * @error: return location for a #GError
 *
 * Returns: whether everyone named is known
 */
gboolean
binome_call_find_pair (BinomeCall *self, BinomeStore *store, gint64 *person, gint64 *pair, GError **error)
{
  Search search = { self->person, self->with, 0, 0 };

  *person = *pair = 0;
  if (self->person == NULL && self->with == NULL)
    return TRUE;
  if (self->person == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--with names the second of a pair: give the first with --person."));
      return FALSE;
    }
  if (!binome_store_read (store, search_work, &search, NULL, error))
    return FALSE;

  *person = search.person;
  *pair = search.pair;
  return TRUE;
}
