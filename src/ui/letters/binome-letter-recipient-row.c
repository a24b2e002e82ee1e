/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who can get a letter, to be ticked. */

#include "letters/binome-letter-recipient-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Whom it is about, where they stand, and what the sender should know. */
static char *
describe (const BinomeLetterRecipient *recipient)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (*recipient->about != '\0')
    g_strv_builder_add (parts, recipient->about);
  if (*recipient->state != '\0')
    g_strv_builder_add (parts, recipient->state);
  if (recipient->person != 0 && *recipient->email == '\0')
    g_strv_builder_add (parts, _ ("no e-mail"));
  if (recipient->had_on != BINOME_DATE_NONE)
    {
      g_autofree char *day = binome_date_format (recipient->had_on, BINOME_DATE_MEDIUM);

      /* Translators: %s is the day on which someone got this letter. */
      g_strv_builder_take (parts, g_strdup_printf (_ ("had it on %s"), day));
    }
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

/**
 * binome_letter_recipient_row_new:
 * @recipient: who can get a letter
 * @check: (out) (transfer none): what ticks them
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
binome_letter_recipient_row_new (const BinomeLetterRecipient *recipient, GtkWidget **check)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (recipient);

  *check = gtk_check_button_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recipient->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (*check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*check), GTK_ACCESSIBLE_PROPERTY_LABEL, recipient->name,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), *check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *check);
  return row;
}
