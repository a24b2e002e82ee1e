/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week from 7:00 to 20:00 to say when somebody is free: with the pointer over many half-hours at once, or
 * with the keyboard alone. Times outside these hours are kept, and told below. */

#include "binome-week-grid.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-week-cell.h"

#define FIRST_MINUTE (7 * 60)
#define LAST_MINUTE (20 * 60)
#define N_ROWS ((LAST_MINUTE - FIRST_MINUTE) / BINOME_WEEK_SLOT_MINUTES)

struct _BinomeWeekGrid
{
  GtkBox parent_instance;

  AdwToggleGroup *place_group;
  GtkGrid *grid;
  GtkLabel *outside_label;

  BinomeWeekCell *cells[BINOME_WEEK_DAYS][N_ROWS];
  BinomeWeek week;
  int day, row; /* where the keyboard is */

  gboolean dragging;
  BinomeWeek before; /* the drag */
  BinomeWeekPlace brush;
  int from_day, from_row;
  double start_x, start_y;
};

G_DEFINE_FINAL_TYPE (BinomeWeekGrid, binome_week_grid, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
slot_of (int day, int row)
{
  return (guint)(day * BINOME_WEEK_SLOTS_PER_DAY + FIRST_MINUTE / BINOME_WEEK_SLOT_MINUTES + row);
}

static BinomeWeekPlace
get_chosen (BinomeWeekGrid *self)
{
  const char *name = adw_toggle_group_get_active_name (self->place_group);

  if (g_strcmp0 (name, "site") == 0)
    return BINOME_WEEK_SITE;

  return g_strcmp0 (name, "remote") == 0 ? BINOME_WEEK_REMOTE : BINOME_WEEK_EITHER;
}

/* ---- showing ---- */

static void
show_outside (BinomeWeekGrid *self)
{
  BinomeWeek outside = self->week;
  g_autofree char *words = NULL, *text = NULL;

  for (int day = 0; day < BINOME_WEEK_DAYS; day++)
    memset (&outside.slots[slot_of (day, 0)], BINOME_WEEK_NOWHERE, N_ROWS);
  words = binome_week_describe (&outside);
  /* Translators: days and times of a week. */
  text = g_strdup_printf (_ ("Also: %s"), words);
  gtk_label_set_label (self->outside_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->outside_label), *words != '\0');
}

static void
show_week (BinomeWeekGrid *self)
{
  for (int day = 0; day < BINOME_WEEK_DAYS; day++)
    for (int row = 0; row < N_ROWS; row++)
      binome_week_cell_set_place (self->cells[day][row],
                                  (BinomeWeekPlace)self->week.slots[slot_of (day, row)]);
  show_outside (self);
}

static void
tell_changed (BinomeWeekGrid *self)
{
  show_week (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
paint (BinomeWeekGrid *self, int day, int row, int other_day, int other_row, BinomeWeekPlace place)
{
  for (int d = MIN (day, other_day); d <= MAX (day, other_day); d++)
    for (int r = MIN (row, other_row); r <= MAX (row, other_row); r++)
      self->week.slots[slot_of (d, r)] = (guint8)place;
}

/* One stop of the Tab key for the whole week; the arrow keys move it. */
static void
move_to (BinomeWeekGrid *self, int day, int row, gboolean grab)
{
  gtk_widget_set_focusable (GTK_WIDGET (self->cells[self->day][self->row]), FALSE);
  self->day = day;
  self->row = row;
  gtk_widget_set_focusable (GTK_WIDGET (self->cells[day][row]), TRUE);
  if (grab)
    gtk_widget_grab_focus (GTK_WIDGET (self->cells[day][row]));
}

/* ---- the pointer ---- */

static gboolean
find_cell (BinomeWeekGrid *self, double x, double y, int *day, int *row)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->grid), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked != NULL ? gtk_widget_get_ancestor (picked, BINOME_TYPE_WEEK_CELL) : NULL;

  if (cell == NULL)
    return FALSE;

  *day = (int)binome_week_cell_get_weekday (BINOME_WEEK_CELL (cell));
  *row = (binome_week_cell_get_minute (BINOME_WEEK_CELL (cell)) - FIRST_MINUTE) / BINOME_WEEK_SLOT_MINUTES;
  return TRUE;
}

static void
on_drag_begin_cb (BinomeWeekGrid *self, double x, double y, GtkGesture *gesture)
{
  BinomeWeekPlace chosen = get_chosen (self);

  if (!find_cell (self, x, y, &self->from_day, &self->from_row))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  self->start_x = x;
  self->start_y = y;
  self->before = self->week;
  self->brush
      = self->week.slots[slot_of (self->from_day, self->from_row)] == chosen ? BINOME_WEEK_NOWHERE : chosen;
  move_to (self, self->from_day, self->from_row, TRUE);
  paint (self, self->from_day, self->from_row, self->from_day, self->from_row, self->brush);
  show_week (self);
}

static void
on_drag_update_cb (BinomeWeekGrid *self, double dx, double dy)
{
  int day, row;

  if (!self->dragging || !find_cell (self, self->start_x + dx, self->start_y + dy, &day, &row))
    return;

  self->week = self->before;
  paint (self, self->from_day, self->from_row, day, row, self->brush);
  show_week (self);
}

static void
on_drag_end_cb (BinomeWeekGrid *self)
{
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  if (memcmp (&self->before, &self->week, sizeof self->week) != 0)
    tell_changed (self);
}

/* ---- the keyboard ---- */

static void
toggle (BinomeWeekGrid *self)
{
  BinomeWeekPlace chosen = get_chosen (self);
  guint8 *slot = &self->week.slots[slot_of (self->day, self->row)];

  *slot = (guint8)(*slot == chosen ? BINOME_WEEK_NOWHERE : chosen);
  tell_changed (self);
}

/* Goes to a neighbour; with Shift what holds here holds there too. */
static gboolean
step (BinomeWeekGrid *self, int days, int rows, gboolean extend)
{
  int day = CLAMP (self->day + days, 0, BINOME_WEEK_DAYS - 1);
  int row = CLAMP (self->row + rows, 0, N_ROWS - 1);
  BinomeWeekPlace here = (BinomeWeekPlace)self->week.slots[slot_of (self->day, self->row)];

  if (extend)
    {
      BinomeWeek before = self->week;

      paint (self, self->day, self->row, day, row, here);
      if (memcmp (&before, &self->week, sizeof before) != 0)
        tell_changed (self);
    }
  move_to (self, day, row, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed_cb (BinomeWeekGrid *self, guint key, guint code, GdkModifierType state)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step (self, 0, -1, extend);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step (self, 0, 1, extend);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, -forward, 0, extend);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, forward, 0, extend);
    case GDK_KEY_Page_Up:
      return step (self, 0, -4, extend);
    case GDK_KEY_Page_Down:
      return step (self, 0, 4, extend);
    case GDK_KEY_Home:
      return step (self, 0, -N_ROWS, extend);
    case GDK_KEY_End:
      return step (self, 0, N_ROWS, extend);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      toggle (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      self->week.slots[slot_of (self->day, self->row)] = BINOME_WEEK_NOWHERE;
      tell_changed (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- the buttons ---- */

static void
on_office_clicked_cb (BinomeWeekGrid *self)
{
  for (int day = BINOME_WEEKDAY_MONDAY; day <= BINOME_WEEKDAY_FRIDAY; day++)
    paint (self, day, (9 * 60 - FIRST_MINUTE) / BINOME_WEEK_SLOT_MINUTES, day,
           (17 * 60 - FIRST_MINUTE) / BINOME_WEEK_SLOT_MINUTES - 1, get_chosen (self));
  tell_changed (self);
}

static void
on_clear_clicked_cb (BinomeWeekGrid *self)
{
  if (binome_week_is_empty (&self->week))
    return;

  memset (&self->week, 0, sizeof self->week);
  tell_changed (self);
}

/* ---- making ---- */

static GtkWidget *
make_label (const char *text, const char *tooltip)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric-cell");
  gtk_widget_set_tooltip_text (label, tooltip);
  return label;
}

static void
add_days (BinomeWeekGrid *self)
{
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (int day = 0; day < BINOME_WEEK_DAYS; day++)
    {
      /* The first of January 2024 is a Monday. */
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, 1 + day, 0, 0, 0);
      g_autofree char *text = g_date_time_format (date, "%a");
      GtkWidget *label = make_label (text, _ (binome_weekdays[day].label));

      gtk_size_group_add_widget (widths, label);
      gtk_widget_set_margin_bottom (label, 3);
      gtk_grid_attach (self->grid, label, day + 1, 0, 1, 1);
    }
}

static void
add_hours (BinomeWeekGrid *self)
{
  for (int minute = FIRST_MINUTE; minute < LAST_MINUTE; minute += 60)
    {
      g_autofree char *text = binome_week_format_minute (minute);
      GtkWidget *label = make_label (text, NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_margin_end (label, 6);
      gtk_grid_attach (self->grid, label, 0, 1 + (minute - FIRST_MINUTE) / BINOME_WEEK_SLOT_MINUTES, 1, 2);
    }
}

static void
add_cells (BinomeWeekGrid *self)
{
  for (int day = 0; day < BINOME_WEEK_DAYS; day++)
    for (int row = 0; row < N_ROWS; row++)
      {
        self->cells[day][row]
            = binome_week_cell_new ((BinomeWeekday)day, FIRST_MINUTE + row * BINOME_WEEK_SLOT_MINUTES);
        gtk_grid_attach (self->grid, GTK_WIDGET (self->cells[day][row]), day + 1, row + 1, 1, 1);
      }
}

static void
add_controllers (BinomeWeekGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
}

static void
binome_week_grid_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_WEEK_GRID);

  G_OBJECT_CLASS (binome_week_grid_parent_class)->dispose (object);
}

static void
binome_week_grid_class_init (BinomeWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_week_grid_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/widgets/week-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeWeekGrid, place_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeWeekGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, BinomeWeekGrid, outside_label);
  gtk_widget_class_bind_template_callback (widget_class, on_office_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
}

static void
binome_week_grid_init (BinomeWeekGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_days (self);
  add_hours (self);
  add_cells (self);
  add_controllers (self);
  move_to (self, BINOME_WEEKDAY_MONDAY, (9 * 60 - FIRST_MINUTE) / BINOME_WEEK_SLOT_MINUTES, FALSE);
}

/**
 * binome_week_grid_new:
 *
 * Returns: (transfer floating): a week of which nothing is known
 */
BinomeWeekGrid *
binome_week_grid_new (void)
{
  return g_object_new (BINOME_TYPE_WEEK_GRID, NULL);
}

/**
 * binome_week_grid_set_week:
 * @self: a grid
 * @week: what to show
 */
void
binome_week_grid_set_week (BinomeWeekGrid *self, const BinomeWeek *week)
{
  self->week = *week;
  show_week (self);
}

/**
 * binome_week_grid_get_week:
 * @self: a grid
 *
 * Returns: (transfer none): what it shows
 */
const BinomeWeek *
binome_week_grid_get_week (BinomeWeekGrid *self)
{
  return &self->week;
}

/**
 * binome_week_grid_is_dragging:
 * @self: a grid
 *
 * Returns: whether the user is changing it right now, so that it must not be filled anew
 */
gboolean
binome_week_grid_is_dragging (BinomeWeekGrid *self)
{
  return self->dragging;
}
