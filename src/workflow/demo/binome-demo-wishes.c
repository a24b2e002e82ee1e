/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the sample company has refined its matching: distances between its sites, criteria kept under a name
 * and others added since, wishes and try-out talks of those who have no tutor yet. */

#include "binome-demo-private.h"

#include "binome-criteria-sets.h"
#include "binome-distances.h"
#include "binome-wishes.h"
#include "binome-workflow-sql.h"

static const BinomeDemoCriterion later_criteria[] = {
  { "Souhaits des deux", BINOME_COMPARATOR_WISHES, BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_WEIGHTED, 6,
    0 },
  { "Entretien de découverte", BINOME_COMPARATOR_TALK, BINOME_ATTRIBUTE_NONE, BINOME_CRITERION_KIND_WEIGHTED,
    4, 3 },
  { "Disponibles au même moment", BINOME_COMPARATOR_OVERLAP, BINOME_ATTRIBUTE_AVAILABILITY,
    BINOME_CRITERION_KIND_WEIGHTED, 5, 4 },
  { "Sites les plus proches", BINOME_COMPARATOR_SITE_DISTANCE, BINOME_ATTRIBUTE_NONE,
    BINOME_CRITERION_KIND_WEIGHTED, 4, 0 },
};

#define FARTHEST 700 /* kilometres */

/* By road: Lille to Lyon, Nantes and Toulouse; Lyon to Nantes and Toulouse; Nantes to Toulouse. */
static const int kilometres[] = { 690, 600, 890, 680, 540, 585 };

static gboolean
fill_distances (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) distances = binome_distances_list (self->db, programme, error);

  if (distances == NULL)
    return FALSE;
  for (guint k = 0; k < distances->len && k < G_N_ELEMENTS (kilometres); k++)
    {
      const BinomeDistance *distance = distances->pdata[k];

      if (!binome_distance_set (self->db, distance->site, distance->other, kilometres[k], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_criteria (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint k = 0; k < G_N_ELEMENTS (later_criteria); k++)
    {
      BinomeEntity *criterion = BINOME_ENTITY (binome_criterion_new ());
      gboolean is_far = later_criteria[k].comparator == BINOME_COMPARATOR_SITE_DISTANCE;

      binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, later_criteria[k].title);
      binome_entity_set_choice (criterion, BINOME_CRITERION_COMPARATOR, (int)later_criteria[k].comparator);
      binome_entity_set_choice (criterion, BINOME_CRITERION_ATTRIBUTE, (int)later_criteria[k].attribute);
      binome_entity_set_choice (criterion, BINOME_CRITERION_KIND, (int)later_criteria[k].kind);
      binome_entity_set_integer (criterion, BINOME_CRITERION_WEIGHT, later_criteria[k].weight);
      binome_entity_set_integer (criterion, BINOME_CRITERION_MINIMUM, later_criteria[k].minimum);
      binome_entity_set_integer (criterion, BINOME_CRITERION_MAXIMUM, is_far ? FARTHEST : 0);
      binome_entity_set_integer (criterion, BINOME_CRITERION_POSITION, 20 + k);
      g_ptr_array_add (criteria, criterion);
    }
  return binome_workflow_insert_all (self->db, criteria, BINOME_CRITERION_PROGRAMME, programme, error);
}

/* Tutees who have nobody, or only a proposal; or tutors with a place. */
static GArray *
list_enrolments (BinomeDemo *self, const char *sql, gint64 programme, GError **error)
{
  BinomeStatement *row = binome_db_prepare (self->db, sql, error);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (row != NULL)
    binome_statement_bind_integer (row, 1, programme);
  while (row != NULL && binome_statement_step (row, &local_error))
    {
      gint64 id = binome_statement_get_integer (row, 0);

      g_array_append_val (found, id);
    }
  if (row != NULL && local_error == NULL)
    return found;

  g_clear_pointer (&found, g_array_unref);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
say (BinomeDemo *self, gint64 tutee, gint64 tutor, BinomeWishSide side, BinomeWishKind kind,
     const char *reason, GError **error)
{
  g_autoptr (BinomeWish) wish = binome_wish_new ();
  BinomeEntity *entity = BINOME_ENTITY (wish);

  binome_entity_set_reference (entity, BINOME_WISH_TUTEE, tutee);
  binome_entity_set_reference (entity, BINOME_WISH_TUTOR, tutor);
  binome_entity_set_choice (entity, BINOME_WISH_SIDE, (int)side);
  binome_entity_set_choice (entity, BINOME_WISH_KIND, (int)kind);
  binome_entity_set_text (entity, BINOME_WISH_REASON, reason);
  return binome_wish_keep (self->db, wish, error);
}

static gboolean
talk (BinomeDemo *self, gint64 tutee, gint64 tutor, int days_ago, int tutee_note, int tutor_note,
      const char *comment, GError **error)
{
  g_autoptr (BinomeTalk) talk = binome_talk_new ();
  BinomeEntity *entity = BINOME_ENTITY (talk);

  binome_entity_set_reference (entity, BINOME_TALK_TUTEE, tutee);
  binome_entity_set_reference (entity, BINOME_TALK_TUTOR, tutor);
  binome_entity_set_date (entity, BINOME_TALK_HELD_ON, binome_demo_workday (self, self->today - days_ago));
  binome_entity_set_integer (entity, BINOME_TALK_TUTEE_RATING, tutee_note);
  binome_entity_set_integer (entity, BINOME_TALK_TUTOR_RATING, tutor_note);
  binome_entity_set_text (entity, BINOME_TALK_COMMENT, comment);
  return binome_talk_keep (self->db, talk, error);
}

/* Each of the tutees has three choices; the first of them and one tutor would like each other. */
static gboolean
fill_wishes (BinomeDemo *self, const gint64 *tutees, guint n_tutees, const gint64 *tutors, guint n_tutors,
             GError **error)
{
  for (guint k = 0; k < n_tutees; k++)
    {
      gint64 chosen[3];

      for (guint c = 0; c < 3; c++)
        chosen[c] = tutors[(2 * k + c) % n_tutors];
      if (!binome_wishes_set_choices (self->db, tutees[k], chosen, 3, error))
        return FALSE;
    }
  return say (self, tutees[0], tutors[0], BINOME_WISH_SIDE_TUTOR, BINOME_WISH_PREFER,
              "Se connaissent d’un chantier commun.", error)
         && say (self, tutees[1], tutors[0], BINOME_WISH_SIDE_TUTOR, BINOME_WISH_AVOID, "", error)
         && say (self, tutees[1], tutors[1], BINOME_WISH_SIDE_TUTEE, BINOME_WISH_VETO,
                 "Désaccord ancien, à ne pas rouvrir.", error)
         && talk (self, tutees[0], tutors[0], 9, 5, 4, "Bon contact, rythmes compatibles.", error)
         && talk (self, tutees[0], tutors[1], 6, 3, 4, "Intéressant, mais horaires décalés.", error)
         && talk (self, tutees[1], tutors[2], 5, 4, 5, "", error);
}

/**
 * binome_demo_fill_wishes:
 * @self: the sample company
 * @programme: the programme that runs
 * @error: return location for a #GError
 *
 * Returns: whether it was filled
 */
gboolean
binome_demo_fill_wishes (BinomeDemo *self, gint64 programme, GError **error)
{
  g_autoptr (GArray) tutees = list_enrolments (
      self,
      "SELECT e.id FROM enrolment e WHERE e.programme = ?1 AND e.role = 'tutee' AND e.state IN " BINOME_SQL_CAN_MATCH
      " AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.tutee = e.id AND pair.state IN " BINOME_SQL_LIVE
      ") ORDER BY e.id LIMIT 4",
      programme, error);
  g_autoptr (GArray) tutors
      = tutees != NULL
            ? list_enrolments (self,
                               "SELECT e.id FROM enrolment e WHERE e.programme = ?1 AND e.role = 'tutor'"
                               " AND e.state IN " BINOME_SQL_CAN_MATCH
                               " ORDER BY (SELECT count(*) FROM pair WHERE pair.tutor = e.id"
                               " AND pair.state IN " BINOME_SQL_TAKES_A_PLACE "), e.id LIMIT 8",
                               programme, error)
            : NULL;

  if (tutors == NULL || !fill_distances (self, programme, error)
      || !binome_criteria_set_keep (self->db, programme, "Intégration, de base", NULL, error)
      || !add_criteria (self, programme, error))
    return FALSE;
  return tutees->len < 2 || tutors->len < 4
         || fill_wishes (self, (const gint64 *)(const void *)tutees->data, tutees->len,
                         (const gint64 *)(const void *)tutors->data, tutors->len, error);
}
