#include "cognito/vst-token-check.h"

#include <string.h>

#include "cognito/vst-reply-limits.h"
#include "cognito/vst-token-keys.h"
#include "cognito/vst-token-parts.h"
#include "crypto/vst-jws.h"

/* The year 9999: what GDateTime can show. */
#define MAX_TIME 253402300799.0

/* What differs between the two kinds of token. */
static const struct
{
  const char *name;
  const char *client_claim;
} uses[] = {
  [VST_TOKEN_USE_ACCESS] = { "access", "client_id" },
  [VST_TOKEN_USE_ID] = { "id", "aud" },
};

static void
vst_token_check_free (gpointer data)
{
  VstTokenCheck *self = data;

  g_free (self->found);
  g_free (self->expected);
  g_free (self);
}

void
vst_token_report_free (VstTokenReport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self);
}

const VstTokenCheck *
vst_token_report_find (const VstTokenReport *self, VstTokenRule rule)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      const VstTokenCheck *check = g_ptr_array_index (self->checks, i);

      if (check->rule == rule)
        return check;
    }
  return NULL;
}

static VstTokenCheck *
add (VstTokenReport *self, VstTokenRule rule, VstTokenFault fault)
{
  VstTokenCheck *check = g_new0 (VstTokenCheck, 1);

  check->rule = rule;
  check->fault = fault;
  self->valid = self->valid && fault == VST_TOKEN_FAULT_NONE;
  g_ptr_array_add (self->checks, check);
  return check;
}

/* Borrowed; NULL with the fault unless it is a text. */
static const char *
get_text (JsonObject *object, const char *name, VstTokenFault *fault)
{
  JsonNode *node = json_object_get_member (object, name);

  *fault = VST_TOKEN_FAULT_NONE;
  if (node == NULL)
    *fault = VST_TOKEN_FAULT_MISSING;
  else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    *fault = VST_TOKEN_FAULT_MALFORMED;
  return *fault == VST_TOKEN_FAULT_NONE ? json_node_get_string (node) : NULL;
}

/* What may be shown of a value that somebody else made up. */
static char *
dup_shown (const char *text)
{
  return text != NULL && strlen (text) <= VST_REPLY_MAX_NAME ? g_strdup (text) : NULL;
}

/* Passes if the text is one of @expected; the first of them is the one to be shown. */
static VstTokenFault
check_text (VstTokenReport *self,
            VstTokenRule rule,
            JsonObject *object,
            const char *name,
            const char *const *expected)
{
  VstTokenFault fault;
  const char *text = get_text (object, name, &fault);
  VstTokenCheck *check;

  if (text != NULL && !g_strv_contains (expected, text))
    fault = VST_TOKEN_FAULT_MISMATCH;
  check = add (self, rule, fault);
  check->found = dup_shown (text);
  check->expected = g_strdup (expected[0]);
  return fault;
}

static gboolean
check_algorithm (VstTokenReport *self, JsonObject *header)
{
  static const char *const only[] = { "RS256", NULL };

  /* RFC 7515, section 4.1.11: what "crit" names must be understood, and nothing is. */
  if (json_object_has_member (header, "crit"))
    {
      add (self, VST_TOKEN_RULE_ALGORITHM, VST_TOKEN_FAULT_MISMATCH)->expected = g_strdup (only[0]);
      return FALSE;
    }
  return check_text (self, VST_TOKEN_RULE_ALGORITHM, header, "alg", only) == VST_TOKEN_FAULT_NONE;
}

/* The key that the token names, or NULL. */
static const VstTokenKey *
check_key (VstTokenReport *self, JsonObject *header, const VstTokenKeys *keys)
{
  VstTokenFault fault;
  const char *kid = get_text (header, "kid", &fault);
  const VstTokenKey *key = kid != NULL ? vst_token_keys_find (keys, kid) : NULL;

  if (kid != NULL && key == NULL)
    {
      self->stale_keys = TRUE;
      fault = VST_TOKEN_FAULT_MISMATCH;
    }
  add (self, VST_TOKEN_RULE_KEY, fault)->found = dup_shown (kid);
  return key;
}

static void
check_signature (VstTokenReport *self,
                 const VstSecret *token,
                 JsonObject *header,
                 const VstTokenKeys *keys)
{
  gboolean is_rs256 = check_algorithm (self, header);
  const VstTokenKey *key = check_key (self, header, keys);
  VstTokenFault fault = VST_TOKEN_FAULT_NOT_CHECKED;

  /* Another algorithm never gets as far as the key: that is how keys have been mistaken. */
  if (is_rs256 && key != NULL)
    fault = vst_jws_verify (vst_secret_get_text (token), key->modulus, key->exponent)
                ? VST_TOKEN_FAULT_NONE
                : VST_TOKEN_FAULT_MISMATCH;
  add (self, VST_TOKEN_RULE_SIGNATURE, fault);
}

/* iss has no slash at its end. Without an endpoint of its own, both issuers are the same. */
static void
check_issuer (VstTokenReport *self, JsonObject *payload, const VstPool *pool)
{
  const char *id = vst_pool_get_user_pool_id (pool);
  const char *endpoint = vst_pool_get_endpoint (pool);
  g_autofree char *service = vst_pool_dup_service_endpoint (vst_pool_get_region (pool));
  g_autofree char *usual = g_strconcat (service, "/", id, NULL);
  g_autofree char *own =
      g_strconcat (endpoint, g_str_has_suffix (endpoint, "/") ? "" : "/", id, NULL);
  const char *const issuers[] = { usual, own, NULL };

  check_text (self, VST_TOKEN_RULE_ISSUER, payload, "iss", issuers);
}

static gboolean
get_time (JsonObject *payload, const char *name, double *time, VstTokenFault *fault)
{
  JsonNode *node = json_object_get_member (payload, name);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  *fault = node == NULL ? VST_TOKEN_FAULT_MISSING : VST_TOKEN_FAULT_MALFORMED;
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *time = json_node_get_double (node);
  if (!(*time >= 0 && *time <= MAX_TIME))
    return FALSE;
  *fault = VST_TOKEN_FAULT_NONE;
  return TRUE;
}

static void
check_time (
    VstTokenReport *self, VstTokenRule rule, JsonObject *payload, const char *name, gint64 now)
{
  VstTokenFault fault;
  double time = 0;

  if (get_time (payload, name, &time, &fault))
    {
      if (rule == VST_TOKEN_RULE_EXPIRY && time + VST_TOKEN_TOLERANCE <= (double) now)
        fault = VST_TOKEN_FAULT_PAST;
      if (rule != VST_TOKEN_RULE_EXPIRY && time - VST_TOKEN_TOLERANCE > (double) now)
        fault = VST_TOKEN_FAULT_FUTURE;
    }
  add (self, rule, fault)->time = (gint64) time;
}

static void
check_payload (VstTokenReport *self, JsonObject *payload, const VstPool *pool, gint64 now)
{
  const char *const use[] = { uses[self->use].name, NULL };
  const char *const client[] = { vst_pool_get_client_id (pool), NULL };

  check_issuer (self, payload, pool);
  check_text (self, VST_TOKEN_RULE_USE, payload, "token_use", use);
  check_text (self, VST_TOKEN_RULE_CLIENT, payload, uses[self->use].client_claim, client);
  check_time (self, VST_TOKEN_RULE_EXPIRY, payload, "exp", now);
  check_time (self, VST_TOKEN_RULE_ISSUED_AT, payload, "iat", now);
  if (json_object_has_member (payload, "nbf"))
    check_time (self, VST_TOKEN_RULE_NOT_BEFORE, payload, "nbf", now);
}

VstTokenReport *
vst_token_check (const VstSecret *token,
                 VstTokenUse use,
                 const VstPool *pool,
                 const VstTokenKeys *keys,
                 gint64 now)
{
  g_autoptr (JsonNode) header = NULL;
  g_autoptr (JsonNode) payload = NULL;
  VstTokenReport *report;

  g_return_val_if_fail (token != NULL && pool != NULL && keys != NULL, NULL);

  report = g_new0 (VstTokenReport, 1);
  report->use = use;
  report->valid = TRUE;
  report->checks = g_ptr_array_new_with_free_func (vst_token_check_free);
  if (!vst_token_parts_read (token, &header, &payload))
    {
      add (report, VST_TOKEN_RULE_FORM, VST_TOKEN_FAULT_MALFORMED);
      return report;
    }
  add (report, VST_TOKEN_RULE_FORM, VST_TOKEN_FAULT_NONE);
  check_signature (report, token, json_node_get_object (header), keys);
  check_payload (report, json_node_get_object (payload), pool, now);
  return report;
}
