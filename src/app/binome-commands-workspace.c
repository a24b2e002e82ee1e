/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about the workspace as a whole: undo, redo, journal, backup, restore, verify. */

#include "binome-commands.h"

#include <glib/gi18n-lib.h>

#include "binome-backup.h"
#include "binome-journal.h"
#include "binome-output.h"

/* A result of one value: a line for people, one member for machines. */
static void
print_result (BinomeCall *call, const char *member, const char *value, const char *line)
{
  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      binome_json_add_text (builder, member, value);
      json_builder_end_object (builder);
      binome_output_json (builder);
    }
  else
    binome_output_line ("%s", line);
}

BinomeExit
binome_command_undo (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_NONE, error);
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (store == NULL || !binome_store_undo (store, &name, error))
    return BINOME_EXIT_NO;

  /* Translators: %s is the name of an action. */
  line = g_strdup_printf (_ ("Undone: %s"), name);
  print_result (call, "undone", name, line);
  return BINOME_EXIT_DONE;
}

BinomeExit
binome_command_redo (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_NONE, error);
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (store == NULL || !binome_store_redo (store, &name, error))
    return BINOME_EXIT_NO;

  /* Translators: %s is the name of an action. */
  line = g_strdup_printf (_ ("Done again: %s"), name);
  print_result (call, "redone", name, line);
  return BINOME_EXIT_DONE;
}

/* ---- journal ---- */

typedef struct
{
  int limit;
  GPtrArray *actions;
} Listing;

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  Listing *listing = data;

  listing->actions = binome_journal_list (db, (guint)listing->limit, error);
  return listing->actions != NULL;
}

static const char *
source_label (BinomeSource source)
{
  switch (source)
    {
    case BINOME_SOURCE_USER:
      return C_ ("who acted", "window");
    case BINOME_SOURCE_IMPORT:
      return C_ ("who acted", "import");
    case BINOME_SOURCE_RULE:
      return C_ ("who acted", "rule");
    case BINOME_SOURCE_COMMAND:
      return C_ ("who acted", "command");
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
source_id (BinomeSource source)
{
  static const char *const ids[] = { "user", "import", "rule", "command" };

  return ids[source];
}

static char *
local_moment (const char *utc)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;

  return local != NULL ? g_date_time_format (local, "%x %R") : g_strdup (utc);
}

static void
print_journal (GPtrArray *actions)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  const char *headings[] = { C_ ("number", "No."),
                             C_ ("journal", "When"),
                             C_ ("journal", "By"),
                             C_ ("journal", "Rows"),
                             C_ ("journal", "What"),
                             C_ ("journal", "State"),
                             NULL };

  g_ptr_array_add (rows, g_strdupv ((char **)headings));
  for (guint i = 0; i < actions->len; i++)
    {
      const BinomeAction *action = actions->pdata[i];
      char **row = g_new0 (char *, G_N_ELEMENTS (headings));

      row[0] = g_strdup_printf ("%" G_GINT64_FORMAT, action->id);
      row[1] = local_moment (action->at);
      row[2] = g_strdup (source_label (action->source));
      row[3] = g_strdup_printf ("%" G_GINT64_FORMAT, action->n_changes);
      row[4] = g_strdup (action->name);
      row[5] = g_strdup (action->undone ? C_ ("journal", "undone") : "");
      g_ptr_array_add (rows, row);
    }
  binome_output_table (rows);
}

static void
print_journal_json (GPtrArray *actions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < actions->len; i++)
    {
      const BinomeAction *action = actions->pdata[i];

      json_builder_begin_object (builder);
      binome_json_add_number (builder, "id", action->id);
      binome_json_add_text (builder, "at", action->at);
      binome_json_add_text (builder, "source", source_id (action->source));
      binome_json_add_text (builder, "name", action->name);
      binome_json_add_number (builder, "rows", action->n_changes);
      binome_json_add_boolean (builder, "undone", action->undone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  binome_output_json (builder);
}

BinomeExit
binome_command_journal (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) actions = NULL;
  Listing listing = { call->limit, NULL };

  if (store == NULL
      || !binome_store_read (store, list_work, &listing, binome_call_get_cancellable (call), error))
    return BINOME_EXIT_NO;

  actions = listing.actions;
  if (call->json)
    print_journal_json (actions);
  else if (actions->len == 0)
    g_printerr ("%s\n", _ ("Nothing has been done yet."));
  else
    print_journal (actions);
  return BINOME_EXIT_DONE;
}

/* ---- backup, restore, verify ---- */

BinomeExit
binome_command_backup (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = NULL;
  g_autofree char *name = g_filename_display_name (call->word);
  g_autofree char *line = NULL;

  if (!binome_call_check_output (call, NULL, error)
      || (store = binome_call_open (call, BINOME_STORE_READ_ONLY, error)) == NULL
      || !binome_backup_write (store, call->word, error))
    return BINOME_EXIT_NO;

  /* Translators: %s is a file. */
  line = g_strdup_printf (_ ("The workspace has been copied to “%s”."), name);
  print_result (call, "backup", name, line);
  return BINOME_EXIT_DONE;
}

BinomeExit
binome_command_restore (BinomeCall *call, GError **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (!binome_call_check_output (call, NULL, error)
      || !binome_backup_restore (call->word, call->workspace, &aside, error))
    return BINOME_EXIT_NO;

  name = g_filename_display_name (aside);
  line = *name == '\0' ? g_strdup (_ ("The backup has been restored."))
                       /* Translators: %s is a file. */
                       : g_strdup_printf (
                             _ ("The backup has been restored. The workspace as it was is now “%s”."), name);
  print_result (call, "set-aside", *name != '\0' ? name : NULL, line);
  return BINOME_EXIT_DONE;
}

BinomeExit
binome_command_verify (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) problems = store != NULL ? binome_verify (store, error) : NULL;

  if (problems == NULL)
    return BINOME_EXIT_NO;

  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      binome_json_add_boolean (builder, "whole", problems->len == 0);
      json_builder_set_member_name (builder, "problems");
      json_builder_begin_array (builder);
      for (guint i = 0; i < problems->len; i++)
        json_builder_add_string_value (builder, problems->pdata[i]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      binome_output_json (builder);
    }
  else if (problems->len == 0)
    binome_output_line ("%s", _ ("The workspace is whole."));
  for (guint i = 0; !call->json && i < problems->len; i++)
    binome_output_line ("%s", (const char *)problems->pdata[i]);

  return problems->len == 0 ? BINOME_EXIT_DONE : BINOME_EXIT_NO;
}
