/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of a staff list. */

#include "binome-tour-import.h"

#include "people/binome-import-dialog.h"

/* Somebody new, somebody known, a manager who is nobody, and a date that is none. */
static const char list[] = "Matricule;Nom;Prénom;Site;Date d’embauche;Responsable;Pointure\n"
                           "AM2001;Lambert;Marie;Lyon;02/03/2026;Claire Fontaine;38\n"
                           "AM1061;Sauvage;Hélène;Nantes;25/03/2003;;39\n"
                           "AM2002;Rey;Paul;Lille;31/02/2026;;42\n"
                           "AM2003;Colin;Zoé;Lille;01/09/2025;AM2003;40\n";

/* "import" shows the columns, "import.preview" what becomes of each line. */
void
binome_tour_show_import (BinomeWindow *window, const char *step, void (*settle) (int milliseconds))
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "effectifs.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BinomeImportDialog *dialog;

  if (!g_file_set_contents (path, list, -1, NULL))
    return;
  dialog = binome_import_dialog_new_for_file (binome_window_get_session (window), file);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  settle (300);
  if (!g_str_has_suffix (step, ".preview"))
    return;
  g_signal_emit_by_name (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), BINOME_TYPE_IMPORT_DIALOG, "preview_button"),
      "clicked");
  settle (600);
}
