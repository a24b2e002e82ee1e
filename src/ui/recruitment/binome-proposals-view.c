/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs that have not started yet, with their next moves, one by one or all at once. */

#include "recruitment/binome-proposals-view.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-pair-workflow.h"
#include "binome-text.h"
#include "recruitment/binome-growing-list.h"
#include "recruitment/binome-reason-dialog.h"

struct _BinomeProposalsView
{
  AdwBin parent_instance;

  GtkStack *stack;
  BinomeGrowingList *list;
  GtkButton *start_button;

  BinomeSession *session;
  BinomeRecruitment *recruitment;
};

G_DEFINE_FINAL_TYPE (BinomeProposalsView, binome_proposals_view, ADW_TYPE_BIN)

/* ---- moving ---- */

typedef struct
{
  GArray *pairs; /* of gint64 */
  const BinomeMove *move;
  char *reason;
} Change;

static Change *
change_new (const BinomeMove *move)
{
  Change *change = g_new0 (Change, 1);

  change->pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  change->move = move;
  return change;
}

static void
change_free (gpointer data)
{
  g_array_unref (((Change *)data)->pairs);
  g_free (((Change *)data)->reason);
  g_free (data);
}

static gboolean
move_work (BinomeDb *db, gpointer data, GError **error)
{
  Change *change = data;
  BinomePairState to = (BinomePairState)change->move->to;

  for (guint i = 0; i < change->pairs->len; i++)
    if (!binome_pair_move (db, g_array_index (change->pairs, gint64, i), to, change->reason, BINOME_DATE_NONE,
                           error))
      return FALSE;

  return TRUE;
}

static char *
name_start (guint n)
{
  return g_strdup_printf (ngettext ("Start %u pair", "Start %u pairs", n), n);
}

static gboolean
start_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autofree char *name = name_start (((Change *)data)->pairs->len);

  if (!move_work (db, data, error))
    return FALSE;

  binome_db_name_action (db, name); /* each pair gave it its own */
  return TRUE;
}

static void
on_moved_cb (GtkWidget *widget, gpointer data)
{
  const Change *change = data;
  guint n = change->pairs->len;
  g_autofree char *message = NULL;

  if (change->move->to == BINOME_PAIR_STATE_ACTIVE)
    message = g_strdup_printf (ngettext ("%u pair started", "%u pairs started", n), n);
  else
    /* Translators: the new state of a pair. */
    message = g_strdup_printf (_ ("The pair is now “%s”"), _ (binome_pair_states[change->move->to].label));
  binome_feedback_toast_undo (widget, message);
}

static void
on_reason_given_cb (GtkWidget *widget, const char *reason, gpointer data)
{
  BinomeProposalsView *self = BINOME_PROPOSALS_VIEW (widget);
  const Change *asked = data;
  Change *change = change_new (asked->move);

  g_array_append_vals (change->pairs, asked->pairs->data, asked->pairs->len);
  change->reason = g_strdup (reason);
  binome_session_write (self->session, widget, _ (change->move->label), move_work, change, change_free,
                        on_moved_cb);
}

static void
move_pair (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeProposalsView *self = BINOME_PROPOSALS_VIEW (widget);
  gint64 pair;
  int index;
  Change *change;

  g_variant_get (parameter, "(xi)", &pair, &index);
  if (index < 0 || (guint)index >= binome_pair_machine.n_moves)
    return;

  change = change_new (&binome_pair_machine.moves[index]);
  g_array_append_val (change->pairs, pair);
  if (change->move->needs_reason)
    binome_reason_dialog_ask (binome_reason_dialog_new (_ (change->move->label),
                                                        _ ("The reason is kept with the pair."),
                                                        _ (change->move->label), TRUE),
                              widget, on_reason_given_cb, change, change_free);
  else
    binome_session_write (self->session, widget, _ (change->move->label), move_work, change, change_free,
                          on_moved_cb);
}

/* ---- starting all ---- */

static Change *
collect_ready (BinomeProposalsView *self)
{
  Change *change = NULL;

  for (guint i = 0; i < self->recruitment->proposals->len; i++)
    {
      BinomeEntity *pair = self->recruitment->proposals->pdata[i];
      const BinomeMove *move = binome_state_machine_find (
          &binome_pair_machine, binome_entity_get_choice (pair, BINOME_PAIR_STATE), BINOME_PAIR_STATE_ACTIVE);
      gint64 id = binome_entity_get_id (pair);

      if (move == NULL)
        continue;
      if (change == NULL)
        change = change_new (move);
      g_array_append_val (change->pairs, id);
    }

  return change;
}

static void
on_start_clicked_cb (BinomeProposalsView *self)
{
  Change *change = collect_ready (self);
  g_autofree char *action = change != NULL ? name_start (change->pairs->len) : NULL;

  if (change != NULL)
    binome_session_write (self->session, GTK_WIDGET (self), action, start_work, change, change_free,
                          on_moved_cb);
}

/* ---- rows ---- */

/* Starting is what a proposal is for; where it cannot start yet, the next step of the list is. */
static const BinomeMove *
find_main_move (int state)
{
  const BinomeMove *move = binome_state_machine_find (&binome_pair_machine, state, BINOME_PAIR_STATE_ACTIVE);

  for (guint i = 0; move == NULL && i < binome_pair_machine.n_moves; i++)
    if (binome_pair_machine.moves[i].from == state)
      move = &binome_pair_machine.moves[i];
  return move;
}

static GVariant *
move_target (BinomeEntity *pair, const BinomeMove *move)
{
  return g_variant_new ("(xi)", binome_entity_get_id (pair), (int)(move - binome_pair_machine.moves));
}

static GtkWidget *
make_main_button (BinomeEntity *pair, const BinomeMove *move)
{
  GtkWidget *button = gtk_button_new_with_label (_ (move->label));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), move_target (pair, move));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "proposals.move");
  return button;
}

static GtkWidget *
make_menu_button (BinomeEntity *pair, const BinomeMove *main_move)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  int state = binome_entity_get_choice (pair, BINOME_PAIR_STATE);

  for (guint i = 0; i < binome_pair_machine.n_moves; i++)
    {
      const BinomeMove *move = &binome_pair_machine.moves[i];
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (move->from != state || move == main_move)
        continue;
      /* Translators: a move that asks for a reason first, such as “Cancel”. */
      label = move->needs_reason ? g_strdup_printf (_ ("%s…"), _ (move->label)) : g_strdup (_ (move->label));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target_value (item, "proposals.move", move_target (pair, move));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More moves"));
  return button;
}

static char *
describe_pair (const BinomeRecruitment *recruitment, BinomeEntity *pair)
{
  const char *tutor
      = binome_recruitment_get_name (recruitment, binome_entity_get_reference (pair, BINOME_PAIR_TUTOR));
  const char *state = binome_entity_get_choice_label (pair, BINOME_PAIR_STATE);
  g_autofree char *score = NULL;

  if (binome_entity_get_choice (pair, BINOME_PAIR_ORIGIN) != (int)BINOME_PAIR_ORIGIN_RUN)
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
  const BinomeMove *move = find_main_move (binome_entity_get_choice (item, BINOME_PAIR_STATE));
  GtkWidget *avatar = adw_avatar_new (32, tutee, TRUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *moves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tutee);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_halign (moves, GTK_ALIGN_END);
  if (move != NULL)
    gtk_box_append (GTK_BOX (moves), make_main_button (item, move));
  gtk_box_append (GTK_BOX (moves), make_menu_button (item, move));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (wrap), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_names (tutee, subtitle));
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), moves);
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "row-content");
  gtk_box_append (GTK_BOX (box), avatar);
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
  gtk_widget_class_install_action (widget_class, "proposals.move", "(xi)", move_pair);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/proposals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, list);
  gtk_widget_class_bind_template_child (widget_class, BinomeProposalsView, start_button);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked_cb);
}

static void
binome_proposals_view_init (BinomeProposalsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  Change *ready;

  g_set_object (&self->session, session);
  if (self->recruitment != recruitment)
    {
      g_clear_pointer (&self->recruitment, binome_recruitment_unref);
      self->recruitment = binome_recruitment_ref (recruitment);
    }

  ready = collect_ready (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_button), ready != NULL);
  g_clear_pointer (&ready, change_free);
  binome_growing_list_set_items (self->list, recruitment->proposals, make_row, self);
  gtk_stack_set_visible_child_name (self->stack, recruitment->proposals->len > 0 ? "list" : "empty");
}
