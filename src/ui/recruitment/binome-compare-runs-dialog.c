/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two runs side by side: figures, what they were given, who changes; and which is adopted or put aside. */

#include "recruitment/binome-compare-runs-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-export-action.h"
#include "binome-match-comparison.h"
#include "binome-matching-options.h"
#include "binome-text.h"
#include "recruitment/binome-growing-list.h"

struct _BinomeCompareRunsDialog
{
  AdwDialog parent_instance;

  AdwComboRow *first_row;
  AdwComboRow *second_row;
  AdwPreferencesGroup *figures_group;
  AdwPreferencesGroup *asked_group;
  AdwPreferencesGroup *criteria_group;
  BinomeGrowingList *shifts_list;
  AdwPreferencesGroup *decision_group;

  BinomeSession *session;
  GPtrArray *runs;
  GPtrArray *rows; /* of the groups, made anew by each comparison: GtkWidget, unowned */
  GPtrArray *shifts;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (BinomeCompareRunsDialog, binome_compare_runs_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_DECIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- rows ---- */

static void
add_row (BinomeCompareRunsDialog *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (BinomeCompareRunsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      adw_preferences_group_remove (
          ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
make_value (const char *text, gboolean better)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  if (better)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

/* @wanted: 1 where more is better, -1 where less is, 0 where neither. */
static void
add_figure (BinomeCompareRunsDialog *self, const char *title, double first, double second, int decimals,
            int wanted)
{
  GtkWidget *row = make_row (title, NULL);
  g_autofree char *one = binome_text_format_number (first, decimals);
  g_autofree char *other = binome_text_format_number (second, decimals);
  double gain = g_str_equal (one, other) ? 0 : (first - second) * wanted;
  /* Translators: the value of the first of two runs, and of the second. */
  g_autofree char *spoken = g_strdup_printf (_ ("First: %1$s, second: %2$s"), one, other);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_value (one, gain > 0));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_value (other, gain < 0));
  add_row (self, self->figures_group, row);
}

static double
real_of (const BinomeMatchSide *side, BinomeMatchRunField field)
{
  return binome_entity_get_real (side->run, field);
}

static double
count_of (const BinomeMatchSide *side, BinomeMatchRunField field)
{
  return (double)binome_entity_get_integer (side->run, field);
}

static void
show_figures (BinomeCompareRunsDialog *self, const BinomeMatchSide *a, const BinomeMatchSide *b)
{
  add_figure (self, _ ("Tutees with a tutor"), count_of (a, BINOME_MATCH_RUN_SERVED),
              count_of (b, BINOME_MATCH_RUN_SERVED), 0, 1);
  add_figure (self, _ ("Tutees"), count_of (a, BINOME_MATCH_RUN_TUTEES),
              count_of (b, BINOME_MATCH_RUN_TUTEES), 0, 0);
  add_figure (self, _ ("Mean score"), real_of (a, BINOME_MATCH_RUN_MEAN_SCORE),
              real_of (b, BINOME_MATCH_RUN_MEAN_SCORE), 1, 1);
  add_figure (self, _ ("Lowest score"), real_of (a, BINOME_MATCH_RUN_LOWEST_SCORE),
              real_of (b, BINOME_MATCH_RUN_LOWEST_SCORE), 1, 1);
  add_figure (self, _ ("Spread of the load"), real_of (a, BINOME_MATCH_RUN_LOAD_SPREAD),
              real_of (b, BINOME_MATCH_RUN_LOAD_SPREAD), 2, -1);
  add_figure (self, _ ("Most tutees of one tutor"), a->busiest, b->busiest, 0, -1);
  add_figure (self, _ ("Tutors with a tutee"), a->n_tutors, b->n_tutors, 0, 0);
  if (a->n_rivals >= 0 && b->n_rivals >= 0)
    add_figure (self, _ ("Would both rather have each other"), a->n_rivals, b->n_rivals, 0, -1);
  add_figure (self, _ ("Kept together by hand"), count_of (a, BINOME_MATCH_RUN_LOCKED),
              count_of (b, BINOME_MATCH_RUN_LOCKED), 0, 0);
}

static void
show_asked (BinomeCompareRunsDialog *self, const BinomeMatchComparison *comparison)
{
  const char *titles[] = { _ ("First"), _ ("Second") };

  for (guint i = 0; i < 2; i++)
    {
      BinomeMatchingOptions options;
      g_autofree char *text = NULL;

      binome_matching_options_read (&options, comparison->sides[i].run);
      text = binome_matching_options_describe (&options);
      add_row (self, self->asked_group, make_row (titles[i], text));
    }
}

static void
show_criteria (BinomeCompareRunsDialog *self, const BinomeMatchComparison *comparison)
{
  const char *titles[] = { _ ("Only in the first"), _ ("Only in the second") };
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < comparison->sides[i].only->len; k++, n++)
      add_row (self, self->criteria_group, make_row (comparison->sides[i].only->pdata[k], titles[i]));
  for (guint i = 0; i < 2; i++)
    if (comparison->sides[i].criteria != NULL)
      add_row (self, self->criteria_group,
               make_row (comparison->sides[i].criteria, i == 0 ? _ ("First") : _ ("Second")));
  if (n == 0)
    add_row (self, self->criteria_group, make_row (_ ("Both had the same criteria."), NULL));
}

/* ---- who changes ---- */

static GtkWidget *
make_shift_row (gpointer item, gpointer user_data)
{
  BinomeCompareRunsDialog *self = user_data;
  guint index = (guint)g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10);
  const BinomeMatchShift *shift = self->shifts->pdata[index];
  const char *nobody = _ ("nobody");
  /* Translators: a tutor in the first run and one in the second; either may be “nobody”. */
  g_autofree char *text
      = g_strdup_printf (_ ("from %1$s to %2$s"), *shift->from != '\0' ? shift->from : nobody,
                         *shift->to != '\0' ? shift->to : nobody);
  g_autofree char *from = binome_text_format_number (shift->from_score, 0);
  g_autofree char *to = binome_text_format_number (shift->to_score, 0);
  /* Translators: a figure before a change, and after it. */
  g_autofree char *scores
      = g_strdup_printf (_ ("%1$s → %2$s"), *shift->from != '\0' ? from : "–", *shift->to != '\0' ? to : "–");
  GtkWidget *row = make_row (shift->tutee, text);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_value (scores, FALSE));
  return row;
}

static void
show_shifts (BinomeCompareRunsDialog *self, BinomeMatchComparison *comparison)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *common
      = g_strdup_printf (ngettext ("%u tutee has the same tutor in both.",
                                   "%u tutees have the same tutor in both.", comparison->n_common),
                         comparison->n_common);

  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  self->shifts = g_ptr_array_ref (comparison->shifts);
  for (guint i = 0; i < self->shifts->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_ptr_array_add (items, gtk_string_object_new (text));
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->shifts_list), common);
  binome_growing_list_set_items (self->shifts_list, items, make_shift_row, self);
}

/* ---- the decision ---- */

static void
on_decision_cb (GtkWidget *row, BinomeCompareRunsDialog *self)
{
  gint64 *run = g_object_get_data (G_OBJECT (row), "binome-run");
  gboolean adopt = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "binome-adopt"));

  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_DECIDE], 0, *run, adopt);
  g_object_unref (self);
}

static void
add_decision (BinomeCompareRunsDialog *self, BinomeEntity *run, gboolean adopt)
{
  GtkWidget *row = adw_button_row_new ();
  gint64 id = binome_entity_get_id (run);
  const char *title = binome_entity_get_text (run, BINOME_MATCH_RUN_TITLE);
  /* Translators: %s is the title of a run. */
  g_autofree char *text
      = adopt ? g_strdup_printf (_ ("Adopt “%s”…"), title) : g_strdup_printf (_ ("Discard “%s”…"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  if (adopt)
    gtk_widget_add_css_class (row, "suggested-action");
  g_object_set_data_full (G_OBJECT (row), "binome-run", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data (G_OBJECT (row), "binome-adopt", GINT_TO_POINTER (adopt));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_decision_cb), self, 0);
  add_row (self, self->decision_group, row);
}

static void
show_decisions (BinomeCompareRunsDialog *self, const BinomeMatchComparison *comparison)
{
  gboolean any = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      BinomeEntity *run = comparison->sides[i].run;

      if (binome_entity_get_choice (run, BINOME_MATCH_RUN_STATE) != (int)BINOME_MATCH_RUN_STATE_DRAFT)
        continue;
      any = TRUE;
      if (binome_entity_get_integer (run, BINOME_MATCH_RUN_SERVED) > 0)
        add_decision (self, run, TRUE);
      add_decision (self, run, FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->decision_group), any);
}

/* ---- reading ---- */

typedef struct
{
  gint64 runs[2];
  BinomeMatchComparison *comparison;
} Reading;

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *)data)->comparison, binome_match_comparison_free);
  g_free (data);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->comparison = binome_match_comparison_read (db, reading->runs[0], reading->runs[1], error);
  return reading->comparison != NULL;
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeCompareRunsDialog *self = BINOME_COMPARE_RUNS_DIALOG (widget);
  BinomeMatchComparison *comparison = ((Reading *)data)->comparison;

  if (self->rows == NULL)
    return; /* closed meanwhile */

  clear_rows (self);
  show_figures (self, &comparison->sides[0], &comparison->sides[1]);
  show_asked (self, comparison);
  show_criteria (self, comparison);
  show_shifts (self, comparison);
  show_decisions (self, comparison);
}

static void
on_selected_cb (BinomeCompareRunsDialog *self)
{
  guint first = adw_combo_row_get_selected (self->first_row);
  guint second = adw_combo_row_get_selected (self->second_row);
  Reading *reading;

  if (!self->ready || first >= self->runs->len || second >= self->runs->len)
    return;

  reading = g_new0 (Reading, 1);
  reading->runs[0] = binome_entity_get_id (self->runs->pdata[first]);
  reading->runs[1] = binome_entity_get_id (self->runs->pdata[second]);
  binome_session_read (self->session, GTK_WIDGET (self), read_work, reading, reading_free, on_read_cb);
}

/* ---- handing it out ---- */

static void
export_comparison (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeCompareRunsDialog *self = BINOME_COMPARE_RUNS_DIALOG (widget);
  AdwComboRow *rows[] = { self->first_row, self->second_row };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkRoot *window = gtk_widget_get_root (widget);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint chosen = adw_combo_row_get_selected (rows[i]);

      if (chosen < self->runs->len)
        {
          gint64 id = binome_entity_get_id (self->runs->pdata[chosen]);

          g_array_append_val (ids, id);
        }
    }
  if (BINOME_IS_WINDOW (window))
    binome_export_action_run (BINOME_WINDOW (window),
                              binome_export_list_new_for_ids (BINOME_EXPORT_COMPARISON, ids));
}

/* ---- the dialog ---- */

static void
binome_compare_runs_dialog_dispose (GObject *object)
{
  BinomeCompareRunsDialog *self = BINOME_COMPARE_RUNS_DIALOG (object);

  self->ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_COMPARE_RUNS_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);

  G_OBJECT_CLASS (binome_compare_runs_dialog_parent_class)->dispose (object);
}

static void
binome_compare_runs_dialog_class_init (BinomeCompareRunsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_compare_runs_dialog_dispose;

  /* `decide` (run, adopt): the user wants to adopt a run, or to put it aside. */
  signals[SIGNAL_DECIDE] = g_signal_new ("decide", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  g_type_ensure (BINOME_TYPE_GROWING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/compare-runs-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeCompareRunsDialog, first_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeCompareRunsDialog, second_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeCompareRunsDialog, figures_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeCompareRunsDialog, asked_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeCompareRunsDialog, criteria_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeCompareRunsDialog, shifts_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeCompareRunsDialog, decision_group);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);

  gtk_widget_class_install_action (widget_class, "compare.export", NULL, export_comparison);
}

static void
binome_compare_runs_dialog_init (BinomeCompareRunsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

static GtkStringList *
list_titles (GPtrArray *runs)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      /* Translators: the title of a run, and its state, such as “Draft”. */
      g_autofree char *text = g_strdup_printf (
          _ ("%1$s · %2$s"), binome_entity_get_text (runs->pdata[i], BINOME_MATCH_RUN_TITLE),
          binome_entity_get_choice_label (runs->pdata[i], BINOME_MATCH_RUN_STATE));

      gtk_string_list_append (titles, text);
    }

  return titles;
}

/**
 * binome_compare_runs_dialog_new:
 * @session: what the window works on
 * @runs: (element-type BinomeMatchRun): the runs of the programme, two at least, the latest first
 * @chosen: the run to begin with
 *
 * Returns: (transfer floating): a dialog that emits `decide`
 */
BinomeCompareRunsDialog *
binome_compare_runs_dialog_new (BinomeSession *session, GPtrArray *runs, gint64 chosen)
{
  BinomeCompareRunsDialog *self = g_object_new (BINOME_TYPE_COMPARE_RUNS_DIALOG, NULL);
  g_autoptr (GtkStringList) titles = list_titles (runs);
  guint first = 0;

  self->session = g_object_ref (session);
  self->runs = g_ptr_array_ref (runs);
  for (guint i = 0; i < runs->len; i++)
    if (binome_entity_get_id (runs->pdata[i]) == chosen)
      first = i;
  adw_combo_row_set_model (self->first_row, G_LIST_MODEL (titles));
  adw_combo_row_set_model (self->second_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->first_row, first);
  adw_combo_row_set_selected (self->second_row, first + 1 < runs->len ? first + 1 : MAX (first, 1) - 1);
  self->ready = TRUE;
  on_selected_cb (self);
  return self;
}
