/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart's data: its series, what is said of its points, and the same figures as a table. */

#include "binome-chart-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-text.h"

#define LARGEST 1e15 /* beyond it a double no longer counts units */
#define DECIMALS 2

G_DEFINE_FINAL_TYPE (BinomeChart, binome_chart, G_TYPE_OBJECT)

static void
series_free (gpointer data)
{
  BinomeChartSeries *series = data;

  g_free (series->name);
  g_free (series->values);
  g_free (series);
}

/* Text from outside as one valid line: Pango warns about anything else. */
static void
set_line (char **field, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  g_free (*field);
  *field = valid != NULL ? binome_text_clean_line (valid) : NULL;
}

static void
binome_chart_finalize (GObject *object)
{
  BinomeChart *self = BINOME_CHART (object);

  g_free (self->title);
  g_free (self->caption);
  g_free (self->unit);
  g_free (self->category_name);
  g_free (self->target_label);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->series);

  G_OBJECT_CLASS (binome_chart_parent_class)->finalize (object);
}

static void
binome_chart_class_init (BinomeChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_chart_finalize;
}

static void
binome_chart_init (BinomeChart *self)
{
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->series = g_ptr_array_new_with_free_func (series_free);
  self->target = NAN;
  self->show_title = TRUE;
}

/**
 * binome_chart_new:
 * @kind: how the figures are drawn
 * @title: (nullable): a short title
 *
 * Returns: (transfer full): a chart without data, which draws a calm notice
 */
BinomeChart *
binome_chart_new (BinomeChartKind kind, const char *title)
{
  BinomeChart *self = g_object_new (BINOME_TYPE_CHART, NULL);

  self->kind = kind;
  set_line (&self->title, title != NULL ? title : "");
  return self;
}

/**
 * binome_chart_set_caption:
 * @self: a chart
 * @caption: (nullable): what the figures are and where they come from, for under the chart; it is
 *   not drawn but written into saved files
 */
void
binome_chart_set_caption (BinomeChart *self, const char *caption)
{
  g_return_if_fail (BINOME_IS_CHART (self));

  set_line (&self->caption, caption);
}

/**
 * binome_chart_set_unit:
 * @self: a chart
 * @unit: (nullable): of the values, such as "h"; "%" for values that are percentages already (50
 *   for one half)
 */
void
binome_chart_set_unit (BinomeChart *self, const char *unit)
{
  g_return_if_fail (BINOME_IS_CHART (self));

  set_line (&self->unit, unit);
}

static void
count_categories (BinomeChart *self)
{
  self->n_categories = self->labels->len;
  for (guint s = 0; s < self->series->len; s++)
    {
      BinomeChartSeries *series = g_ptr_array_index (self->series, s);

      self->n_categories = MAX (self->n_categories, series->n);
    }
}

/**
 * binome_chart_set_categories:
 * @self: a chart
 * @labels: (nullable) (array zero-terminated=1): one for each value of a series; missing ones are
 *   numbered
 */
void
binome_chart_set_categories (BinomeChart *self, const char *const *labels)
{
  g_return_if_fail (BINOME_IS_CHART (self));

  g_ptr_array_set_size (self->labels, 0);
  for (guint i = 0; labels != NULL && labels[i] != NULL; i++)
    {
      char *label = NULL;

      set_line (&label, labels[i]);
      g_ptr_array_add (self->labels, label);
    }
  count_categories (self);
}

/**
 * binome_chart_set_category_name:
 * @self: a chart
 * @name: (nullable): what the categories are, such as "Month": the first column's header
 */
void
binome_chart_set_category_name (BinomeChart *self, const char *name)
{
  g_return_if_fail (BINOME_IS_CHART (self));

  set_line (&self->category_name, name);
}

/**
 * binome_chart_add_series:
 * @self: a chart
 * @name: (nullable): what these values are
 * @values: (array length=n): one a category; NaN where there is none. What is not finite, or
 *   beyond 10^15, counts as none
 * @n: how many
 */
void
binome_chart_add_series (BinomeChart *self, const char *name, const double *values, guint n)
{
  BinomeChartSeries *series;

  g_return_if_fail (BINOME_IS_CHART (self));
  g_return_if_fail (values != NULL || n == 0);

  series = g_new0 (BinomeChartSeries, 1);
  set_line (&series->name, name != NULL ? name : "");
  series->values = g_new (double, n);
  series->n = n;
  for (guint i = 0; i < n; i++)
    series->values[i] = isfinite (values[i]) && fabs (values[i]) <= LARGEST ? values[i] : NAN;
  g_ptr_array_add (self->series, series);
  count_categories (self);
}

/**
 * binome_chart_set_target:
 * @self: a chart
 * @value: what one wants to reach, NaN for nothing
 * @label: (nullable): its name, such as "Target"
 */
void
binome_chart_set_target (BinomeChart *self, double value, const char *label)
{
  g_return_if_fail (BINOME_IS_CHART (self));

  self->target = isfinite (value) && fabs (value) <= LARGEST ? value : NAN;
  set_line (&self->target_label, label);
}

/**
 * binome_chart_set_show_title:
 * @self: a chart
 * @show_title: whether the drawing starts with the title, as it does by default; no where the page
 *   around it says it already
 */
void
binome_chart_set_show_title (BinomeChart *self, gboolean show_title)
{
  g_return_if_fail (BINOME_IS_CHART (self));

  self->show_title = show_title;
}

/**
 * binome_chart_get_kind:
 * @self: a chart
 *
 * Returns: how it is drawn
 */
BinomeChartKind
binome_chart_get_kind (BinomeChart *self)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), BINOME_CHART_BAR);

  return self->kind;
}

/**
 * binome_chart_get_title:
 * @self: a chart
 *
 * Returns: (transfer none): its title, maybe empty
 */
const char *
binome_chart_get_title (BinomeChart *self)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), NULL);

  return self->title;
}

/**
 * binome_chart_get_caption:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): its caption
 */
const char *
binome_chart_get_caption (BinomeChart *self)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), NULL);

  return self->caption;
}

/**
 * binome_chart_is_empty:
 * @self: a chart
 *
 * Returns: whether it has no value at all
 */
gboolean
binome_chart_is_empty (BinomeChart *self)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), TRUE);

  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->n_categories; c++)
      if (!isnan (binome_chart_value (self, s, c)))
        return FALSE;

  return TRUE;
}

/* The value of a point, NaN for none. */
double
binome_chart_value (BinomeChart *self, guint series, guint category)
{
  const BinomeChartSeries *s;

  if (series >= self->series->len)
    return NAN;

  s = g_ptr_array_index (self->series, series);
  return category < s->n ? s->values[category] : NAN;
}

/* A category's label, or its number. */
char *
binome_chart_category_label (BinomeChart *self, guint category)
{
  if (category < self->labels->len)
    return g_strdup (g_ptr_array_index (self->labels, category));

  return g_strdup_printf ("%u", category + 1);
}

const char *
binome_chart_series_name (BinomeChart *self, guint series)
{
  const BinomeChartSeries *s = g_ptr_array_index (self->series, series);

  return s->name;
}

/* A value with its unit, for people. */
char *
binome_chart_format_value (BinomeChart *self, double value)
{
  g_autofree char *number = NULL;

  if (g_strcmp0 (self->unit, "%") == 0)
    return binome_text_format_percent (value / 100, 1);

  number = binome_text_format_number (value, DECIMALS);
  if (isnan (value) || self->unit == NULL || *self->unit == '\0')
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s\302\240%s", number, self->unit); /* no-break space */
}

/* The least and greatest value, and whether all are whole numbers; FALSE where there is none. */
gboolean
binome_chart_range (BinomeChart *self, double *min, double *max, gboolean *whole)
{
  gboolean found = FALSE;

  *min = *max = 0;
  *whole = TRUE;
  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->n_categories; c++)
      {
        double value = binome_chart_value (self, s, c);

        if (isnan (value))
          continue;
        *min = found ? MIN (*min, value) : value;
        *max = found ? MAX (*max, value) : value;
        *whole = *whole && value == floor (value);
        found = TRUE;
      }

  return found;
}

/**
 * binome_chart_get_n_points:
 * @self: a chart
 *
 * Points are numbered series by series: the point of category c in series s has number
 * s × categories + c. Some may have no value.
 *
 * Returns: how many points there are
 */
guint
binome_chart_get_n_points (BinomeChart *self)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), 0);

  return self->series->len * self->n_categories;
}

/* The first point with a value from (s, c) on, by steps of (ds, dc); -1 for none. */
static int
seek (BinomeChart *self, int s, int c, int ds, int dc)
{
  for (; s >= 0 && s < (int)self->series->len && c >= 0 && c < (int)self->n_categories; s += ds, c += dc)
    if (!isnan (binome_chart_value (self, (guint)s, (guint)c)))
      return s * (int)self->n_categories + c;

  return -1;
}

/**
 * binome_chart_move_focus:
 * @self: a chart
 * @focus: the point with the focus, -1 for none
 * @direction: where to go: left and right (home, end) within the series, up and down to the other
 *   series, or within the only one
 *
 * Points without a value are passed over. From none, every direction leads to the first point.
 *
 * Returns: the point to focus; @focus where there is nothing that way; -1 in an empty chart
 */
int
binome_chart_move_focus (BinomeChart *self, int focus, BinomeChartDirection direction)
{
  int n, s, c, found = -1;

  g_return_val_if_fail (BINOME_IS_CHART (self), -1);

  n = (int)self->n_categories;
  if (focus < 0 || focus >= (int)binome_chart_get_n_points (self))
    {
      for (s = 0; s < (int)self->series->len && found < 0; s++)
        found = seek (self, s, 0, 0, 1);
      return found;
    }

  s = focus / n;
  c = focus % n;
  if (self->series->len == 1 && direction == BINOME_CHART_UP)
    direction = BINOME_CHART_LEFT;
  if (self->series->len == 1 && direction == BINOME_CHART_DOWN)
    direction = BINOME_CHART_RIGHT;
  switch (direction)
    {
    case BINOME_CHART_LEFT:
      found = seek (self, s, c - 1, 0, -1);
      break;
    case BINOME_CHART_RIGHT:
      found = seek (self, s, c + 1, 0, 1);
      break;
    case BINOME_CHART_UP:
      found = seek (self, s - 1, c, -1, 0);
      break;
    case BINOME_CHART_DOWN:
      found = seek (self, s + 1, c, 1, 0);
      break;
    case BINOME_CHART_HOME:
      found = seek (self, s, 0, 0, 1);
      break;
    case BINOME_CHART_END:
      found = seek (self, s, n - 1, 0, -1);
      break;
    default:
      break;
    }

  return found >= 0 ? found : focus;
}

/**
 * binome_chart_describe_point:
 * @self: a chart
 * @point: its number
 *
 * Returns: (transfer full): the point as a screen reader says it, such as “Served, March: 12”;
 *   empty where there is no such point
 */
char *
binome_chart_describe_point (BinomeChart *self, int point)
{
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;
  const char *name;
  double number;

  g_return_val_if_fail (BINOME_IS_CHART (self), NULL);

  if (point < 0 || point >= (int)binome_chart_get_n_points (self))
    return g_strdup ("");

  name = binome_chart_series_name (self, (guint)point / self->n_categories);
  label = binome_chart_category_label (self, (guint)point % self->n_categories);
  number = binome_chart_value (self, (guint)point / self->n_categories, (guint)point % self->n_categories);
  value = isnan (number) ? g_strdup (_ ("no value")) : binome_chart_format_value (self, number);
  if (*name == '\0')
    /* Translators: a point of a chart: category, value, such as “March: 12”. */
    return g_strdup_printf (C_ ("chart point", "%s: %s"), label, value);

  /* Translators: a point of a chart: series, category, value, such as “Served, March: 12”. */
  return g_strdup_printf (C_ ("chart point", "%s, %s: %s"), name, label, value);
}

/* The first points with the least and with the greatest value. */
static void
find_extremes (BinomeChart *self, int *lowest, int *highest)
{
  double low = NAN, high = NAN;

  for (guint p = 0; p < binome_chart_get_n_points (self); p++)
    {
      double value = binome_chart_value (self, p / self->n_categories, p % self->n_categories);

      if (isnan (value))
        continue;
      if (isnan (low) || value < low)
        low = value, *lowest = (int)p;
      if (isnan (high) || value > high)
        high = value, *highest = (int)p;
    }
}

/**
 * binome_chart_summarise:
 * @self: a chart
 *
 * Returns: (transfer full): one sentence for a screen reader: the title, how many series, the
 *   lowest and the highest point, the target
 */
char *
binome_chart_summarise (BinomeChart *self)
{
  g_autofree char *sentence = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *target = NULL;
  int lowest = -1, highest = -1;

  g_return_val_if_fail (BINOME_IS_CHART (self), NULL);

  find_extremes (self, &lowest, &highest);
  if (lowest < 0)
    /* Translators: the title of a chart without data. */
    return g_strdup_printf (_ ("%s. Nothing to show yet."), self->title);

  low = binome_chart_describe_point (self, lowest);
  high = binome_chart_describe_point (self, highest);
  sentence = g_strdup_printf (
      /* Translators: title of a chart, number of its series, two points such as “Served, March: 12”. */
      ngettext ("%s. %u series. Lowest: %s. Highest: %s.", "%s. %u series. Lowest: %s. Highest: %s.",
                self->series->len),
      self->title, self->series->len, low, high);
  if (isnan (self->target))
    return g_steal_pointer (&sentence);

  target = binome_chart_format_value (self, self->target);
  /* Translators: a complete sentence about a chart, then the value one wants to reach. */
  return g_strdup_printf (_ ("%s Target: %s."), sentence, target);
}

/**
 * binome_chart_table_n_rows:
 * @self: a chart
 *
 * Returns: how many rows its table has: one a category
 */
guint
binome_chart_table_n_rows (BinomeChart *self)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), 0);

  return self->n_categories;
}

/**
 * binome_chart_table_n_columns:
 * @self: a chart
 *
 * Returns: how many columns its table has: the category, then one a series
 */
guint
binome_chart_table_n_columns (BinomeChart *self)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), 0);

  return 1 + self->series->len;
}

/**
 * binome_chart_table_header:
 * @self: a chart
 * @column: from 0
 *
 * Returns: (transfer full): the header of that column; empty beyond the last
 */
char *
binome_chart_table_header (BinomeChart *self, guint column)
{
  const char *name;

  g_return_val_if_fail (BINOME_IS_CHART (self), NULL);

  if (column == 0)
    return g_strdup (self->category_name != NULL ? self->category_name : C_ ("table column", "Category"));
  if (column > self->series->len)
    return g_strdup ("");

  name = binome_chart_series_name (self, column - 1);
  return g_strdup (*name != '\0' ? name : C_ ("table column", "Value"));
}

/**
 * binome_chart_table_cell:
 * @self: a chart
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): the text of that cell, numbers in the user's locale, a dash where there
 *   is no value; empty outside the table
 */
char *
binome_chart_table_cell (BinomeChart *self, guint row, guint column)
{
  g_return_val_if_fail (BINOME_IS_CHART (self), NULL);

  if (row >= self->n_categories || column > self->series->len)
    return g_strdup ("");
  if (column == 0)
    return binome_chart_category_label (self, row);

  return binome_chart_format_value (self, binome_chart_value (self, column - 1, row));
}
