/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of scores: what is read is what the scorer says, blocks are means, and thousands of people are
 * looked at without waiting. */

#include <locale.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "binome-match-grid.h"
#include "binome-match-score.h"

static const char *const sites[] = { "Lyon", "Paris", "Lille", "Brest", "Nantes" };
static const char *const teams[] = { "A", "B", "C", "D", "E", "F", "G" };

/* People of five sites and seven teams; the site must be the same for all but remote pairs, the team is a
 * preference, and so is the job. */
static BinomeMatchProblem *
make_problem (guint n_tutees, guint n_tutors)
{
  BinomeMatchProblem *problem = binome_match_problem_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  const BinomeMatchCriterion site = { .title = "Same site",
                                      .comparator = BINOME_MATCH_COMPARE_SAME,
                                      .attribute = BINOME_MATCH_ATTRIBUTE_SITE,
                                      .kind = BINOME_MATCH_KIND_MUST };
  const BinomeMatchCriterion team = { .title = "Same team",
                                      .comparator = BINOME_MATCH_COMPARE_SAME,
                                      .attribute = BINOME_MATCH_ATTRIBUTE_TEAM,
                                      .kind = BINOME_MATCH_KIND_WEIGHTED,
                                      .weight = 6 };
  const BinomeMatchCriterion job = { .title = "Same job",
                                     .comparator = BINOME_MATCH_COMPARE_SAME,
                                     .attribute = BINOME_MATCH_ATTRIBUTE_JOB,
                                     .kind = BINOME_MATCH_KIND_WEIGHTED,
                                     .weight = 4 };

  binome_match_problem_add_criterion (problem, &site);
  binome_match_problem_add_criterion (problem, &team);
  binome_match_problem_add_criterion (problem, &job);
  for (guint i = 0; i < n_tutees + n_tutors; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      BinomeMatchPerson person = {
        .id = i + 1,
        .person_id = i + 1,
        .name = name,
        .site = sites[(guint64)(i % (i < n_tutees ? n_tutees : n_tutors)) * 5 / MAX (n_tutees, n_tutors) % 5],
        .team = teams[g_rand_int_range (rand, 0, 7)],
        .job = teams[g_rand_int_range (rand, 0, 3)],
        .capacity = 2,
      };

      if (i < n_tutees)
        binome_match_problem_add_tutee (problem, &person);
      else
        binome_match_problem_add_tutor (problem, &person);
    }

  return problem;
}

static void
test_cells (void)
{
  g_autoptr (BinomeMatchProblem) problem = make_problem (40, 30);
  g_autofree guint *rows = g_new (guint, 40), *columns = g_new (guint, 30);
  g_autoptr (BinomeMatchGrid) grid = NULL;
  g_autoptr (BinomeMatrixTile) tile = NULL;

  for (guint i = 0; i < 40; i++)
    rows[i] = 39 - i;
  for (guint j = 0; j < 30; j++)
    columns[j] = (j * 7) % 30;
  grid = binome_match_grid_new (problem, rows, columns);
  tile = binome_match_grid_read (grid, 5, 3, 20, 100, 1, NULL, NULL);
  g_assert_cmpuint (tile->height, ==, 20);
  g_assert_cmpuint (tile->width, ==, 27); /* what there is, not what was asked for */
  for (guint i = 0; i < tile->height; i++)
    for (guint j = 0; j < tile->width; j++)
      {
        BinomeMatchScore score;

        binome_match_score_pair (problem, rows[5 + i], columns[3 + j], &score);
        if (score.feasible)
          {
            g_assert_cmpuint (tile->share[i * tile->width + j], ==, 255);
            g_assert_cmpuint (tile->value[i * tile->width + j], ==, (guint)(score.score + 5000) / 10000);
          }
        else
          g_assert_cmpuint (tile->share[i * tile->width + j], ==, BINOME_MATRIX_NONE);
      }
}

/* A block is the mean of what is possible in it, counted by hand. */
static void
test_blocks (void)
{
  g_autoptr (BinomeMatchProblem) problem = make_problem (23, 17);
  g_autoptr (BinomeMatchGrid) grid = binome_match_grid_new (problem, NULL, NULL);
  g_autoptr (BinomeMatrixTile) tile = binome_match_grid_read (grid, 0, 0, 23, 17, 5, NULL, NULL);

  g_assert_cmpuint (tile->height, ==, 5);
  g_assert_cmpuint (tile->width, ==, 4);
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < 4; j++)
      {
        guint64 sum = 0;
        guint n = 0;

        for (guint a = i * 5; a < MIN (i * 5 + 5, 23); a++)
          for (guint b = j * 5; b < MIN (j * 5 + 5, 17); b++)
            {
              BinomeMatchScore score;

              binome_match_score_pair (problem, a, b, &score);
              n += score.feasible;
              sum += score.feasible ? (guint)score.score : 0;
            }
        g_assert_cmpuint (tile->value[i * 4 + j], ==, n > 0 ? (sum / n + 5000) / 10000 : 0);
        g_assert_true ((tile->share[i * 4 + j] == BINOME_MATRIX_NONE) == (n == 0));
      }
}

static void
test_words (void)
{
  g_autoptr (BinomeMatchProblem) problem = make_problem (10, 10);
  g_autoptr (BinomeMatchGrid) grid = binome_match_grid_new (problem, NULL, NULL);
  g_autofree char *barred = binome_match_grid_describe (grid, 0, 9, BINOME_MATCH_MARK_NONE);
  g_autofree char *pair = binome_match_grid_describe (grid, 0, 0, BINOME_MATCH_MARK_FOUND);

  g_assert_cmpstr (barred, ==, "Person 0 with Person 19: not possible, by “Same site”");
  g_assert_nonnull (strstr (pair, "of 100, the pair that was found"));
}

static void
test_cancelled (void)
{
  g_autoptr (BinomeMatchProblem) problem = make_problem (200, 100);
  g_autoptr (BinomeMatchGrid) grid = binome_match_grid_new (problem, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (binome_match_grid_read (grid, 0, 0, 200, 100, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const char *
get_name (guint index, gpointer user_data)
{
  return "Marie-Christine Lefebvre";
}

static double
draw_frames (const BinomeMatrix *matrix, double width, double height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  cairo_t *cr = cairo_create (surface);
  clock_t start = clock ();
  BinomeChartTheme theme;
  double spent;

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  for (int i = 0; i < 10; i++)
    binome_matrix_draw (matrix, cr, width, height, &theme);
  spent = (double)(clock () - start) / 10000;
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return spent;
}

/* Everybody of a large company, and one screen of cells: read and drawn. CPU time, as others are at work on
 * the machine. The bound is wide, for slow and instrumented machines; the message says what it was. */
static void
test_large (void)
{
  g_autoptr (BinomeMatchProblem) problem = make_problem (5000, 4000);
  g_autoptr (BinomeMatchGrid) grid = binome_match_grid_new (problem, NULL, NULL);
  g_autoptr (BinomeMatrixTile) all = NULL, near = NULL;
  g_autofree int *chosen = g_new (int, 5000);
  BinomeMatrix matrix = { .n_rows = 5000,
                          .n_columns = 4000,
                          .row_title = "Tutees",
                          .column_title = "Tutors",
                          .get_row_name = get_name,
                          .get_column_name = get_name,
                          .focus_row = -1,
                          .focus_column = -1 };
  clock_t start = clock ();
  double read_all, read_near, frame_all, frame_near;
  const char *folder = g_getenv ("BINOME_PICTURES");

  for (int i = 0; i < 5000; i++)
    chosen[i] = i * 4 / 5;
  matrix.cell = 0.15;
  matrix.chosen = chosen;
  all = binome_match_grid_read (grid, 0, 0, 5000, 4000, 7, NULL, NULL);
  read_all = (double)(clock () - start) / 1000;
  matrix.tile = all;
  frame_all = draw_frames (&matrix, 800, 800);
  if (folder != NULL)
    {
      g_autofree char *path = g_build_filename (folder, "map-all.png", NULL);
      BinomeChartTheme theme;
      g_autoptr (GBytes) picture = NULL;

      binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
      picture = binome_matrix_save (&matrix, FALSE, 800, 800, &theme, NULL);
      g_file_set_contents (path, g_bytes_get_data (picture, NULL), (gssize)g_bytes_get_size (picture), NULL);
    }

  start = clock ();
  near = binome_match_grid_read (grid, 2000, 1600, 45, 60, 1, NULL, NULL);
  read_near = (double)(clock () - start) / 1000;
  matrix.tile = near;
  matrix.cell = 26;
  matrix.top = 2000;
  matrix.left = 1600;
  matrix.focus_row = 2003;
  matrix.focus_column = 1604;
  frame_near = draw_frames (&matrix, 1200, 800);
  g_test_message ("5,000 x 4,000: read %.1f ms, frame %.2f ms; near: read %.2f ms, frame %.2f ms", read_all,
                  frame_all, read_near, frame_near);
  g_assert_cmpfloat (read_all, <, 20000);
  g_assert_cmpfloat (frame_all, <, 1000);
  g_assert_cmpfloat (frame_near, <, 1000);
  /* Never more than what is seen. */
  g_assert_cmpuint (all->width * all->height, <, 420000);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match-grid/cells", test_cells);
  g_test_add_func ("/match-grid/blocks", test_blocks);
  g_test_add_func ("/match-grid/words", test_words);
  g_test_add_func ("/match-grid/cancelled", test_cancelled);
  g_test_add_func ("/match-grid/large", test_large);

  return g_test_run ();
}
