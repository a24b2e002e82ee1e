/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a letter that are no running text: who writes to whom, when, about what, and who signs. */

#include "binome-report-letter.h"

#include <string.h>

#define RIGHT_SHARE 0.53   /* of the width: where the right-hand column starts */
#define SENDER_HEIGHT 66.0 /* at least, so that the recipient stands 50 mm below the edge of the paper */
#define RECIPIENT_SPACE 4.0
#define RECIPIENT_HEIGHT 74.0
#define SIGNING_ROOM 46.0

/* Texts one below the other. */
typedef struct
{
  BinomeReportText *first; /* may be NULL */
  BinomeReportText *rest;  /* may be NULL */
  double indent;
  double above; /* free above the text, inside the box */
  BinomeReportAlign align;
} Lines;

static void
lines_free (gpointer data)
{
  Lines *lines = data;

  g_clear_pointer (&lines->first, binome_report_text_free);
  g_clear_pointer (&lines->rest, binome_report_text_free);
  g_free (lines);
}

static double
height_of (const BinomeReportText *text)
{
  return text != NULL ? binome_report_text_height (text) : 0;
}

static void
draw_lines (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Lines *lines = box->data;
  double x = canvas->x + lines->indent, width = canvas->width - lines->indent;

  y += lines->above;
  binome_report_canvas_begin (canvas, "P", NULL);
  if (lines->first != NULL)
    binome_report_text_draw (lines->first, canvas->cr, x, y, width, lines->align, 0, -1);
  if (lines->rest != NULL)
    binome_report_text_draw (lines->rest, canvas->cr, x, y + height_of (lines->first), width, lines->align, 0,
                             -1);
  binome_report_canvas_end (canvas, "P");
}

static BinomeReportBox *
add_box (BinomeReportStack *self, Lines *lines, double least_height, double space)
{
  double height = lines->above + height_of (lines->first) + height_of (lines->rest);

  binome_report_stack_own (self, lines, lines_free);
  return binome_report_stack_add (self, MIN (MAX (height, least_height), self->height), space, draw_lines,
                                  lines);
}

/* One text, in one style, from @indent on. */
static Lines *
lines_new (BinomeReportStack *self, BinomeReportStyle style, const char *text, double indent)
{
  Lines *lines = g_new0 (Lines, 1);
  int room = (int)(self->height / binome_report_type_leading (style)) - 4;

  lines->indent = indent;
  lines->align = BINOME_REPORT_START;
  lines->rest = binome_report_text_new (self->context, style, text, self->width - indent, MAX (room, 1));
  return lines;
}

static void
add_sender (BinomeReportStack *self, const char *text)
{
  const char *end = strchr (text, '\n');
  g_autofree char *name = end != NULL ? g_strndup (text, (gsize)(end - text)) : g_strdup (text);
  double width = self->width * RIGHT_SHARE;
  Lines *lines = g_new0 (Lines, 1);

  lines->align = BINOME_REPORT_START;
  lines->first = binome_report_text_new (self->context, BINOME_REPORT_COVER_NAME, name, width, 2);
  if (end != NULL)
    lines->rest = binome_report_text_new (self->context, BINOME_REPORT_TABLE_CELL, end + 1, width, 8);
  add_box (self, lines, 0, 0);
}

/* Below the sender, and in the window of the envelope. */
static void
add_recipient (BinomeReportStack *self, const char *text)
{
  if (self->boxes->len > 0)
    {
      BinomeReportBox *above = g_ptr_array_index (self->boxes, self->boxes->len - 1);

      if (above->part && above->draw == draw_lines)
        above->height = MIN (MAX (above->height, SENDER_HEIGHT), self->height);
    }
  add_box (self, lines_new (self, BINOME_REPORT_BODY, text, self->width * RIGHT_SHARE), RECIPIENT_HEIGHT,
           RECIPIENT_SPACE);
}

static void
add_subject (BinomeReportStack *self, const char *text)
{
  Lines *lines = g_new0 (Lines, 1);

  lines->align = BINOME_REPORT_START;
  lines->rest = binome_report_text_new_led (self->context, BINOME_REPORT_BODY, text, "", self->width, 6);
  add_box (self, lines, 0, 20)->keep = TRUE;
  self->space_next = 12;
}

static void
add_signature (BinomeReportStack *self, const char *text)
{
  Lines *lines = lines_new (self, BINOME_REPORT_BODY, text, self->width * RIGHT_SHARE);

  lines->above = SIGNING_ROOM;
  /* Nobody signs an empty page. */
  if (self->boxes->len > 0 && !self->fresh_next)
    ((BinomeReportBox *)g_ptr_array_index (self->boxes, self->boxes->len - 1))->keep = TRUE;
  add_box (self, lines, 0, 8);
}

/**
 * binome_report_stack_add_letter_lines:
 * @self: a stack
 * @kind: what the lines are
 * @text: plain text, line by line
 *
 * Adds lines of a letter. With a sender and a recipient they stand where the window of a DL envelope
 * shows them (NF Z 11-001: 50 mm from the top, on the right).
 */
void
binome_report_stack_add_letter_lines (BinomeReportStack *self, BinomeReportLines kind, const char *text)
{
  double right = self->width * RIGHT_SHARE;
  Lines *lines;

  switch (kind)
    {
    case BINOME_REPORT_LINES_SENDER:
      add_sender (self, text);
      break;
    case BINOME_REPORT_LINES_RECIPIENT:
      add_recipient (self, text);
      break;
    case BINOME_REPORT_LINES_DATE:
      add_box (self, lines_new (self, BINOME_REPORT_BODY, text, right), 0, 14);
      break;
    case BINOME_REPORT_LINES_SUBJECT:
      add_subject (self, text);
      break;
    case BINOME_REPORT_LINES_TITLE:
      add_box (self, lines_new (self, BINOME_REPORT_TITLE, text, 0), 0, 24)->keep = TRUE;
      break;
    case BINOME_REPORT_LINES_LARGE:
      add_box (self, lines_new (self, BINOME_REPORT_COVER_SUBTITLE, text, 0), 0, 12);
      break;
    case BINOME_REPORT_LINES_HEADLINE:
      lines = lines_new (self, BINOME_REPORT_COVER_TITLE, text, 0);
      add_box (self, lines, 0, 60)->keep = TRUE;
      self->space_next = 36;
      break;
    case BINOME_REPORT_LINES_SIGNATURE:
      add_signature (self, text);
      break;
    default:
      g_return_if_reached ();
    }
}
