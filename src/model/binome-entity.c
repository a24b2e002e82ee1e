/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base of every entity: values in an array, properties made from the table of fields. */

#include "binome-entity.h"

#include <math.h>
#include <string.h>

typedef struct
{
  gint64 id;
  GValue *values;
  const BinomeEntityKeeper *keeper;
  gpointer owner;
  guint loaded : 1;
  guint gone : 1;
} BinomeEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BinomeEntity, binome_entity, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_LOADED,
  PROP_GONE,
  PROP_HEADING,
  N_PROPS
} BinomeEntityProperty;

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The fields' properties are numbered after these. */
#define FIRST_FIELD_PROPERTY ((guint)N_PROPS)

static BinomeEntityPrivate *
priv (BinomeEntity *self)
{
  return binome_entity_get_instance_private (self);
}

static GType
value_type (const BinomeField *field)
{
  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      return G_TYPE_STRING;
    case BINOME_FIELD_INTEGER:
    case BINOME_FIELD_REFERENCE:
      return G_TYPE_INT64;
    case BINOME_FIELD_REAL:
      return G_TYPE_DOUBLE;
    case BINOME_FIELD_BOOLEAN:
      return G_TYPE_BOOLEAN;
    case BINOME_FIELD_DATE:
    case BINOME_FIELD_CHOICE:
      return G_TYPE_INT;
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

static GParamSpec *
property_for_field (const BinomeField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      return g_param_spec_string (field->name, NULL, NULL, "", flags);
    case BINOME_FIELD_INTEGER:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, field->initial, flags);
    case BINOME_FIELD_REAL:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case BINOME_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, field->initial != 0, flags);
    case BINOME_FIELD_DATE:
      return g_param_spec_int (field->name, NULL, NULL, 0, G_MAXINT, 0, flags);
    case BINOME_FIELD_CHOICE:
      return g_param_spec_int (field->name, NULL, NULL, 0, G_MAXINT, (int)field->initial, flags);
    case BINOME_FIELD_REFERENCE:
      return g_param_spec_object (field->name, NULL, NULL, BINOME_TYPE_ENTITY, flags);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
set_initial (const BinomeField *field, GValue *value)
{
  g_value_init (value, value_type (field));
  switch (field->type)
    {
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
      g_value_set_static_string (value, "");
      break;
    case BINOME_FIELD_INTEGER:
      g_value_set_int64 (value, field->initial);
      break;
    case BINOME_FIELD_REAL:
      g_value_set_double (value, NAN);
      break;
    case BINOME_FIELD_BOOLEAN:
      g_value_set_boolean (value, field->initial != 0);
      break;
    case BINOME_FIELD_CHOICE:
      g_value_set_int (value, (int)field->initial);
      break;
    case BINOME_FIELD_DATE:
    case BINOME_FIELD_REFERENCE:
      break;
    default:
      g_return_if_reached ();
    }
}

static void
binome_entity_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BinomeEntity *self = BINOME_ENTITY (object);
  guint field = prop_id - FIRST_FIELD_PROPERTY;

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, priv (self)->id);
      return;
    case PROP_LOADED:
      g_value_set_boolean (value, priv (self)->loaded);
      return;
    case PROP_GONE:
      g_value_set_boolean (value, priv (self)->gone);
      return;
    case PROP_HEADING:
      g_value_take_string (value, binome_entity_dup_title (self));
      return;
    default:
      break;
    }

  if (binome_entity_get_field (self, field)->type == BINOME_FIELD_REFERENCE)
    g_value_take_object (value, binome_entity_get_object (self, field));
  else
    g_value_copy (&priv (self)->values[field], value);
}

static void
binome_entity_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BinomeEntity *self = BINOME_ENTITY (object);

  if (prop_id < FIRST_FIELD_PROPERTY)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (binome_entity_get_field (self, prop_id - FIRST_FIELD_PROPERTY)->type == BINOME_FIELD_REFERENCE)
    {
      BinomeEntity *target = g_value_get_object (value);

      binome_entity_set_reference (self, prop_id - FIRST_FIELD_PROPERTY,
                                   target != NULL ? binome_entity_get_id (target) : 0);
    }
  else
    binome_entity_assign (self, prop_id - FIRST_FIELD_PROPERTY, value);
}

static void
binome_entity_finalize (GObject *object)
{
  BinomeEntity *self = BINOME_ENTITY (object);
  guint n = binome_entity_get_n_fields (self);

  for (guint i = 0; i < n; i++)
    g_value_unset (&priv (self)->values[i]);
  g_free (priv (self)->values);

  G_OBJECT_CLASS (binome_entity_parent_class)->finalize (object);
}

static void
binome_entity_class_init (BinomeEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = binome_entity_get_property;
  object_class->set_property = binome_entity_set_property;
  object_class->finalize = binome_entity_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
}

/* The class is still this one here: binome_entity_start() makes the values. */
static void
binome_entity_init (BinomeEntity *self)
{
}

/**
 * binome_entity_start:
 * @self: an entity being made
 *
 * Gives it its values. For BINOME_DEFINE_ENTITY() alone.
 */
void
binome_entity_start (BinomeEntity *self)
{
  BinomeEntityClass *klass = BINOME_ENTITY_GET_CLASS (self);

  priv (self)->values = g_new0 (GValue, klass->n_fields);
  for (guint i = 0; i < klass->n_fields; i++)
    set_initial (&klass->fields[i], &priv (self)->values[i]);
}

/**
 * binome_entity_class_declare:
 * @klass: the class being initialised
 * @table: its table
 * @label: (translatable): what the user calls one of them
 * @fields: (array length=n_fields): its fields, static
 * @n_fields: how many
 *
 * Declares an entity once: installs a property for each field. A reference's property is the
 * entity it points to.
 */
void
binome_entity_class_declare (BinomeEntityClass *klass, const char *table, const char *label,
                             const BinomeField *fields, guint n_fields)
{
  klass->table = table;
  klass->label = label;
  klass->fields = fields;
  klass->n_fields = n_fields;
  /* GObject does not hand these two down to subclasses. */
  G_OBJECT_CLASS (klass)->get_property = binome_entity_get_property;
  G_OBJECT_CLASS (klass)->set_property = binome_entity_set_property;
  klass->pspecs = g_new0 (GParamSpec *, n_fields); /* lives as long as the class: for ever */
  for (guint i = 0; i < n_fields; i++)
    {
      klass->pspecs[i] = property_for_field (&fields[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), FIRST_FIELD_PROPERTY + i, klass->pspecs[i]);
    }
}

/**
 * binome_entity_refuse:
 * @self: an entity
 * @field: one of its fields
 * @error: what is wrong, in the user's words
 *
 * Tells, by the signal `refused (BinomeEntity *, guint field, const GError *)`, that what was set cannot be
 * kept: the row that shows the field says so.
 */
void
binome_entity_refuse (BinomeEntity *self, guint field, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, field, error);
}

/**
 * binome_entity_get_id:
 * @self: an entity
 *
 * Returns: its row; 0 while it has never been kept
 */
gint64
binome_entity_get_id (BinomeEntity *self)
{
  return priv (self)->id;
}

/**
 * binome_entity_set_id:
 * @self: an entity
 * @id: its row
 *
 * For the store alone.
 */
void
binome_entity_set_id (BinomeEntity *self, gint64 id)
{
  if (priv (self)->id == id)
    return;

  priv (self)->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * binome_entity_is_loaded:
 * @self: an entity
 *
 * Returns: whether its fields hold what the file holds; a list hands out its rows before that
 */
gboolean
binome_entity_is_loaded (BinomeEntity *self)
{
  return priv (self)->loaded;
}

/**
 * binome_entity_set_loaded:
 * @self: an entity
 * @loaded: whether its fields hold what the file holds
 *
 * For the store alone.
 */
void
binome_entity_set_loaded (BinomeEntity *self, gboolean loaded)
{
  if (priv (self)->loaded == loaded)
    return;

  priv (self)->loaded = loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/**
 * binome_entity_is_gone:
 * @self: an entity
 *
 * Returns: whether its row has been deleted; undo can bring it back
 */
gboolean
binome_entity_is_gone (BinomeEntity *self)
{
  return priv (self)->gone;
}

/**
 * binome_entity_set_gone:
 * @self: an entity
 * @gone: whether its row has been deleted
 *
 * For the store alone.
 */
void
binome_entity_set_gone (BinomeEntity *self, gboolean gone)
{
  if (priv (self)->gone == gone)
    return;

  priv (self)->gone = gone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GONE]);
}

/**
 * binome_entity_set_keeper:
 * @self: an entity
 * @keeper: (nullable): what its store does for it
 * @owner: (nullable): given to @keeper; must outlive @self or be unset first
 *
 * For the store alone.
 */
void
binome_entity_set_keeper (BinomeEntity *self, const BinomeEntityKeeper *keeper, gpointer owner)
{
  priv (self)->keeper = keeper;
  priv (self)->owner = owner;
}

/**
 * binome_entity_dup_title:
 * @self: an entity
 *
 * Returns: (transfer full): how the user recognises it, such as a person's name
 */
char *
binome_entity_dup_title (BinomeEntity *self)
{
  return BINOME_ENTITY_GET_CLASS (self)->dup_title (self);
}

/**
 * binome_entity_peek:
 * @self: an entity
 * @field: one of its fields
 *
 * Returns: the value; an int64 for references
 */
const GValue *
binome_entity_peek (BinomeEntity *self, guint field)
{
  g_return_val_if_fail (field < binome_entity_get_n_fields (self), NULL);

  return &priv (self)->values[field];
}

static gboolean
same_value (const BinomeField *field, const GValue *a, const GValue *b)
{
  switch (value_type (field))
    {
    case G_TYPE_STRING:
      return strcmp (g_value_get_string (a), g_value_get_string (b) != NULL ? g_value_get_string (b) : "")
             == 0;
    case G_TYPE_INT64:
      return g_value_get_int64 (a) == g_value_get_int64 (b);
    case G_TYPE_DOUBLE:
      return g_value_get_double (a) == g_value_get_double (b)
             || (isnan (g_value_get_double (a)) && isnan (g_value_get_double (b)));
    case G_TYPE_BOOLEAN:
      return g_value_get_boolean (a) == g_value_get_boolean (b);
    default:
      return g_value_get_int (a) == g_value_get_int (b);
    }
}

/**
 * binome_entity_load:
 * @self: an entity
 * @field: one of its fields
 * @value: of the type that binome_entity_peek() gives
 *
 * Sets a field to what the file holds and notifies its property, and the heading's.
 *
 * Returns: whether it changed
 */
gboolean
binome_entity_load (BinomeEntity *self, guint field, const GValue *value)
{
  const BinomeField *declared = binome_entity_get_field (self, field);
  GValue *kept = &priv (self)->values[field];

  if (same_value (declared, kept, value))
    return FALSE;

  if (G_VALUE_HOLDS_STRING (kept))
    g_value_set_string (kept, g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
  else
    g_value_copy (value, kept);
  g_object_notify_by_pspec (G_OBJECT (self), BINOME_ENTITY_GET_CLASS (self)->pspecs[field]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
  return TRUE;
}

/**
 * binome_entity_copy:
 * @self: an entity
 *
 * Returns: (transfer full): the same, with its id, for a form to fill: nobody keeps what is set on it
 */
BinomeEntity *
binome_entity_copy (BinomeEntity *self)
{
  BinomeEntity *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  binome_entity_set_id (copy, binome_entity_get_id (self));
  for (guint i = 0; i < binome_entity_get_n_fields (self); i++)
    binome_entity_load (copy, i, binome_entity_peek (self, i));
  return copy;
}

/**
 * binome_entity_assign:
 * @self: an entity
 * @field: one of its fields
 * @value: of the type that binome_entity_peek() gives
 *
 * Sets a field as an edit: where @self belongs to an open store, it will be kept.
 *
 * Returns: whether it changed
 */
gboolean
binome_entity_assign (BinomeEntity *self, guint field, const GValue *value)
{
  if (!binome_entity_load (self, field, value))
    return FALSE;

  if (priv (self)->keeper != NULL && priv (self)->loaded)
    priv (self)->keeper->edited (priv (self)->owner, self, field);
  return TRUE;
}

/**
 * binome_entity_get_object:
 * @self: an entity
 * @field: a reference
 *
 * Returns: (transfer full) (nullable): the entity that @field points to; %NULL for none, or where
 *   @self does not belong to an open store
 */
BinomeEntity *
binome_entity_get_object (BinomeEntity *self, guint field)
{
  gint64 id = binome_entity_get_reference (self, field);

  if (id == 0 || priv (self)->keeper == NULL)
    return NULL;

  return priv (self)->keeper->resolve (priv (self)->owner, binome_entity_get_field (self, field)->target (),
                                       id);
}

/**
 * binome_entity_get_n_fields:
 * @self: an entity
 *
 * Returns: how many fields it has
 */
guint
binome_entity_get_n_fields (BinomeEntity *self)
{
  return BINOME_ENTITY_GET_CLASS (self)->n_fields;
}

/**
 * binome_entity_get_field:
 * @self: an entity
 * @field: one of its fields
 *
 * Returns: (transfer none): the declaration of @field
 */
const BinomeField *
binome_entity_get_field (BinomeEntity *self, guint field)
{
  return &BINOME_ENTITY_GET_CLASS (self)->fields[field];
}
