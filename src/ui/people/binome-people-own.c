/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the company’s own in the list of people: a menu says which are columns, and another one
 * filters by those that have a few answers. */

#include "people/binome-people-own.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-own-fields.h"
#include "people/binome-people-own-column.h"
#include "people/binome-person-tile.h"

/* What a filter is called in a kept list, before the id of the field. */
#define PREFIX "own-"

/* What an action that filters is at for whoever has not answered: no answer is like that. */
#define UNANSWERED "\n"

#define ID_FORMAT "%" G_GINT64_FORMAT

struct _BinomePeopleOwn
{
  BinomeSession *session;
  GtkWidget *page; /* not owned: it owns us */
  GtkColumnView *view;
  BinomePeopleOwnChanged changed;
  gpointer user_data;

  GPtrArray *fields;
  BinomePeopleOwnTexts *texts; /* of the columns, together */
  GPtrArray *columns;          /* of BinomePeopleOwnColumn */
  GHashTable *filters;         /* field (gint64) to the answer that is looked for */
  GSimpleActionGroup *actions;
};

static BinomeEntity *
find_field (BinomePeopleOwn *self, gint64 id)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (binome_entity_get_id (self->fields->pdata[i]) == id)
      return self->fields->pdata[i];

  return NULL;
}

static BinomeFieldKind
kind_of (BinomeEntity *definition)
{
  return (BinomeFieldKind)binome_entity_get_choice (definition, BINOME_FIELD_DEFINITION_KIND);
}

/* The field that an action such as “filter-17” is about. */
static gint64
field_of (GSimpleAction *action)
{
  const char *dash = strrchr (g_action_get_name (G_ACTION (action)), '-');

  return g_ascii_strtoll (dash + 1, NULL, 10);
}

/* ---- filters ---- */

/* The answers that a menu can offer; none for a field that holds anything. */
static GStrv
list_answers (BinomeEntity *definition)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  static const char *const scale[] = { "-2", "-1", "0", "1", "2", NULL };
  static const char *const none[] = { NULL };

  if (kind_of (definition) == BINOME_FIELD_KIND_YES_NO)
    return g_strdupv ((GStrv)yes_no);
  if (kind_of (definition) == BINOME_FIELD_KIND_SCALE)
    return g_strdupv ((GStrv)scale);
  if (binome_own_answer_has_choices (kind_of (definition)))
    return binome_own_answer_split (binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_CHOICES));

  return g_strdupv ((GStrv)none);
}

/* What the state of an action is for an answer that is looked for; %NULL for any. */
static GVariant *
make_state (const char *answer)
{
  return g_variant_new_string (answer == NULL ? "" : *answer == '\0' ? UNANSWERED : answer);
}

/* @answer is "" for whoever has not answered, %NULL for everybody. */
static void
set_filter (BinomePeopleOwn *self, gint64 field, const char *answer)
{
  g_autofree char *name = g_strdup_printf ("filter-" ID_FORMAT, field);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), make_state (answer));
  if (answer != NULL)
    g_hash_table_insert (self->filters, g_memdup2 (&field, sizeof field), g_strdup (answer));
  else
    g_hash_table_remove (self->filters, &field);
}

static void
on_filter_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BinomePeopleOwn *self = user_data;

  const char *chosen = g_variant_get_string (value, NULL);

  set_filter (self, field_of (action),
              *chosen == '\0'                    ? NULL
              : g_str_equal (chosen, UNANSWERED) ? ""
                                                 : chosen);
  self->changed (self->user_data, TRUE);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);

  g_menu_item_set_label (item, escaped);
  if (target != NULL)
    g_menu_item_set_action_and_target (item, action, "s", target);
  else
    g_menu_item_set_action_and_target (item, action, NULL);
  g_menu_append_item (menu, item);
}

/**
 * binome_people_own_append_filters:
 * @self: the fields
 * @menu: a menu
 *
 * Appends a submenu for each field: who has given an answer, where there are a few to choose from, and who
 * has not answered.
 */
void
binome_people_own_append_filters (BinomePeopleOwn *self, GMenu *menu)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      BinomeEntity *definition = self->fields->pdata[i];
      g_auto (GStrv) answers = list_answers (definition);
      g_autofree char *action = g_strdup_printf ("own.filter-" ID_FORMAT, binome_entity_get_id (definition));
      g_autoptr (GMenu) submenu = g_menu_new ();
      g_autoptr (GMenuItem) any = g_menu_item_new (_ ("_Any"), NULL);

      g_menu_item_set_action_and_target (any, action, "s", "");
      g_menu_append_item (submenu, any);
      for (guint a = 0; answers[a] != NULL; a++)
        {
          g_autofree char *label = binome_own_answer_format (definition, answers[a]);

          append_item (submenu, label, action, answers[a]);
        }
      append_item (submenu, C_ ("answer", "Not said"), action, UNANSWERED);
      g_menu_append_submenu (menu, binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE),
                             G_MENU_MODEL (submenu));
    }
}

/* own-17=French, a line each. */
void
binome_people_own_write_filters (BinomePeopleOwn *self, GString *text)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      gint64 id = binome_entity_get_id (self->fields->pdata[i]);
      const char *answer = g_hash_table_lookup (self->filters, &id);

      if (answer != NULL)
        g_string_append_printf (text, PREFIX ID_FORMAT "=%s\n", id, answer);
    }
}

/**
 * binome_people_own_read_filters:
 * @self: the fields
 * @lines: what a kept list filters by; other lines are not ours
 */
void
binome_people_own_read_filters (BinomePeopleOwn *self, const char *const *lines)
{
  for (guint i = 0; i < self->fields->len; i++)
    set_filter (self, binome_entity_get_id (self->fields->pdata[i]), NULL);
  for (guint l = 0; lines[l] != NULL; l++)
    {
      const char *equal = strchr (lines[l], '=');
      gint64 id
          = g_str_has_prefix (lines[l], PREFIX) ? g_ascii_strtoll (lines[l] + strlen (PREFIX), NULL, 10) : 0;

      if (equal != NULL && find_field (self, id) != NULL)
        set_filter (self, id, equal + 1);
    }
}

/* Narrows a query of people by the filters. */
void
binome_people_own_add_conditions (BinomePeopleOwn *self, BinomeQuery *query)
{
  GHashTableIter iter;
  gpointer field, answer;

  g_hash_table_iter_init (&iter, self->filters);
  while (g_hash_table_iter_next (&iter, &field, &answer))
    binome_query_where_own (query, *(gint64 *)field, answer);
}

/* The answer that is looked for, one of them, in the user’s words; %NULL without a filter. */
const char *
binome_people_own_get_filter (BinomePeopleOwn *self)
{
  GHashTableIter iter;
  gpointer answer;

  g_hash_table_iter_init (&iter, self->filters);
  if (!g_hash_table_iter_next (&iter, NULL, &answer))
    return NULL;

  return *(const char *)answer != '\0' ? answer : C_ ("answer", "Not said");
}

/* ---- columns ---- */

typedef struct
{
  gint64 field;
  gboolean listed;
} Listing;

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  const Listing *listing = data;
  g_autoptr (BinomeEntity) definition
      = binome_db_get (db, BINOME_TYPE_FIELD_DEFINITION, listing->field, error);

  if (definition == NULL)
    return FALSE;
  binome_entity_set_boolean (definition, BINOME_FIELD_DEFINITION_LISTED, listing->listed);
  return binome_db_update_fields (db, definition, G_GUINT64_CONSTANT (1) << BINOME_FIELD_DEFINITION_LISTED,
                                  error);
}

static void
on_column_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BinomePeopleOwn *self = user_data;
  Listing *listing = g_new0 (Listing, 1);

  listing->field = field_of (action);
  listing->listed = g_variant_get_boolean (value);
  binome_session_write (self->session, self->page, _ ("Choose the columns"), list_work, listing, g_free,
                        NULL);
}

/**
 * binome_people_own_make_columns_menu:
 * @self: the fields
 *
 * Returns: (transfer full): the fields, to choose which are columns
 */
GMenuModel *
binome_people_own_make_columns_menu (BinomePeopleOwn *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *action
          = g_strdup_printf ("own.column-" ID_FORMAT, binome_entity_get_id (self->fields->pdata[i]));

      append_item (menu, binome_entity_get_text (self->fields->pdata[i], BINOME_FIELD_DEFINITION_TITLE),
                   action, NULL);
    }
  return G_MENU_MODEL (menu);
}

/**
 * binome_people_own_add_order:
 * @self: the fields
 * @query: of people
 * @column: the id of the column that is sorted by
 * @descending: whether the greatest comes first
 *
 * Returns: whether that is a column of ours, and @query is sorted by it
 */
gboolean
binome_people_own_add_order (BinomePeopleOwn *self, BinomeQuery *query, const char *column,
                             gboolean descending)
{
  gint64 id = g_str_has_prefix (column, PREFIX) ? g_ascii_strtoll (column + strlen (PREFIX), NULL, 10) : 0;
  BinomeEntity *definition = find_field (self, id);
  BinomeFieldKind kind;

  if (definition == NULL)
    return FALSE;

  kind = kind_of (definition);
  binome_query_sort_own (
      query, id,
      kind == BINOME_FIELD_KIND_NUMBER || kind == BINOME_FIELD_KIND_SCALE    ? BINOME_QUERY_ORDER_NUMBER
      : kind == BINOME_FIELD_KIND_LEVELS || kind == BINOME_FIELD_KIND_CHOICE ? BINOME_QUERY_ORDER_CHOICE
                                                                             : BINOME_QUERY_ORDER_TEXT,
      descending);
  return TRUE;
}

static void
remove_columns (BinomePeopleOwn *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    gtk_column_view_remove_column (self->view, binome_people_own_column_get_column (self->columns->pdata[i]));
  g_ptr_array_set_size (self->columns, 0);
}

/* Where there is no room for columns, the texts stand together below a name. */
static void
add_columns (BinomePeopleOwn *self)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();

  for (guint i = 0; i < self->fields->len; i++)
    if (binome_entity_get_boolean (self->fields->pdata[i], BINOME_FIELD_DEFINITION_LISTED))
      {
        BinomePeopleOwnColumn *column
            = binome_people_own_column_new (self->session, self->page, self->view, self->fields->pdata[i]);

        gtk_column_view_append_column (self->view, binome_people_own_column_get_column (column));
        g_ptr_array_add (self->columns, column);
        g_ptr_array_add (listed, self->fields->pdata[i]);
      }
  binome_people_own_texts_set_fields (self->texts, listed);
}

/* ---- reading ---- */

static void
make_actions (BinomePeopleOwn *self)
{
  g_clear_object (&self->actions);
  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < self->fields->len; i++)
    {
      BinomeEntity *definition = self->fields->pdata[i];
      gint64 id = binome_entity_get_id (definition);
      g_autofree char *filter = g_strdup_printf ("filter-" ID_FORMAT, id);
      g_autofree char *column = g_strdup_printf ("column-" ID_FORMAT, id);
      gboolean listed = binome_entity_get_boolean (definition, BINOME_FIELD_DEFINITION_LISTED);
      const GActionEntry entries[] = {
        { .name = filter, .parameter_type = "s", .state = "''", .change_state = on_filter_cb },
        { .name = column, .state = listed ? "true" : "false", .change_state = on_column_cb },
      };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
      g_simple_action_set_state (
          G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), filter)),
          make_state (g_hash_table_lookup (self->filters, &id)));
    }
  gtk_widget_insert_action_group (self->page, "own", G_ACTION_GROUP (self->actions));
}

/* A filter of a field that is gone, or has other choices, finds nobody: it goes. */
static gboolean
drop_filters (BinomePeopleOwn *self)
{
  GHashTableIter iter;
  gpointer field, answer;
  gboolean dropped = FALSE;

  g_hash_table_iter_init (&iter, self->filters);
  while (g_hash_table_iter_next (&iter, &field, &answer))
    {
      BinomeEntity *definition = find_field (self, *(gint64 *)field);
      g_auto (GStrv) answers = definition != NULL ? list_answers (definition) : NULL;

      if (answers == NULL
          || (*(const char *)answer != '\0' && !g_strv_contains ((const char *const *)answers, answer)))
        {
          g_hash_table_iter_remove (&iter);
          dropped = TRUE;
        }
    }
  return dropped;
}

static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (binome_entity_get_id (a->pdata[i]) != binome_entity_get_id (b->pdata[i]))
        return FALSE;
      for (guint f = 0; f < binome_entity_get_n_fields (a->pdata[i]); f++)
        {
          g_autofree char *x = g_strdup_value_contents (binome_entity_peek (a->pdata[i], f));
          g_autofree char *y = g_strdup_value_contents (binome_entity_peek (b->pdata[i], f));

          if (!g_str_equal (x, y))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray **fields = data;

  *fields = binome_own_fields_list_of (db, BINOME_FIELD_SCOPE_PERSON, error);
  return *fields != NULL;
}

static void
fields_free (gpointer data)
{
  g_clear_pointer ((GPtrArray **)data, g_ptr_array_unref);
  g_free (data);
}

static void
on_read_cb (GtkWidget *page, gpointer data)
{
  BinomePeopleOwn *self = g_object_get_data (G_OBJECT (page), "binome-people-own");
  GPtrArray **fields = data;
  gboolean dropped;

  if (self == NULL || are_same (self->fields, *fields))
    return;

  g_ptr_array_unref (self->fields);
  self->fields = g_steal_pointer (fields);
  dropped = drop_filters (self);
  make_actions (self);
  remove_columns (self);
  add_columns (self);
  self->changed (self->user_data, dropped);
}

/* Returns: (transfer none): what people have answered to the fields that are columns, in one line each. */
BinomePeopleOwnTexts *
binome_people_own_get_texts (BinomePeopleOwn *self)
{
  return self->texts;
}

/**
 * binome_people_own_refresh:
 * @self: the fields
 *
 * Reads which fields there are.
 */
void
binome_people_own_refresh (BinomePeopleOwn *self)
{
  binome_session_read (self->session, self->page, read_work, g_new0 (GPtrArray *, 1), fields_free,
                       on_read_cb);
}

/**
 * binome_people_own_new:
 * @session: what the window works on
 * @page: the page of people, which keeps the fields as its data “binome-people-own”
 * @view: gets the columns
 * @changed: called when another filter is chosen, or there are other fields
 * @user_data: for @changed
 *
 * Returns: (transfer full): the fields of the list
 */
BinomePeopleOwn *
binome_people_own_new (BinomeSession *session, GtkWidget *page, GtkColumnView *view,
                       BinomePeopleOwnChanged changed, gpointer user_data)
{
  BinomePeopleOwn *self = g_new0 (BinomePeopleOwn, 1);

  self->session = g_object_ref (session);
  self->page = page;
  self->view = g_object_ref (view);
  self->changed = changed;
  self->user_data = user_data;
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->texts = binome_people_own_texts_new (session, page, TRUE, binome_person_tile_show_own);
  self->filters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  make_actions (self);
  g_object_set_data (G_OBJECT (page), "binome-people-own", self);
  return self;
}

void
binome_people_own_free (BinomePeopleOwn *self)
{
  g_object_set_data (G_OBJECT (self->page), "binome-people-own", NULL);
  gtk_widget_insert_action_group (self->page, "own", NULL);
  remove_columns (self);
  g_object_unref (self->texts);
  g_object_unref (self->view);
  g_object_unref (self->session);
  g_object_unref (self->actions);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->filters);
  g_free (self);
}
