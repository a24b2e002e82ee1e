/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of “what if”: what is tried, who changes, everybody with what can be tried on them. */

#include "recruitment/binome-what-if-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-text.h"
#include "recruitment/binome-match-detail-rows.h"

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static const char *
name_tutor (BinomeMatchStudy *study, int tutor)
{
  return tutor >= 0
             ? binome_match_problem_get_tutor_name (binome_match_study_get_problem (study), (guint)tutor)
             : _ ("nobody");
}

GtkWidget *
binome_what_if_change_row_new (BinomeMatchStudy *study, guint change)
{
  g_autofree char *text = binome_match_study_describe_change (study, change);
  GtkWidget *row = make_row (text, binome_match_study_get_change (study, change)->reason);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take back this change"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", change);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "what-if.take-back");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

GtkWidget *
binome_what_if_move_row_new (BinomeMatchStudy *study, const BinomeMatchMove *move)
{
  /* Translators: a tutor before and a tutor now; either may be “nobody”. */
  g_autofree char *text = g_strdup_printf (_ ("from %1$s to %2$s"), name_tutor (study, move->from),
                                           name_tutor (study, move->to));

  return make_row (binome_match_problem_get_tutee_name (binome_match_study_get_problem (study), move->tutee),
                   text);
}

static void
add_item (GMenu *menu, const char *label, const char *action, guint tutee, int tutor)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(uu)", tutee, (guint)MAX (tutor, 0));
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu_button (BinomeMatchStudy *study, guint tutee, int tutor)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  const char *name = binome_match_problem_get_tutee_name (binome_match_study_get_problem (study), tutee);
  /* Translators: %s is a tutee. */
  g_autofree char *label = g_strdup_printf (_ ("What to try for %s"), name);

  if (tutor >= 0)
    {
      add_item (menu, _ ("Keep _Together"), "what-if.lock", tutee, tutor);
      add_item (menu, _ ("Keep _Apart…"), "what-if.forbid", tutee, tutor);
    }
  add_item (menu, _ ("Another T_utor…"), "what-if.choose", tutee, tutor);
  if (tutor >= 0)
    add_item (menu, _ ("_Profiles Side by Side"), "what-if.profiles", tutee, tutor);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

GtkWidget *
binome_what_if_tutee_row_new (BinomeMatchStudy *study, guint tutee)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (study);
  int tutor = binome_match_study_get_tutor (study, tutee);
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (tutor >= 0)
    {
      g_autofree char *score = binome_text_format_number (
          binome_match_score_regardless (problem, tutee, (guint)tutor) * 100.0 / BINOME_MATCH_SCORE_MAX, 0);

      /* Translators: a tutor and a score out of 100. */
      text = g_strdup_printf (_ ("with %1$s · %2$s of 100"), name_tutor (study, tutor), score);
    }
  row = make_row (binome_match_problem_get_tutee_name (problem, tutee),
                  text != NULL ? text : _ ("Without a tutor"));
  if (binome_match_study_is_locked (study, tutee))
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

      gtk_widget_set_tooltip_text (icon, _ ("Kept together by you"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Kept together by you"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (study, tutee, tutor));
  return row;
}

static void
on_places_changed_cb (GtkSpinButton *spin, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (spin), "what-if.places", "(ui)", GPOINTER_TO_UINT (user_data),
                              gtk_spin_button_get_value_as_int (spin));
}

GtkWidget *
binome_what_if_tutor_row_new (BinomeMatchStudy *study, guint tutor)
{
  const char *name = name_tutor (study, (int)tutor);
  GtkWidget *row = make_row (name, NULL);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 99, 1);
  /* Translators: %s is a tutor. */
  g_autofree char *label = g_strdup_printf (_ ("Places of %s"), name);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), binome_match_study_get_places (study, tutor));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (spin, "value-changed", G_CALLBACK (on_places_changed_cb), GUINT_TO_POINTER (tutor));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  g_object_set_data (G_OBJECT (row), "binome-spin", spin);
  return row;
}

/* Shows how many places the tutor has now. */
void
binome_what_if_tutor_row_update (GtkWidget *row, BinomeMatchStudy *study, guint tutor)
{
  GtkSpinButton *spin = g_object_get_data (G_OBJECT (row), "binome-spin");

  g_signal_handlers_block_by_func (spin, on_places_changed_cb, GUINT_TO_POINTER (tutor));
  gtk_spin_button_set_value (spin, binome_match_study_get_places (study, tutor));
  g_signal_handlers_unblock_by_func (spin, on_places_changed_cb, GUINT_TO_POINTER (tutor));
}

GtkWidget *
binome_what_if_cost_row_new (BinomeMatchStudy *study, guint tutee, const BinomeMatchCost *cost)
{
  g_autofree char *price
      = binome_match_cost_describe (cost->served, (double)cost->total * 100 / BINOME_MATCH_SCORE_MAX);
  g_autofree char *score = binome_text_format_number (cost->score * 100.0 / BINOME_MATCH_SCORE_MAX, 0);
  /* Translators: a score out of 100, and what a pair costs the programme. */
  g_autofree char *text = g_strdup_printf (_ ("%1$s of 100 · %2$s"), score, price);
  GtkWidget *row = make_row (name_tutor (study, (int)cost->tutor), text);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Profiles"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Profiles side by side"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", tutee, cost->tutor);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "what-if.profiles");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(uu)", tutee, cost->tutor);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "what-if.lock");
  return row;
}

/* A tutor whom a rule keeps away, with a button to allow the pair. */
GtkWidget *
binome_what_if_barred_row_new (BinomeMatchStudy *study, guint tutee, guint tutor)
{
  BinomeMatchProblem *problem = binome_match_study_get_problem (study);
  g_autofree char *text = NULL;
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Allow…"));
  BinomeMatchScore score;
  GtkWidget *row;

  binome_match_score_pair (problem, tutee, tutor, &score);
  /* Translators: %s is a rule. */
  text = g_strdup_printf (_ ("Ruled out by “%s”"),
                          binome_match_problem_get_rule_title (problem, (guint)MAX (score.barred_by, 0)));
  row = make_row (name_tutor (study, (int)tutor), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Allow this pair, whatever the rules say"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", tutee, tutor);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "what-if.allow");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}
