/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline to look at and to walk through: scrolls both ways while the names stay, hover tells what a
 * mark is, arrow keys go from mark to mark. Put it into a GtkScrolledWindow. */

#include "widgets/binome-timeline-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "binome-clock.h"
#include "widgets/binome-widget-theme.h"

/* So much of the room for days lies before the day that is scrolled to. */
#define PAST_SHARE 0.35

struct _BinomeTimelineView
{
  GtkWidget parent_instance;

  BinomeTimeline *timeline;
  BinomeTimelineZoom zoom;
  BinomeTimelineFocus focus;
  BinomeDate wanted; /* a day to scroll to as soon as there is a size */

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (BinomeTimelineView, binome_timeline_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

typedef enum
{
  PROP_ZOOM = 1,
  N_PROPS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} BinomeTimelineViewProperty;

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_MARK_ACTIVATED,
  SIGNAL_ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- places ---- */

static double
value_of (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static void
get_days (BinomeTimelineView *self, const BinomeChartTheme *theme, double *label_width, double *room)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  *label_width = binome_timeline_get_label_width (self->timeline, width, theme);
  *room = MAX (width - *label_width, 1);
}

static void
scroll_to_wanted (BinomeTimelineView *self, const BinomeChartTheme *theme)
{
  double label_width, room;

  if (self->wanted == BINOME_DATE_NONE || self->hadjustment == NULL
      || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;

  get_days (self, theme, &label_width, &room);
  gtk_adjustment_set_value (self->hadjustment,
                            binome_timeline_get_x (self->timeline, self->wanted, self->zoom, theme)
                                - room * PAST_SHARE);
  self->wanted = BINOME_DATE_NONE;
}

static void
configure (BinomeTimelineView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  BinomeChartTheme theme;
  double label_width, room, all, row_height, rows, body;

  if (width <= 0 || height <= 0)
    return;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  get_days (self, &theme, &label_width, &room);
  all = MAX (binome_timeline_get_width (self->timeline, self->zoom, &theme), room);
  row_height = binome_timeline_get_row_height (self->timeline, &theme);
  body = MAX (height - binome_timeline_get_header_height (self->timeline, &theme), 1);
  rows = MAX (binome_timeline_get_n_rows (self->timeline) * row_height, body);
  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, CLAMP (value_of (self->hadjustment), 0, all - room), 0, all,
                              room * 0.1, room * 0.9, room);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, CLAMP (value_of (self->vadjustment), 0, rows - body), 0,
                              rows, row_height, body * 0.9, body);
  scroll_to_wanted (self, &theme);
}

/* The day in the middle of the room for days. */
static BinomeDate
get_middle (BinomeTimelineView *self)
{
  BinomeChartTheme theme;
  double label_width, room;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  get_days (self, &theme, &label_width, &room);
  return binome_timeline_get_date (self->timeline, value_of (self->hadjustment) + room * PAST_SHARE,
                                   self->zoom, &theme);
}

static void
reveal (GtkAdjustment *adjustment, double from, double to)
{
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, MAX (from, 0), to);
}

static void
scroll_to_focus (BinomeTimelineView *self)
{
  BinomeChartTheme theme;
  double row_height, x;

  if (self->focus.row < 0)
    return;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  row_height = binome_timeline_get_row_height (self->timeline, &theme);
  reveal (self->vadjustment, self->focus.row * row_height, (self->focus.row + 1) * row_height);
  if (self->focus.mark < 0)
    return;
  x = binome_timeline_get_x (
      self->timeline,
      binome_timeline_get_mark_date (self->timeline, (guint)self->focus.row, (guint)self->focus.mark),
      self->zoom, &theme);
  reveal (self->hadjustment, x - row_height, x + row_height);
}

/* ---- the focus ---- */

static void
describe_focus (BinomeTimelineView *self)
{
  g_autofree char *text = binome_timeline_describe (self->timeline, self->focus.row, self->focus.mark);
  guint n = binome_timeline_get_n_rows (self->timeline);
  g_autofree char *size = g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline of the pairs"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  *text != '\0' ? text : size, -1);
}

static void
set_focus (BinomeTimelineView *self, BinomeTimelineFocus focus)
{
  g_autofree char *text = NULL;

  self->focus = focus;
  scroll_to_focus (self);
  describe_focus (self);
  text = binome_timeline_describe (self->timeline, focus.row, focus.mark);
  if (*text != '\0' && gtk_widget_has_focus (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_move_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (widget);
  BinomeTimelineFocus focus = self->focus;

  binome_timeline_move_focus (self->timeline, &focus, (BinomeChartDirection)g_variant_get_int32 (args));
  set_focus (self, focus);
  return TRUE;
}

static void
activate_focus (BinomeTimelineView *self)
{
  gint64 row, mark;

  if (self->focus.row < 0)
    return;

  row = binome_timeline_get_row_id (self->timeline, (guint)self->focus.row);
  mark = self->focus.mark >= 0
             ? binome_timeline_get_mark_id (self->timeline, (guint)self->focus.row, (guint)self->focus.mark)
             : 0;
  if (mark != 0)
    g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, row, mark);
  else
    g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0, row);
}

static gboolean
on_activate_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  activate_focus (BINOME_TIMELINE_VIEW (widget));
  return TRUE;
}

static gboolean
on_zoom_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (widget);

  binome_timeline_view_set_zoom (
      self, (BinomeTimelineZoom)CLAMP ((int)self->zoom + g_variant_get_int32 (args),
                                       (int)BINOME_TIMELINE_WEEK, (int)BINOME_TIMELINE_QUARTER));
  return TRUE;
}

static gboolean
binome_timeline_view_grab_focus (GtkWidget *widget)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (widget);
  gboolean grabbed = GTK_WIDGET_CLASS (binome_timeline_view_parent_class)->grab_focus (widget);

  if (grabbed && self->focus.row < 0)
    {
      BinomeTimelineFocus focus = { -1, -1, binome_clock_today () };

      binome_timeline_move_focus (self->timeline, &focus, BINOME_CHART_DOWN);
      set_focus (self, focus);
    }
  return grabbed;
}

/* ---- the pointer ---- */

static gboolean
hit (BinomeTimelineView *self, double x, double y, BinomeTimelineFocus *focus)
{
  BinomeChartTheme theme;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  focus->date = BINOME_DATE_NONE;
  return binome_timeline_hit (self->timeline, gtk_widget_get_width (GTK_WIDGET (self)),
                              gtk_widget_get_height (GTK_WIDGET (self)), value_of (self->hadjustment),
                              value_of (self->vadjustment), self->zoom, &theme, x, y, &focus->row,
                              &focus->mark);
}

static void
on_released_cb (BinomeTimelineView *self, int n_press, double x, double y)
{
  BinomeTimelineFocus focus;

  if (!hit (self, x, y, &focus))
    return;

  if (focus.mark >= 0)
    focus.date = binome_timeline_get_mark_date (self->timeline, (guint)focus.row, (guint)focus.mark);
  self->focus = focus;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_focus (self, focus);
  activate_focus (self);
}

static void
on_motion_cb (BinomeTimelineView *self, double x, double y)
{
  BinomeTimelineFocus focus;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hit (self, x, y, &focus) ? "pointer" : NULL);
}

static gboolean
binome_timeline_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (widget);
  BinomeTimelineFocus focus = self->focus;
  g_autofree char *text = NULL;

  if (!keyboard && !hit (self, x, y, &focus))
    return FALSE;

  text = binome_timeline_describe (self->timeline, focus.row, focus.mark);
  if (*text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  if (!keyboard)
    gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ x - 8, y - 8, 16, 16 });
  return TRUE;
}

/* ---- the widget ---- */

static void
binome_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                              int *natural, int *minimum_baseline, int *natural_baseline)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (widget);
  BinomeChartTheme theme;
  double header, row;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 640;
      return;
    }

  binome_widget_theme_init (&theme, widget);
  header = binome_timeline_get_header_height (self->timeline, &theme);
  row = binome_timeline_get_row_height (self->timeline, &theme);
  *minimum = (int)ceil (header + row);
  *natural = (int)ceil (header + row * MAX (binome_timeline_get_n_rows (self->timeline), 1));
}

static void
binome_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  configure (BINOME_TIMELINE_VIEW (widget));
}

static void
binome_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean focused = gtk_widget_has_visible_focus (widget);
  BinomeChartTheme theme;
  cairo_t *cr;

  binome_widget_theme_init (&theme, widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  binome_timeline_draw (self->timeline, cr, width, height, value_of (self->hadjustment),
                        value_of (self->vadjustment), self->zoom, &theme, binome_clock_today (),
                        focused ? self->focus.row : -1, focused ? self->focus.mark : -1);
  cairo_destroy (cr);
}

static void
take_adjustment (BinomeTimelineView *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place == adjustment && adjustment != NULL)
    return;

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, gtk_widget_queue_draw, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*place, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
binome_timeline_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (object);

  switch ((BinomeTimelineViewProperty)prop_id)
    {
    case PROP_ZOOM:
      g_value_set_uint (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_timeline_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (object);

  switch ((BinomeTimelineViewProperty)prop_id)
    {
    case PROP_ZOOM:
      binome_timeline_view_set_zoom (self, (BinomeTimelineZoom)g_value_get_uint (value));
      break;
    case PROP_HADJUSTMENT:
      take_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      take_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = (GtkScrollablePolicy)g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = (GtkScrollablePolicy)g_value_get_enum (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_timeline_view_dispose (GObject *object)
{
  BinomeTimelineView *self = BINOME_TIMELINE_VIEW (object);

  g_clear_object (&self->timeline);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (binome_timeline_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    BinomeChartDirection direction;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, BINOME_CHART_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, BINOME_CHART_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, BINOME_CHART_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, BINOME_CHART_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, BINOME_CHART_HOME },
    { GDK_KEY_End, GDK_KEY_KP_End, BINOME_CHART_END },
  };
  static const guint activates[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter, GDK_KEY_space };
  static const guint nearer[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint farther[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, 0, on_move_key_cb, "i", moves[i].direction);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, 0, on_move_key_cb, "i",
                                    moves[i].direction);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (activates); i++)
    gtk_widget_class_add_binding (widget_class, activates[i], 0, on_activate_key_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (nearer); i++)
    gtk_widget_class_add_binding (widget_class, nearer[i], GDK_CONTROL_MASK, on_zoom_key_cb, "i", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (farther); i++)
    gtk_widget_class_add_binding (widget_class, farther[i], GDK_CONTROL_MASK, on_zoom_key_cb, "i", 1);
}

static void
binome_timeline_view_class_init (BinomeTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = binome_timeline_view_get_property;
  object_class->set_property = binome_timeline_view_set_property;
  object_class->dispose = binome_timeline_view_dispose;
  widget_class->measure = binome_timeline_view_measure;
  widget_class->size_allocate = binome_timeline_view_size_allocate;
  widget_class->snapshot = binome_timeline_view_snapshot;
  widget_class->query_tooltip = binome_timeline_view_query_tooltip;
  widget_class->grab_focus = binome_timeline_view_grab_focus;

  properties[PROP_ZOOM] = g_param_spec_uint (
      "zoom", NULL, NULL, BINOME_TIMELINE_WEEK, BINOME_TIMELINE_QUARTER, BINOME_TIMELINE_MONTH,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* `mark-activated (view, row id, mark id)` and `row-activated (view, row id)`. */
  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[SIGNAL_ROW_ACTIVATED] = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
binome_timeline_view_init (BinomeTimelineView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->timeline = binome_timeline_new ();
  self->zoom = BINOME_TIMELINE_MONTH;
  self->focus = (BinomeTimelineFocus){ -1, -1, BINOME_DATE_NONE };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (focus, "notify::is-focus", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  binome_widget_theme_follow (GTK_WIDGET (self));
  describe_focus (self);
}

/* The place of the row or mark of @old in @timeline, so that a change elsewhere leaves the focus alone. */
static BinomeTimelineFocus
find_again (BinomeTimeline *old, BinomeTimelineFocus focus, BinomeTimeline *timeline)
{
  BinomeTimelineFocus found = { -1, -1, focus.date };
  gint64 row, mark;

  if (focus.row < 0)
    return found;

  row = binome_timeline_get_row_id (old, (guint)focus.row);
  mark = focus.mark >= 0 ? binome_timeline_get_mark_id (old, (guint)focus.row, (guint)focus.mark) : 0;
  for (guint i = 0; i < binome_timeline_get_n_rows (timeline) && found.row < 0; i++)
    if (binome_timeline_get_row_id (timeline, i) == row)
      found.row = (int)i;
  for (guint i = 0;
       found.row >= 0 && mark != 0 && i < binome_timeline_get_n_marks (timeline, (guint)found.row); i++)
    if (binome_timeline_get_mark_id (timeline, (guint)found.row, i) == mark)
      found.mark = (int)i;
  return found;
}

/**
 * binome_timeline_view_set_timeline:
 * @self: a view
 * @timeline: what to show
 *
 * Shows @timeline. The first one is scrolled to today; a later one keeps the day in sight and the focus.
 */
void
binome_timeline_view_set_timeline (BinomeTimelineView *self, BinomeTimeline *timeline)
{
  g_return_if_fail (BINOME_IS_TIMELINE_VIEW (self) && BINOME_IS_TIMELINE (timeline));

  self->wanted = binome_timeline_get_n_rows (self->timeline) > 0 ? get_middle (self) : binome_clock_today ();
  self->focus = find_again (self->timeline, self->focus, timeline);
  g_set_object (&self->timeline, timeline);
  describe_focus (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * binome_timeline_view_get_zoom:
 * @self: a view
 *
 * Returns: how much time a screen shows
 */
BinomeTimelineZoom
binome_timeline_view_get_zoom (BinomeTimelineView *self)
{
  return self->zoom;
}

/**
 * binome_timeline_view_set_zoom:
 * @self: a view
 * @zoom: how much time a screen shows
 *
 * Goes nearer or farther; the day that was looked at stays in place.
 */
void
binome_timeline_view_set_zoom (BinomeTimelineView *self, BinomeTimelineZoom zoom)
{
  if (self->zoom == zoom)
    return;

  if (self->wanted == BINOME_DATE_NONE)
    self->wanted = get_middle (self);
  self->zoom = zoom;
  configure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/**
 * binome_timeline_view_show_date:
 * @self: a view
 * @date: a day
 *
 * Scrolls to @date, now or as soon as the view has a size.
 */
void
binome_timeline_view_show_date (BinomeTimelineView *self, BinomeDate date)
{
  self->wanted = date;
  configure (self);
}

/**
 * binome_timeline_view_get_focus:
 * @self: a view
 *
 * Returns: the row and the mark that the keyboard is on
 */
BinomeTimelineFocus
binome_timeline_view_get_focus (BinomeTimelineView *self)
{
  return self->focus;
}

/**
 * binome_timeline_view_get_focus_area:
 * @self: a view
 * @area: (out caller-allocates): where the focus is, to point a popover at
 */
void
binome_timeline_view_get_focus_area (BinomeTimelineView *self, GdkRectangle *area)
{
  BinomeChartTheme theme;
  double label_width, room, row_height, x, y;
  BinomeDate date
      = self->focus.row >= 0 && self->focus.mark >= 0
            ? binome_timeline_get_mark_date (self->timeline, (guint)self->focus.row, (guint)self->focus.mark)
            : BINOME_DATE_NONE;

  binome_widget_theme_init (&theme, GTK_WIDGET (self));
  get_days (self, &theme, &label_width, &room);
  row_height = binome_timeline_get_row_height (self->timeline, &theme);
  y = binome_timeline_get_header_height (self->timeline, &theme) + MAX (self->focus.row, 0) * row_height
      - value_of (self->vadjustment);
  x = date == BINOME_DATE_NONE
          ? label_width / 2
          : label_width + binome_timeline_get_x (self->timeline, date, self->zoom, &theme)
                - value_of (self->hadjustment);
  *area = (GdkRectangle){ (int)(x - row_height / 4), (int)y, (int)(row_height / 2), (int)row_height };
}
