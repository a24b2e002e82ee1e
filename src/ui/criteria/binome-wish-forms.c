/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of wishes: a further choice, what somebody says of another, a try-out talk. */

#include "criteria/binome-wish-forms.h"

#include <glib/gi18n-lib.h>

#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"

/* ---- somebody of the other role ---- */

typedef struct
{
  BinomeEntity *entity; /* owned */
  guint field;
  GArray *enrolments; /* in the order of the row */
} Chooser;

static void
chooser_free (gpointer data)
{
  Chooser *chooser = data;

  g_object_unref (chooser->entity);
  g_array_unref (chooser->enrolments);
  g_free (chooser);
}

static void
on_person_chosen_cb (GtkWidget *row)
{
  Chooser *chooser = g_object_get_data (G_OBJECT (row), "binome-chooser");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected < chooser->enrolments->len)
    binome_entity_set_reference (chooser->entity, chooser->field,
                                 g_array_index (chooser->enrolments, gint64, selected));
}

static gboolean
is_taken (const BinomeWishes *wishes, gint64 enrolment)
{
  guint field = wishes->is_tutor ? BINOME_WISH_TUTEE : BINOME_WISH_TUTOR;

  for (guint k = 0; k < wishes->wishes->len; k++)
    if (binome_entity_get_reference (wishes->wishes->pdata[k], field) == enrolment)
      return TRUE;
  return FALSE;
}

static char *
describe (const BinomeWishedPerson *person)
{
  if (*person->detail == '\0')
    return g_strdup (person->name);
  /* Translators: a person, then their job and site. */
  return g_strdup_printf (_ ("%1$s, %2$s"), person->name, person->detail);
}

/* Whom of the other role it is about. "only_free" leaves out those of whom something was said. */
static GtkWidget *
person_row_new (const BinomeWishes *wishes, BinomeEntity *entity, guint field, gboolean only_free)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) string = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  Chooser *chooser = g_new0 (Chooser, 1);

  chooser->entity = g_object_ref (entity);
  chooser->field = field;
  chooser->enrolments = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint k = 0; k < wishes->people->len; k++)
    {
      const BinomeWishedPerson *person = wishes->people->pdata[k];
      g_autofree char *words = describe (person);

      if (only_free && is_taken (wishes, person->enrolment))
        continue;
      g_array_append_val (chooser->enrolments, person->enrolment);
      gtk_string_list_append (names, words);
    }
  g_object_set_data_full (G_OBJECT (row), "binome-chooser", chooser, chooser_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wishes->is_tutor ? _ ("Tutee") : _ ("Tutor"));
  gtk_widget_add_css_class (row, "property");
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), string);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_person_chosen_cb), NULL);
  on_person_chosen_cb (row);
  return row;
}

/* ---- a choice ---- */

typedef struct
{
  BinomeEntity *wish; /* gets the tutor */
  GArray *tutors;     /* the choices until now */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->wish);
  g_array_unref (choice->tutors);
  g_free (choice);
}

static gboolean
choice_work (BinomeDb *db, gpointer data, GError **error)
{
  const Choice *choice = data;
  g_autoptr (GArray) tutors = g_array_copy (choice->tutors);
  gint64 tutor = binome_entity_get_reference (choice->wish, BINOME_WISH_TUTOR);

  g_array_append_val (tutors, tutor);
  return binome_wishes_set_choices (db, binome_entity_get_reference (choice->wish, BINOME_WISH_TUTEE),
                                    (const gint64 *)(const void *)tutors->data, tutors->len, error);
}

/**
 * binome_choice_form_new:
 * @session: what the window works on
 * @wishes: of a tutee
 *
 * Returns: (transfer floating): a form for a further choice
 */
AdwDialog *
binome_choice_form_new (BinomeSession *session, const BinomeWishes *wishes)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Add a Choice"), _ ("_Add"));
  AdwPreferencesGroup *group
      = binome_form_dialog_add_group (dialog, NULL, _ ("It becomes the last one; the order can be changed."));
  Choice *choice = g_new0 (Choice, 1);

  choice->wish = BINOME_ENTITY (binome_wish_new ());
  choice->tutors = g_array_new (FALSE, FALSE, sizeof (gint64));
  binome_entity_set_reference (choice->wish, BINOME_WISH_TUTEE, wishes->enrolment);
  for (guint k = 0; k < wishes->wishes->len; k++)
    {
      gint64 tutor = binome_entity_get_reference (wishes->wishes->pdata[k], BINOME_WISH_TUTOR);

      if (binome_entity_get_integer (wishes->wishes->pdata[k], BINOME_WISH_RANK) > 0)
        g_array_append_val (choice->tutors, tutor);
    }
  adw_preferences_group_add (group, person_row_new (wishes, choice->wish, BINOME_WISH_TUTOR, TRUE));
  binome_form_dialog_add_fields (dialog, group, choice->wish, NULL, 0);
  binome_form_dialog_set_work (dialog, session, _ ("Add a choice of a tutee"), choice_work, choice,
                               choice_free);
  return ADW_DIALOG (dialog);
}

/* ---- what somebody says of another ---- */

static gboolean
wish_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_wish_keep (db, data, error);
}

static gboolean
remove_wish_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_wish_remove (db, *(gint64 *)data, error);
}

/**
 * binome_wish_form_new:
 * @session: what the window works on
 * @wishes: of a participant
 * @wish: (nullable): one of theirs to change; %NULL for a new one
 *
 * Returns: (transfer floating): a form for what they say of another
 */
AdwDialog *
binome_wish_form_new (BinomeSession *session, const BinomeWishes *wishes, BinomeEntity *wish)
{
  static const guint fields[] = { BINOME_WISH_KIND, BINOME_WISH_REASON };
  guint own = wishes->is_tutor ? BINOME_WISH_TUTOR : BINOME_WISH_TUTEE;
  guint other = wishes->is_tutor ? BINOME_WISH_TUTEE : BINOME_WISH_TUTOR;
  BinomeFormDialog *dialog = binome_form_dialog_new (wish == NULL ? _ ("Add a Wish") : _ ("Wish"),
                                                     wish == NULL ? _ ("_Add") : _ ("_Change"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, NULL,
      _ ("Who refuses is never paired with the other. The reason stays with the co-ordinators."));
  BinomeEntity *entity = wish != NULL ? g_object_ref (wish) : BINOME_ENTITY (binome_wish_new ());

  binome_entity_set_reference (entity, own, wishes->enrolment);
  binome_entity_set_choice (entity, BINOME_WISH_SIDE,
                            (int)(wishes->is_tutor ? BINOME_WISH_SIDE_TUTOR : BINOME_WISH_SIDE_TUTEE));
  if (wish == NULL)
    adw_preferences_group_add (group, person_row_new (wishes, entity, other, TRUE));
  binome_form_dialog_add_fields (dialog, group, entity, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (dialog, session, wish == NULL ? _ ("Add a wish") : _ ("Change a wish"),
                               wish_work, entity, g_object_unref);
  if (wish != NULL)
    binome_form_dialog_add_remove_row (dialog, session, _ ("_Remove"), _ ("Remove a wish"), remove_wish_work,
                                       binome_entity_get_id (wish), _ ("Wish removed"));
  return ADW_DIALOG (dialog);
}

/* ---- a talk ---- */

static gboolean
talk_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_talk_keep (db, data, error);
}

static gboolean
remove_talk_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_talk_remove (db, *(gint64 *)data, error);
}

/**
 * binome_talk_form_new:
 * @session: what the window works on
 * @wishes: of a participant
 * @talk: (nullable): one of theirs to change; %NULL for a new one
 *
 * Returns: (transfer floating): a form for a try-out talk
 */
AdwDialog *
binome_talk_form_new (BinomeSession *session, const BinomeWishes *wishes, BinomeEntity *talk)
{
  static const guint fields[]
      = { BINOME_TALK_HELD_ON, BINOME_TALK_TUTEE_RATING, BINOME_TALK_TUTOR_RATING, BINOME_TALK_COMMENT };
  guint own = wishes->is_tutor ? BINOME_TALK_TUTOR : BINOME_TALK_TUTEE;
  guint other = wishes->is_tutor ? BINOME_TALK_TUTEE : BINOME_TALK_TUTOR;
  BinomeFormDialog *dialog
      = binome_form_dialog_new (talk == NULL ? _ ("Record a Try-out Talk") : _ ("Try-out Talk"),
                                talk == NULL ? _ ("_Record") : _ ("_Change"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      dialog, NULL, _ ("A first talk without commitment. A note of 0 stands for none given."));
  BinomeEntity *entity = talk != NULL ? g_object_ref (talk) : BINOME_ENTITY (binome_talk_new ());

  binome_entity_set_reference (entity, own, wishes->enrolment);
  if (talk == NULL)
    adw_preferences_group_add (group, person_row_new (wishes, entity, other, FALSE));
  binome_form_dialog_add_fields (dialog, group, entity, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (dialog, session,
                               talk == NULL ? _ ("Record a try-out talk") : _ ("Change a try-out talk"),
                               talk_work, entity, g_object_unref);
  if (talk != NULL)
    binome_form_dialog_add_remove_row (dialog, session, _ ("_Remove"), _ ("Remove a try-out talk"),
                                       remove_talk_work, binome_entity_get_id (talk), _ ("Talk removed"));
  return ADW_DIALOG (dialog);
}
