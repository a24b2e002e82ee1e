/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company’s own: every kind, what may be typed into it, and what becomes of the answers. */

#include <string.h>

#include "binome-attachments.h"
#include "binome-error.h"
#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "binome-attachments.h"
#include "binome-own-file.h"
#include "binome-person-history.h"
#include "binome-person-merge.h"
#include "binome-person-workflow.h"
#include "workflow-fixture.h"

static BinomeEntity *
new_field (const char *title, BinomeFieldScope scope, BinomeFieldKind kind, const char *choices)
{
  BinomeEntity *field = BINOME_ENTITY (binome_field_definition_new ());

  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_TITLE, title);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_SCOPE, (int)scope);
  binome_entity_set_choice (field, BINOME_FIELD_DEFINITION_KIND, (int)kind);
  binome_entity_set_text (field, BINOME_FIELD_DEFINITION_CHOICES, choices);
  return field;
}

/* ---- one answer by itself ---- */

static void
test_read (void)
{
  static const char languages[] = "Français\nAnglais\nLangue des signes, LSF\nEspagnol";
  static const struct
  {
    BinomeFieldKind kind;
    const char *typed;
    const char *kept; /* NULL where it is refused */
    const char *shown;
  } cases[] = {
    { BINOME_FIELD_KIND_TEXT, "  Tour   nord ", "Tour nord", "Tour nord" },
    { BINOME_FIELD_KIND_TEXT, "one\ntwo", "one two", "one two" },
    { BINOME_FIELD_KIND_TEXT, "   ", "", "" },
    { BINOME_FIELD_KIND_TEXT, "=1+1", "=1+1", "=1+1" },
    { BINOME_FIELD_KIND_TEXT, "'); DROP TABLE person;--", "'); DROP TABLE person;--",
      "'); DROP TABLE person;--" },
    { BINOME_FIELD_KIND_LONG_TEXT, "one\r\n\r\ntwo\a  \n", "one\n\ntwo", "one\n\ntwo" },
    { BINOME_FIELD_KIND_NUMBER, "12", "12", "12" },
    { BINOME_FIELD_KIND_NUMBER, "12,50", "12.5", "12.5" },
    { BINOME_FIELD_KIND_NUMBER, "1 234,5", "1234.5", "1234.5" },
    { BINOME_FIELD_KIND_NUMBER, "1.234,5", "1234.5", "1234.5" },
    { BINOME_FIELD_KIND_NUMBER, "−3", "-3", "-3" },
    { BINOME_FIELD_KIND_NUMBER, "-0", "0", "0" },
    { BINOME_FIELD_KIND_NUMBER, "0.0000001", "0", "0" },
    { BINOME_FIELD_KIND_NUMBER, "0x10", NULL, NULL },
    { BINOME_FIELD_KIND_NUMBER, "nan", NULL, NULL },
    { BINOME_FIELD_KIND_NUMBER, "inf", NULL, NULL },
    { BINOME_FIELD_KIND_NUMBER, "1e300", NULL, NULL },
    { BINOME_FIELD_KIND_NUMBER, "99999999999999999999", NULL, NULL },
    { BINOME_FIELD_KIND_NUMBER, "3-4", NULL, NULL },
    { BINOME_FIELD_KIND_NUMBER, ",", NULL, NULL },
    { BINOME_FIELD_KIND_DATE, "2026-03-16", "2026-03-16", "03/16/2026" },
    { BINOME_FIELD_KIND_DATE, "2026-02-30", NULL, NULL },
    { BINOME_FIELD_KIND_DATE, "soon", NULL, NULL },
    { BINOME_FIELD_KIND_YES_NO, "Oui", "yes", "Yes" },
    { BINOME_FIELD_KIND_YES_NO, "X", "yes", "Yes" },
    { BINOME_FIELD_KIND_YES_NO, "FAUX", "no", "No" },
    { BINOME_FIELD_KIND_YES_NO, "perhaps", NULL, NULL },
    { BINOME_FIELD_KIND_CHOICE, "FRANCAIS", "Français", "Français" },
    { BINOME_FIELD_KIND_CHOICE, "Langue des signes, LSF", "Langue des signes, LSF",
      "Langue des signes, LSF" },
    { BINOME_FIELD_KIND_CHOICE, "Klingon", NULL, NULL },
    { BINOME_FIELD_KIND_CHOICES, "espagnol; Anglais", "Anglais\nEspagnol", "Anglais, Espagnol" },
    { BINOME_FIELD_KIND_CHOICES, "Langue des signes, LSF", "Langue des signes, LSF",
      "Langue des signes, LSF" },
    { BINOME_FIELD_KIND_CHOICES, "Anglais\nLangue des signes, LSF\nAnglais",
      "Anglais\nLangue des signes, LSF", "Anglais, Langue des signes, LSF" },
    { BINOME_FIELD_KIND_CHOICES, ";;,/|", "", "" },
    { BINOME_FIELD_KIND_CHOICES, "Anglais, Klingon", NULL, NULL },
    { BINOME_FIELD_KIND_LEVELS, "anglais", "Anglais", "Anglais" },
    { BINOME_FIELD_KIND_SCALE, "−2", "-2", "−2" },
    { BINOME_FIELD_KIND_SCALE, "+1", "1", "+1" },
    { BINOME_FIELD_KIND_SCALE, "0", "0", "0" },
    { BINOME_FIELD_KIND_SCALE, "3", NULL, NULL },
    { BINOME_FIELD_KIND_SCALE, "0.5", NULL, NULL },
    { BINOME_FIELD_KIND_PERSON, "17", "17", "17" },
    { BINOME_FIELD_KIND_PERSON, "-1", NULL, NULL },
    { BINOME_FIELD_KIND_PERSON, "99999999999999999999", NULL, NULL },
    { BINOME_FIELD_KIND_PERSON, "Paul Durand", NULL, NULL },
    { BINOME_FIELD_KIND_FILE, "/home/paul/CV de Zoé.pdf", "file:///home/paul/CV%20de%20Zo%C3%A9.pdf",
      "CV de Zoé.pdf" },
    { BINOME_FIELD_KIND_FILE, "https://intranet.example/cv", "https://intranet.example/cv",
      "https://intranet.example/cv" },
    { BINOME_FIELD_KIND_FILE, "CV.pdf", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BinomeEntity) field
          = new_field ("Field", BINOME_FIELD_SCOPE_PERSON, cases[i].kind, languages);
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = binome_own_answer_read (field, cases[i].typed, &error);
      g_autofree char *again = NULL, *shown = NULL;

      g_assert_cmpstr (kept, ==, cases[i].kept);
      if (cases[i].kept == NULL)
        {
          scene_assert_refused (&error, BINOME_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      again = binome_own_answer_read (field, kept, &error);
      g_assert_cmpstr (again, ==, kept);
      shown = binome_own_answer_format (field, kept);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Whatever comes in, something sensible or an error comes out. */
static void
test_hostile (void)
{
  static const char *const texts[]
      = { "\xff\xfe\xfd", "\xed\xa0\x80", "%s%n%1$s", "😀😀😀", "\u202egnirts", "\t\r\n",
          "..",           ",,,,,,",       "−",        "+-+-",   "file://%zz",   "http:/",
          "//",           "/\x01",        "1,2,3,4",  "'''",    "١٢٣",          "2026-3-1x" };
  g_autofree char *huge = g_strnfill (2000000, '9');
  g_autofree char *separators = g_strnfill (900, ';');
  const char *const long_ones[] = { huge, separators };

  for (int kind = BINOME_FIELD_KIND_TEXT; kind <= BINOME_FIELD_KIND_FILE; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (texts) + G_N_ELEMENTS (long_ones); i++)
      {
        const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : long_ones[i - G_N_ELEMENTS (texts)];
        g_autoptr (BinomeEntity) field
            = new_field ("Field", BINOME_FIELD_SCOPE_PERSON, (BinomeFieldKind)kind, "A\nB");
        g_autoptr (GError) error = NULL;
        g_autofree char *kept = binome_own_answer_read (field, text, &error);
        g_autofree char *shown = binome_own_answer_format (field, text);

        g_assert_true ((kept != NULL) == (error == NULL));
        g_assert_true (kept == NULL || g_utf8_validate (kept, -1, NULL));
        g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
        g_assert_cmpuint (kept != NULL ? strlen (kept) : 0, <, 20000);
        g_assert_nonnull (shown);
      }
}

static void
assert_match_values (BinomeFieldKind kind, const char *answer, const char *expected)
{
  g_autoptr (BinomeEntity) field
      = new_field ("Field", BINOME_FIELD_SCOPE_PERSON, kind, "Beginner\nGood, really\nExpert");
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (BinomeMatchValue));
  g_autoptr (GString) said = g_string_new (NULL);
  GStringChunk *texts = g_string_chunk_new (64);

  binome_entity_set_id (field, 5);
  binome_own_answer_add_match_values (field, answer, texts, values);
  for (guint i = 0; i < values->len; i++)
    {
      const BinomeMatchValue *value = &g_array_index (values, BinomeMatchValue, i);

      g_assert_cmpint (value->field, ==, 5);
      if (value->text != NULL)
        g_string_append_printf (said, "[%s]", value->text);
      else
        g_string_append_printf (said, "[%d]", value->number);
    }
  g_assert_cmpstr (said->str, ==, expected);
  g_string_chunk_free (texts);
}

static void
test_match_values (void)
{
  assert_match_values (BINOME_FIELD_KIND_TEXT, "Anything", "");
  assert_match_values (BINOME_FIELD_KIND_PERSON, "7", "");
  assert_match_values (BINOME_FIELD_KIND_FILE, "file:///a", "");
  assert_match_values (BINOME_FIELD_KIND_NUMBER, "2.6", "[3]");
  assert_match_values (BINOME_FIELD_KIND_NUMBER, "-1000000000000", "[-2147483647]");
  assert_match_values (BINOME_FIELD_KIND_NUMBER, "", "");
  assert_match_values (BINOME_FIELD_KIND_DATE, "2026-03-16", "[03/16/2026]");
  assert_match_values (BINOME_FIELD_KIND_YES_NO, "yes", "[1]");
  assert_match_values (BINOME_FIELD_KIND_YES_NO, "no", "[0]");
  assert_match_values (BINOME_FIELD_KIND_CHOICE, "Expert", "[Expert]");
  assert_match_values (BINOME_FIELD_KIND_CHOICES, "Good, really\nExpert", "[Good, really][Expert]");
  assert_match_values (BINOME_FIELD_KIND_LEVELS, "Good, really", "[2]");
  assert_match_values (BINOME_FIELD_KIND_LEVELS, "Gone", "");
  assert_match_values (BINOME_FIELD_KIND_SCALE, "-2", "[-2]");
}

/* ---- the fields ---- */

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_keep (db, data, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_remove (db, *(gint64 *)data, error);
}

/* Takes @field. */
static gint64
keep (Scene *self, BinomeEntity *field)
{
  gint64 id;

  scene_write (self, keep_work, field);
  id = binome_entity_get_id (field);
  g_object_unref (field);
  return id;
}

/* Takes @field. */
static void
assert_not_kept (Scene *self, BinomeEntity *field, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (self, keep_work, field, &error));
  g_assert_error (error, BINOME_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_object_unref (field);
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

static void
answer (Scene *self, gint64 field, gint64 owner, const char *text)
{
  SetCall call = { field, owner, text };

  scene_write (self, set_work, &call);
}

static void
assert_no_answer (Scene *self, gint64 field, gint64 owner, const char *text, int code)
{
  SetCall call = { field, owner, text };
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_try (self, set_work, &call, &error));
  scene_assert_refused (&error, code);
}

typedef struct
{
  BinomeFieldScope scope;
  gint64 owner;
  GPtrArray *values;
} LoadCall;

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  LoadCall *call = data;

  call->values = binome_own_values_load (db, call->scope, call->owner, error);
  return call->values != NULL;
}

/* “Field: text” for each, parted by bars. */
static char *
describe (Scene *self, BinomeFieldScope scope, gint64 owner)
{
  LoadCall call = { scope, owner, NULL };
  GString *said = g_string_new (NULL);

  scene_read (self, load_work, &call);
  for (guint i = 0; i < call.values->len; i++)
    {
      const BinomeOwnValue *value = call.values->pdata[i];

      g_string_append_printf (said, "%s%s: %s", i > 0 ? " | " : "",
                              binome_entity_get_text (value->definition, BINOME_FIELD_DEFINITION_TITLE),
                              value->text);
    }
  g_ptr_array_unref (call.values);
  return g_string_free (said, FALSE);
}

static void
assert_values (Scene *self, BinomeFieldScope scope, gint64 owner, const char *expected)
{
  g_autofree char *said = describe (self, scope, owner);

  g_assert_cmpstr (said, ==, expected);
}

static gint64
person_of (Scene *self, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_reference (entity, BINOME_ENROLMENT_PERSON);
}

static void
test_fields (Scene *self, gconstpointer data)
{
  const BinomeFieldScope person = BINOME_FIELD_SCOPE_PERSON;
  g_autofree char *many = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  BinomeEntity *field;

  keep (self, new_field ("  Building ", person, BINOME_FIELD_KIND_TEXT, "left over"));
  assert_values (self, person, person_of (self, self->paul), "Building: ");

  assert_not_kept (self, new_field (" ", person, BINOME_FIELD_KIND_TEXT, ""), BINOME_ERROR_INVALID, "name");
  assert_not_kept (self, new_field ("BUILDING", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_TEXT, ""),
                   BINOME_ERROR_REFUSED, "already");
  many = g_strnfill (81, 'x');
  assert_not_kept (self, new_field (many, person, BINOME_FIELD_KIND_TEXT, ""), BINOME_ERROR_INVALID,
                   "too long");
  assert_not_kept (self, new_field ("A", person, BINOME_FIELD_KIND_CHOICE, "\n \n"), BINOME_ERROR_INVALID,
                   "two choices");
  assert_not_kept (self, new_field ("A", person, BINOME_FIELD_KIND_LEVELS, "Élevé\n Eleve "),
                   BINOME_ERROR_INVALID, "twice");
  for (int i = 0; i < 101; i++)
    g_string_append_printf (lines, "Choice %d\n", i);
  assert_not_kept (self, new_field ("A", person, BINOME_FIELD_KIND_CHOICES, lines->str), BINOME_ERROR_INVALID,
                   "hundred");

  field = new_field ("B", person, BINOME_FIELD_KIND_FILE, "");
  binome_entity_set_boolean (field, BINOME_FIELD_DEFINITION_MATCHING, TRUE);
  assert_not_kept (self, field, BINOME_ERROR_INVALID, "cannot be compared");
  field = new_field ("B", person, BINOME_FIELD_KIND_SCALE, "");
  binome_entity_set_boolean (field, BINOME_FIELD_DEFINITION_MATCHING, TRUE);
  keep (self, field);
}

typedef struct
{
  gint64 field;
  int by;
} MoveCall;

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  MoveCall *call = data;

  return binome_own_fields_move (db, call->field, call->by, error);
}

static void
test_order (Scene *self, gconstpointer data)
{
  const BinomeFieldScope person = BINOME_FIELD_SCOPE_PERSON;
  gint64 a = keep (self, new_field ("A", person, BINOME_FIELD_KIND_TEXT, ""));
  gint64 paul = person_of (self, self->paul);
  MoveCall call = { a, 1 };

  keep (self, new_field ("T", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_TEXT, ""));
  keep (self, new_field ("B", person, BINOME_FIELD_KIND_TEXT, ""));
  keep (self, new_field ("C", person, BINOME_FIELD_KIND_TEXT, ""));
  assert_values (self, person, paul, "A:  | B:  | C: ");
  scene_check_undo (self, move_work, &call);
  assert_values (self, person, paul, "B:  | A:  | C: ");
  call.by = 7;
  scene_write (self, move_work, &call);
  assert_values (self, person, paul, "B:  | C:  | A: ");
  call.by = -99;
  scene_write (self, move_work, &call);
  assert_values (self, person, paul, "A:  | B:  | C: ");
  assert_values (self, BINOME_FIELD_SCOPE_TUTOR, self->paul, "T: ");
}

/* ---- answers ---- */

static void
test_answers (Scene *self, gconstpointer data)
{
  const BinomeFieldScope person = BINOME_FIELD_SCOPE_PERSON;
  gint64 paul = person_of (self, self->paul), anne = person_of (self, self->anne);
  gint64 size = keep (self, new_field ("Size", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER, ""));
  gint64 buddy = keep (self, new_field ("Buddy", person, BINOME_FIELD_KIND_PERSON, ""));
  BinomeEntity *must = new_field ("Badge", person, BINOME_FIELD_KIND_TEXT, "");
  SetCall call = { buddy, paul, NULL };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, anne);
  gint64 badge;

  binome_entity_set_boolean (must, BINOME_FIELD_DEFINITION_REQUIRED, TRUE);
  badge = keep (self, must);
  call.text = id;
  scene_check_undo (self, set_work, &call);
  answer (self, badge, paul, "77");
  answer (self, badge, paul, "78");
  assert_values (self, person, paul, "Buddy: Anne Petit | Badge: 78");
  assert_no_answer (self, badge, paul, " ", BINOME_ERROR_INVALID);
  assert_no_answer (self, buddy, paul, "999999", BINOME_ERROR_NOT_FOUND);
  assert_no_answer (self, badge, 999999, "1", BINOME_ERROR_NOT_FOUND);
  assert_no_answer (self, size, self->lea, "3", BINOME_ERROR_REFUSED);
  assert_no_answer (self, size, self->paul, "three", BINOME_ERROR_INVALID);
  answer (self, size, self->paul, "3,5");
  assert_values (self, BINOME_FIELD_SCOPE_TUTOR, self->paul, "Size: 3.5");
  answer (self, size, self->paul, "");
  answer (self, buddy, paul, "");
  assert_values (self, BINOME_FIELD_SCOPE_TUTOR, self->paul, "Size: ");
  assert_values (self, person, paul, "Buddy:  | Badge: 78");
}

/* Takes @field, which has the id of the field to change. */
static void
change (Scene *self, gint64 id, BinomeEntity *field)
{
  binome_entity_set_id (field, id);
  keep (self, field);
}

static void
test_change (Scene *self, gconstpointer data)
{
  const BinomeFieldScope person = BINOME_FIELD_SCOPE_PERSON;
  gint64 paul = person_of (self, self->paul), anne = person_of (self, self->anne);
  gint64 id = keep (self, new_field ("F", person, BINOME_FIELD_KIND_TEXT, ""));
  BinomeEntity *field;

  answer (self, id, paul, "1 250,5");
  answer (self, id, anne, "many");
  field = new_field ("F", person, BINOME_FIELD_KIND_NUMBER, "");
  binome_entity_set_id (field, id);
  assert_not_kept (self, field, BINOME_ERROR_REFUSED, "Anne Petit: “many” is no number.");
  assert_values (self, person, paul, "F: 1 250,5");

  answer (self, id, anne, "7");
  change (self, id, new_field ("F", person, BINOME_FIELD_KIND_NUMBER, ""));
  assert_values (self, person, paul, "F: 1250.5");
  answer (self, id, paul, "2");
  change (self, id, new_field ("F", person, BINOME_FIELD_KIND_CHOICE, "2\n7\n9"));
  change (self, id, new_field ("F", person, BINOME_FIELD_KIND_CHOICES, "Two\n7\n9"));
  assert_values (self, person, paul, "F: Two");
  answer (self, id, paul, "9, Two");
  field = new_field ("F", person, BINOME_FIELD_KIND_CHOICES, "Two\n7");
  binome_entity_set_id (field, id);
  assert_not_kept (self, field, BINOME_ERROR_REFUSED, "Paul Durand: “9” is none of the choices: Two, 7.");
  field = new_field ("F", person, BINOME_FIELD_KIND_LEVELS, "Two\n7\n9");
  binome_entity_set_id (field, id);
  assert_not_kept (self, field, BINOME_ERROR_REFUSED, "1 answer");
  change (self, id, new_field ("F", person, BINOME_FIELD_KIND_TEXT, ""));
  assert_values (self, person, paul, "F: Two, 9");

  field = new_field ("F", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_TEXT, "");
  binome_entity_set_id (field, id);
  assert_not_kept (self, field, BINOME_ERROR_REFUSED, "2 answers");
}

static void
test_remove (Scene *self, gconstpointer data)
{
  gint64 paul = person_of (self, self->paul);
  gint64 id = keep (self, new_field ("F", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_SCALE, ""));
  BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeEntity) kept = NULL;

  answer (self, id, paul, "+2");
  answer (self, id, person_of (self, self->lea), "-1");
  binome_entity_set_reference (criterion, BINOME_CRITERION_PROGRAMME, self->programme);
  binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, "As bold");
  binome_entity_set_reference (criterion, BINOME_CRITERION_FIELD, id);
  kept = scene_get (self, BINOME_TYPE_CRITERION, scene_add (self, criterion));
  g_assert_false (scene_try (self, remove_work, &id, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  binome_entity_set_reference (kept, BINOME_CRITERION_FIELD, 0);
  scene_set (self, kept);
  scene_check_undo (self, remove_work, &id);
  assert_values (self, BINOME_FIELD_SCOPE_PERSON, paul, "");
}

/* ---- people who go ---- */

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_delete (db, *(gint64 *)data, error);
}

static gboolean
leave_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_enrolment_remove (db, *(gint64 *)data, error);
}

/* No answer of somebody who is gone stays in the file. */
static void
test_deleted (Scene *self, gconstpointer data)
{
  gint64 zoe = scene_add_person (self, "Zoé", "Roux", "Lyon"), paul = person_of (self, self->paul);
  gint64 id = keep (self, new_field ("F", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, ""));
  gint64 buddy = keep (self, new_field ("Buddy", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_PERSON, ""));
  gint64 size = keep (self, new_field ("Size", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER, ""));
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, zoe);
  g_autofree char *dump = NULL;

  answer (self, id, zoe, "a secret of hers");
  answer (self, buddy, paul, name);
  answer (self, size, self->luc, "4321");
  scene_check_undo (self, delete_work, &zoe);
  scene_check_undo (self, leave_work, &self->luc);
  dump = scene_dump (self);
  g_assert_null (strstr (dump, "a secret of hers"));
  g_assert_null (strstr (dump, "4321"));
  assert_values (self, BINOME_FIELD_SCOPE_PERSON, paul, "F:  | Buddy: ");
}

typedef struct
{
  gint64 kept, other;
} MergeCall;

static gboolean
merge_work (BinomeDb *db, gpointer data, GError **error)
{
  MergeCall *call = data;

  return binome_person_merge (db, call->kept, call->other, 0, error);
}

static void
test_merge (Scene *self, gconstpointer data)
{
  const BinomeFieldScope person = BINOME_FIELD_SCOPE_PERSON;
  gint64 paul = person_of (self, self->paul), anne = person_of (self, self->anne);
  gint64 twin = scene_add_person (self, "Paul", "DURAND", "");
  gint64 a = keep (self, new_field ("A", person, BINOME_FIELD_KIND_TEXT, ""));
  gint64 b = keep (self, new_field ("B", person, BINOME_FIELD_KIND_TEXT, ""));
  gint64 c = keep (self, new_field ("C", person, BINOME_FIELD_KIND_CHOICES, "x\ny\nz"));
  gint64 d = keep (self, new_field ("D", person, BINOME_FIELD_KIND_PERSON, ""));
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, twin);
  MergeCall call = { paul, twin };

  answer (self, a, paul, "mine");
  answer (self, a, twin, "yours");
  answer (self, b, twin, "only yours");
  answer (self, c, paul, "z");
  answer (self, c, twin, "x");
  answer (self, d, anne, name);
  scene_check_undo (self, merge_work, &call);
  assert_values (self, person, paul, "A: mine | B: only yours | C: x, z | D: ");
  assert_values (self, person, anne, "A:  | B:  | C:  | D: Paul Durand");
}

typedef struct
{
  gint64 person;
  GPtrArray *events;
} HistoryCall;

static gboolean
history_work (BinomeDb *db, gpointer data, GError **error)
{
  HistoryCall *call = data;

  call->events = binome_person_list_history (db, call->person, 0, 50, error);
  return call->events != NULL;
}

static void
test_history (Scene *self, gconstpointer data)
{
  gint64 paul = person_of (self, self->paul);
  gint64 f = keep (self, new_field ("Free", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_YES_NO, ""));
  gint64 g = keep (self, new_field ("Size", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER, ""));
  HistoryCall call = { .person = paul };
  g_autoptr (GString) told = g_string_new (NULL);

  answer (self, f, paul, "yes");
  answer (self, f, paul, "no");
  answer (self, g, self->paul, "2");
  answer (self, g, self->paul, "");
  scene_read (self, history_work, &call);
  for (guint i = 0; i < 4; i++)
    {
      const BinomePersonEvent *event = call.events->pdata[i];

      if (event->lines->len > 0)
        g_string_append_printf (told, "%s%s", told->len > 0 ? " | " : "",
                                (const char *)event->lines->pdata[0]);
    }
  g_ptr_array_unref (call.events);
  g_assert_true (g_str_has_prefix (told->str, "Size: “2” removed | Size: 2 | Free: Yes → No | Free: Yes"));
}

/* ---- files ---- */

typedef struct
{
  gint64 field, owner;
  GFile *file;
  char *folder;
} FileCall;

static gboolean
file_work (BinomeDb *db, gpointer data, GError **error)
{
  FileCall *call = data;

  return binome_own_file_keep (db, call->field, call->owner, call->file, error);
}

static gboolean
save_file_work (BinomeDb *db, gpointer data, GError **error)
{
  FileCall *call = data;

  return binome_own_file_save (db, call->field, call->owner, call->file, error);
}

static gboolean
put_out_work (BinomeDb *db, gpointer data, GError **error)
{
  FileCall *call = data;
  g_autoptr (GFile) copy = binome_own_file_put_out (db, call->field, call->owner, call->folder, error);

  if (copy == NULL)
    return FALSE;
  g_set_object (&call->file, copy);
  return TRUE;
}

static GFile *
make_file (const char *folder, const char *name, const char *content, gssize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
assert_content (GFile *file, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static gboolean
scene_try_read (Scene *self, SceneWork work, gpointer data)
{
  return binome_store_read (self->store, work, data, NULL, NULL);
}

/* A file is in the workspace: it is opened after the first one is gone, replaced, removed, and comes back by
 * undo. */
static void
test_file (Scene *self, gconstpointer data)
{
  gint64 paul = person_of (self, self->paul);
  gint64 field = keep (self, new_field ("CV", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_FILE, ""));
  g_autofree char *folder = g_dir_make_tmp ("binome-file-XXXXXX", NULL);
  g_autofree char *huge = g_malloc0 (BINOME_ATTACHMENT_MOST + 1);
  g_autoptr (GFile) first = make_file (folder, "CV Zoé.odt", "one", 3);
  g_autoptr (GFile) second = make_file (folder, "CV.pdf", "two", 3);
  g_autoptr (GFile) large = make_file (folder, "large.bin", huge, BINOME_ATTACHMENT_MOST + 1);
  g_autoptr (GFile) place = g_file_new_build_filename (folder, "copy.odt", NULL);
  g_autoptr (GError) error = NULL;
  FileCall call = { field, paul, g_object_ref (first), folder };

  answer (self, field, paul, "/home/paul/CV.odt");
  scene_check_undo (self, file_work, &call);
  assert_values (self, BINOME_FIELD_SCOPE_PERSON, paul, "CV: CV Zoé.odt");
  g_assert_true (g_file_delete (first, NULL, NULL));
  g_set_object (&call.file, place);
  scene_read (self, save_file_work, &call);
  assert_content (place, "one");
  scene_read (self, put_out_work, &call);
  assert_content (call.file, "one");

  g_set_object (&call.file, large);
  g_assert_false (scene_try (self, file_work, &call, &error));
  g_assert_nonnull (strstr (error->message, "20 MB"));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);

  g_set_object (&call.file, second);
  scene_write (self, file_work, &call);
  scene_read (self, put_out_work, &call);
  assert_content (call.file, "two");
  answer (self, field, paul, "");
  g_assert_false (scene_try_read (self, put_out_work, &call));
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  scene_read (self, put_out_work, &call);
  assert_content (call.file, "two");
  g_object_unref (call.file);
}

typedef struct
{
  MergeCall merge;
  const char *folder;
  GPtrArray *events;
  GString *contents; /* of the files that the history leads to, the newest first */
} FormerCall;

static gboolean
former_work (BinomeDb *db, gpointer data, GError **error)
{
  FormerCall *call = data;

  call->events = binome_person_list_history (db, call->merge.kept, 0, 100, error);
  for (guint i = 0; call->events != NULL && i < call->events->len; i++)
    {
      const BinomePersonEvent *event = call->events->pdata[i];

      for (guint f = 0; f < event->files->len; f++)
        {
          const BinomeFormerFile *former = event->files->pdata[f];
          g_autoptr (GFile) copy = binome_attachment_put_out_former (db, former->change, call->folder, error);
          g_autofree char *content = NULL;

          if (copy == NULL || !g_file_load_contents (copy, NULL, &content, NULL, NULL, error))
            return FALSE;
          g_string_append_printf (call->contents, "%s: %s;", former->name, content);
        }
    }
  return call->events != NULL;
}

static void
assert_former (Scene *self, FormerCall *call, const char *expected)
{
  call->contents = g_string_new (NULL);
  scene_read (self, former_work, call);
  g_assert_cmpstr (call->contents->str, ==, expected);
  g_clear_pointer (&call->events, g_ptr_array_unref);
  g_string_free (g_steal_pointer (&call->contents), TRUE);
}

/* A file that was replaced, or that the other one of two records had in the same field, stays in reach of the
 * history. */
static void
test_former_file (Scene *self, gconstpointer data)
{
  gint64 field = keep (self, new_field ("CV", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_FILE, ""));
  g_autofree char *folder = g_dir_make_tmp ("binome-file-XXXXXX", NULL);
  g_autoptr (GFile) first = make_file (folder, "first.pdf", "one", 3);
  g_autoptr (GFile) second = make_file (folder, "second.pdf", "two", 3);
  g_autoptr (GFile) third = make_file (folder, "third.pdf", "three", 5);
  FormerCall call = { { person_of (self, self->hugo), person_of (self, self->lea) }, folder, NULL, NULL };
  FileCall of_kept = { field, call.merge.kept, first, folder };
  FileCall of_other = { field, call.merge.other, third, folder };

  scene_write (self, file_work, &of_kept);
  assert_former (self, &call, "");
  of_kept.file = second;
  scene_write (self, file_work, &of_kept);
  assert_former (self, &call, "first.pdf: one;");

  scene_write (self, file_work, &of_other);
  scene_write (self, merge_work, &call.merge);
  assert_values (self, BINOME_FIELD_SCOPE_PERSON, call.merge.kept, "CV: second.pdf");
  assert_former (self, &call, "third.pdf: three;first.pdf: one;");

  /* Undone, nothing is lost. */
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  assert_former (self, &call, "first.pdf: one;");
}

/* ---- for the matching ---- */

typedef struct
{
  gint64 programme;
  GStringChunk *texts;
  GHashTable *values;
} MatchCall;

static gboolean
match_work (BinomeDb *db, gpointer data, GError **error)
{
  MatchCall *call = data;

  call->values = binome_own_values_load_for_matching (db, call->programme, call->texts, error);
  return call->values != NULL;
}

static void
test_matching (Scene *self, gconstpointer data)
{
  BinomeEntity *size = new_field ("Size", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER, "");
  BinomeEntity *spoken
      = new_field ("Languages", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_CHOICES, "French\nEnglish");
  gint64 other = keep (self, new_field ("O", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER, ""));
  MatchCall call = { .programme = self->programme, .texts = g_string_chunk_new (64) };
  const GArray *values;
  gint64 a, b;

  binome_entity_set_boolean (size, BINOME_FIELD_DEFINITION_MATCHING, TRUE);
  binome_entity_set_boolean (spoken, BINOME_FIELD_DEFINITION_MATCHING, TRUE);
  a = keep (self, size);
  b = keep (self, spoken);
  answer (self, a, self->paul, "4");
  answer (self, b, person_of (self, self->paul), "English, French");
  answer (self, other, person_of (self, self->paul), "9");
  answer (self, b, person_of (self, self->lea), "French");
  scene_read (self, match_work, &call);

  g_assert_cmpuint (g_hash_table_size (call.values), ==, 2);
  values = g_hash_table_lookup (call.values, &self->paul);
  g_assert_cmpuint (values->len, ==, 3);
  g_assert_cmpint (g_array_index (values, BinomeMatchValue, 0).field, ==, a);
  g_assert_cmpint (g_array_index (values, BinomeMatchValue, 0).number, ==, 4);
  g_assert_cmpint (g_array_index (values, BinomeMatchValue, 1).field, ==, b);
  g_assert_cmpstr (g_array_index (values, BinomeMatchValue, 1).text, ==, "French");
  g_assert_cmpstr (g_array_index (values, BinomeMatchValue, 2).text, ==, "English");
  values = g_hash_table_lookup (call.values, &self->lea);
  g_assert_cmpuint (values->len, ==, 1);
  g_hash_table_unref (call.values);
  g_string_chunk_free (call.texts);
}

#define ADD(path, test) g_test_add (path, Scene, NULL, scene_set_up, test, scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own-fields/read", test_read);
  g_test_add_func ("/own-fields/hostile", test_hostile);
  g_test_add_func ("/own-fields/match-values", test_match_values);
  ADD ("/own-fields/fields", test_fields);
  ADD ("/own-fields/order", test_order);
  ADD ("/own-fields/answers", test_answers);
  ADD ("/own-fields/change", test_change);
  ADD ("/own-fields/remove", test_remove);
  ADD ("/own-fields/deleted", test_deleted);
  ADD ("/own-fields/merge", test_merge);
  ADD ("/own-fields/history", test_history);
  ADD ("/own-fields/file", test_file);
  ADD ("/own-fields/former-file", test_former_file);
  ADD ("/own-fields/matching", test_matching);

  return g_test_run ();
}
