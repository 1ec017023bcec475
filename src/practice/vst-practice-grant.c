#include "practice/vst-practice-grant.h"

#include <string.h>

#include "crypto/vst-random.h"

#define SCOPE "aws.cognito.signin.user.admin"

void
vst_practice_grant_clear (VstPracticeGrant *grant)
{
  g_free (grant->issuer);
  g_free (grant->event_id);
}

static void
add_common_claims (JsonObject *claims,
                   const VstPracticeGrant *grant,
                   const char *use,
                   gint64 lifetime)
{
  g_autofree char *jti = vst_random_uuid ();

  json_object_set_string_member (claims, "iss", grant->issuer);
  json_object_set_string_member (claims, "origin_jti", grant->origin_jti);
  json_object_set_string_member (claims, "event_id", grant->event_id);
  json_object_set_string_member (claims, "token_use", use);
  json_object_set_int_member (claims, "auth_time", grant->auth_time);
  json_object_set_int_member (claims, "exp", grant->call->now + lifetime);
  json_object_set_int_member (claims, "iat", grant->call->now);
  json_object_set_string_member (claims, "jti", jti);
}

/* Attributes are texts in the token, but for the two that say "verified" and the address. */
static void
add_attribute_claims (JsonObject *claims, const VstPracticeGrant *grant)
{
  g_autoptr (JsonArray) attributes =
      vst_practice_user_list_attributes (grant->call->store, grant->user);

  for (guint i = 0; i < json_array_get_length (attributes); i++)
    {
      JsonObject *attribute = json_array_get_object_element (attributes, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");
      const char *value = vst_practice_json_get_text (attribute, "Value");

      if (g_str_has_suffix (name, "_verified") && !g_str_has_prefix (name, "custom:"))
        json_object_set_boolean_member (claims, name, g_str_equal (value, "true"));
      else if (g_str_equal (name, "address"))
        {
          JsonObject *address = json_object_new ();

          json_object_set_string_member (address, "formatted", value);
          json_object_set_object_member (claims, name, address);
        }
      else
        json_object_set_string_member (claims, name, value);
    }
}

static JsonObject *
make_id_claims (const VstPracticeGrant *grant)
{
  JsonObject *claims = json_object_new ();

  json_object_set_string_member (claims, "sub", grant->user->sub);
  json_object_set_string_member (claims, "cognito:username", grant->user->name);
  json_object_set_string_member (claims, "aud", grant->client->id);
  add_common_claims (claims, grant, "id",
                     vst_practice_app_client_get_lifetime (grant->client, "IdToken"));
  add_attribute_claims (claims, grant);
  return claims;
}

static JsonObject *
make_access_claims (const VstPracticeGrant *grant)
{
  JsonObject *claims = json_object_new ();

  json_object_set_string_member (claims, "sub", grant->user->sub);
  json_object_set_string_member (claims, "client_id", grant->client->id);
  if (grant->device != NULL)
    json_object_set_string_member (claims, "device_key", grant->device);
  json_object_set_string_member (claims, "scope", SCOPE);
  add_common_claims (claims, grant, "access",
                     vst_practice_app_client_get_lifetime (grant->client, "AccessToken"));
  json_object_set_string_member (claims, "username", grant->user->name);
  return claims;
}

static char *
sign_claims (const VstPracticeGrant *grant, VstPracticeKeyUse use, JsonObject *claims)
{
  const VstPracticeSigningKey *key =
      vst_practice_keys_get (grant->call->service->keys, grant->user->pool, use);
  g_autoptr (JsonObject) header = json_object_new ();
  g_autofree char *header_text = NULL;
  g_autofree char *claims_text = vst_practice_json_to_text (claims);

  json_object_set_string_member (header, "kid", key->kid);
  json_object_set_string_member (header, "alg", "RS256");
  header_text = vst_practice_json_to_text (header);
  return vst_jws_sign (key->key, header_text, claims_text);
}

JsonObject *
vst_practice_grant_make_result (const VstPracticeGrant *grant, const char *refresh_token)
{
  JsonObject *result = json_object_new ();
  g_autoptr (JsonObject) id_claims = make_id_claims (grant);
  g_autoptr (JsonObject) access_claims = make_access_claims (grant);
  g_auto (VstWipedText) id_token = sign_claims (grant, VST_PRACTICE_KEY_ID, id_claims);
  g_auto (VstWipedText) access_token = sign_claims (grant, VST_PRACTICE_KEY_ACCESS, access_claims);

  json_object_set_string_member (result, "AccessToken", access_token);
  json_object_set_int_member (result, "ExpiresIn",
                              vst_practice_app_client_get_lifetime (grant->client, "AccessToken"));
  json_object_set_string_member (result, "TokenType", "Bearer");
  if (refresh_token != NULL)
    json_object_set_string_member (result, "RefreshToken", refresh_token);
  json_object_set_string_member (result, "IdToken", id_token);
  return result;
}

gboolean
vst_practice_grant_check_keys (VstPracticeCall *call, const char *pool, GError **error)
{
  if (vst_practice_keys_get (call->service->keys, pool, VST_PRACTICE_KEY_ID) != NULL)
    return TRUE;
  return vst_practice_fail (error, VST_PRACTICE_FAULT_KEYS_PENDING, "Signing keys are being made");
}

char *
vst_practice_grant_make_refresh_token (void)
{
  static const char header[] = "{\"cty\":\"JWT\",\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}";
  g_autofree char *head = vst_base64url_encode (header, strlen (header));
  g_autofree char *key = vst_practice_random_base64url (256);
  g_autofree char *nonce = vst_practice_random_base64url (12);
  g_autofree char *text = vst_practice_random_base64url (768);
  g_autofree char *tag = vst_practice_random_base64url (16);

  return g_strjoin (".", head, key, nonce, text, tag, NULL);
}
