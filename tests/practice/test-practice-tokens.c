#include "crypto/vst-jws.h"
#include "practice-device.h"

static JsonObject *
decode (GBytes *part)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

/* Checks the signature of @token by the published keys; gives its claims and key ID. */
static JsonObject *
verify (Fixture *self, const char *token, char **kid)
{
  g_autofree char *url =
      g_strdup_printf ("%s/%s/.well-known/jwks.json", vst_practice_pool_get_endpoint (self->pool),
                       fixture_pool (self));
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (JsonObject) head = NULL;
  JsonArray *keys;
  gboolean found = FALSE;

  g_assert_true (vst_jws_split (token, &header, &payload, &signature));
  head = decode (header);
  g_assert_cmpstr (json_object_get_string_member (head, "alg"), ==, "RS256");
  g_assert_cmpuint (json_object_get_size (head), ==, 2);
  *kid = g_strdup (json_object_get_string_member (head, "kid"));
  fixture_send (self, message);
  keys = json_object_get_array_member (self->answer, "keys");
  g_assert_cmpuint (json_array_get_length (keys), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *key = json_array_get_object_element (keys, i);

      if (strcmp (json_object_get_string_member (key, "kid"), *kid) != 0)
        continue;
      found = TRUE;
      g_assert_true (vst_jws_verify (token, json_object_get_string_member (key, "n"),
                                     json_object_get_string_member (key, "e")));
    }
  g_assert_true (found);
  return decode (payload);
}

static void
assert_claim (JsonObject *claims, const char *name, const char *value)
{
  g_assert_cmpstr (json_object_get_string_member (claims, name), ==, value);
}

static void
test_claims (Fixture *self, gconstpointer unused)
{
  g_autofree char *access_token = fixture_make_signed_in (self, "alice");
  g_autofree char *id_token = g_strdup (fixture_get_token (self, "IdToken"));
  g_autofree char *issuer =
      g_strconcat ("https://cognito-idp.us-east-1.amazonaws.com/", fixture_pool (self), NULL);
  g_autofree char *access_kid = NULL;
  g_autofree char *id_kid = NULL;
  g_autoptr (JsonObject) access = verify (self, access_token, &access_kid);
  g_autoptr (JsonObject) id = verify (self, id_token, &id_kid);

  g_assert_cmpstr (access_kid, !=, id_kid);
  assert_claim (access, "iss", issuer);
  assert_claim (access, "token_use", "access");
  assert_claim (access, "client_id", fixture_client (self));
  assert_claim (access, "username", "alice");
  assert_claim (access, "scope", "aws.cognito.signin.user.admin");
  g_assert_false (json_object_has_member (access, "aud"));
  g_assert_cmpint (json_object_get_int_member (access, "exp"), ==, FIXTURE_START + 3600);
  g_assert_cmpint (json_object_get_int_member (access, "auth_time"), ==, FIXTURE_START);
  assert_claim (id, "iss", issuer);
  assert_claim (id, "token_use", "id");
  assert_claim (id, "aud", fixture_client (self));
  assert_claim (id, "cognito:username", "alice");
  assert_claim (id, "email", FIXTURE_EMAIL);
  g_assert_true (json_object_get_boolean_member (id, "email_verified"));
  assert_claim (id, "origin_jti", json_object_get_string_member (access, "origin_jti"));
  assert_claim (id, "sub", json_object_get_string_member (access, "sub"));
  g_assert_cmpstr (json_object_get_string_member (id, "jti"), !=,
                   json_object_get_string_member (access, "jti"));
}

static void
test_refresh (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = fixture_make_signed_in (self, "alice");
  g_autofree char *token = g_strdup (fixture_get_token (self, "RefreshToken"));
  g_auto (GStrv) parts = g_strsplit (token, ".", 0);
  g_autofree char *second = NULL;
  g_auto (Device) device = { NULL, NULL, NULL, NULL };
  g_autofree char *kid_1 = NULL;
  g_autofree char *kid_2 = NULL;
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;

  fixture_take_device (self, &device);
  fixture_confirm_device (self, first, &device);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  fixture_wait (self, 1000);
  fixture_refresh (self, "REFRESH_TOKEN_AUTH", token, device.key);
  fixture_assert_ok (self);
  g_assert_false (json_object_has_member (
      json_object_get_object_member (self->answer, "AuthenticationResult"), "RefreshToken"));
  second = g_strdup (fixture_get_token (self, "AccessToken"));
  before = verify (self, first, &kid_1);
  after = verify (self, second, &kid_2);
  assert_claim (after, "origin_jti", json_object_get_string_member (before, "origin_jti"));
  g_assert_cmpint (json_object_get_int_member (after, "auth_time"), ==, FIXTURE_START);
  g_assert_cmpint (json_object_get_int_member (after, "iat"), ==, FIXTURE_START + 1000);

  fixture_refresh (self, "REFRESH_TOKEN", "no.such.refresh.token.here", device.key);
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid Refresh Token");
  fixture_wait (self, 30 * 24 * 60 * 60);
  fixture_refresh (self, "REFRESH_TOKEN", token, device.key);
  fixture_assert_fault (self, "NotAuthorizedException", "Refresh Token has expired");
}

static void
get_user (Fixture *self, const char *token)
{
  fixture_call (self, "GetUser", "{\"AccessToken\":\"%s\"}", token);
}

/* @token with its last but one character changed: still base64url, another signature. */
static char *
tamper (const char *token)
{
  char *copy = g_strdup (token);
  char *at = copy + strlen (copy) - 2;

  *at = *at == 'A' ? 'B' : 'A';
  return copy;
}

static void
test_access (Fixture *self, gconstpointer unused)
{
  g_autofree char *token = fixture_make_signed_in (self, "alice");
  g_autofree char *id_token = g_strdup (fixture_get_token (self, "IdToken"));
  g_autofree char *tampered = tamper (token);

  get_user (self, token);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "Username"), ==, "alice");
  get_user (self, id_token);
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid Access Token");
  get_user (self, "no-token");
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid Access Token");
  get_user (self, tampered);
  fixture_assert_fault (self, "NotAuthorizedException",
                        "Could not verify signature for Access Token");
  fixture_wait (self, 3600);
  get_user (self, token);
  fixture_assert_fault (self, "NotAuthorizedException", "Access Token has expired");
}

static void
test_delete_user (Fixture *self, gconstpointer unused)
{
  g_autofree char *token = fixture_make_signed_in (self, "alice");
  g_autofree char *refresh_token = g_strdup (fixture_get_token (self, "RefreshToken"));

  fixture_call (self, "DeleteUser", "{\"AccessToken\":\"%s\"}", token);
  fixture_assert_ok (self);
  g_assert_cmpuint (json_object_get_size (self->answer), ==, 0);
  get_user (self, token);
  fixture_assert_fault (self, "UserNotFoundException", "User does not exist.");
  fixture_refresh (self, "REFRESH_TOKEN_AUTH", refresh_token, "us-east-1_1234");
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid Refresh Token");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "UserNotFoundException", "User does not exist.");
  fixture_make_user (self, "alice");
  get_user (self, token);
  fixture_assert_fault (self, "UserNotFoundException", "User does not exist.");
}

static void
test_openid_configuration (Fixture *self, gconstpointer unused)
{
  g_autofree char *url =
      g_strdup_printf ("%s/%s/.well-known/openid-configuration",
                       vst_practice_pool_get_endpoint (self->pool), fixture_pool (self));
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);

  fixture_send (self, message);
  g_assert_true (g_str_has_suffix (fixture_get (self, "issuer"), fixture_pool (self)));
  g_assert_true (g_str_has_suffix (fixture_get (self, "jwks_uri"), "/.well-known/jwks.json"));
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

  add ("/practice/tokens/claims", test_claims);
  add ("/practice/tokens/refresh", test_refresh);
  add ("/practice/tokens/access", test_access);
  add ("/practice/tokens/delete-user", test_delete_user);
  add ("/practice/tokens/openid-configuration", test_openid_configuration);
  return g_test_run ();
}
