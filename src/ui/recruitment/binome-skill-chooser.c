/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses a skill by typing its name: one that is known, or a new one. */

#include "recruitment/binome-skill-chooser.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"

struct _BinomeSkillChooser
{
  AdwDialog parent_instance;

  GtkStringList *titles;
  GtkCustomFilter *filter;
  char *folded;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkRevealer *new_revealer;
  AdwButtonRow *new_row;
};

G_DEFINE_FINAL_TYPE (BinomeSkillChooser, binome_skill_chooser, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_found (gpointer item, gpointer user_data)
{
  BinomeSkillChooser *self = user_data;
  g_autofree char *folded = binome_text_fold (gtk_string_object_get_string (item));

  return strstr (folded, self->folded) != NULL;
}

static gboolean
is_known (BinomeSkillChooser *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->titles)); i++)
    {
      g_autofree char *folded = binome_text_fold (gtk_string_list_get_string (self->titles, i));

      if (g_str_equal (folded, self->folded))
        return TRUE;
    }

  return FALSE;
}

static void
show_state (BinomeSkillChooser *self)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autofree char *typed = binome_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gboolean is_new = *typed != '\0' && !is_known (self);
  /* Translators: %s is the name of a skill. */
  g_autofree char *label = g_strdup_printf (_ ("Add “%s” as a new skill"), typed);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row), label);
  gtk_revealer_set_reveal_child (self->new_revealer, is_new);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (shown) > 0 || is_new ? "list" : "empty");
}

static void
on_search_changed_cb (BinomeSkillChooser *self)
{
  g_autofree char *typed = binome_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  g_free (self->folded);
  self->folded = binome_text_fold (typed);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
choose (BinomeSkillChooser *self, const char *title)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, title);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_activate_cb (BinomeSkillChooser *self, guint position)
{
  g_autoptr (GtkStringObject) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);

  if (item != NULL)
    choose (self, gtk_string_object_get_string (item));
}

static void
on_new_activated_cb (BinomeSkillChooser *self)
{
  g_autofree char *typed = binome_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  if (*typed != '\0')
    choose (self, typed);
}

/* Enter takes the new one where the name is not known, else the first one found. */
static void
on_search_activate_cb (BinomeSkillChooser *self)
{
  on_search_changed_cb (self);
  if (gtk_revealer_get_reveal_child (self->new_revealer))
    on_new_activated_cb (self);
  else
    on_activate_cb (self, 0);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray **skills = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_SKILL);

  binome_query_sort (query, BINOME_SKILL_TITLE, FALSE);
  *skills = binome_db_select (db, query, error);
  return *skills != NULL;
}

static void
skills_free (gpointer data)
{
  GPtrArray **skills = data;

  g_clear_pointer (skills, g_ptr_array_unref);
  g_free (skills);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeSkillChooser *self = BINOME_SKILL_CHOOSER (widget);
  GPtrArray *skills = *(GPtrArray **)data;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < skills->len; i++)
    g_strv_builder_add (titles, binome_entity_get_text (skills->pdata[i], BINOME_SKILL_TITLE));
  list = g_strv_builder_end (titles);
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                          (const char *const *)list);
  show_state (self);
}

static void
binome_skill_chooser_dispose (GObject *object)
{
  BinomeSkillChooser *self = BINOME_SKILL_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_SKILL_CHOOSER);
  g_clear_object (&self->titles);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (binome_skill_chooser_parent_class)->dispose (object);
}

static void
binome_skill_chooser_class_init (BinomeSkillChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_skill_chooser_dispose;

  /* `chosen (chooser, const char *title)`: a skill, known or new; the dialog closes. */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/skill-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillChooser, list_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillChooser, new_revealer);
  gtk_widget_class_bind_template_child (widget_class, BinomeSkillChooser, new_row);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_new_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
binome_skill_chooser_init (BinomeSkillChooser *self)
{
  GtkFilterListModel *found;
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->folded = g_strdup ("");
  self->titles = gtk_string_list_new (NULL);
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->titles)),
                                     GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (found));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

/**
 * binome_skill_chooser_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): a dialog that emits `chosen` with the title of a skill
 */
BinomeSkillChooser *
binome_skill_chooser_new (BinomeSession *session)
{
  BinomeSkillChooser *self = g_object_new (BINOME_TYPE_SKILL_CHOOSER, NULL);

  binome_session_read (session, GTK_WIDGET (self), read_work, g_new0 (GPtrArray *, 1), skills_free,
                       on_read_cb);
  return self;
}
