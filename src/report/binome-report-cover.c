/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opens a report and finds one's way in it: cover, title, table of contents, headings. */

#include "binome-report-cover.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#define MAX_FACTS 3
#define FACT_GAP 18.0
#define ORGANISATION_SHARE 0.40 /* of the width; the rings stand beside it */

typedef struct
{
  BinomeReportText *label;
  BinomeReportText *value;
} Fact;

typedef struct
{
  BinomeReportPaper paper;
  BinomeReportText *organisation;
  BinomeReportText *title;
  BinomeReportText *subtitle;
  Fact facts[MAX_FACTS];
  guint n_facts;
  double fact_width;
} Cover;

static void
cover_free (gpointer data)
{
  Cover *cover = data;

  g_clear_pointer (&cover->organisation, binome_report_text_free);
  g_clear_pointer (&cover->title, binome_report_text_free);
  g_clear_pointer (&cover->subtitle, binome_report_text_free);
  for (guint i = 0; i < cover->n_facts; i++)
    {
      binome_report_text_free (cover->facts[i].label);
      binome_report_text_free (cover->facts[i].value);
    }
  g_free (cover);
}

static BinomeReportText *
text_or_null (PangoContext *context, BinomeReportStyle style, const char *text, double width, int max_lines)
{
  return *text == '\0' ? NULL : binome_report_text_new (context, style, text, width, max_lines);
}

static void
add_facts (Cover *cover, BinomeReportStack *stack, BinomeReport *report)
{
  const struct
  {
    const char *label;
    BinomeReportMeta meta;
  } facts[MAX_FACTS] = {
    { C_ ("report", "Period"), BINOME_REPORT_META_PERIOD },
    { C_ ("report", "Prepared by"), BINOME_REPORT_META_AUTHOR },
    { C_ ("report", "Date"), BINOME_REPORT_META_DATE },
  };

  cover->fact_width = (stack->width - (MAX_FACTS - 1) * FACT_GAP) / MAX_FACTS;
  for (guint i = 0; i < MAX_FACTS; i++)
    {
      const char *value = binome_report_get_meta (report, facts[i].meta);

      if (*value == '\0')
        continue;
      cover->facts[cover->n_facts++] = (Fact){
        binome_report_text_new (stack->context, BINOME_REPORT_NOTE, facts[i].label, cover->fact_width, 1),
        binome_report_text_new (stack->context, BINOME_REPORT_COVER_FACT, value, cover->fact_width, 3),
      };
    }
}

static Cover *
cover_new (BinomeReportStack *stack, BinomeReport *report, BinomeReportStyle title,
           BinomeReportStyle subtitle)
{
  Cover *cover = g_new0 (Cover, 1);
  PangoContext *context = stack->context;
  const char *text = binome_report_get_title (report);

  cover->organisation = text_or_null (context, BINOME_REPORT_COVER_NAME,
                                      binome_report_get_meta (report, BINOME_REPORT_META_ORGANISATION),
                                      stack->width * ORGANISATION_SHARE, 3);
  cover->title = binome_report_text_new (context, title, text, stack->width, 0);
  if (cover->title->n_lines > 4)
    {
      binome_report_text_free (cover->title);
      cover->title = binome_report_text_new (context, BINOME_REPORT_TITLE, text, stack->width, 7);
    }
  cover->subtitle = text_or_null (
      context, subtitle, binome_report_get_meta (report, BINOME_REPORT_META_SUBTITLE), stack->width, 4);
  add_facts (cover, stack, report);
  return binome_report_stack_own (stack, cover, cover_free);
}

static double
text_height (const BinomeReportText *text)
{
  return text == NULL ? 0 : binome_report_text_height (text);
}

/* Draws @text, if any, as a paragraph; returns where the next one goes. */
static double
draw_text (BinomeReportCanvas *canvas, const BinomeReportText *text, double x, double y, double width)
{
  if (text == NULL)
    return y;

  binome_report_canvas_begin (canvas, "P", NULL);
  binome_report_text_draw (text, canvas->cr, x, y, width, BINOME_REPORT_START, 0, -1);
  binome_report_canvas_end (canvas, "P");
  return y + binome_report_text_height (text);
}

static double
facts_height (const Cover *cover)
{
  double height = 0;

  for (guint i = 0; i < cover->n_facts; i++)
    height = MAX (height, text_height (cover->facts[i].label) + text_height (cover->facts[i].value) + 2);
  return height;
}

static void
draw_facts (const Cover *cover, BinomeReportCanvas *canvas, double y)
{
  for (guint i = 0; i < cover->n_facts; i++)
    {
      const Fact *fact = &cover->facts[i];
      double x = canvas->x + i * (cover->fact_width + FACT_GAP);
      double below = draw_text (canvas, fact->label, x, y, cover->fact_width);

      draw_text (canvas, fact->value, x, below + 2, cover->fact_width);
    }
}

/* Two rings that hold each other: a pair. */
static void
draw_rings (cairo_t *cr, const BinomeReportPaper *paper)
{
  const BinomeColour *accent = &binome_chart_theme_paper ()->accent;
  double radius = MIN (paper->width * 0.135, paper->height * 0.095);
  double x = paper->width - paper->right - radius * 2.23, y = paper->height * 0.16;
  double dx = radius * 1.15, dy = radius * 0.3;
  double crossing = atan2 (dy, dx) - acos (hypot (dx, dy) / (2 * radius));

  cairo_save (cr);
  cairo_set_line_width (cr, radius * 0.16);
  binome_report_type_ink (cr, accent, 0.16);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  binome_report_type_ink (cr, accent, 0.34);
  cairo_arc (cr, x + dx, y + dy, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  /* Where they cross above, the first passes over the second. */
  binome_report_type_ink (cr, accent, 0.16);
  cairo_arc (cr, x, y, radius, crossing - 0.35, crossing + 0.35);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_cover (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Cover *cover = box->data;
  const BinomeChartTheme *theme = binome_chart_theme_paper ();
  double bottom = y + box->height, facts = bottom - facts_height (cover);
  double middle = y + box->height * 0.40, below;

  draw_rings (canvas->cr, &cover->paper);
  draw_text (canvas, cover->organisation, canvas->x, y, canvas->width * ORGANISATION_SHARE);
  middle = MIN (middle, facts - 40 - text_height (cover->title) - text_height (cover->subtitle));
  binome_report_type_rule (canvas->cr, canvas->x, middle - 18, 54, 4, &theme->accent);
  below = draw_text (canvas, cover->title, canvas->x, middle, canvas->width);
  draw_text (canvas, cover->subtitle, canvas->x, below + 10, canvas->width);
  if (cover->n_facts > 0)
    binome_report_type_rule (canvas->cr, canvas->x, facts - 14, canvas->width, 0.6, &theme->grid);
  draw_facts (cover, canvas, facts);
}

/**
 * binome_report_stack_add_cover:
 * @self: a stack
 * @report: what it is the cover of
 * @paper: the sheet
 *
 * Adds a page of its own.
 */
void
binome_report_stack_add_cover (BinomeReportStack *self, BinomeReport *report, const BinomeReportPaper *paper)
{
  Cover *cover = cover_new (self, report, BINOME_REPORT_COVER_TITLE, BINOME_REPORT_COVER_SUBTITLE);

  cover->paper = *paper;
  self->fresh_next = TRUE;
  binome_report_stack_add (self, self->height, 0, draw_cover, cover);
  self->fresh_next = TRUE;
}

static void
draw_title (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Cover *cover = box->data;
  const BinomeChartTheme *theme = binome_chart_theme_paper ();

  y = draw_text (canvas, cover->organisation, canvas->x, y, canvas->width);
  y = draw_text (canvas, cover->title, canvas->x, y + 4, canvas->width);
  y = draw_text (canvas, cover->subtitle, canvas->x, y + 2, canvas->width) + 10;
  binome_report_type_rule (canvas->cr, canvas->x, y, canvas->width, 1, &theme->accent);
  draw_facts (cover, canvas, y + 8);
}

/**
 * binome_report_stack_add_title:
 * @self: a stack
 * @report: what it is the title of
 *
 * Adds the title above what follows.
 */
void
binome_report_stack_add_title (BinomeReportStack *self, BinomeReport *report)
{
  Cover *cover = cover_new (self, report, BINOME_REPORT_TITLE, BINOME_REPORT_SUBTITLE);
  double height = text_height (cover->organisation) + text_height (cover->title)
                  + text_height (cover->subtitle) + 24 + facts_height (cover);

  binome_report_stack_add (self, MIN (height, self->height), 0, draw_title, cover)->keep = TRUE;
  self->space_next = 14;
}

#define NUMBER_GAP 10.0

typedef struct
{
  BinomeReportHeading *heading; /* unowned */
  BinomeReportText *number;     /* NULL for a heading without one */
  BinomeReportText *title;
  double indent;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->number, binome_report_text_free);
  binome_report_text_free (line->title);
  g_free (line);
}

static Line *
line_new (BinomeReportStack *stack, BinomeReportHeading *heading, BinomeReportStyle style,
          double least_indent, double room)
{
  Line *line = g_new0 (Line, 1);

  line->heading = heading;
  line->number = binome_report_text_new (stack->context, style, heading->number, -1, 0);
  line->indent = MAX (least_indent, binome_report_text_width (line->number) + NUMBER_GAP);
  line->title = binome_report_text_new (stack->context, style, heading->title, room - line->indent, 4);
  return binome_report_stack_own (stack, line, line_free);
}

static void
draw_line (const Line *line, cairo_t *cr, double x, double y, double width)
{
  binome_report_text_draw (line->number, cr, x, y, width, BINOME_REPORT_START, 0, -1);
  binome_report_text_draw (line->title, cr, x + line->indent, y, width, BINOME_REPORT_START, 0, -1);
}

static void
draw_heading (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Line *line = box->data;
  const char *tag = line->heading->level == 1 ? "H1" : "H2";
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *destination
      = g_strdup_printf ("name='section-%u' x=%s y=%s", line->heading->index + 1,
                         g_ascii_formatd (x_text, sizeof x_text, "%.2f", canvas->x),
                         g_ascii_formatd (y_text, sizeof y_text, "%.2f", MAX (0, y - 12)));

  binome_report_canvas_begin (canvas, tag, NULL);
  binome_report_canvas_begin (canvas, CAIRO_TAG_DEST, destination);
  draw_line (line, canvas->cr, canvas->x, y, canvas->width);
  binome_report_canvas_end (canvas, CAIRO_TAG_DEST);
  binome_report_canvas_end (canvas, tag);
}

/**
 * binome_report_stack_add_heading:
 * @self: a stack
 * @heading: which; it outlives @self
 *
 * Adds a heading, which stays with what follows.
 */
void
binome_report_stack_add_heading (BinomeReportStack *self, BinomeReportHeading *heading)
{
  gboolean first = heading->level == 1;
  const BinomeReportBox *above
      = self->boxes->len == 0 ? NULL : g_ptr_array_index (self->boxes, self->boxes->len - 1);
  double space = first ? 26 : above != NULL && above->draw == draw_heading ? 8 : 18;
  Line *line
      = line_new (self, heading, first ? BINOME_REPORT_HEADING_1 : BINOME_REPORT_HEADING_2, 0, self->width);

  binome_report_stack_add (self, binome_report_text_height (line->title), space, draw_heading, line)->keep
      = TRUE;
}

/**
 * binome_report_box_get_heading:
 * @self: a box
 *
 * Returns: (transfer none) (nullable): the heading it shows, if it shows one
 */
const BinomeReportHeading *
binome_report_box_get_heading (const BinomeReportBox *self)
{
  return self->draw == draw_heading ? ((const Line *)self->data)->heading : NULL;
}

#define PAGE_ROOM 36.0

/* Faint dots from the end of the title to the number of the page. */
static void
draw_leader (const Line *line, BinomeReportCanvas *canvas, double indent, double y, double number_width)
{
  static const double dots[] = { 0, 4 };
  PangoRectangle logical;
  double from, to = canvas->x + canvas->width - number_width - 6;

  pango_layout_line_get_extents (
      pango_layout_get_line_readonly (line->title->layout, line->title->n_lines - 1), NULL, &logical);
  from = canvas->x + indent + line->indent + logical.width / (double)PANGO_SCALE + 6;
  if (from >= to)
    return;

  cairo_save (canvas->cr);
  binome_report_type_ink (canvas->cr, &binome_chart_theme_paper ()->faint_ink, 0.6);
  cairo_set_line_width (canvas->cr, 0.8);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (canvas->cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (canvas->cr, to, y + line->title->baseline - 0.4);
  cairo_line_to (canvas->cr, from, y + line->title->baseline - 0.4);
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

/* A line of the contents: number, title, dots, page. It leads to its heading. */
static void
draw_entry (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  const Line *line = box->data;
  const BinomeReportHeading *heading = line->heading;
  PangoContext *context = pango_layout_get_context (line->title->layout);
  g_autofree char *page = g_strdup_printf ("%u", heading->page + 1);
  g_autofree char *link = g_strdup_printf ("dest='section-%u'", heading->index + 1);
  g_autoptr (BinomeReportText) number = binome_report_text_new (context, line->title->style, page, -1, 0);
  double indent = heading->level == 1 ? 0 : 24;
  double last = y + binome_report_text_height (line->title) - line->title->leading;

  draw_leader (line, canvas, indent, last, binome_report_text_width (number));
  binome_report_canvas_begin (canvas, "TOCI", NULL);
  binome_report_canvas_begin (canvas, CAIRO_TAG_LINK, link);
  draw_line (line, canvas->cr, canvas->x + indent, y, canvas->width);
  binome_report_text_draw (number, canvas->cr, canvas->x, last, canvas->width, BINOME_REPORT_END, 0, -1);
  binome_report_canvas_end (canvas, CAIRO_TAG_LINK);
  binome_report_canvas_end (canvas, "TOCI");
}

static void
draw_contents_title (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  binome_report_text_draw (box->data, canvas->cr, canvas->x, y, canvas->width, BINOME_REPORT_START, 0, -1);
}

/**
 * binome_report_stack_add_contents:
 * @self: a stack
 * @headings: (element-type BinomeReportHeading): all of the report; they outlive @self
 *
 * Adds the table of contents, on pages of its own.
 */
void
binome_report_stack_add_contents (BinomeReportStack *self, GPtrArray *headings)
{
  BinomeReportText *title
      = binome_report_text_new (self->context, BINOME_REPORT_HEADING_1, _ ("Contents"), self->width, 1);
  guint element = binome_report_stack_new_element (self);
  BinomeReportBox *box;

  self->fresh_next = TRUE;
  binome_report_stack_own (self, title, (GDestroyNotify)binome_report_text_free);
  box = binome_report_stack_add (self, binome_report_text_height (title), 0, draw_contents_title, title);
  binome_report_box_in (box, "P", binome_report_stack_new_element (self))->keep = TRUE;
  self->space_next = 12;

  for (guint i = 0; i < headings->len; i++)
    {
      BinomeReportHeading *heading = g_ptr_array_index (headings, i);
      gboolean first = heading->level == 1;
      Line *line = line_new (self, heading, first ? BINOME_REPORT_CONTENTS_1 : BINOME_REPORT_CONTENTS_2,
                             first ? 24 : 30, self->width - PAGE_ROOM - (first ? 0 : 24));

      box = binome_report_stack_add (self, binome_report_text_height (line->title), first ? 10 : 2,
                                     draw_entry, line);
      binome_report_box_in (box, "TOC", element);
    }
  self->fresh_next = TRUE;
}
