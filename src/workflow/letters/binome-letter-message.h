/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeMessage:
 * @from_name: (nullable): who writes
 * @from: (nullable): the address of who writes; %NULL where the mail program is to fill it in
 * @to_name: (nullable): who is written to
 * @to: the address of who is written to
 * @subject: what it is about
 * @text: the body
 * @file_name: of the attachment
 * @content: (nullable): the attachment, a PDF; %NULL for none
 * @date: when it was written
 *
 * A message with a document attached.
 */
typedef struct
{
  const char *from_name;
  const char *from;
  const char *to_name;
  const char *to;
  const char *subject;
  const char *text;
  const char *file_name;
  GBytes *content;
  GDateTime *date;
} BinomeMessage;

gboolean binome_message_is_address (const char *text);
GBytes *binome_message_write (const BinomeMessage *self, GError **error);
char *binome_message_write_link (const BinomeMessage *self, GError **error);
char *binome_message_make_file_name (const char *text, const char *extension);

G_END_DECLS
