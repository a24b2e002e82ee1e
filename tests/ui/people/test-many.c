/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the company’s own and skills for many people at once: one undo, and whoever cannot is named. */

#include "people-fixture.h"

#include "binome-own-fields.h"
#include "binome-own-values.h"
#include "widgets/binome-row-message.h"

static GtkWidget *
visible_dialog (Fixture *f)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));

  g_assert_nonnull (dialog);
  return GTK_WIDGET (dialog);
}

static void
accept (GtkWidget *dialog)
{
  g_signal_emit_by_name (people_child (dialog, "accept_button"), "clicked");
  test_settle ();
}

/* Shoes in numbers, and a file, which nobody can give to many. */
static gboolean
make_fields_work (BinomeDb *db, gpointer data, GError **error)
{
  static const struct
  {
    const char *title;
    BinomeFieldKind kind;
  } fields[] = { { "Shoes", BINOME_FIELD_KIND_NUMBER }, { "Licence", BINOME_FIELD_KIND_FILE } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (BinomeFieldDefinition) field = binome_field_definition_new ();

      binome_entity_set_text (BINOME_ENTITY (field), BINOME_FIELD_DEFINITION_TITLE, fields[i].title);
      binome_entity_set_choice (BINOME_ENTITY (field), BINOME_FIELD_DEFINITION_SCOPE,
                                BINOME_FIELD_SCOPE_PERSON);
      binome_entity_set_choice (BINOME_ENTITY (field), BINOME_FIELD_DEFINITION_KIND, (int)fields[i].kind);
      if (!binome_own_fields_keep (db, field, error))
        return FALSE;
    }
  return TRUE;
}

static void
type (GtkWidget *dialog, const char *text)
{
  GtkWidget *row = people_find (dialog, ADW_TYPE_ENTRY_ROW, "Shoes");

  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_grab_focus (people_child (dialog, "accept_button")); /* as a click does */
}

static void
test_own_fields (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f), *dialog, *row;
  g_autoptr (GError) error = NULL;

  binome_store_write (f->store, "Fields", BINOME_SOURCE_USER, make_fields_work, NULL, NULL, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (page, "people.select-all", NULL);
  gtk_widget_activate_action (page, "people.set-own", NULL);
  test_settle ();
  dialog = visible_dialog (f);
  g_assert_null (people_find (dialog, GTK_TYPE_LABEL, "Licence"));

  /* Nothing is given, or no number: it is said in the form. */
  accept (dialog);
  g_assert_cmpstr (adw_banner_get_title (people_child (dialog, "error_banner")), ==,
                   "Fill in what all of them get.");
  type (dialog, "big");
  row = people_find (dialog, ADW_TYPE_ENTRY_ROW, "Shoes");
  g_assert_nonnull (binome_row_message_get (row));
  accept (dialog);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_VALUE), ==, 0);

  type (dialog, "42");
  accept (dialog);
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_VALUE), ==, 3);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Set fields of your own");
  g_assert_true (binome_store_undo (f->store, NULL, NULL));
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_FIELD_VALUE), ==, 0);
}

/* Chooses “Welding” and its level for all who are ticked. */
static void
add_welding (Fixture *f, const char *side)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (people_visible_page (f), "people.add-skill", "s", side);
  test_settle ();
  dialog = visible_dialog (f);
  g_signal_emit_by_name (dialog, "chosen", "Welding");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  dialog = visible_dialog (f);
  adw_combo_row_set_selected (
      people_find (dialog, ADW_TYPE_COMBO_ROW, g_str_equal (side, "offered") ? "Level" : "Level aimed at"),
      4);
  accept (dialog);
}

static void
test_skill (Fixture *f, gconstpointer data)
{
  GtkWidget *page = people_visible_page (f);
  GtkWidget *check = people_find (people_child (page, "column_view"), GTK_TYPE_CHECK_BUTTON, NULL);
  g_autoptr (BinomeEntity) skill = NULL;
  GtkWidget *dialog;

  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  add_welding (f, "offered");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON_SKILL), ==, 1);
  skill = binome_store_get (f->store, BINOME_TYPE_PERSON_SKILL, 1);
  test_settle ();
  g_assert_cmpint (binome_entity_get_integer (skill, BINOME_PERSON_SKILL_LEVEL), ==, 4);

  /* Zoé has it: the others get it, and she is named. */
  gtk_widget_activate_action (page, "people.select-all", NULL);
  add_welding (f, "offered");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON_SKILL), ==, 3);
  dialog = visible_dialog (f);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "Add the skill “Welding”: 2 of 3");
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==,
                   "1 of 3 was left as it was:\nZoé Abadie: “Welding” is in the list already.");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();

  /* What is wished for is another list. */
  add_welding (f, "wanted");
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON_SKILL), ==, 6);
  g_assert_cmpstr (binome_store_get_undo_name (f->store), ==, "Add the skill “Welding”");
  g_assert_true (binome_store_undo (f->store, NULL, NULL));
  test_settle ();
  g_assert_cmpint (people_count (f->store, BINOME_TYPE_PERSON_SKILL), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/people/many/own-fields", Fixture, NULL, people_set_up, test_own_fields, people_tear_down);
  g_test_add ("/ui/people/many/skill", Fixture, NULL, people_set_up, test_skill, people_tear_down);

  return g_test_run ();
}
