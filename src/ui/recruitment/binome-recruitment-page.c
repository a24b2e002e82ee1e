/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phase 2: who takes part, what makes a good pair, and the matching. */

#include "recruitment/binome-recruitment-page.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-text.h"
#include "criteria/binome-stability-dialog.h"
#include "letters/binome-letters-dialog.h"
#include "recruitment/binome-criteria-view.h"
#include "recruitment/binome-matching-view.h"
#include "recruitment/binome-participants-view.h"
#include "recruitment/binome-proposals-view.h"
#include "recruitment/binome-recruitment.h"
#include "training/binome-training-view.h"
#include "widgets/binome-figure-strip.h"

struct _BinomeRecruitmentPage
{
  BinomePage parent_instance;

  GtkStack *main_stack;
  AdwViewStack *view_stack;
  GtkWidget *match_box;
  GtkButton *match_button;
  AdwBanner *gap_banner;
  BinomeFigureStrip *figures;
  BinomeParticipantsView *tutors_view;
  BinomeParticipantsView *tutees_view;
  BinomeTrainingView *training_view;
  BinomeCriteriaView *criteria_view;
  BinomeMatchingView *matching_view;
  BinomeProposalsView *proposals_view;
  AdwViewStackPage *proposals_page;
};

G_DEFINE_FINAL_TYPE (BinomeRecruitmentPage, binome_recruitment_page, BINOME_TYPE_PAGE)

static void
set_figure (BinomeRecruitmentPage *self, const char *name, guint value, const char *label,
            const char *tooltip, const char *page)
{
  g_autofree char *text = binome_text_format_number (value, 0);

  binome_figure_strip_set (self->figures, name, text, label, tooltip, page);
}

static void
show_figures (BinomeRecruitmentPage *self, const BinomeRecruitment *recruitment)
{
  set_figure (self, "tutors", recruitment->counts.tutors, _ ("Tutors"), _ ("Tutors who can be given a tutee"),
              "recruitment/tutors");
  set_figure (self, "places", recruitment->counts.places,
              ngettext ("Place free", "Places free", recruitment->counts.places),
              _ ("What these tutors can still take, within the limit of the programme"),
              "recruitment/tutors");
  set_figure (self, "tutees", recruitment->counts.tutees, _ ("Tutees"),
              _ ("Tutees who are accepted, waiting or matched"), "recruitment/tutees");
  set_figure (self, "waiting", recruitment->counts.waiting, _ ("Without a tutor"),
              _ ("Tutees who have neither a pair nor a proposal"), "recruitment/matching");
}

static void
show_gap (BinomeRecruitmentPage *self, const BinomeRecruitment *recruitment)
{
  guint shortage = binome_recruitment_get_shortage (recruitment);
  g_autofree char *message
      = g_strdup_printf (ngettext ("%u tutee will have nobody: places are short",
                                   "%u tutees will have nobody: places are short", shortage),
                         shortage);

  /* Screen readers find a banner that is not shown as well. */
  adw_banner_set_title (self->gap_banner, shortage > 0 ? message : "");
  adw_banner_set_revealed (self->gap_banner, shortage > 0);
}

static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  BinomeRecruitmentPage *self = BINOME_RECRUITMENT_PAGE (widget);
  BinomeSession *session = binome_page_get_session (BINOME_PAGE (self));
  BinomeRecruitment *recruitment = data;

  if (recruitment->programme != binome_page_get_programme_id (BINOME_PAGE (self)))
    return; /* another programme was chosen meanwhile */

  show_figures (self, recruitment);
  show_gap (self, recruitment);
  binome_participants_view_show (self->tutors_view, session, recruitment);
  binome_participants_view_show (self->tutees_view, session, recruitment);
  binome_training_view_show (self->training_view, session);
  binome_criteria_view_show (self->criteria_view, session);
  binome_matching_view_show (self->matching_view, session, recruitment);
  binome_proposals_view_show (self->proposals_view, session, recruitment);
  adw_view_stack_page_set_badge_number (self->proposals_page, recruitment->proposals->len);
  gtk_widget_set_sensitive (GTK_WIDGET (self->match_button),
                            recruitment->counts.tutors > 0 && recruitment->counts.tutees > 0
                                && !binome_matching_view_is_running (self->matching_view));
}

static void
binome_recruitment_page_refresh (BinomePage *page)
{
  BinomeRecruitmentPage *self = BINOME_RECRUITMENT_PAGE (page);
  gint64 programme = binome_page_get_programme_id (page);

  gtk_stack_set_visible_child_name (self->main_stack, programme != 0 ? "programme" : "empty");
  gtk_widget_set_visible (self->match_box, programme != 0);
  if (programme != 0)
    binome_session_read (
        binome_page_get_session (page), GTK_WIDGET (page), binome_recruitment_read,
        binome_recruitment_new (programme, binome_matching_view_get_run (self->matching_view)),
        (GDestroyNotify)binome_recruitment_unref, on_read_cb);
}

static void
on_match_clicked_cb (BinomeRecruitmentPage *self)
{
  adw_view_stack_set_visible_child_name (self->view_stack, "matching");
  gtk_widget_set_sensitive (GTK_WIDGET (self->match_button), FALSE);
  binome_matching_view_match (self->matching_view, binome_page_get_session (BINOME_PAGE (self)));
}

static void
on_adopted_cb (BinomeRecruitmentPage *self)
{
  adw_view_stack_set_visible_child_name (self->view_stack, "proposals");
}

static void
on_add_tutors_cb (BinomeRecruitmentPage *self)
{
  adw_view_stack_set_visible_child_name (self->view_stack, "tutors");
}

static void
write_letters (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePage *page = BINOME_PAGE (widget);

  if (binome_page_get_programme_id (page) != 0)
    adw_dialog_present (ADW_DIALOG (binome_letters_dialog_new (binome_page_get_session (page),
                                                               binome_page_get_programme_id (page))),
                        widget);
}

static void
show_stability (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BinomePage *page = BINOME_PAGE (widget);

  if (binome_page_get_programme_id (page) != 0)
    binome_stability_dialog_present (binome_page_get_session (page), 0, widget);
}

static void
binome_recruitment_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BINOME_TYPE_RECRUITMENT_PAGE);

  G_OBJECT_CLASS (binome_recruitment_page_parent_class)->dispose (object);
}

static BinomeExportList *
binome_recruitment_page_list_shown (BinomePage *page)
{
  BinomeRecruitmentPage *self = BINOME_RECRUITMENT_PAGE (page);
  const char *section = adw_view_stack_get_visible_child_name (self->view_stack);
  BinomeExportList *list;

  if (g_strcmp0 (section, "tutors") == 0)
    return binome_participants_view_list_shown (self->tutors_view);
  if (g_strcmp0 (section, "tutees") == 0)
    return binome_participants_view_list_shown (self->tutees_view);
  if (g_strcmp0 (section, "proposals") == 0)
    return binome_proposals_view_list_shown (self->proposals_view);
  if (g_strcmp0 (section, "matching") == 0)
    return binome_matching_view_list_shown (self->matching_view);

  list = binome_export_list_new (g_strcmp0 (section, "training") == 0 ? BINOME_EXPORT_SESSIONS
                                                                      : BINOME_EXPORT_CRITERIA);
  binome_export_list_set_programme (list, binome_page_get_programme_id (page));
  return list;
}

static void
binome_recruitment_page_filter_section (BinomePage *page, const char *section, const char *filter)
{
  BinomeRecruitmentPage *self = BINOME_RECRUITMENT_PAGE (page);

  if (!g_str_equal (filter, "stuck"))
    return;
  if (g_str_equal (section, "tutors"))
    binome_participants_view_show_stuck (self->tutors_view);
  else if (g_str_equal (section, "tutees"))
    binome_participants_view_show_stuck (self->tutees_view);
}

static void
binome_recruitment_page_class_init (BinomeRecruitmentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = binome_recruitment_page_dispose;
  BINOME_PAGE_CLASS (klass)->refresh = binome_recruitment_page_refresh;
  BINOME_PAGE_CLASS (klass)->list_shown = binome_recruitment_page_list_shown;
  BINOME_PAGE_CLASS (klass)->filter_section = binome_recruitment_page_filter_section;

  g_type_ensure (BINOME_TYPE_CRITERIA_VIEW);
  g_type_ensure (BINOME_TYPE_FIGURE_STRIP);
  g_type_ensure (BINOME_TYPE_MATCHING_VIEW);
  g_type_ensure (BINOME_TYPE_PARTICIPANTS_VIEW);
  g_type_ensure (BINOME_TYPE_PROPOSALS_VIEW);
  g_type_ensure (BINOME_TYPE_TRAINING_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/binome/Binome/ui/recruitment/recruitment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, match_box);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, match_button);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, gap_banner);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, figures);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, tutors_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, tutees_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, training_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, criteria_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, matching_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, proposals_view);
  gtk_widget_class_bind_template_child (widget_class, BinomeRecruitmentPage, proposals_page);
  gtk_widget_class_install_action (widget_class, "recruitment.letters", NULL, write_letters);
  gtk_widget_class_install_action (widget_class, "recruitment.stability", NULL, show_stability);
  gtk_widget_class_bind_template_callback (widget_class, on_match_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_adopted_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_tutors_cb);
  gtk_widget_class_bind_template_callback (widget_class, binome_page_queue_refresh);
}

static void
binome_recruitment_page_init (BinomeRecruitmentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  binome_participants_view_set_role (self->tutees_view, BINOME_ENROLMENT_ROLE_TUTEE);
}
