/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-column-guess.h"
#include "binome-date-guess.h"
#include "binome-db.h"
#include "binome-encoding.h"
#include "binome-enrolment.h"

G_BEGIN_DECLS

/**
 * BinomeImportAs:
 * @BINOME_IMPORT_PEOPLE: into the list of people only
 * @BINOME_IMPORT_TUTORS: and enrolled as tutors of a programme
 * @BINOME_IMPORT_TUTEES: and enrolled as tutees of a programme
 * @BINOME_IMPORT_PAIRS: a row is a pair of people known already
 * @BINOME_IMPORT_MEETINGS: a row is a meeting of a pair known already
 *
 * What the rows of the file become.
 */
typedef enum
{
  BINOME_IMPORT_PEOPLE,
  BINOME_IMPORT_TUTORS,
  BINOME_IMPORT_TUTEES,
  BINOME_IMPORT_PAIRS,
  BINOME_IMPORT_MEETINGS,
} BinomeImportAs;

/**
 * BinomeImportVerdict:
 * @BINOME_IMPORT_NEW: someone, a pair or a meeting not known yet
 * @BINOME_IMPORT_UPDATE: someone known, with something new
 * @BINOME_IMPORT_SAME: known, with nothing new; a pair or a meeting is left as it is
 * @BINOME_IMPORT_ERROR: the row is left out; its text says why
 *
 * What becomes of a row.
 */
typedef enum
{
  BINOME_IMPORT_NEW,
  BINOME_IMPORT_UPDATE,
  BINOME_IMPORT_SAME,
  BINOME_IMPORT_ERROR,
} BinomeImportVerdict;

#define BINOME_N_IMPORT_VERDICTS (BINOME_IMPORT_ERROR + 1)

/**
 * BinomeImport:
 *
 * A list on its way into the file: read and guessed at once, corrected by the user, previewed,
 * applied. May be made in any thread and handed to another one; while preview or apply runs, only
 * binome_import_get_progress() may be called elsewhere.
 */
#define BINOME_TYPE_IMPORT (binome_import_get_type ())
G_DECLARE_FINAL_TYPE (BinomeImport, binome_import, BINOME, IMPORT, GObject)

BinomeImport *binome_import_new_for_bytes (GBytes *bytes, const char *file_name, GCancellable *cancellable,
                                           GError **error);
const char *binome_import_get_file_name (BinomeImport *self);

/* How the file is read. Changing it guesses the columns anew. */
BinomeEncoding binome_import_get_encoding (BinomeImport *self);
char binome_import_get_separator (BinomeImport *self);
gboolean binome_import_set_format (BinomeImport *self, BinomeEncoding encoding, char separator,
                                   GError **error);
gboolean binome_import_is_spreadsheet (BinomeImport *self);
const char *const *binome_import_get_sheets (BinomeImport *self);
guint binome_import_get_sheet (BinomeImport *self);
gboolean binome_import_set_sheet (BinomeImport *self, guint sheet, GError **error);
char *binome_import_dup_note (BinomeImport *self);
gboolean binome_import_get_has_header (BinomeImport *self);
void binome_import_set_has_header (BinomeImport *self, gboolean has_header);

/* The columns, numbered from 0. */
guint binome_import_get_n_columns (BinomeImport *self);
const char *binome_import_get_header (BinomeImport *self, guint column);
const char *const *binome_import_get_samples (BinomeImport *self, guint column);
BinomeColumn binome_import_get_target (BinomeImport *self, guint column);
void binome_import_set_target (BinomeImport *self, guint column, BinomeColumn target);
double binome_import_get_confidence (BinomeImport *self, guint column);

/* Columns that become fields of the company’s own, known after binome_import_recall(). */
GPtrArray *binome_import_list_own_fields (BinomeImport *self);
gint64 binome_import_get_own_field (BinomeImport *self, guint column);
void binome_import_set_own_field (BinomeImport *self, guint column, gint64 field);

/* Dates that can be read in two ways: the user has to say. */
BinomeDateFormat binome_import_get_date_format (BinomeImport *self, guint column);
gboolean binome_import_needs_date_order (BinomeImport *self);
const char *binome_import_get_date_example (BinomeImport *self);
void binome_import_set_date_order (BinomeImport *self, BinomeDateFormat order);

void binome_import_set_as (BinomeImport *self, BinomeImportAs as, gint64 programme);
BinomeImportAs binome_import_get_as (BinomeImport *self);
void binome_import_set_stage (BinomeImport *self, BinomeEnrolmentState stage);
BinomeEnrolmentState binome_import_get_stage (BinomeImport *self);
gboolean binome_import_check (BinomeImport *self, GError **error);

/* What the columns became last time: a #BinomeWork for a read, after what the rows become is said. */
gboolean binome_import_recall (BinomeDb *db, gpointer import, GError **error);
gboolean binome_import_is_recalled (BinomeImport *self);
void binome_import_guess_again (BinomeImport *self);

/* Each is a #BinomeWork with the import as its data: preview for a read, apply for a write of
 * %BINOME_SOURCE_IMPORT. */
gboolean binome_import_preview (BinomeDb *db, gpointer import, GError **error);
gboolean binome_import_apply (BinomeDb *db, gpointer import, GError **error);
double binome_import_get_progress (BinomeImport *self);

/* What preview or apply found, for a list. Texts are made when they are asked for. */
guint binome_import_get_n_rows (BinomeImport *self);
guint binome_import_get_n_verdicts (BinomeImport *self, BinomeImportVerdict verdict);
guint binome_import_get_n_managers_left_out (BinomeImport *self);
guint binome_import_get_n_enrolled (BinomeImport *self);
BinomeImportVerdict binome_import_get_verdict (BinomeImport *self, guint row);
guint binome_import_get_line (BinomeImport *self, guint row);
const char *binome_import_get_title (BinomeImport *self, guint row);
char *binome_import_dup_report (BinomeImport *self, guint row, gboolean with_title);
gboolean binome_import_has_warning (BinomeImport *self, guint row);
char *binome_import_dup_text (BinomeImport *self, guint row);
char *binome_import_dup_summary (BinomeImport *self);
guint binome_import_get_n_fixed (BinomeImport *self);

/**
 * BinomeImportFix:
 * @import: a list
 * @row: one of its rows
 * @line: where it begins in the file
 * @cells: (nullable): what it says, once read
 *
 * A row whose cells are corrected for the import. Reference counted.
 */
typedef struct
{
  BinomeImport *import;
  guint row;
  guint line;
  char **cells;
} BinomeImportFix;

BinomeImportFix *binome_import_fix_new (BinomeImport *import, guint row);
BinomeImportFix *binome_import_fix_ref (BinomeImportFix *self);
void binome_import_fix_unref (BinomeImportFix *self);
gboolean binome_import_fix_read (BinomeDb *db, gpointer fix, GError **error);
void binome_import_fix_set (BinomeImportFix *self, guint column, const char *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeImportFix, binome_import_fix_unref)

BinomeImportAs binome_import_guess_as (BinomeImport *self);
const char *binome_import_verdict_get_label (BinomeImportVerdict verdict);

G_END_DECLS
