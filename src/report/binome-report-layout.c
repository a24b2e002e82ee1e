/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks become boxes, boxes fill pages, and a page is drawn between its header and its footer. */

#include "binome-report-layout.h"

#include <glib/gi18n-lib.h>

#include "binome-report-box.h"
#include "binome-report-cover.h"
#include "binome-report-letter.h"
#include "binome-report-panels.h"
#include "binome-report-poster.h"
#include "binome-report-private.h"
#include "binome-report-rows.h"

#define HEADER_ROOM 36.0 /* from the top margin to the text */
#define FOOTER_ROOM 30.0 /* from the text to the bottom margin */
#define LEAST_WIDTH 160.0
#define LEAST_HEIGHT 200.0
#define LARGEST_SIDE 14400.0 /* of a PDF page, ISO 32000-1 annex C */
#define CONTENTS_FROM 3      /* headings that make a table of contents worth its page */

typedef struct
{
  const BinomeReportBox *box;
  guint page;
  double y; /* on the sheet */
} Placed;

struct _BinomeReportLayout
{
  BinomeReport *report; /* unowned */
  BinomeReportPaper paper;
  BinomeReportStack stack;
  GPtrArray *headings; /* BinomeReportHeading * */
  GArray *placed;      /* Placed, in the order of the pages */
  GArray *parts;       /* guint: the first page of each document of a batch */
  guint n_pages;
  guint n_tables;
  guint n_figures;
  gboolean has_cover;
  gboolean has_title;
};

static void
heading_free (gpointer data)
{
  BinomeReportHeading *heading = data;

  g_free (heading->number);
  g_free (heading->title);
  g_free (heading);
}

/* A sheet that text fits on, whatever was asked for. */
static BinomeReportPaper
sane_paper (const BinomeReportPaper *wanted)
{
  BinomeReportPaper paper = wanted != NULL ? *wanted : binome_report_a4;
  double *margins[] = { &paper.top, &paper.right, &paper.bottom, &paper.left };
  double least_height = LEAST_HEIGHT + HEADER_ROOM + FOOTER_ROOM;

  paper.width = paper.width > 0 ? CLAMP (paper.width, LEAST_WIDTH, LARGEST_SIDE) : binome_report_a4.width;
  paper.height
      = paper.height > 0 ? CLAMP (paper.height, least_height, LARGEST_SIDE) : binome_report_a4.height;
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    *margins[i] = *margins[i] > 0 ? MIN (*margins[i], LARGEST_SIDE) : 0;
  if (paper.left + paper.right > paper.width - LEAST_WIDTH)
    paper.left = paper.right = (paper.width - LEAST_WIDTH) / 2;
  if (paper.top + paper.bottom > paper.height - least_height)
    paper.top = paper.bottom = (paper.height - least_height) / 2;
  return paper;
}

static double
text_top (const BinomeReportLayout *self)
{
  return self->paper.top + HEADER_ROOM;
}

/* All headings with their numbers. A second level that nothing precedes counts as a first; those of a
 * document within a batch are small, and counted in one row. */
static void
number_headings (BinomeReportLayout *self)
{
  GPtrArray *blocks = binome_report_get_blocks (self->report);
  guint first = 0, second = 0;
  gboolean in_part = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeReportBlock *block = g_ptr_array_index (blocks, i);
      BinomeReportHeading *heading;

      if (block->kind == BINOME_REPORT_BLOCK_PART)
        {
          in_part = TRUE;
          first = second = 0;
        }
      if (block->kind != BINOME_REPORT_BLOCK_HEADING)
        continue;
      heading = g_new0 (BinomeReportHeading, 1);
      heading->level = in_part ? 2 : first == 0 ? 1 : block->level;
      if (heading->level == 1 || in_part)
        first++, second = 0;
      else
        second++;
      heading->number
          = second == 0 ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u.%u", first, second);
      heading->title = g_strdup (block->text);
      heading->index = self->headings->len;
      g_ptr_array_add (self->headings, heading);
    }
}

/* A bullet hangs left of its text. */
#define BULLET_INDENT 14.0

static void
draw_bullet (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const BinomeReportText *text = box->data;
  double middle = y + text->baseline - 3.2;

  if (box->first == 0)
    {
      binome_report_type_ink (canvas->cr, &binome_chart_theme_paper ()->accent, 1);
      cairo_arc (canvas->cr, canvas->x + 4, middle, 1.7, 0, 2 * G_PI);
      cairo_fill (canvas->cr);
    }
  binome_report_text_draw (text, canvas->cr, canvas->x + BULLET_INDENT, y, canvas->width - BULLET_INDENT,
                           BINOME_REPORT_START, box->first, box->count);
}

static void
add_bullet (BinomeReportLayout *self, const char *item, double space, guint list)
{
  BinomeReportStack *stack = &self->stack;
  BinomeReportText *text
      = binome_report_text_new (stack->context, BINOME_REPORT_BODY, item, stack->width - BULLET_INDENT, 0);
  const BinomeReportElement path[BINOME_REPORT_MAX_DEPTH] = {
    { "L", list },
    { "LI", binome_report_stack_new_element (stack) },
    { "LBody", binome_report_stack_new_element (stack) },
  };

  binome_report_stack_own (stack, text, (GDestroyNotify)binome_report_text_free);
  binome_report_stack_add_lines (stack, text, space, draw_bullet, text, path);
}

static void
add_bullets (BinomeReportLayout *self, const BinomeReportBlock *block)
{
  guint list = binome_report_stack_new_element (&self->stack);

  for (guint i = 0; i < block->items->len; i++)
    add_bullet (self, g_ptr_array_index (block->items, i), i == 0 ? 6 : 3, list);
  self->stack.space_next = 10;
}

static void
add_table (BinomeReportLayout *self, const BinomeReportBlock *block)
{
  BinomeReportStack *stack = &self->stack;
  const char *caption = binome_report_table_get_caption (block->table);
  double space = 14;

  if (*caption != '\0')
    {
      /* Translators: the number of a table, before its caption. */
      g_autofree char *label = g_strdup_printf (_ ("Table %u."), ++self->n_tables);
      BinomeReportText *text = binome_report_text_new_led (stack->context, BINOME_REPORT_CAPTION, label,
                                                           caption, stack->width, 6);

      binome_report_stack_add_text (stack, text, space, "Caption")->keep = TRUE;
      space = 3;
    }
  binome_report_stack_add_table (stack, block->table, space);
  stack->space_next = 16;
}

static void
add_chart (BinomeReportLayout *self, const BinomeReportBlock *block)
{
  /* Translators: the number of a chart, before its caption. */
  g_autofree char *label = g_strdup_printf (_ ("Figure %u."), ++self->n_figures);
  BinomeReportBox *box
      = binome_report_stack_add_chart (&self->stack, block->chart, block->height, label, block->text, 12);

  box->keep = binome_report_table_get_n_columns (block->table) > 0;
  binome_report_stack_add_table (&self->stack, block->table, 6);
  self->stack.space_next = 18;
}

static void
add_cover (BinomeReportLayout *self)
{
  self->has_cover = self->has_cover || self->stack.boxes->len == 0;
  binome_report_stack_add_cover (&self->stack, self->report, &self->paper);
  if (self->headings->len >= CONTENTS_FROM)
    binome_report_stack_add_contents (&self->stack, self->headings);
}

static void
add_block (BinomeReportLayout *self, const BinomeReportBlock *block, guint *n_headings)
{
  BinomeReportStack *stack = &self->stack;

  switch (block->kind)
    {
    case BINOME_REPORT_BLOCK_COVER:
      add_cover (self);
      break;
    case BINOME_REPORT_BLOCK_TITLE:
      self->has_title = self->has_title || stack->boxes->len == 0;
      binome_report_stack_add_title (stack, self->report);
      break;
    case BINOME_REPORT_BLOCK_HEADING:
      binome_report_stack_add_heading (stack, g_ptr_array_index (self->headings, (*n_headings)++));
      break;
    case BINOME_REPORT_BLOCK_PARAGRAPH:
      binome_report_stack_add_text (stack,
                                    binome_report_text_new_led (stack->context, BINOME_REPORT_BODY,
                                                                block->lead, block->text, stack->width, 0),
                                    8, "P");
      break;
    case BINOME_REPORT_BLOCK_BULLETS:
      add_bullets (self, block);
      break;
    case BINOME_REPORT_BLOCK_FIGURES:
      binome_report_stack_add_figures (stack, (const char *const *)block->items->pdata, 14);
      stack->space_next = 16;
      break;
    case BINOME_REPORT_BLOCK_TABLE:
      add_table (self, block);
      break;
    case BINOME_REPORT_BLOCK_CHART:
      add_chart (self, block);
      break;
    case BINOME_REPORT_BLOCK_SIGNATURES:
      binome_report_stack_add_signatures (stack, (const char *const *)block->items->pdata, 24);
      break;
    case BINOME_REPORT_BLOCK_PAGE_BREAK:
      stack->fresh_next = TRUE;
      break;
    case BINOME_REPORT_BLOCK_SPACE:
      stack->space_next = CLAMP (block->height, stack->space_next, stack->height);
      break;
    case BINOME_REPORT_BLOCK_PART:
      stack->fresh_next = stack->part_next = TRUE;
      break;
    case BINOME_REPORT_BLOCK_POSTER:
      binome_report_stack_add_poster (stack, (const char *const *)block->items->pdata);
      break;
    case BINOME_REPORT_BLOCK_LINES:
      binome_report_stack_add_letter_lines (stack, (BinomeReportLines)block->level, block->text);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Where the next box goes. */
typedef struct
{
  BinomeReportLayout *layout;
  guint page;
  double y;       /* below the text of the page so far, from its top */
  gboolean empty; /* whether the page has nothing but a repeated head */
} Cursor;

static void
place (Cursor *cursor, const BinomeReportBox *box)
{
  Placed placed = { box, cursor->page, 0 };
  BinomeReportHeading *heading = (BinomeReportHeading *)binome_report_box_get_heading (box);

  cursor->y += cursor->empty ? 0 : box->space;
  placed.y = text_top (cursor->layout) + cursor->y;
  cursor->y += box->height;
  cursor->empty = FALSE;
  if (heading != NULL)
    heading->page = placed.page;
  if (box->part)
    g_array_append_val (cursor->layout->parts, placed.page);
  g_array_append_val (cursor->layout->placed, placed);
}

/* Starts a page for @box, below the head that it wants to see repeated. */
static void
turn_page (Cursor *cursor, const BinomeReportBox *box)
{
  cursor->page++;
  cursor->y = 0;
  cursor->empty = TRUE;
  if (box->head != NULL)
    {
      place (cursor, box->head);
      cursor->empty = TRUE;
    }
}

static gboolean
fits (const Cursor *cursor, const BinomeReportBox *box, double height)
{
  double space = cursor->empty ? 0 : box->space;

  return cursor->y + space + height <= cursor->layout->stack.height + 0.01;
}

/* The height of the boxes that must stay together, from @first on, and the number of the last. */
static double
measure_together (GPtrArray *boxes, guint first, guint *last)
{
  const BinomeReportBox *box = g_ptr_array_index (boxes, first);
  double height = box->height;

  for (*last = first; box->keep && *last + 1 < boxes->len; (*last)++)
    {
      const BinomeReportBox *next = g_ptr_array_index (boxes, *last + 1);

      if (next->fresh)
        break;
      height += next->space + next->height;
      box = next;
    }
  return height;
}

/* Makes what may be lower among boxes @first to @last lower by @excess in all; whether that is enough. */
static gboolean
squeeze (GPtrArray *boxes, guint first, guint last, double excess)
{
  double slack = 0;

  for (guint i = first; i <= last; i++)
    slack += ((const BinomeReportBox *)g_ptr_array_index (boxes, i))->slack;
  if (slack < excess || slack <= 0)
    return FALSE;

  for (guint i = first; i <= last; i++)
    {
      BinomeReportBox *box = g_ptr_array_index (boxes, i);

      box->height -= excess * box->slack / slack;
    }
  return TRUE;
}

/* Whether boxes that stay together must go to the next page. */
static gboolean
needs_page (const Cursor *cursor, guint first, guint last, double height)
{
  GPtrArray *boxes = cursor->layout->stack.boxes;
  const BinomeReportBox *box = g_ptr_array_index (boxes, first);
  double page = cursor->layout->stack.height, head = box->head != NULL ? box->head->height : 0;

  if (cursor->empty)
    return FALSE;
  if (box->fresh)
    return TRUE;
  return !fits (cursor, box, height) && height + head <= page
         && !squeeze (boxes, first, last, cursor->y + box->space + height - page);
}

static void
fill_pages (BinomeReportLayout *self)
{
  GPtrArray *boxes = self->stack.boxes;
  Cursor cursor = { .layout = self, .empty = TRUE };

  for (guint first = 0, last; first < boxes->len; first = last + 1)
    {
      double height = measure_together (boxes, first, &last);

      if (needs_page (&cursor, first, last, height))
        turn_page (&cursor, g_ptr_array_index (boxes, first));
      for (guint i = first; i <= last; i++)
        {
          const BinomeReportBox *box = g_ptr_array_index (boxes, i);

          if (!cursor.empty && !fits (&cursor, box, box->height))
            turn_page (&cursor, box);
          place (&cursor, box);
        }
    }
  self->n_pages = cursor.page + 1;
}

/**
 * binome_report_layout_new:
 * @report: what to divide; it outlives the layout
 * @paper: (nullable): the sheet and its margins; %NULL for A4
 *
 * Returns: (transfer full): the pages
 */
BinomeReportLayout *
binome_report_layout_new (BinomeReport *report, const BinomeReportPaper *paper)
{
  BinomeReportLayout *self = g_new0 (BinomeReportLayout, 1);
  GPtrArray *blocks = binome_report_get_blocks (report);
  guint n_headings = 0;

  self->report = report;
  self->paper = sane_paper (paper);
  self->headings = g_ptr_array_new_with_free_func (heading_free);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  binome_report_stack_init (&self->stack, binome_report_get_meta (report, BINOME_REPORT_META_LANGUAGE),
                            self->paper.width - self->paper.left - self->paper.right,
                            self->paper.height - self->paper.top - self->paper.bottom - HEADER_ROOM
                                - FOOTER_ROOM);
  number_headings (self);
  for (guint i = 0; i < blocks->len; i++)
    add_block (self, g_ptr_array_index (blocks, i), &n_headings);
  fill_pages (self);
  return self;
}

/**
 * binome_report_layout_free:
 * @self: (transfer full): a layout
 */
void
binome_report_layout_free (BinomeReportLayout *self)
{
  binome_report_stack_clear (&self->stack);
  g_ptr_array_unref (self->headings);
  g_array_unref (self->placed);
  g_array_unref (self->parts);
  g_free (self);
}

/**
 * binome_report_layout_get_paper:
 * @self: a layout
 *
 * Returns: (transfer none): the paper it is for
 */
const BinomeReportPaper *
binome_report_layout_get_paper (BinomeReportLayout *self)
{
  return &self->paper;
}

/**
 * binome_report_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are, at least 1
 */
guint
binome_report_layout_get_n_pages (BinomeReportLayout *self)
{
  return self->n_pages;
}

/**
 * binome_report_layout_get_headings:
 * @self: a layout
 *
 * Returns: (transfer none) (element-type BinomeReportHeading): all headings, with their pages
 */
GPtrArray *
binome_report_layout_get_headings (BinomeReportLayout *self)
{
  return self->headings;
}

/* Draws two texts of a header or footer at the two ends of a line; the left one is cut short for the
 * right one, which may have up to half of the line. */
static void
draw_ends (BinomeReportLayout *self, cairo_t *cr, const char *left, const char *right, double y)
{
  PangoContext *context = self->stack.context;
  double width = self->stack.width;
  g_autoptr (BinomeReportText) end
      = binome_report_text_new (context, BINOME_REPORT_FURNITURE, right, width / 2, 1);
  double room = width - binome_report_text_width (end) - 16;
  g_autoptr (BinomeReportText) start
      = binome_report_text_new (context, BINOME_REPORT_FURNITURE, left, room, 1);

  binome_report_text_draw (start, cr, self->paper.left, y, room, BINOME_REPORT_START, 0, 1);
  binome_report_text_draw (end, cr, self->paper.left, y, width, BINOME_REPORT_END, 0, 1);
}

/* The number of a page within its document, where that has more than one. */
static void
draw_part_number (BinomeReportLayout *self, cairo_t *cr, guint page)
{
  guint first = 0, end = self->n_pages;
  g_autofree char *number = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      guint start = g_array_index (self->parts, guint, i);

      if (start <= page)
        first = start;
      else
        end = MIN (end, start);
    }
  if (end - first < 2)
    return;

  number = g_strdup_printf ("%u / %u", page - first + 1, end - first);
  draw_ends (self, cr, "", number,
             self->paper.height - self->paper.bottom - binome_report_type_leading (BINOME_REPORT_FURNITURE));
}

/* The running header and footer. They are no part of the document's structure. */
static void
draw_furniture (BinomeReportLayout *self, cairo_t *cr, guint page)
{
  double leading = binome_report_type_leading (BINOME_REPORT_FURNITURE), top = self->paper.top;
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);

  if (page > 0 || !self->has_title)
    {
      draw_ends (self, cr, binome_report_get_title (self->report),
                 binome_report_get_meta (self->report, BINOME_REPORT_META_ORGANISATION), top);
      binome_report_type_rule (cr, self->paper.left, top + leading + 5, self->stack.width, 0.5,
                               &binome_chart_theme_paper ()->grid);
    }
  draw_ends (self, cr, binome_report_get_meta (self->report, BINOME_REPORT_META_DATE), number,
             self->paper.height - self->paper.bottom - leading);
}

/* The first box of a page; the boxes are in the order of the pages. */
static guint
first_of_page (BinomeReportLayout *self, guint page)
{
  guint low = 0, high = self->placed->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->placed, Placed, middle).page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * binome_report_layout_draw_page:
 * @self: a layout
 * @cr: where to; its origin is the corner of the sheet, its unit a point
 * @page: which, from 0; beyond the last nothing is drawn
 * @tagged: whether to mark the structure and the links, for a PDF surface that gets all pages
 */
void
binome_report_layout_draw_page (BinomeReportLayout *self, cairo_t *cr, guint page, gboolean tagged)
{
  BinomeReportCanvas canvas = { cr, self->paper.left, self->stack.width, tagged, { { NULL, 0 } } };

  if (page >= self->n_pages)
    return;

  cairo_save (cr);
  if (self->parts->len > 0)
    draw_part_number (self, cr, page);
  else if (page > 0 || !self->has_cover)
    draw_furniture (self, cr, page);
  binome_report_canvas_begin (&canvas, "Document", NULL);
  for (guint i = first_of_page (self, page); i < self->placed->len; i++)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);

      if (placed->page != page)
        break;
      binome_report_canvas_go_to (&canvas, placed->box->path);
      placed->box->draw (placed->box, &canvas, placed->y);
    }
  binome_report_canvas_go_to (&canvas, NULL);
  binome_report_canvas_end (&canvas, "Document");
  cairo_restore (cr);
}
