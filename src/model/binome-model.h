/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-absence.h"
#include "binome-action-step.h"
#include "binome-agreement.h"
#include "binome-attendance.h"
#include "binome-availability.h"
#include "binome-check-in.h"
#include "binome-communication.h"
#include "binome-course.h"
#include "binome-criterion.h"
#include "binome-enrolment-skill.h"
#include "binome-enrolment.h"
#include "binome-field-definition.h"
#include "binome-field-value.h"
#include "binome-import-mapping.h"
#include "binome-interview.h"
#include "binome-letter-template.h"
#include "binome-letter.h"
#include "binome-manager-agreement.h"
#include "binome-match-constraint.h"
#include "binome-match-result.h"
#include "binome-match-run.h"
#include "binome-meeting.h"
#include "binome-milestone.h"
#include "binome-objective.h"
#include "binome-observable.h"
#include "binome-organisation.h"
#include "binome-pair.h"
#include "binome-person-skill.h"
#include "binome-person.h"
#include "binome-plan-step.h"
#include "binome-plan-template-step.h"
#include "binome-plan-template.h"
#include "binome-presence.h"
#include "binome-programme.h"
#include "binome-role.h"
#include "binome-saved-list.h"
#include "binome-skill-assessment.h"
#include "binome-skill-wording.h"
#include "binome-skill.h"
#include "binome-state-machine.h"
#include "binome-training-session.h"
#include "binome-tutor-period.h"

G_BEGIN_DECLS

const GType *binome_model_get_types (guint *n_types);
GType binome_model_find_type (const char *table);

G_END_DECLS
