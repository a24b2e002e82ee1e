/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* People are handled in blocks of 256, so that a number within a block is a byte. */
#define BLOCK_PEOPLE 256
#define BLOCK_WORDS 4

/* How many 64-bit words hold so many bits: whole blocks. */
static inline guint
bits_n_words (guint n)
{
  return (n + BLOCK_PEOPLE - 1) / BLOCK_PEOPLE * BLOCK_WORDS;
}

static inline void
bits_set (guint64 *bits, guint at)
{
  bits[at / 64] |= G_GUINT64_CONSTANT (1) << (at % 64);
}

static inline void
bits_clear (guint64 *bits, guint at)
{
  bits[at / 64] &= ~(G_GUINT64_CONSTANT (1) << (at % 64));
}

static inline gboolean
bits_get (const guint64 *bits, guint at)
{
  return bits[at / 64] >> (at % 64) & 1;
}

/* The blocks that are still in question in a row. */
typedef struct
{
  guint n;
  guint32 *blocks;
} BinomeMatchLive;

/* A set of people by a number each of them has, asked for as "who is not above x". */
typedef struct _BinomeMatchOrder BinomeMatchOrder;

BinomeMatchOrder *binome_match_order_new (const gint64 *values, const guint8 *known, guint n);
void binome_match_order_free (BinomeMatchOrder *self);
void binome_match_order_get (const BinomeMatchOrder *self, gint64 most, const BinomeMatchLive *live,
                             guint64 *bits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeMatchOrder, binome_match_order_free)

G_END_DECLS
