/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a good pair in the programme: each criterion in a sentence, with a switch. */

#include "recruitment/binome-criteria-view.h"

#include <glib/gi18n-lib.h>

#include "recruitment/binome-criterion-rows.h"
#include "recruitment/binome-criterion-words.h"
#include "widgets/binome-entity-list.h"

struct _BinomeCriteriaView
{
  AdwBin parent_instance;

  BinomeEntityList *criteria;

  BinomeSession *session;
  BinomeListModel *model;
  gint64 programme;
};

G_DEFINE_FINAL_TYPE (BinomeCriteriaView, binome_criteria_view, ADW_TYPE_BIN)

static GtkWidget *
make_switch (BinomeEntity *criterion)
{
  GtkWidget *active = gtk_switch_new ();

  gtk_widget_set_valign (active, GTK_ALIGN_CENTER);
  g_object_bind_property (criterion, "active", active, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return active;
}

static void
show_criterion (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  const char *title = binome_entity_get_text (entity, BINOME_CRITERION_TITLE);
  g_autofree char *sentence = binome_criterion_dup_sentence (entity);
  /* Translators: %s is a matching criterion. */
  g_autofree char *label = g_strdup_printf (_ ("Use “%s”"), title);
  GtkWidget *active = g_object_get_data (G_OBJECT (row), "binome-switch");

  if (active == NULL)
    {
      active = make_switch (entity);
      adw_action_row_add_suffix (row, active);
      g_object_set_data (G_OBJECT (row), "binome-switch", active);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (active), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, sentence);
}

static void
on_add_cb (BinomeCriteriaView *self)
{
  adw_dialog_present (
      binome_criterion_dialog_new (self->session, g_list_model_get_n_items (G_LIST_MODEL (self->model))),
      GTK_WIDGET (self));
}

static void
on_activated_cb (BinomeCriteriaView *self, BinomeEntity *criterion)
{
  if (binome_entity_is_loaded (criterion))
    adw_dialog_present (binome_criterion_dialog_new_for (self->session, criterion), GTK_WIDGET (self));
}

static void
binome_criteria_view_dispose (GObject *object)
{
  BinomeCriteriaView *self = BINOME_CRITERIA_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_CRITERIA_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (binome_criteria_view_parent_class)->dispose (object);
}

static void
binome_criteria_view_class_init (BinomeCriteriaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_criteria_view_dispose;

  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/criteria-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeCriteriaView, criteria);
}

static void
binome_criteria_view_init (BinomeCriteriaView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_entity_list_set_add_label (self->criteria, _ ("Add a Criterion"));
  binome_entity_list_set_empty_text (self->criteria,
                                     _ ("No criterion yet. Without one, any tutor suits any tutee."));
  g_signal_connect_object (self->criteria, "add", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->criteria, "activated", G_CALLBACK (on_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * binome_criteria_view_show:
 * @self: a view
 * @session: what the window works on, with a programme
 *
 * Shows the criteria of the programme.
 */
void
binome_criteria_view_show (BinomeCriteriaView *self, BinomeSession *session)
{
  gint64 programme = binome_session_get_programme_id (session);
  g_autoptr (BinomeQuery) query = NULL;

  if (self->programme == programme)
    return;

  self->programme = programme;
  g_set_object (&self->session, session);
  query = binome_query_new (BINOME_TYPE_CRITERION);
  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  g_clear_object (&self->model);
  self->model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_model (self->criteria, self->model, show_criterion, self);
}
