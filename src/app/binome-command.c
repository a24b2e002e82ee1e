/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: which command is called, and what its caller is told. GTK is never started here. */

#include "binome-command.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-commands.h"
#include "binome-error.h"

static const BinomeCommand commands[] = {
  { "demo", "", N_ ("Fill a new workspace with the sample company"),
    N_ ("It is 1 where the workspace holds data already; nothing is changed then."), FALSE, 0,
    binome_command_demo },
  { "programmes", "", N_ ("List the programmes"), "", FALSE, 0, binome_command_programmes },
  { "import", N_ ("FILE --as people|tutors|tutees|pairs|meetings"),
    N_ ("Import people, pairs or meetings from a CSV, Excel or OpenDocument file"),
    N_ ("It is 0 as soon as one row could be taken; the rows left out are listed. It is 1 where none could."),
    TRUE,
    BINOME_OPTION_AS | BINOME_OPTION_PROGRAMME | BINOME_OPTION_DRY_RUN | BINOME_OPTION_DATE_ORDER
        | BINOME_OPTION_SHEET,
    binome_command_import },
  { "match", "", N_ ("Match tutees with tutors"),
    N_ ("It is 1 where no tutee waits, or none could be served."), FALSE,
    BINOME_OPTION_PROGRAMME | BINOME_OPTION_TITLE | BINOME_OPTION_ADOPT | BINOME_OPTION_OBJECTIVE,
    binome_command_match },
  { "check", "", N_ ("Compare a programme with the law and good practice"),
    N_ ("It is 1 where a rule of the law is broken. What is found is no legal advice."), FALSE,
    BINOME_OPTION_PROGRAMME, binome_command_check },
  { "report", N_ ("--output FILE.pdf"),
    N_ ("Write the evaluation report of a programme, or the minutes of its matching, as PDF"), "", FALSE,
    BINOME_OPTION_PROGRAMME | BINOME_OPTION_KIND | BINOME_OPTION_OUTPUT | BINOME_OPTION_ON
        | BINOME_OPTION_LANGUAGE,
    binome_command_report },
  { "export", N_ ("LIST --output FILE.csv|.xlsx|.ods|.vcf|.ics|.json"),
    N_ ("Write a list (people, tutors, tutees, waiting, criteria, results, runs, comparison, proposals, pairs, check-ins, meetings, actions, agreements, sessions, attendance, courses, skills, indicators, objectives, milestones, roles, communication, plan, templates, letters, manager-agreements, absences, presences or history) as CSV, Excel or OpenDocument, by the ending of the file; people as contacts too (.vcf); “calendar”, and lists of what has a day, as calendar (.ics); “workspace”, everything there is, as JSON; “-” is the standard output"),
    "", TRUE,
    BINOME_OPTION_OUTPUT | BINOME_OPTION_PROGRAMME | BINOME_OPTION_ON | BINOME_OPTION_SENSITIVE
        | BINOME_OPTION_HISTORY | BINOME_OPTION_FORMAT | BINOME_OPTION_SCOPE,
    binome_command_export },
  { "undo", "", N_ ("Undo the last action"), N_ ("It is 1 where there is nothing to undo."), FALSE, 0,
    binome_command_undo },
  { "redo", "", N_ ("Do again what was undone last"), N_ ("It is 1 where there is nothing to do again."),
    FALSE, 0, binome_command_redo },
  { "journal", "", N_ ("List what was done, the newest first"), "", FALSE, BINOME_OPTION_LIMIT,
    binome_command_journal },
  { "backup", N_ ("FILE"), N_ ("Copy the workspace to a file, even while it is open"), "", TRUE, 0,
    binome_command_backup },
  { "restore", N_ ("FILE"), N_ ("Put a backup in the place of the workspace, which is kept aside"),
    N_ ("It is 1 where the backup is not whole, or the workspace is open elsewhere; nothing is changed then."),
    TRUE, 0, binome_command_restore },
  { "verify", "", N_ ("Check that the workspace is whole"), N_ ("It is 1 where something is wrong."), FALSE,
    0, binome_command_verify },
};

/* The place of the first word that is no option; 0 where there is none. */
static int
find_word (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "-w") || g_str_equal (argv[i], "--workspace"))
        i++;
      else if (argv[i][0] != '-')
        return i;
    }

  return 0;
}

static gboolean
has_argument (int argc, char **argv, const char *name, const char *letter)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], name) || g_strcmp0 (argv[i], letter) == 0)
      return TRUE;

  return FALSE;
}

/**
 * binome_command_is_one:
 * @argc: the arguments of the program
 * @argv: as main() has them
 *
 * Returns: whether they call a command, or ask for help or the version, rather than for the window
 */
gboolean
binome_command_is_one (int argc, char **argv)
{
  return find_word (argc, argv) > 0 || has_argument (argc, argv, "--help", "-h")
         || has_argument (argc, argv, "--version", NULL);
}

static void
print_help (void)
{
  g_print ("%s\n  binome [--workspace %s]\n  binome %s\n\n", _ ("Usage:"), _ ("FILE"),
           _ ("COMMAND [OPTION…]"));
  g_print ("%s\n\n",
           _ ("Without a command, the window opens. With one, it is carried out without a window:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s%s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“binome COMMAND --help” shows what a command takes."));
}

static const BinomeCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

/* Everything but the word at @left_out. */
static char **
copy_arguments (int argc, char **argv, int left_out)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; i < argc; i++)
    if (i != left_out)
      g_strv_builder_add (builder, argv[i]);

  return g_strv_builder_end (builder);
}

/* The one place that turns errors into words and exit codes. */
static BinomeExit
tell (const BinomeCommand *command, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_printerr ("%s\n", _ ("Cancelled: nothing was changed."));
      return BINOME_EXIT_CANCELLED;
    }

  /* Translators: the name of a command, and a whole sentence about what went wrong. */
  g_printerr (_ ("binome %1$s: %2$s\n"), command->name, error->message);
  if (error->domain != G_OPTION_ERROR)
    return BINOME_EXIT_NO;

  g_printerr (_ ("“binome %s --help” shows how it is called.\n"), command->name);
  return BINOME_EXIT_WRONG_CALL;
}

static BinomeExit
run (const BinomeCommand *command, char **arguments)
{
  g_auto (BinomeCall) call = { 0 };
  g_autofree char *help = NULL;
  g_autoptr (GError) error = NULL;
  BinomeExit code;

  if (!binome_call_parse (&call, command, arguments, &help, &error))
    return tell (command, error);
  if (help != NULL)
    {
      g_print ("%s", help);
      return BINOME_EXIT_DONE;
    }

  call.attendant = binome_attendant_start ();
  code = command->run (&call, &error);
  binome_attendant_watch (call.attendant, NULL, NULL, NULL);
  return error != NULL ? tell (command, error) : code;
}

/* Scheduled jobs have no locale. Names are UTF-8 all the same. */
static void
speak_utf8 (void)
{
  if (g_str_equal (nl_langinfo (CODESET), "ANSI_X3.4-1968"))
    setlocale (LC_CTYPE, "C.UTF-8");
}

static const char *
find_language (char **arguments)
{
  for (int i = 1; arguments[i] != NULL; i++)
    {
      if (g_str_equal (arguments[i], "--language") || g_str_equal (arguments[i], "-l"))
        return arguments[i + 1];
      if (g_str_has_prefix (arguments[i], "--language="))
        return arguments[i] + strlen ("--language=");
    }

  return NULL;
}

/* The first locale of the language asked for that the system has. In none of them the document would be
 * half in another language. It is done ahead of the other options because GLib decides with its first
 * message whether it translates. */
static gboolean
speak_language (char **arguments, GError **error)
{
  static const struct
  {
    const char *language;
    const char *locales[4];
  } known[] = {
    { "fr", { "fr_FR.UTF-8", "fr_BE.UTF-8", "fr_CH.UTF-8", "fr_CA.UTF-8" } },
    { "en", { "en_GB.UTF-8", "en_US.UTF-8", "en_IE.UTF-8", "C.UTF-8" } },
  };
  const char *language = find_language (arguments);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (g_strcmp0 (known[i].language, language) != 0)
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (known[i].locales); j++)
        if (setlocale (LC_ALL, known[i].locales[j]) != NULL)
          {
            /* It would be asked before the locale. */
            g_setenv ("LANGUAGE", language, TRUE);
            setlocale (LC_ALL, known[i].locales[j]);
            return TRUE;
          }
      g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                   /* Translators: a language such as “fr”, and a locale such as “fr_FR.UTF-8”. */
                   _ ("This system cannot write “%1$s”: it has no such locale. Install “%2$s”."), language,
                   known[i].locales[0]);
      return FALSE;
    }

  return TRUE;
}

/* A full disk must not look like success. */
static BinomeExit
finish_output (BinomeExit code)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return code;

  g_printerr ("%s\n", _ ("The result could not be written."));
  return code == BINOME_EXIT_DONE ? BINOME_EXIT_NO : code;
}

/**
 * binome_command_run:
 * @argc: the arguments of the program, for which binome_command_is_one() said so
 * @argv: as main() has them
 *
 * Carries out one command and waits for it. Results go to the standard output, messages to the
 * standard error.
 *
 * Returns: the exit code
 */
int
binome_command_run (int argc, char **argv)
{
  int word = find_word (argc, argv);
  g_auto (GStrv) arguments = copy_arguments (argc, argv, word);
  g_autofree char *program = NULL;
  g_autoptr (GError) error = NULL;
  const BinomeCommand *command;

  speak_utf8 ();
  if (word == 0 && has_argument (argc, argv, "--version", NULL))
    {
      g_print ("binome %s\n", BINOME_VERSION);
      return finish_output (BINOME_EXIT_DONE);
    }
  if (word == 0)
    {
      print_help ();
      return finish_output (BINOME_EXIT_DONE);
    }

  command = find_command (argv[word]);
  if (command != NULL && (command->options & BINOME_OPTION_LANGUAGE) != 0
      && !speak_language (arguments, &error))
    return tell (command, error);
  if (command == NULL)
    {
      g_autofree char *name = g_filename_display_name (argv[word]);

      g_printerr (_ ("binome: there is no command “%s”. “binome --help” lists them.\n"), name);
      return BINOME_EXIT_WRONG_CALL;
    }

  program = g_strconcat ("binome ", command->name, NULL);
  g_set_prgname (program);
  return finish_output (run (command, arguments));
}
