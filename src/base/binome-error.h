/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BinomeError:
 * @BINOME_ERROR_FAILED: something went wrong outside the program (disk, memory, a library)
 * @BINOME_ERROR_INVALID: what the user gave cannot be accepted; the message says what and why
 * @BINOME_ERROR_NOT_FOUND: the thing asked for does not exist
 * @BINOME_ERROR_NEWER: the file was made by a newer Binôme
 * @BINOME_ERROR_DAMAGED: the file is damaged, or is no workspace
 * @BINOME_ERROR_BUSY: the workspace is open elsewhere
 * @BINOME_ERROR_REFUSED: a rule of the programme does not allow it; the message names the rule
 *
 * Messages of this domain are in the user's language and fit to be shown as they are.
 * Cancellation is always %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  BINOME_ERROR_FAILED,
  BINOME_ERROR_INVALID,
  BINOME_ERROR_NOT_FOUND,
  BINOME_ERROR_NEWER,
  BINOME_ERROR_DAMAGED,
  BINOME_ERROR_BUSY,
  BINOME_ERROR_REFUSED,
} BinomeError;

#define BINOME_ERROR (binome_error_quark ())

GQuark binome_error_quark (void);

G_END_DECLS
