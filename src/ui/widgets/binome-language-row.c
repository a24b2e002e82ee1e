/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language that letters are written in, chosen among those there are. */

#include "binome-language-row.h"

#include <glib/gi18n-lib.h>

#include "binome-letter-words.h"

/* The first answer says nothing: letters follow the program then. */
static gboolean
text_to_position (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *language = binome_letter_language_find (g_value_get_string (from));

  g_value_set_uint (to, 0);
  for (guint i = 0; language != NULL && binome_letter_languages[i].id != NULL; i++)
    if (g_str_equal (binome_letter_languages[i].id, language))
      g_value_set_uint (to, i + 1);
  return TRUE;
}

static gboolean
position_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint position = g_value_get_uint (from);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  g_value_set_string (to, position == 0 ? "" : binome_letter_languages[position - 1].id);
  return TRUE;
}

/**
 * binome_language_row_new:
 * @entity: an entity, live or a copy
 * @field: one of its fields: a text that names a language
 *
 * Returns: (transfer floating): a row to choose the language of letters
 */
GtkWidget *
binome_language_row_new (BinomeEntity *entity, guint field)
{
  g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
  const BinomeField *declared = binome_entity_get_field (entity, field);
  GtkWidget *row = adw_combo_row_new ();

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Language of letters"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  gtk_string_list_append (answers, _ ("That of the person, else of the program"));
  for (guint i = 0; binome_letter_languages[i].id != NULL; i++)
    {
      /* Translators: %s is a language, such as “French”. */
      g_autofree char *answer
          = g_strdup_printf (_ ("That of the person, else %s"), _ (binome_letter_languages[i].label));

      gtk_string_list_append (answers, answer);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (answers));
  g_object_bind_property_full (entity, declared->name, row, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, text_to_position,
                               position_to_text, NULL, NULL);
  return row;
}
