/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of staff lists become. */

#include <string.h>
#include <glib.h>

#include "binome-column-guess.h"

static GPtrArray *
read_rows (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ";", -1));
  return rows;
}

static const char *const names[BINOME_N_COLUMNS] = {
  "-",     "family",  "given",         "full",       "no",   "email", "phone", "site",     "team",     "job",
  "level", "manager", "manager-email", "manager-no", "hire", "leave", "birth", "language", "contract",
};

static BinomeColumnGuess *
guess (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) rows = read_rows (text);
  guint n_columns = 0;
  BinomeColumnGuess *self;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (rows->pdata[i]));
  self = binome_column_guess_new (rows, n_columns, BINOME_LIST_STAFF);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", names[self->columns[i].target]);
      g_assert_cmpfloat (self->columns[i].confidence, >=, 0);
      g_assert_cmpfloat (self->columns[i].confidence, <=, 1);
      for (guint j = 0; j < i; j++)
        g_assert_true (self->columns[i].target == BINOME_COLUMN_IGNORE
                       || self->columns[i].target != self->columns[j].target);
    }
  g_test_message ("%s", text);
  g_assert_cmpstr (found->str, ==, expected);
  return self;
}

/* Headings of exports of French and English HR tools, and of lists made by hand. */
static void
test_headings (void)
{
  static const struct
  {
    const char *header;
    const char *expected;
  } cases[] = {
    { "Nom;Prénom;Matricule;Courriel;Téléphone;Site;Service;Fonction;Manager;Date d'entrée;Date de sortie;"
      "Année de naissance;Langue;Catégorie;Contrat",
      "family given no email phone site team job manager hire leave birth language level contract" },
    { "last name;first name;staff no;e-mail;phone;location;department;job title;line manager;hire date;end date;"
      "birth year;language;grade;contract type",
      "family given no email phone site team job manager hire leave birth language level contract" },
    { "NOM DE FAMILLE;PRENOM;N° salarié;ADRESSE ÉLECTRONIQUE;Tél.;Établissement;Équipe;Intitulé de poste;N+1;"
      "Date d’embauche;Date de naissance",
      "family given no email phone site team job manager hire birth" },
    { "LastName;FirstName;EmployeeID;WorkEmail;HireDate;JobTitle;BusinessUnit",
      "family given no email hire job team" },
    { "surname;given_name;employee_id;e_mail;start_date;dob", "family given no email hire birth" },
    { "Nom prénom;Emploi;Lieu;Supérieur hiérarchique", "full job site manager" },
    { "Nom complet;Poste;Responsable;E-mail du responsable;Matricule manager",
      "full job manager manager-email manager-no" },
    { "Full name;Mail;Mail N+1", "full email manager-email" },
    { "Name;First name;Team", "family given team" },
    { "Collaborateur;Nom;Prénom", "- family given" },
    { "Nom d'usage;Prénom usuel;Mail professionnel", "family given email" },
    { "Nom;Prénom;Date de fin de période d'essai;Téléphone d'urgence;Date de sortie",
      "family given - - leave" },
    { "Nom;Prénom;Date de fin de période d'essai", "family given -" },
    { "Prénom;Nom;Service;Département", "given family team -" },
    { "Nom du salarié;Prénom du salarié;Libellé emploi", "family given job" },
    { "Nom;Prénom;Groupe sanguin;Couleur des yeux", "family given - -" },
    { "Family name;Given name;Tel", "family given phone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BinomeColumnGuess) self = guess (cases[i].header, cases[i].expected);

      g_assert_true (self->has_header);
      g_assert_cmpuint (self->header_row, ==, 0);
    }
}

static void
test_each_heading (void)
{
  static const struct
  {
    const char *heading;
    BinomeColumn target;
  } cases[] = {
    { "nom", BINOME_COLUMN_FAMILY_NAME },
    { "Nom de famille", BINOME_COLUMN_FAMILY_NAME },
    { "Surname", BINOME_COLUMN_FAMILY_NAME },
    { "PRÉNOM", BINOME_COLUMN_GIVEN_NAME },
    { "prenom", BINOME_COLUMN_GIVEN_NAME },
    { "First-Name", BINOME_COLUMN_GIVEN_NAME },
    { "Nom, prénom", BINOME_COLUMN_FULL_NAME },
    { "Last, First", BINOME_COLUMN_FULL_NAME },
    { "Nom Prénom", BINOME_COLUMN_FULL_NAME },
    { "full name", BINOME_COLUMN_FULL_NAME },
    { "N° Salarié", BINOME_COLUMN_STAFF_NO },
    { "Nº salarié", BINOME_COLUMN_STAFF_NO },
    { "Employee ID", BINOME_COLUMN_STAFF_NO },
    { "E-MAIL", BINOME_COLUMN_EMAIL },
    { "email", BINOME_COLUMN_EMAIL },
    { "Mobile", BINOME_COLUMN_PHONE },
    { "Lieu de travail", BINOME_COLUMN_SITE },
    { "Équipe", BINOME_COLUMN_TEAM },
    { "e\xcc\x81quipe", BINOME_COLUMN_TEAM },
    { "Emploi", BINOME_COLUMN_JOB },
    { "N+1", BINOME_COLUMN_MANAGER },
    { "Responsable hiérarchique", BINOME_COLUMN_MANAGER },
    { "Nom du manager", BINOME_COLUMN_MANAGER },
    { "Date d'entrée", BINOME_COLUMN_HIRE_DATE },
    { "Start date", BINOME_COLUMN_HIRE_DATE },
    { "Date de sortie", BINOME_COLUMN_LEAVE_DATE },
    { "Leave date", BINOME_COLUMN_LEAVE_DATE },
    { "Date de naissance", BINOME_COLUMN_BIRTH_YEAR },
    { "Langue", BINOME_COLUMN_LANGUAGE },
    { "Grade", BINOME_COLUMN_LEVEL },
    { "Contrat", BINOME_COLUMN_CONTRACT },
    { "\xef\xbb\xbf"
      "Matricule",
      BINOME_COLUMN_STAFF_NO },
    { "", BINOME_COLUMN_IGNORE },
    { "Lyon", BINOME_COLUMN_IGNORE },
    { NULL, BINOME_COLUMN_IGNORE },
    { "+++", BINOME_COLUMN_IGNORE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (binome_column_match_heading (cases[i].heading, BINOME_LIST_STAFF).target, ==,
                       cases[i].target);
    }
  for (int i = 0; i < BINOME_N_COLUMNS; i++)
    g_assert_cmpuint (strlen (binome_column_get_label ((BinomeColumn)i)), >, 0);
}

/* Lists of pairs and of meetings. */
static void
test_other_lists (void)
{
  static const struct
  {
    BinomeListKind kind;
    const char *heading;
    BinomeColumn target;
  } cases[] = {
    { BINOME_LIST_PAIRS, "Tutoré", BINOME_COLUMN_TUTEE },
    { BINOME_LIST_PAIRS, "Tutoré(e)", BINOME_COLUMN_TUTEE },
    { BINOME_LIST_PAIRS, "Apprenti·e", BINOME_COLUMN_TUTEE },
    { BINOME_LIST_PAIRS, "Matricule du tutoré", BINOME_COLUMN_TUTEE_STAFF_NO },
    { BINOME_LIST_PAIRS, "Mentee e-mail", BINOME_COLUMN_TUTEE_EMAIL },
    { BINOME_LIST_PAIRS, "Prénom de l’apprenti", BINOME_COLUMN_TUTEE_GIVEN_NAME },
    { BINOME_LIST_PAIRS, "Tuteur/Tutrice", BINOME_COLUMN_TUTOR },
    { BINOME_LIST_PAIRS, "Maître d’apprentissage", BINOME_COLUMN_TUTOR },
    { BINOME_LIST_PAIRS, "Nom du tuteur", BINOME_COLUMN_TUTOR_FAMILY_NAME },
    { BINOME_LIST_PAIRS, "Mentor staff number", BINOME_COLUMN_TUTOR_STAFF_NO },
    { BINOME_LIST_PAIRS, "N° tuteur", BINOME_COLUMN_TUTOR_STAFF_NO },
    { BINOME_LIST_PAIRS, "Courriel tuteur", BINOME_COLUMN_TUTOR_EMAIL },
    { BINOME_LIST_PAIRS, "Service du tuteur", BINOME_COLUMN_IGNORE },
    { BINOME_LIST_PAIRS, "Tutor phone", BINOME_COLUMN_IGNORE },
    { BINOME_LIST_PAIRS, "Date de début", BINOME_COLUMN_STARTED_ON },
    { BINOME_LIST_PAIRS, "Expected end", BINOME_COLUMN_EXPECTED_END },
    { BINOME_LIST_PAIRS, "Compétence visée", BINOME_COLUMN_GOALS },
    { BINOME_LIST_PAIRS, "Motif de la fin", BINOME_COLUMN_END_REASON },
    { BINOME_LIST_PAIRS, "Durée", BINOME_COLUMN_IGNORE },
    { BINOME_LIST_MEETINGS, "Date de la rencontre", BINOME_COLUMN_HELD_ON },
    { BINOME_LIST_MEETINGS, "Durée (min)", BINOME_COLUMN_MINUTES },
    { BINOME_LIST_MEETINGS, "Durée (h)", BINOME_COLUMN_HOURS },
    { BINOME_LIST_MEETINGS, "Modalité", BINOME_COLUMN_KIND },
    { BINOME_LIST_MEETINGS, "Commentaires", BINOME_COLUMN_NOTE },
    { BINOME_LIST_MEETINGS, "Next step", BINOME_COLUMN_NEXT_STEP },
    { BINOME_LIST_MEETINGS, "Matricule", BINOME_COLUMN_IGNORE },
    { BINOME_LIST_STAFF, "Tuteur", BINOME_COLUMN_IGNORE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (binome_column_match_heading (cases[i].heading, cases[i].kind).target, ==,
                       cases[i].target);
    }
}

static void
test_no_header (void)
{
  g_autoptr (BinomeColumnGuess) full
      = guess ("1001;MARTIN;Claire;c.martin@exemple.fr;06 12 34 56 78;03/02/2015;12/05/1980;Lyon;CDI\n"
               "1002;DURAND;Luc;l.durand@exemple.fr;06 12 34 56 79;13/09/2019;23/11/1991;Lyon;CDD\n"
               "1003;NGUYEN;Sophie;s.nguyen@exemple.fr;06 12 34 56 70;01/04/2022;02/01/1995;Brest;CDI",
               "no family given email phone hire birth - contract");
  g_autoptr (BinomeColumnGuess) words
      = guess ("Martin;Claire;Lyon\nDurand;Luc;Brest\nPetit;Zoé;Lyon", "family given -");
  g_autoptr (BinomeColumnGuess) whole = guess ("Martin, Claire;1980\nDurand, Luc;1991", "full birth");
  g_autoptr (BinomeColumnGuess) unknown = guess ("Wer;Wo\na@b.de;Bonn\nc@d.de;Kiel", "email -");

  g_assert_false (full->has_header);
  g_assert_false (words->has_header);
  g_assert_false (whole->has_header);
  /* Words above a column of addresses: a header, though no heading is known. */
  g_assert_true (unknown->has_header);
}

/* A word of a heading may be somebody’s job, and a heading may be a number. */
static void
test_doubtful_header (void)
{
  g_autoptr (BinomeColumnGuess) job = guess ("Martin;Claire;Manager\nDurand;Luc;Acheteur", "family given -");
  g_autoptr (BinomeColumnGuess) year
      = guess ("Nom;Prénom;2024;2025\nMartin;Claire;3;4\nDurand;Luc;3;5", "family given - -");
  g_autoptr (BinomeColumnGuess) single = guess ("Nom\nMartin\nDurand", "family");

  g_assert_false (job->has_header);
  g_assert_true (year->has_header);
  g_assert_true (single->has_header);
}

static void
test_content_corrects (void)
{
  g_autoptr (BinomeColumnGuess) full = guess ("Nom;Site\nMARTIN Claire;Lyon\nDURAND Luc;Brest", "full site");
  g_autoptr (BinomeColumnGuess) named = guess ("Nom;Adresse\nMARTIN;a@b.fr\nDURAND;c@d.fr", "family email");
  g_autoptr (BinomeColumnGuess) two
      = guess ("Nom;Mail;Courriel\nMartin;oui;a@b.fr\nDurand;non;c@d.fr", "family - email");
  g_autoptr (BinomeColumnGuess) other_two
      = guess ("Nom;Courriel;Mail\nMartin;oui;a@b.fr\nDurand;non;c@d.fr", "family - email");
  g_autoptr (BinomeColumnGuess) title
      = guess ("Effectifs au 16 mars\n\nNom;Prénom;Site\nMartin;Claire;Lyon", "family given site");

  g_assert_true (full->has_header && named->has_header && two->has_header && other_two->has_header);
  g_assert_true (title->has_header);
  g_assert_cmpuint (title->header_row, ==, 2);
}

static void
test_name_order (void)
{
  g_autoptr (BinomeColumnGuess) family = guess ("Nom et prénom;Site", "full site");
  g_autoptr (BinomeColumnGuess) given = guess ("Prénom Nom;Site", "full site");
  g_autoptr (BinomeColumnGuess) english = guess ("First name Last name;Site", "full site");
  g_autoptr (BinomeColumnGuess) unknown = guess ("Full name;Site", "full site");

  g_assert_cmpint (family->name_order, ==, BINOME_NAME_ORDER_FAMILY_FIRST);
  g_assert_cmpint (given->name_order, ==, BINOME_NAME_ORDER_GIVEN_FIRST);
  g_assert_cmpint (english->name_order, ==, BINOME_NAME_ORDER_GIVEN_FIRST);
  g_assert_cmpint (unknown->name_order, ==, BINOME_NAME_ORDER_AUTO);
}

static void
test_odd_files (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BinomeColumnGuess) empty = binome_column_guess_new (none, 0, BINOME_LIST_STAFF);
  g_autoptr (BinomeColumnGuess) no_rows = binome_column_guess_new (none, 3, BINOME_LIST_STAFF);
  g_autoptr (BinomeColumnGuess) blank = guess (";;\n;;\n", "- - -");
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  g_assert_false (empty->has_header || no_rows->has_header || blank->has_header);
  for (guint round = 0; round < 300; round++)
    {
      static const char *const pieces[]
          = { "Nom", "Prénom", ";", ";",    "\n",   "a@b.c", "12",      "/", "Claire",
              " ",   "N+1",    "@", "1990", "mail", "É",     "manager", ",", "2024-01-01" };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (BinomeColumnGuess) self = NULL;

      for (int n = g_rand_int_range (rand, 0, 60); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      rows = read_rows (text->str);
      self = binome_column_guess_new (rows, (guint)g_rand_int_range (rand, 0, 12), BINOME_LIST_STAFF);
      for (guint i = 0; i < self->n_columns; i++)
        for (guint j = 0; j < i; j++)
          g_assert_true (self->columns[i].target == BINOME_COLUMN_IGNORE
                         || self->columns[i].target != self->columns[j].target);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/headings", test_headings);
  g_test_add_func ("/columns/each-heading", test_each_heading);
  g_test_add_func ("/columns/other-lists", test_other_lists);
  g_test_add_func ("/columns/no-header", test_no_header);
  g_test_add_func ("/columns/doubtful-header", test_doubtful_header);
  g_test_add_func ("/columns/content-corrects", test_content_corrects);
  g_test_add_func ("/columns/name-order", test_name_order);
  g_test_add_func ("/columns/odd-files", test_odd_files);
  return g_test_run ();
}
