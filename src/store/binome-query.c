/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows, in which order: conditions on declared fields, turned into SQL in one place. */

#include "binome-query.h"
#include "binome-db-private.h"

#include <string.h>

#include "binome-person.h"
#include "binome-text.h"

typedef struct
{
  char *sql;    /* a question mark stands for the parameter */
  GValue value; /* int64 or string; unset for a condition without a parameter */
  char *second; /* (nullable): a text for a second question mark */
} Condition;

struct _BinomeQuery
{
  gatomicrefcount references;
  GType type;
  GArray *conditions;
  GString *joins;
  GString *order;
  GPtrArray *tables; /* every table it looks at, besides its own */
};

G_DEFINE_BOXED_TYPE (BinomeQuery, binome_query, binome_query_ref, binome_query_unref)

static BinomeEntityClass *
class_of (GType type)
{
  return g_type_class_peek (type) != NULL ? g_type_class_peek (type) : g_type_class_ref (type);
}

static void
condition_clear (gpointer data)
{
  Condition *condition = data;

  g_free (condition->sql);
  g_free (condition->second);
  if (G_IS_VALUE (&condition->value))
    g_value_unset (&condition->value);
}

/**
 * binome_query_new:
 * @type: an entity
 *
 * Returns: (transfer full): all its rows, in the order they were made
 */
BinomeQuery *
binome_query_new (GType type)
{
  BinomeQuery *self = g_new0 (BinomeQuery, 1);

  g_atomic_ref_count_init (&self->references);
  self->type = type;
  self->conditions = g_array_new (FALSE, TRUE, sizeof (Condition));
  g_array_set_clear_func (self->conditions, condition_clear);
  self->joins = g_string_new (NULL);
  self->order = g_string_new (NULL);
  self->tables = g_ptr_array_new ();
  return self;
}

BinomeQuery *
binome_query_ref (BinomeQuery *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
binome_query_unref (BinomeQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_array_unref (self->conditions);
  g_string_free (self->joins, TRUE);
  g_string_free (self->order, TRUE);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * binome_query_get_entity_type:
 * @self: a query
 *
 * Returns: the entity it is about
 */
GType
binome_query_get_entity_type (BinomeQuery *self)
{
  return self->type;
}

static char *
column_of (GType type, guint field)
{
  return binome_db_column_name (&class_of (type)->fields[field]);
}

static const char *
sign_of (BinomeQueryOperator op)
{
  static const char *const signs[] = { "IS", "IS NOT", "<=", ">=" };

  return signs[op];
}

static void
add_integer (BinomeQuery *self, char *sql, gint64 value)
{
  Condition condition = { .sql = sql };

  g_value_init (&condition.value, G_TYPE_INT64);
  g_value_set_int64 (&condition.value, value);
  g_array_append_val (self->conditions, condition);
}

static void
add_text (BinomeQuery *self, char *sql, const char *value)
{
  Condition condition = { .sql = sql };

  g_value_init (&condition.value, G_TYPE_STRING);
  g_value_set_string (&condition.value, value);
  g_array_append_val (self->conditions, condition);
}

/**
 * binome_query_where_id:
 * @self: a query
 * @id: a row
 *
 * Keeps only that row.
 */
void
binome_query_where_id (BinomeQuery *self, gint64 id)
{
  add_integer (self, g_strdup ("t.id = ?"), id);
}

/**
 * binome_query_where_ids:
 * @self: a query
 * @ids: (element-type gint64): rows
 *
 * Keeps only those rows, however many.
 */
void
binome_query_where_ids (BinomeQuery *self, GArray *ids)
{
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  add_text (self, g_strdup ("t.id IN (SELECT value FROM json_each (?))"), list->str);
}

/**
 * binome_query_where_integer:
 * @self: a query
 * @field: a number, yes or no, or a reference; the reference 0 is "none"
 * @op: how to compare
 * @value: with what
 *
 * Keeps only the rows where it holds. Conditions add up.
 */
void
binome_query_where_integer (BinomeQuery *self, guint field, BinomeQueryOperator op, gint64 value)
{
  g_autofree char *column = column_of (self->type, field);

  if (class_of (self->type)->fields[field].type == BINOME_FIELD_REFERENCE && value == 0)
    {
      Condition condition = { .sql = g_strdup_printf ("t.\"%s\" %s NULL", column, sign_of (op)) };

      g_array_append_val (self->conditions, condition);
    }
  else
    add_integer (self, g_strdup_printf ("t.\"%s\" %s ?", column, sign_of (op)), value);
}

/**
 * binome_query_where_date:
 * @self: a query
 * @field: a date
 * @op: how to compare
 * @value: with what
 *
 * Keeps only the rows where it holds; an unknown date is neither before nor after any day.
 */
void
binome_query_where_date (BinomeQuery *self, guint field, BinomeQueryOperator op, BinomeDate value)
{
  g_autofree char *column = column_of (self->type, field);
  g_autofree char *text = value == BINOME_DATE_NONE ? NULL : binome_date_format_iso (value);

  add_text (self, g_strdup_printf ("t.\"%s\" %s ?", column, sign_of (op)), text);
}

/**
 * binome_query_where_choice:
 * @self: a query
 * @field: a choice
 * @op: equal or not equal
 * @value: the answer's index
 *
 * Keeps only the rows where it holds.
 */
void
binome_query_where_choice (BinomeQuery *self, guint field, BinomeQueryOperator op, int value)
{
  g_autofree char *column = column_of (self->type, field);

  add_text (self, g_strdup_printf ("t.\"%s\" %s ?", column, sign_of (op)),
            class_of (self->type)->fields[field].choices[value].id);
}

/* The ids are the program's own words: letters and dashes. */
static char *
write_choices (GType type, guint field, const int *values, guint n_values)
{
  const BinomeChoice *choices = class_of (type)->fields[field].choices;
  GString *list = g_string_new ("[");

  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (list, "%s\"%s\"", i > 0 ? "," : "", choices[values[i]].id);
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

/**
 * binome_query_where_choices:
 * @self: a query
 * @field: a choice
 * @values: (array length=n_values): indices of answers
 * @n_values: how many
 *
 * Keeps only the rows that have one of these answers.
 */
void
binome_query_where_choices (BinomeQuery *self, guint field, const int *values, guint n_values)
{
  g_autofree char *column = column_of (self->type, field);
  g_autofree char *list = write_choices (self->type, field, values, n_values);

  add_text (self, g_strdup_printf ("t.\"%s\" IN (SELECT value FROM json_each (?))", column), list);
}

/**
 * binome_query_where_text:
 * @self: a query
 * @field: a text
 * @value: what it must be
 *
 * Keeps only the rows where it is exactly that.
 */
void
binome_query_where_text (BinomeQuery *self, guint field, const char *value)
{
  g_autofree char *column = column_of (self->type, field);

  add_text (self, g_strdup_printf ("t.\"%s\" = ?", column), value);
}

static GType
target_of (BinomeQuery *self, guint reference)
{
  return class_of (self->type)->fields[reference].target ();
}

/**
 * binome_query_where_day:
 * @self: a query
 * @first: a date: the first day
 * @last: a date: the last day
 * @day: a day
 *
 * Keeps only the rows whose days @day is one of; a date that is not known sets no end to them.
 */
void
binome_query_where_day (BinomeQuery *self, guint first, guint last, BinomeDate day)
{
  g_autofree char *from = column_of (self->type, first), *until = column_of (self->type, last);
  g_autofree char *text = binome_date_format_iso (day);

  add_text (self,
            g_strdup_printf ("(t.\"%s\" IS NULL OR t.\"%s\" <= ?) AND (t.\"%s\" IS NULL OR t.\"%s\" >= ?)",
                             from, from, until, until),
            text);
  g_array_index (self->conditions, Condition, self->conditions->len - 1).second = g_steal_pointer (&text);
}

/**
 * binome_query_where_referred:
 * @self: a query
 * @referred: whether there is to be one, or none
 * @type: another entity
 * @reference: its reference to this one
 * @choices: two choices of that entity, and which of their answers count
 *
 * Keeps only the rows to which such an entity refers, or none does: people who take part as tutors.
 */
void
binome_query_where_referred (BinomeQuery *self, gboolean referred, GType type, guint reference,
                             const BinomeQueryChoices choices[2])
{
  g_autofree char *column = column_of (type, reference), *first = column_of (type, choices[0].field),
                  *second = column_of (type, choices[1].field);
  g_autofree char *list = write_choices (type, choices[0].field, choices[0].values, choices[0].n_values);

  g_ptr_array_add (self->tables, (gpointer)class_of (type)->table);
  add_text (
      self,
      g_strdup_printf ("t.id %s (SELECT \"%s\" FROM \"%s\" WHERE \"%s\" IN (SELECT value FROM json_each (?))"
                       " AND \"%s\" IN (SELECT value FROM json_each (?)) AND \"%s\" IS NOT NULL)",
                       referred ? "IN" : "NOT IN", column, class_of (type)->table, first, second, column),
      list);
  g_array_index (self->conditions, Condition, self->conditions->len - 1).second
      = write_choices (type, choices[1].field, choices[1].values, choices[1].n_values);
}

/**
 * binome_query_where_via:
 * @self: a query
 * @reference: a reference
 * @field_of_target: a number or reference of what it points to
 * @value: what that must be
 *
 * Keeps only the rows whose @reference points to such an entity: check-ins of pairs of a programme.
 */
void
binome_query_where_via (BinomeQuery *self, guint reference, guint field_of_target, gint64 value)
{
  GType target = target_of (self, reference);
  g_autofree char *column = column_of (self->type, reference);
  g_autofree char *far_column = column_of (target, field_of_target);

  g_ptr_array_add (self->tables, (gpointer)class_of (target)->table);
  add_integer (self,
               g_strdup_printf ("t.\"%s\" IN (SELECT id FROM \"%s\" WHERE \"%s\" = ?)", column,
                                class_of (target)->table, far_column),
               value);
}

/**
 * binome_query_dup_match:
 * @text: what someone typed
 *
 * Returns: (transfer full): the same for the search index of people: every word must begin some word of the
 *   person; empty where @text says nothing
 */
char *
binome_query_dup_match (const char *text)
{
  g_autofree char *folded = binome_text_fold (text);
  GString *expression = g_string_new (NULL);
  gboolean in_word = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        {
          if (!in_word)
            g_string_append (expression, expression->len > 0 ? " \"" : "\"");
          in_word = TRUE;
          g_string_append_unichar (expression, c);
        }
      else if (in_word)
        {
          g_string_append (expression, "\"*");
          in_word = FALSE;
        }
    }
  if (in_word)
    g_string_append (expression, "\"*");

  return g_string_free (expression, FALSE);
}

/* Who is found in the search index, or by what they have answered in words, but for what is sensitive. One
 * list of ids, so that nobody else is looked at. */
static const char found_people[]
    = "t.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?"
      " UNION ALL SELECT v.person FROM field_definition d CROSS JOIN field_value v ON v.field = d.id"
      " WHERE v.person IS NOT NULL AND d.sensitive = 0 AND d.active = 1"
      " AND d.kind IN ('text', 'long-text', 'choice', 'choices', 'levels')"
      " AND instr (binome_fold (v.value), ?) > 0)";

/* The condition that @id_column is a row of @type that @text finds; NULL when @text says nothing. */
static char *
search_condition (GType type, const char *id_column, const char *text, char **parameter)
{
  BinomeEntityClass *klass = class_of (type);
  GString *any = g_string_new (NULL);

  if (g_str_equal (klass->table, "person"))
    {
      *parameter = binome_query_dup_match (text);
      g_string_free (any, TRUE);
      return g_strdup_printf ("%s IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)",
                              id_column);
    }

  *parameter = binome_text_fold (text);
  g_string_append_printf (any, "%s IN (SELECT s.id FROM \"%s\" s WHERE instr (binome_fold (''", id_column,
                          klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & BINOME_FIELD_SEARCHED) != 0)
      {
        g_autofree char *column = binome_db_column_name (&klass->fields[i]);

        g_string_append_printf (any, " || ' ' || s.\"%s\"", column);
      }
  g_string_append (any, "), ?) > 0)");
  return g_string_free (any, FALSE);
}

/**
 * binome_query_search:
 * @self: a query
 * @text: (nullable): what someone typed
 *
 * Keeps only the rows found by it, whatever the accents and case. Nothing typed finds all. People are found
 * by what they have answered in fields of the company’s own as well, unless that is sensitive.
 */
void
binome_query_search (BinomeQuery *self, const char *text)
{
  g_autofree char *parameter = NULL;
  g_autofree char *sql = search_condition (self->type, "t.id", text, &parameter);

  if (*parameter == '\0')
    return;
  if (self->type != BINOME_TYPE_PERSON)
    {
      add_text (self, g_steal_pointer (&sql), parameter);
      return;
    }

  add_text (self, g_strdup (found_people), parameter);
  g_array_index (self->conditions, Condition, self->conditions->len - 1).second = binome_text_fold (text);
  g_ptr_array_add (self->tables, (gpointer) "field_value");
}

/**
 * binome_query_search_via:
 * @self: a query
 * @reference: a reference
 * @text: (nullable): what someone typed
 *
 * Keeps only the rows whose @reference points to an entity found by it.
 */
void
binome_query_search_via (BinomeQuery *self, guint reference, const char *text)
{
  g_autofree char *column = column_of (self->type, reference);
  g_autofree char *id_column = g_strdup_printf ("t.\"%s\"", column);
  g_autofree char *parameter = NULL;
  g_autofree char *sql = search_condition (target_of (self, reference), id_column, text, &parameter);

  if (*parameter == '\0')
    return;
  g_ptr_array_add (self->tables, (gpointer)class_of (target_of (self, reference))->table);
  add_text (self, g_steal_pointer (&sql), parameter);
}

static void
add_order (BinomeQuery *self, const char *alias, GType type, guint field, gboolean descending)
{
  g_autofree char *column = column_of (type, field);
  BinomeFieldType kind = class_of (type)->fields[field].type;

  if (self->order->len > 0)
    g_string_append (self->order, ", ");
  g_string_append_printf (self->order, "%s.\"%s\"%s%s", alias, column,
                          kind == BINOME_FIELD_TEXT || kind == BINOME_FIELD_NOTE ? " COLLATE binome" : "",
                          descending ? " DESC" : "");
}

/**
 * binome_query_sort:
 * @self: a query
 * @field: a field
 * @descending: whether the greatest comes first
 *
 * Sorts by @field; further calls sort the rows that are equal so far. Texts are sorted without
 * minding accents and case.
 */
void
binome_query_sort (BinomeQuery *self, guint field, gboolean descending)
{
  add_order (self, "t", self->type, field, descending);
}

/**
 * binome_query_sort_turned:
 * @self: a query
 * @field: a number
 * @choice: a choice
 * @values: (array length=n_values): some of its values
 * @n_values: how many
 *
 * Sorts by @field, the smallest first, but the greatest first where @choice is one of @values: days that
 * count towards an event instead of from it.
 */
void
binome_query_sort_turned (BinomeQuery *self, guint field, guint choice, const int *values, guint n_values)
{
  g_autofree char *number = column_of (self->type, field);
  g_autofree char *column = column_of (self->type, choice);

  g_string_append_printf (self->order, "%sCASE t.\"%s\"", self->order->len > 0 ? ", " : "", column);
  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (self->order, " WHEN '%s' THEN -t.\"%s\"",
                            class_of (self->type)->fields[choice].choices[values[i]].id, number);
  g_string_append_printf (self->order, " ELSE t.\"%s\" END", number);
}

/**
 * binome_query_sort_via:
 * @self: a query
 * @reference: a reference
 * @field_of_target: a field of what it points to
 * @descending: whether the greatest comes first
 *
 * Sorts by a field of another entity: participants by their family name.
 */
void
binome_query_sort_via (BinomeQuery *self, guint reference, guint field_of_target, gboolean descending)
{
  GType target = target_of (self, reference);
  g_autofree char *column = column_of (self->type, reference);
  g_autofree char *alias = g_strdup_printf ("j%u", reference);
  g_autofree char *join = g_strdup_printf (" LEFT JOIN \"%s\" %s ON %s.id = t.\"%s\"",
                                           class_of (target)->table, alias, alias, column);

  if (strstr (self->joins->str, join) == NULL)
    g_string_append (self->joins, join);
  g_ptr_array_add (self->tables, (gpointer)class_of (target)->table);
  add_order (self, alias, target, field_of_target, descending);
}

/**
 * binome_query_where_own:
 * @self: a query of people
 * @field: a field of the company’s own, about every person
 * @answer: an answer as the file keeps it; "" for none
 *
 * Keeps only the people who have answered that, alone or among several of a list; or who have not answered.
 */
void
binome_query_where_own (BinomeQuery *self, gint64 field, const char *answer)
{
  g_ptr_array_add (self->tables, (gpointer) "field_value");
  if (*answer == '\0')
    add_integer (self,
                 g_strdup ("NOT EXISTS (SELECT 1 FROM field_value v WHERE v.person = t.id AND v.field = ?)"),
                 field);
  else
    add_text (self,
              g_strdup_printf ("t.id IN (SELECT v.person FROM field_value v"
                               " WHERE v.field = %" G_GINT64_FORMAT
                               " AND instr (char (10) || v.value || char (10),"
                               " char (10) || ? || char (10)) > 0)",
                               field),
              answer);
}

/**
 * binome_query_sort_own:
 * @self: a query of people
 * @field: a field of the company’s own, about every person
 * @order: how its answers are put in order
 * @descending: whether the greatest comes first
 *
 * Sorts by what people have answered; those who have not come last in both directions.
 */
void
binome_query_sort_own (BinomeQuery *self, gint64 field, BinomeQueryOrder order, gboolean descending)
{
  g_autofree char *alias = g_strdup_printf ("o%" G_GINT64_FORMAT, field);
  g_autofree char *key = NULL;

  g_string_append_printf (self->joins,
                          " LEFT JOIN field_value %s ON %s.person = t.id AND %s.field = %" G_GINT64_FORMAT,
                          alias, alias, alias, field);
  g_ptr_array_add (self->tables, (gpointer) "field_value");
  if (order == BINOME_QUERY_ORDER_NUMBER)
    key = g_strdup_printf ("CAST (%s.value AS REAL)", alias);
  else if (order == BINOME_QUERY_ORDER_CHOICE)
    key = g_strdup_printf (
        "(SELECT instr (char (10) || d.choices || char (10), char (10) || %s.value || char (10))"
        " FROM field_definition d WHERE d.id = %" G_GINT64_FORMAT ")",
        alias, field);
  else
    key = g_strdup_printf ("%s.value COLLATE binome", alias);
  g_string_append_printf (self->order, "%s%s.value IS NULL, %s%s", self->order->len > 0 ? ", " : "", alias,
                          key, descending ? " DESC" : "");
}

char *
binome_query_dup_sql (BinomeQuery *self, const char *columns)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM \"%s\" t%s", columns, class_of (self->type)->table, self->joins->str);
  for (guint i = 0; i < self->conditions->len; i++)
    g_string_append_printf (sql, "%s%s", i == 0 ? " WHERE " : " AND ",
                            g_array_index (self->conditions, Condition, i).sql);
  g_string_append_printf (sql, " ORDER BY %s%st.id", self->order->str, self->order->len > 0 ? ", " : "");

  return g_string_free (sql, FALSE);
}

void
binome_query_bind (BinomeQuery *self, BinomeStatement *statement)
{
  int parameter = 0;

  for (guint i = 0; i < self->conditions->len; i++)
    {
      const GValue *value = &g_array_index (self->conditions, Condition, i).value;

      if (G_VALUE_HOLDS_STRING (value))
        binome_statement_bind_text (statement, ++parameter, g_value_get_string (value));
      else if (G_VALUE_HOLDS_INT64 (value))
        binome_statement_bind_integer (statement, ++parameter, g_value_get_int64 (value));
      if (g_array_index (self->conditions, Condition, i).second != NULL)
        binome_statement_bind_text (statement, ++parameter,
                                    g_array_index (self->conditions, Condition, i).second);
    }
}

/* Whether a change in @table can change what the query finds. */
gboolean
binome_query_concerns (BinomeQuery *self, const char *table)
{
  if (g_str_equal (class_of (self->type)->table, table))
    return TRUE;
  for (guint i = 0; i < self->tables->len; i++)
    if (g_str_equal (self->tables->pdata[i], table))
      return TRUE;

  return FALSE;
}
