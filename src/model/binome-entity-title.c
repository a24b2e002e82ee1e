/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entity that is called by what it refers to, as a participant is by the person. */

#include "binome-entity-title.h"

/* Whom an entity follows, and the handler of it. */
typedef struct
{
  BinomeEntity *target;
  gulong handler;
} Followed;

static void
followed_free (gpointer data)
{
  Followed *followed = data;

  g_clear_signal_handler (&followed->handler, followed->target);
  g_object_unref (followed->target);
  g_free (followed);
}

static void
on_heading_cb (BinomeEntity *self)
{
  g_object_notify (G_OBJECT (self), "heading");
}

/* Says that the heading of @self changes whenever that of @target does. @target is kept: it may still have to
 * be read. */
static void
follow (BinomeEntity *self, guint field, BinomeEntity *target)
{
  g_autofree char *key = g_strdup_printf ("binome-followed-%u", field);
  const Followed *now = g_object_get_data (G_OBJECT (self), key);
  Followed *followed;

  if (now != NULL && now->target == target)
    return;

  followed = g_new0 (Followed, 1);
  followed->target = g_object_ref (target);
  followed->handler = g_signal_connect_swapped (target, "notify::heading", G_CALLBACK (on_heading_cb), self);
  g_object_set_data_full (G_OBJECT (self), key, followed, followed_free);
}

/**
 * binome_entity_dup_title_of:
 * @self: an entity
 * @field: a reference
 *
 * From then on the heading of @self is notified when what @field points to is read, or is called otherwise.
 *
 * Returns: (transfer full) (nullable): what it is called; %NULL for none, or where @self does not belong to
 * an open store
 */
char *
binome_entity_dup_title_of (BinomeEntity *self, guint field)
{
  g_autoptr (BinomeEntity) target = binome_entity_get_object (self, field);

  if (target == NULL)
    return NULL;

  follow (self, field, target);
  return binome_entity_dup_title (target);
}
