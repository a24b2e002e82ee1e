/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ATTACHMENT (binome_attachment_get_type ())
BINOME_DECLARE_ENTITY (BinomeAttachment, binome_attachment, ATTACHMENT)

/* A file that belongs to a document to sign: its signed copy. */
typedef enum
{
  BINOME_ATTACHMENT_AGREEMENT,
  BINOME_ATTACHMENT_NAME,
  BINOME_ATTACHMENT_SIZE,    /* in bytes */
  BINOME_ATTACHMENT_CONTENT, /* in base64 */
} BinomeAttachmentField;

BinomeAttachment *binome_attachment_new (void);

G_END_DECLS
