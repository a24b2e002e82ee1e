/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pair signs: charter, mission letter and tutoring agreement, with versions and signatures. */

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-pair-actions.h"
#include "follow-up/binome-pair-lists.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  BinomeSession *session;
  gint64 pair;
} Documents;

static void
documents_free (gpointer data)
{
  g_object_unref (((Documents *)data)->session);
  g_free (data);
}

/* The last day on which somebody signed. */
static BinomeDate
get_last_signature (BinomeEntity *agreement)
{
  BinomeDate last = BINOME_DATE_NONE;

  for (guint field = BINOME_AGREEMENT_TUTOR_SIGNED_ON; field <= BINOME_AGREEMENT_COMPANY_SIGNED_ON; field++)
    last = MAX (last, binome_entity_get_date (agreement, field));
  return last;
}

static void
show_agreement (AdwActionRow *row, BinomeEntity *agreement, gpointer user_data)
{
  BinomeDate last = get_last_signature (agreement);
  g_autofree char *day = binome_date_format (
      last != BINOME_DATE_NONE ? last : binome_entity_get_date (agreement, BINOME_AGREEMENT_MADE_ON),
      BINOME_DATE_MEDIUM);
  /* Translators: a document, such as “Mission letter”, and its version. */
  g_autofree char *title = g_strdup_printf (
      _ ("%1$s, version %2$d"), binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_KIND),
      (int)binome_entity_get_integer (agreement, BINOME_AGREEMENT_VERSION));
  /* Translators: the state of a document, and a date. */
  g_autofree char *subtitle
      = g_strdup_printf (C_ ("document", "%1$s · %2$s"),
                         binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_STATE), day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

/* ---- a new version ---- */

typedef struct
{
  gint64 pair;
  BinomeAgreement *wanted; /* only its kind counts */
  char *text;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_object_unref (draft->wanted);
  g_free (draft->text);
  g_free (draft);
}

static gboolean
draft_work (BinomeDb *db, gpointer data, GError **error)
{
  Draft *draft = data;
  int kind = binome_entity_get_choice (BINOME_ENTITY (draft->wanted), BINOME_AGREEMENT_KIND);

  return binome_agreement_draft (db, draft->pair, (BinomeAgreementKind)kind, draft->text, NULL, error);
}

static void
on_add_cb (BinomeEntityList *list, Documents *self)
{
  static const guint fields[] = { BINOME_AGREEMENT_KIND };
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Document to Sign"), _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL, _ ("A new version replaces the one before, which is kept with its signatures."));
  Draft *draft = g_new0 (Draft, 1);

  draft->pair = self->pair;
  draft->wanted = binome_agreement_new ();
  binome_entity_set_reference (BINOME_ENTITY (draft->wanted), BINOME_AGREEMENT_PAIR, self->pair);
  binome_form_dialog_add_fields (form, group, BINOME_ENTITY (draft->wanted), fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (form, self->session, _ ("Add a document to sign"), draft_work, draft,
                               draft_free);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (list));
}

/* ---- signatures ---- */

static gboolean
sign_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_agreement_sign (db, data, error);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *agreement, Documents *self)
{
  static const guint fields[]
      = { BINOME_AGREEMENT_MADE_ON, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_TUTEE_SIGNED_ON,
          BINOME_AGREEMENT_MANAGER_SIGNED_ON, BINOME_AGREEMENT_COMPANY_SIGNED_ON };
  BinomeEntity *copy = binome_pair_list_copy (agreement);
  BinomeFormDialog *form = binome_form_dialog_new (
      binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_KIND), _ ("_Apply"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL, binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_STATE));

  binome_form_dialog_add_fields (form, group, copy, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (form, self->session, _ ("Record signatures"), sign_work, copy, g_object_unref);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (list));
}

/**
 * binome_pair_agreement_list_fill:
 * @list: an empty list
 * @session: what the window works on
 * @pair: a pair
 *
 * Makes @list the documents of the pair, the newest version of each first.
 */
void
binome_pair_agreement_list_fill (BinomeEntityList *list, BinomeSession *session, gint64 pair)
{
  Documents *self = g_new0 (Documents, 1);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_AGREEMENT);
  g_autoptr (BinomeListModel) model = NULL;

  self->session = g_object_ref (session);
  self->pair = pair;
  g_object_set_data_full (G_OBJECT (list), "binome-documents", self, documents_free);
  binome_query_where_integer (query, BINOME_AGREEMENT_PAIR, BINOME_QUERY_EQUAL, pair);
  binome_query_sort (query, BINOME_AGREEMENT_VERSION, TRUE);
  model = binome_list_model_new (binome_session_get_store (session), query);
  binome_entity_list_set_add_label (list, _ ("Add a Document"));
  binome_entity_list_set_empty_text (list, _ ("Nothing to sign yet."));
  binome_entity_list_set_model (list, model, show_agreement, self);
  g_signal_connect (list, "add", G_CALLBACK (on_add_cb), self);
  g_signal_connect (list, "activated", G_CALLBACK (on_activated_cb), self);
}
