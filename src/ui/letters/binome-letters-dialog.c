/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters in steps: which letter, who gets it, how it looks, how it leaves. */

#include "letters/binome-letters-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-workflow.h"
#include "binome-window.h"
#include "printing/binome-report-preview.h"
#include "letters/binome-letter-list.h"
#include "letters/binome-letter-output.h"
#include "letters/binome-letter-recipient-row.h"
#include "letters/binome-letter-text-page.h"
#include "letters/binome-sent-letters-page.h"
#include "widgets/binome-row-search.h"

/* The pages of so many letters are looked at; all of them are printed. */
#define MOST_SHOWN 20

struct _BinomeLettersDialog
{
  AdwDialog parent_instance;

  BinomeSession *session;
  gint64 programme;
  const BinomeLetterKind *kind;
  GArray *about;         /* (nullable): gint64, whom the letter is about */
  GType about_type;      /* what they are: people, enrolments or pairs */
  gboolean selected;     /* they were selected in a list: every letter is about them */
  GPtrArray *recipients; /* BinomeLetterRecipient * */
  GPtrArray *checks;     /* GtkCheckButton *, one for each recipient, unowned */
  GPtrArray *letters;    /* BinomeMadeLetter *, those in the preview */
  GCancellable *cancellable;

  AdwNavigationView *navigation;
  AdwPreferencesPage *letters_page;
  AdwNavigationPage *recipients_page;
  AdwNavigationPage *preview_page;
  AdwBanner *error_banner;
  AdwComboRow *state_row;
  AdwComboRow *language_row;
  AdwSwitchRow *again_row;
  AdwActionRow *had_row;
  AdwPreferencesGroup *recipients_group;
  GtkWidget *all_button;
  GtkBox *recipients_box;
  GtkListBox *recipients_list;
  AdwActionRow *nobody_row;
  GtkButton *preview_button;
  GtkLabel *missing_label;
  BinomeReportPreview *preview;
  GtkLabel *status_label;
  GtkWidget *messages_button;
  GtkWidget *mail_button;
};

G_DEFINE_FINAL_TYPE (BinomeLettersDialog, binome_letters_dialog, ADW_TYPE_DIALOG)

static void
show_error (BinomeLettersDialog *self, const GError *error)
{
  adw_banner_set_title (self->error_banner, error != NULL ? error->message : "");
  adw_banner_set_revealed (self->error_banner, error != NULL);
}

/* ---- who gets it ---- */

static guint
count_checked (BinomeLettersDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      n++;
  return n;
}

static void
on_check_toggled_cb (BinomeLettersDialog *self)
{
  guint n = count_checked (self);
  g_autofree char *label
      = n == 0 ? g_strdup (_ ("_Preview"))
               : g_strdup_printf (ngettext ("_Preview %u Letter", "_Preview %u Letters", n), n);

  gtk_button_set_label (self->preview_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preview_button), n > 0);
}

/* The chosen state; NULL for those who usually get the letter. */
static gboolean
is_chosen (BinomeLettersDialog *self, const BinomeLetterRecipient *recipient)
{
  guint selected = adw_combo_row_get_selected (self->state_row);
  GtkStringList *states = GTK_STRING_LIST (adw_combo_row_get_model (self->state_row));

  switch (selected)
    {
    case 0:
      return self->about != NULL ? recipient->meant : recipient->usual;
    case 1:
      return TRUE;
    default:
      return g_strcmp0 (gtk_string_list_get_string (states, selected), recipient->state) == 0;
    }
}

/* One copy for everybody is made as often as it is needed; when it was last is good to know. */
static void
show_made (BinomeLettersDialog *self)
{
  const BinomeLetterRecipient *everybody
      = self->kind->audience == BINOME_LETTER_TO_ALL ? self->recipients->pdata[0] : NULL;
  gboolean made = everybody != NULL && everybody->had_on != BINOME_DATE_NONE;
  g_autofree char *day = made ? binome_date_format (everybody->had_on, BINOME_DATE_MEDIUM) : NULL;

  adw_action_row_set_subtitle (self->had_row, made ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->had_row), made);
}

/* How many of those chosen have had the letter: they are not ticked until the user says so. */
static void
show_had (BinomeLettersDialog *self, guint n)
{
  g_autofree char *subtitle
      = g_strdup_printf (ngettext ("%u person had this letter before and is not ticked",
                                   "%u people had this letter before and are not ticked", n),
                         n);
  gboolean again = adw_switch_row_get_active (self->again_row);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->again_row), again ? "" : subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->again_row), n > 0);
}

static void
on_state_selected_cb (BinomeLettersDialog *self)
{
  gboolean again = adw_switch_row_get_active (self->again_row);
  guint n_had = 0, n_chosen = 0;
  gboolean nobody;

  if (self->recipients == NULL || adw_combo_row_get_model (self->state_row) == NULL)
    return;

  for (guint i = 0; i < self->recipients->len; i++)
    {
      const BinomeLetterRecipient *recipient = self->recipients->pdata[i];
      gboolean chosen = is_chosen (self, recipient);
      gboolean had = recipient->person != 0 && recipient->had_on != BINOME_DATE_NONE;
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->recipients_list, (int)i);

      n_had += chosen && had;
      n_chosen += chosen;
      gtk_widget_set_visible (GTK_WIDGET (row), chosen);
      gtk_check_button_set_active (self->checks->pdata[i], chosen && (again || !had));
    }
  nobody = n_chosen == 0 && self->recipients->len > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_row), nobody);
  gtk_widget_set_visible (GTK_WIDGET (self->recipients_box), !nobody);
  gtk_widget_set_visible (self->all_button, n_chosen > 0);
  show_had (self, n_had);
  on_check_toggled_cb (self);
}

static void
on_all_clicked_cb (BinomeLettersDialog *self)
{
  gboolean any = count_checked (self) > 0;

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 !any && is_chosen (self, self->recipients->pdata[i]));
}

static void
show_states (BinomeLettersDialog *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  gtk_string_list_append (states, self->selected        ? _ ("Those you selected")
                                  : self->about != NULL ? _ ("Those it is about")
                                                        : _ ("Those who usually get it"));
  gtk_string_list_append (states, _ ("All of them"));
  for (guint i = 0; i < self->recipients->len; i++)
    {
      const BinomeLetterRecipient *recipient = self->recipients->pdata[i];

      if (*recipient->state != '\0' && g_hash_table_add (seen, (char *)recipient->state))
        gtk_string_list_append (states, recipient->state);
    }
  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (states));
  gtk_widget_set_visible (GTK_WIDGET (self->state_row), self->kind->audience != BINOME_LETTER_TO_ALL);
  gtk_widget_set_visible (GTK_WIDGET (self->recipients_group), self->kind->audience != BINOME_LETTER_TO_ALL);
  adw_combo_row_set_selected (self->state_row, 0);
  adw_switch_row_set_active (self->again_row, FALSE);
}

typedef struct
{
  gint64 programme;
  const BinomeLetterKind *kind;
  GArray *about; /* (nullable) */
  GType about_type;
  GPtrArray *recipients;
  const char *language;
  GPtrArray *letters;
  BinomeReport *report;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->about, g_array_unref);
  g_clear_pointer (&reading->recipients, g_ptr_array_unref);
  g_clear_pointer (&reading->letters, g_ptr_array_unref);
  g_clear_object (&reading->report);
  g_free (reading);
}

static gboolean
recipients_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->recipients = binome_letter_recipients_list (db, reading->kind, reading->programme, error);
  return reading->recipients != NULL
         && (reading->about == NULL
             || binome_letter_recipients_mark (db, reading->recipients, reading->programme,
                                               reading->about_type, reading->about, error));
}

static void
on_recipients_cb (GtkWidget *widget, gpointer data)
{
  BinomeLettersDialog *self = BINOME_LETTERS_DIALOG (widget);
  Reading *reading = data;

  if (reading->kind != self->kind)
    return; /* another letter was chosen meanwhile */

  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  gtk_list_box_remove_all (self->recipients_list);
  g_ptr_array_set_size (self->checks, 0);
  self->recipients = g_steal_pointer (&reading->recipients);
  for (guint i = 0; i < self->recipients->len; i++)
    {
      GtkWidget *check, *row = binome_letter_recipient_row_new (self->recipients->pdata[i], &check);

      g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      gtk_list_box_append (self->recipients_list, row);
    }
  show_states (self);
  show_made (self);
  on_state_selected_cb (self);
}

/* ---- the text ---- */

static void
on_edit_text_cb (BinomeLettersDialog *self)
{
  guint language = adw_combo_row_get_selected (self->language_row);

  show_error (self, NULL);
  adw_navigation_view_push (
      self->navigation,
      binome_letter_text_page_new (self->session, self->kind,
                                   language == 0 ? NULL : binome_letter_languages[language - 1].id));
}

/* ---- the letter ---- */

/**
 * binome_letters_dialog_choose:
 * @self: the dialog
 * @letter: which letter
 *
 * Goes on to who gets the letter; to the text of a document, which is printed elsewhere.
 */
void
binome_letters_dialog_choose (BinomeLettersDialog *self, const char *letter)
{
  Reading *reading;

  self->kind = binome_letter_kind_find (letter);
  if (self->kind->audience == BINOME_LETTER_DOCUMENT)
    {
      on_edit_text_cb (self);
      return;
    }

  reading = g_new0 (Reading, 1);
  reading->kind = self->kind;
  reading->programme = self->programme;
  reading->about = self->about != NULL ? g_array_ref (self->about) : NULL;
  reading->about_type = self->about_type;
  show_error (self, NULL);
  adw_navigation_page_set_title (self->recipients_page, _ (self->kind->label));
  adw_navigation_view_push_by_tag (self->navigation, "recipients");
  binome_session_read (self->session, GTK_WIDGET (self), recipients_work, reading, reading_free,
                       on_recipients_cb);
}

/**
 * binome_letters_dialog_choose_for:
 * @self: a dialog that was just made
 * @letter: which letter
 * @enrolments: (element-type gint64): whom it is about; none for those who usually get it
 *
 * Goes on to who gets the letter, and ticks those.
 */
void
binome_letters_dialog_choose_for (BinomeLettersDialog *self, const char *letter, GArray *enrolments)
{
  if (enrolments->len > 0)
    {
      self->about = g_array_ref (enrolments);
      self->about_type = BINOME_TYPE_ENROLMENT;
    }
  binome_letters_dialog_choose (self, letter);
}

/* ---- the preview ---- */

static void
tell (GtkWidget *widget, const char *message)
{
  BinomeLettersDialog *self = BINOME_LETTERS_DIALOG (widget);

  gtk_label_set_label (self->status_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), TRUE);
}

static void
show_missing (BinomeLettersDialog *self)
{
  g_autofree char *missing = binome_letters_describe_missing (self->letters);

  gtk_label_set_label (self->missing_label, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), *missing != '\0');
}

static gboolean
make_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  reading->letters = binome_letters_make (db, reading->kind, reading->programme, reading->recipients,
                                          reading->language, error);
  if (reading->letters == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (reading->letters->len, MOST_SHOWN); i++)
    g_ptr_array_add (shown, reading->letters->pdata[i]);
  reading->report = binome_letters_build_report (shown);
  return TRUE;
}

static void
show_preview (BinomeLettersDialog *self, Reading *reading)
{
  guint n = reading->letters->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u Letter", "%u Letters", n), n);
  gboolean mail = FALSE;

  g_clear_pointer (&self->letters, g_ptr_array_unref);
  self->letters = g_steal_pointer (&reading->letters);
  for (guint i = 0; i < n; i++)
    mail = mail || binome_made_letter_can_be_sent (self->letters->pdata[i]);
  show_missing (self);
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), n > MOST_SHOWN);
  if (n > MOST_SHOWN)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("The first %u letters are shown. All of them are printed, saved and sent."), MOST_SHOWN);

      gtk_label_set_label (self->status_label, message);
    }
  gtk_widget_set_visible (self->messages_button, mail);
  gtk_widget_set_visible (self->mail_button, mail && n == 1);
  binome_report_preview_set_report (self->preview, reading->report);
  adw_navigation_page_set_title (self->preview_page, title);
  adw_navigation_view_push_by_tag (self->navigation, "preview");
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeLettersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  gboolean good = binome_store_read_finish (BINOME_STORE (source), result, &data, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  on_check_toggled_cb (self);
  show_error (self, error);
  if (good)
    show_preview (self, data);
}

static void
on_preview_clicked_cb (BinomeLettersDialog *self)
{
  guint language = adw_combo_row_get_selected (self->language_row);
  Reading *reading = g_new0 (Reading, 1);

  gtk_widget_set_sensitive (GTK_WIDGET (self->preview_button), FALSE);
  reading->kind = self->kind;
  reading->programme = self->programme;
  reading->language = language == 0 ? NULL : binome_letter_languages[language - 1].id;
  reading->recipients = g_ptr_array_new_with_free_func (binome_letter_recipient_free);
  for (guint i = 0; i < self->recipients->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (reading->recipients, binome_letter_recipient_copy (self->recipients->pdata[i]));
  binome_store_read_async (binome_session_get_store (self->session), make_work, reading, reading_free,
                           self->cancellable, on_made_cb, g_object_ref (self));
}

/* ---- how it leaves ---- */

static void
on_print_clicked_cb (BinomeLettersDialog *self)
{
  binome_letter_output_print (self->session, GTK_WIDGET (self), self->letters, tell);
}

static void
on_save_clicked_cb (BinomeLettersDialog *self)
{
  binome_letter_output_save (self->session, GTK_WIDGET (self), self->letters, tell);
}

static void
on_messages_clicked_cb (BinomeLettersDialog *self)
{
  binome_letter_output_save_messages (self->session, GTK_WIDGET (self), self->letters, tell);
}

static void
on_mail_clicked_cb (BinomeLettersDialog *self)
{
  binome_letter_output_compose (self->session, GTK_WIDGET (self), self->letters, tell);
}

/* ---- the dialog ---- */

static void
on_letter_activated_cb (AdwActionRow *row, BinomeLettersDialog *self)
{
  if (!self->selected)
    g_clear_pointer (&self->about, g_array_unref); /* another letter is for others */
  binome_letters_dialog_choose (self, binome_letter_list_get_letter (row));
}

/* What left stands on a page of the window. */
static void
on_sent_cb (BinomeLettersDialog *self)
{
  binome_window_push (GTK_WIDGET (self), binome_sent_letters_page_new (self->session));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_languages (BinomeLettersDialog *self)
{
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);

  gtk_string_list_append (languages, _ ("Each person’s own"));
  for (guint i = 0; binome_letter_languages[i].id != NULL; i++)
    gtk_string_list_append (languages, _ (binome_letter_languages[i].label));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (languages));
}

static void
binome_letters_dialog_dispose (GObject *object)
{
  BinomeLettersDialog *self = BINOME_LETTERS_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_LETTERS_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_letters_dialog_parent_class)->dispose (object);
}

static void
binome_letters_dialog_finalize (GObject *object)
{
  BinomeLettersDialog *self = BINOME_LETTERS_DIALOG (object);

  g_clear_pointer (&self->about, g_array_unref);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (binome_letters_dialog_parent_class)->finalize (object);
}

static void
binome_letters_dialog_class_init (BinomeLettersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_letters_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_letters_dialog_finalize;

  g_type_ensure (BINOME_TYPE_REPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/letters/letters-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, letters_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, recipients_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, preview_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, had_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, recipients_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, recipients_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, recipients_list);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, nobody_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, preview_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, missing_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, messages_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeLettersDialog, mail_button);
  gtk_widget_class_bind_template_callback (widget_class, on_sent_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_state_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preview_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_messages_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
}

static void
binome_letters_dialog_init (BinomeLettersDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_prepend (self->recipients_box, binome_row_search_new (self->recipients_list));
  add_languages (self);
}

static BinomeLettersDialog *
make (BinomeSession *session, gint64 programme, GType type, GArray *ids)
{
  BinomeLettersDialog *self = g_object_new (BINOME_TYPE_LETTERS_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->programme = programme;
  self->selected = ids != NULL;
  self->about = ids != NULL ? g_array_ref (ids) : NULL;
  self->about_type = type;
  binome_letter_list_fill (self->letters_page, self->selected, G_CALLBACK (on_letter_activated_cb), self);
  return self;
}

/**
 * binome_letters_dialog_new:
 * @session: where the letters are made from and kept
 * @programme: of which programme they speak
 *
 * Returns: (transfer floating): a dialog to write letters with
 */
BinomeLettersDialog *
binome_letters_dialog_new (BinomeSession *session, gint64 programme)
{
  return make (session, programme, G_TYPE_NONE, NULL);
}

/**
 * binome_letters_dialog_new_about:
 * @session: where the letters are made from and kept
 * @programme: of which programme they speak
 * @type: what was selected: people, enrolments or pairs
 * @ids: (element-type gint64): which ones
 *
 * Returns: (transfer floating): a dialog to write letters to those who were selected, and about them
 */
BinomeLettersDialog *
binome_letters_dialog_new_about (BinomeSession *session, gint64 programme, GType type, GArray *ids)
{
  BinomeLettersDialog *self = make (session, programme, type, ids);
  g_autofree char *description = g_strdup_printf (
      ngettext ("For the one you selected.", "For the %u you selected.", ids->len), ids->len);

  adw_preferences_page_set_description (self->letters_page, description);
  adw_preferences_group_set_description (
      self->recipients_group,
      _ ("Whoever is missing cannot get this letter: they take no part, or have no pair."));
  return self;
}

/**
 * binome_letters_dialog_present_about:
 * @widget: where the user is
 * @session: what the window works on
 * @type: what is selected: people, enrolments or pairs
 * @ids: (element-type gint64): which ones
 *
 * Opens a dialog to write letters to them, of the programme of the window.
 */
void
binome_letters_dialog_present_about (GtkWidget *widget, BinomeSession *session, GType type, GArray *ids)
{
  gint64 programme = binome_session_get_programme_id (session);

  if (programme != 0 && ids->len > 0)
    adw_dialog_present (ADW_DIALOG (binome_letters_dialog_new_about (session, programme, type, ids)), widget);
}
