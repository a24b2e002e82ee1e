/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report.h"

G_BEGIN_DECLS

typedef enum
{
  BINOME_REPORT_BLOCK_COVER,
  BINOME_REPORT_BLOCK_TITLE,
  BINOME_REPORT_BLOCK_HEADING,
  BINOME_REPORT_BLOCK_PARAGRAPH,
  BINOME_REPORT_BLOCK_BULLETS,
  BINOME_REPORT_BLOCK_FIGURES,
  BINOME_REPORT_BLOCK_TABLE,
  BINOME_REPORT_BLOCK_CHART,
  BINOME_REPORT_BLOCK_SIGNATURES,
  BINOME_REPORT_BLOCK_PAGE_BREAK,
  BINOME_REPORT_BLOCK_SPACE,
  BINOME_REPORT_BLOCK_PART,
  BINOME_REPORT_BLOCK_LINES,
  BINOME_REPORT_BLOCK_POSTER,
} BinomeReportBlockKind;

/* One block of a report; which members count depends on its kind. */
typedef struct
{
  BinomeReportBlockKind kind;
  int level;                /* of a heading, 1 or 2; the kind of lines */
  double height;            /* of a chart or a space, in points */
  char *lead;               /* of a paragraph */
  char *text;               /* of a heading or paragraph; caption of a chart */
  GPtrArray *items;         /* char *, of bullets, figures, signatures or a poster, ended by NULL */
  BinomeReportTable *table; /* of a table or of a chart */
  BinomeChart *chart;
} BinomeReportBlock;

typedef enum
{
  BINOME_REPORT_META_TITLE = 1,
  BINOME_REPORT_META_SUBTITLE,
  BINOME_REPORT_META_AUTHOR,
  BINOME_REPORT_META_SUBJECT,
  BINOME_REPORT_META_KEYWORDS,
  BINOME_REPORT_META_LANGUAGE,
  BINOME_REPORT_META_DATE,
  BINOME_REPORT_META_ORGANISATION,
  BINOME_REPORT_META_PERIOD,
  BINOME_REPORT_N_META
} BinomeReportMeta;

const char *binome_report_get_meta (BinomeReport *self, BinomeReportMeta meta);
GPtrArray *binome_report_get_blocks (BinomeReport *self);

G_END_DECLS
