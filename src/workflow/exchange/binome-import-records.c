/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a list of pairs or meetings: who it is about, and cells into fields, or why not. */

#include "binome-import-records.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-duration.h"
#include "binome-error.h"
#include "binome-text.h"

#define MAX_NOTE 10000

BinomeImportRecord *
binome_import_record_new (BinomeEntity *entity)
{
  BinomeImportRecord *self = g_new0 (BinomeImportRecord, 1);

  self->entity = entity;
  self->tutee = self->tutor = BINOME_IMPORT_NOBODY;
  return self;
}

void
binome_import_record_free (BinomeImportRecord *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->entity);
  g_free (self);
}

/* (transfer none) (nullable): what a row says; nothing for one that cannot be read. */
BinomeImportRecord *
binome_import_plan_get_record (BinomeImportPlan *plan, guint row)
{
  return row < plan->records->len ? g_ptr_array_index (plan->records, row) : NULL;
}

/* ---- people ---- */

/* The cells that name somebody, from the column that may hold anything on. */
static void
take_names (BinomeImportPlan *plan, BinomeColumn first, GString *texts[3])
{
  g_autoptr (GString) family = g_string_new (NULL);

  binome_import_take_cell (texts[BINOME_IMPORT_BY_STAFF_NUMBER], &plan->map, plan->reader, first + 1);
  binome_import_take_cell (texts[BINOME_IMPORT_BY_EMAIL], &plan->map, plan->reader, first + 2);
  binome_import_take_cell (texts[BINOME_IMPORT_BY_ANYTHING], &plan->map, plan->reader, first);
  if (texts[BINOME_IMPORT_BY_ANYTHING]->len == 0)
    {
      binome_import_take_cell (texts[BINOME_IMPORT_BY_ANYTHING], &plan->map, plan->reader, first + 4);
      binome_import_take_cell (family, &plan->map, plan->reader, first + 3);
      if (texts[BINOME_IMPORT_BY_ANYTHING]->len > 0 && family->len > 0)
        g_string_append_c (texts[BINOME_IMPORT_BY_ANYTHING], ' ');
      g_string_append (texts[BINOME_IMPORT_BY_ANYTHING], family->str);
    }
  for (guint i = 0; i < 3; i++)
    if (binome_import_is_nothing (texts[i]->str))
      g_string_truncate (texts[i], 0);
}

/* The surest text decides; another one that is somebody else’s is a mistake in the list. */
static char *
find_person (BinomeImportPlan *plan, GString *texts[3], guint32 *person)
{
  const char *by = NULL;

  *person = BINOME_IMPORT_NOBODY;
  for (guint kind = 0; kind < 3; kind++)
    {
      const char *text = texts[kind]->str;
      gboolean several = FALSE;
      guint32 found;

      if (*text == '\0')
        continue;
      found = binome_import_people_find_named (plan->people, kind, text, &several);
      if (by == NULL && several)
        return g_strdup_printf (
            _ ("“%s” stands for several people: a staff number or an e-mail address must tell them apart"),
            text);
      if (by == NULL && found == BINOME_IMPORT_NOBODY)
        return g_strdup_printf (_ ("“%s” is not among the people: import or add them first"), text);
      if (by != NULL && found != BINOME_IMPORT_NOBODY && found != *person)
        return g_strdup_printf (_ ("“%1$s” and “%2$s” are not the same person"), by, text);
      if (by == NULL)
        {
          *person = found;
          by = text;
        }
    }

  return NULL;
}

/* What a person is called in the row, for its title. */
static const char *
best_name (GString *texts[3])
{
  return texts[2]->len > 0 ? texts[2]->str : texts[0]->len > 0 ? texts[0]->str : texts[1]->str;
}

/* Finds one side of the pair. Returns why it is not found, and gives what it is called. */
static char *
read_side (BinomeImportPlan *plan, BinomeColumn first, const char *missing, guint32 *person, char **name)
{
  GString *texts[3] = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  char *reason;

  take_names (plan, first, texts);
  *name = g_strdup (best_name (texts));
  reason = **name == '\0' ? g_strdup (missing) : find_person (plan, texts, person);
  for (guint i = 0; i < 3; i++)
    g_string_free (texts[i], TRUE);

  return reason;
}

static char *
read_people (BinomeImportPlan *plan, BinomeImportRecord *record, gboolean needs_tutor, char **title)
{
  g_autofree char *tutee = NULL, *tutor = NULL, *reason_tutor = NULL;
  char *reason = read_side (plan, BINOME_COLUMN_TUTEE, _ ("No tutee is named"), &record->tutee, &tutee);

  reason_tutor = read_side (plan, BINOME_COLUMN_TUTOR, needs_tutor ? _ ("No tutor is named") : NULL,
                            &record->tutor, &tutor);
  if (*tutee != '\0' && *tutor != '\0')
    /* Translators: the name of a pair: the tutee, then the tutor. */
    *title = g_strdup_printf (_ ("%1$s with %2$s"), tutee, tutor);
  else
    *title = g_strdup (*tutee != '\0' ? tutee : tutor);

  return reason != NULL ? reason : g_steal_pointer (&reason_tutor);
}

/* ---- fields ---- */

/* Tidies each line of a text of several. */
static char *
clean_note (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *clean = binome_text_clean_line (lines[i]);

      g_free (lines[i]);
      lines[i] = clean;
    }
  joined = g_strjoinv ("\n", lines);
  return g_strdup (g_strstrip (joined));
}

static char *
read_note (BinomeImportPlan *plan, BinomeEntity *entity, const BinomeImportField *target)
{
  int column = plan->map.column[target->column];
  g_autofree char *note = clean_note (binome_table_reader_get_field (plan->reader, (guint)column));

  binome_entity_set_text (entity, target->field, note);
  return binome_import_check_length (binome_entity_get_field (entity, target->field), note, MAX_NOTE);
}

static char *
read_cell (BinomeImportPlan *plan, BinomeEntity *entity, const BinomeImportField *target, const char *text)
{
  const BinomeField *field = binome_entity_get_field (entity, target->field);
  BinomeDate day;
  char *reason;
  int number;

  switch (field->type)
    {
    case BINOME_FIELD_DATE:
      reason = binome_import_parse_day (&plan->map, target->column, text, &day);
      if (reason == NULL)
        binome_entity_set_date (entity, target->field, day);
      return reason;
    case BINOME_FIELD_CHOICE:
      number = binome_import_parse_choice (field->choices, text);
      if (number < 0)
        /* Translators: what a cell says, and the name of a field, such as “Kind”. */
        return g_strdup_printf (_ ("“%1$s” is unknown as “%2$s”"), text, _ (field->label));
      binome_entity_set_choice (entity, target->field, number);
      return NULL;
    case BINOME_FIELD_INTEGER:
      number = binome_duration_parse (text, target->column == BINOME_COLUMN_HOURS);
      if (number < 0)
        return g_strdup_printf (_ ("“%s” is no duration: write it like 90, 1:30 or 1h30"), text);
      binome_entity_set_integer (entity, target->field, number);
      return NULL;
    case BINOME_FIELD_NOTE:
      return read_note (plan, entity, target);
    default:
      binome_entity_set_text (entity, target->field, text);
      return binome_import_check_length (field, text, BINOME_IMPORT_MAX_CHARACTERS);
    }
}

static char *
read_fields (BinomeImportPlan *plan, BinomeImportRecord *record, const BinomeImportField *fields,
             guint n_fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      char *reason;

      binome_import_take_cell (text, &plan->map, plan->reader, fields[i].column);
      if (binome_import_is_nothing (text->str))
        continue;
      reason = read_cell (plan, record->entity, &fields[i], text->str);
      if (reason != NULL)
        return reason;
      record->given |= BINOME_IMPORT_FIELD (fields[i].field);
    }

  return NULL;
}

/**
 * binome_import_record_add:
 * @plan: a plan whose reader stands on a row
 * @row: (inout): takes the title, and the reason where it cannot be used
 * @record: (transfer full): with an entity to fill; kept by the plan as that of the next row
 * @fields: (array length=n_fields): what the columns become
 * @n_fields: how many
 * @needs_tutor: whether the row must name the tutor
 *
 * Reads who a row is about, and what it says.
 */
void
binome_import_record_add (BinomeImportPlan *plan, BinomeImportRow *row, BinomeImportRecord *record,
                          const BinomeImportField *fields, guint n_fields, gboolean needs_tutor)
{
  guint index = binome_import_get_rows (plan->import)->len;
  g_autofree char *title = NULL;

  /* Rows that the reader could not make sense of have none. */
  g_ptr_array_set_size (plan->records, (int)index);
  g_ptr_array_add (plan->records, record);
  row->reason = read_people (plan, record, needs_tutor, &title);
  row->title = binome_import_plan_keep (binome_import_get_titles (plan->import), title);
  if (row->reason == NULL)
    row->reason = read_fields (plan, record, fields, n_fields);
}
