/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a good pair in the programme: each criterion in a sentence, with a switch. */

#include "recruitment/binome-criteria-view.h"

#include <glib/gi18n-lib.h>

#include "criteria/binome-criteria-count-row.h"
#include "criteria/binome-criteria-sets-dialog.h"
#include "criteria/binome-criteria-templates-dialog.h"
#include "criteria/binome-distances-dialog.h"
#include "recruitment/binome-criterion-rows.h"
#include "binome-criterion-words.h"
#include "widgets/binome-entity-list.h"

struct _BinomeCriteriaView
{
  AdwBin parent_instance;

  BinomeCriteriaCountRow *count_row;
  BinomeEntityList *criteria;
  BinomeEntityList *sets;

  BinomeSession *session;
  BinomeListModel *model;
  BinomeListModel *sets_model;
  BinomeCriteriaFields *fields;
  gint64 programme;
  gboolean is_counted; /* since the last change */
};

G_DEFINE_FINAL_TYPE (BinomeCriteriaView, binome_criteria_view, ADW_TYPE_BIN)

/* ---- the criteria ---- */

static GtkWidget *
make_switch (BinomeEntity *criterion)
{
  GtkWidget *active = gtk_switch_new ();

  gtk_widget_set_valign (active, GTK_ALIGN_CENTER);
  g_object_bind_property (criterion, "active", active, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return active;
}

/* What it asks for, what it does, and what is wrong with it. */
static char *
describe (BinomeCriteriaView *self, BinomeEntity *criterion)
{
  const BinomeCriteriaPreview *preview = binome_criteria_count_row_get_preview (self->count_row);
  g_autofree char *sentence = binome_criterion_dup_sentence (criterion, self->fields);
  g_autofree char *removed = binome_criteria_preview_dup_removed (preview, binome_entity_get_id (criterion));

  if (self->fields != NULL && binome_criterion_is_broken (criterion, self->fields))
    return g_strdup (_ ("The field that it compares was removed: it is left out. Choose another field."));
  return removed != NULL ? g_strjoin ("\n", sentence, removed, NULL) : g_steal_pointer (&sentence);
}

static void
show_criterion (AdwActionRow *row, BinomeEntity *entity, gpointer user_data)
{
  const char *title = binome_entity_get_text (entity, BINOME_CRITERION_TITLE);
  g_autofree char *subtitle = describe (user_data, entity);
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
  adw_action_row_set_subtitle (row, subtitle);
}

/* The words of all rows anew: what is beside the criteria has changed. */
static void
show_again (BinomeCriteriaView *self, GtkWidget *widget)
{
  BinomeEntity *entity = g_object_get_data (G_OBJECT (widget), "binome-entity");

  if (ADW_IS_ACTION_ROW (widget) && entity != NULL && binome_entity_is_loaded (entity))
    show_criterion (ADW_ACTION_ROW (widget), entity, self);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      show_again (self, child);
}

/* Counting reads everybody: only where it is seen. */
static void
count (BinomeCriteriaView *self)
{
  if (self->is_counted || self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->is_counted = TRUE;
  binome_criteria_count_row_count (self->count_row, self->session, self->programme, NULL);
}

static void
on_counted_cb (BinomeCriteriaView *self)
{
  show_again (self, GTK_WIDGET (self->criteria));
}

static void
on_add_cb (BinomeCriteriaView *self)
{
  adw_dialog_present (binome_criterion_dialog_new (self->session, self->fields,
                                                   g_list_model_get_n_items (G_LIST_MODEL (self->model))),
                      GTK_WIDGET (self));
}

static void
on_activated_cb (BinomeCriteriaView *self, BinomeEntity *criterion)
{
  if (binome_entity_is_loaded (criterion))
    adw_dialog_present (binome_criterion_dialog_new_for (self->session, self->fields, criterion),
                        GTK_WIDGET (self));
}

static void
on_template_activated_cb (BinomeCriteriaView *self)
{
  adw_dialog_present (binome_criteria_templates_dialog_new (self->session), GTK_WIDGET (self));
}

static void
on_distances_activated_cb (BinomeCriteriaView *self)
{
  binome_distances_dialog_present (self->session, GTK_WIDGET (self));
}

/* ---- kept criteria ---- */

static void
show_set (AdwActionRow *row, BinomeEntity *set, gpointer user_data)
{
  g_autofree char *day = binome_entity_format (set, BINOME_CRITERIA_SET_KEPT_ON);
  /* Translators: %s is a day. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Kept on %s"), day);
  g_autofree char *title = binome_criteria_set_dup_name (set);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

static void
on_keep_cb (BinomeCriteriaView *self)
{
  adw_dialog_present (binome_criteria_keep_dialog_new (self->session), GTK_WIDGET (self));
}

static void
on_set_activated_cb (BinomeCriteriaView *self, BinomeEntity *set)
{
  if (binome_entity_is_loaded (set))
    binome_criteria_set_dialog_present (self->session, self->fields, set, GTK_WIDGET (self));
}

/* ---- the view ---- */

static void
binome_criteria_view_dispose (GObject *object)
{
  BinomeCriteriaView *self = BINOME_CRITERIA_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_CRITERIA_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->model);
  g_clear_object (&self->sets_model);
  g_clear_pointer (&self->fields, binome_criteria_fields_unref);

  G_OBJECT_CLASS (binome_criteria_view_parent_class)->dispose (object);
}

static void
binome_criteria_view_class_init (BinomeCriteriaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_criteria_view_dispose;

  g_type_ensure (BINOME_TYPE_CRITERIA_COUNT_ROW);
  g_type_ensure (BINOME_TYPE_ENTITY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/criteria-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeCriteriaView, count_row);
  gtk_widget_class_bind_template_child (widget_class, BinomeCriteriaView, criteria);
  gtk_widget_class_bind_template_child (widget_class, BinomeCriteriaView, sets);
  gtk_widget_class_bind_template_callback (widget_class, on_template_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_distances_activated_cb);
}

static void
binome_criteria_view_init (BinomeCriteriaView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_entity_list_set_add_label (self->criteria, _ ("Add a Criterion"));
  binome_entity_list_set_empty_text (
      self->criteria,
      _ ("No criterion yet. Without one, any tutor suits any tutee. A template below is a good start."));
  binome_entity_list_set_add_label (self->sets, _ ("Keep These Criteria"));
  binome_entity_list_set_empty_text (self->sets, _ ("No criteria are kept under a name yet."));
  g_signal_connect_object (self->criteria, "add", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->criteria, "activated", G_CALLBACK (on_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sets, "add", G_CALLBACK (on_keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sets, "activated", G_CALLBACK (on_set_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->count_row, "counted", G_CALLBACK (on_counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_after (self, "map", G_CALLBACK (count), NULL);
}

static void
on_fields_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeCriteriaView *self = BINOME_CRITERIA_VIEW (widget);

  g_clear_pointer (&self->fields, binome_criteria_fields_unref);
  self->fields = binome_criteria_fields_ref (data);
  show_again (self, GTK_WIDGET (self->criteria));
}

static void
show_programme (BinomeCriteriaView *self, gint64 programme)
{
  BinomeStore *store = binome_session_get_store (self->session);
  g_autoptr (BinomeQuery) criteria = binome_query_new (BINOME_TYPE_CRITERION);
  g_autoptr (BinomeQuery) sets = binome_query_new (BINOME_TYPE_CRITERIA_SET);

  self->programme = programme;
  binome_query_where_integer (criteria, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_sort (criteria, BINOME_CRITERION_POSITION, FALSE);
  g_clear_object (&self->model);
  self->model = binome_list_model_new (store, criteria);
  binome_entity_list_set_model (self->criteria, self->model, show_criterion, self);

  binome_query_where_integer (sets, BINOME_CRITERIA_SET_PROGRAMME, BINOME_QUERY_EQUAL, programme);
  binome_query_sort (sets, BINOME_CRITERIA_SET_TITLE, FALSE);
  binome_query_sort (sets, BINOME_CRITERIA_SET_VERSION, TRUE);
  g_clear_object (&self->sets_model);
  self->sets_model = binome_list_model_new (store, sets);
  binome_entity_list_set_model (self->sets, self->sets_model, show_set, self);
}

/**
 * binome_criteria_view_show:
 * @self: a view
 * @session: what the window works on, with a programme
 *
 * Shows the criteria of the programme, and counts anew what they leave possible.
 */
void
binome_criteria_view_show (BinomeCriteriaView *self, BinomeSession *session)
{
  gint64 programme = binome_session_get_programme_id (session);

  g_set_object (&self->session, session);
  if (self->programme != programme)
    show_programme (self, programme);
  binome_session_read (session, GTK_WIDGET (self), binome_criteria_fields_read, binome_criteria_fields_new (),
                       (GDestroyNotify)binome_criteria_fields_unref, on_fields_read_cb);
  self->is_counted = FALSE;
  count (self);
}
