/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The minutes of a matching as they are printed, read back from the PDF: the words by what became of the run,
 * in the language of whoever prints, and as it was when it was made. */

#include <libintl.h>
#include <locale.h>
#include <string.h>
#include <glib/gstdio.h>

#include "binome-clock.h"
#include "binome-match-comparison.h"
#include "binome-matching-minutes.h"
#include "binome-matching-record.h"
#include "binome-matching-words.h"
#include "binome-matching.h"
#include "match-scene.h"

#include "criteria-scene.h"

typedef struct
{
  gint64 run;
  BinomeReport *report;
} Call;

static gboolean
minutes_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  call->report = binome_matching_minutes_build (db, call->run, error);
  return call->report != NULL;
}

/* Everything that stands on the pages, on one line with single blanks. */
static char *
print (Scene *self, BinomeEntity *run)
{
  Call call = { .run = binome_entity_get_id (run) };
  g_autofree char *path = g_build_filename (self->folder, "minutes.pdf", NULL);
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  GString *line = g_string_new (NULL);

  scene_read (self, minutes_work, &call);
  binome_report_export_pdf (call.report, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (call.report);
  tool = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);

  words = g_strsplit_set (text, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  return g_string_free (line, FALSE);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("no “%s” in: %s", words, text);
}

static void
assert_silent (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” in: %s", words, text);
}

static gboolean
adopt_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_adopt (db, binome_entity_get_id (data), "Best of all", FALSE, NULL, error);
}

static gboolean
discard_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_discard (db, binome_entity_get_id (data), "Too few", error);
}

static void
reload (Scene *self, BinomeEntity **run)
{
  gint64 id = binome_entity_get_id (*run);

  g_object_unref (*run);
  *run = scene_get (self, BINOME_TYPE_MATCH_RUN, id);
}

/* Nobody has validated a draft. */
static void
test_states (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) draft = NULL, adopted = NULL, discarded = NULL;
  g_autofree char *of_draft = NULL, *of_adopted = NULL, *of_discarded = NULL;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  draft = match_scene_run (self, &none);
  discarded = match_scene_run (self, &none);
  adopted = match_scene_run (self, &none);
  scene_write (self, discard_work, discarded);
  scene_write (self, adopt_work, adopted);
  of_draft = print (self, draft);
  of_discarded = print (self, discarded);
  of_adopted = print (self, adopted);

  assert_says (of_draft, "“Run” is a draft. Nothing is decided yet.");
  assert_says (of_draft, "the co-ordinator has still to look at the result");
  assert_silent (of_draft, "has looked at the result");
  assert_says (of_adopted, "“Run” was adopted.");
  assert_says (of_adopted, "the co-ordinator has looked at the result and validates each pair");
  assert_says (of_adopted, "Best of all");
  assert_says (of_discarded, "“Run” was put aside.");
  assert_says (of_discarded, "has looked at the result and put it aside");
  assert_silent (of_discarded, "validates each pair");
}

static gboolean
adopt_partly_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_match_run_adopt (db, binome_entity_get_id (data), NULL, TRUE, NULL, error);
}

/* Who did not get their pair, since it had become impossible, is named. */
static void
test_left_out (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) whole = NULL, partly = NULL;
  g_autofree char *of_whole = NULL, *of_partly = NULL;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  whole = match_scene_run (self, &none);
  scene_write (self, adopt_work, whole);
  of_whole = print (self, whole);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));

  partly = match_scene_run (self, &none);
  scene_propose (self, self->lea, self->luc);
  scene_write (self, adopt_partly_work, partly);
  of_partly = print (self, partly);

  assert_silent (of_whole, "had become impossible");
  assert_says (of_partly, "had become impossible since the run and were not proposed: Léa Martin with ");
}

/* All that a criterion asks, and the rules that hold beside them. */
static void
test_criteria (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  const CriteriaRule distance = { .comparator = BINOME_COMPARATOR_SITE_DISTANCE,
                                  .kind = BINOME_CRITERION_KIND_MUST,
                                  .minimum = 0,
                                  .maximum = 80 };
  g_autoptr (BinomeEntity) run = NULL;
  BinomeEntity *criterion = criteria_scene_make (self, &distance); /* goes to the scene */
  g_autofree char *text = NULL;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, "Not too far");
  binome_entity_set_choice (criterion, BINOME_CRITERION_MISSING, BINOME_MISSING_NEUTRAL);
  scene_add (self, criterion);
  run = match_scene_run (self, &none);
  text = print (self, run);
  assert_says (text, "Not too far");
  assert_says (text, "the nearer the better, at most 80 km apart");
  assert_says (text, "Leave it out");
  assert_says (text, "Preferred, weight 5");
  assert_says (text, "Nobody is proposed to somebody whom they refuse");
  assert_says (text, "Both must be there together for at least one day.");
  assert_says (text, "not brought together again");
}

typedef struct
{
  gint64 tutee, tutor;
  BinomeMatchConstraintKind kind;
  const char *reason;
} Constraint;

static gboolean
set_work (BinomeDb *db, gpointer data, GError **error)
{
  Constraint *constraint = data;

  return binome_match_constraint_set (db, constraint->tutee, constraint->tutor, constraint->kind,
                                      constraint->reason, error);
}

static gboolean
clear_work (BinomeDb *db, gpointer data, GError **error)
{
  Constraint *constraint = data;

  return binome_match_constraint_clear (db, constraint->tutee, constraint->tutor, error);
}

/* Who was kept together when the run was made, with the reason; not who is today. */
static void
test_decisions (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  Constraint then = { self->lea, self->anne, BINOME_MATCH_CONSTRAINT_KIND_LOCK, "They know each other" };
  Constraint later = { self->hugo, self->luc, BINOME_MATCH_CONSTRAINT_KIND_FORBID, "Same small team" };
  g_autoptr (BinomeEntity) run = NULL, next = NULL;
  g_autofree char *text = NULL, *of_next = NULL;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  scene_write (self, set_work, &then);
  run = match_scene_run (self, &none);
  scene_write (self, clear_work, &then);
  scene_write (self, set_work, &later);
  text = print (self, run);
  assert_says (text, "They know each other");
  assert_says (text, "Kept together");
  assert_silent (text, "Same small team");

  next = match_scene_run (self, &none);
  of_next = print (self, next);
  assert_says (of_next, "Same small team");
  assert_silent (of_next, "They know each other");
}

/* A reason that was given when minutes did not print it stays unprinted, and so do those of older runs. */
static void
test_private_reasons (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) run = NULL;
  BinomeEntity *constraint = BINOME_ENTITY (binome_match_constraint_new ()); /* goes to the scene */
  g_autofree char *text = NULL, *of_old = NULL;

  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_PROGRAMME, self->programme);
  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTEE, self->lea);
  binome_entity_set_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR, self->paul);
  binome_entity_set_text (constraint, BINOME_MATCH_CONSTRAINT_REASON, "A secret");
  scene_add (self, constraint);
  run = match_scene_run (self, &none);
  text = print (self, run);
  assert_says (text, "Kept apart");
  assert_silent (text, "A secret");

  binome_entity_set_text (run, BINOME_MATCH_RUN_DECISIONS, "");
  binome_entity_set_text (run, BINOME_MATCH_RUN_CRITERIA, "Same site: Preferred 6\nSame team: Required");
  scene_set (self, run);
  of_old = print (self, run);
  assert_says (of_old, "Preferred 6");
  assert_says (of_old, "Kept apart");
  assert_silent (of_old, "A secret");
}

/* Only what was there to choose from when the choice was made. */
static void
test_others (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) before = NULL, adopted = NULL, after = NULL;
  g_autofree char *text = NULL;

  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  before = match_scene_run (self, &none);
  after = match_scene_run (self, &none);
  adopted = match_scene_run (self, &none);
  scene_write (self, adopt_work, adopted);
  reload (self, &adopted);
  binome_entity_set_text (before, BINOME_MATCH_RUN_TITLE, "The first try");
  binome_entity_set_text (after, BINOME_MATCH_RUN_TITLE, "Months later");
  binome_entity_set_date (
      after, BINOME_MATCH_RUN_RUN_ON,
      binome_date_add_months (binome_entity_get_date (adopted, BINOME_MATCH_RUN_DECIDED_ON), 3));
  scene_set (self, before);
  scene_set (self, after);
  text = print (self, adopted);
  assert_says (text, "The first try");
  assert_silent (text, "Months later");
}

/* ---- the other language ---- */

/* A catalogue of a few messages, where the system knows French. */
static gboolean
speak_french (Scene *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "fr", "LC_MESSAGES", NULL);
  g_autofree char *from = g_build_filename (folder, "binome.po", NULL);
  g_autofree char *to = g_build_filename (folder, "binome.mo", NULL);
  g_autoptr (GSubprocess) compiler = NULL;
  g_autoptr (GError) error = NULL;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    return FALSE;
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (
      from,
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; "
      "plural=(n > 1);\\n\"\n\n"
      "msgid \"Required\"\nmsgstr \"Obligatoire\"\n\n"
      "msgid \"the same site\"\nmsgstr \"le même site\"\n\n"
      "msgid \"No tutor passes every rule.\"\nmsgstr \"Personne ne convient.\"\n\n"
      "msgid \"“%1$s” removes %2$u tutor.\"\nmsgid_plural \"“%1$s” removes %2$u tutors.\"\n"
      "msgstr[0] \"« %1$s » en écarte %2$u.\"\nmsgstr[1] \"« %1$s » en écarte %2$u.\"\n\n"
      "msgid \"Choice %d\"\nmsgstr \"Choix %d\"\n\n"
      "msgctxt \"language code\"\nmsgid \"en\"\nmsgstr \"fr\"\n\n"
      "msgid \"Both there at the same time\"\nmsgstr \"Présents ensemble\"\n",
      -1, &error);
  g_assert_no_error (error);
  compiler = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "msgfmt", "-o", to, from, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (compiler, NULL, &error));
  bindtextdomain (GETTEXT_PACKAGE, self->folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* where plurals are looked up */
  return TRUE;
}

static void
speak_english (Scene *self)
{
  static const char *const names[]
      = { "fr/LC_MESSAGES/binome.po", "fr/LC_MESSAGES/binome.mo", "fr/LC_MESSAGES", "fr" };

  setlocale (LC_ALL, "C.UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_remove (path);
    }
}

typedef struct
{
  gint64 first, second;
  BinomeMatchComparison *comparison;
} Comparing;

static gboolean
compare_work (BinomeDb *db, gpointer data, GError **error)
{
  Comparing *comparing = data;

  comparing->comparison = binome_match_comparison_read (db, comparing->first, comparing->second, error);
  return comparing->comparison != NULL;
}

/* Made in English, read in French: the words of the run follow, whoever made it. */
static void
test_language (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  g_autoptr (BinomeEntity) run = NULL, other = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *english = NULL, *french = NULL;
  Comparing comparing = { 0 };

  criteria_scene_set_person_text (self, self->lea, BINOME_PERSON_SITE, "Brest");
  match_scene_only_the_site (self, BINOME_CRITERION_KIND_MUST);
  run = match_scene_run (self, &none);
  results = match_scene_select (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
                                binome_entity_get_id (run));
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpstr (binome_entity_get_text (results->pdata[i], BINOME_MATCH_RESULT_EXPLANATION), ==, "");
  english = print (self, run);
  assert_says (english, "Required");
  assert_says (english, "No tutor passes every rule. “Place of work” removes 3 tutors.");
  match_scene_only_the_site (self, BINOME_CRITERION_KIND_WEIGHTED);
  other = match_scene_run (self, &none);
  if (!speak_french (self))
    {
      g_test_skip ("no French locale");
      return;
    }

  french = print (self, run);
  assert_says (french, "Obligatoire");
  assert_says (french, "le même site");
  assert_says (french, "Personne ne convient. « Place of work » en écarte 3.");
  assert_silent (french, "Required");
  assert_silent (french, "No tutor passes");
  comparing.first = binome_entity_get_id (run);
  comparing.second = binome_entity_get_id (other);
  scene_read (self, compare_work, &comparing);
  g_assert_cmpuint (comparing.comparison->sides[0].only->len, ==, 1);
  assert_says (comparing.comparison->sides[0].only->pdata[0], "Place of work: Obligatoire, le même site");
  binome_match_comparison_free (comparing.comparison);
  speak_english (self);
}

/* So do the values of the two, languages among them. */
static void
test_values (Scene *self, gconstpointer data)
{
  const BinomeMatchingOptions none = { 0 };
  const CriteriaRule wishes = { BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, PREFER };
  const CriteriaRule language = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_LANGUAGE, PREFER };
  g_autoptr (BinomeEntity) run = NULL;
  g_autoptr (GPtrArray) results = NULL;

  scene_write (self, criteria_scene_clear_work, &self->programme);
  scene_add (self, criteria_scene_make (self, &wishes));
  scene_add (self, criteria_scene_make (self, &language));
  criteria_scene_add_wish (self, self->lea, self->paul, BINOME_WISH_SIDE_TUTEE, BINOME_WISH_PREFER, 1);
  criteria_scene_set_person_text (self, self->lea, BINOME_PERSON_LANGUAGE, "en, breton");
  criteria_scene_set_person_text (self, self->paul, BINOME_PERSON_LANGUAGE, "English");
  run = match_scene_run (self, &none);
  results = match_scene_select (self, BINOME_TYPE_MATCH_RESULT, BINOME_MATCH_RESULT_RUN,
                                binome_entity_get_id (run));
  for (int french = 0; french < 2; french++)
    {
      guint n = 0;

      if (french == 1 && !speak_french (self))
        {
          g_test_skip ("no French locale");
          return;
        }
      for (guint i = 0; i < results->len; i++)
        {
          g_autoptr (BinomeMatchDetail) detail = binome_match_detail_parse (
              binome_entity_get_text (results->pdata[i], BINOME_MATCH_RESULT_DETAIL));
          const BinomeMatchDetailLine *wish = detail->lines->pdata[0], *spoken = detail->lines->pdata[1];

          if (binome_entity_get_reference (results->pdata[i], BINOME_MATCH_RESULT_TUTEE) != self->lea)
            continue;
          g_assert_cmpstr (wish->tutee, ==, french == 1 ? "Choix 1" : "Choice 1");
          g_assert_cmpstr (spoken->tutee, ==, french == 1 ? "anglais, breton" : "English, Breton");
          g_assert_cmpstr (spoken->tutor, ==, french == 1 ? "anglais" : "English");
          n++;
        }
      g_assert_cmpuint (n, ==, 1);
    }
  speak_english (self);
}

/* What an older version of the program kept is read as it is. */
static void
test_older (Scene *self, gconstpointer data)
{
  g_autofree char *why = binome_match_explanation_dup (
      "{\"rules\":[{\"rule\":\"Same site\",\"count\":2,\"tutors\":\"Paul\"}]}", FALSE, FALSE,
      "Said in those days.");
  g_autofree char *damaged
      = binome_match_explanation_dup ("{\"format\":2,\"rules\":[3,{\"code\":[]}]}", FALSE, FALSE, "");
  g_autofree char *line = NULL;
  g_autoptr (BinomeMatchDetail) lines = NULL;
  g_autoptr (BinomeEntity) run = BINOME_ENTITY (binome_match_run_new ());
  g_autoptr (GPtrArray) criteria = NULL;

  lines
      = binome_match_detail_parse ("{\"format\":2,\"lines\":[{\"criterion\":\"Wishes\",\"tutee\":\"Choix 1\","
                                   "\"tutor\":\"\"}]}");
  g_assert_cmpstr (((BinomeMatchDetailLine *)lines->lines->pdata[0])->tutee, ==, "Choix 1");
  g_assert_true (lines->can_be_told);
  g_assert_cmpstr (why, ==, "Said in those days.");
  g_assert_nonnull (damaged);
  binome_entity_set_text (run, BINOME_MATCH_RUN_CRITERIA, "Same site: Preferred 6");
  g_assert_false (binome_match_run_knows_criteria (run));
  criteria = binome_match_run_list_criteria (run);
  line = binome_match_asked_dup_line (criteria->pdata[0], TRUE);
  g_assert_cmpstr (line, ==, "Same site: Preferred 6");
  binome_entity_set_text (run, BINOME_MATCH_RUN_CRITERIA, "{\"format\":1,\"criteria\":[{}]}");
  g_assert_false (binome_match_run_knows_criteria (run));
}

#define add_test(path, function)                                                                             \
  g_test_add ("/minutes" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/states", test_states);
  add_test ("/left-out", test_left_out);
  add_test ("/criteria", test_criteria);
  add_test ("/decisions", test_decisions);
  add_test ("/private-reasons", test_private_reasons);
  add_test ("/others", test_others);
  add_test ("/language", test_language);
  add_test ("/values", test_values);
  add_test ("/older", test_older);
  return g_test_run ();
}
