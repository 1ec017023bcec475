#include "practice-walk.h"

static void
test_admin_get_user (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  fixture_sign_up (self, "alice");
  code = fixture_dup_code (self);
  fixture_call_signed (self, "AdminGetUser", "{\"UserPoolId\":\"%s\",\"Username\":\"alice\"}",
                       fixture_pool (self));
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "UserStatus"), ==, "UNCONFIRMED");
  g_assert_true (json_object_get_boolean_member (self->answer, "Enabled"));
  g_assert_cmpint (json_object_get_int_member (self->answer, "UserCreateDate"), ==, FIXTURE_START);
  fixture_wait (self, 10);
  fixture_confirm (self, "alice", code);
  fixture_call_signed (self, "AdminGetUser", "{\"UserPoolId\":\"%s\",\"Username\":\"Alice\"}",
                       fixture_pool (self));
  g_assert_cmpstr (fixture_get (self, "Username"), ==, "alice");
  g_assert_cmpstr (fixture_get (self, "UserStatus"), ==, "CONFIRMED");
  g_assert_cmpint (json_object_get_int_member (self->answer, "UserLastModifiedDate"), ==,
                   FIXTURE_START + 10);
  fixture_call_signed (self, "AdminGetUser", "{\"UserPoolId\":\"%s\",\"Username\":\"bob\"}",
                       fixture_pool (self));
  fixture_assert_fault (self, "UserNotFoundException", "User does not exist.");
  fixture_call_signed (self, "AdminGetUser",
                       "{\"UserPoolId\":\"us-east-1_none\",\"Username\":\"alice\"}");
  fixture_assert_fault (self, "ResourceNotFoundException",
                        "User pool us-east-1_none does not exist.");
}

/* The names on the page that the last call answered with, joined. */
static char *
page_names (Fixture *self)
{
  JsonArray *users = json_object_get_array_member (self->answer, "Users");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (users); i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? " " : "",
        json_object_get_string_member (json_array_get_object_element (users, i), "Username"));
  return g_strdup (names->str);
}

static void
sign_up_many (Fixture *self)
{
  static const char *const names[] = { "ann", "Anton", "bea", "carl", "dora" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *code = NULL;

      fixture_call (self, "SignUp",
                    "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"" FIXTURE_PASSWORD
                    "\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"%s@Example.com\"},"
                    "{\"Name\":\"name\",\"Value\":\"The \\\"%s\\\"\"}]}",
                    fixture_client (self), names[i], names[i], names[i]);
      fixture_assert_ok (self);
      code = fixture_dup_code (self);
      if (i == 0)
        fixture_confirm (self, names[i], code);
    }
}

typedef struct
{
  const char *name, *filter, *users;
} FilterCase;

static const FilterCase filter_cases[] = {
  { "empty", "", "ann Anton bea carl dora" },
  { "name", "username = \\\"carl\\\"", "carl" },
  { "name-minds-case", "username ^= \\\"an\\\"", "ann" },
  { "email-does-not", "email=\\\"ANTON@example.COM\\\"", "Anton" },
  { "email-prefix", "email ^= \\\"an\\\"", "ann Anton" },
  { "status", "cognito:user_status = \\\"CONFIRMED\\\"", "ann" },
  { "status-minds-case", "cognito:user_status = \\\"confirmed\\\"", "" },
  { "enabled", "status = \\\"Disabled\\\"", "" },
  { "quotes", "name = \\\"The \\\\\\\"bea\\\\\\\"\\\"", "bea" },
  { "injection", "username = \\\"' OR 1=1 --\\\"", "" },
  { "percent-is-itself", "email ^= \\\"%\\\"", "" },
};

static void
test_filters (Fixture *self, gconstpointer unused)
{
  sign_up_many (self);
  for (gsize i = 0; i < G_N_ELEMENTS (filter_cases); i++)
    {
      g_autofree char *names = NULL;

      g_test_message ("%s", filter_cases[i].name);
      fixture_call_signed (self, "ListUsers", "{\"UserPoolId\":\"%s\",\"Filter\":\"%s\"}",
                           fixture_pool (self), filter_cases[i].filter);
      fixture_assert_ok (self);
      names = page_names (self);
      g_assert_cmpstr (names, ==, filter_cases[i].users);
    }
  fixture_call_signed (self, "ListUsers",
                       "{\"UserPoolId\":\"%s\",\"Filter\":\"custom:x = \\\"1\\\"\"}",
                       fixture_pool (self));
  fixture_assert_fault (self, "InvalidParameterException", "Invalid search attribute: custom:x");
  fixture_call_signed (self, "ListUsers", "{\"UserPoolId\":\"%s\",\"Filter\":\"email = x\"}",
                       fixture_pool (self));
  fixture_assert_fault (self, "InvalidParameterException", "Error while parsing filter");
}

static void
test_pages (Fixture *self, gconstpointer unused)
{
  g_autofree char *names = NULL;
  g_autofree char *marker = NULL;

  sign_up_many (self);
  fixture_call_signed (self, "ListUsers", "{\"UserPoolId\":\"%s\",\"Limit\":2}",
                       fixture_pool (self));
  names = page_names (self);
  g_assert_cmpstr (names, ==, "ann Anton");
  marker = g_strdup (fixture_get (self, "PaginationToken"));
  fixture_call_signed (self, "ListUsers",
                       "{\"UserPoolId\":\"%s\",\"Limit\":3,\"PaginationToken\":\"%s\"}",
                       fixture_pool (self), marker);
  names = (g_free (names), page_names (self));
  g_assert_cmpstr (names, ==, "bea carl dora");
  g_assert_null (fixture_get (self, "PaginationToken"));

  fixture_call_signed (self, "ListUsers",
                       "{\"UserPoolId\":\"%s\",\"Filter\":\"username ^= \\\"a\\\"\","
                       "\"PaginationToken\":\"%s\"}",
                       fixture_pool (self), marker);
  fixture_assert_fault (self, "InvalidParameterException", "Paging Marker is Invalid for Request");
  fixture_call_signed (self, "ListUsers", "{\"UserPoolId\":\"%s\",\"PaginationToken\":\"x%s\"}",
                       fixture_pool (self), marker);
  fixture_assert_fault (self, "InvalidParameterException", "Paging Marker is Invalid for Request");
  fixture_wait (self, 60 * 60);
  fixture_call_signed (self, "ListUsers", "{\"UserPoolId\":\"%s\",\"PaginationToken\":\"%s\"}",
                       fixture_pool (self), marker);
  fixture_assert_fault (self, "InvalidParameterException", "Paging Marker is Invalid for Request");
}

static void
test_attributes_to_get (Fixture *self, gconstpointer unused)
{
  JsonArray *attributes;

  sign_up_many (self);
  fixture_call_signed (self, "ListUsers",
                       "{\"UserPoolId\":\"%s\",\"Limit\":1,\"AttributesToGet\":[\"email\"]}",
                       fixture_pool (self));
  attributes = json_object_get_array_member (
      json_array_get_object_element (json_object_get_array_member (self->answer, "Users"), 0),
      "Attributes");
  g_assert_cmpuint (json_array_get_length (attributes), ==, 1);
  fixture_call_signed (self, "ListUsers",
                       "{\"UserPoolId\":\"%s\",\"AttributesToGet\":[\"shoe_size\"]}",
                       fixture_pool (self));
  fixture_assert_fault (self, "InvalidParameterException",
                        "One or more requested attributes do not exist.");
}

static void
test_pools (Fixture *self, gconstpointer unused)
{
  JsonObject *pool;
  JsonObject *policy;
  JsonObject *client;

  fixture_call_signed (self, "ListUserPools", "{\"MaxResults\":60}");
  pool =
      json_array_get_object_element (json_object_get_array_member (self->answer, "UserPools"), 0);
  g_assert_cmpstr (json_object_get_string_member (pool, "Id"), ==, fixture_pool (self));
  g_assert_cmpstr (json_object_get_string_member (pool, "Name"), ==, "practice");

  fixture_call_signed (self, "DescribeUserPool", "{\"UserPoolId\":\"%s\"}", fixture_pool (self));
  pool = json_object_get_object_member (self->answer, "UserPool");
  g_assert_cmpstr (json_object_get_string_member (pool, "MfaConfiguration"), ==, "ON");
  policy = json_object_get_object_member (json_object_get_object_member (pool, "Policies"),
                                          "PasswordPolicy");
  g_assert_cmpint (json_object_get_int_member (policy, "MinimumLength"), ==, 8);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (pool, "SchemaAttributes")),
                    ==, 20);

  fixture_call_signed (self, "DescribeUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientId\":\"%s\"}", fixture_pool (self),
                       fixture_client (self));
  client = json_object_get_object_member (self->answer, "UserPoolClient");
  g_assert_cmpstr (json_object_get_string_member (client, "ClientId"), ==, fixture_client (self));
  g_assert_false (json_object_has_member (client, "ClientSecret"));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/practice/users/admin-get-user", test_admin_get_user);
  add ("/practice/users/filters", test_filters);
  add ("/practice/users/pages", test_pages);
  add ("/practice/users/attributes-to-get", test_attributes_to_get);
  add ("/practice/users/pools", test_pools);
  return g_test_run ();
}
