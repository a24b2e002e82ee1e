/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample company knows of its people over time: periods, skills, lists, one entered twice. */

#include "binome-demo-private.h"

static gboolean
add_presence (BinomeDemo *self, gint64 person, BinomeDate from, BinomeDate until, const char *site,
              const char *team, gint64 manager, BinomeWorkingPattern pattern, GError **error)
{
  g_autoptr (BinomeEntity) presence = BINOME_ENTITY (binome_presence_new ());

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, person);
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, from);
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON, until);
  binome_entity_set_text (presence, BINOME_PRESENCE_SITE, site);
  binome_entity_set_text (presence, BINOME_PRESENCE_TEAM, team);
  binome_entity_set_reference (presence, BINOME_PRESENCE_MANAGER, manager);
  binome_entity_set_choice (presence, BINOME_PRESENCE_PATTERN, (int)pattern);
  return binome_db_insert (self->db, presence, error);
}

/* The seniors came from another team, years ago. */
static gboolean
add_periods (BinomeDemo *self, const BinomeDemoPerson *told, guint number, GError **error)
{
  g_autoptr (BinomeEntity) person = binome_db_get (self->db, BINOME_TYPE_PERSON, told->id, error);
  const BinomeDemoTeam *before = &binome_demo_teams[(told->team + 1) % binome_demo_n_teams];
  BinomeDate hired_on, moved_on;

  if (person == NULL)
    return FALSE;

  hired_on = binome_entity_get_date (person, BINOME_PERSON_HIRED_ON);
  moved_on = hired_on + (self->today - hired_on) / 4;
  return add_presence (self, told->id, hired_on, moved_on - 1, before->site, before->team, 0,
                       BINOME_WORKING_PATTERN_FULL_TIME, error)
         && add_presence (self, told->id, moved_on, binome_entity_get_date (person, BINOME_PERSON_LEAVES_ON),
                          binome_entity_get_text (person, BINOME_PERSON_SITE),
                          binome_entity_get_text (person, BINOME_PERSON_TEAM),
                          binome_entity_get_reference (person, BINOME_PERSON_MANAGER),
                          number % 3 == 0 ? BINOME_WORKING_PATTERN_SHIFTS : BINOME_WORKING_PATTERN_FULL_TIME,
                          error);
}

static gboolean
add_skills (BinomeDemo *self, const BinomeDemoPerson *told, guint number, GError **error)
{
  static const char *const evidence[]
      = { "Entretien professionnel", "Habilitation à jour", "Dix ans au poste", "Formation interne animée" };
  const guint *skills = binome_demo_team_skills[binome_demo_teams[told->team].skills];
  gboolean offers = told->part == BINOME_DEMO_SENIOR;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (BinomeEntity) skill = BINOME_ENTITY (binome_person_skill_new ());

      binome_entity_set_reference (skill, BINOME_PERSON_SKILL_PERSON, told->id);
      binome_entity_set_reference (skill, BINOME_PERSON_SKILL_SKILL,
                                   self->skills[skills[(number + i) % BINOME_DEMO_N_TEAM_SKILLS]]);
      binome_entity_set_choice (skill, BINOME_PERSON_SKILL_SIDE,
                                offers ? BINOME_PERSON_SKILL_SIDE_OFFERED : BINOME_PERSON_SKILL_SIDE_WANTED);
      binome_entity_set_integer (skill, BINOME_PERSON_SKILL_LEVEL, offers ? 3 + (number + i) % 2 : 1);
      binome_entity_set_integer (skill, BINOME_PERSON_SKILL_TARGET, offers ? 0 : 3);
      if (offers)
        binome_entity_set_text (skill, BINOME_PERSON_SKILL_EVIDENCE,
                                evidence[(number + i) % G_N_ELEMENTS (evidence)]);
      if (!binome_db_insert (self->db, skill, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_list (BinomeDemo *self, const char *title, const char *filters, GError **error)
{
  g_autoptr (BinomeEntity) list = BINOME_ENTITY (binome_saved_list_new ());

  binome_entity_set_text (list, BINOME_SAVED_LIST_TITLE, title);
  binome_entity_set_choice (list, BINOME_SAVED_LIST_PAGE, BINOME_SAVED_LIST_PAGE_PEOPLE);
  binome_entity_set_text (list, BINOME_SAVED_LIST_FILTERS, filters);
  return binome_db_insert (self->db, list, error);
}

/**
 * binome_demo_fill_people:
 * @self: the sample company with its people, before its programmes
 * @error: return location for a #GError
 *
 * Returns: whether periods, skills and lists were filled
 */
gboolean
binome_demo_fill_people (BinomeDemo *self, GError **error)
{
  g_autofree char *title = NULL, *filters = NULL;

  for (guint i = 0; i < self->people->len; i++)
    {
      const BinomeDemoPerson *told = &g_array_index (self->people, BinomeDemoPerson, i);

      if (told->part == BINOME_DEMO_SENIOR
          && (!add_periods (self, told, i, error) || !add_skills (self, told, i, error)))
        return FALSE;
      if (told->part == BINOME_DEMO_APPRENTICE && !add_skills (self, told, i, error))
        return FALSE;
    }

  title = g_strdup_printf ("Équipe %s", binome_demo_teams[0].team);
  filters = g_strdup_printf ("site=%s\nteam=%s\n", binome_demo_teams[0].site, binome_demo_teams[0].team);
  return add_list (self, title, filters, error);
}
