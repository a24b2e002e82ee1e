/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-report-type.h"

G_BEGIN_DECLS

#define BINOME_REPORT_MAX_DEPTH 3

/* One element of the structure that a PDF reader walks; boxes of one element share its number. */
typedef struct
{
  const char *tag; /* NULL ends the path */
  guint id;
} BinomeReportElement;

/* Where boxes are drawn, and which elements are open there. */
typedef struct
{
  cairo_t *cr;
  double x;     /* left edge of the text */
  double width; /* of the text */
  gboolean tagged;
  BinomeReportElement open[BINOME_REPORT_MAX_DEPTH];
} BinomeReportCanvas;

typedef struct _BinomeReportBox BinomeReportBox;
typedef void (*BinomeReportDrawFunc) (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y);

/**
 * BinomeReportBox:
 * @height: in points
 * @slack: by how much it may be lower where that keeps it on its page, as a chart may
 * @space: kept free above it, except at the top of a page
 * @keep: whether it may not be the last of its page
 * @fresh: whether it starts a page
 * @part: whether a document of its own begins with it
 * @head: (nullable): drawn above it where it is the first of its page, such as the head of a table
 * @draw: draws it
 * @data: what it draws, owned by the layout
 * @first: first line, or row, of @data that it shows
 * @count: how many
 * @path: where it stands in the structure
 *
 * The smallest thing that pages are made of: it is never divided.
 */
struct _BinomeReportBox
{
  double height;
  double slack;
  double space;
  gboolean keep;
  gboolean fresh;
  gboolean part;
  const BinomeReportBox *head;
  BinomeReportDrawFunc draw;
  gpointer data;
  int first;
  int count;
  BinomeReportElement path[BINOME_REPORT_MAX_DEPTH];
};

/**
 * BinomeReportStack:
 *
 * The boxes of a whole report, one after the other, as the blocks become them.
 */
typedef struct
{
  PangoContext *context;
  double width;  /* of the text */
  double height; /* of the text on a page */
  GPtrArray *boxes;
  GPtrArray *owned; /* what the boxes draw */
  guint n_elements;
  gboolean fresh_next;
  gboolean part_next;
  double space_next;
} BinomeReportStack;

void binome_report_stack_init (BinomeReportStack *self, const char *language, double width, double height);
void binome_report_stack_clear (BinomeReportStack *self);
gpointer binome_report_stack_own (BinomeReportStack *self, gpointer data, GDestroyNotify free_func);
guint binome_report_stack_new_element (BinomeReportStack *self);
BinomeReportBox *binome_report_stack_add (BinomeReportStack *self, double height, double space,
                                          BinomeReportDrawFunc draw, gpointer data);
BinomeReportBox *binome_report_box_in (BinomeReportBox *self, const char *tag, guint id);
BinomeReportBox *binome_report_stack_add_lines (BinomeReportStack *self, BinomeReportText *text, double space,
                                                BinomeReportDrawFunc draw, gpointer data,
                                                const BinomeReportElement *path);
BinomeReportBox *binome_report_stack_add_text (BinomeReportStack *self, BinomeReportText *text, double space,
                                               const char *tag);

void binome_report_canvas_begin (BinomeReportCanvas *self, const char *tag, const char *attributes);
void binome_report_canvas_end (BinomeReportCanvas *self, const char *tag);
void binome_report_canvas_go_to (BinomeReportCanvas *self, const BinomeReportElement *path);

G_END_DECLS
