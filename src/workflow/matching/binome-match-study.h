/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-session.h"
#include "binome-matching.h"
#include "binome-matching-options.h"
#include "binome-store.h"

G_BEGIN_DECLS

/**
 * BinomeMatchStudy:
 *
 * “What if”: the matching of those who wait now, or of those who were in a run, changed by hand and solved
 * again at once. Nothing is in the file before binome_match_study_keep(). Whatever takes time is solved in a
 * thread; what was solved last is there to be shown meanwhile.
 */
#define BINOME_TYPE_MATCH_STUDY (binome_match_study_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatchStudy, binome_match_study, BINOME, MATCH_STUDY, GObject)

/* What can be tried. */
typedef enum
{
  BINOME_MATCH_CHANGE_LOCK,     /* a tutee with a tutor, whatever the optimum says */
  BINOME_MATCH_CHANGE_FORBID,   /* the two never */
  BINOME_MATCH_CHANGE_ALLOW,    /* the two possible, whatever the criteria say */
  BINOME_MATCH_CHANGE_CAPACITY, /* of a tutor */
} BinomeMatchChangeKind;

/**
 * BinomeMatchChange:
 * @kind: what is tried
 * @tutee: an index in the problem; unused for a capacity
 * @tutor: an index
 * @places: how many places the tutor has for those who wait, for a capacity
 * @reason: (nullable): why, for what is kept
 */
typedef struct
{
  BinomeMatchChangeKind kind;
  guint tutee;
  guint tutor;
  int places;
  char *reason;
} BinomeMatchChange;

/**
 * BinomeMatchTotals:
 * @served: tutees with a tutor
 * @mean: of the scores, 0 to 100
 * @lowest: score, 0 to 100
 * @spread: standard deviation of the tutees per tutor
 */
typedef struct
{
  guint served;
  double mean;
  double lowest;
  double spread;
} BinomeMatchTotals;

/**
 * BinomeMatchMove:
 * @tutee: an index
 * @from: the index of their tutor before, -1 for nobody
 * @to: the index of their tutor now, -1 for nobody
 */
typedef struct
{
  guint tutee;
  int from;
  int to;
} BinomeMatchMove;

BinomeMatchStudy *binome_match_study_new (gint64 programme, gint64 past,
                                          const BinomeMatchingOptions *options);
gboolean binome_match_study_open (BinomeMatchStudy *self, BinomeStore *store, GCancellable *cancellable,
                                  GError **error);
void binome_match_study_open_async (BinomeMatchStudy *self, BinomeStore *store, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_match_study_open_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error);

BinomeMatchProblem *binome_match_study_get_problem (BinomeMatchStudy *self);
int binome_match_study_get_tutor (BinomeMatchStudy *self, guint tutee);
int binome_match_study_get_places (BinomeMatchStudy *self, guint tutor);
gboolean binome_match_study_is_locked (BinomeMatchStudy *self, guint tutee);

gboolean binome_match_study_is_busy (BinomeMatchStudy *self);
void binome_match_study_try_async (BinomeMatchStudy *self, const BinomeMatchChange *change,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean binome_match_study_try_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error);
void binome_match_study_take_back_async (BinomeMatchStudy *self, guint change, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_match_study_take_back_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error);
guint binome_match_study_get_n_changes (BinomeMatchStudy *self);
const BinomeMatchChange *binome_match_study_get_change (BinomeMatchStudy *self, guint change);
char *binome_match_study_describe_change (BinomeMatchStudy *self, guint change);

void binome_match_study_get_totals (BinomeMatchStudy *self, gboolean before, BinomeMatchTotals *totals);
GArray *binome_match_study_list_moves (BinomeMatchStudy *self);
void binome_match_study_list_costs_async (BinomeMatchStudy *self, guint tutee, guint most,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
GArray *binome_match_study_list_costs_finish (BinomeMatchStudy *self, GAsyncResult *result, GError **error);
void binome_match_study_explain_async (BinomeMatchStudy *self, guint tutee, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
BinomeMatchDetail *binome_match_study_explain_finish (BinomeMatchStudy *self, GAsyncResult *result,
                                                      GError **error);

void binome_match_study_set_title (BinomeMatchStudy *self, const char *title);
gboolean binome_match_study_keep (BinomeDb *db, gpointer study, GError **error);
gint64 binome_match_study_get_run (BinomeMatchStudy *self);

G_END_DECLS
