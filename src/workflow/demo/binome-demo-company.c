/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample company itself: its name, its skills and its people with their managers. */

#include "binome-demo-private.h"

#include <string.h>

#include "binome-text.h"

#define MAIL_DOMAIN "ateliers-morvan.example"

/* Parts in the story, dealt out over the members of all teams. */
static const char parts[] = "SJ.SN.SJA.SJ.S.NSJA.";

/* Dialling codes that the regulator keeps for fiction. */
static const struct
{
  const char *site;
  const char *prefix;
} phones[] = {
  { "Lyon", "04 65 71" }, { "Nantes", "02 61 91" }, { "Lille", "03 53 01" }, { "Toulouse", "05 36 49" }
};

/* Steps that share no divisor with the lists, so that no name comes twice. */
#define FAMILY_STEP 47
#define GIVEN_STEP 13
#define GIVEN_ROUND 5

static gboolean
fill_organisation (BinomeDemo *self, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ORGANISATION);
  g_autoptr (BinomeEntity) entity = NULL;

  known = binome_db_select (self->db, query, error);
  if (known == NULL)
    return FALSE;
  entity = known->len > 0 ? g_object_ref (known->pdata[0]) : BINOME_ENTITY (binome_organisation_new ());
  binome_entity_set_text (entity, BINOME_ORGANISATION_NAME, "Ateliers Morvan");
  binome_entity_set_text (entity, BINOME_ORGANISATION_SIRET, "99900124100010");
  binome_entity_set_text (entity, BINOME_ORGANISATION_SECTOR_AGREEMENT, "3248");
  binome_entity_set_text (entity, BINOME_ORGANISATION_SKILLS_OPERATOR, "OPCO 2i");
  binome_entity_set_integer (entity, BINOME_ORGANISATION_HEAD_COUNT, 240);
  binome_entity_set_text (entity, BINOME_ORGANISATION_ADDRESS, "12 rue des Forges\n58000 Nevers");
  binome_entity_set_text (entity, BINOME_ORGANISATION_SIGNATORY, "Hélène Morvan, directrice générale");

  return known->len > 0 ? binome_db_update (self->db, entity, error)
                        : binome_db_insert (self->db, entity, error);
}

static gboolean
fill_skills (BinomeDemo *self, GError **error)
{
  for (guint i = 0; i < BINOME_DEMO_N_SKILLS; i++)
    {
      g_autoptr (BinomeEntity) entity = BINOME_ENTITY (binome_skill_new ());

      binome_entity_set_text (entity, BINOME_SKILL_TITLE, binome_demo_skills[i].title);
      binome_entity_set_text (entity, BINOME_SKILL_DOMAIN, binome_demo_skills[i].domain);
      binome_entity_set_text (entity, BINOME_SKILL_DESCRIPTION, binome_demo_skills[i].description);
      if (i < BINOME_DEMO_N_TUTOR_SKILLS)
        {
          g_autofree char *code = g_strdup_printf ("RS5515-%u", i + 1);

          binome_entity_set_text (entity, BINOME_SKILL_CODE, code);
        }
      if (!binome_db_insert (self->db, entity, error))
        return FALSE;
      self->skills[i] = binome_entity_get_id (entity);
    }

  return TRUE;
}

static const BinomeDemoProgramme *
find_programme (BinomeDemoPart tutees)
{
  for (guint i = 0; i < binome_demo_n_programmes; i++)
    if (binome_demo_programmes[i].tutees == tutees)
      return &binome_demo_programmes[i];

  return NULL;
}

static BinomeDemoPart
deal_part (const BinomeDemoTeam *team, guint member)
{
  switch (parts[member % strlen (parts)])
    {
    case 'S':
      return BINOME_DEMO_SENIOR;
    case 'J':
      return BINOME_DEMO_JUNIOR;
    case 'N':
      return BINOME_DEMO_NEWCOMER;
    case 'A':
      /* Apprentices learn a trade of the workshop. */
      return team->skills != BINOME_DEMO_OFFICE ? BINOME_DEMO_APPRENTICE : BINOME_DEMO_STAFF;
    default:
      return BINOME_DEMO_STAFF;
    }
}

static BinomeDate
find_hire_date (BinomeDemo *self, BinomeDemoPart part)
{
  const BinomeDemoProgramme *programme = find_programme (part);

  switch (part)
    {
    case BINOME_DEMO_LEADER:
    case BINOME_DEMO_SENIOR:
      return binome_demo_workday (self, self->today - 3300 - (int)binome_demo_random (self, 8700));
    case BINOME_DEMO_JUNIOR:
      return binome_demo_workday (self, self->today - 420 - (int)binome_demo_random (self, 1100));
    case BINOME_DEMO_NEWCOMER:
      return binome_demo_workday (self, binome_demo_find_start (self, programme) - 12
                                            + (int)binome_demo_random (self, 26));
    case BINOME_DEMO_APPRENTICE:
      return binome_demo_workday (self, binome_demo_find_start (self, programme)
                                            + (int)binome_demo_random (self, 5));
    case BINOME_DEMO_STAFF:
    default:
      return binome_demo_workday (self, self->today - 900 - (int)binome_demo_random (self, 5000));
    }
}

static void
set_contact (BinomeDemo *self, BinomeEntity *person, const BinomeDemoTeam *team)
{
  const char *family = binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME);
  const char *given = binome_entity_get_text (person, BINOME_PERSON_GIVEN_NAME);
  g_autofree char *name = g_strconcat (given, ".", family, NULL);
  g_autofree char *folded = binome_text_fold (name);
  g_autofree char *email = NULL, *phone = NULL;

  g_strdelimit (folded, " '", '-');
  email = g_strconcat (folded, "@" MAIL_DOMAIN, NULL);
  binome_entity_set_text (person, BINOME_PERSON_EMAIL, email);
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    if (g_str_equal (phones[i].site, team->site))
      {
        phone = g_strdup_printf ("%s %02u %02u", phones[i].prefix, 10 + self->people->len / 90,
                                 10 + self->people->len % 90);
        binome_entity_set_text (person, BINOME_PERSON_PHONE, phone);
      }
}

static void
set_years (BinomeDemo *self, BinomeEntity *person, BinomeDemoPart part)
{
  BinomeDate hired_on = find_hire_date (self, part);
  int year, age;

  binome_date_get (hired_on, &year, NULL, NULL);
  age = part == BINOME_DEMO_APPRENTICE ? 17 + (int)binome_demo_random (self, 5)
                                       : 20 + (int)binome_demo_random (self, 14);
  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON, hired_on);
  binome_entity_set_integer (person, BINOME_PERSON_BIRTH_YEAR, year - age);
  /* The programme of transfer exists because of those who retire. */
  if (part == BINOME_DEMO_SENIOR && binome_demo_random (self, 6) == 0)
    binome_entity_set_date (person, BINOME_PERSON_LEAVES_ON,
                            self->today + 230 + (int)binome_demo_random (self, 600));
}

static gboolean
is_woman (guint number)
{
  return number * 7 % 10 < 5;
}

static void
set_names (BinomeEntity *person, guint number)
{
  guint given
      = (number * GIVEN_STEP + number / binome_demo_n_family_names * GIVEN_ROUND) % BINOME_DEMO_N_GIVEN_NAMES;

  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME,
                          binome_demo_family_names[number * FAMILY_STEP % binome_demo_n_family_names]);
  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME,
                          is_woman (number) ? binome_demo_women[given] : binome_demo_men[given]);
}

/* “Directeur|Directrice”: the one form or the other. */
static void
set_job (BinomeEntity *person, const char *job, gboolean woman)
{
  g_auto (GStrv) forms = g_strsplit (job, "|", 2);

  binome_entity_set_text (person, BINOME_PERSON_JOB, woman && forms[1] != NULL ? forms[1] : forms[0]);
}

static BinomeEntity *
make_person (BinomeDemo *self, const BinomeDemoTeam *team, BinomeDemoPart part, guint member)
{
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());
  guint number = self->people->len;
  g_autofree char *staff_number = g_strdup_printf ("AM%04u", 1001 + number * 3);
  guint n_jobs = 0;

  while (n_jobs < G_N_ELEMENTS (team->jobs) && team->jobs[n_jobs] != NULL)
    n_jobs++;
  set_names (person, number);
  set_job (person, member == 0 ? team->leader : team->jobs[member % n_jobs], is_woman (number));
  binome_entity_set_text (person, BINOME_PERSON_STAFF_NUMBER, staff_number);
  binome_entity_set_text (person, BINOME_PERSON_SITE, team->site);
  binome_entity_set_text (person, BINOME_PERSON_TEAM, team->team);
  binome_entity_set_integer (person, BINOME_PERSON_GRADE,
                             part == BINOME_DEMO_LEADER ? 6 + (int)binome_demo_random (self, 2)
                                                        : 3 + (int)binome_demo_random (self, 4));
  binome_entity_set_text (person, BINOME_PERSON_LANGUAGE, "fr");
  set_years (self, person, part);

  return person;
}

/* Who co-ordinates the programmes takes the first place of the human resources. */
static void
make_coordinator (BinomeEntity *person)
{
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "Fontaine");
  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, "Claire");
  binome_entity_set_text (person, BINOME_PERSON_JOB, "Responsable du développement des compétences");
}

static gboolean
fill_team (BinomeDemo *self, guint index, gint64 site_leader, gint64 *leader, GError **error)
{
  const BinomeDemoTeam *team = &binome_demo_teams[index];

  *leader = 0;
  for (guint member = 0; member < team->n_people; member++)
    {
      gboolean is_coordinator = member == 1 && g_str_equal (team->team, "Ressources humaines");
      BinomeDemoPart part = member == 0      ? BINOME_DEMO_LEADER
                            : is_coordinator ? BINOME_DEMO_STAFF
                                             : deal_part (team, self->people->len);
      g_autoptr (BinomeEntity) person = make_person (self, team, part, member);
      BinomeDemoPerson made = { 0, index, part };

      if (is_coordinator)
        make_coordinator (person);
      set_contact (self, person, team);
      binome_entity_set_reference (person, BINOME_PERSON_MANAGER, member > 0 ? *leader : site_leader);
      if (!binome_db_insert (self->db, person, error))
        return FALSE;
      made.id = binome_entity_get_id (person);
      if (member == 0)
        *leader = made.id;
      if (is_coordinator)
        self->coordinator = made.id;
      g_array_append_val (self->people, made);
    }

  return TRUE;
}

/**
 * binome_demo_fill_company:
 * @self: the sample company
 * @error: return location for a #GError
 *
 * On each site the leader of the first team leads the other leaders, and answers to the director.
 *
 * Returns: whether it was filled
 */
gboolean
binome_demo_fill_company (BinomeDemo *self, GError **error)
{
  gint64 site_leader = 0;

  if (!fill_organisation (self, error) || !fill_skills (self, error))
    return FALSE;

  for (guint i = 0; i < binome_demo_n_teams; i++)
    {
      gboolean first = i == 0 || !g_str_equal (binome_demo_teams[i].site, binome_demo_teams[i - 1].site);
      gint64 leader;

      if (!fill_team (self, i, first ? self->director : site_leader, &leader, error))
        return FALSE;
      if (first)
        site_leader = leader;
      if (i == 0)
        self->director = leader;
    }

  return TRUE;
}
