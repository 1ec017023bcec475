#include "practice/vst-practice-tokens.h"

#include "crypto/vst-random.h"
#include "practice/vst-practice-device.h"
#include "practice/vst-practice-grant.h"

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
keep_sign_in (const VstPracticeGrant *grant, const char *refresh_token)
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
  g_auto (VstPracticeGrant) grant = { .call = call };
  JsonObject *result;

  if (!vst_practice_grant_check_keys (call, sign_in->user->pool, error)
      || !find_device (call, sign_in, &device, error))
    return NULL;
  refresh_token = vst_practice_grant_make_refresh_token ();
  grant.client = sign_in->place.client;
  grant.user = sign_in->user;
  grant.origin_jti = origin_jti;
  grant.device = device != NULL ? device->key : NULL;
  grant.auth_time = call->now;
  grant.issuer = vst_practice_tokens_get_issuer (call->service->account, sign_in->user->pool);
  grant.event_id = vst_random_uuid ();
  keep_sign_in (&grant, refresh_token);
  result = vst_practice_grant_make_result (&grant, refresh_token);
  if (device != NULL && sign_in->device == NULL)
    add_new_device (result, device);
  return result;
}
