/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutees who wait for a place, in the order in which they get one. */

#include "recruitment/binome-waiting-list.h"

#include <glib/gi18n-lib.h>

#include "binome-export-action.h"
#include "binome-feedback.h"
#include "binome-pair-waiting.h"
#include "letters/binome-letters-dialog.h"
#include "recruitment/binome-participant-dialog.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-many-action.h"
#include "widgets/binome-selection-bar.h"

struct _BinomeWaitingList
{
  AdwPreferencesGroup parent_instance;

  BinomeSession *session;
  BinomeRecruitment *recruitment;
  GtkListBox *list_box;
  GtkWidget *propose_button;
  BinomeSelectionBar *selection_bar;
};

G_DEFINE_FINAL_TYPE (BinomeWaitingList, binome_waiting_list, ADW_TYPE_PREFERENCES_GROUP)

/* ---- proposing ---- */

typedef struct
{
  gint64 programme;
  gint64 pair;
} Proposal;

static gboolean
propose_work (BinomeDb *db, gpointer data, GError **error)
{
  Proposal *proposal = data;

  return binome_waiting_propose_first (db, proposal->programme, &proposal->pair, error);
}

static void
on_proposed_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("A tutor is proposed for the first who fits"));
}

static void
on_propose_clicked_cb (BinomeWaitingList *self)
{
  Proposal *proposal = g_new0 (Proposal, 1);

  proposal->programme = self->recruitment->programme;
  binome_session_write (self->session, GTK_WIDGET (self), _ ("Propose from the waiting list"), propose_work,
                        proposal, g_free, on_proposed_cb);
}

/* ---- several at once ---- */

static gboolean
propose_one (BinomeDb *db, gint64 id, gpointer data, GError **error)
{
  return binome_waiting_propose_one (db, id, error);
}

static void
propose_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeWaitingList *self = BINOME_WAITING_LIST (widget);
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  binome_many_action_take (widget, self->session, _ ("Propose a tutor"),
                           binome_many_new (BINOME_TYPE_ENROLMENT, ids, propose_one, NULL), NULL);
}

static void
export_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = binome_selection_bar_list (BINOME_WAITING_LIST (widget)->selection_bar);
  g_autoptr (BinomeExportList) list = binome_export_list_new_for_ids (BINOME_EXPORT_TUTEES, ids);

  binome_export_action_run (BINOME_WINDOW (gtk_widget_get_root (widget)), list);
}

static void
write_letters (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeWaitingList *self = BINOME_WAITING_LIST (widget);
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  binome_letters_dialog_present_about (widget, self->session, BINOME_TYPE_ENROLMENT, ids);
}

/* In the order of the list, which is that of the places. */
static GArray *
list_waiting (BinomeWaitingList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->recruitment->waiting_list->len; i++)
    {
      gint64 id = binome_entity_get_id (self->recruitment->waiting_list->pdata[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
on_all_wanted_cb (BinomeWaitingList *self)
{
  g_autoptr (GArray) ids = list_waiting (self);

  binome_selection_bar_select_all (self->selection_bar, ids);
}

static void
on_selection_changed_cb (BinomeWaitingList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    binome_selection_check_show (
        g_object_get_data (G_OBJECT (row), "binome-check"), self->selection_bar,
        binome_entity_get_id (g_object_get_data (G_OBJECT (row), "binome-enrolment")),
        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static GtkWidget *
make_select_button (BinomeWaitingList *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "selection-mode-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Select several"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Select several"), -1);
  g_object_bind_property (self->selection_bar, "active", button, "active", G_BINDING_BIDIRECTIONAL);
  return button;
}

static GMenuModel *
make_selection_menu (gpointer list)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Propose a Tutor"), "waiting.propose");
  g_menu_append (menu, _ ("_Write Letters…"), "waiting.letters");
  g_menu_append (menu, _ ("_Export…"), "waiting.export");
  return G_MENU_MODEL (menu);
}

static void
make_selection_bar (BinomeWaitingList *self)
{
  self->selection_bar = g_object_new (BINOME_TYPE_SELECTION_BAR, NULL);
  binome_selection_bar_set_menu (self->selection_bar, make_selection_menu, NULL);
  g_signal_connect_object (self->selection_bar, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection_bar, "all-wanted", G_CALLBACK (on_all_wanted_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- rows ---- */

static void
on_edit_clicked_cb (BinomeWaitingList *self, GtkWidget *button)
{
  static const guint fields[]
      = { BINOME_ENROLMENT_PRIORITY, BINOME_ENROLMENT_REASON, BINOME_ENROLMENT_WAITING_SINCE };
  BinomeEntity *enrolment = g_object_get_data (G_OBJECT (button), "binome-enrolment");
  g_autoptr (BinomeEntity) live = binome_store_get (binome_session_get_store (self->session),
                                                    BINOME_TYPE_ENROLMENT, binome_entity_get_id (enrolment));
  BinomeEditDialog *dialog = binome_edit_dialog_new (self->session, live, fields, G_N_ELEMENTS (fields));

  binome_edit_dialog_forbid_delete (dialog);
  adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Waiting List"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_row_activated_cb (BinomeWaitingList *self, GtkWidget *row)
{
  BinomeEntity *enrolment = g_object_get_data (G_OBJECT (row), "binome-enrolment");

  if (binome_selection_bar_get_active (self->selection_bar))
    {
      binome_selection_bar_toggle (self->selection_bar, binome_entity_get_id (enrolment));
      return;
    }
  adw_dialog_present (
      ADW_DIALOG (binome_participant_dialog_new (self->session, binome_entity_get_id (enrolment))),
      GTK_WIDGET (self));
}

static char *
describe (BinomeEntity *enrolment)
{
  BinomeDate since = binome_entity_get_date (enrolment, BINOME_ENROLMENT_WAITING_SINCE);
  const char *reason = binome_entity_get_text (enrolment, BINOME_ENROLMENT_REASON);
  int priority = (int)binome_entity_get_integer (enrolment, BINOME_ENROLMENT_PRIORITY);
  GString *text = g_string_new (NULL);
  g_autofree char *day = since != BINOME_DATE_NONE ? binome_date_format (since, BINOME_DATE_MEDIUM) : NULL;

  /* Translators: %d is a priority from 0 to 3. */
  g_string_append_printf (text, _ ("Priority %d"), priority);
  if (day != NULL)
    {
      g_string_append (text, " · ");
      /* Translators: %s is a date. */
      g_string_append_printf (text, _ ("since %s"), day);
    }
  if (*reason != '\0')
    g_string_append_printf (text, " · %s", reason);

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (BinomeWaitingList *self, BinomeEntity *enrolment, guint rank)
{
  GtkWidget *row = adw_action_row_new (), *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *check = binome_selection_check_new ();
  const char *name = binome_recruitment_get_name (self->recruitment, binome_entity_get_id (enrolment));
  g_autofree char *subtitle = describe (enrolment);
  /* Translators: the rank on the waiting list, and a tutee. */
  g_autofree char *title = g_strdup_printf (_ ("%1$u. %2$s"), rank, name);
  /* Translators: %s is a tutee. */
  g_autofree char *hint = g_strdup_printf (_ ("Change the priority of %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-enrolment", g_object_ref (enrolment), g_object_unref);

  binome_selection_check_show (check, self->selection_bar, binome_entity_get_id (enrolment), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "binome-check", check);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_tooltip_text (edit, hint);
  g_object_set_data_full (G_OBJECT (edit), "binome-enrolment", g_object_ref (enrolment), g_object_unref);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (on_edit_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
binome_waiting_list_dispose (GObject *object)
{
  BinomeWaitingList *self = BINOME_WAITING_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->recruitment, binome_recruitment_unref);

  G_OBJECT_CLASS (binome_waiting_list_parent_class)->dispose (object);
}

static void
binome_waiting_list_class_init (BinomeWaitingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_waiting_list_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "waiting.propose", NULL, propose_selected);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "waiting.letters", NULL, write_letters);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "waiting.export", NULL, export_selected);
}

static void
binome_waiting_list_init (BinomeWaitingList *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  make_selection_bar (self);
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  g_signal_connect_object (self->list_box, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->propose_button = gtk_button_new_with_mnemonic (_ ("_Propose a Tutor"));
  gtk_widget_set_valign (self->propose_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->propose_button, "flat");
  gtk_widget_set_tooltip_text (self->propose_button,
                               _ ("Give the free place to the first whom a tutor suits"));
  g_signal_connect_object (self->propose_button, "clicked", G_CALLBACK (on_propose_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Waiting List"));
  gtk_box_append (GTK_BOX (buttons), make_select_button (self));
  gtk_box_append (GTK_BOX (buttons), self->propose_button);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), buttons);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list_box));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->selection_bar));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * binome_waiting_list_show:
 * @self: a list
 * @session: what the window works on
 * @recruitment: what was read
 */
void
binome_waiting_list_show (BinomeWaitingList *self, BinomeSession *session, BinomeRecruitment *recruitment)
{
  g_autofree char *description
      = g_strdup_printf (ngettext ("%u place is free.", "%u places are free.", recruitment->counts.places),
                         recruitment->counts.places);
  g_autoptr (GArray) ids = NULL;

  g_set_object (&self->session, session);
  binome_recruitment_ref (recruitment);
  g_clear_pointer (&self->recruitment, binome_recruitment_unref);
  self->recruitment = recruitment;

  ids = list_waiting (self);
  binome_selection_bar_keep (self->selection_bar, ids);
  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < recruitment->waiting_list->len; i++)
    gtk_list_box_append (self->list_box, make_row (self, recruitment->waiting_list->pdata[i], i + 1));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  gtk_widget_set_sensitive (self->propose_button, recruitment->counts.places > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), recruitment->waiting_list->len > 0);
}
