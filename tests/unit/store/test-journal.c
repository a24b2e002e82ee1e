/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: names, order, cascades, restarts, and a property test over random actions. */

#include "binome-backup.h"
#include "binome-error.h"
#include "binome-journal.h"
#include "store-fixture.h"

static void
test_undo_redo (Workspace *self, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = workspace_add_person (self, "Martin", "Claire");
  g_autoptr (BinomeEntity) gone = NULL;
  g_autoptr (BinomeEntity) back = NULL;

  g_assert_cmpstr (binome_store_get_undo_name (self->store), ==, "Add");
  g_assert_true (binome_store_undo (self->store, &name, &error));
  g_assert_cmpstr (name, ==, "Add");
  gone = workspace_get (self, BINOME_TYPE_PERSON, id);
  g_assert_null (gone);
  g_assert_cmpstr (binome_store_get_redo_name (self->store), ==, "Add");

  workspace_reopen (self);
  g_assert_cmpstr (binome_store_get_redo_name (self->store), ==, "Add");
  g_assert_true (binome_store_redo (self->store, NULL, &error));
  back = workspace_get (self, BINOME_TYPE_PERSON, id);
  g_assert_cmpstr (binome_entity_get_text (back, BINOME_PERSON_FAMILY_NAME), ==, "Martin");
  g_assert_false (binome_store_redo (self->store, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND);
}

static void
test_new_action_drops_redo (Workspace *self, gconstpointer data)
{
  workspace_add_person (self, "Martin", "Claire");
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  workspace_add_person (self, "Bernard", "Luc");
  g_assert_null (binome_store_get_redo_name (self->store));
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  g_assert_false (binome_store_undo (self->store, NULL, NULL));
}

static BinomeEntity *
new_programme (void)
{
  BinomeEntity *programme = BINOME_ENTITY (binome_programme_new ());

  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, "Welcome 2026");
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 1, 5));
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 12, 18));
  binome_entity_set_real (programme, BINOME_PROGRAMME_BUDGET, 0.1 + 0.2);
  return programme;
}

static BinomeEntity *
new_enrolment (gint64 programme, gint64 person, BinomeEnrolmentRole role)
{
  BinomeEntity *enrolment = BINOME_ENTITY (binome_enrolment_new ());

  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PROGRAMME, programme);
  binome_entity_set_reference (enrolment, BINOME_ENROLMENT_PERSON, person);
  binome_entity_set_choice (enrolment, BINOME_ENROLMENT_ROLE, role);
  return enrolment;
}

static BinomeEntity *
new_pair (gint64 programme, gint64 tutee, gint64 tutor)
{
  BinomeEntity *pair = BINOME_ENTITY (binome_pair_new ());

  binome_entity_set_reference (pair, BINOME_PAIR_PROGRAMME, programme);
  binome_entity_set_reference (pair, BINOME_PAIR_TUTEE, tutee);
  binome_entity_set_reference (pair, BINOME_PAIR_TUTOR, tutor);
  return pair;
}

typedef struct
{
  GType type;
  gint64 id;
} Row;

static gboolean
delete_work (BinomeDb *db, gpointer data, GError **error)
{
  Row *row = data;

  return binome_db_delete (db, row->type, row->id, error);
}

/* Deleting a programme takes all that belongs to it along, in one entry that brings all back. */
static void
test_cascade (Workspace *self, gconstpointer data)
{
  gint64 programme = workspace_add (self, new_programme ());
  gint64 tutor = workspace_add (
      self, new_enrolment (programme, workspace_add_person (self, "A", "B"), BINOME_ENROLMENT_ROLE_TUTOR));
  gint64 tutee = workspace_add (
      self, new_enrolment (programme, workspace_add_person (self, "C", "D"), BINOME_ENROLMENT_ROLE_TUTEE));
  gint64 pair = workspace_add (self, new_pair (programme, tutee, tutor));
  g_autofree char *before = workspace_dump (self);
  g_autofree char *without = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeEntity) gone = NULL;
  Row row = { BINOME_TYPE_PROGRAMME, programme };

  binome_store_write (self->store, "Delete the programme", BINOME_SOURCE_USER, delete_work, &row, NULL,
                      &error);
  g_assert_no_error (error);
  gone = workspace_get (self, BINOME_TYPE_PAIR, pair);
  g_assert_null (gone);
  without = workspace_dump (self);

  g_assert_true (binome_store_undo (self->store, NULL, &error));
  after = workspace_dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (binome_store_redo (self->store, NULL, &error));
  again = workspace_dump (self);
  g_assert_cmpstr (without, ==, again);
}

static gboolean
journal_work (BinomeDb *db, gpointer data, GError **error)
{
  *(GPtrArray **)data = binome_journal_list (db, 10, error);
  return *(GPtrArray **)data != NULL;
}

static void
test_list (Workspace *self, gconstpointer data)
{
  g_autoptr (GPtrArray) actions = NULL;
  BinomeAction *action;

  workspace_add_person (self, "Martin", "Claire");
  workspace_add_person (self, "Bernard", "Luc");
  binome_store_undo (self->store, NULL, NULL);
  g_assert_true (binome_store_read (self->store, journal_work, &actions, NULL, NULL));
  g_assert_cmpuint (actions->len, ==, 2);
  action = actions->pdata[0];
  g_assert_true (action->undone);
  action = actions->pdata[1];
  g_assert_false (action->undone);
  g_assert_cmpint (action->n_changes, ==, 1);
  g_assert_cmpstr (action->at, ==, "2026-03-16T12:00:00Z");
  g_assert_cmpint (action->source, ==, BINOME_SOURCE_USER);
}

/* ---- random actions ---- */

typedef struct
{
  GRand *rand;
  GArray *rows; /* of Row: what the test believes to exist */
} Random;

static gint64
pick (Random *random, GType type)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < random->rows->len; i++)
    if (g_array_index (random->rows, Row, i).type == type)
      g_array_append_val (ids, g_array_index (random->rows, Row, i).id);
  if (ids->len == 0)
    return 0;

  return g_array_index (ids, gint64, g_rand_int_range (random->rand, 0, (gint32)ids->len));
}

static void
set_random (Random *random, BinomeEntity *entity, guint field)
{
  static const char *const words[]
      = { "", "Éloïse", "O'Neil", "line\nbreak", "“quoted”", "a\"b\\c", "𝄞", "12.50" };
  const BinomeField *declared = binome_entity_get_field (entity, field);
  gint64 target;

  switch (declared->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      binome_entity_set_text (
          entity, field,
          words[g_rand_int_range (random->rand, (declared->flags & BINOME_FIELD_REQUIRED) != 0,
                                  G_N_ELEMENTS (words))]);
      break;
    case BINOME_FIELD_INTEGER:
      if (declared->maximum > declared->minimum)
        binome_entity_set_integer (entity, field,
                                   g_rand_int_range (random->rand, (gint32)declared->minimum,
                                                     (gint32)MIN (declared->maximum, G_MAXINT32 - 1) + 1));
      break;
    case BINOME_FIELD_REAL:
      binome_entity_set_real (entity, field, g_rand_double_range (random->rand, -1e6, 1e6) / 3);
      break;
    case BINOME_FIELD_BOOLEAN:
      binome_entity_set_boolean (entity, field, g_rand_boolean (random->rand));
      break;
    case BINOME_FIELD_DATE:
      binome_entity_set_date (entity, field, g_rand_int_range (random->rand, 730000, 750000));
      break;
    case BINOME_FIELD_CHOICE:
      binome_entity_set_choice (
          entity, field, g_rand_int_range (random->rand, 0, (gint32)binome_choice_count (declared->choices)));
      break;
    case BINOME_FIELD_REFERENCE:
      target = pick (random, declared->target ());
      if (target != 0 && target != binome_entity_get_id (entity))
        binome_entity_set_reference (entity, field, target);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
one_change (BinomeDb *db, Random *random)
{
  guint n;
  const GType *types = binome_model_get_types (&n);
  GType type = types[g_rand_int_range (random->rand, 0, (gint32)n)];
  int what = g_rand_int_range (random->rand, 0, 10);
  gint64 id = pick (random, type);
  g_autoptr (BinomeEntity) entity = NULL;

  if (what < 5 || id == 0)
    {
      entity = g_object_new (type, NULL);
      for (guint f = 0; f < binome_entity_get_n_fields (entity); f++)
        set_random (random, entity, f);
      if (binome_entity_validate (entity, NULL) && binome_db_insert (db, entity, NULL))
        {
          Row row = { type, binome_entity_get_id (entity) };

          g_array_append_val (random->rows, row);
        }
      return TRUE;
    }
  if (what < 9)
    {
      entity = binome_db_get (db, type, id, NULL);
      if (entity == NULL)
        return TRUE; /* went with what it belonged to */
      for (int k = g_rand_int_range (random->rand, 1, 4); k > 0; k--)
        set_random (random, entity,
                    (guint)g_rand_int_range (random->rand, 0, (gint32)binome_entity_get_n_fields (entity)));
      binome_db_update (db, entity, NULL);
      return TRUE;
    }

  binome_db_delete (db, type, id, NULL);
  return TRUE;
}

static gboolean
random_work (BinomeDb *db, gpointer data, GError **error)
{
  Random *random = data;

  for (int k = g_rand_int_range (random->rand, 1, 6); k > 0; k--)
    one_change (db, random);

  return TRUE;
}

/* Any actions: undoing all gives the start again, redoing all the end, to the byte. */
static void
test_property (Workspace *self, gconstpointer data)
{
  enum
  {
    N_ROUNDS = 6,
    N_ACTIONS = 60
  };

  for (guint32 seed = 1; seed <= N_ROUNDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
      g_autofree char *start = workspace_dump (self);
      g_autofree char *end = NULL;
      g_autofree char *start_again = NULL;
      g_autofree char *end_again = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      Random random = { rand, rows };
      g_autoptr (GError) error = NULL;
      int undone = 0;

      for (int i = 0; i < N_ACTIONS; i++)
        {
          binome_store_write (self->store, "Random", BINOME_SOURCE_USER, random_work, &random, NULL, &error);
          g_assert_no_error (error);
        }
      end = workspace_dump (self);
      g_assert_cmpstr (start, !=, end);
      problems = binome_verify (self->store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);

      while (binome_store_undo (self->store, NULL, &error))
        undone++;
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_cmpint (undone, >, 0);
      start_again = workspace_dump (self);
      if (seed == 1)
        g_assert_cmpstr (start, ==, start_again);

      workspace_reopen (self);
      while (binome_store_redo (self->store, NULL, &error))
        undone--;
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND);
      g_assert_cmpint (undone, ==, 0);
      end_again = workspace_dump (self);
      g_assert_cmpstr (end, ==, end_again);
    }
}

typedef struct
{
  int n;
  gboolean fail;
} Inserts;

static gboolean
inserts_work (BinomeDb *db, gpointer data, GError **error)
{
  const Inserts *inserts = data;

  if (!binome_db_begin_inserts (db, BINOME_TYPE_PERSON, error))
    return FALSE;
  for (int i = 0; i < inserts->n; i++)
    {
      g_autoptr (BinomePerson) person = binome_person_new ();
      g_autofree char *name = g_strdup_printf ("Name%03d", i);

      binome_entity_set_text (BINOME_ENTITY (person), BINOME_PERSON_FAMILY_NAME, name);
      if (!binome_db_insert (db, BINOME_ENTITY (person), error))
        return FALSE;
    }
  if (inserts->fail)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_FAILED, "No.");
      return FALSE;
    }
  return binome_db_end_inserts (db, error);
}

/* The indexes of people, by name. */
static gboolean
indexes_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db,
                           "SELECT group_concat (name || sql) FROM (SELECT name, sql FROM sqlite_schema"
                           " WHERE type = 'index' AND tbl_name = 'person' ORDER BY name)",
                           error);

  if (statement == NULL || !binome_statement_step (statement, error))
    return FALSE;
  g_set_str (data, binome_statement_get_text (statement, 0));
  return TRUE;
}

/* Rows that came in together are journalled like any others; a failure leaves nothing behind. */
static void
test_inserts (Workspace *self, gconstpointer data)
{
  Inserts inserts = { 50, TRUE };
  g_autofree char *start = NULL, *failed = NULL, *end = NULL, *back = NULL, *again = NULL;
  g_autofree char *indexes = NULL, *indexes_failed = NULL, *indexes_after = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  workspace_add_person (self, "Martin", "Claire");
  start = workspace_dump (self);
  g_assert_true (binome_store_read (self->store, indexes_work, &indexes, NULL, NULL));
  g_assert_nonnull (strstr (indexes, "person_manager"));
  g_assert_false (
      binome_store_write (self->store, "Many", BINOME_SOURCE_IMPORT, inserts_work, &inserts, NULL, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_FAILED);
  g_clear_error (&error);
  failed = workspace_dump (self);
  g_assert_cmpstr (start, ==, failed);
  g_assert_true (binome_store_read (self->store, indexes_work, &indexes_failed, NULL, NULL));
  g_assert_cmpstr (indexes, ==, indexes_failed);

  inserts.fail = FALSE;
  g_assert_true (
      binome_store_write (self->store, "Many", BINOME_SOURCE_IMPORT, inserts_work, &inserts, NULL, &error));
  g_assert_true (binome_store_read (self->store, indexes_work, &indexes_after, NULL, NULL));
  g_assert_cmpstr (indexes, ==, indexes_after);
  end = workspace_dump (self);
  g_assert_nonnull (strstr (end, "Name049"));
  workspace_add_person (self, "Bernard", "Luc");
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  back = workspace_dump (self);
  g_assert_cmpstr (start, ==, back);
  g_assert_true (binome_store_redo (self->store, NULL, NULL));
  again = workspace_dump (self);
  g_assert_cmpstr (end, ==, again);
  problems = binome_verify (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/journal/undo-redo", test_undo_redo);
  add_test ("/store/journal/new-action-drops-redo", test_new_action_drops_redo);
  add_test ("/store/journal/cascade", test_cascade);
  add_test ("/store/journal/list", test_list);
  add_test ("/store/journal/inserts", test_inserts);
  add_test ("/store/journal/property", test_property);
  return g_test_run ();
}
