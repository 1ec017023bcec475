#include "cognito/vst-cognito-types.h"

#include <string.h>

#include "cognito/vst-token-parts.h"

/* The year 9999: what GDateTime can show. */
#define MAX_TIME 253402300799.0

/* NumericDates of RFC 7519 and OpenID Connect Core that Cognito uses. */
static const char *const time_claims[] = { "exp", "iat", "nbf", "auth_time", NULL };

static void
vst_claim_free (gpointer data)
{
  VstClaim *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static gboolean
get_time (const char *name, JsonNode *node, gint64 *seconds)
{
  double number;

  if (!g_strv_contains (time_claims, name) || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_INT64
      && json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;
  number = json_node_get_double (node);
  if (!(number >= 0 && number <= MAX_TIME))
    return FALSE;
  *seconds = (gint64) number;
  return TRUE;
}

static VstClaim *
vst_claim_new (const char *name, JsonNode *node)
{
  VstClaim *self = g_new0 (VstClaim, 1);

  self->name = g_strdup (name);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    self->value = g_strdup (json_node_get_string (node));
  else
    self->value = json_to_string (node, FALSE);
  self->is_time = get_time (name, node, &self->time);
  return self;
}

GPtrArray *
vst_token_read_claims (const VstSecret *token)
{
  g_autoptr (JsonNode) header = NULL;
  g_autoptr (JsonNode) payload = NULL;
  GPtrArray *claims;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  g_return_val_if_fail (token != NULL, NULL);

  if (!vst_token_parts_read (token, &header, &payload))
    return NULL;

  claims = g_ptr_array_new_with_free_func (vst_claim_free);
  json_object_iter_init_ordered (&iter, json_node_get_object (payload));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    g_ptr_array_add (claims, vst_claim_new (name, member));
  return claims;
}

const char *
vst_claims_lookup (const GPtrArray *claims, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      const VstClaim *claim = g_ptr_array_index (claims, i);

      if (strcmp (claim->name, name) == 0)
        return claim->value;
    }
  return NULL;
}
