/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BinomePackage:
 *
 * A zip file with XML parts in it, as .xlsx and .ods are.
 */
typedef struct _BinomePackage BinomePackage;

/**
 * BinomePackageHandler:
 * @start: an element begins; its name is without prefix, those of its attributes are as they stand
 * @end: an element ends
 * @text: text inside of an element, perhaps in several pieces
 *
 * What is called while a part is read. Setting the error ends the reading.
 */
typedef struct
{
  void (*start) (gpointer self, const char *name, const char **names, const char **values, GError **error);
  void (*end) (gpointer self, const char *name, GError **error);
  void (*text) (gpointer self, const char *text, gsize length, GError **error);
} BinomePackageHandler;

BinomePackage *binome_package_open (GBytes *bytes, GCancellable *cancellable);
void binome_package_free (BinomePackage *self);
gboolean binome_package_has (BinomePackage *self, const char *path);
char *binome_package_read_start (BinomePackage *self, const char *path);
gboolean binome_package_parse (BinomePackage *self, const char *path, const BinomePackageHandler *handler,
                               gpointer data, GError **error);
const char *binome_package_get (const char **names, const char **values, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BinomePackage, binome_package_free)

G_END_DECLS
