/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-date.h"

G_BEGIN_DECLS

/**
 * BinomeFunding:
 * @id: its name in the law sheets, such as “FUN-01”
 * @citation: the text it rests on
 * @checked_on: when somebody last compared it with the law; none where nobody did
 * @hourly_ceiling: euros an hour at most
 * @hours_ceiling: hours at most
 *
 * What may be paid at most for the training of a tutor, read from data. What is really paid is less
 * where the branch says so.
 */
typedef struct
{
  char *id;
  char *citation;
  BinomeDate checked_on;
  double hourly_ceiling;
  double hours_ceiling;
} BinomeFunding;

BinomeFunding *binome_funding_new_for_bytes (GBytes *bytes, const char *covers, GError **error);
BinomeFunding *binome_funding_copy (const BinomeFunding *self);
void binome_funding_free (BinomeFunding *self);
double binome_funding_get_ceiling (const BinomeFunding *self, double hours, double cost);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomeFunding, binome_funding_free)

G_END_DECLS
