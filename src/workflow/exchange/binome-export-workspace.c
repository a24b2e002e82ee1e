/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in the file as JSON, with what each table and field means, so that nobody is locked in. */

#include "binome-export-private.h"

#include <math.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "binome-clock.h"
#include "binome-model.h"

/* Of the layout of the document, not of the file. */
#define FORMAT_VERSION 1
/* So many bytes are in memory at a time. */
#define AT_ONCE (1 << 20)

typedef struct
{
  BinomeExportList *list;
  BinomeDb *db;
  gboolean sensitive;
  GString *text;              /* what was not put down yet */
  int spool;                  /* a file without a name that takes it; -1 for none */
  GHashTable *hidden;         /* fields of the company's own that stay out (gint64) */
  GHashTable *hidden_answers; /* to them (gint64) */
} Dump;

static void
dump_clear (Dump *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_fd (&self->spool, NULL);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->hidden_answers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dump, dump_clear)

/* ---- where it goes ---- */

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/* The document may be larger than memory: it is put down in a file of the user’s own that nobody else can
 * find. */
static gboolean
open_spool (Dump *self, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "binome", NULL);
  g_autofree char *path = g_build_filename (folder, "export-XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0
      || (self->spool = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600)) < 0)
    return fail (error);

  return g_unlink (path) == 0 || fail (error);
}

static gboolean
put_down (Dump *self, GError **error)
{
  for (gsize done = 0; done < self->text->len;)
    {
      gssize n = write (self->spool, self->text->str + done, self->text->len - done);

      if (n < 0 && errno != EINTR)
        return fail (error);
      done += (gsize)MAX (n, 0);
    }
  g_string_truncate (self->text, 0);
  return TRUE;
}

/* Takes a piece of the document, now and then asking whether to go on. */
static gboolean
take (const char *text, gpointer data, GError **error)
{
  Dump *self = data;

  g_string_append (self->text, text);
  return self->text->len < AT_ONCE
         || (put_down (self, error) && binome_export_list_go_on (self->list, self->db, 1, error));
}

static GBytes *
finish (Dump *self, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;

  if (!put_down (self, error))
    return NULL;

  file = g_mapped_file_new_from_fd (self->spool, FALSE, error);
  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

/* As the column is called: “family_name”. */
static char *
dup_name (const BinomeField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

static gboolean
is_dumped (Dump *self, const BinomeField *field)
{
  return self->sensitive || (field->flags & BINOME_FIELD_SENSITIVE) == 0;
}

static void
append_node (Dump *self, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  g_string_append (self->text, text);
}

static void
append_string (Dump *self, const char *string)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), string);
  g_autofree char *text = json_to_string (node, FALSE);

  g_string_append (self->text, text);
}

/* ---- what the tables mean ---- */

static const char *
get_type_word (const BinomeField *field)
{
  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
      return "text";
    case BINOME_FIELD_NOTE:
      return "note";
    case BINOME_FIELD_INTEGER:
      return "integer";
    case BINOME_FIELD_REAL:
      return "number";
    case BINOME_FIELD_BOOLEAN:
      return "boolean";
    case BINOME_FIELD_DATE:
      return "date";
    case BINOME_FIELD_CHOICE:
      return "choice";
    case BINOME_FIELD_REFERENCE:
      return "reference";
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_flag (JsonBuilder *builder, const BinomeField *field, BinomeFieldFlags flag, const char *name)
{
  if ((field->flags & flag) == 0)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
describe_field (JsonBuilder *builder, const BinomeField *field)
{
  g_autofree char *name = dup_name (field);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_member (builder, "meaning", _ (field->label));
  add_member (builder, "type", get_type_word (field));
  if (field->type == BINOME_FIELD_REFERENCE)
    {
      g_autoptr (GTypeClass) target = g_type_class_ref (field->target ());

      add_member (builder, "table", ((BinomeEntityClass *)target)->table);
    }
  if (field->type == BINOME_FIELD_INTEGER && field->maximum > field->minimum)
    {
      json_builder_set_member_name (builder, "minimum");
      json_builder_add_int_value (builder, field->minimum);
      json_builder_set_member_name (builder, "maximum");
      json_builder_add_int_value (builder, field->maximum);
    }
  if (field->type == BINOME_FIELD_CHOICE)
    {
      json_builder_set_member_name (builder, "choices");
      json_builder_begin_object (builder);
      for (const BinomeChoice *choice = field->choices; choice->id != NULL; choice++)
        add_member (builder, choice->id, _ (choice->label));
      json_builder_end_object (builder);
    }
  add_flag (builder, field, BINOME_FIELD_REQUIRED, "required");
  add_flag (builder, field, BINOME_FIELD_PERSONAL, "personal");
  add_flag (builder, field, BINOME_FIELD_SENSITIVE, "sensitive");
  json_builder_end_object (builder);
}

static void
append_schema (Dump *self, const BinomeEntityClass *klass)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_member (builder, "meaning", _ (klass->label));
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_dumped (self, &klass->fields[i]))
      describe_field (builder, &klass->fields[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  append_node (self, builder);
}

/* ---- what stands in them ---- */

/* What is not there is null. */
static void
add_value (JsonBuilder *builder, BinomeEntity *entity, guint i)
{
  const BinomeField *field = binome_entity_get_field (entity, i);
  g_autofree char *day = NULL;

  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      json_builder_add_string_value (builder, binome_entity_get_text (entity, i));
      return;
    case BINOME_FIELD_INTEGER:
      json_builder_add_int_value (builder, binome_entity_get_integer (entity, i));
      return;
    case BINOME_FIELD_REAL:
      if (isfinite (binome_entity_get_real (entity, i)))
        json_builder_add_double_value (builder, binome_entity_get_real (entity, i));
      else
        json_builder_add_null_value (builder);
      return;
    case BINOME_FIELD_BOOLEAN:
      json_builder_add_boolean_value (builder, binome_entity_get_boolean (entity, i));
      return;
    case BINOME_FIELD_CHOICE:
      json_builder_add_string_value (builder, field->choices[binome_entity_get_choice (entity, i)].id);
      return;
    case BINOME_FIELD_DATE:
      if (binome_entity_get_date (entity, i) == BINOME_DATE_NONE)
        {
          json_builder_add_null_value (builder);
          return;
        }
      day = binome_date_format_iso (binome_entity_get_date (entity, i));
      json_builder_add_string_value (builder, day);
      return;
    case BINOME_FIELD_REFERENCE:
      if (binome_entity_get_reference (entity, i) != 0)
        json_builder_add_int_value (builder, binome_entity_get_reference (entity, i));
      else
        json_builder_add_null_value (builder);
      return;
    default:
      g_return_if_reached ();
    }
}

/* An answer to a sensitive question of the company's own stays out as sensitive fields do, and so does its
 * file, which comes later. */
static gboolean
is_hidden (Dump *self, BinomeEntity *entity)
{
  gint64 id = binome_entity_get_id (entity), field;

  if (self->hidden == NULL)
    return FALSE;
  if (BINOME_IS_ATTACHMENT (entity))
    {
      field = binome_entity_get_reference (entity, BINOME_ATTACHMENT_ANSWER);
      return g_hash_table_contains (self->hidden_answers, &field);
    }
  if (!BINOME_IS_FIELD_VALUE (entity))
    return FALSE;

  field = binome_entity_get_reference (entity, BINOME_FIELD_VALUE_FIELD);
  if (!g_hash_table_contains (self->hidden, &field))
    return FALSE;
  g_hash_table_add (self->hidden_answers, g_memdup2 (&id, sizeof id));
  return TRUE;
}

static void
append_row (Dump *self, BinomeEntity *entity)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, binome_entity_get_id (entity));
  for (guint i = 0; i < binome_entity_get_n_fields (entity); i++)
    if (is_dumped (self, binome_entity_get_field (entity, i)))
      {
        g_autofree char *name = dup_name (binome_entity_get_field (entity, i));

        json_builder_set_member_name (builder, name);
        add_value (builder, entity, i);
      }
  json_builder_end_object (builder);
  append_node (self, builder);
}

static gboolean
append_rows (Dump *self, GType type, double progress, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (type);
  g_autoptr (GArray) ids = binome_db_select_ids (self->db, query, error);
  const gint64 *all;
  gboolean first = TRUE;

  if (ids == NULL)
    return FALSE;

  all = (const gint64 *)(gpointer)ids->data;
  g_string_append_c (self->text, '[');
  for (guint done = 0; done < ids->len; done += MIN (BINOME_EXPORT_ROWS_AT_ONCE, ids->len - done))
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!put_down (self, error) || !binome_export_list_go_on (self->list, self->db, progress, error))
        return FALSE;
      rows = binome_db_select_rows (self->db, type, all + done,
                                    MIN (BINOME_EXPORT_ROWS_AT_ONCE, ids->len - done), error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          if (is_hidden (self, rows->pdata[i]))
            continue;
          g_string_append (self->text, first ? "\n" : ",\n");
          append_row (self, rows->pdata[i]);
          first = FALSE;
        }
    }
  g_string_append_c (self->text, ']');
  return TRUE;
}

/* ---- the document ---- */

static gboolean
find_hidden (Dump *self, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_FIELD_DEFINITION);
  g_autoptr (GPtrArray) fields = NULL;

  if (self->sensitive)
    return TRUE;

  fields = binome_db_select (self->db, query, error);
  if (fields == NULL)
    return FALSE;

  self->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->hidden_answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < fields->len; i++)
    if (binome_entity_get_boolean (fields->pdata[i], BINOME_FIELD_DEFINITION_SENSITIVE))
      {
        gint64 id = binome_entity_get_id (fields->pdata[i]);

        g_hash_table_add (self->hidden, g_memdup2 (&id, sizeof id));
      }
  return TRUE;
}

static void
append_head (Dump *self, gboolean journal)
{
  const char *const notes[] = {
    _ ("“schema” says what each table and each of its fields means; “data” holds their rows."),
    _ ("“id” is the number of a row. A reference is the number of a row of the table it names."),
    _ ("Days are written as year, month and day. What is not known is null, or an empty text."),
    self->sensitive ? _ ("Sensitive fields are included.")
                    : _ ("Sensitive fields, and answers to sensitive fields of your own, are left out."),
    journal
        ? _ ("“history” says what was done, when (in UTC) and where: in the window, by an import, by a rule of"
             " the program or on the command line; then each row that changed, as it was before and after. A"
             " row that was added stands in “data”, or where it was changed or removed later. Files are left"
             " out of it; without sensitive fields, so are answers to fields of your own.")
        : _ ("The history of changes is not part of this document; a backup of the workspace holds it."),
  };
  g_autofree char *now = binome_clock_now ();

  g_string_append_printf (
      self->text,
      "{\n\"format\": \"binome-workspace\",\n\"version\": %d,\n\"made-at\": \"%s\",\n\"notes\": [",
      FORMAT_VERSION, now);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_string_append (self->text, i > 0 ? ",\n" : "\n");
      append_string (self, notes[i]);
    }
  g_string_append (self->text, "],\n\"schema\": {");
}

static gboolean
append_tables (Dump *self, GError **error)
{
  guint n;
  const GType *types = binome_model_get_types (&n);

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GTypeClass) type_class = g_type_class_ref (types[i]);
          const BinomeEntityClass *klass = (BinomeEntityClass *)type_class;

          g_string_append_printf (self->text, "%s\n\"%s\": ", i > 0 ? "," : "", klass->table);
          if (pass == 0)
            append_schema (self, klass);
          else if (!append_rows (self, types[i], (double)i / n, error))
            return FALSE;
        }
      g_string_append (self->text, pass == 0 ? "},\n\"data\": {" : "}");
    }

  return TRUE;
}

/**
 * binome_export_workspace:
 * @list: whose progress is told
 * @db: the file
 * @flags: with sensitive fields, with the journal
 * @error: return location for a #GError; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a JSON document with every row of every table, and what the tables mean
 */
GBytes *
binome_export_workspace (BinomeExportList *list, BinomeDb *db, BinomeExportFlags flags, GError **error)
{
  g_auto (Dump) self
      = { .list = list, .db = db, .sensitive = (flags & BINOME_EXPORT_SENSITIVE) != 0, .spool = -1 };
  gboolean journal = (flags & BINOME_EXPORT_JOURNAL) != 0;

  self.text = g_string_new (NULL);
  if (!open_spool (&self, error) || !find_hidden (&self, error))
    return NULL;

  append_head (&self, journal);
  if (!append_tables (&self, error))
    return NULL;
  if (journal)
    {
      g_string_append (self.text, ",\n\"history\": [");
      if (!binome_export_journal (db, self.sensitive, take, &self, error))
        return NULL;
      g_string_append_c (self.text, ']');
    }
  g_string_append (self.text, "\n}\n");
  return finish (&self, error);
}
