/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several lines to type under their title, as tall as they are. */

#include "binome-note-row.h"

#include <math.h>

#define NOTE_HEIGHT 66 /* pixels, for about three lines */

/* A text view outside of a scrolled window does not ask for the height of its lines. */
static gboolean
on_note_idle_cb (gpointer text)
{
  GtkAdjustment *lines = gtk_scrollable_get_vadjustment (text);

  gtk_widget_set_size_request (text, -1,
                               lines != NULL ? MAX (NOTE_HEIGHT, (int)ceil (gtk_adjustment_get_upper (lines)))
                                             : NOTE_HEIGHT);
  return G_SOURCE_REMOVE;
}

static void
on_note_lines_cb (GtkWidget *text)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_note_idle_cb, g_object_ref (text), g_object_unref);
}

/**
 * binome_note_row_new:
 * @title: what is to be typed
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
binome_note_row_new (const char *title)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *text = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_set_size_request (text, -1, NOTE_HEIGHT);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text)), "notify::upper",
                           G_CALLBACK (on_note_lines_cb), text, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (text, "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* What is typed into the row. */
GtkTextBuffer *
binome_note_row_get_buffer (GtkWidget *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_widget_get_last_child (box)));
}
