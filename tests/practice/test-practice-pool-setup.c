#include "practice-walk.h"

static JsonObject *
get_object (Fixture *self, const char *name)
{
  fixture_assert_ok (self);
  return json_object_get_object_member (self->answer, name);
}

static char *
create_pool (Fixture *self, const char *more)
{
  fixture_call_signed (self, "CreateUserPool", "{\"PoolName\":\"mine\"%s}", more);
  return g_strdup (json_object_get_string_member (get_object (self, "UserPool"), "Id"));
}

static void
describe (Fixture *self, const char *pool)
{
  fixture_call_signed (self, "DescribeUserPool", "{\"UserPoolId\":\"%s\"}", pool);
}

static void
test_defaults (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool = create_pool (self, "");
  JsonObject *described;

  describe (self, pool);
  described = get_object (self, "UserPool");
  g_assert_cmpstr (json_object_get_string_member (described, "Name"), ==, "mine");
  g_assert_cmpstr (json_object_get_string_member (described, "MfaConfiguration"), ==, "OFF");
  g_assert_false (json_object_has_member (described, "DeviceConfiguration"));
  g_assert_false (json_object_has_member (described, "AutoVerifiedAttributes"));
  g_assert_cmpint (json_object_get_int_member (described, "EstimatedNumberOfUsers"), ==, 0);
}

static JsonObject *
find_attribute (JsonObject *pool, const char *name)
{
  JsonArray *schema = json_object_get_array_member (pool, "SchemaAttributes");

  for (guint i = 0; i < json_array_get_length (schema); i++)
    {
      JsonObject *attribute = json_array_get_object_element (schema, i);

      if (g_str_equal (json_object_get_string_member (attribute, "Name"), name))
        return attribute;
    }
  return NULL;
}

static void
test_schema (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool = create_pool (
      self, ",\"Schema\":[{\"Name\":\"nickname\",\"Required\":true},{\"Name\":\"team\"}]");
  JsonObject *described;

  describe (self, pool);
  described = get_object (self, "UserPool");
  g_assert_true (
      json_object_get_boolean_member (find_attribute (described, "nickname"), "Required"));
  g_assert_cmpstr (json_object_get_string_member (find_attribute (described, "custom:team"),
                                                  "AttributeDataType"),
                   ==, "String");
  g_assert_null (find_attribute (described, "team"));
}

static void
test_policy (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool = create_pool (
      self, ",\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":6,\"RequireLowercase\":true}}");
  g_autofree char *client = NULL;

  fixture_call_signed (self, "CreateUserPoolClient", "{\"UserPoolId\":\"%s\",\"ClientName\":\"c\"}",
                       pool);
  client =
      g_strdup (json_object_get_string_member (get_object (self, "UserPoolClient"), "ClientId"));
  fixture_call (self, "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"alice\",\"Password\":\"abcdef\"}", client);
  fixture_assert_ok (self);
  g_assert_false (json_object_has_member (self->answer, "CodeDeliveryDetails"));
}

static void
test_refused (Fixture *self, gconstpointer unused)
{
  fixture_call_signed (self, "CreateUserPool",
                       "{\"PoolName\":\"p\",\"MfaConfiguration\":\"OPTIONAL\"}");
  fixture_assert_fault (self, "InvalidParameterException",
                        "SMS configuration and Auto verification for phone_number are required "
                        "when MFA is required/optional");
  fixture_call_signed (self, "CreateUserPool",
                       "{\"PoolName\":\"p\",\"AliasAttributes\":[\"email\"],"
                       "\"UsernameAttributes\":[\"email\"]}");
  fixture_assert_fault (self, "InvalidParameterException",
                        "Only one of the aliasAttributes or usernameAttributes can be set in a "
                        "user pool.");
  fixture_call (self, "CreateUserPool", "{\"PoolName\":\"p\"}");
  fixture_assert_fault (self, "MissingAuthenticationTokenException",
                        "Missing Authentication Token");
}

static void
test_mfa_config (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool = create_pool (self, "");

  fixture_call_signed (self, "SetUserPoolMfaConfig",
                       "{\"UserPoolId\":\"%s\",\"MfaConfiguration\":\"ON\"}", pool);
  fixture_assert_fault (self, "InvalidParameterException",
                        "Invalid MFA configuration given, can't turn on MFA without an MFA method");
  fixture_call_signed (self, "SetUserPoolMfaConfig",
                       "{\"UserPoolId\":\"%s\",\"MfaConfiguration\":\"ON\","
                       "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}",
                       pool);
  fixture_assert_ok (self);
  fixture_call_signed (self, "GetUserPoolMfaConfig", "{\"UserPoolId\":\"%s\"}", pool);
  g_assert_cmpstr (fixture_get (self, "MfaConfiguration"), ==, "ON");
  g_assert_true (json_object_get_boolean_member (get_object (self, "SoftwareTokenMfaConfiguration"),
                                                 "Enabled"));
  describe (self, pool);
  g_assert_cmpstr (
      json_object_get_string_member (get_object (self, "UserPool"), "MfaConfiguration"), ==, "ON");
}

static void
test_delete (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool = create_pool (self, "");
  g_autofree char *kept = create_pool (self, ",\"DeletionProtection\":\"ACTIVE\"");
  g_autofree char *gone = g_strdup_printf ("User pool %s does not exist.", pool);

  fixture_call_signed (self, "DeleteUserPool", "{\"UserPoolId\":\"%s\"}", pool);
  fixture_assert_ok (self);
  describe (self, pool);
  fixture_assert_fault (self, "ResourceNotFoundException", gone);
  fixture_call_signed (self, "DeleteUserPool", "{\"UserPoolId\":\"%s\"}", kept);
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "InvalidParameterException");
  describe (self, kept);
  fixture_assert_ok (self);
}

static void
list_clients (Fixture *self, const char *more)
{
  fixture_call_signed (self, "ListUserPoolClients", "{\"UserPoolId\":\"%s\"%s}",
                       fixture_pool (self), more);
  fixture_assert_ok (self);
}

static void
test_clients (Fixture *self, gconstpointer unused)
{
  g_autofree char *next = NULL;
  JsonObject *client;

  fixture_call_signed (self, "CreateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientName\":\"c\",\"GenerateSecret\":true}",
                       fixture_pool (self));
  client = get_object (self, "UserPoolClient");
  g_assert_cmpuint (strlen (json_object_get_string_member (client, "ClientSecret")), >=, 24);
  g_assert_false (json_object_has_member (client, "GenerateSecret"));
  list_clients (self, "");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (self->answer, "UserPoolClients")), ==,
      2);
  list_clients (self, ",\"MaxResults\":1");
  next =
      g_strdup_printf (",\"MaxResults\":1,\"NextToken\":\"%s\"", fixture_get (self, "NextToken"));
  list_clients (self, next);
  g_assert_cmpstr (fixture_get (self, "NextToken"), ==, NULL);
}

static void
test_client_refused (Fixture *self, gconstpointer unused)
{
  fixture_call_signed (self, "CreateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientName\":\"c\",\"RefreshTokenRotation\":"
                       "{\"Feature\":\"ENABLED\"}}",
                       fixture_pool (self));
  fixture_assert_fault (self, "InvalidParameterException",
                        "ALLOW_REFRESH_TOKEN_AUTH cannot be enabled with refresh token rotation.");
}

/* What the service does not know, or not here, is neither kept nor told. */
static void
test_unknown_members (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool =
      create_pool (self, ",\"Color\":\"red\",\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}");

  describe (self, pool);
  g_assert_false (json_object_has_member (get_object (self, "UserPool"), "Color"));
  fixture_call_signed (self, "GetUserPoolMfaConfig", "{\"UserPoolId\":\"%s\"}", pool);
  fixture_assert_ok (self);
  g_assert_false (json_object_has_member (self->answer, "SoftwareTokenMfaConfiguration"));
}

static void
test_update_pool (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool =
      create_pool (self, ",\"AutoVerifiedAttributes\":[\"email\"],\"AliasAttributes\":[\"email\"],"
                         "\"Schema\":[{\"Name\":\"team\"}],"
                         "\"DeletionProtection\":\"ACTIVE\"");
  JsonObject *described;

  fixture_call_signed (self, "UpdateUserPool",
                       "{\"UserPoolId\":\"%s\",\"PoolName\":\"yours\",\"DeviceConfiguration\":{}}",
                       pool);
  fixture_assert_ok (self);
  describe (self, pool);
  described = get_object (self, "UserPool");
  g_assert_cmpstr (json_object_get_string_member (described, "Name"), ==, "yours");
  g_assert_true (json_object_has_member (described, "DeviceConfiguration"));
  g_assert_true (json_object_has_member (described, "AliasAttributes"));
  g_assert_nonnull (find_attribute (described, "custom:team"));
  g_assert_false (json_object_has_member (described, "AutoVerifiedAttributes"));
  g_assert_cmpstr (json_object_get_string_member (described, "DeletionProtection"), ==, "INACTIVE");
}

static void
test_update_pool_mfa (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool = create_pool (self, "");

  fixture_call_signed (self, "UpdateUserPool",
                       "{\"UserPoolId\":\"%s\",\"MfaConfiguration\":\"ON\"}", pool);
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "InvalidParameterException");
  fixture_call_signed (
      self, "SetUserPoolMfaConfig",
      "{\"UserPoolId\":\"%s\",\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}}", pool);
  fixture_assert_ok (self);
  fixture_call_signed (self, "UpdateUserPool",
                       "{\"UserPoolId\":\"%s\",\"MfaConfiguration\":\"OPTIONAL\"}", pool);
  fixture_assert_ok (self);
  fixture_call_signed (self, "GetUserPoolMfaConfig", "{\"UserPoolId\":\"%s\"}", pool);
  g_assert_cmpstr (fixture_get (self, "MfaConfiguration"), ==, "OPTIONAL");
}

static void
test_update_client (Fixture *self, gconstpointer unused)
{
  JsonObject *client;

  fixture_call_signed (self, "UpdateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientId\":\"%s\",\"AuthSessionValidity\":15}",
                       fixture_pool (self), fixture_client (self));
  client = get_object (self, "UserPoolClient");
  g_assert_cmpint (json_object_get_int_member (client, "AuthSessionValidity"), ==, 15);
  g_assert_cmpstr (json_object_get_string_member (client, "ClientName"), ==, "practice");
  fixture_sign_up (self, "alice");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "InvalidParameterException",
                        "USER_PASSWORD_AUTH flow not enabled for this client");
}

static void
test_delete_client (Fixture *self, gconstpointer unused)
{
  g_autofree char *gone =
      g_strdup_printf ("User pool client %s does not exist.", fixture_client (self));

  fixture_call_signed (self, "DeleteUserPoolClient", "{\"UserPoolId\":\"%s\",\"ClientId\":\"%s\"}",
                       fixture_pool (self), fixture_client (self));
  fixture_assert_ok (self);
  fixture_sign_up (self, "alice");
  fixture_assert_fault (self, "ResourceNotFoundException", gone);
}

static void
test_lowest_tier (Fixture *self, gconstpointer unused)
{
  g_autofree char *pool = create_pool (self, ",\"UserPoolTier\":\"LITE\"");

  fixture_call_signed (self, "CreateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientName\":\"c\",\"ExplicitAuthFlows\":"
                       "[\"ALLOW_USER_AUTH\"]}",
                       pool);
  fixture_assert_fault (self, "FeatureUnavailableInTierException",
                        "ALLOW_USER_AUTH is not available in the LITE tier.");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/practice/pool-setup/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

static void
on_keys (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *left = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
  (*left)--;
}

/* Whoever waits for one pool's keys goes on waiting when another's come. */
static void
test_keys_of_several_pools (Fixture *self, gconstpointer unused)
{
  int left = 4;
  g_autoptr (GPtrArray) pools = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < left; i++)
    g_ptr_array_add (pools, create_pool (self, ""));
  for (guint i = 0; i < pools->len; i++)
    {
      g_autofree char *url =
          g_strdup_printf ("%s/%s/.well-known/jwks.json",
                           vst_practice_pool_get_endpoint (self->pool), (char *) pools->pdata[i]);
      g_autoptr (SoupMessage) message = soup_message_new ("GET", url);

      soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, on_keys,
                                        &left);
    }
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("defaults", test_defaults);
  ADD ("schema", test_schema);
  ADD ("policy", test_policy);
  ADD ("refused", test_refused);
  ADD ("mfa-config", test_mfa_config);
  ADD ("delete", test_delete);
  ADD ("clients", test_clients);
  ADD ("client-refused", test_client_refused);
  ADD ("unknown-members", test_unknown_members);
  ADD ("update", test_update_pool);
  ADD ("update-mfa", test_update_pool_mfa);
  ADD ("update-client", test_update_client);
  ADD ("delete-client", test_delete_client);
  ADD ("lowest-tier", test_lowest_tier);
  ADD ("keys-of-several-pools", test_keys_of_several_pools);
  return g_test_run ();
}
