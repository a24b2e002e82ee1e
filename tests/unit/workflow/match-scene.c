/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of the matching in the scene: criteria, a run, what is kept of it. */

#include "match-scene.h"

#include "binome-matching.h"
#include "criteria-scene.h"

gint64
match_scene_add_criterion (Scene *self, const char *title, BinomeCriterionKind kind, int weight)
{
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());

  binome_entity_set_reference (criterion, BINOME_CRITERION_PROGRAMME, self->programme);
  binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, title);
  binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, BINOME_COMPARATOR_SAME);
  binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, BINOME_ATTRIBUTE_SITE);
  binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)kind);
  binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, weight);
  return scene_add (self, criterion);
}

/* No criterion but the site. */
void
match_scene_only_the_site (Scene *self, BinomeCriterionKind kind)
{
  scene_write (self, criteria_scene_clear_work, &self->programme);
  match_scene_add_criterion (self, "Place of work", kind, 5);
}

typedef struct
{
  GType type;
  guint field;
  gint64 id;
  GPtrArray *rows;
} Select;

static gboolean
select_work (BinomeDb *db, gpointer data, GError **error)
{
  Select *select = data;
  g_autoptr (BinomeQuery) query = binome_query_new (select->type);

  binome_query_where_integer (query, select->field, BINOME_QUERY_EQUAL, select->id);
  select->rows = binome_db_select (db, query, error);
  return select->rows != NULL;
}

GPtrArray *
match_scene_select (Scene *self, GType type, guint field, gint64 id)
{
  Select select = { type, field, id, NULL };

  scene_read (self, select_work, &select);
  return select.rows;
}

BinomeEntity *
match_scene_run (Scene *self, const BinomeMatchingOptions *options)
{
  g_autoptr (BinomeMatching) matching = binome_matching_new (self->programme, "Run");
  g_autoptr (GError) error = NULL;

  binome_matching_set_options (matching, options);
  binome_matching_run (matching, self->store, NULL, &error);
  g_assert_no_error (error);
  return scene_get (self, BINOME_TYPE_MATCH_RUN, binome_matching_get_run (matching));
}
