/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

/* Where the training of a tutor stands. */
typedef enum
{
  BINOME_TRAINING_NONE,     /* neither trained nor enrolled */
  BINOME_TRAINING_PLANNED,  /* has a place in a session */
  BINOME_TRAINING_ATTENDED, /* was there; not validated yet */
  BINOME_TRAINING_VALID,
  BINOME_TRAINING_EXPIRED, /* was valid once */
} BinomeTrainingStatus;

/**
 * BinomeTutorTraining:
 * @enrolment: the tutor; first, so that a list can know the row again
 * @person: who it is
 * @name: what they are called
 * @job: what they do
 * @status: where the training stands
 * @valid_until: of the training that counts, or that did; none for good
 * @refresh_from: from when on a refresher is to be planned; none for a training that is good for good
 * @planned_on: the first day of the next session they are enrolled in; none for none
 * @tutees: how many they follow now
 *
 * A tutor of a programme, seen by training.
 */
typedef struct
{
  gint64 enrolment;
  gint64 person;
  char *name;
  char *job;
  BinomeTrainingStatus status;
  BinomeDate valid_until;
  BinomeDate refresh_from;
  BinomeDate planned_on;
  guint tutees;
} BinomeTutorTraining;

/**
 * BinomeSessionPlaces:
 * @session: a session
 * @taken: how many have a place
 * @proposed: how many are only proposed
 * @attended: how many were there
 * @hours: what they were there together
 * @cost: what it costs
 * @ceiling: what can be paid by others at most
 * @asked: what was asked for
 * @received: what was received
 *
 * A session, or all of them, in numbers; money in euros. What is not known counts as nothing.
 */
typedef struct
{
  gint64 session;
  guint taken;
  guint proposed;
  guint attended;
  double hours;
  double cost;
  double ceiling;
  double asked;
  double received;
} BinomeSessionPlaces;

/**
 * BinomeTrainingOverview:
 * @programme: a programme
 * @today: the day it is seen from
 * @tutors: (element-type BinomeTutorTraining): those to be trained first, then by name
 * @sessions: (element-type BinomeTrainingSession): those of the programme; the next one first
 * @courses: (element-type BinomeCourse): all of them, by title
 * @places: by the id of a session, its #BinomeSessionPlaces
 * @total: all these sessions together
 * @n_ready: tutors whose training is valid, or attended
 * @n_untrained_active: tutors who follow somebody without
 *
 * The section of training.
 */
typedef struct
{
  gint64 programme;
  BinomeDate today;
  GPtrArray *tutors;
  GPtrArray *sessions;
  GPtrArray *courses;
  GHashTable *places;
  BinomeSessionPlaces total;
  guint n_ready;
  guint n_untrained_active;
} BinomeTrainingOverview;

BinomeTrainingOverview *binome_training_overview_new (gint64 programme, BinomeDate today);
BinomeTrainingOverview *binome_training_overview_ref (BinomeTrainingOverview *self);
void binome_training_overview_unref (BinomeTrainingOverview *self);
gboolean binome_training_overview_read (BinomeDb *db, gpointer overview, GError **error);
const BinomeSessionPlaces *binome_training_overview_get_places (const BinomeTrainingOverview *self,
                                                                gint64 session);
BinomeEntity *binome_training_overview_find_course (const BinomeTrainingOverview *self, gint64 course);

GPtrArray *binome_training_list_tutors (BinomeDb *db, gint64 programme, BinomeDate today, GError **error);
gboolean binome_training_is_ready (BinomeTrainingStatus status);
const char *binome_training_get_status_label (BinomeTrainingStatus status);
char *binome_training_describe (const BinomeTutorTraining *tutor, BinomeDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeTrainingOverview, binome_training_overview_unref)

G_END_DECLS
