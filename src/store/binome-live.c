/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live entities: one object a row for as long as anyone holds it, loaded in batches, its edits kept
 * a second after the last one or when asked. Lives in the main thread. */

#include "binome-live.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"

/* How long an edit waits for the next one before it is kept. */
#define SAVE_DELAY_MS 1000

typedef struct
{
  GType type;
  gint64 id;
} Key;

struct _BinomeLive
{
  GHashTable *objects; /* Key to BinomeEntity, not owned */
  GHashTable *edited;  /* BinomeEntity, owned, to a bit a field */
  GHashTable *wanted;  /* type to GArray of ids still to be loaded */
  guint load_source;
  guint save_source;
  BinomeLiveSubmit submit;
  BinomeLiveRejected rejected;
  BinomeLiveRule rule;
  gpointer owner;
};

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->id) ^ g_direct_hash (GSIZE_TO_POINTER (key->type));
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->id == y->id && x->type == y->type;
}

static BinomeEntity *on_resolve_cb (gpointer owner, GType type, gint64 id);
static void on_edited_cb (gpointer owner, BinomeEntity *entity, guint field);

static const BinomeEntityKeeper keeper = { on_resolve_cb, on_edited_cb };

/* Weak references are told before an object loses its data. */
static void
on_object_gone_cb (gpointer data, GObject *where_it_was)
{
  BinomeLive *self = data;

  g_hash_table_remove (self->objects, g_object_get_data (where_it_was, "binome-live-key"));
}

BinomeLive *
binome_live_new (BinomeLiveSubmit submit, BinomeLiveRejected rejected, gpointer owner)
{
  BinomeLive *self = g_new0 (BinomeLive, 1);

  self->objects = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  self->edited = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->wanted = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  self->submit = submit;
  self->rejected = rejected;
  self->owner = owner;
  return self;
}

void
binome_live_free (BinomeLive *self)
{
  GHashTableIter iter;
  gpointer object;

  g_clear_handle_id (&self->load_source, g_source_remove);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_hash_table_unref (self->edited);
  g_hash_table_iter_init (&iter, self->objects);
  while (g_hash_table_iter_next (&iter, NULL, &object))
    {
      binome_entity_set_keeper (object, NULL, NULL);
      g_object_weak_unref (object, on_object_gone_cb, self);
    }
  g_hash_table_unref (self->objects);
  g_hash_table_unref (self->wanted);
  g_free (self);
}

/* ---- loading ---- */

/* A job's data: which rows, and copies of them. */
typedef struct
{
  GType type;
  GArray *ids;
  GPtrArray *rows;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_array_unref (load->ids);
  g_clear_pointer (&load->rows, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_work (BinomeDb *db, gpointer data, GError **error)
{
  Load *load = data;

  load->rows = binome_db_select_rows (db, load->type, (const gint64 *)(gpointer)load->ids->data,
                                      load->ids->len, error);
  return load->rows != NULL;
}

static gboolean
on_load_cb (gpointer data)
{
  BinomeLive *self = data;
  GHashTableIter iter;
  gpointer type, ids;

  self->load_source = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &type, &ids))
    {
      BinomeJob *job = binome_job_new (BINOME_JOB_READ, NULL, 0);
      Load *load = g_new0 (Load, 1);

      load->type = GPOINTER_TO_SIZE (type);
      load->ids = g_array_ref (ids);
      job->work = load_work;
      job->data = load;
      job->destroy = load_free;
      g_hash_table_iter_remove (&iter);
      self->submit (self->owner, job);
    }

  return G_SOURCE_REMOVE;
}

static void
want (BinomeLive *self, GType type, gint64 id)
{
  GArray *ids = g_hash_table_lookup (self->wanted, GSIZE_TO_POINTER (type));

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->wanted, GSIZE_TO_POINTER (type), ids);
    }
  g_array_append_val (ids, id);
  if (self->load_source == 0)
    self->load_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_load_cb, self, NULL);
}

static BinomeEntity *
make_live (BinomeLive *self, GType type, gint64 id)
{
  Key key = { type, id };
  BinomeEntity *entity = g_object_new (type, NULL);

  binome_entity_set_id (entity, id);
  binome_entity_set_keeper (entity, &keeper, self);
  g_object_set_data_full (G_OBJECT (entity), "binome-live-key", g_memdup2 (&key, sizeof key), g_free);
  g_object_weak_ref (G_OBJECT (entity), on_object_gone_cb, self);
  g_hash_table_insert (self->objects, g_memdup2 (&key, sizeof key), entity);
  return entity;
}

/* The live object of a row (transfer full). It is loaded soon, unless it is already. */
BinomeEntity *
binome_live_get (BinomeLive *self, GType type, gint64 id)
{
  Key key = { type, id };
  BinomeEntity *entity = g_hash_table_lookup (self->objects, &key);

  if (entity != NULL)
    return g_object_ref (entity);

  want (self, type, id);
  return make_live (self, type, id);
}

static BinomeEntity *
on_resolve_cb (gpointer owner, GType type, gint64 id)
{
  return binome_live_get (owner, type, id);
}

/* Loads again what an action touched, as far as anyone holds it. */
void
binome_live_refresh (BinomeLive *self, const GArray *touched)
{
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < touched->len; i++)
    {
      const BinomeTouched *row = &g_array_index (touched, BinomeTouched, i);
      Key one = { row->type, row->id };

      if (row->type != G_TYPE_INVALID)
        {
          if (g_hash_table_contains (self->objects, &one))
            want (self, row->type, row->id);
          continue;
        }
      g_hash_table_iter_init (&iter, self->objects);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        want (self, ((Key *)key)->type, ((Key *)key)->id);
    }
}

/* Fields that are being edited keep what the user typed. */
static void
take_over (BinomeLive *self, BinomeEntity *live, BinomeEntity *row)
{
  guint64 *edited = g_hash_table_lookup (self->edited, live);

  g_object_freeze_notify (G_OBJECT (live));
  for (guint i = 0; i < binome_entity_get_n_fields (live); i++)
    if (edited == NULL || (*edited & (G_GUINT64_CONSTANT (1) << i)) == 0)
      binome_entity_load (live, i, binome_entity_peek (row, i));
  binome_entity_set_gone (live, FALSE);
  binome_entity_set_loaded (live, TRUE);
  g_object_thaw_notify (G_OBJECT (live));
}

/* The live objects of rows that were just read (transfer full): none of them has to be loaded any more. */
GPtrArray *
binome_live_adopt (BinomeLive *self, GPtrArray *rows)
{
  GPtrArray *adopted = g_ptr_array_new_full (rows->len, g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      Key key = { G_OBJECT_TYPE (rows->pdata[i]), binome_entity_get_id (rows->pdata[i]) };
      BinomeEntity *live = g_hash_table_lookup (self->objects, &key);

      live = live != NULL ? g_object_ref (live) : make_live (self, key.type, key.id);
      if (!binome_entity_is_loaded (live))
        take_over (self, live, rows->pdata[i]);
      g_ptr_array_add (adopted, live);
    }

  return adopted;
}

static void
on_loaded (BinomeLive *self, Load *load)
{
  guint next = 0;

  if (load->rows == NULL)
    return;
  for (guint i = 0; i < load->ids->len; i++)
    {
      Key key = { load->type, g_array_index (load->ids, gint64, i) };
      BinomeEntity *row = next < load->rows->len ? load->rows->pdata[next] : NULL;
      gboolean found = row != NULL && binome_entity_get_id (row) == key.id;
      g_autoptr (BinomeEntity) live = g_hash_table_lookup (self->objects, &key);

      if (live != NULL)
        g_object_ref (live);
      if (found)
        next++;
      if (live != NULL && found)
        take_over (self, live, row);
      else if (live != NULL)
        binome_entity_set_gone (live, TRUE);
    }
}

/* ---- keeping edits ---- */

/* What a rule refused. */
typedef struct
{
  BinomeEntity *copy; /* not owned */
  guint field;
  GError *error;
} Refusal;

static void
refusal_free (gpointer data)
{
  g_error_free (((Refusal *)data)->error);
  g_free (data);
}

/* A job's data: copies of the entities that were edited, and what could not be kept of it. */
typedef struct
{
  GPtrArray *copies;
  GArray *fields; /* guint64 */
  BinomeLiveRule rule;
  GPtrArray *refusals;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_ptr_array_unref (save->copies);
  g_array_unref (save->fields);
  g_ptr_array_unref (save->refusals);
  g_free (save);
}

/* Takes out of @fields what the rule refuses; another error than a refusal ends the job. */
static gboolean
apply_rule (BinomeDb *db, Save *save, BinomeEntity *copy, guint64 *fields, GError **error)
{
  for (guint i = 0; save->rule != NULL && i < binome_entity_get_n_fields (copy); i++)
    {
      g_autoptr (GError) local_error = NULL;
      Refusal *refusal;

      if ((*fields & (G_GUINT64_CONSTANT (1) << i)) == 0 || save->rule (db, copy, i, &local_error))
        continue;
      if (!g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_REFUSED)
          && !g_error_matches (local_error, BINOME_ERROR, BINOME_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      refusal = g_new0 (Refusal, 1);
      refusal->copy = copy;
      refusal->field = i;
      refusal->error = g_steal_pointer (&local_error);
      g_ptr_array_add (save->refusals, refusal);
      *fields &= ~(G_GUINT64_CONSTANT (1) << i);
    }

  return TRUE;
}

static gboolean
save_work (BinomeDb *db, gpointer data, GError **error)
{
  Save *save = data;

  for (guint i = 0; i < save->copies->len; i++)
    {
      guint64 fields = g_array_index (save->fields, guint64, i);

      if (!apply_rule (db, save, save->copies->pdata[i], &fields, error)
          || !binome_db_update_fields (db, save->copies->pdata[i], fields, error))
        return FALSE;
    }

  return TRUE;
}

static BinomeEntity *
copy_of (BinomeEntity *entity)
{
  BinomeEntity *copy = g_object_new (G_OBJECT_TYPE (entity), NULL);

  binome_entity_set_id (copy, binome_entity_get_id (entity));
  for (guint i = 0; i < binome_entity_get_n_fields (entity); i++)
    binome_entity_load (copy, i, binome_entity_peek (entity, i));
  return copy;
}

/* Takes out the fields that cannot be kept as they are, and says so; they stay on the entity. */
static guint64
keepable (BinomeLive *self, BinomeEntity *entity, guint64 fields)
{
  for (guint i = 0; i < binome_entity_get_n_fields (entity); i++)
    {
      g_autoptr (GError) error = NULL;

      if ((fields & (G_GUINT64_CONSTANT (1) << i)) == 0 || binome_entity_validate_field (entity, i, &error))
        continue;
      fields &= ~(G_GUINT64_CONSTANT (1) << i);
      self->rejected (self->owner, entity, i, error);
    }

  return fields;
}

static char *
name_edit (Save *save)
{
  BinomeEntity *entity = save->copies->pdata[0];
  guint64 fields = g_array_index (save->fields, guint64, 0);
  guint first = (guint)g_bit_nth_lsf ((gulong)fields, -1);
  const char *label = _ (BINOME_ENTITY_GET_CLASS (entity)->label);

  if (save->copies->len > 1)
    return g_strdup_printf (ngettext ("Change %u entry", "Change %u entries", save->copies->len),
                            save->copies->len);
  if (fields == G_GUINT64_CONSTANT (1) << first)
    /* Translators: a field, then what it belongs to: Change “Site” (Person). */
    return g_strdup_printf (_ ("Change “%1$s” (%2$s)"), _ (binome_entity_get_field (entity, first)->label),
                            label);

  return g_strdup_printf (_ ("Change “%s”"), label);
}

/* The edits so far as a job that keeps them (transfer full); NULL where there is none to keep. */
BinomeJob *
binome_live_take_edits (BinomeLive *self)
{
  GHashTableIter iter;
  gpointer entity, bits;
  Save *save = g_new0 (Save, 1);
  g_autofree char *name = NULL;
  BinomeJob *job;

  g_clear_handle_id (&self->save_source, g_source_remove);
  save->copies = g_ptr_array_new_with_free_func (g_object_unref);
  save->fields = g_array_new (FALSE, FALSE, sizeof (guint64));
  save->refusals = g_ptr_array_new_with_free_func (refusal_free);
  save->rule = self->rule;
  g_hash_table_iter_init (&iter, self->edited);
  while (g_hash_table_iter_next (&iter, &entity, &bits))
    {
      guint64 fields = binome_entity_is_gone (entity) ? 0 : keepable (self, entity, *(guint64 *)bits);
      guint64 left = binome_entity_is_gone (entity) ? 0 : *(guint64 *)bits & ~fields;

      if (fields != 0)
        {
          g_ptr_array_add (save->copies, copy_of (entity));
          g_array_append_val (save->fields, fields);
        }
      if (left == 0)
        g_hash_table_iter_remove (&iter);
      else
        *(guint64 *)bits = left;
    }
  if (save->copies->len == 0)
    {
      save_free (save);
      return NULL;
    }

  name = name_edit (save);
  job = binome_job_new (BINOME_JOB_WRITE, name, BINOME_SOURCE_USER);
  job->work = save_work;
  job->data = save;
  job->destroy = save_free;
  return job;
}

static gboolean
on_save_cb (gpointer data)
{
  BinomeLive *self = data;
  BinomeJob *job;

  self->save_source = 0;
  job = binome_live_take_edits (self);
  if (job != NULL)
    self->submit (self->owner, job);
  return G_SOURCE_REMOVE;
}

static void
on_edited_cb (gpointer owner, BinomeEntity *entity, guint field)
{
  BinomeLive *self = owner;
  guint64 *bits = g_hash_table_lookup (self->edited, entity);

  if (bits == NULL)
    {
      bits = g_new0 (guint64, 1);
      g_hash_table_insert (self->edited, g_object_ref (entity), bits);
    }
  *bits |= G_GUINT64_CONSTANT (1) << field;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_DELAY_MS, on_save_cb, self);
}

/* What every edit must pass before it is kept. */
void
binome_live_set_rule (BinomeLive *self, BinomeLiveRule rule)
{
  self->rule = rule;
}

gboolean
binome_live_has_edits (BinomeLive *self)
{
  return g_hash_table_size (self->edited) > 0;
}

static void
reject (BinomeLive *self, BinomeEntity *copy, guint field, const GError *error)
{
  Key key = { G_OBJECT_TYPE (copy), binome_entity_get_id (copy) };
  g_autoptr (BinomeEntity) live = g_hash_table_lookup (self->objects, &key);

  if (live == NULL)
    return;

  g_object_ref (live);
  self->rejected (self->owner, live, field, error);
}

/* The user is told what the file or a rule refused. It stays on the entity until the row is read again. */
static void
on_saved (BinomeLive *self, Save *save, const GError *error)
{
  for (guint i = 0; error == NULL && i < save->refusals->len; i++)
    {
      const Refusal *refusal = g_ptr_array_index (save->refusals, i);

      reject (self, refusal->copy, refusal->field, refusal->error);
    }
  for (guint i = 0; error != NULL && i < save->copies->len; i++)
    reject (self, save->copies->pdata[i],
            (guint)g_bit_nth_lsf ((gulong)g_array_index (save->fields, guint64, i), -1), error);
}

/* Takes in what a job of ours brought. Returns whether the job was ours. */
gboolean
binome_live_done (BinomeLive *self, BinomeJob *job)
{
  if (job->work == load_work)
    {
      if (job->error != NULL)
        g_warning ("%s", job->error->message);
      on_loaded (self, job->data);
      return TRUE;
    }
  if (job->work == save_work)
    {
      on_saved (self, job->data, job->error);
      return TRUE;
    }

  return FALSE;
}
