/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live entities: one object a row, loaded later, edits kept, changes followed. */

#include "store-fixture.h"

static gboolean
is_loaded (gpointer data)
{
  return binome_entity_is_loaded (data);
}

static gboolean
is_gone (gpointer data)
{
  return binome_entity_is_gone (data);
}

static gboolean
is_not_gone (gpointer data)
{
  return !binome_entity_is_gone (data);
}

static void
test_identity (Workspace *self, gconstpointer data)
{
  gint64 id = workspace_add_person (self, "Martin", "Claire");
  g_autoptr (BinomeEntity) one = binome_store_get (self->store, BINOME_TYPE_PERSON, id);
  g_autoptr (BinomeEntity) two = binome_store_get (self->store, BINOME_TYPE_PERSON, id);
  g_autofree char *title = NULL;

  g_assert_true (one == two);
  g_assert_false (binome_entity_is_loaded (one));
  iterate_until (is_loaded, one);
  title = binome_entity_dup_title (one);
  g_assert_cmpstr (title, ==, "Claire Martin");
}

static void
test_edit_is_kept (Workspace *self, gconstpointer data)
{
  gint64 id = workspace_add_person (self, "Martin", "Claire");
  g_autoptr (BinomeEntity) live = binome_store_get (self->store, BINOME_TYPE_PERSON, id);
  g_autoptr (BinomeEntity) row = NULL;

  iterate_until (is_loaded, live);
  g_object_set (live, "site", "Nantes", NULL);
  binome_store_flush (self->store);
  row = workspace_get (self, BINOME_TYPE_PERSON, id);
  g_assert_cmpstr (binome_entity_get_text (row, BINOME_PERSON_SITE), ==, "Nantes");
  g_assert_cmpstr (binome_store_get_undo_name (self->store), ==, "Change “Site” (Person)");
}

static gboolean
has_undo_name (gpointer data)
{
  return g_strcmp0 (binome_store_get_undo_name (data), "Change “Site” (Person)") == 0;
}

/* Without anyone asking, an edit is on disk soon; how soon is the machine's affair. */
static void
test_edit_is_kept_soon (Workspace *self, gconstpointer data)
{
  gint64 id = workspace_add_person (self, "Martin", "Claire");
  g_autoptr (BinomeEntity) live = binome_store_get (self->store, BINOME_TYPE_PERSON, id);

  iterate_until (is_loaded, live);
  g_object_set (live, "site", "Lille", NULL);
  iterate_until (has_undo_name, self->store);
}

static gboolean
has_site_nantes (gpointer data)
{
  return g_strcmp0 (binome_entity_get_text (data, BINOME_PERSON_SITE), "Nantes") == 0;
}

static gboolean
has_no_site (gpointer data)
{
  return *binome_entity_get_text (data, BINOME_PERSON_SITE) == '\0';
}

static gboolean
change_site_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, *(gint64 *)data, error);

  if (person == NULL)
    return FALSE;
  binome_entity_set_text (person, BINOME_PERSON_SITE, "Nantes");
  return binome_db_update (db, person, error);
}

static void
test_follows (Workspace *self, gconstpointer data)
{
  gint64 id = workspace_add_person (self, "Martin", "Claire");
  g_autoptr (BinomeEntity) live = binome_store_get (self->store, BINOME_TYPE_PERSON, id);
  g_autoptr (GError) error = NULL;

  iterate_until (is_loaded, live);
  binome_store_write (self->store, "Move", BINOME_SOURCE_USER, change_site_work, &id, NULL, &error);
  g_assert_no_error (error);
  iterate_until (has_site_nantes, live);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  iterate_until (has_no_site, live);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  iterate_until (is_gone, live);
  g_assert_true (binome_store_redo (self->store, NULL, NULL));
  iterate_until (is_not_gone, live);
}

static void
on_rejected_cb (BinomeStore *store, BinomeEntity *entity, guint field, const GError *error, char **message)
{
  g_set_str (message, error->message);
}

static void
test_bad_edit_is_told (Workspace *self, gconstpointer data)
{
  gint64 id = workspace_add_person (self, "Martin", "Claire");
  g_autoptr (BinomeEntity) live = binome_store_get (self->store, BINOME_TYPE_PERSON, id);
  g_autoptr (BinomeEntity) row = NULL;
  g_autofree char *message = NULL;

  iterate_until (is_loaded, live);
  g_signal_connect (self->store, "rejected", G_CALLBACK (on_rejected_cb), &message);
  g_object_set (live, "family-name", "", "site", "Lyon", NULL);
  binome_store_flush (self->store);
  g_assert_cmpstr (message, ==, "“Family name” cannot be empty.");
  row = workspace_get (self, BINOME_TYPE_PERSON, id);
  g_assert_cmpstr (binome_entity_get_text (row, BINOME_PERSON_FAMILY_NAME), ==, "Martin");
  g_assert_cmpstr (binome_entity_get_text (row, BINOME_PERSON_SITE), ==, "Lyon");
  /* Put right, it is kept. */
  g_object_set (live, "family-name", "Martinez", NULL);
  binome_store_flush (self->store);
  g_clear_object (&row);
  row = workspace_get (self, BINOME_TYPE_PERSON, id);
  g_assert_cmpstr (binome_entity_get_text (row, BINOME_PERSON_FAMILY_NAME), ==, "Martinez");
}

static void
test_reference (Workspace *self, gconstpointer data)
{
  gint64 manager = workspace_add_person (self, "Bernard", "Luc");
  BinomeEntity *person = BINOME_ENTITY (binome_person_new ());
  g_autoptr (BinomeEntity) live = NULL;
  g_autoptr (BinomeEntity) found = NULL;
  g_autoptr (BinomeEntity) wanted = binome_store_get (self->store, BINOME_TYPE_PERSON, manager);
  gint64 id;

  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "Martin");
  binome_entity_set_reference (person, BINOME_PERSON_MANAGER, manager);
  id = workspace_add (self, person);
  live = binome_store_get (self->store, BINOME_TYPE_PERSON, id);
  iterate_until (is_loaded, live);
  g_object_get (live, "manager", &found, NULL);
  g_assert_true (found == wanted);
}

static void
on_heading_cb (BinomeEntity *entity, GParamSpec *pspec, char **shown)
{
  g_free (*shown);
  *shown = binome_entity_dup_title (entity);
}

typedef struct
{
  char *shown;
  const char *expected;
} Heading;

static gboolean
is_shown (gpointer data)
{
  Heading *heading = data;

  return g_strcmp0 (heading->shown, heading->expected) == 0;
}

/* A participant is called by the person, whose name comes later, and may change. */
static void
test_heading (Workspace *self, gconstpointer data)
{
  gint64 luc = workspace_add_person (self, "Bernard", "Luc");
  BinomeEntity *programme = BINOME_ENTITY (binome_programme_new ());
  BinomeEntity *part = BINOME_ENTITY (binome_enrolment_new ());
  g_autoptr (BinomeEntity) live = NULL, person = NULL;
  Heading heading = { NULL, "Luc Bernard" };

  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, "Welcome");
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 1, 5));
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 12, 18));
  binome_entity_set_reference (part, BINOME_ENROLMENT_PROGRAMME, workspace_add (self, programme));
  binome_entity_set_reference (part, BINOME_ENROLMENT_PERSON, luc);
  live = binome_store_get (self->store, BINOME_TYPE_ENROLMENT, workspace_add (self, part));
  g_signal_connect (live, "notify::heading", G_CALLBACK (on_heading_cb), &heading.shown);
  iterate_until (is_shown, &heading);

  person = binome_store_get (self->store, BINOME_TYPE_PERSON, luc);
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, "Moreau");
  heading.expected = "Luc Moreau";
  iterate_until (is_shown, &heading);
  binome_store_flush (self->store);
  g_signal_handlers_disconnect_by_data (live, &heading.shown);
  g_free (heading.shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/live/identity", test_identity);
  add_test ("/store/live/edit-is-kept", test_edit_is_kept);
  add_test ("/store/live/edit-is-kept-soon", test_edit_is_kept_soon);
  add_test ("/store/live/follows", test_follows);
  add_test ("/store/live/bad-edit-is-told", test_bad_edit_is_told);
  add_test ("/store/live/reference", test_reference);
  add_test ("/store/live/heading", test_heading);
  return g_test_run ();
}
