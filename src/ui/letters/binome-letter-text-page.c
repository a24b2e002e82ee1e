/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wording of a letter, to be read and put in the company's own words. What is typed is checked at
 * once, and kept a second after the last key, or when the page is left. While it is no letter, the page
 * cannot be left, and closing the dialog is asked about. */

#include "letters/binome-letter-text-page.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-letter-fields.h"
#include "binome-letter-own.h"
#include "binome-letter-parts.h"
#include "binome-text.h"

struct _BinomeLetterTextPage
{
  AdwNavigationPage parent_instance;

  BinomeSession *session;
  const BinomeLetterKind *kind;
  const char *language;
  BinomeLetterWording kept; /* what the file has */
  GPtrArray *own;           /* of BinomeLetterOwn: the fields of the company's own that it may have */
  gboolean showing;
  guint keep_source; /* runs out a second after the last key */
  AdwDialog *dialog; /* weak: where the page is, while it is to be seen */

  AdwBanner *error_banner;
  AdwComboRow *language_row;
  AdwEntryRow *subject_row;
  GtkTextView *text_view;
  GtkWidget *restore_row;
  GtkMenuButton *field_button;
  GtkPopover *field_popover;
  GtkEditable *field_search;
  GtkListBox *field_list;
};

G_DEFINE_FINAL_TYPE (BinomeLetterTextPage, binome_letter_text_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_text (BinomeLetterTextPage *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_changed (BinomeLetterTextPage *self)
{
  g_autofree char *text = dup_text (self);

  return g_strcmp0 (text, self->kept.body) != 0
         || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->subject_row)), self->kept.subject) != 0;
}

static gboolean
check (BinomeLetterTextPage *self, GError **error)
{
  g_autofree char *text = dup_text (self);

  return binome_letter_wording_check (self->kind, gtk_editable_get_text (GTK_EDITABLE (self->subject_row)),
                                      text, self->own, error);
}

static void keep (BinomeLetterTextPage *self);

static void
on_pause_cb (gpointer user_data)
{
  BinomeLetterTextPage *self = user_data;

  self->keep_source = 0;
  keep (self);
}

static void
on_changed_cb (BinomeLetterTextPage *self)
{
  g_autoptr (GError) error = NULL;
  gboolean good;

  if (self->showing || self->kept.body == NULL)
    return;

  good = check (self, &error);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (good && is_changed (self))
    self->keep_source = g_timeout_add_seconds_once (1, on_pause_cb, self);
  if (self->dialog != NULL)
    adw_dialog_set_can_close (self->dialog, good);
  adw_banner_set_title (self->error_banner, good ? "" : error->message);
  adw_banner_set_revealed (self->error_banner, !good);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), good);
  gtk_widget_set_sensitive (GTK_WIDGET (self->language_row), good);
  gtk_widget_set_visible (self->restore_row, self->kept.version > 0 || is_changed (self));
}

/* ---- reading and keeping ---- */

typedef struct
{
  const char *letter;
  const char *language;
  BinomeLetterWording wording;
  GPtrArray *own;
} Text;

static Text *
text_new (BinomeLetterTextPage *self)
{
  Text *text = g_new0 (Text, 1);

  text->letter = self->kind->id;
  text->language = self->language;
  return text;
}

static void
text_free (gpointer data)
{
  Text *text = data;

  binome_letter_wording_clear (&text->wording);
  g_clear_pointer (&text->own, g_ptr_array_unref);
  g_free (text);
}

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  Text *text = data;

  text->own = binome_letter_own_list (db, error);
  return text->own != NULL
         && binome_letter_wording_load (&text->wording, db, text->letter, text->language, error);
}

static gboolean
save_work (BinomeDb *db, gpointer data, GError **error)
{
  Text *text = data;

  return binome_letter_wording_save (db, text->letter, text->language, text->wording.subject,
                                     text->wording.body, error);
}

static gboolean
restore_work (BinomeDb *db, gpointer data, GError **error)
{
  Text *text = data;

  return binome_letter_wording_restore (db, text->letter, text->language, error)
         && binome_letter_wording_load (&text->wording, db, text->letter, text->language, error);
}

static void
add_field (BinomeLetterTextPage *self, const char *name, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "binome-field", g_strdup (name), g_free);
  gtk_list_box_append (self->field_list, row);
}

/* Those of the company's own come once they have been read. */
static void
add_own_fields (BinomeLetterTextPage *self, GPtrArray *own)
{
  if (self->own != NULL || own == NULL)
    return;

  self->own = g_ptr_array_ref (own);
  for (guint i = 0; i < own->len; i++)
    {
      const BinomeLetterOwn *field = own->pdata[i];

      if (binome_letter_parts_knows (self->kind->id, field->name))
        add_field (self, field->name, field->label);
    }
}

static void
on_loaded_cb (GtkWidget *widget, gpointer data)
{
  BinomeLetterTextPage *self = BINOME_LETTER_TEXT_PAGE (widget);
  Text *text = data;

  if (text->language != self->language)
    return; /* another language was chosen meanwhile */

  add_own_fields (self, text->own);
  binome_letter_wording_clear (&self->kept);
  self->kept = text->wording;
  text->wording = (BinomeLetterWording){ NULL, NULL, 0 };
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->subject_row), self->kept.subject);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->kept.body, -1);
  self->showing = FALSE;
  on_changed_cb (self);
}

static void
load (BinomeLetterTextPage *self)
{
  binome_session_read (self->session, GTK_WIDGET (self), load_work, text_new (self), text_free, on_loaded_cb);
}

/* Keeps what was typed, if anything, where it is a letter. */
static void
keep (BinomeLetterTextPage *self)
{
  Text *text;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->kept.body == NULL || !is_changed (self) || !check (self, NULL))
    return;

  text = text_new (self);
  text->wording.subject = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->subject_row)));
  text->wording.body = dup_text (self);
  binome_letter_wording_clear (&self->kept);
  self->kept = (BinomeLetterWording){ g_strdup (text->wording.subject), g_strdup (text->wording.body), 1 };
  binome_session_write (self->session, GTK_WIDGET (self), _ ("Change the text of a letter"), save_work, text,
                        text_free, NULL);
}

static void
on_restore_cb (BinomeLetterTextPage *self)
{
  if (self->kept.version > 0)
    binome_session_write (self->session, GTK_WIDGET (self), _ ("Restore the text of a letter"), restore_work,
                          text_new (self), text_free, on_loaded_cb);
  else
    load (self);
}

static void
on_language_selected_cb (BinomeLetterTextPage *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  keep (self);
  binome_letter_wording_clear (&self->kept);
  self->language = binome_letter_languages[selected].id;
  load (self);
}

/* ---- fields ---- */

static void
on_field_activated_cb (BinomeLetterTextPage *self, GtkListBoxRow *row)
{
  g_autofree char *field
      = g_strdup_printf ("{%s}", (char *)g_object_get_data (G_OBJECT (row), "binome-field"));

  gtk_popover_popdown (self->field_popover);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->text_view), field, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static gboolean
filter_field (GtkListBoxRow *row, gpointer data)
{
  BinomeLetterTextPage *self = data;
  GtkLabel *label = GTK_LABEL (gtk_list_box_row_get_child (row));
  g_autofree char *wanted = binome_text_fold (gtk_editable_get_text (self->field_search));
  g_autofree char *text = binome_text_fold (gtk_label_get_label (label));

  return strstr (text, wanted) != NULL;
}

static void
on_field_search_cb (BinomeLetterTextPage *self)
{
  gtk_list_box_invalidate_filter (self->field_list);
}

static void
on_field_search_activated_cb (BinomeLetterTextPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->field_list, i)) != NULL; i++)
    if (filter_field (row, self))
      {
        on_field_activated_cb (self, row);
        return;
      }
}

static void
add_fields (BinomeLetterTextPage *self)
{
  g_autoptr (GPtrArray) fields = binome_letter_fields_list (self->kind->id);

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *text = binome_letter_fields_dup_label (self->kind->id, fields->pdata[i]);

      add_field (self, fields->pdata[i], text);
    }
  gtk_list_box_set_filter_func (self->field_list, filter_field, self, NULL);
}

/* ---- the page ---- */

static void
on_give_up_cb (AdwAlertDialog *question, const char *response, BinomeLetterTextPage *self)
{
  if (g_str_equal (response, "close") && self->dialog != NULL)
    adw_dialog_force_close (self->dialog);
}

/* Nothing of what was written goes without a question. */
static void
on_close_attempt_cb (BinomeLetterTextPage *self)
{
  AdwAlertDialog *question = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("Give Up the Changes?"), adw_banner_get_title (self->error_banner)));

  adw_alert_dialog_add_responses (question, "edit", _ ("_Go on Writing"), "close", _ ("Give _Up"), NULL);
  adw_alert_dialog_set_response_appearance (question, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "edit");
  adw_alert_dialog_set_close_response (question, "edit");
  g_signal_connect_object (question, "response", G_CALLBACK (on_give_up_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (self));
}

static void
binome_letter_text_page_map (GtkWidget *widget)
{
  BinomeLetterTextPage *self = BINOME_LETTER_TEXT_PAGE (widget);

  GTK_WIDGET_CLASS (binome_letter_text_page_parent_class)->map (widget);

  g_set_weak_pointer (&self->dialog, ADW_DIALOG (gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG)));
  if (self->dialog != NULL)
    g_signal_connect_object (self->dialog, "close-attempt", G_CALLBACK (on_close_attempt_cb), self,
                             G_CONNECT_SWAPPED);
}

/* Left for another page, or with the whole dialog. */
static void
binome_letter_text_page_unmap (GtkWidget *widget)
{
  BinomeLetterTextPage *self = BINOME_LETTER_TEXT_PAGE (widget);

  keep (self);
  if (self->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->dialog, on_close_attempt_cb, self);
      adw_dialog_set_can_close (self->dialog, TRUE);
    }
  g_clear_weak_pointer (&self->dialog);

  GTK_WIDGET_CLASS (binome_letter_text_page_parent_class)->unmap (widget);
}

static void
binome_letter_text_page_dispose (GObject *object)
{
  BinomeLetterTextPage *self = BINOME_LETTER_TEXT_PAGE (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  if (self->field_list != NULL)
    gtk_list_box_set_filter_func (self->field_list, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_LETTER_TEXT_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (binome_letter_text_page_parent_class)->dispose (object);
}

static void
binome_letter_text_page_finalize (GObject *object)
{
  binome_letter_wording_clear (&BINOME_LETTER_TEXT_PAGE (object)->kept);
  g_clear_pointer (&BINOME_LETTER_TEXT_PAGE (object)->own, g_ptr_array_unref);

  G_OBJECT_CLASS (binome_letter_text_page_parent_class)->finalize (object);
}

static void
binome_letter_text_page_class_init (BinomeLetterTextPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_letter_text_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_letter_text_page_finalize;
  widget_class->map = binome_letter_text_page_map;
  widget_class->unmap = binome_letter_text_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/letters/letter-text-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, subject_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, text_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, restore_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, field_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, field_popover);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, field_search);
  gtk_widget_class_bind_template_child (widget_class, BinomeLetterTextPage, field_list);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_search_activated_cb);
}

static void
binome_letter_text_page_init (BinomeLetterTextPage *self)
{
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; binome_letter_languages[i].id != NULL; i++)
    gtk_string_list_append (languages, _ (binome_letter_languages[i].label));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (languages));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (on_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * binome_letter_text_page_new:
 * @session: where the text is kept
 * @kind: which letter
 * @language: (nullable): which language first; %NULL for that of the interface
 *
 * Returns: (transfer floating): a page to edit the text of a letter
 */
AdwNavigationPage *
binome_letter_text_page_new (BinomeSession *session, const BinomeLetterKind *kind, const char *language)
{
  BinomeLetterTextPage *self = g_object_new (BINOME_TYPE_LETTER_TEXT_PAGE, NULL);
  guint position = 0;

  if (language == NULL)
    language = binome_letter_language_find (C_ ("language code", "en"));
  for (guint i = 0; binome_letter_languages[i].id != NULL; i++)
    if (g_strcmp0 (binome_letter_languages[i].id, language) == 0)
      position = i;

  self->kind = kind;
  add_fields (self);
  self->language = binome_letter_languages[position].id;
  adw_combo_row_set_selected (self->language_row, position);
  self->session = g_object_ref (session);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
