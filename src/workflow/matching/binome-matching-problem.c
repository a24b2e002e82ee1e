/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to match in a programme: who is free, who has a place, and by which criteria. */

#include "binome-matching-private.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-content.h"
#include "binome-criteria-law.h"
#include "binome-capacity.h"
#include "binome-error.h"
#include "binome-matching-load.h"
#include "binome-own-fields.h"
#include "binome-programme-workflow.h"

/* Which values a criterion compares. The week and languages are fields of several values. */
static void
choose_values (BinomeEntity *entity, guint index, BinomeMatchCriterion *criterion)
{
  gint64 field = binome_entity_get_reference (entity, BINOME_CRITERION_FIELD);

  switch ((BinomeAttribute)binome_entity_get_choice (entity, BINOME_CRITERION_ATTRIBUTE))
    {
    case BINOME_ATTRIBUTE_LANGUAGE:
      criterion->attribute = BINOME_MATCH_ATTRIBUTE_FIELD;
      criterion->field = BINOME_MATCH_FIELD_LANGUAGES;
      break;
    case BINOME_ATTRIBUTE_AVAILABILITY:
      criterion->attribute = BINOME_MATCH_ATTRIBUTE_FIELD;
      criterion->field = BINOME_MATCH_FIELD_AVAILABILITY;
      break;
    case BINOME_ATTRIBUTE_CONTRACT:
      criterion->attribute = BINOME_MATCH_ATTRIBUTE_FIELD;
      criterion->field = BINOME_MATCHING_FIELD_CONTRACT;
      if (binome_entity_get_reference (entity, BINOME_CRITERION_TUTOR_FIELD) != 0)
        criterion->field = BINOME_MATCHING_TWO_FIELDS (index);
      break;
    case BINOME_ATTRIBUTE_DIPLOMA:
      criterion->attribute = BINOME_MATCH_ATTRIBUTE_FIELD;
      criterion->field = BINOME_MATCHING_FIELD_DIPLOMA;
      break;
    case BINOME_ATTRIBUTE_EXPERIENCE:
      criterion->attribute = BINOME_MATCH_ATTRIBUTE_FIELD;
      criterion->field = BINOME_MATCHING_FIELD_EXPERIENCE;
      break;
    case BINOME_ATTRIBUTE_REMOTE:
      criterion->attribute = BINOME_MATCH_ATTRIBUTE_FIELD;
      criterion->field = BINOME_MATCHING_FIELD_REMOTE;
      break;
    case BINOME_ATTRIBUTE_SITE:
    case BINOME_ATTRIBUTE_TEAM:
    case BINOME_ATTRIBUTE_JOB:
      /* Of one value nothing more can be in common than that it is the same. */
      if (criterion->comparator == BINOME_MATCH_COMPARE_OVERLAP)
        criterion->comparator = BINOME_MATCH_COMPARE_SAME;
      break;
    case BINOME_ATTRIBUTE_NONE:
    case BINOME_ATTRIBUTE_FIELD:
    default:
      break;
    }
  if (binome_criterion_needs_field (entity))
    {
      criterion->attribute = BINOME_MATCH_ATTRIBUTE_FIELD;
      criterion->field = binome_entity_get_reference (entity, BINOME_CRITERION_TUTOR_FIELD) != 0
                             ? BINOME_MATCHING_TWO_FIELDS (index)
                             : field;
    }
  /* 0 is no limit; below the least it is none to the engine. */
  if (criterion->comparator == BINOME_MATCH_COMPARE_LEVEL_GAP && criterion->maximum == 0)
    criterion->maximum = criterion->minimum - 1;
}

static BinomeMatchCriterion
read_criterion (BinomeEntity *entity, guint index)
{
  /* The enums of the model and of the matching are the same lists in the same order. */
  BinomeMatchCriterion criterion = {
    .id = binome_entity_get_id (entity),
    .title = binome_entity_get_text (entity, BINOME_CRITERION_TITLE),
    .comparator = (BinomeMatchComparator)binome_entity_get_choice (entity, BINOME_CRITERION_COMPARATOR),
    .attribute = (BinomeMatchAttribute)binome_entity_get_choice (entity, BINOME_CRITERION_ATTRIBUTE),
    .kind = (BinomeMatchKind)binome_entity_get_choice (entity, BINOME_CRITERION_KIND),
    .weight = (int)binome_entity_get_integer (entity, BINOME_CRITERION_WEIGHT),
    .missing = (BinomeMatchMissing)binome_entity_get_choice (entity, BINOME_CRITERION_MISSING),
    .minimum = (int)binome_entity_get_integer (entity, BINOME_CRITERION_MINIMUM),
    .maximum = (int)binome_entity_get_integer (entity, BINOME_CRITERION_MAXIMUM),
    .viewpoint = (BinomeMatchViewpoint)binome_entity_get_choice (entity, BINOME_CRITERION_VIEWPOINT),
  };

  choose_values (entity, index, &criterion);
  return criterion;
}

G_STATIC_ASSERT ((int)BINOME_MATCH_COMPARE_TALK == (int)BINOME_COMPARATOR_TALK);
G_STATIC_ASSERT ((int)BINOME_MATCH_ATTRIBUTE_FIELD == (int)BINOME_ATTRIBUTE_FIELD);
G_STATIC_ASSERT ((int)BINOME_MATCH_VIEWPOINT_TUTOR == (int)BINOME_VIEWPOINT_TUTOR);
G_STATIC_ASSERT ((int)BINOME_MATCH_KIND_WEIGHTED == (int)BINOME_CRITERION_KIND_WEIGHTED);
G_STATIC_ASSERT ((int)BINOME_MATCH_MISSING_EXCLUDE == (int)BINOME_MISSING_EXCLUDE);

/* A pair needs days in common whatever the criteria say, or it could not be proposed. */
static void
add_presence_rule (BinomeMatchProblem *problem)
{
  const BinomeMatchCriterion presence = {
    .title = _ ("Both there at the same time"),
    .comparator = BINOME_MATCH_COMPARE_DATES_OVERLAP,
    .kind = BINOME_MATCH_KIND_MUST,
    .minimum = 1,
  };

  binome_match_problem_add_criterion (problem, &presence);
}

/* Whoever refuses the other is heard, with a criterion of wishes or without. It comes first, so that the pair
 * is told by this rule; why they refuse stays private. */
static void
add_veto_rule (BinomeMatchProblem *problem)
{
  const BinomeMatchCriterion veto = {
    .title = _ ("Nobody refuses the other"),
    .comparator = BINOME_MATCH_COMPARE_WISHES,
    .kind = BINOME_MATCH_KIND_WEIGHTED,
    .weight = 0,
  };

  binome_match_problem_add_criterion (problem, &veto);
}

/* ---- the criteria in use ---- */

/* Whether the fields that it compares are still there. */
static gboolean
has_fields (BinomeEntity *criterion, GHashTable *definitions)
{
  gint64 field = binome_entity_get_reference (criterion, BINOME_CRITERION_FIELD);
  gint64 tutor_field = binome_entity_get_reference (criterion, BINOME_CRITERION_TUTOR_FIELD);

  return (!binome_criterion_needs_field (criterion) || g_hash_table_contains (definitions, &field))
         && (tutor_field == 0 || g_hash_table_contains (definitions, &tutor_field));
}

static GHashTable *
load_definitions (BinomeDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields = binome_own_fields_list (db, error);
  GHashTable *definitions;

  if (fields == NULL)
    return NULL;

  definitions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint k = 0; k < fields->len; k++)
    {
      gint64 id = binome_entity_get_id (fields->pdata[k]);

      g_hash_table_insert (definitions, g_memdup2 (&id, sizeof id), g_object_ref (fields->pdata[k]));
    }
  return definitions;
}

/* What the law forbids stops the matching: to leave it out without a word would hide it. */
static gboolean
check_law (const BinomeCriteriaLaw *law, BinomeEntity *criterion, GHashTable *definitions, GError **error)
{
  static const guint references[] = { BINOME_CRITERION_FIELD, BINOME_CRITERION_TUTOR_FIELD };

  for (gsize k = 0; k < G_N_ELEMENTS (references); k++)
    {
      gint64 field = binome_entity_get_reference (criterion, references[k]);
      BinomeEntity *definition = g_hash_table_lookup (definitions, &field);

      if (definition != NULL && !binome_criteria_law_allows (law, definition, error))
        return FALSE;
    }
  return TRUE;
}

/* A criterion whose field was removed says nothing any more: it is left out. */
static gboolean
take_criterion (BinomeMatchingLoader *self, const BinomeCriteriaLaw *law, GHashTable *definitions,
                BinomeEntity *criterion, GError **error)
{
  BinomeEntity *draft = self->scope->draft;

  if (draft != NULL && criterion != draft && binome_entity_get_id (draft) == binome_entity_get_id (criterion))
    criterion = draft;
  if (!binome_entity_get_boolean (criterion, BINOME_CRITERION_ACTIVE) || !has_fields (criterion, definitions))
    return TRUE;
  if (!check_law (law, criterion, definitions, error))
    return FALSE;

  g_ptr_array_add (self->criteria, g_object_ref (criterion));
  return TRUE;
}

static gboolean
read_criteria (BinomeMatchingLoader *self, GError **error)
{
  BinomeEntity *draft = self->scope->draft;
  g_autoptr (BinomeCriteriaLaw) law = binome_criteria_law_new (error);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERION);
  g_autoptr (GHashTable) definitions = law != NULL ? load_definitions (self->db, error) : NULL;
  g_autoptr (GPtrArray) all = NULL;

  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  all = definitions != NULL ? binome_db_select (self->db, query, error) : NULL;
  if (all == NULL)
    return FALSE;

  for (guint k = 0; k < all->len; k++)
    if (!take_criterion (self, law, definitions, all->pdata[k], error))
      return FALSE;
  return draft == NULL || binome_entity_get_id (draft) > 0
         || take_criterion (self, law, definitions, draft, error);
}

static void
add_criteria (const BinomeMatchingLoader *self, gboolean has_veto)
{
  gboolean has_presence = FALSE;

  if (has_veto)
    add_veto_rule (self->problem);
  for (guint k = 0; k < self->criteria->len; k++)
    {
      BinomeMatchCriterion criterion = read_criterion (self->criteria->pdata[k], k);

      binome_match_problem_add_criterion (self->problem, &criterion);
      binome_matching_later_add_criterion (self->later, &criterion);
      has_presence |= criterion.comparator == BINOME_MATCH_COMPARE_DATES_OVERLAP
                      && criterion.kind == BINOME_MATCH_KIND_MUST && criterion.minimum > 0;
    }
  if (!has_presence)
    add_presence_rule (self->problem);
}

static gboolean
check (BinomeMatchProblem *problem, GError **error)
{
  if (binome_match_problem_get_n_tutees (problem) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("No tutee waits for a tutor. Enrol tutees, or look at the pairs proposed."));
      return FALSE;
    }
  if (binome_match_problem_get_n_tutors (problem) == 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("No tutor takes part yet. Enrol tutors first."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
load_all (BinomeMatchingLoader *self, char **criteria, GError **error)
{
  g_autoptr (GPtrArray) definitions = binome_own_fields_list (self->db, error);
  gboolean has_veto;

  if (definitions == NULL || !read_criteria (self, error) || !binome_matching_prepare_law (self, error)
      || !binome_matching_load_people (self, error) || !binome_matching_load_distances (self, error)
      || !binome_matching_load_wishes (self, &has_veto, error))
    return FALSE;

  add_criteria (self, has_veto);
  *criteria = binome_criteria_content_write (self->criteria, definitions);
  return binome_matching_load_constraints (self, error) && binome_matching_load_law (self, error)
         && binome_matching_load_later (self, error) && check (self->problem, error);
}

/**
 * binome_matching_load_scope:
 * @db: the file
 * @programme: a programme
 * @scope: what is wanted of it
 * @criteria: (out) (transfer full): the criteria in use, to be kept with a run, see
 *   binome_match_run_list_criteria()
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where there is nobody to match, or where a
 *   criterion compares what the law forbids
 *
 * Returns: (transfer full) (nullable): what there is to match
 */
BinomeMatchProblem *
binome_matching_load_scope (BinomeDb *db, gint64 programme, const BinomeMatchingScope *scope, char **criteria,
                            GError **error)
{
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PROGRAMME, programme, error);
  g_autoptr (BinomeMatchProblem) problem = binome_match_problem_new ();
  g_autoptr (GPtrArray) used = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) capacities = binome_capacity_read_programme (db, programme, error);
  BinomeMatchingLoader self = { db, programme, scope, problem, used, capacities };
  g_autoptr (BinomeMatchingLater) later = NULL;
  gboolean loaded;

  *criteria = NULL;
  if (entity == NULL || capacities == NULL
      || (scope->run == 0 && !scope->everybody && !binome_programme_check_open (entity, error)))
    return NULL;

  self.texts = g_string_chunk_new (4096);
  self.later = later = binome_matching_later_new (&self, error);
  loaded = later != NULL && load_all (&self, criteria, error);
  g_string_chunk_free (self.texts);
  if (!loaded)
    g_clear_pointer (criteria, g_free);

  return loaded ? g_steal_pointer (&problem) : NULL;
}

/**
 * binome_matching_load_problem:
 * @db: the file
 * @programme: a programme
 * @criteria: (out) (transfer full): the criteria in use, to be kept with a run, see
 *   binome_match_run_list_criteria()
 * @error: return location for a #GError: as binome_matching_load_scope()
 *
 * Tutees who have a pair, proposed or running, are left out; each tutor has the places that are left.
 *
 * Returns: (transfer full) (nullable): what there is to match
 */
BinomeMatchProblem *
binome_matching_load_problem (BinomeDb *db, gint64 programme, char **criteria, GError **error)
{
  const BinomeMatchingScope scope = { 0 };

  return binome_matching_load_scope (db, programme, &scope, criteria, error);
}
