/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters from the window: which, to whom, how they look, how they leave, and in whose words. */

#include <locale.h>
#include <string.h>
#include <adwaita.h>
#include <glib/gstdio.h>

#include "binome-clock.h"
#include "binome-letter-template.h"
#include "binome-letter.h"
#include "binome-person.h"
#include "binome-session.h"
#include "printing/binome-report-preview.h"
#include "letters/binome-letter-history.h"
#include "letters/binome-letter-output.h"
#include "letters/binome-letter-text-page.h"
#include "letters/binome-letters-dialog.h"
#include "letters/binome-sent-letter-row.h"
#include "letters/binome-sent-letters-page.h"
#include "workflow-fixture.h"
#include "test-settle.h"

typedef struct
{
  Scene scene;
  BinomeSession *session;
  GtkWidget *window;
  BinomeLettersDialog *dialog;
} Fixture;

static void
set_up_window (Fixture *f, gconstpointer data)
{
  scene_set_up (&f->scene, data);
  test_settle_watch (f->scene.store);
  f->session = binome_session_new (f->scene.store);
  binome_session_set_programme_id (f->session, f->scene.programme);
  f->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 800);
  adw_window_set_content (ADW_WINDOW (f->window), gtk_button_new_with_label ("Page"));
  gtk_window_present (GTK_WINDOW (f->window));
  test_settle ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  set_up_window (f, data);
  f->dialog = binome_letters_dialog_new (f->session, f->scene.programme);
  adw_dialog_present (ADW_DIALOG (f->dialog), f->window);
  test_settle ();
}

static void
tear_down_window (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  test_settle ();
  g_clear_object (&f->session);
  scene_tear_down (&f->scene, data);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  BinomeLettersDialog *dialog = g_object_ref (f->dialog);

  adw_dialog_force_close (ADW_DIALOG (dialog));
  test_settle ();
  g_assert_finalize_object (dialog);
  tear_down_window (f, data);
}

static gpointer
child_of (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (f->dialog), BINOME_TYPE_LETTERS_DIALOG, name);
}

static const char *
visible_tag (Fixture *f)
{
  return adw_navigation_page_get_tag (
      adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (child_of (f, "navigation"))));
}

static void
click (Fixture *f, const char *name)
{
  g_signal_emit_by_name (child_of (f, name), "clicked");
  test_settle ();
}

static guint
count_rows (Fixture *f)
{
  GtkListBox *list = child_of (f, "recipients_list");
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (list, i))))
      n++;
  return n;
}

/* Rows that a search leaves: those it hides are not mapped. */
static guint
count_found (Fixture *f, const char *text)
{
  GtkListBox *list = child_of (f, "recipients_list");
  GtkWidget *entry = gtk_widget_get_first_child (child_of (f, "recipients_box"));
  guint n = 0;

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  test_settle ();
  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (list, i))))
      n++;
  return n;
}

/* ---- to whom, and how they look ---- */

/* Nobody has applied lately: the dialog says so, and others can be chosen. */
static void
test_nobody (Fixture *f, gconstpointer data)
{
  binome_letters_dialog_choose (f->dialog, "acknowledgement");
  test_settle ();
  g_assert_cmpuint (count_rows (f), ==, 0);
  g_assert_true (gtk_widget_get_mapped (child_of (f, "nobody_row")));
  g_assert_false (gtk_widget_get_mapped (child_of (f, "recipients_box")));
  g_assert_false (gtk_widget_get_visible (child_of (f, "all_button")));

  adw_combo_row_set_selected (child_of (f, "state_row"), 1);
  test_settle ();
  g_assert_cmpuint (count_rows (f), >, 0);
  g_assert_false (gtk_widget_get_mapped (child_of (f, "nobody_row")));
  g_assert_true (gtk_widget_get_mapped (child_of (f, "recipients_box")));
}

static void
test_preview (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (visible_tag (f), ==, "letters");
  binome_letters_dialog_choose (f->dialog, "tutor-unmatched");
  test_settle ();
  g_assert_cmpstr (visible_tag (f), ==, "recipients");
  /* Paul, Anne and Luc. */
  g_assert_cmpuint (count_rows (f), ==, 3);
  g_assert_cmpstr (gtk_button_get_label (child_of (f, "preview_button")), ==, "_Preview 3 Letters");

  /* Who is not found stays chosen. */
  g_assert_cmpuint (count_found (f, "moreau"), ==, 1);
  g_assert_cmpuint (count_found (f, "zzz"), ==, 0);
  g_assert_cmpuint (count_found (f, ""), ==, 3);
  g_assert_cmpstr (gtk_button_get_label (child_of (f, "preview_button")), ==, "_Preview 3 Letters");

  click (f, "all_button");
  g_assert_false (gtk_widget_get_sensitive (child_of (f, "preview_button")));
  click (f, "all_button");
  click (f, "preview_button");
  g_assert_cmpstr (visible_tag (f), ==, "preview");
  g_assert_cmpuint (binome_report_preview_get_n_pages (child_of (f, "preview")), ==, 3);
  /* The scene has neither a co-ordinator nor an address. */
  g_assert_true (gtk_widget_get_visible (child_of (f, "missing_label")));
  g_assert_nonnull (strstr (gtk_label_get_label (child_of (f, "missing_label")), "Co-ordinator: Name (3)"));
  g_assert_false (gtk_widget_get_visible (child_of (f, "messages_button")));
  g_assert_false (gtk_widget_get_visible (child_of (f, "mail_button")));
}

static void
test_poster (Fixture *f, gconstpointer data)
{
  binome_letters_dialog_choose (f->dialog, "call-poster");
  test_settle ();
  g_assert_false (gtk_widget_get_visible (child_of (f, "recipients_group")));
  click (f, "preview_button");
  g_assert_cmpuint (binome_report_preview_get_n_pages (child_of (f, "preview")), ==, 1);
}

/* ---- how they leave ---- */

typedef struct
{
  Fixture *f;
  GPtrArray *letters;
  gint64 n_kept;
} Leaving;

static gboolean
make_work (BinomeDb *db, gpointer data, GError **error)
{
  Leaving *leaving = data;
  const BinomeLetterKind *kind = binome_letter_kind_find ("tutor-unmatched");
  g_autoptr (GPtrArray) recipients
      = binome_letter_recipients_list (db, kind, leaving->f->scene.programme, error);

  leaving->letters = binome_letters_make (db, kind, leaving->f->scene.programme, recipients, "fr", error);
  return leaving->letters != NULL;
}

static gboolean
count_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_LETTER);

  ((Leaving *)data)->n_kept = binome_db_count (db, query, error);
  return TRUE;
}

static void
tell (GtkWidget *widget, const char *message)
{
  g_object_set_data_full (G_OBJECT (widget), "test-message", g_strdup (message), g_free);
}

static BinomeReportPreview *
find_preview (GtkWidget *widget)
{
  BinomeReportPreview *found = BINOME_IS_REPORT_PREVIEW (widget) ? BINOME_REPORT_PREVIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_preview (child);
  return found;
}

static void
test_messages (Fixture *f, gconstpointer data)
{
  g_autoptr (BinomeEntity) enrolment = scene_get (&f->scene, BINOME_TYPE_ENROLMENT, f->scene.paul);
  g_autoptr (BinomeEntity) paul = scene_get (
      &f->scene, BINOME_TYPE_PERSON, binome_entity_get_reference (enrolment, BINOME_ENROLMENT_PERSON));
  g_autofree char *path = g_dir_make_tmp ("binome-letters-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  GtkWidget *history;
  AdwDialog *view;
  Leaving leaving = { .f = f };

  binome_entity_set_text (paul, BINOME_PERSON_EMAIL, "paul@example.org");
  scene_set (&f->scene, paul);
  scene_read (&f->scene, make_work, &leaving);
  /* Twice: the second file has another name, the first one stays. */
  for (int i = 0; i < 2; i++)
    {
      binome_letter_output_save_messages_in (f->session, GTK_WIDGET (f->dialog), leaving.letters, folder,
                                             tell);
      test_settle ();
    }
  g_assert_cmpstr (g_object_get_data (G_OBJECT (f->dialog), "test-message"), ==,
                   "1 message saved; open it to send it. 2 people have no e-mail address.");

  dir = g_dir_open (path, 0, NULL);
  for (guint n = 0; n < 2; n++)
    {
      name = g_dir_read_name (dir);
      g_assert_nonnull (name);
      g_assert_true (g_str_has_prefix (name, "Paul"));
      g_assert_true (g_str_has_suffix (name, ".eml"));
    }
  g_assert_null (g_dir_read_name (dir));
  scene_read (&f->scene, count_work, &leaving);
  g_assert_cmpint (leaving.n_kept, ==, 2);

  /* Paul's page shows both, and each as it left. */
  history = binome_letter_history_new (f->session, binome_entity_get_id (paul));
  adw_window_set_content (ADW_WINDOW (f->window), history);
  test_settle ();
  g_assert_true (gtk_widget_get_visible (history));
  view = binome_letter_view_new (f->session, leaving.n_kept);
  adw_dialog_present (view, f->window);
  test_settle ();
  g_assert_cmpuint (binome_report_preview_get_n_pages (find_preview (GTK_WIDGET (view))), ==, 1);
  adw_dialog_force_close (view);
  test_settle ();
  g_ptr_array_unref (leaving.letters);
}

/* ---- what left ---- */

static gboolean
record_work (BinomeDb *db, gpointer data, GError **error)
{
  Leaving *leaving = data;

  if (!make_work (db, data, error))
    return FALSE;
  g_ptr_array_set_size (leaving->letters, 1); /* by name the first */
  return binome_letters_record (db, leaving->letters, BINOME_LETTER_WAY_PRINTED, error);
}

static gboolean
poster_work (BinomeDb *db, gpointer data, GError **error)
{
  Leaving *leaving = data;
  const BinomeLetterKind *kind = binome_letter_kind_find ("call-poster");
  g_autoptr (GPtrArray) recipients
      = binome_letter_recipients_list (db, kind, leaving->f->scene.programme, error);
  g_autoptr (GPtrArray) letters
      = binome_letters_make (db, kind, leaving->f->scene.programme, recipients, "en", error);

  return letters != NULL && binome_letters_record (db, letters, BINOME_LETTER_WAY_PDF, error);
}

/* One copy for everybody says when it was made last. */
static void
test_again_all (Fixture *f, gconstpointer data)
{
  Leaving leaving = { .f = f };
  AdwActionRow *had = child_of (f, "had_row");

  binome_letters_dialog_choose (f->dialog, "call-poster");
  test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (had)));
  adw_navigation_view_pop_to_tag (child_of (f, "navigation"), "letters");
  scene_write (&f->scene, poster_work, &leaving);
  binome_letters_dialog_choose (f->dialog, "call-poster");
  test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (had)));
  g_assert_cmpstr (adw_action_row_get_subtitle (had), ==, "2 Mar 2026");
  g_assert_cmpstr (gtk_button_get_label (child_of (f, "preview_button")), ==, "_Preview 1 Letter");
}

/* Who had the letter is marked, and gets it again only when the user says so. */
static void
test_again (Fixture *f, gconstpointer data)
{
  Leaving leaving = { .f = f };
  AdwSwitchRow *again = child_of (f, "again_row");
  GtkListBoxRow *first;

  scene_write (&f->scene, record_work, &leaving);
  binome_letters_dialog_choose (f->dialog, "tutor-unmatched");
  test_settle ();
  g_assert_cmpuint (count_rows (f), ==, 3);
  g_assert_cmpstr (gtk_button_get_label (child_of (f, "preview_button")), ==, "_Preview 2 Letters");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (again)));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (again)), ==,
                   "1 person had this letter before and is not ticked");
  first = gtk_list_box_get_row_at_index (child_of (f, "recipients_list"), 0);
  g_assert_nonnull (first);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), "had it on 2 Mar 2026"));

  adw_switch_row_set_active (again, TRUE);
  test_settle ();
  g_assert_cmpstr (gtk_button_get_label (child_of (f, "preview_button")), ==, "_Preview 3 Letters");

  /* About another letter nobody has had anything. */
  adw_navigation_view_pop_to_tag (child_of (f, "navigation"), "letters");
  binome_letters_dialog_choose (f->dialog, "tutee-unmatched");
  test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (again)));
  g_ptr_array_unref (leaving.letters);
}

static GtkWidget *
find_row (GtkWidget *widget, guint *n)
{
  GtkWidget *found = BINOME_IS_SENT_LETTER_ROW (widget) && gtk_widget_get_mapped (widget)
                             && gtk_widget_get_opacity (widget) > 0 && (*n)-- == 0
                         ? widget
                         : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, n);
  return found;
}

/* The three lines of a row of the list; NULL beyond its end. */
static char *
read_row (GtkWidget *page, guint n)
{
  GtkWidget *row = find_row (page, &n);
  GtkWidget *line = row != NULL ? gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (row))) : NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (; line != NULL; line = gtk_widget_get_next_sibling (line))
    g_strv_builder_add (lines, binome_text_cell_get_text (BINOME_TEXT_CELL (line)));
  texts = g_strv_builder_end (lines);
  return row != NULL ? g_strjoinv ("\n", texts) : NULL;
}

static void
assert_row (GtkWidget *page, guint n, const char *expected)
{
  g_autofree char *text = read_row (page, n);

  g_assert_cmpstr (text, ==, expected);
}

static gpointer
child_of_page (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, BINOME_TYPE_SENT_LETTERS_PAGE, name);
}

/* All that left, with what is for nobody in particular; narrowed by name and by letter. */
static void
test_sent (Fixture *f, gconstpointer data)
{
  Leaving leaving = { .f = f };
  GtkWidget *page = GTK_WIDGET (binome_sent_letters_page_new (f->session));
  GtkEditable *search;
  GtkDropDown *kinds;
  g_autoptr (BinomeExportList) list = NULL;

  adw_window_set_content (ADW_WINDOW (f->window), page);
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of_page (page, "stack")), ==, "none");

  scene_write (&f->scene, record_work, &leaving);
  test_settle ();
  binome_clock_fix (binome_date_new (2026, 3, 4));
  scene_write (&f->scene, poster_work, &leaving);
  test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of_page (page, "stack")), ==, "list");
  assert_row (page, 0, "Everybody\nCall for volunteers: poster\n4 Mar 2026 · Saved as PDF");
  assert_row (page, 1, "Paul Durand\nTo a tutor: no tutee for now\n2 Mar 2026 · Printed");
  assert_row (page, 2, NULL);

  search = child_of_page (page, "search_entry");
  gtk_editable_set_text (search, "durand");
  g_signal_emit_by_name (search, "search-changed");
  test_settle ();
  assert_row (page, 0, "Paul Durand\nTo a tutor: no tutee for now\n2 Mar 2026 · Printed");
  assert_row (page, 1, NULL);
  list = binome_page_list_shown (BINOME_PAGE (page));
  g_assert_cmpint (binome_export_list_get_kind (list), ==, BINOME_EXPORT_LETTERS);

  gtk_editable_set_text (search, "");
  g_signal_emit_by_name (search, "search-changed");
  kinds = child_of_page (page, "kind_drop_down");
  gtk_drop_down_set_selected (kinds, 2); /* the poster */
  test_settle ();
  assert_row (page, 0, "Everybody\nCall for volunteers: poster\n4 Mar 2026 · Saved as PDF");
  assert_row (page, 1, NULL);
  g_ptr_array_unref (leaving.letters);
}

/* ---- in whose words ---- */

static gboolean
template_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_LETTER_TEMPLATE);
  g_autoptr (GPtrArray) found = binome_db_select (db, query, error);

  g_clear_object ((BinomeEntity **)data);
  if (found->len > 0)
    *(BinomeEntity **)data = g_object_ref (found->pdata[0]);
  return TRUE;
}

static AdwNavigationPage *
open_text (Fixture *f)
{
  AdwNavigationPage *page
      = binome_letter_text_page_new (f->session, binome_letter_kind_find ("invitation"), "en");

  adw_navigation_view_push (child_of (f, "navigation"), page);
  test_settle ();
  return page;
}

static GtkTextBuffer *
buffer_of (AdwNavigationPage *page)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (
      gtk_widget_get_template_child (GTK_WIDGET (page), BINOME_TYPE_LETTER_TEXT_PAGE, "text_view")));
}

static void
test_text (Fixture *f, gconstpointer data)
{
  AdwNavigationView *navigation = child_of (f, "navigation");
  AdwNavigationPage *page;
  GtkTextBuffer *buffer;
  AdwBanner *banner;
  g_autoptr (BinomeEntity) own = NULL;

  binome_letters_dialog_choose (f->dialog, "invitation");
  test_settle ();
  page = open_text (f);
  buffer = buffer_of (page);
  banner = ADW_BANNER (
      gtk_widget_get_template_child (GTK_WIDGET (page), BINOME_TYPE_LETTER_TEXT_PAGE, "error_banner"));
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 10);

  gtk_text_buffer_set_text (buffer, "Dear {persn.name},", -1);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "“{person.name}”"));
  g_assert_false (adw_navigation_page_get_can_pop (page));

  gtk_text_buffer_set_text (buffer, "Dear {person.name},", -1);
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_true (adw_navigation_page_get_can_pop (page));
  adw_navigation_view_pop (navigation);
  test_settle ();
  scene_read (&f->scene, template_work, &own);
  g_assert_nonnull (own);
  g_assert_cmpstr (binome_entity_get_text (own, BINOME_LETTER_TEMPLATE_BODY), ==, "Dear {person.name},");
  g_assert_cmpstr (binome_entity_get_text (own, BINOME_LETTER_TEMPLATE_LANGUAGE), ==, "en");

  page = open_text (f);
  g_signal_emit_by_name (
      gtk_widget_get_template_child (GTK_WIDGET (page), BINOME_TYPE_LETTER_TEXT_PAGE, "restore_row"),
      "activated");
  test_settle ();
  scene_read (&f->scene, template_work, &own);
  g_assert_null (own);
  adw_navigation_view_pop (navigation);
  test_settle ();
  scene_read (&f->scene, template_work, &own);
  g_assert_null (own);
}

/* What is no letter yet does not go without a question; what is one is kept without leaving the page. */
static void
test_text_close (Fixture *f, gconstpointer data)
{
  AdwNavigationPage *page;
  GtkTextBuffer *buffer;
  AdwDialog *question;
  g_autoptr (BinomeEntity) own = NULL;

  binome_letters_dialog_choose (f->dialog, "invitation");
  test_settle ();
  page = open_text (f);
  buffer = buffer_of (page);
  gtk_text_buffer_set_text (buffer, "Dear {person.name", -1);
  g_assert_false (adw_dialog_close (ADW_DIALOG (f->dialog)));
  test_settle ();
  question = adw_window_get_visible_dialog (ADW_WINDOW (f->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  adw_dialog_close (question); /* Escape goes on writing */
  test_settle ();
  g_assert_true (adw_window_get_visible_dialog (ADW_WINDOW (f->window)) == ADW_DIALOG (f->dialog));

  gtk_text_buffer_set_text (buffer, "Dear {person.name},", -1);
  for (int i = 0; i < 100 && own == NULL; i++)
    {
      test_settle ();
      scene_read (&f->scene, template_work, &own);
    }
  g_assert_nonnull (own);
  g_assert_cmpstr (binome_entity_get_text (own, BINOME_LETTER_TEMPLATE_BODY), ==, "Dear {person.name},");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
}

/* How often a field with this label can be inserted. */
static guint
count_fields (AdwNavigationPage *page, const char *label)
{
  GtkListBox *list = GTK_LIST_BOX (
      gtk_widget_get_template_child (GTK_WIDGET (page), BINOME_TYPE_LETTER_TEXT_PAGE, "field_list"));
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), label);
  return n;
}

/* A document has no recipients: its words are shown, with the blocks and fields that it can have. */
static void
test_document (Fixture *f, gconstpointer data)
{
  AdwNavigationPage *page;

  binome_letters_dialog_choose (f->dialog, "evaluation-report");
  test_settle ();
  page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (child_of (f, "navigation")));
  g_assert_true (BINOME_IS_LETTER_TEXT_PAGE (page));
  g_assert_cmpuint (count_fields (page, "Block: key figures"), ==, 1);
  g_assert_cmpuint (count_fields (page, "Co-ordinator: Name"), ==, 1);
  g_assert_cmpuint (count_fields (page, "Tutor: Name"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

  g_test_add ("/letters/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/letters/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/letters/poster", Fixture, NULL, set_up, test_poster, tear_down);
  g_test_add ("/letters/messages", Fixture, NULL, set_up, test_messages, tear_down);
  g_test_add ("/letters/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/letters/again-all", Fixture, NULL, set_up, test_again_all, tear_down);
  g_test_add ("/letters/sent", Fixture, NULL, set_up_window, test_sent, tear_down_window);
  g_test_add ("/letters/document", Fixture, NULL, set_up, test_document, tear_down);
  g_test_add ("/letters/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/letters/text-close", Fixture, NULL, set_up, test_text_close, tear_down);

  return g_test_run ();
}
