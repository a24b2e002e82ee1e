/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A candidate on the board: who, where, and since when in this state. Emits `open` and `move (state)`. */

#include "recruitment/binome-funnel-card.h"

#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "recruitment/binome-funnel-move.h"

struct _BinomeFunnelCard
{
  AdwBin parent_instance;

  const BinomeFunnelLimits *limits; /* of the column, which outlives its cards */
  BinomeEntity *enrolment;
  BinomeEntity *person;
  GSignalGroup *enrolment_signals;
  GSignalGroup *person_signals;
  char *description;

  GtkLabel *name_label;
  GtkLabel *details_label;
  GtkMenuButton *menu_button;
  GtkWidget *days_box;
  GtkWidget *stuck_icon;
  GtkLabel *days_label;
};

G_DEFINE_FINAL_TYPE (BinomeFunnelCard, binome_funnel_card, ADW_TYPE_BIN)

typedef enum
{
  PROP_DESCRIPTION = 1,
  N_PROPS
} BinomeFunnelCardProperty;

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_OPEN,
  SIGNAL_MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * binome_funnel_describe_days:
 * @days: for how many days in a state, -1 where nobody knows
 * @stuck: whether that is too long
 *
 * Returns: (transfer full): that in words; "" where nobody knows
 */
char *
binome_funnel_describe_days (int days, gboolean stuck)
{
  if (days < 0)
    return g_strdup ("");
  if (stuck)
    return g_strdup_printf (ngettext ("Stuck for %d day", "Stuck for %d days", (gulong)days), days);
  if (days == 0)
    return g_strdup (_ ("Since today"));

  return g_strdup_printf (ngettext ("For %d day", "For %d days", (gulong)days), days);
}

static void
show_days (BinomeFunnelCard *self, char **words)
{
  int state = binome_entity_get_choice (self->enrolment, BINOME_ENROLMENT_STATE);
  int days = binome_funnel_count_days (binome_entity_get_date (self->enrolment, BINOME_ENROLMENT_STATE_SINCE),
                                       binome_clock_today ());
  gboolean stuck = binome_funnel_is_stuck (self->limits, state, days);

  *words = binome_funnel_describe_days (days, stuck);
  gtk_label_set_label (self->days_label, *words);
  gtk_widget_set_visible (self->stuck_icon, stuck);
  if (stuck)
    gtk_widget_add_css_class (self->days_box, "stuck");
  else
    gtk_widget_remove_css_class (self->days_box, "stuck");
}

/* The tutor or tutee, and where: “Tutor · Lyon”. */
static char *
describe_details (BinomeFunnelCard *self)
{
  const char *role = binome_entity_get_choice_label (self->enrolment, BINOME_ENROLMENT_ROLE);
  const char *site = self->person != NULL ? binome_entity_get_text (self->person, BINOME_PERSON_SITE) : "";

  if (*site == '\0')
    return g_strdup (role);

  /* Translators: the role of a candidate, then a site. */
  return g_strdup_printf (C_ ("candidate", "%1$s · %2$s"), role, site);
}

static void
show (BinomeFunnelCard *self)
{
  g_autofree char *name = NULL, *details = NULL, *days = NULL;

  if (self->enrolment == NULL || !binome_entity_is_loaded (self->enrolment))
    return;
  if (self->person == NULL)
    {
      self->person = binome_entity_get_object (self->enrolment, BINOME_ENROLMENT_PERSON);
      g_signal_group_set_target (self->person_signals, self->person);
    }

  name = self->person != NULL ? binome_entity_dup_title (self->person) : g_strdup ("");
  details = describe_details (self);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->details_label, details);
  show_days (self, &days);
  g_free (self->description);
  self->description = g_strdup_printf ("%s, %s, %s", name, details, days);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
fill_menu (GtkMenuButton *button, gpointer user_data)
{
  BinomeFunnelCard *self = user_data;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->enrolment == NULL)
    return;
  menu = binome_funnel_move_menu_new (binome_entity_get_choice (self->enrolment, BINOME_ENROLMENT_STATE),
                                      "card.open", "card.move");
  gtk_menu_button_set_menu_model (button, menu);
}

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN], 0);
}

static void
move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, g_variant_get_int32 (parameter));
}

static void
binome_funnel_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomeFunnelCardProperty)prop_id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, BINOME_FUNNEL_CARD (object)->description);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_funnel_card_dispose (GObject *object)
{
  BinomeFunnelCard *self = BINOME_FUNNEL_CARD (object);

  g_clear_object (&self->enrolment_signals);
  g_clear_object (&self->person_signals);
  g_clear_object (&self->enrolment);
  g_clear_object (&self->person);
  g_clear_pointer (&self->description, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_FUNNEL_CARD);

  G_OBJECT_CLASS (binome_funnel_card_parent_class)->dispose (object);
}

static void
binome_funnel_card_class_init (BinomeFunnelCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = binome_funnel_card_get_property;
  G_OBJECT_CLASS (klass)->dispose = binome_funnel_card_dispose;

  properties[PROP_DESCRIPTION] = g_param_spec_string (
      "description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/funnel-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelCard, details_label);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelCard, days_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelCard, stuck_icon);
  gtk_widget_class_bind_template_child (widget_class, BinomeFunnelCard, days_label);
  gtk_widget_class_install_action (widget_class, "card.open", NULL, open);
  gtk_widget_class_install_action (widget_class, "card.move", "i", move);
}

static void
binome_funnel_card_init (BinomeFunnelCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->enrolment_signals = g_signal_group_new (BINOME_TYPE_ENROLMENT);
  g_signal_group_connect_swapped (self->enrolment_signals, "notify", G_CALLBACK (show), self);
  self->person_signals = g_signal_group_new (BINOME_TYPE_PERSON);
  g_signal_group_connect_swapped (self->person_signals, "notify", G_CALLBACK (show), self);
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_menu, self, NULL);
}

/**
 * binome_funnel_card_new:
 * @limits: when somebody is stuck; must live as long as the card
 *
 * Returns: (transfer floating): a card for nobody yet
 */
GtkWidget *
binome_funnel_card_new (const BinomeFunnelLimits *limits)
{
  BinomeFunnelCard *self = g_object_new (BINOME_TYPE_FUNNEL_CARD, NULL);

  self->limits = limits;
  return GTK_WIDGET (self);
}

/**
 * binome_funnel_card_set_enrolment:
 * @self: a card
 * @enrolment: (nullable): whom to show
 */
void
binome_funnel_card_set_enrolment (BinomeFunnelCard *self, BinomeEntity *enrolment)
{
  if (!g_set_object (&self->enrolment, enrolment))
    return;

  g_clear_object (&self->person);
  g_signal_group_set_target (self->person_signals, NULL);
  g_signal_group_set_target (self->enrolment_signals, enrolment);
  show (self);
}

/**
 * binome_funnel_card_get_enrolment:
 * @self: a card
 *
 * Returns: who is on it; 0 for nobody
 */
gint64
binome_funnel_card_get_enrolment (BinomeFunnelCard *self)
{
  return self->enrolment != NULL ? binome_entity_get_id (self->enrolment) : 0;
}

/**
 * binome_funnel_card_pop_up:
 * @self: a card
 *
 * Opens its menu.
 */
void
binome_funnel_card_pop_up (BinomeFunnelCard *self)
{
  gtk_menu_button_popup (self->menu_button);
}
