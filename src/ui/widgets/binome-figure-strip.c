/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip of figures that a phase opens on: each one is a button to the rows behind it. */

#include "binome-figure-strip.h"

struct _BinomeFigureStrip
{
  AdwBin parent_instance;

  AdwWrapBox *box;
  GHashTable *figures; /* name to button */
  gboolean compact;
};

enum
{
  PROP_COMPACT = 1,
};

G_DEFINE_FINAL_TYPE (BinomeFigureStrip, binome_figure_strip, ADW_TYPE_BIN)

static void
binome_figure_strip_finalize (GObject *object)
{
  g_hash_table_unref (BINOME_FIGURE_STRIP (object)->figures);

  G_OBJECT_CLASS (binome_figure_strip_parent_class)->finalize (object);
}

/* Three figures stand beside each other in the narrowest window where a page has much below them. */
static void
fit (BinomeFigureStrip *self, GtkWidget *button)
{
  GtkWidget *label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_max_width_chars (GTK_LABEL (label), self->compact ? 10 : 14);
  gtk_widget_set_size_request (button, self->compact ? 96 : 118, -1);
}

static void
binome_figure_strip_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  BinomeFigureStrip *self = BINOME_FIGURE_STRIP (object);
  GHashTableIter iter;
  gpointer button;

  switch (property)
    {
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      g_hash_table_iter_init (&iter, self->figures);
      while (g_hash_table_iter_next (&iter, NULL, &button))
        fit (self, button);
      if (self->compact)
        gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
binome_figure_strip_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, BINOME_FIGURE_STRIP (object)->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
binome_figure_strip_class_init (BinomeFigureStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = binome_figure_strip_finalize;
  object_class->set_property = binome_figure_strip_set_property;
  object_class->get_property = binome_figure_strip_get_property;

  /* BinomeFigureStrip:compact: Whether the figures take less room each. */
  g_object_class_install_property (
      object_class, PROP_COMPACT,
      g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
binome_figure_strip_init (BinomeFigureStrip *self)
{
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 8);
  adw_wrap_box_set_line_spacing (self->box, 8);
  adw_wrap_box_set_justify (self->box, ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (self->box, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static GtkWidget *
make_figure (BinomeFigureStrip *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (value, "figure-value");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "figure");
  fit (self, button);
  adw_wrap_box_append (self->box, button);
  return button;
}

/**
 * binome_figure_strip_new:
 *
 * Returns: (transfer floating): an empty strip
 */
GtkWidget *
binome_figure_strip_new (void)
{
  return g_object_new (BINOME_TYPE_FIGURE_STRIP, NULL);
}

/**
 * binome_figure_strip_set:
 * @self: a strip
 * @name: what the figure is, for the program
 * @value: the figure, in the user's locale
 * @label: what it is, for the user
 * @tooltip: (nullable): its formula, in a plain sentence
 * @page: (nullable): the page and section with the rows behind it, such as "recruitment/tutors"
 *
 * Shows a figure, in the place it had, or at the end.
 */
void
binome_figure_strip_set (BinomeFigureStrip *self, const char *name, const char *value, const char *label,
                         const char *tooltip, const char *page)
{
  GtkWidget *button = g_hash_table_lookup (self->figures, name);
  GtkWidget *box;
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, value);

  if (button == NULL)
    {
      button = make_figure (self);
      g_hash_table_insert (self->figures, g_strdup (name), button);
    }
  box = gtk_button_get_child (GTK_BUTTON (button));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), value);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), label);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (page != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-page");
    }
}
