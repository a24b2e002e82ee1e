/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that compares a programme with the law and good practice. */

#include "binome-commands.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-compliance.h"
#include "binome-output.h"

typedef struct
{
  gint64 programme;
  GPtrArray *findings;
} Check;

static gboolean
check_work (BinomeDb *db, gpointer data, GError **error)
{
  Check *check = data;

  check->findings = binome_compliance_list (db, check->programme, binome_clock_today (), error);
  return check->findings != NULL;
}

static void
print_finding (const BinomeFinding *finding)
{
  const char *label = binome_severity_get_label (finding->severity);
  g_autofree char *day = binome_date_format (finding->checked_on, BINOME_DATE_MEDIUM);

  if (*finding->citation == '\0')
    /* Translators: the name of a rule, how grave it is, and what was found. */
    binome_output_line (_ ("%1$s, %2$s: %3$s"), finding->rule, label, finding->sentence);
  else if (*day == '\0')
    /* Translators: the name of a rule, how grave it is, what was found, and the text it rests on. */
    binome_output_line (_ ("%1$s, %2$s: %3$s (%4$s)"), finding->rule, label, finding->sentence,
                        finding->citation);
  else
    /* Translators: the name of a rule, how grave it is, what was found, the text it rests on, and when
     * somebody last read that text. */
    binome_output_line (_ ("%1$s, %2$s: %3$s (%4$s, checked on %5$s)"), finding->rule, label,
                        finding->sentence, finding->citation, day);
}

static void
print_json (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const BinomeFinding *finding = findings->pdata[i];

      json_builder_begin_object (builder);
      binome_json_add_text (builder, "rule", finding->rule);
      binome_json_add_text (builder, "severity", binome_severity_get_id (finding->severity));
      binome_json_add_number (builder, "subject", finding->subject);
      binome_json_add_date (builder, "since", finding->since);
      binome_json_add_text (builder, "sentence", finding->sentence);
      binome_json_add_text (builder, "citation", finding->citation);
      binome_json_add_date (builder, "checked-on", finding->checked_on);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  binome_output_json (builder);
}

BinomeExit
binome_command_check (BinomeCall *call, GError **error)
{
  g_autoptr (BinomeStore) store = binome_call_open (call, BINOME_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) findings = NULL;
  Check check = { 0 };

  if (store == NULL || (check.programme = binome_call_find_programme (call, store, error)) == 0
      || !binome_store_read (store, check_work, &check, binome_call_get_cancellable (call), error))
    return BINOME_EXIT_NO;

  findings = check.findings;
  if (call->json)
    print_json (findings);
  else if (findings->len == 0)
    binome_output_line ("%s", _ ("Nothing was found."));
  for (guint i = 0; !call->json && i < findings->len; i++)
    print_finding (findings->pdata[i]);

  return binome_compliance_is_blocked (findings) ? BINOME_EXIT_NO : BINOME_EXIT_DONE;
}
