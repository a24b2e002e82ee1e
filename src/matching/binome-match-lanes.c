/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a block of people, counted, compared and summed for many of them in one step.
 *
 * Everything stands here in plain C. Where it pays, a twin uses the wider steps (AVX2) that most processors
 * of the x86-64 family have; which one is used is decided when the program runs, and both give the same.
 */

#include "binome-match-lanes-private.h"

#include <string.h>

#ifdef __x86_64__
#  include <immintrin.h>
#  define HAS_TWIN 1
#  define TWIN __attribute__ ((target ("avx2")))
#else
#  define HAS_TWIN 0
#endif

#define AT_ONCE 32 /* people, in the twins */
#define HALF (BLOCK_PEOPLE / 2)
#define STEPS_OF_HALF (HALF / AT_ONCE)

static inline gboolean
has_wide_steps (void)
{
#if HAS_TWIN
  return __builtin_cpu_supports ("avx2") != 0;
#else
  return FALSE;
#endif
}

/* ---- counting ---- */

/* One bit for each person of a block, 256 in one step. */
typedef guint64 Lane __attribute__ ((vector_size (8 * BLOCK_WORDS)));

/* Adds three bits of equal weight: the sum stays in the first, the carry weighs twice as much. */
static inline __attribute__ ((always_inline)) void
add_three (Lane *sum, const Lane *a, const Lane *b, Lane *carry)
{
  Lane half = *sum ^ *a;

  *carry = (*sum & *a) | (half & *b);
  *sum = half ^ *b;
}

static inline __attribute__ ((always_inline)) void
load (const guint64 *set, guint block, Lane *lane)
{
  memcpy (lane, set + (gsize)block * BLOCK_WORDS, sizeof *lane);
}

/* Adds four sets at a time, so that carries run through the higher slices once for all of them. */
static inline __attribute__ ((always_inline)) void
add_four (Lane *slices, guint n_slices, const Lane set[4])
{
  Lane two, other, carry;

  add_three (&slices[0], &set[0], &set[1], &two);
  add_three (&slices[0], &set[2], &set[3], &other);
  add_three (&slices[1], &two, &other, &carry);
  for (guint s = 2; s < n_slices; s++)
    {
      Lane both = slices[s] & carry;

      slices[s] ^= carry;
      carry = both;
    }
}

/* "n_slices", enough for all sets, is known when this is compiled. */
static inline __attribute__ ((always_inline)) void
count_into (BinomeMatchLanes *self, guint n_slices, const guint64 *const *sets, guint n_sets, guint block)
{
  Lane slices[LANES_SLICES] = { 0 };
  guint k;

  for (k = 0; k + 4 <= n_sets; k += 4)
    {
      Lane set[4];

      for (guint l = 0; l < 4; l++)
        load (sets[k + l], block, &set[l]);
      add_four (slices, n_slices, set);
    }
  if (k < n_sets)
    {
      Lane set[4] = { 0 };

      for (guint l = 0; k + l < n_sets; l++)
        load (sets[k + l], block, &set[l]);
      add_four (slices, n_slices, set);
    }
  memcpy (self->slices, slices, n_slices * sizeof *slices);
}

static inline __attribute__ ((always_inline)) void
count (BinomeMatchLanes *self, const guint64 *const *sets, guint n_sets, guint block)
{
  self->n = n_sets == 0 ? 0 : (guint)g_bit_storage (n_sets);
  if (self->n <= LANES_SLICES / 2)
    count_into (self, LANES_SLICES / 2, sets, n_sets, block);
  else
    count_into (self, LANES_SLICES, sets, n_sets, block);
}

#if HAS_TWIN
TWIN static void
count_wide (BinomeMatchLanes *self, const guint64 *const *sets, guint n_sets, guint block)
{
  count (self, sets, n_sets, block);
}
#endif

/* In how many of the sets, up to 255, each person of a block is. */
void
binome_match_lanes_count (BinomeMatchLanes *self, const guint64 *const *sets, guint n_sets, guint block)
{
#if HAS_TWIN
  if (has_wide_steps ())
    {
      count_wide (self, sets, n_sets, block);
      return;
    }
#endif
  count (self, sets, n_sets, block);
}

/* ---- picking out ---- */

/* Whether any of so many people from "first" on is live, 64 or fewer within a word, or whole words; NULL for
 * all. */
static gboolean
is_live (const guint64 *live, guint first, guint n)
{
  if (live == NULL)
    return TRUE;
  if (n == HALF)
    return (live[first / 64] | live[first / 64 + 1]) != 0;
  return (live[first / 64] >> (first % 64) & ((G_GUINT64_CONSTANT (1) << n) - 1)) != 0;
}

/* Eight bits as eight bytes of 0 or 1, the lowest bit in the lowest byte. */
static guint64
spread (guint8 bits)
{
  guint64 copies = bits * G_GUINT64_CONSTANT (0x0101010101010101) & G_GUINT64_CONSTANT (0x8040201008040201);

  /* Whatever bit is left in a byte carries into its highest bit. */
  return (copies + G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f)) >> 7 & G_GUINT64_CONSTANT (0x0101010101010101);
}

/* The numbers of the eight people from "first" on. */
static void
spread_eight (const BinomeMatchLanes *self, guint first, guint8 *numbers)
{
  guint64 eight = 0;

  for (guint s = 0; s < self->n; s++)
    eight |= spread (self->slices[s][first / 64] >> (first % 64) & 0xff) << s;
  eight = GUINT64_TO_LE (eight);
  memcpy (numbers, &eight, sizeof eight);
}

#if HAS_TWIN
/* The numbers of the 128 people of a half of a block, a byte each. From the highest slice down each bit comes
 * in at the lower end. */
TWIN static inline __attribute__ ((always_inline)) void
spread_half (const BinomeMatchLanes *self, guint half, __m256i numbers[STEPS_OF_HALF])
{
  const __m256i byte_of = _mm256_setr_epi64x (0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const __m256i bit_of = _mm256_set1_epi64x ((gint64)G_GUINT64_CONSTANT (0x8040201008040201));

  for (guint k = 0; k < STEPS_OF_HALF; k++)
    numbers[k] = _mm256_setzero_si256 ();
  for (guint s = self->n; s-- > 0;)
    for (guint k = 0; k < STEPS_OF_HALF; k++)
      {
        gint32 bits;
        __m256i bytes;

        memcpy (&bits, (const guint32 *)(const void *)self->slices[s] + half * STEPS_OF_HALF + k,
                sizeof bits);
        bytes = _mm256_shuffle_epi8 (_mm256_set1_epi32 (bits), byte_of);
        bytes = _mm256_cmpeq_epi8 (_mm256_and_si256 (bytes, bit_of), bit_of); /* -1 where it is set */
        numbers[k] = _mm256_sub_epi8 (_mm256_add_epi8 (numbers[k], numbers[k]), bytes);
      }
}

TWIN static void
spread_wide (const BinomeMatchLanes *self, const guint64 *live, guint8 *numbers)
{
  for (guint half = 0; half < BLOCK_PEOPLE / HALF; half++)
    {
      __m256i steps[STEPS_OF_HALF];

      if (!is_live (live, half * HALF, HALF))
        continue;
      spread_half (self, half, steps);
      memcpy (numbers + half * HALF, steps, sizeof steps);
    }
}
#endif

void
binome_match_lanes_spread_plain (const BinomeMatchLanes *self, const guint64 *live, guint8 *numbers)
{
  for (guint first = 0; first < BLOCK_PEOPLE; first += 8)
    if (is_live (live, first, 8))
      spread_eight (self, first, numbers + first);
}

/* The number of each live person of a block, a byte each; of all where "live" is NULL. */
void
binome_match_lanes_spread (const BinomeMatchLanes *self, const guint64 *live, guint8 *numbers)
{
#if HAS_TWIN
  if (has_wide_steps ())
    {
      spread_wide (self, live, numbers);
      return;
    }
#endif
  binome_match_lanes_spread_plain (self, live, numbers);
}

static inline __attribute__ ((always_inline)) void
find_at_least (const BinomeMatchLanes *self, guint least, guint64 *mask)
{
  Lane equal = ~(Lane){ 0 }, above = { 0 };

  if (least >> self->n != 0)
    equal = (Lane){ 0 };
  for (guint s = self->n; s-- > 0;)
    {
      Lane slice;

      memcpy (&slice, self->slices[s], sizeof slice);
      if (least >> s & 1)
        equal &= slice;
      else
        {
          above |= equal & slice;
          equal &= ~slice;
        }
    }
  equal |= above;
  memcpy (mask, &equal, sizeof equal);
}

#if HAS_TWIN
TWIN static void
find_at_least_wide (const BinomeMatchLanes *self, guint least, guint64 *mask)
{
  find_at_least (self, least, mask);
}
#endif

/* Those whose number is "least" or more. */
void
binome_match_lanes_at_least (const BinomeMatchLanes *self, guint least, guint64 *mask)
{
#if HAS_TWIN
  if (has_wide_steps ())
    {
      find_at_least_wide (self, least, mask);
      return;
    }
#endif
  find_at_least (self, least, mask);
}

/* ---- losing ---- */

static inline guint8
add_capped (guint8 a, guint8 b)
{
  return (guint8)MIN ((guint)a + b, LANES_ALL_LOST);
}

void
binome_match_numbers_lose_plain (const guint8 *a, guint most_a, const guint8 *b, const guint8 *losses,
                                 const guint64 *live, guint8 *lost)
{
  for (guint first = 0; first < BLOCK_PEOPLE; first += 8)
    for (guint k = first; k < first + 8 && is_live (live, first, 8); k++)
      {
        guint cell = MIN (a[k], most_a);

        if (b != NULL)
          cell = cell * 4 + MIN (b[k], 3);
        lost[k] = add_capped (lost[k], losses[cell]);
      }
}

void
binome_match_lanes_keep_plain (const guint8 *lost, guint most, guint64 *live)
{
  for (guint w = 0; w < BLOCK_WORDS; w++)
    for (guint64 word = live[w]; word != 0; word &= word - 1)
      {
        guint bit = (guint)__builtin_ctzll (word);

        if (lost[64 * w + bit] > most)
          live[w] &= ~(G_GUINT64_CONSTANT (1) << bit);
      }
}

#if HAS_TWIN
TWIN static void
lose_wide (const guint8 *a, guint most_a, const guint8 *b, const guint8 *losses, const guint64 *live,
           guint8 *lost)
{
  const __m256i table = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *)(const void *)losses));
  const __m256i limit = _mm256_set1_epi8 ((char)most_a), three = _mm256_set1_epi8 (3);

  for (guint first = 0; first < BLOCK_PEOPLE; first += AT_ONCE)
    {
      __m256i *place = (__m256i *)(void *)(lost + first);
      __m256i cells, lower;

      if (!is_live (live, first / HALF * HALF, HALF))
        continue;
      cells = _mm256_min_epu8 (_mm256_loadu_si256 ((const __m256i *)(const void *)(a + first)), limit);
      if (b != NULL) /* no cell is above 3: nothing is shifted into the next byte */
        {
          lower = _mm256_min_epu8 (_mm256_loadu_si256 ((const __m256i *)(const void *)(b + first)), three);
          cells = _mm256_or_si256 (_mm256_slli_epi16 (cells, 2), lower);
        }
      _mm256_storeu_si256 (place,
                           _mm256_adds_epu8 (_mm256_loadu_si256 (place), _mm256_shuffle_epi8 (table, cells)));
    }
}

TWIN static void
keep_wide (const guint8 *lost, guint most, guint64 *live)
{
  const __m256i limit = _mm256_set1_epi8 ((char)most);

  for (guint first = 0; first < BLOCK_PEOPLE; first += AT_ONCE)
    {
      __m256i bytes = _mm256_loadu_si256 ((const __m256i *)(const void *)(lost + first));
      guint32 kept
          = (guint32)_mm256_movemask_epi8 (_mm256_cmpeq_epi8 (_mm256_min_epu8 (bytes, limit), bytes));

      live[first / 64] &= (guint64)kept << (first % 64) | ~((guint64)G_MAXUINT32 << (first % 64));
    }
}
#endif

/* Adds to what each live person has lost what "losses" says of their cell: their number, "most_a" at most;
 * with a second number four cells for each first one, which is 3 at most then. Of others anything may be
 * added. */
void
binome_match_numbers_lose (const guint8 *a, guint most_a, const guint8 *b, const guint8 *losses,
                           const guint64 *live, guint8 *lost)
{
#if HAS_TWIN
  if (has_wide_steps ())
    {
      lose_wide (a, most_a, b, losses, live, lost);
      return;
    }
#endif
  binome_match_numbers_lose_plain (a, most_a, b, losses, live, lost);
}

/* The same for numbers that are needed for nothing else. */
void
binome_match_lanes_lose (const BinomeMatchLanes *self, const guint8 *losses, const guint64 *live,
                         guint8 *lost)
{
  guint8 numbers[BLOCK_PEOPLE];

  binome_match_lanes_spread (self, live, numbers);
  binome_match_numbers_lose (numbers, LANES_CELLS - 1, NULL, losses, live, lost);
}

/* Takes out of the live those who have lost more than "most". */
void
binome_match_lanes_keep (const guint8 *lost, guint most, guint64 *live)
{
#if HAS_TWIN
  if (has_wide_steps ())
    {
      keep_wide (lost, most, live);
      return;
    }
#endif
  binome_match_lanes_keep_plain (lost, most, live);
}
