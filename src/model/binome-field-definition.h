/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-entity.h"

G_BEGIN_DECLS

#define BINOME_TYPE_FIELD_DEFINITION (binome_field_definition_get_type ())
BINOME_DECLARE_ENTITY (BinomeFieldDefinition, binome_field_definition, FIELD_DEFINITION)

/* A field that the company adds to people or to participants. */
typedef enum
{
  BINOME_FIELD_DEFINITION_TITLE,
  BINOME_FIELD_DEFINITION_SCOPE,
  BINOME_FIELD_DEFINITION_KIND,
  BINOME_FIELD_DEFINITION_CHOICES,
  BINOME_FIELD_DEFINITION_REQUIRED,
  BINOME_FIELD_DEFINITION_SENSITIVE,
  BINOME_FIELD_DEFINITION_AUDIENCE,
  BINOME_FIELD_DEFINITION_MATCHING,
  BINOME_FIELD_DEFINITION_POSITION,
  BINOME_FIELD_DEFINITION_ACTIVE,
  BINOME_FIELD_DEFINITION_LISTED,
} BinomeFieldDefinitionField;

/* Whom a field of the company’s own describes. */
typedef enum
{
  BINOME_FIELD_SCOPE_PERSON,
  BINOME_FIELD_SCOPE_TUTOR,
  BINOME_FIELD_SCOPE_TUTEE,
} BinomeFieldScope;

/* What a field of the company’s own holds. */
typedef enum
{
  BINOME_FIELD_KIND_TEXT,
  BINOME_FIELD_KIND_LONG_TEXT,
  BINOME_FIELD_KIND_NUMBER,
  BINOME_FIELD_KIND_DATE,
  BINOME_FIELD_KIND_YES_NO,
  BINOME_FIELD_KIND_CHOICE,
  BINOME_FIELD_KIND_CHOICES,
  BINOME_FIELD_KIND_LEVELS,
  BINOME_FIELD_KIND_SCALE,
  BINOME_FIELD_KIND_PERSON,
  BINOME_FIELD_KIND_FILE,
} BinomeFieldKind;

/* Who may see what a field holds. */
typedef enum
{
  BINOME_FIELD_AUDIENCE_COORDINATORS,
  BINOME_FIELD_AUDIENCE_SUBJECT, /* and the person it is about */
  BINOME_FIELD_AUDIENCE_EVERYONE,
} BinomeFieldAudience;

extern const BinomeChoice binome_field_scopes[];
extern const BinomeChoice binome_field_kinds[];
extern const BinomeChoice binome_field_audiences[];

BinomeFieldDefinition *binome_field_definition_new (void);

G_END_DECLS
