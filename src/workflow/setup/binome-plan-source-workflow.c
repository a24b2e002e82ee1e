/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From which templates a plan comes, what they have changed since, and what that means for the pairs that
 * run. A step that a programme changed by hand stays as it is while the template says what it said then. */

#include "binome-plan-source-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-plan-difference.h"
#include "binome-plan-template-workflow.h"
#include "binome-workflow-sql.h"

/**
 * binome_plan_behind_free:
 * @self: (transfer full): what a change means for a programme
 */
void
binome_plan_behind_free (gpointer self)
{
  BinomePlanBehind *behind = self;

  g_clear_pointer (&behind->differences, g_ptr_array_unref);
  g_free (behind->title);
  g_free (behind);
}

/* ---- what a template said ---- */

static GPtrArray *
select_template_steps (BinomeDb *db, gint64 template, GError **error)
{
  return binome_workflow_select_of (db, BINOME_TYPE_PLAN_TEMPLATE_STEP, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE,
                                    template, error);
}

/* One line for a step: its id, then all that it gives to a plan. */
static char *
make_line (BinomeEntity *step, const char *job)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %s | %s",
                          binome_entity_get_id (step),
                          binome_entity_get_choice (step, BINOME_PLAN_TEMPLATE_STEP_KIND),
                          binome_entity_get_choice (step, BINOME_PLAN_TEMPLATE_STEP_ANCHOR),
                          binome_entity_get_integer (step, BINOME_PLAN_TEMPLATE_STEP_DAYS),
                          binome_entity_get_integer (step, BINOME_PLAN_TEMPLATE_STEP_WINDOW),
                          binome_entity_get_choice (step, BINOME_PLAN_TEMPLATE_STEP_OWNER), job,
                          binome_entity_get_text (step, BINOME_PLAN_TEMPLATE_STEP_TITLE));
}

static char *
describe_template (BinomeDb *db, gint64 id, GError **error)
{
  g_autoptr (BinomeEntity) template = binome_db_get (db, BINOME_TYPE_PLAN_TEMPLATE, id, error);
  g_autoptr (GPtrArray) steps = template != NULL ? select_template_steps (db, id, error) : NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (steps == NULL)
    return NULL;
  for (guint i = 0; i < steps->len; i++)
    g_strv_builder_take (
        lines, make_line (steps->pdata[i], binome_entity_get_text (template, BINOME_PLAN_TEMPLATE_JOB)));
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

/* ---- where a plan comes from ---- */

static GArray *
select_templates (BinomeDb *db, gint64 programme, GError **error)
{
  BinomeStatement *row
      = binome_db_prepare (db,
                           "SELECT DISTINCT t.template FROM plan_step s"
                           " JOIN plan_template_step t ON t.id = s.template_step WHERE s.programme = ?1",
                           error);

  if (row == NULL)
    return NULL;

  binome_statement_bind_integer (row, 1, programme);
  return binome_statement_list_ids (row, error);
}

static gboolean
take_out (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        g_array_remove_index_fast (ids, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
add_source (BinomeDb *db, gint64 programme, gint64 template, GError **error)
{
  g_autoptr (BinomeEntity) source = BINOME_ENTITY (binome_plan_source_new ());
  g_autofree char *taken = describe_template (db, template, error);

  if (taken == NULL)
    return FALSE;

  binome_entity_set_reference (source, BINOME_PLAN_SOURCE_PROGRAMME, programme);
  binome_entity_set_reference (source, BINOME_PLAN_SOURCE_TEMPLATE, template);
  binome_entity_set_text (source, BINOME_PLAN_SOURCE_TAKEN, taken);
  return binome_db_insert (db, source, error);
}

/**
 * binome_plan_source_keep:
 * @db: the file, in a write
 * @programme: a programme whose plan was just taken from templates
 * @template: the one that was taken; 0 for those of a new programme
 * @error: return location for a #GError
 *
 * Notes from which templates the plan comes, and what @template says today. Those of which no step is left
 * are forgotten.
 *
 * Returns: whether it was kept
 */
gboolean
binome_plan_source_keep (BinomeDb *db, gint64 programme, gint64 template, GError **error)
{
  g_autoptr (GArray) templates = select_templates (db, programme, error);
  g_autoptr (GPtrArray) sources
      = templates != NULL ? binome_workflow_select_of (db, BINOME_TYPE_PLAN_SOURCE,
                                                       BINOME_PLAN_SOURCE_PROGRAMME, programme, error)
                          : NULL;

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      gint64 known = binome_entity_get_reference (sources->pdata[i], BINOME_PLAN_SOURCE_TEMPLATE);

      if (known != template && take_out (templates, known))
        continue;
      if (!binome_db_delete (db, BINOME_TYPE_PLAN_SOURCE, binome_entity_get_id (sources->pdata[i]), error))
        return FALSE;
    }
  for (guint i = 0; i < templates->len; i++)
    if (!add_source (db, programme, g_array_index (templates, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* ---- what has changed since ---- */

/* The plan of a programme as the template would have it. */
typedef struct
{
  GPtrArray *steps;      /* all of the plan; a new one has minus the id of its step of the template */
  GPtrArray *changed;    /* of them, those to be kept */
  GArray *dropped;       /* ids of steps that go */
  GHashTable *looked_at; /* ids of those that come from the template, or came from it */
} Outlook;

static void
outlook_clear (Outlook *self)
{
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->dropped, g_array_unref);
  g_clear_pointer (&self->looked_at, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outlook, outlook_clear)

static BinomeEntity *
find_step (GPtrArray *steps, gint64 template_step, guint *index)
{
  for (guint i = 0; i < steps->len; i++)
    if (binome_entity_get_integer (steps->pdata[i], BINOME_PLAN_STEP_TEMPLATE_STEP) == template_step)
      {
        *index = i;
        return steps->pdata[i];
      }

  return NULL;
}

static void
look_at (Outlook *self, BinomeEntity *step)
{
  gint64 id = binome_entity_get_id (step);

  g_hash_table_add (self->looked_at, g_memdup2 (&id, sizeof id));
}

/* The lines of what was taken, by the id that they begin with. */
static GHashTable *
read_taken (BinomeEntity *source)
{
  g_auto (GStrv) lines = g_strsplit (binome_entity_get_text (source, BINOME_PLAN_SOURCE_TAKEN), "\n", -1);
  GHashTable *taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (lines[i], NULL, 10);

      if (id > 0)
        g_hash_table_insert (taken, g_memdup2 (&id, sizeof id), g_strdup (lines[i]));
    }
  return taken;
}

static void
foresee_step (Outlook *self, BinomeEntity *programme, BinomeEntity *from, const char *job, const char *taken)
{
  g_autofree char *line = make_line (from, job);
  guint index;
  BinomeEntity *step = find_step (self->steps, binome_entity_get_id (from), &index);

  if (step == NULL && taken == NULL
      && binome_plan_template_step_fits (from, binome_plan_template_get_length (programme)))
    {
      step = BINOME_ENTITY (binome_plan_step_new ());
      binome_entity_set_id (step, -binome_entity_get_id (from));
      binome_entity_set_reference (step, BINOME_PLAN_STEP_PROGRAMME, binome_entity_get_id (programme));
      g_ptr_array_add (self->steps, step);
    }
  if (step == NULL) /* the programme does without it */
    return;

  look_at (self, step);
  if (g_strcmp0 (line, taken) == 0)
    return;
  binome_plan_template_put_step (from, job, step);
  g_ptr_array_add (self->changed, g_object_ref (step));
}

static gboolean
foresee (BinomeDb *db, BinomeEntity *source, BinomeEntity *programme, Outlook *self, GError **error)
{
  gint64 id = binome_entity_get_reference (source, BINOME_PLAN_SOURCE_TEMPLATE);
  g_autoptr (BinomeEntity) template = binome_db_get (db, BINOME_TYPE_PLAN_TEMPLATE, id, error);
  g_autoptr (GPtrArray) from = template != NULL ? select_template_steps (db, id, error) : NULL;
  g_autoptr (GHashTable) taken = read_taken (source);
  GHashTableIter iter;
  gpointer gone;

  if (from == NULL)
    return FALSE;

  self->steps = binome_workflow_select_of (db, BINOME_TYPE_PLAN_STEP, BINOME_PLAN_STEP_PROGRAMME,
                                           binome_entity_get_id (programme), error);
  if (self->steps == NULL)
    return FALSE;
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  self->dropped = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->looked_at = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < from->len; i++)
    {
      gint64 step = binome_entity_get_id (from->pdata[i]);

      foresee_step (self, programme, from->pdata[i],
                    binome_entity_get_text (template, BINOME_PLAN_TEMPLATE_JOB),
                    g_hash_table_lookup (taken, &step));
      g_hash_table_remove (taken, &step);
    }
  g_hash_table_iter_init (&iter, taken);
  while (g_hash_table_iter_next (&iter, &gone, NULL))
    {
      guint index;
      BinomeEntity *step = find_step (self->steps, *(gint64 *)gone, &index);
      gint64 dropped = step != NULL ? binome_entity_get_id (step) : 0;

      if (step == NULL)
        continue;
      look_at (self, step);
      g_array_append_val (self->dropped, dropped);
      g_ptr_array_remove_index (self->steps, index);
    }

  return TRUE;
}

static BinomePlanBehind *
compare_source (BinomeDb *db, BinomeEntity *source, BinomeDate today, GError **error)
{
  gint64 id = binome_entity_get_reference (source, BINOME_PLAN_SOURCE_PROGRAMME);
  g_autoptr (BinomeEntity) programme = binome_db_get (db, BINOME_TYPE_PROGRAMME, id, error);
  g_auto (Outlook) outlook = { NULL };
  g_autoptr (BinomePlanBehind) behind = g_new0 (BinomePlanBehind, 1);

  if (programme == NULL || !foresee (db, source, programme, &outlook, error))
    return NULL;

  behind->programme = id;
  behind->title = g_strdup (binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE));
  behind->is_behind = outlook.changed->len > 0 || outlook.dropped->len > 0;
  behind->differences
      = binome_plan_difference_foresee (db, id, outlook.steps, outlook.looked_at, today, error);
  return behind->differences != NULL ? g_steal_pointer (&behind) : NULL;
}

static GPtrArray *
select_sources (BinomeDb *db, gint64 template, GError **error)
{
  return binome_workflow_select_of (db, BINOME_TYPE_PLAN_SOURCE, BINOME_PLAN_SOURCE_TEMPLATE, template,
                                    error);
}

/**
 * binome_plan_source_list_behind:
 * @db: the file
 * @template: one of the company's templates
 * @today: the day on which it is asked
 * @error: return location for a #GError
 *
 * Looks for the programmes that took the template and have an older text of it, in their plan or with pairs
 * that run. What a pair was left without before is not told again.
 *
 * Returns: (transfer full) (element-type BinomePlanBehind) (nullable): those programmes
 */
GPtrArray *
binome_plan_source_list_behind (BinomeDb *db, gint64 template, BinomeDate today, GError **error)
{
  g_autoptr (GPtrArray) sources = select_sources (db, template, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (binome_plan_behind_free);

  if (sources == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (BinomePlanBehind) behind = compare_source (db, sources->pdata[i], today, error);

      if (behind == NULL)
        return NULL;
      if (behind->is_behind || behind->differences->len > 0)
        g_ptr_array_add (all, g_steal_pointer (&behind));
    }

  return g_steal_pointer (&all);
}

/* ---- following ---- */

static gboolean
follow (BinomeDb *db, BinomeEntity *source, GError **error)
{
  g_autoptr (BinomeEntity) programme = binome_db_get (
      db, BINOME_TYPE_PROGRAMME, binome_entity_get_reference (source, BINOME_PLAN_SOURCE_PROGRAMME), error);
  g_autofree char *taken
      = describe_template (db, binome_entity_get_reference (source, BINOME_PLAN_SOURCE_TEMPLATE), error);
  g_auto (Outlook) outlook = { NULL };

  if (programme == NULL || taken == NULL || !foresee (db, source, programme, &outlook, error))
    return FALSE;

  for (guint i = 0; i < outlook.changed->len; i++)
    {
      BinomeEntity *step = outlook.changed->pdata[i];
      gboolean is_new = binome_entity_get_id (step) < 0;

      if (is_new)
        binome_entity_set_id (step, 0);
      if (!(is_new ? binome_db_insert (db, step, error) : binome_db_update (db, step, error)))
        return FALSE;
    }
  for (guint i = 0; i < outlook.dropped->len; i++)
    if (!binome_db_delete (db, BINOME_TYPE_PLAN_STEP, g_array_index (outlook.dropped, gint64, i), error))
      return FALSE;

  if (g_str_equal (taken, binome_entity_get_text (source, BINOME_PLAN_SOURCE_TAKEN)))
    return TRUE;
  binome_entity_set_text (source, BINOME_PLAN_SOURCE_TAKEN, taken);
  return binome_db_update (db, source, error);
}

/**
 * binome_plan_source_follow:
 * @db: the file, in a write
 * @template: one of the company's templates
 * @behind: (element-type BinomePlanBehind): the programmes as they were read, with the changes that are
 * wanted
 * @today: the day on which it was asked
 * @n_pairs: (out) (optional): how many pairs were changed
 * @error: return location for a #GError
 *
 * Makes the plans of these programmes what the template says today, and carries out what is wanted for their
 * pairs; the others keep what they have and are not asked again.
 *
 * Returns: whether it was carried out
 */
gboolean
binome_plan_source_follow (BinomeDb *db, gint64 template, GPtrArray *behind, BinomeDate today, guint *n_pairs,
                           GError **error)
{
  g_autoptr (GPtrArray) sources = select_sources (db, template, error);
  guint n = 0;

  if (sources == NULL)
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    for (guint j = 0; j < behind->len; j++)
      {
        const BinomePlanBehind *asked = behind->pdata[j];
        guint changed;

        if (asked->programme != binome_entity_get_reference (sources->pdata[i], BINOME_PLAN_SOURCE_PROGRAMME))
          continue;
        if (!follow (db, sources->pdata[i], error)
            || !binome_plan_difference_accept (db, asked->programme, asked->differences, today, &changed,
                                               error))
          return FALSE;
        n += changed;
      }
  if (n_pairs != NULL)
    *n_pairs = n;
  return TRUE;
}
