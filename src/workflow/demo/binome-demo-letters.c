/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that have left in the programme of the sample company that runs. */

#include "binome-demo-private.h"
#include "binome-letter-workflow.h"

/* Of so many who are told of their pair, one still waits for the letter. */
#define ONE_WAITS 6

static const struct
{
  const char *letter;
  int days; /* from the start of the programme */
  BinomeLetterWay way;
} letters[] = {
  { "call-letter", -60, BINOME_LETTER_WAY_PDF },
  { "call-poster", -58, BINOME_LETTER_WAY_PRINTED },
  { "tutor-matched", -6, BINOME_LETTER_WAY_MESSAGE },
  { "tutee-matched", -5, BINOME_LETTER_WAY_MESSAGE },
};

static gboolean
send (BinomeDemo *self, const BinomeLetterKind *kind, gint64 programme, BinomeDate on, BinomeLetterWay way,
      GError **error)
{
  g_autoptr (GPtrArray) recipients = binome_letter_recipients_list (self->db, kind, programme, error);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (binome_made_letter_free);

  for (guint i = 0; recipients != NULL && i < recipients->len; i++)
    {
      const BinomeLetterRecipient *recipient = recipients->pdata[i];
      BinomeMadeLetter *letter;

      if (!recipient->usual || i % ONE_WAITS == ONE_WAITS - 1)
        continue;
      letter = binome_letter_make_on (self->db, kind, programme, recipient, "fr", on, error);
      if (letter == NULL)
        return FALSE;
      g_ptr_array_add (made, letter);
    }

  return recipients != NULL && binome_letters_record (self->db, made, way, error);
}

/**
 * binome_demo_fill_letters:
 * @self: the sample company with a programme
 * @programme: which runs
 * @error: return location for a #GError
 *
 * Returns: whether the call for volunteers and the announcements have left
 */
gboolean
binome_demo_fill_letters (BinomeDemo *self, BinomeEntity *programme, GError **error)
{
  BinomeDate start = binome_entity_get_date (programme, BINOME_PROGRAMME_STARTS_ON);

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (!send (self, binome_letter_kind_find (letters[i].letter), binome_entity_get_id (programme),
               binome_demo_workday (self, start + letters[i].days), letters[i].way, error))
      return FALSE;
  return TRUE;
}
