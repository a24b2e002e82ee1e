/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An axis of values: round ticks (1, 2 or 5 times a power of ten) that cover the data. */

#include "binome-chart-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-text.h"

/* The least step of 1, 2 or 5 times a power of ten that is not under @rough. */
static double
nice_step (double rough)
{
  double power = pow (10, floor (log10 (rough)));
  static const double steps[] = { 1, 2, 5, 10 };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= rough * (1 - 1e-9))
      return steps[i] * power;

  return 10 * power;
}

/* Covers @min to @max by at most @max_intervals equal steps, or by two where that is what zero in the
 * middle needs. Where @whole, no step is under 1: half a person on an axis misleads. */
void
binome_chart_axis_init (BinomeChartAxis *axis, double min, double max, guint max_intervals, gboolean whole)
{
  double most = MAX (max_intervals, min < 0 && max > 0 ? 2 : 1);
  double step, first, last;

  if (max - min < 1e-9 * MAX (1, MAX (fabs (min), fabs (max))))
    {
      /* One value only: from zero to it. */
      max = MAX (max, 0);
      min = MIN (min, 0);
      if (max - min < 1e-9)
        max = 1;
    }

  step = nice_step ((max - min) / most);
  if (whole)
    step = MAX (step, 1);
  for (;;)
    {
      first = floor (min / step + 1e-9);
      last = ceil (max / step - 1e-9);
      if (last - first <= most)
        break;
      step = nice_step (step * 1.5); /* rounding outwards took one step too many */
    }

  axis->step = step;
  axis->min = first * step;
  axis->max = MAX (last, first + 1) * step;
  axis->n_ticks = (guint)(MAX (last - first, 1) + 1);
}

/* The value of tick @i, counted from the least. */
double
binome_chart_axis_tick (const BinomeChartAxis *axis, guint i)
{
  double value = axis->min + i * axis->step;

  return fabs (value) < axis->step * 1e-6 ? 0 : value;
}

/* Where @value lies between both ends: 0 to 1. */
double
binome_chart_axis_share (const BinomeChartAxis *axis, double value)
{
  return CLAMP ((value - axis->min) / (axis->max - axis->min), 0, 1);
}

/* The label of tick @i: short, with the unit where that is a sign or two. */
char *
binome_chart_axis_label (const BinomeChartAxis *axis, guint i, const char *unit)
{
  double value = binome_chart_axis_tick (axis, i);
  double largest = MAX (fabs (axis->min), fabs (axis->max));
  double scale = largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : 1;
  int decimals = CLAMP ((int)ceil (-log10 (axis->step / scale) - 1e-9), 0, 9);
  g_autofree char *number = binome_text_format_number (value / scale, decimals);
  g_autofree char *scaled = NULL;

  if (scale >= 1e9)
    /* Translators: thousands of millions, as short as can be (French: Md). */
    scaled = g_strdup_printf (_ ("%s bn"), number);
  else if (scale >= 1e6)
    /* Translators: millions, as short as can be. */
    scaled = g_strdup_printf (_ ("%s m"), number);
  else if (g_strcmp0 (unit, "%") == 0)
    return binome_text_format_percent (value / 100, decimals);
  else
    scaled = g_steal_pointer (&number);

  if (unit == NULL || *unit == '\0' || g_utf8_strlen (unit, -1) > 2)
    return g_steal_pointer (&scaled);

  return g_strdup_printf ("%s\302\240%s", scaled, unit);
}
