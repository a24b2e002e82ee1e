/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-match-problem.h"
#include "binome-match-wishes.h"

G_BEGIN_DECLS

#define BINOME_MATCH_N_ATTRIBUTES (BINOME_MATCH_ATTRIBUTE_LANGUAGE + 1)

/* A skill, or a value of a further field. They are numbered throughout a problem: equal numbers for equal
 * ones. */
typedef struct
{
  gboolean is_skill;
  gint64 field;     /* 0 for a skill */
  gint64 key;       /* the skill, the number, or the code of the text, above every number */
  const char *text; /* what it is called; NULL for a number */
} BinomeMatchElement;

typedef struct
{
  guint32 element : 29;
  guint32 level : 3;
} BinomeMatchMemberSkill;

/* What the two sides said of each other. */
typedef struct
{
  int rank;                 /* the tutee's choice, 1 the first; 0 none */
  BinomeMatchStance wish;   /* what else the tutee said */
  BinomeMatchStance stance; /* the tutor's */
  gboolean veto;            /* either one's */
  int tutee_note;           /* of the try-out talk, 1 to 5; 0 none */
  int tutor_note;
} BinomeMatchRelation;

/* A person as the comparators want them: words as codes, skills sorted, dates that subtract as years. */
typedef struct
{
  gint64 id;
  gint64 person_id;
  gint64 manager_id;
  gint64 upper_id;
  const char *name;
  const char *text[BINOME_MATCH_N_ATTRIBUTES];
  guint code[BINOME_MATCH_N_ATTRIBUTES]; /* equal for equal words, accents and case aside; 0 unknown */
  BinomeDate hired;
  int hired_ymd; /* year, month and day as one number: the difference divided by 10000 is whole years */
  BinomeDate from;
  BinomeDate to;
  int capacity;
  guint index; /* among the tutees or the tutors */
  guint8 remote : 1;
  guint8 has_forbidden : 1; /* of a tutee: some tutor is forbidden */
  guint8 has_ranked : 1;    /* of a tutee: some tutor is a choice */
  guint n_skills;
  guint n_values;
  const BinomeMatchMemberSkill *skills; /* by element, each once */
  const guint32 *values;                /* elements, by field, each once */
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
  GArray *criteria;        /* of BinomeMatchCriterion; owns the titles */
  GArray *locks;           /* of BinomeMatchLock, each once */
  GHashTable *tutee_index; /* id, of the member, to the index */
  GHashTable *tutor_index;
  GHashTable *codes;          /* folded word to its code */
  GHashTable *element_index;  /* BinomeMatchElement to its number */
  GPtrArray *elements;        /* of BinomeMatchElement, by that number */
  GArray *element_fields;     /* of gint64: their fields alone, which are asked for most */
  GStringChunk *texts;        /* all names and words */
  BinomeMatchProblem *shared; /* whose people these are, or NULL */
  GHashTable *forbidden;      /* tutee << 32 | tutor to the reason, which may be empty */
  GHashTable *allowed;        /* set of tutee << 32 | tutor */
  GHashTable *relations;      /* tutee << 32 | tutor to BinomeMatchRelation */
  gpointer limits;            /* the caller's, on who may be together with one tutor */
  GDestroyNotify free_limits; /* of @limits */
  GHashTable *ceilings;       /* tutor to the ceiling and the limit, see binome-match-limits.c */
  GHashTable *distances;      /* code << 32 | code of two sites, the lower first, to kilometres */
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

static inline const BinomeMatchElement *
binome_match_problem_element (const BinomeMatchProblem *self, guint element)
{
  return self->elements->pdata[element];
}

static inline gint64
binome_match_pair_key (guint tutee, guint tutor)
{
  return (gint64)((guint64)tutee << 32 | tutor);
}

BinomeMatchProblem *binome_match_problem_new_with_weight (BinomeMatchProblem *other, guint criterion,
                                                          int weight);
gboolean binome_match_problem_find_pair (BinomeMatchProblem *self, gint64 tutee_id, gint64 tutor_id,
                                         BinomeMatchLock *pair);
GHashTable *binome_match_element_index_new (void);
BinomeMatchMember *binome_match_member_new (BinomeMatchProblem *self, const BinomeMatchPerson *person);
guint binome_match_problem_code (BinomeMatchProblem *self, const char *text);
const guint32 *binome_match_member_get_values (const BinomeMatchProblem *problem,
                                               const BinomeMatchMember *member, gint64 field,
                                               guint *n_values);
const BinomeMatchRelation *binome_match_problem_get_relation (const BinomeMatchProblem *self, guint tutee,
                                                              guint tutor);
int binome_match_problem_get_distance (const BinomeMatchProblem *self, guint site, guint other);
gboolean binome_match_problem_is_forbidden (const BinomeMatchProblem *self, guint tutee, guint tutor);

G_END_DECLS
