/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People as contacts: vCard 4.0, RFC 6350. */

#include "binome-export-private.h"

#include "binome-content-lines.h"
#include "binome-export-kinds.h"
#include "binome-export-uid.h"
#include "binome-model.h"

/* The company, and how this file is told from others. */
typedef struct
{
  char *company;
  char *space;
  BinomeContentLines *lines;
} Contacts;

static void
contacts_clear (Contacts *self)
{
  g_free (self->company);
  g_free (self->space);
  g_clear_pointer (&self->lines, binome_content_lines_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contacts, contacts_clear)

static gboolean
load_company (Contacts *self, BinomeDb *db, GError **error)
{
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_ORGANISATION);
  g_autoptr (GPtrArray) found = binome_db_select (db, query, error);

  if (found == NULL)
    return FALSE;
  self->company
      = g_strdup (found->len > 0 ? binome_entity_get_text (found->pdata[0], BINOME_ORGANISATION_NAME) : "");
  return TRUE;
}

/* The company with its site and team, from the widest to the narrowest. */
static void
add_organisation (Contacts *self, BinomeEntity *person)
{
  const char *site = binome_entity_get_text (person, BINOME_PERSON_SITE);
  const char *team = binome_entity_get_text (person, BINOME_PERSON_TEAM);
  const char *const all[] = { self->company, site, *team != '\0' ? team : NULL, NULL };
  const char *const company[] = { self->company, NULL };

  if (*site != '\0' || *team != '\0')
    binome_content_lines_add_parts (self->lines, "ORG", all);
  else if (*self->company != '\0')
    binome_content_lines_add_parts (self->lines, "ORG", company);
}

static void
add_contact (Contacts *self, BinomeEntity *person)
{
  const char *family = binome_entity_get_text (person, BINOME_PERSON_FAMILY_NAME);
  const char *given = binome_entity_get_text (person, BINOME_PERSON_GIVEN_NAME);
  const char *const name[] = { family, given, "", "", "", NULL };
  g_autofree char *title = binome_entity_dup_title (person);
  g_autofree char *uuid = binome_export_uid_new (self->space, "person", binome_entity_get_id (person));
  g_autofree char *uid = g_strconcat ("urn:uuid:", uuid, NULL);

  binome_content_lines_add (self->lines, "BEGIN", "VCARD");
  binome_content_lines_add (self->lines, "VERSION", "4.0");
  binome_content_lines_add (self->lines, "KIND", "individual");
  binome_content_lines_add (self->lines, "UID", uid);
  binome_content_lines_add_text (self->lines, "FN", title);
  binome_content_lines_add_parts (self->lines, "N", name);
  binome_content_lines_add_text (self->lines, "EMAIL;TYPE=work",
                                 binome_entity_get_text (person, BINOME_PERSON_EMAIL));
  binome_content_lines_add_text (self->lines, "TEL;VALUE=text;TYPE=work",
                                 binome_entity_get_text (person, BINOME_PERSON_PHONE));
  binome_content_lines_add_text (self->lines, "TITLE", binome_entity_get_text (person, BINOME_PERSON_JOB));
  add_organisation (self, person);
  binome_content_lines_add (self->lines, "END", "VCARD");
}

/* Whom the rows are about, each once. */
static GArray *
list_people (BinomeExportList *list, BinomeDb *db, GArray *ids, GError **error)
{
  BinomeStatement *row;
  g_autoptr (GArray) people = NULL;
  g_autoptr (GHashTable) seen = NULL;

  if (binome_export_list_get_kind (list) == BINOME_EXPORT_PEOPLE)
    return g_array_ref (ids);

  row = binome_db_prepare (db, "SELECT person FROM enrolment WHERE id = ?1", error);
  if (row == NULL)
    return NULL;
  people = g_array_new (FALSE, FALSE, sizeof (gint64));
  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_array_set_size (people, ids->len);
  g_array_set_size (people, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 person;

      binome_statement_bind_integer (row, 1, g_array_index (ids, gint64, i));
      if (!binome_statement_step (row, error))
        return NULL;
      person = binome_statement_get_integer (row, 0);
      if (!binome_statement_run (row, error))
        return NULL;
      if (g_hash_table_contains (seen, &person))
        continue;
      g_array_append_val (people, person);
      g_hash_table_add (seen, &g_array_index (people, gint64, people->len - 1));
    }

  return g_steal_pointer (&people);
}

/**
 * binome_export_contacts:
 * @list: a list of people or of who takes part
 * @db: the file
 * @error: return location for a #GError; %G_IO_ERROR_CANCELLED
 *
 * Name, e-mail, telephone, job, company, site and team; nothing that is sensitive.
 *
 * Returns: (transfer full): a vCard of each person, each once
 */
GBytes *
binome_export_contacts (BinomeExportList *list, BinomeDb *db, GError **error)
{
  g_autoptr (GArray) ids = binome_export_list_select (list, db, error);
  g_autoptr (GArray) people = ids != NULL ? list_people (list, db, ids, error) : NULL;
  g_auto (Contacts) self = { NULL };
  const gint64 *all;

  if (people == NULL || !load_company (&self, db, error))
    return NULL;
  self.space = binome_export_uid_load_space (db, error);
  if (self.space == NULL)
    return NULL;

  self.lines = binome_content_lines_new ();
  all = (const gint64 *)(gpointer)people->data;
  for (guint done = 0; done < people->len; done += MIN (BINOME_EXPORT_ROWS_AT_ONCE, people->len - done))
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!binome_export_list_go_on (list, db, (double)done / people->len, error))
        return NULL;
      rows = binome_db_select_rows (db, BINOME_TYPE_PERSON, all + done,
                                    MIN (BINOME_EXPORT_ROWS_AT_ONCE, people->len - done), error);
      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        add_contact (&self, rows->pdata[i]);
    }

  return binome_content_lines_finish (self.lines);
}
