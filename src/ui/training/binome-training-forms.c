/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of training: a course, a session, and who takes part in it. */

#include "training/binome-training-forms.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-feedback.h"
#include "binome-text.h"
#include "binome-training-workflow.h"
#include "widgets/binome-edit-dialog.h"
#include "widgets/binome-entity-row.h"
#include "widgets/binome-form-dialog.h"
#include "widgets/binome-row-search.h"

/* As many tutors as anyone ticks in one form. */
#define MAX_TUTORS 300

static const guint course_fields[]
    = { BINOME_COURSE_TITLE, BINOME_COURSE_PROVIDER, BINOME_COURSE_KIND,     BINOME_COURSE_MODE,
        BINOME_COURSE_HOURS, BINOME_COURSE_COST,     BINOME_COURSE_VALIDITY, BINOME_COURSE_PROGRAMME_TEXT };
static const guint ceiling_fields[] = { BINOME_COURSE_HOURLY_CEILING, BINOME_COURSE_HOURS_CEILING };

/* ---- words ---- */

/**
 * binome_training_format_money:
 * @amount: euros; NaN for unknown
 *
 * Returns: (transfer full): the amount in the user's language, without cents where there are none
 */
char *
binome_training_format_money (double amount)
{
  g_autofree char *number = binome_text_format_number (amount, floor (amount) < amount ? 2 : 0);

  if (!isfinite (amount))
    return g_strdup ("–");

  /* Translators: an amount of money; keep the space from breaking. */
  return g_strdup_printf (_ ("€%s"), number);
}

/**
 * binome_training_describe_session:
 * @session: a session
 *
 * Returns: (transfer full): its days, times and place
 */
char *
binome_training_describe_session (BinomeEntity *session)
{
  BinomeDate starts_on = binome_entity_get_date (session, BINOME_TRAINING_SESSION_STARTS_ON);
  BinomeDate ends_on = binome_entity_get_date (session, BINOME_TRAINING_SESSION_ENDS_ON);
  g_autofree char *from = binome_date_format (starts_on, BINOME_DATE_MEDIUM);
  g_autofree char *until = binome_date_format (ends_on, BINOME_DATE_MEDIUM);
  const char *details[] = { binome_entity_get_text (session, BINOME_TRAINING_SESSION_TIMES),
                            binome_entity_get_text (session, BINOME_TRAINING_SESSION_PLACE) };
  GString *text = g_string_new (NULL);

  if (ends_on > starts_on)
    /* Translators: two dates. */
    g_string_append_printf (text, _ ("%1$s to %2$s"), from, until);
  else
    g_string_append (text, from);
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    if (*details[i] != '\0')
      g_string_append_printf (text, " · %s", details[i]);

  return g_string_free (text, FALSE);
}

/**
 * binome_training_describe_course:
 * @course: a course
 *
 * Returns: (transfer full): what kind of course, how long, by whom
 */
char *
binome_training_describe_course (BinomeEntity *course)
{
  double hours = binome_entity_get_real (course, BINOME_COURSE_HOURS);
  const char *provider = binome_entity_get_text (course, BINOME_COURSE_PROVIDER);
  GString *text = g_string_new (binome_entity_get_choice_label (course, BINOME_COURSE_KIND));

  g_string_append_printf (text, " · %s", binome_entity_get_choice_label (course, BINOME_COURSE_MODE));
  if (isfinite (hours))
    {
      g_autofree char *number = binome_text_format_number (hours, floor (hours) < hours ? 1 : 0);

      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%s h"), number);
    }
  if (*provider != '\0')
    g_string_append_printf (text, " · %s", provider);

  return g_string_free (text, FALSE);
}

/* What the law pays at most, with its source: a course may have ceilings of its own. */
static char *
describe_ceiling (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BinomeFunding) law = binome_training_load_funding (&error);
  g_autofree char *rate = NULL, *hours = NULL, *day = NULL;

  if (law == NULL)
    return g_strdup (error->message);

  rate = binome_training_format_money (law->hourly_ceiling);
  hours = binome_text_format_number (law->hours_ceiling, 0);
  day = binome_date_format (law->checked_on, BINOME_DATE_MEDIUM);
  /* Translators: %1$s an hour, for %2$s hours, a legal text, the day it was read. */
  return g_strdup_printf (
      _ ("Leave this empty for the ceilings of the law: %1$s an hour, for %2$s hours (%3$s, checked on %4$s). Fill it in where your branch pays something else."),
      rate, hours, law->citation, day);
}

/* ---- courses ---- */

static gboolean
insert_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_db_insert (db, data, error);
}

static void
on_course_added_cb (BinomeFormDialog *dialog, gpointer course)
{
  g_autofree char *title = binome_entity_dup_title (course);
  /* Translators: %s is a course. */
  g_autofree char *message = g_strdup_printf (_ ("Course “%s” added"), title);

  binome_feedback_toast_undo (GTK_WIDGET (dialog), message);
}

/**
 * binome_course_form_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): a form for a new course
 */
AdwDialog *
binome_course_form_new (BinomeSession *session)
{
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Add a Course"), _ ("_Add"));
  BinomeEntity *course = BINOME_ENTITY (binome_course_new ());
  g_autofree char *ceiling = describe_ceiling ();

  binome_entity_set_integer (course, BINOME_COURSE_VALIDITY, 36);
  binome_form_dialog_add_fields (dialog, binome_form_dialog_add_group (dialog, NULL, NULL), course,
                                 course_fields, G_N_ELEMENTS (course_fields));
  binome_form_dialog_add_fields (dialog, binome_form_dialog_add_group (dialog, _ ("Funding"), ceiling),
                                 course, ceiling_fields, G_N_ELEMENTS (ceiling_fields));
  binome_form_dialog_set_work (dialog, session, _ ("Add a course"), insert_work, course, g_object_unref);
  g_signal_connect (dialog, "done", G_CALLBACK (on_course_added_cb), NULL);
  return ADW_DIALOG (dialog);
}

/**
 * binome_course_dialog_new:
 * @session: what the window works on
 * @course: the id of a course
 *
 * Returns: (transfer floating): a dialog to change a course, or delete it
 */
AdwDialog *
binome_course_dialog_new (BinomeSession *session, gint64 course)
{
  g_autoptr (BinomeEntity) entity
      = binome_store_get (binome_session_get_store (session), BINOME_TYPE_COURSE, course);
  BinomeEditDialog *dialog
      = binome_edit_dialog_new (session, entity, course_fields, G_N_ELEMENTS (course_fields));
  AdwPreferencesGroup *group = binome_edit_dialog_get_group (dialog);
  g_autofree char *ceiling = describe_ceiling ();
  GtkWidget *label = gtk_label_new (ceiling);

  binome_entity_row_add_all (group, entity, ceiling_fields, G_N_ELEMENTS (ceiling_fields));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  adw_preferences_group_add (group, label);
  return ADW_DIALOG (dialog);
}

/* ---- sessions ---- */

typedef struct
{
  BinomeTrainingSession *session;
  GPtrArray *courses;
} Planning;

static void
planning_free (gpointer data)
{
  Planning *planning = data;

  g_object_unref (planning->session);
  g_ptr_array_unref (planning->courses);
  g_free (planning);
}

static gboolean
plan_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_training_add_session (db, ((Planning *)data)->session, error);
}

static void
on_course_selected_cb (AdwComboRow *row, GParamSpec *pspec, Planning *planning)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < planning->courses->len)
    binome_entity_set_reference (BINOME_ENTITY (planning->session), BINOME_TRAINING_SESSION_COURSE,
                                 binome_entity_get_id (planning->courses->pdata[selected]));
}

static GtkWidget *
make_choice_row (const char *title, GtkStringList *answers)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (answers));
  return row;
}

static void
on_planned_cb (BinomeFormDialog *dialog, gpointer data)
{
  BinomeEntity *session = BINOME_ENTITY (((Planning *)data)->session);
  g_autofree char *day = binome_date_format (
      binome_entity_get_date (session, BINOME_TRAINING_SESSION_STARTS_ON), BINOME_DATE_MEDIUM);
  /* Translators: %s is a date. */
  g_autofree char *message = g_strdup_printf (_ ("Session of %s planned"), day);

  binome_feedback_toast_undo (GTK_WIDGET (dialog), message);
}

/**
 * binome_training_session_form_new:
 * @session: what the window works on, with a programme
 * @courses: (element-type BinomeCourse): the courses to choose from, at least one
 *
 * Returns: (transfer floating): a form for a new session
 */
AdwDialog *
binome_training_session_form_new (BinomeSession *session, GPtrArray *courses)
{
  static const guint fields[] = { BINOME_TRAINING_SESSION_STARTS_ON, BINOME_TRAINING_SESSION_ENDS_ON,
                                  BINOME_TRAINING_SESSION_TIMES,     BINOME_TRAINING_SESSION_PLACE,
                                  BINOME_TRAINING_SESSION_TRAINER,   BINOME_TRAINING_SESSION_PLACES };
  BinomeFormDialog *dialog = binome_form_dialog_new (_ ("Plan a Session"), _ ("_Plan"));
  Planning *planning = g_new0 (Planning, 1);
  BinomeEntity *entity = BINOME_ENTITY (binome_training_session_new ());
  AdwPreferencesGroup *group = binome_form_dialog_add_group (dialog, NULL, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *row;

  planning->session = BINOME_TRAINING_SESSION (entity);
  planning->courses = g_ptr_array_ref (courses);
  binome_entity_set_reference (entity, BINOME_TRAINING_SESSION_PROGRAMME,
                               binome_session_get_programme_id (session));
  binome_entity_set_date (entity, BINOME_TRAINING_SESSION_STARTS_ON,
                          binome_date_add_working_days (binome_clock_today (), 10));
  for (guint i = 0; i < courses->len; i++)
    gtk_string_list_append (titles, binome_entity_get_text (courses->pdata[i], BINOME_COURSE_TITLE));
  row = make_choice_row (_ ("Course"), titles);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_course_selected_cb), planning);
  on_course_selected_cb (ADW_COMBO_ROW (row), NULL, planning);
  adw_preferences_group_add (group, row);
  binome_form_dialog_add_fields (dialog, group, entity, fields, G_N_ELEMENTS (fields));
  binome_form_dialog_set_work (dialog, session, _ ("Plan a training session"), plan_work, planning,
                               planning_free);
  g_signal_connect (dialog, "done", G_CALLBACK (on_planned_cb), NULL);
  return ADW_DIALOG (dialog);
}

/* ---- enrolling ---- */

typedef struct
{
  BinomeTrainingOverview *overview;
  GPtrArray *sessions; /* those that take people; unowned */
  gint64 session;
  GPtrArray *checks; /* a GtkCheckButton for each tutor, unowned: only in the main thread */
  GArray *people;    /* those ticked */
  BinomeTrainingCounts counts;
} Enrolling;

static void
enrolling_free (gpointer data)
{
  Enrolling *enrolling = data;

  binome_training_overview_unref (enrolling->overview);
  g_ptr_array_unref (enrolling->sessions);
  g_ptr_array_unref (enrolling->checks);
  g_array_unref (enrolling->people);
  g_free (enrolling);
}

static gboolean
enrol_work (BinomeDb *db, gpointer data, GError **error)
{
  Enrolling *enrolling = data;
  guint n = enrolling->people->len;
  g_autofree char *name
      = g_strdup_printf (ngettext ("Enrol %u tutor in a training", "Enrol %u tutors in a training", n), n);

  if (!binome_training_enrol (db, enrolling->session, (const gint64 *)enrolling->people->data, n,
                              &enrolling->counts, error))
    return FALSE;

  binome_db_name_action (db, name);
  return TRUE;
}

static void
on_enrolled_cb (BinomeFormDialog *dialog, gpointer data)
{
  guint n = ((Enrolling *)data)->counts.enrolled;
  g_autofree char *message = g_strdup_printf (ngettext ("%u tutor enrolled", "%u tutors enrolled", n), n);

  if (n > 0)
    binome_feedback_toast_undo (GTK_WIDGET (dialog), message);
  else
    binome_feedback_toast (GTK_WIDGET (dialog), _ ("Nobody new was enrolled"));
}

static void
on_ticked_cb (GtkCheckButton *check, GParamSpec *pspec, Enrolling *enrolling)
{
  g_array_set_size (enrolling->people, 0);
  for (guint i = 0; i < enrolling->checks->len; i++)
    {
      const BinomeTutorTraining *tutor = enrolling->overview->tutors->pdata[i];

      if (gtk_check_button_get_active (enrolling->checks->pdata[i]))
        g_array_append_val (enrolling->people, tutor->person);
    }
}

static void
on_session_selected_cb (AdwComboRow *row, GParamSpec *pspec, Enrolling *enrolling)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < enrolling->sessions->len)
    enrolling->session = binome_entity_get_id (enrolling->sessions->pdata[selected]);
}

static char *
describe_free_places (const BinomeTrainingOverview *overview, BinomeEntity *session)
{
  const BinomeSessionPlaces *places
      = binome_training_overview_get_places (overview, binome_entity_get_id (session));
  BinomeEntity *course = binome_training_overview_find_course (
      overview, binome_entity_get_reference (session, BINOME_TRAINING_SESSION_COURSE));
  int left = (int)binome_entity_get_integer (session, BINOME_TRAINING_SESSION_PLACES)
             - (int)(places != NULL ? places->taken : 0);
  g_autofree char *day = binome_date_format (
      binome_entity_get_date (session, BINOME_TRAINING_SESSION_STARTS_ON), BINOME_DATE_MEDIUM);

  left = MAX (left, 0);
  /* Translators: a course, its date, and how many places are left. */
  return g_strdup_printf (
      ngettext ("%1$s, %2$s: %3$d place left", "%1$s, %2$s: %3$d places left", (gulong)left),
      course != NULL ? binome_entity_get_text (course, BINOME_COURSE_TITLE) : "", day, left);
}

static GtkWidget *
make_tutor_row (Enrolling *enrolling, const BinomeTutorTraining *tutor, gboolean ticked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *training = binome_training_describe (tutor, enrolling->overview->today);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tutor->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), training);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, tutor->name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect (check, "notify::active", G_CALLBACK (on_ticked_cb), enrolling);
  g_ptr_array_add (enrolling->checks, check);
  return row;
}

/* @person alone, or with 0 everybody who follows a tutee without a valid training and has no place yet. */
static gboolean
is_meant (const BinomeTutorTraining *tutor, gint64 person)
{
  if (person != 0)
    return tutor->person == person;

  return tutor->tutees > 0 && !binome_training_is_ready (tutor->status)
         && tutor->planned_on == BINOME_DATE_NONE;
}

static GtkWidget *
make_sessions_row (Enrolling *enrolling, gint64 chosen)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkWidget *row;

  for (guint i = 0; i < enrolling->sessions->len; i++)
    {
      g_autofree char *title = describe_free_places (enrolling->overview, enrolling->sessions->pdata[i]);

      gtk_string_list_append (titles, title);
      if (binome_entity_get_id (enrolling->sessions->pdata[i]) == chosen)
        selected = i;
    }
  row = make_choice_row (_ ("Session"), titles);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_session_selected_cb), enrolling);
  on_session_selected_cb (ADW_COMBO_ROW (row), NULL, enrolling);
  return row;
}

/**
 * binome_training_enrol_form_new:
 * @session: what the window works on
 * @overview: what was read of the programme
 * @training_session: the session to begin with; 0 for the next one
 * @person: who is ticked; 0 for those who follow a tutee without a valid training
 *
 * Returns: (transfer floating) (nullable): a form to enrol tutors; %NULL where no session is planned
 */
AdwDialog *
binome_training_enrol_form_new (BinomeSession *session, BinomeTrainingOverview *overview,
                                gint64 training_session, gint64 person)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  BinomeFormDialog *dialog;
  AdwPreferencesGroup *group;
  Enrolling *enrolling;

  for (guint i = 0; i < overview->sessions->len; i++)
    if (binome_entity_get_choice (overview->sessions->pdata[i], BINOME_TRAINING_SESSION_STATE)
        == BINOME_SESSION_STATE_PLANNED)
      g_ptr_array_add (sessions, overview->sessions->pdata[i]);
  if (sessions->len == 0)
    return NULL;

  enrolling = g_new0 (Enrolling, 1);
  enrolling->overview = binome_training_overview_ref (overview);
  enrolling->sessions = g_steal_pointer (&sessions);
  enrolling->checks = g_ptr_array_new ();
  enrolling->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  dialog = binome_form_dialog_new (_ ("Enrol Tutors"), _ ("_Enrol"));
  adw_preferences_group_add (binome_form_dialog_add_group (dialog, NULL, NULL),
                             make_sessions_row (enrolling, training_session));
  group = binome_form_dialog_add_group (
      dialog, _ ("Tutors"),
      overview->tutors->len == 0 ? _ ("No tutor is enrolled in the programme yet.") : NULL);
  for (guint i = 0; i < MIN (overview->tutors->len, MAX_TUTORS); i++)
    {
      GtkWidget *row = make_tutor_row (enrolling, overview->tutors->pdata[i],
                                       is_meant (overview->tutors->pdata[i], person));

      adw_preferences_group_add (group, row);
      if (i == 0)
        adw_preferences_group_set_header_suffix (
            group, binome_row_search_new (GTK_LIST_BOX (gtk_widget_get_parent (row))));
    }
  on_ticked_cb (NULL, NULL, enrolling);
  binome_form_dialog_set_work (dialog, session, _ ("Enrol tutors in a training"), enrol_work, enrolling,
                               enrolling_free);
  g_signal_connect (dialog, "done", G_CALLBACK (on_enrolled_cb), NULL);
  return ADW_DIALOG (dialog);
}
