/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria kept under a name and used again; how many pairs they leave possible. */

#include <string.h>

#include "binome-criteria-preview.h"
#include "binome-criteria-sets.h"
#include "binome-error.h"
#include "binome-own-fields.h"
#include "criteria-scene.h"

/* ---- sets ---- */

typedef struct
{
  gint64 programme;
  gint64 set;
  const char *title;
  GStrv left_out;
  GPtrArray *kept;
  GPtrArray *now;
} Kept;

static gboolean
keep_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;

  return binome_criteria_set_keep (db, kept->programme, kept->title, &kept->set, error);
}

static gboolean
use_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;

  g_clear_pointer (&kept->left_out, g_strfreev);
  return binome_criteria_set_use (db, kept->set, &kept->left_out, error);
}

static gboolean
read_both_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;
  g_autoptr (BinomeQuery) query = binome_query_new (BINOME_TYPE_CRITERION);

  g_clear_pointer (&kept->left_out, g_strfreev);
  g_clear_pointer (&kept->kept, g_ptr_array_unref);
  g_clear_pointer (&kept->now, g_ptr_array_unref);
  binome_query_where_integer (query, BINOME_CRITERION_PROGRAMME, BINOME_QUERY_EQUAL, kept->programme);
  binome_query_sort (query, BINOME_CRITERION_POSITION, FALSE);
  kept->kept = binome_criteria_set_read (db, kept->set, &kept->left_out, error);
  kept->now = kept->kept != NULL ? binome_db_select (db, query, error) : NULL;
  return kept->now != NULL;
}

static guint
count_differences (Scene *self, Kept *kept)
{
  g_autoptr (GPtrArray) differences = NULL;

  scene_read (self, read_both_work, kept);
  differences = binome_criteria_compare (kept->kept, kept->now);
  return differences->len;
}

static gboolean
remove_field_work (BinomeDb *db, gpointer data, GError **error)
{
  return binome_own_fields_remove (db, *(gint64 *)data, error);
}

static gboolean
damage_work (BinomeDb *db, gpointer data, GError **error)
{
  Kept *kept = data;
  g_autoptr (BinomeEntity) set = binome_db_get (db, BINOME_TYPE_CRITERIA_SET, kept->set, error);

  binome_entity_set_text (set, BINOME_CRITERIA_SET_CONTENT, kept->title);
  return binome_db_update (db, set, error);
}

static void
test_sets (Scene *self, gconstpointer data)
{
  static const char *const damaged[]
      = { "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"criteria\": [3]}",
          "{\"format\": 1, \"criteria\": [{\"title\": \"X\", \"comparator\": \"magic\"}]}" };
  gint64 pace
      = criteria_scene_add_field (self, "Pace", BINOME_FIELD_SCOPE_PERSON, BINOME_FIELD_KIND_SCALE, "");
  CriteriaRule rules[] = {
    { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, BINOME_CRITERION_KIND_MUST },
    { BINOME_COMPARATOR_LEVEL_GAP, BINOME_ATTRIBUTE_FIELD, PREFER, 1, 2, pace, 0, BINOME_VIEWPOINT_TUTOR },
    { BINOME_COMPARATOR_SITE_DISTANCE, BINOME_ATTRIBUTE_NONE, PREFER, 10, 80 },
  };
  Kept kept = { .programme = self->programme, .title = "  Standard " };
  g_autofree char *before = NULL, *after = NULL;
  gint64 versions[2];
  g_autoptr (GError) error = NULL;

  scene_write (self, criteria_scene_clear_work, &self->programme);
  g_assert_false (scene_try (self, keep_work, &kept, &error));
  scene_assert_refused (&error, BINOME_ERROR_REFUSED);
  for (gsize k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      BinomeEntity *criterion = criteria_scene_make (self, &rules[k]);
      g_autofree char *title = g_strdup_printf ("Rule %d", (int)k);

      binome_entity_set_text (criterion, BINOME_CRITERION_TITLE, title);
      binome_entity_set_integer (criterion, BINOME_CRITERION_POSITION, (gint64)k);
      binome_entity_set_boolean (criterion, BINOME_CRITERION_ACTIVE, k != 2);
      scene_add (self, criterion);
    }
  for (gsize k = 0; k < 2; k++)
    {
      g_autoptr (BinomeEntity) set = NULL;

      scene_write (self, keep_work, &kept);
      set = scene_get (self, BINOME_TYPE_CRITERIA_SET, kept.set);
      g_assert_cmpstr (binome_entity_get_text (set, BINOME_CRITERIA_SET_TITLE), ==,
                       k == 0 ? "Standard" : "STANDARD");
      versions[k] = binome_entity_get_integer (set, BINOME_CRITERIA_SET_VERSION);
      kept.title = "STANDARD";
    }
  g_assert_cmpint (versions[0], ==, 1);
  g_assert_cmpint (versions[1], ==, 2);

  /* There and back. */
  g_assert_cmpuint (count_differences (self, &kept), ==, 0);
  scene_write (self, criteria_scene_clear_work, &self->programme);
  g_assert_cmpuint (count_differences (self, &kept), ==, 3);
  before = scene_dump (self);
  scene_write (self, use_work, &kept);
  g_assert_cmpuint (count_differences (self, &kept), ==, 0);
  g_assert_cmpuint (g_strv_length (kept.left_out), ==, 0);
  g_assert_true (binome_store_undo (self->store, NULL, NULL));
  after = scene_dump (self);
  g_assert_cmpstr (before, ==, after);

  /* A field that was removed is said, and its criterion left out. */
  scene_write (self, remove_field_work, &pace);
  scene_write (self, use_work, &kept);
  g_assert_cmpuint (g_strv_length (kept.left_out), ==, 1);
  g_assert_cmpstr (kept.left_out[0], ==, "Rule 1");
  g_assert_cmpuint (count_differences (self, &kept), ==, 0);
  g_assert_cmpuint (kept.now->len, ==, 2);

  for (gsize k = 0; k < G_N_ELEMENTS (damaged); k++)
    {
      kept.title = damaged[k];
      scene_write (self, damage_work, &kept);
      g_assert_false (scene_try (self, use_work, &kept, &error));
      scene_assert_refused (&error, BINOME_ERROR_DAMAGED);
    }
  g_strfreev (kept.left_out);
  g_ptr_array_unref (kept.kept);
  g_ptr_array_unref (kept.now);
}

/* ---- the preview ---- */

typedef struct
{
  GMainLoop *loop;
  BinomeCriteriaPreview *preview;
  GError *error;
} Waiting;

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->preview = binome_criteria_preview_finish (BINOME_STORE (source), result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static Waiting
count (Scene *self, BinomeEntity *draft, gboolean cancel)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL, NULL };

  binome_criteria_preview_async (self->store, self->programme, draft, cancellable, on_counted_cb, &waiting);
  if (cancel)
    g_cancellable_cancel (cancellable);
  g_main_loop_run (waiting.loop);
  g_main_loop_unref (waiting.loop);
  return waiting;
}

/* Four tutees and three tutors; Léa and Hugo are in Lyon, Inès and Noah in Paris, and one tutor is in Lyon.
 */
static void
test_preview (Scene *self, gconstpointer data)
{
  CriteriaRule rule = { BINOME_COMPARATOR_SAME, BINOME_ATTRIBUTE_SITE, BINOME_CRITERION_KIND_MUST };
  g_autoptr (BinomeEntity) draft = NULL;
  Waiting waiting;
  guint64 removed = 0;

  scene_write (self, criteria_scene_clear_work, &self->programme);
  criteria_scene_set_person_text (self, self->paul, BINOME_PERSON_SITE, "Lyon");
  criteria_scene_set_person_text (self, self->anne, BINOME_PERSON_SITE, "Lille");
  criteria_scene_set_person_text (self, self->luc, BINOME_PERSON_SITE, "Lille");
  waiting = count (self, NULL, FALSE);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.preview->n_pairs, ==, 12);
  g_assert_cmpuint (waiting.preview->n_possible, ==, 12);
  g_assert_cmpuint (waiting.preview->n_nobody, ==, 0);
  binome_criteria_preview_free (waiting.preview);

  /* What is only being edited counts: Paul alone for two of them, nobody for the others. */
  draft = criteria_scene_make (self, &rule);
  waiting = count (self, draft, FALSE);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.preview->n_possible, ==, 2);
  g_assert_cmpuint (waiting.preview->n_nobody, ==, 2);
  g_assert_true (
      binome_criteria_preview_get_removed (waiting.preview, BINOME_CRITERIA_PREVIEW_NEW, &removed));
  g_assert_cmpuint (removed, ==, 10);
  g_assert_false (binome_criteria_preview_get_removed (waiting.preview, 12345, &removed));
  binome_criteria_preview_free (waiting.preview);

  waiting = count (self, draft, TRUE);
  g_assert_null (waiting.preview);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (waiting.error);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/criteria/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sets", test_sets);
  ADD ("preview", test_preview);

  return g_test_run ();
}
