/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs that have not started yet, with their next steps, one by one or all at once; and who waits. */

#include "recruitment/binome-proposals-view.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-export-action.h"
#include "binome-pair-offer.h"
#include "binome-text.h"
#include "letters/binome-letters-dialog.h"
#include "recruitment/binome-growing-list.h"
#include "recruitment/binome-pair-steps.h"
#include "recruitment/binome-profiles-dialog.h"
#include "recruitment/binome-waiting-list.h"
#include "widgets/binome-selection-bar.h"

struct _BinomeProposalsView
{
  AdwBin parent_instance;

  GtkStack *stack;
  BinomeGrowingList *list;
  GtkButton *start_button;
  BinomeSelectionBar *selection_bar;
  AdwPreferencesGroup *start_group;
  BinomeWaitingList *waiting_list;

  BinomeSession *session;
  BinomeRecruitment *recruitment;
};

G_DEFINE_FINAL_TYPE (BinomeProposalsView, binome_proposals_view, ADW_TYPE_BIN)

/* ---- one ---- */

static void
step_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 pair;
  int step;

  g_variant_get (parameter, "(xi)", &pair, &step);
  if (step >= 0 && step < BINOME_PAIR_N_STEPS)
    binome_pair_steps_take (widget, BINOME_PROPOSALS_VIEW (widget)->session, &pair, 1, (BinomePairStep)step);
}

/* ---- many at once ---- */

/* The proposals that can take @step: those selected, or all. */
static GArray *
collect (BinomeProposalsView *self, BinomePairStep step, gboolean all)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->recruitment->proposals->len; i++)
    {
      BinomeEntity *pair = self->recruitment->proposals->pdata[i];
      gint64 id = binome_entity_get_id (pair);

      if ((all || binome_selection_bar_contains (self->selection_bar, id))
          && binome_pair_step_applies (step, pair))
        g_array_append_val (pairs, id);
    }

  return pairs;
}

static void
take_step (BinomeProposalsView *self, BinomePairStep step, gboolean all)
{
  g_autoptr (GArray) pairs = collect (self, step, all);

  binome_pair_steps_take (GTK_WIDGET (self), self->session, (const gint64 *)(void *)pairs->data, pairs->len,
                          step);
}

static void
step_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeProposalsView *self = BINOME_PROPOSALS_VIEW (widget);
  int step = g_variant_get_int32 (parameter);

  if (step >= 0 && step < BINOME_PAIR_N_STEPS && self->recruitment != NULL)
    take_step (self, (BinomePairStep)step, FALSE);
}

static void
export_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = binome_selection_bar_list (BINOME_PROPOSALS_VIEW (widget)->selection_bar);
  g_autoptr (BinomeExportList) list = binome_export_list_new_for_ids (BINOME_EXPORT_PROPOSALS, ids);

  binome_export_action_run (BINOME_WINDOW (gtk_widget_get_root (widget)), list);
}

static void
write_letters (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeProposalsView *self = BINOME_PROPOSALS_VIEW (widget);
  g_autoptr (GArray) ids = binome_selection_bar_list (self->selection_bar);

  binome_letters_dialog_present_about (widget, self->session, BINOME_TYPE_PAIR, ids);
}

static GMenuModel *
make_selection_menu (gpointer view)
{
  BinomeProposalsView *self = view;
  g_autoptr (GMenu) steps = g_menu_new (), others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (int step = 0; step < BINOME_PAIR_N_STEPS; step++)
    {
      g_autoptr (GArray) pairs = collect (self, (BinomePairStep)step, FALSE);
      guint n = pairs->len;
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (n == 0)
        continue;
      /* Translators: a step, such as “Ask the Tutor”, and for how many pairs. */
      label = g_strdup_printf (_ ("%1$s (%2$u)"), binome_pair_step_get_label ((BinomePairStep)step), n);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "proposals.step-selected", "i", step);
      g_menu_append_item (steps, item);
    }
  g_menu_append (others, _ ("_Write Letters…"), "proposals.letters");
  g_menu_append (others, _ ("_Export…"), "proposals.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

static void
on_check_toggled_cb (GtkCheckButton *check, BinomeProposalsView *self)
{
  BinomeEntity *pair = g_object_get_data (G_OBJECT (check), "binome-pair");

  binome_selection_bar_select (self->selection_bar, binome_entity_get_id (pair),
                               gtk_check_button_get_active (check));
}

static void
on_selection_changed_cb (BinomeProposalsView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (binome_growing_list_get_list_box (self->list)));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = g_object_get_data (G_OBJECT (row), "binome-check");
      BinomeEntity *pair = g_object_get_data (G_OBJECT (check), "binome-pair");

      gtk_check_button_set_active (
          GTK_CHECK_BUTTON (check),
          binome_selection_bar_contains (self->selection_bar, binome_entity_get_id (pair)));
    }
}

static GArray *
list_ids (GPtrArray *pairs)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), pairs->len);

  for (guint i = 0; i < pairs->len; i++)
    {
      gint64 id = binome_entity_get_id (pairs->pdata[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
on_all_wanted_cb (BinomeProposalsView *self)
{
  g_autoptr (GArray) ids = list_ids (self->recruitment->proposals);

  binome_selection_bar_select_all (self->selection_bar, ids);
}

static void
on_start_clicked_cb (BinomeProposalsView *self)
{
  take_step (self, BINOME_PAIR_STEP_START, TRUE);
}

/* ---- rows ---- */

static GVariant *
step_target (BinomeEntity *pair, BinomePairStep step)
{
  return g_variant_new ("(xi)", binome_entity_get_id (pair), (int)step);
}

static GtkWidget *
make_main_button (BinomeEntity *pair, BinomePairStep step)
{
  GtkWidget *button = gtk_button_new_with_label (binome_pair_step_get_label (step));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), step_target (pair, step));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "proposals.step");
  return button;
}

static void
show_profiles (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 tutee, tutor;

  g_variant_get (parameter, "(xx)", &tutee, &tutor);
  adw_dialog_present (
      ADW_DIALOG (binome_profiles_dialog_new (BINOME_PROPOSALS_VIEW (widget)->session, tutee, tutor)),
      widget);
}

/* The letter that asks whoever is to be asked, or was; it notes the day once it has left. */
static const char *
choose_letter (BinomeEntity *pair)
{
  if (binome_pair_step_applies (BINOME_PAIR_STEP_ASK_TUTOR, pair)
      || binome_pair_step_applies (BINOME_PAIR_STEP_TUTOR_YES, pair))
    return "tutor-proposal";
  if (binome_pair_step_applies (BINOME_PAIR_STEP_ASK_TUTEE, pair)
      || binome_pair_step_applies (BINOME_PAIR_STEP_TUTEE_YES, pair))
    return "tutee-proposal";
  return NULL;
}

static void
write_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeSession *session = BINOME_PROPOSALS_VIEW (widget)->session;
  BinomeLettersDialog *dialog
      = binome_letters_dialog_new (session, binome_session_get_programme_id (session));

  adw_dialog_present (ADW_DIALOG (dialog), widget);
  binome_letters_dialog_choose (dialog, g_variant_get_string (parameter, NULL));
}

static GtkWidget *
make_menu_button (BinomeEntity *pair, BinomePairStep main_step)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) profiles = NULL;
  const char *letter;
  GtkWidget *button = gtk_menu_button_new ();

  for (int i = 0; i < BINOME_PAIR_N_STEPS; i++)
    {
      BinomePairStep step = (BinomePairStep)i;
      const char *text = binome_pair_step_get_label (step);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (step == main_step || !binome_pair_step_applies (step, pair))
        continue;
      /* Translators: a move that asks for a reason first, such as “Cancel”. */
      label = binome_pair_step_needs_reason (step) ? g_strdup_printf (_ ("%s…"), text) : g_strdup (text);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target_value (item, "proposals.step", step_target (pair, step));
      g_menu_append_item (menu, item);
    }
  letter = choose_letter (pair);
  if (letter != NULL)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Letter of Proposal…"), NULL);

      g_menu_item_set_action_and_target (item, "proposals.letter", "s", letter);
      g_menu_append_item (menu, item);
    }
  profiles = g_menu_item_new (_ ("_Profiles Side by Side"), NULL);
  g_menu_item_set_action_and_target (profiles, "proposals.profiles", "(xx)",
                                     binome_entity_get_reference (pair, BINOME_PAIR_TUTEE),
                                     binome_entity_get_reference (pair, BINOME_PAIR_TUTOR));
  g_menu_append_item (menu, profiles);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More moves"));
  return button;
}

static GtkWidget *
make_check (BinomeProposalsView *self, BinomeEntity *pair, const char *tutee)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: %s is a tutee. */
  g_autofree char *label = g_strdup_printf (_ ("Select the pair of %s"), tutee);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (check),
      binome_selection_bar_contains (self->selection_bar, binome_entity_get_id (pair)));
  g_object_set_data_full (G_OBJECT (check), "binome-pair", g_object_ref (pair), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, 0);
  return check;
}

static char *
describe_pair (const BinomeRecruitment *recruitment, BinomeEntity *pair)
{
  const char *tutor
      = binome_recruitment_get_name (recruitment, binome_entity_get_reference (pair, BINOME_PAIR_TUTOR));
  g_autofree char *state = binome_pair_dup_progress (pair);
  g_autofree char *score = NULL;

  if (isnan (binome_entity_get_real (pair, BINOME_PAIR_SCORE)))
    /* Translators: a tutor, the state of the pair. */
    return g_strdup_printf (_ ("with %1$s · %2$s"), tutor, state);

  score = binome_text_format_number (binome_entity_get_real (pair, BINOME_PAIR_SCORE), 0);
  /* Translators: a tutor, the state of the pair, its score. */
  return g_strdup_printf (_ ("with %1$s · %2$s · score %3$s"), tutor, state, score);
}

static GtkWidget *
make_names (const char *tutee, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *labels[] = { gtk_label_new (tutee), gtk_label_new (subtitle) };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (labels[i]), GTK_NATURAL_WRAP_NONE);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (labels[1], "caption");
  gtk_widget_add_css_class (labels[1], "dim-label");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* The names and the moves stand side by side, and below each other where it is narrow. */
static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  BinomeProposalsView *self = user_data;
  GtkWidget *row = adw_preferences_row_new ();
  const char *tutee = binome_recruitment_get_name (self->recruitment,
                                                   binome_entity_get_reference (item, BINOME_PAIR_TUTEE));
  g_autofree char *subtitle = describe_pair (self->recruitment, item);
  BinomePairStep step = binome_pair_find_next_step (item);
  GtkWidget *check = make_check (self, item, tutee);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *moves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tutee);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_halign (moves, GTK_ALIGN_END);
  if (step != BINOME_PAIR_N_STEPS)
    gtk_box_append (GTK_BOX (moves), make_main_button (item, step));
  gtk_box_append (GTK_BOX (moves), make_menu_button (item, step));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (wrap), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_names (tutee, subtitle));
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), moves);
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_widget_add_css_class (box, "row-content");
  g_object_set_data (G_OBJECT (row), "binome-check", check);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* ---- the view ---- */

static void
binome_proposals_view_dispose (GObject *object)
{
  BinomeProposalsView *self = BINOME_PROPOSALS_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* it is a template child too, and would be unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PROPOSALS_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->recruitment, binome_recruitment_unref);

  G_OBJECT_CLASS (binome_proposals_view_parent_class)->dispose (object);
}

static void
binome_proposals_view_class_init (BinomeProposalsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_proposals_view_dispose;

  g_type_ensure (BINOME_TYPE_GROWING_LIST);
  g_type_ensure (BINOME_TYPE_SELECTION_BAR);
  g_type_ensure (BINOME_TYPE_WAITING_LIST);
  gtk_widget_class_install_action (widget_class, "proposals.step", "(xi)", step_one);
  gtk_widget_class_install_action (widget_class, "proposals.step-selected", "i", step_selected);
  gtk_widget_class_install_action (widget_class, "proposals.letters", NULL, write_letters);
  gtk_widget_class_install_action (widget_class, "proposals.export", NULL, export_selected);
  gtk_widget_class_install_action (widget_class, "proposals.profiles", "(xx)", show_profiles);
  gtk_widget_class_install_action (widget_class, "proposals.letter", "s", write_letter);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/proposals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, list);
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, start_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, start_group);
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, waiting_list);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_wanted_cb);
}

static void
binome_proposals_view_init (BinomeProposalsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_selection_bar_set_menu (self->selection_bar, make_selection_menu, self);
}

/**
 * binome_proposals_view_show:
 * @self: a view
 * @session: what the window works on
 * @recruitment: what was read
 */
void
binome_proposals_view_show (BinomeProposalsView *self, BinomeSession *session, BinomeRecruitment *recruitment)
{
  g_autoptr (GArray) ready = NULL, ids = NULL;

  g_set_object (&self->session, session);
  if (self->recruitment != recruitment)
    {
      g_clear_pointer (&self->recruitment, binome_recruitment_unref);
      self->recruitment = binome_recruitment_ref (recruitment);
    }

  ready = collect (self, BINOME_PAIR_STEP_START, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_button), ready->len > 0);
  ids = list_ids (recruitment->proposals);
  binome_selection_bar_keep (self->selection_bar, ids);
  binome_growing_list_set_items (self->list, recruitment->proposals, make_row, self);
  gtk_widget_set_visible (GTK_WIDGET (self->start_group), recruitment->proposals->len > 0);
  binome_waiting_list_show (self->waiting_list, session, recruitment);
  gtk_stack_set_visible_child_name (
      self->stack, recruitment->proposals->len + recruitment->waiting_list->len > 0 ? "list" : "empty");
}

/**
 * binome_proposals_view_list_shown:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the proposals, or those who wait where there are none
 */
BinomeExportList *
binome_proposals_view_list_shown (BinomeProposalsView *self)
{
  gboolean proposals;
  GPtrArray *rows;
  g_autoptr (GArray) ids = NULL;

  if (self->recruitment == NULL)
    return NULL;

  proposals = self->recruitment->proposals->len > 0 || self->recruitment->waiting_list->len == 0;
  rows = proposals ? self->recruitment->proposals : self->recruitment->waiting_list;
  ids = list_ids (rows);
  return binome_export_list_new_for_ids (proposals ? BINOME_EXPORT_PROPOSALS : BINOME_EXPORT_WAITING, ids);
}
