/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workflow-fixture.h"

/* A scene four months on: what the figures, lists, reports and exports are checked with. */
typedef struct
{
  Scene scene;
  gint64 lea_paul;  /* running */
  gint64 hugo_paul; /* ended early on 15 April */
  gint64 ines_anne; /* completed on 12 June */
  gint64 safety, welding;
} Season;

void season_set_up (Season *self, gconstpointer data);
void season_tear_down (Season *self, gconstpointer data);

void season_log (Season *self, gint64 pair, const char *day, int minutes, BinomeMeetingOutcome outcome);
BinomeEntity *season_get_check_in (Season *self, gint64 pair, guint position);
