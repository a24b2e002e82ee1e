/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"

G_BEGIN_DECLS

#define BINOME_MATCH_N_ATTRIBUTES (BINOME_MATCH_ATTRIBUTE_LANGUAGE + 1)

/* A person as the comparators want them: words as codes, skills sorted, dates that subtract as years. */
typedef struct
{
  gint64 id;
  gint64 person_id;
  gint64 manager_id;
  char *name;
  char *text[BINOME_MATCH_N_ATTRIBUTES];
  guint code[BINOME_MATCH_N_ATTRIBUTES]; /* equal for equal words, accents and case aside; 0 unknown */
  BinomeDate hired;
  int hired_ymd; /* year, month and day as one number: the difference divided by 10000 is whole years */
  BinomeDate from;
  BinomeDate to;
  int capacity;
  gboolean remote;
  gboolean has_forbidden; /* of a tutee: some tutor is forbidden */
  GArray *skills;         /* of BinomeMatchSkill, by skill, each once; owns the names */
} BinomeMatchMember;

typedef struct
{
  guint tutee;
  guint tutor;
} BinomeMatchLock;

struct _BinomeMatchProblem
{
  gatomicrefcount ref_count;
  GPtrArray *tutees; /* of BinomeMatchMember */
  GPtrArray *tutors;
  GArray *criteria; /* of BinomeMatchCriterion; owns the titles */
  GArray *locks;    /* of BinomeMatchLock, each once */
  GHashTable *tutee_index;
  GHashTable *tutor_index;
  GHashTable *codes;     /* folded word to its code */
  GHashTable *forbidden; /* tutee << 32 | tutor to the reason, which may be empty */
};

static inline const BinomeMatchMember *
binome_match_problem_tutee (const BinomeMatchProblem *self, guint tutee)
{
  return self->tutees->pdata[tutee];
}

static inline const BinomeMatchMember *
binome_match_problem_tutor (const BinomeMatchProblem *self, guint tutor)
{
  return self->tutors->pdata[tutor];
}

static inline const BinomeMatchCriterion *
binome_match_problem_criterion (const BinomeMatchProblem *self, guint criterion)
{
  return &g_array_index (self->criteria, BinomeMatchCriterion, criterion);
}

gboolean binome_match_problem_is_forbidden (const BinomeMatchProblem *self, guint tutee, guint tutor);

G_END_DECLS
