/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attendance sheet of a training session, for the participants and the trainer to sign. */

#include "binome-training-sheet.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-letter-document.h"
#include "binome-letter-text.h"
#include "binome-model.h"
#include "binome-text.h"
#include "binome-training-workflow.h"
#include "binome-workflow-sql.h"

/* Days side by side: more would leave no room to sign. */
#define DAYS_A_TABLE 2
#define FRIDAY 5
#define SPACE 12.0 /* above a table to sign in, in points */
/* No session lasts longer; a date typed wrong must not make thousands of pages. */
#define MAX_DAYS 60
/* Lines for people who come without being enrolled. */
#define SPARE_LINES 2

#define SQL_NAMES                                                                                            \
  "SELECT " BINOME_SQL_NAME ("p") ", p.job FROM attendance a JOIN person p ON p.id = a.person"               \
                                  " WHERE a.session = ?1 AND a.state NOT IN ('proposed', 'cancelled')"

/* Everything the sheet says. */
typedef struct
{
  BinomeEntity *session;
  BinomeEntity *course;
  GPtrArray *names; /* of char *: the name, and the job below it */
} Sheet;

static void
sheet_clear (Sheet *sheet)
{
  g_clear_object (&sheet->session);
  g_clear_object (&sheet->course);
  g_clear_pointer (&sheet->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (a, b);
}

static gboolean
read_names (Sheet *sheet, BinomeDb *db, gint64 session, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, SQL_NAMES, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  sheet->names = g_ptr_array_new_with_free_func (g_free);
  binome_statement_bind_integer (row, 1, session);
  while (binome_statement_step (row, &local_error))
    {
      const char *job = binome_statement_get_text (row, 1);

      g_ptr_array_add (sheet->names, *job != '\0'
                                         ? g_strdup_printf ("%s\n%s", binome_statement_get_text (row, 0), job)
                                         : g_strdup (binome_statement_get_text (row, 0)));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  g_ptr_array_sort_values (sheet->names, compare_names);

  return local_error == NULL;
}

static gboolean
read_sheet (Sheet *sheet, BinomeDb *db, gint64 session, GError **error)
{
  sheet->session = binome_db_get (db, BINOME_TYPE_TRAINING_SESSION, session, error);
  if (sheet->session == NULL)
    return FALSE;
  sheet->course
      = binome_db_get (db, BINOME_TYPE_COURSE,
                       binome_entity_get_reference (sheet->session, BINOME_TRAINING_SESSION_COURSE), error);

  return sheet->course != NULL && read_names (sheet, db, session, error);
}

/* Monday to Friday without holidays, the first and the last day whatever they are. */
static GArray *
list_days (BinomeEntity *session)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (BinomeDate));
  BinomeDate from = binome_entity_get_date (session, BINOME_TRAINING_SESSION_STARTS_ON);
  BinomeDate until = MAX (from, binome_entity_get_date (session, BINOME_TRAINING_SESSION_ENDS_ON));

  for (BinomeDate day = from; day <= until && days->len < MAX_DAYS; day++)
    if (day == from || day == until
        || (binome_date_get_weekday (day) <= FRIDAY && !binome_date_is_public_holiday (day)))
      g_array_append_val (days, day);
  return days;
}

static void
add_fact (BinomeReportTable *table, const char *label, const char *text)
{
  const char *cells[] = { label, text, NULL };

  if (!binome_text_is_blank (text))
    binome_report_table_add_row (table, cells);
}

static char *
dup_dates (BinomeEntity *session)
{
  BinomeDate starts_on = binome_entity_get_date (session, BINOME_TRAINING_SESSION_STARTS_ON);
  BinomeDate ends_on = binome_entity_get_date (session, BINOME_TRAINING_SESSION_ENDS_ON);
  g_autofree char *from = binome_date_format (starts_on, BINOME_DATE_LONG);
  g_autofree char *until = binome_date_format (ends_on, BINOME_DATE_LONG);

  if (ends_on <= starts_on)
    return g_steal_pointer (&from);

  /* Translators: two dates. */
  return g_strdup_printf (_ ("%1$s to %2$s"), from, until);
}

/* What the words of the sheet may name of the session. */
static void
set_fields (BinomeLetterDocument *document, const Sheet *sheet)
{
  g_autofree char *dates = dup_dates (sheet->session);

  binome_letter_document_set (document, "training.title",
                              binome_entity_get_text (sheet->course, BINOME_COURSE_TITLE));
  binome_letter_document_set (document, "training.dates", dates);
  binome_letter_document_set (document, "training.place",
                              binome_entity_get_text (sheet->session, BINOME_TRAINING_SESSION_PLACE));
  binome_letter_document_set (document, "training.trainer",
                              binome_entity_get_text (sheet->session, BINOME_TRAINING_SESSION_TRAINER));
}

static void
add_facts (BinomeReport *report, const Sheet *sheet)
{
  BinomeReportTable *table = binome_report_add_table (report, NULL);
  double hours = binome_entity_get_real (sheet->course, BINOME_COURSE_HOURS);
  g_autofree char *number = binome_text_format_number (hours, floor (hours) < hours ? 1 : 0);
  g_autofree char *length = isfinite (hours) ? g_strdup_printf (_ ("%s h"), number) : NULL;
  g_autofree char *dates = dup_dates (sheet->session);

  binome_report_table_add_column (table, _ ("Training"), BINOME_REPORT_START, 1);
  binome_report_table_add_column (table, binome_entity_get_text (sheet->course, BINOME_COURSE_TITLE),
                                  BINOME_REPORT_START, 3);
  add_fact (table, _ ("Dates"), dates);
  add_fact (table, _ ("Times"), binome_entity_get_text (sheet->session, BINOME_TRAINING_SESSION_TIMES));
  add_fact (table, _ ("Length"), length);
  add_fact (table, _ ("Place"), binome_entity_get_text (sheet->session, BINOME_TRAINING_SESSION_PLACE));
  add_fact (table, _ ("Provider"), binome_entity_get_text (sheet->course, BINOME_COURSE_PROVIDER));
  add_fact (table, _ ("Trainer"), binome_entity_get_text (sheet->session, BINOME_TRAINING_SESSION_TRAINER));
}

/* The names with a cell for the morning and one for the afternoon of each of these days. */
static void
add_days (BinomeReport *report, const Sheet *sheet, GArray *days, guint first)
{
  guint until = MIN (first + DAYS_A_TABLE, days->len);
  BinomeReportTable *table;

  binome_report_add_space (report, SPACE);
  table = binome_report_add_table (report, NULL);
  binome_report_table_set_for_signing (table, TRUE);
  binome_report_table_add_column (table, _ ("Name"), BINOME_REPORT_START, 2.2);
  for (guint i = first; i < until; i++)
    {
      g_autofree char *day = binome_date_format (g_array_index (days, BinomeDate, i), BINOME_DATE_SHORT);
      /* Translators: the head of a column to sign in; %s is a date. */
      g_autofree char *morning = g_strdup_printf (_ ("%s morning"), day);
      g_autofree char *afternoon = g_strdup_printf (_ ("%s afternoon"), day);

      binome_report_table_add_column (table, morning, BINOME_REPORT_START, 1.5);
      binome_report_table_add_column (table, afternoon, BINOME_REPORT_START, 1.5);
    }
  for (guint i = 0; i < sheet->names->len + SPARE_LINES; i++)
    {
      const char *cells[] = { i < sheet->names->len ? sheet->names->pdata[i] : "", NULL };

      binome_report_table_add_row (table, cells);
    }
}

/**
 * binome_training_sheet_build:
 * @db: the file
 * @session: a training session
 * @error: return location for a #GError
 *
 * Writes the sheet in the language of the process, in the words of the library of letters: the session,
 * everybody who has a place with a cell to sign for each half day, a few empty lines, and the signature of
 * the trainer.
 *
 * Returns: (transfer full) (nullable): the sheet, to be paginated
 */
BinomeReport *
binome_training_sheet_build (BinomeDb *db, gint64 session, GError **error)
{
  g_auto (Sheet) sheet = { 0 };
  g_autoptr (BinomeLetterDocument) document = NULL;
  g_autoptr (GArray) days = NULL;
  BinomeReport *names;

  if (!read_sheet (&sheet, db, session, error))
    return NULL;
  document = binome_letter_document_new (
      db, "attendance-sheet", binome_entity_get_reference (sheet.session, BINOME_TRAINING_SESSION_PROGRAMME),
      0, error);
  if (document == NULL)
    return NULL;

  days = list_days (sheet.session);
  set_fields (document, &sheet);
  add_facts (binome_letter_document_add (document, BINOME_LETTER_MADE "session"), &sheet);
  names = binome_letter_document_add (document, BINOME_LETTER_MADE "attendance");
  for (guint first = 0; first < days->len; first += DAYS_A_TABLE)
    add_days (names, &sheet, days, first);
  return binome_letter_document_build (document, error);
}
