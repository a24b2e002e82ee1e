/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of those who can get a letter were chosen in a list of people, of participants or of pairs. */

#include "binome-id-set.h"
#include "binome-letter-recipients.h"
#include "binome-model.h"

/* @chosen: what was chosen; from it follow @enrolments and @pairs, that a letter can be about. */
typedef struct
{
  GType type;
  BinomeIdSet *chosen;
  BinomeIdSet *enrolments;
  BinomeIdSet *pairs;
} About;

static void
about_clear (About *self)
{
  binome_id_set_free (self->chosen);
  binome_id_set_free (self->enrolments);
  binome_id_set_free (self->pairs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (About, about_clear)

static void
take_enrolment (About *self, BinomeStatement *row)
{
  gint64 id = binome_statement_get_integer (row, 0), person = binome_statement_get_integer (row, 1);

  if (binome_id_set_contains (self->chosen, self->type == BINOME_TYPE_PERSON ? person : id))
    binome_id_set_add (self->enrolments, id);
}

static void
take_pair (About *self, BinomeStatement *row)
{
  gint64 id = binome_statement_get_integer (row, 0);
  gint64 tutor = binome_statement_get_integer (row, 1), tutee = binome_statement_get_integer (row, 2);

  if (self->type == BINOME_TYPE_PAIR && binome_id_set_contains (self->chosen, id))
    {
      binome_id_set_add (self->pairs, id);
      binome_id_set_add (self->enrolments, tutor);
      binome_id_set_add (self->enrolments, tutee);
    }
  else if (self->type != BINOME_TYPE_PAIR
           && (binome_id_set_contains (self->enrolments, tutor)
               || binome_id_set_contains (self->enrolments, tutee)))
    binome_id_set_add (self->pairs, id);
}

static gboolean
read_rows (About *self, BinomeDb *db, const char *sql, gint64 programme,
           void (*take) (About *self, BinomeStatement *row), GError **error)
{
  BinomeStatement *row = binome_db_prepare (db, sql, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;

  binome_statement_bind_integer (row, 1, programme);
  while (binome_statement_step (row, &local_error))
    take (self, row);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

/* A letter about a pair is meant where the pair was chosen, whoever gets it; a letter to a manager of both
 * where one of them was. */
static gboolean
is_meant (const About *self, const BinomeLetterRecipient *recipient)
{
  if (recipient->pair != 0 && (self->type == BINOME_TYPE_PAIR || recipient->enrolment == 0))
    return binome_id_set_contains (self->pairs, recipient->pair);
  return binome_id_set_contains (self->enrolments, recipient->enrolment);
}

/**
 * binome_letter_recipients_mark:
 * @db: the file
 * @recipients: (element-type BinomeLetterRecipient): who can get a letter
 * @programme: of which the letter speaks
 * @type: what was chosen: people, enrolments or pairs
 * @ids: (element-type gint64): which ones
 * @error: return location for a #GError
 *
 * Says of each of @recipients whether it is meant.
 *
 * Returns: whether the file could be read
 */
gboolean
binome_letter_recipients_mark (BinomeDb *db, GPtrArray *recipients, gint64 programme, GType type, GArray *ids,
                               GError **error)
{
  g_auto (About) about = { type, binome_id_set_new (), binome_id_set_new (), binome_id_set_new () };

  for (guint i = 0; i < ids->len; i++)
    binome_id_set_add (about.chosen, g_array_index (ids, gint64, i));
  if (type != BINOME_TYPE_PAIR
      && !read_rows (&about, db, "SELECT id, person FROM enrolment WHERE programme = ?1", programme,
                     take_enrolment, error))
    return FALSE;
  if (!read_rows (&about, db, "SELECT id, tutor, tutee FROM pair WHERE programme = ?1", programme, take_pair,
                  error))
    return FALSE;

  for (guint i = 0; i < recipients->len; i++)
    {
      BinomeLetterRecipient *recipient = recipients->pdata[i];

      recipient->meant = is_meant (&about, recipient);
    }
  return TRUE;
}
