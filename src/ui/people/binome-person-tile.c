/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person in a list: the coloured initials, the name, and below it the job and the site. */

#include "binome-person-tile.h"

#include <glib/gi18n-lib.h>

#include "widgets/binome-initials.h"

struct _BinomePersonTile
{
  AdwBin parent_instance;

  BinomePerson *person;
  GSignalGroup *signals;

  BinomeInitials *avatar;
  GtkLabel *name;
  GtkLabel *details;
  GtkLabel *own;
};

G_DEFINE_FINAL_TYPE (BinomePersonTile, binome_person_tile, ADW_TYPE_BIN)

typedef enum
{
  PROP_PERSON = 1,
  N_PROPS
} BinomePersonTileProperty;

static GParamSpec *properties[N_PROPS];

static void
show (BinomePersonTile *self)
{
  g_autofree char *name
      = self->person != NULL ? binome_entity_dup_title (BINOME_ENTITY (self->person)) : g_strdup ("");
  g_autofree char *details
      = self->person != NULL ? binome_person_tile_describe (self->person) : g_strdup ("");

  binome_initials_set_name (self->avatar, name);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *details != '\0');
}

static void
binome_person_tile_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BinomePersonTileProperty)prop_id)
    {
    case PROP_PERSON:
      g_value_set_object (value, BINOME_PERSON_TILE (object)->person);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_person_tile_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BinomePersonTile *self = BINOME_PERSON_TILE (object);

  switch ((BinomePersonTileProperty)prop_id)
    {
    case PROP_PERSON:
      if (g_set_object (&self->person, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->person);
          show (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
binome_person_tile_dispose (GObject *object)
{
  BinomePersonTile *self = BINOME_PERSON_TILE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->person);
  gtk_widget_dispose_template (GTK_WIDGET (self), BINOME_TYPE_PERSON_TILE);

  G_OBJECT_CLASS (binome_person_tile_parent_class)->dispose (object);
}

static void
binome_person_tile_class_init (BinomePersonTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = binome_person_tile_get_property;
  object_class->set_property = binome_person_tile_set_property;
  object_class->dispose = binome_person_tile_dispose;

  properties[PROP_PERSON]
      = g_param_spec_object ("person", NULL, NULL, BINOME_TYPE_PERSON,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BINOME_TYPE_INITIALS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/people/person-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomePersonTile, avatar);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonTile, name);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonTile, details);
  gtk_widget_class_bind_template_child (widget_class, BinomePersonTile, own);
}

static void
binome_person_tile_init (BinomePersonTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (BINOME_TYPE_PERSON);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (show), self);
}

/**
 * binome_person_tile_show_own:
 * @tile: a #BinomePersonTile
 * @text: (nullable): what the person has answered to fields of the company’s own
 */
void
binome_person_tile_show_own (gpointer tile, const char *text)
{
  BinomePersonTile *self = tile;

  gtk_label_set_label (self->own, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->own), text != NULL && *text != '\0');
}

/**
 * binome_person_tile_describe:
 * @person: someone
 *
 * Returns: (transfer full): their job and site in one line; "" where neither is known
 */
char *
binome_person_tile_describe (BinomePerson *person)
{
  const char *job = binome_entity_get_text (BINOME_ENTITY (person), BINOME_PERSON_JOB);
  const char *site = binome_entity_get_text (BINOME_ENTITY (person), BINOME_PERSON_SITE);

  if (*job == '\0' || *site == '\0')
    return g_strconcat (job, site, NULL);

  /* Translators: a job, then the site where it is done. */
  return g_strdup_printf (C_ ("person", "%1$s · %2$s"), job, site);
}
