/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to several tutors or tutees of a programme. Whoever has gone on to another state meanwhile is
 * not selected any more: nobody is moved twice by mistake. */

#include "recruitment/binome-participants-many.h"

#include <glib/gi18n-lib.h>

#include "binome-export-action.h"
#include "fields/binome-own-fields-many.h"
#include "letters/binome-letters-dialog.h"
#include "recruitment/binome-funnel-move.h"

static int
find_state (const BinomeRecruitment *recruitment, gint64 enrolment)
{
  const BinomeParticipant *participant = binome_recruitment_find (recruitment, enrolment);

  return participant != NULL ? (int)participant->state : -1;
}

static GArray *
list_states (const BinomeRecruitment *recruitment, GArray *enrolments)
{
  GArray *states = g_array_sized_new (FALSE, FALSE, sizeof (int), enrolments->len);

  for (guint i = 0; i < enrolments->len; i++)
    {
      int state = find_state (recruitment, g_array_index (enrolments, gint64, i));

      g_array_append_val (states, state);
    }
  return states;
}

/**
 * binome_participants_many_make_menu:
 * @recruitment: what was read
 * @bar: who is selected
 *
 * Returns: (transfer full): what can be done with them
 */
GMenuModel *
binome_participants_many_make_menu (const BinomeRecruitment *recruitment, BinomeSelectionBar *bar)
{
  g_autoptr (GArray) enrolments = binome_selection_bar_list (bar);
  g_autoptr (GArray) states = list_states (recruitment, enrolments);
  g_autoptr (GMenuModel) moves = NULL;
  g_autoptr (GMenu) others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  moves = binome_funnel_move_menu_new_for_all ((const int *)(void *)states->data, states->len,
                                               "participants.move");
  if (g_menu_model_get_n_items (moves) > 0)
    g_menu_append_submenu (menu, _ ("_Move To"), moves);
  else
    g_menu_append (menu, _ ("No stage in common"), NULL);
  g_menu_append (others, _ ("Set _Fields of Your Own…"), "participants.set-own");
  g_menu_append (others, _ ("_Write Letters…"), "participants.letters");
  g_menu_append (others, _ ("_Export…"), "participants.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

/**
 * binome_participants_many_follow:
 * @bar: who is selected
 * @before: everybody as they were
 * @now: everybody as they are
 *
 * Lets go of those who are not there any more, or have come to another state.
 */
void
binome_participants_many_follow (BinomeSelectionBar *bar, const BinomeRecruitment *before,
                                 const BinomeRecruitment *now)
{
  g_autoptr (GArray) selected = binome_selection_bar_list (bar);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < selected->len; i++)
    {
      gint64 enrolment = g_array_index (selected, gint64, i);

      if (find_state (now, enrolment) >= 0 && find_state (now, enrolment) == find_state (before, enrolment))
        g_array_append_val (left, enrolment);
    }
  binome_selection_bar_keep (bar, left);
}

/**
 * binome_participants_many_act:
 * @widget: where the user is
 * @session: what the window works on
 * @recruitment: what was read
 * @bar: who is selected
 * @action: an action of the menu
 * @parameter: (nullable): a state
 *
 * Does it to all of them as one action, after it has asked for what it needs.
 */
void
binome_participants_many_act (GtkWidget *widget, BinomeSession *session, const BinomeRecruitment *recruitment,
                              BinomeSelectionBar *bar, const char *action, GVariant *parameter)
{
  g_autoptr (GArray) enrolments = binome_selection_bar_list (bar);
  g_autoptr (GArray) states = list_states (recruitment, enrolments);
  const BinomeParticipant *first;
  gboolean tutors;

  if (enrolments->len == 0)
    return;

  first = binome_recruitment_find (recruitment, g_array_index (enrolments, gint64, 0));
  if (first == NULL)
    return; /* gone meanwhile */
  tutors = first->role == BINOME_ENROLMENT_ROLE_TUTOR;
  if (g_str_equal (action, "participants.move"))
    binome_funnel_move_ask_all (session, widget, enrolments, (const int *)(void *)states->data,
                                g_variant_get_int32 (parameter));
  else if (g_str_equal (action, "participants.set-own"))
    binome_own_fields_many_present (widget, session,
                                    tutors ? BINOME_FIELD_SCOPE_TUTOR : BINOME_FIELD_SCOPE_TUTEE, enrolments);
  else if (g_str_equal (action, "participants.letters"))
    binome_letters_dialog_present_about (widget, session, BINOME_TYPE_ENROLMENT, enrolments);
  else
    {
      g_autoptr (BinomeExportList) list
          = binome_export_list_new_for_ids (tutors ? BINOME_EXPORT_TUTORS : BINOME_EXPORT_TUTEES, enrolments);

      binome_export_action_run (BINOME_WINDOW (gtk_widget_get_root (widget)), list);
    }
}

/* The actions of the menu. */
void
binome_participants_many_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc act)
{
  gtk_widget_class_install_action (klass, "participants.move", "i", act);
  gtk_widget_class_install_action (klass, "participants.set-own", NULL, act);
  gtk_widget_class_install_action (klass, "participants.letters", NULL, act);
  gtk_widget_class_install_action (klass, "participants.export", NULL, act);
}
