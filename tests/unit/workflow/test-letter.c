/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters: their text taken apart, fields checked and filled in, the shipped texts, the company's own
 * wording, and what is kept of what left. */

#include <string.h>

#include "binome-clock.h"
#include "binome-demo.h"
#include "binome-error.h"
#include "binome-letter-fields.h"
#include "binome-letter-parts.h"
#include "binome-letter-template.h"
#include "binome-letter-workflow.h"
#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "binome-tutor-period.h"
#include "workflow-fixture.h"

/* ---- the text ---- */

static char *
echo (const char *field, gpointer data)
{
  if (g_str_equal (field, "empty") || g_str_equal (field, "block.none"))
    return g_strdup ("  ");
  if (g_str_equal (field, "list"))
    return g_strdup ("one\r\ntwo\n\n- three\n");
  if (g_str_equal (field, "nasty"))
    return g_strdup ("[signature] {tutor.name} \x01x");
  return g_strdup_printf ("<%s>", field);
}

static char *
merge (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeLetterText) parsed = binome_letter_text_parse (text, &error);
  g_autoptr (GPtrArray) blocks = NULL;

  g_assert_no_error (error);
  blocks = binome_letter_text_merge (parsed, echo, NULL);
  return binome_letter_text_write (blocks);
}

static void
assert_merge (const char *text, const char *expected)
{
  g_autofree char *merged = merge (text);

  g_assert_cmpstr (merged, ==, expected);
}

static void
test_merge (void)
{
  assert_merge ("Dear {a.b},\nhello { c }.", "Dear <a.b>,\nhello <c>.\n");
  assert_merge ("# Title\n## Part\ntext", "# Title\n\n## Part\n\ntext\n");
  assert_merge ("[Objet]\nOn {x}\n\nEnd", "[subject]\nOn <x>\n\nEnd\n");
  assert_merge ("Braces: {{a}}", "Braces: {{a}}\n");
  /* A list grows with the lines of its field, and an item may go over two lines of the text. */
  assert_merge ("- {list}", "- one\n\n- two\n\n- - three\n");
  assert_merge ("- a long\nitem", "- a long item\n");
  assert_merge ("# {list}\n## {list}", "# one  two  - three\n\n## one  two  - three\n");
  /* Lines of empty fields go, and the block with them; words beside an empty field stay. */
  assert_merge ("[sender]\n{empty}\n{a}\n\n[recipient]\n{empty} {empty}\n\nx {empty}",
                "[sender]\n<a>\n\nx\n");
  /* A heading goes with all that stood under it. */
  assert_merge ("## A\n\n- {empty}\n\n{empty}\n\n## B\n- {empty}\n- {a}\n## C\n{empty}", "## B\n\n- <a>\n");
  assert_merge ("## A\n- {empty}\n\n[signatures]\nx | {empty}", "[signatures]\nx |\n");
  assert_merge ("## A\n## B\nx", "## A\n\n## B\n\nx\n");
  /* What a field holds is never read as a mark, nor as a field. */
  assert_merge ("{nasty}", "\\[signature] {{tutor.name}}  x\n");
  assert_merge ("\\- no item\n\\\\ two", "\\- no item\n\\\\ two\n");
}

/* What the program makes stands alone, and goes where there is nothing to make. */
static void
test_made (void)
{
  static const char *const wrong[] = { "a {block.x}", "- {block.x}", "{block.x} {block.y}" };

  assert_merge ("a\n{block.x}\nb", "a\n\n{block.x}\n\nb\n");
  assert_merge ("[sender]\n{block.x}\n## B\n{block.none}", "{block.x}\n");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (binome_letter_text_parse (wrong[i], &error));
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "a line of its own"));
    }
}

static void
test_freeze (void)
{
  static const char *const texts[] = {
    "\\# {{x}}\n\n- [a]\n\n[page]\n\n[signatures]\nA | B\n\nEnd {{",
    "\\[objet]\n\n- \\x\n\n\\\\\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = merge (texts[i]);
      g_autofree char *twice = merge (once);

      g_assert_cmpstr (once, ==, twice);
    }
}

static void
assert_refused (const char *text, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      binome_letter_wording_check (binome_letter_kind_find ("charter"), "Subject", text, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” has no “%s”", error->message, part);
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (300000, 'a');
  g_autofree char *word = g_strnfill (5000, 'a');
  g_autofree char *far = g_strdup_printf ("{%s}", word);

  const BinomeLetterKind *charter = binome_letter_kind_find ("charter");
  const BinomeLetterKind *sheet = binome_letter_kind_find ("attendance-sheet");

  g_assert_true (binome_letter_wording_check (charter, "On {programme.title}",
                                              "{today} {tutor.manager.email}", NULL, &error));
  g_assert_no_error (error);
  assert_refused ("a\n\nDear {tutor.given-nam},",
                  "Line 3: there is no field “{tutor.given-nam}”. Is “{tutor.given-name}” meant?");
  assert_refused ("{tuteur.name}", "“{tutor.name}”");
  assert_refused ("a {b", "Line 1");
  assert_refused ("a\nb}", "Line 2");
  assert_refused ("{ }", "Line 1");
  assert_refused ("[objets]\nx", "[objets]");
  assert_refused ("", "needs");
  assert_refused (endless, "too long");
  assert_refused (far, "no field");
  assert_refused ("\xff", "no text");
  /* Nothing of the model that is not for showing. */
  assert_refused ("{person.birth-year}", "no field");
  assert_refused ("{person.note}", "no field");
  assert_refused ("{pair.state}", "no field");
  /* A document knows its own blocks, and only what it can fill in. */
  assert_refused ("{block.session}", "no field");
  g_assert_true (binome_letter_wording_check (sheet, "{training.title}", "{block.session}", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (binome_letter_wording_check (sheet, "x", "{tutor.name}", NULL, NULL));
  g_assert_false (binome_letter_wording_check (sheet, "x", "{block.pairs}", NULL, NULL));
  g_assert_false (binome_letter_wording_check (charter, "a\r\nBcc: b", "x", NULL, NULL));
  g_assert_false (binome_letter_wording_check (charter, "{x", "x", NULL, NULL));
}

/* ---- the words of a language ---- */

static void
test_words (void)
{
  g_autoptr (BinomeLetterWords) fr = binome_letter_words_load ("fr");
  g_autoptr (BinomeLetterWords) en = binome_letter_words_load ("en");
  BinomeDate first = binome_date_new (2026, 8, 1);
  g_autofree char *fr_date = binome_letter_words_format_date (fr, first);
  g_autofree char *en_date = binome_letter_words_format_date (en, first);
  g_autofree char *none = binome_letter_words_format_date (en, BINOME_DATE_NONE);
  g_autofree char *fr_number = binome_letter_words_format_number (fr, 2.5);
  g_autofree char *en_number = binome_letter_words_format_number (en, 12);

  g_assert_cmpstr (fr_date, ==, "1er\u00a0août 2026");
  g_assert_cmpstr (en_date, ==, "1\u00a0August 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (fr_number, ==, "2,5");
  g_assert_cmpstr (en_number, ==, "12");
  g_assert_cmpstr (binome_letter_language_find ("Français"), ==, "fr");
  g_assert_cmpstr (binome_letter_language_find ("en_GB"), ==, "en");
  g_assert_null (binome_letter_language_find ("de"));
  g_assert_null (binome_letter_language_find (NULL));
}

static void
assert_count (const char *language, const char *word, double value, const char *expected)
{
  g_autoptr (BinomeLetterWords) words = binome_letter_words_load (language);
  g_autofree char *text = binome_letter_words_count (words, word, value);

  g_assert_cmpstr (text, ==, expected);
}

/* Up to two a French noun is in the singular, an English one at one alone. */
static void
test_plural (void)
{
  assert_count ("fr", "hours", 0.5, "0,5 heure par mois");
  assert_count ("fr", "hours", 1, "1 heure par mois");
  assert_count ("fr", "hours", 1.5, "1,5 heure par mois");
  assert_count ("fr", "hours", 2, "2 heures par mois");
  assert_count ("fr", "hours-whole", 1, "1 heure sur la période");
  assert_count ("en", "hours", 0.5, "0.5 hours a month");
  assert_count ("en", "hours", 1, "1 hour a month");
  assert_count ("en", "hours", 1.5, "1.5 hours a month");
  assert_count ("en", "hours-whole", 1, "1 hour over the whole period");
  assert_count ("en", "hours-whole", 12, "12 hours over the whole period");
}

/* ---- the shipped texts ---- */

typedef struct
{
  const char *language;
  guint n_letters;
  guint n_made;
} Shipped;

static gboolean
demo_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_demo_fill (db, binome_clock_today (), error);
}

/* Where BINOME_TEST_LETTERS names a folder, one letter of each kind is left there to be looked at. */
static void
leave (const BinomeMadeLetter *letter, BinomeReport *report)
{
  const char *folder = g_getenv ("BINOME_TEST_LETTERS");
  g_autofree char *name = g_strdup_printf ("%s.%s.pdf", letter->kind->id, letter->language);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (binome_report_export_pdf (report, path, NULL, NULL, NULL));
}

/* Nothing but letters, list fields of a pair without a plan, and what the sample company leaves out. */
static void
check_made (const BinomeMadeLetter *letter, const char *language)
{
  g_autofree char *text = binome_letter_text_write (letter->blocks);
  g_autoptr (BinomeReport) report = binome_made_letter_build_report (letter);

  g_assert_cmpstr (letter->language, ==, language);
  g_assert_null (strchr (text, '{'));
  g_assert_null (strchr (letter->subject, '{'));
  g_assert_cmpuint (binome_report_get_n_pages (report), >=, 1);
  g_assert_cmpuint (binome_report_get_n_pages (report), <=, 3);
  leave (letter, report);
}

static gboolean
shipped_work (BinomeDb *db, gpointer data, GError **error)
{
  Shipped *shipped = data;

  for (guint i = 0; i < binome_letter_n_kinds; i++)
    {
      const BinomeLetterKind *kind = &binome_letter_kinds[i];

      if (kind->audience == BINOME_LETTER_DOCUMENT)
        continue; /* made where it is printed */
      for (gint64 programme = 1; programme <= 3; programme++)
        {
          g_autoptr (GPtrArray) recipients = binome_letter_recipients_list (db, kind, programme, error);
          g_autoptr (GPtrArray) letters = NULL;

          if (recipients == NULL)
            return FALSE;
          g_ptr_array_set_size (recipients, (int)MIN (recipients->len, 3));
          letters = binome_letters_make (db, kind, programme, recipients, shipped->language, error);
          if (letters == NULL)
            return FALSE;
          shipped->n_letters += letters->len > 0 ? 1 : 0;
          for (guint j = 0; j < letters->len; j++, shipped->n_made++)
            check_made (letters->pdata[j], shipped->language);
        }
    }
  return TRUE;
}

/* Nothing that the program can make for a document is lost. */
static void
check_parts (const BinomeLetterKind *kind, const char *body)
{
  const BinomeLetterPart *part = binome_letter_parts_get (kind->id);

  g_assert_cmpint (part != NULL, ==, kind->audience == BINOME_LETTER_DOCUMENT);
  for (; part != NULL && part->name != NULL; part++)
    {
      g_autofree char *field = g_strdup_printf ("\n{%s}\n", part->name);

      if (g_str_has_prefix (part->name, BINOME_LETTER_MADE) && strstr (body, field) == NULL)
        g_error ("%s has no%s", kind->id, field);
    }
}

static void
test_shipped (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("binome-letter-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "demo.binome", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeStore) store = binome_store_open (path, BINOME_STORE_CREATE, &error);
  Shipped shipped = { .language = data };

  g_assert_no_error (error);
  for (guint i = 0; i < binome_letter_n_kinds; i++)
    {
      g_auto (BinomeLetterWording) wording = { NULL, NULL, 0 };

      g_assert_true (
          binome_letter_wording_load_shipped (&wording, binome_letter_kinds[i].id, shipped.language, &error));
      binome_letter_wording_check (&binome_letter_kinds[i], wording.subject, wording.body, NULL, &error);
      g_assert_no_error (error);
      check_parts (&binome_letter_kinds[i], wording.body);
    }
  binome_store_write (store, "demo", BINOME_SOURCE_COMMAND, demo_work, NULL, NULL, &error);
  g_assert_no_error (error);
  binome_store_read (store, shipped_work, &shipped, NULL, &error);
  g_assert_no_error (error);
  /* Three programmes: not every letter has somebody in each. */
  g_assert_cmpuint (shipped.n_letters, >, 40);
  g_assert_true (binome_store_close (store, NULL));
}

/* ---- a letter of the scene ---- */

typedef struct
{
  Scene *scene;
  const char *letter;
  const char *language;
  const char *subject;
  const char *body;
  GPtrArray *letters;
  BinomeMadeLetter *loaded;
} Call;

static gboolean
make_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;
  const BinomeLetterKind *kind = binome_letter_kind_find (call->letter);
  g_autoptr (GPtrArray) recipients = binome_letter_recipients_list (db, kind, call->scene->programme, error);

  g_clear_pointer (&call->letters, g_ptr_array_unref);
  if (recipients != NULL)
    call->letters = binome_letters_make (db, kind, call->scene->programme, recipients, call->language, error);
  return call->letters != NULL;
}

static gboolean
save_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_letter_wording_save (db, call->letter, "fr", call->subject, call->body, error);
}

static gboolean
restore_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_letter_wording_restore (db, ((Call *)data)->letter, "fr", error);
}

static gboolean
record_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_letters_record (db, ((Call *)data)->letters, BINOME_LETTER_WAY_PDF, error);
}

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  call->loaded = binome_made_letter_load (db, 1, error);
  return call->loaded != NULL;
}

static const BinomeMadeLetter *
made (const Call *call, guint i)
{
  g_assert_cmpuint (i, <, call->letters->len);
  return call->letters->pdata[i];
}

static void
test_wording (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .letter = "tutee-matched", .language = "fr" };
  g_autoptr (GError) error = NULL;
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);

  g_assert_cmpint (pair, >, 0);
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 1);
  g_assert_cmpint (made (&call, 0)->version, ==, 0);

  call.subject = "Pour {tutee.given-name}";
  call.body = "Avec {tutor.given-name} : {tutor.phone}";
  scene_check_undo (scene, save_work, &call);
  scene_read (scene, make_work, &call);
  g_assert_cmpstr (made (&call, 0)->subject, ==, "Pour Léa");
  g_assert_cmpint (made (&call, 0)->version, ==, 1);
  g_assert_cmpuint (made (&call, 0)->missing->len, ==, 1);
  g_assert_cmpstr (made (&call, 0)->missing->pdata[0], ==, "tutor.phone");

  scene_write (scene, save_work, &call);
  scene_read (scene, make_work, &call);
  g_assert_cmpint (made (&call, 0)->version, ==, 2);
  /* Only the French text was changed. */
  call.language = "en";
  scene_read (scene, make_work, &call);
  g_assert_cmpint (made (&call, 0)->version, ==, 0);

  call.language = "fr";
  call.body = "{tutor.x}";
  g_assert_false (scene_try (scene, save_work, &call, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);

  scene_write (scene, restore_work, &call);
  scene_read (scene, make_work, &call);
  g_assert_cmpint (made (&call, 0)->version, ==, 0);
  g_assert_nonnull (strstr (made (&call, 0)->subject, "Votre tuteur ou tutrice"));
  g_ptr_array_unref (call.letters);
}

static void
test_record (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .letter = "tutor-unmatched", .language = "en" };
  g_autoptr (BinomeEntity) letter = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* Three tutors, none with a pair. */
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 3);
  scene_check_undo (scene, record_work, &call);
  letter = scene_get (scene, BINOME_TYPE_LETTER, 1);
  g_assert_cmpstr (binome_entity_get_text (letter, BINOME_LETTER_LETTER), ==, "tutor-unmatched");
  scene_assert_day (binome_entity_get_date (letter, BINOME_LETTER_MADE_ON), "2026-03-02");

  scene_read (scene, load_work, &call);
  before = binome_letter_text_write (made (&call, 0)->blocks);
  after = binome_letter_text_write (call.loaded->blocks);
  g_assert_cmpstr (before, ==, after);
  binome_made_letter_free (call.loaded);
  g_ptr_array_unref (call.letters);
}

/* The poster is one page in both languages, with the days of the programme and whom to ask. */
static void
test_poster (Scene *scene, gconstpointer data)
{
  static const char *const languages[] = { "fr", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      Call call = { .scene = scene, .letter = "call-poster", .language = languages[i] };
      g_autoptr (BinomeReport) report = NULL;
      g_autofree char *text = NULL;

      scene_read (scene, make_work, &call);
      g_assert_cmpuint (call.letters->len, ==, 1);
      text = binome_letter_text_write (made (&call, 0)->blocks);
      g_assert_nonnull (strstr (text, "2026"));
      g_assert_nonnull (strstr (text, "Welcome 2026"));
      report = binome_made_letter_build_report (made (&call, 0));
      g_assert_cmpuint (binome_report_get_n_pages (report), ==, 1);
      g_ptr_array_unref (call.letters);
    }
}

/* Whoever stands in is told for whom, for how long and of whom they take care. */
static void
test_stand_in (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .letter = "stand-in", .language = "en" };
  gint64 pair = scene_propose (scene, scene->lea, scene->paul);
  BinomeEntity *period = BINOME_ENTITY (binome_tutor_period_new ()); /* goes to the scene */
  g_autofree char *text = NULL;

  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 0);

  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_PAIR, pair);
  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_TUTOR, scene->anne);
  binome_entity_set_reference (period, BINOME_TUTOR_PERIOD_REPLACES, scene->paul);
  binome_entity_set_date (period, BINOME_TUTOR_PERIOD_STARTS_ON, binome_date_new (2026, 3, 9));
  binome_entity_set_date (period, BINOME_TUTOR_PERIOD_ENDS_ON, binome_date_new (2026, 4, 30));
  scene_add (scene, period);
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 1);
  g_assert_cmpint (made (&call, 0)->recipient->enrolment, ==, scene->anne);
  text = binome_letter_text_write (made (&call, 0)->blocks);
  g_assert_nonnull (strstr (text, "standing in for Paul Durand as the tutor of Léa Martin"));
  g_assert_nonnull (strstr (text, "9\u00a0March 2026 to 30\u00a0April 2026"));

  /* The tutee of who is away is told as well. */
  call.letter = "stand-in-tutee";
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 1);
  g_assert_cmpint (made (&call, 0)->recipient->enrolment, ==, scene->lea);
  g_assert_cmpstr (made (&call, 0)->recipient->about, ==, "Paul Durand");
  g_clear_pointer (&text, g_free);
  text = binome_letter_text_write (made (&call, 0)->blocks);
  g_assert_nonnull (strstr (text, "Anne Petit stands in as your tutor"));
  g_assert_nonnull (strstr (text, "9\u00a0March 2026 to 30\u00a0April 2026"));
  g_assert_nonnull (strstr (text, "Afterwards Paul Durand goes on with you."));

  /* It is over. */
  binome_clock_fix (binome_date_new (2026, 5, 1));
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 0);
  g_ptr_array_unref (call.letters);
}

/* Of a pair that comes to nothing, those hear who were asked and have not refused. */
static void
test_withdrawn (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .letter = "offer-withdrawn", .language = "en" };
  g_autoptr (BinomeEntity) pair
      = scene_get (scene, BINOME_TYPE_PAIR, scene_propose (scene, scene->lea, scene->paul));

  binome_entity_set_choice (pair, BINOME_PAIR_STATE, BINOME_PAIR_STATE_CANCELLED);
  scene_set (scene, pair);
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 0);

  binome_entity_set_date (pair, BINOME_PAIR_TUTOR_ASKED_ON, binome_date_new (2026, 3, 1));
  scene_set (scene, pair);
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 1);
  g_assert_cmpint (made (&call, 0)->recipient->enrolment, ==, scene->paul);
  g_assert_true (made (&call, 0)->recipient->usual);

  binome_entity_set_date (pair, BINOME_PAIR_TUTEE_ASKED_ON, binome_date_new (2026, 3, 1));
  binome_entity_set_choice (pair, BINOME_PAIR_TUTOR_ANSWER, BINOME_PAIR_ANSWER_DECLINED);
  scene_set (scene, pair);
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 1);
  g_assert_cmpint (made (&call, 0)->recipient->enrolment, ==, scene->lea);
  g_ptr_array_unref (call.letters);
}

static int
read_state (Scene *scene, gint64 enrolment)
{
  g_autoptr (BinomeEntity) entity = scene_get (scene, BINOME_TYPE_ENROLMENT, enrolment);

  return binome_entity_get_choice (entity, BINOME_ENROLMENT_STATE);
}

/* Luc was only identified: his invitation invites him, in the same action. The others stay where they are. */
static void
test_invitation (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .letter = "invitation", .language = "en" };
  BinomeEntity *luc = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->luc);

  binome_entity_set_choice (luc, BINOME_ENROLMENT_STATE, BINOME_ENROLMENT_STATE_IDENTIFIED);
  binome_entity_set_date (luc, BINOME_ENROLMENT_STATE_SINCE, binome_date_new (2026, 1, 5));
  scene_set (scene, luc);
  g_clear_object (&luc);

  scene_read (scene, make_work, &call);
  scene_check_undo (scene, record_work, &call);
  g_assert_cmpint (read_state (scene, scene->luc), ==, BINOME_ENROLMENT_STATE_INVITED);
  g_assert_cmpint (read_state (scene, scene->paul), ==, BINOME_ENROLMENT_STATE_ACCEPTED);
  g_assert_cmpstr (binome_store_get_undo_name (scene->store), ==, "Invite 1 candidate");
  luc = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->luc);
  scene_assert_day (binome_entity_get_date (luc, BINOME_ENROLMENT_STATE_SINCE), "2026-03-02");
  g_clear_object (&luc);

  /* A reminder to somebody who is invited already moves nobody. */
  scene_write (scene, record_work, &call);
  g_assert_cmpint (read_state (scene, scene->luc), ==, BINOME_ENROLMENT_STATE_INVITED);
  g_assert_cmpstr (binome_store_get_undo_name (scene->store), ==, "Test");
  g_ptr_array_unref (call.letters);
}

static BinomeEntity *
read_pair (Scene *scene, gint64 pair)
{
  return scene_get (scene, BINOME_TYPE_PAIR, pair);
}

/* The proposal asks the tutor, then the tutee: each in its turn, and once. */
static void
test_proposal (Scene *scene, gconstpointer data)
{
  Call to_tutor = { .scene = scene, .letter = "tutor-proposal", .language = "fr" };
  Call to_tutee = { .scene = scene, .letter = "tutee-proposal", .language = "en" };
  gint64 id = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeEntity) before = NULL, asked = NULL, again = NULL;

  scene_read (scene, make_work, &to_tutee);
  scene_write (scene, record_work, &to_tutee);
  before = read_pair (scene, id);
  g_assert_cmpint (binome_entity_get_date (before, BINOME_PAIR_TUTEE_ASKED_ON), ==, BINOME_DATE_NONE);

  scene_read (scene, make_work, &to_tutor);
  scene_check_undo (scene, record_work, &to_tutor);
  asked = read_pair (scene, id);
  g_assert_cmpint (binome_entity_get_choice (asked, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_OFFERED);
  scene_assert_day (binome_entity_get_date (asked, BINOME_PAIR_TUTOR_ASKED_ON), "2026-03-02");

  scene_write (scene, record_work, &to_tutor);
  binome_entity_set_choice (asked, BINOME_PAIR_TUTOR_ANSWER, BINOME_PAIR_ANSWER_ACCEPTED);
  scene_set (scene, asked);
  scene_write (scene, record_work, &to_tutee);
  again = read_pair (scene, id);
  scene_assert_day (binome_entity_get_date (again, BINOME_PAIR_TUTEE_ASKED_ON), "2026-03-02");
  g_ptr_array_unref (to_tutor.letters);
  g_ptr_array_unref (to_tutee.letters);
}

static gboolean
count_requests_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *row = binome_db_prepare (
      db, "SELECT count(*) FROM manager_agreement WHERE asked_on = '2026-03-02' AND answer = 'awaited'",
      error);

  *(gint64 *)data
      = row != NULL && binome_statement_step (row, error) ? binome_statement_get_integer (row, 0) : -1;
  return row != NULL;
}

/* The request asks a manager once. */
static void
test_request (Scene *scene, gconstpointer data)
{
  Call call = { .scene = scene, .letter = "manager-request", .language = "fr" };
  g_autoptr (BinomeEntity) part = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea);
  g_autoptr (BinomeEntity) lea
      = scene_get (scene, BINOME_TYPE_PERSON, binome_entity_get_reference (part, BINOME_ENROLMENT_PERSON));
  gint64 n;

  binome_entity_set_reference (lea, BINOME_PERSON_MANAGER, scene_add_person (scene, "Zoé", "Roux", "Lyon"));
  scene_set (scene, lea);
  scene_read (scene, make_work, &call);
  g_assert_cmpuint (call.letters->len, ==, 1);
  scene_check_undo (scene, record_work, &call);
  scene_read (scene, count_requests_work, &n);
  g_assert_cmpint (n, ==, 1);
  scene_write (scene, record_work, &call);
  scene_read (scene, count_requests_work, &n);
  g_assert_cmpint (n, ==, 1);
  g_ptr_array_unref (call.letters);
}

static char *
print_plain (Scene *scene, const char *letter, const char *language)
{
  Call call = { .scene = scene, .letter = letter, .language = language };
  char *text;

  scene_read (scene, make_work, &call);
  text = binome_letter_text_write_plain (made (&call, 0)->blocks);
  g_ptr_array_unref (call.letters);
  return text;
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("no “%s” in: %s", words, text);
}

/* What a pair agreed on is in its mission letter and its agreement; what it did not is said to be open. The
 * pair is proposed for the programme: 2 March to 31 August 2026, 183 days, 6.02 months of 365/12 days. */
static void
test_terms (Scene *scene, gconstpointer data)
{
  gint64 id = scene_propose (scene, scene->lea, scene->paul);
  g_autoptr (BinomeEntity) pair = read_pair (scene, id);
  g_autofree char *open = print_plain (scene, "agreement", "fr"), *mission = NULL, *agreement = NULL;
  BinomeEntity *step = BINOME_ENTITY (binome_action_step_new ());

  assert_has (open, "Rythme des rencontres\u202f: à convenir");
  assert_has (open, "à convenir avec le ou la responsable hiérarchique");

  binome_entity_set_text (pair, BINOME_PAIR_GOALS, "Tenir seule le poste 4");
  binome_entity_set_text (pair, BINOME_PAIR_RHYTHM, "une heure chaque mardi");
  binome_entity_set_text (pair, BINOME_PAIR_PLACE, "atelier B");
  binome_entity_set_real (pair, BINOME_PAIR_HOURS_PER_MONTH, 5);
  scene_set (scene, pair);
  binome_entity_set_reference (step, BINOME_ACTION_STEP_PAIR, id);
  binome_entity_set_text (step, BINOME_ACTION_STEP_TITLE, "Régler la presse");
  binome_entity_set_text (step, BINOME_ACTION_STEP_SITUATION, "changement de série");
  binome_entity_set_text (step, BINOME_ACTION_STEP_RESOURCE, "fiche 12");
  binome_entity_set_text (step, BINOME_ACTION_STEP_EVIDENCE, "trois réglages conformes");
  binome_entity_set_date (step, BINOME_ACTION_STEP_DUE_ON, binome_date_new (2026, 5, 4));
  scene_add (scene, step);

  mission = print_plain (scene, "mission-letter", "en");
  assert_has (mission, "Tenir seule le poste 4");
  assert_has (mission, "5 hours a month, 30 hours over the whole period");
  assert_has (mission, "une heure chaque mardi");
  assert_has (mission, "you never judge alone");
  assert_has (mission, "onboarding");
  agreement = print_plain (scene, "agreement", "fr");
  assert_has (agreement, "5 heures par mois, soit 30 heures sur la période");
  assert_has (agreement, "Lieu\u202f: atelier B");
  assert_has (agreement, "Régler la presse – situation\u202f: changement de série – avec\u202f: fiche 12 – "
                         "preuve\u202f: trois réglages conformes – pour le 4\u00a0mai 2026");
}

typedef struct
{
  BinomeFieldScope scope;
  BinomeFieldAudience audience;
  const char *title;
  gint64 owner;
  const char *answer;
} OwnCall;

static gboolean
own_work (BinomeDb *db, gpointer data, GError **error)
{
  const OwnCall *call = data;
  g_autoptr (BinomeFieldDefinition) definition = binome_field_definition_new ();
  BinomeEntity *entity = BINOME_ENTITY (definition);

  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_TITLE, call->title);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_SCOPE, (int)call->scope);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_AUDIENCE, (int)call->audience);
  return binome_own_fields_keep (db, definition, error)
         && binome_own_values_set (db, binome_entity_get_id (entity), call->owner, call->answer, error);
}

static void
assert_says (Scene *scene, Call *call, const char *letter, const char *expected, guint n_missing)
{
  g_autofree char *text = NULL;

  call->letter = letter;
  scene_write (scene, save_work, call);
  scene_read (scene, make_work, call);
  text = binome_letter_text_write_plain (made (call, 0)->blocks);
  g_assert_cmpstr (g_strchomp (text), ==, expected);
  g_assert_cmpuint (made (call, 0)->missing->len, ==, n_missing);
}

/* Everyone reads the first, Léa alone the second, no letter has the third. */
static void
test_own_fields (Scene *scene, gconstpointer data)
{
  g_autoptr (BinomeEntity) tutee = scene_get (scene, BINOME_TYPE_ENROLMENT, scene->lea);
  gint64 lea = binome_entity_get_reference (tutee, BINOME_ENROLMENT_PERSON);
  OwnCall gloves = { BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_AUDIENCE_EVERYONE, "Taille (gants)", lea, "8" };
  OwnCall licence
      = { BINOME_FIELD_SCOPE_TUTEE, BINOME_FIELD_AUDIENCE_SUBJECT, "Permis B, été", scene->lea, "En cours" };
  OwnCall file = { BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_AUDIENCE_COORDINATORS, "Dossier", lea, "Secret" };
  Call call = { .scene = scene, .language = "fr", .subject = "Pour vous" };
  g_autoptr (GError) error = NULL;

  scene_propose (scene, scene->lea, scene->paul);
  scene_write (scene, own_work, &gloves);
  scene_write (scene, own_work, &licence);
  scene_write (scene, own_work, &file);
  call.body = "Gants {tutee.own.taille-gants}, permis {tutee.own.permis-b-ete}.";
  assert_says (scene, &call, "tutee-matched", "Gants 8, permis En cours.", 0);
  assert_says (scene, &call, "tutor-matched", "Gants 8, permis .", 1);
  g_assert_cmpstr (made (&call, 0)->missing->pdata[0], ==, "Tutee: Permis B, été");
  assert_says (scene, &call, "agreement", "Gants 8, permis .", 1); /* several sign it */

  call.body = "{tutee.own.dossier}";
  g_assert_false (scene_try (scene, save_work, &call, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  g_ptr_array_unref (call.letters);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/letter/merge", test_merge);
  g_test_add_func ("/letter/freeze", test_freeze);
  g_test_add_func ("/letter/check", test_check);
  g_test_add_func ("/letter/made", test_made);
  g_test_add_func ("/letter/words", test_words);
  g_test_add_func ("/letter/plural", test_plural);
  g_test_add_data_func ("/letter/shipped/fr", "fr", test_shipped);
  g_test_add_data_func ("/letter/shipped/en", "en", test_shipped);
  g_test_add ("/letter/wording", Scene, NULL, scene_set_up, test_wording, scene_tear_down);
  g_test_add ("/letter/record", Scene, NULL, scene_set_up, test_record, scene_tear_down);
  g_test_add ("/letter/stand-in", Scene, NULL, scene_set_up, test_stand_in, scene_tear_down);
  g_test_add ("/letter/withdrawn", Scene, NULL, scene_set_up, test_withdrawn, scene_tear_down);
  g_test_add ("/letter/poster", Scene, NULL, scene_set_up, test_poster, scene_tear_down);
  g_test_add ("/letter/own-fields", Scene, NULL, scene_set_up, test_own_fields, scene_tear_down);
  g_test_add ("/letter/proposal", Scene, NULL, scene_set_up, test_proposal, scene_tear_down);
  g_test_add ("/letter/request", Scene, NULL, scene_set_up, test_request, scene_tear_down);
  g_test_add ("/letter/terms", Scene, NULL, scene_set_up, test_terms, scene_tear_down);
  g_test_add ("/letter/invitation", Scene, NULL, scene_set_up, test_invitation, scene_tear_down);

  return g_test_run ();
}
