/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A skill of the framework: what it is called, what one can observe of it, what its levels mean. */

#include "setup/binome-skill-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-skill-framework.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-form-dialog.h"

static const guint skill_fields[]
    = { BINOME_SKILL_TITLE, BINOME_SKILL_DOMAIN, BINOME_SKILL_CODE, BINOME_SKILL_DESCRIPTION };
static const guint observable_fields[] = { BINOME_OBSERVABLE_TITLE };
static const guint wording_fields[] = { BINOME_SKILL_WORDING_LEVEL, BINOME_SKILL_WORDING_WORDING };
static const guint words_fields[] = { BINOME_SKILL_WORDING_WORDING };

/* What the lists of a dialog are about. */
typedef struct
{
  BinomeSession *session;
  gint64 skill;
} Context;

static void
context_free (gpointer data)
{
  g_object_unref (((Context *)data)->session);
  g_free (data);
}

static Context *
context_of (gpointer list)
{
  return g_object_get_data (G_OBJECT (list), "binome-context");
}

/* ---- a new one ---- */

static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_insert (db, data, error);
}

static gboolean
observable_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_framework_add_observable (db, data, error);
}

static gboolean
wording_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_framework_add_wording (db, data, error);
}

/* Takes @entity. */
static AdwDialog *
make_form (BinomeSession *session, BinomeEntity *entity, const char *title, const guint *fields,
           guint n_fields, BinomeWork work)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (title, _ ("_Add"));

  binome_form_dialog_add_fields (dialog, binome_form_dialog_add_group (dialog, NULL, NULL), entity, fields,
                                 n_fields);
  binome_form_dialog_set_work (dialog, session, title, work, entity, g_object_unref);
  return ADW_DIALOG (dialog);
}

/**
 * binome_skill_form_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): a form for a new skill
 */
AdwDialog *
binome_skill_form_new (BinomeSession *session)
{
  return make_form (session, BINOME_ENTITY (binome_skill_new ()), _ ("Add a Skill"), skill_fields,
                    G_N_ELEMENTS (skill_fields), insert_work);
}

/* ---- criteria and levels ---- */

static void
show_observable (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (entity, BINOME_OBSERVABLE_TITLE));
}

static void
show_wording (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  /* Translators: a level of a skill, from 0 to 4. */
  g_autofree char *title
      = g_strdup_printf (_ ("Level %d"), (int)binome_entity_get_integer (entity, BINOME_SKILL_WORDING_LEVEL));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, binome_entity_get_text (entity, BINOME_SKILL_WORDING_WORDING));
}

static void
on_add_observable_cb (BinomeEntityList *list)
{
  Context *context = context_of (list);
  BinomeEntity *entity = BINOME_ENTITY (binome_observable_new ());

  binome_entity_set_reference (entity, BINOME_OBSERVABLE_SKILL, context->skill);
  adw_dialog_present (make_form (context->session, entity, _ ("Add a Criterion"), observable_fields,
                                 G_N_ELEMENTS (observable_fields), observable_work),
                      GTK_WIDGET (list));
}

static void
on_add_wording_cb (BinomeEntityList *list)
{
  Context *context = context_of (list);
  BinomeEntity *entity = BINOME_ENTITY (binome_skill_wording_new ());
  GListModel *known = g_object_get_data (G_OBJECT (list), "binome-model");

  binome_entity_set_reference (entity, BINOME_SKILL_WORDING_SKILL, context->skill);
  binome_entity_set_integer (entity, BINOME_SKILL_WORDING_LEVEL, MIN (g_list_model_get_n_items (known), 4));
  adw_dialog_present (make_form (context->session, entity, _ ("Word a Level"), wording_fields,
                                 G_N_ELEMENTS (wording_fields), wording_work),
                      GTK_WIDGET (list));
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *entity)
{
  gboolean is_wording = BINOME_IS_SKILL_WORDING (entity);

  adw_dialog_present (ADW_DIALOG (binome_edit_dialog_new (context_of (list)->session, entity,
                                                          is_wording ? words_fields : observable_fields, 1)),
                      GTK_WIDGET (list));
}

static GtkWidget *
make_list (BinomeSession *session, gint64 skill, GType type, guint reference, guint sort,
           BinomeEntityListShow show, GCallback on_add)
{
  BinomeEntityList *list = g_object_new (BINOME_TYPE_ENTITY_LIST, "margin-top", 18, NULL);
  Context *context = g_new0 (Context, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (type);
  g_autoptr (BinomeListModel) model = NULL;

  context->session = g_object_ref (session);
  context->skill = skill;
  g_object_set_data_full (G_OBJECT (list), "binome-context", context, context_free);
  binome_query_where_integer (query, reference, BINOME_QUERY_EQUAL, skill);
  binome_query_sort (query, sort, FALSE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  g_object_set_data_full (G_OBJECT (list), "binome-model", g_object_ref (model), g_object_unref);
  binome_entity_list_set_model (list, model, show, NULL);
  g_signal_connect (list, "add", on_add, NULL);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), NULL);
  return GTK_WIDGET (list);
}

/**
 * binome_skill_dialog_new:
 * @session: what the window works on
 * @skill: the id of a skill
 * @used: whether somebody offers it, wants it, or was assessed on it: then it cannot be deleted
 *
 * Returns: (transfer floating): a dialog to change a skill, its criteria and its levels
 */
AdwDialog *
binome_skill_dialog_new (BinomeSession *session, gint64 skill, gboolean used)
{
  g_autoptr (BinomeEntity) entity
      = binome_store_get (binome_session_get_store (session), BINOME_TYPE_SKILL, skill);
  BinomeEditDialog *dialog
      = binome_edit_dialog_new (session, entity, skill_fields, G_N_ELEMENTS (skill_fields));
  AdwPreferencesGroup *group = binome_edit_dialog_get_group (dialog);
  GtkWidget *criteria
      = make_list (session, skill, BINOME_TYPE_OBSERVABLE, BINOME_OBSERVABLE_SKILL,
                   BINOME_OBSERVABLE_POSITION, show_observable, G_CALLBACK (on_add_observable_cb));
  GtkWidget *levels = make_list (session, skill, BINOME_TYPE_SKILL_WORDING, BINOME_SKILL_WORDING_SKILL,
                                 BINOME_SKILL_WORDING_LEVEL, show_wording, G_CALLBACK (on_add_wording_cb));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (criteria), _ ("Observable Criteria"));
  binome_entity_list_set_add_label (BINOME_ENTITY_LIST (criteria), _ ("Add a Criterion"));
  binome_entity_list_set_empty_text (BINOME_ENTITY_LIST (criteria),
                                     _ ("What can one see or hear that shows this skill?"));
  adw_preferences_group_add (group, criteria);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (levels), _ ("Levels"));
  binome_entity_list_set_add_label (BINOME_ENTITY_LIST (levels), _ ("Word a Level"));
  binome_entity_list_set_empty_text (BINOME_ENTITY_LIST (levels),
                                     _ ("What do the levels 0 to 4 mean for this skill?"));
  adw_preferences_group_add (group, levels);
  if (used)
    binome_edit_dialog_forbid_delete (dialog);
  return ADW_DIALOG (dialog);
}
