/* The client's reading of tokens: the compact form, its parts, and what is checked of them. */

#include <string.h>

#include "../crypto/test-vectors.h"
#include "cognito/vst-token-check.h"
#include "cognito/vst-token-keys.h"
#include "cognito/vst-token-parts.h"
#include "crypto/vst-jws.h"
#include "fuzz-target.h"

#define NOW G_GINT64_CONSTANT (1767590000) /* when some of the vectors' tokens are good */

static VstTokenKeys *keys;
static VstPool *pool;

static void
set_up (void)
{
  g_autoptr (JsonObject) jwks = test_vectors_load ("jwks.json");
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GError) error = NULL;

  json_node_set_object (node, jwks);
  keys = vst_token_keys_new_from_json (node, &error);
  g_assert_no_error (error);
  pool =
      vst_pool_new ("us-east-1", "us-east-1_EXAMPLE12", "7u5ibtqg3gf2c1dj2q1tk0exmp", NULL, NULL);
  g_assert_nonnull (pool);
}

/* What is given out as a part is decoded from what stands there. */
static void
split (const char *text)
{
  GBytes *parts[3] = { NULL, NULL, NULL };
  gsize sum = 0;

  if (!vst_jws_split (text, &parts[0], &parts[1], &parts[2]))
    return;
  for (int i = 0; i < 3; i++)
    {
      sum += g_bytes_get_size (parts[i]);
      g_bytes_unref (parts[i]);
    }
  g_assert_cmpuint (sum, <=, strlen (text) * 3 / 4);
}

/* A report is valid if, and only if, nothing in it is wrong. */
static void
check (const VstSecret *token, VstTokenUse use)
{
  g_autoptr (VstTokenReport) report = vst_token_check (token, use, pool, keys, NOW);
  gboolean wrong = FALSE;

  g_assert_nonnull (vst_token_report_find (report, VST_TOKEN_RULE_FORM));
  for (guint i = 0; i < report->checks->len; i++)
    {
      const VstTokenCheck *one = report->checks->pdata[i];

      wrong |= one->fault != VST_TOKEN_FAULT_NONE;
      g_assert_true (one->found == NULL || g_utf8_validate (one->found, -1, NULL));
    }
  g_assert_cmpint (report->valid, ==, !wrong);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (VstSecret) token = vst_secret_new_text (g_strchomp (text));
  g_autoptr (JsonNode) header = NULL;
  g_autoptr (JsonNode) payload = NULL;

  if (keys == NULL)
    set_up ();
  split (text);
  if (vst_token_parts_read (token, &header, &payload))
    g_assert_true (JSON_NODE_HOLDS_OBJECT (header) && JSON_NODE_HOLDS_OBJECT (payload));
  check (token, VST_TOKEN_USE_ACCESS);
  check (token, VST_TOKEN_USE_ID);
  return 0;
}
