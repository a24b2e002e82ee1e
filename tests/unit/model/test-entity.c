/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities: properties, notifications, titles, validation, size. */

#include <math.h>

#include "binome-error.h"
#include "binome-model.h"

static void
on_notify_cb (GObject *object, GParamSpec *pspec, GString *seen)
{
  g_string_append_printf (seen, "%s ", pspec->name);
}

static void
test_properties (void)
{
  g_autoptr (BinomePerson) person = binome_person_new ();
  BinomeEntity *entity = BINOME_ENTITY (person);
  GString *seen = g_string_new (NULL);
  g_autofree char *site = NULL;
  g_autofree char *heading = NULL;
  int hired_on;

  g_signal_connect (person, "notify", G_CALLBACK (on_notify_cb), seen);
  binome_entity_set_text (entity, BINOME_PERSON_FAMILY_NAME, "Martin");
  binome_entity_set_text (entity, BINOME_PERSON_GIVEN_NAME, "Claire");
  binome_entity_set_text (entity, BINOME_PERSON_SITE, NULL);
  binome_entity_set_date (entity, BINOME_PERSON_HIRED_ON, binome_date_new (2020, 2, 29));
  binome_entity_set_date (entity, BINOME_PERSON_HIRED_ON, binome_date_new (2020, 2, 29));
  g_object_get (person, "site", &site, "heading", &heading, "hired-on", &hired_on, NULL);
  g_assert_cmpstr (site, ==, "");
  g_assert_cmpstr (heading, ==, "Claire Martin");
  g_assert_cmpint (hired_on, ==, 737484); /* the Julian day of 29 February 2020, by GDate's count */
  /* Nothing for what did not change. */
  g_assert_cmpstr (seen->str, ==, "family-name heading given-name heading hired-on heading ");
  g_string_free (seen, TRUE);
  g_assert_finalize_object (g_steal_pointer (&person));
}

static void
test_binding (void)
{
  g_autoptr (BinomePerson) one = binome_person_new ();
  g_autoptr (BinomePerson) two = binome_person_new ();

  g_object_bind_property (one, "email", two, "email", G_BINDING_BIDIRECTIONAL);
  g_object_set (one, "email", "c.martin@example.org", NULL);
  g_assert_cmpstr (binome_entity_get_text (BINOME_ENTITY (two), BINOME_PERSON_EMAIL), ==,
                   "c.martin@example.org");
  g_object_set (two, "email", "", NULL);
  g_assert_cmpstr (binome_entity_get_text (BINOME_ENTITY (one), BINOME_PERSON_EMAIL), ==, "");
}

static void
test_unknown (void)
{
  g_autoptr (BinomeObjective) objective = binome_objective_new ();
  BinomeEntity *entity = BINOME_ENTITY (objective);
  g_autofree char *text = NULL;

  g_assert_true (isnan (binome_entity_get_real (entity, BINOME_OBJECTIVE_BASELINE)));
  text = binome_entity_format (entity, BINOME_OBJECTIVE_BASELINE);
  g_assert_cmpstr (text, ==, "–");
  binome_entity_set_real (entity, BINOME_OBJECTIVE_BASELINE, 0);
  g_assert_false (isnan (binome_entity_get_real (entity, BINOME_OBJECTIVE_BASELINE)));
}

static void
test_limits (void)
{
  g_autoptr (BinomeEnrolment) enrolment = binome_enrolment_new ();
  BinomeEntity *entity = BINOME_ENTITY (enrolment);
  g_autoptr (GError) error = NULL;

  binome_entity_set_integer (entity, BINOME_ENROLMENT_CAPACITY, 99);
  g_assert_true (binome_entity_validate_field (entity, BINOME_ENROLMENT_CAPACITY, &error));
  binome_entity_set_integer (entity, BINOME_ENROLMENT_CAPACITY, 100);
  g_assert_false (binome_entity_validate_field (entity, BINOME_ENROLMENT_CAPACITY, &error));
  g_assert_error (error, BINOME_ERROR, BINOME_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“Tutees at most” must lie between 0 and 99.");
}

/* Every field of every entity is declared soundly. */
static void
test_declarations (void)
{
  guint n;
  const GType *types = binome_model_get_types (&n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      BinomeEntityClass *klass = g_type_class_peek (types[i]);
      g_autoptr (BinomeEntity) entity = g_object_new (types[i], NULL);
      g_autofree char *title = binome_entity_dup_title (entity);

      g_assert_nonnull (title);
      g_assert_true (binome_model_find_type (klass->table) == types[i]);
      g_assert_cmpuint (klass->n_fields, <=, 64); /* the store keeps a bit for each */
      for (guint f = 0; f < klass->n_fields; f++)
        {
          const BinomeField *field = &klass->fields[f];

          g_assert_nonnull (field->name);
          g_assert_cmpstr (field->label, !=, "");
          g_assert_true ((field->type == BINOME_FIELD_CHOICE) == (field->choices != NULL));
          g_assert_true ((field->type == BINOME_FIELD_REFERENCE) == (field->target != NULL));
          if (field->choices != NULL)
            g_assert_cmpint (field->initial, <, binome_choice_count (field->choices));
          g_assert_nonnull (g_object_class_find_property (G_OBJECT_CLASS (klass), field->name));
        }
    }
  g_assert_true (binome_model_find_type ("nothing") == G_TYPE_INVALID);
}

static void
test_check_in_status (void)
{
  static const struct
  {
    int days_from_due;
    BinomeCheckInState status;
  } cases[] = {
    { -1, BINOME_CHECK_IN_STATE_PLANNED }, { 0, BINOME_CHECK_IN_STATE_DUE },
    { 7, BINOME_CHECK_IN_STATE_DUE },      { 8, BINOME_CHECK_IN_STATE_OVERDUE },
    { 90, BINOME_CHECK_IN_STATE_OVERDUE },
  };
  g_autoptr (BinomeCheckIn) check_in = binome_check_in_new ();
  BinomeDate due = binome_date_new (2026, 3, 2);

  binome_entity_set_date (BINOME_ENTITY (check_in), BINOME_CHECK_IN_DUE_ON, due);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (binome_check_in_get_status (check_in, due + cases[i].days_from_due), ==,
                     cases[i].status);
  binome_entity_set_choice (BINOME_ENTITY (check_in), BINOME_CHECK_IN_STATE, BINOME_CHECK_IN_STATE_WAIVED);
  g_assert_cmpint (binome_check_in_get_status (check_in, due + 90), ==, BINOME_CHECK_IN_STATE_WAIVED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/entity/properties", test_properties);
  g_test_add_func ("/model/entity/binding", test_binding);
  g_test_add_func ("/model/entity/unknown", test_unknown);
  g_test_add_func ("/model/entity/limits", test_limits);
  g_test_add_func ("/model/entity/declarations", test_declarations);
  g_test_add_func ("/model/entity/check-in-status", test_check_in_status);
  return g_test_run ();
}
