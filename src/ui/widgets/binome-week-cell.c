/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A half-hour of a week: free or not, and where, by a tint and a letter. */

#include "binome-week-cell.h"

#include <glib/gi18n-lib.h>

struct _BinomeWeekCell
{
  GtkWidget parent_instance;

  GtkWidget *letter;
  BinomeWeekday weekday;
  int starts_at;
  BinomeWeekPlace place;
};

G_DEFINE_FINAL_TYPE (BinomeWeekCell, binome_week_cell, GTK_TYPE_WIDGET)

static void
binome_week_cell_dispose (GObject *object)
{
  g_clear_pointer (&BINOME_WEEK_CELL (object)->letter, gtk_widget_unparent);

  G_OBJECT_CLASS (binome_week_cell_parent_class)->dispose (object);
}

static void
binome_week_cell_class_init (BinomeWeekCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_week_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "weekcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

static void
binome_week_cell_init (BinomeWeekCell *self)
{
  self->letter = gtk_label_new (NULL);
  gtk_widget_set_can_target (self->letter, FALSE);
  gtk_widget_set_parent (self->letter, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * binome_week_place_get_letter:
 * @place: where
 *
 * Returns: the letter that stands for it in a small cell; "" where it does not matter
 */
const char *
binome_week_place_get_letter (BinomeWeekPlace place)
{
  switch (place)
    {
    case BINOME_WEEK_SITE:
      return C_ ("one letter for: on site", "S");
    case BINOME_WEEK_REMOTE:
      return C_ ("one letter for: remote", "R");
    case BINOME_WEEK_EITHER:
      return "✓";
    case BINOME_WEEK_NOWHERE:
    default:
      return "";
    }
}

static char *
describe (BinomeWeekCell *self)
{
  BinomeWeekSpan span
      = { self->weekday, self->starts_at, self->starts_at + BINOME_WEEK_SLOT_MINUTES, self->place };
  g_autofree char *time = binome_week_span_describe (&span);

  if (self->place == BINOME_WEEK_NOWHERE)
    /* Translators: a part of a week, such as “Monday 9:00–9:30”. */
    return g_strdup_printf (_ ("%s, not free"), time);
  if (self->place == BINOME_WEEK_EITHER)
    /* Translators: a part of a week, such as “Monday 9:00–9:30”. */
    return g_strdup_printf (_ ("%s, on site or remote"), time);

  return g_steal_pointer (&time);
}

static void
show_place (BinomeWeekCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *words = describe (self);

  gtk_label_set_label (GTK_LABEL (self->letter), binome_week_place_get_letter (self->place));
  if (self->place != BINOME_WEEK_NOWHERE)
    gtk_widget_add_css_class (widget, "free");
  else
    gtk_widget_remove_css_class (widget, "free");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
      self->place != BINOME_WEEK_NOWHERE ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/**
 * binome_week_cell_new:
 * @weekday: a day
 * @starts_at: minutes from midnight
 *
 * Returns: (transfer floating): the half-hour from then on, not free
 */
BinomeWeekCell *
binome_week_cell_new (BinomeWeekday weekday, int starts_at)
{
  BinomeWeekCell *self = g_object_new (BINOME_TYPE_WEEK_CELL, NULL);

  self->weekday = weekday;
  self->starts_at = starts_at;
  if (starts_at % 60 == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hour");
  show_place (self);
  return self;
}

BinomeWeekday
binome_week_cell_get_weekday (BinomeWeekCell *self)
{
  return self->weekday;
}

/* Returns: when it starts, in minutes from midnight */
int
binome_week_cell_get_minute (BinomeWeekCell *self)
{
  return self->starts_at;
}

/**
 * binome_week_cell_set_place:
 * @self: a half-hour
 * @place: where somebody is to be met then
 */
void
binome_week_cell_set_place (BinomeWeekCell *self, BinomeWeekPlace place)
{
  if (self->place == place)
    return;

  self->place = place;
  show_place (self);
}
