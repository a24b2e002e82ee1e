/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be paid for the training of a tutor. Amounts were worked out by hand from the law. */

#include <math.h>
#include <string.h>

#include "binome-error.h"
#include "binome-funding.h"

static BinomeFunding *
load (const char *text, const char *covers, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return binome_funding_new_for_bytes (bytes, covers, error);
}

#define FILE_OF(entry) "{\"format\": 1, \"funding\": [" entry "]}"
#define GOOD "{\"id\": \"X\", \"covers\": \"a\", \"hourly-ceiling\": 15, \"hours-ceiling\": 40}"

static void
test_ceiling (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeFunding) funding = load (FILE_OF (GOOD), "a", &error);

  g_assert_no_error (error);
  g_assert_cmpint (funding->checked_on, ==, BINOME_DATE_NONE);
  /* 15 € × 14 h, since 420 € for 14 h is 30 € an hour. */
  g_assert_cmpfloat (binome_funding_get_ceiling (funding, 14, 420), ==, 210);
  /* 40 h at most, 600 € at most. */
  g_assert_cmpfloat (binome_funding_get_ceiling (funding, 80, 8000), ==, 600);
  /* What costs less is paid as it is: 6 h for 60 €. */
  g_assert_cmpfloat (binome_funding_get_ceiling (funding, 6, 60), ==, 60);
  g_assert_cmpfloat (binome_funding_get_ceiling (funding, 6, 0), ==, 0);
  g_assert_true (isnan (binome_funding_get_ceiling (funding, -1, 60)));
  g_assert_true (isnan (binome_funding_get_ceiling (funding, INFINITY, 60)));
}

static void
test_hostile (void)
{
  static const char *const wrong[] = {
    "",
    "no",
    "[]",
    "null",
    "{}",
    "{\"format\": 2, \"funding\": [" GOOD "]}",
    "{\"format\": \"1\", \"funding\": [" GOOD "]}",
    "{\"format\": 1, \"funding\": {}}",
    FILE_OF ("1, null, \"a\", []"),
    FILE_OF ("{\"id\": \"X\", \"covers\": \"b\", \"hourly-ceiling\": 15, \"hours-ceiling\": 40}"),
    FILE_OF ("{\"covers\": \"a\", \"hours-ceiling\": 40}"),
    FILE_OF ("{\"covers\": \"a\", \"hourly-ceiling\": \"15\", \"hours-ceiling\": 40}"),
    FILE_OF ("{\"covers\": \"a\", \"hourly-ceiling\": -15, \"hours-ceiling\": 40}"),
    FILE_OF ("{\"covers\": \"a\", \"hourly-ceiling\": 0, \"hours-ceiling\": 40}"),
    FILE_OF ("{\"covers\": \"a\", \"hourly-ceiling\": 15, \"hours-ceiling\": []}"),
    FILE_OF ("{\"covers\": \"a\", \"hourly-ceiling\": 15, \"hours-ceiling\": 40, \"checked-on\": \"soon\"}"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BinomeFunding) funding = load (wrong[i], "a", &error);

      g_test_message ("%s", wrong[i]);
      g_assert_null (funding);
      g_assert_error (error, BINOME_ERROR, BINOME_ERROR_DAMAGED);
    }
}

static void
test_copy (void)
{
  g_autoptr (BinomeFunding) funding = load (FILE_OF (GOOD), "a", NULL);
  g_autoptr (BinomeFunding) copy = binome_funding_copy (funding);

  g_assert_cmpstr (copy->id, ==, "X");
  g_assert_true (copy->id != funding->id);
  g_assert_cmpfloat (copy->hours_ceiling, ==, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/ceiling", test_ceiling);
  g_test_add_func ("/funding/hostile", test_hostile);
  g_test_add_func ("/funding/copy", test_copy);
  return g_test_run ();
}
