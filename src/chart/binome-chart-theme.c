/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and the font of drawings, for each kind of screen and for paper. */

#include "binome-chart-theme.h"

#include <math.h>

#define HEX(rgb)                                                                                             \
  { (((rgb) >> 16) & 0xff) / 255.0, (((rgb) >> 8) & 0xff) / 255.0, ((rgb) & 0xff) / 255.0, 1.0 }

#define FONT "Adwaita Sans, Cantarell, Inter, Sans"
#define SCREEN_FONT_SIZE 13.333 /* GNOME's 10 points at 96 dots an inch */
#define PAPER_FONT_SIZE 8.5

/* Each palette runs through one lightness per colour, neighbours far apart, so that the series stay
 * distinct in grey and to every kind of colour blindness; all reach 3:1 on their background
 * (WCAG 2.2, 1.4.11), text 4.5:1, in high contrast 4.5:1 and 7:1. */
static const BinomeChartTheme light_theme = {
  .background = HEX (0xffffff),
  .ink = HEX (0x2e2e32),
  .faint_ink = HEX (0x68686c),
  .grid = HEX (0xe4e4e6),
  .accent = HEX (0x3584e4),
  .series
  = { HEX (0x196bc8), HEX (0xe86400), HEX (0x612d87), HEX (0x148b73), HEX (0x402518), HEX (0xa81e57) },
  .good = HEX (0x1b8553),
  .warn = HEX (0xb35c00),
  .bad = HEX (0xc30000),
  .font_family = FONT,
  .font_size = SCREEN_FONT_SIZE,
};

static const BinomeChartTheme dark_theme = {
  .background = HEX (0x2a2a2e),
  .ink = HEX (0xf6f5f4),
  .faint_ink = HEX (0xb0b0b4),
  .grid = HEX (0x45454a),
  .accent = HEX (0x62a0ea),
  .series
  = { HEX (0x62a2ec), HEX (0xffb47a), HEX (0xa166cc), HEX (0x7eedd7), HEX (0xf7eee9), HEX (0xe36298) },
  .good = HEX (0x78e9ab),
  .warn = HEX (0xffc252),
  .bad = HEX (0xff938c),
  .font_family = FONT,
  .font_size = SCREEN_FONT_SIZE,
};

static const BinomeChartTheme high_contrast_light_theme = {
  .background = HEX (0xffffff),
  .ink = HEX (0x000000),
  .faint_ink = HEX (0x2e2e32),
  .grid = HEX (0x919196),
  .accent = HEX (0x1a5fb4),
  .series
  = { HEX (0x1559a7), HEX (0xc25400), HEX (0x4c2369), HEX (0x117561), HEX (0x311d13), HEX (0x891847) },
  .good = HEX (0x0f5c38),
  .warn = HEX (0x7a3e00),
  .bad = HEX (0x9c0000),
  .font_family = FONT,
  .font_size = SCREEN_FONT_SIZE,
  .high_contrast = TRUE,
};

static const BinomeChartTheme high_contrast_dark_theme = {
  .background = HEX (0x000000),
  .ink = HEX (0xffffff),
  .faint_ink = HEX (0xdeddda),
  .grid = HEX (0x77777c),
  .accent = HEX (0x99c1f1),
  .series
  = { HEX (0x64a3ec), HEX (0xffb983), HEX (0xa56bce), HEX (0x70ebd2), HEX (0xf6ebe6), HEX (0xe4679b) },
  .good = HEX (0x8ff0a4),
  .warn = HEX (0xffce6b),
  .bad = HEX (0xffa8a2),
  .font_family = FONT,
  .font_size = SCREEN_FONT_SIZE,
  .high_contrast = TRUE,
};

static const BinomeChartTheme paper_theme = {
  .background = HEX (0xffffff),
  .ink = HEX (0x1e1e1e),
  .faint_ink = HEX (0x55555a),
  .grid = HEX (0xd4d4d8),
  .accent = HEX (0x1a5fb4),
  .series
  = { HEX (0x196bc8), HEX (0xe86400), HEX (0x612d87), HEX (0x148b73), HEX (0x402518), HEX (0xa81e57) },
  .good = HEX (0x1b8553),
  .warn = HEX (0xb35c00),
  .bad = HEX (0xc30000),
  .font_family = FONT,
  .font_size = PAPER_FONT_SIZE,
};

static double
linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (const BinomeColour *colour)
{
  return 0.2126 * linear (colour->r) + 0.7152 * linear (colour->g) + 0.0722 * linear (colour->b);
}

/**
 * binome_colour_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Returns: their contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")
 */
double
binome_colour_contrast (const BinomeColour *a, const BinomeColour *b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* The user's accent, moved towards the ink until it stands out from the background. */
static BinomeColour
readable_accent (const BinomeColour *accent, const BinomeChartTheme *theme)
{
  double wanted = theme->high_contrast ? 4.5 : 3.0;
  BinomeColour found = theme->ink;

  for (int i = 0; i <= 20; i++)
    {
      double t = i / 20.0;

      found.r = CLAMP (accent->r, 0, 1) * (1 - t) + theme->ink.r * t;
      found.g = CLAMP (accent->g, 0, 1) * (1 - t) + theme->ink.g * t;
      found.b = CLAMP (accent->b, 0, 1) * (1 - t) + theme->ink.b * t;
      if (binome_colour_contrast (&found, &theme->background) >= wanted)
        break;
    }

  return found;
}

/**
 * binome_chart_theme_paper:
 *
 * Returns: (transfer none): the theme of printed pages; sizes are in points
 */
const BinomeChartTheme *
binome_chart_theme_paper (void)
{
  return &paper_theme;
}

/**
 * binome_chart_theme_init:
 * @self: (out caller-allocates): the theme to fill
 * @mood: the kind of screen
 * @accent: (nullable): the user's accent colour, or %NULL for the usual blue; it is darkened or
 *   lightened where it would be hard to see
 *
 * The font may be set afterwards, to the one the widget has.
 */
void
binome_chart_theme_init (BinomeChartTheme *self, BinomeChartMood mood, const BinomeColour *accent)
{
  g_return_if_fail (self != NULL);

  switch (mood)
    {
    case BINOME_CHART_MOOD_DARK:
      *self = dark_theme;
      break;
    case BINOME_CHART_MOOD_HIGH_CONTRAST_LIGHT:
      *self = high_contrast_light_theme;
      break;
    case BINOME_CHART_MOOD_HIGH_CONTRAST_DARK:
      *self = high_contrast_dark_theme;
      break;
    case BINOME_CHART_MOOD_LIGHT:
    default:
      *self = light_theme;
      break;
    }
  if (accent != NULL)
    self->accent = readable_accent (accent, self);
}
