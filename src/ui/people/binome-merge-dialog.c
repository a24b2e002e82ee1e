/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person side by side: which one stays, and what it takes from the other. */

#include "people/binome-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "binome-feedback.h"
#include "binome-person-merge.h"
#include "widgets/binome-form-dialog.h"

#define N_FIELDS (BINOME_PERSON_NOTE + 1)
#define TWINS_LIMIT 200 /* as many as anyone goes through in one sitting */
#define TWINS_PIECE 10  /* lines made at a time, so that nothing waits for all of them */
#define TWINS_DELAY_MS 20

/* Both records, and what is chosen of each. */
typedef struct
{
  BinomeSession *session;
  GtkWidget *widget; /* weak: where the user is */
  gint64 ids[2];
  char *names[2];
  char *details[2];
  char *values[2][N_FIELDS];
  guint kept;
  guint chosen[N_FIELDS];
  GtkCheckButton *buttons[2][N_FIELDS]; /* of the form, not owned; NULL where nothing is to choose */
} Merging;

static void
merging_free (gpointer data)
{
  Merging *self = data;

  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->widget);
  for (guint side = 0; side < 2; side++)
    {
      g_free (self->names[side]);
      g_free (self->details[side]);
      for (guint i = 0; i < N_FIELDS; i++)
        g_free (self->values[side][i]);
    }
  g_free (self);
}

/* ---- reading ---- */

static char *
format_field (BinomeDb *db, BinomeEntity *person, guint field)
{
  gint64 manager = binome_entity_get_reference (person, BINOME_PERSON_MANAGER);
  g_autoptr (BinomeEntity) leader = NULL;

  switch (binome_entity_get_field (person, field)->type)
    {
    case BINOME_FIELD_REFERENCE:
      leader = manager != 0 ? binome_db_get (db, BINOME_TYPE_PERSON, manager, NULL) : NULL;
      return leader != NULL ? binome_entity_dup_title (leader) : g_strdup ("");
    case BINOME_FIELD_INTEGER:
      if (binome_entity_get_integer (person, field) == 0)
        return g_strdup ("");
      break;
    case BINOME_FIELD_TEXT:
    case BINOME_FIELD_NOTE:
    case BINOME_FIELD_REAL:
    case BINOME_FIELD_BOOLEAN:
    case BINOME_FIELD_DATE:
    case BINOME_FIELD_CHOICE:
    default:
      break;
    }

  return binome_entity_format (person, field);
}

static gboolean
read_side (BinomeDb *db, Merging *self, guint side, GError **error)
{
  g_autoptr (BinomeEntity) person = binome_db_get (db, BINOME_TYPE_PERSON, self->ids[side], error);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ENROLMENT);
  gint64 n;

  if (person == NULL)
    return FALSE;

  binome_query_where_integer (query, BINOME_ENROLMENT_PERSON, BINOME_QUERY_EQUAL, self->ids[side]);
  n = binome_db_count (db, query, error);
  if (n < 0)
    return FALSE;

  self->names[side] = binome_entity_dup_title (person);
  self->details[side]
      = n > 0 ? g_strdup_printf (ngettext ("%u role in programmes", "%u roles in programmes", (gulong)n),
                                 (guint)n)
              : g_strdup (_ ("No role in a programme"));
  for (guint i = 0; i < N_FIELDS; i++)
    self->values[side][i] = format_field (db, person, i);
  return TRUE;
}

static gboolean
read_work (BinomeDb *db, gpointer data, GError **error)
{
  return read_side (db, data, 0, error) && read_side (db, data, 1, error);
}

/* ---- the form ---- */

static gboolean
merge_work (BinomeDb *db, gpointer data, GError **error)
{
  const Merging *self = data;
  guint64 fields = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    if (self->chosen[i] != self->kept)
      fields |= G_GUINT64_CONSTANT (1) << i;

  return binome_person_merge (db, self->ids[self->kept], self->ids[1 - self->kept], fields, error);
}

static void
on_merged_cb (BinomeFormDialog *form, Merging *self)
{
  /* Translators: %s is a person. */
  g_autofree char *message = g_strdup_printf (_ ("Two records of %s merged"), self->names[self->kept]);

  if (self->widget != NULL)
    binome_feedback_toast_undo (self->widget, message);
}

static void
on_field_toggled_cb (GtkCheckButton *button, Merging *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "binome-field"));

  if (gtk_check_button_get_active (button))
    self->chosen[field] = self->buttons[1][field] == button;
}

/* What the kept record says is proposed, and where it says nothing what the other one says. */
static void
propose (Merging *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      self->chosen[i] = *self->values[self->kept][i] != '\0' ? self->kept : 1 - self->kept;
      if (self->buttons[0][i] != NULL)
        gtk_check_button_set_active (self->buttons[self->chosen[i]][i], TRUE);
    }
}

static void
on_kept_toggled_cb (GtkCheckButton *button, Merging *self)
{
  if (!gtk_check_button_get_active (button))
    return;

  self->kept = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "binome-side"));
  propose (self);
}

static void
add_kept_rows (AdwPreferencesGroup *group, Merging *self)
{
  GtkCheckButton *first = NULL;

  for (guint side = 0; side < 2; side++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      const char *number = self->values[side][BINOME_PERSON_STAFF_NUMBER];
      g_autofree char *subtitle = *number != '\0' ? g_strdup_printf ("%s · %s", number, self->details[side])
                                                  : g_strdup (self->details[side]);

      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
      first = first != NULL ? first : GTK_CHECK_BUTTON (check);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), side == 0);
      g_object_set_data (G_OBJECT (check), "binome-side", GUINT_TO_POINTER (side));
      g_signal_connect (check, "toggled", G_CALLBACK (on_kept_toggled_cb), self);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->names[side]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (group, row);
    }
}

static GtkWidget *
make_choice (Merging *self, guint side, guint field, const char *label)
{
  const char *value = self->values[side][field];
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *text = gtk_label_new (*value != '\0' ? value : _ ("Nothing"));
  /* Translators: a field, then a value to choose for it. */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s: %2$s"), label, gtk_label_get_label (GTK_LABEL (text)));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  if (*value == '\0')
    gtk_widget_add_css_class (text, "dim-label");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), text);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (check), "binome-field", GUINT_TO_POINTER (field));
  self->buttons[side][field] = GTK_CHECK_BUTTON (check);
  return check;
}

/* A field, and under it what one says beside what the other says. */
static GtkWidget *
make_field_row (Merging *self, guint field, const char *label)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *title = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  gtk_widget_set_margin_top (grid, 8);
  gtk_widget_set_margin_bottom (grid, 8);
  gtk_grid_attach (GTK_GRID (grid), title, 0, 0, 2, 1);
  for (guint side = 0; side < 2; side++)
    gtk_grid_attach (GTK_GRID (grid), make_choice (self, side, field, label), (int)side, 1, 1, 1);
  gtk_check_button_set_group (self->buttons[1][field], self->buttons[0][field]);
  for (guint side = 0; side < 2; side++)
    g_signal_connect (self->buttons[side][field], "toggled", G_CALLBACK (on_field_toggled_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_same_row (AdwPreferencesGroup *group, const char *label, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static void
add_fields (BinomeFormDialog *form, Merging *self)
{
  AdwPreferencesGroup *differing = binome_form_dialog_add_group (
      form, _ ("Where They Differ"), _ ("Choose what is right. The record that stays takes it over."));
  AdwPreferencesGroup *same = binome_form_dialog_add_group (form, _ ("The Same in Both"), NULL);
  g_autoptr (BinomeEntity) sample = BINOME_ENTITY (binome_person_new ());
  guint n_differing = 0, n_same = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *label = _ (binome_entity_get_field (sample, i)->label);

      if (!g_str_equal (self->values[0][i], self->values[1][i]))
        {
          adw_preferences_group_add (differing, make_field_row (self, i, label));
          n_differing++;
        }
      else if (*self->values[0][i] != '\0')
        {
          add_same_row (same, label, self->values[0][i]);
          n_same++;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (differing), n_differing > 0);
  gtk_widget_set_visible (GTK_WIDGET (same), n_same > 0);
}

/* The read’s data goes with it: the form has its own. */
static void
on_read_cb (GtkWidget *widget, gpointer data)
{
  Merging *self = g_memdup2 (data, sizeof (Merging));
  BinomeFormDialog *form = binome_form_dialog_new (C_ ("title", "Merge"), _ ("_Merge"));

  memset (data, 0, sizeof (Merging));
  g_set_weak_pointer (&self->widget, GTK_WIDGET (gtk_widget_get_root (widget)));
  add_kept_rows (binome_form_dialog_add_group (
                     form, _ ("Which Record Stays"),
                     _ ("Roles, pairs, skills and everything else of the other one move over to it.")),
                 self);
  add_fields (form, self);
  propose (self);
  binome_form_dialog_set_work (form, self->session, _ ("Merge two records"), merge_work, self, merging_free);
  g_signal_connect (form, "done", G_CALLBACK (on_merged_cb), NULL);
  adw_dialog_set_content_width (ADW_DIALOG (form), 640);
  adw_dialog_present (ADW_DIALOG (form), widget);
}

/**
 * binome_merge_dialog_present:
 * @session: what the window works on
 * @widget: where the user is
 * @first: a record
 * @second: another one of the same person
 *
 * Shows both side by side, to make one of them.
 */
void
binome_merge_dialog_present (BinomeSession *session, GtkWidget *widget, gint64 first, gint64 second)
{
  Merging *self = g_new0 (Merging, 1);

  self->session = g_object_ref (session);
  self->ids[0] = first;
  self->ids[1] = second;
  binome_session_read (session, widget, read_work, self, merging_free, on_read_cb);
}

/* ---- who may be there twice ---- */

typedef struct
{
  BinomeSession *session;
  GPtrArray *twins;
} Twins;

static void
twins_free (gpointer data)
{
  Twins *self = data;

  g_object_unref (self->session);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  g_free (self);
}

static gboolean
twins_work (BinomeDb *db, gpointer data, GError **error)
{
  Twins *self = data;

  self->twins = binome_person_list_twins (db, 0, TWINS_LIMIT, error);
  return self->twins != NULL;
}

static const char *
name_reason (BinomeTwinsReason reason)
{
  switch (reason)
    {
    case BINOME_TWINS_STAFF_NUMBER:
      return _ ("Same staff number");
    case BINOME_TWINS_EMAIL:
      return _ ("Same e-mail address");
    case BINOME_TWINS_NAME:
    default:
      return _ ("Same name and year of birth");
    }
}

static void
on_twins_activated_cb (AdwActionRow *row, AdwDialog *dialog)
{
  const gint64 *ids = g_object_get_data (G_OBJECT (row), "binome-ids");
  BinomeSession *session = g_object_get_data (G_OBJECT (row), "binome-session");
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (dialog)));

  adw_dialog_close (dialog);
  binome_merge_dialog_present (session, parent, ids[0], ids[1]);
}

static GtkWidget *
make_twins_row (AdwDialog *dialog, BinomeSession *session, const BinomePersonTwins *twins)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 ids[2] = { twins->first, twins->second };
  /* Translators: two people. */
  g_autofree char *title = g_strdup_printf (_ ("%1$s and %2$s"), twins->first_name, twins->second_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name_reason (twins->reason));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "binome-ids", g_memdup2 (ids, sizeof ids), g_free);
  g_object_set_data_full (G_OBJECT (row), "binome-session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_twins_activated_cb), dialog, G_CONNECT_DEFAULT);
  return row;
}

typedef struct
{
  AdwDialog *dialog; /* it keeps this */
  AdwPreferencesGroup *group;
  BinomeSession *session;
  GPtrArray *twins;
  guint n_made;
  guint source;
} Lines;

static void
lines_free (gpointer data)
{
  Lines *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->session);
  g_ptr_array_unref (self->twins);
  g_free (self);
}

static gboolean
on_lines_cb (gpointer data)
{
  Lines *self = data;

  for (guint i = 0; i < TWINS_PIECE && self->n_made < self->twins->len; i++, self->n_made++)
    adw_preferences_group_add (
        self->group, make_twins_row (self->dialog, self->session, self->twins->pdata[self->n_made]));
  if (self->n_made < self->twins->len)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_twins (AdwDialog *dialog, AdwPreferencesGroup *group, const Twins *twins)
{
  Lines *lines = g_new0 (Lines, 1);

  lines->dialog = dialog;
  lines->group = group;
  lines->session = g_object_ref (twins->session);
  lines->twins = g_ptr_array_ref (twins->twins);
  g_object_set_data_full (G_OBJECT (dialog), "binome-lines", lines, lines_free);
  if (on_lines_cb (lines))
    lines->source = g_timeout_add (TWINS_DELAY_MS, on_lines_cb, lines);
}

static void
on_twins_read_cb (GtkWidget *widget, gpointer data)
{
  const Twins *self = data;
  AdwDialog *dialog;
  GtkWidget *page, *group;

  if (self->twins->len == 0)
    {
      binome_feedback_toast (widget, _ ("Nobody seems to be in the list twice"));
      return;
    }

  dialog = ADW_DIALOG (adw_preferences_dialog_new ());
  page = adw_preferences_page_new ();
  group = adw_preferences_group_new ();
  adw_dialog_set_title (dialog, _ ("Possible Duplicates"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Open a line to see both records side by side."));
  fill_twins (dialog, ADW_PREFERENCES_GROUP (group), self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (dialog, widget);
}

/**
 * binome_merge_dialog_present_twins:
 * @session: what the window works on
 * @widget: where the user is
 *
 * Lists who may be in the file twice; a line opens both records.
 */
void
binome_merge_dialog_present_twins (BinomeSession *session, GtkWidget *widget)
{
  Twins *self = g_new0 (Twins, 1);

  self->session = g_object_ref (session);
  binome_session_read (session, widget, twins_work, self, twins_free, on_twins_read_cb);
}
