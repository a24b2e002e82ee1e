/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what and when, the newest first. */

#include "binome-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-journal.h"

/* As many as anyone scrolls through; the command line lists all. */
#define LIMIT 300

struct _BinomeHistoryDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (BinomeHistoryDialog, binome_history_dialog, ADW_TYPE_DIALOG)

static void
binome_history_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (binome_history_dialog_parent_class)->dispose (object);
}

static void
binome_history_dialog_class_init (BinomeHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeHistoryDialog, group);
}

static void
binome_history_dialog_init (BinomeHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray **actions = data;

  *actions = binome_journal_list (db, LIMIT, error);
  return *actions != NULL;
}

static void
answer_free (gpointer data)
{
  GPtrArray **actions = data;

  g_clear_pointer (actions, g_ptr_array_unref);
  g_free (actions);
}

static char *
describe (const BinomeAction *action)
{
  static const char *const sources[]
      = { N_ ("in the window"), N_ ("by an import"), N_ ("by the program"), N_ ("from the command line") };
  g_autofree char *moment = binome_date_format_moment (action->at);

  /* Translators: a moment, then where it was done: “16 March 2026, 12:00, in the window”. */
  return g_strdup_printf (_ ("%1$s, %2$s"), moment, _ (sources[action->source]));
}

static void
on_listed_cb (GtkWidget *widget, gpointer data)
{
  BinomeHistoryDialog *self = BINOME_HISTORY_DIALOG (widget);
  GPtrArray *actions = *(GPtrArray **)data;

  for (guint i = 0; i < actions->len; i++)
    {
      const BinomeAction *action = actions->pdata[i];
      g_autofree char *subtitle = describe (action);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), action->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      if (action->undone)
        {
          GtkWidget *label = gtk_label_new (_ ("Undone"));

          gtk_widget_add_css_class (label, "state-label");
          gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
        }
      adw_preferences_group_add (self->group, row);
    }
  gtk_stack_set_visible_child_name (self->stack, actions->len > 0 ? "list" : "empty");
}

/**
 * binome_history_dialog_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): what was done in the workspace
 */
BinomeHistoryDialog *
binome_history_dialog_new (BinomeSession *session)
{
  BinomeHistoryDialog *self = g_object_new (BINOME_TYPE_HISTORY_DIALOG, NULL);

  binome_session_read (session, GTK_WIDGET (self), list_work, g_new0 (GPtrArray *, 1), answer_free,
                       on_listed_cb);
  return self;
}
