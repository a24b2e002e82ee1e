/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan of a pair: its steps as a list, and the form of one. */

#include <glib/gi18n-lib.h>

#include "binome-action-plan-report.h"
#include "binome-pair-actions.h"
#include "binome-skill-levels.h"
#include "follow-up/binome-level-row.h"
#include "follow-up/binome-pair-lists.h"
#include "printing/binome-report-dialog.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  BinomeSession *session;
  gint64 pair;
} Plan;

static void
plan_free (gpointer data)
{
  g_object_unref (((Plan *)data)->session);
  g_free (data);
}

static char *
describe (BinomeEntity *step)
{
  const char *state = binome_entity_get_choice_label (step, BINOME_ACTION_STEP_STATE);
  const char *situation = binome_entity_get_text (step, BINOME_ACTION_STEP_SITUATION);
  BinomeDate due_on = binome_entity_get_date (step, BINOME_ACTION_STEP_DUE_ON);
  g_autofree char *day = binome_date_format (due_on, BINOME_DATE_MEDIUM);
  /* Translators: a state, then the level at the start and the level aimed at. */
  g_autofree char *levels
      = g_strdup_printf (_ ("%1$s · level %2$d → %3$d"), state,
                         (int)binome_entity_get_integer (step, BINOME_ACTION_STEP_START_LEVEL),
                         (int)binome_entity_get_integer (step, BINOME_ACTION_STEP_TARGET_LEVEL));
  GString *text = g_string_new (levels);

  if (*day != '\0')
    {
      g_string_append (text, " · ");
      /* Translators: %s is a date. */
      g_string_append_printf (text, _ ("by %s"), day);
    }
  if (*situation != '\0')
    g_string_append_printf (text, "\n%s", situation);
  return g_string_free (text, FALSE);
}

static void
show_step (AdwActionRow *row, BinomeEntity *step, gpointer user_data)
{
  g_autofree char *subtitle = describe (step);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_entity_get_text (step, BINOME_ACTION_STEP_TITLE));
  adw_action_row_set_subtitle (row, subtitle);
}

/* ---- the form ---- */

static const guint level_fields[]
    = { BINOME_ACTION_STEP_START_LEVEL, BINOME_ACTION_STEP_TARGET_LEVEL, BINOME_ACTION_STEP_LEVEL };

typedef struct
{
  BinomeActionStep *step;
  char *skill;
  GPtrArray *levels; /* of every skill */
  GtkWidget *rows[G_N_ELEMENTS (level_fields)];
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->step);
  g_ptr_array_unref (keeping->levels);
  g_free (keeping->skill);
  g_free (keeping);
}

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Keeping *keeping = data;

  return binome_action_step_keep (db, keeping->step, keeping->skill, error);
}

static gboolean
remove_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_delete (db, BINOME_TYPE_ACTION_STEP, *(gint64 *)data, error);
}

/* Levels mean what the framework says of the skill that is named. */
static void
on_skill_changed_cb (GtkEditable *entry, Keeping *keeping)
{
  g_set_str (&keeping->skill, gtk_editable_get_text (entry));
  for (guint i = 0; i < G_N_ELEMENTS (keeping->rows); i++)
    binome_level_row_set_levels (keeping->rows[i],
                                 binome_skill_levels_find_title (keeping->levels, keeping->skill));
}

static void
add_skill_row (AdwPreferencesGroup *group, Keeping *keeping)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Skill"));
  if (keeping->skill != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), keeping->skill);
  g_signal_connect (row, "changed", G_CALLBACK (on_skill_changed_cb), keeping);
  adw_preferences_group_add (group, row);
}

static void
add_levels (BinomeFormDialog *form, Keeping *keeping)
{
  AdwPreferencesGroup *group
      = binome_form_dialog_add_group (form, _ ("Levels"), _ ("From 0, not seen yet, to 4, can teach it."));

  for (guint i = 0; i < G_N_ELEMENTS (level_fields); i++)
    {
      keeping->rows[i]
          = binome_level_row_new (BINOME_ENTITY (keeping->step), level_fields[i],
                                  binome_skill_levels_find_title (keeping->levels, keeping->skill));
      adw_preferences_group_add (group, keeping->rows[i]);
    }
}

/* Takes @keeping. */
static void
present_form (GtkWidget *list, BinomeSession *session, Keeping *keeping)
{
  static const guint what[] = { BINOME_ACTION_STEP_TITLE };
  static const guint how[] = { BINOME_ACTION_STEP_SITUATION, BINOME_ACTION_STEP_RESOURCE,
                               BINOME_ACTION_STEP_EVIDENCE, BINOME_ACTION_STEP_DUE_ON };
  static const guint result[] = { BINOME_ACTION_STEP_STATE, BINOME_ACTION_STEP_DONE_ON };
  BinomeEntity *step = BINOME_ENTITY (keeping->step);
  gint64 id = binome_entity_get_id (step);
  BinomeFormDialog *form = binome_form_dialog_new (id != 0 ? _ ("Step of the Action Plan") : _ ("Add a Step"),
                                                   id != 0 ? _ ("_Apply") : _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (form, NULL, NULL);

  binome_form_dialog_add_fields (form, group, step, what, G_N_ELEMENTS (what));
  add_skill_row (group, keeping);
  binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, _ ("On the Job"), NULL), step, how,
                                 G_N_ELEMENTS (how));
  add_levels (form, keeping);
  if (id != 0)
    {
      binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, _ ("Result"), NULL), step,
                                     result, G_N_ELEMENTS (result));
      binome_form_dialog_add_remove_row (form, session, _ ("_Remove This Step"),
                                         _ ("Remove a step of the action plan"), remove_work, id,
                                         _ ("Step removed"));
    }
  binome_form_dialog_set_work (
      form, session, id != 0 ? _ ("Change a step of the action plan") : _ ("Add a step to the action plan"),
      keep_work, keeping, keeping_free);
  adw_dialog_present (ADW_DIALOG (form), list);
}

/* A form on its way, until the levels are read. */
typedef struct
{
  BinomeSession *session;
  BinomeEntity *step;
  char *skill;
  GPtrArray *levels;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->session);
  g_object_unref (opening->step);
  g_clear_pointer (&opening->levels, g_ptr_array_unref);
  g_free (opening->skill);
  g_free (opening);
}

static gboolean
levels_work (BinomeDb *db, gpointer data, GError **error)
{
  Opening *opening = data;

  opening->levels = binome_skill_levels_list (db, error);
  return opening->levels != NULL;
}

static void
on_levels_read_cb (GtkWidget *list, gpointer data)
{
  Opening *opening = data;
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->step = BINOME_ACTION_STEP (g_object_ref (opening->step));
  keeping->skill = g_strdup (opening->skill);
  keeping->levels = g_ptr_array_ref (opening->levels);
  present_form (list, opening->session, keeping);
}

/* Takes @step. */
static void
open_form (BinomeEntityList *list, Plan *plan, BinomeEntity *step, const char *skill)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->session = g_object_ref (plan->session);
  opening->step = step;
  opening->skill = g_strdup (skill);
  binome_session_read (plan->session, GTK_WIDGET (list), levels_work, opening, opening_free,
                       on_levels_read_cb);
}

static void
on_add_cb (BinomeEntityList *list, Plan *plan)
{
  BinomeEntity *step = BINOME_ENTITY (binome_action_step_new ());

  binome_entity_set_reference (step, BINOME_ACTION_STEP_PAIR, plan->pair);
  open_form (list, plan, step, NULL);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *step, Plan *plan)
{
  g_autoptr (BinomeEntity) skill = binome_entity_get_object (step, BINOME_ACTION_STEP_SKILL);
  g_autofree char *title
      = skill != NULL && binome_entity_is_loaded (skill) ? binome_entity_dup_title (skill) : NULL;

  if (skill == NULL || title != NULL)
    open_form (list, plan, binome_entity_copy (step), title);
}

/* ---- on paper ---- */

static void
on_print_clicked_cb (GtkWidget *button, Plan *plan)
{
  adw_dialog_present (
      ADW_DIALOG (binome_report_dialog_new (plan->session, _ ("Individual action plan"),
                                            binome_action_plan_build_report, plan->pair, "action-plan")),
      button);
}

static GtkWidget *
make_print_button (Plan *plan)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Print the action plan"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (on_print_clicked_cb), plan);
  return button;
}

/**
 * binome_pair_action_list_fill:
 * @list: an empty list
 * @session: what the window works on
 * @pair: a pair
 *
 * Makes @list the action plan of the pair.
 */
void
binome_pair_action_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 pair)
{
  Plan *plan = g_new0 (Plan, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ACTION_STEP);
  g_autoptr (BinomeListModel) model = NULL;

  plan->session = g_object_ref (session);
  plan->pair = pair;
  g_object_set_data_full (G_OBJECT (list), "binome-plan", plan, plan_free);
  binome_query_where_integer (query, BINOME_ACTION_STEP_PAIR, BINOME_QUERY_EQUAL, pair);
  binome_query_sort (query, BINOME_ACTION_STEP_POSITION, FALSE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, _ ("Add a Step"));
  binome_entity_list_set_empty_text (list, _ ("Nothing planned yet: which work will build which skill?"));
  binome_entity_list_set_model (list, model, show_step, plan);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (list), make_print_button (plan));
  g_signal_connect (list, "add", G_CALLBACK (on_add_cb), plan);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), plan);
}
