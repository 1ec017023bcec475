#include "cognito/vst-token-parts.h"

#include "aws/vst-aws-json.h"
#include "cognito/vst-reply-limits.h"
#include "crypto/vst-jws.h"

static JsonNode *
parse (GBytes *part)
{
  JsonNode *node = NULL;
  gsize size = 0;
  const char *text = g_bytes_get_data (part, &size);

  if (size == 0 || vst_aws_json_parse (text, size, &node) != VST_AWS_JSON_OBJECT)
    return NULL;
  return node;
}

gboolean
vst_token_parts_read (const VstSecret *token, JsonNode **header, JsonNode **payload)
{
  g_autoptr (GBytes) header_bytes = NULL;
  g_autoptr (GBytes) payload_bytes = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (JsonNode) header_node = NULL;
  g_autoptr (JsonNode) payload_node = NULL;

  if (vst_secret_get_size (token) > VST_REPLY_MAX_TOKEN
      || !vst_jws_split (vst_secret_get_text (token), &header_bytes, &payload_bytes, &signature))
    return FALSE;
  header_node = parse (header_bytes);
  payload_node = parse (payload_bytes);
  if (header_node == NULL || payload_node == NULL)
    return FALSE;
  *header = g_steal_pointer (&header_node);
  *payload = g_steal_pointer (&payload_node);
  return TRUE;
}
