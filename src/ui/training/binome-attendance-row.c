/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's place in a training session: a row with the next moves, and the dialog of its details. */

#include "training/binome-attendance-row.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "training/binome-training-forms.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-row.h"

static GVariant *
move_target (BinomeEntity *place, const BinomeMove *move)
{
  return g_variant_new ("(xi)", binome_entity_get_id (place), (int)(move - binome_attendance_machine.moves));
}

static const BinomeMove *
find_main_move (int state)
{
  for (guint i = 0; i < binome_attendance_machine.n_moves; i++)
    if (binome_attendance_machine.moves[i].from == state)
      return &binome_attendance_machine.moves[i];

  return NULL;
}

/* Every move, the next one first. */
static GtkWidget *
make_menu_button (BinomeEntity *place)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  int state = binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE);

  for (guint i = 0; i < binome_attendance_machine.n_moves; i++)
    {
      const BinomeMove *move = &binome_attendance_machine.moves[i];
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (move->from != state)
        continue;
      label = move->needs_reason ? g_strdup_printf (_ ("%s…"), _ (move->label)) : g_strdup (_ (move->label));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target_value (item, "session.move", move_target (place, move));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More moves"));
  return button;
}

/* A validity that has passed is expired, whether somebody has said so or not. */
static char *
describe (BinomeEntity *place, BinomeDate today)
{
  int state = binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE);
  BinomeDate valid_until = binome_entity_get_date (place, BINOME_ATTENDANCE_VALID_UNTIL);
  double received = binome_entity_get_real (place, BINOME_ATTENDANCE_FUNDING_RECEIVED);
  double asked = binome_entity_get_real (place, BINOME_ATTENDANCE_FUNDING_ASKED);
  g_autofree char *day = binome_date_format (valid_until, BINOME_DATE_MEDIUM);
  GString *text = g_string_new (NULL);

  if (state != BINOME_ATTENDANCE_STATE_VALIDATED || valid_until == BINOME_DATE_NONE)
    g_string_append (text, binome_entity_get_choice_label (place, BINOME_ATTENDANCE_STATE));
  else if (valid_until >= today)
    g_string_append_printf (text, _ ("Valid until %s"), day);
  else
    g_string_append_printf (text, _ ("Expired on %s"), day);
  if (isfinite (received) || isfinite (asked))
    {
      g_autofree char *money = binome_training_format_money (isfinite (received) ? received : asked);

      g_string_append (text, " · ");
      /* Translators: %s is an amount of money. */
      g_string_append_printf (text, isfinite (received) ? _ ("%s received") : _ ("%s asked for"), money);
    }

  return g_string_free (text, FALSE);
}

/**
 * binome_attendance_row_new:
 * @place: somebody's place in a session
 * @name: who it is
 * @today: the day it is seen from
 *
 * Returns: (transfer floating): a row that can be activated
 */
GtkWidget *
binome_attendance_row_new (BinomeEntity *place, const char *name, BinomeDate today)
{
  GtkWidget *row = adw_action_row_new ();
  const BinomeMove *move = find_main_move (binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE));
  g_autofree char *subtitle = describe (place, today);
  gboolean forward
      = move != NULL && !move->needs_reason
        && binome_entity_get_choice (place, BINOME_ATTENDANCE_STATE) <= BINOME_ATTENDANCE_STATE_ATTENDED;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), adw_avatar_new (32, name, TRUE));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (forward)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ (move->label));
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), move_target (place, move));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "session.move");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (place));
  g_object_set_data_full (G_OBJECT (row), "binome-entity", g_object_ref (place), g_object_unref);
  return row;
}

/**
 * binome_attendance_dialog_new:
 * @session: what the window works on
 * @place: somebody's place in a session
 * @name: who it is
 * @ceiling: what can be paid for them at most, and by which rule
 *
 * Returns: (transfer floating): a dialog for the hours, the money and the validity
 */
AdwDialog *
binome_attendance_dialog_new (BinomeSession *session, gint64 place, const char *name, const char *ceiling)
{
  static const guint fields[] = { BINOME_ATTENDANCE_HOURS,         BINOME_ATTENDANCE_COST,
                                  BINOME_ATTENDANCE_FUNDING_ASKED, BINOME_ATTENDANCE_FUNDING_RECEIVED,
                                  BINOME_ATTENDANCE_VALID_UNTIL,   BINOME_ATTENDANCE_NOTE };
  g_autoptr (BinomeEntity) entity
      = binome_store_get (binome_session_get_store (session), BINOME_TYPE_ATTENDANCE, place);
  BinomeEditDialog *dialog = binome_edit_dialog_new (session, entity, fields, G_N_ELEMENTS (fields));

  adw_dialog_set_title (ADW_DIALOG (dialog), name);
  adw_preferences_group_set_description (binome_edit_dialog_get_group (dialog), ceiling);
  binome_edit_dialog_forbid_delete (dialog);
  return ADW_DIALOG (dialog);
}
