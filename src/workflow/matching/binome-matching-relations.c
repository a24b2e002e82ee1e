/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties two people, or keeps them apart: constraints, earlier pairs, wishes, talks; and how far sites
 * are. */

#include "binome-matching-load.h"
#include "binome-matching-private.h"
#include "binome-match-wishes.h"
#include "binome-workflow-sql.h"

static gboolean
finish (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

/* ?1 is the programme. */
BinomeStatement *
binome_matching_loader_prepare (const BinomeMatchingLoader *self, const char *sql, GError **error)
{
  BinomeStatement *row = binome_db_prepare (self->db, sql, error);

  if (row != NULL)
    binome_statement_bind_integer (row, 1, self->programme);
  return row;
}

gboolean
binome_matching_load_distances (const BinomeMatchingLoader *self, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (self->db, "SELECT site, other, kilometres FROM site_distance ORDER BY id", error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (binome_statement_step (row, &local_error))
    binome_match_problem_set_distance (self->problem, binome_statement_get_text (row, 0),
                                       binome_statement_get_text (row, 1),
                                       (int)binome_statement_get_integer (row, 2));
  return finish (local_error, error);
}

static gboolean
load_kept (const BinomeMatchingLoader *self, GError **error)
{
  BinomeStatement *row = binome_matching_loader_prepare (
      self, "SELECT tutee, tutor, kind, reason FROM match_constraint WHERE programme = ?1 ORDER BY id",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  /* Whoever has left, or has a pair by now, is not part of the problem: there is nothing to hold then. */
  while (binome_statement_step (row, &local_error))
    if (g_str_equal (binome_statement_get_text (row, 2), "lock"))
      binome_match_problem_lock (self->problem, binome_statement_get_integer (row, 0),
                                 binome_statement_get_integer (row, 1));
    else if (g_str_equal (binome_statement_get_text (row, 2), "allow"))
      binome_match_problem_allow (self->problem, binome_statement_get_integer (row, 0),
                                  binome_statement_get_integer (row, 1));
    else
      binome_match_problem_forbid (self->problem, binome_statement_get_integer (row, 0),
                                   binome_statement_get_integer (row, 1), binome_statement_get_text (row, 3));

  return finish (local_error, error);
}

/* Two who were a pair, or declined to be one, are not brought together again, unless the co-ordinator
 * keeps them together. In other programmes only pairs that have begun count. What a run itself found is no
 * history to it. */
static gboolean
load_history (const BinomeMatchingLoader *self, GError **error)
{
  BinomeStatement *row = binome_matching_loader_prepare (
      self,
      "SELECT DISTINCT i.id, o.id FROM pair JOIN enrolment a ON a.id = pair.tutee"
      " JOIN enrolment b ON b.id = pair.tutor JOIN enrolment i ON i.person = a.person AND i.role = 'tutee'"
      " JOIN enrolment o ON o.person = b.person AND o.role = 'tutor'"
      " WHERE i.programme = ?1 AND o.programme = ?1 AND (pair.programme = ?1 OR pair.started_on IS NOT NULL)"
      " AND NOT EXISTS (SELECT 1 FROM match_constraint c WHERE c.programme = ?1 AND c.tutee = i.id"
      " AND c.tutor = o.id) AND NOT EXISTS (SELECT 1 FROM match_result r WHERE r.run = ?2 AND r.tutee = i.id"
      " AND r.tutor = o.id) ORDER BY i.id, o.id",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  binome_statement_bind_integer (row, 2, self->scope->run);
  while (binome_statement_step (row, &local_error))
    binome_match_problem_forbid (self->problem, binome_statement_get_integer (row, 0),
                                 binome_statement_get_integer (row, 1), BINOME_MATCHING_WAS_PAIR);

  return finish (local_error, error);
}

gboolean
binome_matching_load_constraints (const BinomeMatchingLoader *self, GError **error)
{
  return load_kept (self, error) && load_history (self, error);
}

static void
add_wish (const BinomeMatchingLoader *self, BinomeStatement *row, gboolean *has_veto)
{
  static const BinomeMatchStance stances[] = {
    [BINOME_WISH_PREFER] = BINOME_MATCH_STANCE_PREFER,
    [BINOME_WISH_NEUTRAL] = BINOME_MATCH_STANCE_NEUTRAL,
    [BINOME_WISH_AVOID] = BINOME_MATCH_STANCE_AVOID,
  };
  gint64 tutee = binome_statement_get_integer (row, 0), tutor = binome_statement_get_integer (row, 1);
  gboolean is_tutor = g_str_equal (binome_statement_get_text (row, 2), "tutor");
  int kind = MAX (binome_choice_find (binome_wish_kinds, binome_statement_get_text (row, 3)), 0);
  int rank = (int)binome_statement_get_integer (row, 4);

  /* Which of the two refuses is told to nobody. */
  if (kind == BINOME_WISH_VETO)
    *has_veto |= binome_match_problem_veto (self->problem, tutee, tutor);
  else if (is_tutor)
    binome_match_problem_say (self->problem, tutee, tutor, stances[kind]);
  else if (kind == BINOME_WISH_PREFER && rank > 0)
    binome_match_problem_rank (self->problem, tutee, tutor, rank);
  else
    binome_match_problem_wish (self->problem, tutee, tutor, stances[kind]);
}

/* Of several talks of the same two the last one counts. */
static gboolean
load_talks (const BinomeMatchingLoader *self, GError **error)
{
  BinomeStatement *row = binome_matching_loader_prepare (
      self,
      "SELECT t.tutee, t.tutor, t.tutee_rating, t.tutor_rating FROM talk t JOIN enrolment e ON e.id = t.tutee"
      " WHERE e.programme = ?1 ORDER BY t.held_on, t.id",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (binome_statement_step (row, &local_error))
    binome_match_problem_note (
        self->problem, binome_statement_get_integer (row, 0), binome_statement_get_integer (row, 1),
        (int)binome_statement_get_integer (row, 2), (int)binome_statement_get_integer (row, 3));
  return finish (local_error, error);
}

/* The wishes of both sides, and the talks. The people must be there by now. */
gboolean
binome_matching_load_wishes (const BinomeMatchingLoader *self, gboolean *has_veto, GError **error)
{
  BinomeStatement *row = binome_matching_loader_prepare (
      self,
      "SELECT w.tutee, w.tutor, w.side, w.kind, w.rank FROM wish w JOIN enrolment e ON e.id = w.tutee"
      " WHERE e.programme = ?1 ORDER BY w.id",
      error);
  GError *local_error = NULL;

  *has_veto = FALSE;
  if (row == NULL)
    return FALSE;
  while (binome_statement_step (row, &local_error))
    add_wish (self, row, has_veto);
  return finish (local_error, error) && load_talks (self, error);
}
