/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preview and apply of a list, and what they found, in words. */

#include "binome-import-private.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

static const char *const verdicts[] = {
  [BINOME_IMPORT_NEW] = N_ ("New"),
  [BINOME_IMPORT_UPDATE] = N_ ("Update"),
  [BINOME_IMPORT_SAME] = N_ ("Unchanged"),
  [BINOME_IMPORT_ERROR] = N_ ("Left out"),
};

const char *
binome_import_verdict_get_label (BinomeImportVerdict verdict)
{
  return _ (verdicts[verdict]);
}

static gboolean
check (BinomeImport *import, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeEntity) programme = NULL;

  if (!binome_import_check (import, error))
    return FALSE;
  if (binome_import_get_as (import) == BINOME_IMPORT_PEOPLE)
    return TRUE;

  programme = binome_db_get (db, BINOME_TYPE_PROGRAMME, binome_import_get_programme (import), error);
  return programme != NULL;
}

/**
 * binome_import_preview:
 * @db: the file
 * @import: a #BinomeImport
 * @error: return location for a #GError
 *
 * Finds the verdict for every row without writing anything. A #BinomeWork for a read.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_preview (BinomeDb *db, gpointer import, GError **error)
{
  g_auto (BinomeImportPlan) plan = { 0 };

  binome_import_set_progress (import, 0);
  if (!check (import, db, error) || !binome_import_plan_make (&plan, import, db, error))
    return FALSE;

  binome_import_count (import);
  binome_import_set_progress (import, 1);
  return TRUE;
}

/**
 * binome_import_apply:
 * @db: the file, in a write
 * @import: a #BinomeImport; it need not have been previewed
 * @error: return location for a #GError
 *
 * Finds the verdicts anew, since the file may have changed, and writes the good rows. A #BinomeWork
 * for a write: one action, undone as one; cancelled or failed, it leaves nothing.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_apply (BinomeDb *db, gpointer import, GError **error)
{
  g_auto (BinomeImportPlan) plan = { 0 };
  g_autofree char *name = NULL;

  binome_import_set_progress (import, 0);
  if (!check (import, db, error) || !binome_import_plan_make (&plan, import, db, error))
    return FALSE;

  binome_import_count (import);
  if (!plan.kind->write (&plan, error) || !binome_import_remember (import, db, error))
    return FALSE;

  /* Translators: %s is the name of a file. */
  name = g_strdup_printf (_ ("Import of “%s”"), binome_import_get_file_name (import));
  binome_db_name_action (db, name);
  binome_import_set_progress (import, 1);
  return TRUE;
}

static const BinomeImportRow *
get_row (BinomeImport *self, guint row)
{
  return &g_array_index (binome_import_get_rows (self), BinomeImportRow, row);
}

BinomeImportVerdict
binome_import_get_verdict (BinomeImport *self, guint row)
{
  g_return_val_if_fail (row < binome_import_get_n_rows (self), BINOME_IMPORT_ERROR);

  return (BinomeImportVerdict)get_row (self, row)->verdict;
}

/* Where a row begins in the file, from 1. */
guint
binome_import_get_line (BinomeImport *self, guint row)
{
  g_return_val_if_fail (row < binome_import_get_n_rows (self), 0);

  return get_row (self, row)->line;
}

/* The name of the person or the pair, or what else the row is known by; "" where it has nothing. */
const char *
binome_import_get_title (BinomeImport *self, guint row)
{
  g_return_val_if_fail (row < binome_import_get_n_rows (self), "");

  return binome_import_get_titles (self)->str + get_row (self, row)->title;
}

static void
add_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

static void
add_changes (BinomeImport *self, const BinomeImportRow *row, GString *text)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (binome_import_get_kind (self)->entity ());
  BinomeEntityClass *klass = (BinomeEntityClass *)type_class;
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autofree char *kept = NULL;

  for (guint i = 0; i < MIN (klass->n_fields, 32); i++)
    if ((row->changed & BINOME_IMPORT_FIELD (i)) != 0)
      add_part (fields, _ (klass->fields[i].label));
  binome_import_add_part_titles (row->part_changed, own);
  binome_import_add_own_titles (self, row->own_changed, own);
  for (guint i = 0; i < own->len; i++)
    add_part (fields, own->pdata[i]);
  if (row->verdict == BINOME_IMPORT_UPDATE)
    add_part (text, fields->str);
  else
    {
      /* Translators: %s are fields such as “Expected end, Goals”: the list says otherwise than the workspace,
       * which is not changed. */
      kept = g_strdup_printf (_ ("left as it is here: %s"), fields->str);
      add_part (text, kept);
    }
}

/**
 * binome_import_dup_text:
 * @self: an import that was previewed or applied
 * @row: a row
 *
 * Returns: (transfer full): why the row is left out, or the fields it changes, or would change in a pair that
 *   is left as it is, and what is wrong with its line manager; "" where there is nothing to say
 */
char *
binome_import_dup_text (BinomeImport *self, guint row)
{
  GString *text = g_string_new (NULL);
  const BinomeImportRow *found;

  g_return_val_if_fail (row < binome_import_get_n_rows (self), g_string_free (text, FALSE));

  found = get_row (self, row);
  if (found->reason != NULL)
    g_string_append (text, found->reason);
  if ((found->changed != 0 || found->own_changed != 0 || found->part_changed != 0)
      && (found->verdict == BINOME_IMPORT_UPDATE || found->verdict == BINOME_IMPORT_SAME))
    add_changes (self, found, text);
  if (found->manager_state == BINOME_IMPORT_MANAGER_UNKNOWN)
    add_part (text, _ ("line manager not found"));
  else if (found->manager_state == BINOME_IMPORT_MANAGER_CIRCLE)
    add_part (text, _ ("line manager left out: the two would be above each other"));
  else if (found->manager_state == BINOME_IMPORT_MANAGER_SELF)
    add_part (text, _ ("line manager left out: the list names the same person"));

  return g_string_free (text, FALSE);
}

/**
 * binome_import_dup_report:
 * @self: an import that was previewed or applied
 * @row: a row
 * @with_title: whether to name whom or what the row is about
 *
 * Returns: (transfer full): where the row stands in the file, and what there is to say about it
 */
char *
binome_import_dup_report (BinomeImport *self, guint row, gboolean with_title)
{
  g_autofree char *text = binome_import_dup_text (self, row);
  guint line = binome_import_get_line (self, row);
  const char *title = binome_import_get_title (self, row);

  if (get_row (self, row)->broken)
    return g_steal_pointer (&text);
  if (*text == '\0')
    return g_strdup_printf (_ ("Line %u"), line);
  if (with_title && *title != '\0')
    /* Translators: a line of a file, the person or the pair on it, and why all or some is left out. */
    return g_strdup_printf (_ ("Line %1$u, %2$s: %3$s"), line, title, text);

  /* Translators: the number of a line in a file, then what is said about it. */
  return g_strdup_printf (_ ("Line %1$u: %2$s"), line, text);
}

/**
 * binome_import_has_warning:
 * @self: an import that was previewed or applied
 * @row: a row
 *
 * Returns: whether the row is left out, or its line manager is: binome_import_dup_text() says why
 */
gboolean
binome_import_has_warning (BinomeImport *self, guint row)
{
  g_return_val_if_fail (row < binome_import_get_n_rows (self), FALSE);

  return get_row (self, row)->verdict == BINOME_IMPORT_ERROR
         || get_row (self, row)->manager_state != BINOME_IMPORT_MANAGER_FINE;
}

static void
add_count (GString *summary, guint n, char *text)
{
  if (n > 0)
    add_part (summary, text);
  g_free (text);
}

/**
 * binome_import_dup_summary:
 * @self: an import that was previewed or applied
 *
 * Returns: (transfer full): one line such as “12 new, 3 updated, 40 unchanged, 2 left out”
 */
char *
binome_import_dup_summary (BinomeImport *self)
{
  GString *summary = g_string_new (NULL);
  guint n_new = binome_import_get_n_verdicts (self, BINOME_IMPORT_NEW);
  guint n_update = binome_import_get_n_verdicts (self, BINOME_IMPORT_UPDATE);
  guint n_same = binome_import_get_n_verdicts (self, BINOME_IMPORT_SAME);
  guint n_error = binome_import_get_n_verdicts (self, BINOME_IMPORT_ERROR);
  guint n_enrolled = binome_import_get_n_enrolled (self);

  /* Translators: counts of people in a list that is imported. */
  add_count (summary, n_new, g_strdup_printf (ngettext ("%u new", "%u new", n_new), n_new));
  add_count (summary, n_update, g_strdup_printf (ngettext ("%u updated", "%u updated", n_update), n_update));
  add_count (summary, n_same, g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", n_same), n_same));
  add_count (summary, n_error, g_strdup_printf (ngettext ("%u left out", "%u left out", n_error), n_error));
  add_count (summary, n_enrolled,
             g_strdup_printf (ngettext ("%u enrolled", "%u enrolled", n_enrolled), n_enrolled));
  if (summary->len == 0)
    g_string_append (summary,
                     binome_import_get_list_kind (self) == BINOME_LIST_STAFF ? _ ("Nobody") : _ ("Nothing"));

  return g_string_free (summary, FALSE);
}
