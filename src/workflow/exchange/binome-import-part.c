/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of tutors or tutees: what a row says of the part in the programme, beside the person. */

#include "binome-import-private.h"

#include <glib/gi18n-lib.h>

#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-live-rules.h"
#include "binome-pair-team.h"
#include "binome-person-presence.h"
#include "binome-programme-workflow.h"
#include "binome-registration-private.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define SKILLS BINOME_IMPORT_PART_SKILLS

/* What columns become, by their headings: exactly those, as other columns of a staff list are called like
 * them. */
static const struct
{
  BinomeColumn column;
  int field; /* of an enrolment; -1 for what is no field of it */
  const char *headings;
} columns[] = {
  { BINOME_COLUMN_STATE, BINOME_ENROLMENT_STATE, "state,etat,stage,etape" },
  { BINOME_COLUMN_END_REASON, -1, "reason,motif" },
  { BINOME_COLUMN_CAPACITY, BINOME_ENROLMENT_CAPACITY,
    "tutees at most,tutores au plus,capacity,capacite,places,nombre de tutores" },
  { BINOME_COLUMN_HOURS_PER_MONTH, BINOME_ENROLMENT_HOURS_PER_MONTH,
    "hours a month,heures par mois,hours per month,heures mois" },
  { BINOME_COLUMN_AVAILABLE_FROM, BINOME_ENROLMENT_STARTS_ON,
    "available from,disponible a partir du,disponible du,disponible des le" },
  { BINOME_COLUMN_AVAILABLE_UNTIL, BINOME_ENROLMENT_ENDS_ON,
    "available until,disponible jusqu'au,disponible jusqu’au,disponible au" },
  { BINOME_COLUMN_GOALS, BINOME_ENROLMENT_GOALS, "goals,buts,but,objectifs,objectif,goal,objectives" },
  { BINOME_COLUMN_PRIORITY, BINOME_ENROLMENT_PRIORITY,
    "priority (0 to 3),priorite (0 a 3),priority,priorite" },
  { BINOME_COLUMN_EXPERIENCE, BINOME_ENROLMENT_EXPERIENCE,
    "years of experience in the field,annees d'experience dans le metier,annees d’experience dans le metier,"
    "years of experience,annees d'experience,annees d’experience,experience" },
  { BINOME_COLUMN_CONTRACT, BINOME_ENROLMENT_CONTRACT, "" }, /* a column of a staff list */
  { BINOME_COLUMN_PROLONGED, BINOME_ENROLMENT_PROLONGED,
    "training prolonged after a failed examination,training prolonged,formation prolongee apres un echec a "
    "l'examen,formation prolongee apres un echec a l’examen,formation prolongee,apprentissage prolonge" },
  { BINOME_COLUMN_SKILLS, -1, "skills,competences" },
  { BINOME_COLUMN_REMOTE, -1, "works remotely,en teletravail,teletravail,remote" },
  { BINOME_COLUMN_NOTE, -1, "notes,note,remarques,commentaires" },
};

/* What a row says of the part in the programme. */
typedef struct
{
  guint32 row;
  BinomeEntity *enrolment; /* as it is to be kept; without an id for a new one */
  guint32 given;           /* its fields that the row sets, one bit each */
  int state;               /* the state wanted; -1 for none */
  char *reason;
  GPtrArray *names; /* of skills */
  GArray *levels;   /* of int, for each name; 0 where the row says none */
} Part;

struct _BinomeImportParts
{
  BinomeEntity *programme;
  BinomeEnrolmentRole role;
  GHashTable *enrolled; /* enrolments by person (gint64) */
  GPtrArray *parts;
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_object_unref (part->enrolment);
  g_ptr_array_unref (part->names);
  g_array_unref (part->levels);
  g_free (part->reason);
  g_free (part);
}

void
binome_import_parts_free (BinomeImportParts *self)
{
  g_clear_object (&self->programme);
  g_clear_pointer (&self->enrolled, g_hash_table_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

/* ---- columns ---- */

static gboolean
is_about_parts (BinomeImport *self)
{
  return self->as == BINOME_IMPORT_TUTORS || self->as == BINOME_IMPORT_TUTEES;
}

static gboolean
is_taken (BinomeImport *self, BinomeColumn target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (binome_import_get_column (self, i)->target == target)
      return TRUE;

  return FALSE;
}

/* “Tutor” under “Role” is no job, which stands in another column then. */
static void
leave_out_roles (BinomeImport *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      BinomeImportColumn *column = binome_import_get_column (self, i);
      gboolean is_role = column->target == BINOME_COLUMN_JOB && column->samples[0] != NULL;

      for (guint s = 0; is_role && column->samples[s] != NULL; s++)
        is_role
            = g_str_equal (column->samples[s], _ (binome_enrolment_roles[BINOME_ENROLMENT_ROLE_TUTOR].label))
              || g_str_equal (column->samples[s],
                              _ (binome_enrolment_roles[BINOME_ENROLMENT_ROLE_TUTEE].label));
      if (!is_role)
        continue;
      column->target = BINOME_COLUMN_IGNORE;
      found = TRUE;
    }
  for (guint i = 0; i < self->columns->len && found; i++)
    {
      BinomeImportColumn *column = binome_import_get_column (self, i);
      g_autofree char *heading = binome_text_fold (column->header);

      if (column->target != BINOME_COLUMN_IGNORE || g_str_equal (heading, "role")
          || binome_column_match_heading (column->header, BINOME_LIST_STAFF).target != BINOME_COLUMN_JOB)
        continue;
      column->target = BINOME_COLUMN_JOB;
      return;
    }
}

/**
 * binome_import_guess_part_columns:
 * @self: an import whose columns were guessed as those of a staff list
 *
 * In a list of tutors or tutees, columns that stand for nothing so far are those of the export of
 * participants, by their headings. In a list of people they are left out again.
 */
void
binome_import_guess_part_columns (BinomeImport *self)
{
  if (is_about_parts (self))
    leave_out_roles (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      BinomeImportColumn *column = binome_import_get_column (self, i);
      g_autofree char *heading = binome_text_fold (column->header);

      if (!is_about_parts (self) && self->as == BINOME_IMPORT_PEOPLE
          && !binome_column_is_for (column->target, BINOME_LIST_STAFF))
        column->target = BINOME_COLUMN_IGNORE;
      if (!is_about_parts (self) || !self->has_header || column->own_field != 0
          || column->target != BINOME_COLUMN_IGNORE)
        continue;
      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        {
          g_auto (GStrv) headings = g_strsplit (columns[c].headings, ",", -1);

          if (!g_strv_contains ((const char *const *)headings, heading) || is_taken (self, columns[c].column))
            continue;
          column->target = columns[c].column;
          column->confidence = 1;
        }
    }
}

/* ---- reading ---- */

/* Gets ready to read parts, where the list is about them. */
gboolean
binome_import_parts_begin (BinomeImportPlan *plan, GError **error)
{
  BinomeImportParts *self;
  g_autoptr (GPtrArray) enrolments = NULL;

  if (!is_about_parts (plan->import))
    return TRUE;

  plan->parts = self = g_new0 (BinomeImportParts, 1);
  self->role
      = plan->import->as == BINOME_IMPORT_TUTORS ? BINOME_ENROLMENT_ROLE_TUTOR : BINOME_ENROLMENT_ROLE_TUTEE;
  self->enrolled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->programme
      = binome_db_get (plan->db, BINOME_TYPE_PROGRAMME, binome_import_get_programme (plan->import), error);
  enrolments = self->programme == NULL || !binome_programme_check_open (self->programme, error)
                   ? NULL
                   : binome_workflow_select_of (plan->db, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PROGRAMME,
                                                binome_import_get_programme (plan->import), error);
  if (enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    {
      gint64 person = binome_entity_get_reference (enrolments->pdata[i], BINOME_ENROLMENT_PERSON);

      if (binome_entity_get_choice (enrolments->pdata[i], BINOME_ENROLMENT_ROLE) == (int)self->role)
        g_hash_table_insert (self->enrolled, g_memdup2 (&person, sizeof person),
                             g_object_ref (enrolments->pdata[i]));
    }
  return TRUE;
}

/* 0 for someone new. */
static gint64
get_id (BinomeImportPlan *plan, const BinomeImportRow *row)
{
  return row->person != BINOME_IMPORT_NOBODY ? binome_import_people_get_id (plan->people, row->person) : 0;
}

/* The person as the row leaves them. */
static BinomeEntity *
make_person (BinomeImportPlan *plan, const BinomeImportRow *row, GError **error)
{
  static const guint days[] = { BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON };
  static const guint names[] = { BINOME_PERSON_FAMILY_NAME, BINOME_PERSON_GIVEN_NAME };
  gint64 id = get_id (plan, row);
  BinomeEntity *person = id != 0 ? binome_db_get (plan->db, BINOME_TYPE_PERSON, id, error)
                                 : BINOME_ENTITY (binome_person_new ());

  if (person == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const char *value = binome_import_plan_get_value (plan, row, days[i]);

      if (*value != '\0')
        binome_entity_set_date (person, days[i], binome_date_parse_iso (value));
    }
  for (gsize i = 0; id == 0 && i < G_N_ELEMENTS (names); i++)
    binome_entity_set_text (person, names[i], binome_import_plan_get_value (plan, row, names[i]));
  return person;
}

/* Sets a field to what its cell says; (transfer full) (nullable): why that is not possible. */
static char *
read_field (BinomeImportPlan *plan, Part *part, BinomeColumn column, guint field)
{
  const BinomeField *declared = binome_entity_get_field (part->enrolment, field);
  const char *raw = plan->map.column[column] < 0
                        ? ""
                        : binome_table_reader_get_field (plan->reader, (guint)plan->map.column[column]);
  g_autofree char *cell = declared->type == BINOME_FIELD_NOTE ? g_strdup (raw) : binome_text_clean_line (raw);
  gboolean changed = FALSE;
  char *reason = NULL;

  if (binome_import_is_nothing (cell))
    return NULL;
  if (declared->type == BINOME_FIELD_DATE)
    {
      BinomeDate before = binome_entity_get_date (part->enrolment, field), day;

      reason = binome_import_parse_day (&plan->map, column, cell, &day);
      if (reason == NULL && day != BINOME_DATE_NONE)
        binome_entity_set_date (part->enrolment, field, day);
      changed = reason == NULL && day != BINOME_DATE_NONE && day != before;
    }
  else
    reason = binome_registration_take_answer (part->enrolment, field, cell, &changed);
  if (changed)
    part->given |= BINOME_IMPORT_FIELD (field);

  return reason;
}

/* A move that the stages of a participant allow. What comes with a pair is not said by a list of people. */
static char *
check_state (Part *part, int from, gboolean is_new)
{
  int to = binome_entity_get_choice (part->enrolment, BINOME_ENROLMENT_STATE);
  g_autoptr (GError) wrong = NULL;

  part->given &= ~BINOME_IMPORT_FIELD (BINOME_ENROLMENT_STATE);
  binome_entity_set_choice (part->enrolment, BINOME_ENROLMENT_STATE, from);
  if (to == from)
    return NULL;
  /* Who is new begins at any stage of the recruitment. */
  if (is_new && to <= BINOME_ENROLMENT_STATE_ACCEPTED)
    {
      part->given
          |= BINOME_IMPORT_FIELD (BINOME_ENROLMENT_STATE) | BINOME_IMPORT_FIELD (BINOME_ENROLMENT_APPLIED_ON);
      binome_entity_set_choice (part->enrolment, BINOME_ENROLMENT_STATE, to);
      if (to < BINOME_ENROLMENT_STATE_APPLIED)
        binome_entity_set_date (part->enrolment, BINOME_ENROLMENT_APPLIED_ON, BINOME_DATE_NONE);
      return NULL;
    }
  if (from == BINOME_ENROLMENT_STATE_MATCHED || to == BINOME_ENROLMENT_STATE_MATCHED
      || to == BINOME_ENROLMENT_STATE_DONE)
    /* Translators: two states of a participant, such as “Accepted” and “Matched”. */
    return g_strdup_printf (_ ("“%1$s” becomes “%2$s” with a pair, not by this list"),
                            _ (binome_enrolment_states[from].label), _ (binome_enrolment_states[to].label));
  if (!binome_state_machine_check (&binome_enrolment_machine, from, to, part->reason, &wrong))
    return g_strdup (wrong->message);

  part->state = to;
  return NULL;
}

/* “Welding (3); Excel”: skills with their levels, or without. */
static char *
read_skills (BinomeImportPlan *plan, Part *part)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  binome_import_take_cell (cell, &plan->map, plan->reader, BINOME_COLUMN_SKILLS);
  names = binome_import_is_nothing (cell->str) ? g_new0 (char *, 1) : g_strsplit_set (cell->str, ";,", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *end = g_strrstr (names[i], "(");
      int level = 0;
      g_autofree char *name = NULL;

      if (end != NULL && end[1] >= '0' && end[1] <= '9')
        {
          level = end[1] >= '1' && end[1] <= '4' && end[2] == ')' ? end[1] - '0' : -1;
          *end = '\0';
        }
      name = binome_text_clean_line (names[i]);
      if (level < 0)
        /* Translators: %s is a skill. */
        return g_strdup_printf (_ ("“%s”: the level of a skill is from 1 to 4"), name);
      if (*name == '\0')
        continue;
      g_ptr_array_add (part->names, g_steal_pointer (&name));
      g_array_append_val (part->levels, level);
    }

  return NULL;
}

/* The enrolment beside the file: there when the person is, with places for those it has. */
static gboolean
check_part (BinomeImportPlan *plan, Part *part, BinomeEntity *person, GError **error)
{
  static const guint days[] = { BINOME_ENROLMENT_STARTS_ON, BINOME_ENROLMENT_ENDS_ON };
  gint64 id = binome_entity_get_id (part->enrolment), used = 0;

  if (!binome_entity_validate_field (part->enrolment, BINOME_ENROLMENT_ENDS_ON, error))
    return FALSE;
  if (id == 0)
    return binome_person_fit_enrolment_of (plan->db, person, part->enrolment, error);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if ((part->given & BINOME_IMPORT_FIELD (days[i])) != 0
        && !binome_live_rules_check (plan->db, part->enrolment, days[i], error))
      return FALSE;
  if ((part->given & BINOME_IMPORT_FIELD (BINOME_ENROLMENT_CAPACITY)) == 0)
    return TRUE;
  if (!binome_pair_team_count_places (plan->db, id, 0, &used, error))
    return FALSE;
  if (used <= binome_entity_get_integer (part->enrolment, BINOME_ENROLMENT_CAPACITY))
    return TRUE;

  g_set_error (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
               ngettext ("%d place is taken already.", "%d places are taken already.", (gulong)used),
               (int)used);
  return FALSE;
}

/* Tutees have no places; the contract of a tutor, and how far they were trained, is not the matter. */
static gboolean
is_of_role (guint field, BinomeEnrolmentRole role)
{
  switch (field)
    {
    case BINOME_ENROLMENT_CAPACITY:
      return role == BINOME_ENROLMENT_ROLE_TUTOR;
    case BINOME_ENROLMENT_CONTRACT:
    case BINOME_ENROLMENT_PROLONGED:
      return role == BINOME_ENROLMENT_ROLE_TUTEE;
    default:
      return TRUE;
    }
}

static char *
read_cells (BinomeImportPlan *plan, Part *part, gboolean is_new)
{
  g_autoptr (GString) why = g_string_new (NULL);
  int from = is_new ? (int)binome_import_get_stage (plan->import)
                    : binome_entity_get_choice (part->enrolment, BINOME_ENROLMENT_STATE);
  char *reason = NULL;

  binome_import_take_cell (why, &plan->map, plan->reader, BINOME_COLUMN_END_REASON);
  part->reason = g_strdup (why->str);
  binome_entity_set_choice (part->enrolment, BINOME_ENROLMENT_STATE, from);
  for (gsize i = 0; i < G_N_ELEMENTS (columns) && reason == NULL; i++)
    if (columns[i].field >= 0 && plan->map.column[columns[i].column] >= 0
        && is_of_role ((guint)columns[i].field, plan->parts->role))
      reason = read_field (plan, part, columns[i].column, (guint)columns[i].field);
  if (reason == NULL)
    reason = check_state (part, from, is_new);

  return reason != NULL ? reason : read_skills (plan, part);
}

/* Which of the skills of a row somebody has not yet, or not at that level. */
static gboolean
find_new_skills (BinomeImportPlan *plan, Part *part, gboolean *any, GError **error)
{
  static const char sql[] = "SELECT x.level FROM enrolment_skill x JOIN skill s ON s.id = x.skill"
                            " WHERE x.enrolment = ?1 AND binome_fold (s.title) = binome_fold (?2)";

  *any = FALSE;
  for (guint i = 0; i < part->names->len && !*any; i++)
    {
      BinomeStatement *row = binome_db_prepare (plan->db, sql, error);
      int level = -1;
      g_autoptr (GError) local_error = NULL;

      if (row == NULL)
        return FALSE;
      binome_statement_bind_integer (row, 1, binome_entity_get_id (part->enrolment));
      binome_statement_bind_text (row, 2, part->names->pdata[i]);
      while (binome_statement_step (row, &local_error))
        level = (int)binome_statement_get_integer (row, 0);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      *any = level < 0
             || (g_array_index (part->levels, int, i) != 0 && g_array_index (part->levels, int, i) != level);
    }

  return TRUE;
}

/**
 * binome_import_parts_judge:
 * @plan: what is known of the file; its reader stands on the row
 * @row: the row, whose person was found or is nobody yet
 * @error: return location for a #GError
 *
 * Reads what the row says of the part in the programme. What cannot be is the reason of the row.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_parts_judge (BinomeImportPlan *plan, BinomeImportRow *row, GError **error)
{
  BinomeImportParts *self = plan->parts;
  gint64 id = get_id (plan, row);
  BinomeEntity *known = self == NULL || id == 0 ? NULL : g_hash_table_lookup (self->enrolled, &id);
  g_autoptr (BinomeEntity) person = self != NULL ? make_person (plan, row, error) : NULL;
  g_autoptr (GError) wrong = NULL;
  gboolean new_skills;
  Part *part;

  if (self == NULL || person == NULL)
    return self == NULL;

  part = g_new0 (Part, 1);
  part->row = binome_import_get_rows (plan->import)->len;
  part->enrolment
      = known != NULL ? g_object_ref (known) : binome_enrolment_make (self->programme, self->role, id, 0);
  part->state = -1;
  part->names = g_ptr_array_new_with_free_func (g_free);
  part->levels = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (self->parts, part);

  row->reason = read_cells (plan, part, known == NULL);
  if (row->reason == NULL && !check_part (plan, part, person, &wrong))
    {
      if (wrong->domain != BINOME_ERROR
          || (wrong->code != BINOME_ERROR_REFUSED && wrong->code != BINOME_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&wrong));
          return FALSE;
        }
      row->reason = g_strdup (wrong->message);
    }
  if (row->reason != NULL || known == NULL)
    return TRUE;

  if (!find_new_skills (plan, part, &new_skills, error))
    return FALSE;
  row->part_changed = part->given | (part->state >= 0 ? BINOME_IMPORT_FIELD (BINOME_ENROLMENT_STATE) : 0)
                      | (new_skills ? SKILLS : 0);
  return TRUE;
}

/* The names of what changes in the part. */
void
binome_import_add_part_titles (guint32 changed, GPtrArray *titles)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (BINOME_TYPE_ENROLMENT);
  BinomeEntityClass *klass = (BinomeEntityClass *)type_class;

  for (guint i = 0; i < klass->n_fields; i++)
    if ((changed & BINOME_IMPORT_FIELD (i)) != 0)
      g_ptr_array_add (titles, (gpointer)_ (klass->fields[i].label));
  if ((changed & SKILLS) != 0)
    g_ptr_array_add (titles, (gpointer)_ ("Skills"));
}

/* ---- writing ---- */

static gboolean
write_skills (BinomeImportPlan *plan, const Part *part, gint64 enrolment, GError **error)
{
  g_autoptr (GPtrArray) rows
      = part->names->len == 0
            ? g_ptr_array_new ()
            : binome_workflow_select_of (plan->db, BINOME_TYPE_ENROLMENT_SKILL,
                                         BINOME_ENROLMENT_SKILL_ENROLMENT, enrolment, error);
  g_autoptr (GArray) skills = g_array_new (FALSE, FALSE, sizeof (BinomeSkillLevel));

  if (rows == NULL || part->names->len == 0)
    return rows != NULL;

  for (guint i = 0; i < rows->len; i++)
    binome_registration_put_skill (
        skills, binome_entity_get_reference (rows->pdata[i], BINOME_ENROLMENT_SKILL_SKILL),
        (int)binome_entity_get_integer (rows->pdata[i], BINOME_ENROLMENT_SKILL_LEVEL));
  for (guint i = 0; i < part->names->len; i++)
    {
      int level = g_array_index (part->levels, int, i);
      gint64 skill;

      if (!binome_skill_ensure (plan->db, part->names->pdata[i], NULL, &skill, error))
        return FALSE;
      for (guint s = 0; s < skills->len && level == 0; s++)
        if (g_array_index (skills, BinomeSkillLevel, s).skill == skill)
          level = g_array_index (skills, BinomeSkillLevel, s).level;
      binome_registration_put_skill (skills, skill, level != 0 ? level : BINOME_REGISTRATION_USUAL_LEVEL);
    }
  return binome_enrolment_set_skills (plan->db, enrolment, (const BinomeSkillLevel *)(void *)skills->data,
                                      skills->len, error);
}

static gboolean
find_enrolment (BinomeImportPlan *plan, gint64 person, gint64 *id, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GArray) ids = NULL;

  binome_query_where_integer (query, BINOME_ENROLMENT_PROGRAMME, BINOME_QUERY_EQUAL,
                              binome_import_get_programme (plan->import));
  binome_query_where_integer (query, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL, person);
  binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, (int)plan->parts->role);
  ids = binome_db_select_ids (plan->db, query, error);
  *id = ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  return ids != NULL;
}

/**
 * binome_import_parts_write:
 * @plan: a plan whose people and enrolments are written
 * @error: return location for a #GError
 *
 * Writes what the good rows say of the parts.
 *
 * Returns: whether it was done
 */
gboolean
binome_import_parts_write (BinomeImportPlan *plan, GError **error)
{
  GArray *rows = binome_import_get_rows (plan->import);

  for (guint i = 0; plan->parts != NULL && i < plan->parts->parts->len; i++)
    {
      Part *part = plan->parts->parts->pdata[i];
      const BinomeImportRow *row = &g_array_index (rows, BinomeImportRow, part->row);
      gint64 id;

      if (row->verdict == BINOME_IMPORT_ERROR
          || (part->given == 0 && part->state < 0 && part->names->len == 0))
        continue;
      if (!find_enrolment (plan, binome_import_people_get_id (plan->people, row->person), &id, error))
        return FALSE;
      if (id == 0)
        continue;
      binome_entity_set_id (part->enrolment, id);
      if (!binome_db_update_fields (plan->db, part->enrolment, part->given, error)
          || !write_skills (plan, part, id, error)
          || (part->state >= 0
              && !binome_enrolment_move (plan->db, id, (BinomeEnrolmentState)part->state, part->reason,
                                         error)))
        return FALSE;
    }

  return TRUE;
}
