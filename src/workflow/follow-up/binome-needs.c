/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs the co-ordinator today, and what comes next, over one programme or all. */

#include "binome-needs.h"

#include <glib/gi18n-lib.h>

#include "binome-capacity.h"
#include "binome-enrolment.h"
#include "binome-thresholds.h"
#include "binome-workflow-sql.h"

/* Programmes that somebody works on; ?1 is one of them, 0 for all. */
#define SQL_PROGRAMMES "r.state NOT IN ('closed', 'archived', 'cancelled') AND (?1 = 0 OR r.id = ?1)"

#define SQL_PAIR_NAMES BINOME_SQL_NAME ("pe") ", " BINOME_SQL_NAME ("pr")
#define SQL_PAIR_JOINS                                                                                       \
  " JOIN programme r ON r.id = x.programme"                                                                  \
  " JOIN enrolment ee ON ee.id = x.tutee JOIN person pe ON pe.id = ee.person"                                \
  " JOIN enrolment er ON er.id = x.tutor JOIN person pr ON pr.id = er.person"

/* Columns 0 to 4 are the same everywhere: programme, its title, pair, tutee, tutor. */
#define SQL_PAIR "SELECT r.id, r.title, x.id, " SQL_PAIR_NAMES

#define SQL_CHECK_INS                                                                                        \
  SQL_PAIR                                                                                                   \
  ", c.id, c.title, c.due_on, c.\"window\" FROM check_in c JOIN pair x ON x.id = c.pair" SQL_PAIR_JOINS      \
  " WHERE " SQL_PROGRAMMES " AND c.state IN ('planned', 'due', 'overdue') AND c.due_on BETWEEN ?2 AND ?3"    \
  " AND " BINOME_SQL_CHECK_IN_COUNTS

#define SQL_RUNNING                                                                                               \
  SQL_PAIR                                                                                                        \
  ", x.started_on, x.expected_end, x.state,"                                                                      \
  " (SELECT max(m.held_on) FROM meeting m WHERE m.pair = x.id AND m.outcome = 'held') FROM pair x" SQL_PAIR_JOINS \
  " WHERE " SQL_PROGRAMMES " AND x.state IN " BINOME_SQL_LIVE

/* One row for each programme and state. The pair and its names are only used where it is the only one. */
#define SQL_STAGED                                                                                           \
  "SELECT r.id, r.title, min(x.id), " SQL_PAIR_NAMES                                                         \
  ", x.state, min(x.proposed_on), count(*) FROM pair x" SQL_PAIR_JOINS " WHERE " SQL_PROGRAMMES              \
  " AND x.state IN " BINOME_SQL_STAGED " GROUP BY r.id, x.state"

/* A tutee without a tutor takes part, on the waiting list or not, and has neither a pair, over or not, nor a
 * proposal: what BinomeFigures:unserved counts too. */
#define SQL_UNMATCHED                                                                                        \
  "SELECT r.id, r.title, count(*), r.starts_on, sum (e.state = 'waiting') FROM enrolment e"                  \
  " JOIN programme r ON r.id = e.programme"                                                                  \
  " WHERE " SQL_PROGRAMMES " AND r.state IN ('matching', 'running') AND e.role = 'tutee'"                    \
  " AND e.state IN " BINOME_SQL_CAN_MATCH " AND NOT EXISTS (SELECT 1 FROM pair x WHERE x.tutee = e.id"       \
  " AND (x.state = 'completed' OR x.state IN " BINOME_SQL_TAKES_A_PLACE ")) GROUP BY r.id"

/* Who waits for a place without being proposed one, and who is first. */
#define SQL_WAITING                                                                                          \
  "SELECT r.id, r.title, count(*), min(e.waiting_since),"                                                    \
  " (SELECT " BINOME_SQL_NAME (                                                                              \
      "p") " FROM enrolment w JOIN person p ON p.id = w.person WHERE w.programme = r.id"                     \
           " AND w.role = 'tutee' AND w.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM pair x"              \
           " WHERE x.tutee = w.id AND x.state IN " BINOME_SQL_TAKES_A_PLACE ")"                              \
           " ORDER BY w.priority DESC, w.waiting_since, w.id LIMIT 1)"                                       \
           " FROM enrolment e JOIN programme r ON r.id = e.programme WHERE " SQL_PROGRAMMES                  \
           " AND e.role = 'tutee' AND e.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM pair x"              \
           " WHERE x.tutee = e.id AND x.state IN " BINOME_SQL_TAKES_A_PLACE ") GROUP BY r.id"

/* Tutors who follow somebody, and were never trained, or so long ago that it counts no more on ?2, today. */
#define SQL_TRAINING                                                                                         \
  "SELECT r.id, r.title, count(DISTINCT e.id), min(x.started_on), min(" BINOME_SQL_NAME (                    \
      "p") ") FROM pair x JOIN programme r ON r.id = x.programme JOIN enrolment e ON e.id = x.tutor"         \
           " JOIN person p ON p.id = e.person WHERE " SQL_PROGRAMMES " AND x.state IN " BINOME_SQL_LIVE      \
           " AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.person = e.person AND (a.state = 'attended'" \
           " OR (a.state = 'validated' AND (a.valid_until IS NULL OR a.valid_until >= max(?2, ?3)))))"       \
           " GROUP BY r.id"

#define SQL_MILESTONES                                                                                       \
  "SELECT r.id, r.title, m.id, m.title, m.due_on FROM milestone m JOIN programme r ON r.id = m.programme"    \
  " WHERE " SQL_PROGRAMMES " AND m.done_on IS NULL AND m.due_on BETWEEN ?2 AND ?3"

/* Candidates who have been stuck since ?2, and those who were invited since ?3 without an answer, a row for
 * each role. */
#define SQL_CANDIDATES                                                                                        \
  "SELECT r.id, r.title, count(*), min(e.state_since), min(" BINOME_SQL_NAME (                                \
      "p") "), min(e.state), e.role FROM enrolment e JOIN programme r ON r.id = e.programme"                  \
           " JOIN person p ON p.id = e.person WHERE " SQL_PROGRAMMES " AND (CASE e.state"                     \
           " WHEN 'invited' THEN e.state_since <= ?3 WHEN 'identified' THEN e.state_since <= ?2"              \
           " WHEN 'interested' THEN e.state_since <= ?2 WHEN 'applied' THEN e.state_since <= ?2"              \
           " WHEN 'manager-agreed' THEN e.state_since <= ?2 WHEN 'interviewed' THEN e.state_since <= ?2 END)" \
           " GROUP BY r.id, e.role"

#define SQL_COMMUNICATIONS                                                                                   \
  "SELECT r.id, r.title, c.id, c.title, c.planned_on FROM communication c"                                   \
  " JOIN programme r ON r.id = c.programme WHERE " SQL_PROGRAMMES " AND c.state = 'planned'"                 \
  " AND c.planned_on BETWEEN ?2 AND ?3"

/* Before any date that a programme can have. */
#define FIRST_DAY (binome_date_new (1900, 1, 1))

/* A list on its way. */
typedef struct
{
  BinomeDb *db;
  gint64 programme;
  BinomeDate today;
  GPtrArray *needs;
  BinomeEntity *thresholds; /* none where only what is planned is listed */
} Listing;

/**
 * binome_need_free:
 * @need: a line
 */
void
binome_need_free (BinomeNeed *need)
{
  g_free (need->title);
  g_free (need->sentence);
  g_free (need->programme_title);
  g_free (need);
}

/* A line from a row that begins with a programme and its title. */
static BinomeNeed *
add_need (Listing *self, BinomeStatement *row, BinomeNeedKind kind, BinomeUrgency urgency, BinomeDate due_on)
{
  BinomeNeed *need = g_new0 (BinomeNeed, 1);

  need->kind = kind;
  need->urgency = urgency;
  need->due_on = due_on;
  need->programme = binome_statement_get_integer (row, 0);
  need->programme_title = g_strdup (binome_statement_get_text (row, 1));
  g_ptr_array_add (self->needs, need);

  return need;
}

/* A line about the pair of the row. */
static BinomeNeed *
add_pair_need (Listing *self, BinomeStatement *row, BinomeNeedKind kind, BinomeUrgency urgency,
               BinomeDate due_on)
{
  BinomeNeed *need = add_need (self, row, kind, urgency, due_on);

  need->pair = need->target = binome_statement_get_integer (row, 2);
  /* Translators: the name of a pair: the tutee, then the tutor. */
  need->title = g_strdup_printf (_ ("%1$s with %2$s"), binome_statement_get_text (row, 3),
                                 binome_statement_get_text (row, 4));
  return need;
}

typedef void (*AddRow) (Listing *self, BinomeStatement *row);

/* Runs @sql over the programme (?1) and, where it has them, two days (?2, ?3). */
static gboolean
add_rows (Listing *self, const char *sql, BinomeDate from, BinomeDate until, AddRow add, GError **error)
{
  BinomeStatement *row = binome_db_prepare (self->db, sql, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, self->programme);
  if (from != BINOME_DATE_NONE)
    {
      binome_statement_bind_date (row, 2, from);
      binome_statement_bind_date (row, 3, until);
    }
  while (binome_statement_step (row, &local_error))
    add (self, row);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return local_error == NULL;
}

static int
get_days (const Listing *self, BinomeThresholdField field)
{
  return binome_thresholds_get (self->thresholds, field);
}

static void
add_check_in (Listing *self, BinomeStatement *row)
{
  BinomeDate today = self->today;
  const char *title = binome_statement_get_text (row, 6);
  BinomeDate due_on = binome_statement_get_date (row, 7);
  BinomeDate last = due_on + (BinomeDate)binome_statement_get_integer (row, 8);
  g_autofree char *day = binome_date_format (due_on > today ? due_on : last, BINOME_DATE_MEDIUM);
  BinomeUrgency urgency = today > last      ? BINOME_URGENCY_NOW
                          : today >= due_on ? BINOME_URGENCY_SOON
                                            : BINOME_URGENCY_PLANNED;
  BinomeNeed *need = add_pair_need (self, row, BINOME_NEED_CHECK_IN, urgency, due_on);

  need->target = binome_statement_get_integer (row, 5);
  if (urgency == BINOME_URGENCY_NOW)
    /* Translators: the title of a check-in, and how late it is. */
    need->sentence = g_strdup_printf (
        ngettext ("“%1$s” is %2$d day late.", "“%1$s” is %2$d days late.", (gulong)(today - last)), title,
        today - last);
  else if (urgency == BINOME_URGENCY_SOON)
    /* Translators: the title of a check-in, and a date. */
    need->sentence = g_strdup_printf (_ ("“%1$s” is due; hold it by %2$s."), title, day);
  else
    /* Translators: the title of a check-in, and a date. */
    need->sentence = g_strdup_printf (_ ("“%1$s” on %2$s."), title, day);
}

/* A running pair can be silent, past its end, or neither. */
static void
add_running (Listing *self, BinomeStatement *row)
{
  BinomeDate today = self->today;
  BinomeDate started_on = binome_statement_get_date (row, 5),
             expected_end = binome_statement_get_date (row, 6);
  gboolean paused = g_str_equal (binome_statement_get_text (row, 7), "paused");
  BinomeDate last = binome_statement_get_date (row, 8), since = MAX (last, started_on);
  int quiet = today - since;
  BinomeNeed *need;

  if (expected_end != BINOME_DATE_NONE && expected_end < today)
    {
      g_autofree char *day = binome_date_format (expected_end, BINOME_DATE_MEDIUM);

      need = add_pair_need (self, row, BINOME_NEED_ENDING_PAIR,
                            today - expected_end > get_days (self, BINOME_THRESHOLD_CLOSE_DAYS)
                                ? BINOME_URGENCY_NOW
                                : BINOME_URGENCY_SOON,
                            expected_end);
      /* Translators: %s is a date. */
      need->sentence = g_strdup_printf (_ ("It was to end on %s. Close it, or give it a new end."), day);
      return;
    }
  if (paused || since == BINOME_DATE_NONE || quiet < get_days (self, BINOME_THRESHOLD_QUIET_DAYS))
    return;

  need = add_pair_need (self, row, BINOME_NEED_SILENT_PAIR,
                        quiet >= get_days (self, BINOME_THRESHOLD_SILENT_DAYS) ? BINOME_URGENCY_NOW
                                                                               : BINOME_URGENCY_SOON,
                        since);
  if (last == BINOME_DATE_NONE)
    need->sentence = g_strdup_printf (ngettext ("No meeting yet, %d day after the start.",
                                                "No meeting yet, %d days after the start.", (gulong)quiet),
                                      quiet);
  else
    need->sentence = g_strdup_printf (
        ngettext ("No meeting for %d day.", "No meeting for %d days.", (gulong)quiet), quiet);
}

static char *
dup_staged_sentence (int state, int n)
{
  switch (state)
    {
    case BINOME_PAIR_STATE_OFFERED:
      return g_strdup_printf (
          ngettext ("%d pair waits for an answer.", "%d pairs wait for an answer.", (gulong)n), n);
    case BINOME_PAIR_STATE_ACCEPTED:
      return g_strdup_printf (ngettext ("%d pair waits for its confirmation.",
                                        "%d pairs wait for their confirmation.", (gulong)n),
                              n);
    case BINOME_PAIR_STATE_CONFIRMED:
      return g_strdup_printf (
          ngettext ("%d pair waits for its start.", "%d pairs wait for their start.", (gulong)n), n);
    default:
      return g_strdup_printf (ngettext ("%d proposed pair waits for your decision.",
                                        "%d proposed pairs wait for your decision.", (gulong)n),
                              n);
    }
}

/* After a matching run there are dozens of proposals: they make one line together. */
static void
add_staged (Listing *self, BinomeStatement *row)
{
  BinomeDate today = self->today;
  int state = binome_choice_find (binome_pair_states, binome_statement_get_text (row, 5));
  BinomeDate since = binome_statement_get_date (row, 6);
  int n = (int)binome_statement_get_integer (row, 7);
  gboolean late = since != BINOME_DATE_NONE && today - since > get_days (self, BINOME_THRESHOLD_DECIDE_DAYS);
  BinomeNeed *need = add_pair_need (self, row, BINOME_NEED_PROPOSAL,
                                    late ? BINOME_URGENCY_NOW : BINOME_URGENCY_SOON, since);

  need->sentence = dup_staged_sentence (state, n);
  if (n == 1)
    return;
  need->pair = 0;
  need->target = need->programme;
  g_set_str (&need->title, need->programme_title);
}

static void
add_unmatched (Listing *self, BinomeStatement *row)
{
  BinomeDate today = self->today;
  int n = (int)binome_statement_get_integer (row, 2);
  int waiting = (int)binome_statement_get_integer (row, 4);
  BinomeDate starts_on = binome_statement_get_date (row, 3);
  BinomeNeed *need = add_need (self, row, BINOME_NEED_UNMATCHED,
                               starts_on <= today ? BINOME_URGENCY_NOW : BINOME_URGENCY_SOON, starts_on);

  need->target = need->programme;
  need->title = g_strdup (need->programme_title);
  need->count = n;
  if (waiting == 0)
    need->sentence
        = g_strdup_printf (ngettext ("%d tutee has no tutor.", "%d tutees have no tutor.", (gulong)n), n);
  else
    need->sentence = g_strdup_printf (
        /* Translators: how many tutees, and how many of them are on the waiting list. */
        ngettext ("%1$d tutee has no tutor (on the waiting list: %2$d).",
                  "%1$d tutees have no tutor (on the waiting list: %2$d).", (gulong)n),
        n, waiting);
}

static void
add_waiting (Listing *self, BinomeStatement *row)
{
  int n = (int)binome_statement_get_integer (row, 2);
  BinomeNeed *need
      = add_need (self, row, BINOME_NEED_WAITING, BINOME_URGENCY_SOON, binome_statement_get_date (row, 3));

  need->target = need->programme;
  need->title = g_strdup (binome_statement_get_text (row, 4));
  need->count = n;
}

/* Keeps the lines about programmes with a free place, and says how many there are. */
static gboolean
tell_free_places (GPtrArray *needs, guint first, BinomeDb *db, GError **error)
{
  for (guint i = needs->len; i > first; i--)
    {
      BinomeNeed *need = g_ptr_array_index (needs, i - 1);
      int n, n_free;

      if (!binome_capacity_count (db, need->programme, &n, &n_free, error))
        return FALSE;
      if (n_free == 0)
        g_ptr_array_remove_index (needs, i - 1);
      else
        need->sentence = g_strdup_printf (
            ngettext ("First of %1$d on the waiting list, and %2$d place is free.",
                      "First of %1$d on the waiting list, and %2$d places are free.", (gulong)n_free),
            need->count, n_free);
    }

  return TRUE;
}

static gboolean
add_all_waiting (Listing *self, GError **error)
{
  guint first = self->needs->len;

  return add_rows (self, SQL_WAITING, BINOME_DATE_NONE, BINOME_DATE_NONE, add_waiting, error)
         && tell_free_places (self->needs, first, self->db, error);
}

static void
add_training (Listing *self, BinomeStatement *row)
{
  int n = (int)binome_statement_get_integer (row, 2);
  BinomeNeed *need
      = add_need (self, row, BINOME_NEED_TRAINING, BINOME_URGENCY_SOON, binome_statement_get_date (row, 3));

  need->target = need->programme;
  need->title = g_strdup (n == 1 ? binome_statement_get_text (row, 4) : need->programme_title);
  if (n == 1)
    need->sentence = g_strdup (_ ("Follows a tutee, and has no valid tutor training."));
  else
    need->sentence = g_strdup_printf (ngettext ("%d tutor follows a tutee, and has no valid tutor training.",
                                                "%d tutors follow a tutee, and have no valid tutor training.",
                                                (gulong)n),
                                      n);
}

static void
add_milestone (Listing *self, BinomeStatement *row)
{
  BinomeDate today = self->today;
  BinomeDate due_on = binome_statement_get_date (row, 4);
  BinomeNeed *need = add_need (self, row, BINOME_NEED_MILESTONE,
                               due_on < today    ? BINOME_URGENCY_NOW
                               : due_on == today ? BINOME_URGENCY_SOON
                                                 : BINOME_URGENCY_PLANNED,
                               due_on);
  g_autofree char *day = binome_date_format (due_on, BINOME_DATE_MEDIUM);

  need->target = binome_statement_get_integer (row, 2);
  need->title = g_strdup (binome_statement_get_text (row, 3));
  if (due_on < today)
    need->sentence = g_strdup_printf (ngettext ("This milestone is %d day late.",
                                                "This milestone is %d days late.", (gulong)(today - due_on)),
                                      today - due_on);
  else if (due_on == today)
    need->sentence = g_strdup (_ ("This milestone is due today."));
  else
    /* Translators: %s is a date. */
    need->sentence = g_strdup_printf (_ ("This milestone is due on %s."), day);
}

static void
add_candidates (Listing *self, BinomeStatement *row)
{
  BinomeDate today = self->today;
  int n = (int)binome_statement_get_integer (row, 2);
  BinomeDate since = binome_statement_get_date (row, 3);
  int state = binome_choice_find (binome_enrolment_states, binome_statement_get_text (row, 5));
  BinomeNeed *need = add_need (self, row, BINOME_NEED_CANDIDATE, BINOME_URGENCY_SOON, since);

  need->target = need->programme;
  need->role = (BinomeEnrolmentRole)MAX (
      0, binome_choice_find (binome_enrolment_roles, binome_statement_get_text (row, 6)));
  need->count = n;
  need->title = g_strdup (n == 1                                      ? binome_statement_get_text (row, 4)
                          : need->role == BINOME_ENROLMENT_ROLE_TUTOR ? _ ("Tutors")
                                                                      : _ ("Tutees"));
  if (n == 1)
    /* Translators: the state of a candidate, and for how many days. */
    need->sentence = g_strdup_printf (
        ngettext ("Still “%1$s” after %2$d day.", "Still “%1$s” after %2$d days.", (gulong)(today - since)),
        _ (binome_enrolment_states[MAX (state, 0)].label), today - since);
  else
    need->sentence = g_strdup_printf (
        ngettext ("%1$d candidate has been in a stage for too long, %2$d days.",
                  "%1$d candidates have been in a stage for too long, one of them for %2$d days.", (gulong)n),
        n, today - since);
}

static void
add_communication (Listing *self, BinomeStatement *row)
{
  BinomeDate planned_on = binome_statement_get_date (row, 4);
  BinomeNeed *need = add_need (self, row, BINOME_NEED_COMMUNICATION, BINOME_URGENCY_SOON, planned_on);
  g_autofree char *day = binome_date_format (planned_on, BINOME_DATE_MEDIUM);

  need->target = binome_statement_get_integer (row, 2);
  need->title = g_strdup (binome_statement_get_text (row, 3));
  /* Translators: %s is a date. */
  need->sentence = g_strdup_printf (_ ("Planned for %s. Do it, or give it another day."), day);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const BinomeNeed *one = a, *other = b;

  if (one->due_on != other->due_on)
    return one->due_on < other->due_on ? -1 : 1;

  return g_utf8_collate (one->title, other->title);
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  const BinomeNeed *one = a, *other = b;

  if (one->urgency != other->urgency)
    return one->urgency > other->urgency ? -1 : 1;

  return compare_dates (a, b);
}

/**
 * binome_needs_list:
 * @db: the file
 * @programme: a programme; 0 for all that are not closed
 * @today: the day to look from
 * @error: return location for a #GError
 *
 * Everything that needs somebody today: check-ins due and overdue, pairs without a meeting for long
 * or past their end, proposals that wait, tutees without a tutor, places
 * free for those who wait, tutors without a training, candidates who do not move on, actions of the
 * communication plan that are late, milestones due.
 *
 * Returns: (transfer full) (element-type BinomeNeed): the lines, most urgent first, then oldest first
 */
GPtrArray *
binome_needs_list (BinomeDb *db, gint64 programme, BinomeDate today, GError **error)
{
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_need_free);
  g_autoptr (BinomeEntity) thresholds = binome_thresholds_load (db, error);
  Listing self = { db, programme, today, needs, thresholds };

  if (thresholds == NULL
      || !add_rows (&self, SQL_CANDIDATES, today - get_days (&self, BINOME_THRESHOLD_STAGE_DAYS),
                    today - get_days (&self, BINOME_THRESHOLD_INVITED_DAYS), add_candidates, error)
      || !add_rows (&self, SQL_COMMUNICATIONS, FIRST_DAY, today - 1, add_communication, error)
      || !add_rows (&self, SQL_STAGED, BINOME_DATE_NONE, BINOME_DATE_NONE, add_staged, error)
      || !add_rows (&self, SQL_CHECK_INS, FIRST_DAY, today, add_check_in, error)
      || !add_rows (&self, SQL_RUNNING, BINOME_DATE_NONE, BINOME_DATE_NONE, add_running, error)
      || !add_rows (&self, SQL_UNMATCHED, BINOME_DATE_NONE, BINOME_DATE_NONE, add_unmatched, error)
      || !add_all_waiting (&self, error) || !add_rows (&self, SQL_TRAINING, today, today, add_training, error)
      || !add_rows (&self, SQL_MILESTONES, FIRST_DAY, today, add_milestone, error))
    return NULL;

  g_ptr_array_sort_values (needs, compare_urgency);
  return g_steal_pointer (&needs);
}

/**
 * binome_needs_list_coming:
 * @db: the file
 * @programme: a programme; 0 for all that are not closed
 * @from: the first day
 * @until: the last day
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeNeed): the check-ins and milestones of these days that
 *   are still open, by date
 */
GPtrArray *
binome_needs_list_coming (BinomeDb *db, gint64 programme, BinomeDate from, BinomeDate until, GError **error)
{
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_need_free);
  Listing self = { db, programme, from, needs, NULL };

  if (!add_rows (&self, SQL_CHECK_INS, from, until, add_check_in, error)
      || !add_rows (&self, SQL_MILESTONES, from, until, add_milestone, error))
    return NULL;

  g_ptr_array_sort_values (needs, compare_dates);
  return g_steal_pointer (&needs);
}
