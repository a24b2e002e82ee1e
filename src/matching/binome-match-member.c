/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person of a matching, as the comparators want them: words as numbers, skills and values in order. */

#include "binome-match-problem-private.h"

#include <string.h>

#include "binome-text.h"

static guint
hash_element (gconstpointer data)
{
  const BinomeMatchElement *element = data;

  return (guint)((guint64)element->key * 2654435761u ^ element->field * 40503u) + (guint)element->is_skill;
}

static gboolean
equal_elements (gconstpointer a, gconstpointer b)
{
  const BinomeMatchElement *x = a, *y = b;

  return x->is_skill == y->is_skill && x->field == y->field && x->key == y->key;
}

/* Numbers for skills and values. */
GHashTable *
binome_match_element_index_new (void)
{
  return g_hash_table_new (hash_element, equal_elements);
}

/* A number for a text, equal for equal texts, accents and case aside; 0 for an empty one. */
guint
binome_match_problem_code (BinomeMatchProblem *self, const char *text)
{
  g_autofree char *folded = binome_text_fold (text);
  guint code;

  if (*folded == '\0')
    return 0;

  code = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, folded));
  if (code == 0)
    {
      code = g_hash_table_size (self->codes) + 1;
      g_hash_table_insert (self->codes, g_steal_pointer (&folded), GUINT_TO_POINTER (code));
    }
  return code;
}

static const char *
keep_text (BinomeMatchProblem *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static guint32
number_element (BinomeMatchProblem *self, gboolean is_skill, gint64 field, gint64 key, const char *text)
{
  BinomeMatchElement element = { is_skill, field, key, NULL };
  gpointer number;

  if (g_hash_table_lookup_extended (self->element_index, &element, NULL, &number))
    return GPOINTER_TO_UINT (number);

  element.text = keep_text (self, text);
  g_ptr_array_add (self->elements, g_memdup2 (&element, sizeof element));
  g_array_append_val (self->element_fields, field);
  g_hash_table_insert (self->element_index, self->elements->pdata[self->elements->len - 1],
                       GUINT_TO_POINTER (self->elements->len - 1));
  return self->elements->len - 1;
}

static int
compare_skills (gconstpointer a, gconstpointer b)
{
  const BinomeMatchMemberSkill *x = a, *y = b;

  if (x->element != y->element)
    return x->element < y->element ? -1 : 1;
  return (int)y->level - (int)x->level; /* the highest level first: it is the one kept */
}

static BinomeMatchMemberSkill *
dup_skills (BinomeMatchProblem *self, const BinomeMatchPerson *person, guint *n_skills)
{
  gsize n = person->skills != NULL ? person->n_skills : 0;
  BinomeMatchMemberSkill *skills = g_new (BinomeMatchMemberSkill, n + 1);

  for (gsize k = 0; k < n; k++)
    {
      const BinomeMatchSkill *skill = &person->skills[k];

      skills[k].element = number_element (self, TRUE, 0, skill->skill, skill->name);
      skills[k].level = (guint)CLAMP (skill->level, 0, BINOME_MATCH_LEVEL_MAX);
    }
  qsort (skills, n, sizeof *skills, compare_skills);
  *n_skills = 0;
  for (gsize k = 0; k < n; k++)
    if (*n_skills == 0 || skills[*n_skills - 1].element != skills[k].element)
      skills[(*n_skills)++] = skills[k];
  return skills;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BinomeMatchProblem *self = user_data;
  guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
  gint64 x_field = binome_match_problem_element (self, x)->field;
  gint64 y_field = binome_match_problem_element (self, y)->field;

  if (x_field != y_field)
    return x_field < y_field ? -1 : 1;
  return x < y ? -1 : x > y;
}

static guint32 *
dup_values (BinomeMatchProblem *self, const BinomeMatchPerson *person, guint *n_values)
{
  gsize n = person->values != NULL ? person->n_values : 0, n_filled = 0;
  guint32 *values = g_new (guint32, n + 1);

  for (gsize k = 0; k < n; k++)
    {
      const BinomeMatchValue *value = &person->values[k];
      guint code = value->text != NULL ? binome_match_problem_code (self, value->text) : 0;
      gint64 key = value->text != NULL ? (gint64)1 << 32 | code : value->number;

      if (value->text == NULL || code != 0)
        values[n_filled++] = number_element (self, FALSE, value->field, key, value->text);
    }
  g_sort_array (values, n_filled, sizeof *values, compare_values, self);
  *n_values = 0;
  for (gsize k = 0; k < n_filled; k++)
    if (*n_values == 0 || values[*n_values - 1] != values[k])
      values[(*n_values)++] = values[k];
  return values;
}

/* Where the values of fields above "field" begin. */
static guint
find_end (const gint64 *fields, const BinomeMatchMember *member, gint64 field, guint first)
{
  guint end = member->n_values;

  while (first < end)
    {
      guint middle = (first + end) / 2;

      if (fields[member->values[middle]] <= field)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* The values of one field, as elements in order. */
const guint32 *
binome_match_member_get_values (const BinomeMatchProblem *problem, const BinomeMatchMember *member,
                                gint64 field, guint *n_values)
{
  const gint64 *fields = (const gint64 *)(const void *)problem->element_fields->data;
  guint first = field > G_MININT64 ? find_end (fields, member, field - 1, 0) : 0;

  *n_values = find_end (fields, member, field, first) - first;
  return member->values + first;
}

/* A member with what they have in one piece of memory: there are many of them. */
static BinomeMatchMember *
member_alloc (const BinomeMatchMemberSkill *skills, guint n_skills, const guint32 *values, guint n_values)
{
  gsize skills_size = n_skills * sizeof *skills, values_size = n_values * sizeof *values;
  BinomeMatchMember *member = g_malloc0 (sizeof *member + skills_size + values_size);
  char *rest = (char *)(member + 1);

  member->n_skills = n_skills;
  member->n_values = n_values;
  member->skills = memcpy (rest, skills, skills_size);
  member->values = memcpy (rest + skills_size, values, values_size);
  return member;
}

/* The person as the comparators want them; g_free() it. */
BinomeMatchMember *
binome_match_member_new (BinomeMatchProblem *self, const BinomeMatchPerson *person)
{
  guint n_skills, n_values;
  g_autofree BinomeMatchMemberSkill *skills = dup_skills (self, person, &n_skills);
  g_autofree guint32 *values = dup_values (self, person, &n_values);
  BinomeMatchMember *member = member_alloc (skills, n_skills, values, n_values);
  const char *texts[BINOME_MATCH_N_ATTRIBUTES] = {
    [BINOME_MATCH_ATTRIBUTE_SITE] = person->site,
    [BINOME_MATCH_ATTRIBUTE_TEAM] = person->team,
    [BINOME_MATCH_ATTRIBUTE_JOB] = person->job,
    [BINOME_MATCH_ATTRIBUTE_LANGUAGE] = person->language,
  };
  const BinomeDate last_day = binome_date_new (9999, 12, 31);
  int year, month, day;

  member->id = person->id;
  member->person_id = person->person_id;
  member->manager_id = person->manager_id;
  member->upper_id = person->upper_id;
  member->name = keep_text (self, person->name != NULL ? person->name : "");
  for (guint a = 0; a < BINOME_MATCH_N_ATTRIBUTES; a++)
    {
      member->text[a] = keep_text (self, texts[a]);
      member->code[a] = binome_match_problem_code (self, texts[a]);
    }
  member->hired = CLAMP (person->hired, BINOME_DATE_NONE, last_day);
  binome_date_get (member->hired, &year, &month, &day);
  member->hired_ymd = year * 10000 + month * 100 + day;
  member->from = CLAMP (person->from, BINOME_DATE_NONE, last_day);
  member->to = CLAMP (person->to, BINOME_DATE_NONE, last_day);
  member->capacity = MAX (person->capacity, 0);
  member->remote = person->remote != FALSE;
  return member;
}
