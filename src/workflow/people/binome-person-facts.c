/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file knows of a person as a participant, and when they can be met: for their page. */

#include "binome-person-facts.h"

#include <glib/gi18n-lib.h>

#include "binome-availability-workflow.h"
#include "binome-clock.h"
#include "binome-person-presence.h"
#include "binome-workflow-sql.h"

/* Documents of the pairs of somebody: those of a tutee, and of a tutor what they sign. */
static const char documents_sql[] = "SELECT a.id, a.pair, " BINOME_SQL_NAME (
    "p") " FROM agreement a JOIN pair q ON q.id = a.pair"
         " JOIN enrolment o ON o.id = iif (q.tutee = ?1, coalesce (a.tutor, q.tutor), q.tutee)"
         " JOIN person p ON p.id = o.person"
         " WHERE a.state <> 'revised' AND (q.tutee = ?1 OR coalesce (a.tutor, q.tutor) = ?1"
         "  OR a.id IN (SELECT agreement FROM agreement_signature WHERE tutor = ?1))"
         " ORDER BY a.pair DESC, a.kind, a.id DESC";

/* The choices in their order, then the others as they were said. */
static const char wishes_sql[] = "SELECT w.kind, w.rank, " BINOME_SQL_NAME (
    "p") " FROM wish w JOIN enrolment e ON e.id = ?1 AND w.side = e.role"
         " JOIN enrolment o ON o.id = iif (e.role = 'tutee', w.tutor, w.tutee)"
         " JOIN person p ON p.id = o.person WHERE iif (e.role = 'tutee', w.tutee, w.tutor) = ?1"
         " ORDER BY w.rank = 0, w.rank, w.kind, w.id";

void
binome_person_fact_free (BinomePersonFact *self)
{
  g_clear_object (&self->entity);
  g_free (self->programme);
  g_free (self->text);
  g_free (self);
}

/* Takes @text. */
static BinomePersonFact *
add_fact (GPtrArray *facts, BinomePersonFactKind kind, BinomeEntity *enrolment, const char *programme,
          BinomeEntity *entity, char *text)
{
  BinomePersonFact *fact = g_new0 (BinomePersonFact, 1);

  fact->kind = kind;
  fact->enrolment = binome_entity_get_id (enrolment);
  fact->programme = g_strdup (programme);
  fact->entity = entity != NULL ? g_object_ref (entity) : NULL;
  fact->text = text;
  g_ptr_array_add (facts, fact);
  return fact;
}

/* The newest first. */
static gboolean
add_rows (BinomeDb *db, GPtrArray *facts, BinomePersonFactKind kind, GType type, guint reference,
          BinomeEntity *enrolment, const char *programme, GError **error)
{
  g_autoptr (GPtrArray) rows
      = binome_workflow_select_of (db, type, reference, binome_entity_get_id (enrolment), error);

  if (rows == NULL)
    return FALSE;

  for (guint i = rows->len; i > 0; i--)
    add_fact (facts, kind, enrolment, programme, rows->pdata[i - 1], NULL);
  return TRUE;
}

static char *
describe_wish (const char *kind, gint64 rank, const char *name)
{
  int found = MAX (binome_choice_find (binome_wish_kinds, kind), 0);

  if (rank > 0)
    /* Translators: the place of a choice, then a person: “1. Paul Durand”. */
    return g_strdup_printf (_ ("%1$d. %2$s"), (int)rank, name);

  /* Translators: a wish such as “Refuses”, then a person. */
  return g_strdup_printf (C_ ("wish", "%1$s: %2$s"), _ (binome_wish_kinds[found].label), name);
}

static gboolean
add_wishes (BinomeDb *db, GPtrArray *facts, BinomeEntity *enrolment, const char *programme, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, wishes_sql, error);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 talks;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, binome_entity_get_id (enrolment));
  while (binome_statement_step (row, &local_error))
    g_strv_builder_take (parts, describe_wish (binome_statement_get_text (row, 0),
                                               binome_statement_get_integer (row, 1),
                                               binome_statement_get_text (row, 2)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!binome_workflow_get_number (db, "SELECT count (*) FROM talk WHERE tutee = ?1 OR tutor = ?1",
                                   binome_entity_get_id (enrolment), &talks, error))
    return FALSE;
  if (talks > 0)
    g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%d try-out talk", "%d try-out talks", (gulong)talks), (int)talks));

  words = g_strv_builder_end (parts);
  if (words[0] != NULL)
    add_fact (facts, BINOME_PERSON_FACT_WISHES, enrolment, programme, NULL, g_strjoinv (" · ", words));
  return TRUE;
}

static gboolean
add_documents (BinomeDb *db, GPtrArray *facts, BinomeEntity *enrolment, const char *programme, GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, documents_sql, error);
  guint first = facts->len;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, binome_entity_get_id (enrolment));
  while (binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);
      BinomePersonFact *fact = add_fact (facts, BINOME_PERSON_FACT_DOCUMENT, enrolment, programme, NULL,
                                         g_strdup (binome_statement_get_text (row, 2)));

      fact->pair = binome_statement_get_integer (row, 1);
      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < ids->len; i++)
    {
      BinomePersonFact *fact = facts->pdata[first + i];

      fact->entity = binome_db_get (db, BINOME_TYPE_AGREEMENT, g_array_index (ids, gint64, i), error);
      if (fact->entity == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_part (BinomeDb *db, GPtrArray *facts, BinomeEntity *enrolment, GError **error)
{
  g_autoptr (BinomeEntity) programme = binome_db_get (
      db, BINOME_TYPE_PROGRAMME, binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PROGRAMME), error);
  const char *title;

  if (programme == NULL)
    return FALSE;

  title = binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE);
  return add_rows (db, facts, BINOME_PERSON_FACT_MANAGER, BINOME_TYPE_MANAGER_AGREEMENT,
                   BINOME_MANAGER_AGREEMENT_ENROLMENT, enrolment, title, error)
         && add_rows (db, facts, BINOME_PERSON_FACT_INTERVIEW, BINOME_TYPE_INTERVIEW,
                      BINOME_INTERVIEW_ENROLMENT, enrolment, title, error)
         && add_wishes (db, facts, enrolment, title, error)
         && add_documents (db, facts, enrolment, title, error);
}

/**
 * binome_person_list_facts:
 * @db: the file
 * @person: someone
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type BinomePersonFact): their managers’ answers, interviews,
 *   wishes and documents, programme by programme, the newest first
 */
GPtrArray *
binome_person_list_facts (BinomeDb *db, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify)binome_person_fact_free);
  g_autoptr (GPtrArray) parts
      = binome_workflow_select_of (db, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PERSON, person, error);

  if (parts == NULL)
    return NULL;

  for (guint i = parts->len; i > 0; i--)
    if (!add_part (db, facts, parts->pdata[i - 1], error))
      return NULL;
  return g_steal_pointer (&facts);
}

/**
 * binome_person_describe_availability:
 * @db: the file
 * @person: someone
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): how many hours a week they can be met, and below the absences that are
 * not over, the next one first
 */
char *
binome_person_describe_availability (BinomeDb *db, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) absences = binome_absence_list (db, person, error);
  BinomeWeek week;
  g_autofree char *hours = NULL;
  GString *text;

  if (absences == NULL || !binome_availability_read_week (db, person, &week, error))
    return NULL;

  hours = binome_availability_describe_hours (&week);
  text = g_string_new (hours);
  for (guint i = absences->len; i > 0; i--)
    {
      BinomeEntity *absence = absences->pdata[i - 1];
      const char *reason = binome_entity_get_text (absence, BINOME_ABSENCE_REASON);
      BinomeDate until = binome_entity_get_date (absence, BINOME_ABSENCE_ENDS_ON);
      g_autofree char *period
          = binome_person_format_period (binome_entity_get_date (absence, BINOME_ABSENCE_STARTS_ON), until);

      if (until < binome_clock_today ())
        continue;
      g_string_append_c (text, '\n');
      /* Translators: %s is a period, such as “2 Mar 2026 – 6 Mar 2026”. */
      g_string_append_printf (text, _ ("Away %s"), period);
      if (*reason != '\0')
        g_string_append_printf (text, " · %s", reason);
    }

  return g_string_free (text, FALSE);
}
