/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme of the sample company: set up, with its people enrolled and matched. */

#include "binome-demo-private.h"

#include "binome-matching-private.h"
#include "binome-programme-plan.h"
#include "binome-workflow-sql.h"

/* The milestones in French, whatever the language of the program is. */
static const char *const milestones[] = {
  [BINOME_MILESTONE_KIND_PREPARATION] = "Note de cadrage validée",
  [BINOME_MILESTONE_KIND_RECRUITMENT_OPEN] = "Ouverture des candidatures",
  [BINOME_MILESTONE_KIND_RECRUITMENT_CLOSE] = "Clôture des candidatures",
  [BINOME_MILESTONE_KIND_TRAINING] = "Formation des tuteurs",
  [BINOME_MILESTONE_KIND_MATCHING] = "Comité de jumelage",
  [BINOME_MILESTONE_KIND_LAUNCH] = "Lancement",
  [BINOME_MILESTONE_KIND_MID_REVIEW] = "Bilan intermédiaire du dispositif",
  [BINOME_MILESTONE_KIND_CLOSING] = "Clôture et remise des attestations",
  [BINOME_MILESTONE_KIND_REPORT] = "Rapport au comité de pilotage",
  [BINOME_MILESTONE_KIND_OTHER] = "Atelier d’échange entre tuteurs",
};

static BinomeEntity *
make_programme (BinomeDemo *self, const BinomeDemoProgramme *told, GError **error)
{
  g_autoptr (BinomeEntity) entity = BINOME_ENTITY (binome_programme_new ());
  BinomeDate starts_on = binome_demo_find_start (self, told);
  g_autofree char *year = NULL;
  g_autoptr (GString) title = g_string_new (told->title);
  g_autoptr (GString) code = g_string_new (told->code);
  int number;

  binome_date_get (starts_on, &number, NULL, NULL);
  year = g_strdup_printf ("%d", number);
  g_string_replace (title, "%d", year, 0);
  g_string_replace (code, "%d", year, 0);
  binome_entity_set_text (entity, BINOME_PROGRAMME_TITLE, title->str);
  binome_entity_set_text (entity, BINOME_PROGRAMME_CODE, code->str);
  binome_entity_set_choice (entity, BINOME_PROGRAMME_KIND, (int)told->kind);
  binome_entity_set_choice (entity, BINOME_PROGRAMME_STATE, BINOME_PROGRAMME_STATE_MATCHING);
  binome_entity_set_text (entity, BINOME_PROGRAMME_PURPOSE, told->purpose);
  binome_entity_set_date (entity, BINOME_PROGRAMME_STARTS_ON, starts_on);
  binome_entity_set_date (entity, BINOME_PROGRAMME_ENDS_ON,
                          binome_date_next_working_day (binome_date_add_months (starts_on, told->months)));
  binome_entity_set_real (entity, BINOME_PROGRAMME_BUDGET, told->budget);
  binome_entity_set_integer (entity, BINOME_PROGRAMME_TUTEES_PER_TUTOR, told->tutees_per_tutor);
  binome_entity_set_text (entity, BINOME_PROGRAMME_SITES, "Lyon, Nantes, Lille, Toulouse");
  binome_entity_set_text (entity, BINOME_PROGRAMME_LANGUAGE, "fr");

  return binome_db_insert (self->db, entity, error) ? g_steal_pointer (&entity) : NULL;
}

static gboolean
add_role (BinomeDemo *self, BinomeEntity *programme, gint64 person, BinomeRoleFunction function,
          GError **error)
{
  g_autoptr (BinomeEntity) role = BINOME_ENTITY (binome_role_new ());

  binome_entity_set_reference (role, BINOME_ROLE_PROGRAMME, binome_entity_get_id (programme));
  binome_entity_set_reference (role, BINOME_ROLE_PERSON, person);
  binome_entity_set_choice (role, BINOME_ROLE_FUNCTION, (int)function);
  binome_entity_set_date (role, BINOME_ROLE_STARTS_ON,
                          binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON) - 120);
  return binome_db_insert (self->db, role, error);
}

/* Sponsor, co-ordinator, and a leader of each site in the steering committee. */
static gboolean
fill_roles (BinomeDemo *self, BinomeEntity *programme, GError **error)
{
  const char *site = binome_demo_teams[0].site;

  if (!add_role (self, programme, self->coordinator, BINOME_ROLE_FUNCTION_COORDINATOR, error)
      || !add_role (self, programme, self->director, BINOME_ROLE_FUNCTION_SPONSOR, error))
    return FALSE;
  for (guint i = 0; i < self->people->len; i++)
    {
      const BinomeDemoPerson *person = &g_array_index (self->people, BinomeDemoPerson, i);
      const BinomeDemoTeam *team = &binome_demo_teams[person->team];

      if (person->part != BINOME_DEMO_LEADER || g_str_equal (team->site, site))
        continue;
      site = team->site;
      if (!add_role (self, programme, person->id, BINOME_ROLE_FUNCTION_COMMITTEE, error))
        return FALSE;
    }

  return TRUE;
}

/* Done up to today, some a few days late. The running programme has one that nobody has got round to. */
static gboolean
fill_milestones (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  g_autoptr (GPtrArray) plan = binome_programme_plan_milestones (
      told->kind, binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON),
      binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
  BinomeEntity *workshop = BINOME_ENTITY (binome_milestone_new ());

  binome_entity_set_choice (workshop, BINOME_MILESTONE_KIND, BINOME_MILESTONE_KIND_OTHER);
  binome_entity_set_date (workshop, BINOME_MILESTONE_DUE_ON,
                          told->state == BINOME_PROGRAMME_STATE_RUNNING
                              ? binome_date_next_working_day (self->today - 12)
                              : binome_date_next_working_day (binome_demo_find_start (self, told) + 75));
  g_ptr_array_add (plan, workshop);
  for (guint i = 0; i < plan->len; i++)
    {
      BinomeEntity *milestone = g_ptr_array_index (plan, i);
      BinomeDate due_on = binome_entity_get_date (milestone, BINOME_MILESTONE_DUE_ON);
      gboolean forgotten = milestone == workshop && told->state == BINOME_PROGRAMME_STATE_RUNNING;

      binome_entity_set_text (milestone, BINOME_MILESTONE_TITLE,
                              milestones[binome_entity_get_choice (milestone, BINOME_MILESTONE_KIND)]);
      if (due_on <= self->today && !forgotten)
        binome_entity_set_date (milestone, BINOME_MILESTONE_DONE_ON,
                                binome_demo_workday (self, due_on + (int)binome_demo_random (self, 5)));
      if (forgotten)
        binome_entity_set_text (milestone, BINOME_MILESTONE_NOTE,
                                "Salle à réserver à Nantes ; date à proposer aux tuteurs des quatre sites.");
    }

  return binome_workflow_insert_all (self->db, plan, BINOME_MILESTONE_PROGRAMME,
                                     binome_entity_get_id (programme), error);
}

static gboolean
fill_steps (BinomeDemo *self, const BinomeDemoProgramme *told, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < told->n_steps; i++)
    {
      BinomeEntity *step = BINOME_ENTITY (binome_plan_step_new ());

      binome_entity_set_text (step, BINOME_PLAN_STEP_TITLE, told->steps[i].title);
      binome_entity_set_choice (step, BINOME_PLAN_STEP_KIND, (int)told->steps[i].kind);
      binome_entity_set_choice (step, BINOME_PLAN_STEP_ANCHOR, (int)told->steps[i].anchor);
      binome_entity_set_integer (step, BINOME_PLAN_STEP_DAYS, told->steps[i].days);
      binome_entity_set_integer (step, BINOME_PLAN_STEP_WINDOW, told->steps[i].window);
      g_ptr_array_add (steps, step);
    }

  return binome_workflow_insert_all (self->db, steps, BINOME_PLAN_STEP_PROGRAMME, programme, error);
}

static gboolean
fill_objectives (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  g_autoptr (GPtrArray) objectives = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < told->n_objectives; i++)
    {
      const BinomeDemoObjective *from = &told->objectives[i];
      BinomeEntity *objective = BINOME_ENTITY (binome_objective_new ());

      binome_entity_set_text (objective, BINOME_OBJECTIVE_TITLE, from->title);
      binome_entity_set_choice (objective, BINOME_OBJECTIVE_INDICATOR, (int)from->indicator);
      binome_entity_set_text (objective, BINOME_OBJECTIVE_INDICATOR_TEXT, from->indicator_text);
      binome_entity_set_text (objective, BINOME_OBJECTIVE_UNIT, from->unit);
      binome_entity_set_choice (objective, BINOME_OBJECTIVE_DIRECTION, (int)from->direction);
      binome_entity_set_real (objective, BINOME_OBJECTIVE_BASELINE, from->baseline);
      binome_entity_set_real (objective, BINOME_OBJECTIVE_TARGET, from->target);
      binome_entity_set_real (objective, BINOME_OBJECTIVE_RESULT, from->result);
      binome_entity_set_date (objective, BINOME_OBJECTIVE_DUE_ON,
                              binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
      binome_entity_set_integer (objective, BINOME_OBJECTIVE_PRIORITY, from->priority);
      binome_entity_set_text (objective, BINOME_OBJECTIVE_COMMENT, from->comment);
      g_ptr_array_add (objectives, objective);
    }

  return binome_workflow_insert_all (self->db, objectives, BINOME_OBJECTIVE_PROGRAMME,
                                     binome_entity_get_id (programme), error);
}

static gboolean
fill_criteria (BinomeDemo *self, const BinomeDemoProgramme *told, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < told->n_criteria; i++)
    {
      const BinomeDemoCriterion *from = &told->criteria[i];
      BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

      binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, from->title);
      binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, (int)from->comparator);
      binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, (int)from->attribute);
      binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)from->kind);
      binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, from->weight);
      binome_entity_set_integer (criterion, BINOME_CRITERION_MINIMUM, from->minimum);
      binome_entity_set_integer (criterion, BINOME_CRITERION_POSITION, i);
      g_ptr_array_add (criteria, criterion);
    }

  return binome_workflow_insert_all (self->db, criteria, BINOME_CRITERION_PROGRAMME, programme, error);
}

static gboolean
add_skill (BinomeDemo *self, gint64 enrolment, guint skill, int level, GError **error)
{
  g_autoptr (BinomeEntity) row = BINOME_ENTITY (binome_enrolment_skill_new ());

  binome_entity_set_reference (row, BINOME_ENROLMENT_SKILL_ENROLMENT, enrolment);
  binome_entity_set_reference (row, BINOME_ENROLMENT_SKILL_SKILL, self->skills[skill]);
  binome_entity_set_integer (row, BINOME_ENROLMENT_SKILL_LEVEL, level);
  return binome_db_insert (self->db, row, error);
}

/* Tutors offer what their team does, well, and a skill of tutors; tutees want two or three of it. */
static gboolean
add_skills (BinomeDemo *self, const BinomeDemoPerson *person, BinomeEnrolmentRole role, gint64 enrolment,
            GError **error)
{
  const guint *skills = binome_demo_team_skills[binome_demo_teams[person->team].skills];
  gboolean is_tutor = role == BINOME_ENROLMENT_ROLE_TUTOR;
  guint n = is_tutor ? 3 + binome_demo_random (self, 2) : 2 + binome_demo_random (self, 2);
  guint first = binome_demo_random (self, BINOME_DEMO_N_TEAM_SKILLS);

  for (guint i = 0; i < n; i++)
    if (!add_skill (self, enrolment, skills[(first + i) % BINOME_DEMO_N_TEAM_SKILLS],
                    (is_tutor ? 3 : 2) + (int)binome_demo_random (self, 2), error))
      return FALSE;

  return !is_tutor
         || add_skill (self, enrolment, binome_demo_random (self, 9), 2 + (int)binome_demo_random (self, 3),
                       error);
}

static gboolean
enrol (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme,
       const BinomeDemoPerson *person, BinomeEnrolmentRole role, BinomeDate applied_on, GError **error)
{
  g_autoptr (BinomeEntity) enrolment = BINOME_ENTITY (binome_enrolment_new ());
  gboolean is_tutor = role == BINOME_ENROLMENT_ROLE_TUTOR;

  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, binome_entity_get_id (programme));
  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON, person->id);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE, (int)role);
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_APPLIED_ON, binome_demo_workday (self, applied_on));
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STATE_SINCE, binome_demo_workday (self, applied_on));
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_STARTS_ON,
                          binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON));
  binome_entity_set_date (enrolment, BINOME_ENROLMENT_ENDS_ON,
                          binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
  if (is_tutor)
    {
      binome_entity_set_integer (enrolment, BINOME_ENROLMENT_CAPACITY,
                                 1 + (binome_demo_random (self, 5) == 0));
      binome_entity_set_real (enrolment, BINOME_ENROLMENT_HOURS_PER_MONTH, 3 + binome_demo_random (self, 4));
    }
  else
    {
      binome_entity_set_choice (enrolment, BINOME_ENROLMENT_CONTRACT, (int)told->contract);
      binome_entity_set_text (enrolment, BINOME_ENROLMENT_GOALS,
                              binome_demo_pick (self, binome_demo_goals, binome_demo_n_goals));
    }

  return binome_db_insert (self->db, enrolment, error)
         && add_skills (self, person, role, binome_entity_get_id (enrolment), error);
}

/* Every programme has other tutors, though some come again. */
static gboolean
enrol_tutors (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  guint index = (guint)(told - binome_demo_programmes), n = 0;

  for (guint round = 0; round < 3 && n < told->n_tutors; round++)
    for (guint i = 0; i < self->people->len && n < told->n_tutors; i++)
      {
        const BinomeDemoPerson *person = &g_array_index (self->people, BinomeDemoPerson, i);

        /* Apprentices learn a trade of the workshop. */
        if (person->part != BINOME_DEMO_SENIOR || (i / 3 + index + round) % 3 != 0
            || (told->tutees == BINOME_DEMO_APPRENTICE
                && binome_demo_teams[person->team].skills == BINOME_DEMO_OFFICE))
          continue;
        if (!enrol (self, told, programme, person, BINOME_ENROLMENT_ROLE_TUTOR,
                    binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON) - 20
                        - (int)binome_demo_random (self, 25),
                    error))
          return FALSE;
        n++;
      }

  return TRUE;
}

/* The last ones of a programme that runs come late. */
static gboolean
enrol_tutees (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, guint first,
              guint last, BinomeDate applied_on, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < self->people->len && n < last; i++)
    {
      const BinomeDemoPerson *person = &g_array_index (self->people, BinomeDemoPerson, i);

      if (person->part != told->tutees || n++ < first)
        continue;
      if (!enrol (self, told, programme, person, BINOME_ENROLMENT_ROLE_TUTEE,
                  applied_on - (int)binome_demo_random (self, 12), error))
        return FALSE;
    }

  return TRUE;
}

static BinomeMatching *
solve (BinomeDemo *self, gint64 programme, const char *title, GError **error)
{
  g_autoptr (BinomeMatching) matching = binome_matching_new (programme, title);

  return binome_matching_prepare (self->db, matching, error)
                 && binome_matching_solve (matching, binome_db_get_cancellable (self->db), error)
             ? g_steal_pointer (&matching)
             : NULL;
}

/* Two that the co-ordinator knows something of: one pair that is to stay, one that is not to be. */
static gboolean
constrain (BinomeDemo *self, BinomeMatching *draft, GError **error)
{
  GPtrArray *found = binome_matching_get_found (draft);
  guint n = 0;

  for (guint i = 0; i < found->len && n < 2; i++)
    {
      const BinomeMatchFound *pair = found->pdata[i];

      if (pair->tutor == 0)
        continue;
      if (!binome_match_constraint_set (self->db, pair->tutee, pair->tutor,
                                        n == 0 ? BINOME_MATCH_CONSTRAINT_KIND_LOCK
                                               : BINOME_MATCH_CONSTRAINT_KIND_FORBID,
                                        n == 0 ? "Travaillent déjà ensemble sur la ligne 2, à poursuivre."
                                               : "À la demande des deux, après un différend de planning.",
                                        error))
        return FALSE;
      n++;
    }

  return TRUE;
}

static gboolean
match (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  gint64 id = binome_entity_get_id (programme);
  BinomeDate run_on = binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON) - 10;
  g_autoptr (BinomeMatching) matching = NULL;

  if (told->state == BINOME_PROGRAMME_STATE_RUNNING)
    {
      g_autoptr (BinomeMatching) draft = solve (self, id, NULL, error);

      if (draft == NULL || !constrain (self, draft, error))
        return FALSE;
    }

  matching = solve (self, id, "Comité de jumelage", error);
  return matching != NULL && binome_matching_keep (self->db, matching, error)
         && binome_match_run_adopt (self->db, binome_matching_get_run (matching),
                                    "Le résultat sert le plus de monde ; validé en comité.", FALSE, NULL,
                                    error)
         && binome_demo_date_run (self, binome_matching_get_run (matching), run_on, error);
}

/* People who came late get a tutor by hand, at different steps; the rest waits in a second run. */
static gboolean
match_again (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  static const BinomePairState states[]
      = { BINOME_PAIR_STATE_CONFIRMED, BINOME_PAIR_STATE_OFFERED, BINOME_PAIR_STATE_PROPOSED };
  gint64 id = binome_entity_get_id (programme);
  g_autoptr (BinomeMatching) idea = NULL, second = NULL;
  GPtrArray *found;
  guint n = 0;

  idea = solve (self, id, NULL, error);
  if (idea == NULL)
    return FALSE;
  found = binome_matching_get_found (idea);
  for (guint i = 0; i < found->len && n < G_N_ELEMENTS (states); i++)
    {
      const BinomeMatchFound *best = found->pdata[i];
      g_autoptr (BinomeEntity) pair = NULL;

      if (best->tutor == 0)
        continue;
      pair = BINOME_ENTITY (binome_pair_new ());
      binome_entity_set_reference (pair, BINOME_PAIR_PROGRAMME, id);
      binome_entity_set_reference (pair, BINOME_PAIR_TUTEE, best->tutee);
      binome_entity_set_reference (pair, BINOME_PAIR_TUTOR, best->tutor);
      binome_entity_set_choice (pair, BINOME_PAIR_ORIGIN, BINOME_PAIR_ORIGIN_HAND);
      binome_entity_set_choice (pair, BINOME_PAIR_STATE, (int)states[n]);
      binome_entity_set_date (pair, BINOME_PAIR_PROPOSED_ON,
                              binome_demo_workday (self, self->today - 16 + (int)n * 6));
      binome_entity_set_date (pair, BINOME_PAIR_EXPECTED_END,
                              binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
      if (!binome_db_insert (self->db, pair, error))
        return FALSE;
      n++;
    }

  second = solve (self, id, "Deuxième vague", error);
  return binome_demo_discard_run (self, id, self->today - 4, error) && second != NULL
         && binome_matching_keep (self->db, second, error)
         && binome_demo_date_run (self, binome_matching_get_run (second), self->today - 2, error);
}

/* Only a programme that takes pairs can be matched: it gets its state when all that is over. */
static gboolean
finish (BinomeDemo *self, const BinomeDemoProgramme *told, BinomeEntity *programme, GError **error)
{
  binome_entity_set_choice (programme, BINOME_PROGRAMME_STATE, (int)told->state);
  return binome_db_update (self->db, programme, error);
}

/**
 * binome_demo_fill_programme:
 * @self: the sample company
 * @told: what the programme is to be like
 * @error: return location for a #GError
 *
 * Returns: whether it was filled
 */
gboolean
binome_demo_fill_programme (BinomeDemo *self, const BinomeDemoProgramme *told, GError **error)
{
  g_autoptr (BinomeEntity) programme = make_programme (self, told, error);
  gboolean runs = told->state == BINOME_PROGRAMME_STATE_RUNNING;
  guint n_early = runs ? told->n_tutees - 5 : told->n_tutees;
  BinomeDate before;
  gint64 id;

  if (programme == NULL)
    return FALSE;

  id = binome_entity_get_id (programme);
  before = binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON) - 15;
  return fill_roles (self, programme, error) && fill_milestones (self, told, programme, error)
         && fill_steps (self, told, id, error) && fill_objectives (self, told, programme, error)
         && fill_criteria (self, told, id, error) && enrol_tutors (self, told, programme, error)
         && enrol_tutees (self, told, programme, 0, n_early, before, error)
         && match (self, told, programme, error) && binome_demo_live (self, told, programme, error)
         && (!runs
             || (enrol_tutees (self, told, programme, n_early, told->n_tutees, self->today - 12, error)
                 && match_again (self, told, programme, error)
                 && binome_demo_fill_funnel (self, programme, error)
                 && binome_demo_fill_candidates (self, programme, error)
                 && binome_demo_fill_wishes (self, id, error) && binome_demo_fill_plans (self, id, error)
                 && binome_demo_fill_pairs (self, id, error)
                 && binome_demo_fill_letters (self, programme, error)))
         && binome_demo_train (self, told, programme, error) && finish (self, told, programme, error);
}
