/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that the sample company has added, with what people have answered. */

#include "binome-demo-private.h"

#include "binome-own-fields.h"

typedef struct
{
  const char *title;
  BinomeFieldScope scope;
  BinomeFieldKind kind;
  const char *choices;
  gboolean matching;
  gboolean listed;
} Field;

enum
{
  LANGUAGES,
  TEAM_SIZE,
  APPRENTICES,
  PROJECT,
  N_FIELDS
};

static const Field fields[N_FIELDS] = {
  [LANGUAGES] = { "Langues parlées", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_CHOICES,
                  "Français\nAnglais\nEspagnol\nPortugais\nArabe\nLangue des signes", TRUE, FALSE },
  [TEAM_SIZE]
  = { "Taille d’équipe souhaitée", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER, "", TRUE, FALSE },
  [APPRENTICES] = { "Souhaite encadrer des alternants", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_YES_NO,
                    "", TRUE, FALSE },
  [PROJECT]
  = { "Projet professionnel", BINOME_FIELD_SCOPE_TUTEE, BINOME_FIELD_KIND_LONG_TEXT, "", FALSE, FALSE },
};

static gboolean
add_field (BinomeDemo *self, const Field *told, gint64 *id, GError **error)
{
  g_autoptr (BinomeFieldDefinition) field = binome_field_definition_new ();
  BinomeEntity *entity = BINOME_ENTITY (field);

  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_TITLE, told->title);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_SCOPE, (int)told->scope);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_KIND, (int)told->kind);
  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_CHOICES, told->choices);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_AUDIENCE, (int)BINOME_FIELD_AUDIENCE_EVERYONE);
  binome_entity_set_boolean (entity, BINOME_FIELD_DEFINITION_MATCHING, told->matching);
  binome_entity_set_boolean (entity, BINOME_FIELD_DEFINITION_LISTED, told->listed);
  if (!binome_own_fields_keep (self->db, field, error))
    return FALSE;

  *id = binome_entity_get_id (entity);
  return TRUE;
}

static gboolean
add_answer (BinomeDemo *self, gint64 field, guint owner_field, gint64 owner, const char *answer,
            GError **error)
{
  g_autoptr (BinomeEntity) value = BINOME_ENTITY (binome_field_value_new ());

  binome_entity_set_reference (value, BINOME_FIELD_VALUE_FIELD, field);
  binome_entity_set_reference (value, owner_field, owner);
  binome_entity_set_text (value, BINOME_FIELD_VALUE_VALUE, answer);
  return binome_db_insert (self->db, value, error);
}

/* Whoever teaches or learns was asked; a few have not answered. */
static gboolean
add_languages (BinomeDemo *self, gint64 field, GError **error)
{
  static const char *const spoken[] = { "Français",
                                        "Français\nAnglais",
                                        "Français\nEspagnol",
                                        "Français\nPortugais",
                                        "Français\nAnglais\nEspagnol",
                                        "Français\nArabe",
                                        "Français",
                                        "Français\nAnglais\nLangue des signes" };

  for (guint i = 0; i < self->people->len; i++)
    {
      const BinomeDemoPerson *told = &g_array_index (self->people, BinomeDemoPerson, i);

      if (told->part != BINOME_DEMO_STAFF && i % 9 != 4
          && !add_answer (self, field, BINOME_FIELD_VALUE_PERSON, told->id, spoken[i % G_N_ELEMENTS (spoken)],
                          error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_of_tutor (BinomeDemo *self, const gint64 *ids, gint64 enrolment, GError **error)
{
  static const char *const sizes[] = { "2", "1", "3", "2" };

  return add_answer (self, ids[TEAM_SIZE], BINOME_FIELD_VALUE_ENROLMENT, enrolment,
                     sizes[enrolment % G_N_ELEMENTS (sizes)], error)
         && add_answer (self, ids[APPRENTICES], BINOME_FIELD_VALUE_ENROLMENT, enrolment,
                        enrolment % 3 == 0 ? "no" : "yes", error);
}

static gboolean
add_of_tutee (BinomeDemo *self, const gint64 *ids, gint64 enrolment, GError **error)
{
  static const char *const projects[]
      = { "Obtenir le diplôme, puis un poste dans l’atelier.",
          "Poursuivre en licence professionnelle après le BTS.\nS’intéresse à la méthode.",
          "Tenir seul le poste avant l’été." };

  return add_answer (self, ids[PROJECT], BINOME_FIELD_VALUE_ENROLMENT, enrolment,
                     projects[enrolment % G_N_ELEMENTS (projects)], error);
}

/* Most of those who take part have said something. */
static gboolean
add_of_enrolments (BinomeDemo *self, const gint64 *ids, BinomeEnrolmentRole role, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GArray) enrolments = NULL;

  binome_query_where_choice (query, BINOME_ENROLMENT_ROLE, BINOME_QUERY_EQUAL, (int)role);
  enrolments = binome_db_select_ids (self->db, query, error);
  if (enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    {
      gint64 enrolment = g_array_index (enrolments, gint64, i);

      if (i % 5 != 3
          && !(role == BINOME_ENROLMENT_ROLE_TUTOR ? add_of_tutor (self, ids, enrolment, error)
                                                   : add_of_tutee (self, ids, enrolment, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_demo_fill_fields:
 * @self: the sample company with its programmes
 * @error: return location for a #GError
 *
 * Returns: whether fields and answers were filled
 */
gboolean
binome_demo_fill_fields (BinomeDemo *self, GError **error)
{
  gint64 ids[N_FIELDS];

  for (guint i = 0; i < N_FIELDS; i++)
    if (!add_field (self, &fields[i], &ids[i], error))
      return FALSE;

  return add_languages (self, ids[LANGUAGES], error)
         && add_of_enrolments (self, ids, BINOME_ENROLMENT_ROLE_TUTOR, error)
         && add_of_enrolments (self, ids, BINOME_ENROLMENT_ROLE_TUTEE, error);
}
