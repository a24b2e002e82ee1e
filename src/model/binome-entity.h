/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-field.h"

G_BEGIN_DECLS

#define BINOME_TYPE_ENTITY (binome_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (BinomeEntity, binome_entity, BINOME, ENTITY, GObject)

/**
 * BinomeEntityClass:
 * @table: the table that keeps such entities
 * @label: what the user calls one of them, N_()
 * @fields: their fields, indexed by the enum of the entity's header
 * @n_fields: how many
 * @dup_title: how the user recognises one of them
 * @check: (nullable): what one field must be in view of the others; FALSE with %BINOME_ERROR_INVALID
 */
struct _BinomeEntityClass
{
  GObjectClass parent_class;

  const char *table;
  const char *label;
  const BinomeField *fields;
  guint n_fields;
  GParamSpec **pspecs;

  char *(*dup_title) (BinomeEntity *self);
  gboolean (*check) (BinomeEntity *self, guint field, GError **error);
};

/**
 * BinomeEntityKeeper:
 * @resolve: finds the live object of a reference (transfer full), so that `pair.tutor.person` works
 *   in bindings
 * @edited: a field of a loaded entity was set by someone else than the keeper: it must be kept
 *
 * What the store does for the entities that belong to it.
 */
typedef struct
{
  BinomeEntity *(*resolve) (gpointer owner, GType type, gint64 id);
  void (*edited) (gpointer owner, BinomeEntity *entity, guint field);
} BinomeEntityKeeper;

void binome_entity_class_declare (BinomeEntityClass *klass, const char *table, const char *label,
                                  const BinomeField *fields, guint n_fields);

void binome_entity_start (BinomeEntity *self);
gint64 binome_entity_get_id (BinomeEntity *self);
void binome_entity_set_id (BinomeEntity *self, gint64 id);
gboolean binome_entity_is_loaded (BinomeEntity *self);
void binome_entity_set_loaded (BinomeEntity *self, gboolean loaded);
gboolean binome_entity_is_gone (BinomeEntity *self);
void binome_entity_set_gone (BinomeEntity *self, gboolean gone);
void binome_entity_set_keeper (BinomeEntity *self, const BinomeEntityKeeper *keeper, gpointer owner);
void binome_entity_refuse (BinomeEntity *self, guint field, const GError *error);
char *binome_entity_dup_title (BinomeEntity *self);

const GValue *binome_entity_peek (BinomeEntity *self, guint field);
gboolean binome_entity_assign (BinomeEntity *self, guint field, const GValue *value);
BinomeEntity *binome_entity_copy (BinomeEntity *self);
gboolean binome_entity_load (BinomeEntity *self, guint field, const GValue *value);

const char *binome_entity_get_text (BinomeEntity *self, guint field);
gint64 binome_entity_get_integer (BinomeEntity *self, guint field);
double binome_entity_get_real (BinomeEntity *self, guint field);
gboolean binome_entity_get_boolean (BinomeEntity *self, guint field);
BinomeDate binome_entity_get_date (BinomeEntity *self, guint field);
int binome_entity_get_choice (BinomeEntity *self, guint field);
gint64 binome_entity_get_reference (BinomeEntity *self, guint field);
BinomeEntity *binome_entity_get_object (BinomeEntity *self, guint field);

void binome_entity_set_text (BinomeEntity *self, guint field, const char *value);
void binome_entity_set_integer (BinomeEntity *self, guint field, gint64 value);
void binome_entity_set_real (BinomeEntity *self, guint field, double value);
void binome_entity_set_boolean (BinomeEntity *self, guint field, gboolean value);
void binome_entity_set_date (BinomeEntity *self, guint field, BinomeDate value);
void binome_entity_set_choice (BinomeEntity *self, guint field, int value);
void binome_entity_set_reference (BinomeEntity *self, guint field, gint64 value);

guint binome_entity_get_n_fields (BinomeEntity *self);
const BinomeField *binome_entity_get_field (BinomeEntity *self, guint field);
const char *binome_entity_get_choice_label (BinomeEntity *self, guint field);
char *binome_entity_format (BinomeEntity *self, guint field);
gboolean binome_entity_validate (BinomeEntity *self, GError **error);
gboolean binome_entity_validate_field (BinomeEntity *self, guint field, GError **error);

int binome_choice_find (const BinomeChoice *choices, const char *id);
guint binome_choice_count (const BinomeChoice *choices);

/* BINOME_DECLARE_ENTITY (BinomePerson, binome_person, PERSON): in a header. */
#define BINOME_DECLARE_ENTITY(TypeName, type_name, NAME)                                                     \
  G_DECLARE_FINAL_TYPE (TypeName, type_name, BINOME, NAME, BinomeEntity)

/* BINOME_DEFINE_ENTITY (BinomePerson, binome_person, "person", N_("Person"), fields): in its .c file,
 * after the fields and a function `char *dup_title (BinomeEntity *)`. */
#define BINOME_DEFINE_ENTITY(TypeName, type_name, table, label, fields)                                      \
  BINOME_DEFINE_CHECKED_ENTITY (TypeName, type_name, table, label, fields, NULL)

/* The same with a check of one field in view of the others. */
#define BINOME_DEFINE_CHECKED_ENTITY(TypeName, type_name, table, label, fields, check_field)                 \
  struct _##TypeName                                                                                         \
  {                                                                                                          \
    BinomeEntity parent_instance;                                                                            \
  };                                                                                                         \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, BINOME_TYPE_ENTITY)                                              \
  static void type_name##_class_init (TypeName##Class *klass)                                                \
  {                                                                                                          \
    binome_entity_class_declare (BINOME_ENTITY_CLASS (klass), table, label, fields, G_N_ELEMENTS (fields));  \
    BINOME_ENTITY_CLASS (klass)->dup_title = dup_title;                                                      \
    BINOME_ENTITY_CLASS (klass)->check = check_field;                                                        \
  }                                                                                                          \
  static void type_name##_init (TypeName *self)                                                              \
  {                                                                                                          \
    binome_entity_start (BINOME_ENTITY (self));                                                              \
  }                                                                                                          \
  TypeName *type_name##_new (void)                                                                           \
  {                                                                                                          \
    return g_object_new (type_name##_get_type (), NULL);                                                     \
  }

G_END_DECLS
