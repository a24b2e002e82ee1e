/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all entities. */

#include "binome-model.h"

typedef GType (*GetType) (void);

/* What an entity refers to stands before it. */
static const GetType declared[] = {
  binome_organisation_get_type,
  binome_threshold_get_type,
  binome_person_get_type,
  binome_skill_get_type,
  binome_programme_get_type,
  binome_objective_get_type,
  binome_role_get_type,
  binome_milestone_get_type,
  binome_enrolment_get_type,
  binome_enrolment_skill_get_type,
  binome_criteria_set_get_type,
  binome_field_definition_get_type,
  binome_criterion_get_type,
  binome_match_constraint_get_type,
  binome_match_run_get_type,
  binome_match_result_get_type,
  binome_pair_get_type,
  binome_plan_step_get_type,
  binome_check_in_get_type,
  binome_meeting_get_type,
  binome_skill_assessment_get_type,
  binome_presence_get_type,
  binome_person_skill_get_type,
  binome_saved_list_get_type,
  binome_field_value_get_type,
  binome_import_mapping_get_type,
  binome_communication_get_type,
  binome_manager_agreement_get_type,
  binome_interview_get_type,
  binome_availability_get_type,
  binome_absence_get_type,
  binome_skill_wording_get_type,
  binome_observable_get_type,
  binome_course_get_type,
  binome_training_session_get_type,
  binome_attendance_get_type,
  binome_tutor_period_get_type,
  binome_agreement_get_type,
  binome_agreement_signature_get_type,
  binome_action_step_get_type,
  binome_plan_template_get_type,
  binome_plan_template_step_get_type,
  binome_plan_source_get_type,
  binome_letter_template_get_type,
  binome_letter_get_type,
  binome_wish_get_type,
  binome_talk_get_type,
  binome_site_distance_get_type,
  binome_attachment_get_type,
  binome_merged_record_get_type,
};

/**
 * binome_model_get_types:
 * @n_types: (out): how many there are
 *
 * Returns: (array length=n_types) (transfer none): every entity's type; what an entity refers to
 *   comes before it
 */
const GType *
binome_model_get_types (guint *n_types)
{
  static GType types[G_N_ELEMENTS (declared)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (declared); i++)
        {
          types[i] = declared[i]();
          /* The class keeps the fields: it stays for the life of the program. */
          g_type_class_ref (types[i]);
        }
      g_once_init_leave (&ready, 1);
    }

  *n_types = G_N_ELEMENTS (types);
  return types;
}

/**
 * binome_model_find_type:
 * @table: (nullable): a table
 *
 * Returns: the entity it keeps, or %G_TYPE_INVALID
 */
GType
binome_model_find_type (const char *table)
{
  guint n;
  const GType *types = binome_model_get_types (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (BINOME_ENTITY_CLASS (g_type_class_peek (types[i]))->table, table) == 0)
      return types[i];

  return G_TYPE_INVALID;
}
