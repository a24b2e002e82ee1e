/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command writes to its standard output: for people, or as JSON for machines. */

#include "binome-output.h"

#include <math.h>

#include "binome-text.h"

/**
 * binome_output_line:
 * @format: as for printf()
 * @...: its values
 *
 * Writes one line. Whatever a name in it holds, it stays one line and moves no cursor.
 */
void
binome_output_line (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = binome_text_clean_line (text);
  g_print ("%s\n", line);
}

/* Cells that terminals draw: combining marks take no room, East Asian letters twice as much. */
static glong
width_of (const char *text)
{
  glong width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/**
 * binome_output_table:
 * @rows: (element-type GStrv): rows of the same number of cells, the headings first
 *
 * Writes columns that stand below each other.
 */
void
binome_output_table (GPtrArray *rows)
{
  guint n_columns = g_strv_length (g_ptr_array_index (rows, 0));
  g_autofree glong *widths = g_new0 (glong, n_columns);

  for (guint row = 0; row < rows->len; row++)
    for (guint i = 0; i < n_columns; i++)
      {
        char **cell = (char **)g_ptr_array_index (rows, row) + i;
        char *clean = binome_text_clean_line (*cell);

        g_free (*cell);
        *cell = clean;
        widths[i] = MAX (widths[i], width_of (clean));
      }

  for (guint row = 0; row < rows->len; row++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < n_columns; i++)
        {
          const char *cell = ((char **)g_ptr_array_index (rows, row))[i];

          g_string_append (line, cell);
          if (i + 1 < n_columns)
            g_string_append_printf (line, "%*s", (int)(widths[i] - width_of (cell)) + 2, "");
        }
      g_print ("%s\n", g_strchomp (line->str));
    }
}

/* Writes a whole document. */
void
binome_output_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}

/* NULL and "" are different: nothing there, and nothing known. */
void
binome_json_add_text (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

void
binome_json_add_number (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

/* JSON has no NaN: what is not known is null. */
void
binome_json_add_real (JsonBuilder *builder, const char *member, double value)
{
  json_builder_set_member_name (builder, member);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
binome_json_add_boolean (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

void
binome_json_add_date (JsonBuilder *builder, const char *member, BinomeDate value)
{
  g_autofree char *text = value != BINOME_DATE_NONE ? binome_date_format_iso (value) : NULL;

  binome_json_add_text (builder, member, text);
}
