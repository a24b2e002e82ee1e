/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file kept in the workspace: the signed copy of a document, or the answer to a field of the company’s own.
 */

#include "binome-attachment.h"

#include <glib/gi18n-lib.h>

#include "binome-agreement.h"
#include "binome-field-value.h"

static const BinomeField fields[] = {
  [BINOME_ATTACHMENT_AGREEMENT]
  = BINOME_REFERENCE ("agreement", N_ ("Document"), binome_agreement_get_type, BINOME_FIELD_INTERNAL),
  [BINOME_ATTACHMENT_NAME] = BINOME_TEXT ("name", N_ ("File"), BINOME_FIELD_REQUIRED),
  [BINOME_ATTACHMENT_SIZE] = BINOME_INTEGER ("size", N_ ("Size"), 0, 104857600, 0, BINOME_FIELD_INTERNAL),
  [BINOME_ATTACHMENT_CONTENT]
  = BINOME_NOTE ("content", N_ ("Content"), BINOME_FIELD_PERSONAL | BINOME_FIELD_INTERNAL),
  [BINOME_ATTACHMENT_ANSWER]
  = BINOME_REFERENCE ("answer", N_ ("Answer"), binome_field_value_get_type, BINOME_FIELD_INTERNAL),
};

static char *
dup_title (BinomeEntity *self)
{
  return g_strdup (binome_entity_get_text (self, BINOME_ATTACHMENT_NAME));
}

BINOME_DEFINE_ENTITY (BinomeAttachment, binome_attachment, "attachment", N_ ("File kept"), fields)
