#include <string.h>

#include "practice/vst-practice-tokens.h"

#define SCOPE "aws.cognito.signin.user.admin"

typedef struct
{
  JsonObject *header;
  JsonObject *claims;
  const char *pool; /* borrowed from the claims */
} Presented;

static void
presented_clear (Presented *presented)
{
  g_clear_pointer (&presented->header, json_object_unref);
  g_clear_pointer (&presented->claims, json_object_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Presented, presented_clear)

static JsonObject *
parse_part (GBytes *part)
{
  gsize size;
  const char *text = g_bytes_get_data (part, &size);

  return vst_practice_json_parse (text, size, NULL);
}

/* The pool that @claims say they come from; %NULL if that is no pool of this account. */
static const char *
find_pool (VstPracticeCall *call, JsonObject *claims)
{
  const char *issuer = vst_practice_json_get_text (claims, "iss");
  g_autofree char *prefix = vst_practice_tokens_get_issuer (call->service->account, "");

  return issuer != NULL && g_str_has_prefix (issuer, prefix) ? issuer + strlen (prefix) : NULL;
}

static gboolean
take_apart (VstPracticeCall *call, const char *token, Presented *presented)
{
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) signature = NULL;

  if (!vst_jws_split (token, &header, &payload, &signature))
    return FALSE;
  presented->header = parse_part (header);
  presented->claims = parse_part (payload);
  if (presented->header == NULL || presented->claims == NULL)
    return FALSE;
  presented->pool = find_pool (call, presented->claims);
  return g_strcmp0 (vst_practice_json_get_text (presented->claims, "token_use"), "access") == 0
         && g_strcmp0 (vst_practice_json_get_text (presented->header, "alg"), "RS256") == 0;
}

static gboolean
signature_is_ours (VstPracticeCall *call, const char *token, const Presented *presented)
{
  const VstPracticeSigningKey *key = NULL;
  g_autofree char *modulus = NULL;
  g_autofree char *exponent = NULL;

  if (presented->pool != NULL)
    key = vst_practice_keys_get (call->service->keys, presented->pool, VST_PRACTICE_KEY_ACCESS);
  if (key == NULL
      || g_strcmp0 (vst_practice_json_get_text (presented->header, "kid"), key->kid) != 0)
    return FALSE;
  modulus = vst_jws_key_get_modulus (key->key);
  exponent = vst_jws_key_get_exponent (key->key);
  return vst_jws_verify (token, modulus, exponent);
}

/* A sign-in that was taken back takes its access tokens along. */
static gboolean
is_revoked (VstPracticeCall *call, JsonObject *claims)
{
  const char *origin = vst_practice_json_get_text (claims, "origin_jti");
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      call->store, "SELECT revoked FROM refresh_tokens WHERE origin_jti = ?", "s", origin);

  return vst_practice_query_next (&query) && vst_practice_query_get_int (&query, 0) != 0;
}

static const char *
refuse (VstPracticeCall *call, const char *token, Presented *presented)
{
  const char *scope;

  if (!take_apart (call, token, presented))
    return "Invalid Access Token";
  if (!signature_is_ours (call, token, presented))
    return "Could not verify signature for Access Token";
  if (vst_practice_json_get_int (presented->claims, "exp", 0) <= call->now)
    return "Access Token has expired";
  if (is_revoked (call, presented->claims))
    return "Access Token has been revoked";
  scope = vst_practice_json_get_text (presented->claims, "scope");
  if (scope == NULL || strstr (scope, SCOPE) == NULL)
    return "Access Token does not have required scopes";
  return NULL;
}

void
vst_practice_bearer_clear (VstPracticeBearer *bearer)
{
  g_clear_pointer (&bearer->user, vst_practice_user_free);
  g_clear_pointer (&bearer->client, g_free);
  g_clear_pointer (&bearer->device, g_free);
}

gboolean
vst_practice_tokens_check_bearer (VstPracticeCall *call,
                                  const char *token,
                                  VstPracticeBearer *bearer,
                                  GError **error)
{
  g_auto (Presented) presented = { NULL, NULL, NULL };
  const char *problem = refuse (call, token, &presented);
  g_autoptr (VstPracticeUserPool) pool = NULL;

  if (problem != NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "%s", problem);
  call->pool = g_strdup (presented.pool);
  pool = vst_practice_user_pool_load (call->store, presented.pool);
  if (pool != NULL)
    bearer->user = vst_practice_user_load (call->store, pool,
                                           vst_practice_json_get_text (presented.claims, "sub"));
  if (bearer->user == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_FOUND, "User does not exist.");
  if (!bearer->user->enabled)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
  bearer->client = g_strdup (vst_practice_json_get_text (presented.claims, "client_id"));
  bearer->device = g_strdup (vst_practice_json_get_text (presented.claims, "device_key"));
  return TRUE;
}

VstPracticeUser *
vst_practice_tokens_check_access (VstPracticeCall *call, const char *token, GError **error)
{
  g_auto (VstPracticeBearer) bearer = { NULL, NULL, NULL };

  if (!vst_practice_tokens_check_bearer (call, token, &bearer, error))
    return NULL;
  return g_steal_pointer (&bearer.user);
}
