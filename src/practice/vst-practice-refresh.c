#include "practice/vst-practice-device.h"
#include "practice/vst-practice-grant.h"
#include "practice/vst-practice-tokens.h"
#include "crypto/vst-random.h"

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
  g_auto (VstWipedText) token = vst_practice_grant_make_refresh_token ();
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
  return vst_practice_grant_check_keys (call, user->pool, error);
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
  g_auto (VstPracticeGrant) grant = { .call = call, .client = client };

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
  return vst_practice_grant_make_result (&grant, next);
}

void
vst_practice_tokens_revoke_all (VstPracticeCall *call, const VstPracticeUser *user)
{
  vst_practice_store_run (call->store, "UPDATE refresh_tokens SET revoked = 1 WHERE user = ?", "i",
                          user->id);
}
