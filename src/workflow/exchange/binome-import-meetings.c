/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of meetings of pairs that are known. */

#include "binome-import-records.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-follow-up-workflow.h"

/* The line of a meeting that the file of Binôme holds. */
#define KEPT 0

static const BinomeImportField fields[] = {
  { BINOME_COLUMN_HELD_ON, BINOME_MEETING_HELD_ON },     { BINOME_COLUMN_MINUTES, BINOME_MEETING_MINUTES },
  { BINOME_COLUMN_HOURS, BINOME_MEETING_MINUTES },       { BINOME_COLUMN_KIND, BINOME_MEETING_KIND },
  { BINOME_COLUMN_OUTCOME, BINOME_MEETING_OUTCOME },     { BINOME_COLUMN_SUBJECT, BINOME_MEETING_SUBJECT },
  { BINOME_COLUMN_NEXT_STEP, BINOME_MEETING_NEXT_STEP }, { BINOME_COLUMN_NOTE, BINOME_MEETING_NOTE },
};

/* What makes two meetings the same: pair, day, minutes and kind. */
static char *
make_key (gint64 pair, BinomeDate held_on, gint64 minutes, const char *kind)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%d|%" G_GINT64_FORMAT "|%s", pair, (int)held_on, minutes,
                          kind);
}

static gboolean
begin (BinomeImportPlan *plan, GError **error)
{
  BinomeStatement *row = binome_db_prepare (plan->db,
                                            "SELECT m.pair, m.held_on, m.minutes, m.kind FROM meeting m"
                                            " JOIN pair p ON p.id = m.pair WHERE p.programme = ?1",
                                            error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  plan->meetings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  binome_statement_bind_integer (row, 1, binome_import_get_programme (plan->import));
  while (binome_statement_step (row, &local_error))
    g_hash_table_insert (plan->meetings,
                         make_key (binome_statement_get_integer (row, 0), binome_statement_get_date (row, 1),
                                   binome_statement_get_integer (row, 2), binome_statement_get_text (row, 3)),
                         GUINT_TO_POINTER (KEPT));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return binome_import_roster_load (plan, error);
}

/* ---- the pair ---- */

static gboolean
runs_on (BinomeEntity *pair, BinomeDate day)
{
  BinomeDate from = binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON);
  BinomeDate until = binome_entity_get_date (pair, BINOME_PAIR_ENDED_ON);

  return from != BINOME_DATE_NONE && day >= from && (until == BINOME_DATE_NONE || day <= until);
}

/* How well a pair fits a day: not started, started, running. */
static int
rank (BinomeEntity *pair, BinomeDate day)
{
  if (runs_on (pair, day))
    return 2;

  return binome_entity_get_date (pair, BINOME_PAIR_STARTED_ON) != BINOME_DATE_NONE ? 1 : 0;
}

static char *
say_no_pair (BinomeImportPlan *plan, BinomeImportRecord *record)
{
  g_autofree char *tutee = NULL, *tutor = NULL;
  g_autoptr (BinomeEntity) tutee_person = binome_db_get (
      plan->db, BINOME_TYPE_PERSON, binome_import_people_get_id (plan->people, record->tutee), NULL);
  g_autoptr (BinomeEntity) tutor_person = NULL;

  if (record->tutor != BINOME_IMPORT_NOBODY)
    tutor_person = binome_db_get (plan->db, BINOME_TYPE_PERSON,
                                  binome_import_people_get_id (plan->people, record->tutor), NULL);
  tutee = tutee_person != NULL ? binome_entity_dup_title (tutee_person) : g_strdup ("");
  if (tutor_person == NULL)
    /* Translators: %s is a person. */
    return g_strdup_printf (_ ("%s has no tutor in this programme"), tutee);

  tutor = binome_entity_dup_title (tutor_person);
  /* Translators: a tutee and a tutor. */
  return g_strdup_printf (_ ("%1$s and %2$s are no pair in this programme"), tutee, tutor);
}

/* The pair that met on a day: the one that ran then, or else the last that has started, so that the rules
 * say what is wrong with the day. */
static BinomeEntity *
find_pair (BinomeImportPlan *plan, BinomeImportRecord *record, char **reason)
{
  BinomeDate day = binome_entity_get_date (record->entity, BINOME_MEETING_HELD_ON);
  BinomeImportSide *tutee = binome_import_roster_find (
      plan->roster, binome_import_people_get_id (plan->people, record->tutee), BINOME_ENROLMENT_ROLE_TUTEE);
  gint64 tutor
      = record->tutor == BINOME_IMPORT_NOBODY ? 0 : binome_import_people_get_id (plan->people, record->tutor);
  BinomeEntity *best = NULL;
  guint n_running = 0;

  for (guint i = 0; tutee != NULL && i < tutee->pairs->len; i++)
    {
      const BinomeImportPair *entry = g_ptr_array_index (tutee->pairs, i);

      if (tutor != 0 && binome_entity_get_id (entry->tutor->person) != tutor)
        continue;
      if (best == NULL || rank (entry->pair, day) >= rank (best, day))
        best = entry->pair;
      n_running += runs_on (entry->pair, day) ? 1 : 0;
    }
  if (best == NULL)
    *reason = say_no_pair (plan, record);
  else if (n_running > 1)
    *reason = g_strdup (_ ("The tutee had several tutors on that day: the row must name the right one"));

  return *reason == NULL ? best : NULL;
}

/* ---- rows ---- */

/* Finds out whether the meeting is known already. */
static void
compare (BinomeImportPlan *plan, BinomeImportRow *row, BinomeEntity *meeting)
{
  int kind = binome_entity_get_choice (meeting, BINOME_MEETING_KIND);
  g_autofree char *key
      = make_key (binome_entity_get_reference (meeting, BINOME_MEETING_PAIR),
                  binome_entity_get_date (meeting, BINOME_MEETING_HELD_ON),
                  binome_entity_get_integer (meeting, BINOME_MEETING_MINUTES), binome_meeting_kinds[kind].id);
  gpointer line;

  if (!g_hash_table_lookup_extended (plan->meetings, key, NULL, &line))
    {
      row->verdict = BINOME_IMPORT_NEW;
      g_hash_table_insert (plan->meetings, g_steal_pointer (&key), GUINT_TO_POINTER (row->line));
      return;
    }

  row->verdict = BINOME_IMPORT_SAME;
  if (GPOINTER_TO_UINT (line) != KEPT)
    row->reason = g_strdup_printf (_ ("The same meeting is already on line %u"), GPOINTER_TO_UINT (line));
}

static gboolean
read_row (BinomeImportPlan *plan, BinomeImportRow *row, GError **error)
{
  BinomeEntity *meeting = BINOME_ENTITY (binome_meeting_new ());
  BinomeImportRecord *record = binome_import_record_new (meeting);
  BinomeEntity *pair;
  g_autoptr (GError) reason = NULL;

  /* How long it was must be said. */
  binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES, 0);
  binome_import_record_add (plan, row, record, fields, G_N_ELEMENTS (fields), FALSE);
  if (row->reason != NULL)
    return TRUE;

  pair = find_pair (plan, record, &row->reason);
  if (pair == NULL)
    return TRUE;

  binome_entity_set_reference (meeting, BINOME_MEETING_PAIR, binome_entity_get_id (pair));
  if (binome_entity_get_choice (meeting, BINOME_MEETING_OUTCOME) != BINOME_MEETING_OUTCOME_HELD)
    binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES, 0);
  if (!binome_meeting_check (pair, meeting, &reason) || !binome_entity_validate (meeting, &reason))
    row->reason = g_strdup (reason->message);
  else
    compare (plan, row, meeting);

  return TRUE;
}

/* Every row was judged when it was read. */
static gboolean
finish (BinomeImportPlan *plan, GError **error)
{
  return TRUE;
}

static gboolean
write_meetings (BinomeImportPlan *plan, GError **error)
{
  GArray *rows = binome_import_get_rows (plan->import);

  for (guint i = 0; i < rows->len; i++)
    {
      const BinomeImportRow *row = &g_array_index (rows, BinomeImportRow, i);

      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (plan->db), error))
        return FALSE;
      if (row->verdict == BINOME_IMPORT_NEW
          && !binome_meeting_log (plan->db, BINOME_MEETING (binome_import_plan_get_record (plan, i)->entity),
                                  error))
        {
          /* Translators: %u is a line of the list; the reason follows. */
          g_prefix_error (error, _ ("Line %u: "), row->line);
          return FALSE;
        }
      binome_import_set_progress (plan->import, 0.5 + 0.45 * (i + 1) / rows->len);
    }

  return TRUE;
}

const BinomeImportKind binome_import_meetings_kind
    = { binome_meeting_get_type, begin, read_row, finish, write_meetings };
