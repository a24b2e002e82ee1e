/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skills framework: what is shipped, lists in two languages, and lists that are wrong. */

#include <string.h>

#include "binome-error.h"
#include "binome-export-list.h"
#include "binome-skill-framework.h"
#include "workflow-fixture.h"

typedef struct
{
  const char *csv;
  BinomeFrameworkCounts counts;
} Call;

static gboolean
import_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;
  g_autoptr (GBytes) bytes = g_bytes_new (call->csv, strlen (call->csv));

  return binome_skill_framework_import (db, bytes, &call->counts, error);
}

static gboolean
shipped_work (BinomeDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return binome_skill_framework_add_tutor_skills (db, call->csv, &call->counts, error);
}

static gboolean
list_work (BinomeDb *db, gpointer data, GError **error)
{
  GPtrArray **list = data;

  *list = binome_skill_framework_list (db, error);
  return *list != NULL;
}

static GPtrArray *
read_list (Scene *scene)
{
  GPtrArray *list = NULL;

  scene_read (scene, list_work, &list);
  return list;
}

static void
assert_skill (GPtrArray *list, guint position, const char *domain, const char *code, const char *title,
              guint n_observables, guint n_wordings)
{
  const BinomeFrameworkSkill *skill = list->pdata[position];

  g_assert_cmpstr (binome_entity_get_text (skill->skill, BINOME_SKILL_DOMAIN), ==, domain);
  g_assert_cmpstr (binome_entity_get_text (skill->skill, BINOME_SKILL_CODE), ==, code);
  g_assert_cmpstr (binome_entity_get_text (skill->skill, BINOME_SKILL_TITLE), ==, title);
  g_assert_cmpuint (skill->n_observables, ==, n_observables);
  g_assert_cmpuint (skill->n_wordings, ==, n_wordings);
}

/* Nine skills in three domains of three, each with three criteria and the five levels from 0 to 4. */
static void
test_shipped (Scene *scene, gconstpointer language)
{
  Call call = { .csv = language };
  g_autoptr (GPtrArray) list = NULL;
  const char *domain = NULL;
  guint domains = 0;

  scene_check_undo (scene, shipped_work, &call);
  g_assert_cmpuint (call.counts.skills, ==, 9);
  g_assert_cmpuint (call.counts.observables, ==, 27);
  g_assert_cmpuint (call.counts.wordings, ==, 45);
  list = read_list (scene);
  g_assert_cmpuint (list->len, ==, 9);
  for (guint i = 0; i < list->len; i++)
    {
      const BinomeFrameworkSkill *skill = list->pdata[i];
      const char *text = binome_entity_get_text (skill->skill, BINOME_SKILL_DOMAIN);

      if (g_strcmp0 (domain, text) != 0)
        {
          g_assert_cmpuint (i % 3, ==, 0);
          domains++;
        }
      domain = text;
      g_assert_true (g_str_has_prefix (binome_entity_get_text (skill->skill, BINOME_SKILL_CODE), "RS5515-"));
      g_assert_cmpuint (skill->n_observables, ==, 3);
      g_assert_cmpuint (skill->n_wordings, ==, 5);
      g_assert_cmpuint (skill->n_uses, ==, 0);
    }
  g_assert_cmpuint (domains, ==, 3);

  /* Once more changes nothing. */
  scene_write (scene, shipped_work, &call);
  g_assert_cmpuint (call.counts.skills + call.counts.observables + call.counts.wordings + call.counts.changed,
                    ==, 0);
}

static void
test_french (Scene *scene, gconstpointer data)
{
  Call call = { .csv = "Domaine;Compétence;Code;Critères observables;Niveau;Libellé du niveau\n"
                       "Atelier;Souder à l’arc;S1;Cordon régulier;1;Avec de l’aide\n"
                       ";;;Porte ses protections;4;Forme les autres\n"
                       ";SOUDER À L’ARC;;cordon régulier;;\n"
                       ";Lire un plan;S2;;;\n" };
  g_autoptr (GPtrArray) list = NULL;

  scene_check_undo (scene, import_work, &call);
  list = read_list (scene);
  g_assert_cmpuint (list->len, ==, 2);
  assert_skill (list, 0, "Atelier", "S1", "Souder à l’arc", 2, 2);
  assert_skill (list, 1, "Atelier", "S2", "Lire un plan", 0, 0);
  g_assert_cmpuint (call.counts.observables, ==, 2); /* the third is the first, whatever its case */
}

/* The words of levels side by side; a second list words one of them anew, and gives a code. */
static void
test_english (Scene *scene, gconstpointer data)
{
  Call first = { .csv = "domain,skill,level 0,Level 4\nWorkshop,Welding,Nothing yet,Trains others\n" };
  Call again = { .csv = "skill,code,level,wording\nwelding,W1,4,Teaches it\n" };
  g_autoptr (GPtrArray) list = NULL;

  scene_write (scene, import_work, &first);
  g_assert_cmpuint (first.counts.wordings, ==, 2);
  scene_check_undo (scene, import_work, &again);
  g_assert_cmpuint (again.counts.skills, ==, 0);
  g_assert_cmpuint (again.counts.wordings, ==, 0);
  g_assert_cmpuint (again.counts.changed, ==, 2);
  list = read_list (scene);
  g_assert_cmpuint (list->len, ==, 1);
  assert_skill (list, 0, "Workshop", "W1", "Welding", 0, 2);
}

static void
test_wrong (Scene *scene, gconstpointer data)
{
  static const char *const wrong[] = {
    "",
    "name,job\nPaul,Welder\n",
    "skill,level,wording\nWelding,5,Too high\n",
    "skill,level,wording\nWelding,,No level\n",
    "skill,level,wording\nWelding,two,In words\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      Call call = { .csv = wrong[i] };
      g_autofree char *before = scene_dump (scene);
      g_autofree char *after = NULL;
      GError *error = NULL;

      g_assert_false (scene_try (scene, import_work, &call, &error));
      scene_assert_refused (&error, BINOME_ERROR_INVALID);
      after = scene_dump (scene);
      g_assert_cmpstr (before, ==, after);
    }
}

static gboolean
wording_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_skill_framework_add_wording (db, data, error);
}

static void
test_twice (Scene *scene, gconstpointer data)
{
  Call call = { .csv = "skill,level,wording\nWelding,2,Alone\n" };
  g_autoptr (BinomeEntity) wording = BINOME_ENTITY (binome_skill_wording_new ());
  g_autoptr (GPtrArray) list = NULL;
  GError *error = NULL;

  scene_write (scene, import_work, &call);
  list = read_list (scene);
  binome_entity_set_reference (wording, BINOME_SKILL_WORDING_SKILL,
                               binome_entity_get_id (((BinomeFrameworkSkill *)list->pdata[0])->skill));
  binome_entity_set_integer (wording, BINOME_SKILL_WORDING_LEVEL, 2);
  binome_entity_set_text (wording, BINOME_SKILL_WORDING_WORDING, "Once more");
  g_assert_false (scene_try (scene, wording_work, wording, &error));
  g_assert_cmpstr (error->message, ==, "Level 2 has its words already.");
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  binome_entity_set_integer (wording, BINOME_SKILL_WORDING_LEVEL, 3);
  scene_check_undo (scene, wording_work, wording);
}

static gboolean
export_work (BinomeDb *db, gpointer data, GError **error)
{
  g_autoptr (BinomeExportList) exported = binome_export_list_new (BINOME_EXPORT_SKILLS);
  g_autoptr (GBytes) bytes = binome_export_list_make (exported, db, binome_date_new (2026, 3, 16),
                                                      BINOME_EXPORT_FORMAT_CSV, error);

  if (bytes == NULL)
    return FALSE;
  *(char **)data = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return TRUE;
}

static gboolean
describe_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement
      = binome_db_prepare (db, "UPDATE skill SET description = 'Said of ' || title WHERE id % 2 = 0", error);

  return statement != NULL && binome_statement_run (statement, error);
}

static gboolean
clear_work (BinomeDb *db, gpointer data, GError **error)
{
  BinomeStatement *statement = binome_db_prepare (db, "DELETE FROM skill WHERE code LIKE 'RS5515%'", error);

  return statement != NULL && binome_statement_run (statement, error);
}

/* Criteria, descriptions and words of levels come back from an exported list. */
static void
test_round_trip (Scene *scene, gconstpointer data)
{
  Call shipped = { .csv = "fr" }, back = { 0 };
  g_autofree char *first = NULL, *second = NULL;

  scene_write (scene, shipped_work, &shipped);
  scene_write (scene, describe_work, NULL);
  scene_read (scene, export_work, &first);
  g_assert_nonnull (strstr (first, "Said of "));
  scene_write (scene, clear_work, NULL);
  back.csv = first;
  scene_write (scene, import_work, &back);
  g_assert_cmpuint (back.counts.skills, ==, shipped.counts.skills);
  g_assert_cmpuint (back.counts.observables, ==, shipped.counts.observables);
  g_assert_cmpuint (back.counts.wordings, ==, shipped.counts.wordings);
  scene_read (scene, export_work, &second);
  g_assert_cmpstr (second, ==, first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/framework/shipped/fr", Scene, "fr", scene_set_up, test_shipped, scene_tear_down);
  g_test_add ("/framework/shipped/en", Scene, "en", scene_set_up, test_shipped, scene_tear_down);
  g_test_add ("/framework/french", Scene, NULL, scene_set_up, test_french, scene_tear_down);
  g_test_add ("/framework/english", Scene, NULL, scene_set_up, test_english, scene_tear_down);
  g_test_add ("/framework/wrong", Scene, NULL, scene_set_up, test_wrong, scene_tear_down);
  g_test_add ("/framework/twice", Scene, NULL, scene_set_up, test_twice, scene_tear_down);
  g_test_add ("/framework/round-trip", Scene, NULL, scene_set_up, test_round_trip, scene_tear_down);
  return g_test_run ();
}
