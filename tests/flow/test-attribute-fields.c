#include "flow/vst-attribute-fields.h"

#include <string.h>

static guint
get_n (VstAttributeFields *fields)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fields));
}

static void
test_add (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *name = vst_attribute_fields_add (fields, "given_name", FALSE);
  VstAttributeField *custom = vst_attribute_fields_add (fields, "custom:team", TRUE);

  g_assert_cmpuint (get_n (fields), ==, 2);
  g_assert_cmpstr (vst_attribute_field_get_name (name), ==, "given_name");
  g_assert_cmpstr (vst_attribute_field_get_value (name), ==, "");
  g_assert_false (vst_attribute_field_get_required (name));
  g_assert_true (vst_attribute_field_get_required (custom));
}

/* The service has named it: the row there is, with what was typed, becomes required. */
static void
test_add_again (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *first = vst_attribute_fields_add (fields, "name", FALSE);
  VstAttributeField *second = NULL;

  vst_attribute_field_set_value (first, "Ada");
  second = vst_attribute_fields_add (fields, "name", TRUE);

  g_assert_true (first == second);
  g_assert_cmpuint (get_n (fields), ==, 1);
  g_assert_true (vst_attribute_field_get_required (first));
  g_assert_cmpstr (vst_attribute_field_get_value (first), ==, "Ada");

  g_assert_true (vst_attribute_fields_add (fields, " name\n", FALSE) == first);
  g_assert_true (vst_attribute_field_get_required (first));
}

static void
test_unnamed_rows (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *a = vst_attribute_fields_add (fields, NULL, FALSE);
  VstAttributeField *b = vst_attribute_fields_add (fields, "", TRUE);

  g_assert_true (a != b);
  g_assert_cmpuint (get_n (fields), ==, 2);
  g_assert_false (vst_attribute_field_get_required (b)); /* it could never get a name */
}

static void
test_elsewhere (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *field = NULL;

  g_assert_null (vst_attribute_fields_add (fields, "email", TRUE));
  g_assert_null (vst_attribute_fields_add (fields, "email ", TRUE));
  g_assert_null (vst_attribute_fields_add (fields, "sub", FALSE));
  g_assert_cmpuint (get_n (fields), ==, 0);

  field = vst_attribute_fields_add (fields, NULL, FALSE);
  vst_attribute_field_set_name (field, "email");
  g_assert_cmpstr (vst_attribute_field_get_name (field), ==, "");
  vst_attribute_field_set_name (field, "email2");
  g_assert_cmpstr (vst_attribute_field_get_name (field), ==, "email2");
}

static void
test_names_are_unique (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *a = vst_attribute_fields_add (fields, "name", FALSE);
  VstAttributeField *b = vst_attribute_fields_add (fields, "nickname", FALSE);

  vst_attribute_field_set_name (b, " name\n");
  g_assert_cmpstr (vst_attribute_field_get_name (b), ==, "");
  vst_attribute_field_set_name (a, "name");
  g_assert_cmpstr (vst_attribute_field_get_name (a), ==, "name");
}

static void
test_remove (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *required = vst_attribute_fields_add (fields, "name", TRUE);
  g_autoptr (VstAttributeField) other =
      g_object_ref (vst_attribute_fields_add (fields, "locale", FALSE));

  vst_attribute_fields_remove (fields, required);
  g_assert_cmpuint (get_n (fields), ==, 2);
  vst_attribute_fields_remove (fields, other);
  vst_attribute_fields_remove (fields, other);
  g_assert_cmpuint (get_n (fields), ==, 1);

  vst_attribute_field_set_name (required, "nickname");
  g_assert_cmpstr (vst_attribute_field_get_name (required), ==, "name");

  /* Alone again, it may bear any name, and outlives the list. */
  g_clear_object (&fields);
  vst_attribute_field_set_name (other, "email");
  g_assert_cmpstr (vst_attribute_field_get_name (other), ==, "email");
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

static void
test_items_changed (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  VstAttributeField *first = NULL;

  g_signal_connect (fields, "items-changed", G_CALLBACK (on_items_changed), log);
  first = vst_attribute_fields_add (fields, "name", FALSE);
  vst_attribute_fields_add (fields, "locale", TRUE);
  vst_attribute_fields_add (fields, "locale", TRUE);
  vst_attribute_fields_remove (fields, first);
  vst_attribute_fields_clear (fields);
  vst_attribute_fields_clear (fields);

  g_assert_cmpstr (log->str, ==, "0-0+1 1-0+1 0-1+0 0-1+0 ");
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
test_value (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *field = vst_attribute_fields_add (fields, "name", FALSE);
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'x');
  guint notified = 0;

  g_signal_connect_swapped (field, "notify::value", G_CALLBACK (count), &notified);
  g_object_set (field, "value", "Ada ", NULL);
  g_object_set (field, "value", "Ada ", NULL);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (vst_attribute_field_get_value (field), ==, "Ada ");

  vst_attribute_field_set_value (field, huge);
  g_assert_cmpuint (strlen (vst_attribute_field_get_value (field)), >, 2048 * 4);
  g_assert_cmpuint (strlen (vst_attribute_field_get_value (field)), <=, 16384);

  vst_attribute_field_set_value (field, NULL);
  g_assert_cmpstr (vst_attribute_field_get_value (field), ==, "");
  vst_attribute_field_set_value (field, "\xff");
  g_assert_true (g_utf8_validate (vst_attribute_field_get_value (field), -1, NULL));
}

static void
test_standard_names (void)
{
  const char *const *names = vst_attribute_fields_get_standard_names ();

  g_assert_true (g_strv_contains (names, "phone_number"));
  g_assert_true (g_strv_contains (names, "birthdate"));
  g_assert_false (g_strv_contains (names, "email"));
  g_assert_false (g_strv_contains (names, "sub"));
  g_assert_cmpuint (g_strv_length ((GStrv) names), ==, 15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/attribute-fields/add", test_add);
  g_test_add_func ("/flow/attribute-fields/add-again", test_add_again);
  g_test_add_func ("/flow/attribute-fields/unnamed-rows", test_unnamed_rows);
  g_test_add_func ("/flow/attribute-fields/elsewhere", test_elsewhere);
  g_test_add_func ("/flow/attribute-fields/names-are-unique", test_names_are_unique);
  g_test_add_func ("/flow/attribute-fields/remove", test_remove);
  g_test_add_func ("/flow/attribute-fields/items-changed", test_items_changed);
  g_test_add_func ("/flow/attribute-fields/value", test_value);
  g_test_add_func ("/flow/attribute-fields/standard-names", test_standard_names);

  return g_test_run ();
}
