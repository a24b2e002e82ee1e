/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what the list of people can be narrowed, as part of a menu: what people have in a field, their line
 * manager, and what is computed of them today: role, presence and seniority. */

#include "people/binome-people-filters.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-person-bulk.h"
#include "people/binome-person-chooser.h"

#define VALUES_LIMIT 60 /* a longer menu is no help; the search finds the rest */

typedef enum
{
  FILTER_SITE,
  FILTER_TEAM,
  FILTER_JOB,
  FILTER_MANAGER,
  FILTER_ROLE,
  FILTER_PRESENCE,
  FILTER_SENIORITY,
} Filter;

#define N_FILTERS (FILTER_SENIORITY + 1)

/* Who has how many years: from so many months on, and fewer than so many. */
static const struct
{
  int from;
  int below;
} seniorities[] = { { 0, 12 }, { 12, 36 }, { 36, 120 }, { 120, 0 } };

/* A fixed answer, as it is kept and as it is read. */
typedef struct
{
  const char *value;
  const char *label;
} Answer;

static const Answer roles[]
    = { { "tutor", N_ ("Tutors") }, { "tutee", N_ ("Tutees") }, { "none", N_ ("Neither") }, { NULL, NULL } };

static const Answer presences[] = { { "today", N_ ("Present today") },
                                    { "to-come", N_ ("Not there yet") },
                                    { "left", N_ ("Left") },
                                    { NULL, NULL } };

static const Answer spans[] = { { "0", N_ ("Less than 1 year") },
                                { "1", N_ ("1 to 3 years") },
                                { "2", N_ ("3 to 10 years") },
                                { "3", N_ ("10 years or more") },
                                { NULL, NULL } };

static const struct
{
  const char *name; /* of the action, and in a kept list */
  const char *label;
  BinomePersonField field; /* of the first three */
  const Answer *answers;   /* of the last three */
} filters[N_FILTERS] = {
  [FILTER_SITE] = { "site", N_ ("_Site"), BINOME_PERSON_SITE, NULL },
  [FILTER_TEAM] = { "team", N_ ("_Team"), BINOME_PERSON_TEAM, NULL },
  [FILTER_JOB] = { "job", N_ ("_Job"), BINOME_PERSON_JOB, NULL },
  [FILTER_MANAGER] = { "manager", N_ ("Line _Manager"), BINOME_PERSON_MANAGER, NULL },
  [FILTER_ROLE] = { "role", N_ ("_Role"), BINOME_PERSON_MANAGER, roles },
  [FILTER_PRESENCE] = { "presence", N_ ("_Presence"), BINOME_PERSON_MANAGER, presences },
  [FILTER_SENIORITY] = { "seniority", N_ ("Seniorit_y"), BINOME_PERSON_HIRED_ON, spans },
};

struct _BinomePeopleFilters
{
  BinomeSession *session;
  GtkWidget *page; /* not owned: it owns us */
  GActionMap *actions;
  BinomePeopleFiltersChanged changed;
  gpointer user_data;

  GPtrArray *values;     /* (nullable): what there is in the first fields */
  BinomeEntity *manager; /* (nullable): who is filtered by */
  char *title;
};

static const char *
get_filter (BinomePeopleFilters *self, Filter filter)
{
  g_autoptr (GVariant) state
      = g_action_get_state (g_action_map_lookup_action (self->actions, filters[filter].name));

  return g_variant_get_string (state, NULL);
}

static gint64
get_manager (BinomePeopleFilters *self)
{
  return g_ascii_strtoll (get_filter (self, FILTER_MANAGER), NULL, 10);
}

static void
tell (BinomePeopleFilters *self)
{
  self->changed (self->user_data);
}

static void
forget_manager (BinomePeopleFilters *self)
{
  if (self->manager != NULL)
    g_signal_handlers_disconnect_by_data (self->manager, self);
  g_clear_object (&self->manager);
}

/* The name may come after the number. */
static void
follow_manager (BinomePeopleFilters *self)
{
  forget_manager (self);
  if (get_manager (self) == 0)
    return;

  self->manager
      = binome_store_get (binome_session_get_store (self->session), BINOME_TYPE_PERSON, get_manager (self));
  g_signal_connect_swapped (self->manager, "notify::heading", G_CALLBACK (tell), self);
}

static void
set_filter (BinomePeopleFilters *self, Filter filter, const char *value)
{
  GAction *action = g_action_map_lookup_action (self->actions, filters[filter].name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (value));
  if (filter == FILTER_MANAGER)
    follow_manager (self);
}

static void
on_filter_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BinomePeopleFilters *self = user_data;

  g_simple_action_set_state (action, value);
  follow_manager (self);
  tell (self);
}

static void
on_chosen_cb (BinomePersonChooser *chooser, gint64 id, GtkWidget *page)
{
  BinomePeopleFilters *self = g_object_get_data (G_OBJECT (page), "binome-filters");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (self == NULL)
    return;
  set_filter (self, FILTER_MANAGER, value);
  tell (self);
}

static void
on_choose_manager_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BinomePeopleFilters *self = user_data;
  BinomePersonChooser *chooser = binome_person_chooser_new (self->session, _ ("Line Manager"));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen_cb), self->page, 0);
  adw_dialog_present (ADW_DIALOG (chooser), self->page);
}

/* ---- the menu ---- */

static void
append_item (GMenu *menu, const char *label, const char *action, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

/* A company has more line managers than a menu can show. */
static void
append_manager (BinomePeopleFilters *self, GMenu *menu)
{
  g_menu_append (menu, _ ("_Choose…"), "lists.choose-manager");
  if (self->manager != NULL)
    {
      g_autofree char *name = binome_entity_dup_title (self->manager);

      append_item (menu, name, "lists.manager", get_filter (self, FILTER_MANAGER));
    }
}

/**
 * binome_people_filters_append:
 * @self: filters
 * @menu: a menu
 *
 * Appends a submenu for each filter.
 */
void
binome_people_filters_append (BinomePeopleFilters *self, GMenu *menu)
{
  for (Filter i = 0; i < N_FILTERS; i++)
    {
      g_autoptr (GMenu) submenu = g_menu_new ();
      g_autofree char *action = g_strconcat ("lists.", filters[i].name, NULL);
      g_autoptr (GMenuItem) any = g_menu_item_new (_ ("_Any"), NULL);

      g_menu_item_set_action_and_target (any, action, "s", "");
      g_menu_append_item (submenu, any);
      if (i == FILTER_MANAGER)
        append_manager (self, submenu);
      for (char **v = i < FILTER_MANAGER && self->values != NULL ? self->values->pdata[i] : NULL;
           v != NULL && *v != NULL; v++)
        append_item (submenu, *v, action, *v);
      for (const Answer *answer = filters[i].answers; answer != NULL && answer->value != NULL; answer++)
        append_item (submenu, _ (answer->label), action, answer->value);
      g_menu_append_submenu (menu, _ (filters[i].label), G_MENU_MODEL (submenu));
    }
}

/* ---- as they are kept ---- */

/* site=Lyon, a line each. */
void
binome_people_filters_write (BinomePeopleFilters *self, GString *text)
{
  for (Filter i = 0; i < N_FILTERS; i++)
    if (*get_filter (self, i) != '\0')
      g_string_append_printf (text, "%s=%s\n", filters[i].name, get_filter (self, i));
}

/**
 * binome_people_filters_read:
 * @self: filters
 * @lines: what a kept list filters by; other lines are not ours
 */
void
binome_people_filters_read (BinomePeopleFilters *self, const char *const *lines)
{
  for (Filter i = 0; i < N_FILTERS; i++)
    {
      g_autofree char *prefix = g_strconcat (filters[i].name, "=", NULL);

      set_filter (self, i, "");
      for (guint l = 0; lines[l] != NULL; l++)
        if (g_str_has_prefix (lines[l], prefix))
          set_filter (self, i, lines[l] + strlen (prefix));
    }
}

/* ---- whom they find ---- */

/* Whoever refused or withdrew has no role. */
static void
add_role (BinomeQuery *query, const char *role)
{
  static const int both[] = { BINOME_ENROLMENT_ROLE_TUTOR, BINOME_ENROLMENT_ROLE_TUTEE };
  static const int states[] = {
    BINOME_ENROLMENT_STATE_IDENTIFIED,     BINOME_ENROLMENT_STATE_INVITED,
    BINOME_ENROLMENT_STATE_INTERESTED,     BINOME_ENROLMENT_STATE_APPLIED,
    BINOME_ENROLMENT_STATE_MANAGER_AGREED, BINOME_ENROLMENT_STATE_INTERVIEWED,
    BINOME_ENROLMENT_STATE_ACCEPTED,       BINOME_ENROLMENT_STATE_WAITING,
    BINOME_ENROLMENT_STATE_MATCHED,        BINOME_ENROLMENT_STATE_DONE,
    BINOME_ENROLMENT_STATE_UNAVAILABLE,
  };
  BinomeQueryChoices choices[]
      = { { BINOME_ENROLMENT_ROLE, both, 2 }, { BINOME_ENROLMENT_STATE, states, G_N_ELEMENTS (states) } };
  gboolean none = g_str_equal (role, "none");

  if (!none)
    {
      choices[0].values = g_str_equal (role, "tutor") ? both : both + 1;
      choices[0].n_values = 1;
    }
  binome_query_where_referred (query, !none, BINOME_TYPE_ENROLMENT, BINOME_ENROLMENT_PERSON, choices);
}

static void
add_presence (BinomeQuery *query, const char *presence)
{
  BinomeDate today = binome_clock_today ();

  if (g_str_equal (presence, "today"))
    binome_query_where_day (query, BINOME_PERSON_HIRED_ON, BINOME_PERSON_LEAVES_ON, today);
  else if (g_str_equal (presence, "to-come"))
    binome_query_where_date (query, BINOME_PERSON_HIRED_ON, BINOME_QUERY_GREATER, today + 1);
  else
    binome_query_where_date (query, BINOME_PERSON_LEAVES_ON, BINOME_QUERY_LESS, today - 1);
}

static void
add_seniority (BinomeQuery *query, const char *span)
{
  guint i = (guint)CLAMP (g_ascii_strtoll (span, NULL, 10), 0, (gint64)G_N_ELEMENTS (seniorities) - 1);
  BinomeDate today = binome_clock_today ();

  binome_query_where_date (query, BINOME_PERSON_HIRED_ON, BINOME_QUERY_LESS,
                           binome_date_add_months (today, -seniorities[i].from));
  if (seniorities[i].below > 0)
    binome_query_where_date (query, BINOME_PERSON_HIRED_ON, BINOME_QUERY_GREATER,
                             binome_date_add_months (today, -seniorities[i].below) + 1);
}

/**
 * binome_people_filters_add_conditions:
 * @self: filters
 * @query: of people
 *
 * Narrows @query, as of today.
 */
void
binome_people_filters_add_conditions (BinomePeopleFilters *self, BinomeQuery *query)
{
  for (Filter i = 0; i < N_FILTERS; i++)
    {
      const char *value = get_filter (self, i);

      if (*value == '\0')
        continue;
      if (i < FILTER_MANAGER)
        binome_query_where_text (query, filters[i].field, value);
      else if (i == FILTER_MANAGER)
        binome_query_where_integer (query, BINOME_PERSON_MANAGER, BINOME_QUERY_EQUAL, get_manager (self));
      else if (i == FILTER_ROLE)
        add_role (query, value);
      else if (i == FILTER_PRESENCE)
        add_presence (query, value);
      else
        add_seniority (query, value);
    }
}

static const char *
find_label (const Answer *answers, const char *value)
{
  for (const Answer *answer = answers; answer->value != NULL; answer++)
    if (g_str_equal (answer->value, value))
      return _ (answer->label);

  return value;
}

static const char *
describe_manager (BinomePeopleFilters *self)
{
  g_autofree char *name = self->manager != NULL ? binome_entity_dup_title (self->manager) : NULL;

  g_clear_pointer (&self->title, g_free);
  if (name == NULL || *name == '\0')
    return _ ("Line Manager");

  /* Translators: %s is a line manager; the people are shown whom they lead. */
  self->title = g_strdup_printf (_ ("Led by %s"), name);
  return self->title;
}

/**
 * binome_people_filters_get_title:
 * @self: filters
 *
 * Returns: (nullable): what is filtered by first, in the user’s words; %NULL without a filter
 */
const char *
binome_people_filters_get_title (BinomePeopleFilters *self)
{
  for (Filter i = 0; i < N_FILTERS; i++)
    {
      const char *value = get_filter (self, i);

      if (*value == '\0')
        continue;
      if (i == FILTER_MANAGER)
        return describe_manager (self);
      return filters[i].answers != NULL ? find_label (filters[i].answers, value) : value;
    }

  return NULL;
}

/* ---- what there is to filter by ---- */

/**
 * binome_people_filters_load:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): what there is in the fields, to be taken
 */
GPtrArray *
binome_people_filters_load (BinomeDb *db, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (gsize i = 0; i < FILTER_MANAGER; i++)
    {
      GStrv found = binome_person_list_values (db, filters[i].field, VALUES_LIMIT, error);

      if (found == NULL)
        return NULL;
      g_ptr_array_add (values, found);
    }

  return g_steal_pointer (&values);
}

/* Offers what was loaded: @values is (transfer full). */
void
binome_people_filters_take (BinomePeopleFilters *self, GPtrArray *values)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = values;
}

/**
 * binome_people_filters_new:
 * @session: what the window works on
 * @page: the page of people, which keeps the filters as its data “binome-filters”
 * @actions: gets the actions of the menu; they have the prefix “lists”
 * @changed: called with @user_data when another filter is chosen
 * @user_data: (nullable): for @changed
 *
 * Returns: (transfer full): filters that let everybody through
 */
BinomePeopleFilters *
binome_people_filters_new (BinomeSession *session, GtkWidget *page, GActionMap *actions,
                           BinomePeopleFiltersChanged changed, gpointer user_data)
{
  static const GActionEntry choose[] = { { .name = "choose-manager", .activate = on_choose_manager_cb } };
  BinomePeopleFilters *self = g_new0 (BinomePeopleFilters, 1);

  self->session = g_object_ref (session);
  self->page = page;
  self->actions = actions;
  self->changed = changed;
  self->user_data = user_data;
  g_object_set_data (G_OBJECT (page), "binome-filters", self);
  g_action_map_add_action_entries (actions, choose, G_N_ELEMENTS (choose), self);
  for (Filter i = 0; i < N_FILTERS; i++)
    {
      const GActionEntry entry
          = { .name = filters[i].name, .parameter_type = "s", .state = "''", .change_state = on_filter_cb };

      g_action_map_add_action_entries (actions, &entry, 1, self);
    }
  return self;
}

void
binome_people_filters_free (BinomePeopleFilters *self)
{
  g_object_set_data (G_OBJECT (self->page), "binome-filters", NULL);
  g_clear_object (&self->session);
  forget_manager (self);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->title);
  g_free (self);
}
