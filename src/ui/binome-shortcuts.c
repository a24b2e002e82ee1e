/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys, as a page to read. AdwShortcutsDialog is newer than our platform, GtkShortcutsWindow
 * deprecated. */

#include "binome-shortcuts.h"

#include <glib/gi18n-lib.h>

struct _BinomeShortcuts
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (BinomeShortcuts, binome_shortcuts, ADW_TYPE_DIALOG)

static const struct
{
  const char *group;
  const char *title;
  const char *accelerator;
} shortcuts[] = {
  { N_ ("Everywhere"), N_ ("Undo"), "<Control>z" },
  { N_ ("Everywhere"), N_ ("Do again"), "<Control><Shift>z" },
  { N_ ("Everywhere"), N_ ("History"), "<Control>h" },
  { N_ ("Everywhere"), N_ ("Find anything"), "<Control>k" },
  { N_ ("Everywhere"), N_ ("Search the list"), "<Control>f" },
  { N_ ("Everywhere"), N_ ("Import people"), "<Control>i" },
  { N_ ("Everywhere"), N_ ("Export this list"), "<Control>e" },
  { N_ ("Everywhere"), N_ ("This page in a window of its own"), "<Control>n" },
  { N_ ("Everywhere"), N_ ("Close the window"), "<Control>w" },
  { N_ ("Everywhere"), N_ ("Quit"), "<Control>q" },
  { N_ ("Pages"), N_ ("Today"), "<Alt>1" },
  { N_ ("Pages"), N_ ("Set-up"), "<Alt>2" },
  { N_ ("Pages"), N_ ("Recruitment and matching"), "<Alt>3" },
  { N_ ("Pages"), N_ ("Follow-up"), "<Alt>4" },
  { N_ ("Pages"), N_ ("Evaluation"), "<Alt>5" },
  { N_ ("Pages"), N_ ("People"), "<Alt>6" },
  { N_ ("Board of candidates"), N_ ("To the next stage"), "<Control>Right" },
  { N_ ("Board of candidates"), N_ ("To an earlier stage"), "<Control>Left" },
  { N_ ("Board of candidates"), N_ ("Choose one more"), "<Control>space" },
  { N_ ("Board of candidates"), N_ ("Everything one can do"), "Menu" },
  { N_ ("Evaluation"), N_ ("Print the Report"), "<Control>p" },
};

static void
add_group (BinomeShortcuts *self, const char *group_title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ (group_title));
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (g_str_equal (shortcuts[i].group, group_title))
      {
        g_autofree char *keys = NULL;
        GtkWidget *row = adw_action_row_new ();
        GtkWidget *label;
        guint key;
        GdkModifierType modifiers;

        gtk_accelerator_parse (shortcuts[i].accelerator, &key, &modifiers);
        keys = gtk_accelerator_get_label (key, modifiers);
        label = gtk_label_new (keys);
        gtk_widget_add_css_class (label, "dim-label");
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcuts[i].title));
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
        adw_preferences_group_add (group, row);
      }
  adw_preferences_page_add (self->page, group);
}

static void
binome_shortcuts_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_SHORTCUTS);

  G_OBJECT_CLASS (binome_shortcuts_parent_class)->dispose (object);
}

static void
binome_shortcuts_class_init (BinomeShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_shortcuts_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/binome/Binome/ui/shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeShortcuts, page);
}

static void
binome_shortcuts_init (BinomeShortcuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_group (self, "Everywhere");
  add_group (self, "Pages");
  add_group (self, "Board of candidates");
  add_group (self, "Evaluation");
}

/**
 * binome_shortcuts_new:
 *
 * Returns: (transfer floating): the list of keys
 */
BinomeShortcuts *
binome_shortcuts_new (void)
{
  return g_object_new (BINOME_TYPE_SHORTCUTS, NULL);
}
