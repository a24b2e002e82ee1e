/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme to test with, and short ways to act on it. */

#include "workflow-fixture.h"

#include "binome-clock.h"
#include "binome-error.h"
#include "test-folder.h"

gboolean
scene_try (Scene *self, SceneWork work, gpointer data, GError **error)
{
  return binome_store_write (self->store, "Test", BINOME_SOURCE_USER, work, data, NULL, error);
}

void
scene_write (Scene *self, SceneWork work, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = scene_try (self, work, data, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
scene_read (Scene *self, SceneWork work, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = binome_store_read (self->store, work, data, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static gboolean
dump_work (BinomeDb *db, gpointer data, GError **error)
{
  GString *dump = data;
  guint n;
  const GType *types = binome_model_get_types (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BinomeQuery) query = binome_query_new (types[i]);
      g_autoptr (GPtrArray) rows = binome_db_select (db, query, error);

      if (rows == NULL)
        return FALSE;
      for (guint r = 0; r < rows->len; r++)
        {
          g_string_append_printf (dump, "%s %" G_GINT64_FORMAT, g_type_name (types[i]),
                                  binome_entity_get_id (rows->pdata[r]));
          for (guint f = 0; f < binome_entity_get_n_fields (rows->pdata[r]); f++)
            {
              g_autofree char *text = g_strdup_value_contents (binome_entity_peek (rows->pdata[r], f));

              g_string_append_printf (dump, "|%s", text);
            }
          g_string_append_c (dump, '\n');
        }
    }

  return TRUE;
}

/* Everything in the file, as text. */
char *
scene_dump (Scene *self)
{
  GString *dump = g_string_new (NULL);

  scene_read (self, dump_work, dump);
  return g_string_free (dump, FALSE);
}

/* The action changes something, undo takes all of it back, and redo makes it again. */
void
scene_check_undo (Scene *self, SceneWork work, gpointer data)
{
  g_autofree char *before = scene_dump (self);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;

  scene_write (self, work, data);
  after = scene_dump (self);
  g_assert_cmpstr (after, !=, before);

  binome_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  undone = scene_dump (self);
  g_assert_cmpstr (undone, ==, before);

  binome_store_redo (self->store, NULL, &error);
  g_assert_no_error (error);
  redone = scene_dump (self);
  g_assert_cmpstr (redone, ==, after);
}

typedef struct
{
  GType type;
  gint64 id;
  BinomeEntity *entity;
} EntityCall;

static gboolean
get_work (BinomeDb *db, gpointer data, GError **error)
{
  EntityCall *call = data;

  call->entity = binome_db_get (db, call->type, call->id, error);
  return call->entity != NULL;
}

BinomeEntity *
scene_get (Scene *self, GType type, gint64 id)
{
  EntityCall call = { .type = type, .id = id };

  scene_read (self, get_work, &call);
  return call.entity;
}

static gboolean
add_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_insert (db, data, error);
}

/* Takes @entity. */
gint64
scene_add (Scene *self, BinomeEntity *entity)
{
  gint64 id;

  scene_write (self, add_work, entity);
  id = binome_entity_get_id (entity);
  g_object_unref (entity);
  return id;
}

static gboolean
set_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_update (db, data, error);
}

/* Changes a row behind the workflows' back. */
void
scene_set (Scene *self, BinomeEntity *entity)
{
  scene_write (self, set_work, entity);
}

gint64
scene_add_person (Scene *self, const char *given_name, const char *family_name, const char *site)
{
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());

  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, given_name);
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, family_name);
  binome_entity_set_text (person, BINOME_PERSON_SITE, site);
  return scene_add (self, person);
}

typedef struct
{
  gint64 programme;
  BinomeEnrolmentRole role;
  gint64 person;
  int capacity;
  gint64 enrolment;
} EnrolCall;

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  EnrolCall *call = data;
  BinomeEnrolCounts counts;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GArray) ids = NULL;

  if (!binome_enrolment_enrol (db, call->programme, call->role, &call->person, 1, call->capacity, &counts,
                               error))
    return FALSE;
  g_assert_cmpuint (counts.enrolled, ==, 1);

  binome_query_where_integer (query, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL, call->person);
  ids = binome_db_select_ids (db, query, error);
  call->enrolment = g_array_index (ids, gint64, 0);
  return TRUE;
}

static gint64
enrol (Scene *self, BinomeEnrolmentRole role, const char *given_name, const char *family_name,
       const char *site, int capacity)
{
  EnrolCall call = { .programme = self->programme, .role = role, .capacity = capacity };

  call.person = scene_add_person (self, given_name, family_name, site);
  scene_write (self, enrol_work, &call);
  return call.enrolment;
}

/* What the plan has before the start and after the end has tests of its own. */
static gboolean
create_work (BinomeDb *db, gpointer data, GError **error)
{
  static const int outside[] = { BINOME_ANCHOR_UPFRONT, BINOME_ANCHOR_AFTER };
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_STEP);
  g_autoptr (GArray) steps = NULL;

  binome_query_where_choices (query, BINOME_PLAN_STEP_ANCHOR, outside, G_N_ELEMENTS (outside));
  if (!binome_programme_create (db, data, 0, error))
    return FALSE;
  steps = binome_db_select_ids (db, query, error);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    if (!binome_db_delete (db, BINOME_TYPE_PLAN_STEP, g_array_index (steps, gint64, i), error))
      return FALSE;

  return steps != NULL;
}

void
scene_set_up (Scene *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeProgramme) programme = binome_programme_new ();
  BinomeEntity *entity = BINOME_ENTITY (programme);
  g_autofree char *path = NULL;

  binome_clock_fix (binome_date_new (2026, 3, 2));
  self->folder = g_dir_make_tmp ("binome-workflow-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.binome", NULL);
  self->store = binome_store_open (path, BINOME_STORE_CREATE, &error);
  g_assert_no_error (error);

  binome_entity_set_text (entity, BINOME_PROGRAMME_TITLE, "Welcome 2026");
  binome_entity_set_choice (entity, BINOME_PROGRAMME_KIND, BINOME_PROGRAMME_KIND_ONBOARDING);
  binome_entity_set_date (entity, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 3, 2));
  binome_entity_set_date (entity, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 8, 31));
  binome_entity_set_integer (entity, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 2);
  scene_write (self, create_work, programme);
  self->programme = binome_entity_get_id (entity);

  self->paul = enrol (self, BINOME_ENROLMENT_ROLE_TUTOR, "Paul", "Durand", "Lyon", 2);
  self->anne = enrol (self, BINOME_ENROLMENT_ROLE_TUTOR, "Anne", "Petit", "Paris", 1);
  self->luc = enrol (self, BINOME_ENROLMENT_ROLE_TUTOR, "Luc", "Moreau", "Paris", 5);
  self->lea = enrol (self, BINOME_ENROLMENT_ROLE_TUTEE, "Léa", "Martin", "Lyon", 0);
  self->hugo = enrol (self, BINOME_ENROLMENT_ROLE_TUTEE, "Hugo", "Bernard", "Lyon", 0);
  self->ines = enrol (self, BINOME_ENROLMENT_ROLE_TUTEE, "Inès", "Robert", "Paris", 0);
  self->noah = enrol (self, BINOME_ENROLMENT_ROLE_TUTEE, "Noah", "Leroy", "Paris", 0);
}

void
scene_tear_down (Scene *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (binome_store_close (self->store, NULL));
  g_assert_finalize_object (self->store);
  test_folder_remove (self->folder);
  g_free (self->folder);
}

typedef struct
{
  gint64 tutee, tutor;
  gint64 pair;
} ProposeCall;

static gboolean
propose_work (BinomeDb *db, gpointer data, GError **error)
{
  ProposeCall *call = data;

  return binome_pair_create (db, call->tutee, call->tutor, &call->pair, error);
}

gboolean
scene_try_propose (Scene *self, gint64 tutee, gint64 tutor, gint64 *pair, GError **error)
{
  ProposeCall call = { .tutee = tutee, .tutor = tutor };

  if (!scene_try (self, propose_work, &call, error))
    return FALSE;

  if (pair != NULL)
    *pair = call.pair;
  return TRUE;
}

gint64
scene_propose (Scene *self, gint64 tutee, gint64 tutor)
{
  g_autoptr (GError) error = NULL;
  gint64 pair = 0;

  scene_try_propose (self, tutee, tutor, &pair, &error);
  g_assert_no_error (error);
  return pair;
}

typedef struct
{
  gint64 pair;
  BinomePairState to;
  const char *reason;
  BinomeDate on;
} MoveCall;

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  MoveCall *call = data;

  return binome_pair_move (db, call->pair, call->to, call->reason, call->on, error);
}

gboolean
scene_try_move (Scene *self, gint64 pair, BinomePairState to, const char *reason, const char *on,
                GError **error)
{
  MoveCall call = { pair, to, reason, on != NULL ? binome_date_parse_iso (on) : BINOME_DATE_NONE };

  return scene_try (self, move_work, &call, error);
}

void
scene_move (Scene *self, gint64 pair, BinomePairState to, const char *reason, const char *on)
{
  g_autoptr (GError) error = NULL;

  scene_try_move (self, pair, to, reason, on, &error);
  g_assert_no_error (error);
}

typedef struct
{
  gint64 pair;
  GPtrArray *rows;
} ListCall;

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  ListCall *call = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CHECK_IN);

  binome_query_where_integer (query, BINOME_CHECK_IN_PAIR, BINOME_QUERY_EQUAL, call->pair);
  binome_query_sort (query, BINOME_CHECK_IN_DUE_ON, FALSE);
  call->rows = binome_db_select (db, query, error);
  return call->rows != NULL;
}

GPtrArray *
scene_list_check_ins (Scene *self, gint64 pair)
{
  ListCall call = { .pair = pair };

  scene_read (self, list_work, &call);
  return call.rows;
}

/* Takes the error. */
void
scene_assert_refused (GError **error, int code)
{
  g_assert_error (*error, BINOME_ERROR, code);
  g_assert_cmpstr ((*error)->message, !=, "");
  g_clear_error (error);
}
