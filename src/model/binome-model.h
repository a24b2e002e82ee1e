/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-check-in.h"
#include "binome-criterion.h"
#include "binome-enrolment-skill.h"
#include "binome-enrolment.h"
#include "binome-match-constraint.h"
#include "binome-match-result.h"
#include "binome-match-run.h"
#include "binome-meeting.h"
#include "binome-milestone.h"
#include "binome-objective.h"
#include "binome-organisation.h"
#include "binome-pair.h"
#include "binome-person.h"
#include "binome-plan-step.h"
#include "binome-programme.h"
#include "binome-role.h"
#include "binome-skill-assessment.h"
#include "binome-skill.h"
#include "binome-state-machine.h"

G_BEGIN_DECLS

const GType *binome_model_get_types (guint *n_types);
GType binome_model_find_type (const char *table);

G_END_DECLS
