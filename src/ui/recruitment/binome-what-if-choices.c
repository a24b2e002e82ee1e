/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of “what if” with other tutors for one tutee, and what each would cost the programme. */

#include "recruitment/binome-what-if-choices.h"

#include <glib/gi18n-lib.h>

#include "recruitment/binome-what-if-rows.h"

/* Tutors that are offered. */
#define MOST_CHOICES 12

typedef struct
{
  AdwToolbarView *view;
  guint tutee;
} Choosing;

static void
choosing_free (Choosing *choosing)
{
  g_object_unref (choosing->view);
  g_free (choosing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, choosing_free)

/* A tutor whom a rule keeps away, and what the pair would be worth. */
typedef struct
{
  guint tutor;
  int score;
} Barred;

static int
compare_barred (gconstpointer a, gconstpointer b)
{
  const Barred *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->tutor < y->tutor ? -1 : x->tutor > y->tutor;
}

/* Those who could be allowed, the best first: neither vetoes nor days that never meet give way. */
static GArray *
list_barred (BinomeMatchProblem *problem, guint tutee)
{
  GArray *barred = g_array_new (FALSE, FALSE, sizeof (Barred));

  for (guint j = 0; j < binome_match_problem_get_n_tutors (problem); j++)
    {
      Barred one = { j, binome_match_score_regardless (problem, tutee, j) };
      BinomeMatchScore score;

      binome_match_score_pair (problem, tutee, j, &score);
      if (!score.feasible && one.score >= 0 && !binome_match_problem_is_allowed (problem, tutee, j))
        g_array_append_val (barred, one);
    }
  g_array_sort (barred, compare_barred);
  g_array_set_size (barred, MIN (barred->len, MOST_CHOICES));
  return barred;
}

static void
add_barred (AdwPreferencesPage *page, BinomeMatchStudy *study, guint tutee)
{
  g_autoptr (GArray) barred = list_barred (binome_match_study_get_problem (study), tutee);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (guint k = 0; k < barred->len; k++)
    adw_preferences_group_add (
        group, binome_what_if_barred_row_new (study, tutee, g_array_index (barred, Barred, k).tutor));
  adw_preferences_group_set_title (group, _ ("Kept Away by a Rule"));
  gtk_widget_set_visible (GTK_WIDGET (group), barred->len > 0);
  adw_preferences_page_add (page, group);
}

static GtkWidget *
make_choices (BinomeMatchStudy *study, guint tutee, GArray *costs, const GError *error)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char *text = _ ("No other tutor with a place is possible by the rules.");

  for (guint i = 0; costs != NULL && i < costs->len; i++)
    {
      adw_preferences_group_add (
          group, binome_what_if_cost_row_new (study, tutee, &g_array_index (costs, BinomeMatchCost, i)));
      text = _ ("What each costs the whole programme, everybody else being arranged anew as well as can be.");
    }
  adw_preferences_group_set_description (group, error != NULL ? error->message : text);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  add_barred (ADW_PREFERENCES_PAGE (page), study, tutee);
  return page;
}

static void
on_costs_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BinomeMatchStudy *study = BINOME_MATCH_STUDY (source);
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) costs = binome_match_study_list_costs_finish (study, result, &error);
  GtkWidget *page;

  if (gtk_widget_get_root (GTK_WIDGET (choosing->view)) == NULL)
    return; /* closed meanwhile */

  page = make_choices (study, choosing->tutee, costs, error);
  adw_toolbar_view_set_content (choosing->view, page);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * binome_what_if_choices_new:
 * @study: an open study
 * @tutee: an index
 * @cancellable: what closing the dialog cancels
 *
 * Its rows call the actions of the dialog it stands in.
 *
 * Returns: (transfer floating): a page that fills itself
 */
AdwNavigationPage *
binome_what_if_choices_new (BinomeMatchStudy *study, guint tutee, GCancellable *cancellable)
{
  Choosing *choosing = g_new0 (Choosing, 1);
  const char *name = binome_match_problem_get_tutee_name (binome_match_study_get_problem (study), tutee);
  /* Translators: %s is a tutee. */
  g_autofree char *title = g_strdup_printf (_ ("Another Tutor for %s"), name);

  choosing->view = ADW_TOOLBAR_VIEW (g_object_ref_sink (adw_toolbar_view_new ()));
  choosing->tutee = tutee;
  adw_toolbar_view_add_top_bar (choosing->view, adw_header_bar_new ());
  adw_toolbar_view_set_content (choosing->view, adw_spinner_new ());
  binome_match_study_list_costs_async (study, tutee, MOST_CHOICES, cancellable, on_costs_cb, choosing);
  return adw_navigation_page_new (GTK_WIDGET (choosing->view), title);
}
