/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What someone can teach and wants to learn, and what an enrolment takes from it. */

#include "binome-person-skills.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-workflow-sql.h"

static gboolean
check_once (BinomeDb *db, BinomeEntity *skill, const char *title, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PERSON_SKILL);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_integer (query, BINOME_PERSON_SKILL_PERSON, BINOME_QUERY_EQUAL,
                              binome_entity_get_reference (skill, BINOME_PERSON_SKILL_PERSON));
  binome_query_where_integer (query, BINOME_PERSON_SKILL_SKILL, BINOME_QUERY_EQUAL,
                              binome_entity_get_reference (skill, BINOME_PERSON_SKILL_SKILL));
  binome_query_where_choice (query, BINOME_PERSON_SKILL_SIDE, BINOME_QUERY_EQUAL,
                             binome_entity_get_choice (skill, BINOME_PERSON_SKILL_SIDE));
  ids = binome_db_select_ids (db, query, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0 || g_array_index (ids, gint64, 0) == binome_entity_get_id (skill))
    return TRUE;

  /* Translators: %s is a skill. */
  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED, _ ("“%s” is in the list already."), title);
  return FALSE;
}

/**
 * binome_person_keep_skill:
 * @db: the file, in a write
 * @skill: what someone offers or wants, new or changed
 * @title: the name of the skill, which is made where the framework has none of that name
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where it is in that list already
 *
 * Returns: whether it was kept
 */
gboolean
binome_person_keep_skill (BinomeDb *db, BinomePersonSkill *skill, const char *title, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (skill);
  gint64 id;

  if (!binome_skill_ensure (db, title, NULL, &id, error))
    return FALSE;

  binome_entity_set_reference (entity, BINOME_PERSON_SKILL_SKILL, id);
  if (!check_once (db, entity, title, error))
    return FALSE;

  return binome_entity_get_id (entity) != 0 ? binome_db_update (db, entity, error)
                                            : binome_db_insert (db, entity, error);
}

/**
 * binome_person_give_skills:
 * @db: the file, in a write
 * @enrolment: an enrolment in the file
 * @error: return location for a #GError
 *
 * Fills the skills of an enrolment from those of the person: a tutor offers what the person offers, a
 * tutee wants what the person wants, at the level aimed at.
 *
 * Returns: whether it was done
 */
gboolean
binome_person_give_skills (BinomeDb *db, BinomeEnrolment *enrolment, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (enrolment);
  gboolean is_tutor = binome_entity_get_choice (entity, BINOME_ENROLMENT_ROLE) == BINOME_ENROLMENT_ROLE_TUTOR;
  int side = is_tutor ? BINOME_PERSON_SKILL_SIDE_OFFERED : BINOME_PERSON_SKILL_SIDE_WANTED;
  guint level_field = is_tutor ? BINOME_PERSON_SKILL_LEVEL : BINOME_PERSON_SKILL_TARGET;
  g_autoptr (GPtrArray) skills
      = binome_workflow_select_of (db, BINOME_TYPE_PERSON_SKILL, BINOME_PERSON_SKILL_PERSON,
                                   binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON), error);

  if (skills == NULL)
    return FALSE;

  for (guint i = 0; i < skills->len; i++)
    {
      g_autoptr (BinomeEntity) row = NULL;

      if (binome_entity_get_choice (skills->pdata[i], BINOME_PERSON_SKILL_SIDE) != side)
        continue;

      row = BINOME_ENTITY (binome_enrolment_skill_new ());
      binome_entity_set_reference (row, BINOME_ENROLMENT_SKILL_ENROLMENT, binome_entity_get_id (entity));
      binome_entity_set_reference (row, BINOME_ENROLMENT_SKILL_SKILL,
                                   binome_entity_get_reference (skills->pdata[i], BINOME_PERSON_SKILL_SKILL));
      binome_entity_set_integer (row, BINOME_ENROLMENT_SKILL_LEVEL,
                                 binome_entity_get_integer (skills->pdata[i], level_field));
      if (!binome_db_insert (db, row, error))
        return FALSE;
    }

  return TRUE;
}
