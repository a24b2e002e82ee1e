/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "binome-matching-options.h"
#include "workflow-fixture.h"

gint64 match_scene_add_criterion (Scene *self, const char *title, BinomeCriterionKind kind, int weight);
void match_scene_only_the_site (Scene *self, BinomeCriterionKind kind);
GPtrArray *match_scene_select (Scene *self, GType type, guint field, gint64 id);
BinomeEntity *match_scene_run (Scene *self, const BinomeMatchingOptions *options);
