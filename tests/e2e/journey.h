/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What all journeys need: a program, a folder of their own with the workspace in it, and questions to the
 * file. */

extern const char *journey_program;
extern char *journey_folder;
extern char *journey_workspace;

int journey_run (int argc, char **argv, void (*prepare) (void), void (*add_cases) (void));

char *journey_ask (const char *sql);
void journey_assert_sound (void);
void journey_show_section (const char *page, const char *section);
void journey_tick (const char *name);

#define assert_holds(sql, expected)                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *holds_ = journey_ask (sql);                                                             \
    g_assert_cmpstr (holds_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END
