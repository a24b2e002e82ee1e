/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run was made with, as it stood then: its criteria and the decisions by hand. They are kept in
 * values, and put into words when they are read. */

#include "binome-matching-record.h"

#include <json-glib/json-glib.h>
#include <glib/gi18n-lib.h>

#include "binome-criteria-content.h"
#include "binome-criterion-words.h"
#include "binome-workflow-sql.h"

/* ---- criteria ---- */

static void
asked_free (gpointer data)
{
  BinomeMatchAsked *asked = data;

  g_free (asked->title);
  g_free (asked->kind);
  g_free (asked->condition);
  g_free (asked->missing);
  g_free (asked->viewpoint);
  g_free (asked);
}

/* Older runs kept a line a criterion, such as “Same site: Preferred 6”. */
static void
add_line (GPtrArray *list, const char *line)
{
  BinomeMatchAsked *asked = g_new0 (BinomeMatchAsked, 1);
  const char *split = g_strrstr (line, ": ");

  asked->title = split != NULL ? g_strndup (line, (gsize)(split - line)) : g_strdup (line);
  asked->kind = g_strdup (split != NULL ? split + strlen (": ") : "");
  asked->condition = g_strdup ("");
  asked->missing = g_strdup ("");
  asked->viewpoint = g_strdup ("");
  g_ptr_array_add (list, asked);
}

static char *
describe_kind (BinomeEntity *criterion)
{
  const char *kind = binome_entity_get_choice_label (criterion, BINOME_CRITERION_KIND);

  if (binome_entity_get_choice (criterion, BINOME_CRITERION_KIND) != BINOME_CRITERION_KIND_WEIGHTED)
    return g_strdup (kind);

  /* Translators: “Preferred”, and a weight from 0 to 10. */
  return g_strdup_printf (_ ("%1$s, weight %2$d"), kind,
                          (int)binome_entity_get_integer (criterion, BINOME_CRITERION_WEIGHT));
}

static void
add_criterion (GPtrArray *list, BinomeEntity *criterion, BinomeCriteriaFields *fields)
{
  BinomeMatchAsked *asked = g_new0 (BinomeMatchAsked, 1);

  asked->title = g_strdup (binome_entity_get_text (criterion, BINOME_CRITERION_TITLE));
  asked->kind = describe_kind (criterion);
  asked->condition = binome_criterion_dup_condition (criterion, fields);
  asked->missing = g_strdup (binome_entity_get_choice_label (criterion, BINOME_CRITERION_MISSING));
  asked->viewpoint = g_strdup (binome_entity_get_choice_label (criterion, BINOME_CRITERION_VIEWPOINT));
  g_ptr_array_add (list, asked);
}

/* The criteria of a run that kept them in values. Fields of one’s own are called what they were called. */
static GPtrArray *
read_criteria (const char *content)
{
  g_autoptr (GPtrArray) definitions = binome_criteria_content_list_fields (content);
  g_autoptr (BinomeCriteriaFields) fields = binome_criteria_fields_new_of (definitions);
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (asked_free);
  g_autoptr (GStrvBuilder) left_out = g_strv_builder_new ();

  if (!binome_criteria_content_read (content, definitions, criteria, left_out, NULL))
    return NULL;
  for (guint i = 0; i < criteria->len; i++)
    add_criterion (list, criteria->pdata[i], fields);
  return g_steal_pointer (&list);
}

/**
 * binome_match_run_knows_criteria:
 * @run: a #BinomeMatchRun
 *
 * Returns: whether it knows all of its criteria; an older one knows titles and weights only
 */
gboolean
binome_match_run_knows_criteria (BinomeEntity *run)
{
  const char *text = binome_entity_get_text (run, BINOME_MATCH_RUN_CRITERIA);
  g_autoptr (GPtrArray) list = *text == '{' ? read_criteria (text) : NULL;

  return list != NULL;
}

/**
 * binome_match_run_list_criteria:
 * @run: a #BinomeMatchRun
 *
 * Returns: (transfer full) (element-type BinomeMatchAsked): the criteria as they were when it was made, in
 * words of the user's language; those of an older run in the language of that day
 */
GPtrArray *
binome_match_run_list_criteria (BinomeEntity *run)
{
  const char *text = binome_entity_get_text (run, BINOME_MATCH_RUN_CRITERIA);
  GPtrArray *list = *text == '{' ? read_criteria (text) : NULL;
  g_auto (GStrv) lines = NULL;

  if (list != NULL)
    return list;

  list = g_ptr_array_new_with_free_func (asked_free);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_line (list, lines[i]);
  return list;
}

/**
 * binome_match_asked_dup_line:
 * @self: a criterion of a run
 * @whole: whether to say all that is known; else the title and the weight
 *
 * Returns: (transfer full): the criterion in one line
 */
char *
binome_match_asked_dup_line (const BinomeMatchAsked *self, gboolean whole)
{
  if (!whole || *self->condition == '\0')
    /* Translators: a criterion, and “Required” or its weight. */
    return g_strdup_printf (_ ("%1$s: %2$s"), self->title, self->kind);

  /* Translators: a criterion; “Required” or its weight; what it looks at; what an unknown value does; whose
   * view counts. */
  return g_strdup_printf (_ ("%1$s: %2$s, %3$s (when unknown: %4$s; viewpoint: %5$s)"), self->title,
                          self->kind, self->condition, self->missing, self->viewpoint);
}

/* ---- decisions by hand ---- */

static void
decision_free (gpointer data)
{
  BinomeMatchDecision *decision = data;

  g_free (decision->tutee);
  g_free (decision->tutor);
  g_free (decision->reason);
  g_free (decision);
}

static void
write_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
write_decision (JsonBuilder *builder, BinomeEntity *constraint)
{
  BinomeDate on = binome_entity_get_date (constraint, BINOME_MATCH_CONSTRAINT_DECIDED_ON);
  gboolean is_shown = binome_entity_get_boolean (constraint, BINOME_MATCH_CONSTRAINT_REASON_SHOWN);
  int kind = binome_entity_get_choice (constraint, BINOME_MATCH_CONSTRAINT_KIND);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tutee");
  json_builder_add_int_value (builder,
                              binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTEE));
  json_builder_set_member_name (builder, "tutor");
  json_builder_add_int_value (builder,
                              binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR));
  write_text (builder, "kind", binome_match_constraint_kinds[kind].id);
  if (on != BINOME_DATE_NONE)
    {
      g_autofree char *day = binome_date_format_iso (on);

      write_text (builder, "on", day);
    }
  if (is_shown)
    write_text (builder, "reason", binome_entity_get_text (constraint, BINOME_MATCH_CONSTRAINT_REASON));
  json_builder_end_object (builder);
}

/**
 * binome_matching_write_decisions:
 * @db: the file
 * @programme: a programme
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what is decided of pairs now, to be kept with a run
 */
char *
binome_matching_write_decisions (BinomeDb *db, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) constraints = binome_workflow_select_of (
      db, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME, programme, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  if (constraints == NULL)
    return NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < constraints->len; i++)
    write_decision (builder, constraints->pdata[i]);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* The name of somebody who took part, as it is now; NULL where they are not in the file any more. */
static char *
dup_name (BinomeDb *db, gint64 enrolment)
{
  g_autoptr (BinomeEntity) part = binome_db_get (db, BINOME_TYPE_ENROLMENT, enrolment, NULL);
  g_autoptr (BinomeEntity) person
      = part != NULL ? binome_db_get (db, BINOME_TYPE_PERSON,
                                      binome_entity_get_reference (part, BINOME_ENROLMENT_PERSON), NULL)
                     : NULL;

  return person != NULL ? binome_entity_dup_title (person) : NULL;
}

static void
add_decision (GPtrArray *list, BinomeDb *db, gint64 tutee, gint64 tutor, int kind, const char *reason,
              BinomeDate on)
{
  g_autofree char *tutee_name = dup_name (db, tutee), *tutor_name = dup_name (db, tutor);
  BinomeMatchDecision *decision;

  if (tutee_name == NULL || tutor_name == NULL)
    return;
  decision = g_new0 (BinomeMatchDecision, 1);
  decision->tutee = g_steal_pointer (&tutee_name);
  decision->tutor = g_steal_pointer (&tutor_name);
  decision->kind = (BinomeMatchConstraintKind)MAX (kind, 0);
  decision->reason = g_strdup (reason);
  decision->on = on;
  g_ptr_array_add (list, decision);
}

static void
read_decision (JsonNode *node, BinomeDb *db, GPtrArray *list)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *kind, *reason, *on;

  if (object == NULL)
    return;
  kind = json_object_get_string_member_with_default (object, "kind", NULL);
  reason = json_object_get_string_member_with_default (object, "reason", NULL);
  on = json_object_get_string_member_with_default (object, "on", NULL);
  add_decision (list, db, json_object_get_int_member_with_default (object, "tutee", 0),
                json_object_get_int_member_with_default (object, "tutor", 0),
                kind != NULL ? binome_choice_find (binome_match_constraint_kinds, kind) : 0,
                reason != NULL ? reason : "", on != NULL ? binome_date_parse_iso (on) : BINOME_DATE_NONE);
}

/* What is known of an older run: the decisions of today that were taken by then, without their reasons. */
static gboolean
list_of_today (BinomeDb *db, BinomeEntity *run, GPtrArray *list, GError **error)
{
  g_autoptr (GPtrArray) constraints
      = binome_workflow_select_of (db, BINOME_TYPE_MATCH_CONSTRAINT, BINOME_MATCH_CONSTRAINT_PROGRAMME,
                                   binome_entity_get_reference (run, BINOME_MATCH_RUN_PROGRAMME), error);

  for (guint i = 0; constraints != NULL && i < constraints->len; i++)
    {
      BinomeEntity *constraint = constraints->pdata[i];
      BinomeDate on = binome_entity_get_date (constraint, BINOME_MATCH_CONSTRAINT_DECIDED_ON);

      if (on == BINOME_DATE_NONE || on <= binome_entity_get_date (run, BINOME_MATCH_RUN_RUN_ON))
        add_decision (list, db, binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTEE),
                      binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR),
                      binome_entity_get_choice (constraint, BINOME_MATCH_CONSTRAINT_KIND), "", on);
    }
  return constraints != NULL;
}

/**
 * binome_match_run_list_decisions:
 * @db: the file
 * @run: a #BinomeMatchRun
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type BinomeMatchDecision): what was decided of pairs when
 * it was made, whatever was decided since
 */
GPtrArray *
binome_match_run_list_decisions (BinomeDb *db, BinomeEntity *run, GError **error)
{
  const char *text = binome_entity_get_text (run, BINOME_MATCH_RUN_DECISIONS);
  g_autoptr (JsonNode) root = *text != '\0' ? json_from_string (text, NULL) : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (decision_free);

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return list_of_today (db, run, list, error) ? g_steal_pointer (&list) : NULL;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (root)); i++)
    read_decision (json_array_get_element (json_node_get_array (root), i), db, list);
  return g_steal_pointer (&list);
}
