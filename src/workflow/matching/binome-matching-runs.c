/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs in the file: how they are kept and named; and the pairs that the co-ordinator keeps together or
 * apart. */

#include "binome-matching-private.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-criteria-sets.h"
#include "binome-error.h"
#include "binome-pair-sides.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

static gboolean
keep_found (BinomeDb *db, gint64 run, const BinomeMatchFound *found, GError **error)
{
  g_autoptr (BinomeEntity) entity = BINOME_ENTITY (binome_match_result_new ());

  binome_entity_set_reference (entity, BINOME_MATCH_RESULT_RUN, run);
  binome_entity_set_reference (entity, BINOME_MATCH_RESULT_TUTEE, found->tutee);
  binome_entity_set_reference (entity, BINOME_MATCH_RESULT_TUTOR, found->tutor);
  if (found->tutor != 0)
    binome_entity_set_real (entity, BINOME_MATCH_RESULT_SCORE, found->score);
  binome_entity_set_integer (entity, BINOME_MATCH_RESULT_COVERAGE, found->coverage);
  binome_entity_set_boolean (entity, BINOME_MATCH_RESULT_LOCKED, found->locked);
  binome_entity_set_text (entity, BINOME_MATCH_RESULT_DETAIL, found->detail);

  return binome_db_insert (db, entity, error);
}

/* The kept set, the newest first, that says the same as the criteria of now; 0 for none. */
static gboolean
find_criteria_set (BinomeDb *db, gint64 programme, gint64 *found, GError **error)
{
  g_autoptr (GPtrArray) sets = binome_workflow_select_of (db, BINOME_TYPE_CRITERIA_SET,
                                                          BINOME_CRITERIA_SET_PROGRAMME, programme, error);
  g_autoptr (GPtrArray) now = sets != NULL
                                  ? binome_workflow_select_of (db, BINOME_TYPE_CRITERION,
                                                               BINOME_CRITERION_PROGRAMME, programme, error)
                                  : NULL;

  *found = 0;
  if (now == NULL)
    return FALSE;

  for (guint i = sets->len; i > 0 && *found == 0; i--)
    {
      gint64 set = binome_entity_get_id (sets->pdata[i - 1]);
      g_auto (GStrv) left_out = NULL;
      g_autoptr (GPtrArray) kept = binome_criteria_set_read (db, set, &left_out, NULL);
      g_autoptr (GPtrArray) differences = kept != NULL ? binome_criteria_compare (kept, now) : NULL;

      /* A set that cannot be read any more is none. */
      if (differences != NULL && differences->len == 0)
        *found = set;
    }

  return TRUE;
}

/**
 * binome_matching_keep:
 * @db: the file, in a write
 * @matching: a #BinomeMatching that is solved
 * @error: return location for a #GError
 *
 * Keeps the run as a draft, with a result for every tutee. A #BinomeWork for a write.
 *
 * Returns: whether it was kept
 */
gboolean
binome_matching_keep (BinomeDb *db, gpointer matching, GError **error)
{
  GPtrArray *found = binome_matching_get_found (matching);
  g_autoptr (BinomeEntity) run = NULL;
  gint64 set;

  g_return_val_if_fail (found != NULL, FALSE);

  run = BINOME_ENTITY (binome_matching_make_run (matching));
  if (!find_criteria_set (db, binome_entity_get_reference (run, BINOME_MATCH_RUN_PROGRAMME), &set, error))
    return FALSE;
  binome_entity_set_reference (run, BINOME_MATCH_RUN_CRITERIA_SET, set);
  if (!binome_db_insert (db, run, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!keep_found (db, binome_entity_get_id (run), found->pdata[i], error))
      return FALSE;

  binome_matching_set_run (matching, binome_entity_get_id (run));
  return TRUE;
}

/**
 * binome_match_run_dup_criteria:
 * @db: the file
 * @run: a run
 *
 * Returns: (transfer full) (nullable): the kept set of criteria that it was made with, and its version; %NULL
 *   where they were not kept under a name
 */
char *
binome_match_run_dup_criteria (BinomeDb *db, BinomeEntity *run)
{
  gint64 id = binome_entity_get_reference (run, BINOME_MATCH_RUN_CRITERIA_SET);
  g_autoptr (BinomeEntity) set = id != 0 ? binome_db_get (db, BINOME_TYPE_CRITERIA_SET, id, NULL) : NULL;

  if (set == NULL)
    return NULL;

  /* Translators: the title of a set of criteria, and its version. */
  return g_strdup_printf (_ ("“%1$s”, version %2$d"), binome_entity_get_text (set, BINOME_CRITERIA_SET_TITLE),
                          (int)binome_entity_get_integer (set, BINOME_CRITERIA_SET_VERSION));
}

/**
 * binome_match_run_rename:
 * @db: the file, in a write
 * @run: a run
 * @title: what it is to be called
 * @error: return location for a #GError: %BINOME_ERROR_INVALID for a blank title
 *
 * Returns: whether it was done
 */
gboolean
binome_match_run_rename (BinomeDb *db, gint64 run, const char *title, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_MATCH_RUN, run, error);
  g_autofree char *clean = binome_text_clean_line (title);

  if (entity == NULL)
    return FALSE;

  binome_entity_set_text (entity, BINOME_MATCH_RUN_TITLE, clean);
  binome_db_name_action (db, _ ("Rename a matching run"));
  return binome_db_update_fields (db, entity, FIELD (BINOME_MATCH_RUN_TITLE), error);
}

static BinomeEntity *
load_side (BinomeDb *db, gint64 enrolment, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, error);

  if (entity == NULL)
    return NULL;
  if (binome_entity_get_choice (entity, BINOME_ENROLMENT_ROLE) != (int)role)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("A pair is a tutee with a tutor."));
      return NULL;
    }

  return g_steal_pointer (&entity);
}

/* The constraints of a tutee; for a lock the others must go, since nobody has two tutors. */
static gboolean
clear_constraints (BinomeDb *db, gint64 tutee, gint64 tutor, gboolean other_locks, guint *n_cleared,
                   GError **error)
{
  g_autoptr (GPtrArray) known = binome_workflow_select_of (db, BINOME_TYPE_MATCH_CONSTRAINT,
                                                           BINOME_MATCH_CONSTRAINT_TUTEE, tutee, error);

  *n_cleared = 0;
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      BinomeEntity *constraint = g_ptr_array_index (known, i);
      gboolean is_lock = binome_entity_get_choice (constraint, BINOME_MATCH_CONSTRAINT_KIND)
                         == BINOME_MATCH_CONSTRAINT_KIND_LOCK;

      if (binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR) != tutor
          && !(is_lock && other_locks))
        continue;
      if (!binome_db_delete (db, BINOME_TYPE_MATCH_CONSTRAINT, binome_entity_get_id (constraint), error))
        return FALSE;
      ++*n_cleared;
    }

  return TRUE;
}

/* Rules may be given up; that somebody says no, or is never there, may not. */
static gboolean
check_may_be_allowed (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  g_auto (BinomePairSides) sides = { 0 };

  return binome_pair_sides_load (&sides, db, tutee, tutor, error)
         && binome_pair_sides_check (&sides, FALSE, error)
         && binome_pair_sides_check_veto (&sides, db, error);
}

static const char *
name_constraint (BinomeMatchConstraintKind kind)
{
  switch (kind)
    {
    case BINOME_MATCH_CONSTRAINT_KIND_LOCK:
      return _ ("Keep a pair together");
    case BINOME_MATCH_CONSTRAINT_KIND_ALLOW:
      return _ ("Allow a pair");
    case BINOME_MATCH_CONSTRAINT_KIND_FORBID:
    default:
      return _ ("Keep two people apart");
    }
}

/**
 * binome_match_constraint_set:
 * @db: the file, in a write
 * @tutee: an enrolment
 * @tutor: an enrolment of the same programme
 * @kind: together, apart or allowed
 * @reason: (nullable): why; the minutes of later runs say it
 * @error: return location for a #GError
 *
 * Keeps two people together or apart in the runs to come, or makes them possible there, instead of what was
 * said of them before.
 *
 * Returns: whether it was kept
 */
gboolean
binome_match_constraint_set (BinomeDb *db, gint64 tutee, gint64 tutor, BinomeMatchConstraintKind kind,
                             const char *reason, GError **error)
{
  g_autoptr (BinomeEntity) tutee_side = load_side (db, tutee, BINOME_ENROLMENT_ROLE_TUTEE, error);
  g_autoptr (BinomeEntity) tutor_side
      = tutee_side != NULL ? load_side (db, tutor, BINOME_ENROLMENT_ROLE_TUTOR, error) : NULL;
  g_autoptr (BinomeEntity) constraint = NULL;
  g_autofree char *why = binome_text_clean_line (reason);
  gint64 programme;
  guint n_cleared;

  if (tutor_side == NULL)
    return FALSE;
  programme = binome_entity_get_reference (tutee_side, BINOME_ENROLMENT_PROGRAMME);
  if (programme != binome_entity_get_reference (tutor_side, BINOME_ENROLMENT_PROGRAMME))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("Tutor and tutee must take part in the same programme."));
      return FALSE;
    }
  if (kind == BINOME_MATCH_CONSTRAINT_KIND_ALLOW && !check_may_be_allowed (db, tutee, tutor, error))
    return FALSE;
  if (!clear_constraints (db, tutee, tutor, kind == BINOME_MATCH_CONSTRAINT_KIND_LOCK, &n_cleared, error))
    return FALSE;

  constraint = BINOME_ENTITY (binome_match_constraint_new ());
  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_PROGRAMME, programme);
  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTEE, tutee);
  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR, tutor);
  binome_entity_set_choice (constraint, BINOME_MATCH_CONSTRAINT_KIND, (int)kind);
  binome_entity_set_text (constraint, BINOME_MATCH_CONSTRAINT_REASON, why);
  binome_entity_set_date (constraint, BINOME_MATCH_CONSTRAINT_DECIDED_ON, binome_clock_today ());
  binome_entity_set_boolean (constraint, BINOME_MATCH_CONSTRAINT_REASON_SHOWN, TRUE);
  if (!binome_db_insert (db, constraint, error))
    return FALSE;

  binome_db_name_action (db, name_constraint (kind));
  return TRUE;
}

/**
 * binome_match_constraint_clear:
 * @db: the file, in a write
 * @tutee: an enrolment
 * @tutor: an enrolment
 * @error: return location for a #GError: %BINOME_ERROR_NOT_FOUND where nothing was said of them
 *
 * Leaves the two to the criteria again.
 *
 * Returns: whether it was done
 */
gboolean
binome_match_constraint_clear (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error)
{
  guint n_cleared;

  if (!clear_constraints (db, tutee, tutor, FALSE, &n_cleared, error))
    return FALSE;
  if (n_cleared == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                           _ ("Nothing was decided of these two."));
      return FALSE;
    }

  binome_db_name_action (db, _ ("Leave a pair to the criteria"));
  return TRUE;
}
