/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-model.h"
#include "binome-store.h"

G_BEGIN_DECLS

/* The id under which a criterion that is not kept yet is found in a preview. */
#define BINOME_CRITERIA_PREVIEW_NEW (-1)

/**
 * BinomeCriteriaPreview:
 * @n_tutees: tutees who wait for a tutor
 * @n_tutors: tutors with a place
 * @n_pairs: pairs that can be thought of: everybody with everybody
 * @n_possible: of those, how many pass every rule
 * @n_nobody: tutees with whom no tutor is possible
 *
 * What the criteria leave possible.
 */
typedef struct
{
  guint n_tutees;
  guint n_tutors;
  guint64 n_pairs;
  guint64 n_possible;
  guint n_nobody;
  GHashTable *removed; /* private: see binome_criteria_preview_get_removed() */
} BinomeCriteriaPreview;

void binome_criteria_preview_free (BinomeCriteriaPreview *self);
gboolean binome_criteria_preview_get_removed (const BinomeCriteriaPreview *self, gint64 criterion,
                                              guint64 *removed);

void binome_criteria_preview_async (BinomeStore *store, gint64 programme, BinomeEntity *draft,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
BinomeCriteriaPreview *binome_criteria_preview_finish (BinomeStore *store, GAsyncResult *result,
                                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeCriteriaPreview, binome_criteria_preview_free)

G_END_DECLS
