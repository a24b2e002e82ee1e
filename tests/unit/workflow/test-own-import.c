/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company’s own in lists that come in and go out. */

#include <string.h>

#include "binome-error.h"
#include "binome-export-list.h"
#include "binome-import.h"
#include "binome-own-fields.h"
#include "binome-own-file.h"
#include "binome-own-values.h"
#include "workflow-fixture.h"

typedef struct
{
  const char *title;
  BinomeFieldScope scope;
  BinomeFieldKind kind;
  gboolean sensitive;
  gint64 id;
} Made;

static gboolean
make_work (BinomeDb *db, gpointer data, GError **error)
{
  Made *made = data;
  g_autoptr (BinomeFieldDefinition) field = binome_field_definition_new ();
  BinomeEntity *entity = BINOME_ENTITY (field);

  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_TITLE, made->title);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_SCOPE, (int)made->scope);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_KIND, (int)made->kind);
  binome_entity_set_boolean (entity, BINOME_FIELD_DEFINITION_SENSITIVE, made->sensitive);
  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_CHOICES, "French\nEnglish\nSigns, LSF");
  if (!binome_own_fields_keep (db, field, error))
    return FALSE;
  made->id = binome_entity_get_id (entity);
  return TRUE;
}

static gint64
make (Scene *self, const char *title, BinomeFieldScope scope, BinomeFieldKind kind)
{
  Made made = { title, scope, kind, FALSE, 0 };

  scene_write (self, make_work, &made);
  return made.id;
}

static BinomeImport *
open_bytes (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  BinomeImport *import = binome_import_new_for_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static BinomeImport *
open_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return open_bytes (bytes, "list.csv");
}

static void
assert_counts (BinomeImport *import, guint n_new, guint n_update, guint n_same, guint n_error)
{
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_NEW), ==, n_new);
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_UPDATE), ==, n_update);
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_SAME), ==, n_same);
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_ERROR), ==, n_error);
}

static void
assert_text (BinomeImport *import, guint row, const char *expected)
{
  g_autofree char *text = binome_import_dup_text (import, row);

  g_assert_cmpstr (text, ==, expected);
}

typedef struct
{
  Made *field;
  const char *family;
  char *answer;
} Asked;

static gboolean
ask_work (BinomeDb *db, gpointer data, GError **error)
{
  Asked *asked = data;
  BinomeStatement *row
      = binome_db_prepare (db,
                           "SELECT v.value FROM field_value v LEFT JOIN enrolment e ON e.id = v.enrolment"
                           " JOIN person p ON p.id = coalesce (v.person, e.person)"
                           " WHERE p.family_name = ?1 AND v.field = ?2",
                           error);

  binome_statement_bind_text (row, 1, asked->family);
  binome_statement_bind_integer (row, 2, asked->field->id);
  while (binome_statement_step (row, error))
    g_set_str (&asked->answer, binome_statement_get_text (row, 0));
  return TRUE;
}

static void
assert_answer (Scene *self, gint64 field, const char *family, const char *expected)
{
  Made made = { .id = field };
  Asked asked = { &made, family, NULL };

  scene_read (self, ask_work, &asked);
  g_assert_cmpstr (asked.answer, ==, expected);
  g_free (asked.answer);
}

/* ---- in ---- */

static void
test_import (Scene *self, gconstpointer data)
{
  static const char list[] = "Nom;Prénom;Langues;Arrivée à Lyon;Parrain;Badge n°\n"
                             "Durand;Paul;french, Signs, LSF;14/04/2026;Anne Petit;\n"
                             "Roux;Zoé;English;13/04/2026;;77\n"
                             "Blanc;Marc;Klingon;;;78\n"
                             "Noir;Ève;;32/13/2026;;79\n"
                             "Vert;Ali;;;Nobody Known;80\n"
                             "Petit;Anne;-;n/a;;\n";
  gint64 spoken = make (self, "langues", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_CHOICES);
  gint64 arrival = make (self, "Arrivée à LYON", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_DATE);
  gint64 buddy = make (self, "Parrain", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_PERSON);
  gint64 badge = make (self, "Badge n°", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER);
  g_autoptr (BinomeImport) import = NULL;
  g_autoptr (BinomeImport) again = NULL;
  g_autoptr (GPtrArray) offered = NULL;

  /* “Signs, LSF” holds the comma that would part two choices: semicolons are asked for, or the whole. */
  g_autofree char *text = NULL;
  GString *fixed = g_string_new (list);

  g_string_replace (fixed, "french, Signs, LSF", "\"french; Signs, LSF\"", 0);
  text = g_string_free (fixed, FALSE);
  import = open_text (text);
  scene_read (self, binome_import_recall, import);
  offered = binome_import_list_own_fields (import);
  g_assert_cmpuint (offered->len, ==, 4);
  g_assert_cmpint (binome_import_get_own_field (import, 0), ==, 0);
  g_assert_cmpint (binome_import_get_own_field (import, 2), ==, spoken);
  g_assert_cmpint (binome_import_get_own_field (import, 3), ==, arrival);
  g_assert_cmpint (binome_import_get_own_field (import, 4), ==, buddy);
  g_assert_cmpint (binome_import_get_own_field (import, 5), ==, badge);
  scene_read (self, binome_import_preview, import);
  assert_counts (import, 1, 1, 1, 3);
  assert_text (import, 0, "langues, Arrivée à LYON, Parrain");
  assert_text (import, 1, "");
  assert_text (import, 2, "langues: “Klingon” is none of the choices: French, English, Signs, LSF.");
  assert_text (import, 3, "Arrivée à LYON: “32/13/2026” is no date");
  assert_text (import, 4, "Parrain: “Nobody Known” is nobody in the list of people");

  scene_check_undo (self, binome_import_apply, import);
  assert_answer (self, spoken, "Durand", "French\nSigns, LSF");
  assert_answer (self, arrival, "Roux", "2026-04-13");
  assert_answer (self, badge, "Roux", "77");
  assert_answer (self, badge, "Blanc", NULL);

  /* The same list again: its columns are remembered, and nothing is new. */
  again = open_text (text);
  scene_read (self, binome_import_recall, again);
  g_assert_true (binome_import_is_recalled (again));
  g_assert_cmpint (binome_import_get_own_field (again, 5), ==, badge);
  scene_read (self, binome_import_preview, again);
  assert_counts (again, 0, 0, 3, 3);

  /* A column goes from one field to another; the other one is left out then. */
  binome_import_set_own_field (again, 0, badge);
  g_assert_cmpint (binome_import_get_own_field (again, 5), ==, 0);
  g_assert_cmpint (binome_import_get_target (again, 0), ==, BINOME_COLUMN_IGNORE);
  binome_import_set_target (again, 0, BINOME_COLUMN_FAMILY_NAME);
  g_assert_cmpint (binome_import_get_own_field (again, 0), ==, 0);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_remove (db, *(gint64 *)data, error);
}

/* A field that is removed between the look and the import does no harm. */
static void
test_gone (Scene *self, gconstpointer data)
{
  gint64 badge = make (self, "Badge", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER);
  g_autoptr (BinomeImport) import = open_text ("Nom;Prénom;Badge\nRoux;Zoé;many\n");

  scene_read (self, binome_import_recall, import);
  scene_read (self, binome_import_preview, import);
  assert_counts (import, 0, 0, 0, 1);
  scene_write (self, remove_work, &badge);
  scene_write (self, binome_import_apply, import);
  assert_counts (import, 1, 0, 0, 0);
}

/* Fields of tutors belong to their part in the programme; blank cells change nothing. */
static void
test_participants (Scene *self, gconstpointer data)
{
  static const char list[] = "Nom;Prénom;Équipe max;Souhait\n"
                             "Durand;Paul;4;a\n"
                             "Roux;Zoé;2,5;b\n";
  gint64 size = make (self, "Équipe max", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER);
  gint64 wish = make (self, "Souhait", BINOME_FIELD_SCOPE_TUTEE, BINOME_FIELD_KIND_TEXT);
  g_autoptr (BinomeImport) import = open_text (list);
  g_autoptr (BinomeImport) blank = open_text ("Nom;Prénom;Équipe max;Souhait\nDurand;Paul;;\n");

  scene_read (self, binome_import_recall, import);
  g_assert_cmpint (binome_import_get_own_field (import, 2), ==, 0);
  binome_import_set_as (import, BINOME_IMPORT_TUTORS, self->programme);
  g_assert_cmpint (binome_import_get_own_field (import, 2), ==, size);
  g_assert_cmpint (binome_import_get_own_field (import, 3), ==, 0);
  scene_check_undo (self, binome_import_apply, import);
  assert_answer (self, size, "Durand", "4");
  assert_answer (self, size, "Roux", "2.5");
  assert_answer (self, wish, "Roux", NULL);

  scene_read (self, binome_import_recall, blank);
  binome_import_set_as (blank, BINOME_IMPORT_TUTORS, self->programme);
  scene_read (self, binome_import_preview, blank);
  assert_counts (blank, 0, 0, 1, 0);
  scene_write (self, binome_import_apply, blank);
  assert_answer (self, size, "Durand", "4");
}

/* A day that can be read in two ways is asked about in these columns as well. */
static void
test_ambiguous (Scene *self, gconstpointer data)
{
  gint64 visit = make (self, "Visite", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_DATE);
  g_autoptr (BinomeImport) import = open_text ("Nom;Prénom;Visite\nRoux;Zoé;03/04/2026\n");
  g_autoptr (GError) error = NULL;

  scene_read (self, binome_import_recall, import);
  g_assert_true (binome_import_needs_date_order (import));
  g_assert_cmpstr (binome_import_get_date_example (import), ==, "03/04/2026");
  g_assert_false (scene_try (self, binome_import_apply, import, &error));
  scene_assert_refused (&error, BINOME_ERROR_INVALID);
  binome_import_set_date_order (import, BINOME_DATE_FORMAT_DMY);
  scene_write (self, binome_import_apply, import);
  assert_answer (self, visit, "Roux", "2026-04-03");
}

/* A long list takes the quick way into the file; its answers come with it, and go with one undo. */
static void
test_many (Scene *self, gconstpointer data)
{
  gint64 badge = make (self, "Badge", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER);
  gint64 size = make (self, "Size", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER);
  g_autoptr (GString) list = g_string_new ("Nom;Prénom;Matricule;Badge;Size\n");
  g_autoptr (BinomeImport) import = NULL;

  for (int i = 0; i < 2500; i++)
    g_string_append_printf (list, "Person%d;Anna;M%d;%d;%d\n", i, i, 7 * i, i % 5 + 1);
  import = open_text (list->str);
  scene_read (self, binome_import_recall, import);
  binome_import_set_as (import, BINOME_IMPORT_TUTORS, self->programme);
  scene_check_undo (self, binome_import_apply, import);
  assert_counts (import, 2500, 0, 0, 0);
  assert_answer (self, badge, "Person2499", "17493");
  assert_answer (self, size, "Person2499", "5");
}

/* ---- out, and in again ---- */

typedef struct
{
  gint64 programme;
  BinomeExportFlags flags;
  BinomeTableFormat format;
  GBytes *bytes;
} Export;

static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  Export *call = data;
  g_autoptr (BinomeTableWriter) writer = binome_table_writer_new (call->format, "People");
  g_autoptr (BinomeExportList) list = binome_export_list_new (BINOME_EXPORT_PEOPLE);

  binome_export_list_set_programme (list, call->programme);
  binome_export_list_set_flags (list, call->flags);
  if (!binome_export_list_write (list, db, binome_date_new (2026, 3, 2), writer, error))
    return FALSE;
  call->bytes = binome_table_writer_finish (writer, error);
  return call->bytes != NULL;
}

typedef struct
{
  gint64 field, owner;
  const char *text;
} SetCall;

static gboolean
set_work (BinomeDb *db, gpointer data, GError **error)
{
  SetCall *call = data;

  return binome_own_values_set (db, call->field, call->owner, call->text, error);
}

static gint64
person_of (Scene *self, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static gboolean
clear_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, "DELETE FROM field_value", error);

  return statement != NULL && binome_statement_run (statement, error);
}

static void
round_trip (Scene *self, BinomeTableFormat format, const gint64 *ids)
{
  static const char *const kept[]
      = { "Tower; “north”, 3rd\tfloor", "One\ntwo", "1234.5", "2026-04-01", "no", "Signs, LSF",
          "French\nSigns, LSF",         "English",  "-2" };
  gint64 paul = person_of (self, self->paul);
  g_autofree char *anne = g_strdup_printf ("%" G_GINT64_FORMAT, person_of (self, self->anne));
  g_autofree char *dump = NULL, *back = NULL;
  Export export = { .format = format };
  g_autoptr (BinomeImport) import = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      SetCall call = { ids[i], paul, kept[i] };

      scene_write (self, set_work, &call);
    }
  scene_write (self, set_work, &((SetCall){ ids[9], paul, anne }));
  scene_write (self, set_work, &((SetCall){ ids[10], paul, "file:///srv/cv/Paul%20Durand.pdf" }));
  scene_read (self, export_work, &export);

  scene_write (self, clear_work, NULL);
  assert_answer (self, ids[6], "Durand", NULL);
  import = open_bytes (export.bytes, format == BINOME_TABLE_CSV ? "people.csv" : "people.xlsx");
  scene_read (self, binome_import_recall, import);
  scene_write (self, binome_import_apply, import);
  assert_counts (import, 0, 1, 6, 0);
  assert_answer (self, ids[0], "Durand", "Tower; “north”, 3rd floor");
  for (gsize i = 1; i < G_N_ELEMENTS (kept); i++)
    assert_answer (self, ids[i], "Durand", kept[i]);
  assert_answer (self, ids[9], "Durand", anne);
  assert_answer (self, ids[10], "Durand", "file:///srv/cv/Paul%20Durand.pdf");
  g_bytes_unref (export.bytes);
}

static void
test_round_trip (Scene *self, gconstpointer data)
{
  static const char *const titles[]
      = { "A text",  "A long text", "A number", "A date",   "Yes or no", "A choice",
          "Choices", "Levels",      "A scale",  "A person", "A file" };
  gint64 ids[G_N_ELEMENTS (titles)];

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    ids[i] = make (self, titles[i], BINOME_FIELD_SCOPE_PERSON, (BinomeFieldKind)i);
  round_trip (self, BINOME_TABLE_CSV, ids);
  round_trip (self, BINOME_TABLE_ODS, ids);
  if (binome_table_format_is_built (BINOME_TABLE_XLSX))
    round_trip (self, BINOME_TABLE_XLSX, ids);
}

typedef struct
{
  gint64 field, owner;
  GFile *file;
} FileCall;

static gboolean
file_work (BinomeDb *db, gpointer data, GError **error)
{
  FileCall *call = data;

  return binome_own_file_keep (db, call->field, call->owner, call->file, error);
}

/* A list tells the names of files and brings none: what is kept stays as it is, and what cannot come is said.
 */
static void
test_file (Scene *self, gconstpointer data)
{
  static const char list[] = "Nom;Prénom;CV\nDurand;Paul;CV.pdf\nPetit;Anne;Autre.pdf\n";
  gint64 field = make (self, "CV", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_FILE);
  g_autofree char *folder = g_dir_make_tmp ("binome-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "CV.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static (list, sizeof list - 1);
  g_autoptr (BinomeImport) import = NULL;
  FileCall call = { field, person_of (self, self->paul), file };

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  scene_write (self, file_work, &call);
  import = open_bytes (bytes, "people.csv");
  scene_read (self, binome_import_recall, import);
  scene_write (self, binome_import_apply, import);
  assert_counts (import, 0, 0, 1, 1);
  assert_answer (self, field, "Durand", "CV.pdf");
  assert_answer (self, field, "Petit", NULL);
}

static char *
export_csv (Scene *self, gint64 programme, BinomeExportFlags flags)
{
  Export export = { programme, flags, BINOME_TABLE_CSV, NULL };
  char *text;

  scene_read (self, export_work, &export);
  text = g_strndup (g_bytes_get_data (export.bytes, NULL), g_bytes_get_size (export.bytes));
  g_bytes_unref (export.bytes);
  return text;
}

static void
test_sensitive (Scene *self, gconstpointer data)
{
  Made made = { "Handicap", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, TRUE, 0 };
  gint64 size = make (self, "Team size", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER);
  g_autofree char *plain = NULL, *whole = NULL, *programme = NULL;

  scene_write (self, make_work, &made);
  scene_write (self, set_work, &((SetCall){ made.id, person_of (self, self->paul), "RQTH-known" }));
  scene_write (self, set_work, &((SetCall){ size, self->paul, "4.25" }));
  plain = export_csv (self, 0, BINOME_EXPORT_NONE);
  whole = export_csv (self, 0, BINOME_EXPORT_SENSITIVE);
  programme = export_csv (self, self->programme, BINOME_EXPORT_NONE);
  g_assert_null (strstr (plain, "Handicap"));
  g_assert_null (strstr (plain, "RQTH-known"));
  g_assert_null (strstr (plain, "Team size"));
  g_assert_nonnull (strstr (whole, "Handicap"));
  g_assert_nonnull (strstr (whole, "RQTH-known"));
  g_assert_nonnull (strstr (programme, "Team size"));
  g_assert_nonnull (strstr (programme, "4.25"));
}

#define ADD(path, test) g_test_add (path, Scene, NULL, scene_set_up, test, scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/own-import/import", test_import);
  ADD ("/own-import/gone", test_gone);
  ADD ("/own-import/participants", test_participants);
  ADD ("/own-import/ambiguous", test_ambiguous);
  ADD ("/own-import/many", test_many);
  ADD ("/own-import/round-trip", test_round_trip);
  ADD ("/own-import/file", test_file);
  ADD ("/own-import/sensitive", test_sensitive);

  return g_test_run ();
}
