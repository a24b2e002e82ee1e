/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that explain a result: where points come from, who else could be, what removed whom, what would
 * help. */

#include "recruitment/binome-match-detail-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-match-score.h"
#include "binome-text.h"

static char *
describe_values (const BinomeMatchDetailLine *line)
{
  const char *unknown = _ ("unknown");

  /* Translators: the value of the tutee, then that of the tutor. */
  return g_strdup_printf (_ ("Tutee: %1$s\nTutor: %2$s"), *line->tutee != '\0' ? line->tutee : unknown,
                          *line->tutor != '\0' ? line->tutor : unknown);
}

static GtkWidget *
make_points (const BinomeMatchDetailLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *points
      = binome_text_format_number (line->points, line->points == (int)line->points ? 0 : 1);
  g_autofree char *maximum = binome_text_format_number (line->maximum, 0);
  /* Translators: points obtained, points that can be obtained. */
  g_autofree char *text = g_strdup_printf (_ ("%1$s of %2$s"), points, maximum);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, line->maximum);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), CLAMP (line->points, 0, line->maximum));
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_size_request (bar, 72, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static GtkWidget *
make_barred (void)
{
  GtkWidget *label = gtk_label_new (binome_match_verdict_get_label (BINOME_MATCH_VERDICT_BARRED));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_add_css_class (label, "error");
  return label;
}

GtkWidget *
binome_match_line_row_new (gconstpointer item)
{
  const BinomeMatchDetailLine *line = item;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *values = describe_values (line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->criterion);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), values);
  if (line->barred)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_barred ());
  else if (line->counted)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_points (line));
  return row;
}

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (suffix == NULL)
    return row;

  label = gtk_label_new (suffix);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

GtkWidget *
binome_match_rule_row_new (gconstpointer item)
{
  const BinomeMatchDetailRule *rule = item;
  g_autofree char *removed
      = g_strdup_printf (ngettext ("removed %u tutor", "removed %u tutors", rule->n_tutors), rule->n_tutors);
  /* Translators: names of tutors, then how many of them no other rule removes. */
  g_autofree char *alone = g_strdup_printf (
      ngettext ("%1$s · %2$u by this rule alone", "%1$s · %2$u by this rule alone", rule->n_alone),
      rule->tutors, rule->n_alone);

  return make_row (rule->rule, rule->n_alone > 0 ? alone : rule->tutors, removed);
}

/* Tutors whom only the lowest score accepted removes. */
GtkWidget *
binome_match_too_low_row_new (guint n_tutors)
{
  g_autofree char *removed
      = g_strdup_printf (ngettext ("removed %u tutor", "removed %u tutors", n_tutors), n_tutors);

  return make_row (_ ("Lowest score accepted"), _ ("They pass every rule, but score too low."), removed);
}

/**
 * binome_match_cost_describe:
 * @served: how many people fewer are served; below 0 more
 * @points: how many points fewer there are, a full score being 100; below 0 more
 *
 * Returns: (transfer full): what a change costs the programme, or brings it, in words
 */
char *
binome_match_cost_describe (int served, double points)
{
  /* Rounded away from a cost of nothing that is not. */
  int decimals = points != 0 && points > -0.5 && points < 0.5 ? 2 : points > -10 && points < 10 ? 1 : 0;
  g_autofree char *number = binome_text_format_number (points < 0 ? -points : points, decimals);
  g_autofree char *people = NULL;

  if (served == 0 && points == 0)
    return g_strdup (_ ("costs nothing"));
  if (served == 0 && points > 0)
    /* Translators: %s is a number of points. */
    return g_strdup_printf (_ ("costs %s points"), number);
  if (served == 0)
    /* Translators: %s is a number of points. */
    return g_strdup_printf (_ ("brings %s points"), number);

  people = served > 0
               ? g_strdup_printf (
                     ngettext ("%d person fewer served", "%d people fewer served", (gulong)served), served)
               : g_strdup_printf (
                     ngettext ("%d person more served", "%d people more served", (gulong)-served), -served);
  if (points == 0)
    return g_steal_pointer (&people);

  /* Translators: how many people more or fewer are served, and points. */
  return points > 0 ? g_strdup_printf (_ ("%1$s, %2$s points less"), people, number)
                    : g_strdup_printf (_ ("%1$s, %2$s points more"), people, number);
}

GtkWidget *
binome_match_rival_row_new (gconstpointer item)
{
  const BinomeMatchDetailRival *rival = item;
  g_autofree char *score = binome_text_format_number (rival->score, 0);
  /* Translators: %s is a score. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Score %s of 100"), score);
  g_autofree char *cost = binome_match_cost_describe (rival->served, rival->points);

  return make_row (rival->name, subtitle, cost);
}

/* The gain stands below, so that a button has room beside. */
GtkWidget *
binome_match_help_row_new (gconstpointer item)
{
  const BinomeMatchDetailHelp *help = item;
  g_autofree char *gain = binome_match_cost_describe (-help->served, -help->points);

  return make_row (help->text, gain, NULL);
}

GtkWidget *
binome_match_fragile_row_new (gconstpointer item)
{
  const BinomeMatchDetailFragile *fragile = item;
  /* Translators: %s is a tutor. */
  g_autofree char *then = *fragile->tutor != '\0' ? g_strdup_printf (_ ("then with %s"), fragile->tutor)
                                                  : g_strdup (_ ("then with nobody"));

  return make_row (fragile->criterion,
                   fragile->change > 0 ? _ ("One point more for this weight")
                                       : _ ("One point less for this weight"),
                   then);
}
