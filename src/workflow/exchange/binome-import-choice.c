/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice that a cell of a spreadsheet means. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-enrolment.h"
#include "binome-meeting.h"
#include "binome-pair.h"
#include "binome-text.h"

/* Other words for a choice, folded; a part of the cell is enough. Binôme’s own words in French are among
 * them, so that a list written in one language can be read in the other. */
static const struct
{
  const BinomeChoice *choices;
  const char *part;
  int choice;
} words[] = {
  { binome_enrolment_states, "pressenti", BINOME_ENROLMENT_STATE_IDENTIFIED },
  { binome_enrolment_states, "invit", BINOME_ENROLMENT_STATE_INVITED },
  { binome_enrolment_states, "interess", BINOME_ENROLMENT_STATE_INTERESTED },
  { binome_enrolment_states, "candidat", BINOME_ENROLMENT_STATE_APPLIED },
  { binome_enrolment_states, "accord", BINOME_ENROLMENT_STATE_MANAGER_AGREED },
  { binome_enrolment_states, "entretien", BINOME_ENROLMENT_STATE_INTERVIEWED },
  { binome_enrolment_states, "accept", BINOME_ENROLMENT_STATE_ACCEPTED },
  { binome_enrolment_states, "attente", BINOME_ENROLMENT_STATE_WAITING },
  { binome_enrolment_states, "jumel", BINOME_ENROLMENT_STATE_MATCHED },
  { binome_enrolment_states, "apparie", BINOME_ENROLMENT_STATE_MATCHED },
  { binome_enrolment_states, "termin", BINOME_ENROLMENT_STATE_DONE },
  { binome_enrolment_states, "refus", BINOME_ENROLMENT_STATE_REFUSED },
  { binome_enrolment_states, "desist", BINOME_ENROLMENT_STATE_WITHDREW },
  { binome_enrolment_states, "indisponible", BINOME_ENROLMENT_STATE_UNAVAILABLE },
  { binome_enrolment_states, "retir", BINOME_ENROLMENT_STATE_RETIRED },
  { binome_enrolment_contracts, "apprenti", BINOME_CONTRACT_APPRENTICESHIP },
  { binome_enrolment_contracts, "professionnalisation", BINOME_CONTRACT_PROFESSIONALISATION },
  { binome_enrolment_contracts, "professionali", BINOME_CONTRACT_PROFESSIONALISATION },
  { binome_enrolment_contracts, "contrat pro", BINOME_CONTRACT_PROFESSIONALISATION },
  { binome_enrolment_contracts, "stag", BINOME_CONTRACT_INTERNSHIP },
  { binome_enrolment_contracts, "internship", BINOME_CONTRACT_INTERNSHIP },
  { binome_enrolment_contracts, "contrat aide", BINOME_CONTRACT_AIDED },
  { binome_enrolment_contracts, "parcours emploi", BINOME_CONTRACT_AIDED },
  { binome_enrolment_contracts, "civique", BINOME_CONTRACT_CIVIC_SERVICE },
  { binome_enrolment_contracts, "civic", BINOME_CONTRACT_CIVIC_SERVICE },
  { binome_meeting_kinds, "presen", BINOME_MEETING_KIND_IN_PERSON },
  { binome_meeting_kinds, "face", BINOME_MEETING_KIND_IN_PERSON },
  { binome_meeting_kinds, "in person", BINOME_MEETING_KIND_IN_PERSON },
  { binome_meeting_kinds, "on site", BINOME_MEETING_KIND_IN_PERSON },
  { binome_meeting_kinds, "sur site", BINOME_MEETING_KIND_IN_PERSON },
  { binome_meeting_kinds, "distan", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "remote", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "visio", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "video", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "online", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "en ligne", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "teams", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "zoom", BINOME_MEETING_KIND_REMOTE },
  { binome_meeting_kinds, "phon", BINOME_MEETING_KIND_PHONE },
  { binome_meeting_kinds, "appel", BINOME_MEETING_KIND_PHONE },
  { binome_meeting_kinds, "call", BINOME_MEETING_KIND_PHONE },
  { binome_meeting_kinds, "situation de travail", BINOME_MEETING_KIND_ON_THE_JOB },
  { binome_meeting_kinds, "poste", BINOME_MEETING_KIND_ON_THE_JOB },
  { binome_meeting_kinds, "terrain", BINOME_MEETING_KIND_ON_THE_JOB },
  { binome_meeting_kinds, "afest", BINOME_MEETING_KIND_ON_THE_JOB },
  { binome_meeting_kinds, "job", BINOME_MEETING_KIND_ON_THE_JOB },
  { binome_meeting_kinds, "shadow", BINOME_MEETING_KIND_ON_THE_JOB },
  { binome_meeting_outcomes, "non ", BINOME_MEETING_OUTCOME_CANCELLED },
  { binome_meeting_outcomes, "annul", BINOME_MEETING_OUTCOME_CANCELLED },
  { binome_meeting_outcomes, "report", BINOME_MEETING_OUTCOME_CANCELLED },
  { binome_meeting_outcomes, "cancel", BINOME_MEETING_OUTCOME_CANCELLED },
  { binome_meeting_outcomes, "absen", BINOME_MEETING_OUTCOME_NO_SHOW },
  { binome_meeting_outcomes, "no show", BINOME_MEETING_OUTCOME_NO_SHOW },
  { binome_meeting_outcomes, "tenu", BINOME_MEETING_OUTCOME_HELD },
  { binome_meeting_outcomes, "realise", BINOME_MEETING_OUTCOME_HELD },
  { binome_meeting_outcomes, "done", BINOME_MEETING_OUTCOME_HELD },
  { binome_pair_states, "propos", BINOME_PAIR_STATE_PROPOSED },
  { binome_pair_states, "en cours", BINOME_PAIR_STATE_ACTIVE },
  { binome_pair_states, "actif", BINOME_PAIR_STATE_ACTIVE },
  { binome_pair_states, "running", BINOME_PAIR_STATE_ACTIVE },
  { binome_pair_states, "interromp", BINOME_PAIR_STATE_ENDED_EARLY },
  { binome_pair_states, "rompu", BINOME_PAIR_STATE_ENDED_EARLY },
  { binome_pair_states, "abandon", BINOME_PAIR_STATE_ENDED_EARLY },
  { binome_pair_states, "mene a terme", BINOME_PAIR_STATE_COMPLETED },
  { binome_pair_states, "termine", BINOME_PAIR_STATE_COMPLETED },
  { binome_pair_states, "acheve", BINOME_PAIR_STATE_COMPLETED },
  { binome_pair_states, "finished", BINOME_PAIR_STATE_COMPLETED },
  { binome_pair_states, "examin", BINOME_PAIR_STATE_REVIEWED },
  { binome_pair_states, "soumis", BINOME_PAIR_STATE_OFFERED },
  { binome_pair_states, "accept", BINOME_PAIR_STATE_ACCEPTED },
  { binome_pair_states, "confirm", BINOME_PAIR_STATE_CONFIRMED },
  { binome_pair_states, "pause", BINOME_PAIR_STATE_PAUSED },
  { binome_pair_states, "cloture", BINOME_PAIR_STATE_CLOSING },
  { binome_pair_states, "declin", BINOME_PAIR_STATE_DECLINED },
  { binome_pair_states, "expir", BINOME_PAIR_STATE_EXPIRED },
  { binome_pair_states, "annul", BINOME_PAIR_STATE_CANCELLED },
};

/**
 * binome_import_parse_choice:
 * @choices: those of a field
 * @text: a cell
 *
 * Returns: the choice meant by its name, in English or the user’s language, or by other words; -1 for none. A
 *   contract that is none of those, such as CDI, is no particular one.
 */
int
binome_import_parse_choice (const BinomeChoice *choices, const char *text)
{
  g_autofree char *folded = binome_text_fold (text);

  for (int i = 0; choices[i].id != NULL; i++)
    {
      g_autofree char *english = binome_text_fold (choices[i].label);
      g_autofree char *local = binome_text_fold (_ (choices[i].label));

      if (g_str_equal (folded, choices[i].id) || g_str_equal (folded, english) || g_str_equal (folded, local))
        return i;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].choices == choices && strstr (folded, words[i].part) != NULL)
      return words[i].choice;

  return choices == binome_enrolment_contracts ? BINOME_CONTRACT_NONE : -1;
}
