/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many pairs the criteria leave possible, kept up while they are being edited: a newer count ends the one
 * before. Emits `counted` when its words are new. */

#include "criteria/binome-criteria-count-row.h"

#include <glib/gi18n-lib.h>

#include "binome-error.h"
#include "binome-text.h"

#define PAUSE_MS 150 /* while somebody turns a wheel or types */

struct _BinomeCriteriaCountRow
{
  AdwActionRow parent_instance;

  AdwSpinner *spinner;
  GtkWidget *warning; /* some tutee has nobody */

  BinomeSession *session;
  gint64 programme;
  BinomeEntity *draft;
  guint source;
  GCancellable *cancellable;
  BinomeCriteriaPreview *preview;
};

G_DEFINE_FINAL_TYPE (BinomeCriteriaCountRow, binome_criteria_count_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_number (guint64 number)
{
  return binome_text_format_number ((double)number, 0);
}

static void
say (BinomeCriteriaCountRow *self, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static char *
dup_nobody (const BinomeCriteriaPreview *preview)
{
  if (preview->n_nobody == 0)
    return g_strdup (_ ("Some tutor is possible for every tutee."));
  return g_strdup_printf (ngettext ("No tutor is possible for %u tutee.",
                                    "No tutor is possible for %u tutees.", preview->n_nobody),
                          preview->n_nobody);
}

/**
 * binome_criteria_preview_dup_removed:
 * @preview: (nullable): what was counted
 * @criterion: a criterion, or %BINOME_CRITERIA_PREVIEW_NEW
 *
 * Returns: (transfer full) (nullable): what this rule alone does, in a sentence; %NULL where it rules nobody
 * out
 */
char *
binome_criteria_preview_dup_removed (const BinomeCriteriaPreview *preview, gint64 criterion)
{
  guint64 removed;
  g_autofree char *number = NULL;

  if (preview == NULL || !binome_criteria_preview_get_removed (preview, criterion, &removed))
    return NULL;
  if (removed == 0)
    return g_strdup (_ ("Nothing more would be possible without this rule."));
  number = dup_number (removed);
  return g_strdup_printf (
      ngettext ("This rule alone removes %s pair.", "This rule alone removes %s pairs.", (gulong)removed),
      number);
}

static void
show_preview (BinomeCriteriaCountRow *self)
{
  const BinomeCriteriaPreview *preview = self->preview;
  g_autofree char *possible = dup_number (preview->n_possible);
  g_autofree char *all = dup_number (preview->n_pairs);
  g_autofree char *nobody = dup_nobody (preview);
  gint64 id = self->draft != NULL ? binome_entity_get_id (self->draft) : 0;
  g_autofree char *removed
      = self->draft != NULL
            ? binome_criteria_preview_dup_removed (preview, id > 0 ? id : BINOME_CRITERIA_PREVIEW_NEW)
            : NULL;
  g_autofree char *title = NULL, *subtitle = NULL;

  if (preview->n_tutors == 0)
    {
      say (self, _ ("No pair is possible: every place is taken"), "");
      return;
    }
  /* Translators: two numbers. */
  title = g_strdup_printf (ngettext ("%1$s of %2$s pair stays possible", "%1$s of %2$s pairs stay possible",
                                     (gulong)preview->n_pairs),
                           possible, all);
  subtitle = removed != NULL ? g_strjoin ("\n", nobody, removed, NULL) : g_steal_pointer (&nobody);
  say (self, title, subtitle);
  gtk_widget_set_visible (self->warning, preview->n_nobody > 0);
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BinomeCriteriaCountRow) self = user_data;
  g_autoptr (GError) error = NULL;
  BinomeCriteriaPreview *preview = binome_criteria_preview_finish (BINOME_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  g_clear_pointer (&self->preview, binome_criteria_preview_free);
  if (preview != NULL)
    {
      self->preview = preview;
      show_preview (self);
    }
  else
    say (self, _ ("Possible pairs are not counted"), error->message);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

static gboolean
on_pause_over_cb (gpointer data)
{
  BinomeCriteriaCountRow *self = data;

  self->source = 0;
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  binome_criteria_preview_async (binome_session_get_store (self->session), self->programme, self->draft,
                                 self->cancellable, on_counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop (BinomeCriteriaCountRow *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
binome_criteria_count_row_dispose (GObject *object)
{
  BinomeCriteriaCountRow *self = BINOME_CRITERIA_COUNT_ROW (object);

  stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->preview, binome_criteria_preview_free);

  G_OBJECT_CLASS (binome_criteria_count_row_parent_class)->dispose (object);
}

static void
binome_criteria_count_row_class_init (BinomeCriteriaCountRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_criteria_count_row_dispose;

  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
binome_criteria_count_row_init (BinomeCriteriaCountRow *self)
{
  self->spinner = ADW_SPINNER (adw_spinner_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spinner));
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_widget_set_visible (self->warning, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->warning);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  say (self, _ ("Counting the possible pairs…"), "");
}

/* Returns: (transfer floating): a row that counts nothing yet */
GtkWidget *
binome_criteria_count_row_new (void)
{
  return g_object_new (BINOME_TYPE_CRITERIA_COUNT_ROW, NULL);
}

/**
 * binome_criteria_count_row_count:
 * @self: a row
 * @session: what the window works on
 * @programme: a programme
 * @draft: (nullable): a #BinomeCriterion that is being edited
 *
 * Counts anew, a moment later; a count on its way is given up.
 */
void
binome_criteria_count_row_count (BinomeCriteriaCountRow *self, BinomeSession *session, gint64 programme,
                                 BinomeEntity *draft)
{
  stop (self);
  g_set_object (&self->session, session);
  g_set_object (&self->draft, draft);
  self->programme = programme;
  self->source = g_timeout_add (PAUSE_MS, on_pause_over_cb, self);
}

/* Returns: (nullable): the last count */
const BinomeCriteriaPreview *
binome_criteria_count_row_get_preview (BinomeCriteriaCountRow *self)
{
  return self->preview;
}
