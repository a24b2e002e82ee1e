/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria kept under a name: what is not the same now, to use them again, or to remove them. */

#include "criteria/binome-criteria-sets-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-sets.h"
#include "binome-feedback.h"
#include "binome-criterion-words.h"
#include "widgets/binome-form-dialog.h"
#include "widgets/binome-plain-dialog.h"

/**
 * binome_criteria_set_dup_name:
 * @set: a #BinomeCriteriaSet
 *
 * Returns: (transfer full): its name with its version
 */
char *
binome_criteria_set_dup_name (BinomeEntity *set)
{
  const char *title = binome_entity_get_text (set, BINOME_CRITERIA_SET_TITLE);
  gint64 version = binome_entity_get_integer (set, BINOME_CRITERIA_SET_VERSION);

  if (version <= 1)
    return g_strdup (title);
  /* Translators: the name of a set of criteria, and its version. */
  return g_strdup_printf (_ ("%1$s, version %2$d"), title, (int)version);
}

/* ---- keeping ---- */

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_criteria_set_keep (db, binome_entity_get_reference (data, BINOME_CRITERIA_SET_PROGRAMME),
                                   binome_entity_get_text (data, BINOME_CRITERIA_SET_TITLE), NULL, error);
}

/**
 * binome_criteria_keep_dialog_new:
 * @session: what the window works on, with a programme
 *
 * Returns: (transfer floating): a form to keep the criteria of now under a name
 */
AdwDialog *
binome_criteria_keep_dialog_new (BinomeSession *session)
{
  static const guint fields[] = { BINOME_CRITERIA_SET_TITLE };
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Keep These Criteria"), _ ("_Keep"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, NULL, _ ("A name that is there already gets a new version; the older ones stay."));
  BinomeEntity *set = BINOME_ENTITY (binome_criteria_set_new ());

  binome_entity_set_reference (set, BINOME_CRITERIA_SET_PROGRAMME, binome_session_get_programme_id (session));
  binome_form_dialog_add_fields (dialog, group, set, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (dialog, session, _ ("Keep the criteria under a name"), keep_work, set,
                               g_object_unref);
  return ADW_DIALOG (dialog);
}

/* ---- comparing ---- */

typedef struct
{
  BinomeSession *session;
  BinomeCriteriaFields *fields;
  gint64 set;
  gint64 programme;
  char *name;
  GPtrArray *kept;
  GPtrArray *now;
  GStrv left_out;
  AdwDialog *dialog;
} Comparison;

static void
comparison_clear (gpointer data)
{
  Comparison *self = data;

  g_object_unref (self->session);
  g_clear_pointer (&self->fields, binome_criteria_fields_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->now, g_ptr_array_unref);
  g_strfreev (self->left_out);
  g_free (self->name);
}

/* The dialog has it, and so has what is read for it. */
static void
comparison_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, comparison_clear);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Comparison *self = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERION);

  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, self->programme);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  self->kept = binome_criteria_set_read (db, self->set, &self->left_out, error);
  self->now = self->kept != NULL ? binome_db_select (db, query, error) : NULL;
  return self->now != NULL;
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

/* The criterion in a sentence; whether it is in use belongs to it. */
static char *
dup_words (Comparison *self, BinomeEntity *criterion)
{
  g_autofree char *sentence = binome_criterion_dup_sentence (criterion, self->fields);

  if (binome_entity_get_boolean (criterion, BINOME_CRITERION_ACTIVE))
    return g_steal_pointer (&sentence);
  /* Translators: %s is a criterion in a sentence. */
  return g_strdup_printf (_ ("Not in use. %s"), sentence);
}

static void
add_difference (Comparison *self, AdwPreferencesGroup *group, const BinomeCriteriaDifference *difference)
{
  BinomeEntity *any = difference->now != NULL ? difference->now : difference->kept;
  const char *title = binome_entity_get_text (any, BINOME_CRITERION_TITLE);
  g_autofree char *kept = difference->kept != NULL ? dup_words (self, difference->kept) : NULL;
  g_autofree char *now = difference->now != NULL ? dup_words (self, difference->now) : NULL;
  g_autofree char *subtitle = NULL;

  if (kept == NULL)
    /* Translators: %s is a criterion in a sentence. */
    subtitle = g_strdup_printf (_ ("Only now. %s"), now);
  else if (now == NULL)
    /* Translators: %s is a criterion in a sentence. */
    subtitle = g_strdup_printf (_ ("Only in what was kept. %s"), kept);
  else
    /* Translators: two criteria in a sentence each; the line break stays. */
    subtitle = g_strdup_printf (_ ("Kept: %1$s\nNow: %2$s"), kept, now);
  add_row (group, title, subtitle);
}

static void
add_differences (Comparison *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GPtrArray) differences = binome_criteria_compare (self->kept, self->now);

  adw_preferences_group_set_title (group, _ ("Compared with Now"));
  for (guint k = 0; k < differences->len; k++)
    add_difference (self, group, differences->pdata[k]);
  if (differences->len == 0)
    add_row (group, _ ("Nothing has changed"), _ ("The criteria of now are the same."));
  adw_preferences_page_add (page, group);
}

static void
add_left_out (Comparison *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group;

  if (self->left_out == NULL || self->left_out[0] == NULL)
    return;

  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _ ("Left Out"));
  adw_preferences_group_set_description (
      group, _ ("Their fields were removed since, so that they cannot be used any more."));
  for (guint k = 0; self->left_out[k] != NULL; k++)
    add_row (group, self->left_out[k], NULL);
  adw_preferences_page_add (page, group);
}

/* ---- using and removing ---- */

typedef struct
{
  gint64 set;
  GStrv left_out;
} Use;

static void
use_free (gpointer data)
{
  g_strfreev (((Use *)data)->left_out);
  g_free (data);
}

static gboolean
use_work (BinomeDb *db, gpointer data, GError **error)
{
  Use *use = data;

  g_clear_pointer (&use->left_out, g_strfreev);
  return binome_criteria_set_use (db, use->set, &use->left_out, error);
}

static void
on_used_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("The kept criteria are in use"));
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
on_use_activated_cb (Comparison *self)
{
  Use *use = g_new0 (Use, 1);
  /* Translators: %s is the name of a set of criteria. */
  g_autofree char *action = g_strdup_printf (_ ("Use the criteria “%s”"), self->name);

  use->set = self->set;
  binome_session_write (self->session, GTK_WIDGET (self->dialog), action, use_work, use, use_free,
                        on_used_cb);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_criteria_set_remove (db, *(gint64 *)data, error);
}

static void
on_removed_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("Kept criteria removed"));
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
on_remove_activated_cb (Comparison *self)
{
  /* Translators: %s is the name of a set of criteria. */
  g_autofree char *action = g_strdup_printf (_ ("Remove the kept criteria “%s”"), self->name);

  binome_session_write (self->session, GTK_WIDGET (self->dialog), action, remove_work,
                        g_memdup2 (&self->set, sizeof self->set), g_free, on_removed_cb);
}

static void
add_button (Comparison *self, AdwPreferencesPage *page, const char *label, const char *style,
            GCallback pressed)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_add_css_class (row, style);
  g_signal_connect_swapped (row, "activated", pressed, self);
  adw_preferences_group_add (group, row);
  adw_preferences_page_add (page, group);
}

/* ---- the dialog ---- */

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  Comparison *self = g_object_get_data (G_OBJECT (widget), "binome-comparison");
  AdwPreferencesPage *page = g_object_get_data (G_OBJECT (widget), "binome-page");

  add_button (self, page, _ ("_Use These Criteria"), "suggested-action", G_CALLBACK (on_use_activated_cb));
  add_differences (self, page);
  add_left_out (self, page);
  add_button (self, page, _ ("_Remove"), "destructive-action", G_CALLBACK (on_remove_activated_cb));
}

/**
 * binome_criteria_set_dialog_present:
 * @session: what the window works on
 * @fields: (nullable): the fields of the company's own
 * @set: a #BinomeCriteriaSet
 * @parent: where to show it
 *
 * Shows what of the kept criteria is not the same now, and offers to use them again.
 */
void
binome_criteria_set_dialog_present (BinomeSession *session, BinomeCriteriaFields *fields, BinomeEntity *set,
                                    GtkWidget *parent)
{
  Comparison *self = g_atomic_rc_box_new0 (Comparison);
  AdwToolbarView *view;
  GtkWidget *page = adw_preferences_page_new ();

  self->session = g_object_ref (session);
  self->fields = fields != NULL ? binome_criteria_fields_ref (fields) : NULL;
  self->set = binome_entity_get_id (set);
  self->programme = binome_entity_get_reference (set, BINOME_CRITERIA_SET_PROGRAMME);
  self->name = binome_criteria_set_dup_name (set);
  self->dialog = binome_plain_dialog_new (self->name, 520, 560, &view);
  adw_toolbar_view_set_content (view, page);
  g_object_set_data_full (G_OBJECT (self->dialog), "binome-comparison", self, comparison_unref);
  g_object_set_data (G_OBJECT (self->dialog), "binome-page", page);
  adw_dialog_present (self->dialog, parent);
  binome_session_read (session, GTK_WIDGET (self->dialog), read_work, g_atomic_rc_box_acquire (self),
                       comparison_unref, on_read_cb);
}
