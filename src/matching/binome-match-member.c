/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person of a matching, as the comparators want them: words as numbers, skills and values in order. */

#include "binome-match-problem-private.h"

#include "binome-text.h"

/* What is numbered: a skill, or a value of a field; the key of a text is above every number. */
typedef struct
{
  gboolean is_skill;
  gint64 field;
  gint64 key;
} BinomeMatchElement;

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
binome_match_elements_new (void)
{
  return g_hash_table_new_full (hash_element, equal_elements, g_free, NULL);
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
  BinomeMatchElement element = { is_skill, field, key };
  gpointer number;

  if (g_hash_table_lookup_extended (self->elements, &element, NULL, &number))
    return GPOINTER_TO_UINT (number);

  g_hash_table_insert (self->elements, g_memdup2 (&element, sizeof element),
                       GUINT_TO_POINTER (self->element_texts->len));
  g_ptr_array_add (self->element_texts, (gpointer)keep_text (self, text));
  return self->element_texts->len - 1;
}

static int
compare_skills (gconstpointer a, gconstpointer b)
{
  const BinomeMatchMemberSkill *x = a, *y = b;

  if (x->skill != y->skill)
    return x->skill < y->skill ? -1 : 1;
  return y->level - x->level; /* the highest level first: it is the one kept */
}

static void
copy_skills (BinomeMatchProblem *self, const BinomeMatchPerson *person, BinomeMatchMember *member)
{
  gsize n = person->skills != NULL ? person->n_skills : 0;
  BinomeMatchMemberSkill *skills = g_new (BinomeMatchMemberSkill, n);

  for (gsize k = 0; k < n; k++)
    skills[k] = (BinomeMatchMemberSkill){ person->skills[k].skill,
                                          number_element (self, TRUE, 0, person->skills[k].skill,
                                                          person->skills[k].name),
                                          CLAMP (person->skills[k].level, 0, BINOME_MATCH_LEVEL_MAX) };
  if (n > 0)
    qsort (skills, n, sizeof *skills, compare_skills);
  for (gsize k = 0; k < n; k++)
    if (member->n_skills == 0 || skills[member->n_skills - 1].skill != skills[k].skill)
      skills[member->n_skills++] = skills[k];
  member->skills = g_renew (BinomeMatchMemberSkill, skills, member->n_skills);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const BinomeMatchFieldValue *x = a, *y = b;

  if (x->field != y->field)
    return x->field < y->field ? -1 : 1;
  return x->element < y->element ? -1 : x->element > y->element;
}

static void
copy_values (BinomeMatchProblem *self, const BinomeMatchPerson *person, BinomeMatchMember *member)
{
  gsize n = person->values != NULL ? person->n_values : 0, n_filled = 0;
  BinomeMatchFieldValue *values = g_new (BinomeMatchFieldValue, n);

  for (gsize k = 0; k < n; k++)
    {
      const BinomeMatchValue *value = &person->values[k];
      guint code = value->text != NULL ? binome_match_problem_code (self, value->text) : 0;
      gint64 key = value->text != NULL ? (gint64)1 << 32 | code : value->number;

      if (value->text == NULL || code != 0)
        values[n_filled++] = (BinomeMatchFieldValue){
          value->field, number_element (self, FALSE, value->field, key, value->text), value->number
        };
    }
  if (n_filled > 0)
    qsort (values, n_filled, sizeof *values, compare_values);
  for (gsize k = 0; k < n_filled; k++)
    if (member->n_values == 0 || compare_values (&values[member->n_values - 1], &values[k]) != 0)
      values[member->n_values++] = values[k];
  member->values = g_renew (BinomeMatchFieldValue, values, member->n_values);
}

/* The values of one field, by element. */
const BinomeMatchFieldValue *
binome_match_member_get_values (const BinomeMatchMember *member, gint64 field, guint *n_values)
{
  const BinomeMatchFieldValue *values = member->values;
  guint first = 0, end = member->n_values;

  while (first < end)
    {
      guint middle = (first + end) / 2;

      if (values[middle].field < field)
        first = middle + 1;
      else
        end = middle;
    }
  for (end = first; end < member->n_values && values[end].field == field;)
    end++;
  *n_values = end - first;
  return values + first;
}

/* The person as the comparators want them. */
BinomeMatchMember *
binome_match_member_new (BinomeMatchProblem *self, const BinomeMatchPerson *person)
{
  BinomeMatchMember *member = g_new0 (BinomeMatchMember, 1);
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
  member->remote = person->remote;
  copy_skills (self, person, member);
  copy_values (self, person, member);
  return member;
}

void
binome_match_member_free (BinomeMatchMember *member)
{
  g_free (member->skills);
  g_free (member->values);
  g_free (member);
}
