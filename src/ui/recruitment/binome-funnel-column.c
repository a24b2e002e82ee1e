/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of the board: the candidates in one state, those who have been there longest first. Emits
 * `open (enrolment)`, `move (enrolment, state)`, `dragged (whether)` and `dropped (column)`. */

#include "recruitment/binome-funnel-column.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-text.h"
#include "recruitment/binome-funnel-card.h"

struct _BinomeFunnelColumn
{
  AdwBin parent_instance;

  BinomeEnrolmentState state;
  BinomeFunnelLimits limits;
  BinomeListModel *model;
  GtkMultiSelection *selection;
  gint64 expected; /* to be focused as soon as it is here */

  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkLabel *conversion_label;
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (BinomeFunnelColumn, binome_funnel_column, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  SIGNAL_MOVE,
  SIGNAL_DRAGGED,
  SIGNAL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- cards ---- */

static void
on_card_open_cb (BinomeFunnelColumn *self, BinomeFunnelCard *card)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, binome_funnel_card_get_enrolment (card));
}

static void
on_card_move_cb (BinomeFunnelColumn *self, int to, BinomeFunnelCard *card)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, binome_funnel_card_get_enrolment (card), to);
}

/* Who is dragged is chosen; with others where they are chosen together. */
static GdkContentProvider *
on_drag_prepare_cb (BinomeFunnelColumn *self, double x, double y, GtkDragSource *source)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  gint64 enrolment = binome_funnel_card_get_enrolment (BINOME_FUNNEL_CARD (card));
  guint position = self->model != NULL ? binome_list_model_find (self->model, enrolment) : G_MAXUINT;

  if (position == G_MAXUINT)
    return NULL;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);

  return gdk_content_provider_new_typed (BINOME_TYPE_FUNNEL_COLUMN, self);
}

static void
on_drag_begin_cb (BinomeFunnelColumn *self, GdkDrag *drag, GtkDragSource *source)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);
  g_autoptr (GdkPaintable) now = gdk_paintable_get_current_image (picture);

  gtk_drag_source_set_icon (source, now, 12, 12);
  g_signal_emit (self, signals[SIGNAL_DRAGGED], 0, TRUE);
}

static void
on_drag_end_cb (BinomeFunnelColumn *self)
{
  g_signal_emit (self, signals[SIGNAL_DRAGGED], 0, FALSE);
}

static void
on_setup_cb (BinomeFunnelColumn *self, GtkListItem *item)
{
  GtkWidget *card = binome_funnel_card_new (&self->limits);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (on_drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (card, "open", G_CALLBACK (on_card_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "move", G_CALLBACK (on_card_move_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (card, "description", item, "accessible-label", G_BINDING_DEFAULT);
  gtk_list_item_set_child (item, card);
}

static void
on_bind_cb (BinomeFunnelColumn *self, GtkListItem *item)
{
  binome_funnel_card_set_enrolment (BINOME_FUNNEL_CARD (gtk_list_item_get_child (item)),
                                    gtk_list_item_get_item (item));
}

static void
on_unbind_cb (BinomeFunnelColumn *self, GtkListItem *item)
{
  binome_funnel_card_set_enrolment (BINOME_FUNNEL_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
on_activate_cb (BinomeFunnelColumn *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, binome_list_model_get_id (self->model, position));
}

/* ---- dropping ---- */

static GdkDragAction
on_enter_cb (BinomeFunnelColumn *self, double x, double y, GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  /* Where a drop is not allowed it is taken all the same, to say why. */
  return value != NULL && g_value_get_object (value) != self ? GDK_ACTION_MOVE : 0;
}

static gboolean
on_drop_cb (BinomeFunnelColumn *self, const GValue *value, double x, double y)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_object (value), &taken);
  return taken;
}

static void
add_drop_target (BinomeFunnelColumn *self)
{
  GtkDropTarget *target = gtk_drop_target_new (BINOME_TYPE_FUNNEL_COLUMN, GDK_ACTION_MOVE);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ---- the column ---- */

static void
on_items_changed_cb (BinomeFunnelColumn *self)
{
  guint n = binome_funnel_column_get_n (self);
  g_autofree char *count = binome_text_format_number (n, 0);
  /* Translators: a state, and how many candidates are in it. */
  g_autofree char *name = g_strdup_printf (ngettext ("%1$s, %2$u candidate", "%1$s, %2$u candidates", n),
                                           _ (binome_enrolment_states[self->state].label), n);
  guint position;

  gtk_label_set_label (self->count_label, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (self->expected == 0)
    return;

  position = binome_list_model_find (self->model, self->expected);
  if (position != G_MAXUINT)
    {
      self->expected = 0;
      binome_funnel_column_focus (self, position);
    }
}

static void
binome_funnel_column_dispose (GObject *object)
{
  BinomeFunnelColumn *self = BINOME_FUNNEL_COLUMN (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_FUNNEL_COLUMN);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (binome_funnel_column_parent_class)->dispose (object);
}

static void
binome_funnel_column_class_init (BinomeFunnelColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_funnel_column_dispose;

  signals[SIGNAL_OPEN]
      = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_INT64, G_TYPE_INT);
  signals[SIGNAL_DRAGGED] = g_signal_new ("dragged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_DROPPED]
      = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                      G_TYPE_BOOLEAN, 1, type);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/funnel-column.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelColumn, title_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelColumn, count_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelColumn, conversion_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelColumn, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelColumn, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
binome_funnel_column_init (BinomeFunnelColumn *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_multi_selection_new (NULL);
  /* After the list has heard of it, which is to scroll there. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  add_drop_target (self);
}

/**
 * binome_funnel_column_new:
 * @state: the state of its candidates
 *
 * Returns: (transfer floating): a column, empty
 */
BinomeFunnelColumn *
binome_funnel_column_new (BinomeEnrolmentState state)
{
  BinomeFunnelColumn *self = g_object_new (BINOME_TYPE_FUNNEL_COLUMN, NULL);
  const char *label = _ (binome_enrolment_states[state].label);

  self->state = state;
  gtk_label_set_label (self->title_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

BinomeEnrolmentState
binome_funnel_column_get_state (BinomeFunnelColumn *self)
{
  return self->state;
}

/**
 * binome_funnel_column_show:
 * @self: a column
 * @funnel: the candidates, counted
 * @role: tutors or tutees
 *
 * Shows how many of those who came to the step before came here or further.
 */
void
binome_funnel_column_show (BinomeFunnelColumn *self, const BinomeFunnel *funnel, BinomeEnrolmentRole role)
{
  const BinomeFunnelSide *side = &funnel->sides[role];
  const BinomeFunnelStage *stage = &side->stages[self->state];
  double conversion = binome_funnel_get_conversion (side, (int)self->state);
  g_autofree char *share = NULL, *text = NULL, *hint = NULL;

  self->limits = funnel->limits;
  if (isnan (conversion))
    {
      gtk_label_set_label (self->conversion_label, "");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->conversion_label), NULL);
      return;
    }

  share = binome_text_format_percent (conversion, 0);
  /* Translators: %s is a share such as “83 %”: of those who came to the step before, how many came here. */
  text = g_strdup_printf (_ ("%s of the step before"), share);
  /* Translators: two numbers of candidates. */
  hint = g_strdup_printf (_ ("%1$u of the %2$u who came to the step before have come here or further"),
                          stage->reached, stage->before);
  gtk_label_set_label (self->conversion_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->conversion_label), hint);
}

/**
 * binome_funnel_column_set_query:
 * @self: a column
 * @store: a workspace
 * @query: whom to show
 */
void
binome_funnel_column_set_query (BinomeFunnelColumn *self, BinomeStore *store, BinomeQuery *query)
{
  if (self->model != NULL)
    {
      binome_list_model_set_query (self->model, query);
      return;
    }

  self->model = binome_list_model_new (store, query);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->model));
}

guint
binome_funnel_column_get_n (BinomeFunnelColumn *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* ---- focus and choice ---- */

/* The card that has the focus, or in which something has it. */
static BinomeFunnelCard *
find_focused (BinomeFunnelColumn *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;

  card = gtk_widget_get_ancestor (focus, BINOME_TYPE_FUNNEL_CARD);
  if (card == NULL) /* the row around it */
    card = gtk_widget_get_first_child (focus);
  return BINOME_IS_FUNNEL_CARD (card) ? BINOME_FUNNEL_CARD (card) : NULL;
}

/**
 * binome_funnel_column_get_focused:
 * @self: a column
 * @position: (out) (optional): their place
 *
 * Returns: who has the focus; 0 for nobody here
 */
gint64
binome_funnel_column_get_focused (BinomeFunnelColumn *self, guint *position)
{
  BinomeFunnelCard *card = find_focused (self);
  gint64 enrolment = card != NULL ? binome_funnel_card_get_enrolment (card) : 0;

  if (enrolment != 0 && position != NULL)
    *position = binome_list_model_find (self->model, enrolment);
  return enrolment;
}

/**
 * binome_funnel_column_focus:
 * @self: a column
 * @position: a place; the last one counts for all beyond
 *
 * Returns: whether there was somebody to focus
 */
gboolean
binome_funnel_column_focus (BinomeFunnelColumn *self, guint position)
{
  guint n = binome_funnel_column_get_n (self);

  if (n == 0)
    return FALSE;

  /* The list gives the focus to a row only while it has it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  gtk_list_view_scroll_to (self->list_view, MIN (position, n - 1),
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

/* Focuses @enrolment as soon as it comes. */
void
binome_funnel_column_expect (BinomeFunnelColumn *self, gint64 enrolment)
{
  self->expected = enrolment;
}

/* Opens the menu of the card that has the focus. */
void
binome_funnel_column_pop_up (BinomeFunnelColumn *self)
{
  BinomeFunnelCard *card = find_focused (self);

  if (card != NULL)
    binome_funnel_card_pop_up (card);
}

/**
 * binome_funnel_column_dup_chosen:
 * @self: a column
 * @enrolment: who is meant; 0 for those who are chosen
 *
 * Returns: (transfer full) (element-type gint64): everybody chosen where @enrolment is one of them, else
 *   @enrolment alone
 */
GArray *
binome_funnel_column_dup_chosen (BinomeFunnelColumn *self, gint64 enrolment)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint position = self->model != NULL ? binome_list_model_find (self->model, enrolment) : G_MAXUINT;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (enrolment != 0 && (position == G_MAXUINT || !gtk_bitset_contains (chosen, position)))
    {
      g_array_append_val (list, enrolment);
      return list;
    }

  for (guint64 i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      gint64 id = binome_list_model_get_id (self->model, gtk_bitset_get_nth (chosen, (guint)i));

      g_array_append_val (list, id);
    }
  return list;
}

void
binome_funnel_column_set_mark (BinomeFunnelColumn *self, BinomeFunnelMark mark)
{
  static const char *const classes[] = { NULL, "drop-allowed", "drop-forbidden" };

  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    if (i == (guint)mark)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}
