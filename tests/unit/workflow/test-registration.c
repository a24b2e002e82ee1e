/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registration form: written, filled in, read back, and what it makes; also through LibreOffice. */

#include <locale.h>
#include <string.h>

#include "binome-availability-workflow.h"
#include "binome-error.h"
#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "binome-registration-form.h"
#include "binome-registration-return.h"
#include "binome-report-private.h"
#include "binome-table-reader.h"
#include "workflow-fixture.h"

typedef struct
{
  gint64 programme;
  BinomeEnrolmentRole role;
  BinomeRegistrationForm *form;
} Load;

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  Load *call = data;

  call->form = binome_registration_form_load (db, call->programme, call->role, error);
  return call->form != NULL;
}

static BinomeRegistrationForm *
load_form (Scene *scene, BinomeEnrolmentRole role)
{
  Load call = { .programme = scene->programme, .role = role };

  scene_read (scene, load_work, &call);
  return call.form;
}

static GBytes *
write_form (BinomeRegistrationForm *form, BinomeTableFormat format)
{
  g_autoptr (BinomeTableWriter) writer = binome_table_writer_new (format, "Form");
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  binome_registration_form_write (form, writer);
  bytes = binome_table_writer_finish (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

typedef struct
{
  const char *key;
  const char *answer;
} Answer;

static const char *
find_answer (const Answer *answers, const char *key)
{
  for (guint i = 0; answers[i].key != NULL; i++)
    if (g_strcmp0 (answers[i].key, key) == 0)
      return answers[i].answer;

  return NULL;
}

/* What somebody makes of the form in a spreadsheet: a file with the same cells, and theirs. */
static GBytes *
fill (GBytes *blank, const Answer *answers, gboolean with_codes)
{
  g_autoptr (BinomeTableWriter) writer = binome_table_writer_new (BINOME_TABLE_ODS, "Form");
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeTableReader) reader = binome_table_reader_open (blank, NULL, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  while (binome_table_reader_next (reader, &error))
    {
      guint n = binome_table_reader_get_n_fields (reader);
      const char *key = n > 3 ? binome_table_reader_get_field (reader, 3) : "";
      const char *answer = find_answer (answers, key);

      for (guint i = 0; i < n && (with_codes || i < 3); i++)
        binome_table_writer_add (
            writer, i == 1 && answer != NULL ? answer : binome_table_reader_get_field (reader, i));
      binome_table_writer_end_row (writer);
    }
  g_assert_no_error (error);
  bytes = binome_table_writer_finish (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

static BinomeRegistrationReturn *
fill_and_read (Scene *scene, BinomeEnrolmentRole role, const Answer *answers, gboolean with_codes)
{
  g_autoptr (BinomeRegistrationForm) form = load_form (scene, role);
  g_autoptr (GBytes) blank = write_form (form, BINOME_TABLE_ODS);
  g_autoptr (GBytes) filled = fill (blank, answers, with_codes);

  return binome_registration_return_read (filled, "returned.ods");
}

static BinomeRegistrationReturns *
make_returns (Scene *scene, BinomeRegistrationReturn *one, BinomeRegistrationReturn *other)
{
  BinomeRegistrationReturns *returns = binome_registration_returns_new (scene->programme);

  g_ptr_array_add (returns->items, one);
  if (other != NULL)
    g_ptr_array_add (returns->items, other);
  return returns;
}

static void
assert_verdict (BinomeRegistrationReturns *returns, guint i, BinomeReturnVerdict verdict, const char *words)
{
  const BinomeRegistrationReturn *item = returns->items->pdata[i];

  g_test_message ("%s: %s", item->title, item->text);
  g_assert_cmpint (item->verdict, ==, verdict);
  g_assert_nonnull (strstr (item->text, words));
}

static const Answer marie[] = { { "family-name", "Lambert" },
                                { "given-name", "Marie" },
                                { "staff-number", "00123" },
                                { "email", "marie.lambert@example.org" },
                                { "hired-on", "03/04/2019" },
                                { "grade", "5" },
                                { "experience", "6,5" },
                                { "capacity", "2" },
                                { "hours-per-month", "4 h" },
                                { "starts-on", "01/04/2026" },
                                { "goals", "Passing on what I know" },
                                { "monday", "9:00–12:00" },
                                { "thursday", "14h-16h à distance" },
                                { "skills", "Excel, Turning" },
                                { NULL, NULL } };

typedef struct
{
  gint64 person, enrolment;
  gint64 programme;
  char *week;
  gint64 n_skills;
} Found;

static gboolean
find_marie_work (BinomeDb *db, gpointer data, GError **error)
{
  Found *found = data;
  g_autoptr (BinomeQuery) people = binome_query_new (BINOME_TYPE_PERSON);
  g_autoptr (BinomeQuery) parts = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (BinomeQuery) skills = binome_query_new (BINOME_TYPE_ENROLMENT_SKILL);
  g_autoptr (GArray) person_ids = NULL, part_ids = NULL;
  BinomeWeek week;

  binome_query_where_text (people, BINOME_PERSON_FAMILY_NAME, "Lambert");
  person_ids = binome_db_select_ids (db, people, error);
  g_assert_cmpuint (person_ids->len, ==, 1);
  found->person = g_array_index (person_ids, gint64, 0);
  binome_query_where_integer (parts, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL, found->person);
  part_ids = binome_db_select_ids (db, parts, error);
  g_assert_cmpuint (part_ids->len, ==, 1);
  found->enrolment = g_array_index (part_ids, gint64, 0);
  binome_query_where_integer (skills, BINOME_ENROLMENT_SKILL_ENROLMENT, BINOME_QUERY_EQUAL, found->enrolment);
  found->n_skills = binome_db_count (db, skills, error);
  if (!binome_availability_read_week (db, found->person, &week, error))
    return FALSE;
  found->week = binome_week_describe (&week);
  return TRUE;
}

static void
assert_marie (Scene *scene)
{
  Found found = { .programme = scene->programme };
  g_autoptr (BinomeEntity) person = NULL, part = NULL;
  g_autofree char *week = NULL;

  scene_read (scene, find_marie_work, &found);
  week = found.week;
  person = scene_get (scene, BINOME_TYPE_PERSON, found.person);
  part = scene_get (scene, BINOME_TYPE_ENROLMENT, found.enrolment);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_STAFF_NUMBER), ==, "00123");
  scene_assert_day (binome_entity_get_date (person, BINOME_PERSON_HIRED_ON), "2019-04-03");
  g_assert_cmpint (binome_entity_get_integer (person, BINOME_PERSON_GRADE), ==, 5);
  g_assert_cmpint (binome_entity_get_choice (part, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_APPLIED);
  g_assert_cmpint (binome_entity_get_choice (part, BINOME_ENROLMENT_ROLE), ==, BINOME_ENROLMENT_ROLE_TUTOR);
  g_assert_cmpint (binome_entity_get_integer (part, BINOME_ENROLMENT_CAPACITY), ==, 2);
  g_assert_cmpfloat (binome_entity_get_real (part, BINOME_ENROLMENT_EXPERIENCE), ==, 6.5);
  g_assert_cmpfloat (binome_entity_get_real (part, BINOME_ENROLMENT_HOURS_PER_MONTH), ==, 4);
  scene_assert_day (binome_entity_get_date (part, BINOME_ENROLMENT_STARTS_ON), "2026-04-01");
  scene_assert_day (binome_entity_get_date (part, BINOME_ENROLMENT_ENDS_ON), "2026-08-31");
  g_assert_cmpstr (binome_entity_get_text (part, BINOME_ENROLMENT_GOALS), ==, "Passing on what I know");
  g_assert_cmpstr (week, ==, "Monday 9:00–12:00; Thursday 14:00–16:00, remote");
  g_assert_cmpint (found.n_skills, ==, 2);
}

static void
test_new (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeRegistrationReturns) returns
      = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTOR, marie, TRUE), NULL);
  g_autofree char *before = scene_dump (scene), *after = NULL;

  scene_read (scene, binome_registration_returns_preview, returns);
  after = scene_dump (scene);
  g_assert_cmpstr (before, ==, after);
  assert_verdict (returns, 0, BINOME_RETURN_NEW, "not known yet");
  scene_check_undo (scene, binome_registration_returns_apply, returns);
  g_assert_cmpstr (binome_store_get_undo_name (scene->store), ==, "Import 1 registration form");
  assert_marie (scene);

  /* The same form once more says nothing new. */
  scene_read (scene, binome_registration_returns_preview, returns);
  assert_verdict (returns, 0, BINOME_RETURN_SAME, "Nothing new");
}

/* Léa is known by her name; she withdrew, and applies again. What she leaves blank stays. */
static void
test_update (Scene *scene, gconstpointer data)
{
  static const Answer answers[]
      = { { "family-name", "Martin" },     { "given-name", "Léa" },      { "phone", "01 02 03 04 05" },
          { "contract", "Apprentissage" }, { "manager", "Paul Durand" }, { NULL, NULL } };
  g_autoptr (BinomeRegistrationReturns) returns = NULL;
  g_autoptr (BinomeEntity) lea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea), person = NULL;
  gint64 id = binome_entity_get_reference (lea, BINOME_ENROLMENT_PERSON);

  binome_entity_set_choice (lea, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_WITHDREW);
  scene_set (scene, lea);
  g_clear_object (&lea);
  returns = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTEE, answers, TRUE), NULL);
  scene_read (scene, binome_registration_returns_preview, returns);
  assert_verdict (returns, 0, BINOME_RETURN_UPDATE, "Changes: Telephone, Line manager, Contract.");
  scene_write (scene, binome_registration_returns_apply, returns);
  lea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea);
  person = scene_get (scene, BINOME_TYPE_PERSON, id);
  g_assert_cmpint (binome_entity_get_choice (lea, BINOME_ENROLMENT_STATE), ==,
                   BINOME_ENROLMENT_STATE_APPLIED);
  g_assert_cmpint (binome_entity_get_choice (lea, BINOME_ENROLMENT_CONTRACT), ==,
                   BINOME_CONTRACT_APPRENTICESHIP);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_PHONE), ==, "01 02 03 04 05");
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_SITE), ==, "Lyon");
  g_assert_cmpint (binome_entity_get_reference (person, BINOME_PERSON_MANAGER), !=, 0);
}

/* Without the column of codes the questions are known by their words. */
static void
test_without_codes (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeRegistrationReturns) returns
      = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTOR, marie, FALSE), NULL);

  scene_write (scene, binome_registration_returns_apply, returns);
  assert_marie (scene);
}

static void
assert_refused (Scene *scene, const char *key, const char *answer, const char *words)
{
  const Answer answers[]
      = { { key, answer }, { "family-name", "Lambert" }, { "given-name", "Marie" }, { NULL, NULL } };
  g_autoptr (BinomeRegistrationReturns) returns
      = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTOR, answers, TRUE), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = scene_dump (scene), *after = NULL;

  scene_read (scene, binome_registration_returns_preview, returns);
  assert_verdict (returns, 0, BINOME_RETURN_ERROR, words);
  g_assert_false (scene_try (scene, binome_registration_returns_apply, returns, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  after = scene_dump (scene);
  g_assert_cmpstr (before, ==, after);
}

static void
test_mistakes (Scene *scene, gconstpointer data)
{
  assert_refused (scene, "hired-on", "31/02/2020", "no date");
  assert_refused (scene, "capacity", "100", "too large");
  assert_refused (scene, "capacity", "-1", "too large or too small");
  assert_refused (scene, "capacity", "many", "no number");
  assert_refused (scene, "email", "nowhere", "no e-mail");
  assert_refused (scene, "monday", "perhaps", "not understood");
  assert_refused (scene, "family-name", "  ", "family name");
  assert_refused (scene, "grade", "clever", "no number that fits");
  assert_refused (scene, "ends-on", "01/01/2020", "lies before");
}

static void
test_twice (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeRegistrationReturns) returns
      = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTOR, marie, TRUE),
                      fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTOR, marie, TRUE));

  scene_write (scene, binome_registration_returns_apply, returns);
  assert_verdict (returns, 0, BINOME_RETURN_NEW, "application");
  assert_verdict (returns, 1, BINOME_RETURN_ERROR, "already");
  assert_marie (scene);
}

static void
assert_no_form (Scene *scene, const char *text, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (BinomeRegistrationReturns) returns
      = make_returns (scene, binome_registration_return_read (bytes, "other.csv"), NULL);

  scene_read (scene, binome_registration_returns_preview, returns);
  assert_verdict (returns, 0, BINOME_RETURN_ERROR, words);
}

static void
test_other_files (Scene *scene, gconstpointer data)
{
  assert_no_form (scene, "Name,Site\nMartin,Lyon\n", "no registration form");
  assert_no_form (scene, "a,999/tutor,,binome-form\n", "another programme");
  assert_no_form (scene, "a,1/boss,,binome-form\n", "no registration form");
  assert_no_form (scene, "a,99999999999999999999/tutor,,binome-form\n", "no registration form");
  assert_no_form (scene, "PK\003\004 not a zip", "");
  assert_no_form (scene, "", "");
}

static gboolean
own_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_keep (db, data, error);
}

typedef struct
{
  gint64 owner;
  char *answer;
} Own;

static gboolean
read_own_work (BinomeDb *db, gpointer data, GError **error)
{
  Own *call = data;
  g_autoptr (GPtrArray) values = binome_own_values_load (db, BINOME_FIELD_SCOPE_TUTOR, call->owner, error);

  if (values == NULL)
    return FALSE;
  g_assert_cmpuint (values->len, ==, 1);
  call->answer = g_strdup (((const BinomeOwnValue *)values->pdata[0])->answer);
  return TRUE;
}

typedef struct
{
  gint64 programme;
  gboolean asks;
} Asking;

static gboolean
asking_work (BinomeDb *db, gpointer data, GError **error)
{
  Asking *asking = data;
  g_autoptr (BinomeRegistrationForm) form
      = binome_registration_form_load (db, asking->programme, BINOME_ENROLMENT_ROLE_TUTEE, error);

  asking->asks = form != NULL && binome_registration_form_find (form, "own:1") != NULL;
  return form != NULL;
}

/* The form asks what the person may see, and nothing that only co-ordinators may. */
static void
test_audience (Scene *scene, gconstpointer data)
{
  static const gboolean asked[] = {
    [BINOME_FIELD_AUDIENCE_COORDINATORS] = FALSE,
    [BINOME_FIELD_AUDIENCE_SUBJECT] = TRUE,
    [BINOME_FIELD_AUDIENCE_EVERYONE] = TRUE,
  };
  g_autoptr (BinomeFieldDefinition) definition = binome_field_definition_new ();
  Asking asking = { .programme = scene->programme };

  binome_entity_set_text (BINOME_ENTITY (definition), BINOME_FIELD_DEFINITION_TITLE, "Shoe size");
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      binome_entity_set_choice (BINOME_ENTITY (definition), BINOME_FIELD_DEFINITION_AUDIENCE, (int)i);
      scene_write (scene, own_work, definition);
      scene_read (scene, asking_work, &asking);
      g_assert_cmpint (asking.asks, ==, asked[i]);
    }
}

static void
test_own_fields (Scene *scene, gconstpointer data)
{
  static const Answer answers[]
      = { { "family-name", "Durand" }, { "given-name", "Paul" }, { "own:1", "Blue" }, { NULL, NULL } };
  g_autoptr (BinomeFieldDefinition) definition = binome_field_definition_new ();
  BinomeEntity *entity = BINOME_ENTITY (definition);
  g_autoptr (BinomeRegistrationReturns) returns = NULL;
  Own own = { .owner = scene->paul };

  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_TITLE, "Colour");
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_SCOPE, BINOME_FIELD_SCOPE_TUTOR);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_KIND, BINOME_FIELD_KIND_CHOICE);
  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_CHOICES, "Red\nBlue");
  scene_write (scene, own_work, definition);
  g_assert_cmpint (binome_entity_get_id (entity), ==, 1);
  returns = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTOR, answers, TRUE), NULL);
  scene_write (scene, binome_registration_returns_apply, returns);
  assert_verdict (returns, 0, BINOME_RETURN_UPDATE, "Colour");
  scene_read (scene, read_own_work, &own);
  g_assert_cmpstr (own.answer, ==, "Blue");
  g_free (own.answer);
}

/* Every kind of file carries the code of each question. */
static void
test_formats (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeRegistrationForm) form = load_form (scene, BINOME_ENROLMENT_ROLE_TUTEE);

  for (guint i = 0; i < BINOME_N_TABLE_FORMATS; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      BinomeRegistrationReturn *item;

      if (!binome_table_format_is_built ((BinomeTableFormat)i))
        continue;
      bytes = write_form (form, (BinomeTableFormat)i);
      item = binome_registration_return_read (bytes, "form");
      g_assert_null (item->problem);
      g_assert_cmpint (item->programme, ==, scene->programme);
      g_assert_cmpint (item->role, ==, BINOME_ENROLMENT_ROLE_TUTEE);
      binome_registration_return_free (item);
    }
}

typedef struct
{
  const BinomeRegistrationForm *form;
  BinomeReport *report;
} Paper;

static gboolean
paper_work (BinomeDb *db, gpointer data, GError **error)
{
  Paper *paper = data;

  paper->report = binome_registration_form_build_paper (paper->form, db, error);
  return paper->report != NULL;
}

/* The heading above questions that there are none of is not there either. */
static void
assert_headings (BinomeReport *report, const char *skills)
{
  const char *headings[]
      = { "About you", "Your part in the programme", "When you are free", skills, "Data protection" };
  GPtrArray *blocks = binome_report_get_blocks (report);
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeReportBlock *block = blocks->pdata[i];

      if (block->kind != BINOME_REPORT_BLOCK_HEADING)
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (headings));
      g_assert_cmpstr (block->text, ==, headings[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (headings));
}

static gboolean
has_paragraph (BinomeReport *report, const char *text)
{
  GPtrArray *blocks = binome_report_get_blocks (report);

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeReportBlock *block = blocks->pdata[i];

      if (block->kind == BINOME_REPORT_BLOCK_PARAGRAPH && g_strcmp0 (block->text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What a question that people sign under says, with its hint below. */
static gboolean
has_question (BinomeReport *report, const char *text)
{
  GPtrArray *blocks = binome_report_get_blocks (report);

  for (guint i = 0; i < blocks->len; i++)
    {
      const BinomeReportBlock *block = blocks->pdata[i];

      for (guint row = 0;
           block->kind == BINOME_REPORT_BLOCK_TABLE && row < binome_report_table_get_n_rows (block->table);
           row++)
        if (g_strcmp0 (binome_report_table_get_cell (block->table, row, 0), text) == 0)
          return TRUE;
    }
  return FALSE;
}

/* On two or three sheets, with a line for each question; what happens to the answers is said as in the file.
 */
static void
test_paper (Scene *scene, gconstpointer data)
{
  for (int role = 0; role < 2; role++)
    {
      g_autoptr (BinomeRegistrationForm) form = load_form (scene, (BinomeEnrolmentRole)role);
      Paper paper = { .form = form };
      g_autoptr (BinomeReport) report = NULL;
      g_autofree char *path = g_build_filename (scene->folder, "form.pdf", NULL);
      g_autofree char *notice = binome_registration_form_dup_notice (form);
      g_autoptr (GError) error = NULL;

      scene_read (scene, paper_work, &paper);
      report = paper.report;
      g_assert_true (has_paragraph (report, notice));
      /* Levels that are ticked are in words as well. */
      g_assert_cmpint (has_question (report, "Level of diploma\n3 CAP or BEP, 4 baccalauréat, 5 bac+2, 6 "
                                             "bachelor’s degree, 7 master’s degree, 8 doctorate"),
                       ==, role == BINOME_ENROLMENT_ROLE_TUTOR);
      assert_headings (report, role == BINOME_ENROLMENT_ROLE_TUTOR ? "What you can pass on"
                                                                   : "What you want to learn");
      g_assert_true (binome_report_export_pdf (report, path, &binome_report_a4, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (binome_report_get_n_pages (report), >=, 1);
      g_assert_cmpuint (binome_report_get_n_pages (report), <=, 4);
    }
}

/* Whether a training is prolonged matters to the law where there are apprentices, and is asked only there. */
static void
test_prolonged (Scene *scene, gconstpointer data)
{
  static const Answer answers[] = { { "family-name", "Martin" },
                                    { "given-name", "Léa" },
                                    { "contract", "Apprenticeship" },
                                    { "prolonged", "Yes" },
                                    { NULL, NULL } };
  g_autoptr (BinomeRegistrationForm) without = load_form (scene, BINOME_ENROLMENT_ROLE_TUTEE), with = NULL;
  g_autoptr (BinomeRegistrationForm) of_tutors = NULL;
  g_autoptr (BinomeEntity) programme = scene_get (scene, BINOME_TYPE_PROGRAMME, scene->programme), lea = NULL;
  g_autoptr (BinomeRegistrationReturns) returns = NULL;
  const BinomeFormField *field;

  g_assert_null (binome_registration_form_find (without, "prolonged"));
  binome_entity_set_choice (programme, BINOME_PROGRAMME_KIND, BINOME_PROGRAMME_KIND_APPRENTICESHIP);
  scene_set (scene, programme);
  with = load_form (scene, BINOME_ENROLMENT_ROLE_TUTEE);
  field = binome_registration_form_find (with, "prolonged");
  g_assert_nonnull (field);
  g_assert_cmpstr (field->choices[0], ==, "Yes"); /* boxes on paper, a list in the file */
  of_tutors = load_form (scene, BINOME_ENROLMENT_ROLE_TUTOR);
  g_assert_null (binome_registration_form_find (of_tutors, "prolonged"));

  returns = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTEE, answers, TRUE), NULL);
  scene_read (scene, binome_registration_returns_preview, returns);
  assert_verdict (returns, 0, BINOME_RETURN_UPDATE, "Training prolonged");
  scene_write (scene, binome_registration_returns_apply, returns);
  lea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea);
  g_assert_true (binome_entity_get_boolean (lea, BINOME_ENROLMENT_PROLONGED));
}

/* ---- LibreOffice ---- */

/* Converts a file of the folder, with a home of its own and without the traps of the tests. */
static void
convert (Scene *scene, const char *program, const char *file, const char *to)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/home", scene->folder);
  g_autofree char *out = g_build_filename (scene->folder, "out", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, scene->folder);
  g_subprocess_launcher_setenv (launcher, "HOME", scene->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_PERTURB_");
  process = g_subprocess_launcher_spawn (launcher, &error, program, profile, "--headless", "--convert-to", to,
                                         "--outdir", out, file, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
test_office (Scene *scene, gconstpointer data)
{
  static const struct
  {
    BinomeTableFormat format;
    const char *file, *to;
  } ways[] = {
    { BINOME_TABLE_XLSX, "form.xlsx", "ods" },
    { BINOME_TABLE_XLSX, "form.xlsx", "xlsx" },
    { BINOME_TABLE_ODS, "form.ods", "xlsx" },
    { BINOME_TABLE_ODS, "form.ods", "ods" },
  };
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autoptr (BinomeRegistrationForm) form = NULL;
  const BinomeFormField *contract;

  if (program == NULL)
    {
      g_test_skip ("there is no LibreOffice");
      return;
    }

  form = load_form (scene, BINOME_ENROLMENT_ROLE_TUTEE);
  contract = binome_registration_form_find (form, "contract");
  g_assert_nonnull (contract);
  g_assert_nonnull (contract->choices);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_build_filename (scene->folder, ways[i].file, NULL);
      g_autofree char *name = g_strconcat ("form.", ways[i].to, NULL);
      g_autofree char *saved = g_build_filename (scene->folder, "out", name, NULL);
      g_autoptr (GBytes) bytes = NULL, back = NULL, filled = NULL;
      g_autoptr (BinomeRegistrationReturns) returns = NULL;
      static const Answer answers[] = { { "family-name", "Roux" },
                                        { "given-name", "Zoé" },
                                        { "monday", "9-12" },
                                        { "contract", "Internship" },
                                        { NULL, NULL } };
      char *text;
      gsize length;
      g_autoptr (GError) error = NULL;

      if (!binome_table_format_is_built (ways[i].format))
        continue;
      bytes = write_form (form, ways[i].format);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                          (gssize)g_bytes_get_size (bytes), &error));
      convert (scene, program, ways[i].file, ways[i].to);
      g_file_get_contents (saved, &text, &length, &error);
      g_assert_no_error (error);
      back = g_bytes_new_take (text, length);
      filled = fill (back, answers, TRUE);
      returns = make_returns (scene, binome_registration_return_read (filled, name), NULL);
      scene_read (scene, binome_registration_returns_preview, returns);
      assert_verdict (returns, 0, BINOME_RETURN_NEW, "application");
      g_assert_cmpstr (((BinomeRegistrationReturn *)returns->items->pdata[0])->title, ==, "Zoé Roux");
    }
}

/* Who leads Paul cannot be led by him: the form is taken, the circle is not. */
static void
test_circle (Scene *scene, gconstpointer data)
{
  static const Answer answers[] = { { "family-name", "Martin" },
                                    { "given-name", "Léa" },
                                    { "phone", "01 02 03 04 05" },
                                    { "manager", "Paul Durand" },
                                    { NULL, NULL } };
  g_autoptr (BinomeRegistrationReturns) returns = NULL;
  g_autoptr (BinomeEntity) lea = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea),
                           tutor = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->paul), paul = NULL,
                           person = NULL;
  gint64 id = binome_entity_get_reference (lea, BINOME_ENROLMENT_PERSON);

  paul = scene_get (scene, BINOME_TYPE_PERSON, binome_entity_get_reference (tutor, BINOME_ENROLMENT_PERSON));
  binome_entity_set_reference (paul, BINOME_PERSON_MANAGER, id);
  scene_set (scene, paul);
  returns = make_returns (scene, fill_and_read (scene, BINOME_ENROLMENT_ROLE_TUTEE, answers, TRUE), NULL);
  scene_read (scene, binome_registration_returns_preview, returns);
  assert_verdict (
      returns, 0, BINOME_RETURN_UPDATE,
      "Changes: Telephone. Paul Durand works for Léa Martin already, directly or through others, and "
      "cannot be their line manager.");
  scene_write (scene, binome_registration_returns_apply, returns);
  person = scene_get (scene, BINOME_TYPE_PERSON, id);
  g_assert_cmpint (binome_entity_get_reference (person, BINOME_PERSON_MANAGER), ==, 0);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_PHONE), ==, "01 02 03 04 05");
}

#define ADD(path, function)                                                                                  \
  g_test_add ("/workflow/registration/" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("update", test_update);
  ADD ("circle", test_circle);
  ADD ("without-codes", test_without_codes);
  ADD ("mistakes", test_mistakes);
  ADD ("twice", test_twice);
  ADD ("other-files", test_other_files);
  ADD ("own-fields", test_own_fields);
  ADD ("audience", test_audience);
  ADD ("formats", test_formats);
  ADD ("paper", test_paper);
  ADD ("prolonged", test_prolonged);
  ADD ("office", test_office);

  return g_test_run ();
}
