/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What someone can teach, or wants to learn, as a list on their page. */

#include "people/binome-person-skill-list.h"

#include <glib/gi18n-lib.h>

#include "binome-person-skills.h"
#include "binome-skill-levels.h"
#include "people/binome-person-skill-form.h"

/* Whose list it is: it lives as long as the list. */
typedef struct
{
  BinomeEntityList *list;
  BinomeSession *session;
  BinomeListModel *model;
  gint64 person;
  BinomePersonSkillSide side;
} Skills;

static void
skills_free (gpointer data)
{
  Skills *self = data;

  g_object_unref (self->session);
  g_object_unref (self->model);
  g_free (self);
}

static char *
describe (BinomeEntity *entity)
{
  const char *evidence = binome_entity_get_text (entity, BINOME_PERSON_SKILL_EVIDENCE);
  g_autofree char *held = binome_skill_levels_describe_held (
      NULL, (int)binome_entity_get_integer (entity, BINOME_PERSON_SKILL_LEVEL));
  g_autofree char *level = NULL;

  if (binome_entity_get_choice (entity, BINOME_PERSON_SKILL_SIDE) == BINOME_PERSON_SKILL_SIDE_OFFERED)
    level = g_steal_pointer (&held);
  else
    {
      g_autofree char *target = binome_skill_levels_describe_held (
          NULL, (int)binome_entity_get_integer (entity, BINOME_PERSON_SKILL_TARGET));

      /* Translators: a level today, then the one aimed at. */
      level = g_strdup_printf (_ ("%1$s → %2$s"), held, target);
    }

  return *evidence != '\0' ? g_strdup_printf ("%s · %s", level, evidence) : g_steal_pointer (&level);
}

static void
show_skill (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  g_autofree char *title = binome_entity_dup_title (entity);
  g_autofree char *subtitle = describe (entity);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

/* ---- the form ---- */

typedef struct
{
  BinomePersonSkill *skill;
  char *title;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->skill);
  g_free (keeping->title);
  g_free (keeping);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  const Keeping *keeping = data;

  return binome_person_keep_skill (db, keeping->skill, keeping->title, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_PERSON_SKILL, *(gint64 *)data, error);
}

static void
add_remove_row (BinomeFormDialog *form, BinomeSession *session, gint64 id, const char *title)
{
  /* Translators: %s is a skill. */
  g_autofree char *action = g_strdup_printf (_ ("Remove the skill “%s”"), title);
  /* Translators: %s is a skill. */
  g_autofree char *done = g_strdup_printf (_ ("“%s” removed"), title);

  binome_form_dialog_add_remove_row (form, session, _ ("_Remove This Skill"), action, remove_work, id, done);
}

static void
on_form_ready_cb (GtkWidget *list, BinomeFormDialog *form, BinomeEntity *skill, const char *title,
                  gpointer data)
{
  Skills *self = data;
  gint64 id = binome_entity_get_id (skill);
  Keeping *keeping = g_new0 (Keeping, 1);
  g_autofree char *action = NULL;

  /* Translators: %s is a skill. */
  action = g_strdup_printf (id != 0 ? _ ("Change the skill “%s”") : _ ("Add the skill “%s”"), title);
  keeping->skill = BINOME_PERSON_SKILL (g_object_ref (skill));
  keeping->title = g_strdup (title);
  if (id != 0)
    add_remove_row (form, self->session, id, title);
  binome_form_dialog_set_work (form, self->session, action, keep_work, keeping, keeping_free);
}

static void
on_add_cb (BinomeEntityList *list, Skills *self)
{
  binome_person_skill_form_add (GTK_WIDGET (list), self->session, self->person, self->side, on_form_ready_cb,
                                self, NULL);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *entity, Skills *self)
{
  g_autoptr (BinomeEntity) skill = binome_entity_get_object (entity, BINOME_PERSON_SKILL_SKILL);
  g_autofree char *title = skill != NULL ? binome_entity_dup_title (skill) : NULL;

  if (title != NULL && *title != '\0')
    binome_person_skill_form_open (GTK_WIDGET (list), self->session, binome_entity_copy (entity), title,
                                   on_form_ready_cb, self, NULL);
}

/**
 * binome_person_skill_list_fill:
 * @list: an empty list
 * @session: what the window works on
 * @person: someone in the file
 * @side: what they offer, or what they want
 *
 * Makes @list the list of those skills, to add, change and remove.
 */
void
binome_person_skill_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 person,
                               BinomePersonSkillSide side)
{
  Skills *self = g_new0 (Skills, 1);
  gboolean offered = side == BINOME_PERSON_SKILL_SIDE_OFFERED;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PERSON_SKILL);

  self->list = list;
  self->session = g_object_ref (session);
  self->person = person;
  self->side = side;
  g_object_set_data_full (G_OBJECT (list), "binome-skills", self, skills_free);
  binome_query_where_integer (query, BINOME_PERSON_SKILL_PERSON, BINOME_QUERY_EQUAL, person);
  binome_query_where_choice (query, BINOME_PERSON_SKILL_SIDE, BINOME_QUERY_EQUAL, (int)side);
  binome_query_sort_via (query, BINOME_PERSON_SKILL_SKILL, BINOME_SKILL_TITLE, FALSE);
  self->model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, offered ? _ ("Add a Skill Offered") : _ ("Add a Skill Wanted"));
  binome_entity_list_set_empty_text (list, offered
                                               ? _ ("Nothing yet. A tutor’s enrolment begins with these.")
                                               : _ ("Nothing yet. A tutee’s enrolment begins with these."));
  binome_entity_list_set_model (list, self->model, show_skill, self);
  g_signal_connect (list, "add", G_CALLBACK (on_add_cb), self);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), self);
}
