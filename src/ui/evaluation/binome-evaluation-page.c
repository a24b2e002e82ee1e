/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phase 4: what the programme has reached on a day, and the report that says so. */

#include "evaluation/binome-evaluation-page.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-evaluation-report.h"
#include "binome-feedback.h"
#include "binome-figure-charts.h"
#include "binome-figure-lines.h"
#include "binome-figures.h"
#include "binome-text.h"
#include "binome-window.h"
#include "printing/binome-report-preview.h"
#include "printing/binome-report-print.h"
#include "printing/binome-report-save.h"
#include "evaluation/binome-result-row.h"
#include "widgets/binome-chart-view.h"
#include "widgets/binome-date-button.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-figure-strip.h"

struct _BinomeEvaluationPage
{
  BinomePage parent_instance;

  AdwHeaderBar *header;
  GtkWidget *print_box;
  GtkStack *main_stack;
  GtkStack *dashboard_stack;
  GtkStack *results_stack;
  BinomeDateButton *as_of;
  BinomeDateButton *results_as_of;
  BinomeDateButton *report_as_of;
  BinomeFigureStrip *figures;
  GtkFlowBox *charts;
  AdwPreferencesGroup *results_group;
  BinomeReportPreview *preview;

  GPtrArray *chart_views; /* (element-type BinomeChartView) one for each of chart_makers */
  GPtrArray *result_rows; /* (element-type BinomeResultRow) */
};

G_DEFINE_FINAL_TYPE (BinomeEvaluationPage, binome_evaluation_page, BINOME_TYPE_PAGE)

typedef BinomeChart *(*ChartMaker) (const BinomeFigures *figures);

static const ChartMaker chart_makers[] = {
  binome_figures_chart_sites,     binome_figures_chart_activity, binome_figures_chart_skills,
  binome_figures_chart_check_ins, binome_figures_chart_states,   binome_figures_chart_hours,
};

/* ---- the figures ---- */

/* Which figures come first, and where the rows behind them are. */
static const struct
{
  const char *id;
  const char *page;
} shown_figures[] = {
  { "tutors-active", "recruitment/tutors" },      { "tutees-served", "recruitment/tutees" },
  { "served-share", "recruitment/matching" },     { "hours", "follow-up/pairs" },
  { "check-ins-on-time", "follow-up/check-ins" },
};

static const BinomeFigureLine *
find_line (GArray *lines, const char *id)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_array_index (lines, BinomeFigureLine, i).id, id))
      return &g_array_index (lines, BinomeFigureLine, i);

  g_return_val_if_reached (NULL);
}

static void
show_figures (BinomeEvaluationPage *self, const BinomeFigures *figures)
{
  g_autoptr (GArray) lines = binome_figures_list_lines (figures);

  for (gsize i = 0; i < G_N_ELEMENTS (shown_figures); i++)
    {
      const BinomeFigureLine *line = find_line (lines, shown_figures[i].id);
      g_autofree char *value = binome_figures_format_value (line->value, line->unit, MIN (line->decimals, 1));

      binome_figure_strip_set (self->figures, line->id, value, line->label, line->formula,
                               shown_figures[i].page);
    }
}

static void
show_charts (BinomeEvaluationPage *self, const BinomeFigures *figures)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chart_makers); i++)
    {
      BinomeChartView *view = self->chart_views->pdata[i];
      g_autoptr (BinomeChart) chart = chart_makers[i](figures);

      binome_chart_view_set_chart (view, chart);
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (view)), chart != NULL);
    }
}

/* ---- the results ---- */

/* A result that is a figure of the programme is computed; the others are entered. */
static void
edit_result (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const guint fields[] = { BINOME_OBJECTIVE_RESULT, BINOME_OBJECTIVE_COMMENT };
  BinomePage *page = BINOME_PAGE (widget);
  g_autoptr (BinomeEntity) objective = binome_store_get (binome_page_get_store (page), BINOME_TYPE_OBJECTIVE,
                                                         g_variant_get_int64 (parameter));
  gboolean manual
      = binome_entity_get_choice (objective, BINOME_OBJECTIVE_INDICATOR) == BINOME_INDICATOR_MANUAL;
  guint first = manual ? 0 : 1;
  BinomeEditDialog *dialog = binome_edit_dialog_new (binome_page_get_session (page), objective,
                                                     fields + first, G_N_ELEMENTS (fields) - first);

  binome_edit_dialog_forbid_delete (dialog);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
fit_result_rows (BinomeEvaluationPage *self, guint n)
{
  while (self->result_rows->len > n)
    adw_preferences_group_remove (self->results_group,
                                  g_ptr_array_steal_index (self->result_rows, self->result_rows->len - 1));
  while (self->result_rows->len < n)
    {
      GtkWidget *row = binome_result_row_new ();

      adw_preferences_group_add (self->results_group, row);
      g_ptr_array_add (self->result_rows, row);
    }
}

static void
show_results (BinomeEvaluationPage *self, const BinomeFigures *figures)
{
  gtk_stack_set_visible_child_name (self->results_stack, figures->objectives->len > 0 ? "results" : "empty");
  fit_result_rows (self, figures->objectives->len);
  for (guint i = 0; i < figures->objectives->len; i++)
    {
      const BinomeObjectiveFigure *figure = figures->objectives->pdata[i];
      GtkWidget *row = self->result_rows->pdata[i];

      binome_result_row_show (BINOME_RESULT_ROW (row), figure);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", figure->objective);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "evaluation.edit-result");
      /* Held, it is loaded by the time the row is opened. */
      g_object_set_data_full (G_OBJECT (row), "binome-objective",
                              binome_store_get (binome_page_get_store (BINOME_PAGE (self)),
                                                BINOME_TYPE_OBJECTIVE, figure->objective),
                              g_object_unref);
    }
}

/* ---- reading ---- */

typedef struct
{
  gint64 programme;
  BinomeDate as_of;
  GFile *file; /* to save the report to */
  BinomeFigures *figures;
  BinomeReport *report;
} Evaluation;

static Evaluation *
evaluation_new (BinomeEvaluationPage *self)
{
  Evaluation *evaluation = g_new0 (Evaluation, 1);

  evaluation->programme = binome_page_get_programme_id (BINOME_PAGE (self));
  evaluation->as_of = binome_date_button_get_date (self->as_of);
  return evaluation;
}

static void
evaluation_free (gpointer data)
{
  Evaluation *evaluation = data;

  g_clear_object (&evaluation->file);
  g_clear_pointer (&evaluation->figures, binome_figures_free);
  g_clear_object (&evaluation->report);
  g_free (evaluation);
}

static gboolean
report_work (BinomeDb *db, gpointer data, GError **error)
{
  Evaluation *evaluation = data;

  evaluation->report = binome_evaluation_report_build (db, evaluation->programme, evaluation->as_of, error);
  return evaluation->report != NULL;
}

static gboolean
page_work (BinomeDb *db, gpointer data, GError **error)
{
  Evaluation *evaluation = data;

  evaluation->figures = binome_figures_compute (db, evaluation->programme, evaluation->as_of, error);
  return evaluation->figures != NULL && report_work (db, data, error);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeEvaluationPage *self = BINOME_EVALUATION_PAGE (widget);
  Evaluation *evaluation = data;
  const BinomeFigures *figures = evaluation->figures;
  gboolean someone = figures->tutors > 0 || figures->tutees > 0;

  gtk_stack_set_visible_child_name (self->dashboard_stack, someone ? "charts" : "empty");
  show_figures (self, figures);
  show_charts (self, figures);
  show_results (self, figures);
  binome_report_preview_set_report (self->preview, evaluation->report);
}

/* ---- the report ---- */

static void
on_print_ready_cb (GtkWidget *widget, gpointer data)
{
  binome_report_print_run (((Evaluation *)data)->report, widget);
}

/* The printer gets a report of its own: its paper may be another than that of the preview. */
static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePage *page = BINOME_PAGE (widget);

  if (binome_page_get_programme_id (page) != 0)
    binome_session_read (binome_page_get_session (page), widget, report_work,
                         evaluation_new (BINOME_EVALUATION_PAGE (widget)), evaluation_free,
                         on_print_ready_cb);
}

static void
on_open_clicked_cb (AdwToast *toast, GtkWidget *widget)
{
  binome_feedback_open_file (widget, g_object_get_data (G_OBJECT (toast), "binome-file"));
}

static void
tell_saved (GtkWidget *widget, GFile *file)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  AdwToast *toast;

  if (!BINOME_IS_WINDOW (root))
    return;

  toast = adw_toast_new (_ ("Report saved"));
  adw_toast_set_button_label (toast, _ ("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "binome-file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_open_clicked_cb), widget,
                           G_CONNECT_DEFAULT);
  binome_window_add_toast (BINOME_WINDOW (root), toast);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = binome_report_save_finish (result, &error);

  if (file != NULL)
    tell_saved (widget, file);
  else
    binome_feedback_show_error (widget, error);
}

/* Built on the database thread, the report is written on one of its own. */
static void
on_save_ready_cb (GtkWidget *widget, gpointer data)
{
  Evaluation *evaluation = data;

  binome_report_save_async (evaluation->report, evaluation->file, NULL, on_saved_cb, g_object_ref (widget));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeEvaluationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  Evaluation *evaluation;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        binome_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (binome_page_get_programme_id (BINOME_PAGE (self)) == 0)
    return;

  evaluation = evaluation_new (self);
  evaluation->file = g_steal_pointer (&file);
  binome_session_read (binome_page_get_session (BINOME_PAGE (self)), GTK_WIDGET (self), report_work,
                       evaluation, evaluation_free, on_save_ready_cb);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeEvaluationPage *self = BINOME_EVALUATION_PAGE (widget);
  BinomeProgramme *programme = binome_session_get_programme (binome_page_get_session (BINOME_PAGE (self)));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *day = binome_date_format_iso (binome_date_button_get_date (self->as_of));
  g_autofree char *file_name = NULL;

  if (programme == NULL)
    return;

  file_name = g_strdup_printf (
      "%s %s.pdf", binome_entity_get_text (BINOME_ENTITY (programme), BINOME_PROGRAMME_TITLE), day);
  g_strdelimit (file_name, "/", '-');
  gtk_file_dialog_set_title (dialog, _ ("Save the Report"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen_cb,
                        g_object_ref (self));
}

/* ---- the page ---- */

static void
binome_evaluation_page_refresh (BinomePage *page)
{
  BinomeEvaluationPage *self = BINOME_EVALUATION_PAGE (page);
  gboolean chosen = binome_page_get_programme_id (page) != 0;

  gtk_stack_set_visible_child_name (self->main_stack, chosen ? "programme" : "empty");
  gtk_widget_set_visible (self->print_box, chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evaluation.print", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evaluation.save", chosen);
  if (chosen)
    binome_session_read (binome_page_get_session (page), GTK_WIDGET (page), page_work, evaluation_new (self),
                         evaluation_free, on_read_cb);
}

static void
binome_evaluation_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_EVALUATION_PAGE);

  G_OBJECT_CLASS (binome_evaluation_page_parent_class)->dispose (object);
}

static void
binome_evaluation_page_finalize (GObject *object)
{
  BinomeEvaluationPage *self = BINOME_EVALUATION_PAGE (object);

  g_ptr_array_unref (self->chart_views);
  g_ptr_array_unref (self->result_rows);

  G_OBJECT_CLASS (binome_evaluation_page_parent_class)->finalize (object);
}

/* The figures of the dashboard. */
static BinomeExportList *
binome_evaluation_page_list_shown (BinomePage *page)
{
  BinomeExportList *indicators = binome_export_list_new (BINOME_EXPORT_INDICATORS);

  binome_export_list_set_programme (indicators, binome_page_get_programme_id (page));
  return indicators;
}

static void
binome_evaluation_page_class_init (BinomeEvaluationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_evaluation_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_evaluation_page_finalize;
  BINOME_PAGE_CLASS (klass)->refresh = binome_evaluation_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_evaluation_page_list_shown;

  g_type_ensure (BINOME_TYPE_DATE_BUTTON);
  g_type_ensure (BINOME_TYPE_FIGURE_STRIP);
  g_type_ensure (BINOME_TYPE_REPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/evaluation/evaluation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, header);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, print_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, dashboard_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, results_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, results_as_of);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, report_as_of);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, figures);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, charts);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, results_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeEvaluationPage, preview);

  gtk_widget_class_install_action (widget_class, "evaluation.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "evaluation.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "evaluation.edit-result", "x", edit_result);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "evaluation.print", NULL);
}

static void
add_chart_views (BinomeEvaluationPage *self)
{
  self->chart_views = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (chart_makers); i++)
    {
      GtkWidget *view = binome_chart_view_new ();

      gtk_flow_box_append (self->charts, view);
      /* The focus goes to the chart, not to its place in the box. */
      gtk_widget_set_focusable (gtk_widget_get_parent (view), FALSE);
      g_ptr_array_add (self->chart_views, view);
    }
}

static void
binome_evaluation_page_init (BinomeEvaluationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->result_rows = g_ptr_array_new ();
  add_chart_views (self);
  g_object_bind_property (self->as_of, "date", self->results_as_of, "date", G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self->as_of, "date", self->report_as_of, "date", G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->as_of, "notify::date", G_CALLBACK (binome_page_queue_refresh), self,
                           G_CONNECT_SWAPPED);
}
