/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeEncoding:
 * @BINOME_ENCODING_AUTO: to be found out
 * @BINOME_ENCODING_UTF8: UTF-8, of which ASCII is a part
 * @BINOME_ENCODING_UTF16_LE: UTF-16, low byte first, as Excel’s “Unicode text”
 * @BINOME_ENCODING_UTF16_BE: UTF-16, high byte first
 * @BINOME_ENCODING_WINDOWS_1252: what Excel writes as “CSV” in Western Europe
 *
 * How a text file stores its characters.
 */
typedef enum
{
  BINOME_ENCODING_AUTO,
  BINOME_ENCODING_UTF8,
  BINOME_ENCODING_UTF16_LE,
  BINOME_ENCODING_UTF16_BE,
  BINOME_ENCODING_WINDOWS_1252,
} BinomeEncoding;

BinomeEncoding binome_encoding_detect (GBytes *bytes);
GBytes *binome_encoding_decode (GBytes *bytes, BinomeEncoding encoding, guint *n_replaced);
const char *binome_encoding_get_label (BinomeEncoding encoding);

G_END_DECLS
