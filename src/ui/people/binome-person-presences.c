/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods that someone is in the company, as a list on their page, and the form of one. */

#include "people/binome-person-presences.h"

#include <glib/gi18n-lib.h>

#include "binome-entity-title.h"
#include "binome-clock.h"
#include "binome-person-presence.h"
#include "people/binome-manager-row.h"
#include "widgets/binome-form-dialog.h"

/* Whose list it is: it lives as long as the list. */
typedef struct
{
  BinomeEntityList *list;
  BinomeSession *session;
  BinomePerson *person;
  BinomeListModel *model;
} Presences;

static void
presences_free (gpointer data)
{
  Presences *self = data;

  g_object_unref (self->session);
  g_object_unref (self->person);
  g_object_unref (self->model);
  g_free (self);
}

static void
show_presence (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  g_autofree char *period
      = binome_person_format_period (binome_entity_get_date (entity, BINOME_PRESENCE_STARTS_ON),
                                     binome_entity_get_date (entity, BINOME_PRESENCE_ENDS_ON));
  g_autofree char *manager_name = binome_entity_dup_title_of (entity, BINOME_PRESENCE_MANAGER);
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *subtitle = NULL;
  const char *site = binome_entity_get_text (entity, BINOME_PRESENCE_SITE);
  const char *team = binome_entity_get_text (entity, BINOME_PRESENCE_TEAM);

  if (*site != '\0')
    g_strv_builder_add (facts, site);
  if (*team != '\0')
    g_strv_builder_add (facts, team);
  if (manager_name != NULL && *manager_name != '\0')
    g_strv_builder_add (facts, manager_name);
  g_strv_builder_add (facts, binome_entity_get_choice_label (entity, BINOME_PRESENCE_PATTERN));
  words = g_strv_builder_end (facts);
  subtitle = g_strjoinv (" · ", words);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period);
  adw_action_row_set_subtitle (row, subtitle);
}

/* ---- the form ---- */

typedef struct
{
  BinomePresence *presence;
  gboolean end_previous;
} Keeping;

static void
keeping_free (gpointer data)
{
  g_object_unref (((Keeping *)data)->presence);
  g_free (data);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  const Keeping *keeping = data;

  return binome_person_keep_presence (db, keeping->presence, keeping->end_previous, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_person_remove_presence (db, *(gint64 *)data, error);
}

static void
on_end_previous_cb (AdwSwitchRow *row, GParamSpec *pspec, Keeping *keeping)
{
  keeping->end_previous = adw_switch_row_get_active (row);
}

static void
add_end_row (AdwPreferencesGroup *group, Keeping *keeping)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("End the period before"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("It then ends on the day before this one starts."));
  g_signal_connect (row, "notify::active", G_CALLBACK (on_end_previous_cb), keeping);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
}

/* Takes @presence. */
static void
present_form (Presences *self, BinomePresence *presence)
{
  static const guint days[] = { BINOME_PRESENCE_STARTS_ON, BINOME_PRESENCE_ENDS_ON };
  static const guint place[] = { BINOME_PRESENCE_SITE, BINOME_PRESENCE_TEAM };
  static const guint rest[] = { BINOME_PRESENCE_PATTERN, BINOME_PRESENCE_NOTE };
  BinomeEntity *entity = BINOME_ENTITY (presence);
  gint64 id = binome_entity_get_id (entity);
  BinomeFormDialog *form = binome_form_dialog_new (id != 0 ? _ ("Presence") : _ ("Add a Presence"),
                                                   id != 0 ? _ ("_Apply") : _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL, _ ("Without a last day the period goes on. Roles in programmes must lie inside."));
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->presence = presence;
  binome_form_dialog_add_fields (form, group, entity, days, G_N_ELEMENTS (days));
  if (id == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    add_end_row (group, keeping);
  group = binome_form_dialog_add_group (form, NULL, NULL);
  binome_form_dialog_add_fields (form, group, entity, place, G_N_ELEMENTS (place));
  adw_preferences_group_add (group, binome_manager_row_new (self->session, entity, BINOME_PRESENCE_MANAGER));
  binome_form_dialog_add_fields (form, group, entity, rest, G_N_ELEMENTS (rest));
  if (id != 0)
    binome_form_dialog_add_remove_row (form, self->session, _ ("_Remove This Period"),
                                       _ ("Remove a presence"), remove_work, id, _ ("Presence removed"));
  binome_form_dialog_set_work (form, self->session, id != 0 ? _ ("Change a presence") : _ ("Add a presence"),
                               keep_work, keeping, keeping_free);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self->list));
}

static void
on_add_cb (BinomeEntityList *list, Presences *self)
{
  BinomeEntity *presence = BINOME_ENTITY (binome_presence_new ());
  BinomeEntity *person = BINOME_ENTITY (self->person);
  gboolean first = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  /* The first one is what the file says of the person so far; the next one begins today. */
  binome_entity_set_reference (presence, BINOME_PRESENCE_PERSON, binome_entity_get_id (person));
  binome_entity_set_date (presence, BINOME_PRESENCE_STARTS_ON,
                          first ? binome_entity_get_date (person, BINOME_PERSON_HIRED_ON)
                                : binome_clock_today ());
  binome_entity_set_date (presence, BINOME_PRESENCE_ENDS_ON,
                          binome_entity_get_date (person, BINOME_PERSON_LEAVES_ON));
  binome_entity_set_text (presence, BINOME_PRESENCE_SITE,
                          binome_entity_get_text (person, BINOME_PERSON_SITE));
  binome_entity_set_text (presence, BINOME_PRESENCE_TEAM,
                          binome_entity_get_text (person, BINOME_PERSON_TEAM));
  binome_entity_set_reference (presence, BINOME_PRESENCE_MANAGER,
                               binome_entity_get_reference (person, BINOME_PERSON_MANAGER));
  present_form (self, BINOME_PRESENCE (presence));
}

/* The form works on a copy: a period is kept whole, when all of it is right. */
static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *entity, Presences *self)
{
  present_form (self, BINOME_PRESENCE (binome_entity_copy (entity)));
}

/**
 * binome_person_presences_fill:
 * @list: an empty list
 * @session: what the window works on
 * @person: a live person
 *
 * Makes @list the list of the periods of @person, the newest first, to add, change and remove.
 */
void
binome_person_presences_fill (BinomeEntityList *list, BinomeSession *session, BinomePerson *person)
{
  Presences *self = g_new0 (Presences, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PRESENCE);

  self->list = list;
  self->session = g_object_ref (session);
  self->person = g_object_ref (person);
  g_object_set_data_full (G_OBJECT (list), "binome-presences", self, presences_free);
  binome_query_where_integer (query, BINOME_PRESENCE_PERSON, BINOME_QUERY_EQUAL,
                              binome_entity_get_id (BINOME_ENTITY (person)));
  binome_query_sort (query, BINOME_PRESENCE_STARTS_ON, TRUE);
  self->model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, _ ("Add a Presence"));
  binome_entity_list_set_empty_text (list, _ ("No period yet: always there, as far as programmes know."));
  binome_entity_list_set_model (list, self->model, show_presence, self);
  g_signal_connect (list, "add", G_CALLBACK (on_add_cb), self);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), self);
}
