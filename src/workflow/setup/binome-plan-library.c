/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-in plans that come with the program, one for each kind of programme (DOMAIN, 3.4). They are
 * data: resources/templates/plans.json says what they hold and how it is written. */

#include "binome-plan-library.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "binome-error.h"
#include "binome-templates-resource.h"

#define PATH "/org/binome/Binome/templates/plans.json"
/* Steps that a file cannot keep, see the field “days” of a plan step. */
#define MOST_DAYS 3660
/* What comes back every few months keeps so many days from the middle, and from the end. */
#define APART 30
#define BEFORE_END 45

/* The library, open to be read in one language. */
typedef struct
{
  JsonParser *parser;
  JsonObject *steps;
  JsonArray *plans;
  const char *language;
} Library;

static void
library_clear (Library *self)
{
  g_clear_object (&self->parser);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Library, library_clear)

/**
 * binome_shipped_plan_free:
 * @self: (transfer full): a plan
 */
void
binome_shipped_plan_free (gpointer self)
{
  g_free (((BinomeShippedPlan *)self)->title);
  g_free (self);
}

static gboolean
library_open (Library *self, const char *language, GError **error)
{
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (binome_templates_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize size;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  JsonObject *root;

  if (text == NULL)
    return FALSE;

  self->parser = json_parser_new_immutable ();
  self->language = language;
  if (!json_parser_load_from_data (self->parser, text, (gssize)size, error))
    return FALSE;

  root = json_node_get_object (json_parser_get_root (self->parser));
  self->steps = json_object_get_object_member (root, "steps");
  self->plans = json_object_get_array_member (root, "plans");
  return TRUE;
}

/* In the language asked for, else in English. */
static const char *
get_title (const Library *self, JsonObject *object)
{
  JsonObject *titles = json_object_get_object_member (object, "title");

  return json_object_has_member (titles, self->language)
             ? json_object_get_string_member (titles, self->language)
             : json_object_get_string_member (titles, "en");
}

static JsonObject *
find_plan (const Library *self, BinomeProgrammeKind kind, GError **error)
{
  for (guint i = 0; i < json_array_get_length (self->plans); i++)
    {
      JsonObject *plan = json_array_get_object_element (self->plans, i);

      if (g_str_equal (json_object_get_string_member (plan, "kind"), binome_programme_kinds[kind].id))
        return plan;
    }

  g_set_error_literal (error, BINOME_ERROR, BINOME_ERROR_NOT_FOUND,
                       _ ("There is no check-in plan for this kind of programme."));
  return NULL;
}

static int
get_choice (JsonObject *object, const char *member, const BinomeChoice *choices, int otherwise)
{
  const char *id = json_object_get_string_member_with_default (object, member, choices[otherwise].id);

  return MAX (binome_choice_find (choices, id), 0);
}

static void
add_step (GPtrArray *steps, JsonObject *object, const char *title, int days)
{
  BinomeEntity *step = BINOME_ENTITY (binome_plan_step_new ());

  binome_entity_set_text (step, BINOME_PLAN_STEP_TITLE, title);
  binome_entity_set_choice (step, BINOME_PLAN_STEP_KIND,
                            get_choice (object, "kind", binome_plan_step_kinds, 0));
  binome_entity_set_choice (step, BINOME_PLAN_STEP_ANCHOR,
                            get_choice (object, "anchor", binome_plan_step_anchors, BINOME_ANCHOR_START));
  binome_entity_set_choice (step, BINOME_PLAN_STEP_OWNER,
                            get_choice (object, "owner", binome_plan_step_owners, 0));
  binome_entity_set_integer (step, BINOME_PLAN_STEP_DAYS, days);
  binome_entity_set_integer (step, BINOME_PLAN_STEP_WINDOW,
                             json_object_get_int_member_with_default (object, "window", 7));
  g_ptr_array_add (steps, step);
}

/* The mid-term review stands for what falls close to it. */
static void
add_every (GPtrArray *steps, JsonObject *object, const char *title, int every, BinomeDate starts_on,
           BinomeDate ends_on)
{
  int length = ends_on - starts_on, middle = length / 2;

  for (int months = every;; months += every)
    {
      int days = binome_date_add_months (starts_on, months) - starts_on;
      g_autofree char *number = g_strdup_printf ("%d", months);
      g_autoptr (GString) text = g_string_new (title);

      if (days > MOST_DAYS || days > length - BEFORE_END)
        return;
      if (ABS (days - middle) < APART)
        continue;
      g_string_replace (text, "%d", number, 1);
      add_step (steps, object, text->str, days);
    }
}

static void
read_step (const Library *self, GPtrArray *steps, JsonObject *object, BinomeDate starts_on,
           BinomeDate ends_on)
{
  int length = ends_on - starts_on;
  int every = (int)json_object_get_int_member_with_default (object, "every", 0);
  int days = (int)json_object_get_int_member_with_default (object, "days", 0);
  const char *title = get_title (self, object);

  if (length < json_object_get_int_member_with_default (object, "shortest", 0))
    return;
  if (every > 0)
    {
      add_every (steps, object, title, every, starts_on, ends_on);
      return;
    }
  if (json_object_get_boolean_member_with_default (object, "middle", FALSE))
    days = length / 2;
  if (days <= MOST_DAYS)
    add_step (steps, object, title, days);
}

/**
 * binome_plan_library_list:
 * @language: such as “fr”
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type BinomeShippedPlan) (nullable): the plans, one a kind
 */
GPtrArray *
binome_plan_library_list (const char *language, GError **error)
{
  g_auto (Library) self = { 0 };
  GPtrArray *plans;

  if (!library_open (&self, language, error))
    return NULL;

  plans = g_ptr_array_new_with_free_func (binome_shipped_plan_free);
  for (guint i = 0; i < json_array_get_length (self.plans); i++)
    {
      JsonObject *object = json_array_get_object_element (self.plans, i);
      BinomeShippedPlan *plan = g_new0 (BinomeShippedPlan, 1);

      plan->kind = (BinomeProgrammeKind)get_choice (object, "kind", binome_programme_kinds, 0);
      plan->title = g_strdup (get_title (&self, object));
      plan->months = (int)json_object_get_int_member_with_default (object, "months", 12);
      g_ptr_array_add (plans, plan);
    }

  return plans;
}

/**
 * binome_plan_library_make_steps:
 * @kind: what the programme is for
 * @starts_on: its first day
 * @ends_on: its last day
 * @language: such as “fr”
 * @error: return location for a #GError
 *
 * The check-ins that every pair gets: within 48 hours, after a week, a month, before the end of
 * probation, after two months, at mid-term, each quarter, a month before the end and at the end; with
 * what the contract asks for. Those that the programme is too short for are left out. Day 38 lies before
 * the 45 days in the company of apprentices (L6222-18), day 21 before the month at most of a fixed-term
 * professionalisation contract (L1242-10), day 45 before the two months of a newcomer (L1221-19).
 *
 * Returns: (transfer full) (element-type BinomePlanStep) (nullable): the steps
 */
GPtrArray *
binome_plan_library_make_steps (BinomeProgrammeKind kind, BinomeDate starts_on, BinomeDate ends_on,
                                const char *language, GError **error)
{
  g_auto (Library) self = { 0 };
  JsonObject *plan = library_open (&self, language, error) ? find_plan (&self, kind, error) : NULL;
  GPtrArray *steps;
  JsonArray *names;

  if (plan == NULL)
    return NULL;

  steps = g_ptr_array_new_with_free_func (g_object_unref);
  names = json_object_get_array_member (plan, "steps");
  for (guint i = 0; i < json_array_get_length (names); i++)
    read_step (&self, steps,
               json_object_get_object_member (self.steps, json_array_get_string_element (names, i)),
               starts_on, ends_on);
  return steps;
}
