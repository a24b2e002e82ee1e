/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many pairs the criteria leave possible, and how many each rule alone takes away: counted in a thread
 * while they are being edited. */

#include "binome-criteria-preview.h"

#include "binome-match-views.h"
#include "binome-matching-load.h"

typedef struct
{
  gint64 programme;
  BinomeEntity *draft; /* a copy: the editor goes on */
  BinomeMatchProblem *problem;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_clear_object (&count->draft);
  g_clear_pointer (&count->problem, binome_match_problem_unref);
  g_free (count);
}

void
binome_criteria_preview_free (BinomeCriteriaPreview *self)
{
  g_hash_table_unref (self->removed);
  g_free (self);
}

static BinomeEntity *
copy_criterion (BinomeEntity *criterion)
{
  BinomeEntity *copy = BINOME_ENTITY (binome_criterion_new ());
  gint64 id = binome_entity_get_id (criterion);

  for (guint field = 0; field < binome_entity_get_n_fields (criterion); field++)
    binome_entity_assign (copy, field, binome_entity_peek (criterion, field));
  binome_entity_set_id (copy, id > 0 ? id : BINOME_CRITERIA_PREVIEW_NEW);
  return copy;
}

/* ---- counting ---- */

/* A rule alone takes away what would be possible without it and is not with it. */
static gboolean
count_removed (BinomeCriteriaPreview *self, BinomeMatchProblem *problem, guint criterion,
               GCancellable *cancellable, GError **error)
{
  guint rule = BINOME_MATCH_RULE_FIRST_CRITERION + criterion;
  gint64 id = binome_match_problem_get_criterion_id (problem, criterion);
  guint64 n_pairs, removed;
  guint n_without;

  /* The program's own rules have no id. */
  if (id == 0 || !binome_match_problem_rule_can_bar (problem, rule))
    return TRUE;
  if (!binome_match_problem_count_pairs (problem, (int)rule, &n_pairs, &n_without, cancellable, error))
    return FALSE;

  removed = n_pairs - self->n_possible;
  g_hash_table_insert (self->removed, g_memdup2 (&id, sizeof id), g_memdup2 (&removed, sizeof removed));
  return TRUE;
}

static BinomeCriteriaPreview *
count (BinomeMatchProblem *problem, GCancellable *cancellable, GError **error)
{
  g_autoptr (BinomeCriteriaPreview) self = g_new0 (BinomeCriteriaPreview, 1);

  self->removed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->n_tutees = binome_match_problem_get_n_tutees (problem);
  self->n_tutors = binome_match_problem_get_n_tutors (problem);
  self->n_pairs = (guint64)self->n_tutees * self->n_tutors;
  if (!binome_match_problem_count_pairs (problem, BINOME_MATCH_RULE_NONE, &self->n_possible, &self->n_nobody,
                                         cancellable, error))
    return NULL;
  for (guint k = 0; k < binome_match_problem_get_n_criteria (problem); k++)
    if (!count_removed (self, problem, k, cancellable, error))
      return NULL;

  return g_steal_pointer (&self);
}

static void
count_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  BinomeCriteriaPreview *preview = count (((Count *)task_data)->problem, cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify)binome_criteria_preview_free);
  else
    g_task_return_error (task, error);
}

/* ---- reading ---- */

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  Count *self = g_task_get_task_data (data);
  const BinomeMatchingScope scope = { .draft = self->draft, .with_places_only = TRUE };
  g_autofree char *criteria = NULL;

  self->problem = binome_matching_load_scope (db, self->programme, &scope, &criteria, error);
  return self->problem != NULL;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!binome_store_read_finish (BINOME_STORE (source), result, NULL, &error))
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, count_thread);
}

/**
 * binome_criteria_preview_async:
 * @store: the file
 * @programme: a programme
 * @draft: (nullable): a #BinomeCriterion as it is being edited: it counts in place of what is kept
 * @cancellable: (nullable): to stop it, when a newer count is wanted
 * @callback: called when it is counted
 * @user_data: for @callback
 *
 * Counts what the criteria leave possible.
 */
void
binome_criteria_preview_async (BinomeStore *store, gint64 programme, BinomeEntity *draft,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Count *self = g_new0 (Count, 1);

  self->programme = programme;
  self->draft = draft != NULL ? copy_criterion (draft) : NULL;
  g_task_set_source_tag (task, binome_criteria_preview_async);
  g_task_set_task_data (task, self, count_free);
  binome_store_read_async (store, load_work, g_object_ref (task), g_object_unref, cancellable, on_loaded_cb,
                           task);
}

/**
 * binome_criteria_preview_finish:
 * @store: the file
 * @result: of binome_criteria_preview_async()
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED with the reason where there is nobody to
 * match, or where a criterion is forbidden by law; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the counts
 */
BinomeCriteriaPreview *
binome_criteria_preview_finish (BinomeStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * binome_criteria_preview_get_removed:
 * @self: what was counted
 * @criterion: a criterion, or %BINOME_CRITERIA_PREVIEW_NEW
 * @removed: (out): how many more pairs would be possible without it
 *
 * Returns: %FALSE for a preference that rules nobody out, and one that is not in use
 */
gboolean
binome_criteria_preview_get_removed (const BinomeCriteriaPreview *self, gint64 criterion, guint64 *removed)
{
  const guint64 *found = g_hash_table_lookup (self->removed, &criterion);

  if (found == NULL)
    return FALSE;
  *removed = *found;
  return TRUE;
}
