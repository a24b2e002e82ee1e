/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-model.h"

G_BEGIN_DECLS

typedef enum
{
  BINOME_PERSON_FACT_MANAGER,   /* what the line manager answered */
  BINOME_PERSON_FACT_INTERVIEW, /* an interview as a candidate */
  BINOME_PERSON_FACT_WISHES,    /* whom they would like to be paired with, and their try-out talks */
  BINOME_PERSON_FACT_DOCUMENT,  /* the last version of a charter, mission letter or agreement */
} BinomePersonFactKind;

/**
 * BinomePersonFact:
 * @kind: what it is
 * @enrolment: the part of a programme that it belongs to
 * @pair: of a document; else 0
 * @programme: the title of the programme
 * @entity: (nullable): the answer, interview or document
 * @text: wishes in words; of a document the other one of the pair
 *
 * Something that the file knows of a person as a participant.
 */
typedef struct
{
  BinomePersonFactKind kind;
  gint64 enrolment;
  gint64 pair;
  char *programme;
  BinomeEntity *entity;
  char *text;
} BinomePersonFact;

void binome_person_fact_free (BinomePersonFact *self);
GPtrArray *binome_person_list_facts (BinomeDb *db, gint64 person, GError **error);
char *binome_person_describe_availability (BinomeDb *db, gint64 person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePersonFact, binome_person_fact_free)

G_END_DECLS
