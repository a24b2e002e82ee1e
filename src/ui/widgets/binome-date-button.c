/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that says as of which day figures are counted, and opens a calendar to choose another. */

#include "binome-date-button.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"

struct _BinomeDateButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;

  BinomeDate date;
  gboolean writing; /* the calendar is being set by us */
};

G_DEFINE_FINAL_TYPE (BinomeDateButton, binome_date_button, ADW_TYPE_BIN)

typedef enum
{
  PROP_DATE = 1,
  N_PROPS
} BinomeDateButtonProperty;

static GParamSpec *properties[N_PROPS];

static void
show_date (BinomeDateButton *self)
{
  g_autofree char *day = binome_date_format (self->date, BINOME_DATE_MEDIUM);
  /* Translators: %s is the day on which figures are counted. */
  g_autofree char *label = g_strdup_printf (_ ("As of %s"), day);

  gtk_menu_button_set_label (self->button, label);
}

static void
on_popover_shown_cb (BinomeDateButton *self)
{
  int year, month, day;
  g_autoptr (GDateTime) moment = NULL;

  binome_date_get (self->date, &year, &month, &day);
  moment = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (moment == NULL)
    return;

  self->writing = TRUE;
  gtk_calendar_select_day (self->calendar, moment);
  self->writing = FALSE;
}

static void
on_day_selected_cb (BinomeDateButton *self)
{
  g_autoptr (GDateTime) moment = gtk_calendar_get_date (self->calendar);

  if (!self->writing)
    binome_date_button_set_date (self, binome_date_new (g_date_time_get_year (moment),
                                                        g_date_time_get_month (moment),
                                                        g_date_time_get_day_of_month (moment)));
}

static void
on_today_clicked_cb (BinomeDateButton *self)
{
  binome_date_button_set_date (self, binome_clock_today ());
  gtk_popover_popdown (self->popover);
}

static void
binome_date_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeDateButtonProperty)prop_id)
    {
    case PROP_DATE:
      g_value_set_int (value, BINOME_DATE_BUTTON (object)->date);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_date_button_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((BinomeDateButtonProperty)prop_id)
    {
    case PROP_DATE:
      binome_date_button_set_date (BINOME_DATE_BUTTON (object), g_value_get_int (value));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_date_button_dispose (GObject *object)
{
  /* The bin must not keep what the template unparents. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_DATE_BUTTON);

  G_OBJECT_CLASS (binome_date_button_parent_class)->dispose (object);
}

static void
binome_date_button_class_init (BinomeDateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = binome_date_button_get_property;
  object_class->set_property = binome_date_button_set_property;
  object_class->dispose = binome_date_button_dispose;

  properties[PROP_DATE]
      = g_param_spec_int ("date", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/widgets/date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, BinomeDateButton, popover);
  gtk_widget_class_bind_template_child (widget_class, BinomeDateButton, calendar);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_today_clicked_cb);
}

static void
binome_date_button_init (BinomeDateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_date_button_set_date (self, binome_clock_today ());
}

/**
 * binome_date_button_get_date:
 * @self: a button
 *
 * Returns: the day chosen, at first today
 */
BinomeDate
binome_date_button_get_date (BinomeDateButton *self)
{
  return self->date;
}

/**
 * binome_date_button_set_date:
 * @self: a button
 * @date: a day
 */
void
binome_date_button_set_date (BinomeDateButton *self, BinomeDate date)
{
  if (self->date == date || date == BINOME_DATE_NONE)
    return;

  self->date = date;
  show_date (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}
