/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-table-writer.h"

G_BEGIN_DECLS

/* What can be handed to a spreadsheet. */
typedef enum
{
  BINOME_EXPORT_PEOPLE,
  BINOME_EXPORT_TUTORS,
  BINOME_EXPORT_TUTEES,
  BINOME_EXPORT_WAITING,
  BINOME_EXPORT_CRITERIA,
  BINOME_EXPORT_RUNS,
  BINOME_EXPORT_RESULTS,
  BINOME_EXPORT_COMPARISON,
  BINOME_EXPORT_PROPOSALS,
  BINOME_EXPORT_PAIRS,
  BINOME_EXPORT_CHECK_INS,
  BINOME_EXPORT_MEETINGS,
  BINOME_EXPORT_ACTIONS,
  BINOME_EXPORT_AGREEMENTS,
  BINOME_EXPORT_SESSIONS,
  BINOME_EXPORT_ATTENDANCE,
  BINOME_EXPORT_COURSES,
  BINOME_EXPORT_SKILLS,
  BINOME_EXPORT_INDICATORS,
  BINOME_EXPORT_OBJECTIVES,
  BINOME_EXPORT_MILESTONES,
  BINOME_EXPORT_ROLES,
  BINOME_EXPORT_COMMUNICATION,
  BINOME_EXPORT_PLAN,
  BINOME_EXPORT_TEMPLATES,
  BINOME_EXPORT_LETTERS,
  BINOME_EXPORT_MANAGER_AGREEMENTS,
  BINOME_EXPORT_ABSENCES,
  BINOME_EXPORT_PRESENCES,
  BINOME_EXPORT_WEEKS,
  BINOME_EXPORT_PERSON_SKILLS,
  BINOME_EXPORT_INTERVIEWS,
  BINOME_EXPORT_WISHES,
  BINOME_EXPORT_TALKS,
  BINOME_EXPORT_DISTANCES,
  BINOME_EXPORT_FIELDS,
  BINOME_EXPORT_HISTORY,
  BINOME_EXPORT_CALENDAR,
  BINOME_EXPORT_WORKSPACE,
} BinomeExportKind;

/**
 * BinomeExportFlags:
 * @BINOME_EXPORT_SENSITIVE: with the sensitive fields, which are left out otherwise
 * @BINOME_EXPORT_JOURNAL: with everything that was ever done, for the whole workspace
 */
typedef enum
{
  BINOME_EXPORT_NONE = 0,
  BINOME_EXPORT_SENSITIVE = 1 << 0,
  BINOME_EXPORT_JOURNAL = 1 << 1,
} BinomeExportFlags;

gboolean binome_export_kind_for_word (const char *word, BinomeExportKind *kind);
const char *binome_export_kind_get_label (BinomeExportKind kind);
gboolean binome_export_kind_is_sensitive (BinomeExportKind kind);
char *binome_export_kind_dup_words (void);
gboolean binome_export_indicators (BinomeDb *db, gint64 programme, BinomeDate as_of,
                                   BinomeTableWriter *writer, GError **error);
gboolean binome_export_history (BinomeDb *db, BinomeTableWriter *writer, GError **error);

G_END_DECLS
