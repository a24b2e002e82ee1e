/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* How many were enrolled, and how many were left alone because they already take part in that role. */
typedef struct
{
  guint enrolled;
  guint already;
} BinomeEnrolCounts;

/* A skill and its level: offered by a tutor, aimed at by a tutee. */
typedef struct
{
  gint64 skill;
  int level; /* 0 to 4 */
} BinomeSkillLevel;

guint64 binome_enrolment_put_state (BinomeEntity *enrolment, BinomeEnrolmentState to);
BinomeContract binome_enrolment_get_usual_contract (BinomeEntity *programme);
BinomeEntity *binome_enrolment_make (BinomeEntity *programme, BinomeEnrolmentRole role, gint64 person,
                                     int capacity);
gboolean binome_enrolment_enrol (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role,
                                 const gint64 *people, guint n_people, int capacity,
                                 BinomeEnrolCounts *counts, GError **error);
gboolean binome_enrolment_enrol_in_state (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role,
                                          BinomeEnrolmentState state, const gint64 *people, guint n_people,
                                          int capacity, GPtrArray *absent, BinomeEnrolCounts *counts,
                                          GError **error);
gboolean binome_enrolment_set_skills (BinomeDb *db, gint64 enrolment, const BinomeSkillLevel *skills,
                                      guint n_skills, GError **error);
gboolean binome_enrolment_set_capacity (BinomeDb *db, gint64 enrolment, int capacity, GError **error);
gboolean binome_enrolment_move (BinomeDb *db, gint64 enrolment, BinomeEnrolmentState to, const char *reason,
                                GError **error);
gboolean binome_enrolment_remove (BinomeDb *db, gint64 enrolment, GError **error);
gboolean binome_skill_ensure (BinomeDb *db, const char *title, const char *domain, gint64 *skill,
                              GError **error);

/**
 * BinomeParticipant:
 * @capacity: places this tutor really has, see #BinomeCapacity.effective; 0 for a tutee
 * @used: pairs that take one of them; for a tutee, pairs that are proposed or running
 * @left: whole places that are left, see #BinomeCapacity.left; 0 for a tutee
 * @pair: the pair of a tutee, 0 for none
 * @since: since when in this state; none where nobody knows
 * @away_from: the first day of somebody unavailable, where it is known
 * @away_until: the last day of somebody unavailable, where it is known
 * @obstacle: (nullable): why somebody is not eligible who may still have a pair
 * @partner: (nullable): the name of that pair's tutor
 * @skills: titles with levels, for one line of a table; "" for none
 * @own: the fields of the company’s own that lists show, with what they hold; "" for none
 * @findable: as much of @own as a search may find
 *
 * One row of the tables of tutors and tutees.
 */
typedef struct
{
  gint64 enrolment;
  gint64 person;
  BinomeEnrolmentRole role;
  BinomeEnrolmentState state;
  char *name;
  char *site;
  char *team;
  char *job;
  char *skills;
  char *own;
  char *findable;
  guint n_skills;
  int capacity;
  int used;
  int left;
  gint64 pair;
  char *obstacle;
  char *partner;
  BinomeDate starts_on;
  BinomeDate ends_on;
  BinomeDate since;
  BinomeDate away_from;
  BinomeDate away_until;
} BinomeParticipant;

void binome_participant_free (BinomeParticipant *participant);
GPtrArray *binome_participants_list (BinomeDb *db, gint64 programme, BinomeEnrolmentRole role,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeParticipant, binome_participant_free)

G_END_DECLS
