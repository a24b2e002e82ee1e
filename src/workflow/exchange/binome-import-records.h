/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-import-private.h"
#include "binome-pair-sides.h"

G_BEGIN_DECLS

/**
 * BinomeImportField:
 * @column: a column of the list
 * @field: the field of the entity that it gives
 *
 * What a column becomes in a pair or a meeting.
 */
typedef struct
{
  BinomeColumn column;
  guint field;
} BinomeImportField;

/**
 * BinomeImportRecord:
 * @entity: the pair or meeting that the row describes, not kept
 * @given: which of its fields the row gives, one bit each
 * @tutee: the tutee, by number
 * @tutor: the tutor; nobody where the row names none
 *
 * What a row about people who are known says.
 */
typedef struct
{
  BinomeEntity *entity;
  guint32 given;
  guint32 tutee;
  guint32 tutor;
} BinomeImportRecord;

BinomeImportRecord *binome_import_record_new (BinomeEntity *entity);
void binome_import_record_free (BinomeImportRecord *self);
void binome_import_record_add (BinomeImportPlan *plan, BinomeImportRow *row, BinomeImportRecord *record,
                               const BinomeImportField *fields, guint n_fields, gboolean needs_tutor);
BinomeImportRecord *binome_import_plan_get_record (BinomeImportPlan *plan, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeImportRecord, binome_import_record_free)

typedef struct _BinomeImportSide BinomeImportSide;

/**
 * BinomeImportPair:
 * @pair: a pair, kept or planned
 * @tutor: its tutor
 * @line: where the list plans it; 0 for one that is kept
 *
 * A pair of a tutee.
 */
typedef struct
{
  BinomeEntity *pair;
  BinomeImportSide *tutor;
  guint32 line;
} BinomeImportPair;

/**
 * BinomeImportSide:
 * @enrolment: of the person in the programme; without an id as long as it is only planned
 * @person: who
 * @limits: (nullable): of a tutor, once they were asked for
 * @used: places of a tutor that are taken, in hundredths
 * @engaged: pairs that are accepted or running
 * @pairs: (element-type BinomeImportPair): the pairs of a tutee
 *
 * A tutor or a tutee with what the rows judged so far make of them.
 */
struct _BinomeImportSide
{
  BinomeEntity *enrolment;
  BinomeEntity *person;
  BinomeCapacity *limits;
  int used;
  guint engaged;
  GPtrArray *pairs;
};

gboolean binome_import_roster_load (BinomeImportPlan *plan, GError **error);
void binome_import_roster_free (BinomeImportRoster *self);
BinomeEntity *binome_import_roster_get_programme (BinomeImportRoster *self);
BinomeImportSide *binome_import_roster_find (BinomeImportRoster *self, gint64 person,
                                             BinomeEnrolmentRole role);
BinomeImportSide *binome_import_roster_ensure (BinomeImportRoster *self, BinomeDb *db, gint64 person,
                                               BinomeEnrolmentRole role, GError **error);
const BinomeCapacity *binome_import_roster_get_limits (BinomeImportRoster *self, BinomeDb *db,
                                                       BinomeImportSide *tutor, GError **error);
void binome_import_roster_count_pair (BinomeImportRoster *self, BinomeImportSide *tutee,
                                      BinomeImportSide *tutor, int n);
gboolean binome_import_roster_check_law (BinomeImportRoster *self, BinomeImportSide *tutee,
                                         BinomeImportSide *tutor, GError **error);
void binome_import_roster_add_pair (BinomeImportRoster *self, BinomeImportSide *tutee,
                                    BinomeImportSide *tutor, BinomeEntity *pair, guint32 line);

G_END_DECLS
