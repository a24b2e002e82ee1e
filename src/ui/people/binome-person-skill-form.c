/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a skill that somebody offers or wants: which one is chosen first, then the level. */

#include "people/binome-person-skill-form.h"

#include <glib/gi18n-lib.h>

#include "binome-skill-levels.h"
#include "recruitment/binome-skill-chooser.h"
#include "widgets/binome-entity-row.h"

/* A level in words, not as a number. */
static void
on_level_cb (AdwComboRow *row, GParamSpec *pspec, BinomeEntity *skill)
{
  binome_entity_set_integer (skill, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "binome-field")),
                             adw_combo_row_get_selected (row));
}

static void
add_level_row (AdwPreferencesGroup *group, BinomeEntity *skill, guint field, const char *title,
               const BinomeSkillLevels *levels)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (int i = 0; i < BINOME_N_SKILL_LEVELS; i++)
    gtk_string_list_take (words, binome_skill_levels_describe_held (levels, i));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint)binome_entity_get_integer (skill, field));
  g_object_set_data (G_OBJECT (row), "binome-field", GUINT_TO_POINTER (field));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_level_cb), skill, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
}

static BinomeFormDialog *
make_form (BinomeEntity *skill, const char *title, const BinomeSkillLevels *levels)
{
  BinomeFormDialog *form
      = binome_form_dialog_new (title, binome_entity_get_id (skill) != 0 ? _ ("_Apply") : _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (form, NULL, NULL);
  gboolean offered
      = binome_entity_get_choice (skill, BINOME_PERSON_SKILL_SIDE) == BINOME_PERSON_SKILL_SIDE_OFFERED;

  add_level_row (group, skill, BINOME_PERSON_SKILL_LEVEL, offered ? _ ("Level") : _ ("Level today"), levels);
  if (offered)
    adw_preferences_group_add (group, binome_entity_row_new (skill, BINOME_PERSON_SKILL_EVIDENCE));
  else
    add_level_row (group, skill, BINOME_PERSON_SKILL_TARGET, _ ("Level aimed at"), levels);
  return form;
}

/* A form on its way, until the skill is chosen and the levels are read. */
typedef struct
{
  BinomeSession *session;
  BinomeEntity *skill;
  char *title;
  GPtrArray *levels;
  BinomePersonSkillFormReady ready;
  gpointer user_data;
  GDestroyNotify destroy;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  if (opening->destroy != NULL)
    opening->destroy (opening->user_data);
  g_object_unref (opening->session);
  g_object_unref (opening->skill);
  g_clear_pointer (&opening->levels, g_ptr_array_unref);
  g_free (opening->title);
  g_free (opening);
}

/* Takes @skill and @user_data. */
static Opening *
opening_new (BinomeSession *session, BinomeEntity *skill, BinomePersonSkillFormReady ready,
             gpointer user_data, GDestroyNotify destroy)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->session = g_object_ref (session);
  opening->skill = skill;
  opening->ready = ready;
  opening->user_data = user_data;
  opening->destroy = destroy;
  return opening;
}

static gboolean
levels_work (BinomeDb *db, gpointer data, GError **error)
{
  Opening *opening = data;

  opening->levels = binome_skill_levels_list (db, error);
  return opening->levels != NULL;
}

static void
on_levels_read_cb (GtkWidget *widget, gpointer data)
{
  const Opening *opening = data;
  BinomeFormDialog *form = make_form (opening->skill, opening->title,
                                      binome_skill_levels_find_title (opening->levels, opening->title));

  opening->ready (widget, form, opening->skill, opening->title, opening->user_data);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

/* Takes @opening. */
static void
open_form (GtkWidget *widget, Opening *opening, const char *title)
{
  opening->title = g_strdup (title);
  binome_session_read (opening->session, widget, levels_work, opening, opening_free, on_levels_read_cb);
}

/**
 * binome_person_skill_form_open:
 * @widget: where the user is
 * @session: what the window works on
 * @skill: (transfer full): a skill of a person
 * @title: the name of that skill
 * @ready: gives the form its work
 * @user_data: for @ready
 * @destroy: (nullable): frees @user_data
 *
 * Opens the form of a skill once the names of its levels are read.
 */
void
binome_person_skill_form_open (GtkWidget *widget, BinomeSession *session, BinomeEntity *skill,
                               const char *title, BinomePersonSkillFormReady ready, gpointer user_data,
                               GDestroyNotify destroy)
{
  open_form (widget, opening_new (session, skill, ready, user_data, destroy), title);
}

/* ---- a new one ---- */

static void
on_chosen_cb (GtkWidget *widget, const char *title, BinomeSkillChooser *chooser)
{
  Opening *opening = g_object_steal_data (G_OBJECT (chooser), "binome-opening");

  if (opening != NULL)
    open_form (widget, opening, title);
}

/**
 * binome_person_skill_form_add:
 * @widget: where the user is
 * @session: what the window works on
 * @person: who offers or wants it; 0 for whom @ready says
 * @side: which of both
 * @ready: gives the form its work
 * @user_data: for @ready
 * @destroy: (nullable): frees @user_data
 *
 * Lets the user choose a skill, and opens its form.
 */
void
binome_person_skill_form_add (GtkWidget *widget, BinomeSession *session, gint64 person,
                              BinomePersonSkillSide side, BinomePersonSkillFormReady ready,
                              gpointer user_data, GDestroyNotify destroy)
{
  BinomeSkillChooser *chooser = binome_skill_chooser_new (session);
  BinomeEntity *skill = BINOME_ENTITY (binome_person_skill_new ());

  binome_entity_set_reference (skill, BINOME_PERSON_SKILL_PERSON, person);
  binome_entity_set_choice (skill, BINOME_PERSON_SKILL_SIDE, (int)side);
  binome_entity_set_integer (skill, BINOME_PERSON_SKILL_LEVEL,
                             side == BINOME_PERSON_SKILL_SIDE_OFFERED ? 3 : 1);
  if (side == BINOME_PERSON_SKILL_SIDE_WANTED)
    binome_entity_set_integer (skill, BINOME_PERSON_SKILL_TARGET, 3);
  g_object_set_data_full (G_OBJECT (chooser), "binome-opening",
                          opening_new (session, skill, ready, user_data, destroy), opening_free);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), widget);
}
