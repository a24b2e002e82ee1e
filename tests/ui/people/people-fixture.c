/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that the tests of people look at. */

#include "people-fixture.h"

#include "binome-model.h"
#include "test-folder.h"
#include "widgets/binome-text-cell.h"

typedef struct
{
  gint64 people[3];
  gint64 programme;
} Made;

static gboolean
insert_person (BinomeDb *db, const char *given, const char *family, const char *job, const char *number,
               const char *hired_on, gint64 *id, GError **error)
{
  g_autoptr (BinomeEntity) person = BINOME_ENTITY (binome_person_new ());

  binome_entity_set_text (person, BINOME_PERSON_GIVEN_NAME, given);
  binome_entity_set_text (person, BINOME_PERSON_FAMILY_NAME, family);
  binome_entity_set_text (person, BINOME_PERSON_JOB, job);
  binome_entity_set_text (person, BINOME_PERSON_SITE, "Lyon");
  binome_entity_set_text (person, BINOME_PERSON_STAFF_NUMBER, number);
  binome_entity_set_date (person, BINOME_PERSON_HIRED_ON, binome_date_parse_iso (hired_on));
  if (!binome_db_insert (db, person, error))
    return FALSE;

  *id = binome_entity_get_id (person);
  return TRUE;
}

static gboolean
fill_work (BinomeDb *db, gpointer data, GError **error)
{
  Made *made = data;
  g_autoptr (BinomeEntity) programme = BINOME_ENTITY (binome_programme_new ());

  binome_entity_set_text (programme, BINOME_PROGRAMME_TITLE, "Welcome 2026");
  binome_entity_set_date (programme, BINOME_PROGRAMME_STARTS_ON, binome_date_new (2026, 1, 5));
  binome_entity_set_date (programme, BINOME_PROGRAMME_ENDS_ON, binome_date_new (2026, 12, 18));
  if (!binome_db_insert (db, programme, error))
    return FALSE;
  made->programme = binome_entity_get_id (programme);

  return insert_person (db, "Zoé", "Abadie", "Welder", "A3", "2020-05-04", &made->people[0], error)
         && insert_person (db, "Ana", "Martin", "Buyer", "A1", "2018-01-15", &made->people[1], error)
         && insert_person (db, "Éric", "Dubois", "Fitter", "A2", "2023-09-01", &made->people[2], error);
}

void
people_set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Made made = { 0 };

  f->folder = g_dir_make_tmp ("binome-people-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "w.binome", NULL);
  f->store = binome_store_open (path, BINOME_STORE_CREATE, &error);
  g_assert_no_error (error);
  test_settle_watch (f->store);
  if (g_strcmp0 (data, "empty") != 0)
    binome_store_write (f->store, "Fill", BINOME_SOURCE_USER, fill_work, &made, NULL, &error);
  g_assert_no_error (error);
  memcpy (f->people, made.people, sizeof made.people);
  f->programme = made.programme;

  f->window = g_object_ref_sink (binome_window_new (NULL, f->store));
  binome_session_set_programme_id (binome_window_get_session (f->window), f->programme);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1100, 700);
  binome_window_show_page (f->window, "people", NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

void
people_tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_assert_finalize_object (f->window);
  binome_store_close (f->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (f->store);
  test_folder_remove (f->folder);
  g_free (f->folder);
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Fails after a while when @condition never holds. */
void
people_wait_until (Condition condition, gpointer data)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (90, on_timeout_cb, &late);

  while (!late && !condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
}

gpointer
people_child (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static const char *
text_of (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (BINOME_IS_TEXT_CELL (widget))
    return binome_text_cell_get_text (BINOME_TEXT_CELL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_widget_get_tooltip_text (widget);

  return NULL;
}

/* The first widget of a type, with that title or text where one is given; NULL where there is none. */
gpointer
people_find (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || g_strcmp0 (text_of (widget), text) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = people_find (child, type, text);
  return found;
}

typedef struct
{
  GType type;
  gint64 n;
} Count;

static gboolean
count_work (BinomeDb *db, gpointer data, GError **error)
{
  Count *count = data;
  g_autoptr (BinomeQuery) query = binome_query_new (count->type);

  count->n = binome_db_count (db, query, error);
  return count->n >= 0;
}

gint64
people_count (BinomeStore *store, GType type)
{
  Count count = { type, 0 };
  g_autoptr (GError) error = NULL;

  binome_store_read (store, count_work, &count, NULL, &error);
  g_assert_no_error (error);
  return count.n;
}

GtkWidget *
people_visible_page (Fixture *f)
{
  AdwNavigationView *navigation = people_child (f->window, "navigation");

  return GTK_WIDGET (adw_navigation_view_get_visible_page (navigation));
}
