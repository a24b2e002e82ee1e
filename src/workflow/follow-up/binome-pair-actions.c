/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pair agrees on: the steps of its action plan, and the documents that are signed. */

#include "binome-pair-actions.h"

#include <glib/gi18n-lib.h>

#include "binome-agreement-text.h"
#include "binome-clock.h"
#include "binome-enrolment-workflow.h"
#include "binome-error.h"
#include "binome-text.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* ---- the action plan ---- */

static gboolean
exists (BinomeDb *db, const char *sql, gint64 id, gboolean *found, GError **error)
{
  gint64 n;

  if (!binome_workflow_get_number (db, sql, id, &n, error))
    return FALSE;

  *found = n > 0;
  return TRUE;
}

/* Reached and partly reached have a day; what is still to do has none. */
static void
put_day (BinomeEntity *step)
{
  int state = binome_entity_get_choice (step, BINOME_ACTION_STEP_STATE);
  gboolean done
      = state == BINOME_ACTION_STEP_STATE_REACHED || state == BINOME_ACTION_STEP_STATE_PARTLY_REACHED;

  if (!done)
    binome_entity_set_date (step, BINOME_ACTION_STEP_DONE_ON, BINOME_DATE_NONE);
  else if (binome_entity_get_date (step, BINOME_ACTION_STEP_DONE_ON) == BINOME_DATE_NONE)
    binome_entity_set_date (step, BINOME_ACTION_STEP_DONE_ON, binome_clock_today ());
}

/**
 * binome_action_step_keep:
 * @db: the file, in a write
 * @step: a step of a pair's action plan, new or changed
 * @skill: (nullable): the name of the skill it builds, which is made where there is none of that name;
 *   blank for none
 * @error: return location for a #GError: %BINOME_ERROR_INVALID for a level aimed at below that at the
 *   start, or a day in the future
 *
 * Keeps a step; a new one comes last. A step that is reached gets today's date unless it has one.
 *
 * Returns: whether it was kept
 */
gboolean
binome_action_step_keep (BinomeDb *db, BinomeActionStep *step, const char *skill, GError **error)
{
  BinomeEntity *entity = BINOME_ENTITY (step);
  gint64 pair = binome_entity_get_reference (entity, BINOME_ACTION_STEP_PAIR), id = 0, last;
  gboolean known;

  if (binome_entity_get_integer (entity, BINOME_ACTION_STEP_TARGET_LEVEL)
      < binome_entity_get_integer (entity, BINOME_ACTION_STEP_START_LEVEL))
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("The level aimed at lies below the level at the start."));
      return FALSE;
    }
  put_day (entity);
  if (binome_entity_get_date (entity, BINOME_ACTION_STEP_DONE_ON) != BINOME_DATE_NONE
      && !binome_workflow_check_past (binome_entity_get_date (entity, BINOME_ACTION_STEP_DONE_ON), error))
    return FALSE;
  if (!binome_text_is_blank (skill) && !binome_skill_ensure (db, skill, NULL, &id, error))
    return FALSE;
  binome_entity_set_reference (entity, BINOME_ACTION_STEP_SKILL, id);

  if (!exists (db, "SELECT count(*) FROM action_step WHERE id = ?1", binome_entity_get_id (entity), &known,
               error))
    return FALSE;
  if (known)
    return binome_db_update (db, entity, error);

  if (!binome_workflow_get_number (
          db, "SELECT coalesce (max (position), -1) FROM action_step WHERE pair = ?1", pair, &last, error))
    return FALSE;
  binome_entity_set_id (entity, 0); /* a form that was refused can be sent again */
  binome_entity_set_integer (entity, BINOME_ACTION_STEP_POSITION, last + 1);
  return binome_db_insert (db, entity, error);
}

/* ---- documents to sign ---- */

/* Who must sign each kind: the tutor and the tutee a charter, the tutor and the company a mission
 * letter, these three the tutoring agreement. The line manager may sign any of them. */
static const struct
{
  gboolean tutee;
  gboolean company;
} signers[] = {
  [BINOME_AGREEMENT_KIND_CHARTER] = { TRUE, FALSE },
  [BINOME_AGREEMENT_KIND_MISSION_LETTER] = { FALSE, TRUE },
  [BINOME_AGREEMENT_KIND_AGREEMENT] = { TRUE, TRUE },
};

static gboolean
is_signed (BinomeEntity *agreement, BinomeAgreementField field)
{
  return binome_entity_get_date (agreement, field) != BINOME_DATE_NONE;
}

/**
 * binome_agreement_find_state:
 * @agreement: a document
 *
 * Returns: how far its signing is, by the dates; one that was replaced stays so
 */
BinomeAgreementState
binome_agreement_find_state (BinomeEntity *agreement)
{
  int kind = binome_entity_get_choice (agreement, BINOME_AGREEMENT_KIND);
  gboolean tutor = is_signed (agreement, BINOME_AGREEMENT_TUTOR_SIGNED_ON);
  gboolean tutee = is_signed (agreement, BINOME_AGREEMENT_TUTEE_SIGNED_ON);
  gboolean company = is_signed (agreement, BINOME_AGREEMENT_COMPANY_SIGNED_ON);

  if (binome_entity_get_choice (agreement, BINOME_AGREEMENT_STATE) == BINOME_AGREEMENT_STATE_REVISED)
    return BINOME_AGREEMENT_STATE_REVISED;
  if (tutor && (tutee || !signers[kind].tutee) && (company || !signers[kind].company))
    return BINOME_AGREEMENT_STATE_SIGNED;
  if (tutor || tutee || company || is_signed (agreement, BINOME_AGREEMENT_MANAGER_SIGNED_ON))
    return BINOME_AGREEMENT_STATE_PARTLY_SIGNED;

  return BINOME_AGREEMENT_STATE_DRAFT;
}

/* The versions before are replaced; gives the number of the last. */
static gboolean
replace (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, int *last, GError **error)
{
  g_autoptr (GPtrArray) all
      = binome_workflow_select_of (db, BINOME_TYPE_AGREEMENT, BINOME_AGREEMENT_PAIR, pair, error);

  *last = 0;
  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      BinomeEntity *agreement = g_ptr_array_index (all, i);

      if (binome_entity_get_choice (agreement, BINOME_AGREEMENT_KIND) != (int)kind)
        continue;
      *last = MAX (*last, (int)binome_entity_get_integer (agreement, BINOME_AGREEMENT_VERSION));
      binome_entity_set_choice (agreement, BINOME_AGREEMENT_STATE, BINOME_AGREEMENT_STATE_REVISED);
      if (!binome_db_update_fields (db, agreement, FIELD (BINOME_AGREEMENT_STATE), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_agreement_draft:
 * @db: the file, in a write
 * @pair: a pair
 * @kind: what is to be signed
 * @text: (nullable): its words, as they are printed; %NULL fills in the letter of the company
 * @agreement: (out) (optional): the new version
 * @error: return location for a #GError
 *
 * Makes the next version of a document, to be signed; the version before is replaced, with its
 * signatures kept.
 *
 * Returns: whether it was made
 */
gboolean
binome_agreement_draft (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, const char *text,
                        gint64 *agreement, GError **error)
{
  g_autoptr (BinomeEntity) made = BINOME_ENTITY (binome_agreement_new ());
  g_autofree char *filled = NULL;
  const char *language = "";
  int last;

  if ((text == NULL
       && !binome_agreement_make_text (db, pair, kind, NULL, binome_clock_today (), &filled, &language,
                                       error))
      || !replace (db, pair, kind, &last, error))
    return FALSE;

  binome_entity_set_reference (made, BINOME_AGREEMENT_PAIR, pair);
  binome_entity_set_choice (made, BINOME_AGREEMENT_KIND, (int)kind);
  binome_entity_set_integer (made, BINOME_AGREEMENT_VERSION, last + 1);
  binome_entity_set_date (made, BINOME_AGREEMENT_MADE_ON, binome_clock_today ());
  binome_entity_set_text (made, BINOME_AGREEMENT_TEXT, text != NULL ? text : filled);
  binome_entity_set_text (made, BINOME_AGREEMENT_LANGUAGE, language);
  if (!binome_db_insert (db, made, error))
    return FALSE;

  if (agreement != NULL)
    *agreement = binome_entity_get_id (made);
  return TRUE;
}

/**
 * binome_agreement_sign:
 * @db: the file, in a write
 * @agreement: a document with the days on which it was signed
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED for one that was replaced,
 *   %BINOME_ERROR_INVALID for a signature before the document was made or in the future
 *
 * Keeps the signatures, and the state that follows from them.
 *
 * Returns: whether they were kept
 */
gboolean
binome_agreement_sign (BinomeDb *db, BinomeAgreement *agreement, GError **error)
{
  static const BinomeAgreementField days[]
      = { BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_TUTEE_SIGNED_ON,
          BINOME_AGREEMENT_MANAGER_SIGNED_ON, BINOME_AGREEMENT_COMPANY_SIGNED_ON };
  BinomeEntity *entity = BINOME_ENTITY (agreement);
  BinomeDate made_on = binome_entity_get_date (entity, BINOME_AGREEMENT_MADE_ON);
  guint64 fields = FIELD (BINOME_AGREEMENT_STATE) | FIELD (BINOME_AGREEMENT_MADE_ON);

  if (binome_entity_get_choice (entity, BINOME_AGREEMENT_STATE) == BINOME_AGREEMENT_STATE_REVISED)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("This version was replaced by a newer one. Sign that one."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      BinomeDate day = binome_entity_get_date (entity, days[i]);

      fields |= FIELD (days[i]);
      if (day == BINOME_DATE_NONE)
        continue;
      if (day < made_on)
        {
          g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                               _ ("A document cannot be signed before it was made."));
          return FALSE;
        }
      if (!binome_workflow_check_past (day, error))
        return FALSE;
    }

  binome_entity_set_choice (entity, BINOME_AGREEMENT_STATE, (int)binome_agreement_find_state (entity));
  return binome_db_update_fields (db, entity, fields, error);
}
