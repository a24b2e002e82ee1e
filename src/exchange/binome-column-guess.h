/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "binome-name-split.h"

G_BEGIN_DECLS

/**
 * BinomeListKind:
 * @BINOME_LIST_STAFF: a row is a person
 * @BINOME_LIST_PAIRS: a row is a tutee with a tutor
 * @BINOME_LIST_MEETINGS: a row is a meeting of a pair
 * @BINOME_LIST_PARTICIPANTS: a staff list of tutors or tutees, with what they do in a programme
 *
 * What a list is about.
 */
typedef enum
{
  BINOME_LIST_STAFF,
  BINOME_LIST_PAIRS,
  BINOME_LIST_MEETINGS,
  BINOME_LIST_PARTICIPANTS,
} BinomeListKind;

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
 * @BINOME_COLUMN_TUTEE: the tutee, by name, e-mail address or staff number
 * @BINOME_COLUMN_TUTEE_STAFF_NO: the tutee’s staff number
 * @BINOME_COLUMN_TUTEE_EMAIL: the tutee’s e-mail address
 * @BINOME_COLUMN_TUTEE_FAMILY_NAME: the tutee’s family name
 * @BINOME_COLUMN_TUTEE_GIVEN_NAME: the tutee’s given names
 * @BINOME_COLUMN_TUTOR: the tutor, in the same five ways
 * @BINOME_COLUMN_TUTOR_STAFF_NO: the tutor’s staff number
 * @BINOME_COLUMN_TUTOR_EMAIL: the tutor’s e-mail address
 * @BINOME_COLUMN_TUTOR_FAMILY_NAME: the tutor’s family name
 * @BINOME_COLUMN_TUTOR_GIVEN_NAME: the tutor’s given names
 * @BINOME_COLUMN_STATE: where a pair stands
 * @BINOME_COLUMN_PROPOSED_ON: the day a pair was proposed
 * @BINOME_COLUMN_STARTED_ON: its first day
 * @BINOME_COLUMN_EXPECTED_END: its last day as planned
 * @BINOME_COLUMN_ENDED_ON: its last day
 * @BINOME_COLUMN_END_REASON: why it ended
 * @BINOME_COLUMN_GOALS: what a pair is for: goals, skills aimed at
 * @BINOME_COLUMN_HELD_ON: the day of a meeting
 * @BINOME_COLUMN_MINUTES: how long it lasted; a bare number is minutes
 * @BINOME_COLUMN_HOURS: how long it lasted; a bare number is hours
 * @BINOME_COLUMN_KIND: how they met
 * @BINOME_COLUMN_OUTCOME: whether they met
 * @BINOME_COLUMN_SUBJECT: what it was about
 * @BINOME_COLUMN_NEXT_STEP: what comes next
 * @BINOME_COLUMN_NOTE: remarks
 * @BINOME_COLUMN_REMOTE: whether a participant works remotely
 * @BINOME_COLUMN_CAPACITY: how many tutees a tutor can have at most
 * @BINOME_COLUMN_HOURS_PER_MONTH: how many hours they have
 * @BINOME_COLUMN_AVAILABLE_FROM: the first day of their part in the programme
 * @BINOME_COLUMN_AVAILABLE_UNTIL: its last day
 * @BINOME_COLUMN_PRIORITY: who comes first, 0 to 3
 * @BINOME_COLUMN_EXPERIENCE: years in the field
 * @BINOME_COLUMN_PROLONGED: whether an apprenticeship is prolonged after a failed examination
 * @BINOME_COLUMN_SKILLS: skills with their levels
 *
 * What a column of a list becomes: the first ones for a staff list, the others for pairs and meetings.
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
  BINOME_COLUMN_TUTEE,
  BINOME_COLUMN_TUTEE_STAFF_NO,
  BINOME_COLUMN_TUTEE_EMAIL,
  BINOME_COLUMN_TUTEE_FAMILY_NAME,
  BINOME_COLUMN_TUTEE_GIVEN_NAME,
  BINOME_COLUMN_TUTOR,
  BINOME_COLUMN_TUTOR_STAFF_NO,
  BINOME_COLUMN_TUTOR_EMAIL,
  BINOME_COLUMN_TUTOR_FAMILY_NAME,
  BINOME_COLUMN_TUTOR_GIVEN_NAME,
  BINOME_COLUMN_STATE,
  BINOME_COLUMN_PROPOSED_ON,
  BINOME_COLUMN_STARTED_ON,
  BINOME_COLUMN_EXPECTED_END,
  BINOME_COLUMN_ENDED_ON,
  BINOME_COLUMN_END_REASON,
  BINOME_COLUMN_GOALS,
  BINOME_COLUMN_HELD_ON,
  BINOME_COLUMN_MINUTES,
  BINOME_COLUMN_HOURS,
  BINOME_COLUMN_KIND,
  BINOME_COLUMN_OUTCOME,
  BINOME_COLUMN_SUBJECT,
  BINOME_COLUMN_NEXT_STEP,
  BINOME_COLUMN_NOTE,
  BINOME_COLUMN_REMOTE,
  BINOME_COLUMN_CAPACITY,
  BINOME_COLUMN_HOURS_PER_MONTH,
  BINOME_COLUMN_AVAILABLE_FROM,
  BINOME_COLUMN_AVAILABLE_UNTIL,
  BINOME_COLUMN_PRIORITY,
  BINOME_COLUMN_EXPERIENCE,
  BINOME_COLUMN_PROLONGED,
  BINOME_COLUMN_SKILLS,
} BinomeColumn;

#define BINOME_N_COLUMNS (BINOME_COLUMN_SKILLS + 1)

/* Those of a staff list. */
#define BINOME_N_STAFF_COLUMNS (BINOME_COLUMN_CONTRACT + 1)

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
 * @kind: what the list is about
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
  BinomeListKind kind;
  gboolean has_header;
  guint header_row;
  BinomeNameOrder name_order;
  guint n_columns;
  BinomeColumnMatch *columns;
} BinomeColumnGuess;

BinomeColumnGuess *binome_column_guess_new (GPtrArray *rows, guint n_columns, BinomeListKind kind);
void binome_column_guess_free (BinomeColumnGuess *self);
BinomeColumnMatch binome_column_match_heading (const char *heading, BinomeListKind kind);
const char *binome_column_get_label (BinomeColumn column);
gboolean binome_column_is_for (BinomeColumn column, BinomeListKind kind);
gboolean binome_column_is_day (BinomeColumn column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeColumnGuess, binome_column_guess_free)

G_END_DECLS
