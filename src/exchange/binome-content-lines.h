/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "binome-date.h"

G_BEGIN_DECLS

/**
 * BinomeContentLines:
 *
 * A text of content lines, the form that vCard (RFC 6350) and iCalendar (RFC 5545) share: UTF-8, lines that
 * end with CR LF and are folded after 75 bytes, never within a character.
 */
typedef struct _BinomeContentLines BinomeContentLines;

BinomeContentLines *binome_content_lines_new (void);
void binome_content_lines_free (BinomeContentLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeContentLines, binome_content_lines_free)

void binome_content_lines_add (BinomeContentLines *self, const char *name, const char *value);
void binome_content_lines_add_text (BinomeContentLines *self, const char *name, const char *text);
void binome_content_lines_add_parts (BinomeContentLines *self, const char *name, const char *const *parts);
void binome_content_lines_add_day (BinomeContentLines *self, const char *name, BinomeDate day);
GBytes *binome_content_lines_finish (BinomeContentLines *self);

G_END_DECLS
