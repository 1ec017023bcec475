#include "practice/vst-practice-tokens.h"

#include <string.h>

#include "crypto/vst-random.h"
#include "practice/vst-practice-device.h"
#include "practice/vst-practice-session.h"

#define SCOPE "aws.cognito.signin.user.admin"

/* What the tokens of one sign-in share. */
typedef struct
{
  VstPracticeCall *call;
  const VstPracticeAppClient *client;
  const VstPracticeUser *user;
  const char *origin_jti;
  const char *device; /* may be %NULL */
  gint64 auth_time;
  char *issuer;
  char *event_id;
} Grant;

static void
grant_clear (Grant *grant)
{
  g_free (grant->issuer);
  g_free (grant->event_id);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grant, grant_clear)

char *
vst_practice_tokens_get_issuer (const VstPracticeAccount *account, const char *pool)
{
  return g_strdup_printf ("https://cognito-idp.%s.amazonaws.com/%s", account->region, pool);
}

JsonObject *
vst_practice_tokens_get_jwks (VstPracticeKeys *keys, const char *pool)
{
  g_autoptr (JsonObject) set = json_object_new ();
  JsonArray *array = json_array_new ();

  json_object_set_array_member (set, "keys", array);
  for (int use = 0; use < VST_PRACTICE_N_KEY_USES; use++)
    {
      const VstPracticeSigningKey *key =
          vst_practice_keys_get (keys, pool, (VstPracticeKeyUse) use);
      JsonObject *jwk;
      g_autofree char *modulus = NULL;
      g_autofree char *exponent = NULL;

      if (key == NULL)
        return NULL;
      modulus = vst_jws_key_get_modulus (key->key);
      exponent = vst_jws_key_get_exponent (key->key);
      jwk = json_object_new ();
      json_object_set_string_member (jwk, "alg", "RS256");
      json_object_set_string_member (jwk, "e", exponent);
      json_object_set_string_member (jwk, "kid", key->kid);
      json_object_set_string_member (jwk, "kty", "RSA");
      json_object_set_string_member (jwk, "n", modulus);
      json_object_set_string_member (jwk, "use", "sig");
      json_array_add_object_element (array, jwk);
    }
  return g_steal_pointer (&set);
}

static void
add_common_claims (JsonObject *claims, const Grant *grant, const char *use, gint64 lifetime)
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
add_attribute_claims (JsonObject *claims, const Grant *grant)
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
make_id_claims (const Grant *grant)
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
make_access_claims (const Grant *grant)
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
sign_claims (const Grant *grant, VstPracticeKeyUse use, JsonObject *claims)
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

static JsonObject *
make_result (const Grant *grant, const char *refresh_token)
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

static gboolean
keys_are_there (VstPracticeCall *call, const char *pool, GError **error)
{
  if (vst_practice_keys_get (call->service->keys, pool, VST_PRACTICE_KEY_ID) != NULL)
    return TRUE;
  return vst_practice_fail (error, VST_PRACTICE_FAULT_KEYS_PENDING, "Signing keys are being made");
}

/* Opaque to clients, and of the real one's form: a JWE in five parts. */
static char *
make_refresh_token (void)
{
  static const char header[] = "{\"cty\":\"JWT\",\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}";
  g_autofree char *head = vst_base64url_encode (header, strlen (header));
  g_autofree char *key = vst_practice_random_base64url (256);
  g_autofree char *nonce = vst_practice_random_base64url (12);
  g_autofree char *text = vst_practice_random_base64url (768);
  g_autofree char *tag = vst_practice_random_base64url (16);

  return g_strjoin (".", head, key, nonce, text, tag, NULL);
}

/* The device that the sign-in came from, or a new one; %NULL: the pool tracks none. */
static gboolean
find_device (VstPracticeCall *call,
             const VstPracticeSignIn *sign_in,
             VstPracticeDevice **device,
             GError **error)
{
  if (!vst_practice_user_pool_tracks_devices (sign_in->place.pool))
    return TRUE;
  if (sign_in->device == NULL)
    {
      *device =
          vst_practice_device_issue (call->store, call->service->account, sign_in->user, call->now);
      return TRUE;
    }
  *device = vst_practice_device_load (call->store, sign_in->user, sign_in->device);
  if (*device == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND,
                              "Device does not exist.");
  (*device)->authenticated = call->now;
  vst_practice_device_save (call->store, *device);
  return TRUE;
}

static void
add_new_device (JsonObject *result, const VstPracticeDevice *device)
{
  JsonObject *metadata = json_object_new ();

  json_object_set_string_member (metadata, "DeviceKey", device->key);
  json_object_set_string_member (metadata, "DeviceGroupKey", device->group);
  json_object_set_object_member (result, "NewDeviceMetadata", metadata);
}

/* Puts the sign-in into the store, under its refresh token. */
static void
keep_sign_in (const Grant *grant, const char *refresh_token)
{
  VstPracticeCall *call = grant->call;
  g_autoptr (GBytes) hash = vst_practice_hash_text (refresh_token);
  gint64 lifetime = vst_practice_app_client_get_lifetime (grant->client, "RefreshToken");

  vst_practice_store_run (call->store, "DELETE FROM refresh_tokens WHERE expires < ? AND user = ?",
                          "ii", call->now, grant->user->id);
  vst_practice_store_run (call->store,
                          "INSERT INTO refresh_tokens VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
                          "bssisiis", hash, grant->user->pool, grant->client->id, grant->user->id,
                          grant->origin_jti, call->now, call->now + lifetime, grant->device);
}

JsonObject *
vst_practice_tokens_issue (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error)
{
  g_autofree char *origin_jti = vst_random_uuid ();
  g_auto (VstWipedText) refresh_token = NULL;
  g_autoptr (VstPracticeDevice) device = NULL;
  g_auto (Grant) grant = { .call = call };
  JsonObject *result;

  if (!keys_are_there (call, sign_in->user->pool, error)
      || !find_device (call, sign_in, &device, error))
    return NULL;
  refresh_token = make_refresh_token ();
  grant.client = sign_in->place.client;
  grant.user = sign_in->user;
  grant.origin_jti = origin_jti;
  grant.device = device != NULL ? device->key : NULL;
  grant.auth_time = call->now;
  grant.issuer = vst_practice_tokens_get_issuer (call->service->account, sign_in->user->pool);
  grant.event_id = vst_random_uuid ();
  keep_sign_in (&grant, refresh_token);
  result = make_result (&grant, refresh_token);
  if (device != NULL && sign_in->device == NULL)
    add_new_device (result, device);
  return result;
}

/* What the store knows of a sign-in that is to be refreshed. */
typedef struct
{
  char *client;
  gint64 user;
  char *origin_jti;
  gint64 auth_time, expires;
  gboolean revoked;
  char *device;
  gint64 spent_until; /* -1: the token is the newest of its sign-in */
} Kept;

static void
kept_clear (Kept *kept)
{
  g_free (kept->client);
  g_free (kept->origin_jti);
  g_free (kept->device);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

static gboolean
load_kept (VstPracticeCall *call, const char *token, Kept *kept)
{
  g_autoptr (GBytes) hash = vst_practice_hash_text (token);
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      call->store,
      "SELECT client, user, origin_jti, auth_time, expires, revoked, device, -1"
      " FROM refresh_tokens WHERE hash = ?1 UNION ALL"
      " SELECT client, user, origin_jti, auth_time, expires, revoked, device, until"
      " FROM spent_refresh_tokens JOIN refresh_tokens USING (origin_jti)"
      " WHERE spent_refresh_tokens.hash = ?1",
      "b", hash);

  if (!vst_practice_query_next (&query))
    return FALSE;
  kept->client = vst_practice_query_dup_text (&query, 0);
  kept->user = vst_practice_query_get_int (&query, 1);
  kept->origin_jti = vst_practice_query_dup_text (&query, 2);
  kept->auth_time = vst_practice_query_get_int (&query, 3);
  kept->expires = vst_practice_query_get_int (&query, 4);
  kept->revoked = vst_practice_query_get_int (&query, 5) != 0;
  kept->device = vst_practice_query_dup_text (&query, 6);
  kept->spent_until = vst_practice_query_get_int (&query, 7);
  return TRUE;
}

/* No user name comes with a refresh: the hash may be over the real name or the sub. */
static gboolean
client_is_proved (const VstPracticeAppClient *client,
                  const VstPracticeUser *user,
                  const VstPracticeRefresh *refresh)
{
  return refresh->by_secret
         || vst_practice_app_client_check_hash (client, user->name, refresh->secret_hash, NULL)
         || vst_practice_app_client_check_hash (client, user->sub, refresh->secret_hash, NULL);
}

/* A sign-in from a device goes on only from it, and only when it has been confirmed. */
static gboolean
device_is_right (VstPracticeCall *call,
                 const VstPracticeUser *user,
                 const Kept *kept,
                 const char *given)
{
  g_autoptr (VstPracticeDevice) device = NULL;

  if (kept->device == NULL)
    return TRUE;
  if (g_strcmp0 (kept->device, given) == 0)
    device = vst_practice_device_load (call->store, user, given);
  return device != NULL && device->verifier != NULL;
}

/* Why the token is no good; %NULL if it is. */
static const char *
refuse_refresh (VstPracticeCall *call,
                const VstPracticeAppClient *client,
                const VstPracticeRefresh *refresh,
                const Kept *kept,
                const VstPracticeUser *user)
{
  if (user == NULL || !g_str_equal (kept->client, client->id)
      || !client_is_proved (client, user, refresh)
      || !device_is_right (call, user, kept, refresh->device))
    return "Invalid Refresh Token";
  if (kept->revoked)
    return "Refresh Token has been revoked";
  if (kept->expires <= call->now)
    return "Refresh Token has expired";
  return user->enabled ? NULL : "User is disabled.";
}

/* Gives a new token in place of the one that came, which is good for a while yet. */
static char *
rotate (VstPracticeCall *call, const Kept *kept, const VstPracticeRefresh *refresh)
{
  g_auto (VstWipedText) token = make_refresh_token ();
  g_autoptr (GBytes) hash = vst_practice_hash_text (token);

  if (!refresh->rotates)
    return NULL;
  vst_practice_store_run (call->store,
                          "INSERT OR REPLACE INTO spent_refresh_tokens"
                          " SELECT hash, origin_jti, ? FROM refresh_tokens WHERE origin_jti = ?",
                          "is", call->now + refresh->grace, kept->origin_jti);
  vst_practice_store_run (call->store, "UPDATE refresh_tokens SET hash = ? WHERE origin_jti = ?",
                          "bs", hash, kept->origin_jti);
  return g_steal_pointer (&token);
}

static gboolean
check_refresh (VstPracticeCall *call,
               const VstPracticeAppClient *client,
               const VstPracticeRefresh *refresh,
               const Kept *kept,
               const VstPracticeUser *user,
               GError **error)
{
  const char *problem = refuse_refresh (call, client, refresh, kept, user);

  if (problem != NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "%s", problem);
  if (kept->spent_until >= 0 && call->now > kept->spent_until)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_REFRESH_TOKEN_REUSE,
                              "Refresh token has already been used");
  return keys_are_there (call, user->pool, error);
}

JsonObject *
vst_practice_tokens_refresh (VstPracticeCall *call,
                             const VstPracticeAppClient *client,
                             const VstPracticeRefresh *refresh,
                             GError **error)
{
  g_auto (Kept) kept = { 0 };
  g_autoptr (VstPracticeUser) user = NULL;
  g_auto (VstWipedText) next = NULL;
  g_auto (Grant) grant = { .call = call, .client = client };

  if (load_kept (call, refresh->token, &kept))
    user = vst_practice_user_load_by_id (call->store, kept.user);
  if (!check_refresh (call, client, refresh, &kept, user, error))
    return NULL;
  next = rotate (call, &kept, refresh);
  grant.user = user;
  grant.origin_jti = kept.origin_jti;
  grant.device = kept.device;
  grant.auth_time = kept.auth_time;
  grant.issuer = vst_practice_tokens_get_issuer (call->service->account, user->pool);
  grant.event_id = vst_random_uuid ();
  return make_result (&grant, next);
}

void
vst_practice_tokens_revoke_all (VstPracticeCall *call, const VstPracticeUser *user)
{
  vst_practice_store_run (call->store, "UPDATE refresh_tokens SET revoked = 1 WHERE user = ?", "i",
                          user->id);
}
