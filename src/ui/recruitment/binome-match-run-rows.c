/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a matching: what was found for a tutee, and what was decided of a pair. */

#include "recruitment/binome-match-run-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-matching-words.h"
#include "binome-matching.h"
#include "binome-text.h"

static GtkWidget *
make_avatar (const char *name)
{
  GtkWidget *avatar = adw_avatar_new (32, name, TRUE);

  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  return avatar;
}

static void
add_score (AdwActionRow *row, BinomeEntity *result)
{
  g_autofree char *score
      = binome_text_format_number (binome_entity_get_real (result, BINOME_MATCH_RESULT_SCORE), 0);
  /* Translators: %s is a score. */
  g_autofree char *spoken = g_strdup_printf (_ ("Score %s of 100"), score);
  GtkWidget *label = gtk_label_new (score);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (label, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_action_row_add_suffix (row, label);
}

static void
add_lock (AdwActionRow *row)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_widget_set_tooltip_text (icon, _ ("Kept together by you"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kept together by you"), -1);
  adw_action_row_add_suffix (row, icon);
}

static void
add_fragile_mark (AdwActionRow *row, BinomeEntity *result)
{
  g_autoptr (BinomeMatchDetail) detail
      = binome_match_detail_parse (binome_entity_get_text (result, BINOME_MATCH_RESULT_DETAIL));
  GtkWidget *icon;

  if (detail->fragile->len == 0)
    return;

  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (icon, _ ("A single point on a weight would change this pair"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("A single point on a weight would change this pair"), -1);
  adw_action_row_add_suffix (row, icon);
}

static char *
describe_tutor (const BinomeRecruitment *recruitment, BinomeEntity *result)
{
  const char *tutor = binome_recruitment_get_name (
      recruitment, binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR));
  int coverage = (int)binome_entity_get_integer (result, BINOME_MATCH_RESULT_COVERAGE);

  if (coverage == 100)
    /* Translators: %s is a tutor. */
    return g_strdup_printf (_ ("with %s"), tutor);

  /* Translators: a tutor, and the share of the weights whose fields are filled on both sides. */
  return g_strdup_printf (_ ("with %1$s · judged on %2$d %% of the criteria, the rest is unknown"), tutor,
                          coverage);
}

/**
 * binome_match_result_row_new:
 * @recruitment: what was read
 * @result: a #BinomeMatchResult
 *
 * Returns: (transfer floating): a row that says which tutor was found for a tutee, or why nobody
 */
GtkWidget *
binome_match_result_row_new (const BinomeRecruitment *recruitment, BinomeEntity *result)
{
  GtkWidget *row = adw_action_row_new ();
  const char *tutee = binome_recruitment_get_name (
      recruitment, binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTEE));
  gboolean served = binome_entity_get_reference (result, BINOME_MATCH_RESULT_TUTOR) != 0;
  g_autofree char *text
      = served ? describe_tutor (recruitment, result) : binome_match_result_dup_explanation (result);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tutee);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_avatar (tutee));
  if (binome_entity_get_boolean (result, BINOME_MATCH_RESULT_LOCKED))
    add_lock (ADW_ACTION_ROW (row));
  if (served)
    {
      add_fragile_mark (ADW_ACTION_ROW (row), result);
      add_score (ADW_ACTION_ROW (row), result);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-result", g_object_ref (result), g_object_unref);
  return row;
}

/**
 * binome_match_unreached_row_new:
 * @tutor: a tutor
 *
 * Returns: (transfer floating): a row for a tutor whom no tutee can have
 */
GtkWidget *
binome_match_unreached_row_new (const BinomeParticipant *tutor)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *places = g_strdup_printf (
      ngettext ("%d place free", "%d places free", (gulong)MAX (tutor->capacity - tutor->used, 0)),
      MAX (tutor->capacity - tutor->used, 0));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tutor->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), places);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_avatar (tutor->name));
  return row;
}

/* ---- constraints ---- */

typedef struct
{
  gint64 tutee;
  gint64 tutor;
} Couple;

static gboolean
clear_work (BinomeDb *db, gpointer data, GError **error)
{
  Couple *couple = data;

  return binome_match_constraint_clear (db, couple->tutee, couple->tutor, error);
}

static void
on_cleared_cb (GtkWidget *widget, gpointer data)
{
  binome_feedback_toast_undo (widget, _ ("Decision removed. It no longer counts in the next run."));
}

static void
on_clear_clicked_cb (GtkWidget *button, gpointer user_data)
{
  BinomeEntity *constraint = g_object_get_data (G_OBJECT (button), "binome-constraint");
  BinomeSession *session = g_object_get_data (G_OBJECT (button), "binome-session");
  GtkWidget *page = gtk_widget_get_ancestor (button, ADW_TYPE_NAVIGATION_PAGE);
  Couple *couple = g_new0 (Couple, 1);

  couple->tutee = binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTEE);
  couple->tutor = binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR);
  binome_session_write (session, page != NULL ? page : button, _ ("Remove a decision on a pair"), clear_work,
                        couple, g_free, on_cleared_cb);
}

static char *
describe_constraint (BinomeEntity *constraint)
{
  const char *kind = binome_entity_get_choice_label (constraint, BINOME_MATCH_CONSTRAINT_KIND);
  const char *reason = binome_entity_get_text (constraint, BINOME_MATCH_CONSTRAINT_REASON);
  BinomeDate on = binome_entity_get_date (constraint, BINOME_MATCH_CONSTRAINT_DECIDED_ON);
  g_autofree char *day = on != BINOME_DATE_NONE ? binome_date_format (on, BINOME_DATE_MEDIUM) : NULL;

  if (*reason == '\0' && day != NULL)
    /* Translators: “Kept together”, “Kept apart” or “Allowed”, and a day. */
    return g_strdup_printf (_ ("%1$s on %2$s"), kind, day);
  if (*reason == '\0')
    return g_strdup (kind);
  if (day != NULL)
    /* Translators: “Kept together”, “Kept apart” or “Allowed”, a day, and the reason. */
    return g_strdup_printf (_ ("%1$s on %2$s: %3$s"), kind, day, reason);
  /* Translators: “Kept together”, “Kept apart” or “Allowed”, and the reason. */
  return g_strdup_printf (_ ("%1$s: %2$s"), kind, reason);
}

static const char *
get_icon (BinomeEntity *constraint)
{
  switch ((BinomeMatchConstraintKind)binome_entity_get_choice (constraint, BINOME_MATCH_CONSTRAINT_KIND))
    {
    case BINOME_MATCH_CONSTRAINT_KIND_LOCK:
      return "changes-prevent-symbolic";
    case BINOME_MATCH_CONSTRAINT_KIND_ALLOW:
      return "changes-allow-symbolic";
    case BINOME_MATCH_CONSTRAINT_KIND_FORBID:
    default:
      return "action-unavailable-symbolic";
    }
}

/**
 * binome_match_constraint_row_new:
 * @session: what the window works on
 * @recruitment: what was read
 * @constraint: a #BinomeMatchConstraint
 *
 * Returns: (transfer floating): a row that says what was decided of two people, with a button to remove that
 */
GtkWidget *
binome_match_constraint_row_new (BinomeSession *session, const BinomeRecruitment *recruitment,
                                 BinomeEntity *constraint)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a tutee and a tutor. */
  g_autofree char *title = g_strdup_printf (
      _ ("%1$s and %2$s"),
      binome_recruitment_get_name (recruitment,
                                   binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTEE)),
      binome_recruitment_get_name (recruitment,
                                   binome_entity_get_reference (constraint, BINOME_MATCH_CONSTRAINT_TUTOR)));
  g_autofree char *subtitle = describe_constraint (constraint);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (get_icon (constraint)));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove this decision"));
  g_object_set_data_full (G_OBJECT (button), "binome-constraint", g_object_ref (constraint), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "binome-session", g_object_ref (session), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clear_clicked_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}
