/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls the built program as a script would: without a display, with a workspace of its own. */

#include "command-fixture.h"
#include "test-folder.h"

#include <string.h>

static char *program;

void
desk_use_program (const char *path)
{
  g_free (program);
  program = g_canonicalize_filename (path, NULL);
}

const char *
desk_get_program (void)
{
  return program;
}

void
desk_set_up (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("binome-command-XXXXXX", &error);
  g_assert_no_error (error);
  self->workspace = desk_path (self, "workspace.binome");
}

void
desk_tear_down (Desk *self, gconstpointer data)
{
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->workspace);
  g_free (self->out);
  g_free (self->err);
}

char *
desk_path (Desk *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
desk_write (Desk *self, const char *name, const char *text)
{
  g_autofree char *path = desk_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
desk_read (Desk *self, const char *name)
{
  g_autofree char *path = desk_path (self, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* ---- programmes, which the command line does not make ---- */

static gboolean
programme_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeEntity *programme = data;
  int state = binome_entity_get_choice (programme, BINOME_PROGRAMME_STATE);

  binome_entity_set_choice (programme, BINOME_PROGRAMME_STATE, BINOME_PROGRAMME_STATE_DRAFT);
  if (!binome_programme_create (db, BINOME_PROGRAMME (programme), 0, error))
    return FALSE;

  /* Straight to the state, without the steps in between. */
  binome_entity_set_choice (programme, BINOME_PROGRAMME_STATE, state);
  return binome_db_update (db, programme, error);
}

gint64
desk_add_programme (Desk *self, const char *title, const char *code, BinomeProgrammeState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeStore) store = binome_store_open (self->workspace, BINOME_STORE_CREATE, &error);
  g_autoptr (BinomeEntity) programme = BINOME_ENTITY (binome_programme_new ());

  g_assert_no_error (error);
  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, title);
  binome_entity_set_text (programme, BINOME_PROGRAMME_CODE, code);
  binome_entity_set_choice (programme, BINOME_PROGRAMME_STATE, state);
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 3, 2));
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 8, 31));
  binome_entity_set_integer (programme, BINOME_PROGRAMME_TUTEES_PER_TUTOR, 1);
  binome_store_write (store, "Programme", BINOME_SOURCE_USER, programme_work, programme, NULL, &error);
  g_assert_no_error (error);
  return binome_entity_get_id (programme);
}

/* ---- calls ---- */

/* Without a display: a command must not need one. */
GSubprocess *
desk_start (Desk *self, const char *locale, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "BINOME_LOCALEDIR", self->folder, TRUE);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  return process;
}

static void
run_list (Desk *self, const char *locale, const char *first, va_list more)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (arguments, (gpointer)program);
  for (const char *argument = first; argument != NULL; argument = va_arg (more, const char *))
    g_ptr_array_add (arguments, (gpointer)argument);
  g_ptr_array_add (arguments, (gpointer) "--workspace");
  g_ptr_array_add (arguments, self->workspace);
  g_ptr_array_add (arguments, NULL);

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  process = desk_start (self, locale, (const char *const *)arguments->pdata);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->exit_code = g_subprocess_get_exit_status (process);
}

void
desk_run (Desk *self, const char *first, ...)
{
  va_list more;

  va_start (more, first);
  run_list (self, "C.UTF-8", first, more);
  va_end (more);
}

void
desk_run_in (Desk *self, const char *locale, const char *first, ...)
{
  va_list more;

  va_start (more, first);
  run_list (self, locale, first, more);
  va_end (more);
}

/* What the last call printed, which is one JSON document and nothing else. */
JsonNode *
desk_json (Desk *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (self->out, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

void
desk_assert_done (Desk *self)
{
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (self->exit_code, ==, 0);
}

/* Messages go to the standard error, and say @part. */
void
desk_assert_failed (Desk *self, int exit_code, const char *part)
{
  g_assert_cmpint (self->exit_code, ==, exit_code);
  g_assert_cmpstr (self->out, ==, "");
  if (strstr (self->err, part) == NULL)
    g_error ("“%s” does not say “%s”", self->err, part);
}

void
desk_assert_member (JsonNode *node, const char *member, gint64 value)
{
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), member), ==, value);
}
