/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One skill, offered or wanted, for many people as one action; whoever has it already keeps it as it is. */

#include "people/binome-people-skill.h"

#include <glib/gi18n-lib.h>

#include "binome-person-skills.h"
#include "people/binome-person-skill-form.h"
#include "widgets/binome-many-action.h"

/* Whom the form is for, until it is there. */
typedef struct
{
  BinomeSession *session;
  GArray *people;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->session);
  g_array_unref (choice->people);
  g_free (choice);
}

/* What all of them get. */
typedef struct
{
  BinomeEntity *skill;
  char *title;
} Gift;

static void
gift_free (gpointer data)
{
  Gift *gift = data;

  g_object_unref (gift->skill);
  g_free (gift->title);
  g_free (gift);
}

static gboolean
add_one (BinomeDb *db, gint64 person, gpointer data, GError **error)
{
  static const guint fields[] = { BINOME_PERSON_SKILL_SIDE, BINOME_PERSON_SKILL_LEVEL,
                                  BINOME_PERSON_SKILL_TARGET, BINOME_PERSON_SKILL_EVIDENCE };
  const Gift *gift = data;
  g_autoptr (BinomePersonSkill) skill = binome_person_skill_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    binome_entity_assign (BINOME_ENTITY (skill), fields[i], binome_entity_peek (gift->skill, fields[i]));
  binome_entity_set_reference (BINOME_ENTITY (skill), BINOME_PERSON_SKILL_PERSON, person);
  return binome_person_keep_skill (db, skill, gift->title, error);
}

static void
on_form_ready_cb (GtkWidget *widget, BinomeFormDialog *form, BinomeEntity *skill, const char *title,
                  gpointer data)
{
  const Choice *choice = data;
  Gift *gift = g_new0 (Gift, 1);
  /* Translators: %s is a skill. */
  g_autofree char *action = g_strdup_printf (_ ("Add the skill “%s”"), title);

  gift->skill = g_object_ref (skill);
  gift->title = g_strdup (title);
  binome_many_action_set_form (form, widget, choice->session, action,
                               binome_many_new (BINOME_TYPE_PERSON, choice->people, add_one, gift),
                               gift_free);
}

/**
 * binome_people_skill_add:
 * @widget: where the user is
 * @session: what the window works on
 * @side: whether they offer or want it
 * @people: (element-type gint64): who
 *
 * Asks for a skill and its level, and adds it to all of @people as one action.
 */
void
binome_people_skill_add (GtkWidget *widget, BinomeSession *session, BinomePersonSkillSide side,
                         GArray *people)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->session = g_object_ref (session);
  choice->people = g_array_ref (people);
  binome_person_skill_form_add (widget, session, 0, side, on_form_ready_cb, choice, choice_free);
}
