#include "practice/vst-practice-settings.h"

typedef struct
{
  const char *name;
  const char *type;
  gboolean mutable;
  gboolean required;
  const char *minimum, *maximum; /* of a text's length; a number's value. %NULL: none */
} StandardAttribute;

/* Amazon Cognito API Reference, DescribeUserPool: what every pool begins with. */
static const StandardAttribute standard_attributes[] = {
  { "sub", "String", FALSE, TRUE, "1", "2048" },
  { "name", "String", TRUE, FALSE, "0", "2048" },
  { "given_name", "String", TRUE, FALSE, "0", "2048" },
  { "family_name", "String", TRUE, FALSE, "0", "2048" },
  { "middle_name", "String", TRUE, FALSE, "0", "2048" },
  { "nickname", "String", TRUE, FALSE, "0", "2048" },
  { "preferred_username", "String", TRUE, FALSE, "0", "2048" },
  { "profile", "String", TRUE, FALSE, "0", "2048" },
  { "picture", "String", TRUE, FALSE, "0", "2048" },
  { "website", "String", TRUE, FALSE, "0", "2048" },
  { "email", "String", TRUE, FALSE, "0", "2048" },
  { "email_verified", "Boolean", TRUE, FALSE, NULL, NULL },
  { "gender", "String", TRUE, FALSE, "0", "2048" },
  { "birthdate", "String", TRUE, FALSE, "10", "10" },
  { "zoneinfo", "String", TRUE, FALSE, "0", "2048" },
  { "locale", "String", TRUE, FALSE, "0", "2048" },
  { "phone_number", "String", TRUE, FALSE, "0", "2048" },
  { "phone_number_verified", "Boolean", TRUE, FALSE, NULL, NULL },
  { "address", "String", TRUE, FALSE, "0", "2048" },
  { "updated_at", "Number", TRUE, FALSE, "0", NULL },
};

static JsonObject *
describe (const StandardAttribute *attribute)
{
  gboolean number = g_str_equal (attribute->type, "Number");
  JsonObject *object = json_object_new ();
  JsonObject *constraints;

  json_object_set_string_member (object, "Name", attribute->name);
  json_object_set_string_member (object, "AttributeDataType", attribute->type);
  json_object_set_boolean_member (object, "DeveloperOnlyAttribute", FALSE);
  json_object_set_boolean_member (object, "Mutable", attribute->mutable);
  json_object_set_boolean_member (object, "Required", attribute->required);
  if (attribute->minimum == NULL)
    return object;

  constraints = json_object_new ();
  json_object_set_string_member (constraints, number ? "MinValue" : "MinLength",
                                 attribute->minimum);
  if (attribute->maximum != NULL)
    json_object_set_string_member (constraints, "MaxLength", attribute->maximum);
  json_object_set_object_member (
      object, number ? "NumberAttributeConstraints" : "StringAttributeConstraints", constraints);
  return object;
}

JsonArray *
vst_practice_standard_attributes (void)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (standard_attributes); i++)
    json_array_add_object_element (array, describe (&standard_attributes[i]));
  return array;
}
