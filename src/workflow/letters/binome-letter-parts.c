/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the texts of documents may name: the tables and charts that the program makes, and fields that only
 * this document has. */

#include "binome-letter-parts.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-letter-text.h"

#define MOST_PARTS 16
#define MOST_SUBJECTS 5

/* What every document speaks of. */
static const char *const common[] = { "company", "programme", "coordinator", "sponsor", "today", NULL };

#define REGISTRATION                                                                                         \
  {                                                                                                          \
    { "form.contact", N_ ("Form: whom to ask and to send it to") },                                          \
        { "form.notice", N_ ("Form: what happens to the answers") },                                         \
        { BINOME_LETTER_MADE "person", N_ ("Block: questions on the person") },                              \
        { BINOME_LETTER_MADE "part", N_ ("Block: questions on their part") },                                \
        { BINOME_LETTER_MADE "week", N_ ("Block: the half-days of the week") },                              \
        { BINOME_LETTER_MADE "skills", N_ ("Block: skills and levels to tick") },                            \
        { BINOME_LETTER_MADE "own", N_ ("Block: questions of the company’s own") },                          \
    {                                                                                                        \
      NULL, NULL                                                                                             \
    }                                                                                                        \
  }

static const struct
{
  const char *letter;
  const char *about[MOST_SUBJECTS]; /* how further fields begin that it can fill in */
  BinomeLetterPart parts[MOST_PARTS];
} documents[] = {
  { "registration-tutor", { NULL }, REGISTRATION },
  { "registration-tutee", { NULL }, REGISTRATION },
  { "action-plan",
    { "pair", "tutor", "tutee", NULL },
    { { BINOME_LETTER_MADE "pair", N_ ("Block: the pair, its dates and goals") },
      { BINOME_LETTER_MADE "steps", N_ ("Block: the steps of the plan") },
      { NULL, NULL } } },
  { "attendance-sheet",
    { "training", NULL },
    { { "training.trainer", N_ ("Training: trainer") },
      { BINOME_LETTER_MADE "session", N_ ("Block: the session") },
      { BINOME_LETTER_MADE "attendance", N_ ("Block: names, with room to sign") },
      { NULL, NULL } } },
  { "matching-minutes",
    { "run", NULL },
    { { "run.title", N_ ("Matching: title of the run") },
      { "run.day", N_ ("Matching: day of the run") },
      { BINOME_LETTER_MADE "decision", N_ ("Block: what was decided, by whom and why") },
      { BINOME_LETTER_MADE "asked", N_ ("Block: what the matching was asked for") },
      { BINOME_LETTER_MADE "criteria", N_ ("Block: criteria and weights") },
      { BINOME_LETTER_MADE "rules", N_ ("Block: rules of every run") },
      { BINOME_LETTER_MADE "result", N_ ("Block: key figures and proof") },
      { BINOME_LETTER_MADE "pairs", N_ ("Block: the pairs") },
      { BINOME_LETTER_MADE "without-tutor", N_ ("Block: tutees without a tutor, and why") },
      { BINOME_LETTER_MADE "by-hand", N_ ("Block: decisions by hand") },
      { BINOME_LETTER_MADE "other-runs", N_ ("Block: other runs that were compared") },
      { BINOME_LETTER_MADE "validation", N_ ("Block: what one signs for") },
      { NULL, NULL } } },
  { "evaluation-report",
    { "report", NULL },
    { { "report.day", N_ ("Report: the day whose figures it gives") },
      { BINOME_LETTER_MADE "key-figures", N_ ("Block: key figures") },
      { BINOME_LETTER_MADE "summary", N_ ("Block: what they say") },
      { BINOME_LETTER_MADE "objectives", N_ ("Block: results against objectives") },
      { BINOME_LETTER_MADE "participation", N_ ("Block: places, sites and states") },
      { BINOME_LETTER_MADE "follow-up", N_ ("Block: meetings and check-ins") },
      { BINOME_LETTER_MADE "skills", N_ ("Block: skills and levels") },
      { BINOME_LETTER_MADE "pairs", N_ ("Block: the pairs") },
      { BINOME_LETTER_MADE "schedule", N_ ("Block: milestones, planned and done") },
      { BINOME_LETTER_MADE "method", N_ ("Block: figures and formulas") },
      { NULL, NULL } } },
};

/**
 * binome_letter_parts_get:
 * @letter: which letter
 *
 * Returns: (nullable): its own fields and blocks, ended by one without a name; %NULL for a letter, which has
 *   none
 */
const BinomeLetterPart *
binome_letter_parts_get (const char *letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i].letter, letter))
      return documents[i].parts;
  return NULL;
}

static gboolean
is_about (const char *field, const char *const *subjects)
{
  gsize length = strcspn (field, ".");

  for (guint i = 0; subjects[i] != NULL; i++)
    if (strlen (subjects[i]) == length && strncmp (field, subjects[i], length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * binome_letter_parts_knows:
 * @letter: which letter
 * @field: a field of letters
 *
 * Returns: whether it can be filled in there; letters can have all of them
 */
gboolean
binome_letter_parts_knows (const char *letter, const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i].letter, letter))
      return is_about (field, common) || is_about (field, documents[i].about);
  return TRUE;
}
