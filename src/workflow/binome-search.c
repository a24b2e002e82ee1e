/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field over everything: people, programmes and their objectives, skills, training sessions, pairs and
 * what belongs to them, and letters. */

#include "binome-search.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "binome-query.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/* What belongs to the pair of the row `of`: the names of its two, and where they stand. */
#define TUTEE BINOME_SQL_NAME ("a")
#define TUTOR BINOME_SQL_NAME ("b")
#define OF_PAIR(of)                                                                                          \
  " JOIN pair x ON x.id = " of ".pair JOIN enrolment e ON e.id = x.tutee JOIN person a ON a.id = e.person"   \
  " JOIN enrolment o ON o.id = x.tutor JOIN person b ON b.id = o.person"

/* Each gives: id, programme, title, another name, detail, a day, and what else is searched. */
static const struct
{
  const char *title;
  const char *sql;
} kinds[BINOME_SEARCH_N_KINDS] = {
  [BINOME_SEARCH_PERSON]
  = { N_ ("People"),
      "SELECT p.id, 0, " BINOME_SQL_NAME (
          "p") ", '', p.job || CASE WHEN p.job <> '' AND p.site <> '' THEN ' · ' ELSE '' END"
               " || p.site, NULL, '' FROM person p"
               " WHERE p.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?1"
               " UNION SELECT coalesce (v.person, n.person) FROM field_definition d JOIN field_value v ON v.field = d.id"
               " LEFT JOIN enrolment n ON n.id = v.enrolment WHERE d.sensitive = 0 AND d.active = 1"
               " AND d.kind IN ('text', 'long-text', 'choice', 'choices', 'levels')"
               " AND instr (binome_fold (v.value), ?3) > 0)"
               " ORDER BY p.family_name COLLATE binome, p.given_name COLLATE binome, p.id LIMIT ?2" },
  [BINOME_SEARCH_PAIR]
  = { N_ ("Pairs"),
      "SELECT x.id, x.programme, " BINOME_SQL_NAME ("a") ", " BINOME_SQL_NAME (
          "b") ", r.title, NULL, ''"
               " FROM pair x JOIN enrolment e ON e.id = x.tutee JOIN person a ON a.id = e.person"
               " JOIN enrolment o ON o.id = x.tutor JOIN person b ON b.id = o.person"
               " JOIN programme r ON r.id = x.programme ORDER BY x.state IN " BINOME_SQL_LIVE
               " DESC, x.id DESC" },
  [BINOME_SEARCH_PROGRAMME]
  = { N_ ("Programmes"),
      "SELECT id, id, title, '', code, starts_on, purpose FROM programme ORDER BY starts_on DESC, id" },
  [BINOME_SEARCH_OBJECTIVE]
  = { N_ ("Objectives"),
      "SELECT j.id, j.programme, j.title, '', r.title, NULL, j.indicator_text || ' ' || j.comment"
      " FROM objective j JOIN programme r ON r.id = j.programme ORDER BY r.starts_on DESC, j.id" },
  [BINOME_SEARCH_SKILL]
  = { N_ ("Skills"), "SELECT id, 0, title, '', code, NULL, '' FROM skill ORDER BY title COLLATE binome, id" },
  [BINOME_SEARCH_SESSION]
  = { N_ ("Training"),
      "SELECT s.id, coalesce (s.programme, 0), c.title, '', s.place, s.starts_on, s.trainer || ' ' || c.provider"
      " FROM training_session s JOIN course c ON c.id = s.course ORDER BY s.starts_on DESC, s.id" },
  [BINOME_SEARCH_MEETING]
  = { N_ ("Meetings"), "SELECT x.id, x.programme, iif (m.subject <> '', m.subject, " TUTEE
                       "), iif (m.subject <> '', '', " TUTOR "), iif (m.subject <> '', " TUTEE
                       ", ''), m.held_on, m.note || ' ' || m.next_step || ' ' || " TUTOR
                       " FROM meeting m" OF_PAIR ("m") " ORDER BY m.held_on DESC, m.id DESC" },
  [BINOME_SEARCH_CHECK_IN]
  = { N_ ("Check-Ins"),
      "SELECT x.id, x.programme, c.title, '', " TUTEE ", c.due_on, c.reason || ' ' || c.note || ' ' || " TUTOR
      " FROM check_in c" OF_PAIR ("c") " ORDER BY c.due_on DESC, c.id DESC" },
  [BINOME_SEARCH_ACTION_STEP]
  = { N_ ("Action Plans"), "SELECT x.id, x.programme, s.title, '', " TUTEE
                           ", NULL, s.situation || ' ' || s.resource || ' ' || s.evidence || ' ' || " TUTOR
                           " FROM action_step s" OF_PAIR ("s") " ORDER BY s.id DESC" },
  [BINOME_SEARCH_AGREEMENT]
  = { N_ ("Documents"), "SELECT x.id, x.programme, g.kind, '', " TUTEE ", g.made_on, " TUTOR
                        " FROM agreement g" OF_PAIR ("g") " ORDER BY g.made_on DESC, g.id DESC" },
  [BINOME_SEARCH_LETTER]
  = { N_ ("Letters"), "SELECT l.id, coalesce (l.programme, 0), l.subject, '', coalesce (" BINOME_SQL_NAME (
                          "p") ", ''), l.made_on, '' FROM letter l LEFT JOIN person p ON p.id = l.person"
                               " ORDER BY l.made_on DESC, l.id DESC" },
};

enum
{
  COLUMN_ID,
  COLUMN_PROGRAMME,
  COLUMN_TITLE,
  COLUMN_OTHER,
  COLUMN_DETAIL,
  COLUMN_DAY,
  COLUMN_MORE,
};

void
binome_search_hit_free (BinomeSearchHit *hit)
{
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}

/**
 * binome_search_kind_get_title:
 * @kind: what can be found
 *
 * Returns: (transfer none): what the user calls several of it
 */
const char *
binome_search_kind_get_title (BinomeSearchKind kind)
{
  return _ (kinds[kind].title);
}

/* What the row is called; of a document the file keeps which kind it is. */
static const char *
get_title (BinomeStatement *row, BinomeSearchKind kind)
{
  const char *title = binome_statement_get_text (row, COLUMN_TITLE);
  int choice = kind == BINOME_SEARCH_AGREEMENT ? binome_choice_find (binome_agreement_kinds, title) : -1;

  return choice >= 0 ? _ (binome_agreement_kinds[choice].label) : title;
}

/* Each word stands somewhere in what the row says; accents and case do not count. */
static gboolean
has_words (BinomeStatement *row, BinomeSearchKind kind, char **words)
{
  g_autofree char *said = g_strjoin (
      " ", get_title (row, kind), binome_statement_get_text (row, COLUMN_OTHER),
      binome_statement_get_text (row, COLUMN_DETAIL), binome_statement_get_text (row, COLUMN_MORE), NULL);
  g_autofree char *folded = binome_text_fold (said);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static BinomeSearchHit *
read_hit (BinomeStatement *row, BinomeSearchKind kind)
{
  BinomeSearchHit *hit = g_new0 (BinomeSearchHit, 1);
  const char *title = get_title (row, kind);
  const char *other = binome_statement_get_text (row, COLUMN_OTHER);
  const char *detail = binome_statement_get_text (row, COLUMN_DETAIL);
  BinomeDate day = binome_statement_is_null (row, COLUMN_DAY) ? BINOME_DATE_NONE
                                                              : binome_statement_get_date (row, COLUMN_DAY);

  hit->kind = kind;
  hit->id = binome_statement_get_integer (row, COLUMN_ID);
  hit->programme = binome_statement_get_integer (row, COLUMN_PROGRAMME);
  /* Translators: a tutee, then a tutor. */
  hit->title = *other != '\0' ? g_strdup_printf (_ ("%1$s with %2$s"), title, other) : g_strdup (title);
  if (day != BINOME_DATE_NONE)
    {
      g_autofree char *written = binome_date_format (day, BINOME_DATE_MEDIUM);

      hit->detail = *detail != '\0' ? g_strdup_printf ("%s · %s", written, detail) : g_strdup (written);
    }
  else
    hit->detail = g_strdup (detail);
  return hit;
}

static gboolean
search_kind (BinomeDb *db, BinomeSearchKind kind, const char *match, const char *folded, char **words,
             guint most, GPtrArray *hits, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, kinds[kind].sql, error);
  g_autoptr (GError) local_error = NULL;
  guint found = 0;

  if (row == NULL)
    return FALSE;

  /* People are found by the index: there can be 100,000 of them. */
  if (kind == BINOME_SEARCH_PERSON)
    {
      binome_statement_bind_text (row, 1, match);
      binome_statement_bind_integer (row, 2, most);
      binome_statement_bind_text (row, 3, folded);
    }
  while (found < most && binome_statement_step (row, &local_error))
    if (kind == BINOME_SEARCH_PERSON || has_words (row, kind, words))
      {
        g_ptr_array_add (hits, read_hit (row, kind));
        found++;
      }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * binome_search_everywhere:
 * @db: the file
 * @text: words, or their beginnings; all of them must be there, accents and case do not count
 * @most: how many of a kind at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type BinomeSearchHit): what was found, kind by kind; nothing
 * for a text that says nothing
 */
GPtrArray *
binome_search_everywhere (BinomeDb *db, const char *text, guint most, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_search_hit_free);
  g_autofree char *folded = binome_text_fold (text);
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  g_autofree char *match = binome_query_dup_match (text);

  if (*match == '\0')
    return g_steal_pointer (&hits);

  for (guint kind = 0; kind < BINOME_SEARCH_N_KINDS; kind++)
    if (!search_kind (db, (BinomeSearchKind)kind, match, folded, words, most, hits, error))
      return NULL;
  return g_steal_pointer (&hits);
}
