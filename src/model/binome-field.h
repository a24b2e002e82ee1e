/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "binome-date.h"

G_BEGIN_DECLS

/**
 * BinomeFieldType:
 * @BINOME_FIELD_TEXT: one line; never %NULL, "" for nothing
 * @BINOME_FIELD_NOTE: several lines; never %NULL
 * @BINOME_FIELD_INTEGER: a whole number
 * @BINOME_FIELD_REAL: a number; NaN means unknown
 * @BINOME_FIELD_BOOLEAN: yes or no
 * @BINOME_FIELD_DATE: a #BinomeDate, %BINOME_DATE_NONE for nothing
 * @BINOME_FIELD_CHOICE: one of a fixed list, as its index; kept in the file by its id
 * @BINOME_FIELD_REFERENCE: another entity, as its id; 0 for none
 *
 * What a field holds. It decides the type of the property, the column and the form's widget.
 */
typedef enum
{
  BINOME_FIELD_TEXT,
  BINOME_FIELD_NOTE,
  BINOME_FIELD_INTEGER,
  BINOME_FIELD_REAL,
  BINOME_FIELD_BOOLEAN,
  BINOME_FIELD_DATE,
  BINOME_FIELD_CHOICE,
  BINOME_FIELD_REFERENCE,
} BinomeFieldType;

/**
 * BinomeFieldFlags:
 * @BINOME_FIELD_REQUIRED: may not be empty
 * @BINOME_FIELD_PERSONAL: personal data: part of a person's export and erasure
 * @BINOME_FIELD_SENSITIVE: shown and exported only where asked for
 * @BINOME_FIELD_SEARCHED: found by the search field
 * @BINOME_FIELD_INTERNAL: kept by the program, not offered in forms, lists and exports
 * @BINOME_FIELD_NOT_NEGATIVE: a number that is 0 or more, such as hours and costs
 * @BINOME_FIELD_MONEY: a sum in the company’s currency: shown with its cents
 */
typedef enum
{
  BINOME_FIELD_REQUIRED = 1 << 0,
  BINOME_FIELD_PERSONAL = 1 << 1,
  BINOME_FIELD_SENSITIVE = 1 << 2,
  BINOME_FIELD_SEARCHED = 1 << 3,
  BINOME_FIELD_INTERNAL = 1 << 4,
  BINOME_FIELD_NOT_NEGATIVE = 1 << 5,
  BINOME_FIELD_MONEY = 1 << 6,
} BinomeFieldFlags;

/* One answer of a choice: how the file and the user call it. Lists end with a %NULL id. */
typedef struct
{
  const char *id;
  const char *label; /* N_() */
} BinomeChoice;

/**
 * BinomeField:
 *
 * The declaration of one field. Everything that must know the fields of an entity reads it here:
 * the GObject properties, loading and saving, the journal, exports, forms.
 */
typedef struct
{
  const char *name;  /* of the property: "family-name"; the column is family_name */
  const char *label; /* N_() */
  BinomeFieldType type;
  BinomeFieldFlags flags;
  const BinomeChoice *choices; /* of a choice */
  GType (*target) (void);      /* of a reference */
  gint64 minimum;              /* of a number; both 0: any */
  gint64 maximum;
  gint64 initial; /* of a number, choice or boolean */
} BinomeField;

#define BINOME_TEXT(n, l, f)                                                                                 \
  { .name = (n), .label = (l), .type = BINOME_FIELD_TEXT, .flags = (BinomeFieldFlags)(f) }
#define BINOME_NOTE(n, l, f)                                                                                 \
  { .name = (n), .label = (l), .type = BINOME_FIELD_NOTE, .flags = (BinomeFieldFlags)(f) }
#define BINOME_INTEGER(n, l, lo, hi, init, f)                                                                \
  { .name = (n),                                                                                             \
    .label = (l),                                                                                            \
    .type = BINOME_FIELD_INTEGER,                                                                            \
    .minimum = (lo),                                                                                         \
    .maximum = (hi),                                                                                         \
    .initial = (init),                                                                                       \
    .flags = (BinomeFieldFlags)(f) }
#define BINOME_REAL(n, l, f)                                                                                 \
  { .name = (n), .label = (l), .type = BINOME_FIELD_REAL, .flags = (BinomeFieldFlags)(f) }
#define BINOME_BOOLEAN(n, l, init, f)                                                                        \
  { .name = (n),                                                                                             \
    .label = (l),                                                                                            \
    .type = BINOME_FIELD_BOOLEAN,                                                                            \
    .initial = (init),                                                                                       \
    .flags = (BinomeFieldFlags)(f) }
#define BINOME_DAY(n, l, f)                                                                                  \
  { .name = (n), .label = (l), .type = BINOME_FIELD_DATE, .flags = (BinomeFieldFlags)(f) }
#define BINOME_CHOICE(n, l, c, init, f)                                                                      \
  { .name = (n),                                                                                             \
    .label = (l),                                                                                            \
    .type = BINOME_FIELD_CHOICE,                                                                             \
    .choices = (c),                                                                                          \
    .initial = (init),                                                                                       \
    .flags = (BinomeFieldFlags)(f) }
#define BINOME_REFERENCE(n, l, t, f)                                                                         \
  { .name = (n), .label = (l), .type = BINOME_FIELD_REFERENCE, .target = (t), .flags = (BinomeFieldFlags)(f) }

G_END_DECLS
