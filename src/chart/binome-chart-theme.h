/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeColour:
 *
 * A colour in sRGB, each part from 0 to 1; @a is its opacity.
 */
typedef struct
{
  double r, g, b, a;
} BinomeColour;

typedef enum
{
  BINOME_CHART_MOOD_LIGHT,
  BINOME_CHART_MOOD_DARK,
  BINOME_CHART_MOOD_HIGH_CONTRAST_LIGHT,
  BINOME_CHART_MOOD_HIGH_CONTRAST_DARK,
} BinomeChartMood;

#define BINOME_CHART_N_SERIES_COLOURS 6

/**
 * BinomeChartTheme:
 * @background: what the chart lies on; drawings do not paint it, saved pictures do
 * @ink: text and outlines that matter
 * @faint_ink: secondary text: labels of axes, captions
 * @grid: thin lines behind the data
 * @accent: the only series of a chart, and today
 * @series: colours of several series; they differ in lightness as well as in hue
 * @good: done, reached
 * @warn: due, to watch
 * @bad: late, missed
 * @font_family: (unowned): Pango families, comma-separated
 * @font_size: size of plain text, in units of the surface: pixels on screen, points on paper
 * @high_contrast: whether shapes are outlined in ink
 */
typedef struct
{
  BinomeColour background;
  BinomeColour ink;
  BinomeColour faint_ink;
  BinomeColour grid;
  BinomeColour accent;
  BinomeColour series[BINOME_CHART_N_SERIES_COLOURS];
  BinomeColour good;
  BinomeColour warn;
  BinomeColour bad;
  const char *font_family;
  double font_size;
  gboolean high_contrast;
} BinomeChartTheme;

const BinomeChartTheme *binome_chart_theme_paper (void);
void binome_chart_theme_init (BinomeChartTheme *self, BinomeChartMood mood, const BinomeColour *accent);
double binome_colour_contrast (const BinomeColour *a, const BinomeColour *b);

G_END_DECLS
