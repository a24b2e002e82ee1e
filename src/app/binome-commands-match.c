/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that runs a matching and says what it found. */

#include "binome-commands.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-matching-words.h"
#include "binome-matching.h"
#include "binome-output.h"
#include "binome-text.h"

/* What was kept of a run, read back from the file. */
typedef struct
{
  gint64 programme;
  gint64 run_id;
  gboolean adopt;
  guint n_proposed;
  BinomeMatching *matching;
  BinomeEntity *run;
  GPtrArray *results;
  GHashTable *names; /* of enrolments */
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_object (&self->matching);
  g_clear_object (&self->run);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static double
get_progress (gpointer data)
{
  return binome_matching_get_progress (data);
}

/* One entry of the journal, whether the pairs are proposed at once or not. */
static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Outcome *outcome = data;
  g_autoptr (BinomeMany) pairs = NULL;

  if (!binome_matching_keep (db, outcome->matching, error))
    return FALSE;

  outcome->run_id = binome_matching_get_run (outcome->matching);
  if (!outcome->adopt)
    return TRUE;
  if (!binome_match_run_adopt (db, outcome->run_id, NULL, FALSE, &pairs, error))
    return FALSE;
  outcome->n_proposed = pairs->n_done;
  return TRUE;
}

static gboolean
run_matching (BinomeCall *call, BinomeStore *store, Outcome *outcome, GError **error)
{
  GCancellable *cancellable = binome_call_get_cancellable (call);

  return binome_store_read (store, binome_matching_prepare, outcome->matching, cancellable, error)
         && binome_matching_solve (outcome->matching, cancellable, error)
         && binome_store_write (store, _ ("Run the matching"), BINOME_SOURCE_COMMAND, keep_work, outcome,
                                cancellable, error);
}

static gboolean
read_names (Outcome *self, BinomeDb *db, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (GPtrArray) people = binome_participants_list (db, self->programme, role, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const BinomeParticipant *person = people->pdata[i];

      g_hash_table_insert (self->names, g_memdup2 (&person->enrolment, sizeof person->enrolment),
                           g_strdup (person->name));
    }

  return people != NULL;
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Outcome *self = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_MATCH_RESULT);

  binome_query_where_integer (query, BINOME_MATCH_RESULT_RUN, BINOME_QUERY_EQUAL, self->run_id);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return (self->run = binome_db_get (db, BINOME_TYPE_MATCH_RUN, self->run_id, error)) != NULL
         && (self->results = binome_db_select (db, query, error)) != NULL
         && read_names (self, db, BINOME_ENROLMENT_ROLE_TUTOR, error)
         && read_names (self, db, BINOME_ENROLMENT_ROLE_TUTEE, error);
}

static const char *
name_of (const Outcome *self, BinomeEntity *result, guint field)
{
  gint64 id = binome_entity_get_reference (result, field);
  const char *name = g_hash_table_lookup (self->names, &id);

  return name != NULL ? name : "";
}

static gboolean
has_tutor (BinomeEntity *result)
{
  return binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR) != 0;
}

/* ---- for people ---- */

static void
print_counts (const Outcome *self)
{
  gint64 n_tutees = binome_entity_get_integer (self->run, BINOME_MATCH_RUN_TUTEES);
  gint64 n_served = binome_entity_get_integer (self->run, BINOME_MATCH_RUN_SERVED);
  g_autofree char *mean
      = binome_text_format_number (binome_entity_get_real (self->run, BINOME_MATCH_RUN_MEAN_SCORE), 1);
  g_autofree char *lowest
      = binome_text_format_number (binome_entity_get_real (self->run, BINOME_MATCH_RUN_LOWEST_SCORE), 1);

  g_autofree char *asked = NULL;
  BinomeMatchingOptions options;

  /* Translators: how many tutees have a tutor, of how many. */
  binome_output_line (ngettext ("%1$u of %2$u tutee served", "%1$u of %2$u tutees served", (gulong)n_tutees),
                      (guint)n_served, (guint)n_tutees);
  if (n_served > 0)
    /* Translators: scores of pairs, from 0 to 100. */
    binome_output_line (_ ("Mean score %1$s, lowest %2$s"), mean, lowest);
  binome_matching_options_read (&options, self->run);
  asked = binome_matching_options_describe (&options);
  binome_output_line ("%s", asked);
  if (binome_entity_get_boolean (self->run, BINOME_MATCH_RUN_PROVEN))
    binome_output_line ("%s", _ ("Proven: no other matching is better in this order."));
  else
    binome_output_line ("%s",
                        _ ("Not proven to be the best: tutees with different contracts wait together, and "
                           "the law limits some of them."));
  if (self->adopt)
    binome_output_line (ngettext ("%u pair proposed", "%u pairs proposed", self->n_proposed),
                        self->n_proposed);
}

static void
print_pairs (const Outcome *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  const char *headings[] = { _ ("Tutee"), _ ("Tutor"), _ ("Score"), NULL };

  g_ptr_array_add (rows, g_strdupv ((char **)headings));
  for (guint i = 0; i < self->results->len; i++)
    {
      BinomeEntity *result = self->results->pdata[i];
      char **row;

      if (!has_tutor (result))
        continue;
      row = g_new0 (char *, G_N_ELEMENTS (headings));
      row[0] = g_strdup (name_of (self, result, BINOME_MATCH_RESULT_TUTEE));
      row[1] = g_strdup (name_of (self, result, BINOME_MATCH_RESULT_TUTOR));
      row[2] = binome_text_format_number (binome_entity_get_real (result, BINOME_MATCH_RESULT_SCORE), 1);
      g_ptr_array_add (rows, row);
    }
  if (rows->len > 1)
    {
      g_print ("\n");
      binome_output_table (rows);
    }
}

/* The change that would gain most. */
static void
print_help_for (BinomeEntity *result)
{
  g_autoptr (BinomeMatchDetail) detail
      = binome_match_detail_parse (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL));

  if (detail->help->len > 0)
    /* Translators: a change such as “One more place with Anne”. */
    binome_output_line (_ ("  What would help: %s"), ((BinomeMatchDetailHelp *)detail->help->pdata[0])->text);
}

static void
print_unserved (const Outcome *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->results->len; i++)
    {
      BinomeEntity *result = self->results->pdata[i];
      g_autofree char *why = NULL;

      if (has_tutor (result))
        continue;
      why = binome_match_result_dup_explanation (result);
      if (first)
        g_print ("\n%s\n", _ ("Without a tutor:"));
      first = FALSE;
      /* Translators: a person, and a sentence that says why nobody was found. */
      binome_output_line (_ ("%1$s: %2$s"), name_of (self, result, BINOME_MATCH_RESULT_TUTEE), why);
      print_help_for (result);
    }
}

/* ---- for machines ---- */

static void
add_help (JsonBuilder *builder, BinomeEntity *result)
{
  g_autoptr (BinomeMatchDetail) detail
      = binome_match_detail_parse (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL));

  json_builder_set_member_name (builder, "help");
  if (!detail->is_full)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < detail->help->len; i++)
    {
      const BinomeMatchDetailHelp *help = detail->help->pdata[i];

      json_builder_begin_object (builder);
      binome_json_add_text (builder, "change", help->text);
      binome_json_add_number (builder, "served", help->served);
      binome_json_add_real (builder, "points", help->points);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_next_best (JsonBuilder *builder, GPtrArray *rivals)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < rivals->len; i++)
    {
      const BinomeMatchDetailRival *rival = rivals->pdata[i];

      json_builder_begin_object (builder);
      binome_json_add_number (builder, "tutor-id", rival->tutor);
      binome_json_add_text (builder, "tutor", rival->name);
      binome_json_add_real (builder, "score", rival->score);
      binome_json_add_number (builder, "served-fewer", rival->served);
      binome_json_add_real (builder, "points-less", rival->points);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* With very many people it is looked for for some of them: for the others it is null, not empty. */
static void
add_rivals (JsonBuilder *builder, BinomeEntity *result)
{
  g_autoptr (BinomeMatchDetail) detail
      = binome_match_detail_parse (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL));

  json_builder_set_member_name (builder, "next-best");
  if (detail->is_full)
    add_next_best (builder, detail->rivals);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "fragile");
  if (detail->is_weighed)
    json_builder_add_boolean_value (builder, detail->fragile->len > 0);
  else
    json_builder_add_null_value (builder);
}

static void
add_rules (JsonBuilder *builder, BinomeEntity *result)
{
  g_autoptr (BinomeMatchDetail) detail
      = binome_match_detail_parse (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL));

  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; detail != NULL && i < detail->rules->len; i++)
    {
      const BinomeMatchDetailRule *rule = detail->rules->pdata[i];

      json_builder_begin_object (builder);
      binome_json_add_text (builder, "rule", rule->rule);
      binome_json_add_number (builder, "tutors", rule->n_tutors);
      binome_json_add_number (builder, "tutors-alone", rule->n_alone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_results (const Outcome *self, JsonBuilder *builder, gboolean served)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->results->len; i++)
    {
      BinomeEntity *result = self->results->pdata[i];
      g_autofree char *why = NULL;

      if (has_tutor (result) != served)
        continue;
      json_builder_begin_object (builder);
      binome_json_add_number (builder, "tutee-id",
                              binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTEE));
      binome_json_add_text (builder, "tutee", name_of (self, result, BINOME_MATCH_RESULT_TUTEE));
      if (served)
        {
          binome_json_add_number (builder, "tutor-id",
                                  binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR));
          binome_json_add_text (builder, "tutor", name_of (self, result, BINOME_MATCH_RESULT_TUTOR));
          binome_json_add_real (builder, "score", binome_entity_get_real (result, BINOME_MATCH_RESULT_SCORE));
          binome_json_add_boolean (builder, "locked",
                                   binome_entity_get_boolean (result, BINOME_MATCH_RESULT_LOCKED));
          add_rivals (builder, result);
        }
      else
        {
          add_rules (builder, result);
          add_help (builder, result);
        }
      why = binome_match_result_dup_explanation (result);
      binome_json_add_text (builder, "explanation", why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Outcome *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  binome_json_add_number (builder, "run", self->run_id);
  binome_json_add_text (builder, "title", binome_entity_get_text (self->run, BINOME_MATCH_RUN_TITLE));
  binome_json_add_number (builder, "tutees", binome_entity_get_integer (self->run, BINOME_MATCH_RUN_TUTEES));
  binome_json_add_number (builder, "tutors", binome_entity_get_integer (self->run, BINOME_MATCH_RUN_TUTORS));
  binome_json_add_number (builder, "seats", binome_entity_get_integer (self->run, BINOME_MATCH_RUN_SEATS));
  binome_json_add_number (builder, "served", binome_entity_get_integer (self->run, BINOME_MATCH_RUN_SERVED));
  binome_json_add_real (builder, "mean", binome_entity_get_real (self->run, BINOME_MATCH_RUN_MEAN_SCORE));
  binome_json_add_real (builder, "lowest", binome_entity_get_real (self->run, BINOME_MATCH_RUN_LOWEST_SCORE));
  binome_json_add_boolean (builder, "proven", binome_entity_get_boolean (self->run, BINOME_MATCH_RUN_PROVEN));
  binome_json_add_number (builder, "minimum-score",
                          binome_entity_get_integer (self->run, BINOME_MATCH_RUN_MINIMUM_SCORE));
  binome_json_add_number (builder, "reserve",
                          binome_entity_get_integer (self->run, BINOME_MATCH_RUN_RESERVE));
  binome_json_add_boolean (builder, "balance",
                           binome_entity_get_boolean (self->run, BINOME_MATCH_RUN_BALANCE));
  binome_json_add_boolean (builder, "best-worst",
                           binome_entity_get_boolean (self->run, BINOME_MATCH_RUN_BEST_WORST));
  binome_json_add_number (builder, "locked", binome_entity_get_integer (self->run, BINOME_MATCH_RUN_LOCKED));
  binome_json_add_real (builder, "load-spread",
                        binome_entity_get_real (self->run, BINOME_MATCH_RUN_LOAD_SPREAD));
  binome_json_add_number (builder, "proposed", self->n_proposed);
  json_builder_set_member_name (builder, "pairs");
  add_results (self, builder, TRUE);
  json_builder_set_member_name (builder, "unserved");
  add_results (self, builder, FALSE);
  json_builder_end_object (builder);
  binome_output_json (builder);
}

BinomeExit
binome_command_match (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_NONE, error);
  g_auto (Outcome) outcome = { .adopt = call->adopt };
  const BinomeMatchingOptions options
      = { call->minimum_score, call->reserve, call->balance, call->best_worst };
  gboolean done;

  if (store == NULL || (outcome.programme = binome_call_find_programme (call, store, error)) == 0)
    return BINOME_EXIT_NO;

  outcome.matching = binome_matching_new (outcome.programme, call->title);
  binome_matching_set_options (outcome.matching, &options);
  binome_attendant_watch (call->attendant, _ ("Matching…"), get_progress, outcome.matching);
  done = run_matching (call, store, &outcome, error);
  binome_attendant_watch (call->attendant, NULL, NULL, NULL);
  if (!done || !binome_store_read (store, read_work, &outcome, NULL, error))
    return BINOME_EXIT_NO;

  if (call->json)
    print_json (&outcome);
  else
    {
      print_counts (&outcome);
      print_pairs (&outcome);
      print_unserved (&outcome);
    }
  return binome_matching_get_n_served (outcome.matching) > 0 ? BINOME_EXIT_DONE : BINOME_EXIT_NO;
}
