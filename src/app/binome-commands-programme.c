/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about a programme that only read: programmes, report. */

#include "binome-commands.h"

#include <glib/gi18n-lib.h>

#include "binome-evaluation-report.h"
#include "binome-matching-minutes.h"
#include "binome-model.h"
#include "binome-output.h"

/* ---- programmes ---- */

static gboolean
select_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);
  GPtrArray **programmes = data;

  binome_query_sort (query, BINOME_PROGRAMME_STARTS_ON, TRUE);
  *programmes = binome_db_select (db, query, error);
  return *programmes != NULL;
}

static void
print_programmes (GPtrArray *programmes)
{
  static const BinomeProgrammeField fields[]
      = { BINOME_PROGRAMME_CODE,  BINOME_PROGRAMME_TITLE,     BINOME_PROGRAMME_KIND,
          BINOME_PROGRAMME_STATE, BINOME_PROGRAMME_STARTS_ON, BINOME_PROGRAMME_ENDS_ON };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  char **headings = g_new0 (char *, G_N_ELEMENTS (fields) + 2);

  headings[0] = g_strdup (C_ ("number", "No."));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    headings[i + 1] = g_strdup (_ (binome_entity_get_field (programmes->pdata[0], fields[i])->label));
  g_ptr_array_add (rows, headings);

  for (guint i = 0; i < programmes->len; i++)
    {
      char **row = g_new0 (char *, G_N_ELEMENTS (fields) + 2);

      row[0] = g_strdup_printf ("%" G_GINT64_FORMAT, binome_entity_get_id (programmes->pdata[i]));
      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        row[j + 1] = binome_entity_format (programmes->pdata[i], fields[j]);
      g_ptr_array_add (rows, row);
    }
  binome_output_table (rows);
}

static void
print_programmes_json (GPtrArray *programmes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < programmes->len; i++)
    {
      BinomeEntity *programme = programmes->pdata[i];
      int kind = binome_entity_get_choice (programme, BINOME_PROGRAMME_KIND);
      int state = binome_entity_get_choice (programme, BINOME_PROGRAMME_STATE);

      json_builder_begin_object (builder);
      binome_json_add_number (builder, "id", binome_entity_get_id (programme));
      binome_json_add_text (builder, "code", binome_entity_get_text (programme, BINOME_PROGRAMME_CODE));
      binome_json_add_text (builder, "title", binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE));
      binome_json_add_text (builder, "kind", binome_programme_kinds[kind].id);
      binome_json_add_text (builder, "state", binome_programme_states[state].id);
      binome_json_add_date (builder, "starts-on",
                            binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON));
      binome_json_add_date (builder, "ends-on", binome_entity_get_date (programme, BINOME_PROGRAMME_ENDS_ON));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  binome_output_json (builder);
}

BinomeExit
binome_command_programmes (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) programmes = NULL;

  if (store == NULL
      || !binome_store_read (store, select_work, &programmes, binome_call_get_cancellable (call), error))
    return BINOME_EXIT_NO;

  if (call->json)
    print_programmes_json (programmes);
  else if (programmes->len == 0)
    g_printerr ("%s\n", _ ("The workspace holds no programme yet."));
  else
    print_programmes (programmes);
  return BINOME_EXIT_DONE;
}

/* ---- report ---- */

typedef struct
{
  gint64 programme;
  BinomeDate as_of;
  gboolean minutes;
  BinomeReport *report;
} Building;

static gboolean
build_work (BinomeDb *db, gpointer data, GError **error)
{
  Building *building = data;

  if (building->minutes)
    {
      gint64 run = binome_matching_minutes_find_run (db, building->programme, error);

      building->report = run != 0 ? binome_matching_minutes_build (db, run, error) : NULL;
    }
  else
    building->report = binome_evaluation_report_build (db, building->programme, building->as_of, error);
  return building->report != NULL;
}

static void
print_report (BinomeCall *call, BinomeReport *report)
{
  g_autofree char *name = g_filename_display_name (call->output);
  guint n_pages = binome_report_get_n_pages (report);

  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      binome_json_add_text (builder, "output", name);
      binome_json_add_text (builder, "programme", binome_report_get_title (report));
      binome_json_add_date (builder, "as-of", call->on);
      binome_json_add_number (builder, "pages", n_pages);
      json_builder_end_object (builder);
      binome_output_json (builder);
    }
  else
    /* Translators: a file, and how many pages it has. */
    binome_output_line (ngettext ("Written: “%1$s”, %2$u page", "Written: “%1$s”, %2$u pages", n_pages), name,
                        n_pages);
}

BinomeExit
binome_command_report (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = NULL;
  g_autoptr (BinomeReport) report = NULL;
  Building building = { 0, call->on, g_strcmp0 (call->kind, "minutes") == 0, NULL };

  if (!binome_call_check_output (call, ".pdf", error))
    return BINOME_EXIT_NO;
  store = binome_call_open (call, BINOME_STORE_READ_ONLY, error);
  if (store == NULL || (building.programme = binome_call_find_programme (call, store, error)) == 0
      || !binome_store_read (store, build_work, &building, binome_call_get_cancellable (call), error))
    return BINOME_EXIT_NO;

  report = building.report;
  if (!binome_report_export_pdf (report, call->output, &binome_report_a4, binome_call_get_cancellable (call),
                                 error))
    return BINOME_EXIT_NO;

  print_report (call, report);
  return BINOME_EXIT_DONE;
}
