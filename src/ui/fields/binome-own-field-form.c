/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of one field of the company’s own: what it is called, whom it is about, and what it holds. */

#include "fields/binome-own-field-form.h"

#include <glib/gi18n-lib.h>

#include "binome-own-fields.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

/* The rows that depend on the kind; they live as long as the form. */
typedef struct
{
  BinomeEntity *definition;
  AdwPreferencesGroup *seen;
  GtkWidget *choices;
  GtkWidget *listed;
  GtkWidget *matching;
} Rows;

static void
rows_free (gpointer data)
{
  g_object_unref (((Rows *)data)->definition);
  g_free (data);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_keep (db, data, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_remove (db, *(gint64 *)data, error);
}

/* What the kind does not allow is not offered, and said why. */
static void
show_kind (AdwDialog *form)
{
  const Rows *rows = g_object_get_data (G_OBJECT (form), "binome-rows");
  BinomeFieldKind kind
      = (BinomeFieldKind)binome_entity_get_choice (rows->definition, BINOME_FIELD_DEFINITION_KIND);
  gboolean structured = binome_own_answer_is_structured (kind);

  gtk_widget_set_visible (rows->choices, binome_own_answer_has_choices (kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (rows->listed),
                               binome_entity_get_choice (rows->definition, BINOME_FIELD_DEFINITION_SCOPE)
                                       == BINOME_FIELD_SCOPE_PERSON
                                   ? _ ("Of people, tutors and tutees.")
                                   : _ ("Of those who take part."));
  gtk_widget_set_sensitive (rows->matching, structured);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (rows->matching),
                               binome_own_fields_get_matching_hint (rows->definition));
  if (!structured && binome_entity_get_boolean (rows->definition, BINOME_FIELD_DEFINITION_MATCHING))
    binome_entity_set_boolean (rows->definition, BINOME_FIELD_DEFINITION_MATCHING, FALSE);
}

/* What comes of it that only some see it. */
static void
show_audience (AdwDialog *form)
{
  static const char *const words[] = {
    [BINOME_FIELD_AUDIENCE_COORDINATORS] = N_ ("On no registration form, in no letter and in no document."),
    [BINOME_FIELD_AUDIENCE_SUBJECT] = N_ ("Asked on their registration form; letters to them may tell it."),
    [BINOME_FIELD_AUDIENCE_EVERYONE]
    = N_ ("Asked on the registration form; every letter and document may tell it."),
  };
  const Rows *rows = g_object_get_data (G_OBJECT (form), "binome-rows");
  int audience = binome_entity_get_choice (rows->definition, BINOME_FIELD_DEFINITION_AUDIENCE);

  adw_preferences_group_set_description (rows->seen, _ (words[audience]));
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, BinomeEntity *definition, guint field, const char *subtitle)
{
  GtkWidget *row = binome_entity_row_new (definition, field);

  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_rows (BinomeFormDialog *form, BinomeEntity *definition)
{
  static const guint title[] = { BINOME_FIELD_DEFINITION_TITLE };
  AdwPreferencesGroup *what = binome_form_dialog_add_group (form, NULL, NULL);
  AdwPreferencesGroup *seen = binome_form_dialog_add_group (form, NULL, "");
  AdwPreferencesGroup *rules = binome_form_dialog_add_group (form, _ ("Rules"), NULL);
  Rows *rows = g_new0 (Rows, 1);

  rows->definition = g_object_ref (definition);
  binome_form_dialog_add_fields (form, what, definition, title, G_N_ELEMENTS (title));
  add_row (what, definition, BINOME_FIELD_DEFINITION_SCOPE, NULL);
  add_row (what, definition, BINOME_FIELD_DEFINITION_KIND, NULL);
  rows->choices = add_row (what, definition, BINOME_FIELD_DEFINITION_CHOICES, NULL);
  rows->seen = seen;
  add_row (seen, definition, BINOME_FIELD_DEFINITION_AUDIENCE, NULL);
  add_row (rules, definition, BINOME_FIELD_DEFINITION_REQUIRED,
           _ ("Forms mark it, and it cannot be emptied."));
  add_row (rules, definition, BINOME_FIELD_DEFINITION_SENSITIVE,
           _ ("Never found by a search, and left out of exports unless asked for."));
  rows->listed = add_row (rules, definition, BINOME_FIELD_DEFINITION_LISTED, "");
  rows->matching = add_row (rules, definition, BINOME_FIELD_DEFINITION_MATCHING, "");
  g_object_set_data_full (G_OBJECT (form), "binome-rows", rows, rows_free);
  g_signal_connect_object (definition, "notify::kind", G_CALLBACK (show_kind), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (definition, "notify::scope", G_CALLBACK (show_kind), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (definition, "notify::audience", G_CALLBACK (show_audience), form,
                           G_CONNECT_SWAPPED);
  show_audience (ADW_DIALOG (form));
  show_kind (ADW_DIALOG (form));
}

/* Takes @definition. */
static BinomeFormDialog *
make_form (BinomeSession *session, BinomeEntity *definition, const char *title, const char *accept,
           const char *action)
{
  BinomeFormDialog *form = binome_form_dialog_new (title, accept);

  add_rows (form, definition);
  binome_form_dialog_set_work (form, session, action, keep_work, definition, g_object_unref);
  return form;
}

/**
 * binome_own_field_form_new:
 * @session: what the window works on
 * @scope: whom the field is about at first
 *
 * Returns: (transfer floating): a form that adds a field
 */
AdwDialog *
binome_own_field_form_new (BinomeSession *session, BinomeFieldScope scope)
{
  BinomeEntity *definition = BINOME_ENTITY (binome_field_definition_new ());

  binome_entity_set_choice (definition, BINOME_FIELD_DEFINITION_SCOPE, (int)scope);
  return ADW_DIALOG (make_form (session, definition, _ ("Add a Field"), _ ("_Add"), _ ("Add a field")));
}

/**
 * binome_own_field_form_new_for:
 * @session: what the window works on
 * @definition: a live field
 *
 * Returns: (transfer floating): a form that changes it, or removes it with what it holds
 */
AdwDialog *
binome_own_field_form_new_for (BinomeSession *session, BinomeEntity *definition)
{
  BinomeEntity *copy = binome_entity_copy (definition);
  const char *title = binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE);
  /* Translators: %s is the name of a field. */
  g_autofree char *action = g_strdup_printf (_ ("Change the field “%s”"), title);
  /* Translators: %s is the name of a field. */
  g_autofree char *removed = g_strdup_printf (_ ("“%s” removed, with all its answers"), title);
  BinomeFormDialog *form;

  form = make_form (session, copy, _ ("Field"), _ ("_Change"), action);
  binome_form_dialog_add_remove_row (form, session, _ ("_Remove the Field and Its Answers"),
                                     _ ("Remove a field"), remove_work, binome_entity_get_id (definition),
                                     removed);
  return ADW_DIALOG (form);
}
