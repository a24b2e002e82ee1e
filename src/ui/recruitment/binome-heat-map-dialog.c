/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of the tutees of a run with all tutors, by site and name, with its pairs framed; before the
 * first run those of who waits. */

#include "recruitment/binome-heat-map-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-match-score.h"
#include "binome-matching-load.h"
#include "recruitment/binome-heat-map.h"
#include "recruitment/binome-profiles-dialog.h"

#define ZOOM_STEP 1.6

struct _BinomeHeatMapDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  AdwBanner *error_banner;
  GtkStack *stack;
  AdwStatusPage *error_page;
  BinomeHeatMap *map;
  GtkWidget *cell_box;
  GtkLabel *cell_label;

  BinomeSession *session;
  BinomeRecruitment *recruitment;
  BinomeMatchProblem *problem;
  BinomeMatchGrid *grid;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BinomeHeatMapDialog, binome_heat_map_dialog, ADW_TYPE_DIALOG)

/* ---- the order ---- */

typedef struct
{
  guint index;
  char *key;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/* By site, then by name, so that what belongs together stands together. */
static guint *
sort_people (BinomeHeatMapDialog *self, guint n, gint64 (*get_id) (BinomeMatchProblem *, guint))
{
  g_autofree Place *places = g_new0 (Place, n + 1);
  guint *order = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const BinomeParticipant *who = binome_recruitment_find (self->recruitment, get_id (self->problem, i));
      g_autofree char *text
          = who != NULL ? g_strdup_printf ("%s\n%s", who->site != NULL ? who->site : "", who->name) : NULL;

      places[i] = (Place){ i, g_utf8_collate_key (text != NULL ? text : "", -1) };
    }
  qsort (places, n, sizeof *places, compare_places);
  for (guint i = 0; i < n; i++)
    {
      order[i] = places[i].index;
      g_free (places[i].key);
    }

  return order;
}

/* ---- the pairs ---- */

static gboolean
has_results (BinomeHeatMapDialog *self)
{
  return self->recruitment->results->len > 0;
}

/* Enrolments to where they stand in the map. */
static GHashTable *
list_places (guint n, const guint *order, BinomeMatchProblem *problem,
             gint64 (*get_id) (BinomeMatchProblem *, guint))
{
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = get_id (problem, order[i]);

      g_hash_table_insert (places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
    }

  return places;
}

static int
find_place (GHashTable *places, BinomeEntity *result, guint field)
{
  gint64 id = binome_entity_get_reference (result, field);

  return GPOINTER_TO_INT (g_hash_table_lookup (places, &id)) - 1;
}

/* The pairs of the run that is shown. Whether one of them would have another score today. */
static gboolean
list_chosen (BinomeHeatMapDialog *self, const guint *tutees, const guint *tutors, int *chosen, gboolean *kept)
{
  guint n = binome_match_problem_get_n_tutees (self->problem);
  g_autoptr (GHashTable) rows = list_places (n, tutees, self->problem, binome_match_problem_get_tutee_id);
  g_autoptr (GHashTable) columns = list_places (binome_match_problem_get_n_tutors (self->problem), tutors,
                                                self->problem, binome_match_problem_get_tutor_id);
  gboolean differs = FALSE;

  for (guint i = 0; i < n; i++)
    chosen[i] = -1;
  for (guint k = 0; k < self->recruitment->results->len; k++)
    {
      BinomeEntity *result = self->recruitment->results->pdata[k];
      int row = find_place (rows, result, BINOME_MATCH_RESULT_TUTEE);
      int column = find_place (columns, result, BINOME_MATCH_RESULT_TUTOR);
      double score;

      if (row < 0 || column < 0)
        continue;
      chosen[row] = column;
      kept[row] = binome_entity_get_boolean (result, BINOME_MATCH_RESULT_LOCKED);
      score = binome_match_score_regardless (self->problem, tutees[row], tutors[column]) * 100.0
              / BINOME_MATCH_SCORE_MAX;
      differs |= ABS (score - binome_entity_get_real (result, BINOME_MATCH_RESULT_SCORE)) >= 0.5;
    }

  return differs;
}

static void
show_map (BinomeHeatMapDialog *self)
{
  guint n = binome_match_problem_get_n_tutees (self->problem);
  g_autofree guint *tutees = sort_people (self, n, binome_match_problem_get_tutee_id);
  g_autofree guint *tutors = sort_people (self, binome_match_problem_get_n_tutors (self->problem),
                                          binome_match_problem_get_tutor_id);
  g_autofree int *chosen = g_new0 (int, n + 1);
  g_autofree gboolean *kept = g_new0 (gboolean, n + 1);

  self->grid = binome_match_grid_new (self->problem, tutees, tutors);
  if (list_chosen (self, tutees, tutors, chosen, kept))
    {
      adw_banner_set_title (
          self->error_banner,
          _ ("Criteria or people have changed since this run. These are the scores of today."));
      adw_banner_set_revealed (self->error_banner, TRUE);
    }
  binome_heat_map_set_grid (self->map, self->grid, chosen, kept);
}

/* ---- actions ---- */

static void
on_cell_changed_cb (BinomeHeatMapDialog *self)
{
  g_autofree char *words = binome_heat_map_describe (self->map);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "heat-map.profiles", words != NULL);
  if (words != NULL)
    gtk_label_set_label (self->cell_label, words);
}

static void
show_profiles (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeHeatMapDialog *self = BINOME_HEAT_MAP_DIALOG (widget);
  guint row, column;

  if (binome_heat_map_get_cell (self->map, &row, &column))
    adw_dialog_present (
        ADW_DIALOG (binome_profiles_dialog_new (
            self->session,
            binome_match_problem_get_tutee_id (self->problem, binome_match_grid_get_tutee (self->grid, row)),
            binome_match_problem_get_tutor_id (self->problem,
                                               binome_match_grid_get_tutor (self->grid, column)))),
        widget);
}

static void
on_cell_activated_cb (BinomeHeatMapDialog *self)
{
  show_profiles (GTK_WIDGET (self), NULL, NULL);
}

static void
zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_heat_map_zoom (BINOME_HEAT_MAP_DIALOG (widget)->map, ZOOM_STEP);
}

static void
zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_heat_map_zoom (BINOME_HEAT_MAP_DIALOG (widget)->map, 1 / ZOOM_STEP);
}

static void
fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  binome_heat_map_fit (BINOME_HEAT_MAP_DIALOG (widget)->map);
}

/* ---- saving ---- */

static void
show_error (BinomeHeatMapDialog *self, const GError *error)
{
  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeHeatMapDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) && self->error_banner != NULL)
    show_error (self, error);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeHeatMapDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (self->error_banner == NULL)
    return; /* closed meanwhile */
  if (file != NULL)
    picture = binome_heat_map_save (self->map, !g_str_has_suffix (name, ".png"), &error);
  if (picture != NULL)
    g_file_replace_contents_bytes_async (file, picture, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_written_cb,
                                         g_object_ref (self));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_error (self, error);
}

static void
add_filter (GListStore *filters, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  g_list_store_append (filters, filter);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *file_name = g_strconcat (_ ("Scores of all pairs"), ".png", NULL);

  add_filter (filters, _ ("Pictures (PNG)"), "png");
  add_filter (filters, _ ("Drawings (SVG)"), "svg");
  gtk_file_dialog_set_title (dialog, _ ("Save Image"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen_cb,
                        g_object_ref (widget));
}

/* ---- reading ---- */

typedef struct
{
  gint64 programme;
  gint64 run;
  BinomeMatchProblem *problem;
} Reading;

static void
reading_clear (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->problem, binome_match_problem_unref);
}

static void
reading_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, reading_clear);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  const BinomeMatchingScope scope = { .run = reading->run };
  g_autofree char *criteria = NULL;

  reading->problem = binome_matching_load_scope (db, reading->programme, &scope, &criteria, error);
  return reading->problem != NULL;
}

/* What is opened, and where it comes in. */
typedef struct
{
  BinomeHeatMapDialog *dialog;
  Reading *reading;
} Opening;

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (BinomeHeatMapDialog) self = opening->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = binome_store_read_finish (BINOME_STORE (source), result, NULL, &error);

  if (done)
    self->problem = binome_match_problem_ref (opening->reading->problem);
  reading_unref (opening->reading);
  if (self->stack == NULL)
    return; /* closed meanwhile */

  if (done)
    show_map (self);
  else
    adw_status_page_set_description (self->error_page, error->message);
  gtk_widget_set_visible (self->cell_box, done);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "heat-map.save", done);
  gtk_stack_set_visible_child_name (self->stack, done ? "map" : "error");
  if (done)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
open_map (BinomeHeatMapDialog *self)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->dialog = g_object_ref (self);
  opening->reading = g_atomic_rc_box_new0 (Reading);
  opening->reading->programme = binome_session_get_programme_id (self->session);
  opening->reading->run = has_results (self) ? self->recruitment->run : 0;
  binome_store_read_async (binome_session_get_store (self->session), read_work,
                           g_atomic_rc_box_acquire (opening->reading), reading_unref, self->cancellable,
                           on_read_cb, opening);
}

/* ---- the dialog ---- */

static void
binome_heat_map_dialog_dispose (GObject *object)
{
  BinomeHeatMapDialog *self = BINOME_HEAT_MAP_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_HEAT_MAP_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->grid, binome_match_grid_unref);
  g_clear_pointer (&self->problem, binome_match_problem_unref);
  g_clear_pointer (&self->recruitment, binome_recruitment_unref);

  G_OBJECT_CLASS (binome_heat_map_dialog_parent_class)->dispose (object);
}

static void
binome_heat_map_dialog_class_init (BinomeHeatMapDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_heat_map_dialog_dispose;

  g_type_ensure (BINOME_TYPE_HEAT_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/heat-map-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeHeatMapDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, BinomeHeatMapDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeHeatMapDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeHeatMapDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeHeatMapDialog, map);
  gtk_widget_class_bind_template_child (widget_class, BinomeHeatMapDialog, cell_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeHeatMapDialog, cell_label);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_activated_cb);

  gtk_widget_class_install_action (widget_class, "heat-map.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "heat-map.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "heat-map.fit", NULL, fit);
  gtk_widget_class_install_action (widget_class, "heat-map.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "heat-map.profiles", NULL, show_profiles);
}

static void
binome_heat_map_dialog_init (BinomeHeatMapDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->cell_box, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "heat-map.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "heat-map.profiles", FALSE);
}

/**
 * binome_heat_map_dialog_new:
 * @session: what the window works on, with a programme
 * @recruitment: what was read, for sites and the run that is shown
 *
 * Returns: (transfer floating): a dialog with the scores of all pairs
 */
BinomeHeatMapDialog *
binome_heat_map_dialog_new (BinomeSession *session, BinomeRecruitment *recruitment)
{
  BinomeHeatMapDialog *self = g_object_new (BINOME_TYPE_HEAT_MAP_DIALOG, NULL);
  BinomeEntity *run = binome_recruitment_get_run (recruitment);

  self->session = g_object_ref (session);
  self->recruitment = binome_recruitment_ref (recruitment);
  self->cancellable = g_cancellable_new ();
  if (run != NULL)
    adw_window_title_set_subtitle (self->window_title, binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE));
  open_map (self);
  return self;
}
