/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can come next for a pair, as buttons: until it has started it is offered, answered and confirmed; then
 * it moves from state to state. */

#include "follow-up/binome-pair-moves.h"

#include <glib/gi18n-lib.h>

#include "binome-pair-offer.h"
#include "follow-up/binome-step-dialog.h"
#include "recruitment/binome-pair-steps.h"

/* Whose moves a box shows. */
typedef struct
{
  BinomeSession *session;
  BinomeEntity *pair;
  char *title;
} Moves;

static void
moves_free (gpointer data)
{
  Moves *moves = data;

  g_object_unref (moves->session);
  g_object_unref (moves->pair);
  g_free (moves->title);
  g_free (moves);
}

static GtkWidget *
add_button (AdwWrapBox *box, const char *text, gboolean needs_reason, gboolean is_next)
{
  g_autofree char *label = g_strdup_printf (needs_reason ? C_ ("button", "%s…") : C_ ("button", "%s"), text);
  GtkWidget *button = gtk_button_new_with_label (label);

  if (is_next)
    gtk_widget_add_css_class (button, "suggested-action");
  adw_wrap_box_append (box, button);
  return button;
}

static Moves *
moves_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), "binome-moves");
}

/* The buttons go when the pair has moved: the box is where the user stays. */
static void
take_move (GtkWidget *button, const BinomeMove *move)
{
  Moves *moves = moves_of (button);

  binome_step_move_pair (gtk_widget_get_parent (button), moves->session, binome_entity_get_id (moves->pair),
                         moves->title, move);
}

static void
on_move_clicked_cb (GtkWidget *button, gpointer move)
{
  take_move (button, move);
}

static void
on_step_clicked_cb (GtkWidget *button, gpointer user_data)
{
  Moves *moves = moves_of (button);
  BinomePairStep step = (BinomePairStep)GPOINTER_TO_INT (user_data);
  gint64 id = binome_entity_get_id (moves->pair);

  /* Here the first day can be chosen. */
  if (step == BINOME_PAIR_STEP_START)
    take_move (button, binome_state_machine_find (&binome_pair_machine,
                                                  binome_entity_get_choice (moves->pair, BINOME_PAIR_STATE),
                                                  BINOME_PAIR_STATE_ACTIVE));
  else
    binome_pair_steps_take (gtk_widget_get_parent (button), moves->session, &id, 1, step);
}

static void
add_step (AdwWrapBox *box, BinomePairStep step, gboolean is_next)
{
  g_signal_connect (
      add_button (box, binome_pair_step_get_label (step), binome_pair_step_needs_reason (step), is_next),
      "clicked", G_CALLBACK (on_step_clicked_cb), GINT_TO_POINTER (step));
}

static void
add_steps (AdwWrapBox *box, BinomeEntity *pair)
{
  BinomePairStep next = binome_pair_find_next_step (pair);

  if (next != BINOME_PAIR_N_STEPS)
    add_step (box, next, TRUE);
  for (int i = 0; i < BINOME_PAIR_N_STEPS; i++)
    if (i != (int)next && binome_pair_step_applies ((BinomePairStep)i, pair))
      add_step (box, (BinomePairStep)i, FALSE);
}

static void
on_extend_clicked_cb (GtkWidget *button)
{
  Moves *moves = moves_of (button);

  binome_step_extend_pair (gtk_widget_get_parent (button), moves->session, moves->pair, moves->title);
}

/* The first move without a reason is the way forward. */
static const BinomeMove *
get_next (int state)
{
  for (guint i = 0; i < binome_pair_machine.n_moves; i++)
    if (binome_pair_machine.moves[i].from == state && !binome_pair_machine.moves[i].needs_reason)
      return &binome_pair_machine.moves[i];

  return NULL;
}

static void
add_move (AdwWrapBox *box, const BinomeMove *move, gboolean is_next)
{
  g_signal_connect (add_button (box, _ (move->label), move->needs_reason, is_next), "clicked",
                    G_CALLBACK (on_move_clicked_cb), (gpointer)move);
}

static void
add_moves (AdwWrapBox *box, int state)
{
  const BinomeMove *next = get_next (state);

  if (next != NULL)
    add_move (box, next, TRUE);
  for (guint i = 0; i < binome_pair_machine.n_moves; i++)
    {
      const BinomeMove *move = &binome_pair_machine.moves[i];

      if (move->from == state && move != next)
        add_move (box, move, FALSE);
    }
}

/**
 * binome_pair_moves_show:
 * @box: where the buttons stand
 * @session: what the window works on
 * @pair: a pair
 * @title: its names
 *
 * Fills @box with the buttons for what can come next, the way forward first.
 */
void
binome_pair_moves_show (AdwWrapBox *box, BinomeSession *session, BinomeEntity *pair, const char *title)
{
  int state = binome_entity_get_choice (pair, BINOME_PAIR_STATE);
  Moves *moves = g_new0 (Moves, 1);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, old);
  moves->session = g_object_ref (session);
  moves->pair = g_object_ref (pair);
  moves->title = g_strdup (title);
  g_object_set_data_full (G_OBJECT (box), "binome-moves", moves, moves_free);
  if (state < BINOME_PAIR_STATE_ACTIVE)
    add_steps (box, pair);
  else
    add_moves (box, state);
  if (binome_pair_state_takes_a_place (state))
    g_signal_connect (add_button (box, _ ("Change the End"), TRUE, FALSE), "clicked",
                      G_CALLBACK (on_extend_clicked_cb), NULL);
}
