/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart drawn in the colours and the font of the window. The pointer, or the arrow keys, Home and
 * End, point out a value; a screen reader says it. */

#include "binome-chart-canvas.h"

#include "binome-widget-theme.h"

#define LOWEST 200
#define HIGHEST 340
#define HIGHEST_ROUND 420
#define WIDTH 420
#define NARROWEST 240

/* Height for each unit of width; a radar is round. */
#define SHAPE 0.56
#define ROUND_SHAPE 0.95

struct _BinomeChartCanvas
{
  GtkWidget parent_instance;

  BinomeChart *chart;
  int focus; /* the point of the keyboard, -1 for none */
  int hover; /* the point under the pointer, -1 for none */
};

G_DEFINE_FINAL_TYPE (BinomeChartCanvas, binome_chart_canvas, GTK_TYPE_WIDGET)

/* ---- pointing ---- */

/* What the keyboard points out, or else the pointer. */
static int
shown_point (BinomeChartCanvas *self)
{
  if (self->hover >= 0)
    return self->hover;

  return gtk_widget_has_visible_focus (GTK_WIDGET (self)) ? self->focus : -1;
}

static void
set_focus_point (BinomeChartCanvas *self, int point)
{
  g_autofree char *words = NULL;

  if (self->focus == point)
    return;

  self->focus = point;
  words = self->chart != NULL ? binome_chart_describe_point (self->chart, point) : NULL;
  if (words != NULL && *words != '\0')
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BinomeChartCanvas *self = BINOME_CHART_CANVAS (widget);
  BinomeChartDirection direction = (BinomeChartDirection)g_variant_get_int32 (args);
  int point = self->chart != NULL ? binome_chart_move_focus (self->chart, self->focus, direction) : -1;

  /* At the rim the key goes on to whatever is beside the chart. */
  if (point < 0 || (point == self->focus && self->hover < 0))
    return GDK_EVENT_PROPAGATE;

  self->hover = -1;
  set_focus_point (self, point);
  gtk_widget_queue_draw (widget);
  return GDK_EVENT_STOP;
}

static void
on_focus_enter_cb (BinomeChartCanvas *self)
{
  if (self->chart != NULL && self->focus < 0)
    set_focus_point (self, binome_chart_move_focus (self->chart, -1, BINOME_CHART_HOME));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_focus_leave_cb (BinomeChartCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion_cb (BinomeChartCanvas *self, double x, double y)
{
  BinomeChartTheme theme;
  int point = -1;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  if (self->chart != NULL)
    point = binome_chart_hit (self->chart, gtk_widget_get_width (GTK_WIDGET (self)),
                              gtk_widget_get_height (GTK_WIDGET (self)), &theme, x, y);
  if (point == self->hover)
    return;

  self->hover = point;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_pointer_leave_cb (BinomeChartCanvas *self)
{
  self->hover = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_pressed_cb (BinomeChartCanvas *self, int n_press, double x, double y)
{
  on_motion_cb (self, x, y);
  if (self->hover >= 0)
    set_focus_point (self, self->hover);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* ---- the widget ---- */

static GtkSizeRequestMode
binome_chart_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
binome_chart_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  BinomeChartCanvas *self = BINOME_CHART_CANVAS (widget);
  gboolean round = self->chart != NULL && binome_chart_get_kind (self->chart) == BINOME_CHART_RADAR;
  double width = for_size < 0 ? WIDTH : for_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROWEST;
      *natural = WIDTH;
      return;
    }

  *minimum = *natural = round ? (int)CLAMP (width * ROUND_SHAPE, LOWEST, HIGHEST_ROUND)
                              : (int)CLAMP (width * SHAPE, LOWEST, HIGHEST);
}

static void
binome_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BinomeChartCanvas *self = BINOME_CHART_CANVAS (widget);
  float width = (float)gtk_widget_get_width (widget), height = (float)gtk_widget_get_height (widget);
  BinomeChartTheme theme;
  cairo_t *cr;

  if (self->chart == NULL)
    return;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  binome_chart_draw (self->chart, cr, width, height, &theme, shown_point (self));
  cairo_destroy (cr);
}

static void
binome_chart_canvas_finalize (GObject *object)
{
  g_clear_object (&BINOME_CHART_CANVAS (object)->chart);

  G_OBJECT_CLASS (binome_chart_canvas_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass *widget_class, guint key, guint keypad_key, BinomeChartDirection direction)
{
  gtk_widget_class_add_binding (widget_class, key, GDK_NO_MODIFIER_MASK, on_move_cb, "i", (int)direction);
  gtk_widget_class_add_binding (widget_class, keypad_key, GDK_NO_MODIFIER_MASK, on_move_cb, "i",
                                (int)direction);
}

static void
binome_chart_canvas_class_init (BinomeChartCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = binome_chart_canvas_finalize;
  widget_class->get_request_mode = binome_chart_canvas_get_request_mode;
  widget_class->measure = binome_chart_canvas_measure;
  widget_class->snapshot = binome_chart_canvas_snapshot;

  add_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, BINOME_CHART_LEFT);
  add_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, BINOME_CHART_RIGHT);
  add_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, BINOME_CHART_UP);
  add_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, BINOME_CHART_DOWN);
  add_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, BINOME_CHART_HOME);
  add_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, BINOME_CHART_END);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
listen (BinomeChartCanvas *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_pointer_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
binome_chart_canvas_init (BinomeChartCanvas *self)
{
  self->focus = self->hover = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  listen (self);
  binome_widget_theme_follow (GTK_WIDGET (self));
}

/**
 * binome_chart_canvas_new:
 *
 * Returns: (transfer floating): an empty place for a chart
 */
GtkWidget *
binome_chart_canvas_new (void)
{
  return g_object_new (BINOME_TYPE_CHART_CANVAS, NULL);
}

/**
 * binome_chart_canvas_set_chart:
 * @self: a canvas
 * @chart: (nullable): what to draw; it is not changed any more
 */
void
binome_chart_canvas_set_chart (BinomeChartCanvas *self, BinomeChart *chart)
{
  g_autofree char *summary = NULL;

  if (!g_set_object (&self->chart, chart))
    return;

  self->hover = -1;
  set_focus_point (self, -1);
  summary = chart != NULL ? binome_chart_summarise (chart) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * binome_chart_canvas_get_chart:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): what it draws
 */
BinomeChart *
binome_chart_canvas_get_chart (BinomeChartCanvas *self)
{
  return self->chart;
}

/**
 * binome_chart_canvas_get_point:
 * @self: a canvas
 *
 * Returns: the point that the keyboard is on; -1 for none
 */
int
binome_chart_canvas_get_point (BinomeChartCanvas *self)
{
  return self->focus;
}
