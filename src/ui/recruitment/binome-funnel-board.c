/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The candidates as a board: a column a state. Cards are moved by dragging, by their menu, and with Ctrl and
 * an arrow; arrows alone go from card to card. */

#include "recruitment/binome-funnel-board.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "recruitment/binome-funnel-column.h"
#include "recruitment/binome-funnel-move.h"
#include "recruitment/binome-participant-dialog.h"

struct _BinomeFunnelBoard
{
  AdwBin parent_instance;

  BinomeSession *session;
  BinomeFunnel funnel;
  BinomeEnrolmentRole role;
  gint64 programme;
  char *search;
  int state;
  gboolean stuck_only;
  GArray *only; /* (nullable): gint64 */
  GtkScrolledWindow *scrolled;
  guint scroll_source; /* while somebody is dragged to an edge */
  int scroll_step;
  GtkBox *columns_box;
  BinomeFunnelColumn *columns[BINOME_FUNNEL_N_STATES]; /* in the order of the board */
};

G_DEFINE_FINAL_TYPE (BinomeFunnelBoard, binome_funnel_board, ADW_TYPE_BIN)

/* ---- what is shown ---- */

static BinomeQuery *
make_query (BinomeFunnelBoard *self, BinomeEnrolmentState state)
{
  BinomeQuery *query = binome_query_new (BINOME_TYPE_ENROLMENT);
  int limit = binome_funnel_limits_get_days (&self->funnel.limits, (int)state);

  binome_query_where_integer (query, BINOME_ENROLMENT_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, (int)self->role);
  binome_query_where_choice (query, BINOME_ENROLMENT_STATE, BINOME_QUERY_EQUAL, (int)state);
  if (self->stuck_only && limit == 0)
    binome_query_where_id (query, 0); /* nobody is ever stuck there */
  else if (self->stuck_only)
    binome_query_where_date (query, BINOME_ENROLMENT_STATE_SINCE, BINOME_QUERY_LESS,
                             binome_clock_today () - limit);
  if (self->only != NULL)
    binome_query_where_ids (query, self->only);
  if (self->search != NULL && *self->search != '\0')
    binome_query_search_via (query, BINOME_ENROLMENT_PERSON, self->search);
  binome_query_sort (query, BINOME_ENROLMENT_STATE_SINCE, FALSE);
  return query;
}

static void
ask_all (BinomeFunnelBoard *self)
{
  BinomeStore *store = binome_session_get_store (self->session);

  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      g_autoptr (BinomeQuery) query = make_query (self, binome_funnel_states[i]);

      binome_funnel_column_set_query (self->columns[i], store, query);
    }
}

/* States at the edge of the way are shown while somebody is there. */
static gboolean
is_always_shown (BinomeEnrolmentState state)
{
  return state != BINOME_ENROLMENT_STATE_DONE && state != BINOME_ENROLMENT_STATE_UNAVAILABLE
         && state != BINOME_ENROLMENT_STATE_RETIRED;
}

static void
show_columns (BinomeFunnelBoard *self)
{
  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      BinomeEnrolmentState state = binome_funnel_states[i];
      gboolean someone = self->funnel.sides[self->role].stages[state].here > 0;

      gtk_widget_set_visible (GTK_WIDGET (self->columns[i]), self->state >= 0
                                                                 ? (int)state == self->state
                                                                 : someone || is_always_shown (state));
    }
}

/* ---- scrolling while dragging ---- */

#define EDGE 56 /* pixels from which on the board moves */
#define SCROLL_STEP 14
#define SCROLL_INTERVAL_MS 16

static void
stop_scrolling (BinomeFunnelBoard *self)
{
  g_clear_handle_id (&self->scroll_source, g_source_remove);
}

static gboolean
on_scroll_cb (gpointer data)
{
  BinomeFunnelBoard *self = data;
  GtkAdjustment *place = gtk_scrolled_window_get_hadjustment (self->scrolled);

  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + self->scroll_step);
  return G_SOURCE_CONTINUE;
}

static void
on_drag_motion_cb (BinomeFunnelBoard *self, double x, double y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->scrolled));

  self->scroll_step = x < EDGE ? -SCROLL_STEP : x > width - EDGE ? SCROLL_STEP : 0;
  if (self->scroll_step == 0)
    stop_scrolling (self);
  else if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (SCROLL_INTERVAL_MS, on_scroll_cb, self);
}

static void
add_edges (BinomeFunnelBoard *self)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (on_drag_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (stop_scrolling), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), motion);
}

/* ---- moving ---- */

static gboolean
move (BinomeFunnelBoard *self, BinomeFunnelColumn *from, gint64 enrolment, BinomeFunnelColumn *to)
{
  g_autoptr (GArray) chosen = binome_funnel_column_dup_chosen (from, enrolment);

  if (chosen->len == 0
      || !binome_funnel_move_ask (self->session, GTK_WIDGET (self), chosen,
                                  (int)binome_funnel_column_get_state (from),
                                  (int)binome_funnel_column_get_state (to)))
    return FALSE;

  binome_funnel_column_expect (to, enrolment != 0 ? enrolment : g_array_index (chosen, gint64, 0));
  return TRUE;
}

static guint
place_of (BinomeFunnelBoard *self, BinomeEnrolmentState state)
{
  guint i = 0;

  while (binome_funnel_states[i] != state)
    i++;
  return i;
}

static void
on_open_cb (BinomeFunnelBoard *self, gint64 enrolment)
{
  if (enrolment != 0)
    adw_dialog_present (ADW_DIALOG (binome_participant_dialog_new (self->session, enrolment)),
                        GTK_WIDGET (self));
}

static void
on_move_cb (BinomeFunnelBoard *self, gint64 enrolment, int to, BinomeFunnelColumn *from)
{
  move (self, from, enrolment, self->columns[place_of (self, (BinomeEnrolmentState)to)]);
}

static void
on_dragged_cb (BinomeFunnelBoard *self, gboolean begins, BinomeFunnelColumn *from)
{
  int state = (int)binome_funnel_column_get_state (from);

  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      BinomeFunnelMark mark = BINOME_FUNNEL_MARK_NONE;

      if (begins && self->columns[i] != from)
        mark = binome_funnel_find_move (state, (int)binome_funnel_states[i]) != NULL
                   ? BINOME_FUNNEL_MARK_ALLOWED
                   : BINOME_FUNNEL_MARK_FORBIDDEN;
      binome_funnel_column_set_mark (self->columns[i], mark);
    }
  if (!begins)
    stop_scrolling (self);
}

static gboolean
on_dropped_cb (BinomeFunnelBoard *self, BinomeFunnelColumn *from, BinomeFunnelColumn *to)
{
  return from != to && gtk_widget_is_ancestor (GTK_WIDGET (from), GTK_WIDGET (self))
         && move (self, from, 0, to);
}

/* ---- keyboard ---- */

static gboolean
find_focused (BinomeFunnelBoard *self, guint *column, guint *position)
{
  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    if (binome_funnel_column_get_focused (self->columns[i], position) != 0)
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}

static void
focus_beside (BinomeFunnelBoard *self, guint column, guint position, int step)
{
  for (int i = (int)column + step; i >= 0 && i < BINOME_FUNNEL_N_STATES; i += step)
    if (gtk_widget_get_visible (GTK_WIDGET (self->columns[i]))
        && binome_funnel_column_focus (self->columns[i], position))
      return;
  gtk_widget_error_bell (GTK_WIDGET (self));
}

/* To the nearest state in that direction; where there is none, the column beside says why. */
static void
move_beside (BinomeFunnelBoard *self, guint column, int step)
{
  int from = (int)binome_funnel_states[column], beside = (int)column + step;
  gint64 enrolment = binome_funnel_column_get_focused (self->columns[column], NULL);

  for (int i = beside; i >= 0 && i < BINOME_FUNNEL_N_STATES; i += step)
    if (binome_funnel_find_move (from, (int)binome_funnel_states[i]) != NULL)
      {
        move (self, self->columns[column], enrolment, self->columns[i]);
        return;
      }
  if (beside >= 0 && beside < BINOME_FUNNEL_N_STATES)
    move (self, self->columns[column], enrolment, self->columns[beside]);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
on_key_pressed_cb (BinomeFunnelBoard *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean menu = keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);
  int step = (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL) == right ? -1 : 1;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);
  guint column, position;

  /* Keys in a menu are the menu’s. */
  if (focus == NULL || gtk_widget_get_native (focus) != GTK_NATIVE (root) || (!right && !left && !menu)
      || !find_focused (self, &column, &position))
    return GDK_EVENT_PROPAGATE;

  if (menu)
    binome_funnel_column_pop_up (self->columns[column]);
  else if (modifiers == GDK_CONTROL_MASK)
    move_beside (self, column, step);
  else if (modifiers == 0)
    focus_beside (self, column, position, step);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- the board ---- */

static void
binome_funnel_board_dispose (GObject *object)
{
  BinomeFunnelBoard *self = BINOME_FUNNEL_BOARD (object);

  stop_scrolling (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->only, g_array_unref);

  G_OBJECT_CLASS (binome_funnel_board_parent_class)->dispose (object);
}

static void
binome_funnel_board_class_init (BinomeFunnelBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_funnel_board_dispose;
}

static BinomeFunnelColumn *
make_column (BinomeFunnelBoard *self, BinomeEnrolmentState state)
{
  BinomeFunnelColumn *column = binome_funnel_column_new (state);

  gtk_widget_set_size_request (GTK_WIDGET (column), 208, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (column), TRUE);
  g_signal_connect_object (column, "open", G_CALLBACK (on_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "move", G_CALLBACK (on_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "dragged", G_CALLBACK (on_dragged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "dropped", G_CALLBACK (on_dropped_cb), self, G_CONNECT_SWAPPED);
  return column;
}

static void
binome_funnel_board_init (BinomeFunnelBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->state = -1;
  self->columns_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_widget_add_css_class (GTK_WIDGET (self->columns_box), "board");
  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      self->columns[i] = make_column (self, binome_funnel_states[i]);
      gtk_box_append (self->columns_box, GTK_WIDGET (self->columns[i]));
    }
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->columns_box));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scrolled));
  add_edges (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * binome_funnel_board_show:
 * @self: a board
 * @session: what the window works on, with a programme
 * @funnel: its candidates, counted
 * @role: tutors or tutees
 *
 * Shows the candidates of the programme; the cards themselves follow the file.
 */
void
binome_funnel_board_show (BinomeFunnelBoard *self, BinomeSession *session, const BinomeFunnel *funnel,
                          BinomeEnrolmentRole role)
{
  gint64 programme = binome_session_get_programme_id (session);
  const BinomeFunnelLimits *before = &self->funnel.limits, *now = &funnel->limits;
  gboolean other = self->session != session || self->programme != programme || self->role != role
                   || before->days != now->days || before->invited_days != now->invited_days;

  g_set_object (&self->session, session);
  self->programme = programme;
  self->role = role;
  self->funnel = *funnel;
  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    binome_funnel_column_show (self->columns[i], funnel, role);
  show_columns (self);
  if (other)
    ask_all (self);
}

static gboolean
set_only (BinomeFunnelBoard *self, GArray *only)
{
  if (only == self->only
      || (only != NULL && self->only != NULL && only->len == self->only->len
          && (only->len == 0 || memcmp (only->data, self->only->data, only->len * sizeof (gint64)) == 0)))
    return FALSE;

  g_clear_pointer (&self->only, g_array_unref);
  self->only = only != NULL ? g_array_ref (only) : NULL;
  return TRUE;
}

/**
 * binome_funnel_board_filter:
 * @self: a board
 * @filter: which candidates are asked for
 */
void
binome_funnel_board_filter (BinomeFunnelBoard *self, const BinomeFunnelFilter *filter)
{
  gboolean asks = g_set_str (&self->search, filter->search) || self->stuck_only != filter->stuck_only;

  asks = set_only (self, filter->only) || asks;
  self->state = filter->state;
  self->stuck_only = filter->stuck_only;
  show_columns (self);
  if (asks && self->session != NULL)
    ask_all (self);
}

/* Returns: (transfer none): the column of a state. */
GtkWidget *
binome_funnel_board_get_column (BinomeFunnelBoard *self, BinomeEnrolmentState state)
{
  return GTK_WIDGET (self->columns[place_of (self, state)]);
}
