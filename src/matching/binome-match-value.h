/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a criterion looked at of one of a pair, in no language, so that a result that was kept can be read in
 * another: lines of which the first says what the others are. "" is nothing known. Days are in ISO 8601. */
#define BINOME_MATCH_VALUE_WORDS "words"   /* any number of words as they were entered */
#define BINOME_MATCH_VALUE_REMOTE "remote" /* a site of which somebody works remotely, maybe kilometres */
#define BINOME_MATCH_VALUE_AWAY "away"     /* a site, and kilometres to that of the other */
#define BINOME_MATCH_VALUE_SKILLS "skills" /* skills, each followed by its level, 0 where it is not told */
#define BINOME_MATCH_VALUE_DAY "day"       /* a day */
#define BINOME_MATCH_VALUE_PRESENCE "presence" /* a first and a last day, either "" */
#define BINOME_MATCH_VALUE_WEEK "week"         /* half-hours free; and how many of them the other is too */
#define BINOME_MATCH_VALUE_CHOICE "choice"     /* which choice of the tutee, 1 the first */
#define BINOME_MATCH_VALUE_NOTE "note"         /* of a talk */

/* These stand alone. */
#define BINOME_MATCH_VALUE_NO_CHOICE "no-choice"
#define BINOME_MATCH_VALUE_WOULD_LIKE "would-like"
#define BINOME_MATCH_VALUE_DOES_NOT_MIND "does-not-mind"
#define BINOME_MATCH_VALUE_RATHER_NOT "rather-not"
#define BINOME_MATCH_VALUE_MANAGER "manager"
#define BINOME_MATCH_VALUE_UPPER "upper"
#define BINOME_MATCH_VALUE_NOT_MANAGER "not-manager"
#define BINOME_MATCH_VALUE_LED_BY_TUTOR "led-by-tutor"
#define BINOME_MATCH_VALUE_LED_BY_OTHER "led-by-other"

char *binome_match_value_new (const char *kind, ...) G_GNUC_NULL_TERMINATED;
char *binome_match_value_add_number (char *value, int number);

G_END_DECLS
