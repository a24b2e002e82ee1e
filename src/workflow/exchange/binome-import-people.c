/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who in an import: everybody in the file of Binôme and in the staff list, found by staff
 * number, e-mail address or name without asking the database for each row. */

#include "binome-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "binome-text.h"

/* A longer chain of managers is a mistake in the list. */
#define MAX_DEPTH 64

/* What a key leads to where it leads to several people. */
#define SEVERAL (BINOME_IMPORT_NOBODY - 1)

typedef struct
{
  gint64 id;                /* 0 for someone new */
  guint32 line;             /* of the row that is about this person; 0 for none */
  guint32 manager;          /* number of the line manager, or nobody */
  guint32 namesake;         /* the next one with the same name, or nobody */
  guint32 birth_year;       /* 0 for unknown */
  const char *staff_number; /* folded; "" for none */
  const char *email;        /* folded; "" for none */
  const char *name;         /* as people read it */
} Person;

struct _BinomeImportPeople
{
  GArray *people; /* of Person; those of the database first, by id */
  guint n_known;
  GHashTable *by_staff_number; /* text to number + 1 */
  GHashTable *by_email;
  GHashTable *by_name; /* “family given”, folded; to the last of the namesakes */
  GStringChunk *texts;
  GString *key; /* scratch */
};

static Person *
get (BinomeImportPeople *self, guint32 person)
{
  return &g_array_index (self->people, Person, person);
}

/* The form to compare by. Plain ASCII, which most keys are, needs no Unicode. */
static void
fold_into (GString *key, const char *text)
{
  gsize before = key->len;
  guint8 all = 0;

  g_string_append (key, text);
  for (char *p = key->str + before; *p != '\0'; p++)
    {
      all |= (guint8)*p;
      if (*p >= 'A' && *p <= 'Z')
        *p += 'a' - 'A';
    }
  if (all >= 0x80)
    {
      g_autofree char *folded = binome_text_fold (text);

      g_string_truncate (key, before);
      g_string_append (key, folded);
    }
}

static const char *
fold (BinomeImportPeople *self, const char *text)
{
  g_string_truncate (self->key, 0);
  fold_into (self->key, text);
  return self->key->str;
}

static const char *
fold_name (BinomeImportPeople *self, const char *family, const char *given)
{
  g_string_truncate (self->key, 0);
  fold_into (self->key, family);
  if (*given != '\0')
    g_string_append_c (self->key, ' ');
  fold_into (self->key, given);
  return self->key->str;
}

static guint32
look_up (GHashTable *table, const char *key)
{
  return *key == '\0' ? BINOME_IMPORT_NOBODY : GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) - 1;
}

/* Returns the key as it is kept. */
static const char *
enter (BinomeImportPeople *self, GHashTable *table, const char *key, guint32 person)
{
  guint32 other = look_up (table, key);
  char *kept;

  if (*key == '\0')
    return "";

  kept = g_string_chunk_insert (self->texts, key);
  if (other != BINOME_IMPORT_NOBODY && other != person)
    person = SEVERAL;
  g_hash_table_replace (table, kept, GUINT_TO_POINTER (person + 1));
  return kept;
}

static void
enter_name (BinomeImportPeople *self, const char *family, const char *given, guint32 person)
{
  const char *key = fold_name (self, family, given);

  get (self, person)->namesake = look_up (self->by_name, key);
  g_hash_table_replace (self->by_name, g_string_chunk_insert (self->texts, key),
                        GUINT_TO_POINTER (person + 1));
}

static const char *
keep_name (BinomeImportPeople *self, const char *family, const char *given)
{
  g_string_printf (self->key, "%s%s%s", given, *given != '\0' && *family != '\0' ? " " : "", family);
  return g_string_chunk_insert (self->texts, self->key->str);
}

static guint32
add (BinomeImportPeople *self, gint64 id, const char *family, const char *given, const char *staff_number,
     const char *email, guint32 birth_year)
{
  guint32 number = self->people->len;
  Person person = { .id = id, .manager = BINOME_IMPORT_NOBODY, .birth_year = birth_year };

  g_array_append_val (self->people, person);
  get (self, number)->staff_number = enter (self, self->by_staff_number, fold (self, staff_number), number);
  get (self, number)->email = enter (self, self->by_email, fold (self, email), number);
  enter_name (self, family, given, number);
  get (self, number)->name = keep_name (self, family, given);
  return number;
}

static int
compare_id (const void *id, const void *person)
{
  gint64 a = *(const gint64 *)id, b = ((const Person *)person)->id;

  return (a > b) - (a < b);
}

/* Managers are read as ids of the database and kept as numbers. */
static void
link_managers (BinomeImportPeople *self, const GArray *managers)
{
  for (guint i = 0; i < managers->len; i++)
    {
      gint64 id = g_array_index (managers, gint64, i);
      const Person *found
          = id == 0 ? NULL : bsearch (&id, self->people->data, self->n_known, sizeof (Person), compare_id);

      if (found != NULL)
        get (self, i)->manager = (guint32)(found - (const Person *)self->people->data);
    }
}

/**
 * binome_import_people_load:
 * @db: the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): everybody in the file
 */
BinomeImportPeople *
binome_import_people_load (BinomeDb *db, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db,
                           "SELECT id, family_name, given_name, staff_number, email, birth_year, manager"
                           " FROM person ORDER BY id",
                           error);
  g_autoptr (BinomeImportPeople) self = NULL;
  g_autoptr (GArray) managers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  self = g_new0 (BinomeImportPeople, 1);
  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  self->by_staff_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_email = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (64 * 1024);
  self->key = g_string_new (NULL);

  while (binome_statement_step (statement, &local_error))
    {
      gint64 manager = binome_statement_get_integer (statement, 6);

      add (self, binome_statement_get_integer (statement, 0), binome_statement_get_text (statement, 1),
           binome_statement_get_text (statement, 2), binome_statement_get_text (statement, 3),
           binome_statement_get_text (statement, 4), (guint32)binome_statement_get_integer (statement, 5));
      g_array_append_val (managers, manager);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  self->n_known = self->people->len;
  link_managers (self, managers);
  return g_steal_pointer (&self);
}

void
binome_import_people_free (BinomeImportPeople *self)
{
  g_array_unref (self->people);
  g_hash_table_unref (self->by_staff_number);
  g_hash_table_unref (self->by_email);
  g_hash_table_unref (self->by_name);
  g_string_chunk_free (self->texts);
  g_string_free (self->key, TRUE);
  g_free (self);
}

static gboolean
differ (const char *a, const char *b)
{
  return *a != '\0' && *b != '\0' && !g_str_equal (a, b);
}

static guint32
get_birth_year (const BinomeImportValues *values)
{
  return (guint32)g_ascii_strtoull (values->text[BINOME_PERSON_BIRTH_YEAR]->str, NULL, 10);
}

/* Whether the years of birth are known and not the same. */
static gboolean
is_other_year (const Person *person, guint32 birth_year)
{
  return birth_year != 0 && person->birth_year != 0 && person->birth_year != birth_year;
}

/* Among people of the same name, and not of other years: same year of birth; or without a year, one of
 * the two says nothing else than the name, so that there is nothing to tell them apart by. */
static gboolean
is_same (const Person *person, const char *staff_number, const char *email, guint32 birth_year)
{
  if (differ (person->staff_number, staff_number) || differ (person->email, email))
    return FALSE;

  return (birth_year != 0 && person->birth_year != 0) || (*staff_number == '\0' && *email == '\0')
         || (*person->staff_number == '\0' && *person->email == '\0');
}

static guint32
find_by_name (BinomeImportPeople *self, const BinomeImportValues *values, char **reason)
{
  g_autofree char *staff_number = NULL, *email = NULL;
  const char *family = values->text[BINOME_PERSON_FAMILY_NAME]->str;
  const char *given = values->text[BINOME_PERSON_GIVEN_NAME]->str;
  guint32 birth_year = get_birth_year (values);
  guint32 found = BINOME_IMPORT_NOBODY;

  for (guint32 i = look_up (self->by_name, fold_name (self, family, given)); i != BINOME_IMPORT_NOBODY;
       i = get (self, i)->namesake)
    {
      if (is_other_year (get (self, i), birth_year))
        continue;
      if (staff_number == NULL)
        {
          staff_number = g_strdup (fold (self, values->text[BINOME_PERSON_STAFF_NUMBER]->str));
          email = g_strdup (fold (self, values->text[BINOME_PERSON_EMAIL]->str));
        }
      if (is_same (get (self, i), staff_number, email, birth_year))
        {
          if (found != BINOME_IMPORT_NOBODY)
            {
              *reason = g_strdup_printf (
                  _ ("Several people are called “%s %s”: a staff number or an e-mail address must tell them apart"),
                  given, family);
              return BINOME_IMPORT_NOBODY;
            }
          found = i;
        }
    }

  return found;
}

/* Whoever has the staff number of a row and whoever has its address must not be two people. */
static gboolean
check_email (BinomeImportPeople *self, guint32 person, const BinomeImportValues *values, char **reason)
{
  const char *email = values->text[BINOME_PERSON_EMAIL]->str;
  guint32 other = look_up (self->by_email, fold (self, email));

  if (other == BINOME_IMPORT_NOBODY || other == SEVERAL || other == person)
    return TRUE;

  /* Translators: a staff number, whose it is, an e-mail address, whose it is. */
  *reason = g_strdup_printf (_ ("“%1$s” is the staff number of %2$s, “%3$s” the e-mail address of %4$s"),
                             values->text[BINOME_PERSON_STAFF_NUMBER]->str, get (self, person)->name, email,
                             get (self, other)->name);
  return FALSE;
}

static guint32
find_by_key (BinomeImportPeople *self, const BinomeImportValues *values, char **reason)
{
  const char *staff_number = values->text[BINOME_PERSON_STAFF_NUMBER]->str;
  const char *email = values->text[BINOME_PERSON_EMAIL]->str;
  guint32 found = look_up (self->by_staff_number, fold (self, staff_number));

  if (found == SEVERAL)
    {
      *reason = g_strdup_printf (_ ("Several people have the staff number “%s”"), staff_number);
      return BINOME_IMPORT_NOBODY;
    }
  if (found != BINOME_IMPORT_NOBODY)
    return check_email (self, found, values, reason) ? found : BINOME_IMPORT_NOBODY;

  /* An address shared by several people tells nothing. */
  found = look_up (self->by_email, fold (self, email));
  if (found == SEVERAL || found == BINOME_IMPORT_NOBODY)
    return BINOME_IMPORT_NOBODY;
  if (differ (get (self, found)->staff_number, fold (self, staff_number)))
    {
      *reason
          = get (self, found)->line != 0
                ? g_strdup_printf (_ ("“%s” is already the e-mail address on line %u"), email,
                                   get (self, found)->line)
                : g_strdup_printf (
                      _ ("“%s” is already the e-mail address of someone with another staff number"), email);
      return BINOME_IMPORT_NOBODY;
    }

  return found;
}

/* A name says too little of somebody who has a number, an address or a year that the row could have named. */
static gboolean
is_by_name_alone (const Person *person, const BinomeImportValues *values)
{
  return values->text[BINOME_PERSON_STAFF_NUMBER]->len == 0 && values->text[BINOME_PERSON_EMAIL]->len == 0
         && (values->text[BINOME_PERSON_BIRTH_YEAR]->len == 0 || person->birth_year == 0)
         && (*person->staff_number != '\0' || *person->email != '\0' || person->birth_year != 0);
}

/**
 * binome_import_people_find:
 * @self: who is who
 * @values: what a row says
 * @by_name: (out) (optional): whether nothing but the name says who it is, where more is known of them
 * @reason: (out) (transfer full): why the row cannot be used; %NULL where it can
 *
 * Finds whom a row is about: by staff number, then e-mail address, then name and year of birth.
 *
 * Returns: the number of the person; nobody for someone new
 */
guint32
binome_import_people_find (BinomeImportPeople *self, const BinomeImportValues *values, gboolean *by_name,
                           char **reason)
{
  guint32 found;

  *reason = NULL;
  found = find_by_key (self, values, reason);
  if (found == BINOME_IMPORT_NOBODY && *reason == NULL)
    found = find_by_name (self, values, reason);

  if (found != BINOME_IMPORT_NOBODY && get (self, found)->line != 0)
    {
      const char *number = values->text[BINOME_PERSON_STAFF_NUMBER]->str;

      *reason = *number != '\0'
                    ? g_strdup_printf (_ ("Staff number “%s” is already on line %u"), number,
                                       get (self, found)->line)
                    : g_strdup_printf (_ ("The same person is already on line %u"), get (self, found)->line);
      found = BINOME_IMPORT_NOBODY;
    }
  if (by_name != NULL)
    *by_name = found != BINOME_IMPORT_NOBODY && is_by_name_alone (get (self, found), values);

  return found;
}

/* Adds someone new. */
guint32
binome_import_people_add (BinomeImportPeople *self, const BinomeImportValues *values)
{
  return add (self, 0, values->text[BINOME_PERSON_FAMILY_NAME]->str,
              values->text[BINOME_PERSON_GIVEN_NAME]->str, values->text[BINOME_PERSON_STAFF_NUMBER]->str,
              values->text[BINOME_PERSON_EMAIL]->str, get_birth_year (values));
}

/* What a row gives to someone known counts for the rows after it, and for managers. */
void
binome_import_people_learn (BinomeImportPeople *self, guint32 person, const BinomeImportValues *values)
{
  if (*get (self, person)->staff_number == '\0')
    get (self, person)->staff_number = enter (
        self, self->by_staff_number, fold (self, values->text[BINOME_PERSON_STAFF_NUMBER]->str), person);
  if (*get (self, person)->email == '\0')
    get (self, person)->email
        = enter (self, self->by_email, fold (self, values->text[BINOME_PERSON_EMAIL]->str), person);
  if (get (self, person)->birth_year == 0)
    get (self, person)->birth_year = get_birth_year (values);
}

static guint32
find_only_namesake (BinomeImportPeople *self, const char *key)
{
  guint32 found = look_up (self->by_name, key);

  return found != BINOME_IMPORT_NOBODY && get (self, found)->namesake != BINOME_IMPORT_NOBODY ? SEVERAL
                                                                                              : found;
}

/* “Jean Martin”, “Martin Jean” and “MARTIN, Jean” are the same man: the words are tried from each of
 * them on, which covers every way to part family and given names. */
static guint32
find_by_any_name (BinomeImportPeople *self, const char *name)
{
  g_autofree char *folded = binome_text_fold (name);
  g_autofree char *clean = NULL;
  gsize length;

  g_strdelimit (folded, ",", ' ');
  clean = binome_text_clean_line (folded);
  length = strlen (clean);
  for (const char *p = clean; p != NULL; p = strchr (p, ' '))
    {
      guint32 found;

      if (*p == ' ')
        p++;
      g_string_assign (self->key, p);
      if (p > clean)
        {
          g_string_append_c (self->key, ' ');
          g_string_append_len (self->key, clean, p - clean - 1);
        }
      g_assert (self->key->len == length);
      found = find_only_namesake (self, self->key->str);
      if (found != BINOME_IMPORT_NOBODY)
        return found;
    }

  return BINOME_IMPORT_NOBODY;
}

/**
 * binome_import_people_find_named:
 * @self: who is who, once all rows are in
 * @kind: by staff number, by e-mail address, or by anything
 * @text: staff number, e-mail address or name
 * @several: (out) (optional): whether several people go by it
 *
 * A column that holds just “the manager” or “the tutor” may hold any of the three.
 *
 * Returns: the number of the person; nobody where there is none, or are several
 */
guint32
binome_import_people_find_named (BinomeImportPeople *self, guint32 kind, const char *text, gboolean *several)
{
  guint32 found = BINOME_IMPORT_NOBODY;

  if (kind != BINOME_IMPORT_BY_EMAIL)
    found = look_up (self->by_staff_number, fold (self, text));
  if (found == BINOME_IMPORT_NOBODY && kind != BINOME_IMPORT_BY_STAFF_NUMBER)
    found = look_up (self->by_email, fold (self, text));
  if (found == BINOME_IMPORT_NOBODY && kind == BINOME_IMPORT_BY_ANYTHING)
    found = find_by_any_name (self, text);

  if (several != NULL)
    *several = found == SEVERAL;
  return found == SEVERAL ? BINOME_IMPORT_NOBODY : found;
}

guint
binome_import_people_get_n_known (BinomeImportPeople *self)
{
  return self->n_known;
}

gint64
binome_import_people_get_id (BinomeImportPeople *self, guint32 person)
{
  return get (self, person)->id;
}

void
binome_import_people_set_id (BinomeImportPeople *self, guint32 person, gint64 id)
{
  get (self, person)->id = id;
}

guint32
binome_import_people_get_line (BinomeImportPeople *self, guint32 person)
{
  return get (self, person)->line;
}

void
binome_import_people_set_line (BinomeImportPeople *self, guint32 person, guint32 line)
{
  get (self, person)->line = line;
}

guint32
binome_import_people_get_manager (BinomeImportPeople *self, guint32 person)
{
  return get (self, person)->manager;
}

/* Whether @other stands above @person, or so many do that something is wrong. */
static gboolean
is_above (BinomeImportPeople *self, guint32 other, guint32 person)
{
  guint depth = 0;

  for (guint32 i = get (self, person)->manager; i != BINOME_IMPORT_NOBODY; i = get (self, i)->manager)
    if (i == other || ++depth == MAX_DEPTH)
      return TRUE;

  return FALSE;
}

/**
 * binome_import_people_set_manager:
 * @self: who is who
 * @person: a number
 * @manager: another one
 *
 * Returns: %FALSE where @person would be above its own manager; nothing is set then
 */
gboolean
binome_import_people_set_manager (BinomeImportPeople *self, guint32 person, guint32 manager)
{
  if (person == manager || is_above (self, person, manager))
    return FALSE;

  get (self, person)->manager = manager;
  return TRUE;
}
