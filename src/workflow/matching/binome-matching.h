/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-many.h"
#include "binome-matching-options.h"
#include "binome-store.h"

G_BEGIN_DECLS

/**
 * BinomeMatching:
 *
 * A matching run on its way: prepared from the file, solved in any thread, kept in the file. It
 * belongs to one thread at a time; only binome_matching_get_progress() may be called elsewhere.
 */
#define BINOME_TYPE_MATCHING (binome_matching_get_type ())
G_DECLARE_FINAL_TYPE (BinomeMatching, binome_matching, BINOME, MATCHING, GObject)

BinomeMatching *binome_matching_new (gint64 programme, const char *title);
void binome_matching_set_options (BinomeMatching *self, const BinomeMatchingOptions *options);

/* Each is a #BinomeWork with the matching as its data: prepare for a read, keep for a write. */
gboolean binome_matching_prepare (BinomeDb *db, gpointer matching, GError **error);
gboolean binome_matching_solve (BinomeMatching *self, GCancellable *cancellable, GError **error);
gboolean binome_matching_keep (BinomeDb *db, gpointer matching, GError **error);
double binome_matching_get_progress (BinomeMatching *self);

/* The three of them in turn: waiting, for the command line and tests; or not, for the window. */
gboolean binome_matching_run (BinomeMatching *self, BinomeStore *store, GCancellable *cancellable,
                              GError **error);
void binome_matching_run_async (BinomeMatching *self, BinomeStore *store, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean binome_matching_run_finish (BinomeMatching *self, GAsyncResult *result, GError **error);

/* What came of it. */
gint64 binome_matching_get_run (BinomeMatching *self);
guint binome_matching_get_n_tutees (BinomeMatching *self);
guint binome_matching_get_n_tutors (BinomeMatching *self);
guint binome_matching_get_n_seats (BinomeMatching *self);
guint binome_matching_get_n_served (BinomeMatching *self);

/* Each call belongs into one store write. */
gboolean binome_match_run_adopt (BinomeDb *db, gint64 run, const char *reason, gboolean partly,
                                 BinomeMany **pairs, GError **error);
gboolean binome_match_run_discard (BinomeDb *db, gint64 run, const char *reason, GError **error);
char *binome_match_run_dup_criteria (BinomeDb *db, BinomeEntity *run);
gboolean binome_match_run_rename (BinomeDb *db, gint64 run, const char *title, GError **error);
gboolean binome_match_constraint_set (BinomeDb *db, gint64 tutee, gint64 tutor,
                                      BinomeMatchConstraintKind kind, const char *reason, GError **error);
gboolean binome_match_constraint_clear (BinomeDb *db, gint64 tutee, gint64 tutor, GError **error);

/**
 * BinomeMatchDetailLine:
 * @criterion: its title
 * @tutee: the tutee’s value in words, "" where unknown
 * @tutor: the tutor’s value in words, "" where unknown
 * @counted: whether it takes part in the score; %FALSE for a hard rule, or where a value is unknown and
 * neutral
 * @points: what the pair obtains
 * @maximum: what it could obtain
 * @barred: whether it rules the pair out
 *
 * One line of the score table of a pair.
 */
typedef struct
{
  char *criterion;
  char *tutee;
  char *tutor;
  gboolean counted;
  double points;
  double maximum;
  gboolean barred;
} BinomeMatchDetailLine;

/**
 * BinomeMatchDetailRule:
 * @code: how a rule of the program itself is kept; "" for a criterion
 * @rule: the rule in words: a criterion’s title, “No place left”, “Kept apart” …
 * @n_tutors: how many tutors it removed for this tutee, alone or with other rules
 * @n_alone: how many of those no other rule removed; 0 for what is no rule
 * @would_serve: how many tutors could take the person without it; 0 for what is no criterion
 * @tutors: their names, some of them
 *
 * Why a tutee has nobody: one line a rule.
 */
typedef struct
{
  char *code;
  char *rule;
  guint n_tutors;
  guint n_alone;
  guint would_serve;
  char *tutors;
} BinomeMatchDetailRule;

/**
 * BinomeMatchDetailRival:
 * @tutor: an enrolment
 * @name: of the tutor
 * @score: of the pair, 0 to 100
 * @served: how many people fewer would be served with this tutor; below 0 more
 * @points: how many points fewer there would be in all, a full score being 100; below 0 more
 *
 * Another tutor for somebody, and what that would cost the programme.
 */
typedef struct
{
  gint64 tutor;
  char *name;
  double score;
  int served;
  double points;
} BinomeMatchDetailRival;

/**
 * BinomeMatchDetailFragile:
 * @criterion: whose weight decides
 * @change: +1 or -1
 * @tutor: whom the tutee would have then; "" for nobody
 *
 * A change of a weight that would change the pair.
 */
typedef struct
{
  char *criterion;
  int change;
  char *tutor;
} BinomeMatchDetailFragile;

/**
 * BinomeMatchDetailHelp:
 * @text: what would have to give way, in words
 * @tutor: an enrolment: with whom the pair would have to be allowed, and nothing else; 0 for other changes
 * @served: how many people more would be served
 * @points: how many points more there would be, a full score being 100
 *
 * A small change that would serve somebody.
 */
typedef struct
{
  char *text;
  gint64 tutor;
  int served;
  double points;
} BinomeMatchDetailHelp;

/**
 * BinomeMatchDetail:
 * @lines: (element-type BinomeMatchDetailLine): the score table of a tutee with a tutor
 * @rivals: (element-type BinomeMatchDetailRival): the next best tutors
 * @fragile: (element-type BinomeMatchDetailFragile): weights on which the pair hangs
 * @rules: (element-type BinomeMatchDetailRule): for a tutee with nobody
 * @help: (element-type BinomeMatchDetailHelp): what would serve a tutee with nobody
 * @n_too_low: how many tutors only the lowest score accepted removes
 * @is_allowed: whether the pair was allowed by hand, whatever the rules say
 * @is_weighed: whether it was found out on which weights the pair hangs
 * @is_full: whether next best tutors, or help, were looked for
 * @can_be_told: whether sentences can be made of it; an older version of the program kept them
 *
 * What %BINOME_MATCH_RESULT_DETAIL holds, to be shown.
 */
typedef struct
{
  GPtrArray *lines;
  GPtrArray *rivals;
  GPtrArray *fragile;
  GPtrArray *rules;
  GPtrArray *help;
  guint n_too_low;
  gboolean is_allowed;
  gboolean is_weighed;
  gboolean is_full;
  gboolean can_be_told;
} BinomeMatchDetail;

BinomeMatchDetail *binome_match_detail_parse (const char *text);
void binome_match_detail_free (BinomeMatchDetail *detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchDetail, binome_match_detail_free)

G_END_DECLS
