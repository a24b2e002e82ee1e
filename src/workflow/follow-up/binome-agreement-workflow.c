/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that a pair signs. Each tutor of a team has a charter and a mission letter of their own; the
 * tutoring agreement is one, and all tutors sign it. */

#include "binome-agreement-workflow.h"

#include <glib/gi18n-lib.h>

#include "binome-agreement-text.h"
#include "binome-clock.h"
#include "binome-error.h"
#include "binome-pair-team.h"
#include "binome-workflow-sql.h"

#define FIELD(f) (G_GUINT64_CONSTANT (1) << (f))

/* Who must sign each kind beside the tutor: the tutee a charter, the company a mission letter, both and
 * every other tutor of the team the tutoring agreement. The line manager may sign any of them. */
static const struct
{
  gboolean tutee;
  gboolean company;
  gboolean each_tutors;
} signers[] = {
  [BINOME_AGREEMENT_KIND_CHARTER] = { TRUE, FALSE, TRUE },
  [BINOME_AGREEMENT_KIND_MISSION_LETTER] = { FALSE, TRUE, TRUE },
  [BINOME_AGREEMENT_KIND_AGREEMENT] = { TRUE, TRUE, FALSE },
};

/**
 * binome_agreement_kind_is_each_tutors:
 * @kind: a kind of document
 *
 * Returns: whether each tutor of a team has one of their own; all sign the same one where not
 */
gboolean
binome_agreement_kind_is_each_tutors (BinomeAgreementKind kind)
{
  return signers[kind].each_tutors;
}

/* ---- signatures ---- */

static gboolean
is_signed (BinomeEntity *agreement, BinomeAgreementField field)
{
  return binome_entity_get_date (agreement, field) != BINOME_DATE_NONE;
}

/* How many of the other tutors have signed. */
static guint
count_signed (GPtrArray *signatures)
{
  guint n = 0;

  for (guint i = 0; i < signatures->len; i++)
    n += binome_entity_get_date (signatures->pdata[i], BINOME_AGREEMENT_SIGNATURE_SIGNED_ON)
         != BINOME_DATE_NONE;

  return n;
}

/**
 * binome_agreement_find_state:
 * @agreement: a document
 * @signatures: (element-type BinomeAgreementSignature): of the other tutors who sign it
 *
 * Returns: how far its signing is, by the dates; one that was replaced stays so
 */
BinomeAgreementState
binome_agreement_find_state (BinomeEntity *agreement, GPtrArray *signatures)
{
  int kind = binome_entity_get_choice (agreement, BINOME_AGREEMENT_KIND);
  gboolean tutor = is_signed (agreement, BINOME_AGREEMENT_TUTOR_SIGNED_ON);
  gboolean tutee = is_signed (agreement, BINOME_AGREEMENT_TUTEE_SIGNED_ON);
  gboolean company = is_signed (agreement, BINOME_AGREEMENT_COMPANY_SIGNED_ON);
  guint others = count_signed (signatures);

  if (binome_entity_get_choice (agreement, BINOME_AGREEMENT_STATE) == BINOME_AGREEMENT_STATE_REVISED)
    return BINOME_AGREEMENT_STATE_REVISED;
  if (tutor && others == signatures->len && (tutee || !signers[kind].tutee)
      && (company || !signers[kind].company))
    return BINOME_AGREEMENT_STATE_SIGNED;
  if (tutor || tutee || company || others > 0 || is_signed (agreement, BINOME_AGREEMENT_MANAGER_SIGNED_ON))
    return BINOME_AGREEMENT_STATE_PARTLY_SIGNED;

  return BINOME_AGREEMENT_STATE_DRAFT;
}

/**
 * binome_agreement_select_signatures:
 * @db: the file
 * @agreement: a document
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeAgreementSignature) (nullable): those of the other tutors who
 *   sign it, with and without a day
 */
GPtrArray *
binome_agreement_select_signatures (BinomeDb *db, gint64 agreement, GError **error)
{
  return binome_workflow_select_of (db, BINOME_TYPE_AGREEMENT_SIGNATURE, BINOME_AGREEMENT_SIGNATURE_AGREEMENT,
                                    agreement, error);
}

static gboolean
check_day (BinomeDate day, BinomeDate made_on, GError **error)
{
  if (day == BINOME_DATE_NONE)
    return TRUE;
  if (day < made_on)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                           _ ("A document cannot be signed before it was made."));
      return FALSE;
    }

  return binome_workflow_check_past (day, error);
}

static gboolean
keep_signatures (BinomeDb *db, GPtrArray *signatures, BinomeDate made_on, GError **error)
{
  for (guint i = 0; i < signatures->len; i++)
    {
      BinomeEntity *signature = g_ptr_array_index (signatures, i);

      if (!check_day (binome_entity_get_date (signature, BINOME_AGREEMENT_SIGNATURE_SIGNED_ON), made_on,
                      error)
          || !binome_db_update (db, signature, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * binome_agreement_sign:
 * @db: the file, in a write
 * @agreement: a document with the days on which it was signed
 * @signatures: (nullable) (element-type BinomeAgreementSignature): those of the other tutors, with their
 *   days; %NULL leaves them as they are
 * @error: return location for a #GError: %BINOME_ERROR_REFUSED for one that was replaced,
 *   %BINOME_ERROR_INVALID for a signature before the document was made or in the future
 *
 * Keeps the signatures, and the state that follows from them.
 *
 * Returns: whether they were kept
 */
gboolean
binome_agreement_sign (BinomeDb *db, BinomeAgreement *agreement, GPtrArray *signatures, GError **error)
{
  static const BinomeAgreementField days[]
      = { BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_TUTEE_SIGNED_ON,
          BINOME_AGREEMENT_MANAGER_SIGNED_ON, BINOME_AGREEMENT_COMPANY_SIGNED_ON };
  BinomeEntity *entity = BINOME_ENTITY (agreement);
  BinomeDate made_on = binome_entity_get_date (entity, BINOME_AGREEMENT_MADE_ON);
  guint64 fields = FIELD (BINOME_AGREEMENT_STATE) | FIELD (BINOME_AGREEMENT_MADE_ON);
  g_autoptr (GPtrArray) all = NULL;

  if (binome_entity_get_choice (entity, BINOME_AGREEMENT_STATE) == BINOME_AGREEMENT_STATE_REVISED)
    {
      g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_REFUSED,
                           _ ("This version was replaced by a newer one. Sign that one."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      fields |= FIELD (days[i]);
      if (!check_day (binome_entity_get_date (entity, days[i]), made_on, error))
        return FALSE;
    }
  if (signatures != NULL && !keep_signatures (db, signatures, made_on, error))
    return FALSE;

  all = binome_agreement_select_signatures (db, binome_entity_get_id (entity), error);
  if (all == NULL)
    return FALSE;
  binome_entity_set_choice (entity, BINOME_AGREEMENT_STATE, (int)binome_agreement_find_state (entity, all));
  return binome_db_update_fields (db, entity, fields, error);
}

/* ---- versions ---- */

/* Whether @agreement is a version of the document of @kind that @tutor signs. */
static gboolean
is_version_of (BinomeEntity *agreement, BinomeAgreementKind kind, gint64 tutor)
{
  return binome_entity_get_choice (agreement, BINOME_AGREEMENT_KIND) == (int)kind
         && (!signers[kind].each_tutors
             || binome_entity_get_reference (agreement, BINOME_AGREEMENT_TUTOR) == tutor);
}

/* The versions before are replaced; gives the number of the last. */
static gboolean
replace (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, gint64 tutor, int *last, GError **error)
{
  g_autoptr (GPtrArray) all
      = binome_workflow_select_of (db, BINOME_TYPE_AGREEMENT, BINOME_AGREEMENT_PAIR, pair, error);

  *last = 0;
  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      BinomeEntity *agreement = g_ptr_array_index (all, i);

      if (!is_version_of (agreement, kind, tutor))
        continue;
      *last = MAX (*last, (int)binome_entity_get_integer (agreement, BINOME_AGREEMENT_VERSION));
      binome_entity_set_choice (agreement, BINOME_AGREEMENT_STATE, BINOME_AGREEMENT_STATE_REVISED);
      if (!binome_db_update_fields (db, agreement, FIELD (BINOME_AGREEMENT_STATE), error))
        return FALSE;
    }

  return TRUE;
}

/* A line to sign for every tutor of the team but the one the document names first. */
static gboolean
add_signatures (BinomeDb *db, gint64 pair, gint64 agreement, gint64 tutor, GError **error)
{
  g_autoptr (GArray) tutors = binome_pair_team_list_tutors (db, pair, error);

  for (guint i = 0; tutors != NULL && i < tutors->len; i++)
    {
      gint64 other = g_array_index (tutors, gint64, i);
      g_autoptr (BinomeEntity) signature = BINOME_ENTITY (binome_agreement_signature_new ());

      binome_entity_set_reference (signature, BINOME_AGREEMENT_SIGNATURE_AGREEMENT, agreement);
      binome_entity_set_reference (signature, BINOME_AGREEMENT_SIGNATURE_TUTOR, other);
      if (other != tutor && !binome_db_insert (db, signature, error))
        return FALSE;
    }

  return tutors != NULL;
}

/**
 * binome_agreement_draft:
 * @db: the file, in a write
 * @pair: a pair
 * @kind: what is to be signed
 * @tutor: an enrolment: who signs it as tutor; 0 for the principal tutor, which is who stands first in the
 *   agreement of a team
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
binome_agreement_draft (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, gint64 tutor, const char *text,
                        gint64 *agreement, GError **error)
{
  g_autoptr (BinomeEntity) made = BINOME_ENTITY (binome_agreement_new ());
  g_autoptr (BinomeEntity) entity = binome_db_get (db, BINOME_TYPE_PAIR, pair, error);
  g_autofree char *filled = NULL;
  const char *language = "";
  int last;

  if (entity == NULL)
    return FALSE;
  if (tutor == 0 || !signers[kind].each_tutors)
    tutor = binome_entity_get_reference (entity, BINOME_PAIR_TUTOR);
  if ((text == NULL
       && !binome_agreement_make_text (db, pair, kind, tutor, NULL, binome_clock_today (), &filled, &language,
                                       error))
      || !replace (db, pair, kind, tutor, &last, error))
    return FALSE;

  binome_entity_set_reference (made, BINOME_AGREEMENT_PAIR, pair);
  binome_entity_set_reference (made, BINOME_AGREEMENT_TUTOR, tutor);
  binome_entity_set_choice (made, BINOME_AGREEMENT_KIND, (int)kind);
  binome_entity_set_integer (made, BINOME_AGREEMENT_VERSION, last + 1);
  binome_entity_set_date (made, BINOME_AGREEMENT_MADE_ON, binome_clock_today ());
  binome_entity_set_text (made, BINOME_AGREEMENT_TEXT, text != NULL ? text : filled);
  binome_entity_set_text (made, BINOME_AGREEMENT_LANGUAGE, language);
  if (!binome_db_insert (db, made, error)
      || (!signers[kind].each_tutors
          && !add_signatures (db, pair, binome_entity_get_id (made), tutor, error)))
    return FALSE;

  if (agreement != NULL)
    *agreement = binome_entity_get_id (made);
  return TRUE;
}

static gboolean
has_one (GPtrArray *all, BinomeAgreementKind kind, gint64 tutor)
{
  for (guint i = 0; i < all->len; i++)
    if (is_version_of (all->pdata[i], kind, tutor)
        && binome_entity_get_choice (all->pdata[i], BINOME_AGREEMENT_STATE) != BINOME_AGREEMENT_STATE_REVISED)
      return TRUE;

  return FALSE;
}

/**
 * binome_agreement_draft_team:
 * @db: the file, in a write
 * @pair: a pair
 * @kind: what is to be signed
 * @error: return location for a #GError
 *
 * Makes a document for each tutor of today's team who has none of that kind; where all have one, the next
 * version for each. What all tutors sign together is made once.
 *
 * Returns: whether they were made
 */
gboolean
binome_agreement_draft_team (BinomeDb *db, gint64 pair, BinomeAgreementKind kind, GError **error)
{
  g_autoptr (GArray) tutors = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gboolean all_have = TRUE;

  if (!signers[kind].each_tutors)
    return binome_agreement_draft (db, pair, kind, 0, NULL, NULL, error);

  tutors = binome_pair_team_list_tutors (db, pair, error);
  all = tutors != NULL
            ? binome_workflow_select_of (db, BINOME_TYPE_AGREEMENT, BINOME_AGREEMENT_PAIR, pair, error)
            : NULL;
  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < tutors->len; i++)
    all_have = all_have && has_one (all, kind, g_array_index (tutors, gint64, i));
  for (guint i = 0; i < tutors->len; i++)
    {
      gint64 tutor = g_array_index (tutors, gint64, i);

      if ((all_have || !has_one (all, kind, tutor))
          && !binome_agreement_draft (db, pair, kind, tutor, NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}
