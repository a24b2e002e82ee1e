/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ATTACHMENT (binome_attachment_get_type ())
BINOME_DECLARE_ENTITY (BinomeAttachment, binome_attachment, ATTACHMENT)

/* A file that is kept in the workspace: the signed copy of a document, or the answer to a field of the
 * company’s own. */
typedef enum
{
  BINOME_ATTACHMENT_AGREEMENT,
  BINOME_ATTACHMENT_NAME,
  BINOME_ATTACHMENT_SIZE,    /* in bytes */
  BINOME_ATTACHMENT_CONTENT, /* in base64 */
  BINOME_ATTACHMENT_ANSWER,
} BinomeAttachmentField;

BinomeAttachment *binome_attachment_new (void);

G_END_DECLS
