/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tutors or the tutees of a programme, as a list or as a board: search, stages, who is stuck, add, and
 * the way to each of them. */

#include "recruitment/binome-participants-view.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-text.h"
#include "recruitment/binome-funnel-board.h"
#include "recruitment/binome-participant-dialog.h"
#include "recruitment/binome-participant-list.h"
#include "recruitment/binome-participant-row.h"
#include "recruitment/binome-participants-add.h"
#include "recruitment/binome-participants-many.h"
#include "widgets/binome-kept-lists.h"
#include "widgets/binome-selection-bar.h"
#include "widgets/binome-steady-list.h"

/* A row stands in three lines. */
#define ROWS_IN_SIGHT 10

struct _BinomeParticipantsView
{
  AdwBin parent_instance;

  BinomeEnrolmentRole role;
  BinomeSession *session;
  BinomeRecruitment *recruitment;
  BinomeParticipantList *people;
  int state;                                           /* the stage that is shown; -1 for all */
  gboolean busy;                                       /* while the stages are filled in */
  BinomeEnrolmentState states[BINOME_FUNNEL_N_STATES]; /* of the stages in the menu, but the first */
  guint n_states;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  AdwToggleGroup *view_toggles;
  GtkDropDown *state_drop_down;
  BinomeKeptLists *kept_lists;
  GtkToggleButton *select_button;
  GtkToggleButton *stuck_button;
  GtkToggleButton *ineligible_button;
  GtkLabel *stuck_label;
  GtkLabel *gap_label;
  BinomeFunnelBoard *board;
  AdwSplitButton *add_button;
  GtkListView *list_view;
  AdwStatusPage *empty_page;
  GtkButton *choose_button;
  BinomeSelectionBar *selection_bar;
};

G_DEFINE_FINAL_TYPE (BinomeParticipantsView, binome_participants_view, ADW_TYPE_BIN)

static gboolean
is_board (BinomeParticipantsView *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->view_toggles), "board") == 0;
}

static GPtrArray *
list_people (BinomeParticipantsView *self)
{
  return binome_recruitment_list_people (self->recruitment, self->role);
}

static void
show_state (BinomeParticipantsView *self)
{
  const char *name = "list";

  if (self->recruitment == NULL || list_people (self)->len == 0)
    name = "empty";
  else if (is_board (self))
    name = "board";
  else if (binome_participant_list_is_loading (self->people))
    name = NULL; /* those found before stay to be seen */
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->people)) == 0)
    name = "nothing";
  if (name != NULL)
    gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->select_button), !is_board (self)); /* a board has its own way */
}

/* (nullable): those whom something is against, where they alone are asked for. */
static GArray *
list_ineligible (BinomeParticipantsView *self)
{
  GArray *ids;

  if (self->recruitment == NULL || !gtk_toggle_button_get_active (self->ineligible_button))
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < list_people (self)->len; i++)
    {
      const BinomeParticipant *p = list_people (self)->pdata[i];

      if (p->obstacle != NULL)
        g_array_append_val (ids, p->enrolment);
    }
  return ids;
}

static void
filter_board (BinomeParticipantsView *self)
{
  g_autoptr (GArray) ineligible = list_ineligible (self);

  binome_funnel_board_filter (
      self->board, &(BinomeFunnelFilter){ .search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                                          .state = self->state,
                                          .stuck_only = gtk_toggle_button_get_active (self->stuck_button),
                                          .only = ineligible });
}

/* Of list and board, only the one that is looked at follows; thousands are not sorted and searched in vain.
 */
static void
show_view (BinomeParticipantsView *self)
{
  if (is_board (self))
    {
      filter_board (self);
      binome_funnel_board_show (self->board, self->session, &self->recruitment->funnel, self->role);
    }
  else
    binome_participant_list_set_people (self->people, self->recruitment);
  show_state (self);
}

static void
scroll_to_top (BinomeParticipantsView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  if (adjustment != NULL && gtk_adjustment_get_value (adjustment) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* What is asked for holds in the list and on the board. */
static void
on_filter_changed_cb (BinomeParticipantsView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint selected = gtk_drop_down_get_selected (self->state_drop_down);

  if (self->busy)
    return;

  self->state = selected > 0 && selected <= self->n_states ? (int)self->states[selected - 1] : -1;
  filter_board (self);
  scroll_to_top (self);
  binome_participant_list_set_filter (
      self->people, &(BinomeParticipantFilter){
                        .search = text,
                        .state = self->state,
                        .stuck_only = gtk_toggle_button_get_active (self->stuck_button),
                        .ineligible_only = gtk_toggle_button_get_active (self->ineligible_button) });
  show_state (self);
}

static void
on_view_toggled_cb (BinomeParticipantsView *self)
{
  if (is_board (self))
    binome_selection_bar_set_active (self->selection_bar, FALSE);
  if (self->recruitment != NULL)
    show_view (self);
}

/* ---- several at once ---- */

static GMenuModel *
make_selection_menu (gpointer view)
{
  BinomeParticipantsView *self = view;

  return binome_participants_many_make_menu (self->recruitment, self->selection_bar);
}

/* All that are found. */
static void
on_all_wanted_cb (BinomeParticipantsView *self)
{
  g_autoptr (GArray) found = NULL;

  if (is_board (self))
    return;

  found = binome_participant_list_list_found (self->people);
  binome_selection_bar_set_active (self->selection_bar, TRUE);
  binome_selection_bar_select_all (self->selection_bar, found);
}

static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_all_wanted_cb (BINOME_PARTICIPANTS_VIEW (widget));
}

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeParticipantsView *self = BINOME_PARTICIPANTS_VIEW (widget);

  binome_participants_many_act (widget, self->session, self->recruitment, self->selection_bar, name,
                                parameter);
}

static void
on_activate_cb (BinomeParticipantsView *self, guint position)
{
  g_autoptr (BinomeParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (self->people), position);
  const BinomeParticipant *participant = item != NULL ? binome_participant_item_get (item) : NULL;

  if (participant == NULL)
    return;
  if (binome_selection_bar_get_active (self->selection_bar))
    binome_selection_bar_toggle (self->selection_bar, participant->enrolment);
  else
    adw_dialog_present (ADW_DIALOG (binome_participant_dialog_new (self->session, participant->enrolment)),
                        GTK_WIDGET (self));
}

/* ---- adding ---- */

static void
on_add_clicked_cb (BinomeParticipantsView *self)
{
  binome_participants_add_one (GTK_WIDGET (self), self->session, self->role, BINOME_ENROLMENT_STATE_ACCEPTED);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomeParticipantsView *self = BINOME_PARTICIPANTS_VIEW (widget);

  binome_participants_add_act (widget, self->session, self->role, name);
}

static gboolean
is_not_empty (gpointer widget, const char *shown)
{
  return g_strcmp0 (shown, "empty") != 0;
}

static char *
describe (const BinomeParticipant *p)
{
  g_autofree char *load = binome_participant_describe_load (p);

  if (*load == '\0')
    return g_strdup_printf ("%s, %s", p->name, _ (binome_enrolment_states[p->state].label));

  return g_strdup_printf ("%s, %s, %s", p->name, _ (binome_enrolment_states[p->state].label), load);
}

static void
set_up_row (gpointer list_item, gpointer view)
{
  gtk_list_item_set_child (list_item, g_object_new (BINOME_TYPE_PARTICIPANT_ROW, NULL));
}

static void
show_row (gpointer list_item, gpointer item, gpointer view)
{
  g_autofree char *label = item != NULL ? describe (binome_participant_item_get (item)) : g_strdup ("");

  binome_participant_row_set_item (BINOME_PARTICIPANT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
binome_participants_view_dispose (GObject *object)
{
  BinomeParticipantsView *self = BINOME_PARTICIPANTS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PARTICIPANTS_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->recruitment, binome_recruitment_unref);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (binome_participants_view_parent_class)->dispose (object);
}

static void
binome_participants_view_class_init (BinomeParticipantsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_participants_view_dispose;

  g_type_ensure (BINOME_TYPE_FUNNEL_BOARD);
  g_type_ensure (BINOME_TYPE_KEPT_LISTS);
  g_type_ensure (BINOME_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/participants-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, view_toggles);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, kept_lists);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, select_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, stuck_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, stuck_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, ineligible_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, gap_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, board);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, add_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, list_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, choose_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantsView, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, is_not_empty);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled_cb);
  binome_participants_add_install (widget_class, add);
  gtk_widget_class_install_action (widget_class, "participants.select-all", NULL, select_all);
  binome_participants_many_install (widget_class, act);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "participants.select-all",
                                       NULL);
}

/* ---- lists that are kept ---- */

static void show_stages (BinomeParticipantsView *self, const BinomeFunnelSide *side);
static void show_stuck (BinomeParticipantsView *self, const BinomeFunnelSide *side);
static void show_ineligible (BinomeParticipantsView *self);

static const char *
get_role_line (BinomeParticipantsView *self)
{
  return self->role == BINOME_ENROLMENT_ROLE_TUTOR ? "role=tutor\n" : "role=tutee\n";
}

static char *
write_list (GtkWidget *view, const char **search)
{
  BinomeParticipantsView *self = BINOME_PARTICIPANTS_VIEW (view);
  GString *filters = g_string_new (get_role_line (self));

  if (self->state >= 0)
    g_string_append_printf (filters, "stage=%s\n", binome_enrolment_states[self->state].id);
  if (gtk_toggle_button_get_active (self->stuck_button))
    g_string_append (filters, "stuck=yes\n");
  if (gtk_toggle_button_get_active (self->ineligible_button))
    g_string_append (filters, "eligible=no\n");
  *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  return g_string_free (filters, FALSE);
}

/* A stage where nobody is now is looked for all the same. */
static void
read_list (GtkWidget *view, const char *search, const char *filters)
{
  BinomeParticipantsView *self = BINOME_PARTICIPANTS_VIEW (view);
  g_auto (GStrv) lines = g_strsplit (filters, "\n", -1);

  self->state = -1;
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "stage="))
      self->state = binome_choice_find (binome_enrolment_states, lines[i] + strlen ("stage="));
  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  gtk_toggle_button_set_active (self->stuck_button,
                                g_strv_contains ((const char *const *)lines, "stuck=yes"));
  gtk_toggle_button_set_active (self->ineligible_button,
                                g_strv_contains ((const char *const *)lines, "eligible=no"));
  self->busy = FALSE;
  if (self->recruitment != NULL)
    {
      show_stages (self, &self->recruitment->funnel.sides[self->role]);
      show_stuck (self, &self->recruitment->funnel.sides[self->role]);
      show_ineligible (self);
    }
  on_filter_changed_cb (self);
}

static const BinomeKeptListsOwner lists_owner
    = { BINOME_SAVED_LIST_PAGE_CANDIDATES, N_ ("_Everybody"), write_list, read_list };

static void
binome_participants_view_init (BinomeParticipantsView *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  self->state = -1;
  self->busy = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_selection_bar_set_menu (self->selection_bar, make_selection_menu, self);
  factory = binome_steady_factory_new (set_up_row, show_row, self);
  gtk_list_view_set_factory (self->list_view, factory);
  binome_participants_view_set_role (self, BINOME_ENROLMENT_ROLE_TUTOR);
  binome_kept_lists_set_owner (self->kept_lists, GTK_WIDGET (self), &lists_owner);
  self->busy = FALSE;
}

/**
 * binome_participants_view_set_role:
 * @self: a view
 * @role: tutors or tutees
 */
void
binome_participants_view_set_role (BinomeParticipantsView *self, BinomeEnrolmentRole role)
{
  gboolean tutor = role == BINOME_ENROLMENT_ROLE_TUTOR;
  BinomeSteadyList *list;
  g_autoptr (GtkSelectionModel) rows = NULL;

  self->role = role;
  g_clear_object (&self->people);
  self->people = binome_participant_list_new (role, self->selection_bar);
  g_signal_connect_object (self->people, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  list = binome_steady_list_new (G_LIST_MODEL (self->people), NULL);
  binome_steady_list_set_piece (list, ROWS_IN_SIGHT);
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (list)));
  gtk_list_view_set_model (self->list_view, rows);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), tutor ? _ ("Add a tutor") : _ ("Add a tutee"));
  adw_status_page_set_title (self->empty_page, tutor ? _ ("No Tutors Yet") : _ ("No Tutees Yet"));
  adw_status_page_set_description (
      self->empty_page,
      tutor ? _ ("Tutors are experienced colleagues. Choose them one by one, or select several in People.")
            : _ ("Tutees are those who learn. Choose them one by one, or select several in People."));
  gtk_button_set_label (self->choose_button, tutor ? _ ("_Add a Tutor…") : _ ("_Add a Tutee…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tutor ? _ ("Tutors") : _ ("Tutees"), -1);
}

static char *
describe_stage (const BinomeFunnelSide *side, BinomeEnrolmentState state)
{
  const char *label = _ (binome_enrolment_states[state].label);
  double conversion = binome_funnel_get_conversion (side, (int)state);
  g_autofree char *share = NULL;

  if (isnan (conversion))
    /* Translators: a stage of the recruitment, and how many are there. */
    return g_strdup_printf (_ ("%1$s (%2$u)"), label, side->stages[state].here);

  share = binome_text_format_percent (conversion, 0);
  /* Translators: a stage of the recruitment, how many are there, and a share such as “83 %”: of those who
   * came to the step before, how many came here or further. */
  return g_strdup_printf (_ ("%1$s (%2$u), %3$s of the step before"), label, side->stages[state].here, share);
}

/* The stages where somebody is, with how many; the one that is chosen stays chosen. */
static void
show_stages (BinomeParticipantsView *self, const BinomeFunnelSide *side)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, _ ("All stages"));
  self->n_states = 0;
  for (guint i = 0; i < BINOME_FUNNEL_N_STATES; i++)
    {
      BinomeEnrolmentState state = binome_funnel_states[i];
      g_autofree char *label = NULL;

      if (side->stages[state].here == 0 && (int)state != self->state)
        continue;
      label = describe_stage (side, state);
      gtk_string_list_append (labels, label);
      self->states[self->n_states++] = state;
      if ((int)state == self->state)
        selected = self->n_states;
    }

  self->busy = TRUE;
  gtk_drop_down_set_model (self->state_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->state_drop_down, selected);
  self->busy = FALSE;
}

static void
show_stuck (BinomeParticipantsView *self, const BinomeFunnelSide *side)
{
  g_autofree char *label = g_strdup_printf (ngettext ("%u stuck", "%u stuck", side->stuck), side->stuck);

  gtk_label_set_label (self->stuck_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->stuck_button),
                          side->stuck > 0 || gtk_toggle_button_get_active (self->stuck_button));
}

static void
show_ineligible (BinomeParticipantsView *self)
{
  GPtrArray *people = list_people (self);
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    n += ((const BinomeParticipant *)people->pdata[i])->obstacle != NULL;
  label = g_strdup_printf (ngettext ("%u not eligible", "%u not eligible", n), n);
  gtk_button_set_label (GTK_BUTTON (self->ineligible_button), label);
  gtk_widget_set_visible (GTK_WIDGET (self->ineligible_button),
                          n > 0 || gtk_toggle_button_get_active (self->ineligible_button));
}

/* What is missing; that tutees will have nobody is told by the page. */
static void
show_gap (BinomeParticipantsView *self, const BinomeFunnelGap *gap)
{
  guint needed = binome_funnel_gap_get_tutors_needed (gap);
  guint coming = binome_funnel_gap_get_coming_shortage (gap);
  g_autofree char *text = NULL;

  if (needed > 0)
    text = g_strdup_printf (ngettext ("%u more tutor would give every tutee a place.",
                                      "%u more tutors would give every tutee a place.", needed),
                            needed);
  else if (coming > 0)
    text = g_strdup_printf (
        ngettext (
            "There is a place for everybody who is accepted. If all candidates are, %u tutee will have "
            "nobody.",
            "There is a place for everybody who is accepted. If all candidates are, %u tutees will have "
            "nobody.",
            coming),
        coming);
  else
    text = g_strdup (_ ("There is a place for every tutee, candidates included."));
  gtk_label_set_label (self->gap_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->gap_label), gap->tutees + gap->coming_tutees > 0);
}

/**
 * binome_participants_view_show_board:
 * @self: a view
 * @board: whether to show the board; else the list
 */
void
binome_participants_view_show_board (BinomeParticipantsView *self, gboolean board)
{
  adw_toggle_group_set_active_name (self->view_toggles, board ? "board" : "list");
}

/**
 * binome_participants_view_show_stuck:
 * @self: a view
 *
 * Shows those alone who have been in their stage for too long, whatever was searched for before.
 */
void
binome_participants_view_show_stuck (BinomeParticipantsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->state_drop_down, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->stuck_button), TRUE);
  gtk_toggle_button_set_active (self->stuck_button, TRUE);
}

/**
 * binome_participants_view_show:
 * @self: a view
 * @session: what the window works on
 * @recruitment: what was read
 */
void
binome_participants_view_show (BinomeParticipantsView *self, BinomeSession *session,
                               BinomeRecruitment *recruitment)
{
  g_autoptr (BinomeRecruitment) before = g_steal_pointer (&self->recruitment);

  g_set_object (&self->session, session);
  self->recruitment = binome_recruitment_ref (recruitment);
  if (before != NULL)
    binome_participants_many_follow (self->selection_bar, before, recruitment);
  show_stages (self, &recruitment->funnel.sides[self->role]);
  show_stuck (self, &recruitment->funnel.sides[self->role]);
  show_ineligible (self);
  show_gap (self, &recruitment->gap);
  show_view (self);
  binome_kept_lists_show (self->kept_lists, session, get_role_line (self));
}

/**
 * binome_participants_view_list_shown:
 * @self: a view
 *
 * Returns: (transfer full): those who are found, in their order
 */
BinomeExportList *
binome_participants_view_list_shown (BinomeParticipantsView *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->recruitment != NULL && is_board (self)) /* nobody looks at the list, which follows here */
    binome_participant_list_set_people (self->people, self->recruitment);
  ids = binome_participant_list_find_all (self->people);
  return binome_export_list_new_for_ids (
      self->role == BINOME_ENROLMENT_ROLE_TUTOR ? BINOME_EXPORT_TUTORS : BINOME_EXPORT_TUTEES, ids);
}
