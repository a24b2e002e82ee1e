/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>

/* What a person sees and does, over AT-SPI and with real key events. Everything waits until it is
 * there, and ends the test with a picture of the tree when it never comes. */

void driver_init (void);
void driver_end (void);
void driver_start_again (const char *program, const char *workspace);
guint driver_count_windows (void);
void driver_wait_windows (guint count);
void driver_start (const char *program, const char *workspace);
void driver_stop (void);

void driver_see (AtspiRole role, const char *name);
void driver_wait_gone (AtspiRole role, const char *name);

void driver_press (const char *name);
void driver_activate (AtspiRole role, const char *name);
gboolean driver_says (AtspiRole role, const char *name, const char *text);
gboolean driver_is (AtspiRole role, const char *name, AtspiStateType state);
void driver_walk (const char *key, const char *name);
void driver_focus (AtspiRole role, const char *name);
void driver_type (AtspiRole role, const char *name, const char *text);
void driver_type_here (const char *text);
void driver_key (const char *key);
void driver_drag (AtspiRole role, const char *name, AtspiRole onto_role, const char *onto);
void driver_choose (const char *combo, const char *item);
void driver_choose_file (const char *title, const char *path);
