/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check-in in a list: what, with whom, when and how late, and the buttons that settle it. */

#include "follow-up/binome-check-in-tile.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-model.h"
#include "binome-window.h"
#include "follow-up/binome-step-dialog.h"

struct _BinomeCheckInTile
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *details;
  GtkButton *main_button; /* Held…, or Plan again… where it is closed */
  GtkButton *waive_button;
  GtkMenuButton *more_button;

  BinomeRowItem *item;
  GSignalGroup *signals;
  gboolean with_pair;
};

G_DEFINE_FINAL_TYPE (BinomeCheckInTile, binome_check_in_tile, ADW_TYPE_BIN)

/* ---- words ---- */

static const char *
get_icon_name (BinomeCheckInState status)
{
  switch (status)
    {
    case BINOME_CHECK_IN_STATE_OVERDUE:
      return "dialog-warning-symbolic";
    case BINOME_CHECK_IN_STATE_DUE:
      return "alarm-symbolic";
    case BINOME_CHECK_IN_STATE_DONE:
      return "object-select-symbolic";
    case BINOME_CHECK_IN_STATE_WAIVED:
      return "action-unavailable-symbolic";
    case BINOME_CHECK_IN_STATE_MISSED:
      return "appointment-missed-symbolic";
    case BINOME_CHECK_IN_STATE_PLANNED:
    default:
      return "x-office-calendar-symbolic";
    }
}

static const char *
get_style (BinomeCheckInState status)
{
  switch (status)
    {
    case BINOME_CHECK_IN_STATE_OVERDUE:
    case BINOME_CHECK_IN_STATE_MISSED:
      return "warning";
    case BINOME_CHECK_IN_STATE_DUE:
      return "accent";
    case BINOME_CHECK_IN_STATE_DONE:
      return "success";
    case BINOME_CHECK_IN_STATE_PLANNED:
    case BINOME_CHECK_IN_STATE_WAIVED:
    default:
      return "dim-label";
    }
}

static char *
dup_open_status (const BinomeCheckInRow *row)
{
  BinomeDate today = binome_clock_today ();
  g_autofree char *due_on = binome_date_format (row->due_on, BINOME_DATE_MEDIUM);
  g_autofree char *hold_by = binome_date_format (row->hold_by, BINOME_DATE_MEDIUM);

  if (row->status == BINOME_CHECK_IN_STATE_OVERDUE)
    return g_strdup_printf (ngettext ("%2$d day late, due on %1$s", "%2$d days late, due on %1$s",
                                      (gulong)(today - row->hold_by)),
                            due_on, today - row->hold_by);
  if (row->status == BINOME_CHECK_IN_STATE_DUE)
    /* Translators: two dates. */
    return g_strdup_printf (_ ("Due since %1$s, hold it by %2$s"), due_on, hold_by);

  return g_strdup (due_on);
}

static char *
dup_closed_status (const BinomeCheckInRow *row)
{
  g_autofree char *due_on = binome_date_format (row->due_on, BINOME_DATE_MEDIUM);
  g_autofree char *done_on = binome_date_format (row->done_on, BINOME_DATE_MEDIUM);

  if (row->status == BINOME_CHECK_IN_STATE_DONE && row->satisfaction > 0)
    /* Translators: a date, then how satisfied they were, from 1 to 5. */
    return g_strdup_printf (_ ("Held on %1$s, satisfaction %2$d of 5"), done_on, row->satisfaction);
  if (row->status == BINOME_CHECK_IN_STATE_DONE)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Held on %s"), done_on);
  if (*row->reason != '\0')
    /* Translators: “Waived” or “Missed”, the date it was planned for, and why. */
    return g_strdup_printf (_ ("%1$s, planned for %2$s: %3$s"), _ (binome_check_in_states[row->status].label),
                            due_on, row->reason);

  /* Translators: “Waived” or “Missed”, and the date it was planned for. */
  return g_strdup_printf (_ ("%1$s, planned for %2$s"), _ (binome_check_in_states[row->status].label),
                          due_on);
}

static gboolean
is_open (const BinomeCheckInRow *row)
{
  return row->group != BINOME_CHECK_IN_GROUP_CLOSED;
}

static void
show_status (BinomeCheckInTile *self, const BinomeCheckInRow *row)
{
  static const char *const styles[] = { "warning", "accent", "success", "dim-label" };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), get_style (row->status));
  gtk_image_set_from_icon_name (self->icon, get_icon_name (row->status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (binome_check_in_states[row->status].label), -1);
}

/* Several rows have a button of the same name: a screen reader says of which row it is. */
static void
name_button (GtkWidget *button, const char *what, const char *row_title)
{
  g_autofree char *name = g_strdup_printf ("%s %s", what, row_title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_buttons (BinomeCheckInTile *self, const BinomeCheckInRow *row)
{
  gboolean open = is_open (row);
  gboolean near = open && row->group != BINOME_CHECK_IN_GROUP_LATER;

  gtk_widget_set_visible (GTK_WIDGET (self->main_button), near || !open);
  gtk_widget_set_visible (GTK_WIDGET (self->waive_button), near);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), open);
  gtk_button_set_label (self->main_button, open ? _ ("_Held…") : _ ("_Plan again…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->main_button),
                                  open ? "check-in.hold" : "check-in.plan");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check-in.miss",
                                 row->status == BINOME_CHECK_IN_STATE_DUE
                                     || row->status == BINOME_CHECK_IN_STATE_OVERDUE);
  name_button (GTK_WIDGET (self->main_button), open ? _ ("Held…") : _ ("Plan again…"), row->title);
  name_button (GTK_WIDGET (self->waive_button), _ ("Waive…"), row->title);
}

static void
show (BinomeCheckInTile *self)
{
  const BinomeCheckInRow *row = binome_row_item_get (self->item);
  g_autofree char *status = is_open (row) ? dup_open_status (row) : dup_closed_status (row);
  /* Translators: the title of a check-in, then where it stands. */
  g_autofree char *both = g_strdup_printf (C_ ("check-in", "%1$s · %2$s"), row->title, status);

  gtk_label_set_label (self->title, self->with_pair ? row->pair_title : row->title);
  gtk_label_set_label (self->details, self->with_pair ? both : status);
  show_status (self, row);
  show_buttons (self, row);
}

/* ---- steps ---- */

static void
carry_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeCheckInTile *self = BINOME_CHECK_IN_TILE (widget);
  BinomeSession *session = binome_window_session_of (widget);
  const BinomeCheckInRow *row;

  if (self->item == NULL || session == NULL)
    return;

  row = binome_row_item_get (self->item);
  if (g_str_equal (name, "check-in.hold"))
    binome_step_hold_check_in (widget, session, row);
  else if (g_str_equal (name, "check-in.waive"))
    binome_step_waive_check_in (widget, session, row);
  else if (g_str_equal (name, "check-in.miss"))
    binome_step_miss_check_in (widget, session, row);
  else
    binome_step_plan_check_in (widget, session, row);
}

/* There are hundreds of tiles and rarely a menu: it is made when it is opened. */
static void
make_menu (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Plan for Another Day…"), "check-in.plan");
  g_menu_append (menu, _ ("Mark as _Missed…"), "check-in.miss");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
binome_check_in_tile_dispose (GObject *object)
{
  BinomeCheckInTile *self = BINOME_CHECK_IN_TILE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_CHECK_IN_TILE);

  G_OBJECT_CLASS (binome_check_in_tile_parent_class)->dispose (object);
}

static void
binome_check_in_tile_class_init (BinomeCheckInTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_check_in_tile_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/follow-up/check-in-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInTile, icon);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInTile, title);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInTile, details);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInTile, main_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInTile, waive_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeCheckInTile, more_button);
  gtk_widget_class_install_action (widget_class, "check-in.hold", NULL, carry_out);
  gtk_widget_class_install_action (widget_class, "check-in.waive", NULL, carry_out);
  gtk_widget_class_install_action (widget_class, "check-in.miss", NULL, carry_out);
  gtk_widget_class_install_action (widget_class, "check-in.plan", NULL, carry_out);
}

static void
binome_check_in_tile_init (BinomeCheckInTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more_button, make_menu, NULL, NULL);
  self->signals = g_signal_group_new (BINOME_TYPE_ROW_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show), self);
}

/**
 * binome_check_in_tile_new:
 * @with_pair: whether it names the pair, among check-ins of several
 *
 * Returns: (transfer floating): a tile without a check-in
 */
GtkWidget *
binome_check_in_tile_new (gboolean with_pair)
{
  BinomeCheckInTile *self = g_object_new (BINOME_TYPE_CHECK_IN_TILE, NULL);

  self->with_pair = with_pair;
  return GTK_WIDGET (self);
}

/**
 * binome_check_in_tile_set_item:
 * @self: a tile
 * @item: (nullable): a #BinomeCheckInRow to show; followed when it changes
 */
void
binome_check_in_tile_set_item (BinomeCheckInTile *self, BinomeRowItem *item)
{
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    show (self);
}
