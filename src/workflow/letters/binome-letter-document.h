/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-report.h"

G_BEGIN_DECLS

/**
 * BinomeLetterDocument:
 *
 * A document that is printed: the words are those of the library of letters, the tables, charts and figures
 * that the words name are made by the program. It is written in the language of the process.
 */
typedef struct _BinomeLetterDocument BinomeLetterDocument;

BinomeLetterDocument *binome_letter_document_new (BinomeDb *db, const char *letter, gint64 programme,
                                                  gint64 pair, GError **error);
void binome_letter_document_free (BinomeLetterDocument *self);
void binome_letter_document_set (BinomeLetterDocument *self, const char *field, const char *value);
BinomeReport *binome_letter_document_add (BinomeLetterDocument *self, const char *block);
BinomeReport *binome_letter_document_get_report (BinomeLetterDocument *self);
void binome_letter_document_set_cover (BinomeLetterDocument *self);
BinomeReport *binome_letter_document_build (BinomeLetterDocument *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeLetterDocument, binome_letter_document_free)

G_END_DECLS
