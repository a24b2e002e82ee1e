/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what a new template of plans starts from, and which template a programme takes. */

#include "setup/binome-plan-template-form.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-plan-library.h"
#include "binome-plan-template-workflow.h"
#include "binome-window.h"
#include "setup/binome-plan-template-page.h"

static GtkWidget *
make_choice (const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

static void
add_choice (GtkWidget *row, const char *text)
{
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row))), text);
}

/* ---- a new template ---- */

/* Chosen is a plan that comes with the program; none of them is an empty template. */
typedef struct
{
  BinomeSession *session;
  GPtrArray *plans;
  guint chosen;
  gint64 made;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->session);
  g_ptr_array_unref (adding->plans);
  g_free (adding);
}

static gboolean
add_work (BinomeDb *db, gpointer data, GError **error)
{
  Adding *adding = data;
  g_autoptr (BinomeEntity) template = NULL;

  if (adding->chosen < adding->plans->len)
    return binome_plan_template_copy_shipped (
        db, ((BinomeShippedPlan *)adding->plans->pdata[adding->chosen])->kind, &adding->made, error);

  template = BINOME_ENTITY (binome_plan_template_new ());
  binome_entity_set_text (template, BINOME_PLAN_TEMPLATE_TITLE, _ ("New template"));
  if (!binome_db_insert (db, template, error))
    return FALSE;
  adding->made = binome_entity_get_id (template);
  return TRUE;
}

static void
on_chosen_cb (AdwComboRow *row, GParamSpec *pspec, guint *chosen)
{
  *chosen = adw_combo_row_get_selected (row);
}

static void
on_added_cb (GtkWidget *widget, gpointer data)
{
  Adding *adding = data;

  binome_window_push (widget, binome_plan_template_page_new (adding->session, adding->made));
}

/**
 * binome_plan_template_form_add:
 * @widget: where the user is
 * @session: what the window works on
 *
 * Asks which plan a new template starts from, makes it and opens its page.
 */
void
binome_plan_template_form_add (GtkWidget *widget, BinomeSession *session)
{
  BinomeFormDialog *form = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *choice = make_choice (_ ("Start from"));
  Adding *adding = g_new0 (Adding, 1);

  adding->session = g_object_ref (session);
  adding->plans = binome_plan_library_list (C_ ("language code", "en"), &error);
  if (adding->plans == NULL)
    adding->plans = g_ptr_array_new ();
  for (guint i = 0; i < adding->plans->len; i++)
    add_choice (choice, ((BinomeShippedPlan *)adding->plans->pdata[i])->title);
  add_choice (choice, _ ("Nothing"));

  form = binome_form_dialog_new (_ ("Add a Template"), _ ("_Add"));
  adw_preferences_group_add (
      binome_form_dialog_add_group (
          form, NULL, _ ("The plans that come with Binôme are as long as such a programme usually is.")),
      choice);
  adw_dialog_set_focus (ADW_DIALOG (form), choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_chosen_cb), &adding->chosen);
  g_signal_connect_object (form, "done", G_CALLBACK (on_added_cb), widget, G_CONNECT_SWAPPED);
  binome_form_dialog_set_work (form, session, _ ("Add a plan template"), add_work, adding, adding_free);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

/* ---- taking one ---- */

typedef struct
{
  gint64 programme;
  GArray *templates; /* of gint64; the first choice is the plan that comes with the program */
  guint chosen;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_array_unref (taking->templates);
  g_free (taking);
}

static gboolean
take_work (BinomeDb *db, gpointer data, GError **error)
{
  Taking *taking = data;

  if (taking->chosen == 0 || taking->chosen > taking->templates->len)
    return binome_plan_template_give_shipped (db, taking->programme, error);
  return binome_plan_template_give (db, g_array_index (taking->templates, gint64, taking->chosen - 1),
                                    taking->programme, error);
}

static void
on_taken_cb (GtkWidget *form)
{
  binome_feedback_toast_undo (form, _ ("The plan is that of the template"));
}

/* Those for another kind of programme say so. */
static void
add_template (GtkWidget *choice, Taking *taking, BinomeEntity *template)
{
  gint64 id = binome_entity_get_id (template);
  /* Translators: a template of plans, and the kind of programme it is for. */
  g_autofree char *label = g_strdup_printf (
      C_ ("template", "%1$s (%2$s)"), binome_entity_get_text (template, BINOME_PLAN_TEMPLATE_TITLE),
      binome_entity_get_choice_label (template, BINOME_PLAN_TEMPLATE_KIND));

  g_array_append_val (taking->templates, id);
  add_choice (choice, label);
}

/**
 * binome_plan_template_form_take:
 * @session: what the window works on, with a programme
 * @templates: (element-type BinomePlanTemplate): the company's own
 *
 * Returns: (transfer floating): a form that gives the programme the plan of a template
 */
BinomeFormDialog *
binome_plan_template_form_take (BinomeSession *session, GListModel *templates)
{
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Take a Template"), _ ("_Take"));
  GtkWidget *choice = make_choice (_ ("Template"));
  Taking *taking = g_new0 (Taking, 1);

  taking->programme = binome_session_get_programme_id (session);
  taking->templates = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_choice (choice, _ ("The plan that comes with Binôme"));
  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (BinomeEntity) template = g_list_model_get_item (templates, i);

      if (binome_entity_is_loaded (template))
        add_template (choice, taking, template);
    }
  adw_preferences_group_add (
      binome_form_dialog_add_group (
          form, NULL,
          _ ("The steps for every job, or those of the job that the template is for, become "
             "those of the template. Pairs that run are asked afterwards.")),
      choice);
  adw_dialog_set_focus (ADW_DIALOG (form), choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_chosen_cb), &taking->chosen);
  g_signal_connect (form, "done", G_CALLBACK (on_taken_cb), NULL);
  binome_form_dialog_set_work (form, session, _ ("Take a plan template"), take_work, taking, taking_free);
  return form;
}
