/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the engine share: the state of a matching that is being solved. See
 * binome-match-engine.c for the method. */

#include "binome-match-edits.h"
#include "binome-match-engine.h"

G_BEGIN_DECLS

#define FAR G_MAXINT64
#define NOBODY (-1)
#define ROWS_AT_ONCE 64 /* dealt out to a thread */
#define FROM_ZERO G_MAXSIZE

/* The pairs of a tutee that the engine works with, and a bound on all the others. */
typedef struct
{
  BinomeMatchArc *arcs; /* best score first, then by tutor */
  guint32 n;
  guint32 room;
  gint64 bound; /* no other pair has a better "score - tutor_price", at the prices of "mark" */
  gsize
      mark; /* how long the list of fallen prices was then; FROM_ZERO: at prices of 0, which holds for ever */
} BinomeMatchRow;

/* A listed pair the other way round. */
typedef struct
{
  guint32 tutee;
  guint32 score;
} BinomeMatchBack;

/* The listed pairs of a tutor, in no order. */
typedef struct
{
  BinomeMatchBack *arcs;
  guint32 n;
  guint32 room;
} BinomeMatchBackRow;

typedef struct
{
  gint64 distance;
  guint32 tutor;
} BinomeMatchHeapItem;

/* What all pairs that are made come to, locked ones included. */
typedef struct
{
  guint served;
  gint64 total;     /* of the scores */
  gint64 penalties; /* what all seats taken cost */
} BinomeMatchTally;

struct _BinomeMatchEngine
{
  BinomeMatchEdits *edits;
  const BinomeMatchRows *rows; /* of the edits */
  gboolean is_started;
  gboolean is_settled; /* it was solved once */
  guint n_threads;
  guint list_size;
  guint n_tutees;
  guint n_tutors;
  gint64 serving;  /* what serving one more person weighs */
  gint64 *penalty; /* what the 1st, 2nd… tutee of a tutor costs, never falling; NULL for nothing */
  guint n_penalties;
  int minimum;
  guint32 largest; /* no score is above it */

  /* The matching and its prices. */
  int *tutor;     /* per tutee, or NOBODY */
  guint32 *score; /* per tutee who has a tutor or is locked, of that pair; 0 for a lock that no rule allows */
  int *first;     /* per tutor, one of their tutees, or NOBODY */
  int *next;      /* per tutee, another tutee of the same tutor, or NOBODY */
  int *load;      /* per tutor, how many tutees, locked ones apart */
  int *capacity;  /* per tutor, locked tutees included */
  int *held;      /* per tutor, how many locked tutees */
  int *lock;      /* per tutee, the tutor they are locked to, or NOBODY */
  BinomeMatchTally tally;
  gint64 *u; /* per tutee, the price */
  gint64 *v; /* per tutor, the price of a seat */

  /* The lists. */
  BinomeMatchRow *row;
  BinomeMatchBackRow *back; /* per tutor; NULL until needed */
  GHashTable *kept;         /* tutee to all scores of the row, see binome-match-kept.c */
  gboolean *listed; /* per tutor, whether the lists know them: they had a seat when the lists were made */

  /* What is to be done. */
  GArray *waiting; /* of guint32: tutees who may be free with a price above 0 */
  GArray *open;    /* of guint32: tutors who may have a free seat that costs too much */
  GArray *doubted; /* of guint32: tutees whose price fell, so that an unlisted pair may be better now */
  guint8 *in_doubt;
  GArray *priced; /* of guint32: tutees whose bound holds at the prices of some moment only */
  guint8 *is_priced;
  GArray *fallen;     /* of guint32: tutors whose price fell, in order of time */
  gsize fallen_start; /* how many of the oldest were dropped */
  gsize *fell_at;     /* per tutor, how long the list was, dropped ones included, when they last joined it */
  gsize priced_at;    /* how long it was when rows were last looked at: no later mark can be older */

  /* Of the search that is under way. */
  gint64 *distance; /* per tutor; FAR for none yet */
  int *from;        /* per tutor, the tutee from whom or with whom it was reached */
  int *via;         /* backward: per tutor, the tutor from whom it was reached */
  guint32 *touched; /* tutors with a distance, each once; room for all */
  guint n_touched;
  guint32 *settled; /* tutors whose distance is final, each once; room for all */
  guint n_settled;
  BinomeMatchHeapItem *heap;
  gsize n_heap;
  gsize heap_room;
};

/* What a seat costs where so many are taken before. */
static inline gint64
seat_penalty (const BinomeMatchEngine *self, int taken)
{
  return self->penalty != NULL ? self->penalty[MIN ((guint)taken, self->n_penalties - 1)] : 0;
}

/* The price from which the next seat of a tutor is worth offering; FAR where none is left. */
static inline gint64
next_seat_price (const BinomeMatchEngine *self, guint tutor)
{
  int taken = self->held[tutor] + self->load[tutor];

  if (taken >= self->capacity[tutor])
    return FAR;
  return seat_penalty (self, taken);
}

/* The price below which the last seat taken would not have been offered. */
static inline gint64
last_seat_price (const BinomeMatchEngine *self, guint tutor)
{
  int taken = self->held[tutor] + self->load[tutor];

  return self->load[tutor] > 0 ? seat_penalty (self, taken - 1) : 0;
}

static inline gint64
weight_of (const BinomeMatchEngine *self, guint32 score)
{
  return self->serving + score;
}

/* A pair is made, its seat not counted yet. */
static inline void
tally_add (BinomeMatchEngine *self, guint tutor, guint32 score)
{
  self->tally.served++;
  self->tally.total += score;
  self->tally.penalties += seat_penalty (self, self->held[tutor] + self->load[tutor]);
}

/* A pair is no more, its seat not counted any more. */
static inline void
tally_remove (BinomeMatchEngine *self, guint tutor, guint32 score)
{
  self->tally.served--;
  self->tally.total -= score;
  self->tally.penalties -= seat_penalty (self, self->held[tutor] + self->load[tutor]);
}

/* binome-match-engine.c */
void binome_match_engine_take_seat (BinomeMatchEngine *self, guint tutee, guint tutor, guint32 score);
void binome_match_engine_leave_seat (BinomeMatchEngine *self, guint tutee);
void binome_match_engine_wait (BinomeMatchEngine *self, guint tutee);
void binome_match_engine_doubt (BinomeMatchEngine *self, guint tutee);
void binome_match_engine_open (BinomeMatchEngine *self, guint tutor);
void binome_match_engine_fall (BinomeMatchEngine *self, guint tutor);

/* binome-match-lists.c */
gboolean binome_match_engine_make_lists (BinomeMatchEngine *self, GCancellable *cancellable,
                                         BinomeMatchProgress progress, gpointer user_data, GError **error);
void binome_match_engine_make_list (BinomeMatchEngine *self, guint tutee);
void binome_match_engine_add_arc (BinomeMatchEngine *self, guint tutee, BinomeMatchArc arc);
void binome_match_engine_remove_arc (BinomeMatchEngine *self, guint tutee, guint tutor);
const BinomeMatchArc *binome_match_engine_find_arc (const BinomeMatchEngine *self, guint tutee, guint tutor);
gint64 binome_match_engine_entry_price (const BinomeMatchEngine *self, guint tutee);
void binome_match_engine_make_back (BinomeMatchEngine *self);
void binome_match_engine_clear_back (BinomeMatchEngine *self);

/* binome-match-kept.c */
guint binome_match_engine_count_to_keep (const BinomeMatchEngine *self);
const gint32 *binome_match_engine_find_kept (const BinomeMatchEngine *self, guint tutee);
gint32 *binome_match_engine_read_kept (const BinomeMatchEngine *self, gpointer scratch, guint tutee);
void binome_match_engine_keep (BinomeMatchEngine *self, guint tutee, gint32 *scores);
void binome_match_engine_forget_kept (BinomeMatchEngine *self, guint tutee);

/* binome-match-start.c */
gboolean binome_match_engine_start (BinomeMatchEngine *self, GCancellable *cancellable, GError **error);
gboolean binome_match_engine_bid (BinomeMatchEngine *self, GCancellable *cancellable, GError **error);

/* binome-match-search.c */
gboolean binome_match_engine_repair (BinomeMatchEngine *self, GCancellable *cancellable, GError **error);

/* binome-match-pricing.c */
gboolean binome_match_engine_price (BinomeMatchEngine *self, guint *n_found, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
