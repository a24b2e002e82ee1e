/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company’s own: their dialog, and what a form does with each kind. */

#include <string.h>
#include <glib/gstdio.h>

#include "people-fixture.h"

#include "binome-enrolment-workflow.h"
#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "fields/binome-own-fields-dialog.h"
#include "fields/binome-own-fields-group.h"
#include "people/binome-import-columns.h"
#include "people/binome-people-page.h"
#include "people/binome-person-page.h"
#include "recruitment/binome-participant-dialog.h"
#include "widgets/binome-date-row.h"
#include "widgets/binome-file-row.h"
#include "widgets/binome-note-row.h"
#include "widgets/binome-row-message.h"
#include "widgets/binome-steady-list.h"
#include "widgets/binome-text-cell.h"
#include "test-wait.h"

/* What is typed is told a second after the last key. */
static void
stop_typing (void)
{
  test_wait (1100);
  test_settle ();
}

/* ---- fields to work with ---- */

typedef struct
{
  const char *title;
  BinomeFieldScope scope;
  BinomeFieldKind kind;
  gboolean required;
  gint64 id;
} Made;

static gboolean
make_work (BinomeDb *db, gpointer data, GError **error)
{
  Made *made = data;
  g_autoptr (BinomeFieldDefinition) field = binome_field_definition_new ();
  BinomeEntity *entity = BINOME_ENTITY (field);

  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_TITLE, made->title);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_SCOPE, (int)made->scope);
  binome_entity_set_choice (entity, BINOME_FIELD_DEFINITION_KIND, (int)made->kind);
  binome_entity_set_boolean (entity, BINOME_FIELD_DEFINITION_REQUIRED, made->required);
  binome_entity_set_text (entity, BINOME_FIELD_DEFINITION_CHOICES, "Red\nGreen\nBlue");
  if (!binome_own_fields_keep (db, field, error))
    return FALSE;
  made->id = binome_entity_get_id (entity);
  return TRUE;
}

static gint64
make (Fixture *f, const char *title, BinomeFieldScope scope, BinomeFieldKind kind, gboolean required)
{
  Made made = { title, scope, kind, required, 0 };
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Add", BINOME_SOURCE_USER, make_work, &made, NULL, &error);
  g_assert_no_error (error);
  return made.id;
}

typedef struct
{
  gint64 owner, field;
  BinomeFieldScope scope;
  char *answer;
} Asked;

static gboolean
ask_work (BinomeDb *db, gpointer data, GError **error)
{
  Asked *asked = data;
  g_autoptr (GPtrArray) values = binome_own_values_load (db, asked->scope, asked->owner, error);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const BinomeOwnValue *value = values->pdata[i];

      if (binome_entity_get_id (value->definition) == asked->field)
        asked->answer = g_strdup (value->answer);
    }
  return values != NULL;
}

static void
assert_answer (Fixture *f, BinomeFieldScope scope, gint64 owner, gint64 field, const char *expected)
{
  Asked asked = { .owner = owner, .field = field, .scope = scope };
  g_autoptr (GError) error = NULL;

  test_settle ();
  for (int i = 0; i < 100 && g_strcmp0 (asked.answer, expected) != 0; i++)
    {
      g_clear_pointer (&asked.answer, g_free);
      binome_store_read (f->store, ask_work, &asked, NULL, &error);
      g_assert_no_error (error);
      if (g_strcmp0 (asked.answer, expected) != 0)
        test_settle ();
    }
  g_assert_cmpstr (asked.answer, ==, expected);
  g_free (asked.answer);
}

static GtkWidget *
open_person (Fixture *f, guint i)
{
  AdwNavigationPage *page = binome_person_page_new (binome_window_get_session (f->window), f->people[i]);

  binome_window_push (people_visible_page (f), page);
  test_settle ();
  return GTK_WIDGET (page);
}

static GtkWidget *
visible_dialog (Fixture *f)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));

  g_assert_nonnull (dialog);
  return GTK_WIDGET (dialog);
}

static void
activate (GtkWidget *row)
{
  g_signal_emit_by_name (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX), "row-activated", row);
  test_settle ();
}

/* What is to be seen soon, however busy the machine is. */
static gpointer
find_soon (gpointer widget, GType type, const char *text)
{
  gpointer found = people_find (widget, type, text);

  for (int i = 0; i < 100 && found == NULL; i++)
    {
      test_settle ();
      found = people_find (widget, type, text);
    }
  return found;
}

static void
undo (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  test_settle ();
}

/* ---- the dialog of the fields ---- */

static void
test_manage (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *form, *choices, *matching, *list;
  GtkActionable *export;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.own-fields", NULL);
  test_settle ();
  dialog = visible_dialog (f);
  g_assert_true (BINOME_IS_OWN_FIELDS_DIALOG (dialog));
  export = find_soon (dialog, GTK_TYPE_BUTTON, "Export the Fields…");
  g_assert_nonnull (export);
  g_assert_cmpstr (gtk_actionable_get_action_name (export), ==, "win.export");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (export), NULL), ==,
                   "fields");
  list = people_child (dialog, "tutor_list");
  g_signal_emit_by_name (list, "add");
  test_settle ();
  form = visible_dialog (f);
  choices = gtk_widget_get_ancestor (find_soon (form, GTK_TYPE_LABEL, "Choices, one a line"),
                                     ADW_TYPE_PREFERENCES_ROW);
  matching = find_soon (form, ADW_TYPE_SWITCH_ROW, "Used for matching");
  g_assert_false (gtk_widget_get_visible (choices));
  g_assert_false (gtk_widget_get_sensitive (matching));
  adw_combo_row_set_selected (find_soon (form, ADW_TYPE_COMBO_ROW, "Kind"), BINOME_FIELD_KIND_CHOICES);
  g_assert_true (gtk_widget_get_visible (choices));
  g_assert_true (gtk_widget_get_sensitive (matching));
  g_assert_cmpuint (adw_combo_row_get_selected (find_soon (form, ADW_TYPE_COMBO_ROW, "About")), ==,
                    BINOME_FIELD_SCOPE_TUTOR);
  /* Whoever it is about may see it, unless it is kept to the co-ordinators; the form says what comes of it.
   */
  g_assert_nonnull (
      find_soon (form, GTK_TYPE_LABEL, "Asked on their registration form; letters to them may tell it."));
  adw_combo_row_set_selected (find_soon (form, ADW_TYPE_COMBO_ROW, "Seen by"),
                              BINOME_FIELD_AUDIENCE_COORDINATORS);
  g_assert_nonnull (
      find_soon (form, GTK_TYPE_LABEL, "On no registration form, in no letter and in no document."));
  adw_switch_row_set_active (ADW_SWITCH_ROW (matching), TRUE);
  gtk_editable_set_text (find_soon (form, ADW_TYPE_ENTRY_ROW, "Name"), "Languages");

  /* A list without choices makes no sense: it is said, and nothing typed is lost. */
  g_signal_emit_by_name (people_child (form, "accept_button"), "clicked");
  test_settle ();
  g_assert_true (adw_banner_get_revealed (people_child (form, "error_banner")));
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_DEFINITION), ==, 0);
  gtk_text_buffer_set_text (binome_note_row_get_buffer (choices), "French\nEnglish\n", -1);
  g_signal_emit_by_name (people_child (form, "accept_button"), "clicked");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_DEFINITION), ==, 1);
  g_assert_nonnull (
      find_soon (list, GTK_TYPE_LABEL,
                 "Several of a list · French, English · for co-ordinators only · used for matching"));

  /* What cannot be compared is not used for matching any more. */
  activate (find_soon (list, ADW_TYPE_ACTION_ROW, "Languages"));
  form = visible_dialog (f);
  matching = find_soon (form, ADW_TYPE_SWITCH_ROW, "Used for matching");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (matching)));
  adw_combo_row_set_selected (find_soon (form, ADW_TYPE_COMBO_ROW, "Kind"), BINOME_FIELD_KIND_TEXT);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (matching)));
  g_signal_emit_by_name (find_soon (form, ADW_TYPE_BUTTON_ROW, "_Remove the Field and Its Answers"),
                         "activated");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_DEFINITION), ==, 0);
  undo (f);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_DEFINITION), ==, 1);
}

/* A field that is to be seen at a place, with the keyboard on one of its buttons. */
typedef struct
{
  GtkWidget *dialog;
  int place;
  const char *button; /* nullable */
} Place;

static GtkWidget *
row_of (GtkWidget *dialog, const char *title)
{
  return people_find (people_child (dialog, "person_list"), ADW_TYPE_ACTION_ROW, title);
}

static gboolean
is_at (gpointer data)
{
  const Place *place = data;
  GtkWidget *row = row_of (place->dialog, "One");

  return row != NULL && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == place->place
         && (place->button == NULL
             || gtk_root_get_focus (gtk_widget_get_root (row))
                    == g_object_get_data (G_OBJECT (row), place->button));
}

/* A field moves with the keyboard, which stays on it. */
static void
test_move (Fixture *f, gconstpointer data)
{
  Place place = { NULL, 0, NULL };

  make (f, "One", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, FALSE);
  make (f, "Two", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, FALSE);
  make (f, "Three", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.own-fields", NULL);
  test_settle ();
  place.dialog = visible_dialog (f);
  people_wait_until (is_at, &place);
  for (int i = 1; i <= 3; i++)
    {
      GtkWidget *button = g_object_get_data (G_OBJECT (row_of (place.dialog, "One")), "binome-down");

      gtk_widget_grab_focus (button);
      g_signal_emit_by_name (button, "clicked");
      place = (Place){ place.dialog, MIN (i, 2), "binome-down" };
      people_wait_until (is_at, &place);
    }
  undo (f);
  place = (Place){ place.dialog, 1, NULL };
  people_wait_until (is_at, &place);
}

/* ---- a person ---- */

static void
test_kinds (Fixture *f, gconstpointer data)
{
  static const char *const titles[]
      = { "text", "long", "number", "date", "yes", "choice", "choices", "levels", "scale", "person", "file" };
  const BinomeFieldScope scope = BINOME_FIELD_SCOPE_PERSON;
  gint64 ids[G_N_ELEMENTS (titles)], ana = f->people[1];
  g_autofree char *zoe = g_strdup_printf ("%" G_GINT64_FORMAT, f->people[0]);
  GtkWidget *page, *row, *chooser;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    ids[i] = make (f, titles[i], scope, (BinomeFieldKind)i, FALSE);
  page = open_person (f, 1);
  g_assert_true (gtk_widget_get_visible (people_child (page, "own_fields")));

  gtk_editable_set_text (find_soon (page, ADW_TYPE_ENTRY_ROW, "text"), " Some  words ");
  row = gtk_widget_get_ancestor (find_soon (page, GTK_TYPE_LABEL, "long"), ADW_TYPE_PREFERENCES_ROW);
  gtk_text_buffer_set_text (binome_note_row_get_buffer (row), "One\ntwo", -1);
  gtk_editable_set_text (find_soon (page, ADW_TYPE_ENTRY_ROW, "number"), "1 234,5");
  /* Typed texts are told a second after the last key. */
  stop_typing ();
  assert_answer (f, scope, ana, ids[0], "Some words");
  assert_answer (f, scope, ana, ids[1], "One\ntwo");
  assert_answer (f, scope, ana, ids[2], "1234.5");

  binome_date_row_set_date (find_soon (page, BINOME_TYPE_DATE_ROW, "date"), binome_date_new (2026, 4, 1));
  assert_answer (f, scope, ana, ids[3], "2026-04-01");
  adw_combo_row_set_selected (find_soon (page, ADW_TYPE_COMBO_ROW, "yes"), 2);
  assert_answer (f, scope, ana, ids[4], "no");
  adw_combo_row_set_selected (find_soon (page, ADW_TYPE_COMBO_ROW, "choice"), 2);
  assert_answer (f, scope, ana, ids[5], "Green");
  row = find_soon (page, ADW_TYPE_EXPANDER_ROW, "choices");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_check_button_set_active (
      find_soon (find_soon (row, ADW_TYPE_ACTION_ROW, "Blue"), GTK_TYPE_CHECK_BUTTON, NULL), TRUE);
  gtk_check_button_set_active (
      find_soon (find_soon (row, ADW_TYPE_ACTION_ROW, "Red"), GTK_TYPE_CHECK_BUTTON, NULL), TRUE);
  assert_answer (f, scope, ana, ids[6], "Red\nBlue");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Red, Blue");
  adw_combo_row_set_selected (find_soon (page, ADW_TYPE_COMBO_ROW, "levels"), 3);
  assert_answer (f, scope, ana, ids[7], "Blue");
  adw_combo_row_set_selected (find_soon (page, ADW_TYPE_COMBO_ROW, "scale"), 1);
  assert_answer (f, scope, ana, ids[8], "-2");

  row = find_soon (page, ADW_TYPE_ACTION_ROW, "person");
  activate (row);
  chooser = visible_dialog (f);
  g_signal_emit_by_name (chooser, "chosen", f->people[0]);
  assert_answer (f, scope, ana, ids[9], zoe);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Zoé Abadie");
  adw_dialog_force_close (ADW_DIALOG (chooser));
  undo (f);
  assert_answer (f, scope, ana, ids[9], "");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Nobody");
  undo (f);
  g_assert_cmpuint (adw_combo_row_get_selected (find_soon (page, ADW_TYPE_COMBO_ROW, "scale")), ==, 0);
  assert_answer (f, scope, ana, ids[10], "");
}

/* A file is taken into the workspace; what cannot be is said below the row. */
static void
test_file (Fixture *f, gconstpointer data)
{
  const BinomeFieldScope scope = BINOME_FIELD_SCOPE_PERSON;
  gint64 cv = make (f, "CV", scope, BINOME_FIELD_KIND_FILE, FALSE);
  GtkWidget *page = open_person (f, 1), *row = find_soon (page, ADW_TYPE_ACTION_ROW, "CV");
  g_autofree char *path = g_build_filename (f->folder, "CV.pdf", NULL);
  g_autofree char *copy_path = g_build_filename (f->folder, "copy.pdf", NULL), *copied = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  g_autoptr (GFile) copy = g_file_new_for_path (copy_path);

  g_assert_nonnull (row);
  g_assert_true (g_file_set_contents (path, "content", -1, NULL));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "No file");
  binome_file_row_keep (row, folder);
  test_settle ();
  g_assert_nonnull (strstr (binome_row_message_get (row), "20 MB"));

  binome_file_row_keep (row, file);
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "CV.pdf");
  assert_answer (f, scope, f->people[1], cv, "CV.pdf");
  g_assert_null (binome_row_message_get (row));
  binome_file_row_save (row, copy);
  test_settle ();
  g_assert_true (g_file_get_contents (copy_path, &copied, NULL, NULL));
  g_assert_cmpstr (copied, ==, "content");

  g_assert_true (gtk_widget_activate_action (row, "file.remove", NULL));
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "No file");
  /* The history still leads to it. */
  g_assert_nonnull (find_soon (page, GTK_TYPE_BUTTON, "Open “CV.pdf” as it was"));
  undo (f);
  test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "CV.pdf");
  g_remove (path);
  g_remove (copy_path);
}

/* What is wrong is said under the row; it stays, and is corrected there. */
static void
test_wrong (Fixture *f, gconstpointer data)
{
  const BinomeFieldScope scope = BINOME_FIELD_SCOPE_PERSON;
  gint64 number = make (f, "Age", scope, BINOME_FIELD_KIND_NUMBER, FALSE);
  gint64 badge = make (f, "Badge", scope, BINOME_FIELD_KIND_TEXT, TRUE);
  GtkWidget *page = open_person (f, 1), *row = find_soon (page, ADW_TYPE_ENTRY_ROW, "Age");

  gtk_editable_set_text (GTK_EDITABLE (row), "forty");
  stop_typing ();
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (find_soon (page, GTK_TYPE_LABEL, "“forty” is no number."));
  assert_answer (f, scope, f->people[1], number, "");
  gtk_editable_set_text (find_soon (page, ADW_TYPE_ENTRY_ROW, "Badge *"), "B7");
  stop_typing ();
  assert_answer (f, scope, f->people[1], badge, "B7");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "forty");
  gtk_editable_set_text (GTK_EDITABLE (row), "40");
  gtk_editable_set_text (find_soon (page, ADW_TYPE_ENTRY_ROW, "Badge *"), "");
  stop_typing ();
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  assert_answer (f, scope, f->people[1], number, "40");
  g_assert_nonnull (find_soon (page, GTK_TYPE_LABEL, "“Badge” must be filled in."));
  assert_answer (f, scope, f->people[1], badge, "B7");

  /* What was typed when the page is left is kept. */
  gtk_editable_set_text (GTK_EDITABLE (row), "41");
  adw_navigation_view_pop (people_child (f->window, "navigation"));
  test_settle ();
  test_settle ();
  assert_answer (f, scope, f->people[1], number, "41");
}

/* A form that adds somebody asks what must be filled in. */
static void
test_add (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  make (f, "Badge", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, TRUE);
  gtk_widget_activate_action (people_visible_page (f), "people.add", NULL);
  test_settle ();
  dialog = visible_dialog (f);
  gtk_editable_set_text (find_soon (dialog, ADW_TYPE_ENTRY_ROW, "Family name"), "Roux");
  g_signal_emit_by_name (people_child (dialog, "accept_button"), "clicked");
  test_settle ();
  g_assert_true (adw_banner_get_revealed (people_child (dialog, "error_banner")));
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 3);
  gtk_editable_set_text (find_soon (dialog, ADW_TYPE_ENTRY_ROW, "Badge *"), "B12");
  stop_typing ();
  g_signal_emit_by_name (people_child (dialog, "accept_button"), "clicked");
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 4);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_VALUE), ==, 1);
  undo (f);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON), ==, 3);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_VALUE), ==, 0);
}

/* ---- a participant ---- */

typedef struct
{
  Fixture *f;
  gint64 enrolment;
} Enrolling;

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  Enrolling *enrolling = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  g_autoptr (GArray) ids = NULL;

  if (!binome_enrolment_enrol (db, enrolling->f->programme, BINOME_ENROLMENT_ROLE_TUTOR,
                               &enrolling->f->people[1], 1, 0, NULL, error))
    return FALSE;
  ids = binome_db_select_ids (db, query, error);
  enrolling->enrolment = g_array_index (ids, gint64, 0);
  return TRUE;
}

static void
test_participant (Fixture *f, gconstpointer data)
{
  Enrolling enrolling = { f, 0 };
  gint64 keen = make (f, "Keen", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_YES_NO, FALSE);
  g_autoptr (GError) error = NULL;
  GtkWidget *group;

  make (f, "Wish", BINOME_FIELD_SCOPE_TUTEE, BINOME_FIELD_KIND_TEXT, FALSE);
  binome_store_write (f->store, "Enrol", BINOME_SOURCE_USER, enrol_work, &enrolling, NULL, &error);
  g_assert_no_error (error);
  adw_dialog_present (
      ADW_DIALOG (binome_participant_dialog_new (binome_window_get_session (f->window), enrolling.enrolment)),
      GTK_WIDGET (f->window));
  test_settle ();
  group = find_soon (visible_dialog (f), BINOME_TYPE_OWN_FIELDS_GROUP, NULL);
  g_assert_true (gtk_widget_get_visible (group));
  g_assert_null (people_find (group, ADW_TYPE_ENTRY_ROW, "Wish"));
  adw_combo_row_set_selected (find_soon (group, ADW_TYPE_COMBO_ROW, "Keen"), 1);
  assert_answer (f, BINOME_FIELD_SCOPE_TUTOR, enrolling.enrolment, keen, "yes");
}

/* ---- the list of people ---- */

typedef struct
{
  gint64 field, owner;
  const char *text;
} SetCall;

static gboolean
set_work (BinomeDb *db, gpointer data, GError **error)
{
  SetCall *call = data;

  return binome_own_values_set (db, call->field, call->owner, call->text, error);
}

static void
answer (Fixture *f, gint64 field, guint person, const char *text)
{
  SetCall call = { field, f->people[person], text };
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Answer", BINOME_SOURCE_USER, set_work, &call, NULL, &error);
  g_assert_no_error (error);
}

static GtkColumnViewColumn *
find_column (GtkWidget *page, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (people_child (page, "column_view"));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }

  return NULL;
}

/* The family names that are listed, one letter each. */
static char *
list_names (GtkWidget *page)
{
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (people_child (page, "column_view")));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BinomeSteadyRow) row = g_list_model_get_item (rows, i);
      BinomeEntity *person = binome_steady_row_get_item (row);

      if (person != NULL)
        g_string_append_c (names, *binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME));
    }
  return g_string_free (names, FALSE);
}

static void
assert_listed (GtkWidget *page, const char *expected)
{
  g_autofree char *names = NULL;

  for (int i = 0; i < 100 && g_strcmp0 (names, expected) != 0; i++)
    {
      test_settle ();
      g_free (names);
      names = list_names (page);
    }
  g_assert_cmpstr (names, ==, expected);
}

/* Where there is no room for columns, what is listed stands on the tile, with its name. */
static void
test_tiles (Fixture *f, gconstpointer data)
{
  gint64 number = make (f, "Years", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER, FALSE);
  gint64 remark = make (f, "Remark", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, FALSE);
  const gint64 listed[] = { number, remark };
  GtkWidget *window = gtk_window_new (), *page, *list;

  answer (f, number, 0, "12");
  answer (f, remark, 0, "Patient");
  test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      g_autofree char *column = g_strdup_printf ("own.column-%" G_GINT64_FORMAT, listed[i]);

      gtk_widget_activate_action (people_visible_page (f), column, NULL);
      test_settle ();
    }

  page = g_object_ref_sink (g_object_new (BINOME_TYPE_PEOPLE_PAGE, "session",
                                          binome_window_get_session (f->window), "title", "People", NULL));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  binome_page_queue_refresh (BINOME_PAGE (page));
  list = people_child (page, "list_view");
  g_assert_nonnull (find_soon (list, GTK_TYPE_LABEL, "Years: 12 · Remark: Patient"));
  answer (f, number, 0, "13");
  g_assert_nonnull (find_soon (list, GTK_TYPE_LABEL, "Years: 13 · Remark: Patient"));
  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
  g_assert_finalize_object (page);
}

/* Abadie, Martin, Dubois: as columns, sorted, filtered, found, and in a kept list. */
static void
test_list (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f), *dialog;
  gint64 colours = make (f, "Colours", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_CHOICES, FALSE);
  gint64 number = make (f, "Years", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER, FALSE);
  gint64 remark = make (f, "Remark", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_TEXT, FALSE);
  g_autofree char *column = g_strdup_printf ("own.column-%" G_GINT64_FORMAT, number);
  g_autofree char *filter = g_strdup_printf ("own.filter-%" G_GINT64_FORMAT, colours);

  answer (f, number, 0, "12");
  answer (f, number, 1, "9");
  answer (f, colours, 0, "Red; Blue");
  answer (f, colours, 2, "Blue");
  answer (f, remark, 1, "Très à l’écoute");
  test_settle ();
  g_assert_null (find_column (page, "Years"));
  gtk_widget_activate_action (page, column, NULL);
  for (int i = 0; i < 100 && find_column (page, "Years") == NULL; i++)
    test_settle ();
  g_assert_nonnull (find_column (page, "Years"));
  g_assert_nonnull (find_soon (people_child (page, "column_view"), BINOME_TYPE_TEXT_CELL, "12"));
  assert_listed (page, "ADM");
  gtk_column_view_sort_by_column (people_child (page, "column_view"), find_column (page, "Years"),
                                  GTK_SORT_ASCENDING);
  assert_listed (page, "MAD");
  gtk_column_view_sort_by_column (people_child (page, "column_view"), find_column (page, "Years"),
                                  GTK_SORT_DESCENDING);
  assert_listed (page, "AMD");
  answer (f, number, 1, "30");
  assert_listed (page, "MAD");
  g_assert_nonnull (find_soon (people_child (page, "column_view"), BINOME_TYPE_TEXT_CELL, "30"));

  gtk_widget_activate_action (page, filter, "s", "Blue");
  assert_listed (page, "AD");
  g_assert_cmpstr (adw_window_title_get_title (people_child (page, "title_widget")), ==, "Blue");
  gtk_widget_activate_action (page, "lists.save", NULL);
  test_settle ();
  dialog = visible_dialog (f);
  gtk_editable_set_text (find_soon (dialog, ADW_TYPE_ENTRY_ROW, "Name"), "The blue ones");
  g_signal_emit_by_name (people_child (dialog, "accept_button"), "clicked");
  test_settle ();
  gtk_widget_activate_action (page, "people.show-all", NULL);
  assert_listed (page, "MAD");
  answer (f, colours, 0, "Red");
  gtk_widget_activate_action (page, "lists.open", "x", (gint64)1);
  assert_listed (page, "D");
  g_assert_cmpstr (adw_window_title_get_title (people_child (page, "title_widget")), ==, "The blue ones");
  gtk_widget_activate_action (page, "people.show-all", NULL);

  /* Whoever has not answered; a kept list can look for that as well. */
  gtk_widget_activate_action (page, filter, "s", "\n");
  assert_listed (page, "M");
  g_assert_cmpstr (adw_window_title_get_title (people_child (page, "title_widget")), ==, "Not said");
  gtk_widget_activate_action (page, filter, "s", "");
  assert_listed (page, "MAD");

  gtk_editable_set_text (people_child (page, "search_entry"), "a l'ECOUTE");
  test_settle ();
  assert_listed (page, "M");
  gtk_editable_set_text (people_child (page, "search_entry"), "");
  test_settle ();
  gtk_widget_activate_action (page, column, NULL);
  for (int i = 0; i < 100 && find_column (page, "Years") != NULL; i++)
    test_settle ();
  g_assert_null (find_column (page, "Years"));
}

/* A column of a list becomes a field of the same name, or another one. */
static void
test_import (Fixture *f, gconstpointer data)
{
  static const char list[] = "Nom;Prénom;badge\nRoux;Zoé;12\n";
  gint64 badge = make (f, "Badge", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_NUMBER, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (list, strlen (list));
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeImport) import = binome_import_new_for_bytes (bytes, "list.csv", NULL, &error);
  g_autoptr (BinomeImportColumns) columns
      = g_object_ref_sink (g_object_new (BINOME_TYPE_IMPORT_COLUMNS, NULL));
  AdwComboRow *row;
  guint n_columns = 0;

  make (f, "Size", BINOME_FIELD_SCOPE_TUTOR, BINOME_FIELD_KIND_NUMBER, FALSE);
  g_assert_no_error (error);
  binome_store_read (f->store, binome_import_recall, import, NULL, &error);
  g_assert_no_error (error);
  binome_import_columns_set_session (columns, binome_window_get_session (f->window));
  binome_import_columns_set_import (columns, import);
  row = people_find (GTK_WIDGET (columns), ADW_TYPE_COMBO_ROW, "badge");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, BINOME_N_STAFF_COLUMNS + 1);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, BINOME_N_STAFF_COLUMNS);
  adw_combo_row_set_selected (row, BINOME_COLUMN_IGNORE);
  g_assert_cmpint (binome_import_get_own_field (import, 2), ==, 0);
  adw_combo_row_set_selected (row, BINOME_N_STAFF_COLUMNS);
  g_assert_cmpint (binome_import_get_own_field (import, 2), ==, badge);

  /* Tutors have a field more, after all that a list can say of a part in a programme. */
  for (BinomeColumn column = BINOME_COLUMN_IGNORE; column < BINOME_N_COLUMNS; column++)
    n_columns += binome_column_is_for (column, BINOME_LIST_PARTICIPANTS);
  g_assert_cmpuint (n_columns, >, BINOME_N_STAFF_COLUMNS);
  adw_combo_row_set_selected (people_child (columns, "as_row"), BINOME_IMPORT_TUTORS);
  row = people_find (GTK_WIDGET (columns), ADW_TYPE_COMBO_ROW, "badge");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, n_columns + 2);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, n_columns);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, people_set_up, test, people_tear_down)

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/ui/fields/manage", test_manage);
  ADD ("/ui/fields/move", test_move);
  ADD ("/ui/fields/kinds", test_kinds);
  ADD ("/ui/fields/wrong", test_wrong);
  ADD ("/ui/fields/file", test_file);
  ADD ("/ui/fields/add", test_add);
  ADD ("/ui/fields/import", test_import);
  ADD ("/ui/fields/list", test_list);
  ADD ("/ui/fields/tiles", test_tiles);
  ADD ("/ui/fields/participant", test_participant);
  return g_test_run ();
}
