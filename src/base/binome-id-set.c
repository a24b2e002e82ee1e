/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of row ids in one piece of memory: a table in which an id stands at the place its hash names, or at
 * the next free one after it. 0 is the id of no row, and marks a free place. */

#include "binome-id-set.h"

#define LEAST_BITS 4

struct _BinomeIdSet
{
  gint64 *slots;
  guint bits; /* of the number of slots */
  guint size;
};

BinomeIdSet *
binome_id_set_new (void)
{
  BinomeIdSet *self = g_new0 (BinomeIdSet, 1);

  self->bits = LEAST_BITS;
  self->slots = g_new0 (gint64, (gsize)1 << self->bits);
  return self;
}

void
binome_id_set_free (BinomeIdSet *self)
{
  g_free (self->slots);
  g_free (self);
}

/* Multiplied by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4), neighbours stand apart. */
static gsize
home_of (const BinomeIdSet *self, gint64 id)
{
  return (gsize)(((guint64)id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - self->bits));
}

static gsize
mask_of (const BinomeIdSet *self)
{
  return ((gsize)1 << self->bits) - 1;
}

/* Where @id stands, or would stand. */
static gsize
place_of (const BinomeIdSet *self, gint64 id)
{
  gsize place = home_of (self, id);

  while (self->slots[place] != 0 && self->slots[place] != id)
    place = (place + 1) & mask_of (self);
  return place;
}

/**
 * binome_id_set_reserve:
 * @self: a set
 * @n: how many ids it is to hold
 *
 * Makes room, so that adding them takes the least time.
 */
void
binome_id_set_reserve (BinomeIdSet *self, guint n)
{
  g_autofree gint64 *before = NULL;
  gsize n_before = (gsize)1 << self->bits;
  guint bits = self->bits;

  while (((gsize)1 << bits) / 4 * 3 < n)
    bits++;
  if (bits == self->bits)
    return;

  before = g_steal_pointer (&self->slots);
  self->bits = bits;
  self->slots = g_new0 (gint64, (gsize)1 << bits);
  for (gsize i = 0; i < n_before; i++)
    if (before[i] != 0)
      self->slots[place_of (self, before[i])] = before[i];
}

guint
binome_id_set_get_size (const BinomeIdSet *self)
{
  return self->size;
}

/**
 * binome_id_set_add:
 * @self: a set
 * @id: a row; 0 is no row, and nothing is done
 */
void
binome_id_set_add (BinomeIdSet *self, gint64 id)
{
  gsize place;

  if (id == 0)
    return;

  binome_id_set_reserve (self, self->size + 1);
  place = place_of (self, id);
  self->size += self->slots[place] == 0;
  self->slots[place] = id;
}

/**
 * binome_id_set_remove:
 * @self: a set
 * @id: a row
 *
 * Those that stood behind it because their places were taken close up, so that each is still found.
 */
void
binome_id_set_remove (BinomeIdSet *self, gint64 id)
{
  gsize mask = mask_of (self), hole = place_of (self, id);

  if (id == 0 || self->slots[hole] == 0)
    return;

  self->size--;
  for (gsize next = (hole + 1) & mask; self->slots[next] != 0; next = (next + 1) & mask)
    {
      gsize home = home_of (self, self->slots[next]);

      if (((next - home) & mask) < ((next - hole) & mask))
        continue; /* it stands between its home and here without passing the hole */
      self->slots[hole] = self->slots[next];
      hole = next;
    }
  self->slots[hole] = 0;
}

void
binome_id_set_remove_all (BinomeIdSet *self)
{
  g_free (self->slots);
  self->bits = LEAST_BITS;
  self->slots = g_new0 (gint64, (gsize)1 << self->bits);
  self->size = 0;
}

gboolean
binome_id_set_contains (const BinomeIdSet *self, gint64 id)
{
  return id != 0 && self->slots[place_of (self, id)] == id;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

/**
 * binome_id_set_list:
 * @self: a set
 *
 * Returns: (transfer full) (element-type gint64): the ids, in ascending order
 */
GArray *
binome_id_set_list (const BinomeIdSet *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->size);

  for (gsize i = 0; i <= mask_of (self); i++)
    if (self->slots[i] != 0)
      g_array_append_val (ids, self->slots[i]);
  g_array_sort (ids, compare_ids);
  return ids;
}
