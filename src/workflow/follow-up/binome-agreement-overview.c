/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents of a pair do not tell by themselves, read at once for the list of them. */

#include "binome-agreement-overview.h"

#include <glib/gi18n-lib.h>

#include "binome-agreement-text.h"
#include "binome-agreement-workflow.h"
#include "binome-pair-team.h"
#include "binome-workflow-sql.h"

struct _BinomeAgreementOverview
{
  GArray *changed;       /* (element-type gint64): documents */
  GHashTable *names;     /* tutor to name; empty where there is and was one tutor only */
  GPtrArray *signatures; /* (element-type BinomeAgreementSignature): of all documents */
  GArray *lacking[BINOME_AGREEMENT_KIND_AGREEMENT]; /* tutors without a document that others have, by kind */
};

/**
 * binome_agreement_overview_free:
 * @self: (transfer full): an overview
 */
void
binome_agreement_overview_free (BinomeAgreementOverview *self)
{
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->signatures, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->lacking); i++)
    g_clear_pointer (&self->lacking[i], g_array_unref);
  g_free (self);
}

static gboolean
add_name (BinomeAgreementOverview *self, BinomeDb *db, gint64 tutor, GError **error)
{
  g_autoptr (BinomeEntity) part = NULL, person = NULL;

  if (tutor == 0 || g_hash_table_contains (self->names, &tutor))
    return TRUE;

  part = binome_db_get (db, BINOME_TYPE_ENROLMENT, tutor, error);
  person = part != NULL ? binome_db_get (db, BINOME_TYPE_PERSON,
                                         binome_entity_get_reference (part, BINOME_ENROLMENT_PERSON), error)
                        : NULL;
  if (person == NULL)
    return FALSE;

  g_hash_table_insert (self->names, g_memdup2 (&tutor, sizeof tutor), binome_entity_dup_title (person));
  return TRUE;
}

static gboolean
add_document (BinomeAgreementOverview *self, BinomeDb *db, BinomeEntity *agreement, GError **error)
{
  g_autoptr (GPtrArray) signatures
      = binome_agreement_select_signatures (db, binome_entity_get_id (agreement), error);

  if (signatures == NULL
      || !add_name (self, db, binome_entity_get_reference (agreement, BINOME_AGREEMENT_TUTOR), error))
    return FALSE;
  for (guint i = 0; i < signatures->len; i++)
    if (!add_name (self, db,
                   binome_entity_get_reference (signatures->pdata[i], BINOME_AGREEMENT_SIGNATURE_TUTOR),
                   error))
      return FALSE;

  g_ptr_array_extend_and_steal (self->signatures, g_steal_pointer (&signatures));
  return TRUE;
}

/* Which tutors of today have none of a kind that the pair has. */
static void
find_lacking (BinomeAgreementOverview *self, GPtrArray *all, GArray *tutors, BinomeAgreementKind kind)
{
  gboolean any = FALSE;

  self->lacking[kind] = g_array_copy (tutors);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 tutor = binome_entity_get_reference (all->pdata[i], BINOME_AGREEMENT_TUTOR);

      if (binome_entity_get_choice (all->pdata[i], BINOME_AGREEMENT_KIND) != (int)kind)
        continue;
      any = TRUE;
      for (guint j = self->lacking[kind]->len; j > 0; j--)
        if (g_array_index (self->lacking[kind], gint64, j - 1) == tutor)
          g_array_remove_index (self->lacking[kind], j - 1);
    }
  if (!any)
    g_array_set_size (self->lacking[kind], 0);
}

/**
 * binome_agreement_overview_load:
 * @db: the file
 * @pair: a pair
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what there is to tell of its documents today
 */
BinomeAgreementOverview *
binome_agreement_overview_load (BinomeDb *db, gint64 pair, GError **error)
{
  g_autoptr (BinomeAgreementOverview) self = g_new0 (BinomeAgreementOverview, 1);
  g_autoptr (GArray) tutors = binome_pair_team_list_tutors (db, pair, error);
  g_autoptr (GPtrArray) all = tutors != NULL ? binome_workflow_select_of (db, BINOME_TYPE_AGREEMENT,
                                                                          BINOME_AGREEMENT_PAIR, pair, error)
                                             : NULL;

  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->signatures = g_ptr_array_new_with_free_func (g_object_unref);
  if (all == NULL)
    return NULL;

  for (guint i = 0; i < tutors->len; i++)
    if (!add_name (self, db, g_array_index (tutors, gint64, i), error))
      return NULL;
  for (guint i = 0; i < all->len; i++)
    if (!add_document (self, db, all->pdata[i], error))
      return NULL;
  if (g_hash_table_size (self->names) == 1)
    g_hash_table_remove_all (self->names);
  for (guint kind = 0; kind < G_N_ELEMENTS (self->lacking); kind++)
    find_lacking (self, all, tutors, (BinomeAgreementKind)kind);

  self->changed = binome_agreement_list_changed (db, pair, error);
  return self->changed != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * binome_agreement_overview_has_changed:
 * @self: an overview
 * @agreement: a document of the pair
 *
 * Returns: whether it would read otherwise today
 */
gboolean
binome_agreement_overview_has_changed (const BinomeAgreementOverview *self, BinomeEntity *agreement)
{
  for (guint i = 0; i < self->changed->len; i++)
    if (g_array_index (self->changed, gint64, i) == binome_entity_get_id (agreement))
      return TRUE;

  return FALSE;
}

/**
 * binome_agreement_overview_get_name:
 * @self: an overview
 * @tutor: an enrolment
 *
 * Returns: (nullable): what the tutor is called; %NULL where the pair has had one tutor only
 */
const char *
binome_agreement_overview_get_name (const BinomeAgreementOverview *self, gint64 tutor)
{
  return g_hash_table_lookup (self->names, &tutor);
}

static gboolean
is_of (BinomeEntity *signature, BinomeEntity *agreement)
{
  return binome_entity_get_reference (signature, BINOME_AGREEMENT_SIGNATURE_AGREEMENT)
         == binome_entity_get_id (agreement);
}

/**
 * binome_agreement_overview_get_last_signature:
 * @self: (nullable): an overview
 * @agreement: a document of the pair
 *
 * Returns: the last day on which another tutor of the team signed it; none for none
 */
BinomeDate
binome_agreement_overview_get_last_signature (const BinomeAgreementOverview *self, BinomeEntity *agreement)
{
  BinomeDate last = BINOME_DATE_NONE;

  for (guint i = 0; self != NULL && i < self->signatures->len; i++)
    if (is_of (self->signatures->pdata[i], agreement))
      last = MAX (last,
                  binome_entity_get_date (self->signatures->pdata[i], BINOME_AGREEMENT_SIGNATURE_SIGNED_ON));

  return last;
}

/**
 * binome_agreement_overview_add_signed:
 * @self: (nullable): an overview
 * @agreement: a document of the pair
 * @names: gets the names of the other tutors of the team who signed it
 */
void
binome_agreement_overview_add_signed (const BinomeAgreementOverview *self, BinomeEntity *agreement,
                                      GStrvBuilder *names)
{
  for (guint i = 0; self != NULL && i < self->signatures->len; i++)
    {
      BinomeEntity *signature = g_ptr_array_index (self->signatures, i);
      const char *name = binome_agreement_overview_get_name (
          self, binome_entity_get_reference (signature, BINOME_AGREEMENT_SIGNATURE_TUTOR));

      if (is_of (signature, agreement) && name != NULL
          && binome_entity_get_date (signature, BINOME_AGREEMENT_SIGNATURE_SIGNED_ON) != BINOME_DATE_NONE)
        g_strv_builder_add (names, name);
    }
}

/**
 * binome_agreement_overview_copy_signatures:
 * @self: (nullable): an overview
 * @agreement: a document of the pair
 *
 * Returns: (transfer full) (element-type BinomeAgreementSignature): those of the other tutors of the team, to
 *   be changed and given to binome_agreement_sign()
 */
GPtrArray *
binome_agreement_overview_copy_signatures (const BinomeAgreementOverview *self, BinomeEntity *agreement)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self != NULL && i < self->signatures->len; i++)
    if (is_of (self->signatures->pdata[i], agreement))
      g_ptr_array_add (copies, binome_entity_copy (self->signatures->pdata[i]));

  return copies;
}

/**
 * binome_agreement_overview_describe_lacking:
 * @self: an overview
 *
 * Returns: (transfer full) (nullable): a line for each kind of document that some tutors of the team have and
 *   others have not; %NULL where none is lacking
 */
char *
binome_agreement_overview_describe_lacking (const BinomeAgreementOverview *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint kind = 0; kind < G_N_ELEMENTS (self->lacking); kind++)
    for (guint i = 0; i < self->lacking[kind]->len; i++)
      {
        const char *name
            = binome_agreement_overview_get_name (self, g_array_index (self->lacking[kind], gint64, i));

        /* Translators: a document, such as “Mission letter”, and a tutor. */
        g_strv_builder_take (builder, g_strdup_printf (_ ("%1$s: none yet for %2$s."),
                                                       _ (binome_agreement_kinds[kind].label),
                                                       name != NULL ? name : _ ("the tutor")));
      }
  lines = g_strv_builder_end (builder);
  return lines[0] != NULL ? g_strjoinv ("\n", lines) : NULL;
}
