/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes: what is never divided between two pages, how paragraphs become them, and their structure. */

#include "binome-report-box.h"

typedef struct
{
  gpointer data;
  GDestroyNotify free_func;
} Owned;

static void
owned_free (gpointer data)
{
  Owned *owned = data;

  owned->free_func (owned->data);
  g_free (owned);
}

/**
 * binome_report_stack_init:
 * @self: to initialise
 * @language: of the text
 * @width: of the text, in points
 * @height: of the text on a page, in points
 */
void
binome_report_stack_init (BinomeReportStack *self, const char *language, double width, double height)
{
  *self = (BinomeReportStack){
    .context = binome_report_type_context (language),
    .width = width,
    .height = height,
    .boxes = g_ptr_array_new_with_free_func (g_free),
    .owned = g_ptr_array_new_with_free_func (owned_free),
  };
}

/**
 * binome_report_stack_clear:
 * @self: to clear
 */
void
binome_report_stack_clear (BinomeReportStack *self)
{
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_clear_pointer (&self->owned, g_ptr_array_unref);
  g_clear_object (&self->context);
}

/**
 * binome_report_stack_own:
 * @self: a stack
 * @data: (transfer full): what boxes draw
 * @free_func: frees it
 *
 * Returns: (transfer none): @data, which now lives as long as @self
 */
gpointer
binome_report_stack_own (BinomeReportStack *self, gpointer data, GDestroyNotify free_func)
{
  Owned *owned = g_new (Owned, 1);

  owned->data = data;
  owned->free_func = free_func;
  g_ptr_array_add (self->owned, owned);
  return data;
}

/**
 * binome_report_stack_new_element:
 * @self: a stack
 *
 * Returns: the number of a new element of the structure
 */
guint
binome_report_stack_new_element (BinomeReportStack *self)
{
  return ++self->n_elements;
}

/**
 * binome_report_stack_add:
 * @self: a stack
 * @height: of the box, in points
 * @space: above it, in points
 * @draw: draws it
 * @data: what it draws, which outlives it
 *
 * Returns: (transfer none): the new box, below all others
 */
BinomeReportBox *
binome_report_stack_add (BinomeReportStack *self, double height, double space, BinomeReportDrawFunc draw,
                         gpointer data)
{
  BinomeReportBox *box = g_new0 (BinomeReportBox, 1);

  box->height = height;
  box->space = MAX (space, self->space_next);
  box->fresh = self->fresh_next;
  box->part = self->part_next;
  box->draw = draw;
  box->data = data;
  self->fresh_next = FALSE;
  self->part_next = FALSE;
  self->space_next = 0;
  g_ptr_array_add (self->boxes, box);
  return box;
}

/**
 * binome_report_box_in:
 * @self: a box
 * @tag: the kind of an element
 * @id: its number
 *
 * Puts the box into an element, inside those it is in already.
 *
 * Returns: (transfer none): @self
 */
BinomeReportBox *
binome_report_box_in (BinomeReportBox *self, const char *tag, guint id)
{
  for (int i = 0; i < BINOME_REPORT_MAX_DEPTH; i++)
    if (self->path[i].tag == NULL)
      {
        self->path[i] = (BinomeReportElement){ tag, id };
        return self;
      }

  g_return_val_if_reached (self);
}

static void
draw_lines (const BinomeReportBox *box, BinomeReportCanvas *canvas, double y)
{
  binome_report_text_draw (box->data, canvas->cr, canvas->x, y, canvas->width, BINOME_REPORT_START,
                           box->first, box->count);
}

/**
 * binome_report_stack_add_lines:
 * @self: a stack
 * @text: what to divide into boxes
 * @space: above the first, in points
 * @draw: draws `count` lines from `first`
 * @data: what it draws, which outlives the boxes
 * @path: (array fixed-size=3): the elements they are in
 *
 * Adds the lines of a text, of which never fewer than two stand alone on a page.
 *
 * Returns: (transfer none): the last box
 */
BinomeReportBox *
binome_report_stack_add_lines (BinomeReportStack *self, BinomeReportText *text, double space,
                               BinomeReportDrawFunc draw, gpointer data, const BinomeReportElement *path)
{
  BinomeReportBox *box = NULL;
  int n = text->n_lines;

  for (int first = 0; first < n;)
    {
      int count = n <= 3 ? n : first == 0 || first == n - 2 ? 2 : 1;

      box = binome_report_stack_add (self, count * text->leading, first == 0 ? space : 0, draw, data);
      box->first = first;
      box->count = count;
      for (int i = 0; i < BINOME_REPORT_MAX_DEPTH; i++)
        box->path[i] = path[i];
      first += count;
    }
  return box;
}

/**
 * binome_report_stack_add_text:
 * @self: a stack
 * @text: (transfer full): what to add
 * @space: above it, in points
 * @tag: what it is, such as "P"
 *
 * Returns: (transfer none): the box of its last lines
 */
BinomeReportBox *
binome_report_stack_add_text (BinomeReportStack *self, BinomeReportText *text, double space, const char *tag)
{
  const BinomeReportElement path[BINOME_REPORT_MAX_DEPTH]
      = { { tag, binome_report_stack_new_element (self) } };

  binome_report_stack_own (self, text, (GDestroyNotify)binome_report_text_free);
  return binome_report_stack_add_lines (self, text, space, draw_lines, text, path);
}

/**
 * binome_report_canvas_begin:
 * @self: a canvas
 * @tag: the kind of an element
 * @attributes: (nullable): as cairo_tag_begin() takes them
 *
 * Opens an element inside those of the box; it must end in the same box.
 */
void
binome_report_canvas_begin (BinomeReportCanvas *self, const char *tag, const char *attributes)
{
  if (self->tagged)
    cairo_tag_begin (self->cr, tag, attributes);
}

/**
 * binome_report_canvas_end:
 * @self: a canvas
 * @tag: the kind of the element opened last
 */
void
binome_report_canvas_end (BinomeReportCanvas *self, const char *tag)
{
  if (self->tagged)
    cairo_tag_end (self->cr, tag);
}

/**
 * binome_report_canvas_go_to:
 * @self: a canvas
 * @path: (array fixed-size=3) (nullable): the elements to be in; %NULL for none
 *
 * Closes what is open and not in @path, then opens what lacks.
 */
void
binome_report_canvas_go_to (BinomeReportCanvas *self, const BinomeReportElement *path)
{
  static const BinomeReportElement nowhere[BINOME_REPORT_MAX_DEPTH];
  int common = 0;

  path = path != NULL ? path : nowhere;
  while (common < BINOME_REPORT_MAX_DEPTH && self->open[common].tag != NULL
         && self->open[common].id == path[common].id && path[common].tag != NULL)
    common++;

  for (int i = BINOME_REPORT_MAX_DEPTH - 1; i >= common; i--)
    {
      if (self->open[i].tag != NULL)
        binome_report_canvas_end (self, self->open[i].tag);
      self->open[i].tag = NULL;
    }
  for (int i = common; i < BINOME_REPORT_MAX_DEPTH && path[i].tag != NULL; i++)
    {
      binome_report_canvas_begin (self, path[i].tag, NULL);
      self->open[i] = path[i];
    }
}
