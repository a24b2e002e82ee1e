/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of a list of participants is selected, to be moved together. Whoever has gone on to another state
 * meanwhile is not selected any more: nobody is moved twice by mistake. */

#include "recruitment/binome-participant-ticks.h"

struct _BinomeParticipantTicks
{
  GObject parent_instance;

  gboolean active;
  GHashTable *states; /* enrolment (gint64) to the state it was in when it was selected */
};

G_DEFINE_FINAL_TYPE (BinomeParticipantTicks, binome_participant_ticks, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
binome_participant_ticks_finalize (GObject *object)
{
  g_hash_table_unref (BINOME_PARTICIPANT_TICKS (object)->states);

  G_OBJECT_CLASS (binome_participant_ticks_parent_class)->finalize (object);
}

static void
binome_participant_ticks_class_init (BinomeParticipantTicksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_participant_ticks_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
binome_participant_ticks_init (BinomeParticipantTicks *self)
{
  self->states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

BinomeParticipantTicks *
binome_participant_ticks_new (void)
{
  return g_object_new (BINOME_TYPE_PARTICIPANT_TICKS, NULL);
}

static void
emit_changed (BinomeParticipantTicks *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * binome_participant_ticks_get_active:
 * @self: ticks
 *
 * Returns: whether the user is selecting
 */
gboolean
binome_participant_ticks_get_active (BinomeParticipantTicks *self)
{
  return self->active;
}

/* Starts or ends selecting; nobody is selected then. */
void
binome_participant_ticks_set_active (BinomeParticipantTicks *self, gboolean active)
{
  if (self->active == active)
    return;

  self->active = active;
  g_hash_table_remove_all (self->states);
  emit_changed (self);
}

gboolean
binome_participant_ticks_contains (BinomeParticipantTicks *self, const BinomeParticipant *participant)
{
  return g_hash_table_contains (self->states, &participant->enrolment);
}

static void
put (BinomeParticipantTicks *self, const BinomeParticipant *participant)
{
  g_hash_table_replace (self->states, g_memdup2 (&participant->enrolment, sizeof participant->enrolment),
                        GINT_TO_POINTER (participant->state));
}

void
binome_participant_ticks_set (BinomeParticipantTicks *self, const BinomeParticipant *participant,
                              gboolean ticked)
{
  if (binome_participant_ticks_contains (self, participant) == ticked)
    return;

  if (ticked)
    put (self, participant);
  else
    g_hash_table_remove (self->states, &participant->enrolment);
  emit_changed (self);
}

/**
 * binome_participant_ticks_set_all:
 * @self: ticks
 * @participants: (element-type BinomeParticipant): who is selected from now on, and nobody else
 */
void
binome_participant_ticks_set_all (BinomeParticipantTicks *self, GPtrArray *participants)
{
  g_hash_table_remove_all (self->states);
  for (guint i = 0; i < participants->len; i++)
    put (self, participants->pdata[i]);
  emit_changed (self);
}

/**
 * binome_participant_ticks_follow:
 * @self: ticks
 * @participants: (element-type BinomeParticipant): everybody as they are now
 *
 * Lets go of those who are not there any more, or have come to another state.
 */
void
binome_participant_ticks_follow (BinomeParticipantTicks *self, GPtrArray *participants)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  if (binome_participant_ticks_count (self) == 0)
    return;

  for (guint i = 0; i < participants->len; i++)
    {
      const BinomeParticipant *participant = participants->pdata[i];
      gpointer state;

      if (g_hash_table_lookup_extended (self->states, &participant->enrolment, NULL, &state)
          && GPOINTER_TO_INT (state) == (int)participant->state)
        g_ptr_array_add (left, (gpointer)participant);
    }
  if (left->len != binome_participant_ticks_count (self))
    binome_participant_ticks_set_all (self, left);
}

guint
binome_participant_ticks_count (BinomeParticipantTicks *self)
{
  return g_hash_table_size (self->states);
}

/**
 * binome_participant_ticks_list:
 * @self: ticks
 * @enrolments: (element-type gint64): an empty array for who is selected
 * @states: (element-type int): an empty array for the state of each
 */
void
binome_participant_ticks_list (BinomeParticipantTicks *self, GArray *enrolments, GArray *states)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->states);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      int state = GPOINTER_TO_INT (value);

      g_array_append_vals (enrolments, key, 1);
      g_array_append_val (states, state);
    }
}
