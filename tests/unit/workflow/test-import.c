/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staff lists as HR tools write them, all the way into the file and back. */

#include <string.h>
#include <time.h>

#include "binome-error.h"
#include "binome-import.h"
#include "binome-model.h"
#include "store-fixture.h"

static const char heading[]
    = "Matricule;Nom;Prénom;E-mail;Site;Service;Date d'embauche;Responsable;Année de naissance\n";
static const char people[]
    = "M001;Lefèvre;Zoé;zoe.lefevre@exemple.fr;Lyon;Usinage;15/03/2019;;1980\n"
      "M002;D'Angelo;Élodie;elodie@exemple.fr;Nantes;Montage;01/02/2021;Zoé Lefèvre;1991\n"
      "M003;Nguyễn;Minh;;Lille;Qualité;28/11/2015;M001;\n";

static BinomeImport *
open_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BinomeImport *import = binome_import_new_for_bytes (bytes, "list.csv", NULL, &error);

  g_assert_no_error (error);
  return import;
}

static void
preview (Workspace *self, BinomeImport *import)
{
  g_autoptr (GError) error = NULL;

  binome_store_read (self->store, binome_import_preview, import, NULL, &error);
  g_assert_no_error (error);
}

static void
apply (Workspace *self, BinomeImport *import)
{
  g_autoptr (GError) error = NULL;

  binome_store_write (self->store, "Import", BINOME_SOURCE_IMPORT, binome_import_apply, import, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_counts (BinomeImport *import, guint n_new, guint n_update, guint n_same, guint n_error)
{
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_NEW), ==, n_new);
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_UPDATE), ==, n_update);
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_SAME), ==, n_same);
  g_assert_cmpuint (binome_import_get_n_verdicts (import, BINOME_IMPORT_ERROR), ==, n_error);
  g_assert_cmpuint (binome_import_get_n_rows (import), ==, n_new + n_update + n_same + n_error);
}

static void
assert_text (BinomeImport *import, guint row, const char *expected)
{
  g_autofree char *text = binome_import_dup_text (import, row);

  g_assert_cmpstr (text, ==, expected);
}

static void
import_text (Workspace *self, const char *text)
{
  g_autoptr (BinomeImport) import = open_text (text);

  apply (self, import);
}

static void
assert_person (Workspace *self, gint64 id, const char *family, const char *given, const char *hired,
               gint64 manager)
{
  g_autoptr (BinomeEntity) person = workspace_get (self, BINOME_TYPE_PERSON, id);
  g_autofree char *day = NULL;

  g_assert_nonnull (person);
  day = binome_date_format_iso (binome_entity_get_date (person, BINOME_PERSON_HIRED_ON));
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME), ==, family);
  g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_GIVEN_NAME), ==, given);
  g_assert_cmpstr (day, ==, hired);
  g_assert_cmpint (binome_entity_get_reference (person, BINOME_PERSON_MANAGER), ==, manager);
}

/* Every encoding with every separator: the same three people. */
static void
test_formats (Workspace *self, gconstpointer data)
{
  static const struct
  {
    const char *charset;
    const char *bom;
    gsize bom_length;
  } encodings[] = {
    { "UTF-8", "", 0 },
    { "UTF-8", "\357\273\277", 3 },
    { "WINDOWS-1252", "", 0 },
    { "UTF-16LE", "\377\376", 2 },
    { "UTF-16BE", "\376\377", 2 },
  };
  static const char separators[] = ";,\t";

  for (guint e = 0; e < G_N_ELEMENTS (encodings); e++)
    for (const char *s = separators; *s != '\0'; s++)
      for (int crlf = 0; crlf < 2; crlf++)
        {
          g_autoptr (GString) text = g_string_new (heading);
          g_autoptr (GByteArray) file = g_byte_array_new ();
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (BinomeImport) import = NULL;
          g_autoptr (GError) error = NULL;
          g_autofree char *encoded = NULL;
          gsize length;

          g_string_append (text, people);
          /* Windows-1252 has no Vietnamese letters. */
          if (g_str_equal (encodings[e].charset, "WINDOWS-1252"))
            g_string_replace (text, "ễ", "ê", 0);
          for (char *p = text->str; *p != '\0'; p++)
            if (*p == ';')
              *p = *s;
          if (crlf)
            g_string_replace (text, "\n", "\r\n", 0);
          encoded = g_convert (text->str, -1, encodings[e].charset, "UTF-8", NULL, &length, &error);
          g_assert_no_error (error);
          g_byte_array_append (file, (const guint8 *)encodings[e].bom, (guint)encodings[e].bom_length);
          g_byte_array_append (file, (const guint8 *)encoded, (guint)length);
          bytes = g_byte_array_free_to_bytes (g_steal_pointer (&file));

          import = binome_import_new_for_bytes (bytes, "list.csv", NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpint (binome_import_get_separator (import), ==, *s);
          g_assert_true (binome_import_get_has_header (import));
          g_assert_false (binome_import_needs_date_order (import));
          preview (self, import);
          assert_counts (import, 3, 0, 0, 0);
          g_assert_cmpstr (binome_import_get_title (import, 0), ==, "Zoé Lefèvre");
          g_assert_cmpstr (binome_import_get_title (import, 1), ==, "Élodie D'Angelo");
          assert_text (import, 2, "");
          g_assert_cmpuint (binome_import_get_n_managers_left_out (import), ==, 0);
        }
}

static void
test_apply (Workspace *self, gconstpointer data)
{
  g_autofree char *text = g_strconcat (heading, people, NULL);
  g_autoptr (BinomeImport) import = open_text (text);
  g_autofree char *empty = workspace_dump (self);
  g_autofree char *full = NULL, *undone = NULL, *redone = NULL, *name = NULL, *summary = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (binome_import_get_target (import, 0), ==, BINOME_COLUMN_STAFF_NO);
  g_assert_cmpint (binome_import_get_target (import, 7), ==, BINOME_COLUMN_MANAGER);
  g_assert_cmpstr (binome_import_get_header (import, 6), ==, "Date d'embauche");
  g_assert_cmpstr (binome_import_get_samples (import, 4)[1], ==, "Nantes");
  apply (self, import);
  assert_counts (import, 3, 0, 0, 0);
  summary = binome_import_dup_summary (import);
  g_assert_cmpstr (summary, ==, "3 new");
  g_assert_cmpfloat (binome_import_get_progress (import), ==, 1);

  assert_person (self, 1, "Lefèvre", "Zoé", "2019-03-15", 0);
  assert_person (self, 2, "D'Angelo", "Élodie", "2021-02-01", 1);
  assert_person (self, 3, "Nguyễn", "Minh", "2015-11-28", 1);

  full = workspace_dump (self);
  g_assert_true (binome_store_undo (self->store, &name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Import of “list.csv”");
  undone = workspace_dump (self);
  g_assert_cmpstr (undone, ==, empty);
  g_assert_true (binome_store_redo (self->store, NULL, &error));
  redone = workspace_dump (self);
  g_assert_cmpstr (redone, ==, full);
}

/* Managers below those they lead, and above; the one at the top is their own. */
static void
test_managers (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = open_text ("Matricule,Nom,Prénom,Manager\n"
                                               "1,Petit,Anne,\"ROUX, Jean\"\n"
                                               "2,Roux,Jean,Marie de La Tour\n"
                                               "3,de La Tour,Marie,3\n"
                                               "4,Blanc,Luc,Nobody Known\n"
                                               "5,Noir,Éva,6\n"
                                               "6,Gris,Paul,5\n");
  g_autoptr (BinomeEntity) petit = NULL, roux = NULL, noir = NULL, gris = NULL;
  g_autofree char *full = NULL, *redone = NULL;
  gint64 ids[7] = { 0 };

  preview (self, import);
  assert_counts (import, 6, 0, 0, 0);
  assert_text (import, 2, "line manager left out: the list names the same person");
  g_assert_cmpuint (binome_import_get_n_managers_left_out (import), ==, 3);
  assert_text (import, 3, "line manager not found");
  assert_text (import, 5, "line manager left out: the two would be above each other");
  apply (self, import);
  for (gint64 id = 1; id <= 6; id++)
    {
      g_autoptr (BinomeEntity) person = workspace_get (self, BINOME_TYPE_PERSON, id);

      ids[atoi (binome_entity_get_text (person, BINOME_PERSON_STAFF_NUMBER))] = id;
    }
  petit = workspace_get (self, BINOME_TYPE_PERSON, ids[1]);
  roux = workspace_get (self, BINOME_TYPE_PERSON, ids[2]);
  noir = workspace_get (self, BINOME_TYPE_PERSON, ids[5]);
  gris = workspace_get (self, BINOME_TYPE_PERSON, ids[6]);
  g_assert_cmpint (binome_entity_get_reference (petit, BINOME_PERSON_MANAGER), ==, ids[2]);
  g_assert_cmpint (binome_entity_get_reference (roux, BINOME_PERSON_MANAGER), ==, ids[3]);
  g_assert_cmpint (binome_entity_get_reference (noir, BINOME_PERSON_MANAGER), ==, ids[6]);
  g_assert_cmpint (binome_entity_get_reference (gris, BINOME_PERSON_MANAGER), ==, 0);

  /* Undo and redo keep who leads whom. */
  full = workspace_dump (self);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  g_assert_true (binome_store_redo (self->store, NULL, NULL));
  redone = workspace_dump (self);
  g_assert_cmpstr (redone, ==, full);
}

static void
test_verdicts (Workspace *self, gconstpointer data)
{
  g_autofree char *text = g_strconcat (heading, people, NULL);
  g_autoptr (BinomeImport) import = NULL;
  g_autofree char *before = NULL, *after = NULL;

  import_text (self, text);
  before = workspace_dump (self);
  import
      = open_text ("Matricule;Nom;Prénom;E-mail;Site;Service;Date d'embauche;Responsable;Année de naissance\n"
                   "M001;LEFÈVRE;Zoé;ZOE.LEFEVRE@exemple.fr;;Usinage;15/03/2019;;1980\n" /* 2: the same */
                   ";D'Angelo;Élodie;elodie@exemple.fr;Lille;Peinture;;;\n"              /* 3: by e-mail */
                   ";Nguyen;Minh;minh@exemple.fr;Lille;;;;1990\n"                        /* 4: someone else */
                   "M010;;Paul;;;;;;\n"                                                  /* 5 */
                   "M011;Durand;Paul;;;;31/02/2024;;\n"                                  /* 6 */
                   "M012;Durand;Anne;;;;;;\n"                                            /* 7 */
                   "M012;Durand;Anna;;;;;;\n"                                            /* 8 */
                   "M013;Morel;Luc;zoe.lefevre@exemple.fr;;;;;\n"                        /* 9 */
                   "M014;Morel;Léa;lea at exemple.fr;;;;;\n"                             /* 10 */
                   "M015;Morel;Max;;;;;;1066\n"                                          /* 11 */
                   "M016;Morel;Tom;-;;;00/00/0000;néant;\n");                            /* 12 */
  preview (self, import);
  assert_counts (import, 3, 1, 1, 6);
  g_assert_cmpint (binome_import_get_verdict (import, 0), ==, BINOME_IMPORT_SAME);
  g_assert_cmpint (binome_import_get_verdict (import, 1), ==, BINOME_IMPORT_UPDATE);
  assert_text (import, 1, "Site, Team");
  g_assert_cmpint (binome_import_get_verdict (import, 2), ==, BINOME_IMPORT_NEW);
  g_assert_cmpuint (binome_import_get_line (import, 3), ==, 5);
  assert_text (import, 3, "No family name");
  assert_text (import, 4, "“31/02/2024” is no date");
  assert_text (import, 6, "Staff number “M012” is already on line 7");
  assert_text (import, 7, "“zoe.lefevre@exemple.fr” is already the e-mail address on line 2");
  assert_text (import, 8, "“lea at exemple.fr” is no e-mail address");
  assert_text (import, 9, "“1066” is no year of birth");
  g_assert_cmpint (binome_import_get_verdict (import, 10), ==, BINOME_IMPORT_NEW);
  assert_text (import, 10, "");

  /* A preview writes nothing; bad rows are never half-written; a blank cell changes nothing. */
  after = workspace_dump (self);
  g_assert_cmpstr (after, ==, before);
  apply (self, import);
  assert_counts (import, 3, 1, 1, 6);
  {
    g_autoptr (BinomeEntity) person = workspace_get (self, BINOME_TYPE_PERSON, 2);
    g_autoptr (BinomeEntity) last = workspace_get (self, BINOME_TYPE_PERSON, 6);
    g_autoptr (BinomeEntity) none = workspace_get (self, BINOME_TYPE_PERSON, 7);

    g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_SITE), ==, "Lille");
    g_assert_cmpstr (binome_entity_get_text (person, BINOME_PERSON_STAFF_NUMBER), ==, "M002");
    g_assert_cmpint (binome_entity_get_integer (person, BINOME_PERSON_BIRTH_YEAR), ==, 1991);
    g_assert_cmpint (binome_entity_get_reference (person, BINOME_PERSON_MANAGER), ==, 1);
    g_assert_cmpstr (binome_entity_get_text (last, BINOME_PERSON_EMAIL), ==, "");
    g_assert_null (none);
  }
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  g_free (after);
  after = workspace_dump (self);
  g_assert_cmpstr (after, ==, before);
}

/* By name: with the year of birth, or where there is nothing else to go by. */
static void
test_names (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = NULL, again = NULL;

  import_text (self, "Nom,Prénom,Année de naissance,E-mail\n"
                     "Martin,Claire,1980,claire1@exemple.fr\n"
                     "Martin,Claire,1990,claire2@exemple.fr\n"
                     "Roux,Jean,,\n");
  import = open_text ("Nom,Prénom,Année de naissance,Site\n"
                      "MARTIN,Claire,1990,Lyon\n"
                      "Martin,Claire,,Lille\n"
                      "Martin,Claire,2000,Nantes\n"
                      "Roux,Jean,1970,Lyon\n"
                      "Roux,Jean,1970,Nantes\n");
  preview (self, import);
  assert_text (import, 0, "Site");
  assert_text (
      import, 1,
      "Several people are called “Claire Martin”: a staff number or an e-mail address must tell them apart");
  g_assert_cmpint (binome_import_get_verdict (import, 2), ==, BINOME_IMPORT_NEW);
  assert_text (import, 3, "Year of birth, Site");
  assert_text (import, 4, "The same person is already on line 5");

  /* An address that several people share tells nobody apart. */
  {
    g_autoptr (BinomeEntity) shared = workspace_get (self, BINOME_TYPE_PERSON, 1);
    g_autoptr (BinomeImport) by_email = NULL;
    gint64 twin;

    binome_entity_set_id (shared, 0);
    binome_entity_set_text (shared, BINOME_PERSON_GIVEN_NAME, "Paul");
    twin = workspace_add (self, g_object_ref (shared));
    by_email = open_text ("Nom,Prénom,E-mail,Site\nBlanc,Luc,claire1@exemple.fr,Lyon\n");
    preview (self, by_email);
    assert_counts (by_email, 1, 0, 0, 0);
    g_assert_cmpint (twin, ==, 4);
  }

  /* Names in one column, and read again: nobody twice. */
  again = open_text ("Nom et prénom\n\"Martin, Léo\"\nDE LA TOUR Marie\n");
  apply (self, again);
  assert_counts (again, 2, 0, 0, 0);
  assert_person (self, 5, "Martin", "Léo", "", 0);
  assert_person (self, 6, "de La Tour", "Marie", "", 0);
  apply (self, again);
  assert_counts (again, 0, 0, 2, 0);
}

/* Two people of one name whom their years tell apart are never taken for one, whoever is known already. */
static void
test_namesakes (Workspace *self, gconstpointer data)
{
  const char *may_be
      = "Someone of that name is known: a staff number, an e-mail address or the year of birth "
        "must say whether it is the same person";
  g_autoptr (BinomeImport) import = open_text ("Nom;Prénom;Année de naissance\n"
                                               "Roux;Inès;1980\nRoux;Inès;1981\n"
                                               "Blanc;Luc;1980\nBlanc;Luc;1981\n");

  import_text (self, "Nom;Prénom;E-mail\nRoux;Inès;ines.roux@exemple.fr\nBlanc;Luc;\n");
  preview (self, import);
  assert_text (import, 0, may_be);
  assert_text (import, 1, may_be);
  /* Of Luc nothing but the name is known: the first gives him his year, and the second is another. */
  assert_text (import, 2, "Year of birth");
  assert_counts (import, 1, 1, 0, 2);
}

static void
test_mapping (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = open_text ("aaa,bbb,ccc\nx1,Foo,Bar\nx2,Baz,Qux\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < binome_import_get_n_columns (import); i++)
    binome_import_set_target (import, i, BINOME_COLUMN_IGNORE);
  g_assert_false (binome_import_check (import, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (binome_store_read (self->store, binome_import_preview, import, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);

  binome_import_set_has_header (import, TRUE);
  binome_import_set_target (import, 0, BINOME_COLUMN_FAMILY_NAME);
  binome_import_set_target (import, 1, BINOME_COLUMN_FAMILY_NAME);
  g_assert_cmpint (binome_import_get_target (import, 0), ==, BINOME_COLUMN_IGNORE);
  binome_import_set_target (import, 2, BINOME_COLUMN_GIVEN_NAME);
  g_assert_cmpstr (binome_import_get_header (import, 1), ==, "bbb");
  preview (self, import);
  assert_counts (import, 2, 0, 0, 0);
  g_assert_cmpstr (binome_import_get_title (import, 1), ==, "Qux Baz");
  g_assert_cmpuint (binome_import_get_line (import, 1), ==, 3);

  binome_import_set_has_header (import, FALSE);
  g_assert_cmpuint (binome_import_get_n_rows (import), ==, 0);
  preview (self, import);
  assert_counts (import, 3, 0, 0, 0);
  g_assert_cmpstr (binome_import_get_header (import, 1), ==, "Column 2");

  g_assert_true (binome_import_set_format (import, BINOME_ENCODING_UTF8, ';', NULL));
  g_assert_cmpuint (binome_import_get_n_columns (import), ==, 1);
}

static void
test_dates (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import
      = open_text ("Nom;Prénom;Date d'entrée;Date de sortie\nA;B;03/04/2020;\nC;D;05/06/2021;\n");
  g_autoptr (BinomeImport) settled
      = open_text ("Nom;Prénom;Date d'entrée;Date de sortie\nA;B;03/04/2020;\nC;D;05/06/2021;31/12/2027\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (binome_import_needs_date_order (import));
  g_assert_cmpstr (binome_import_get_date_example (import), ==, "03/04/2020");
  g_assert_false (binome_store_read (self->store, binome_import_preview, import, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);

  binome_import_set_date_order (import, BINOME_DATE_FORMAT_MDY);
  g_assert_false (binome_import_needs_date_order (import));
  apply (self, import);
  assert_person (self, 1, "A", "B", "2020-03-04", 0);
  binome_import_set_date_order (import, BINOME_DATE_FORMAT_DMY);
  apply (self, import);
  assert_counts (import, 0, 2, 0, 0);
  assert_person (self, 1, "A", "B", "2020-04-03", 0);

  /* One column of dates tells the order of the other. */
  g_assert_false (binome_import_needs_date_order (settled));
  g_assert_cmpint (binome_import_get_date_format (settled, 2), ==, BINOME_DATE_FORMAT_DMY);
  preview (self, settled);
  assert_text (settled, 1, "Leaves on");
}

static void
test_enrol (Workspace *self, gconstpointer data)
{
  BinomeEntity *programme = BINOME_ENTITY (binome_programme_new ());
  g_autoptr (BinomeImport) import = open_text ("Nom,Prénom,Contrat\nA,B,Contrat d'apprentissage\nC,D,CDI\n");
  g_autoptr (BinomeEntity) enrolment = NULL;
  g_autofree char *summary = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, "Tutoring");
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 1, 5));
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 12, 18));
  binome_import_set_as (import, BINOME_IMPORT_TUTEES, workspace_add (self, programme));
  before = workspace_dump (self);
  apply (self, import);
  summary = binome_import_dup_summary (import);
  g_assert_cmpstr (summary, ==, "2 new, 2 enrolled");
  enrolment = workspace_get (self, BINOME_TYPE_ENROLMENT, 1);
  g_assert_cmpint (binome_entity_get_choice (enrolment, BINOME_ENROLMENT_ROLE), ==,
                   BINOME_ENROLMENT_ROLE_TUTEE);
  g_assert_cmpint (binome_entity_get_choice (enrolment, BINOME_ENROLMENT_CONTRACT), ==,
                   BINOME_CONTRACT_APPRENTICESHIP);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  after = workspace_dump (self);
  g_assert_cmpstr (after, ==, before);

  binome_import_set_as (import, BINOME_IMPORT_TUTORS, 4711);
  g_assert_false (binome_store_write (self->store, "Import", BINOME_SOURCE_IMPORT, binome_import_apply,
                                      import, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } files[] = {
    { "", 0 },
    { "\n\n  \n", 5 },
    { "PK\003\004rest", 8 },
    { "%PDF-1.7\n", 9 },
    { "Nom;Prénom;Matricule\n", 22 },
    { "\"never closed", 13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].bytes, files[i].length);
      g_autoptr (GError) error = NULL;

      g_assert_null (binome_import_new_for_bytes (bytes, NULL, NULL, &error));
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
    }
}

/* Bytes of every kind: never a crash, and every row has a verdict. */
static void
test_noise (Workspace *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260316);
  static const char alphabet[] = ";;,,\t\"\n\r\0'=aZé1@/-. \377\303";

  for (guint round = 0; round < 300; round++)
    {
      gsize length = (gsize)g_rand_int_range (rand, 1, 400);
      g_autoptr (GByteArray) noise = g_byte_array_new ();
      g_autoptr (BinomeImport) import = NULL;
      g_autoptr (GBytes) bytes = NULL;

      for (gsize i = 0; i < length; i++)
        g_byte_array_append (
            noise, (const guint8 *)&alphabet[g_rand_int_range (rand, 0, (gint32)sizeof alphabet - 1)], 1);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&noise));
      import = binome_import_new_for_bytes (bytes, "noise.csv", NULL, NULL);
      if (import == NULL)
        continue;
      if (binome_import_get_n_columns (import) > 0)
        binome_import_set_target (import, 0, BINOME_COLUMN_FULL_NAME);
      preview (self, import);
      for (guint i = 0; i < binome_import_get_n_rows (import); i++)
        {
          g_autofree char *text = binome_import_dup_text (import, i);

          g_assert_true (g_utf8_validate (text, -1, NULL));
          g_assert_true (g_utf8_validate (binome_import_get_title (import, i), -1, NULL));
        }
    }
}

static char *
make_long_list (guint n)
{
  static const char *const names[]
      = { "Martin", "Bernard", "Lefèvre", "Moreau", "Girard", "D'Angelo", "Le Goff" };
  static const char *const given[] = { "Claire", "Hélène", "Jean-Luc", "Mohamed", "Zoé" };
  static const char *const sites[] = { "Lyon", "Nantes", "Lille", "Toulouse" };
  GString *text = g_string_new ("Matricule,Nom,Prénom,E-mail,Téléphone,Site,Service,Poste,Date d'embauche,"
                                "Responsable,Année de naissance,Langue\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        text,
        "P%06u,%s%u,%s,p%06u@exemple.fr,01 23 45 %02u %02u,%s,Team %u,Job %u,%02u/%02u/20%02u,P%06u,"
        "%u,fr\n",
        i, names[i % 7], i / 97, given[i % 5], i, i % 100, i / 100 % 100, sites[i % 4], i % 50, i % 40,
        i % 28 + 1, i % 12 + 1, i % 25, (i * 7 + 3) % n / 10, 1960 + i % 45);

  return g_string_free (text, FALSE);
}

/* Says how long something took on the clock and in CPU time, and starts anew. */
static void
tell_time (GTimer *timer, clock_t *cpu, const char *what)
{
  g_test_message ("%s: %.2f s, CPU %.2f s", what, g_timer_elapsed (timer, NULL),
                  (double)(clock () - *cpu) / CLOCKS_PER_SEC);
  g_timer_start (timer);
  *cpu = clock ();
}

static void
test_large (Workspace *self, gconstpointer data)
{
  const guint n = g_test_perf () ? 100000 : 20000;
  g_autofree char *text = make_long_list (n);
  g_autofree char *empty = workspace_dump (self);
  g_autofree char *undone = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  clock_t cpu = clock ();
  g_autoptr (BinomeImport) import = open_text (text);

  tell_time (timer, &cpu, "read and guessed");
  preview (self, import);
  tell_time (timer, &cpu, "previewed");
  assert_counts (import, n, 0, 0, 0);
  g_assert_cmpuint (binome_import_get_n_managers_left_out (import), ==, 2); /* who would be their own */
  apply (self, import);
  tell_time (timer, &cpu, "applied");
  assert_counts (import, n, 0, 0, 0);
  apply (self, import);
  tell_time (timer, &cpu, "applied again");
  assert_counts (import, 0, 0, n, 0);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  tell_time (timer, &cpu, "undone");
  undone = workspace_dump (self);
  g_assert_cmpstr (undone, ==, empty);
}

static BinomeImport *
recall (Workspace *self, const char *text)
{
  g_autoptr (BinomeImport) import = open_text (text);
  g_autoptr (GError) error = NULL;

  binome_store_read (self->store, binome_import_recall, import, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&import);
}

/* What the user said of the columns counts for the next list with the same headings, and only for it. */
static void
test_memory (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeImport) first = recall (self, "Nom;Prénom;Truc\nDurand;Paul;Lyon\n");
  g_autoptr (BinomeImport) second = NULL;
  g_autoptr (BinomeImport) other = NULL;
  g_autoptr (BinomeImport) forgotten = NULL;

  g_assert_false (binome_import_is_recalled (first));
  g_assert_cmpint (binome_import_get_target (first, 2), ==, BINOME_COLUMN_IGNORE);
  binome_import_set_target (first, 2, BINOME_COLUMN_SITE);
  apply (self, first);

  second = recall (self, "NOM;Prenom;truc\nPetit;Anne;Nantes\n");
  g_assert_true (binome_import_is_recalled (second));
  g_assert_cmpint (binome_import_get_target (second, 2), ==, BINOME_COLUMN_SITE);
  g_assert_cmpint (binome_import_get_target (second, 0), ==, BINOME_COLUMN_FAMILY_NAME);

  other = recall (self, "Machin;Truc;Nom\nA;Nantes;Petit\n");
  g_assert_true (binome_import_is_recalled (other)); /* most of the headings */
  g_assert_cmpint (binome_import_get_target (other, 1), ==, BINOME_COLUMN_SITE);
  g_clear_object (&other);
  other = recall (self, "Nom;Machin;Chose\nPetit;Anne;Nantes\n");
  g_assert_false (binome_import_is_recalled (other));

  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  forgotten = recall (self, "Nom;Prénom;Truc\nPetit;Anne;Nantes\n");
  g_assert_false (binome_import_is_recalled (forgotten));
  g_assert_cmpint (binome_import_get_target (forgotten, 2), ==, BINOME_COLUMN_IGNORE);
}

static BinomeImport *
recall_file (Workspace *self, const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeImport) import = binome_import_new_for_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);
  binome_store_read (self->store, binome_import_recall, import, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&import);
}

/* The source is still known with a column more, moved or renamed; the other columns keep what they became. */
static void
test_memory_of_source (Workspace *self, gconstpointer data)
{
  g_autoptr (BinomeImport) first = recall (self, "Nom;Prénom;Truc;Entrée\nDurand;Paul;Lyon;03/04/2020\n");
  g_autoptr (BinomeImport) added = NULL, moved = NULL, renamed = NULL;

  binome_import_set_target (first, 2, BINOME_COLUMN_SITE);
  binome_import_set_target (first, 3, BINOME_COLUMN_HIRE_DATE);
  g_assert_true (binome_import_needs_date_order (first));
  binome_import_set_date_order (first, BINOME_DATE_FORMAT_MDY);
  apply (self, first);

  added = recall (self, "Nom;Mail;Prénom;Truc;Entrée\nPetit;a@b.fr;Anne;Nantes;05/06/2021\n");
  g_assert_true (binome_import_is_recalled (added));
  g_assert_cmpint (binome_import_get_target (added, 3), ==, BINOME_COLUMN_SITE);
  g_assert_cmpint (binome_import_get_target (added, 1), ==, BINOME_COLUMN_EMAIL); /* guessed */
  g_assert_false (binome_import_needs_date_order (added));
  g_assert_cmpint (binome_import_get_date_format (added, 4), ==, BINOME_DATE_FORMAT_MDY);

  moved = recall (self, "Truc;Prénom;Entrée;Nom\nNantes;Anne;05/06/2021;Petit\n");
  g_assert_true (binome_import_is_recalled (moved));
  g_assert_cmpint (binome_import_get_target (moved, 0), ==, BINOME_COLUMN_SITE);
  g_assert_cmpint (binome_import_get_target (moved, 3), ==, BINOME_COLUMN_FAMILY_NAME);

  renamed = recall (self, "Nom de famille;Prénom;Truc;Entrée\nPetit;Anne;Nantes;05/06/2021\n");
  g_assert_true (binome_import_is_recalled (renamed));
  g_assert_cmpint (binome_import_get_target (renamed, 0), ==, BINOME_COLUMN_FAMILY_NAME); /* guessed */
  g_assert_cmpint (binome_import_get_target (renamed, 2), ==, BINOME_COLUMN_SITE);

  /* The way back. */
  binome_import_guess_again (renamed);
  g_assert_false (binome_import_is_recalled (renamed));
  g_assert_cmpint (binome_import_get_target (renamed, 2), ==, BINOME_COLUMN_IGNORE);
  g_assert_true (binome_import_needs_date_order (renamed)
                 || binome_import_get_target (renamed, 3) != BINOME_COLUMN_HIRE_DATE);
}

/* Without headings the name of the file, but for its numbers, and the number of columns tell the source; a
 * separator that was chosen is chosen again. */
static void
test_memory_of_file (Workspace *self, gconstpointer data)
{
  static const char bare[] = "Durand;Paul;X1\nPetit;Anne;X2\n", later[] = "Morel;Luc;X3\nRoy;Zoé;X4\n";
  static const char odd[] = "Nom|x;Prénom|y\nDurand|a;Paul|b\nPetit|a;Anne|b\n";
  g_autoptr (BinomeImport) first = recall_file (self, bare, "staff 2026-01.csv"), again = NULL, other = NULL;
  g_autoptr (BinomeImport) chosen = NULL, read = NULL;
  g_autoptr (GError) error = NULL;

  binome_import_set_has_header (first, FALSE);
  binome_import_set_target (first, 0, BINOME_COLUMN_FAMILY_NAME);
  binome_import_set_target (first, 1, BINOME_COLUMN_GIVEN_NAME);
  binome_import_set_target (first, 2, BINOME_COLUMN_TEAM);
  apply (self, first);
  again = recall_file (self, later, "staff 2026-02.csv");
  g_assert_true (binome_import_is_recalled (again));
  g_assert_false (binome_import_get_has_header (again));
  g_assert_cmpint (binome_import_get_target (again, 2), ==, BINOME_COLUMN_TEAM);
  other = recall_file (self, later, "visitors.csv");
  g_assert_false (binome_import_is_recalled (other));

  chosen = recall_file (self, odd, "odd 1.csv");
  binome_import_set_format (chosen, BINOME_ENCODING_UTF8,
                            binome_import_get_separator (chosen) == ';' ? '|' : ';', &error);
  g_assert_no_error (error);
  binome_import_set_has_header (chosen, TRUE);
  binome_import_set_target (chosen, 0, BINOME_COLUMN_FAMILY_NAME);
  apply (self, chosen);
  read = recall_file (self, odd, "odd 2.csv");
  g_assert_cmpint (binome_import_get_separator (read), ==, binome_import_get_separator (chosen));
  g_assert_true (binome_import_is_recalled (read));
}

static gpointer
cancel_thread (gpointer data)
{
  gpointer *both = data;

  while (binome_import_get_progress (both[0]) < 0.6)
    g_usleep (200);
  g_cancellable_cancel (both[1]);
  return NULL;
}

/* Cancelled while rows are being written: nothing of them is left. */
static void
test_cancel (Workspace *self, gconstpointer data)
{
  g_autofree char *text = make_long_list (20000);
  g_autoptr (BinomeImport) import = open_text (text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *empty = workspace_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gpointer both[] = { import, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_thread, both);

  g_assert_false (binome_store_write (self->store, "Import", BINOME_SOURCE_IMPORT, binome_import_apply,
                                      import, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  after = workspace_dump (self);
  g_assert_cmpstr (after, ==, empty);
  g_assert_null (binome_store_get_undo_name (self->store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/import/formats", test_formats);
  add_test ("/import/apply", test_apply);
  add_test ("/import/managers", test_managers);
  add_test ("/import/verdicts", test_verdicts);
  add_test ("/import/names", test_names);
  add_test ("/import/namesakes", test_namesakes);
  add_test ("/import/mapping", test_mapping);
  add_test ("/import/memory", test_memory);
  add_test ("/import/memory-of-source", test_memory_of_source);
  add_test ("/import/memory-of-file", test_memory_of_file);
  add_test ("/import/dates", test_dates);
  add_test ("/import/enrol", test_enrol);
  g_test_add_func ("/import/refused", test_refused);
  add_test ("/import/noise", test_noise);
  add_test ("/import/large", test_large);
  add_test ("/import/cancel", test_cancel);
  return g_test_run ();
}
