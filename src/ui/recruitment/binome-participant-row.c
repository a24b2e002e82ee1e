/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tutor or tutee in a list: who, with which skills, in which state, and with whom. */

#include "recruitment/binome-participant-row.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-enrolment-away.h"
#include "binome-text.h"
#include "recruitment/binome-funnel-card.h"
#include "widgets/binome-initials.h"

struct _BinomeParticipantItem
{
  GObject parent_instance;

  BinomeRecruitment *recruitment; /* keeps @participant */
  const BinomeParticipant *participant;
  BinomeSelectionBar *bar;
};

G_DEFINE_FINAL_TYPE (BinomeParticipantItem, binome_participant_item, G_TYPE_OBJECT)

static void
binome_participant_item_finalize (GObject *object)
{
  BinomeParticipantItem *self = BINOME_PARTICIPANT_ITEM (object);

  g_clear_pointer (&self->recruitment, binome_recruitment_unref);
  g_clear_object (&self->bar);

  G_OBJECT_CLASS (binome_participant_item_parent_class)->finalize (object);
}

static void
binome_participant_item_class_init (BinomeParticipantItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = binome_participant_item_finalize;
}

static void
binome_participant_item_init (BinomeParticipantItem *self)
{
}

/**
 * binome_participant_item_new:
 * @recruitment: what was read
 * @participant: one of its tutors or tutees
 * @bar: who is selected
 *
 * Returns: (transfer full): an item for lists
 */
BinomeParticipantItem *
binome_participant_item_new (BinomeRecruitment *recruitment, const BinomeParticipant *participant,
                             BinomeSelectionBar *bar)
{
  BinomeParticipantItem *self = g_object_new (BINOME_TYPE_PARTICIPANT_ITEM, NULL);

  self->recruitment = binome_recruitment_ref (recruitment);
  self->participant = participant;
  self->bar = g_object_ref (bar);
  return self;
}

const BinomeParticipant *
binome_participant_item_get (BinomeParticipantItem *self)
{
  return self->participant;
}

/**
 * binome_participant_item_is_stuck:
 * @self: an item
 * @days: (out) (optional): for how many days in this state, -1 where nobody knows
 *
 * Returns: whether that is too long
 */
gboolean
binome_participant_item_is_stuck (BinomeParticipantItem *self, int *days)
{
  int since = binome_funnel_count_days (self->participant->since, binome_clock_today ());

  if (days != NULL)
    *days = since;
  return binome_funnel_is_stuck (&self->recruitment->funnel.limits, (int)self->participant->state, since);
}

/* ---- the row ---- */

struct _BinomeParticipantRow
{
  AdwBin parent_instance;

  BinomeParticipantItem *item;
  GSignalGroup *bar; /* of the item */

  GtkWidget *check;
  BinomeInitials *avatar;
  GtkLabel *name_label;
  GtkLabel *details_label;
  GtkLabel *skills_label;
  GtkLabel *own_label;
  GtkLabel *obstacle_label;
  GtkLabel *state_label;
  GtkWidget *stuck_box;
  GtkLabel *stuck_label;
  GtkLabel *load_label;
};

G_DEFINE_FINAL_TYPE (BinomeParticipantRow, binome_participant_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_ITEM = 1,
  N_PROPS
} BinomeParticipantRowProperty;

static GParamSpec *properties[N_PROPS];

static void
binome_participant_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((BinomeParticipantRowProperty)prop_id)
    {
    case PROP_ITEM:
      binome_participant_row_set_item (BINOME_PARTICIPANT_ROW (object), g_value_get_object (value));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_participant_row_dispose (GObject *object)
{
  BinomeParticipantRow *self = BINOME_PARTICIPANT_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->bar);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PARTICIPANT_ROW);

  G_OBJECT_CLASS (binome_participant_row_parent_class)->dispose (object);
}

static void
show_check (BinomeParticipantRow *self)
{
  const BinomeParticipant *p = self->item->participant;

  binome_selection_check_show (self->check, self->item->bar, p->enrolment, p->name);
}

static void
binome_participant_row_class_init (BinomeParticipantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = binome_participant_row_set_property;
  G_OBJECT_CLASS (klass)->dispose = binome_participant_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, BINOME_TYPE_PARTICIPANT_ITEM,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (BINOME_TYPE_INITIALS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/participant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, check);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, skills_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, own_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, obstacle_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, stuck_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, stuck_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeParticipantRow, load_label);
}

static void
binome_participant_row_init (BinomeParticipantRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bar = g_signal_group_new (BINOME_TYPE_SELECTION_BAR);
  g_signal_group_connect_object (self->bar, "changed", G_CALLBACK (show_check), self, G_CONNECT_SWAPPED);
}

static void
set_or_hide (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static char *
describe_place_of_work (const BinomeParticipant *p)
{
  if (*p->job == '\0' || *p->site == '\0')
    return g_strconcat (p->job, p->site, NULL);

  /* Translators: a job, then the site where it is done. */
  return g_strdup_printf (C_ ("person", "%1$s · %2$s"), p->job, p->site);
}

/**
 * binome_participant_describe_load:
 * @participant: a tutor or tutee
 *
 * Returns: (transfer full): of a tutor how many places are taken, of a tutee with whom; "" for nobody yet
 */
char *
binome_participant_describe_load (const BinomeParticipant *participant)
{
  if (participant->role == BINOME_ENROLMENT_ROLE_TUTOR)
    /* Translators: places taken, places there are. */
    return g_strdup_printf (
        ngettext ("%1$d of %2$d place taken", "%1$d of %2$d places taken", (gulong)participant->capacity),
        participant->used, participant->capacity);
  if (participant->partner != NULL)
    /* Translators: %s is a tutor. */
    return g_strdup_printf (_ ("with %s"), participant->partner);

  return g_strdup ("");
}

/**
 * binome_participant_row_set_item:
 * @self: a row
 * @item: (nullable): whom to show
 */
void
binome_participant_row_set_item (BinomeParticipantRow *self, BinomeParticipantItem *item)
{
  g_autofree char *details = NULL, *load = NULL;
  g_autofree char *state = NULL;
  g_autofree char *since = NULL;
  const BinomeParticipant *p;
  gboolean stuck;
  int days;

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->bar, item != NULL ? item->bar : NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self), item != NULL ? 1 : 0); /* an empty row is about to go */
  if (item == NULL)
    return;

  p = binome_participant_item_get (item);
  details = describe_place_of_work (p);
  state = binome_enrolment_describe_state ((int)p->state, p->away_from, p->away_until);
  load = binome_participant_describe_load (p);
  stuck = binome_participant_item_is_stuck (item, &days);
  since = binome_funnel_describe_days (days, stuck);
  binome_initials_set_name (self->avatar, p->name);
  gtk_label_set_label (self->name_label, p->name);
  set_or_hide (self->details_label, details);
  set_or_hide (self->skills_label, p->skills);
  set_or_hide (self->own_label, p->own);
  set_or_hide (self->obstacle_label, p->obstacle != NULL ? p->obstacle : "");
  gtk_label_set_label (self->state_label, state);
  set_or_hide (self->load_label, load);
  gtk_widget_set_visible (self->stuck_box, stuck);
  gtk_label_set_label (self->stuck_label, since);
  show_check (self);
}
