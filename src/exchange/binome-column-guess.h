/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "binome-name-split.h"

G_BEGIN_DECLS

/**
 * BinomeColumn:
 * @BINOME_COLUMN_IGNORE: left out
 * @BINOME_COLUMN_FAMILY_NAME: the family name
 * @BINOME_COLUMN_GIVEN_NAME: the given names
 * @BINOME_COLUMN_FULL_NAME: both in one cell
 * @BINOME_COLUMN_STAFF_NO: the staff number
 * @BINOME_COLUMN_EMAIL: the e-mail address
 * @BINOME_COLUMN_PHONE: a telephone number
 * @BINOME_COLUMN_SITE: the place of work
 * @BINOME_COLUMN_TEAM: team, service or department
 * @BINOME_COLUMN_JOB: the job title
 * @BINOME_COLUMN_LEVEL: category or grade
 * @BINOME_COLUMN_MANAGER: the line manager, by name, e-mail address or staff number
 * @BINOME_COLUMN_MANAGER_EMAIL: the line manager’s e-mail address
 * @BINOME_COLUMN_MANAGER_STAFF_NO: the line manager’s staff number
 * @BINOME_COLUMN_HIRE_DATE: the first day in the company
 * @BINOME_COLUMN_LEAVE_DATE: the last one
 * @BINOME_COLUMN_BIRTH_YEAR: the year of birth, or the whole date
 * @BINOME_COLUMN_LANGUAGE: the language to write in
 * @BINOME_COLUMN_CONTRACT: the kind of contract
 *
 * What a column of a staff list becomes.
 */
typedef enum
{
  BINOME_COLUMN_IGNORE,
  BINOME_COLUMN_FAMILY_NAME,
  BINOME_COLUMN_GIVEN_NAME,
  BINOME_COLUMN_FULL_NAME,
  BINOME_COLUMN_STAFF_NO,
  BINOME_COLUMN_EMAIL,
  BINOME_COLUMN_PHONE,
  BINOME_COLUMN_SITE,
  BINOME_COLUMN_TEAM,
  BINOME_COLUMN_JOB,
  BINOME_COLUMN_LEVEL,
  BINOME_COLUMN_MANAGER,
  BINOME_COLUMN_MANAGER_EMAIL,
  BINOME_COLUMN_MANAGER_STAFF_NO,
  BINOME_COLUMN_HIRE_DATE,
  BINOME_COLUMN_LEAVE_DATE,
  BINOME_COLUMN_BIRTH_YEAR,
  BINOME_COLUMN_LANGUAGE,
  BINOME_COLUMN_CONTRACT,
} BinomeColumn;

#define BINOME_N_COLUMNS (BINOME_COLUMN_CONTRACT + 1)

/**
 * BinomeColumnMatch:
 * @target: what the column becomes
 * @confidence: 0 (a guess in the dark) to 1 (the heading says so)
 *
 * The guess for one column.
 */
typedef struct
{
  BinomeColumn target;
  double confidence;
} BinomeColumnMatch;

/**
 * BinomeColumnGuess:
 * @has_header: whether a row of headings was found
 * @header_row: which of the rows it is, from 0; the rows above it are a title
 * @name_order: the order in a column of full names, as far as its heading tells
 * @n_columns: how many columns there are
 * @columns: (array length=n_columns): the guess for each; each target but “ignore” at most once
 *
 * The guess for a whole file.
 */
typedef struct
{
  gboolean has_header;
  guint header_row;
  BinomeNameOrder name_order;
  guint n_columns;
  BinomeColumnMatch *columns;
} BinomeColumnGuess;

BinomeColumnGuess *binome_column_guess_new (GPtrArray *rows, guint n_columns);
void binome_column_guess_free (BinomeColumnGuess *self);
BinomeColumnMatch binome_column_match_heading (const char *heading);
const char *binome_column_get_label (BinomeColumn column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeColumnGuess, binome_column_guess_free)

G_END_DECLS
