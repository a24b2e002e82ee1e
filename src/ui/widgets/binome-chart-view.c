/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card with a chart: drawn, or as the table of its figures, and to be saved as a picture. */

#include "binome-chart-view.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-chart-canvas.h"

/* Of a saved picture, in pixels. */
#define PICTURE_WIDTH 800
#define PICTURE_HEIGHT 450
#define ROUND_PICTURE_HEIGHT 640

struct _BinomeChartView
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  BinomeChartCanvas *canvas;
  GtkColumnView *table;
  GtkLabel *caption_label;

  gboolean show_table;
};

G_DEFINE_FINAL_TYPE (BinomeChartView, binome_chart_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_SHOW_TABLE = 1,
  N_PROPS
} BinomeChartViewProperty;

static GParamSpec *properties[N_PROPS];

/* ---- the table ---- */

static void
on_setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (data) == 0 ? 0 : 1);
  /* A long name makes room for the figures beside it. */
  if (GPOINTER_TO_UINT (data) == 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 10);
    }
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* An item is a row: the list of its cells. */
static void
on_bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringList *cells = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_list_get_string (cells, GPOINTER_TO_UINT (data));

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, GPOINTER_TO_UINT (data) == 0 ? text : NULL);
}

static GListModel *
make_rows (BinomeChart *chart)
{
  GListStore *rows = g_list_store_new (GTK_TYPE_STRING_LIST);

  for (guint i = 0; i < binome_chart_table_n_rows (chart); i++)
    {
      g_autoptr (GtkStringList) cells = gtk_string_list_new (NULL);

      for (guint j = 0; j < binome_chart_table_n_columns (chart); j++)
        gtk_string_list_take (cells, binome_chart_table_cell (chart, i, j));
      g_list_store_append (rows, cells);
    }

  return G_LIST_MODEL (rows);
}

static void
clear_table (BinomeChartView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  gtk_column_view_set_model (self->table, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
}

static void
fill_table (BinomeChartView *self)
{
  BinomeChart *chart = binome_chart_canvas_get_chart (self->canvas);
  GtkNoSelection *model = NULL;

  clear_table (self);
  if (chart == NULL)
    return;

  for (guint i = 0; i < binome_chart_table_n_columns (chart); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autofree char *title = binome_chart_table_header (chart, i);
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cell_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cell_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (self->table, column);
    }
  model = gtk_no_selection_new (make_rows (chart));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}

static void
set_show_table (BinomeChartView *self, gboolean show_table)
{
  if (self->show_table == show_table)
    return;

  self->show_table = show_table;
  if (show_table)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, show_table ? "table" : "drawing");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}

/* ---- saving ---- */

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeChartView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    binome_feedback_toast (GTK_WIDGET (self), _ ("Image saved"));
  else
    binome_feedback_show_error (GTK_WIDGET (self), error);
}

/* A picture goes into documents: it is light, whatever the screen is, and has its title in it. */
static void
save (BinomeChartView *self, GFile *file)
{
  BinomeChart *chart = binome_chart_canvas_get_chart (self->canvas);
  gboolean round = binome_chart_get_kind (chart) == BINOME_CHART_RADAR;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;
  BinomeChartTheme theme;

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, NULL);
  binome_chart_set_show_title (chart, TRUE);
  picture = (g_str_has_suffix (folded, ".png") ? binome_chart_save_png : binome_chart_save_svg) (
      chart, PICTURE_WIDTH, round ? ROUND_PICTURE_HEIGHT : PICTURE_HEIGHT, &theme, &error);
  binome_chart_set_show_title (chart, FALSE);
  if (picture == NULL)
    {
      binome_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  g_file_replace_contents_bytes_async (file, picture, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_written_cb,
                                       g_object_ref (self));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeChartView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && binome_chart_canvas_get_chart (self->canvas) != NULL)
    save (self, file);
  else if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    binome_feedback_show_error (GTK_WIDGET (self), error);
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
choose_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeChartView *self = BINOME_CHART_VIEW (widget);
  BinomeChart *chart = binome_chart_canvas_get_chart (self->canvas);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *file_name = NULL;

  if (chart == NULL)
    return;

  file_name = g_strconcat (binome_chart_get_title (chart), ".svg", NULL);
  g_strdelimit (file_name, "/", '-');
  add_filter (filters, _ ("Drawings (SVG)"), "svg");
  add_filter (filters, _ ("Pictures (PNG)"), "png");
  gtk_file_dialog_set_title (dialog, _ ("Save Image"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen_cb,
                        g_object_ref (self));
}

/* ---- life ---- */

static void
binome_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeChartViewProperty)prop_id)
    {
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, BINOME_CHART_VIEW (object)->show_table);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_chart_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((BinomeChartViewProperty)prop_id)
    {
    case PROP_SHOW_TABLE:
      set_show_table (BINOME_CHART_VIEW (object), g_value_get_boolean (value));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_chart_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_CHART_VIEW);

  G_OBJECT_CLASS (binome_chart_view_parent_class)->dispose (object);
}

static void
binome_chart_view_class_init (BinomeChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = binome_chart_view_get_property;
  object_class->set_property = binome_chart_view_set_property;
  object_class->dispose = binome_chart_view_dispose;

  properties[PROP_SHOW_TABLE] = g_param_spec_boolean (
      "show-table", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BINOME_TYPE_CHART_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/widgets/chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeChartView, title_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeChartView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeChartView, canvas);
  gtk_widget_class_bind_template_child (widget_class, BinomeChartView, table);
  gtk_widget_class_bind_template_child (widget_class, BinomeChartView, caption_label);
  gtk_widget_class_install_property_action (widget_class, "chart.show-table", "show-table");
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, choose_file);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
binome_chart_view_init (BinomeChartView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * binome_chart_view_new:
 *
 * Returns: (transfer floating): a card without a chart
 */
GtkWidget *
binome_chart_view_new (void)
{
  return g_object_new (BINOME_TYPE_CHART_VIEW, NULL);
}

/**
 * binome_chart_view_set_chart:
 * @self: a card
 * @chart: (nullable): what to show; the card writes its title, so the drawing leaves it out
 */
void
binome_chart_view_set_chart (BinomeChartView *self, BinomeChart *chart)
{
  const char *title = chart != NULL ? binome_chart_get_title (chart) : "";
  const char *caption = chart != NULL ? binome_chart_get_caption (chart) : NULL;
  g_autofree char *tooltip = NULL;

  if (chart != NULL)
    binome_chart_set_show_title (chart, FALSE);
  /* Translators: %s is the title of a chart. */
  tooltip = g_strdup_printf (_ ("Menu of “%s”"), title);
  binome_chart_canvas_set_chart (self->canvas, chart);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->caption_label, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), caption != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (self->show_table)
    fill_table (self);
}

/**
 * binome_chart_view_get_chart:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BinomeChart *
binome_chart_view_get_chart (BinomeChartView *self)
{
  return binome_chart_canvas_get_chart (self->canvas);
}
