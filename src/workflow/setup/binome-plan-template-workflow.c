/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of check-in plans: the company's own, by kind of programme and by job, beside those that come
 * with the program; what a new programme takes from them, and what they take from a programme. */

#include "binome-plan-template-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-plan-library.h"
#include "binome-plan-source-workflow.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

/* The fields that a step of a template shares with a step of a plan. */
static const struct
{
  guint of_template;
  guint of_plan;
} shared[] = {
  { BINOME_PLAN_TEMPLATE_STEP_TITLE, BINOME_PLAN_STEP_TITLE },
  { BINOME_PLAN_TEMPLATE_STEP_KIND, BINOME_PLAN_STEP_KIND },
  { BINOME_PLAN_TEMPLATE_STEP_ANCHOR, BINOME_PLAN_STEP_ANCHOR },
  { BINOME_PLAN_TEMPLATE_STEP_DAYS, BINOME_PLAN_STEP_DAYS },
  { BINOME_PLAN_TEMPLATE_STEP_WINDOW, BINOME_PLAN_STEP_WINDOW },
  { BINOME_PLAN_TEMPLATE_STEP_OWNER, BINOME_PLAN_STEP_OWNER },
};

/**
 * binome_plan_template_put_step:
 * @from: a step of a template
 * @job: the job that the template is for
 * @step: a step of a plan
 *
 * Makes the step of the plan that of the template, and lets it know which one it is.
 */
void
binome_plan_template_put_step (BinomeEntity *from, const char *job, BinomeEntity *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    binome_entity_assign (step, shared[i].of_plan, binome_entity_peek (from, shared[i].of_template));
  binome_entity_set_text (step, BINOME_PLAN_STEP_JOB, job);
  binome_entity_set_integer (step, BINOME_PLAN_STEP_TEMPLATE_STEP, binome_entity_get_id (from));
}

static BinomeEntity *
make_plan_step (BinomeEntity *from, const char *job)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_step_new ());

  binome_plan_template_put_step (from, job, step);
  return step;
}

static BinomeEntity *
make_template_step (BinomeEntity *from)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_template_step_new ());

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    binome_entity_assign (step, shared[i].of_template, binome_entity_peek (from, shared[i].of_plan));
  return step;
}

static char *
fold_job (BinomeEntity *entity, guint field)
{
  g_autofree char *line = binome_text_clean_line (binome_entity_get_text (entity, field));

  return binome_text_fold (line);
}

/* ---- from templates to plans ---- */

/* Before the start and after the end there is always room. */
static gboolean
is_outside (BinomeEntity *step)
{
  int anchor = binome_entity_get_choice (step, BINOME_PLAN_TEMPLATE_STEP_ANCHOR);

  return anchor == BINOME_ANCHOR_UPFRONT || anchor == BINOME_ANCHOR_AFTER;
}

/**
 * binome_plan_template_step_fits:
 * @step: a step of a template
 * @length: how many days the programme lasts
 *
 * Returns: whether the step can say anything to the pairs of the programme
 */
gboolean
binome_plan_template_step_fits (BinomeEntity *step, int length)
{
  return is_outside (step) || binome_entity_get_integer (step, BINOME_PLAN_TEMPLATE_STEP_DAYS) <= length;
}

static gboolean
add_steps_of (BinomeDb *db, BinomeEntity *template, int length, GPtrArray *steps, GError **error)
{
  const char *job = binome_entity_get_text (template, BINOME_PLAN_TEMPLATE_JOB);
  g_autoptr (GPtrArray) from
      = binome_workflow_select_of (db, BINOME_TYPE_PLAN_TEMPLATE_STEP, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE,
                                   binome_entity_get_id (template), error);

  if (from == NULL)
    return FALSE;
  for (guint i = 0; i < from->len; i++)
    if (binome_plan_template_step_fits (from->pdata[i], length))
      g_ptr_array_add (steps, make_plan_step (from->pdata[i], job));

  return TRUE;
}

static GPtrArray *
list_templates (BinomeDb *db, BinomeProgrammeKind kind, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_TEMPLATE);

  binome_query_where_choice (query, BINOME_PLAN_TEMPLATE_KIND, BINOME_QUERY_EQUAL, (int)kind);
  return binome_db_select (db, query, error);
}

/* The company's newest template that is for every job. */
static BinomeEntity *
find_general (GPtrArray *templates)
{
  BinomeEntity *found = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      BinomeEntity *template = g_ptr_array_index (templates, i);

      if (binome_text_is_blank (binome_entity_get_text (template, BINOME_PLAN_TEMPLATE_JOB))
          && (found == NULL || binome_entity_get_id (template) > binome_entity_get_id (found)))
        found = template;
    }

  return found;
}

/**
 * binome_plan_template_make_steps:
 * @db: the file
 * @kind: what the programme is for
 * @starts_on: its first day
 * @ends_on: its last day
 * @error: return location for a #GError
 *
 * The plan of a new programme: the company's newest template of that kind for every job, or the plan that
 * comes with the program, and the company's templates of that kind for single jobs.
 *
 * Returns: (transfer full) (element-type BinomePlanStep) (nullable): the steps, not kept yet
 */
GPtrArray *
binome_plan_template_make_steps (BinomeDb *db, BinomeProgrammeKind kind, BinomeDate starts_on,
                                 BinomeDate ends_on, GError **error)
{
  g_autoptr (GPtrArray) templates = list_templates (db, kind, error);
  BinomeEntity *general = templates != NULL ? find_general (templates) : NULL;
  int length = ends_on - starts_on;
  g_autoptr (GPtrArray) steps = NULL;

  if (templates == NULL)
    return NULL;

  steps = general != NULL
              ? g_ptr_array_new_with_free_func (g_object_unref)
              : binome_plan_library_make_steps (kind, starts_on, ends_on, C_ ("language code", "en"), error);
  if (steps == NULL || (general != NULL && !add_steps_of (db, general, length, steps, error)))
    return NULL;
  for (guint i = 0; i < templates->len; i++)
    if (!binome_text_is_blank (binome_entity_get_text (templates->pdata[i], BINOME_PLAN_TEMPLATE_JOB))
        && !add_steps_of (db, templates->pdata[i], length, steps, error))
      return NULL;

  return g_steal_pointer (&steps);
}

/* The step of @steps that came from the same step of a template, or else has the title of @step; it is taken
 * out of them. */
static BinomeEntity *
take_same (GPtrArray *steps, BinomeEntity *step)
{
  g_autofree char *title = binome_text_fold (binome_entity_get_text (step, BINOME_PLAN_STEP_TITLE));
  gint64 from = binome_entity_get_integer (step, BINOME_PLAN_STEP_TEMPLATE_STEP);

  for (guint i = 0; from != 0 && i < steps->len; i++)
    if (binome_entity_get_integer (steps->pdata[i], BINOME_PLAN_STEP_TEMPLATE_STEP) == from)
      return g_ptr_array_steal_index (steps, i);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *other
          = binome_text_fold (binome_entity_get_text (steps->pdata[i], BINOME_PLAN_STEP_TITLE));

      if (g_str_equal (title, other))
        return g_ptr_array_steal_index (steps, i);
    }

  return NULL;
}

/* The steps of the programme that are for @job, folded. */
static GPtrArray *
select_steps (BinomeDb *db, gint64 programme, const char *job, GError **error)
{
  g_autoptr (GPtrArray) all
      = binome_workflow_select_of (db, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME, programme, error);
  GPtrArray *steps;

  if (all == NULL)
    return NULL;

  steps = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *other = fold_job (all->pdata[i], BINOME_PLAN_STEP_JOB);

      if (g_str_equal (job, other))
        g_ptr_array_add (steps, g_object_ref (all->pdata[i]));
    }
  return steps;
}

/* Makes the plan of the programme for @job what @wanted says. A step that keeps its title stays the same
 * step, so that its check-ins are still known by it. */
static gboolean
replace_steps (BinomeDb *db, gint64 programme, const char *job, GPtrArray *wanted, GError **error)
{
  g_autoptr (GPtrArray) steps = select_steps (db, programme, job, error);

  if (steps == NULL)
    return FALSE;

  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (BinomeEntity) same = take_same (steps, wanted->pdata[i]);

      binome_entity_set_reference (wanted->pdata[i], BINOME_PLAN_STEP_PROGRAMME, programme);
      if (same == NULL)
        {
          if (!binome_db_insert (db, wanted->pdata[i], error))
            return FALSE;
          continue;
        }
      for (guint f = 0; f < G_N_ELEMENTS (shared); f++)
        binome_entity_assign (same, shared[f].of_plan,
                              binome_entity_peek (wanted->pdata[i], shared[f].of_plan));
      binome_entity_set_integer (
          same, BINOME_PLAN_STEP_TEMPLATE_STEP,
          binome_entity_get_integer (wanted->pdata[i], BINOME_PLAN_STEP_TEMPLATE_STEP));
      if (!binome_db_update (db, same, error))
        return FALSE;
    }
  for (guint i = 0; i < steps->len; i++)
    if (!binome_db_delete (db, BINOME_TYPE_PLAN_STEP, binome_entity_get_id (steps->pdata[i]), error))
      return FALSE;

  return TRUE;
}

/* How many days the programme lasts. */
int
binome_plan_template_get_length (BinomeEntity *programme)
{
  return binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON)
         - binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON);
}

/**
 * binome_plan_template_give:
 * @db: the file, in a write
 * @template: one of the company's templates
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Makes the plan of the programme that of the template: the steps for every job, or those of the job that
 * the template is for. Pairs that run keep their check-ins until they are compared with the plan.
 *
 * Returns: whether it was given
 */
gboolean
binome_plan_template_give (BinomeDb *db, gint64 template, gint64 programme, GError **error)
{
  g_autoptr (BinomeEntity) from = binome_db_get (db, BINOME_TYPE_PLAN_TEMPLATE, template, error);
  g_autoptr (BinomeEntity) to
      = from != NULL ? binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error) : NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *job = from != NULL ? fold_job (from, BINOME_PLAN_TEMPLATE_JOB) : NULL;

  return to != NULL && add_steps_of (db, from, binome_plan_template_get_length (to), steps, error)
         && replace_steps (db, programme, job, steps, error)
         && binome_plan_source_keep (db, programme, template, error);
}

/**
 * binome_plan_template_give_shipped:
 * @db: the file, in a write
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Makes the steps for every job those that come with the program for its kind and its dates.
 *
 * Returns: whether they were given
 */
gboolean
binome_plan_template_give_shipped (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (BinomeEntity) to = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (GPtrArray) steps
      = to != NULL
            ? binome_plan_library_make_steps (
                  (BinomeProgrammeKind)binome_entity_get_choice (to, BINOME_PROGRAMME_KIND),
                  binome_entity_get_date (to, BINOME_PROGRAMME_STARTS_ON),
                  binome_entity_get_date (to, BINOME_PROGRAMME_ENDS_ON), C_ ("language code", "en"), error)
            : NULL;

  return steps != NULL && replace_steps (db, programme, "", steps, error)
         && binome_plan_source_keep (db, programme, 0, error);
}

/* ---- from plans to templates ---- */

static gboolean
keep_template (BinomeDb *db, const char *title, BinomeProgrammeKind kind, const char *job, GPtrArray *steps,
               gint64 *kept, GError **error)
{
  g_autoptr (BinomeEntity) template = BINOME_ENTITY (binome_plan_template_new ());

  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_TITLE, title);
  binome_entity_set_choice (template, BINOME_PLAN_TEMPLATE_KIND, (int)kind);
  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_JOB, job);
  if (!binome_db_insert (db, template, error))
    return FALSE;

  if (kept != NULL)
    *kept = binome_entity_get_id (template);
  return binome_workflow_insert_all (db, steps, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE,
                                     binome_entity_get_id (template), error);
}

/**
 * binome_plan_template_copy:
 * @db: the file, in a write
 * @template: one of the company's templates
 * @copy: (out) (optional): the new one
 * @error: return location for a #GError
 *
 * Returns: whether it was copied
 */
gboolean
binome_plan_template_copy (BinomeDb *db, gint64 template, gint64 *copy, GError **error)
{
  g_autoptr (BinomeEntity) from = binome_db_get (db, BINOME_TYPE_PLAN_TEMPLATE, template, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all
      = from != NULL ? binome_workflow_select_of (db, BINOME_TYPE_PLAN_TEMPLATE_STEP,
                                                  BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, template, error)
                     : NULL;
  g_autofree char *title = NULL;

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (BinomeEntity) step = make_plan_step (all->pdata[i], "");

      g_ptr_array_add (steps, make_template_step (step));
    }
  /* Translators: %s is the name of what was copied. */
  title = g_strdup_printf (_ ("%s (copy)"), binome_entity_get_text (from, BINOME_PLAN_TEMPLATE_TITLE));
  return keep_template (db, title,
                        (BinomeProgrammeKind)binome_entity_get_choice (from, BINOME_PLAN_TEMPLATE_KIND),
                        binome_entity_get_text (from, BINOME_PLAN_TEMPLATE_JOB), steps, copy, error);
}

static GPtrArray *
make_template_steps (GPtrArray *plan_steps)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plan_steps->len; i++)
    g_ptr_array_add (steps, make_template_step (plan_steps->pdata[i]));
  return steps;
}

/**
 * binome_plan_template_copy_shipped:
 * @db: the file, in a write
 * @kind: of which kind of programme
 * @copy: (out) (optional): the new template
 * @error: return location for a #GError
 *
 * Makes a template of the company from the plan that comes with the program, as it is for a programme
 * that lasts as long as is usual for its kind.
 *
 * Returns: whether it was copied
 */
gboolean
binome_plan_template_copy_shipped (BinomeDb *db, BinomeProgrammeKind kind, gint64 *copy, GError **error)
{
  const char *language = C_ ("language code", "en");
  BinomeDate today = binome_clock_today ();
  g_autoptr (GPtrArray) plans = binome_plan_library_list (language, error);
  const BinomeShippedPlan *plan = NULL;
  g_autoptr (GPtrArray) plan_steps = NULL, steps = NULL;

  if (plans == NULL)
    return FALSE;

  for (guint i = 0; i < plans->len; i++)
    if (((BinomeShippedPlan *)plans->pdata[i])->kind == kind)
      plan = plans->pdata[i];
  plan_steps = binome_plan_library_make_steps (
      kind, today, binome_date_add_months (today, plan != NULL ? plan->months : 12), language, error);
  if (plan_steps == NULL)
    return FALSE;

  steps = make_template_steps (plan_steps);
  return keep_template (db, plan->title, kind, "", steps, copy, error);
}

/* Keeps the steps for one job, or for every job, as a template. */
static gboolean
keep_steps_of (BinomeDb *db, BinomeEntity *programme, const char *job, const char *folded, GError **error)
{
  const char *name = binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE);
  g_autoptr (GPtrArray) plan_steps = select_steps (db, binome_entity_get_id (programme), folded, error);
  g_autoptr (GPtrArray) steps = plan_steps != NULL ? make_template_steps (plan_steps) : NULL;
  /* Translators: the name of a template of plans: a programme, and a job. */
  g_autofree char *title = *job != '\0' ? g_strdup_printf (_ ("%1$s, %2$s"), name, job) : g_strdup (name);

  return steps != NULL
         && keep_template (db, title,
                           (BinomeProgrammeKind)binome_entity_get_choice (programme, BINOME_PROGRAMME_KIND),
                           job, steps, NULL, error);
}

/**
 * binome_plan_template_keep_programme:
 * @db: the file, in a write
 * @programme: a programme with a check-in plan
 * @n_templates: (out) (optional): how many templates were made
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where the plan is empty
 *
 * Keeps the plan of a programme for the next ones: a template for every job, and one for each job that has
 * steps of its own.
 *
 * Returns: whether it was kept
 */
gboolean
binome_plan_template_keep_programme (BinomeDb *db, gint64 programme, guint *n_templates, GError **error)
{
  g_autoptr (BinomeEntity) from = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (GPtrArray) steps = from != NULL
                                    ? binome_workflow_select_of (db, BINOME_TYPE_PLAN_STEP,
                                                                 BINOME_PLAN_STEP_PROGRAMME, programme, error)
                                    : NULL;
  g_autoptr (GHashTable) jobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (steps == NULL)
    return FALSE;
  if (steps->len == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("The plan has no check-in yet, so there is nothing to keep."));
      return FALSE;
    }

  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *folded = fold_job (steps->pdata[i], BINOME_PLAN_STEP_JOB);
      g_autofree char *job
          = binome_text_clean_line (binome_entity_get_text (steps->pdata[i], BINOME_PLAN_STEP_JOB));

      if (g_hash_table_contains (jobs, folded))
        continue;
      if (!keep_steps_of (db, from, job, folded, error))
        return FALSE;
      g_hash_table_add (jobs, g_steal_pointer (&folded));
    }
  if (n_templates != NULL)
    *n_templates = g_hash_table_size (jobs);
  return TRUE;
}
