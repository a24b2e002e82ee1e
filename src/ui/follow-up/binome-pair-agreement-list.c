/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pair signs: charter, mission letter and tutoring agreement, with versions and signatures. */

#include <glib/gi18n-lib.h>

#include "binome-agreement-overview.h"
#include "binome-agreement-text.h"
#include "binome-agreement-workflow.h"
#include "binome-feedback.h"
#include "follow-up/binome-agreement-scan-row.h"
#include "follow-up/binome-pair-lists.h"
#include "printing/binome-report-dialog.h"
#include "widgets/binome-form-dialog.h"

typedef struct
{
  BinomeSession *session;
  gint64 pair;
  BinomeAgreementOverview *overview; /* NULL until it was read */
} Documents;

static void
documents_free (gpointer data)
{
  Documents *self = data;

  g_object_unref (self->session);
  g_clear_pointer (&self->overview, binome_agreement_overview_free);
  g_free (self);
}

static gboolean
has_changed (const Documents *self, BinomeEntity *agreement)
{
  return self->overview != NULL && binome_agreement_overview_has_changed (self->overview, agreement);
}

/* What the tutor of a document is called, where the pair has several; NULL else. */
static const char *
get_tutor (const Documents *self, BinomeEntity *agreement)
{
  int kind = binome_entity_get_choice (agreement, BINOME_AGREEMENT_KIND);

  return self->overview != NULL && binome_agreement_kind_is_each_tutors ((BinomeAgreementKind)kind)
             ? binome_agreement_overview_get_name (
                   self->overview, binome_entity_get_reference (agreement, BINOME_AGREEMENT_TUTOR))
             : NULL;
}

/* “Mission letter for Anne Petit”, or “Mission letter” where there is one tutor. */
static char *
dup_kind (const Documents *self, BinomeEntity *agreement)
{
  const char *kind = binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_KIND);
  const char *tutor = get_tutor (self, agreement);

  /* Translators: a document, such as “Mission letter”, and a tutor. */
  return tutor != NULL ? g_strdup_printf (_ ("%1$s for %2$s"), kind, tutor) : g_strdup (kind);
}

/* The last day on which somebody signed. */
static BinomeDate
get_last_signature (const Documents *self, BinomeEntity *agreement)
{
  BinomeDate last = binome_agreement_overview_get_last_signature (self->overview, agreement);

  for (guint field = BINOME_AGREEMENT_TUTOR_SIGNED_ON; field <= BINOME_AGREEMENT_COMPANY_SIGNED_ON; field++)
    last = MAX (last, binome_entity_get_date (agreement, field));
  return last;
}

/* By whom it is signed, and whether there is a signed copy; NULL for neither. */
static char *
describe_signatures (const Documents *self, BinomeEntity *agreement)
{
  static const struct
  {
    guint field;
    const char *word;
  } sides[] = {
    { BINOME_AGREEMENT_TUTOR_SIGNED_ON, N_ ("the tutor") },
    { BINOME_AGREEMENT_TUTEE_SIGNED_ON, N_ ("the tutee") },
    { BINOME_AGREEMENT_MANAGER_SIGNED_ON, N_ ("the line manager") },
    { BINOME_AGREEMENT_COMPANY_SIGNED_ON, N_ ("the company") },
  };
  gboolean scanned = *binome_entity_get_text (agreement, BINOME_AGREEMENT_SCAN) != '\0';
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (binome_entity_get_date (agreement, sides[i].field) != BINOME_DATE_NONE)
      g_strv_builder_add (builder, _ (sides[i].word));
  binome_agreement_overview_add_signed (self->overview, agreement, builder);
  words = g_strv_builder_end (builder);
  if (words[0] == NULL)
    return scanned ? g_strdup (_ ("Signed copy attached")) : NULL;

  /* Translators: between the items of a list */
  list = g_strjoinv (_ (", "), words);
  /* Translators: %s is a list such as “the tutor, the tutee”. */
  return g_strdup_printf (scanned ? _ ("Signed by %s; signed copy attached") : _ ("Signed by %s"), list);
}

static void
show_agreement (AdwActionRow *row, BinomeEntity *agreement, gpointer user_data)
{
  const Documents *self = user_data;
  BinomeDate last = get_last_signature (self, agreement);
  g_autofree char *day = binome_date_format (
      last != BINOME_DATE_NONE ? last : binome_entity_get_date (agreement, BINOME_AGREEMENT_MADE_ON),
      BINOME_DATE_MEDIUM);
  g_autofree char *kind = dup_kind (self, agreement);
  /* Translators: a document, such as “Mission letter”, and its version. */
  g_autofree char *title = g_strdup_printf (
      _ ("%1$s, version %2$d"), kind, (int)binome_entity_get_integer (agreement, BINOME_AGREEMENT_VERSION));
  /* Translators: the state of a document, and a date. */
  g_autofree char *state
      = g_strdup_printf (C_ ("document", "%1$s · %2$s"),
                         binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_STATE), day);
  g_autofree char *signatures = describe_signatures (self, agreement);
  const char *changed
      = has_changed (self, agreement) ? _ ("Would read otherwise today: sign a new version") : NULL;
  const char *lines[] = { state, signatures, changed, NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) told = NULL;
  g_autofree char *subtitle = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_strv_builder_add (builder, lines[i]);
  told = g_strv_builder_end (builder);
  subtitle = g_strjoinv ("\n", told);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

/* ---- a new version ---- */

typedef struct
{
  gint64 pair;
  BinomeAgreement *wanted; /* only its kind counts, and its tutor where it is one document of several */
} Draft;

static Draft *
draft_new (gint64 pair)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->pair = pair;
  draft->wanted = binome_agreement_new ();
  binome_entity_set_reference (BINOME_ENTITY (draft->wanted), BINOME_AGREEMENT_PAIR, pair);
  return draft;
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_object_unref (draft->wanted);
  g_free (draft);
}

static gboolean
draft_work (BinomeDb *db, gpointer data, GError **error)
{
  Draft *draft = data;
  BinomeEntity *wanted = BINOME_ENTITY (draft->wanted);
  BinomeAgreementKind kind = (BinomeAgreementKind)binome_entity_get_choice (wanted, BINOME_AGREEMENT_KIND);
  gint64 tutor = binome_entity_get_reference (wanted, BINOME_AGREEMENT_TUTOR);

  return tutor != 0 ? binome_agreement_draft (db, draft->pair, kind, tutor, NULL, NULL, error)
                    : binome_agreement_draft_team (db, draft->pair, kind, error);
}

static void
on_add_cb (BinomeEntityList *list, Documents *self)
{
  static const guint fields[] = { BINOME_AGREEMENT_KIND };
  BinomeFormDialog *form = binome_form_dialog_new (_ ("Document to Sign"), _ ("_Add"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL,
      _ ("Its words are filled in from the letters of the company, and then stay as they are. A new version "
         "replaces the one before, which is kept with its signatures. In a team each tutor gets a charter and "
         "a mission letter of their own, and all sign the agreement."));
  Draft *draft = draft_new (self->pair);

  binome_form_dialog_add_fields (form, group, BINOME_ENTITY (draft->wanted), fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (form, self->session, _ ("Add a document to sign"), draft_work, draft,
                               draft_free);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (list));
}

/* ---- signatures ---- */

typedef struct
{
  BinomeEntity *agreement;
  GPtrArray *others; /* (element-type BinomeAgreementSignature): of the other tutors */
} Signing;

static void
signing_free (gpointer data)
{
  Signing *signing = data;

  g_object_unref (signing->agreement);
  g_ptr_array_unref (signing->others);
  g_free (signing);
}

static gboolean
sign_work (BinomeDb *db, gpointer data, GError **error)
{
  Signing *signing = data;

  return binome_agreement_sign (db, BINOME_AGREEMENT (signing->agreement), signing->others, error);
}

/* A day to sign on for every other tutor of the team, under the name. */
static void
add_others (BinomeFormDialog *form, const Documents *self, Signing *signing)
{
  static const guint fields[] = { BINOME_AGREEMENT_SIGNATURE_SIGNED_ON };

  signing->others = binome_agreement_overview_copy_signatures (self->overview, signing->agreement);
  for (guint i = 0; i < signing->others->len; i++)
    {
      BinomeEntity *signature = g_ptr_array_index (signing->others, i);
      const char *name = binome_agreement_overview_get_name (
          self->overview, binome_entity_get_reference (signature, BINOME_AGREEMENT_SIGNATURE_TUTOR));

      binome_form_dialog_add_fields (form, binome_form_dialog_add_group (form, name, NULL), signature, fields,
                                     G_N_ELEMENTS (fields));
    }
}

static void
on_show_activated_cb (GtkWidget *row)
{
  BinomeSession *session = g_object_get_data (G_OBJECT (row), "binome-session");
  BinomeEntity *agreement = g_object_get_data (G_OBJECT (row), "binome-agreement");

  adw_dialog_present (ADW_DIALOG (binome_report_dialog_new (
                          session, binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_KIND),
                          binome_agreement_build_report, binome_entity_get_id (agreement), NULL)),
                      row);
}

static void
on_renewed_cb (GtkWidget *form, gpointer data)
{
  binome_feedback_toast_undo (form, _ ("New version made, to be signed"));
  adw_dialog_force_close (ADW_DIALOG (form));
}

static void
on_renew_activated_cb (GtkWidget *row)
{
  BinomeSession *session = g_object_get_data (G_OBJECT (row), "binome-session");
  BinomeEntity *agreement = g_object_get_data (G_OBJECT (row), "binome-agreement");
  Draft *draft = draft_new (binome_entity_get_reference (agreement, BINOME_AGREEMENT_PAIR));

  binome_entity_set_choice (BINOME_ENTITY (draft->wanted), BINOME_AGREEMENT_KIND,
                            binome_entity_get_choice (agreement, BINOME_AGREEMENT_KIND));
  binome_entity_set_reference (BINOME_ENTITY (draft->wanted), BINOME_AGREEMENT_TUTOR,
                               binome_entity_get_reference (agreement, BINOME_AGREEMENT_TUTOR));
  binome_session_write (session, gtk_widget_get_ancestor (row, BINOME_TYPE_FORM_DIALOG),
                        _ ("Make a new version of a document"), draft_work, draft, draft_free, on_renewed_cb);
}

static void
add_row (AdwPreferencesGroup *group, Documents *self, BinomeEntity *agreement, const char *title,
         GCallback on_activated)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-session", g_object_ref (self->session), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "binome-agreement", g_object_ref (agreement), g_object_unref);
  g_signal_connect (row, "activated", on_activated, NULL);
  adw_preferences_group_add (group, row);
}

static void
on_activated_cb (BinomeEntityList *list, BinomeEntity *agreement, Documents *self)
{
  static const guint fields[]
      = { BINOME_AGREEMENT_MADE_ON, BINOME_AGREEMENT_TUTOR_SIGNED_ON, BINOME_AGREEMENT_TUTEE_SIGNED_ON,
          BINOME_AGREEMENT_MANAGER_SIGNED_ON, BINOME_AGREEMENT_COMPANY_SIGNED_ON };
  Signing *signing = g_new0 (Signing, 1);
  gboolean changed = has_changed (self, agreement);
  g_autofree char *title = dup_kind (self, agreement);
  BinomeFormDialog *form = binome_form_dialog_new (title, _ ("_Apply"));
  AdwPreferencesGroup *group = binome_form_dialog_add_group (
      form, NULL,
      changed ? _ ("The wording, the dates, the goals or the action plan have changed since this version was "
                   "made. Make a new version and have it signed; this one is kept.")
              : binome_entity_get_choice_label (agreement, BINOME_AGREEMENT_STATE));

  add_row (group, self, agreement, _ ("_Show and Print…"), G_CALLBACK (on_show_activated_cb));
  if (binome_entity_get_choice (agreement, BINOME_AGREEMENT_STATE) != BINOME_AGREEMENT_STATE_REVISED)
    add_row (group, self, agreement, _ ("_Make a New Version"), G_CALLBACK (on_renew_activated_cb));
  group = binome_form_dialog_add_group (form, _ ("Signatures"), NULL);
  adw_preferences_group_add (group, binome_agreement_scan_row_new (self->session, agreement));
  signing->agreement = binome_entity_copy (agreement);
  binome_form_dialog_add_fields (form, group, signing->agreement, fields, G_N_ELEMENTS (fields));
  add_others (form, self, signing);
  binome_form_dialog_set_work (form, self->session, _ ("Record signatures"), sign_work, signing,
                               signing_free);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (list));
}

/* ---- what the list alone does not tell ---- */

typedef struct
{
  gint64 pair;
  BinomeAgreementOverview *overview;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->overview, binome_agreement_overview_free);
  g_free (reading);
}

static gboolean
overview_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->overview = binome_agreement_overview_load (db, reading->pair, error);
  return reading->overview != NULL;
}

static void
on_overview_read_cb (GtkWidget *list, gpointer data)
{
  Documents *self = g_object_get_data (G_OBJECT (list), "binome-documents");
  g_autofree char *lacking = NULL;

  g_clear_pointer (&self->overview, binome_agreement_overview_free);
  self->overview = g_steal_pointer (&((Reading *)data)->overview);
  lacking = binome_agreement_overview_describe_lacking (self->overview);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (list), lacking);
  binome_entity_list_refresh (BINOME_ENTITY_LIST (list));
}

/**
 * binome_pair_agreement_list_compare:
 * @list: a list of binome_pair_agreement_list_fill()
 *
 * Finds out which documents would read otherwise today, whose they are, who signed them and which are
 * lacking in the team, and says so.
 */
void
binome_pair_agreement_list_compare (BinomeEntityList *list)
{
  Documents *self = g_object_get_data (G_OBJECT (list), "binome-documents");
  Reading *reading = g_new0 (Reading, 1);

  reading->pair = self->pair;
  binome_session_read (self->session, GTK_WIDGET (list), overview_work, reading, reading_free,
                       on_overview_read_cb);
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
