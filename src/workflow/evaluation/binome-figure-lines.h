/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-figures.h"

G_BEGIN_DECLS

/**
 * BinomeFigureLine:
 * @id: a short name that never changes, for machines
 * @label: what the user calls the figure, translated
 * @unit: "%" where @value is a percentage, another unit, or ""
 * @decimals: how many are worth showing
 * @value: NaN where it is not known
 * @formula: how it is counted and which dates decide, translated
 *
 * One figure of a programme with its definition.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *unit;
  int decimals;
  double value;
  const char *formula;
} BinomeFigureLine;

GArray *binome_figures_list_lines (const BinomeFigures *figures);
char *binome_figure_line_format (const BinomeFigureLine *line);
char *binome_figures_format_value (double value, const char *unit, int decimals);

G_END_DECLS
