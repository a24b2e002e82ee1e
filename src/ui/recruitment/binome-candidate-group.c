/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a candidate, a line each: whether they can take part, what the manager said, the
 * interview, and when they are free. Each line opens a page of its own. */

#include "recruitment/binome-candidate-group.h"

#include <glib/gi18n-lib.h>

#include "binome-candidate.h"
#include "recruitment/binome-availability-dialog.h"
#include "recruitment/binome-candidate-lists.h"

struct _BinomeCandidateGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *eligibility_row;
  GtkWidget *eligibility_icon;
  GtkWidget *manager_row;
  GtkWidget *interview_row;
  GtkWidget *availability_row;

  BinomeSession *session;
  BinomeEntity *enrolment;
  AdwNavigationView *navigation; /* the dialog's, which holds this group */
  AdwPreferencesGroup *points;   /* weak: the open page of eligibility, to be filled anew */
  GPtrArray *point_rows;
  gint64 person;
};

G_DEFINE_FINAL_TYPE (BinomeCandidateGroup, binome_candidate_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- eligibility ---- */

static const char *
get_icon (BinomeEligibilityState state)
{
  switch (state)
    {
    case BINOME_ELIGIBILITY_MET:
      return "object-select-symbolic";
    case BINOME_ELIGIBILITY_UNKNOWN:
      return "dialog-question-symbolic";
    case BINOME_ELIGIBILITY_WATCH:
      return "dialog-warning-symbolic";
    case BINOME_ELIGIBILITY_UNMET:
    default:
      return "dialog-error-symbolic";
    }
}

static void
show_icon (GtkWidget *icon, BinomeEligibilityState state)
{
  static const char *const classes[] = {
    [BINOME_ELIGIBILITY_MET] = "success",
    [BINOME_ELIGIBILITY_UNKNOWN] = "dim-label",
    [BINOME_ELIGIBILITY_WATCH] = "warning",
    [BINOME_ELIGIBILITY_UNMET] = "error",
  };

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_icon (state));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (icon, classes[i]);
  gtk_widget_add_css_class (icon, classes[state]);
}

static GtkWidget *
make_point_row (const BinomeEligibilityPoint *point)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new ();
  g_autofree char *subtitle = *point->citation != '\0'
                                  ? g_strdup_printf ("%s\n%s", point->sentence, point->citation)
                                  : g_strdup (point->sentence);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 binome_eligibility_topic_get_label (point->topic));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  show_icon (icon, point->state);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
fill_points (BinomeCandidateGroup *self, const BinomeCandidate *candidate)
{
  if (self->points == NULL)
    return;

  for (guint i = 0; i < self->point_rows->len; i++)
    adw_preferences_group_remove (self->points, self->point_rows->pdata[i]);
  g_ptr_array_set_size (self->point_rows, 0);
  for (guint i = 0; i < candidate->points->len; i++)
    {
      GtkWidget *row = make_point_row (candidate->points->pdata[i]);

      adw_preferences_group_add (self->points, row);
      g_ptr_array_add (self->point_rows, row);
    }
}

/* ---- the lines ---- */

static char *
describe_availability (const BinomeCandidate *candidate)
{
  g_autofree char *week = binome_availability_describe_hours (&candidate->week);
  g_autofree char *absences = NULL;

  if (candidate->n_absences == 0)
    return g_steal_pointer (&week);

  absences = g_strdup_printf (ngettext ("%u absence", "%u absences", candidate->n_absences),
                              candidate->n_absences);
  return g_strdup_printf ("%s · %s", week, absences);
}

static void
show_candidate (BinomeCandidateGroup *self, const BinomeCandidate *candidate)
{
  g_autofree char *eligibility = binome_eligibility_describe (candidate->points);
  g_autofree char *agreement = binome_agreement_describe (candidate->agreement);
  g_autofree char *interview = binome_interview_describe (candidate->interview);
  g_autofree char *availability = describe_availability (candidate);

  self->person = candidate->person;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->eligibility_row), eligibility);
  show_icon (self->eligibility_icon, binome_eligibility_get_worst (candidate->points));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->manager_row),
                               agreement != NULL ? agreement : _ ("Not asked yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->interview_row),
                               interview != NULL ? interview : _ ("None yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->availability_row), availability);
  fill_points (self, candidate);
}

/* ---- reading ---- */

typedef struct
{
  gint64 enrolment;
  BinomeCandidate *candidate;
} Reading;

static void
reading_free (gpointer data)
{
  binome_candidate_free (((Reading *)data)->candidate);
  g_free (data);
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (GError) local_error = NULL;

  /* Somebody taken out of the programme closes the dialog; there is nothing to tell. */
  reading->candidate = binome_candidate_read (db, reading->enrolment, &local_error);
  return TRUE;
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  const Reading *reading = data;

  if (reading->candidate == NULL)
    return;

  show_candidate (BINOME_CANDIDATE_GROUP (widget), reading->candidate);
  g_signal_emit (widget, signals[SIGNAL_READ], 0, reading->candidate);
}

static void
read_candidate (BinomeCandidateGroup *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->enrolment = binome_entity_get_id (self->enrolment);
  binome_session_read (self->session, GTK_WIDGET (self), read_work, reading, reading_free, on_read_cb);
}

/* ---- the pages ---- */

/* A page with groups below each other, on top of the dialog's. */
static AdwPreferencesPage *
push_page (BinomeCandidateGroup *self, const char *title)
{
  AdwPreferencesPage *groups = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (groups));
  adw_navigation_view_push (self->navigation, adw_navigation_page_new (view, title));
  return groups;
}

static BinomeEntityList *
add_list (AdwPreferencesPage *page, const char *title, const char *description)
{
  BinomeEntityList *list = g_object_new (BINOME_TYPE_ENTITY_LIST, NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (list), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (list));
  return list;
}

static void
on_eligibility_cb (BinomeCandidateGroup *self)
{
  AdwPreferencesPage *page = push_page (self, _ ("Eligibility"));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (
      group, _ ("Computed from what the file knows. You decide: nobody is refused by the program."));
  adw_preferences_page_add (page, group);
  g_ptr_array_set_size (self->point_rows, 0);
  g_set_weak_pointer (&self->points, group);
  read_candidate (self);
}

static void
on_manager_cb (BinomeCandidateGroup *self)
{
  BinomeEntityList *list = add_list (push_page (self, _ ("Manager’s Agreement")), "",
                                     _ ("When the line manager was asked, and what they answered."));

  binome_agreement_list_fill (list, self->session, self->enrolment);
}

static void
on_interview_cb (BinomeCandidateGroup *self)
{
  BinomeEntityList *list = add_list (
      push_page (self, _ ("Interview")), "",
      _ ("Kept apart: it is in no list and no letter, and exported only with the sensitive fields."));

  binome_interview_list_fill (list, self->session, self->enrolment);
}

static void
on_availability_cb (BinomeCandidateGroup *self)
{
  if (self->person == 0)
    return;

  binome_availability_fill_page (push_page (self, _ ("Availability")), self->session, self->person);
}

static GtkWidget *
add_row (BinomeCandidateGroup *self, const char *title, GCallback activated)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
binome_candidate_group_dispose (GObject *object)
{
  BinomeCandidateGroup *self = BINOME_CANDIDATE_GROUP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->enrolment);
  g_clear_weak_pointer (&self->navigation);
  g_clear_weak_pointer (&self->points);

  G_OBJECT_CLASS (binome_candidate_group_parent_class)->dispose (object);
}

static void
binome_candidate_group_finalize (GObject *object)
{
  g_ptr_array_unref (BINOME_CANDIDATE_GROUP (object)->point_rows);

  G_OBJECT_CLASS (binome_candidate_group_parent_class)->finalize (object);
}

static void
binome_candidate_group_class_init (BinomeCandidateGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = binome_candidate_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = binome_candidate_group_finalize;

  signals[SIGNAL_READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
binome_candidate_group_init (BinomeCandidateGroup *self)
{
  self->point_rows = g_ptr_array_new ();
  self->eligibility_row = add_row (self, _ ("Eligibility"), G_CALLBACK (on_eligibility_cb));
  self->eligibility_icon = gtk_image_new ();
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->eligibility_row), self->eligibility_icon);
  self->manager_row = add_row (self, _ ("Manager’s Agreement"), G_CALLBACK (on_manager_cb));
  self->interview_row = add_row (self, _ ("Interview"), G_CALLBACK (on_interview_cb));
  self->availability_row = add_row (self, _ ("Availability"), G_CALLBACK (on_availability_cb));
}

/**
 * binome_candidate_group_set_enrolment:
 * @self: a group
 * @session: what the window works on
 * @enrolment: a live participant
 * @navigation: where its lines open their pages
 *
 * Shows what is known of a candidate; to be called once.
 */
void
binome_candidate_group_set_enrolment (BinomeCandidateGroup *self, BinomeSession *session,
                                      BinomeEntity *enrolment, AdwNavigationView *navigation)
{
  self->session = g_object_ref (session);
  self->enrolment = g_object_ref (enrolment);
  g_set_weak_pointer (&self->navigation, navigation);
  g_signal_connect_object (binome_session_get_store (session), "changed", G_CALLBACK (read_candidate), self,
                           G_CONNECT_SWAPPED);
  read_candidate (self);
}
