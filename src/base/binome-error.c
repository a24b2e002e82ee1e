/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The errors that every layer reports. */

#include "binome-error.h"

G_DEFINE_QUARK (binome - error - quark, binome_error)
