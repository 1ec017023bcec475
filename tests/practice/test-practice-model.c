#include <string.h>

#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json.h"
#include "practice/vst-practice-model.h"

typedef struct
{
  const char *name, *operation, *input;
  int fault; /* -1: none */
  const char *message;
} Case;

#define BAD VST_PRACTICE_FAULT_INVALID_PARAMETER
#define SERIAL VST_PRACTICE_FAULT_SERIALIZATION
#define FAILED " failed to satisfy constraint: Member must "

static const Case cases[] = {
  { "good", "ListUserPools", "{\"MaxResults\":1}", -1, NULL },
  { "unknown-member", "ListUserPools", "{\"MaxResults\":1,\"Color\":[{}]}", -1, NULL },
  { "whole-number-as-float", "ListUserPools", "{\"MaxResults\":5.0}", -1, NULL },
  { "missing", "ListUserPools", "{}", BAD,
    "1 validation error detected: Value at 'maxResults'" FAILED "not be null" },
  { "null-is-missing", "ListUserPools", "{\"MaxResults\":null}", BAD,
    "1 validation error detected: Value at 'maxResults'" FAILED "not be null" },
  { "too-large", "ListUserPools", "{\"MaxResults\":61}", BAD,
    "1 validation error detected: Value '61' at 'maxResults'" FAILED
    "have value less than or equal to 60" },
  { "too-small", "ListUserPools", "{\"MaxResults\":0}", BAD,
    "1 validation error detected: Value '0' at 'maxResults'" FAILED
    "have value greater than or equal to 1" },
  { "pattern", "DescribeUserPool", "{\"UserPoolId\":\"nope\"}", BAD,
    "1 validation error detected: Value 'nope' at 'userPoolId'" FAILED
    "satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+" },
  { "pattern-is-anchored", "DescribeUserPool", "{\"UserPoolId\":\"us-east-1_a\\n\"}", BAD,
    "1 validation error detected: Value 'us-east-1_a\n' at 'userPoolId'" FAILED
    "satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+" },
  { "pattern-is-ascii", "DescribeUserPool", "{\"UserPoolId\":\"ü_a\"}", BAD,
    "1 validation error detected: Value 'ü_a' at 'userPoolId'" FAILED
    "satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+" },
  { "two-at-once", "AdminGetUser", "{}", BAD,
    "2 validation errors detected: Value at 'userPoolId'" FAILED
    "not be null; Value at 'username'" FAILED "not be null" },
  { "secret-is-not-shown", "GetUser", "{\"AccessToken\":\"p@ss\"}", BAD,
    "1 validation error detected: Value at 'accessToken'" FAILED
    "satisfy regular expression pattern: [A-Za-z0-9-_=.]+" },
  { "in-a-list", "SignUp",
    "{\"ClientId\":\"c\",\"Username\":\"u\",\"Password\":\"p\",\"UserAttributes\":[{\"Name\":\"a\"}"
    ","
    "{\"Value\":\"x\"}]}",
    BAD,
    "1 validation error detected: Value at 'userAttributes.2.member.name'" FAILED "not be null" },
  { "enum-in-a-list", "AdminCreateUser",
    "{\"UserPoolId\":\"us-east-1_a\",\"Username\":\"u\",\"DesiredDeliveryMediums\":[\"PIGEON\"]}",
    BAD,
    "1 validation error detected: Value 'PIGEON' at 'desiredDeliveryMediums.1.member'" FAILED
    "satisfy enum value set: [SMS, EMAIL]" },
  { "key-in-a-map", "CreateUserPool", "{\"PoolName\":\"p\",\"UserPoolTags\":{\"\":\"a\"}}", BAD,
    "1 validation error detected: Value '{=a}' at 'userPoolTags' failed to satisfy constraint: Map "
    "keys must satisfy constraint: [Member must have length less than or equal to 128, Member must "
    "have length greater than or equal to 1]" },
  { "keys-in-a-map", "CreateUserPool",
    "{\"PoolName\":\"p\",\"UserPoolTags\":{\"team\":\"a\",\"stage\":\"b\"}}", -1, NULL },
  { "number-for-text", "GetUser", "{\"AccessToken\":1}", SERIAL,
    "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an "
    "String" },
  { "text-for-number", "ListUserPools", "{\"MaxResults\":\"1\"}", SERIAL,
    "class java.lang.String can not be converted to an Integer" },
  { "fraction-for-number", "ListUserPools", "{\"MaxResults\":1.5}", SERIAL,
    "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an "
    "Integer" },
  { "map-for-list", "SignUp", "{\"UserAttributes\":{}}", SERIAL, "Expected list or null" },
  { "text-for-map", "InitiateAuth", "{\"AuthParameters\":\"x\"}", SERIAL, "Expected map or null" },
  { "map-for-text", "GetUser", "{\"AccessToken\":{}}", SERIAL,
    "Start of structure or map found where not expected" },
  { "boolean-in-a-map", "InitiateAuth", "{\"AuthParameters\":{\"a\":true}}", SERIAL,
    "class java.lang.Boolean can not be converted to an String" },
};

static void
test_check (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) input = vst_practice_json_parse (c->input, strlen (c->input), &error);
  gboolean good;

  g_assert_no_error (error);
  good = vst_practice_model_check (vst_practice_model_find (c->operation), input, &error);
  g_assert_cmpint (good, ==, c->fault < 0);
  if (c->fault < 0)
    return;
  g_assert_error (error, VST_PRACTICE_FAULT, c->fault);
  g_assert_cmpstr (error->message, ==, c->message);
}

/* @operation's @input with a text of @length characters for its "%s". */
static void
assert_too_long (const char *operation, const char *input, gsize length, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (length, 'x');
  g_auto (GStrv) parts = g_strsplit (input, "%s", 2);
  g_autofree char *whole = g_strjoinv (text, parts);
  g_autoptr (JsonObject) object = vst_practice_json_parse (whole, strlen (whole), NULL);

  g_assert_false (vst_practice_model_check (vst_practice_model_find (operation), object, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_lengths (void)
{
  assert_too_long ("AdminGetUser", "{\"UserPoolId\":\"us-east-1_a\",\"Username\":\"%s\"}", 129,
                   "1 validation error detected: Value at 'username'" FAILED
                   "have length less than or equal to 128");
}

/* A value that is too long is told with its map, which is too long then to be shown. */
static void
test_map_value (void)
{
  assert_too_long ("CreateUserPool", "{\"PoolName\":\"p\",\"UserPoolTags\":{\"team\":\"%s\"}}",
                   2000,
                   "1 validation error detected: Value at 'userPoolTags' failed to satisfy "
                   "constraint: Map value must satisfy constraint: [Member must have length less "
                   "than or equal to 256, Member must have length greater than or equal to 0]");
}

/* The tables fit together: each operation is found, each place is within the table. */
static void
test_tables (void)
{
  g_assert_null (vst_practice_model_find ("SignDown"));
  for (gsize i = 0; i < vst_practice_n_model_operations; i++)
    {
      const VstPracticeModelOperation *operation = &vst_practice_model_operations[i];

      g_assert_true (vst_practice_model_find (operation->name) == operation);
      g_assert_cmpuint (operation->input, <, vst_practice_n_shapes);
    }
  for (gsize i = 0; i < vst_practice_n_shapes; i++)
    {
      const VstPracticeShape *shape = &vst_practice_shapes[i];

      g_assert_cmpuint (shape->member, <, vst_practice_n_shapes);
      for (guint j = 0; j < shape->n_members; j++)
        g_assert_cmpuint (shape->members[j].shape, <, vst_practice_n_shapes);
      if (shape->expression != NULL)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GRegex) regex = g_regex_new (shape->expression, 0, 0, &error);

          g_assert_no_error (error);
          g_assert_nonnull (regex);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/model/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_check);
    }
  g_test_add_func ("/practice/model/lengths", test_lengths);
  g_test_add_func ("/practice/model/map-value", test_map_value);
  g_test_add_func ("/practice/model/tables", test_tables);
  return g_test_run ();
}
