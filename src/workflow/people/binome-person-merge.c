/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person become one: everything that refers to the other moves over. What may be
 * there only once, such as an enrolment in a programme, is made one with what is there. */

#include "binome-person-merge.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-own-values.h"
#include "binome-person-presence.h"
#include "binome-person-workflow.h"
#include "binome-workflow-sql.h"

#define NO_KEY G_MAXUINT

/* What may be in the file once only, by the fields that tell it. */
typedef struct
{
  GType (*type) (void);
  guint keys[3];
} Once;

static const Once onces[] = {
  { binome_enrolment_skill_get_type,
    { BINOME_ENROLMENT_SKILL_ENROLMENT, BINOME_ENROLMENT_SKILL_SKILL, NO_KEY } },
  { binome_match_constraint_get_type,
    { BINOME_MATCH_CONSTRAINT_PROGRAMME, BINOME_MATCH_CONSTRAINT_TUTEE, BINOME_MATCH_CONSTRAINT_TUTOR } },
  { binome_wish_get_type, { BINOME_WISH_TUTEE, BINOME_WISH_TUTOR, BINOME_WISH_SIDE } },
  { binome_person_skill_get_type,
    { BINOME_PERSON_SKILL_PERSON, BINOME_PERSON_SKILL_SKILL, BINOME_PERSON_SKILL_SIDE } },
  { binome_field_value_get_type,
    { BINOME_FIELD_VALUE_FIELD, BINOME_FIELD_VALUE_PERSON, BINOME_FIELD_VALUE_ENROLMENT } },
  { binome_attendance_get_type, { BINOME_ATTENDANCE_SESSION, BINOME_ATTENDANCE_PERSON, NO_KEY } },
  { binome_enrolment_get_type,
    { BINOME_ENROLMENT_PROGRAMME, BINOME_ENROLMENT_PERSON, BINOME_ENROLMENT_ROLE } },
};

typedef struct
{
  BinomeDb *db;
  gint64 kept;
  gint64 other;
} Merge;

static gboolean move_references (Merge *self, GType target, gint64 from, gint64 to, GError **error);

static const Once *
find_once (GType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (onces); i++)
    if (onces[i].type () == type)
      return &onces[i];

  return NULL;
}

static gboolean
has_same_keys (BinomeEntity *a, BinomeEntity *b, const Once *once)
{
  for (gsize i = 0; i < G_N_ELEMENTS (once->keys) && once->keys[i] != NO_KEY; i++)
    {
      guint field = once->keys[i];

      if (binome_entity_get_field (a, field)->type == BINOME_FIELD_CHOICE
              ? binome_entity_get_choice (a, field) != binome_entity_get_choice (b, field)
              : binome_entity_get_reference (a, field) != binome_entity_get_reference (b, field))
        return FALSE;
    }

  return TRUE;
}

/* The row that is there already under the keys that @row has now. */
static gboolean
find_there (Merge *self, BinomeEntity *row, guint moved, BinomeEntity **there, GError **error)
{
  const Once *once = find_once (G_OBJECT_TYPE (row));
  g_autoptr (GPtrArray) rows = NULL;

  *there = NULL;
  if (once == NULL)
    return TRUE;

  rows = binome_workflow_select_of (self->db, G_OBJECT_TYPE (row), moved,
                                    binome_entity_get_reference (row, moved), error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len && *there == NULL; i++)
    if (binome_entity_get_id (rows->pdata[i]) != binome_entity_get_id (row)
        && has_same_keys (rows->pdata[i], row, once))
      *there = g_object_ref (rows->pdata[i]);

  return TRUE;
}

static gboolean
is_blank (BinomeEntity *entity, guint field)
{
  switch (binome_entity_get_field (entity, field)->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      return *binome_entity_get_text (entity, field) == '\0';
    case BINOME_FIELD_DATE:
      return binome_entity_get_date (entity, field) == BINOME_DATE_NONE;
    case BINOME_FIELD_REAL:
      return isnan (binome_entity_get_real (entity, field));
    case BINOME_FIELD_REFERENCE:
      return binome_entity_get_reference (entity, field) == 0;
    case BINOME_FIELD_INTEGER:
    case BINOME_FIELD_BOOLEAN:
    case BINOME_FIELD_CHOICE:
    default:
      return FALSE;
    }
}

/* What one does not know the other tells; of two numbers, such as levels, the higher one stays. */
static void
fill_gaps (BinomeEntity *kept, BinomeEntity *other)
{
  for (guint i = 0; i < binome_entity_get_n_fields (kept); i++)
    {
      gboolean is_number = binome_entity_get_field (kept, i)->type == BINOME_FIELD_INTEGER;

      if (is_number ? binome_entity_get_integer (other, i) > binome_entity_get_integer (kept, i)
                    : is_blank (kept, i))
        binome_entity_assign (kept, i, binome_entity_peek (other, i));
    }
}

/* How far someone is: what runs goes before what is over, and that before what came to nothing. */
static int
rank_enrolment (BinomeEntity *enrolment)
{
  int state = binome_entity_get_choice (enrolment, BINOME_ENROLMENT_STATE);

  if (state == BINOME_ENROLMENT_STATE_MATCHED)
    return BINOME_ENROLMENT_STATE_DONE + 1;

  return state > BINOME_ENROLMENT_STATE_DONE ? -1 : state;
}

static int
rank_attendance (BinomeEntity *attendance)
{
  static const int ranks[] = {
    [BINOME_ATTENDANCE_STATE_CANCELLED] = 0, [BINOME_ATTENDANCE_STATE_PROPOSED] = 1,
    [BINOME_ATTENDANCE_STATE_ENROLLED] = 2,  [BINOME_ATTENDANCE_STATE_FAILED] = 3,
    [BINOME_ATTENDANCE_STATE_EXPIRED] = 4,   [BINOME_ATTENDANCE_STATE_ATTENDED] = 5,
    [BINOME_ATTENDANCE_STATE_VALIDATED] = 6,
  };

  return ranks[binome_entity_get_choice (attendance, BINOME_ATTENDANCE_STATE)];
}

/* The longer of two times in the same programme. */
static void
join_times (BinomeEntity *kept, BinomeEntity *other)
{
  BinomeDate from = binome_entity_get_date (other, BINOME_ENROLMENT_STARTS_ON);
  BinomeDate until = binome_entity_get_date (other, BINOME_ENROLMENT_ENDS_ON);

  if (from != BINOME_DATE_NONE && from < binome_entity_get_date (kept, BINOME_ENROLMENT_STARTS_ON))
    binome_entity_set_date (kept, BINOME_ENROLMENT_STARTS_ON, from);
  if (until != BINOME_DATE_NONE && until > binome_entity_get_date (kept, BINOME_ENROLMENT_ENDS_ON))
    binome_entity_set_date (kept, BINOME_ENROLMENT_ENDS_ON, until);
}

static void
fold (BinomeEntity *kept, BinomeEntity *other)
{
  static const guint outcome[]
      = { BINOME_ENROLMENT_STATE,       BINOME_ENROLMENT_REASON,        BINOME_ENROLMENT_ENDED_ON,
          BINOME_ENROLMENT_STATE_SINCE, BINOME_ENROLMENT_WAITING_SINCE, BINOME_ENROLMENT_LEFT_FROM };

  if (BINOME_IS_ENROLMENT (kept))
    {
      gboolean further = rank_enrolment (other) > rank_enrolment (kept);

      join_times (kept, other);
      for (gsize i = 0; i < G_N_ELEMENTS (outcome); i++)
        binome_entity_assign (further ? kept : other, outcome[i],
                              binome_entity_peek (further ? other : kept, outcome[i]));
    }
  if (BINOME_IS_ATTENDANCE (kept) && rank_attendance (other) > rank_attendance (kept))
    binome_entity_assign (kept, BINOME_ATTENDANCE_STATE, binome_entity_peek (other, BINOME_ATTENDANCE_STATE));
  /* Who refused once is never paired with the other. */
  if (BINOME_IS_WISH (kept) && binome_entity_get_choice (other, BINOME_WISH_KIND) == BINOME_WISH_VETO)
    for (guint i = BINOME_WISH_KIND; i <= BINOME_WISH_REASON; i++)
      binome_entity_assign (kept, i, binome_entity_peek (other, i));
  fill_gaps (kept, other);
}

/* Makes @row one with the row that is there already. */
static gboolean
unite (Merge *self, BinomeEntity *there, BinomeEntity *row, GError **error)
{
  GType type = G_OBJECT_TYPE (row);
  gint64 id = binome_entity_get_id (row);

  fold (there, row);
  if (type == BINOME_TYPE_FIELD_VALUE && !binome_own_values_unite (self->db, there, row, error))
    return FALSE;
  return (type != BINOME_TYPE_ENROLMENT
          || move_references (self, BINOME_TYPE_ENROLMENT, id, binome_entity_get_id (there), error))
         && binome_db_delete (self->db, type, id, error) && binome_db_update (self->db, there, error);
}

/* ---- presence ---- */

static gboolean
keep_piece (Merge *self, BinomeEntity *presence, BinomeDate from, BinomeDate until, gboolean *kept,
            GError **error)
{
  g_autoptr (BinomeEntity) piece = NULL;

  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, self->kept);
  if (binome_entity_get_reference (presence, BINOME_PRESENCE_MANAGER) == self->kept)
    binome_entity_set_reference (presence, BINOME_PRESENCE_MANAGER, 0);
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON, from);
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON, until);
  if (!*kept)
    {
      *kept = TRUE;
      return binome_db_update (self->db, presence, error);
    }

  piece = BINOME_ENTITY (binome_presence_new ());
  for (guint i = 0; i < binome_entity_get_n_fields (presence); i++)
    binome_entity_assign (piece, i, binome_entity_peek (presence, i));
  return binome_db_insert (self->db, piece, error);
}

/* Of a period what the kept record does not say already. */
static gboolean
move_presence (Merge *self, BinomeEntity *presence, GError **error)
{
  BinomeDate from = binome_entity_get_date (presence, BINOME_PRESENCE_STARTS_ON);
  BinomeDate until = binome_entity_get_date (presence, BINOME_PRESENCE_ENDS_ON);
  g_autoptr (GPtrArray) there = binome_person_list_presences (self->db, self->kept, error);
  gboolean kept = FALSE, over = FALSE;

  if (there == NULL)
    return FALSE;

  for (guint i = 0; i < there->len && !over; i++)
    {
      BinomeDate starts_on = binome_entity_get_date (there->pdata[i], BINOME_PRESENCE_STARTS_ON);
      BinomeDate ends_on = binome_entity_get_date (there->pdata[i], BINOME_PRESENCE_ENDS_ON);

      if ((ends_on != BINOME_DATE_NONE && ends_on < from) || (until != BINOME_DATE_NONE && starts_on > until))
        continue;
      if (from < starts_on && !keep_piece (self, presence, from, starts_on - 1, &kept, error))
        return FALSE;
      over = ends_on == BINOME_DATE_NONE || (until != BINOME_DATE_NONE && ends_on >= until);
      from = ends_on + 1;
    }
  if (!over && !keep_piece (self, presence, from, until, &kept, error))
    return FALSE;

  return kept || binome_db_delete (self->db, BINOME_TYPE_PRESENCE, binome_entity_get_id (presence), error);
}

/* ---- moving ---- */

/* Exactly what the kept record says as well, such as an absence entered twice. */
static gboolean
is_said_twice (Merge *self, BinomeEntity *row, guint moved, gboolean *twice, GError **error)
{
  g_autoptr (GPtrArray) rows = binome_workflow_select_of (self->db, G_OBJECT_TYPE (row), moved,
                                                          binome_entity_get_reference (row, moved), error);

  *twice = FALSE;
  if (rows == NULL)
    return FALSE;

  for (guint r = 0; r < rows->len && !*twice; r++)
    {
      *twice = TRUE;
      for (guint i = 0; i < binome_entity_get_n_fields (row) && *twice; i++)
        {
          g_autofree char *a = g_strdup_value_contents (binome_entity_peek (row, i));
          g_autofree char *b = g_strdup_value_contents (binome_entity_peek (rows->pdata[r], i));

          *twice = g_str_equal (a, b);
        }
    }

  return TRUE;
}

static gboolean
move_row (Merge *self, BinomeEntity *row, guint field, gint64 to, GError **error)
{
  GType type = G_OBJECT_TYPE (row);
  g_autoptr (BinomeEntity) there = NULL;
  gboolean twice = FALSE;

  if (type == BINOME_TYPE_PRESENCE && field == BINOME_PRESENCE_PERSON)
    return move_presence (self, row, error);
  /* Nobody becomes their own line manager: the kept record’s is seen to apart. */
  if (type == BINOME_TYPE_PERSON
      && (binome_entity_get_id (row) == self->kept || binome_entity_get_id (row) == self->other))
    return TRUE;
  if (type == BINOME_TYPE_PRESENCE)
    {
      gint64 person = binome_entity_get_reference (row, BINOME_PRESENCE_PERSON);

      if (person == self->kept || person == self->other)
        to = 0;
    }

  binome_entity_set_reference (row, field, to);
  if (!find_there (self, row, field, &there, error))
    return FALSE;
  if (there != NULL)
    return unite (self, there, row, error);
  if ((type == BINOME_TYPE_ROLE || type == BINOME_TYPE_ABSENCE || type == BINOME_TYPE_AVAILABILITY)
      && !is_said_twice (self, row, field, &twice, error))
    return FALSE;

  return twice ? binome_db_delete (self->db, type, binome_entity_get_id (row), error)
               : binome_db_update_fields (self->db, row, G_GUINT64_CONSTANT (1) << field, error);
}

/* Whatever refers to @from, in any table, refers to @to afterwards. */
static gboolean
move_references (Merge *self, GType target, gint64 from, gint64 to, GError **error)
{
  guint n_types;
  const GType *types = binome_model_get_types (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (BinomeEntity) sample = g_object_new (types[t], NULL);

      for (guint field = 0; field < binome_entity_get_n_fields (sample); field++)
        {
          const BinomeField *declared = binome_entity_get_field (sample, field);
          g_autoptr (GPtrArray) rows = NULL;

          if (declared->type != BINOME_FIELD_REFERENCE || declared->target () != target)
            continue;
          rows = binome_workflow_select_of (self->db, types[t], field, from, error);
          if (rows == NULL)
            return FALSE;
          for (guint i = 0; i < rows->len; i++)
            if (!move_row (self, rows->pdata[i], field, to, error))
              return FALSE;
        }
    }

  return TRUE;
}

/* ---- the person ---- */

static gboolean
check_no_pair (BinomeDb *db, BinomeEntity *kept, BinomeEntity *other, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (
      db,
      "SELECT count (*) FROM pair JOIN enrolment a ON a.id = pair.tutor JOIN enrolment b ON b.id = pair.tutee"
      " WHERE (a.person = ?1 AND b.person = ?2) OR (a.person = ?2 AND b.person = ?1)",
      error);
  g_autoptr (GError) local_error = NULL;
  gint64 n = 0;

  if (statement == NULL)
    return FALSE;

  binome_statement_bind_integer (statement, 1, binome_entity_get_id (kept));
  binome_statement_bind_integer (statement, 2, binome_entity_get_id (other));
  while (binome_statement_step (statement, &local_error))
    n = binome_statement_get_integer (statement, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (n > 0)
    {
      g_autofree char *name = binome_entity_dup_title (kept);
      g_autofree char *other_name = binome_entity_dup_title (other);

      /* Translators: two people. */
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                   _ ("%1$s and %2$s are or were a pair: they are two people."), name, other_name);
      return FALSE;
    }

  return TRUE;
}

/* The line manager chosen, where that is neither of the two. */
static gint64
choose_manager (BinomeEntity *kept, BinomeEntity *other, gboolean of_other)
{
  gint64 ids[2] = { binome_entity_get_reference (of_other ? other : kept, BINOME_PERSON_MANAGER),
                    binome_entity_get_reference (of_other ? kept : other, BINOME_PERSON_MANAGER) };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      if (ids[i] == 0 && i == 0)
        return 0;
      if (ids[i] != binome_entity_get_id (kept) && ids[i] != binome_entity_get_id (other))
        return ids[i];
    }

  return 0;
}

/* What was done to the other record is found by its number. */
static gboolean
remember (Merge *self, GError **error)
{
  g_autoptr (BinomeEntity) record = BINOME_ENTITY (binome_merged_record_new ());

  binome_entity_set_reference (record, BINOME_MERGED_RECORD_PERSON, self->kept);
  binome_entity_set_integer (record, BINOME_MERGED_RECORD_RECORD, self->other);
  return binome_db_insert (self->db, record, error);
}

/**
 * binome_person_merge:
 * @db: the file, in a write
 * @kept: the record that stays
 * @other: another record of the same person, which goes
 * @fields: the fields that @kept takes from @other, one bit each
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where they cannot be one person
 *
 * Makes one record of two. Enrolments, pairs, skills, presence, training, letters and whoever they lead
 * move to @kept; what both have is made one, with the higher level and the further state.
 *
 * Returns: whether it was done
 */
gboolean
binome_person_merge (BinomeDb *db, gint64 kept, gint64 other, guint64 fields, GError **error)
{
  Merge self = { db, kept, other };
  g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, kept, error);
  g_autoptr (BinomeEntity) twin
      = person != NULL ? binome_db_get (db, BINOME_TYPE_PERSON, other, error) : NULL;
  g_autofree char *name = NULL, *action = NULL;
  gboolean of_other = (fields & (G_GUINT64_CONSTANT (1) << BINOME_PERSON_MANAGER)) != 0;
  gint64 manager;

  if (twin == NULL)
    return FALSE;
  if (kept == other)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("Choose two records: this is one and the same."));
      return FALSE;
    }
  if (!check_no_pair (db, person, twin, error))
    return FALSE;

  manager = choose_manager (person, twin, of_other);
  for (guint i = 0; i < binome_entity_get_n_fields (person); i++)
    if ((fields & (G_GUINT64_CONSTANT (1) << i)) != 0 && i != BINOME_PERSON_MANAGER)
      binome_entity_assign (person, i, binome_entity_peek (twin, i));
  binome_entity_set_reference (person, BINOME_PERSON_MANAGER, 0);
  name = binome_entity_dup_title (person);

  if (!binome_entity_validate (person, error) || !binome_db_update (db, person, error)
      || !move_references (&self, BINOME_TYPE_PERSON, other, kept, error)
      || !binome_own_values_replace_person (db, other, kept, error) || !remember (&self, error)
      || !binome_db_delete (db, BINOME_TYPE_PERSON, other, error)
      || !binome_person_set_manager (db, kept, manager, error)
      || !binome_person_align_presence (db, kept, error))
    return FALSE;

  /* Translators: %s is a person. */
  action = g_strdup_printf (_ ("Merge two records of %s"), name);
  binome_db_name_action (db, action);
  return TRUE;
}
