/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long something lasted, as people write it. */

#include "binome-duration.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int minutes;
    int hours; /* where a bare number is one of hours */
  } cases[] = {
    { "90", 90, 5400 },       { "90 min", 90, 90 },
    { "90 mn", 90, 90 },      { "90'", 90, 90 },
    { "1:30", 90, 90 },       { "01:30:00", 90, 90 },
    { "1h30", 90, 90 },       { "1 h 30", 90, 90 },
    { "1H30", 90, 90 },       { "1h30min", 90, 90 },
    { "1h", 60, 60 },         { "1,5 h", 90, 90 },
    { "1.5h", 90, 90 },       { "2 heures", 120, 120 },
    { "1 heure 15", 75, 75 }, { "1 hour and 15 minutes", 75, 75 },
    { " 45 ", 45, 2700 },     { "1.5", -1, 90 },
    { "1,5", -1, 90 },        { "0", 0, 0 },
    { "100 h", 6000, 6000 },  { "1:60", -1, -1 },
    { "1h75", -1, -1 },       { "1.5h30", -1, -1 },
    { "-90", -1, -1 },        { "a while", -1, -1 },
    { "", -1, -1 },           { "h", -1, -1 },
    { "1:2:3:4", -1, -1 },    { ":", -1, -1 },
    { "1..5", -1, -1 },       { "99999999999999999999", -1, -1 },
    { "90 people", -1, -1 },  { "9999999:00", -1, -1 },
    { "nan", -1, -1 },        { "1e3", -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (binome_duration_parse (cases[i].text, FALSE), ==, cases[i].minutes);
      g_assert_cmpint (binome_duration_parse (cases[i].text, TRUE), ==, cases[i].hours);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/parse", test_parse);
  return g_test_run ();
}
