/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file knows of a person as a participant, a row each: managers' answers, interviews, wishes and
 * documents to sign. A row opens where it is kept; where there is nothing, nothing is shown. */

#include "people/binome-person-fact-list.h"

#include <glib/gi18n-lib.h>

#include "binome-person-facts.h"
#include "binome-window.h"
#include "criteria/binome-wishes-dialog.h"
#include "follow-up/binome-pair-page.h"
#include "recruitment/binome-candidate-lists.h"
#include "recruitment/binome-participant-dialog.h"

struct _BinomePersonFactList
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  BinomeSession *session;
};

G_DEFINE_FINAL_TYPE (BinomePersonFactList, binome_person_fact_list, ADW_TYPE_PREFERENCES_GROUP)

static char *
describe_document (const BinomePersonFact *fact)
{
  /* Translators: a document to sign, its version, and its state. */
  return g_strdup_printf (_ ("%1$s, version %2$d · %3$s"),
                          binome_entity_get_choice_label (fact->entity, BINOME_AGREEMENT_KIND),
                          (int)binome_entity_get_integer (fact->entity, BINOME_AGREEMENT_VERSION),
                          binome_entity_get_choice_label (fact->entity, BINOME_AGREEMENT_STATE));
}

/* What is told of it, and in which programme, or with whom. */
static char *
describe (const BinomePersonFact *fact)
{
  g_autofree char *words = NULL;

  switch (fact->kind)
    {
    case BINOME_PERSON_FACT_MANAGER:
      words = binome_agreement_describe (fact->entity);
      break;
    case BINOME_PERSON_FACT_INTERVIEW:
      words = binome_interview_describe (fact->entity);
      break;
    case BINOME_PERSON_FACT_WISHES:
      words = g_strdup (fact->text);
      break;
    case BINOME_PERSON_FACT_DOCUMENT:
    default:
      words = describe_document (fact);
      /* Translators: a document and its state, the other one of the pair, and a programme. */
      return g_strdup_printf (_ ("%1$s\nPair with %2$s · %3$s"), words, fact->text, fact->programme);
    }

  return g_strdup_printf ("%s\n%s", words, fact->programme);
}

static const char *
get_title (BinomePersonFactKind kind)
{
  switch (kind)
    {
    case BINOME_PERSON_FACT_MANAGER:
      return _ ("Manager’s Agreement");
    case BINOME_PERSON_FACT_INTERVIEW:
      return _ ("Interview");
    case BINOME_PERSON_FACT_WISHES:
      return _ ("Wishes and Try-out Talks");
    case BINOME_PERSON_FACT_DOCUMENT:
    default:
      return _ ("Document to Sign");
    }
}

static void
on_activated_cb (BinomePersonFactList *self, GtkListBoxRow *row)
{
  const BinomePersonFact *fact = g_object_get_data (G_OBJECT (row), "binome-fact");

  if (fact->kind == BINOME_PERSON_FACT_DOCUMENT)
    binome_window_push (GTK_WIDGET (self), binome_pair_page_new (self->session, fact->pair));
  else if (fact->kind == BINOME_PERSON_FACT_WISHES)
    binome_wishes_dialog_present (self->session, fact->enrolment, GTK_WIDGET (self));
  else
    adw_dialog_present (ADW_DIALOG (binome_participant_dialog_new (self->session, fact->enrolment)),
                        GTK_WIDGET (self));
}

/* Takes @fact. */
static void
add_fact (BinomePersonFactList *self, BinomePersonFact *fact)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *subtitle = describe (fact);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (fact->kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-fact", fact, (GDestroyNotify)binome_person_fact_free);
  gtk_list_box_append (self->list, row);
}

static void
binome_person_fact_list_dispose (GObject *object)
{
  g_clear_object (&BINOME_PERSON_FACT_LIST (object)->session);

  G_OBJECT_CLASS (binome_person_fact_list_parent_class)->dispose (object);
}

static void
binome_person_fact_list_class_init (BinomePersonFactListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_person_fact_list_dispose;
}

static void
binome_person_fact_list_init (BinomePersonFactList *self)
{
  const char *title = _ ("Interviews, Wishes and Documents");

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * binome_person_fact_list_show:
 * @self: a list
 * @session: what the window works on
 * @facts: (element-type BinomePersonFact): of binome_person_list_facts(); it is empty afterwards
 */
void
binome_person_fact_list_show (BinomePersonFactList *self, BinomeSession *session, GPtrArray *facts)
{
  g_set_object (&self->session, session);
  gtk_list_box_remove_all (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), facts->len > 0);
  while (facts->len > 0)
    add_fact (self, g_ptr_array_steal_index (facts, 0));
}
