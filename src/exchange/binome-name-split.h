/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeNameOrder:
 * @BINOME_NAME_ORDER_AUTO: to be found out from the name itself
 * @BINOME_NAME_ORDER_FAMILY_FIRST: “Martin Claire”
 * @BINOME_NAME_ORDER_GIVEN_FIRST: “Claire Martin”
 *
 * The order of the parts of a name. A comma or a family name in capitals says it better.
 */
typedef enum
{
  BINOME_NAME_ORDER_AUTO,
  BINOME_NAME_ORDER_FAMILY_FIRST,
  BINOME_NAME_ORDER_GIVEN_FIRST,
} BinomeNameOrder;

gboolean binome_name_split (const char *name, BinomeNameOrder order, char **family, char **given);
char *binome_name_proper_case (const char *name);
gboolean binome_name_is_common_given (const char *word);

G_END_DECLS
