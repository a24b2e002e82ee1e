/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BinomePageInfo:
 * @name: of the page, as in actions and settings
 * @title: what the sidebar says, N_()
 * @icon_name: its symbolic icon
 * @get_type: its #BinomePage
 * @needs_programme: whether it shows one programme
 *
 * One page of the sidebar.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
  gboolean needs_programme;
} BinomePageInfo;

const BinomePageInfo *binome_pages_get (guint *n_pages);
const BinomePageInfo *binome_pages_find (const char *name);

G_END_DECLS
