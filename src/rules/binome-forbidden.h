/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeForbidden:
 *
 * What the law of a country forbids to choose people by, and the words by which it is recognised.
 */
typedef struct _BinomeForbidden BinomeForbidden;

BinomeForbidden *binome_forbidden_new_for_bytes (GBytes *bytes, GError **error);
void binome_forbidden_free (BinomeForbidden *self);
const char *binome_forbidden_find (const BinomeForbidden *self, const char *title);
const char *binome_forbidden_find_by_answers (const BinomeForbidden *self, const char *answers);
const char *binome_forbidden_get_citation (const BinomeForbidden *self);
const char *binome_forbidden_get_label (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeForbidden, binome_forbidden_free)

G_END_DECLS
