/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sample company with three programmes, to try everything with and to test against: always the same,
 * dated relative to a day. */

#include "binome-demo-private.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-skill-framework.h"

#define SEED G_GUINT64_CONSTANT (0x42696e6f6d652031)

/**
 * binome_demo_random:
 * @self: the sample company
 * @n: 1 or more
 *
 * The generator is Vigna's xorshift64*: the story must be the same on every machine, always.
 *
 * Returns: 0 to @n - 1
 */
guint
binome_demo_random (BinomeDemo *self, guint n)
{
  self->random ^= self->random >> 12;
  self->random ^= self->random << 25;
  self->random ^= self->random >> 27;

  return (guint)((self->random * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)) >> 33) % n;
}

const char *
binome_demo_pick (BinomeDemo *self, const char *const *texts, guint n)
{
  return texts[binome_demo_random (self, n)];
}

/* A working day, never one to come. */
BinomeDate
binome_demo_workday (BinomeDemo *self, BinomeDate date)
{
  BinomeDate day = binome_date_next_working_day (date);

  while (day > self->today || !binome_date_is_working_day (day))
    day--;
  return day;
}

/* The first day of a programme. Apprentices begin in September. */
BinomeDate
binome_demo_find_start (BinomeDemo *self, const BinomeDemoProgramme *programme)
{
  BinomeDate day = self->today + programme->starts;

  if (programme->first_month != 0)
    {
      BinomeDate first;
      int year;

      binome_date_get (day, &year, NULL, NULL);
      first = binome_date_new (year, programme->first_month, 1);
      day = first <= day ? first : binome_date_new (year - 1, programme->first_month, 1);
    }

  return binome_date_next_working_day (day);
}

static gboolean
check_empty (BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) people = binome_query_new (BINOME_TYPE_PERSON);
  g_autoptr (BinomeQuery) programmes = binome_query_new (BINOME_TYPE_PROGRAMME);
  gint64 n_people = binome_db_count (db, people, error);
  gint64 n_programmes = n_people < 0 ? -1 : binome_db_count (db, programmes, error);

  if (n_programmes < 0)
    return FALSE;
  if (n_people > 0 || n_programmes > 0)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("The sample company needs an empty workspace. This one holds data already."));
      return FALSE;
    }

  return TRUE;
}

/**
 * binome_demo_fill:
 * @db: a new file, in a write
 * @today: the day everything is dated from
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED where the file holds data already
 *
 * Fills a file with the sample company: its people and skills, two programmes that are over and one
 * that runs.
 *
 * Returns: whether it was filled
 */
gboolean
binome_demo_fill (BinomeDb *db, BinomeDate today, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (BinomeDemoPerson));
  BinomeDemo self = { .db = db, .today = today, .random = SEED, .people = people };

  if (!check_empty (db, error) || !binome_demo_fill_company (&self, error)
      || !binome_demo_fill_people (&self, error) || !binome_demo_fill_courses (&self, error)
      || !binome_skill_framework_add_tutor_skills (db, "fr", NULL, error))
    return FALSE;
  for (guint i = 0; i < binome_demo_n_programmes; i++)
    if (!binome_demo_fill_programme (&self, &binome_demo_programmes[i], error))
      return FALSE;
  if (!binome_demo_fill_fields (&self, error))
    return FALSE;

  binome_db_name_action (db, _ ("Fill with the sample company"));
  return TRUE;
}
