/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of a command: its options, its workspace, its programme. */

#include "binome-call.h"

#include <string.h>
#include <glib/gstdio.h>
#include <glib/gi18n-lib.h>

#include "binome-clock.h"
#include "binome-error.h"
#include "binome-model.h"
#include "binome-text.h"

#define DEFAULT_LIMIT 20

/* ---- options ---- */

/* Which option of the table is which member of the call. */
static void
add_entry (GArray *entries, const char *name, char letter, GOptionArg kind, gpointer value,
           const char *description, const char *argument)
{
  GOptionEntry entry = { name, letter, G_OPTION_FLAG_NONE, kind, value, description, argument };

  g_array_append_val (entries, entry);
}

static void
add_own_entries (BinomeCall *self, BinomeOptions options, GArray *entries, char **on)
{
  if (options & BINOME_OPTION_PROGRAMME)
    add_entry (entries, "programme", 'p', G_OPTION_ARG_STRING, &self->programme,
               N_ ("The programme, by its number, code or title; the running one where there is only one"),
               /* Translators: stands for a programme in the usage of a command. */
               N_ ("P"));
  if (options & BINOME_OPTION_AS)
    add_entry (entries, "as", 0, G_OPTION_ARG_STRING, &self->as,
               N_ ("What the rows become: people, tutors, tutees, pairs or meetings"), N_ ("WHAT"));
  if (options & BINOME_OPTION_FORMAT)
    add_entry (
        entries, "as", 0, G_OPTION_ARG_STRING, &self->format,
        N_ ("The kind of file: csv, xlsx, ods, vcard (people), icalendar (what has a day) or json (the workspace); by the ending of the file otherwise"),
        N_ ("FORMAT"));
  if (options & BINOME_OPTION_DRY_RUN)
    add_entry (entries, "dry-run", 'n', G_OPTION_ARG_NONE, &self->dry_run,
               N_ ("Say what would be done, and change nothing"), NULL);
  if (options & BINOME_OPTION_DATE_ORDER)
    add_entry (entries, "date-order", 0, G_OPTION_ARG_STRING, &self->date_order,
               N_ ("How dates such as 03/04/2026 are meant: dmy or mdy"), N_ ("ORDER"));
  if (options & BINOME_OPTION_SHEET)
    add_entry (
        entries, "sheet", 0, G_OPTION_ARG_STRING, &self->sheet,
        N_ ("Which sheet of a workbook, by its name or its number; the first with something otherwise"),
        N_ ("SHEET"));
  if (options & BINOME_OPTION_TITLE)
    add_entry (entries, "title", 't', G_OPTION_ARG_STRING, &self->title, N_ ("The name of the run"),
               N_ ("NAME"));
  if (options & BINOME_OPTION_ADOPT)
    add_entry (entries, "adopt", 'a', G_OPTION_ARG_NONE, &self->adopt,
               N_ ("Propose the pairs that were found"), NULL);
  if (options & BINOME_OPTION_OUTPUT)
    add_entry (entries, "output", 'o', G_OPTION_ARG_FILENAME, &self->output, N_ ("The file to write"),
               N_ ("FILE"));
  if (options & BINOME_OPTION_ON)
    add_entry (entries, "on", 0, G_OPTION_ARG_STRING, on,
               N_ ("As of this day, such as 2026-03-16; today otherwise"), N_ ("DATE"));
  if (options & BINOME_OPTION_LANGUAGE)
    add_entry (entries, "language", 'l', G_OPTION_ARG_STRING, &self->language,
               N_ ("The language of the document: fr or en"), N_ ("LANGUAGE"));
  if (options & BINOME_OPTION_LIMIT)
    add_entry (entries, "limit", 'n', G_OPTION_ARG_INT, &self->limit,
               N_ ("How many entries at most; 20 otherwise"), N_ ("N"));
  if (options & BINOME_OPTION_SENSITIVE)
    add_entry (entries, "sensitive", 0, G_OPTION_ARG_NONE, &self->sensitive,
               N_ ("With the fields marked as sensitive"), NULL);
  if (options & BINOME_OPTION_HISTORY)
    add_entry (entries, "history", 0, G_OPTION_ARG_NONE, &self->history,
               N_ ("The workspace with everything that was ever done in it"), NULL);
}

/* What a matching is asked for, beside most people served. */
static void
add_objective_entries (BinomeCall *self, GArray *entries)
{
  add_entry (entries, "balance", 0, G_OPTION_ARG_NONE, &self->balance, N_ ("Spread tutees over tutors"),
             NULL);
  add_entry (entries, "best-worst", 0, G_OPTION_ARG_NONE, &self->best_worst,
             N_ ("Raise the lowest score before the total"), NULL);
  add_entry (entries, "minimum-score", 0, G_OPTION_ARG_INT, &self->minimum_score,
             N_ ("The lowest score accepted, 0 to 100"), N_ ("N"));
  add_entry (entries, "reserve", 0, G_OPTION_ARG_INT, &self->reserve,
             N_ ("How many places of each tutor stay free"), N_ ("N"));
}

static void
add_kind_entry (BinomeCall *self, GArray *entries)
{
  add_entry (entries, "kind", 'k', G_OPTION_ARG_STRING, &self->kind,
             N_ ("Which document: evaluation, or the minutes of the matching"),
             /* Translators: stands for one of several words in the usage of a command. */
             N_ ("evaluation|minutes"));
}

static void
add_scope_entries (BinomeCall *self, GArray *entries)
{
  add_entry (entries, "person", 0, G_OPTION_ARG_STRING, &self->person,
             N_ ("The calendar of one person, by staff number, e-mail address or name"),
             /* Translators: stands for a person in the usage of a command. */
             N_ ("WHO"));
  add_entry (entries, "with", 0, G_OPTION_ARG_STRING, &self->with,
             N_ ("The calendar of the pair of that person with this one"), N_ ("WHO"));
}

static GOptionContext *
make_context (BinomeCall *self, const BinomeCommand *command, char **on, char ***words)
{
  const GOptionEntry end = G_OPTION_ENTRY_NULL;
  GOptionContext *context
      = g_option_context_new (*command->arguments != '\0' ? _ (command->arguments) : NULL);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (GOptionEntry));
  g_autofree char *exits = NULL;

  add_own_entries (self, command->options, entries, on);
  if (command->options & BINOME_OPTION_KIND)
    add_kind_entry (self, entries);
  if (command->options & BINOME_OPTION_SCOPE)
    add_scope_entries (self, entries);
  if (command->options & BINOME_OPTION_OBJECTIVE)
    add_objective_entries (self, entries);
  add_entry (entries, "workspace", 'w', G_OPTION_ARG_FILENAME, &self->workspace, N_ ("Use this workspace"),
             N_ ("FILE"));
  add_entry (entries, "json", 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print the result as JSON"), NULL);
  add_entry (entries, "help", 'h', G_OPTION_ARG_NONE, &self->help, N_ ("Show this help"), NULL);
  add_entry (entries, G_OPTION_REMAINING, 0, G_OPTION_ARG_FILENAME_ARRAY, words, NULL, NULL);
  g_array_append_val (entries, end);

  exits = g_strjoin ("\n", _ ("Exit codes: 0 done, 1 the data says no, 2 wrong call, 130 cancelled."),
                     *command->exits != '\0' ? _ (command->exits) : NULL, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, (const GOptionEntry *)entries->data, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_description (context, exits);
  return context;
}

static gboolean
is_one_of (const char *text, const char *const *allowed)
{
  return text == NULL || g_strv_contains (allowed, text);
}

static gboolean
check_choice (const char *option, const char *value, const char *const *allowed, GError **error)
{
  g_autofree char *list = NULL;

  if (is_one_of (value, allowed))
    return TRUE;

  list = g_strjoinv (", ", (char **)allowed);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: what was given, an option such as --as, and the values it may have. */
               _ ("“%1$s” is not possible for %2$s. Give one of: %3$s."), value, option, list);
  return FALSE;
}

static gboolean
check_values (BinomeCall *self, const char *on, GError **error)
{
  static const char *const kinds[] = { "people", "tutors", "tutees", "pairs", "meetings", NULL };
  static const char *const orders[] = { "dmy", "mdy", NULL };
  static const char *const languages[] = { "fr", "en", NULL };
  static const char *const documents[] = { "evaluation", "minutes", NULL };

  self->on = on != NULL ? binome_date_parse_iso (on) : binome_clock_today ();
  if (self->on == BINOME_DATE_NONE)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is not a day. Write it like 2026-03-16."), on);
      return FALSE;
    }
  if (self->limit < 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--limit must be 1 or more."));
      return FALSE;
    }
  if (self->minimum_score < 0 || self->minimum_score > 100)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--minimum-score must be between 0 and 100."));
      return FALSE;
    }
  if (self->reserve < 0 || self->reserve > 1000)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--reserve must be between 0 and 1000."));
      return FALSE;
    }

  return check_choice ("--as", self->as, kinds, error)
         && check_choice ("--date-order", self->date_order, orders, error)
         && check_choice ("--kind", self->kind, documents, error)
         && check_choice ("--language", self->language, languages, error);
}

static gboolean
check_words (BinomeCall *self, const BinomeCommand *command, char **words, GError **error)
{
  guint n_words = words != NULL ? g_strv_length (words) : 0;
  guint n_wanted = command->has_word ? 1 : 0;

  if (n_words < n_wanted)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is what a command is called with, such as “FILE --as WHAT”. */
                   _ ("Something is missing. The command is called with: %s"), _ (command->arguments));
      return FALSE;
    }
  if (n_words > n_wanted)
    {
      g_autofree char *word = g_filename_display_name (words[n_wanted]);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” is one word too many."), word);
      return FALSE;
    }
  if ((command->options & BINOME_OPTION_OUTPUT) != 0 && self->output == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Give the name of the file to write with --output."));
      return FALSE;
    }
  if ((command->options & BINOME_OPTION_AS) != 0 && self->as == NULL)
    {
      g_set_error_literal (
          error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          _ ("Say what the rows become with --as people, tutors, tutees, pairs or meetings."));
      return FALSE;
    }

  self->word = n_wanted > 0 ? g_strdup (words[0]) : NULL;
  return TRUE;
}

/**
 * binome_call_parse:
 * @self: a call, all zeros
 * @command: which command it is of
 * @arguments: the name of the program and what follows, without that of the command
 * @help: (out): the help for the command, where it was asked for
 * @error: return location for a %G_OPTION_ERROR: the call is wrong
 *
 * Returns: whether the call makes sense
 */
gboolean
binome_call_parse (BinomeCall *self, const BinomeCommand *command, char **arguments, char **help,
                   GError **error)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_auto (GStrv) words = NULL;
  g_autofree char *on = NULL;
  g_autoptr (GOptionContext) context = NULL;

  self->limit = DEFAULT_LIMIT;
  context = make_context (self, command, &on, &words);
  if (!g_option_context_parse_strv (context, &rest, error))
    return FALSE;
  if (self->help)
    {
      *help = g_option_context_get_help (context, TRUE, NULL);
      return TRUE;
    }
  if (self->workspace == NULL)
    self->workspace = binome_store_dup_default_path ();

  return check_words (self, command, words, error) && check_values (self, on, error);
}

void
binome_call_clear (BinomeCall *self)
{
  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->workspace, g_free);
  g_clear_pointer (&self->programme, g_free);
  g_clear_pointer (&self->as, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->with, g_free);
  g_clear_pointer (&self->date_order, g_free);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->attendant, binome_attendant_stop);
}

/* (transfer none): cancelled by Ctrl+C. */
GCancellable *
binome_call_get_cancellable (BinomeCall *self)
{
  return binome_attendant_get_cancellable (self->attendant);
}

/* ---- the workspace ---- */

/* Opens the workspace of the call and waits for it. */
BinomeStore *
binome_call_open (BinomeCall *self, BinomeStoreFlags flags, GError **error)
{
  return binome_store_open (self->workspace, flags, error);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf stat_a, stat_b;

  return g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0 && stat_a.st_dev == stat_b.st_dev
         && stat_a.st_ino == stat_b.st_ino;
}

/**
 * binome_call_check_output:
 * @self: a call
 * @extension: (nullable): how the name of the file must end, such as ".pdf"
 * @error: return location for a %G_OPTION_ERROR
 *
 * Returns: whether the output of the call is a name for such a file, and not that of the workspace
 */
gboolean
binome_call_check_output (BinomeCall *self, const char *extension, GError **error)
{
  const char *path = self->output != NULL ? self->output : self->word;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (is_same_file (path, self->workspace))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is the workspace itself. Give another file."), name);
      return FALSE;
    }
  if (extension != NULL && !g_str_has_suffix (folded, extension))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: a file name, and an ending such as “.csv”. */
                   _ ("“%1$s” does not end in “%2$s”, the only kind of file this command writes."), name,
                   extension);
      return FALSE;
    }

  return TRUE;
}

/* ---- the programme ---- */

typedef struct
{
  const char *text;
  gint64 found;
} Search;

static gboolean
is_over (BinomeEntity *programme)
{
  int state = binome_entity_get_choice (programme, BINOME_PROGRAMME_STATE);

  return state == BINOME_PROGRAMME_STATE_CLOSED || state == BINOME_PROGRAMME_STATE_ARCHIVED
         || state == BINOME_PROGRAMME_STATE_CANCELLED;
}

static gboolean
is_running (BinomeEntity *programme)
{
  return binome_entity_get_choice (programme, BINOME_PROGRAMME_STATE) == BINOME_PROGRAMME_STATE_RUNNING;
}

typedef gboolean (*Fits) (BinomeEntity *programme, const char *folded);

static gboolean
fits_running (BinomeEntity *programme, const char *folded)
{
  return is_running (programme);
}

static gboolean
fits_open (BinomeEntity *programme, const char *folded)
{
  return !is_over (programme);
}

static gboolean
fits_id (BinomeEntity *programme, const char *folded)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, binome_entity_get_id (programme));

  return g_str_equal (id, folded);
}

static gboolean
fits_code (BinomeEntity *programme, const char *folded)
{
  g_autofree char *code = binome_text_fold (binome_entity_get_text (programme, BINOME_PROGRAMME_CODE));

  return g_str_equal (code, folded);
}

static gboolean
fits_title (BinomeEntity *programme, const char *folded)
{
  g_autofree char *title = binome_text_fold (binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE));

  return g_str_equal (title, folded);
}

static gboolean
fits_part (BinomeEntity *programme, const char *folded)
{
  g_autofree char *title = binome_text_fold (binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE));

  return strstr (title, folded) != NULL;
}

static GPtrArray *
filter (GPtrArray *programmes, Fits fits, const char *folded)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < programmes->len; i++)
    if (fits (programmes->pdata[i], folded))
      g_ptr_array_add (found, programmes->pdata[i]);

  return found;
}

/* One line a candidate, so that the caller can choose. */
static char *
list_candidates (GPtrArray *programmes)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < programmes->len; i++)
    {
      BinomeEntity *programme = programmes->pdata[i];
      g_autofree char *title
          = binome_text_clean_line (binome_entity_get_text (programme, BINOME_PROGRAMME_TITLE));
      g_autofree char *code
          = binome_text_clean_line (binome_entity_get_text (programme, BINOME_PROGRAMME_CODE));

      g_string_append_printf (list, "\n  %" G_GINT64_FORMAT "  %s", binome_entity_get_id (programme), title);
      if (*code != '\0')
        g_string_append_printf (list, " (%s)", code);
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
search_work (BinomeDb *db, gpointer data, GError **error)
{
  static const Fits named[] = { fits_id, fits_code, fits_title, fits_part };
  static const Fits unnamed[] = { fits_running, fits_open };
  Search *search = data;
  const Fits *tests = search->text != NULL ? named : unnamed;
  guint n_tests = search->text != NULL ? G_N_ELEMENTS (named) : G_N_ELEMENTS (unnamed);
  g_autofree char *folded = binome_text_fold (search->text);
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_PROGRAMME);
  g_autoptr (GPtrArray) programmes = binome_db_select (db, query, error);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *list = NULL;

  if (programmes == NULL)
    return FALSE;

  for (guint i = 0;
       i < n_tests && (found == NULL || found->len == 0) && (search->text == NULL || *folded != '\0'); i++)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      found = filter (programmes, tests[i], folded);
    }
  if (found != NULL && found->len == 1)
    {
      search->found = binome_entity_get_id (found->pdata[0]);
      return TRUE;
    }

  list = list_candidates (found != NULL && found->len > 0 ? found : programmes);
  if (programmes->len == 0)
    g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                         _ ("The workspace holds no programme yet."));
  else if (search->text == NULL)
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID, _ ("Say which programme with --programme:%s"),
                 list);
  else if (found != NULL && found->len > 0)
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_INVALID,
                 _ ("“%1$s” fits several programmes; give the number of one:%2$s"), search->text, list);
  else
    g_set_error (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                 _ ("No programme is called “%1$s”. There are:%2$s"), search->text, list);
  return FALSE;
}

/**
 * binome_call_find_programme:
 * @self: a call
 * @store: its workspace
 * @error: return location for a #GError; it lists the candidates
 *
 * Looks for the programme by its id, then its code, its title, a part of its title, without minding case
 * and accents. Where none was given, it is the only one that is running, or else the only one that is
 * not over.
 *
 * Returns: its id, 0 where it is not clear
 */
gint64
binome_call_find_programme (BinomeCall *self, BinomeStore *store, GError **error)
{
  Search search = { self->programme, 0 };

  return binome_store_read (store, search_work, &search, NULL, error) ? search.found : 0;
}
