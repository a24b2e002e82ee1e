/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be kept is marked, and said in words below the row. */

#include <locale.h>

#include "binome-error.h"
#include "binome-model.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-row-message.h"

typedef struct
{
  GtkWindow *window;
  AdwPreferencesGroup *group;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = GTK_WINDOW (gtk_window_new ());
  f->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_window_set_default_size (f->window, 360, 600);
  gtk_window_set_child (f->window, GTK_WIDGET (f->group));
  gtk_window_present (f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
}

/* The words in the row of the list below @row; NULL where the next row is another field, or none. */
static const char *
words_below (GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);
  GtkWidget *child = next != NULL ? gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (next)) : NULL;

  return GTK_IS_LABEL (child) ? gtk_label_get_label (GTK_LABEL (child)) : NULL;
}

static void
assert_words (GtkWidget *row, const char *words)
{
  g_assert_cmpstr (words_below (row), ==, words);
  g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, words != NULL);
}

static void
write_into (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* “Ten” is no number, and −1 no cost; the last good number is kept until there is another one. */
static void
test_number (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeCourse) course = binome_course_new ();
  BinomeEntity *entity = BINOME_ENTITY (course);
  GtkWidget *cost = binome_entity_row_new (entity, BINOME_COURSE_COST);

  adw_preferences_group_add (f->group, cost);
  adw_preferences_group_add (f->group, binome_entity_row_new (entity, BINOME_COURSE_HOURS));
  write_into (cost, "250");
  assert_words (cost, NULL);
  write_into (cost, "dix");
  assert_words (cost, "This is no number; what was there before is kept.");
  g_assert_cmpfloat (binome_entity_get_real (entity, BINOME_COURSE_COST), ==, 250);
  write_into (cost, "-1");
  assert_words (cost, "“Cost per person” cannot be less than 0.");
  write_into (cost, "12,5");
  assert_words (cost, NULL);
  g_assert_cmpfloat (binome_entity_get_real (entity, BINOME_COURSE_COST), ==, 12.5);
}

/* A day that reads well but does not fit is marked too, and so is what a rule of the file refuses. */
static void
test_date (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeTrainingSession) session = binome_training_session_new ();
  BinomeEntity *entity = BINOME_ENTITY (session);
  GtkWidget *until = binome_entity_row_new (entity, BINOME_TRAINING_SESSION_ENDS_ON);
  g_autoptr (GError) error = g_error_new_literal (BINOME_ERROR, BINOME_ERROR_REFUSED, "Not in the file.");

  adw_preferences_group_add (f->group, until);
  adw_preferences_group_add (f->group, binome_entity_row_new (entity, BINOME_TRAINING_SESSION_PLACE));
  binome_entity_set_date (entity, BINOME_TRAINING_SESSION_STARTS_ON, binome_date_new (2026, 5, 12));
  write_into (until, "no day");
  assert_words (until, "This is no date.");
  binome_entity_set_date (entity, BINOME_TRAINING_SESSION_ENDS_ON, binome_date_new (2026, 5, 11));
  assert_words (until, "A session cannot end before it starts.");
  binome_entity_set_date (entity, BINOME_TRAINING_SESSION_ENDS_ON, binome_date_new (2026, 5, 13));
  assert_words (until, NULL);

  binome_entity_refuse (entity, BINOME_TRAINING_SESSION_ENDS_ON, error);
  assert_words (until, "Not in the file.");
  binome_entity_set_date (entity, BINOME_TRAINING_SESSION_ENDS_ON, binome_date_new (2026, 5, 14));
  assert_words (until, NULL);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/entity-row/number", Fixture, NULL, set_up, test_number, tear_down);
  g_test_add ("/widgets/entity-row/date", Fixture, NULL, set_up, test_date, tear_down);

  return g_test_run ();
}
