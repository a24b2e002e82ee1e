/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workflow-fixture.h"

/* A criterion in short; its weight is 4. */
typedef struct
{
  BinomeComparator comparator;
  BinomeAttribute attribute;
  BinomeCriterionKind kind;
  int minimum;
  int maximum;
  gint64 field;
  gint64 tutor_field;
  BinomeViewpoint viewpoint;
} CriteriaRule;

#define PREFER BINOME_CRITERION_KIND_WEIGHTED

gint64 criteria_scene_person_of (Scene *self, gint64 enrolment);
void criteria_scene_set_person_text (Scene *self, gint64 enrolment, guint field, const char *text);
gint64 criteria_scene_add_field (Scene *self, const char *title, BinomeFieldScope scope, BinomeFieldKind kind,
                                 const char *choices);
void criteria_scene_add_wish (Scene *self, gint64 tutee, gint64 tutor, BinomeWishSide side,
                              BinomeWishKind kind, int rank);
BinomeEntity *criteria_scene_make (Scene *self, const CriteriaRule *rule);
gboolean criteria_scene_clear_work (BinomeDb *db, gpointer data, GError **error);
