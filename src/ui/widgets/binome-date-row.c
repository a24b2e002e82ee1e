/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date to type in the user's own order, or to pick from a calendar. */

#include "binome-date-row.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-row-message.h"
#include "binome-text.h"

struct _BinomeDateRow
{
  AdwEntryRow parent_instance;

  BinomeDate date;
  gboolean writing; /* the text is being set by us */
  GtkCalendar *calendar;
  GtkPopover *popover;
};

G_DEFINE_FINAL_TYPE (BinomeDateRow, binome_date_row, ADW_TYPE_ENTRY_ROW)

typedef enum
{
  PROP_DATE = 1,
  N_PROPS
} BinomeDateRowProperty;

static GParamSpec *properties[N_PROPS];

static void
show_validity (BinomeDateRow *self)
{
  binome_row_message_set (GTK_WIDGET (self), BINOME_ROW_MESSAGE_WRITTEN,
                          binome_date_row_is_valid (self) ? NULL : _ ("This is no date."));
}

static void
write_text (BinomeDateRow *self)
{
  g_autofree char *text = binome_date_format (self->date, BINOME_DATE_SHORT);

  self->writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->writing = FALSE;
  show_validity (self);
}

static void
take_date (BinomeDateRow *self, BinomeDate date)
{
  if (self->date == date)
    return;

  self->date = date;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
on_changed_cb (BinomeDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  BinomeDate date = binome_date_parse_local (text);

  if (self->writing)
    return;

  if (date != BINOME_DATE_NONE || binome_text_is_blank (text))
    take_date (self, date);
  show_validity (self);
}

/* Leaving the row, the date is written out whole: “1/2/26” becomes “01/02/2026”. */
static void
on_leave_cb (BinomeDateRow *self)
{
  if (binome_date_row_is_valid (self))
    write_text (self);
}

static void
on_popover_shown_cb (BinomeDateRow *self)
{
  BinomeDate date = self->date != BINOME_DATE_NONE ? self->date : binome_clock_today ();
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day;

  binome_date_get (date, &year, &month, &day);
  moment = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (moment != NULL)
    gtk_calendar_select_day (self->calendar, moment);
}

static void
on_day_selected_cb (BinomeDateRow *self)
{
  g_autoptr (GDateTime) moment = gtk_calendar_get_date (self->calendar);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;

  take_date (self, binome_date_new (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                    g_date_time_get_day_of_month (moment)));
  write_text (self);
}

static void
binome_date_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeDateRowProperty)prop_id)
    {
    case PROP_DATE:
      g_value_set_int (value, BINOME_DATE_ROW (object)->date);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_date_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((BinomeDateRowProperty)prop_id)
    {
    case PROP_DATE:
      binome_date_row_set_date (BINOME_DATE_ROW (object), g_value_get_int (value));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_date_row_class_init (BinomeDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = binome_date_row_get_property;
  object_class->set_property = binome_date_row_set_property;

  properties[PROP_DATE]
      = g_param_spec_int ("date", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
binome_date_row_init (BinomeDateRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Choose from a calendar"));
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);

  g_signal_connect (self, "changed", G_CALLBACK (on_changed_cb), NULL);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (on_popover_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * binome_date_row_new:
 * @title: what the date is
 *
 * Returns: (transfer floating): a row without a date
 */
GtkWidget *
binome_date_row_new (const char *title)
{
  return g_object_new (BINOME_TYPE_DATE_ROW, "title", title, NULL);
}

/**
 * binome_date_row_get_date:
 * @self: a row
 *
 * Returns: the last date that could be read; %BINOME_DATE_NONE where nothing is written
 */
BinomeDate
binome_date_row_get_date (BinomeDateRow *self)
{
  return self->date;
}

/**
 * binome_date_row_set_date:
 * @self: a row
 * @date: a day, or none
 */
void
binome_date_row_set_date (BinomeDateRow *self, BinomeDate date)
{
  if (self->date == date)
    return;

  take_date (self, date);
  write_text (self);
}

/**
 * binome_date_row_is_valid:
 * @self: a row
 *
 * Returns: whether what is written is a date, or nothing
 */
gboolean
binome_date_row_is_valid (BinomeDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  return binome_text_is_blank (text) || binome_date_parse_local (text) != BINOME_DATE_NONE;
}
