/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds which function in a programme, and from when to when. */

#include "binome-role.h"

#include <glib/gi18n-lib.h>

#include "binome-person.h"
#include "binome-programme.h"

const BinomeChoice binome_role_functions[] = {
  { "coordinator", N_ ("Co-ordinator") },
  { "sponsor", N_ ("Sponsor") },
  { "committee", N_ ("Steering committee member") },
  { "trainer", N_ ("Trainer") },
  { "school", N_ ("Training-centre contact") },
  { NULL, NULL },
};

static const BinomeField fields[] = {
  [BINOME_ROLE_PROGRAMME] = BINOME_REFERENCE ("programme", N_ ("Programme"), binome_programme_get_type,
                                              BINOME_FIELD_REQUIRED | BINOME_FIELD_INTERNAL),
  [BINOME_ROLE_PERSON] = BINOME_REFERENCE ("person", N_ ("Person"), binome_person_get_type,
                                           BINOME_FIELD_REQUIRED | BINOME_FIELD_PERSONAL),
  [BINOME_ROLE_FUNCTION]
  = BINOME_CHOICE ("function", N_ ("Function"), binome_role_functions, BINOME_ROLE_FUNCTION_COORDINATOR, 0),
  [BINOME_ROLE_STARTS_ON] = BINOME_DAY ("starts-on", N_ ("From"), 0),
  [BINOME_ROLE_ENDS_ON] = BINOME_DAY ("ends-on", N_ ("Until"), 0),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_choice_label (self, BINOME_ROLE_FUNCTION));
}

BINOME_DEFINE_ENTITY (BinomeRole, binome_role, "role", N_ ("Role"), fields)
