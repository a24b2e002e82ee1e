/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter that left, in a list: to whom, what, when and how. */

#include "letters/binome-sent-letter-row.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-library.h"
#include "binome-letter.h"
#include "binome-person.h"

struct _BinomeSentLetterRow
{
  AdwBin parent_instance;

  BinomeEntity *person; /* who got it, live; NULL for everybody */
  GSignalGroup *signals;
  BinomeTextCell *who;
  BinomeTextCell *what;
  BinomeTextCell *when;
};

G_DEFINE_FINAL_TYPE (BinomeSentLetterRow, binome_sent_letter_row, ADW_TYPE_BIN)

static void
show_who (BinomeSentLetterRow *self)
{
  g_autofree char *name
      = self->person != NULL ? binome_entity_dup_title (self->person) : g_strdup (_ ("Everybody"));

  binome_text_cell_set_two (self->who, "", name);
}

static void
binome_sent_letter_row_dispose (GObject *object)
{
  g_clear_object (&BINOME_SENT_LETTER_ROW (object)->signals);
  g_clear_object (&BINOME_SENT_LETTER_ROW (object)->person);

  G_OBJECT_CLASS (binome_sent_letter_row_parent_class)->dispose (object);
}

static void
binome_sent_letter_row_class_init (BinomeSentLetterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_sent_letter_row_dispose;
}

static void
binome_sent_letter_row_init (BinomeSentLetterRow *self)
{
  self->signals = g_signal_group_new (BINOME_TYPE_PERSON);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (show_who), self);
}

static BinomeTextCell *
add_cell (GtkWidget *box, BinomeTextCellStyle *style, gboolean dim)
{
  GtkWidget *cell = binome_text_cell_new (style);

  if (dim)
    gtk_widget_add_css_class (cell, "dim-label");
  gtk_box_append (GTK_BOX (box), cell);
  return BINOME_TEXT_CELL (cell);
}

/**
 * binome_sent_letter_row_new:
 * @style: of the cells of its list
 *
 * Returns: (transfer floating): a row without a letter
 */
GtkWidget *
binome_sent_letter_row_new (BinomeTextCellStyle *style)
{
  BinomeSentLetterRow *self = g_object_new (BINOME_TYPE_SENT_LETTER_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  self->who = add_cell (box, style, FALSE);
  self->what = add_cell (box, style, FALSE);
  self->when = add_cell (box, style, TRUE);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * binome_sent_letter_row_set_letter:
 * @self: a row
 * @store: where the letter is kept
 * @letter: (nullable): a letter that left
 */
void
binome_sent_letter_row_set_letter (BinomeSentLetterRow *self, BinomeStore *store, BinomeEntity *letter)
{
  gboolean is_there = letter != NULL && binome_entity_is_loaded (letter);
  gint64 id = is_there ? binome_entity_get_reference (letter, BINOME_LETTER_PERSON) : 0;
  g_autoptr (BinomeEntity) person = id != 0 ? binome_store_get (store, BINOME_TYPE_PERSON, id) : NULL;
  const BinomeLetterKind *kind;
  g_autofree char *day = NULL, *when = NULL;

  gtk_widget_set_opacity (GTK_WIDGET (self), is_there ? 1 : 0); /* an empty row is about to go */
  g_set_object (&self->person, person);
  g_signal_group_set_target (self->signals, person);
  if (!is_there)
    return;

  kind = binome_letter_kind_find (binome_entity_get_text (letter, BINOME_LETTER_LETTER));
  day = binome_date_format (binome_entity_get_date (letter, BINOME_LETTER_MADE_ON), BINOME_DATE_MEDIUM);
  when = g_strdup_printf ("%s · %s", day, binome_entity_get_choice_label (letter, BINOME_LETTER_WAY));
  show_who (self);
  binome_text_cell_set_text (
      self->what, kind != NULL ? _ (kind->label) : binome_entity_get_text (letter, BINOME_LETTER_SUBJECT));
  binome_text_cell_set_text (self->when, when);
}
