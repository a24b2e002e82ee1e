/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the form of a criterion: what is compared, on which side, seen by whom; and which fields cannot be
 * compared, and why. Each shows itself where it makes sense. */

#include "criteria/binome-criterion-field-rows.h"

#include <glib/gi18n-lib.h>

#include "binome-criteria-law.h"

/* One answer of a row: what it puts into the criterion. */
typedef struct
{
  int attribute;
  gint64 field;
} Option;

typedef struct
{
  BinomeEntity *criterion; /* owned */
  BinomeCriteriaFields *fields;
  BinomeFieldScope side; /* of a field row: whose field */
  GArray *options;       /* of Option, in the order of the row */
  gboolean is_showing;   /* what the row changes now is no answer of the user */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->criterion);
  g_clear_pointer (&row->fields, binome_criteria_fields_unref);
  g_clear_pointer (&row->options, g_array_unref);
  g_free (row);
}

static Row *
get_row (gpointer widget)
{
  return g_object_get_data (widget, "binome-row");
}

static BinomeComparator
get_comparator (const Row *row)
{
  return (BinomeComparator)binome_entity_get_choice (row->criterion, BINOME_CRITERION_COMPARATOR);
}

static GtkWidget *
make_row (BinomeEntity *criterion, BinomeCriteriaFields *fields, const char *title, GCallback show,
          GCallback chosen)
{
  GtkWidget *widget = adw_combo_row_new ();
  Row *row = g_new0 (Row, 1);

  row->criterion = g_object_ref (criterion);
  row->fields = fields != NULL ? binome_criteria_fields_ref (fields) : NULL;
  row->options = g_array_new (FALSE, FALSE, sizeof (Option));
  gtk_widget_add_css_class (widget, "property");
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (widget), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  g_object_set_data_full (G_OBJECT (widget), "binome-row", row, row_free);
  g_signal_connect_object (criterion, "notify", show, widget, G_CONNECT_SWAPPED);
  g_signal_connect (widget, "notify::selected", chosen, NULL);
  return widget;
}

/* Puts the answers into the row, only where they are others than before. */
static void
set_answers (GtkWidget *widget, GtkStringList *answers, guint selected)
{
  Row *row = get_row (widget);
  GListModel *old = adw_combo_row_get_model (ADW_COMBO_ROW (widget));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (answers));
  gboolean is_same = old != NULL && g_list_model_get_n_items (old) == n;

  for (guint k = 0; k < n && is_same; k++)
    is_same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), k),
                           gtk_string_list_get_string (answers, k));
  row->is_showing = TRUE;
  if (!is_same)
    adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (answers));
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), selected);
  row->is_showing = FALSE;
}

static void
add_option (Row *row, GtkStringList *answers, const char *label, int attribute, gint64 field)
{
  const Option option = { attribute, field };

  g_array_append_val (row->options, option);
  gtk_string_list_append (answers, label);
}

static void
add_own_fields (Row *row, GtkStringList *answers)
{
  for (guint k = 0; k < binome_criteria_fields_get_n (row->fields); k++)
    {
      BinomeEntity *definition = binome_criteria_fields_get (row->fields, k);

      if (binome_criteria_fields_get_reason (row->fields, k) == NULL
          && binome_criteria_fields_suits (definition, get_comparator (row), row->side))
        add_option (row, answers, binome_entity_get_text (definition, BINOME_FIELD_DEFINITION_TITLE),
                    BINOME_ATTRIBUTE_FIELD, binome_entity_get_id (definition));
    }
}

/* ---- what is compared ---- */

static void
add_attributes (Row *row, GtkStringList *answers)
{
  /* Each up to 0, which is no attribute to choose. */
  static const int of_one[]
      = { BINOME_ATTRIBUTE_SITE,     BINOME_ATTRIBUTE_TEAM,     BINOME_ATTRIBUTE_JOB,
          BINOME_ATTRIBUTE_LANGUAGE, BINOME_ATTRIBUTE_CONTRACT, BINOME_ATTRIBUTE_DIPLOMA,
          BINOME_ATTRIBUTE_REMOTE,   BINOME_ATTRIBUTE_NONE };
  static const int of_several[]
      = { BINOME_ATTRIBUTE_AVAILABILITY, BINOME_ATTRIBUTE_LANGUAGE, BINOME_ATTRIBUTE_NONE };
  static const int of_numbers[]
      = { BINOME_ATTRIBUTE_DIPLOMA, BINOME_ATTRIBUTE_EXPERIENCE, BINOME_ATTRIBUTE_NONE };
  BinomeComparator comparator = get_comparator (row);
  const int *attributes = comparator == BINOME_COMPARATOR_OVERLAP     ? of_several
                          : comparator == BINOME_COMPARATOR_LEVEL_GAP ? of_numbers
                                                                      : of_one;

  if (comparator == BINOME_COMPARATOR_OFFERS_NEEDS)
    return;
  for (gsize k = 0; attributes[k] != BINOME_ATTRIBUTE_NONE; k++)
    add_option (row, answers, _ (binome_criterion_attributes[attributes[k]].label), attributes[k], 0);
}

static gboolean
has_field (BinomeComparator comparator)
{
  return comparator == BINOME_COMPARATOR_SAME || comparator == BINOME_COMPARATOR_DIFFERENT
         || comparator == BINOME_COMPARATOR_OVERLAP || comparator == BINOME_COMPARATOR_LEVEL_GAP
         || comparator == BINOME_COMPARATOR_OFFERS_NEEDS;
}

static void
choose (Row *row, guint position)
{
  const Option *option = &g_array_index (row->options, Option, position);

  /* Nobody sees one of them without the other. */
  g_object_freeze_notify (G_OBJECT (row->criterion));
  binome_entity_set_choice (row->criterion, BINOME_CRITERION_ATTRIBUTE, option->attribute);
  binome_entity_set_reference (row->criterion, BINOME_CRITERION_FIELD, option->field);
  g_object_thaw_notify (G_OBJECT (row->criterion));
}

static guint
find_chosen (const Row *row)
{
  int attribute = binome_entity_get_choice (row->criterion, BINOME_CRITERION_ATTRIBUTE);
  gint64 field = binome_entity_get_reference (row->criterion, BINOME_CRITERION_FIELD);

  for (guint k = 0; k < row->options->len; k++)
    {
      const Option *option = &g_array_index (row->options, Option, k);

      if (option->attribute == attribute && (attribute != BINOME_ATTRIBUTE_FIELD || option->field == field))
        return k;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Comparing nothing says nothing: the first field is chosen. A field that was removed is not replaced without
 * the user. */
static void
show_field (GtkWidget *widget)
{
  Row *row = get_row (widget);
  g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
  gboolean is_removed = binome_entity_get_id (row->criterion) > 0
                        && binome_criterion_needs_field (row->criterion)
                        && binome_entity_get_reference (row->criterion, BINOME_CRITERION_FIELD) == 0;
  guint chosen;

  if (row->is_showing)
    return;
  gtk_widget_set_visible (widget, has_field (get_comparator (row)));
  if (!has_field (get_comparator (row)))
    return;

  g_array_set_size (row->options, 0);
  add_attributes (row, answers);
  add_own_fields (row, answers);
  chosen = find_chosen (row);
  if (chosen == GTK_INVALID_LIST_POSITION && row->options->len > 0 && !is_removed)
    {
      row->is_showing = TRUE;
      choose (row, chosen = 0);
      row->is_showing = FALSE;
    }
  set_answers (widget, answers, chosen);
  gtk_widget_set_sensitive (widget, row->options->len > 0);
  adw_preferences_row_set_title (
      ADW_PREFERENCES_ROW (widget),
      row->options->len > 0 ? _ ("Field") : _ ("No field of your own can be compared like this"));
}

static void
on_field_chosen_cb (GtkWidget *widget)
{
  Row *row = get_row (widget);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (widget));

  if (!row->is_showing && selected < row->options->len)
    choose (row, selected);
}

/* ---- the field of the tutor ---- */

static gboolean
compares_contract (const Row *row)
{
  return (get_comparator (row) == BINOME_COMPARATOR_SAME
          || get_comparator (row) == BINOME_COMPARATOR_DIFFERENT)
         && binome_entity_get_choice (row->criterion, BINOME_CRITERION_ATTRIBUTE)
                == (int)BINOME_ATTRIBUTE_CONTRACT;
}

static void
show_tutor_field (GtkWidget *widget)
{
  Row *row = get_row (widget);
  gint64 field = binome_entity_get_reference (row->criterion, BINOME_CRITERION_FIELD);
  gint64 tutor_field = binome_entity_get_reference (row->criterion, BINOME_CRITERION_TUTOR_FIELD);
  g_autoptr (GtkStringList) answers = NULL;
  gboolean is_contract = compares_contract (row);
  guint chosen = 0;

  if (row->is_showing)
    return;
  gtk_widget_set_visible (widget, FALSE);
  if (!is_contract && (!binome_criterion_needs_field (row->criterion) || field == 0))
    {
      if (tutor_field != 0)
        binome_entity_set_reference (row->criterion, BINOME_CRITERION_TUTOR_FIELD, 0);
      return;
    }

  answers = gtk_string_list_new (NULL);
  g_array_set_size (row->options, 0);
  add_option (row, answers, is_contract ? _ ("Their own contract") : _ ("The same field"),
              BINOME_ATTRIBUTE_FIELD, 0);
  add_own_fields (row, answers);
  for (guint k = 0; k < row->options->len; k++)
    if (g_array_index (row->options, Option, k).field == tutor_field)
      chosen = k;
  gtk_widget_set_visible (
      widget, row->options->len > 2 || chosen > 0 || (row->options->len == 2 && is_contract)
                  || (row->options->len == 2 && g_array_index (row->options, Option, 1).field != field));
  set_answers (widget, answers, chosen);
}

static void
on_tutor_field_chosen_cb (GtkWidget *widget)
{
  Row *row = get_row (widget);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (widget));
  gint64 field;

  if (row->is_showing || selected >= row->options->len)
    return;
  field = g_array_index (row->options, Option, selected).field;
  if (field == binome_entity_get_reference (row->criterion, BINOME_CRITERION_FIELD))
    field = 0;
  binome_entity_set_reference (row->criterion, BINOME_CRITERION_TUTOR_FIELD, field);
}

/**
 * binome_criterion_field_row_new:
 * @criterion: a #BinomeCriterion, live or a copy
 * @fields: (nullable): the fields of the company's own
 * @side: %BINOME_FIELD_SCOPE_TUTEE for what is compared, %BINOME_FIELD_SCOPE_TUTOR for where the tutor's side
 * is read from, if not the same
 *
 * Returns: (transfer floating): a row to choose it
 */
GtkWidget *
binome_criterion_field_row_new (BinomeEntity *criterion, BinomeCriteriaFields *fields, BinomeFieldScope side)
{
  gboolean is_tutor = side == BINOME_FIELD_SCOPE_TUTOR;
  GtkWidget *widget
      = make_row (criterion, fields, is_tutor ? _ ("Field of the tutor") : _ ("Field"),
                  is_tutor ? G_CALLBACK (show_tutor_field) : G_CALLBACK (show_field),
                  is_tutor ? G_CALLBACK (on_tutor_field_chosen_cb) : G_CALLBACK (on_field_chosen_cb));

  get_row (widget)->side = side;
  if (is_tutor)
    show_tutor_field (widget);
  else
    show_field (widget);
  return widget;
}

/* ---- seen by whom ---- */

static void
show_viewpoint (GtkWidget *widget)
{
  Row *row = get_row (widget);
  BinomeComparator comparator = get_comparator (row);
  gboolean by_field
      = comparator == BINOME_COMPARATOR_LEVEL_GAP || comparator == BINOME_COMPARATOR_OFFERS_NEEDS;
  gboolean is_asked = comparator == BINOME_COMPARATOR_WISHES || comparator == BINOME_COMPARATOR_TALK;
  int viewpoint = binome_entity_get_choice (row->criterion, BINOME_CRITERION_VIEWPOINT);
  g_autoptr (GtkStringList) answers = NULL;
  guint chosen = 0;

  if (row->is_showing)
    return;
  gtk_widget_set_visible (widget, by_field || is_asked);
  if (!by_field && !is_asked)
    return;

  answers = gtk_string_list_new (NULL);
  g_array_set_size (row->options, 0);
  if (by_field)
    {
      add_option (row, answers, _ ("The tutor has more, the tutee learns"), BINOME_VIEWPOINT_BOTH, 0);
      add_option (row, answers, _ ("The tutee has more, the tutor learns"), BINOME_VIEWPOINT_TUTOR, 0);
    }
  else
    for (int k = 0; binome_criterion_viewpoints[k].id != NULL; k++)
      add_option (row, answers, _ (binome_criterion_viewpoints[k].label), k, 0);
  for (guint k = 0; k < row->options->len; k++)
    if (g_array_index (row->options, Option, k).attribute == viewpoint)
      chosen = k;
  set_answers (widget, answers, chosen);
}

static void
on_viewpoint_chosen_cb (GtkWidget *widget)
{
  Row *row = get_row (widget);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (widget));

  if (!row->is_showing && selected < row->options->len)
    binome_entity_set_choice (row->criterion, BINOME_CRITERION_VIEWPOINT,
                              g_array_index (row->options, Option, selected).attribute);
}

/**
 * binome_criterion_viewpoint_row_new:
 * @criterion: a #BinomeCriterion, live or a copy
 *
 * Returns: (transfer floating): a row to choose whose view counts
 */
GtkWidget *
binome_criterion_viewpoint_row_new (BinomeEntity *criterion)
{
  GtkWidget *widget = make_row (criterion, NULL, _ ("Point of view"), G_CALLBACK (show_viewpoint),
                                G_CALLBACK (on_viewpoint_chosen_cb));

  show_viewpoint (widget);
  return widget;
}

/* ---- what cannot be compared ---- */

/**
 * binome_criterion_forbidden_row_new:
 * @fields: (nullable): the fields of the company's own
 *
 * Returns: (transfer floating): the fields that nobody can be matched by, with the reasons; hidden where
 * there are none
 */
GtkWidget *
binome_criterion_forbidden_row_new (BinomeCriteriaFields *fields)
{
  GtkWidget *expander = adw_expander_row_new ();
  guint n = 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Fields that cannot be used"));
  for (guint k = 0; k < binome_criteria_fields_get_n (fields); k++)
    {
      const char *reason = binome_criteria_fields_get_reason (fields, k);
      GtkWidget *row;

      if (reason == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (
          ADW_PREFERENCES_ROW (row),
          binome_entity_get_text (binome_criteria_fields_get (fields, k), BINOME_FIELD_DEFINITION_TITLE));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
      gtk_widget_set_sensitive (row, FALSE);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
      n++;
    }
  gtk_widget_set_visible (expander, n > 0);
  return expander;
}
