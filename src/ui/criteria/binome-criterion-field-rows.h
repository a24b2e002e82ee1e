/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "binome-criteria-fields.h"

G_BEGIN_DECLS

GtkWidget *binome_criterion_field_row_new (BinomeEntity *criterion, BinomeCriteriaFields *fields,
                                           BinomeFieldScope side);
GtkWidget *binome_criterion_viewpoint_row_new (BinomeEntity *criterion);
GtkWidget *binome_criterion_forbidden_row_new (BinomeCriteriaFields *fields);

G_END_DECLS
