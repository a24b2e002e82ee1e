/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a row of a form: the row is marked, and the words stand below it. */

#include "binome-row-message.h"

typedef struct
{
  char *texts[BINOME_ROW_N_MESSAGES];
  GtkWidget *below; /* not owned; NULL where no list holds the row */
} Messages;

static void
messages_free (gpointer data)
{
  Messages *self = data;

  for (guint i = 0; i < BINOME_ROW_N_MESSAGES; i++)
    g_free (self->texts[i]);
  g_clear_weak_pointer (&self->below);
  g_free (self);
}

static Messages *
messages_of (GtkWidget *row)
{
  Messages *self = g_object_get_data (G_OBJECT (row), "binome-messages");

  if (self == NULL)
    {
      self = g_new0 (Messages, 1);
      g_object_set_data_full (G_OBJECT (row), "binome-messages", self, messages_free);
    }
  return self;
}

static GtkWidget *
make_row (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "error");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  return row;
}

static void
show_below (GtkWidget *row, Messages *self, const char *text)
{
  GtkWidget *list = gtk_widget_get_parent (row);

  if (self->below != NULL && gtk_widget_get_parent (self->below) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (self->below)), self->below);
  g_clear_weak_pointer (&self->below);
  if (text == NULL || !GTK_IS_LIST_BOX (list))
    return;

  g_set_weak_pointer (&self->below, make_row (text));
  gtk_list_box_insert (GTK_LIST_BOX (list), self->below,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  gtk_accessible_announce (GTK_ACCESSIBLE (row), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * binome_row_message_set:
 * @row: a row of a form
 * @kind: what the message is about
 * @message: (nullable): what is wrong, in the user's words; %NULL for nothing
 *
 * Marks the row and says below it what is wrong, until it is set to nothing again.
 */
void
binome_row_message_set (GtkWidget *row, BinomeRowMessage kind, const char *message)
{
  Messages *self = messages_of (row);
  g_autofree char *before = g_strdup (binome_row_message_get (row));
  const char *text;

  g_set_str (&self->texts[kind], message);
  text = binome_row_message_get (row);
  if (g_strcmp0 (before, text) == 0)
    return;

  if (text != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               text == NULL ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  show_below (row, self, text);
}

/**
 * binome_row_message_get:
 * @row: a row of a form
 *
 * Returns: (transfer none) (nullable): what is said to be wrong with it
 */
const char *
binome_row_message_get (GtkWidget *row)
{
  const Messages *self = g_object_get_data (G_OBJECT (row), "binome-messages");

  for (guint i = 0; self != NULL && i < BINOME_ROW_N_MESSAGES; i++)
    if (self->texts[i] != NULL)
      return self->texts[i];

  return NULL;
}
