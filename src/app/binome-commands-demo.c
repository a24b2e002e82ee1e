/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that fills a new workspace with the sample company. */

#include "binome-commands.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-demo.h"
#include "binome-model.h"
#include "binome-output.h"

/* What the workspace holds then. */
typedef struct
{
  gint64 people;
  gint64 programmes;
  gint64 pairs;
} Counts;

static gboolean
count (BinomeDb *db, GType type, gint64 *number, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);

  *number = binome_db_count (db, query, error);
  return *number >= 0;
}

static gboolean
fill_work (BinomeDb *db, gpointer data, GError **error)
{
  Counts *counts = data;

  return binome_demo_fill (db, binome_clock_today (), error)
         && count (db, BINOME_TYPE_PERSON, &counts->people, error)
         && count (db, BINOME_TYPE_PROGRAMME, &counts->programmes, error)
         && count (db, BINOME_TYPE_PAIR, &counts->pairs, error);
}

BinomeExit
binome_command_demo (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_CREATE, error);
  g_autofree char *path = g_filename_display_name (call->workspace);
  Counts counts = { 0 };

  if (store == NULL
      || !binome_store_write (store, _ ("Sample company"), BINOME_SOURCE_COMMAND, fill_work, &counts,
                              binome_call_get_cancellable (call), error))
    return BINOME_EXIT_NO;

  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      binome_json_add_text (builder, "workspace", path);
      binome_json_add_number (builder, "people", counts.people);
      binome_json_add_number (builder, "programmes", counts.programmes);
      binome_json_add_number (builder, "pairs", counts.pairs);
      json_builder_end_object (builder);
      binome_output_json (builder);
    }
  else
    /* Translators: a file, then how many people, programmes and pairs are in it; always many. */
    binome_output_line (_ ("The sample company is in “%1$s”: %2$d people, %3$d programmes, %4$d pairs."),
                        path, (int)counts.people, (int)counts.programmes, (int)counts.pairs);
  return BINOME_EXIT_DONE;
}
