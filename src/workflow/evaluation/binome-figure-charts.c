/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a programme as charts, the same ones on the screen and in the report. */

#include "binome-figure-charts.h"

#include <math.h>
#include <glib/gi18n-lib.h>

/* A radar with fewer axes is no figure. */
#define FEWEST_AXES 3
/* More axes than that cannot be read; the table has them all. */
#define MOST_AXES 10

/* The labels and values of a chart, while it is made. */
typedef struct
{
  GStrvBuilder *labels;
  GArray *first;
  GArray *second;
  GArray *third;
} Data;

static void
data_init (Data *data)
{
  data->labels = g_strv_builder_new ();
  data->first = g_array_new (FALSE, FALSE, sizeof (double));
  data->second = g_array_new (FALSE, FALSE, sizeof (double));
  data->third = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
data_clear (Data *data)
{
  g_clear_pointer (&data->labels, g_strv_builder_unref);
  g_clear_pointer (&data->first, g_array_unref);
  g_clear_pointer (&data->second, g_array_unref);
  g_clear_pointer (&data->third, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Data, data_clear)

static void
data_add (Data *data, const char *label, double first, double second, double third)
{
  g_strv_builder_add (data->labels, label);
  g_array_append_val (data->first, first);
  g_array_append_val (data->second, second);
  g_array_append_val (data->third, third);
}

static BinomeChart *
make_chart (BinomeChartKind kind, const char *title, const char *caption, const char *category, Data *data)
{
  BinomeChart *chart = binome_chart_new (kind, title);
  g_auto (GStrv) labels = g_strv_builder_end (data->labels);

  binome_chart_set_caption (chart, caption);
  binome_chart_set_category_name (chart, category);
  binome_chart_set_categories (chart, (const char *const *)labels);
  return chart;
}

static void
add_series (BinomeChart *chart, const char *name, GArray *values)
{
  binome_chart_add_series (chart, name, (const double *)values->data, values->len);
}

/* “Mar 2026”, short enough for an axis. */
static char *
dup_month_label (BinomeDate month)
{
  g_autoptr (GDateTime) first = NULL;
  int y, m;

  binome_date_get (month, &y, &m, NULL);
  first = g_date_time_new_utc (y, m, 1, 0, 0, 0);
  /* Translators: a month under the axis of a chart, such as “Mar 2026”, see g_date_time_format(). */
  return g_date_time_format (first, _ ("%b %Y"));
}

/**
 * binome_figures_chart_states:
 * @figures: figures
 *
 * Returns: (transfer full) (nullable): pairs by state on the day; %NULL without pairs
 */
BinomeChart *
binome_figures_chart_states (const BinomeFigures *figures)
{
  g_auto (Data) data = { 0 };
  BinomeChart *chart;

  if (figures->pairs == 0)
    return NULL;

  data_init (&data);
  for (guint i = 0; i < G_N_ELEMENTS (figures->pairs_by_state); i++)
    if (figures->pairs_by_state[i] > 0)
      data_add (&data, _ (binome_pair_states[i].label), figures->pairs_by_state[i], NAN, NAN);

  chart = make_chart (BINOME_CHART_BAR, _ ("Pairs by state"), _ ("Pairs by the state they have on the day."),
                      _ ("State"), &data);
  add_series (chart, _ ("Pairs"), data.first);
  return chart;
}

/**
 * binome_figures_chart_sites:
 * @figures: figures
 *
 * Returns: (transfer full) (nullable): tutees and those with a tutor, by site; %NULL without tutees
 */
BinomeChart *
binome_figures_chart_sites (const BinomeFigures *figures)
{
  g_auto (Data) data = { 0 };
  BinomeChart *chart;

  if (figures->sites->len == 0)
    return NULL;

  data_init (&data);
  for (guint i = 0; i < figures->sites->len; i++)
    {
      const BinomeSiteFigure *site = g_ptr_array_index (figures->sites, i);

      data_add (&data, *site->site != '\0' ? site->site : _ ("Unknown"), site->tutees, site->served, NAN);
    }

  chart = make_chart (BINOME_CHART_BAR, _ ("Tutees by site"),
                      _ ("Tutees accepted, and those who have or had a tutor, by the site of the tutee."),
                      _ ("Site"), &data);
  add_series (chart, _ ("Tutees"), data.first);
  add_series (chart, _ ("With a tutor"), data.second);
  return chart;
}

/**
 * binome_figures_chart_activity:
 * @figures: figures
 *
 * Returns: (transfer full) (nullable): meetings held and running pairs, by month; %NULL without months
 */
BinomeChart *
binome_figures_chart_activity (const BinomeFigures *figures)
{
  g_auto (Data) data = { 0 };
  BinomeChart *chart;

  if (figures->months->len == 0)
    return NULL;

  data_init (&data);
  for (guint i = 0; i < figures->months->len; i++)
    {
      const BinomeMonthFigure *month = g_ptr_array_index (figures->months, i);
      g_autofree char *label = dup_month_label (month->month);

      data_add (&data, label, month->meetings, month->live, NAN);
    }

  chart = make_chart (BINOME_CHART_LINE, _ ("Meetings by month"),
                      _ ("Meetings held, and pairs that ran at any time in the month."), _ ("Month"), &data);
  add_series (chart, _ ("Meetings held"), data.first);
  add_series (chart, _ ("Pairs running"), data.second);
  return chart;
}

/**
 * binome_figures_chart_hours:
 * @figures: figures
 *
 * Returns: (transfer full) (nullable): hours of meetings held, by month; %NULL without months
 */
BinomeChart *
binome_figures_chart_hours (const BinomeFigures *figures)
{
  g_auto (Data) data = { 0 };
  BinomeChart *chart;

  if (figures->months->len == 0)
    return NULL;

  data_init (&data);
  for (guint i = 0; i < figures->months->len; i++)
    {
      const BinomeMonthFigure *month = g_ptr_array_index (figures->months, i);
      g_autofree char *label = dup_month_label (month->month);

      data_add (&data, label, month->hours, NAN, NAN);
    }

  chart = make_chart (BINOME_CHART_LINE, _ ("Hours by month"), _ ("Hours of the meetings held in the month."),
                      _ ("Month"), &data);
  binome_chart_set_unit (chart, _ ("h"));
  add_series (chart, _ ("Hours"), data.first);
  return chart;
}

/**
 * binome_figures_chart_check_ins:
 * @figures: figures
 *
 * Returns: (transfer full) (nullable): share of check-ins held on time, by month; %NULL where none was due
 */
BinomeChart *
binome_figures_chart_check_ins (const BinomeFigures *figures)
{
  g_auto (Data) data = { 0 };
  BinomeChart *chart;

  if (figures->check_ins_due == 0 || figures->months->len == 0)
    return NULL;

  data_init (&data);
  for (guint i = 0; i < figures->months->len; i++)
    {
      const BinomeMonthFigure *month = g_ptr_array_index (figures->months, i);
      g_autofree char *label = dup_month_label (month->month);

      data_add (&data, label,
                month->check_ins_due > 0 ? 100.0 * month->check_ins_on_time / month->check_ins_due : NAN, NAN,
                NAN);
    }

  chart = make_chart (
      BINOME_CHART_LINE, _ ("Check-ins held on time"),
      _ ("Share of the check-ins of the month that were held within the days planned for them."), _ ("Month"),
      &data);
  binome_chart_set_unit (chart, "%");
  add_series (chart, _ ("Held on time"), data.first);
  return chart;
}

/**
 * binome_figures_chart_skills:
 * @figures: figures
 *
 * Returns: (transfer full) (nullable): mean levels at start, middle and end, by skill: a radar, or
 *   bars for fewer than three skills; %NULL where nobody was assessed
 */
BinomeChart *
binome_figures_chart_skills (const BinomeFigures *figures)
{
  g_auto (Data) data = { 0 };
  BinomeChart *chart;
  guint n = 0;

  data_init (&data);
  for (guint i = 0; i < figures->skills->len && n < MOST_AXES; i++)
    {
      const BinomeSkillFigure *skill = g_ptr_array_index (figures->skills, i);

      if (skill->assessed == 0)
        continue;
      data_add (&data, skill->title, skill->start, skill->middle, skill->end);
      n++;
    }
  if (n == 0)
    return NULL;

  chart = make_chart (n >= FEWEST_AXES ? BINOME_CHART_RADAR : BINOME_CHART_BAR, _ ("Skills of the tutees"),
                      _ ("Mean level from 0 to 4, all assessors together."), _ ("Skill"), &data);
  add_series (chart, C_ ("moment", "Start"), data.first);
  add_series (chart, C_ ("moment", "Middle"), data.second);
  add_series (chart, C_ ("moment", "End"), data.third);
  return chart;
}
