/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has a day as events of a calendar: milestones, check-ins, meetings and training sessions, of a
 * programme, a pair or a person; iCalendar, RFC 5545. */

#include "binome-export-private.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-content-lines.h"
#include "binome-export-kinds.h"
#include "binome-export-uid.h"
#include "binome-workflow-sql.h"

/* Whose tutor, in the pair or in its team, or tutee it is. */
#define PAIR_OF_PERSON                                                                                       \
  "p.id = ?1 OR q.id = ?1 OR EXISTS (SELECT 1 FROM tutor_period z JOIN enrolment y ON y.id = z.tutor"        \
  " WHERE z.pair = a.id AND y.person = ?1)"
#define PROGRAMME_OF_PERSON                                                                                  \
  "EXISTS (SELECT 1 FROM enrolment z WHERE z.programme = t.programme AND z.person = ?1)"                     \
  " OR EXISTS (SELECT 1 FROM role z WHERE z.programme = t.programme AND z.person = ?1)"

/**
 * Part:
 * @kind: the list whose rows are the events
 * @of_pair: which rows are of the pair ?1
 * @of_person: which rows are of the person ?1
 * @columns: title, tutee, tutor, first day, last day, whether it is called off, programme, place, details,
 *   minutes
 *
 * One sort of event.
 */
typedef struct
{
  BinomeExportKind kind;
  const char *of_pair;
  const char *of_person;
  const char *columns;
} Part;

static const Part parts[] = {
  { BINOME_EXPORT_MILESTONES, "0", PROGRAMME_OF_PERSON,
    "t.title, NULL, NULL, ifnull (t.done_on, t.due_on), NULL, 0, g.title, '', t.note, 0" },
  { BINOME_EXPORT_CHECK_INS, "t.pair = ?1", PAIR_OF_PERSON,
    "t.title, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME ("q") ", ifnull (t.done_on, t.due_on), NULL,"
                                                                 " t.state = 'waived', g.title, '', '', 0" },
  { BINOME_EXPORT_MEETINGS, "t.pair = ?1", PAIR_OF_PERSON,
    "t.subject, " BINOME_SQL_NAME ("p") ", " BINOME_SQL_NAME (
        "q") ", t.held_on, NULL,"
             " t.outcome = 'cancelled', g.title, '', '', t.minutes" },
  { BINOME_EXPORT_SESSIONS, "0",
    "EXISTS (SELECT 1 FROM attendance z WHERE z.session = t.id AND z.person = ?1)",
    "(SELECT k.title FROM course k WHERE k.id = t.course), NULL, NULL, t.starts_on, t.ends_on,"
    " t.state = 'cancelled', g.title, t.place, trim (t.times || char (10) || t.trainer, char (10)), 0" },
};

typedef struct
{
  BinomeDb *db;
  BinomeContentLines *lines;
  char *space;
  char *stamp;
} Calendar;

static void
calendar_clear (Calendar *self)
{
  g_free (self->space);
  g_free (self->stamp);
  g_clear_pointer (&self->lines, binome_content_lines_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, calendar_clear)

/* ---- one event ---- */

/* “First check-in: Léa Petit with Paul Roy”. */
static char *
make_summary (BinomeStatement *row)
{
  const char *title = binome_statement_get_text (row, 0);

  if (title == NULL || *title == '\0')
    title = _ ("Meeting");
  if (binome_statement_is_null (row, 1))
    return g_strdup (title);

  /* Translators: what a pair does, such as “First check-in”, then the tutee, then the tutor. */
  return g_strdup_printf (_ ("%1$s: %2$s with %3$s"), title, binome_statement_get_text (row, 1),
                          binome_statement_get_text (row, 2));
}

static char *
make_description (BinomeStatement *row)
{
  gint64 minutes = binome_statement_get_integer (row, 9);
  const char *programme = binome_statement_get_text (row, 6);
  const char *details = binome_statement_get_text (row, 8);
  GString *text = g_string_new (programme);

  if (minutes > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%d minute", "%d minutes", (gulong)minutes), (int)minutes);
    }
  if (details != NULL && *details != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", details);
  return g_string_free (text, FALSE);
}

/* Whole days: the end is the day after the last one. */
static void
add_event (Calendar *self, const char *table, gint64 id, BinomeStatement *row)
{
  g_autofree char *uid = binome_export_uid_new (self->space, table, id);
  g_autofree char *summary = make_summary (row);
  g_autofree char *description = make_description (row);
  BinomeDate first = binome_statement_get_date (row, 3);
  BinomeDate last = binome_statement_get_date (row, 4);

  binome_content_lines_add (self->lines, "BEGIN", "VEVENT");
  binome_content_lines_add (self->lines, "UID", uid);
  binome_content_lines_add (self->lines, "DTSTAMP", self->stamp);
  binome_content_lines_add_day (self->lines, "DTSTART", first);
  binome_content_lines_add_day (self->lines, "DTEND", MAX (first, last) + 1);
  binome_content_lines_add_text (self->lines, "SUMMARY", summary);
  binome_content_lines_add_text (self->lines, "DESCRIPTION", description);
  binome_content_lines_add_text (self->lines, "LOCATION", binome_statement_get_text (row, 7));
  binome_content_lines_add (self->lines, "STATUS",
                            binome_statement_get_integer (row, 5) != 0 ? "CANCELLED" : "CONFIRMED");
  binome_content_lines_add (self->lines, "TRANSP", "TRANSPARENT");
  binome_content_lines_add (self->lines, "END", "VEVENT");
}

static gboolean
add_events (Calendar *self, const Part *part, GArray *ids, GError **error)
{
  const BinomeExportKindInfo *kind = binome_export_kind_get_info (part->kind);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE t.id = ?1", part->columns, kind->from);
  g_autoptr (GTypeClass) klass = g_type_class_ref (kind->type ());
  BinomeStatement *row = binome_db_prepare (self->db, sql, error);

  if (row == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_cancellable_set_error_if_cancelled (binome_db_get_cancellable (self->db), error))
        return FALSE;
      binome_statement_bind_integer (row, 1, id);
      if (!binome_statement_step (row, error))
        return FALSE;
      add_event (self, ((BinomeEntityClass *)klass)->table, id, row);
      if (!binome_statement_run (row, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- which events ---- */

static GArray *
select_part (BinomeDb *db, const Part *part, const BinomeExportScope *scope, GError **error)
{
  const BinomeExportKindInfo *kind = binome_export_kind_get_info (part->kind);
  gint64 id = scope->pair != 0 ? scope->pair : scope->person != 0 ? scope->person : scope->programme;
  const char *within = scope->pair != 0 ? part->of_pair : scope->person != 0 ? part->of_person : kind->within;
  g_autofree char *sql = g_strdup_printf ("SELECT t.id FROM %s WHERE (%s) AND (?1 = 0 OR %s) ORDER BY %s",
                                          kind->from, kind->where, within, kind->order);
  BinomeStatement *row = binome_db_prepare (db, sql, error);

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, id);
  return binome_statement_list_ids (row, error);
}

static gboolean
add_all (Calendar *self, BinomeExportList *list, GError **error)
{
  BinomeExportKind kind = binome_export_list_get_kind (list);
  gboolean whole = kind == BINOME_EXPORT_CALENDAR;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GArray) ids = NULL;

      if (!whole && parts[i].kind != kind)
        continue;
      if (!binome_export_list_go_on (list, self->db, (double)i / G_N_ELEMENTS (parts), error))
        return FALSE;
      ids = whole ? select_part (self->db, &parts[i], binome_export_list_get_scope (list), error)
                  : binome_export_list_select (list, self->db, error);
      if (ids == NULL || !add_events (self, &parts[i], ids, error))
        return FALSE;
    }

  return TRUE;
}

/* “2026-03-16T12:00:00Z” without what only people need. */
static char *
make_stamp (void)
{
  g_autofree char *now = binome_clock_now ();
  GString *stamp = g_string_new (NULL);

  for (const char *c = now; *c != '\0'; c++)
    if (*c != '-' && *c != ':')
      g_string_append_c (stamp, *c);
  return g_string_free (stamp, FALSE);
}

/**
 * binome_export_calendar:
 * @list: a calendar, or a list of one of its parts
 * @db: the file
 * @error: return location for a #GError; %G_IO_ERROR_CANCELLED
 *
 * Whole days, with no notes of check-ins and meetings in them: calendars are shared.
 *
 * Returns: (transfer full): the events
 */
GBytes *
binome_export_calendar (BinomeExportList *list, BinomeDb *db, GError **error)
{
  g_auto (Calendar) self = { .db = db };

  self.space = binome_export_uid_load_space (db, error);
  if (self.space == NULL)
    return NULL;

  self.stamp = make_stamp ();
  self.lines = binome_content_lines_new ();
  binome_content_lines_add (self.lines, "BEGIN", "VCALENDAR");
  binome_content_lines_add (self.lines, "VERSION", "2.0");
  binome_content_lines_add (self.lines, "PRODID", "-//Binome//Binome//EN");
  binome_content_lines_add (self.lines, "CALSCALE", "GREGORIAN");
  if (!add_all (&self, list, error))
    return NULL;

  binome_content_lines_add (self.lines, "END", "VCALENDAR");
  return binome_content_lines_finish (self.lines);
}
