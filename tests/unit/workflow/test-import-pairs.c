/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of pairs and of meetings, in French and English, good and hostile. */

#include <string.h>

#include "binome-clock.h"
#include "binome-export-list.h"
#include "binome-import.h"
#include "criteria-scene.h"
#include "workflow-fixture.h"

/* What is known beside the scene: Léa has a number, Paul an address; Marc and Julie take no part yet, and
 * two people are called Jean Martin. */
static void
set_up (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeEntity) lea = NULL, paul = NULL, marc = NULL;

  scene_set_up (self, data);
  scene_add_person (self, "Marc", "Blanc", "Lyon");
  scene_add_person (self, "Julie", "Noir", "Lyon");
  scene_add_person (self, "Jean", "Martin", "Lyon");
  scene_add_person (self, "Jean", "Martin", "Paris");
  paul = scene_get (self, BINOME_TYPE_PERSON, 1);
  binome_entity_set_text (paul, BINOME_PERSON_EMAIL, "paul.durand@exemple.fr");
  scene_set (self, paul);
  lea = scene_get (self, BINOME_TYPE_PERSON, 4);
  binome_entity_set_text (lea, BINOME_PERSON_STAFF_NUMBER, "M004");
  scene_set (self, lea);
  marc = scene_get (self, BINOME_TYPE_PERSON, 8);
  g_assert_cmpstr (binome_entity_get_text (lea, BINOME_PERSON_GIVEN_NAME), ==, "Léa");
  g_assert_cmpstr (binome_entity_get_text (marc, BINOME_PERSON_GIVEN_NAME), ==, "Marc");
}

static BinomeImport *
open_text (Scene *self, const char *text, BinomeImportAs as)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BinomeImport *import = binome_import_new_for_bytes (bytes, "list.csv", NULL, &error);

  g_assert_no_error (error);
  binome_import_set_as (import, as, self->programme);
  return import;
}

static gboolean
apply (Scene *self, BinomeImport *import, GError **error)
{
  return binome_store_write (self->store, "Import", BINOME_SOURCE_IMPORT, binome_import_apply, import, NULL,
                             error);
}

/* Previews, which changes nothing and must say the same as applying does; then applies. */
static BinomeImport *
run (Scene *self, const char *text, BinomeImportAs as)
{
  g_autoptr (BinomeImport) looked = open_text (self, text, as);
  BinomeImport *import = open_text (self, text, as);
  g_autofree char *before = scene_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  binome_store_read (self->store, binome_import_preview, looked, NULL, &error);
  g_assert_no_error (error);
  after = scene_dump (self);
  g_assert_cmpstr (after, ==, before);
  apply (self, import, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (binome_import_get_n_rows (looked), ==, binome_import_get_n_rows (import));
  for (guint row = 0; row < binome_import_get_n_rows (import); row++)
    {
      g_autofree char *a = binome_import_dup_text (looked, row);
      g_autofree char *b = binome_import_dup_text (import, row);

      g_assert_cmpint (binome_import_get_verdict (looked, row), ==, binome_import_get_verdict (import, row));
      g_assert_cmpstr (a, ==, b);
    }
  return import;
}

static void
assert_row (BinomeImport *import, guint row, BinomeImportVerdict verdict, const char *text)
{
  g_autofree char *found = binome_import_dup_text (import, row);

  g_test_message ("row %u: %s", row, found);
  g_assert_cmpstr (found, ==, text);
  g_assert_cmpint (binome_import_get_verdict (import, row), ==, verdict);
}

static void
assert_left_out (BinomeImport *import, guint row, const char *reason)
{
  assert_row (import, row, BINOME_IMPORT_ERROR, reason);
}

typedef struct
{
  GType type;
  GPtrArray *rows;
} Listing;

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  g_autoptr (BinomeQuery) query = binome_query_new (listing->type);

  listing->rows = binome_db_select (db, query, error);
  return listing->rows != NULL;
}

static GPtrArray *
list (Scene *self, GType type)
{
  Listing listing = { .type = type };

  scene_read (self, list_work, &listing);
  return listing.rows;
}

/* The tutee’s pair that the list made. */
static BinomeEntity *
find_pair (Scene *self, gint64 tutee, gint64 tutor)
{
  g_autoptr (GPtrArray) pairs = list (self, BINOME_TYPE_PAIR);

  for (guint i = 0; i < pairs->len; i++)
    if (binome_entity_get_reference (pairs->pdata[i], BINOME_PAIR_TUTEE) == tutee
        && binome_entity_get_reference (pairs->pdata[i], BINOME_PAIR_TUTOR) == tutor)
      return g_object_ref (pairs->pdata[i]);

  g_assert_not_reached ();
}

static void
assert_undone (Scene *self, const char *before)
{
  g_autofree char *after = scene_dump (self);
  g_autofree char *undone = NULL, *redone = NULL, *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (binome_store_undo (self->store, &name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Import of “list.csv”");
  undone = scene_dump (self);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (binome_store_redo (self->store, NULL, &error));
  redone = scene_dump (self);
  g_assert_cmpstr (redone, ==, after);
}

/* Number, address, name either way round; Marc and Julie are enrolled on the way. */
static void
test_pairs_french (Scene *self, gconstpointer data)
{
  g_autofree char *before = scene_dump (self);
  g_autoptr (BinomeImport) import = run (
      self,
      "Début;Tutoré(e);Matricule du tutoré;Tuteur / tutrice;E-mail du tuteur;Fin prévue;Compétence visée;"
      "Remarques\n"
      "02/03/2026;;M004;;PAUL.DURAND@exemple.fr;31/07/2026;Soudure TIG;\n"
      ";ROBERT Inès;;Anne Petit;;;;\"Première ligne\nSeconde ligne\"\n"
      "02/03/2026;Julie Noir;;BLANC, Marc;;13/07/2026;;\n",
      BINOME_IMPORT_PAIRS);
  g_autoptr (BinomeEntity) lea = NULL, ines = NULL;
  g_autoptr (GPtrArray) enrolments = NULL, check_ins = NULL, pairs = list (self, BINOME_TYPE_PAIR);
  g_autofree char *summary = binome_import_dup_summary (import);

  g_assert_cmpstr (summary, ==, "3 new, 2 enrolled");
  g_assert_cmpstr (binome_import_get_title (import, 0), ==, "M004 with PAUL.DURAND@exemple.fr");
  g_assert_cmpstr (binome_import_get_title (import, 2), ==, "Julie Noir with BLANC, Marc");
  g_assert_cmpuint (pairs->len, ==, 3);

  lea = find_pair (self, self->lea, self->paul);
  g_assert_cmpint (binome_entity_get_choice (lea, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_ACTIVE);
  g_assert_cmpint (binome_entity_get_choice (lea, BINOME_PAIR_ORIGIN), ==, BINOME_PAIR_ORIGIN_IMPORT);
  scene_assert_day (binome_entity_get_date (lea, BINOME_PAIR_STARTED_ON), "2026-03-02");
  scene_assert_day (binome_entity_get_date (lea, BINOME_PAIR_EXPECTED_END), "2026-07-31");
  g_assert_cmpstr (binome_entity_get_text (lea, BINOME_PAIR_GOALS), ==, "Soudure TIG");
  check_ins = scene_list_check_ins (self, binome_entity_get_id (lea));
  g_assert_cmpuint (check_ins->len, >, 0);

  ines = find_pair (self, self->ines, self->anne);
  g_assert_cmpint (binome_entity_get_choice (ines, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_PROPOSED);
  g_assert_cmpstr (binome_entity_get_text (ines, BINOME_PAIR_NOTE), ==, "Première ligne\nSeconde ligne");
  enrolments = list (self, BINOME_TYPE_ENROLMENT);
  g_assert_cmpuint (enrolments->len, ==, 9);
  assert_undone (self, before);
}

static void
test_pairs_english (Scene *self, gconstpointer data)
{
  const char *text = "Tutor first name,Tutor last name,Mentee,Start date,Expected end,Notes\n"
                     "Paul,Durand,Léa Martin,2026-03-02,2026-07-31,Met before\n"
                     "Luc,Moreau,\"Bernard, Hugo\",,,\n";
  g_autoptr (BinomeImport) import = run (self, text, BINOME_IMPORT_PAIRS);
  g_autoptr (BinomeImport) again = NULL, other = NULL;
  g_autoptr (BinomeEntity) lea = find_pair (self, self->lea, self->paul);

  assert_row (import, 0, BINOME_IMPORT_NEW, "");
  assert_row (import, 1, BINOME_IMPORT_NEW, "");
  g_assert_cmpstr (binome_entity_get_text (lea, BINOME_PAIR_NOTE), ==, "Met before");
  again = run (self, text, BINOME_IMPORT_PAIRS);
  assert_row (again, 0, BINOME_IMPORT_SAME, "");
  assert_row (again, 1, BINOME_IMPORT_SAME, "");

  /* A pair that is known is never changed; the row says what it would have been. */
  other = run (self, "Tutee,Tutor,Start,Goals\nLéa Martin,Paul Durand,2026-03-02,Another\n",
               BINOME_IMPORT_PAIRS);
  assert_row (other, 0, BINOME_IMPORT_SAME, "left as it is here: Goals");
}

static void
test_pairs_refused (Scene *self, gconstpointer data)
{
  g_autofree char *before = scene_dump (self);
  g_autoptr (BinomeImport) import = run (self,
                                         "Tutee;Tutee number;Tutor;Start;Expected end\n"
                                         "Nobody Known;;Paul Durand;;\n"
                                         "Léa Martin;;Jean Martin;;\n"
                                         "Paul Durand;;Paul Durand;;\n"
                                         ";;Paul Durand;;\n"
                                         "Léa Martin;;;;\n"
                                         "Hugo Bernard;M004;Paul Durand;;\n"
                                         "Léa Martin;;Paul Durand;31/02/2026;\n"
                                         "Léa Martin;;Paul Durand;28/02/2026;\n"
                                         "Léa Martin;;Paul Durand;02/03/2026;01/03/2026\n"
                                         "Léa Martin;;Paul Durand;02/03/2026;31/12/2030\n"
                                         "Léa Martin;;Paul Durand;soon;\n",
                                         BINOME_IMPORT_PAIRS);
  g_autofree char *after = scene_dump (self);

  assert_left_out (import, 0, "“Nobody Known” is not among the people: import or add them first");
  assert_left_out (
      import, 1,
      "“Jean Martin” stands for several people: a staff number or an e-mail address must tell them "
      "apart");
  assert_left_out (import, 2, "Nobody can be their own tutor.");
  assert_left_out (import, 3, "No tutee is named");
  assert_left_out (import, 4, "No tutor is named");
  assert_left_out (import, 5, "“M004” and “Hugo Bernard” are not the same person");
  assert_left_out (import, 6, "“31/02/2026” is no date");
  assert_left_out (import, 7, "Both are there only from 2 Mar 2026 on.");
  assert_left_out (import, 8, "A pair must end after it starts.");
  assert_left_out (import, 9, "The expected end is after 31 Aug 2026, the last day on which both are there.");
  assert_left_out (import, 10, "“soon” is no date");
  g_assert_cmpstr (after, ==, before);
}

/* Whoever refuses somebody is heard; the list does not say who it is. */
static void
test_pairs_vetoed (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = NULL;

  criteria_scene_add_wish (self, self->lea, self->paul, BINOME_WISH_SIDE_TUTOR, BINOME_WISH_VETO, 0);
  import = run (self,
                "Tutee,Tutor,State,Start\nLéa Martin,Paul Durand,Proposed,\n"
                "Léa Martin,Paul Durand,Active,2026-03-02\nHugo Bernard,Paul Durand,Proposed,\n",
                BINOME_IMPORT_PAIRS);
  for (guint row = 0; row < 2; row++)
    assert_left_out (import, row,
                     "Léa Martin and Paul Durand cannot be a pair: one of the two refuses the other.");
  assert_row (import, 2, BINOME_IMPORT_NEW, "");
}

/* Two tutees a tutor at most, one for Anne; one tutor a tutee. The list itself counts. */
static void
test_capacity (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = run (self,
                                         "Tuteur;Apprenti;Début\n"
                                         "Anne Petit;Léa Martin;02/03/2026\n"
                                         "Anne Petit;Hugo Bernard;02/03/2026\n"
                                         "Paul Durand;Léa Martin;16/03/2026\n"
                                         "Paul Durand;Hugo Bernard;02/03/2026\n"
                                         "Paul Durand;Inès Robert;\n"
                                         "Paul Durand;Noah Leroy;\n"
                                         "Luc Moreau;Inès Robert;\n"
                                         "Paul Durand;Hugo Bernard;02/03/2026\n",
                                         BINOME_IMPORT_PAIRS);

  assert_row (import, 0, BINOME_IMPORT_NEW, "");
  assert_left_out (import, 1, "Anne Petit has no place left (1 tutee at most).");
  assert_left_out (import, 2, "Léa Martin has a tutor in this programme already.");
  assert_row (import, 3, BINOME_IMPORT_NEW, "");
  assert_row (import, 4, BINOME_IMPORT_NEW, "");
  assert_left_out (import, 5, "Paul Durand has no place left (2 tutees at most).");
  assert_row (import, 6, BINOME_IMPORT_NEW, "");
  assert_row (import, 7, BINOME_IMPORT_SAME, "The same pair is already on line 5");
}

/* Léa, Hugo and Inès; as far as the programme goes a tutor can have them all. */
static void
make_apprentices (Scene *self)
{
  const gint64 tutees[] = { self->lea, self->hugo, self->ines };
  g_autoptr (BinomeEntity) programme = scene_get (self, BINOME_TYPE_PROGRAMME, self->programme);

  binome_entity_set_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 5);
  scene_set (self, programme);
  for (gsize i = 0; i < G_N_ELEMENTS (tutees); i++)
    {
      g_autoptr (BinomeEntity) entity = scene_get (self, BINOME_TYPE_ENROLMENT, tutees[i]);

      binome_entity_set_choice (entity, BINOME_ENROLMENT_CONTRACT, BINOME_CONTRACT_APPRENTICESHIP);
      scene_set (self, entity);
    }
}

/* Two apprentices a tutor, those of the list counted: the third is left out unless the training is prolonged,
 * who is none comes in. */
static void
test_law (Scene *self, gconstpointer data)
{
  static const char list[] = "Tutor;Tutee\nLuc Moreau;Léa Martin\nLuc Moreau;Hugo Bernard\n"
                             "Luc Moreau;Inès Robert\nLuc Moreau;Noah Leroy\n";
  g_autoptr (BinomeImport) import = NULL, again = NULL;
  g_autoptr (BinomeEntity) ines = NULL;

  make_apprentices (self);
  import = run (self, list, BINOME_IMPORT_PAIRS);
  for (guint row = 0; row < 4; row++)
    if (row != 2)
      g_assert_cmpint (binome_import_get_verdict (import, row), ==, BINOME_IMPORT_NEW);
  assert_left_out (
      import, 2,
      "Luc Moreau has no place left for an apprentice: the law allows 2, and one more whose training "
      "is prolonged after a failed examination (Code du travail, art. R6223-6).");

  ines = scene_get (self, BINOME_TYPE_ENROLMENT, self->ines);
  binome_entity_set_boolean (ines, BINOME_ENROLMENT_PROLONGED, TRUE);
  scene_set (self, ines);
  again = run (self, list, BINOME_IMPORT_PAIRS);
  g_assert_cmpint (binome_import_get_verdict (again, 2), ==, BINOME_IMPORT_NEW);
}

/* The past of a tutee: a pair that ended early, in the list below the one that follows it. */
static void
test_past (Scene *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (BinomeImport) import = NULL;
  g_autoptr (BinomeEntity) old = NULL, now = NULL, done = NULL;

  binome_clock_fix (binome_date_new (2026, 6, 15));
  before = scene_dump (self);
  import = run (self,
                "Tutoré;Tuteur;Démarré le;Terminé le;Motif de la fin;État\n"
                "Léa Martin;Paul Durand;16/04/2026;;;\n"
                "Léa Martin;Anne Petit;02/03/2026;15/04/2026;Départ;Interrompu\n"
                "Hugo Bernard;Anne Petit;02/03/2026;29/05/2026;;Terminé\n"
                "Inès Robert;Anne Petit;02/03/2026;29/05/2026;;Ended early\n"
                "Noah Leroy;Luc Moreau;02/03/2026;30/06/2026;;\n"
                "Noah Leroy;Luc Moreau;02/03/2026;28/02/2026;;\n"
                "Léa Martin;Luc Moreau;01/04/2026;01/05/2026;Essai;Ended early\n"
                "Noah Leroy;Luc Moreau;;;;Paused\n"
                "Noah Leroy;Luc Moreau;;;;Active\n",
                BINOME_IMPORT_PAIRS);

  assert_row (import, 0, BINOME_IMPORT_NEW, "");
  assert_row (import, 1, BINOME_IMPORT_NEW, "");
  assert_row (import, 2, BINOME_IMPORT_NEW, "");
  assert_left_out (import, 3, "“End early” needs a reason.");
  assert_left_out (import, 4, "30 Jun 2026 has not come yet.");
  assert_left_out (import, 5, "The pair started on 2 Mar 2026 and cannot end before.");
  assert_left_out (import, 6, "Léa Martin had another tutor during part of that time.");
  assert_left_out (import, 7,
                   "“Paused”: only pairs proposed, active, completed or ended early can be imported.");
  assert_left_out (import, 8, "The first day of the pair is missing.");

  old = find_pair (self, self->lea, self->anne);
  g_assert_cmpint (binome_entity_get_choice (old, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_ENDED_EARLY);
  scene_assert_day (binome_entity_get_date (old, BINOME_PAIR_ENDED_ON), "2026-04-15");
  g_assert_cmpstr (binome_entity_get_text (old, BINOME_PAIR_END_REASON), ==, "Départ");
  now = find_pair (self, self->lea, self->paul);
  g_assert_cmpint (binome_entity_get_choice (now, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_ACTIVE);
  done = find_pair (self, self->hugo, self->anne);
  g_assert_cmpint (binome_entity_get_choice (done, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_COMPLETED);
  assert_undone (self, before);
}

/* Starting a pair voids the tutee’s other offers, in the plan as in the file. */
static void
test_offers (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = NULL;
  gint64 offer = scene_propose (self, self->lea, self->anne);
  g_autoptr (BinomeEntity) pair = NULL;

  import = run (self,
                "Tutee,Tutor,Start\n"
                "Léa Martin,Paul Durand,2026-03-02\n"
                "Hugo Bernard,Anne Petit,2026-03-02\n",
                BINOME_IMPORT_PAIRS);
  assert_row (import, 0, BINOME_IMPORT_NEW, "");
  assert_row (import, 1, BINOME_IMPORT_NEW, "");
  pair = scene_get (self, BINOME_TYPE_PAIR, offer);
  g_assert_cmpint (binome_entity_get_choice (pair, BINOME_PAIR_STATE), ==, BINOME_PAIR_STATE_CANCELLED);
}

/* Léa with Paul until 15 April, with Luc from then on; Hugo with Anne. As seen in June. */
static void
add_pairs (Scene *self)
{
  gint64 first = scene_propose (self, self->lea, self->paul), second;

  scene_move (self, first, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  binome_clock_fix (binome_date_new (2026, 6, 15));
  scene_move (self, first, BINOME_PAIR_STATE_ENDED_EARLY, "Moved", "2026-04-15");
  second = scene_propose (self, self->lea, self->luc);
  scene_move (self, second, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-04-15");
  scene_move (self, scene_propose (self, self->hugo, self->anne), BINOME_PAIR_STATE_ACTIVE, NULL,
              "2026-03-02");
  scene_propose (self, self->ines, self->luc);
}

static void
assert_meeting (GPtrArray *meetings, guint i, const char *day, gint64 minutes, BinomeMeetingKind kind)
{
  scene_assert_day (binome_entity_get_date (meetings->pdata[i], BINOME_MEETING_HELD_ON), day);
  g_assert_cmpint (binome_entity_get_integer (meetings->pdata[i], BINOME_MEETING_MINUTES), ==, minutes);
  g_assert_cmpint (binome_entity_get_choice (meetings->pdata[i], BINOME_MEETING_KIND), ==, kind);
}

static void
test_meetings_french (Scene *self, gconstpointer data)
{
  static const char text[] = "Date;Durée;Tutoré;Tuteur;Type;Compte rendu;Issue\n"
                             "10/03/2026;90;M004;;Présentiel;Accueil;\n"
                             "20/04/2026;1h30;M004;;visio;;\n"
                             "15/04/2026;1:30;Léa Martin;Luc Moreau;par téléphone;;\n"
                             "16/03/2026;2 heures;Hugo BERNARD;;Au poste de travail;;\n"
                             "23/03/2026;;Hugo BERNARD;;;;Annulé\n";
  g_autoptr (BinomeImport) import = NULL, again = NULL;
  g_autoptr (GPtrArray) meetings = NULL, same = NULL;
  g_autofree char *before = NULL;

  add_pairs (self);
  before = scene_dump (self);
  import = run (self, text, BINOME_IMPORT_MEETINGS);
  for (guint i = 0; i < 5; i++)
    assert_row (import, i, BINOME_IMPORT_NEW, "");
  meetings = list (self, BINOME_TYPE_MEETING);
  g_assert_cmpuint (meetings->len, ==, 5);
  assert_meeting (meetings, 0, "2026-03-10", 90, BINOME_MEETING_KIND_IN_PERSON);
  assert_meeting (meetings, 1, "2026-04-20", 90, BINOME_MEETING_KIND_REMOTE);
  assert_meeting (meetings, 2, "2026-04-15", 90, BINOME_MEETING_KIND_PHONE);
  assert_meeting (meetings, 3, "2026-03-16", 120, BINOME_MEETING_KIND_ON_THE_JOB);
  assert_meeting (meetings, 4, "2026-03-23", 0, BINOME_MEETING_KIND_IN_PERSON);
  g_assert_cmpint (binome_entity_get_reference (meetings->pdata[0], BINOME_MEETING_PAIR), ==, 1);
  g_assert_cmpint (binome_entity_get_reference (meetings->pdata[1], BINOME_MEETING_PAIR), ==, 2);
  g_assert_cmpint (binome_entity_get_reference (meetings->pdata[2], BINOME_MEETING_PAIR), ==, 2);
  g_assert_cmpstr (binome_entity_get_text (meetings->pdata[0], BINOME_MEETING_NOTE), ==, "Accueil");
  g_assert_cmpint (binome_entity_get_choice (meetings->pdata[4], BINOME_MEETING_OUTCOME), ==,
                   BINOME_MEETING_OUTCOME_CANCELLED);
  assert_undone (self, before);

  again = run (self, text, BINOME_IMPORT_MEETINGS);
  for (guint i = 0; i < 5; i++)
    assert_row (again, i, BINOME_IMPORT_SAME, "");
  same = list (self, BINOME_TYPE_MEETING);
  g_assert_cmpuint (same->len, ==, 5);
}

static void
test_meetings_english (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  add_pairs (self);
  import = run (self,
                "Tutee,Hours,Kind,Date,Topic,Next step\n"
                "Hugo Bernard,1.5,Remote,2026-03-16,Safety,Read the manual\n"
                "Hugo Bernard,0:45,on the job,2026-03-17,,\n"
                "Hugo Bernard,1.5,Remote,2026-03-16,,\n"
                "Hugo Bernard,1.5,Phone,2026-03-16,,\n",
                BINOME_IMPORT_MEETINGS);
  assert_row (import, 2, BINOME_IMPORT_SAME, "The same meeting is already on line 2");
  assert_row (import, 3, BINOME_IMPORT_NEW, "");
  meetings = list (self, BINOME_TYPE_MEETING);
  g_assert_cmpuint (meetings->len, ==, 3);
  assert_meeting (meetings, 0, "2026-03-16", 90, BINOME_MEETING_KIND_REMOTE);
  assert_meeting (meetings, 1, "2026-03-17", 45, BINOME_MEETING_KIND_ON_THE_JOB);
  g_assert_cmpstr (binome_entity_get_text (meetings->pdata[0], BINOME_MEETING_SUBJECT), ==, "Safety");
  g_assert_cmpstr (binome_entity_get_text (meetings->pdata[0], BINOME_MEETING_NEXT_STEP), ==,
                   "Read the manual");
}

static void
test_meetings_refused (Scene *self, gconstpointer data)
{
  g_autoptr (BinomeImport) import = NULL;
  g_autofree char *before = NULL, *after = NULL;

  add_pairs (self);
  before = scene_dump (self);
  import = run (self,
                "Tutee;Tutor;Date;Minutes;Kind\n"
                "Hugo Bernard;;16/03/2026;100 h;\n"
                "Hugo Bernard;;16/06/2026;60;\n"
                "Hugo Bernard;;31/02/2026;60;\n"
                "Hugo Bernard;;16/02/2026;60;\n"
                "Hugo Bernard;;;60;\n"
                "Hugo Bernard;;16/03/2026;;\n"
                "Hugo Bernard;;16/03/2026;a while;\n"
                "Hugo Bernard;;16/03/2026;60;telepathy\n"
                "Hugo Bernard;Paul Durand;16/03/2026;60;\n"
                "Noah Leroy;;16/03/2026;60;\n"
                "Inès Robert;;16/03/2026;60;\n"
                "Léa Martin;;15/04/2026;60;\n"
                "Léa Martin;Paul Durand;20/04/2026;60;\n"
                "Nobody;;16/03/2026;60;\n"
                "Jean Martin;;16/03/2026;60;\n"
                "Hugo Bernard;;16/03/2026;-60;\n",
                BINOME_IMPORT_MEETINGS);
  assert_left_out (import, 0, "“Minutes” must lie between 0 and 1440.");
  assert_left_out (import, 1, "16 Jun 2026 has not come yet.");
  assert_left_out (import, 2, "“31/02/2026” is no date");
  assert_left_out (import, 3, "The pair started on 2 Mar 2026 only.");
  assert_left_out (import, 4, "A meeting needs its date.");
  assert_left_out (import, 5, "How many minutes did the meeting last?");
  assert_left_out (import, 6, "“a while” is no duration: write it like 90, 1:30 or 1h30");
  assert_left_out (import, 7, "“telepathy” is unknown as “Kind”");
  assert_left_out (import, 8, "Hugo Bernard and Paul Durand are no pair in this programme");
  assert_left_out (import, 9, "Noah Leroy has no tutor in this programme");
  assert_left_out (import, 10, "The pair has not started yet.");
  assert_left_out (import, 11, "The tutee had several tutors on that day: the row must name the right one");
  assert_left_out (import, 12, "The pair ended on 15 Apr 2026.");
  assert_left_out (import, 13, "“Nobody” is not among the people: import or add them first");
  assert_left_out (
      import, 14,
      "“Jean Martin” stands for several people: a staff number or an e-mail address must tell them "
      "apart");
  assert_left_out (import, 15, "“-60” is no duration: write it like 90, 1:30 or 1h30");
  after = scene_dump (self);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_unfit (Scene *self, const char *text, BinomeImportAs as, const char *message)
{
  g_autoptr (BinomeImport) import = open_text (self, text, as);
  g_autoptr (GError) error = NULL;

  g_assert_false (apply (self, import, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
}

/* Lists that are about something else, or about nobody; and noise, which must only never crash. */
static void
test_unfit (Scene *self, gconstpointer data)
{
  static const char *const pieces[]
      = { "Tutoré",     "Tuteur",      "Date",    "Durée", ";",    "\n",         ";",
          "Léa Martin", "Paul Durand", "\"",      "1h30",  "\r",   "02/03/2026", "31/12/9999",
          "99999999h",  "\xff\xfe",    "M004",    ":",     "1:99", "e",          "(e)",
          "Fin",        "État",        "Terminé", "-",     "0" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  assert_unfit (self, "Tutor;Start\nPaul Durand;02/03/2026\n", BINOME_IMPORT_PAIRS,
                "No column names the tutees. Give one a heading such as “Tutee” or “Tutee e-mail”.");
  assert_unfit (self, "Tutee;Start\nLéa Martin;02/03/2026\n", BINOME_IMPORT_PAIRS,
                "No column names the tutors. Give one a heading such as “Tutor” or “Tutor e-mail”.");
  assert_unfit (self, "Tutee;Minutes\nLéa Martin;60\n", BINOME_IMPORT_MEETINGS,
                "No column holds the days of the meetings. Give one the heading “Date”.");
  assert_unfit (self, "Tutee;Tutor;Start\nLéa Martin;Paul Durand;03/04/2026\n", BINOME_IMPORT_PAIRS,
                "“03/04/2026” can be read in two ways. Say whether the day or the month comes first.");
  assert_unfit (self, "Tutee;Tutor\n", BINOME_IMPORT_PAIRS, "The file holds headings and nobody below them.");

  assert_unfit (self, "Prénom;Site\nLéa;Lyon\n", BINOME_IMPORT_PEOPLE,
                "No column holds the names. Choose the one with the family name or the full name.");

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) text = g_string_new ("Tutoré;Tuteur;Date;Durée\n");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (BinomeImport) import = NULL;

      for (int n = g_rand_int_range (rand, 1, 60); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      bytes = g_bytes_new (text->str, text->len);
      import = binome_import_new_for_bytes (bytes, "noise.csv", NULL, NULL);
      if (import == NULL)
        continue;
      binome_import_set_as (import, round % 2 ? BINOME_IMPORT_PAIRS : BINOME_IMPORT_MEETINGS,
                            self->programme);
      apply (self, import, NULL);
    }
}

/* A list that says somebody leaves before their pair ends is refused there, as by hand, with the words; the
 * other lines come in. */
static void
test_staff_leaves (Scene *self, gconstpointer data)
{
  gint64 pair = scene_propose (self, self->lea, self->paul);
  g_autoptr (BinomeImport) import = NULL;
  g_autoptr (BinomeEntity) lea = NULL, paul = NULL;

  scene_move (self, pair, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  import = run (self,
                "E-mail;Nom;Prénom;Matricule;Date de sortie;Poste\n"
                "paul.durand@exemple.fr;Durand;Paul;;30/04/2026;Chef\n"
                ";Martin;Léa;M004;31/08/2026;Apprentie\n",
                BINOME_IMPORT_PEOPLE);
  assert_left_out (
      import, 0, "The pair with Léa Martin runs until 31 Aug 2026. End it first, or give it an earlier end.");
  g_assert_cmpint (binome_import_get_verdict (import, 1), ==, BINOME_IMPORT_UPDATE);
  paul = scene_get (self, BINOME_TYPE_PERSON, 1);
  lea = scene_get (self, BINOME_TYPE_PERSON, 4);
  g_assert_cmpint (binome_entity_get_date (paul, BINOME_PERSON_LEAVES_ON), ==, BINOME_DATE_NONE);
  g_assert_cmpstr (binome_entity_get_text (lea, BINOME_PERSON_JOB), ==, "Apprentie");
}

#define add_test(path, function) g_test_add (path, Scene, NULL, set_up, function, scene_tear_down)

static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  GBytes **bytes = data;
  g_autoptr (BinomeExportList) exported = binome_export_list_new (BINOME_EXPORT_PAIRS);

  *bytes = binome_export_list_make (exported, db, binome_clock_today (), BINOME_EXPORT_FORMAT_CSV, error);
  return *bytes != NULL;
}

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_PAIR, *(gint64 *)data, error);
}

static void
call (Scene *self, gint64 enrolment, const char *given_name, const char *family_name, const char *number)
{
  g_autoptr (BinomeEntity) part = scene_get (self, BINOME_TYPE_ENROLMENT, enrolment);
  g_autoptr (BinomeEntity) person
      = scene_get (self, BINOME_TYPE_PERSON, binome_entity_get_reference (part, BINOME_ENROLMENT_PERSON));

  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, given_name);
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, family_name);
  binome_entity_set_text (person, BINOME_PERSON_STAFF_NUMBER, number);
  scene_set (self, person);
}

/* Two tutors of one name: an exported list comes back to the right one. */
static void
test_namesakes (Scene *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BinomeImport) import = NULL;
  g_autoptr (BinomeEntity) pair = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  call (self, self->paul, "Paul", "Durand", "A1");
  call (self, self->anne, "Paul", "Durand", "A2");
  id = scene_propose (self, self->lea, self->anne);
  scene_read (self, export_work, &bytes);
  scene_write (self, delete_work, &id);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  import = run (self, text, BINOME_IMPORT_PAIRS);
  g_assert_cmpint (binome_import_get_verdict (import, 0), ==, BINOME_IMPORT_NEW);
  pair = find_pair (self, self->lea, self->anne);
}

static gboolean
export_meetings_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeExportList) list = binome_export_list_new (BINOME_EXPORT_MEETINGS);

  *(GBytes **)data
      = binome_export_list_make (list, db, binome_clock_today (), BINOME_EXPORT_FORMAT_CSV, error);
  return *(GBytes **)data != NULL;
}

static gboolean
delete_meeting_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_MEETING, *(gint64 *)data, error);
}

/* Two pairs whose people have the same names: an exported meeting comes back to the right one by the staff
 * numbers, and once more it is the same. */
static void
test_meetings_round_trip (Scene *self, gconstpointer data)
{
  BinomeEntity *meeting = BINOME_ENTITY (binome_meeting_new ()); /* goes to the scene */
  gint64 first = scene_propose (self, self->lea, self->paul),
         other = scene_propose (self, self->hugo, self->anne);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BinomeImport) import = NULL, again = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  call (self, self->lea, "Léa", "Martin", "T1");
  call (self, self->hugo, "Léa", "Martin", "T2");
  call (self, self->paul, "Paul", "Durand", "A1");
  call (self, self->anne, "Paul", "Durand", "A2");
  scene_move (self, first, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  scene_move (self, other, BINOME_PAIR_STATE_ACTIVE, NULL, "2026-03-02");
  binome_entity_set_reference (meeting, BINOME_MEETING_PAIR, other);
  binome_entity_set_date (meeting, BINOME_MEETING_HELD_ON, binome_date_new (2026, 3, 2));
  binome_entity_set_integer (meeting, BINOME_MEETING_MINUTES, 45);
  id = scene_add (self, meeting);
  scene_read (self, export_meetings_work, &bytes);
  scene_write (self, delete_meeting_work, &id);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "T2"));
  g_assert_nonnull (strstr (text, "A2"));
  import = run (self, text, BINOME_IMPORT_MEETINGS);
  assert_row (import, 0, BINOME_IMPORT_NEW, "");
  meetings = list (self, BINOME_TYPE_MEETING);
  g_assert_cmpuint (meetings->len, ==, 1);
  g_assert_cmpint (binome_entity_get_reference (meetings->pdata[0], BINOME_MEETING_PAIR), ==, other);
  assert_meeting (meetings, 0, "2026-03-02", 45, BINOME_MEETING_KIND_IN_PERSON);
  again = run (self, text, BINOME_IMPORT_MEETINGS);
  assert_row (again, 0, BINOME_IMPORT_SAME, "");
}

/* A list of all pairs, whatever became of them, changes nothing when it comes back, and says so. */
static void
test_round_trip (Scene *self, gconstpointer data)
{
  for (int state = BINOME_PAIR_STATE_PROPOSED; state <= BINOME_PAIR_STATE_ENDED_EARLY; state++)
    {
      gboolean over = state == BINOME_PAIR_STATE_COMPLETED || state == BINOME_PAIR_STATE_ENDED_EARLY;
      gboolean began = over || (state >= BINOME_PAIR_STATE_ACTIVE && state <= BINOME_PAIR_STATE_CLOSING);
      g_autoptr (BinomeEntity) pair = NULL;
      g_autoptr (BinomeImport) import = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      gint64 id = scene_propose (self, self->lea, self->anne);

      pair = scene_get (self, BINOME_TYPE_PAIR, id);
      binome_entity_set_choice (pair, BINOME_PAIR_STATE, state);
      if (began)
        binome_entity_set_date (pair, BINOME_PAIR_STARTED_ON, binome_clock_today ());
      if (over)
        binome_entity_set_date (pair, BINOME_PAIR_ENDED_ON, binome_clock_today ());
      scene_set (self, pair);
      scene_read (self, export_work, &bytes);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_test_message ("%s", text);
      import = run (self, text, BINOME_IMPORT_PAIRS);
      g_assert_cmpuint (binome_import_get_n_rows (import), ==, 1);
      assert_row (import, 0, BINOME_IMPORT_SAME, "");
      scene_write (self, delete_work, &id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/import-pairs/french", test_pairs_french);
  add_test ("/import-pairs/english", test_pairs_english);
  add_test ("/import-pairs/refused", test_pairs_refused);
  add_test ("/import-pairs/vetoed", test_pairs_vetoed);
  add_test ("/import-pairs/capacity", test_capacity);
  add_test ("/import-pairs/law", test_law);
  add_test ("/import-pairs/past", test_past);
  add_test ("/import-pairs/offers", test_offers);
  add_test ("/import-people/leaves", test_staff_leaves);
  add_test ("/import-meetings/french", test_meetings_french);
  add_test ("/import-meetings/english", test_meetings_english);
  add_test ("/import-meetings/refused", test_meetings_refused);
  add_test ("/import-meetings/round-trip", test_meetings_round_trip);
  add_test ("/import-pairs/unfit", test_unfit);
  add_test ("/import-pairs/namesakes", test_namesakes);
  add_test ("/import-pairs/round-trip", test_round_trip);
  return g_test_run ();
}
