/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a tutee, and who would rather have each other than what they are to have. */

#include <string.h>

#include "binome-error.h"
#include "binome-stability.h"
#include "binome-wishes.h"
#include "binome-match-comparison.h"
#include "binome-matching.h"
#include "criteria-scene.h"
#include "match-scene.h"

/* ---- choices ---- */

typedef struct
{
  gint64 tutee;
  gint64 tutors[6];
  gsize n_tutors;
  BinomeWishes *wishes;
} Choices;

static gboolean
choose_work (BinomeDb *db, gpointer data, GError **error)
{
  const Choices *choices = data;

  return binome_wishes_set_choices (db, choices->tutee, choices->tutors, choices->n_tutors, error);
}

static gboolean
read_wishes_work (BinomeDb *db, gpointer data, GError **error)
{
  Choices *choices = data;

  choices->wishes = binome_wishes_read (db, choices->tutee, error);
  return choices->wishes != NULL;
}

static void
check_choices (Scene *self, gint64 tutee, const gint64 *tutors, gsize n_tutors)
{
  Choices choices = { .tutee = tutee };
  gsize n = 0;

  scene_read (self, read_wishes_work, &choices);
  for (guint k = 0; k < choices.wishes->wishes->len; k++)
    if (binome_entity_get_integer (choices.wishes->wishes->pdata[k], BINOME_WISH_RANK) > 0)
      {
        g_assert_cmpint (binome_entity_get_integer (choices.wishes->wishes->pdata[k], BINOME_WISH_RANK), ==,
                         k + 1);
        g_assert_cmpuint (n, <, n_tutors);
        g_assert_cmpint (binome_entity_get_reference (choices.wishes->wishes->pdata[k], BINOME_WISH_TUTOR),
                         ==, tutors[n++]);
      }
  g_assert_cmpuint (n, ==, n_tutors);
  binome_wishes_free (choices.wishes);
}

static void
test_choices (Scene *self, gconstpointer data)
{
  Choices choices = { self->lea, { self->anne, self->paul, self->luc }, 3, NULL };
  Choices wrong = { self->lea, { self->anne, self->anne }, 2, NULL };
  Choices none = { self->lea, { 0 }, 0, NULL };
  Choices stranger = { self->lea, { self->hugo }, 1, NULL };
  g_autoptr (GError) error = NULL;

  scene_write (self, choose_work, &choices);
  check_choices (self, self->lea, choices.tutors, 3);
  choices = (Choices){ self->lea, { self->luc, self->anne }, 2, NULL };
  scene_check_undo (self, choose_work, &choices);
  scene_write (self, choose_work, &choices);
  check_choices (self, self->lea, choices.tutors, 2);

  g_assert_false (scene_try (self, choose_work, &wrong, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  g_assert_false (scene_try (self, choose_work, &stranger, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  scene_write (self, choose_work, &none);
  check_choices (self, self->lea, NULL, 0);
}

/* ---- stability ---- */

#define N_TUTEES 5
#define N_TUTORS 4

/* The definition, word by word, over all of them. */
static gboolean
is_blocking (int tutee, int tutor, int tutee_likes[][N_TUTORS], int tutor_likes[][N_TUTORS], const int *has,
             const gboolean *is_firm, const int *places, gboolean is_possible)
{
  gboolean tutor_would = FALSE;

  if (!is_possible || is_firm[tutee] || has[tutee] == tutor)
    return FALSE;
  if (tutee_likes[tutee][tutor] <= (has[tutee] >= 0 ? tutee_likes[tutee][has[tutee]] : 0))
    return FALSE;
  if (places[tutor] > 0)
    return tutor_likes[tutee][tutor] >= 1;
  for (int other = 0; other < N_TUTEES; other++)
    if (has[other] == tutor && !is_firm[other] && tutor_likes[tutee][tutor] > tutor_likes[other][tutor])
      tutor_would = TRUE;
  return tutor_would;
}

static void
test_stability (void)
{
  guint n_found = 0, n_stable = 0;

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)round);
      g_autoptr (GHashTable) free_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (GArray) found = NULL;
      BinomeStabilityWish wishes[N_TUTEES * N_TUTORS];
      BinomeStabilityPair pairs[N_TUTEES];
      int tutee_likes[N_TUTEES][N_TUTORS] = { 0 }, tutor_likes[N_TUTEES][N_TUTORS];
      int has[N_TUTEES], places[N_TUTORS];
      gboolean is_firm[N_TUTEES] = { FALSE };
      gsize n_wishes = 0, n_pairs = 0;
      guint next = 0;

      for (int j = 0; j < N_TUTORS; j++)
        {
          gint64 id = 100 + j;

          places[j] = g_rand_int_range (rand, 0, 2);
          g_hash_table_insert (free_places, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (places[j]));
        }
      for (int i = 0; i < N_TUTEES; i++)
        {
          has[i] = g_rand_int_range (rand, -1, N_TUTORS);
          is_firm[i] = has[i] >= 0 && g_rand_int_range (rand, 0, 6) == 0;
          if (has[i] >= 0)
            pairs[n_pairs++] = (BinomeStabilityPair){ 10 + i, 100 + has[i], is_firm[i] };
          for (int j = 0; j < N_TUTORS; j++)
            {
              tutor_likes[i][j] = 1;
              if (g_rand_boolean (rand))
                continue;
              tutee_likes[i][j] = g_rand_int_range (rand, 0, 7);
              tutor_likes[i][j] = g_rand_int_range (rand, 0, 3);
              wishes[n_wishes++]
                  = (BinomeStabilityWish){ 10 + i, 100 + j, tutee_likes[i][j], tutor_likes[i][j],
                                           g_rand_int_range (rand, 0, 5) > 0 };
            }
        }

      found = binome_stability_find (wishes, n_wishes, pairs, n_pairs, free_places);
      for (guint k = 0; k < n_wishes; k++)
        {
          gboolean is_found = next < found->len && g_array_index (found, guint, next) == k;

          g_assert_true (is_found
                         == is_blocking ((int)wishes[k].tutee - 10, (int)wishes[k].tutor - 100, tutee_likes,
                                         tutor_likes, has, is_firm, places, wishes[k].is_possible));
          next += is_found;
        }
      g_assert_cmpuint (next, ==, found->len);
      n_found += found->len;
      n_stable += found->len == 0;
    }
  g_assert_cmpuint (n_found, >, 1000);
  g_assert_cmpuint (n_stable, >, 100);
}

typedef struct
{
  gint64 programme;
  gint64 run;
  GPtrArray *rivals;
} Stable;

static gboolean
stable_work (BinomeDb *db, gpointer data, GError **error)
{
  Stable *stable = data;

  stable->rivals = binome_stability_list (db, stable->programme, stable->run, error);
  return stable->rivals != NULL;
}

/* Léa is to have Paul, though Anne is her first choice and has a place. */
static void
test_rivals (Scene *self, gconstpointer data)
{
  Stable stable = { self->programme, 0, NULL };
  const BinomeRivals *rivals;

  scene_write (self, criteria_scene_clear_work, &self->programme);
  scene_propose (self, self->lea, self->paul);
  criteria_scene_add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTEE, BINOME_WISH_PREFER, 1);
  scene_read (self, stable_work, &stable);
  g_assert_cmpuint (stable.rivals->len, ==, 1);
  rivals = stable.rivals->pdata[0];
  g_assert_cmpint (rivals->tutee, ==, self->lea);
  g_assert_cmpint (rivals->tutor, ==, self->anne);
  g_assert_cmpint (rivals->rank, ==, 1);
  g_assert_true (rivals->has_place);
  g_assert_nonnull (strstr (rivals->tutee_has, "Paul"));
  g_ptr_array_unref (stable.rivals);

  /* Anne would rather not: nothing to be done. */
  criteria_scene_add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_AVOID, 0);
  scene_read (self, stable_work, &stable);
  g_assert_cmpuint (stable.rivals->len, ==, 0);
  g_ptr_array_unref (stable.rivals);
}

static guint
count_rivals (Scene *self, BinomeEntity *run)
{
  Stable stable = { self->programme, binome_entity_get_id (run), NULL };
  guint n;

  scene_read (self, stable_work, &stable);
  n = stable.rivals->len;
  g_ptr_array_unref (stable.rivals);
  return n;
}

typedef struct
{
  gint64 runs[2];
  int n_rivals[2];
} Beside;

static gboolean
beside_work (BinomeDb *db, gpointer data, GError **error)
{
  Beside *beside = data;
  g_autoptr (BinomeMatchComparison) comparison
      = binome_match_comparison_read (db, beside->runs[0], beside->runs[1], error);

  for (guint i = 0; comparison != NULL && i < 2; i++)
    beside->n_rivals[i] = comparison->sides[i].n_rivals;
  return comparison != NULL;
}

static gboolean
adopt_work (BinomeDb *db, gpointer run, GError **error)
{
  return binome_match_run_adopt (db, *(gint64 *)run, NULL, FALSE, NULL, error);
}

static gboolean
no_place_work (BinomeDb *db, gpointer tutor, GError **error)
{
  return binome_enrolment_set_capacity (db, *(gint64 *)tutor, 0, error);
}

/* By the site Léa has Paul and Anne one of Paris, though Léa and Anne want each other; a run by wishes brings
 * them together. Both are judged by their own pairs, whichever is adopted. */
static void
test_runs (Scene *self, gconstpointer data)
{
  const CriteriaRule wishes = { .comparator = BINOME_COMPARATOR_WISHES, .kind = PREFER };
  g_autoptr (BinomeEntity) by_site = NULL, by_wish = NULL;
  Beside beside;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, no_place_work, &self->luc);
  by_site = match_scene_run (self, &(BinomeMatchingOptions){ 0 });
  g_assert_cmpuint (count_rivals (self, by_site), ==, 0);

  criteria_scene_add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTEE, BINOME_WISH_PREFER, 1);
  criteria_scene_add_wish (self, self->lea, self->anne, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_PREFER, 0);
  g_assert_cmpuint (count_rivals (self, by_site), ==, 1);

  scene_write (self, criteria_scene_clear_work, &self->programme);
  scene_add (self, criteria_scene_make (self, &wishes));
  by_wish = match_scene_run (self, &(BinomeMatchingOptions){ 0 });
  g_assert_cmpuint (count_rivals (self, by_wish), ==, 0);

  beside = (Beside){ .runs = { binome_entity_get_id (by_site), binome_entity_get_id (by_wish) } };
  scene_write (self, adopt_work, &beside.runs[1]);
  scene_read (self, beside_work, &beside);
  g_assert_cmpint (beside.n_rivals[0], ==, 1);
  g_assert_cmpint (beside.n_rivals[1], ==, 0);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/criteria/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("choices", test_choices);
  ADD ("rivals", test_rivals);
  ADD ("rivals-of-runs", test_runs);
  g_test_add_func ("/criteria/stability", test_stability);

  return g_test_run ();
}
