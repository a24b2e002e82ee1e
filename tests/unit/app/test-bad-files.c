/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that nobody wants to get, imported by the program: each is refused with a reason or read as it is
 * meant, and nothing that was there is lost. */

#include "command-fixture.h"

#include <string.h>
#include <sys/resource.h>

#include "bad-sheets.h"

static void
write_sheet (Desk *self, const BadSheet *sheet)
{
  g_autoptr (GBytes) bytes = sheet->make ();
  g_autofree char *path = desk_path (self, sheet->name);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data, (gssize)size, &error);
  g_assert_no_error (error);
}

static guint
count_people (Desk *self)
{
  guint n = 0;

  desk_run (self, "export", "people", "-o", "-", NULL);
  desk_assert_done (self);
  for (const char *p = strchr (self->out, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    n++;
  return n - 1; /* but the titles */
}

static void
test_sheets (Desk *self, gconstpointer data)
{
  guint expected = 1;

  desk_write (self, "first.csv", "Nom;Prénom\nTémoin;Léa\n");
  desk_run (self, "import", "first.csv", "--as", "people", NULL);
  desk_assert_done (self);
  for (guint i = 0; i < n_bad_sheets; i++)
    {
      write_sheet (self, &bad_sheets[i]);
      desk_run (self, "import", bad_sheets[i].name, "--as", "people", NULL);
      if (bad_sheets[i].refused != NULL)
        desk_assert_failed (self, 1, bad_sheets[i].refused);
      else
        desk_assert_done (self);
      if (bad_sheets[i].note != NULL)
        g_assert_nonnull (strstr (self->out, bad_sheets[i].note));
      expected += bad_sheets[i].n_people;
      g_assert_cmpuint (count_people (self), ==, expected);
    }

  g_assert_nonnull (strstr (self->out, "Témoin"));
  g_assert_nonnull (strstr (self->out, "2019-04-03"));
}

/* A million empty rows cost no more than the file itself. */
static void
test_memory (Desk *self, gconstpointer data)
{
  struct rusage usage;

  if (TEST_SLOWNESS > 1)
    {
      g_test_skip ("sanitizers have memory of their own");
      return;
    }

  for (guint i = 0; i < n_bad_sheets; i++)
    if (g_str_equal (bad_sheets[i].name, "rows.xlsx"))
      {
        write_sheet (self, &bad_sheets[i]);
        desk_run (self, "import", "rows.xlsx", "--as", "people", NULL);
        desk_assert_done (self);
      }
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);
  g_assert_cmpint (usage.ru_maxrss, <, 200 * 1024);
}

static void
test_choice_of_sheet (Desk *self, gconstpointer data)
{
  write_sheet (self, &bad_sheets[n_bad_sheets - 1]);
  desk_run (self, "import", "days.xlsx", "--as", "people", "--sheet", "Budget", NULL);
  desk_assert_failed (self, 1, "There is no sheet “Budget”. There are: Personnel.");
  desk_run (self, "import", "days.xlsx", "--as", "people", "--sheet", "2", NULL);
  desk_assert_failed (self, 1, "Personnel");
  desk_run (self, "import", "days.xlsx", "--as", "people", "--sheet", "1", NULL);
  desk_assert_done (self);
  g_assert_cmpuint (count_people (self), ==, 1);
  desk_run (self, "import", "days.xlsx", "--as", "people", "--sheet", "Personnel", "--dry-run", NULL);
  desk_assert_done (self);
  desk_write (self, "list.csv", "Nom\nDurand\n");
  desk_run (self, "import", "list.csv", "--as", "people", "--sheet", "1", NULL);
  desk_assert_failed (self, 1, "list.csv");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_use_program (argv[1]);
  add_test ("/command/bad-files/sheets", test_sheets);
  add_test ("/command/bad-files/memory", test_memory);
  add_test ("/command/bad-files/choice-of-sheet", test_choice_of_sheet);
  return g_test_run ();
}
