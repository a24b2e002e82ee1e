/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to fill the scene with fields, wishes and criteria. */

#include "criteria-scene.h"

#include "binome-criteria-sets.h"

gint64
criteria_scene_person_of (Scene *self, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

void
criteria_scene_set_person_text (Scene *self, gint64 enrolment, guint field, const char *text)
{
  g_autoptr (BinomeEntity) person
      = scene_get (self, BINOME_TYPE_PERSON, criteria_scene_person_of (self, enrolment));

  binome_entity_set_text (person, field, text);
  scene_set (self, person);
}

gint64
criteria_scene_add_field (Scene *self, const char *title, BinomeFieldScope scope, BinomeFieldKind kind,
                          const char *choices)
{
  BinomeEntity *field = BINOME_ENTITY (binome_field_definition_new ());

  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_TITLE, title);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_SCOPE, (int)scope);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_KIND, (int)kind);
  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_CHOICES, choices);
  binome_entity_set_boolean (field, BINOME_FIELD_DEFINITION_MATCHING, TRUE);
  return scene_add (self, field);
}

void
criteria_scene_add_wish (Scene *self, gint64 tutee, gint64 tutor, BinomeWishSide side, BinomeWishKind kind,
                         int rank)
{
  BinomeEntity *wish = BINOME_ENTITY (binome_wish_new ());

  binome_entity_set_reference (wish, BINOME_WISH_TUTEE, tutee);
  binome_entity_set_reference (wish, BINOME_WISH_TUTOR, tutor);
  binome_entity_set_choice (wish, BINOME_WISH_SIDE, (int)side);
  binome_entity_set_choice (wish, BINOME_WISH_KIND, (int)kind);
  binome_entity_set_integer (wish, BINOME_WISH_RANK, rank);
  binome_entity_set_text (wish, BINOME_WISH_REASON, "between us");
  scene_add (self, wish);
}

BinomeEntity *
criteria_scene_make (Scene *self, const CriteriaRule *rule)
{
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

  binome_entity_set_reference (criterion, BINOME_CRITERION_PROGRAMME, self->programme);
  binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, "Tried");
  binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, (int)rule->comparator);
  binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, (int)rule->attribute);
  binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)rule->kind);
  binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, 4);
  binome_entity_set_integer (criterion, BINOME_CRITERION_MINIMUM, rule->minimum);
  binome_entity_set_integer (criterion, BINOME_CRITERION_MAXIMUM, rule->maximum);
  binome_entity_set_reference (criterion, BINOME_CRITERION_FIELD, rule->field);
  binome_entity_set_reference (criterion, BINOME_CRITERION_TUTOR_FIELD, rule->tutor_field);
  binome_entity_set_choice (criterion, BINOME_CRITERION_VIEWPOINT, (int)rule->viewpoint);
  return criterion;
}

/* A #SceneWork with the programme as its data: no criterion is left. */
gboolean
criteria_scene_clear_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return binome_criteria_replace (db, *(gint64 *)data, none, error);
}
