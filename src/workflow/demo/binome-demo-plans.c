/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan templates of the sample company, and what has changed lately in the plan that runs. */

#include "binome-demo-private.h"

#include "binome-plan-template-workflow.h"
#include "binome-workflow-sql.h"

/* What electricians and fitters go through beside the plan for everybody. */
static const BinomeDemoStep maintenance_steps[] = {
  { "Habilitation électrique planifiée", BINOME_CHECK_IN_KIND_TASK, BINOME_ANCHOR_START, 10, 5 },
  { "Première consignation en autonomie observée", BINOME_CHECK_IN_KIND_TASK, BINOME_ANCHOR_START, 60, 14 },
  { "Astreinte en doublure", BINOME_CHECK_IN_KIND_TASK, BINOME_ANCHOR_END, 45, 14 },
};

static gboolean
fill_template (BinomeDemo *self, const char *title, const char *job, const BinomeDemoStep *told, guint n_told,
               GError **error)
{
  g_autoptr (BinomeEntity) template = BINOME_ENTITY (binome_plan_template_new ());
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_TITLE, title);
  binome_entity_set_choice (template, BINOME_PLAN_TEMPLATE_KIND, BINOME_PROGRAMME_KIND_ONBOARDING);
  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_JOB, job);
  for (guint i = 0; i < n_told; i++)
    {
      BinomeEntity *step = BINOME_ENTITY (binome_plan_template_step_new ());

      binome_entity_set_text (step, BINOME_PLAN_TEMPLATE_STEP_TITLE, told[i].title);
      binome_entity_set_choice (step, BINOME_PLAN_TEMPLATE_STEP_KIND, (int)told[i].kind);
      binome_entity_set_choice (step, BINOME_PLAN_TEMPLATE_STEP_ANCHOR, (int)told[i].anchor);
      binome_entity_set_integer (step, BINOME_PLAN_TEMPLATE_STEP_DAYS, told[i].days);
      binome_entity_set_integer (step, BINOME_PLAN_TEMPLATE_STEP_WINDOW, told[i].window);
      binome_entity_set_choice (step, BINOME_PLAN_TEMPLATE_STEP_OWNER, BINOME_PLAN_STEP_OWNER_MANAGER);
      g_ptr_array_add (steps, step);
    }

  return binome_db_insert (self->db, template, error)
         && binome_workflow_insert_all (self->db, steps, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE,
                                        binome_entity_get_id (template), error);
}

/* The mid-term review came later in the plan, and a talk about the load was added; the pairs have not been
 * asked yet. */
static gboolean
change_plan (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) steps = binome_workflow_select_of (self->db, BINOME_TYPE_PLAN_STEP,
                                                           BINOME_PLAN_STEP_PROGRAMME, programme, error);
  g_autoptr (BinomeEntity) talk = BINOME_ENTITY (binome_plan_step_new ());

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      if (!g_str_equal (binome_entity_get_text (steps->pdata[i], BINOME_PLAN_STEP_TITLE),
                        "Bilan intermédiaire"))
        continue;
      binome_entity_set_integer (steps->pdata[i], BINOME_PLAN_STEP_DAYS, 190);
      if (!binome_db_update (self->db, steps->pdata[i], error))
        return FALSE;
    }

  binome_entity_set_reference (talk, BINOME_PLAN_STEP_PROGRAMME, programme);
  binome_entity_set_text (talk, BINOME_PLAN_STEP_TITLE, "Point sur la charge du tuteur");
  binome_entity_set_integer (talk, BINOME_PLAN_STEP_DAYS, 215);
  binome_entity_set_choice (talk, BINOME_PLAN_STEP_OWNER, BINOME_PLAN_STEP_OWNER_MANAGER);
  return binome_db_insert (self->db, talk, error);
}

/* One pair asked for another day of its mid-term review. */
static gboolean
move_by_hand (BinomeDemo *self, gint64 programme, GError **error)
{
  gint64 id;
  g_autoptr (BinomeEntity) check_in = NULL;

  if (!binome_workflow_get_number (
          self->db,
          "SELECT c.id FROM check_in c JOIN pair p ON p.id = c.pair WHERE p.programme = ?1"
          " AND p.state = 'active' AND c.state = 'planned' AND c.kind = 'review'"
          " AND c.title = 'Bilan intermédiaire' ORDER BY c.due_on DESC LIMIT 1",
          programme, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  check_in = binome_db_get (self->db, BINOME_TYPE_CHECK_IN, id, error);
  if (check_in == NULL)
    return FALSE;
  binome_entity_set_date (
      check_in, BINOME_CHECK_IN_DUE_ON,
      binome_date_next_working_day (binome_entity_get_date (check_in, BINOME_CHECK_IN_DUE_ON) + 3));
  return binome_db_update (self->db, check_in, error);
}

/* The programme takes its own plan back as a template, which has got one more talk since: the pairs that run
 * have the older text. */
static gboolean
change_template (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_TEMPLATE);
  g_autoptr (GPtrArray) templates = binome_db_select (self->db, query, error);
  g_autoptr (BinomeEntity) step = BINOME_ENTITY (binome_plan_template_step_new ());

  if (templates == NULL
      || !binome_plan_template_give (self->db, binome_entity_get_id (templates->pdata[0]), programme, error))
    return FALSE;

  binome_entity_set_reference (step, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE,
                               binome_entity_get_id (templates->pdata[0]));
  binome_entity_set_text (step, BINOME_PLAN_TEMPLATE_STEP_TITLE, "Projet après le parcours");
  binome_entity_set_choice (step, BINOME_PLAN_TEMPLATE_STEP_KIND, BINOME_CHECK_IN_KIND_CONTACT);
  binome_entity_set_choice (step, BINOME_PLAN_TEMPLATE_STEP_ANCHOR, BINOME_ANCHOR_END);
  binome_entity_set_integer (step, BINOME_PLAN_TEMPLATE_STEP_DAYS, 45);
  return binome_db_insert (self->db, step, error);
}

/**
 * binome_demo_fill_plans:
 * @self: the sample company, with its programmes
 * @programme: the one that runs
 * @error: return location for a #GError
 *
 * Returns: whether the templates were filled, and the plan changed
 */
gboolean
binome_demo_fill_plans (BinomeDemo *self, gint64 programme, GError **error)
{
  return binome_plan_template_keep_programme (self->db, programme, NULL, error)
         && change_template (self, programme, error)
         && fill_template (self, "Maintenance : habilitations et astreinte",
                           "Technicien de maintenance ; Technicienne de maintenance", maintenance_steps,
                           G_N_ELEMENTS (maintenance_steps), error)
         && change_plan (self, programme, error) && move_by_hand (self, programme, error);
}
