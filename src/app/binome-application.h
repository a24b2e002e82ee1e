/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BINOME_TYPE_APPLICATION (binome_application_get_type ())
G_DECLARE_FINAL_TYPE (BinomeApplication, binome_application, BINOME, APPLICATION, AdwApplication)

BinomeApplication *binome_application_new (void);

G_END_DECLS
