/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-session.h"

G_BEGIN_DECLS

#define BINOME_TYPE_PERSON_CHOOSER (binome_person_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BinomePersonChooser, binome_person_chooser, BINOME, PERSON_CHOOSER, AdwDialog)

BinomePersonChooser *binome_person_chooser_new (BinomeSession *session, const char *title);

G_END_DECLS
