/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report: what it says, block after block. How it looks is the layout's business. */

#include <glib/gi18n-lib.h>

#include "binome-report-layout.h"
#include "binome-report-private.h"
#include "binome-report-type.h"

struct _BinomeReport
{
  GObject parent_instance;

  char *meta[BINOME_REPORT_N_META];
  GPtrArray *blocks; /* BinomeReportBlock * */
  BinomeReportLayout *layout;
};

G_DEFINE_FINAL_TYPE (BinomeReport, binome_report, G_TYPE_OBJECT)

/* A4, with 22 mm at the sides and 14 mm above the header and below the footer. */
const BinomeReportPaper binome_report_a4 = { 595.276, 841.89, 40, 62, 40, 62 };

static void
block_free (gpointer data)
{
  BinomeReportBlock *block = data;

  g_free (block->lead);
  g_free (block->text);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->table, binome_report_table_free);
  g_clear_object (&block->chart);
  g_free (block);
}

static BinomeReportBlock *
add_block (BinomeReport *self, BinomeReportBlockKind kind)
{
  BinomeReportBlock *block = g_new0 (BinomeReportBlock, 1);

  g_clear_pointer (&self->layout, binome_report_layout_free);
  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Items that follow each other are one block: bullets, figures, signatures. */
static GPtrArray *
items_of_last (BinomeReport *self, BinomeReportBlockKind kind)
{
  BinomeReportBlock *block
      = self->blocks->len == 0 ? NULL : g_ptr_array_index (self->blocks, self->blocks->len - 1);

  if (block == NULL || block->kind != kind)
    {
      block = add_block (self, kind);
      block->items = g_ptr_array_new_null_terminated (4, g_free, TRUE);
    }
  g_clear_pointer (&self->layout, binome_report_layout_free);
  return block->items;
}

static void
set_meta (BinomeReport *self, BinomeReportMeta meta, const char *text)
{
  g_clear_pointer (&self->layout, binome_report_layout_free);
  g_free (self->meta[meta]);
  self->meta[meta] = binome_report_clean_line (text);
}

static void
binome_report_finalize (GObject *object)
{
  BinomeReport *self = BINOME_REPORT (object);

  g_clear_pointer (&self->layout, binome_report_layout_free);
  g_ptr_array_unref (self->blocks);
  for (guint i = 0; i < BINOME_REPORT_N_META; i++)
    g_free (self->meta[i]);

  G_OBJECT_CLASS (binome_report_parent_class)->finalize (object);
}

static void
binome_report_class_init (BinomeReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_report_finalize;
}

static void
binome_report_init (BinomeReport *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
}

/**
 * binome_report_new:
 * @title: of the document
 * @language: its language, "fr" or "en": how lines break
 *
 * Returns: (transfer full): an empty report
 */
BinomeReport *
binome_report_new (const char *title, const char *language)
{
  BinomeReport *self = g_object_new (BINOME_TYPE_REPORT, NULL);

  set_meta (self, BINOME_REPORT_META_TITLE, title);
  set_meta (self, BINOME_REPORT_META_LANGUAGE, language);
  return self;
}

/**
 * binome_report_get_meta:
 * @self: a report
 * @meta: which
 *
 * Returns: the text; empty where it is not set
 */
const char *
binome_report_get_meta (BinomeReport *self, BinomeReportMeta meta)
{
  return self->meta[meta] != NULL ? self->meta[meta] : "";
}

/**
 * binome_report_get_blocks:
 * @self: a report
 *
 * Returns: (transfer none) (element-type BinomeReportBlock): its blocks
 */
GPtrArray *
binome_report_get_blocks (BinomeReport *self)
{
  return self->blocks;
}

/**
 * binome_report_get_title:
 * @self: a report
 *
 * Returns: its title
 */
const char *
binome_report_get_title (BinomeReport *self)
{
  return binome_report_get_meta (self, BINOME_REPORT_META_TITLE);
}

/**
 * binome_report_set_title:
 * @self: a report
 * @title: what it is called
 */
void
binome_report_set_title (BinomeReport *self, const char *title)
{
  set_meta (self, BINOME_REPORT_META_TITLE, title);
}

/**
 * binome_report_set_subtitle:
 * @self: a report
 * @subtitle: (nullable): stands under the title
 */
void
binome_report_set_subtitle (BinomeReport *self, const char *subtitle)
{
  set_meta (self, BINOME_REPORT_META_SUBTITLE, subtitle);
}

/**
 * binome_report_set_author:
 * @self: a report
 * @author: (nullable): who prepared it
 */
void
binome_report_set_author (BinomeReport *self, const char *author)
{
  set_meta (self, BINOME_REPORT_META_AUTHOR, author);
}

/**
 * binome_report_set_subject:
 * @self: a report
 * @subject: (nullable): what it is about, for the properties of the file
 */
void
binome_report_set_subject (BinomeReport *self, const char *subject)
{
  set_meta (self, BINOME_REPORT_META_SUBJECT, subject);
}

/**
 * binome_report_set_keywords:
 * @self: a report
 * @keywords: (nullable): separated by commas, for the properties of the file
 */
void
binome_report_set_keywords (BinomeReport *self, const char *keywords)
{
  set_meta (self, BINOME_REPORT_META_KEYWORDS, keywords);
}

/**
 * binome_report_set_date_text:
 * @self: a report
 * @date: (nullable): the day it speaks of, as the reader writes it
 */
void
binome_report_set_date_text (BinomeReport *self, const char *date)
{
  set_meta (self, BINOME_REPORT_META_DATE, date);
}

/**
 * binome_report_set_organisation:
 * @self: a report
 * @organisation: (nullable): whose report it is
 */
void
binome_report_set_organisation (BinomeReport *self, const char *organisation)
{
  set_meta (self, BINOME_REPORT_META_ORGANISATION, organisation);
}

/**
 * binome_report_set_period:
 * @self: a report
 * @period: (nullable): from when to when its figures are
 */
void
binome_report_set_period (BinomeReport *self, const char *period)
{
  set_meta (self, BINOME_REPORT_META_PERIOD, period);
}

/**
 * binome_report_add_cover:
 * @self: a report
 *
 * Adds a cover: a page with the title, the subtitle, the organisation, the period, who prepared it
 * and the date. Where at least three headings follow, a table of contents comes next.
 */
void
binome_report_add_cover (BinomeReport *self)
{
  add_block (self, BINOME_REPORT_BLOCK_COVER);
}

/**
 * binome_report_add_title:
 * @self: a report
 *
 * Adds the same as a cover, but above the text, for documents of a page or two.
 */
void
binome_report_add_title (BinomeReport *self)
{
  add_block (self, BINOME_REPORT_BLOCK_TITLE);
}

/**
 * binome_report_add_heading:
 * @self: a report
 * @level: 1 or 2
 * @text: without a number, which is given to it
 */
void
binome_report_add_heading (BinomeReport *self, int level, const char *text)
{
  BinomeReportBlock *block = add_block (self, BINOME_REPORT_BLOCK_HEADING);

  block->level = CLAMP (level, 1, 2);
  block->text = binome_report_clean_line (text);
}

/**
 * binome_report_add_paragraph:
 * @self: a report
 * @text: plain text
 */
void
binome_report_add_paragraph (BinomeReport *self, const char *text)
{
  binome_report_add_lead_paragraph (self, NULL, text);
}

/**
 * binome_report_add_lead_paragraph:
 * @self: a report
 * @lead: (nullable): the first words, in bold
 * @text: what follows, plain text
 */
void
binome_report_add_lead_paragraph (BinomeReport *self, const char *lead, const char *text)
{
  BinomeReportBlock *block = add_block (self, BINOME_REPORT_BLOCK_PARAGRAPH);

  block->lead = binome_report_clean_line (lead);
  block->text = binome_report_clean_text (text);
}

/**
 * binome_report_add_bullet:
 * @self: a report
 * @text: plain text
 *
 * Adds a point to a list; points that follow each other are one list.
 */
void
binome_report_add_bullet (BinomeReport *self, const char *text)
{
  g_ptr_array_add (items_of_last (self, BINOME_REPORT_BLOCK_BULLETS), binome_report_clean_text (text));
}

/**
 * binome_report_add_key_figure:
 * @self: a report
 * @value: the figure as it is read, with its unit
 * @label: what it counts
 * @note: (nullable): what to compare it with
 *
 * Adds a key figure; those that follow each other, two to six, stand side by side.
 */
void
binome_report_add_key_figure (BinomeReport *self, const char *value, const char *label, const char *note)
{
  GPtrArray *items = items_of_last (self, BINOME_REPORT_BLOCK_FIGURES);

  g_ptr_array_add (items, binome_report_clean_line (value));
  g_ptr_array_add (items, binome_report_clean_line (label));
  g_ptr_array_add (items, binome_report_clean_line (note));
}

/**
 * binome_report_add_poster_line:
 * @self: a report
 * @kind: what it is
 * @text: its words
 *
 * Adds words to a poster; those that follow each other make one page.
 */
void
binome_report_add_poster_line (BinomeReport *self, BinomeReportPosterLine kind, const char *text)
{
  GPtrArray *items = items_of_last (self, BINOME_REPORT_BLOCK_POSTER);

  g_ptr_array_add (items, g_strdup_printf ("%d", (int)kind));
  g_ptr_array_add (items, binome_report_clean_text (text));
}

/**
 * binome_report_add_table:
 * @self: a report
 * @caption: (nullable): what it shows, without its number, which is given to it
 *
 * Returns: (transfer none): a table to fill before the report is paginated
 */
BinomeReportTable *
binome_report_add_table (BinomeReport *self, const char *caption)
{
  BinomeReportBlock *block = add_block (self, BINOME_REPORT_BLOCK_TABLE);

  block->table = binome_report_table_new (caption);
  return block->table;
}

static void
copy_chart_row (BinomeReportTable *table, BinomeChart *chart, guint row)
{
  guint n = binome_chart_table_n_columns (chart);
  g_auto (GStrv) cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = binome_chart_table_cell (chart, row, i);
  binome_report_table_add_row (table, (const char *const *)cells);
}

static BinomeReportTable *
table_of_chart (BinomeChart *chart)
{
  BinomeReportTable *table = binome_report_table_new (NULL);

  binome_report_table_set_compact (table, TRUE);
  for (guint i = 0; i < binome_chart_table_n_columns (chart); i++)
    {
      g_autofree char *title = binome_chart_table_header (chart, i);

      binome_report_table_add_column (table, title, i == 0 ? BINOME_REPORT_START : BINOME_REPORT_END,
                                      i == 0 ? 1.6 : 1);
    }
  for (guint row = 0; row < binome_chart_table_n_rows (chart); row++)
    copy_chart_row (table, chart, row);
  return table;
}

/**
 * binome_report_add_chart:
 * @self: a report
 * @chart: what to draw; its figures are those it has now
 * @height: of the drawing, in points
 * @caption: (nullable): what it shows; %NULL for the title of the chart
 *
 * Adds a chart over the whole width, its caption with a number, and its figures as a small table.
 * The caption takes the place of the chart's own title, which is hidden. The drawing may become
 * lower by a third where that keeps it on its page.
 */
void
binome_report_add_chart (BinomeReport *self, BinomeChart *chart, double height, const char *caption)
{
  BinomeReportBlock *block;

  g_return_if_fail (BINOME_IS_CHART (chart));

  block = add_block (self, BINOME_REPORT_BLOCK_CHART);
  block->chart = g_object_ref (chart);
  binome_chart_set_show_title (chart, FALSE);
  block->height = height;
  block->text = binome_report_clean_line (caption != NULL ? caption : binome_chart_get_title (chart));
  block->table = table_of_chart (chart);
}

/**
 * binome_report_add_signature:
 * @self: a report
 * @role: in which capacity one signs
 * @name: (nullable): who signs
 *
 * Adds a box to sign in; those that follow each other stand side by side.
 */
void
binome_report_add_signature (BinomeReport *self, const char *role, const char *name)
{
  /* Translators: the first before a line on which the date is written by hand, the second above the room
   * in which one signs by hand. */
  binome_report_add_signature_in (self, role, name, _ ("Date:"), _ ("Signature:"));
}

/**
 * binome_report_add_signature_in:
 * @self: a report
 * @role: in which capacity one signs
 * @name: (nullable): who signs
 * @date_label: “Date:” in the language of the document
 * @signature_label: “Signature:” in the language of the document
 *
 * Like binome_report_add_signature(), for a document in another language than the interface.
 */
void
binome_report_add_signature_in (BinomeReport *self, const char *role, const char *name,
                                const char *date_label, const char *signature_label)
{
  GPtrArray *items = items_of_last (self, BINOME_REPORT_BLOCK_SIGNATURES);

  g_ptr_array_add (items, binome_report_clean_line (role));
  g_ptr_array_add (items, binome_report_clean_line (name));
  g_ptr_array_add (items, binome_report_clean_line (date_label));
  g_ptr_array_add (items, binome_report_clean_line (signature_label));
}

/**
 * binome_report_add_part:
 * @self: a report
 *
 * What follows is a document of its own, such as one letter of many: it starts a page, counts its
 * pages and headings from 1, and has no running header. Its pages are numbered where there are two
 * or more.
 */
void
binome_report_add_part (BinomeReport *self)
{
  add_block (self, BINOME_REPORT_BLOCK_PART);
}

/**
 * binome_report_add_lines:
 * @self: a report
 * @kind: what they are
 * @text: plain text, line by line
 *
 * Adds lines of a letter that are no running text.
 */
void
binome_report_add_lines (BinomeReport *self, BinomeReportLines kind, const char *text)
{
  BinomeReportBlock *block = add_block (self, BINOME_REPORT_BLOCK_LINES);

  block->level = (int)kind;
  block->text = binome_report_clean_text (text);
}

/**
 * binome_report_add_page_break:
 * @self: a report
 *
 * What follows starts a page.
 */
void
binome_report_add_page_break (BinomeReport *self)
{
  add_block (self, BINOME_REPORT_BLOCK_PAGE_BREAK);
}

/**
 * binome_report_add_space:
 * @self: a report
 * @height: in points
 *
 * Keeps at least @height free above what follows, unless that starts a page.
 */
void
binome_report_add_space (BinomeReport *self, double height)
{
  add_block (self, BINOME_REPORT_BLOCK_SPACE)->height = height;
}

/**
 * binome_report_is_empty:
 * @self: a report
 *
 * Returns: whether nothing was added to it
 */
gboolean
binome_report_is_empty (BinomeReport *self)
{
  return self->blocks->len == 0;
}

/**
 * binome_report_take:
 * @self: a report
 * @part: another one, which is empty afterwards
 *
 * Adds what was added to @part, in its order.
 */
void
binome_report_take (BinomeReport *self, BinomeReport *part)
{
  g_clear_pointer (&self->layout, binome_report_layout_free);
  g_clear_pointer (&part->layout, binome_report_layout_free);
  g_ptr_array_extend_and_steal (self->blocks, part->blocks);
  part->blocks = g_ptr_array_new_with_free_func (block_free);
}

/**
 * binome_report_paginate:
 * @self: a report
 * @paper: (nullable): the sheet and its margins; %NULL for A4
 *
 * Divides the report into pages, which stay as they are until the report changes.
 *
 * Returns: how many pages there are, at least 1
 */
guint
binome_report_paginate (BinomeReport *self, const BinomeReportPaper *paper)
{
  g_clear_pointer (&self->layout, binome_report_layout_free);
  self->layout = binome_report_layout_new (self, paper);
  return binome_report_layout_get_n_pages (self->layout);
}

static BinomeReportLayout *
get_layout (BinomeReport *self)
{
  if (self->layout == NULL)
    binome_report_paginate (self, NULL);
  return self->layout;
}

/**
 * binome_report_get_n_pages:
 * @self: a report
 *
 * Returns: how many pages there are on the paper of the last pagination, or else on A4
 */
guint
binome_report_get_n_pages (BinomeReport *self)
{
  return binome_report_layout_get_n_pages (get_layout (self));
}

/**
 * binome_report_get_paper:
 * @self: a report
 *
 * Returns: (transfer none): the paper of the last pagination, or else A4, with margins that leave
 *   room for the text
 */
const BinomeReportPaper *
binome_report_get_paper (BinomeReport *self)
{
  return binome_report_layout_get_paper (get_layout (self));
}

/**
 * binome_report_draw_page:
 * @self: a report
 * @cr: where to; its origin is the corner of the sheet, its unit a point
 * @page: which, from 0
 *
 * Draws a page of the last pagination, the same on every surface. The paper is not painted. Beyond
 * the last page nothing is drawn.
 */
void
binome_report_draw_page (BinomeReport *self, cairo_t *cr, guint page)
{
  binome_report_layout_draw_page (get_layout (self), cr, page, FALSE);
}
