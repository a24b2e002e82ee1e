/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves during the time of a pair: to another site or team, or under another manager. A pair that is
 * possible on its first day, but breaks a rule on a later one, is kept apart, and the day is told.
 *
 * Everybody is one or several states, each with its days. Of the pairs that are possible now, those with
 * somebody who moves are judged again, state by state, by the rules that look at what a move changes. */

#include "binome-clock.h"
#include "binome-match-kernel.h"
#include "binome-match-score.h"
#include "binome-matching-load.h"
#include "binome-matching-private.h"

/* From a day on somebody is elsewhere. "" and 0 are as before. */
typedef struct
{
  BinomeDate from;
  const char *site;
  const char *team;
  gint64 manager;
  gint64 upper;
} Move;

/* One of a pair at a time: an index in the problem of states, and days, of which the last may be open. */
typedef struct
{
  guint index;
  BinomeDate from, to;
} State;

/* One side: the states of everybody, in the order of the problem. */
typedef struct
{
  GArray *states; /* of State */
  GArray *first;  /* of guint: where those of somebody begin */
  GArray *movers; /* of guint32: who has more than one */
} Side;

struct _BinomeMatchingLater
{
  GHashTable *moves;          /* person to a GArray of Move */
  BinomeMatchProblem *states; /* every state as a person */
  Side tutees, tutors;
};

static void
side_init (Side *self)
{
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->movers = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
side_clear (Side *self)
{
  g_array_unref (self->states);
  g_array_unref (self->first);
  g_array_unref (self->movers);
}

void
binome_matching_later_free (BinomeMatchingLater *self)
{
  g_hash_table_unref (self->moves);
  binome_match_problem_unref (self->states);
  side_clear (&self->tutees);
  side_clear (&self->tutors);
  g_free (self);
}

static void
add_move (BinomeMatchingLater *self, const BinomeMatchingLoader *loader, BinomeStatement *row)
{
  gint64 person = binome_statement_get_integer (row, 0);
  GArray *moves = g_hash_table_lookup (self->moves, &person);
  Move move = {
    .from = binome_statement_get_date (row, 1),
    .site = g_string_chunk_insert_const (loader->texts, binome_statement_get_text (row, 2)),
    .team = g_string_chunk_insert_const (loader->texts, binome_statement_get_text (row, 3)),
    .manager = binome_statement_get_integer (row, 4),
    .upper = binome_statement_get_integer (row, 5),
  };

  if (moves == NULL)
    {
      moves = g_array_new (FALSE, FALSE, sizeof (Move));
      g_hash_table_insert (self->moves, g_memdup2 (&person, sizeof person), moves);
    }
  g_array_append_val (moves, move);
}

/* The periods to come of those who take part. */
BinomeMatchingLater *
binome_matching_later_new (const BinomeMatchingLoader *loader, GError **error)
{
  BinomeStatement *row = binome_matching_loader_prepare (
      loader,
      "SELECT x.person, x.starts_on, x.site, x.team, x.manager, m.manager FROM presence x"
      " LEFT JOIN person m ON m.id = x.manager WHERE x.starts_on > ?2 AND x.person IN"
      " (SELECT person FROM enrolment WHERE programme = ?1) ORDER BY x.person, x.starts_on",
      error);
  BinomeMatchingLater *self;
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;

  self = g_new0 (BinomeMatchingLater, 1);
  self->moves = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  self->states = binome_match_problem_new ();
  side_init (&self->tutees);
  side_init (&self->tutors);
  binome_statement_bind_date (row, 2, binome_clock_today ());
  while (binome_statement_step (row, &local_error))
    add_move (self, loader, row);
  if (local_error == NULL)
    return self;

  g_propagate_error (error, local_error);
  binome_matching_later_free (self);
  return NULL;
}

static void
move (BinomeMatchPerson *person, const Move *to)
{
  if (*to->site != '\0')
    person->site = to->site;
  if (*to->team != '\0')
    person->team = to->team;
  if (to->manager == 0)
    return;
  person->manager_id = to->manager;
  person->upper_id = to->upper;
}

/* Puts somebody where they are on their first day in the programme. */
void
binome_matching_later_begin (BinomeMatchingLater *self, BinomeMatchPerson *person)
{
  const GArray *moves = g_hash_table_lookup (self->moves, &person->person_id);

  for (guint k = 0; moves != NULL && k < moves->len; k++)
    if (g_array_index (moves, Move, k).from <= person->from)
      move (person, &g_array_index (moves, Move, k));
}

static void
add_state (BinomeMatchingLater *self, Side *side, const BinomeMatchPerson *person, BinomeDate from,
           BinomeDate to)
{
  BinomeMatchPerson as_state = *person;
  State state = { 0, from, to };

  as_state.id = side->states->len + 1;
  as_state.name = NULL;
  as_state.skills = NULL;
  as_state.n_skills = 0;
  as_state.values = NULL;
  as_state.n_values = 0;
  state.index = side == &self->tutors ? binome_match_problem_add_tutor (self->states, &as_state)
                                      : binome_match_problem_add_tutee (self->states, &as_state);
  g_array_append_val (side->states, state);
}

/* Somebody who was added to the problem, in that order, as they are on their first day. */
void
binome_matching_later_add (BinomeMatchingLater *self, const BinomeMatchPerson *person, gboolean is_tutor)
{
  Side *side = is_tutor ? &self->tutors : &self->tutees;
  const GArray *moves = g_hash_table_lookup (self->moves, &person->person_id);
  BinomeMatchPerson now = *person;
  BinomeDate from = person->from;
  guint32 index = side->first->len;

  if (g_hash_table_size (self->moves) == 0)
    return;
  g_array_append_val (side->first, side->states->len);
  for (guint k = 0; moves != NULL && k < moves->len; k++)
    {
      const Move *next = &g_array_index (moves, Move, k);

      if (next->from <= person->from || (person->to != BINOME_DATE_NONE && next->from > person->to))
        continue;
      add_state (self, side, &now, from, next->from - 1);
      move (&now, next);
      from = next->from;
    }
  add_state (self, side, &now, from, person->to);
  if (side->states->len - g_array_index (side->first, guint, index) > 1)
    g_array_append_val (side->movers, index);
}

static gboolean
looks_at_moves (const BinomeMatchCriterion *criterion)
{
  switch (criterion->comparator)
    {
    case BINOME_MATCH_COMPARE_SAME:
    case BINOME_MATCH_COMPARE_DIFFERENT:
      return criterion->attribute == BINOME_MATCH_ATTRIBUTE_SITE
             || criterion->attribute == BINOME_MATCH_ATTRIBUTE_TEAM;
    case BINOME_MATCH_COMPARE_NOT_MANAGER:
    case BINOME_MATCH_COMPARE_SITE_DISTANCE:
      return TRUE;
    case BINOME_MATCH_COMPARE_SKILLS_COVERED:
    case BINOME_MATCH_COMPARE_SKILL_LEVEL:
    case BINOME_MATCH_COMPARE_SENIORITY_GAP:
    case BINOME_MATCH_COMPARE_DATES_OVERLAP:
    case BINOME_MATCH_COMPARE_OVERLAP:
    case BINOME_MATCH_COMPARE_LEVEL_GAP:
    case BINOME_MATCH_COMPARE_OFFERS_NEEDS:
    case BINOME_MATCH_COMPARE_WISHES:
    case BINOME_MATCH_COMPARE_TALK:
    default:
      return FALSE;
    }
}

/* A criterion of the problem: it is judged on later days too where it is a rule. */
void
binome_matching_later_add_criterion (BinomeMatchingLater *self, const BinomeMatchCriterion *criterion)
{
  if (criterion->kind != BINOME_MATCH_KIND_WEIGHTED && looks_at_moves (criterion))
    binome_match_problem_add_criterion (self->states, criterion);
}

/* ---- judging ---- */

typedef struct
{
  BinomeMatchSieve sieve; /* the first member */
  GArray *arcs;           /* of guint32: tutors */
} Row;

static void
row_take (BinomeMatchSieve *sieve, const BinomeMatchArc *arcs, gsize n_arcs)
{
  for (gsize k = 0; k < n_arcs; k++)
    g_array_append_val (((Row *)sieve)->arcs, arcs[k].tutor);
}

typedef struct
{
  guint tutee, tutor;
  char *reason;
} Broken;

static void
broken_clear (gpointer data)
{
  g_free (((Broken *)data)->reason);
}

static const State *
get_states (const Side *side, guint index, guint *n)
{
  guint first = g_array_index (side->first, guint, index);
  guint end
      = index + 1 < side->first->len ? g_array_index (side->first, guint, index + 1) : side->states->len;

  *n = end - first;
  return &g_array_index (side->states, State, first);
}

static gboolean
do_meet (const State *a, const State *b)
{
  return (a->to == BINOME_DATE_NONE || b->from <= a->to) && (b->to == BINOME_DATE_NONE || a->from <= b->to);
}

/* The first day on which the two break a rule; NULL where there is none. */
static char *
find_broken (BinomeMatchingLater *self, guint tutee, guint tutor)
{
  guint n, m;
  const State *ones = get_states (&self->tutees, tutee, &n), *others = get_states (&self->tutors, tutor, &m);
  BinomeDate first = BINOME_DATE_NONE;
  int rule = BINOME_MATCH_RULE_NONE;
  g_autofree char *day = NULL;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < m; k++)
      {
        BinomeDate from = MAX (ones[i].from, others[k].from);
        BinomeMatchScore score;

        if (!do_meet (&ones[i], &others[k]) || (rule != BINOME_MATCH_RULE_NONE && from >= first))
          continue;
        binome_match_score_pair (self->states, ones[i].index, others[k].index, &score);
        if (score.barred_by < BINOME_MATCH_RULE_FIRST_CRITERION)
          continue;
        first = from;
        rule = score.barred_by;
      }
  if (rule == BINOME_MATCH_RULE_NONE)
    return NULL;

  day = binome_date_format_iso (first);
  return g_strdup_printf (BINOME_MATCHING_LATER "%s\n%s", day,
                          binome_match_problem_get_rule_title (self->states, (guint)rule));
}

static void
judge (BinomeMatchingLater *self, guint tutee, const GArray *tutors, GArray *broken)
{
  for (guint k = 0; k < tutors->len; k++)
    {
      Broken one = { tutee, g_array_index (tutors, guint32, k), NULL };

      one.reason = find_broken (self, one.tutee, one.tutor);
      if (one.reason != NULL)
        g_array_append_val (broken, one);
    }
}

/* Of the pairs that are possible now, those with somebody who moves. */
static GArray *
list_broken (BinomeMatchingLater *self, BinomeMatchProblem *problem)
{
  g_autoptr (BinomeMatchKernel) kernel = binome_match_kernel_new (problem, BINOME_MATCH_RULE_NONE);
  const BinomeMatchRows *rows = binome_match_kernel_get_rows (kernel);
  g_autoptr (GArray) tutors = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *broken = g_array_new (FALSE, FALSE, sizeof (Broken));
  gpointer scratch = rows->scratch_new (rows);
  guint next = 0;

  g_array_set_clear_func (broken, broken_clear);
  for (guint i = 0; i < rows->n_tutees; i++)
    {
      gboolean moves
          = next < self->tutees.movers->len && g_array_index (self->tutees.movers, guint32, next) == i;
      Row row = { .sieve = { .least = G_MININT64, .take = row_take }, .arcs = tutors };

      next += moves;
      if (!moves)
        {
          row.sieve.among = (const guint32 *)(const void *)self->tutors.movers->data;
          row.sieve.n_among = self->tutors.movers->len;
        }
      if (!moves && row.sieve.n_among == 0)
        continue;
      g_array_set_size (tutors, 0);
      rows->read (rows, scratch, i, &row.sieve);
      judge (self, i, tutors, broken);
    }
  rows->scratch_free (scratch);
  return broken;
}

/* What was decided of two people, or was found by the run that is looked at, stays as it is. */
static GHashTable *
list_decided (const BinomeMatchingLoader *loader, GError **error)
{
  g_autoptr (GHashTable) decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BinomeStatement *row = binome_matching_loader_prepare (
      loader,
      "SELECT tutee || ' ' || tutor FROM match_constraint WHERE programme = ?1"
      " UNION ALL SELECT tutee || ' ' || tutor FROM match_result WHERE run = ?2 AND tutor IS NOT NULL",
      error);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  binome_statement_bind_integer (row, 2, loader->scope->run);
  while (binome_statement_step (row, &local_error))
    g_hash_table_add (decided, g_strdup (binome_statement_get_text (row, 0)));
  if (local_error == NULL)
    return g_steal_pointer (&decided);

  g_propagate_error (error, local_error);
  return NULL;
}

/* Keeps those apart who would break a rule on a later day of their pair. The last to be loaded. */
gboolean
binome_matching_load_later (const BinomeMatchingLoader *loader, GError **error)
{
  BinomeMatchingLater *self = loader->later;
  BinomeMatchingLoader of_states = *loader;
  g_autoptr (GHashTable) decided = NULL;
  g_autoptr (GArray) broken = NULL;

  if (binome_match_problem_get_n_criteria (self->states) == 0
      || self->tutees.movers->len + self->tutors.movers->len == 0)
    return TRUE;

  of_states.problem = self->states;
  decided = binome_matching_load_distances (&of_states, error) ? list_decided (loader, error) : NULL;
  if (decided == NULL)
    return FALSE;

  broken = list_broken (self, loader->problem);
  for (guint k = 0; k < broken->len; k++)
    {
      const Broken *one = &g_array_index (broken, Broken, k);
      gint64 tutee = binome_match_problem_get_tutee_id (loader->problem, one->tutee);
      gint64 tutor = binome_match_problem_get_tutor_id (loader->problem, one->tutor);
      g_autofree char *two = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, tutee, tutor);

      if (!g_hash_table_contains (decided, two))
        binome_match_problem_forbid (loader->problem, tutee, tutor, one->reason);
    }
  return TRUE;
}
