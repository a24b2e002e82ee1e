/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan of a pair, and the documents it signs. */

#include <string.h>

#include "binome-action-plan-report.h"
#include "binome-agreement-overview.h"
#include "binome-agreement-scan.h"
#include "binome-attachments.h"
#include "binome-agreement-text.h"
#include "binome-agreement-workflow.h"
#include "binome-clock.h"
#include "binome-error.h"
#include "binome-letter-library.h"
#include "binome-pair-actions.h"
#include "binome-pair-team.h"
#include "binome-workflow-sql.h"
#include "workflow-fixture.h"

typedef struct
{
  BinomeActionStep *step;
  const char *skill;
} Keep;

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Keep *keep = data;

  return binome_action_step_keep (db, keep->step, keep->skill, error);
}

static void
test_action_plan (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeActionStep) step = binome_action_step_new ();
  BinomeEntity *entity = BINOME_ENTITY (step);
  Keep keep = { step, "Welding" };
  g_autoptr (BinomeEntity) kept = NULL, skill = NULL;
  g_autoptr (GError) error = NULL;

  binome_entity_set_reference (entity, BINOME_ACTION_STEP_PAIR, pair);
  binome_entity_set_text (entity, BINOME_ACTION_STEP_TITLE, "Weld a frame alone");
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_START_LEVEL, 3);
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_TARGET_LEVEL, 2);
  g_assert_false (scene_try (scene, keep_work, &keep, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_START_LEVEL, 1);
  scene_write (scene, keep_work, &keep);

  binome_entity_set_choice (entity, BINOME_ACTION_STEP_STATE, BINOME_ACTION_STEP_STATE_REACHED);
  scene_check_undo (scene, keep_work, &keep);
  kept = scene_get (scene, BINOME_TYPE_ACTION_STEP, binome_entity_get_id (entity));
  scene_assert_day (binome_entity_get_date (kept, BINOME_ACTION_STEP_DONE_ON), "2026-03-02");
  skill = scene_get (scene, BINOME_TYPE_SKILL, binome_entity_get_reference (kept, BINOME_ACTION_STEP_SKILL));
  g_assert_cmpstr (binome_entity_get_text (skill, BINOME_SKILL_TITLE), ==, "Welding");
}

typedef struct
{
  gint64 pair;
  BinomeAgreementKind kind;
  gint64 id;
} Draft;

static gboolean
draft_work (BinomeDb *db, gpointer data, GError **error)
{
  Draft *draft = data;

  return binome_agreement_draft (db, draft->pair, draft->kind, 0, "The words", &draft->id, error);
}

static gboolean
sign_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_agreement_sign (db, data, NULL, error);
}

static void
sign (Scene *scene, gint64 id, BinomeAgreementField field, BinomeAgreementState expected)
{
  g_autoptr (BinomeEntity) agreement = scene_get (scene, BINOME_TYPE_AGREEMENT, id);
  g_autoptr (BinomeEntity) kept = NULL;

  binome_entity_set_date (agreement, field, binome_date_new (2026, 3, 2));
  scene_write (scene, sign_work, agreement);
  kept = scene_get (scene, BINOME_TYPE_AGREEMENT, id);
  g_assert_cmpint (binome_entity_get_choice (kept, BINOME_AGREEMENT_STATE), ==, (int)expected);
}

/* To be signed, partly, signed; a new version replaces it and starts unsigned. */
static void
test_agreement (Scene *scene, gconstpointer data)
{
  Draft draft = { scene_propose (scene, scene->lea, scene->paul), BINOME_AGREEMENT_KIND_AGREEMENT, 0 };
  gint64 first;
  g_autoptr (BinomeEntity) old = NULL, new = NULL;
  g_autoptr (GError) error = NULL;

  scene_write (scene, draft_work, &draft);
  first = draft.id;
  sign (scene, first, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, first, BINOME_AGREEMENT_TUTEE_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, first, BINOME_AGREEMENT_COMPANY_SIGNED_ON, BINOME_AGREEMENT_STATE_SIGNED);

  scene_check_undo (scene, draft_work, &draft);
  old = scene_get (scene, BINOME_TYPE_AGREEMENT, first);
  g_assert_cmpint (binome_entity_get_choice (old, BINOME_AGREEMENT_STATE), ==,
                   BINOME_AGREEMENT_STATE_REVISED);
  scene_assert_day (binome_entity_get_date (old, BINOME_AGREEMENT_TUTOR_SIGNED_ON), "2026-03-02");
  new = scene_get (scene, BINOME_TYPE_AGREEMENT, draft.id);
  g_assert_cmpint (binome_entity_get_integer (new, BINOME_AGREEMENT_VERSION), ==, 2);
  g_assert_cmpint (binome_entity_get_choice (new, BINOME_AGREEMENT_STATE), ==, BINOME_AGREEMENT_STATE_DRAFT);

  g_assert_false (scene_try (scene, sign_work, old, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  binome_entity_set_date (new, BINOME_AGREEMENT_TUTOR_SIGNED_ON, binome_date_new (2026, 3, 1));
  g_assert_false (scene_try (scene, sign_work, new, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
}

/* A charter is between the two, a mission letter between the tutor and the company. */
static void
test_signers (Scene *scene, gconstpointer data)
{
  Draft charter = { scene_propose (scene, scene->lea, scene->paul), BINOME_AGREEMENT_KIND_CHARTER, 0 };
  Draft letter = { charter.pair, BINOME_AGREEMENT_KIND_MISSION_LETTER, 0 };

  scene_write (scene, draft_work, &charter);
  scene_write (scene, draft_work, &letter);
  sign (scene, charter.id, BINOME_AGREEMENT_TUTEE_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, charter.id, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_STATE_SIGNED);
  sign (scene, letter.id, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, letter.id, BINOME_AGREEMENT_COMPANY_SIGNED_ON, BINOME_AGREEMENT_STATE_SIGNED);
}

static gboolean
plan_report_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeReport) report = binome_action_plan_build_report (db, *(gint64 *)data, error);

  g_assert_nonnull (report);
  g_assert_cmpuint (binome_report_paginate (report, &binome_report_a4), ==, 1);
  return TRUE;
}

/* On one page, empty and with a step. */
static void
test_plan_report (Scene *scene, gconstpointer data)
{
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeActionStep) step = binome_action_step_new ();
  Keep keep = { step, "Welding" };

  scene_read (scene, plan_report_work, &pair);
  binome_entity_set_reference (BINOME_ENTITY (step), BINOME_ACTION_STEP_PAIR, pair);
  binome_entity_set_text (BINOME_ENTITY (step), BINOME_ACTION_STEP_TITLE, "Weld a frame alone");
  scene_write (scene, keep_work, &keep);
  scene_read (scene, plan_report_work, &pair);
}

/* ---- the words of the documents ---- */

typedef struct
{
  gint64 id; /* of a pair, or of a document */
  GArray *changed;
  BinomeReport *report;
} Words;

static gboolean
fill_work (BinomeDb *db, gpointer data, GError **error)
{
  Draft *draft = data;

  return binome_agreement_draft (db, draft->pair, draft->kind, 0, NULL, &draft->id, error);
}

static gboolean
changed_work (BinomeDb *db, gpointer data, GError **error)
{
  Words *words = data;

  words->changed = binome_agreement_list_changed (db, words->id, error);
  return words->changed != NULL;
}

static gboolean
report_work (BinomeDb *db, gpointer data, GError **error)
{
  Words *words = data;

  words->report = binome_agreement_build_report (db, words->id, error);
  return words->report != NULL;
}

static gboolean
wording_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_letter_wording_save (db, "charter", "en", "Charter", "Be kind, {tutor.name}.", error);
}

/* Which documents of the pair would read otherwise: these two, one where the second is 0, none at all. */
static void
assert_changed (Scene *scene, gint64 pair, gint64 first, gint64 second)
{
  Words words = { .id = pair };
  guint n = (first != 0) + (second != 0);

  scene_read (scene, changed_work, &words);
  g_assert_cmpuint (words.changed->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = g_array_index (words.changed, gint64, i);

      g_assert_true (id == first || id == second);
    }
  g_array_unref (words.changed);
}

/* Filled in from the letters, kept as they were, and compared with what they would be. */
static void
test_words (Scene *scene, gconstpointer data)
{
  Draft agreement = { scene_propose (scene, scene->lea, scene->paul), BINOME_AGREEMENT_KIND_AGREEMENT, 0 };
  Draft charter = { agreement.pair, BINOME_AGREEMENT_KIND_CHARTER, 0 };
  Draft letter = { agreement.pair, BINOME_AGREEMENT_KIND_MISSION_LETTER, 0 };
  g_autoptr (BinomeEntity) pair = NULL, made = NULL, kept = NULL, renewed = NULL;
  Words printed = { 0 };
  gint64 first;

  scene_check_undo (scene, fill_work, &agreement);
  scene_write (scene, fill_work, &charter);
  scene_write (scene, fill_work, &letter);
  made = scene_get (scene, BINOME_TYPE_AGREEMENT, agreement.id);
  g_assert_nonnull (strstr (binome_entity_get_text (made, BINOME_AGREEMENT_TEXT), "Paul Durand"));
  g_assert_nonnull (strstr (binome_entity_get_text (made, BINOME_AGREEMENT_TEXT), "Léa Martin"));
  g_assert_null (strchr (binome_entity_get_text (made, BINOME_AGREEMENT_TEXT), '{'));
  g_assert_cmpstr (binome_entity_get_text (made, BINOME_AGREEMENT_LANGUAGE), ==, "en");

  /* Another day changes nothing; other goals change the agreement and the mission, not the charter. */
  binome_clock_fix (binome_date_new (2026, 4, 20));
  assert_changed (scene, agreement.pair, 0, 0);
  pair = scene_get (scene, BINOME_TYPE_PAIR, agreement.pair);
  binome_entity_set_text (pair, BINOME_PAIR_GOALS, "Weld a frame alone");
  scene_set (scene, pair);
  assert_changed (scene, agreement.pair, agreement.id, letter.id);

  /* The new version says it; the one before stays as it was signed. */
  first = agreement.id;
  scene_write (scene, fill_work, &agreement);
  scene_write (scene, fill_work, &letter);
  assert_changed (scene, agreement.pair, 0, 0);
  kept = scene_get (scene, BINOME_TYPE_AGREEMENT, first);
  g_assert_cmpstr (binome_entity_get_text (kept, BINOME_AGREEMENT_TEXT), ==,
                   binome_entity_get_text (made, BINOME_AGREEMENT_TEXT));
  renewed = scene_get (scene, BINOME_TYPE_AGREEMENT, agreement.id);
  g_assert_nonnull (strstr (binome_entity_get_text (renewed, BINOME_AGREEMENT_TEXT), "Weld a frame alone"));

  /* The company words its charter anew. */
  scene_write (scene, wording_work, NULL);
  assert_changed (scene, agreement.pair, charter.id, 0);

  printed.id = first;
  scene_read (scene, report_work, &printed);
  g_assert_cmpuint (binome_report_paginate (printed.report, &binome_report_a4), >=, 1);
  g_object_unref (printed.report);
}

/* ---- in a team of tutors ---- */

static gboolean
team_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray *periods = data;

  return binome_pair_team_keep (db, binome_entity_get_reference (periods->pdata[0], BINOME_TUTOR_PERIOD_PAIR),
                                periods, error);
}

/* Paul with 60 %, the second with 40 %. */
static void
make_team (Scene *scene, gint64 pair, gint64 second)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_PAIR, pair);
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
  BinomeEntity *other = BINOME_ENTITY (binome_tutor_period_new ());

  g_ptr_array_add (periods, binome_pair_team_make_principal (entity));
  g_ptr_array_add (periods, other);
  binome_entity_set_integer (periods->pdata[0], BINOME_TUTOR_PERIOD_SHARE, 60);
  binome_entity_set_reference (other, BINOME_TUTOR_PERIOD_TUTOR, second);
  binome_entity_set_choice (other, BINOME_TUTOR_PERIOD_FUNCTION, BINOME_TUTOR_FUNCTION_SECOND);
  binome_entity_set_integer (other, BINOME_TUTOR_PERIOD_SHARE, 40);
  scene_write (scene, team_work, periods);
}

typedef struct
{
  gint64 pair;
  BinomeAgreementKind kind;
  GPtrArray *documents;
  char *lacking;
} Documents;

static gboolean
draft_team_work (BinomeDb *db, gpointer data, GError **error)
{
  const Documents *call = data;

  return binome_agreement_draft_team (db, call->pair, call->kind, error);
}

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  Documents *call = data;
  g_autoptr (BinomeAgreementOverview) overview = binome_agreement_overview_load (db, call->pair, error);

  g_assert_nonnull (overview);
  call->lacking = binome_agreement_overview_describe_lacking (overview);
  call->documents
      = binome_workflow_select_of (db, BINOME_TYPE_AGREEMENT, BINOME_AGREEMENT_PAIR, call->pair, error);
  return call->documents != NULL;
}

/* The document of a tutor in a version. */
static BinomeEntity *
find_document (Documents *call, gint64 tutor, gint64 version)
{
  for (guint i = 0; i < call->documents->len; i++)
    {
      BinomeEntity *document = g_ptr_array_index (call->documents, i);

      if (binome_entity_get_reference (document, BINOME_AGREEMENT_TUTOR) == tutor
          && binome_entity_get_integer (document, BINOME_AGREEMENT_VERSION) == version)
        return document;
    }

  return NULL;
}

static void
read_documents (Scene *scene, Documents *call)
{
  g_clear_pointer (&call->documents, g_ptr_array_unref);
  g_clear_pointer (&call->lacking, g_free);
  scene_read (scene, list_work, call);
}

static gboolean
says (BinomeEntity *document, const char *words)
{
  return strstr (binome_entity_get_text (document, BINOME_AGREEMENT_TEXT), words) != NULL;
}

/* Each tutor has a mission letter of their own; who joins the team later is told to lack one. */
static void
test_each_tutors (Scene *scene, gconstpointer data)
{
  Documents call = { .pair = scene_propose (scene, scene->lea, scene->paul),
                     .kind = BINOME_AGREEMENT_KIND_MISSION_LETTER };
  BinomeEntity *anne;

  scene_write (scene, draft_team_work, &call);
  read_documents (scene, &call);
  g_assert_cmpuint (call.documents->len, ==, 1);
  g_assert_null (call.lacking);

  make_team (scene, call.pair, scene->anne);
  read_documents (scene, &call);
  g_assert_cmpstr (call.lacking, ==, "Mission letter: none yet for Anne Petit.");
  scene_check_undo (scene, draft_team_work, &call);
  read_documents (scene, &call);
  g_assert_null (call.lacking);
  g_assert_cmpuint (call.documents->len, ==, 2);
  g_assert_cmpint (binome_entity_get_choice (find_document (&call, scene->paul, 1), BINOME_AGREEMENT_STATE),
                   ==, BINOME_AGREEMENT_STATE_DRAFT);
  anne = find_document (&call, scene->anne, 1);
  g_assert_true (says (anne, "[recipient]\nAnne Petit"));
  g_assert_true (says (anne, "The tutor | Anne Petit"));
  g_assert_true (says (anne, "Team of tutors: Paul Durand (principal tutor, 60%, legal reference); "
                             "Anne Petit (second tutor, 40%)"));

  /* Where all have one, all get the next version. */
  scene_write (scene, draft_team_work, &call);
  read_documents (scene, &call);
  g_assert_cmpuint (call.documents->len, ==, 4);
  g_assert_cmpint (binome_entity_get_choice (find_document (&call, scene->paul, 1), BINOME_AGREEMENT_STATE),
                   ==, BINOME_AGREEMENT_STATE_REVISED);
  g_assert_cmpint (binome_entity_get_choice (find_document (&call, scene->anne, 2), BINOME_AGREEMENT_STATE),
                   ==, BINOME_AGREEMENT_STATE_DRAFT);
  g_ptr_array_unref (call.documents);
}

static gboolean
sign_together_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeEntity *agreement = data;
  g_autoptr (GPtrArray) others
      = binome_agreement_select_signatures (db, binome_entity_get_id (agreement), error);

  g_assert_cmpuint (others->len, ==, 1);
  binome_entity_set_date (others->pdata[0], BINOME_AGREEMENT_SIGNATURE_SIGNED_ON,
                          binome_date_new (2026, 3, 2));
  return binome_agreement_sign (db, BINOME_AGREEMENT (agreement), others, error);
}

/* The agreement names both tutors, and is signed when both have signed. */
static void
test_signed_by_all (Scene *scene, gconstpointer data)
{
  Draft draft = { scene_propose (scene, scene->lea, scene->paul), BINOME_AGREEMENT_KIND_AGREEMENT, 0 };
  g_autoptr (BinomeEntity) made = NULL, both = NULL;

  make_team (scene, draft.pair, scene->anne);
  scene_write (scene, fill_work, &draft);
  made = scene_get (scene, BINOME_TYPE_AGREEMENT, draft.id);
  g_assert_true (says (made, "The tutor | Paul Durand\nThe tutor | Anne Petit\nThe tutee | Léa Martin"));
  sign (scene, draft.id, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, draft.id, BINOME_AGREEMENT_TUTEE_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  sign (scene, draft.id, BINOME_AGREEMENT_COMPANY_SIGNED_ON, BINOME_AGREEMENT_STATE_PARTLY_SIGNED);
  g_clear_object (&made);
  made = scene_get (scene, BINOME_TYPE_AGREEMENT, draft.id);
  scene_check_undo (scene, sign_together_work, made);
  both = scene_get (scene, BINOME_TYPE_AGREEMENT, draft.id);
  g_assert_cmpint (binome_entity_get_choice (both, BINOME_AGREEMENT_STATE), ==,
                   BINOME_AGREEMENT_STATE_SIGNED);
}

static void
test_no_words (Scene *scene, gconstpointer data)
{
  BinomeEntity *agreement = BINOME_ENTITY (binome_agreement_new ());
  Words words = { 0 };
  g_autoptr (GError) error = NULL;

  binome_entity_set_reference (agreement, BINOME_AGREEMENT_PAIR,
                               scene_propose (scene, scene->lea, scene->paul));
  words.id = scene_add (scene, agreement);
  g_assert_false (binome_store_read (scene->store, report_work, &words, NULL, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
}

typedef struct
{
  gint64 agreement;
  GFile *file;
  const char *folder;
  GFile *copy;
} Scan;

static gboolean
attach_work (BinomeDb *db, gpointer data, GError **error)
{
  Scan *scan = data;

  return binome_agreement_scan_attach (db, scan->agreement, scan->file, error);
}

static gboolean
unattach_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_agreement_scan_remove (db, ((Scan *)data)->agreement, error);
}

static gboolean
put_out_work (BinomeDb *db, gpointer data, GError **error)
{
  Scan *scan = data;

  scan->copy = binome_agreement_scan_put_out (db, scan->agreement, scan->folder, error);
  return scan->copy != NULL;
}

static GFile *
write_file (Scene *scene, const char *name, const char *content, gsize size)
{
  g_autofree char *path = g_build_filename (scene->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize)size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
assert_scan (Scene *scene, Scan *scan, const char *name, const char *content, gsize size)
{
  g_autoptr (BinomeEntity) agreement = scene_get (scene, BINOME_TYPE_AGREEMENT, scan->agreement);
  g_autofree char *kept = NULL;
  g_autofree char *base = NULL;
  gsize length;

  g_assert_cmpstr (binome_entity_get_text (agreement, BINOME_AGREEMENT_SCAN), ==, name);
  scene_read (scene, put_out_work, scan);
  base = g_file_get_basename (scan->copy);
  g_assert_cmpstr (base, ==, name);
  g_assert_true (g_file_load_contents (scan->copy, NULL, &kept, &length, NULL, NULL));
  g_assert_cmpmem (kept, length, content, size);
  g_clear_object (&scan->copy);
}

/* Taken into the workspace: it is there when the file is not any more, and undo brings back the one before.
 */
static void
test_scan (Scene *scene, gconstpointer data)
{
  static const char pdf[] = "%PDF-1.7\n1 0 obj <<>> endobj\n\0\xff", photo[] = "\xff\xd8\xff\xe0\0\x10JFIF";
  Draft draft = { .pair = scene_propose (scene, scene->lea, scene->paul) };
  g_autofree char *folder = g_build_filename (scene->folder, "out", NULL);
  Scan scan = { .folder = folder };
  g_autoptr (GFile) paper = write_file (scene, "Charte signée.PDF", pdf, sizeof pdf);
  g_autoptr (GFile) picture = write_file (scene, "photo 12", photo, sizeof photo);
  g_autoptr (GError) error = NULL;

  draft.kind = BINOME_AGREEMENT_KIND_CHARTER;
  scene_write (scene, draft_work, &draft);
  scan.agreement = draft.id;
  scan.file = paper;
  scene_check_undo (scene, attach_work, &scan);
  g_assert_true (g_file_delete (paper, NULL, NULL));
  assert_scan (scene, &scan, "Charte signée.PDF", pdf, sizeof pdf);

  scan.file = picture;
  scene_check_undo (scene, attach_work, &scan);
  assert_scan (scene, &scan, "photo 12.jpg", photo, sizeof photo);
  scene_check_undo (scene, unattach_work, &scan);
  binome_store_undo (scene->store, NULL, &error);
  g_assert_no_error (error);
  binome_store_undo (scene->store, NULL, &error);
  g_assert_no_error (error);
  assert_scan (scene, &scan, "Charte signée.PDF", pdf, sizeof pdf);
}

/* What is no scan is refused with a sentence, and nothing changes. */
static void
test_no_scan (Scene *scene, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *content;
    int code;
  } bad[] = {
    { "letter.pdf", "A letter that only calls itself a PDF", BINOME_ERROR_REFUSED },
    { "archive.pdf", "PK\003\004", BINOME_ERROR_REFUSED },
    { "empty.pdf", "", BINOME_ERROR_REFUSED },
  };
  Draft draft = { .pair = scene_propose (scene, scene->lea, scene->paul) };
  g_autofree char *before = NULL, *after = NULL, *big = g_malloc0 (BINOME_ATTACHMENT_MOST + 1);
  g_autoptr (GFile) folder = g_file_new_for_path (scene->folder), gone = NULL, large = NULL;
  g_autoptr (GError) error = NULL;
  Scan scan = { 0 };

  scene_write (scene, draft_work, &draft);
  scan.agreement = draft.id;
  before = scene_dump (scene);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GFile) file = write_file (scene, bad[i].name, bad[i].content, strlen (bad[i].content));

      scan.file = file;
      g_assert_false (scene_try (scene, attach_work, &scan, &error));
      scene_assert_refused (&error, bad[i].code);
    }
  memcpy (big, "%PDF-1.7", 8);
  large = write_file (scene, "large.pdf", big, BINOME_ATTACHMENT_MOST + 1);
  scan.file = large;
  g_assert_false (scene_try (scene, attach_work, &scan, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  scan.file = folder;
  g_assert_false (scene_try (scene, attach_work, &scan, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  gone = g_file_get_child (folder, "gone.pdf");
  scan.file = gone;
  g_assert_false (scene_try (scene, attach_work, &scan, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  after = scene_dump (scene);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/actions/plan", Scene, NULL, scene_set_up, test_action_plan, scene_tear_down);
  g_test_add ("/actions/agreement", Scene, NULL, scene_set_up, test_agreement, scene_tear_down);
  g_test_add ("/actions/signers", Scene, NULL, scene_set_up, test_signers, scene_tear_down);
  g_test_add ("/actions/plan-report", Scene, NULL, scene_set_up, test_plan_report, scene_tear_down);
  g_test_add ("/actions/words", Scene, NULL, scene_set_up, test_words, scene_tear_down);
  g_test_add ("/actions/each-tutors", Scene, NULL, scene_set_up, test_each_tutors, scene_tear_down);
  g_test_add ("/actions/signed-by-all", Scene, NULL, scene_set_up, test_signed_by_all, scene_tear_down);
  g_test_add ("/actions/no-words", Scene, NULL, scene_set_up, test_no_words, scene_tear_down);

  g_test_add ("/pair-actions/scan", Scene, NULL, scene_set_up, test_scan, scene_tear_down);
  g_test_add ("/pair-actions/no-scan", Scene, NULL, scene_set_up, test_no_scan, scene_tear_down);
  return g_test_run ();
}
