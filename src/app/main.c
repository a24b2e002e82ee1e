/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the window, or carries out one command without it. */

#include <locale.h>
#include <glib/gi18n-lib.h>

#include "binome-application.h"
#include "binome-command.h"

static void
set_up_translations (void)
{
  const char *folder = g_getenv ("BINOME_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : BINOME_DEFAULT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (BinomeApplication) application = NULL;

  set_up_translations ();
  if (binome_command_is_one (argc, argv))
    return binome_command_run (argc, argv);

  g_set_application_name ("Binôme");
  application = binome_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
