/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-db.h"
#include "binome-enrolment.h"

G_BEGIN_DECLS

/* What becomes of a returned form. */
typedef enum
{
  BINOME_RETURN_NEW,    /* somebody who does not take part yet */
  BINOME_RETURN_UPDATE, /* somebody who does, with answers that are new */
  BINOME_RETURN_SAME,   /* nothing new */
  BINOME_RETURN_ERROR,  /* left out; its text says why */
} BinomeReturnVerdict;

#define BINOME_N_RETURN_VERDICTS (BINOME_RETURN_ERROR + 1)

/**
 * BinomeRegistrationReturn:
 * @file_name: the file
 * @problem: (nullable): why it is no form that can be read
 * @programme: for which programme it was written
 * @role: as tutor or tutee
 * @answers: what was filled in: by key, or by what the question is called
 * @verdict: what becomes of it
 * @title: who it is
 * @text: what happens, or why not
 *
 * A returned form. What was filled in is read from the file alone; the rest is known after a preview.
 */
typedef struct
{
  char *file_name;
  char *problem;
  gint64 programme;
  BinomeEnrolmentRole role;
  GHashTable *answers;
  BinomeReturnVerdict verdict;
  char *title;
  char *text;
} BinomeRegistrationReturn;

/**
 * BinomeRegistrationReturns:
 * @programme: the programme they are returned to
 * @items: (element-type BinomeRegistrationReturn): the forms
 *
 * Forms on their way into the file.
 */
typedef struct
{
  gint64 programme;
  GPtrArray *items;
} BinomeRegistrationReturns;

BinomeRegistrationReturn *binome_registration_return_read (GBytes *bytes, const char *file_name);
void binome_registration_return_free (BinomeRegistrationReturn *self);

BinomeRegistrationReturns *binome_registration_returns_new (gint64 programme);
void binome_registration_returns_free (BinomeRegistrationReturns *self);
guint binome_registration_returns_count (const BinomeRegistrationReturns *self, BinomeReturnVerdict verdict);

/* Each is a #BinomeWork with the returns as its data: preview for a read, apply for a write of
 * %BINOME_SOURCE_IMPORT. */
gboolean binome_registration_returns_preview (BinomeDb *db, gpointer returns, GError **error);
gboolean binome_registration_returns_apply (BinomeDb *db, gpointer returns, GError **error);

const char *binome_return_verdict_get_label (BinomeReturnVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeRegistrationReturns, binome_registration_returns_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeRegistrationReturn, binome_registration_return_free)

G_END_DECLS
