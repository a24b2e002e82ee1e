/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes: what WCAG 2.2 asks of text (1.4.3) and of graphics (1.4.11). */

#include <math.h>

#include "binome-chart-theme.h"

/* The formula of WCAG 2.2, written out once more on purpose: the one in the code must not judge itself. */
static double
relative_luminance (const BinomeColour *c)
{
  double parts[3] = { c->r, c->g, c->b };

  for (int i = 0; i < 3; i++)
    parts[i] = parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4);
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

static double
contrast (const BinomeColour *a, const BinomeColour *b)
{
  double la = relative_luminance (a), lb = relative_luminance (b);

  return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* Published pairs: black on white is 21:1, #767676 on white 4.54:1 (WCAG, understanding 1.4.3). */
static void
test_formula (void)
{
  BinomeColour white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  BinomeColour grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (binome_colour_contrast (&white, &black), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (binome_colour_contrast (&grey, &white), 4.54, 0.005);
}

static void
check_theme (const BinomeChartTheme *theme)
{
  double text = theme->high_contrast ? 7 : 4.5, shape = theme->high_contrast ? 4.5 : 3;

  g_assert_cmpfloat (contrast (&theme->ink, &theme->background), >=, text);
  g_assert_cmpfloat (contrast (&theme->faint_ink, &theme->background), >=, text);
  g_assert_cmpfloat (contrast (&theme->accent, &theme->background), >=, shape);
  g_assert_cmpfloat (contrast (&theme->good, &theme->background), >=, text);
  g_assert_cmpfloat (contrast (&theme->warn, &theme->background), >=, text);
  g_assert_cmpfloat (contrast (&theme->bad, &theme->background), >=, text);
  for (int i = 0; i < BINOME_CHART_N_SERIES_COLOURS; i++)
    {
      g_assert_cmpfloat (contrast (&theme->series[i], &theme->background), >=, shape);
      for (int j = 0; j < i; j++)
        g_assert_cmpfloat (contrast (&theme->series[i], &theme->series[j]), >=, 1.1);
    }
  for (int i = 1; i < BINOME_CHART_N_SERIES_COLOURS; i++)
    g_assert_cmpfloat (contrast (&theme->series[i], &theme->series[i - 1]), >=, 1.2);
}

static void
test_contrast (void)
{
  BinomeChartTheme theme;

  check_theme (binome_chart_theme_paper ());
  for (int mood = BINOME_CHART_MOOD_LIGHT; mood <= BINOME_CHART_MOOD_HIGH_CONTRAST_DARK; mood++)
    {
      binome_chart_theme_init (&theme, mood, NULL);
      check_theme (&theme);
    }
}

/* The nine accents of GNOME, and three that nobody could see. */
static void
test_accents (void)
{
  static const guint32 accents[] = { 0x3584e4, 0x2190a4, 0x3a944a, 0xc88800, 0xed5b00, 0xe62d42,
                                     0xd56199, 0x9141ac, 0x6f8396, 0xffffff, 0x000000, 0x2a2a2e };

  for (gsize i = 0; i < G_N_ELEMENTS (accents); i++)
    for (int mood = BINOME_CHART_MOOD_LIGHT; mood <= BINOME_CHART_MOOD_HIGH_CONTRAST_DARK; mood++)
      {
        BinomeColour accent = { (accents[i] >> 16) / 255.0, ((accents[i] >> 8) & 255) / 255.0,
                                (accents[i] & 255) / 255.0, 1 };
        BinomeChartTheme theme;

        binome_chart_theme_init (&theme, mood, &accent);
        check_theme (&theme);
      }
}

/* An accent that stands out already is the user's and stays as it is. */
static void
test_accent_kept (void)
{
  BinomeColour accent = { 0x91 / 255.0, 0x41 / 255.0, 0xac / 255.0, 1 };
  BinomeChartTheme theme;

  binome_chart_theme_init (&theme, BINOME_CHART_MOOD_LIGHT, &accent);
  g_assert_cmpfloat (theme.accent.r, ==, accent.r);
  g_assert_cmpfloat (theme.accent.g, ==, accent.g);
  g_assert_cmpfloat (theme.accent.b, ==, accent.b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/theme/formula", test_formula);
  g_test_add_func ("/chart/theme/contrast", test_contrast);
  g_test_add_func ("/chart/theme/accents", test_accents);
  g_test_add_func ("/chart/theme/accent-kept", test_accent_kept);
  return g_test_run ();
}
