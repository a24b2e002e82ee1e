/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a timeline: months over days, over weeks, or quarters over months. */

#include "binome-timeline-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

typedef enum
{
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_QUARTER,
} Unit;

static Unit
upper_unit (BinomeTimelineZoom zoom)
{
  return zoom == BINOME_TIMELINE_QUARTER ? UNIT_QUARTER : UNIT_MONTH;
}

static Unit
lower_unit (BinomeTimelineZoom zoom)
{
  return zoom == BINOME_TIMELINE_WEEK ? UNIT_DAY : zoom == BINOME_TIMELINE_MONTH ? UNIT_WEEK : UNIT_MONTH;
}

/* The first day of the unit that @date is in. */
static BinomeDate
unit_start (BinomeDate date, Unit unit)
{
  int month, day;

  binome_date_get (date, NULL, &month, &day);
  switch (unit)
    {
    case UNIT_WEEK:
      return date - (binome_date_get_weekday (date) - 1);
    case UNIT_MONTH:
      return date - (day - 1);
    case UNIT_QUARTER:
      return binome_date_add_months (date - (day - 1), -((month - 1) % 3));
    case UNIT_DAY:
    default:
      return date;
    }
}

static BinomeDate
unit_next (BinomeDate start, Unit unit)
{
  switch (unit)
    {
    case UNIT_WEEK:
      return start + 7;
    case UNIT_MONTH:
      return binome_date_add_months (start, 1);
    case UNIT_QUARTER:
      return binome_date_add_months (start, 3);
    case UNIT_DAY:
    default:
      return start + 1;
    }
}

static char *
unit_label (BinomeDate start, Unit unit)
{
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day;

  binome_date_get (start, &year, &month, &day);
  if (unit == UNIT_QUARTER)
    /* Translators: quarter 1 to 4 and year, in the head of the timeline (French: T1 2026). */
    return g_strdup_printf (C_ ("timeline", "Q%d %d"), (month - 1) / 3 + 1, year);

  moment = g_date_time_new_utc (year, month, day, 12, 0, 0);
  if (moment == NULL) /* beyond the year 9999 */
    return g_strdup ("");

  switch (unit)
    {
    case UNIT_DAY:
      /* Translators: a day of the week and of the month, such as “Mon 16”, see g_date_time_format(). */
      return g_date_time_format (moment, C_ ("timeline", "%a %-d"));
    case UNIT_WEEK:
      /* Translators: the Monday of a week, such as “16 Mar”, see g_date_time_format(). */
      return g_date_time_format (moment, C_ ("timeline", "%-d %b"));
    case UNIT_MONTH:
    default:
      /* Translators: a month without its year, see g_date_time_format(). */
      return g_date_time_format (moment, C_ ("timeline", "%OB"));
    }
}

static BinomeDate
first_visible (const BinomeTimelineView *view)
{
  return view->from + (BinomeDate)MAX (floor (view->scroll_x / view->day), 0);
}

static BinomeDate
last_visible (const BinomeTimelineView *view)
{
  double last = view->from + ceil ((view->scroll_x + view->width - view->label_width) / view->day);

  return (BinomeDate)CLAMP (last, 0, view->to);
}

/* Shades the week-ends and draws a thin line at the start of each unit, under the rows. */
void
binome_timeline_header_draw_days (const BinomeTimelineView *view, cairo_t *cr)
{
  BinomeDate last = last_visible (view);
  Unit unit = lower_unit (view->zoom);

  if (view->from == BINOME_DATE_NONE)
    return;

  if (view->zoom != BINOME_TIMELINE_QUARTER)
    for (BinomeDate date = unit_start (first_visible (view), UNIT_WEEK) + 5; date <= last; date += 7)
      {
        binome_chart_style_colour (cr, &view->theme->grid, view->theme->high_contrast ? 0.25 : 0.35);
        cairo_rectangle (cr, binome_timeline_view_x (view, date), view->header, 2 * view->day,
                         view->height - view->header);
        cairo_fill (cr);
      }
  binome_chart_style_colour (cr, &view->theme->grid, 0.8);
  cairo_set_line_width (cr, 1);
  for (BinomeDate date = unit_start (first_visible (view), unit); date <= last; date = unit_next (date, unit))
    {
      double x = floor (binome_timeline_view_x (view, date)) + 0.5;

      cairo_move_to (cr, x, view->header * 0.5);
      cairo_line_to (cr, x, view->height);
    }
  cairo_stroke (cr);
}

/* Where the word “Today” stands in the head, with the rim around it; %NULL where @today is not shown. */
PangoLayout *
binome_timeline_header_place_today (const BinomeTimelineView *view, BinomeDate today, double *left,
                                    double *width)
{
  g_autoptr (PangoLayout) layout = NULL;
  double x, height;

  if (today <= 0 || view->from == BINOME_DATE_NONE || today < view->from || today > view->to)
    return NULL;

  x = binome_timeline_view_x (view, today) + view->day / 2;
  if (x < 0 || x > view->width + view->label_width)
    return NULL;

  layout = binome_chart_text_new (view->pango, view->theme, BINOME_CHART_TEXT_SMALL, C_ ("timeline", "Today"),
                                  0);
  binome_chart_text_size (layout, width, &height);
  *width += height * 0.8;
  *left = x - *width / 2;
  return g_steal_pointer (&layout);
}

/* One line of the head. A label of the upper line stays in sight as long as it fits into what is seen
 * of its unit. What does not fit, or would be covered from @hole_left to @hole_right, is left out. */
static void
draw_line (const BinomeTimelineView *view, cairo_t *cr, Unit unit, double y, BinomeChartTextStyle style,
           double hole_left, double hole_right)
{
  gboolean upper = unit == upper_unit (view->zoom);
  const BinomeColour *colour = upper ? &view->theme->ink : &view->theme->faint_ink;
  BinomeDate last = last_visible (view);
  double pad = view->theme->font_size * 0.4;

  for (BinomeDate date = unit_start (first_visible (view), unit); date <= last; date = unit_next (date, unit))
    {
      double start = binome_timeline_view_x (view, date), width;
      double end = binome_timeline_view_x (view, unit_next (date, unit));
      g_autofree char *label = upper && unit == UNIT_MONTH ? binome_date_format (date, BINOME_DATE_MONTH)
                                                           : unit_label (date, unit);
      g_autoptr (PangoLayout) layout = binome_chart_text_new (view->pango, view->theme, style, label, 0);

      binome_chart_text_size (layout, &width, NULL);
      start = (upper ? MAX (start, view->label_width) : start) + pad;
      if (start < view->label_width || start + width + pad / 2 > end)
        continue;
      if (start < hole_right + pad / 2 && start + width > hole_left - pad / 2)
        continue;
      binome_chart_text_show (cr, layout, start, y, colour);
    }
}

/* The head itself, to be drawn over the rows that scroll beneath it, with room for “Today”. */
void
binome_timeline_header_draw (const BinomeTimelineView *view, cairo_t *cr, BinomeDate today)
{
  g_autoptr (PangoLayout) layout = NULL;
  double left = -G_MAXDOUBLE, width = 0;

  if (view->from == BINOME_DATE_NONE)
    return;

  layout = binome_timeline_header_place_today (view, today, &left, &width);
  draw_line (view, cr, upper_unit (view->zoom), view->header * 0.06, BINOME_CHART_TEXT_BOLD, -G_MAXDOUBLE,
             -G_MAXDOUBLE);
  draw_line (view, cr, lower_unit (view->zoom), view->header * 0.54, BINOME_CHART_TEXT_SMALL, left,
             left + width);
}
