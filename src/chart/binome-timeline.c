/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline's data: pairs as rows, what is planned and what happened as marks on them. */

#include "binome-timeline-private.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"

#define LATEST 3652059 /* 31 December 9999 */
#define DAYS_BEFORE 3  /* of quiet space around the data */
#define DAYS_AFTER 10

G_DEFINE_FINAL_TYPE (BinomeTimeline, binome_timeline, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  BinomeTimelineRow *row = data;

  g_free (row->label);
  g_free (row->sublabel);
  g_free (row->state);
  g_array_unref (row->points);
  g_free (row);
}

static void
point_clear (gpointer data)
{
  BinomeTimelinePoint *point = data;

  g_clear_pointer (&point->label, g_free);
}

static char *
one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return binome_text_clean_line (valid);
}

static void
binome_timeline_finalize (GObject *object)
{
  BinomeTimeline *self = BINOME_TIMELINE (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (binome_timeline_parent_class)->finalize (object);
}

static void
binome_timeline_class_init (BinomeTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_timeline_finalize;
}

static void
binome_timeline_init (BinomeTimeline *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

/**
 * binome_timeline_new:
 *
 * Returns: (transfer full): a timeline without rows
 */
BinomeTimeline *
binome_timeline_new (void)
{
  return g_object_new (BINOME_TYPE_TIMELINE, NULL);
}

static BinomeDate
real_date (BinomeDate date)
{
  return date > 0 && date <= LATEST ? date : BINOME_DATE_NONE;
}

/**
 * binome_timeline_include:
 * @self: a timeline
 * @date: a day to be shown even where nothing happens then, such as today
 */
void
binome_timeline_include (BinomeTimeline *self, BinomeDate date)
{
  g_return_if_fail (BINOME_IS_TIMELINE (self));

  date = real_date (date);
  if (date == BINOME_DATE_NONE)
    return;
  if (self->first == BINOME_DATE_NONE || date < self->first)
    self->first = date;
  if (date > self->last)
    self->last = date;
}

/**
 * binome_timeline_add_row:
 * @self: a timeline
 * @id: the caller's, given back by binome_timeline_get_row_id()
 * @label: who
 * @sublabel: (nullable): something about them
 * @from: the first day of the period, or none
 * @to: its last day, or none while it goes on
 * @state: (nullable): the state, as a word
 *
 * Returns: the number of the new row
 */
guint
binome_timeline_add_row (BinomeTimeline *self, gint64 id, const char *label, const char *sublabel,
                         BinomeDate from, BinomeDate to, const char *state)
{
  BinomeTimelineRow *row;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self), 0);

  row = g_new0 (BinomeTimelineRow, 1);
  row->id = id;
  row->label = one_line (label);
  row->sublabel = one_line (sublabel);
  row->state = one_line (state);
  row->from = real_date (from);
  row->to = real_date (to);
  if (row->to < row->from)
    row->to = BINOME_DATE_NONE;
  row->points = g_array_new (FALSE, FALSE, sizeof (BinomeTimelinePoint));
  g_array_set_clear_func (row->points, point_clear);
  g_ptr_array_add (self->rows, row);
  binome_timeline_include (self, row->from);
  binome_timeline_include (self, row->to);
  return self->rows->len - 1;
}

/**
 * binome_timeline_add_mark:
 * @self: a timeline
 * @row: the number of a row
 * @id: the caller's, given back by binome_timeline_get_mark_id()
 * @date: when; a mark without a day is left out
 * @state: what has become of it
 * @label: (nullable): what it is
 *
 * The marks of a row are numbered by date; those of one day as they were added.
 */
void
binome_timeline_add_mark (BinomeTimeline *self, guint row, gint64 id, BinomeDate date,
                          BinomeTimelineMark state, const char *label)
{
  BinomeTimelinePoint point = { .id = id, .date = real_date (date), .state = state };
  BinomeTimelineRow *r;
  guint at;

  g_return_if_fail (BINOME_IS_TIMELINE (self));

  if (row >= self->rows->len || point.date == BINOME_DATE_NONE || (guint)state >= BINOME_TIMELINE_N_MARKS)
    return;

  r = g_ptr_array_index (self->rows, row);
  for (at = r->points->len; at > 0; at--)
    if (g_array_index (r->points, BinomeTimelinePoint, at - 1).date <= point.date)
      break;
  point.label = one_line (label);
  g_array_insert_val (r->points, at, point);
  binome_timeline_include (self, point.date);
}

/* The days the drawing covers: whole months around the data. */
void
binome_timeline_get_span (BinomeTimeline *self, BinomeDate *from, BinomeDate *to)
{
  BinomeDate first = MAX (self->first - DAYS_BEFORE, 1), last = MIN (self->last + DAYS_AFTER, LATEST);
  int day;

  if (self->first == BINOME_DATE_NONE)
    {
      *from = *to = BINOME_DATE_NONE;
      return;
    }

  binome_date_get (first, NULL, NULL, &day);
  *from = first - (day - 1);
  binome_date_get (last, NULL, NULL, &day);
  *to = binome_date_add_months (last - (day - 1), 1) - 1;
}

const BinomeTimelineRow *
binome_timeline_row (BinomeTimeline *self, guint row)
{
  return row < self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

const BinomeTimelinePoint *
binome_timeline_point (BinomeTimeline *self, guint row, guint mark)
{
  const BinomeTimelineRow *r = binome_timeline_row (self, row);

  return r != NULL && mark < r->points->len ? &g_array_index (r->points, BinomeTimelinePoint, mark) : NULL;
}

/**
 * binome_timeline_get_n_rows:
 * @self: a timeline
 *
 * Returns: how many rows it has
 */
guint
binome_timeline_get_n_rows (BinomeTimeline *self)
{
  g_return_val_if_fail (BINOME_IS_TIMELINE (self), 0);

  return self->rows->len;
}

/**
 * binome_timeline_get_n_marks:
 * @self: a timeline
 * @row: the number of a row
 *
 * Returns: how many marks it has
 */
guint
binome_timeline_get_n_marks (BinomeTimeline *self, guint row)
{
  const BinomeTimelineRow *r;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self), 0);

  r = binome_timeline_row (self, row);
  return r != NULL ? r->points->len : 0;
}

/**
 * binome_timeline_get_row_id:
 * @self: a timeline
 * @row: the number of a row
 *
 * Returns: the caller's id of it, 0 where there is no such row
 */
gint64
binome_timeline_get_row_id (BinomeTimeline *self, guint row)
{
  const BinomeTimelineRow *r;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self), 0);

  r = binome_timeline_row (self, row);
  return r != NULL ? r->id : 0;
}

/**
 * binome_timeline_get_mark_id:
 * @self: a timeline
 * @row: the number of a row
 * @mark: the number of a mark in it
 *
 * Returns: the caller's id of it, 0 where there is no such mark
 */
gint64
binome_timeline_get_mark_id (BinomeTimeline *self, guint row, guint mark)
{
  const BinomeTimelinePoint *point;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self), 0);

  point = binome_timeline_point (self, row, mark);
  return point != NULL ? point->id : 0;
}

/**
 * binome_timeline_get_mark_date:
 * @self: a timeline
 * @row: the number of a row
 * @mark: the number of a mark in it
 *
 * Returns: its day, none where there is no such mark
 */
BinomeDate
binome_timeline_get_mark_date (BinomeTimeline *self, guint row, guint mark)
{
  const BinomeTimelinePoint *point;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self), BINOME_DATE_NONE);

  point = binome_timeline_point (self, row, mark);
  return point != NULL ? point->date : BINOME_DATE_NONE;
}

/* The mark of @row nearest to @date, the earlier of two; -1 for none. */
static int
nearest_mark (BinomeTimeline *self, int row, BinomeDate date)
{
  int found = -1, least = G_MAXINT;

  for (guint i = 0; i < binome_timeline_get_n_marks (self, (guint)row); i++)
    {
      int distance = ABS (binome_timeline_point (self, (guint)row, i)->date - date);

      if (distance < least)
        {
          least = distance;
          found = (int)i;
        }
    }

  return found;
}

/**
 * binome_timeline_move_focus:
 * @self: a timeline
 * @focus: (inout): what has the focus, and then what gets it
 * @direction: left and right from mark to mark, before the first one to the row itself; up and down
 *   to the next row's mark nearest in time; home and end to the first and last mark of the row
 *
 * Where there is nothing that way, the focus stays. From no row, every direction leads to the first.
 */
void
binome_timeline_move_focus (BinomeTimeline *self, BinomeTimelineFocus *focus, BinomeChartDirection direction)
{
  int rows, marks;

  g_return_if_fail (BINOME_IS_TIMELINE (self));
  g_return_if_fail (focus != NULL);

  rows = (int)self->rows->len;
  if (focus->row < 0 || focus->row >= rows)
    {
      focus->row = rows > 0 ? 0 : -1;
      focus->mark = -1;
      return;
    }

  marks = (int)binome_timeline_get_n_marks (self, (guint)focus->row);
  focus->mark = CLAMP (focus->mark, -1, marks - 1);
  switch (direction)
    {
    case BINOME_CHART_LEFT:
      focus->mark = MAX (focus->mark - 1, -1);
      break;
    case BINOME_CHART_RIGHT:
      focus->mark = MIN (focus->mark + 1, marks - 1);
      break;
    case BINOME_CHART_HOME:
      focus->mark = MIN (0, marks - 1);
      break;
    case BINOME_CHART_END:
      focus->mark = marks - 1;
      break;
    case BINOME_CHART_UP:
    case BINOME_CHART_DOWN:
      focus->row = CLAMP (focus->row + (direction == BINOME_CHART_UP ? -1 : 1), 0, rows - 1);
      focus->mark = focus->date != BINOME_DATE_NONE ? nearest_mark (self, focus->row, focus->date) : -1;
      return; /* the day to stay near remains the one that was chosen sideways */
    default:
      return;
    }
  focus->date = focus->mark >= 0 ? binome_timeline_get_mark_date (self, (guint)focus->row, (guint)focus->mark)
                                 : BINOME_DATE_NONE;
}

/**
 * binome_timeline_mark_get_label:
 * @state: what has become of a mark
 *
 * Returns: (transfer none): its word, as the legend has it
 */
const char *
binome_timeline_mark_get_label (BinomeTimelineMark state)
{
  switch (state)
    {
    case BINOME_TIMELINE_PLANNED:
      return C_ ("timeline", "Planned");
    case BINOME_TIMELINE_DUE:
      return C_ ("timeline", "Due");
    case BINOME_TIMELINE_OVERDUE:
      return C_ ("timeline", "Overdue");
    case BINOME_TIMELINE_DONE:
      return C_ ("timeline", "Done");
    case BINOME_TIMELINE_WAIVED:
      return C_ ("timeline", "Waived");
    case BINOME_TIMELINE_MISSED:
      return C_ ("timeline", "Missed");
    case BINOME_TIMELINE_MEETING:
      return C_ ("timeline", "Meeting");
    default:
      return "";
    }
}

static char *
describe_period (const BinomeTimelineRow *row)
{
  g_autofree char *from = binome_date_format (row->from, BINOME_DATE_LONG);
  g_autofree char *to = binome_date_format (row->to, BINOME_DATE_LONG);

  if (row->from == BINOME_DATE_NONE)
    return g_strdup (_ ("No dates yet."));
  if (row->to == BINOME_DATE_NONE)
    return g_strdup_printf (_ ("Since %s."), from);

  return g_strdup_printf (_ ("From %s to %s."), from, to);
}

static char *
describe_row (const BinomeTimelineRow *row)
{
  g_autofree char *period = describe_period (row);

  if (*row->sublabel != '\0' && *row->state != '\0')
    /* Translators: a row of the timeline: names, something about them, state; then a sentence. */
    return g_strdup_printf (C_ ("timeline", "%s, %s, %s. %s"), row->label, row->sublabel, row->state, period);
  if (*row->sublabel != '\0' || *row->state != '\0')
    /* Translators: a row of the timeline: names, something about them; then a sentence. */
    return g_strdup_printf (C_ ("timeline", "%s, %s. %s"), row->label,
                            *row->sublabel != '\0' ? row->sublabel : row->state, period);

  /* Translators: a row of the timeline: names; then a sentence. */
  return g_strdup_printf (C_ ("timeline", "%s. %s"), row->label, period);
}

/**
 * binome_timeline_describe:
 * @self: a timeline
 * @row: the number of a row
 * @mark: the number of a mark in it, -1 for the row itself
 *
 * Returns: (transfer full): what a screen reader says of it; empty where there is no such thing
 */
char *
binome_timeline_describe (BinomeTimeline *self, int row, int mark)
{
  const BinomeTimelineRow *r;
  const BinomeTimelinePoint *point;
  g_autofree char *date = NULL;

  g_return_val_if_fail (BINOME_IS_TIMELINE (self), NULL);

  r = row >= 0 ? binome_timeline_row (self, (guint)row) : NULL;
  if (r == NULL)
    return g_strdup ("");
  if (mark < 0)
    return describe_row (r);

  point = binome_timeline_point (self, (guint)row, (guint)mark);
  if (point == NULL)
    return g_strdup ("");

  date = binome_date_format (point->date, BINOME_DATE_LONG);
  if (*point->label == '\0')
    /* Translators: a mark of the timeline: names, its state, its day. */
    return g_strdup_printf (C_ ("timeline", "%s: %s, %s"), r->label,
                            binome_timeline_mark_get_label (point->state), date);

  /* Translators: a mark of the timeline: names, what it is, its state, its day. */
  return g_strdup_printf (C_ ("timeline", "%s: %s, %s, %s"), r->label, point->label,
                          binome_timeline_mark_get_label (point->state), date);
}
