/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template of check-in plans: what it is for, its steps, and the ways to copy and remove it. */

#include "setup/binome-plan-template-page.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-list-model.h"
#include "binome-plan-source-workflow.h"
#include "binome-plan-template-workflow.h"
#include "binome-window.h"
#include "setup/binome-plan-difference-dialog.h"
#include "setup/binome-plan-words.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-list.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

struct _BinomePlanTemplatePage
{
  BinomePage parent_instance;

  AdwPreferencesGroup *fields_group;
  BinomeEntityList *steps;
  AdwPreferencesGroup *behind_group;
  AdwActionRow *behind_row;

  gint64 id;
  BinomeEntity *template; /* live */
};

G_DEFINE_FINAL_TYPE (BinomePlanTemplatePage, binome_plan_template_page, BINOME_TYPE_PAGE)

static const guint step_fields[]
    = { BINOME_PLAN_TEMPLATE_STEP_TITLE, BINOME_PLAN_TEMPLATE_STEP_KIND,   BINOME_PLAN_TEMPLATE_STEP_ANCHOR,
        BINOME_PLAN_TEMPLATE_STEP_DAYS,  BINOME_PLAN_TEMPLATE_STEP_WINDOW, BINOME_PLAN_TEMPLATE_STEP_OWNER };

static BinomeSession *
session_of (BinomePlanTemplatePage *self)
{
  return binome_page_get_session (BINOME_PAGE (self));
}

/* ---- steps ---- */

static void
show_step (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  g_autofree char *subtitle = binome_plan_words_describe (
      (BinomeAnchor)binome_entity_get_choice (entity, BINOME_PLAN_TEMPLATE_STEP_ANCHOR),
      (int)binome_entity_get_integer (entity, BINOME_PLAN_TEMPLATE_STEP_DAYS),
      (BinomeCheckInKind)binome_entity_get_choice (entity, BINOME_PLAN_TEMPLATE_STEP_KIND),
      (BinomePlanStepOwner)binome_entity_get_choice (entity, BINOME_PLAN_TEMPLATE_STEP_OWNER), "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (entity, BINOME_PLAN_TEMPLATE_STEP_TITLE));
  adw_action_row_set_subtitle (row, subtitle);
}

static void
on_step_activated_cb (BinomePlanTemplatePage *self, BinomeEntity *entity)
{
  adw_dialog_present (ADW_DIALOG (binome_edit_dialog_new (session_of (self), entity, step_fields,
                                                          G_N_ELEMENTS (step_fields))),
                      GTK_WIDGET (self));
}

static void
on_add_step_cb (BinomePlanTemplatePage *self)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_template_step_new ());

  binome_entity_set_reference (step, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, self->id);
  adw_dialog_present (
      ADW_DIALOG (binome_form_dialog_new_entity (session_of (self), step, _ ("Add a Check-in"), step_fields,
                                                 G_N_ELEMENTS (step_fields))),
      GTK_WIDGET (self));
}

/* ---- who has the older text ---- */

typedef struct
{
  gint64 template;
  GPtrArray *behind;
} Looking;

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_clear_pointer (&looking->behind, g_ptr_array_unref);
  g_free (looking);
}

static gboolean
look_work (BinomeDb *db, gpointer data, GError **error)
{
  Looking *looking = data;

  looking->behind = binome_plan_source_list_behind (db, looking->template, binome_clock_today (), error);
  return looking->behind != NULL;
}

static void
on_looked_cb (GtkWidget *widget, gpointer data)
{
  BinomePlanTemplatePage *self = BINOME_PLAN_TEMPLATE_PAGE (widget);
  const Looking *looking = data;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *title = NULL, *subtitle = NULL;
  guint n = 0;

  for (guint i = 0; i < looking->behind->len; i++)
    {
      const BinomePlanBehind *behind = looking->behind->pdata[i];

      n += behind->differences->len;
      g_strv_builder_add (names, behind->title);
    }
  all = g_strv_builder_end (names);
  subtitle = g_strjoinv (" · ", all);
  title = n > 0 ? g_strdup_printf (ngettext ("%u pair that runs has the older text",
                                             "%u pairs that run have the older text", n),
                                   n)
                : g_strdup (_ ("The plan that took it has the older text"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->behind_row), title);
  adw_action_row_set_subtitle (self->behind_row, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->behind_group), looking->behind->len > 0);
}

static void
binome_plan_template_page_refresh (BinomePage *page)
{
  BinomePlanTemplatePage *self = BINOME_PLAN_TEMPLATE_PAGE (page);
  Looking *looking;

  if (self->template == NULL || binome_entity_is_gone (self->template))
    return;

  looking = g_new0 (Looking, 1);
  looking->template = self->id;
  binome_session_read (session_of (self), GTK_WIDGET (self), look_work, looking, looking_free, on_looked_cb);
}

static void
on_behind_activated_cb (BinomePlanTemplatePage *self)
{
  binome_plan_difference_dialog_offer_template (GTK_WIDGET (self), session_of (self), self->id);
}

/* ---- the template ---- */

typedef struct
{
  gint64 template;
  gint64 copy;
} Copying;

static gboolean
copy_work (BinomeDb *db, gpointer data, GError **error)
{
  Copying *copying = data;

  return binome_plan_template_copy (db, copying->template, &copying->copy, error);
}

static void
on_copied_cb (GtkWidget *widget, gpointer data)
{
  BinomePlanTemplatePage *self = BINOME_PLAN_TEMPLATE_PAGE (widget);

  binome_window_push (widget, binome_plan_template_page_new (session_of (self), ((Copying *)data)->copy));
  binome_feedback_toast_undo (widget, _ ("Template copied"));
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePlanTemplatePage *self = BINOME_PLAN_TEMPLATE_PAGE (widget);
  Copying *copying = g_new0 (Copying, 1);

  copying->template = self->id;
  binome_session_write (session_of (self), widget, _ ("Copy a plan template"), copy_work, copying, g_free,
                        on_copied_cb);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_PLAN_TEMPLATE, *(gint64 *)data, error);
}

static void
remove_template (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePlanTemplatePage *self = BINOME_PLAN_TEMPLATE_PAGE (widget);

  binome_session_write (session_of (self), widget, _ ("Remove a plan template"), remove_work,
                        g_memdup2 (&self->id, sizeof self->id), g_free, NULL);
}

/* Removed here or elsewhere, or its making undone: there is nothing to show any more. */
static void
on_gone_cb (BinomePlanTemplatePage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (!binome_entity_is_gone (self->template))
    return;

  binome_feedback_toast_undo (GTK_WIDGET (self), _ ("Template removed"));
  if (view != NULL
      && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
binome_plan_template_page_dispose (GObject *object)
{
  BinomePlanTemplatePage *self = BINOME_PLAN_TEMPLATE_PAGE (object);

  g_clear_object (&self->template);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PLAN_TEMPLATE_PAGE);

  G_OBJECT_CLASS (binome_plan_template_page_parent_class)->dispose (object);
}

static void
binome_plan_template_page_class_init (BinomePlanTemplatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_plan_template_page_dispose;
  BINOME_PAGE_CLASS (klass)->refresh = binome_plan_template_page_refresh;

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  gtk_widget_class_install_action (widget_class, "template.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "template.remove", NULL, remove_template);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/setup/plan-template-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePlanTemplatePage, fields_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePlanTemplatePage, steps);
  gtk_widget_class_bind_template_child (widget_class, BinomePlanTemplatePage, behind_group);
  gtk_widget_class_bind_template_child (widget_class, BinomePlanTemplatePage, behind_row);
  gtk_widget_class_bind_template_callback (widget_class, on_behind_activated_cb);
}

static void
binome_plan_template_page_init (BinomePlanTemplatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_entity_list_set_add_label (self->steps, _ ("Add a Check-in"));
  binome_entity_list_set_empty_text (self->steps, _ ("No check-in yet. Which talk comes first, and when?"));
  g_signal_connect_object (self->steps, "add", G_CALLBACK (on_add_step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "activated", G_CALLBACK (on_step_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * binome_plan_template_page_new:
 * @session: what the window works on
 * @template: a template of plans
 *
 * Returns: (transfer floating): the page of @template, for binome_window_push()
 */
AdwNavigationPage *
binome_plan_template_page_new (BinomeSession *session, gint64 template)
{
  static const guint fields[]
      = { BINOME_PLAN_TEMPLATE_TITLE, BINOME_PLAN_TEMPLATE_KIND, BINOME_PLAN_TEMPLATE_JOB };
  BinomePlanTemplatePage *self = g_object_new (BINOME_TYPE_PLAN_TEMPLATE_PAGE, "session", session, NULL);
  BinomeStore *store = binome_session_get_store (session);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PLAN_TEMPLATE_STEP);
  g_autoptr (BinomeListModel) steps = NULL;

  self->id = template;
  self->template = binome_store_get (store, BINOME_TYPE_PLAN_TEMPLATE, template);
  binome_entity_row_add_all (self->fields_group, self->template, fields, G_N_ELEMENTS (fields));
  g_signal_connect_object (self->template, "notify::gone", G_CALLBACK (on_gone_cb), self, G_CONNECT_SWAPPED);
  binome_query_where_integer (query, BINOME_PLAN_TEMPLATE_STEP_TEMPLATE, BINOME_QUERY_EQUAL, template);
  binome_plan_words_sort (query, BINOME_PLAN_TEMPLATE_STEP_ANCHOR, BINOME_PLAN_TEMPLATE_STEP_DAYS);
  steps = binome_list_model_new (store, query);
  binome_entity_list_set_model (self->steps, steps, show_step, self);
  return ADW_NAVIGATION_PAGE (self);
}
