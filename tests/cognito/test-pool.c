#include "cognito/vst-pool.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* botocore's endpoints.json, reduced to user pools. */
static JsonObject *
load_partitions (JsonParser *parser)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("VST_TEST_VECTORS"), "cognito-endpoints.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                        "partitions");
}

static void
test_values (void)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("s3cret");
  g_autoptr (VstPool) pool =
      vst_pool_new ("eu-west-1", "eu-west-1_aBc", "abc", secret, "http://127.0.0.1:9229");
  g_autoptr (VstPool) same = vst_pool_ref (pool);

  g_assert_true (same == pool);
  g_assert_cmpstr (vst_pool_get_region (pool), ==, "eu-west-1");
  g_assert_cmpstr (vst_pool_get_user_pool_id (pool), ==, "eu-west-1_aBc");
  g_assert_cmpstr (vst_pool_get_client_id (pool), ==, "abc");
  g_assert_true (vst_pool_get_client_secret (pool) == secret);
  g_assert_cmpstr (vst_pool_get_endpoint (pool), ==, "http://127.0.0.1:9229");
  g_assert_true (vst_pool_has_own_endpoint (pool));
}

static void
test_defaults (void)
{
  g_autoptr (VstSecret) empty = vst_secret_new_text ("");
  g_autoptr (VstPool) pool = vst_pool_new ("eu-west-1", "eu-west-1_aBc", "abc", empty, "");

  g_assert_null (vst_pool_get_client_secret (pool));
  g_assert_cmpstr (vst_pool_get_endpoint (pool), ==, "https://cognito-idp.eu-west-1.amazonaws.com");
  g_assert_false (vst_pool_has_own_endpoint (pool));
}

static void
test_known_regions (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *partitions = load_partitions (parser);
  const char *const *known = vst_pool_get_known_regions ();
  guint listed = 0;
  JsonObjectIter iter;
  JsonNode *partition;

  json_object_iter_init (&iter, partitions);
  while (json_object_iter_next (&iter, NULL, &partition))
    {
      JsonObject *object = json_node_get_object (partition);
      g_autoptr (GList) regions = NULL;

      if (!json_object_has_member (object, "regions"))
        continue;
      regions = json_object_get_members (json_object_get_object_member (object, "regions"));
      for (GList *l = regions; l != NULL; l = l->next, listed++)
        {
          if (!g_strv_contains (known, l->data))
            g_error ("%s is not known", (const char *) l->data);
        }
    }
  g_assert_cmpuint (g_strv_length ((GStrv) known), ==, listed);
  for (guint i = 0; known[i] != NULL; i++)
    {
      g_assert_cmpint (vst_pool_check_region (known[i]), ==, VST_POOL_FAULT_NONE);
      if (i > 0)
        g_assert_cmpstr (known[i - 1], <, known[i]);
    }
}

typedef struct
{
  const char *region, *partition;
} EndpointCase;

static const EndpointCase endpoint_cases[] = {
  { "us-east-1", "aws" },
  { "ap-southeast-7", "aws" },
  { "cn-north-1", "aws-cn" },
  { "us-gov-west-1", "aws-us-gov" },
  { "us-iso-east-1", "aws-iso" },
  { "us-isob-east-1", "aws-iso-b" },
  { "eu-isoe-west-1", "aws-iso-e" },
  { "us-isof-south-1", "aws-iso-f" },
  { "eusc-de-east-1", "aws-eusc" },
};

static void
test_endpoint (gconstpointer data)
{
  const EndpointCase *c = data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *partition = json_object_get_object_member (load_partitions (parser), c->partition);
  g_autofree char *expected =
      g_strdup_printf ("https://cognito-idp.%s.%s", c->region,
                       json_object_get_string_member (partition, "dns_suffix"));
  g_autofree char *endpoint = vst_pool_dup_service_endpoint (c->region);

  g_assert_true (g_regex_match_simple (json_object_get_string_member (partition, "region_regex"),
                                       c->region, 0, 0));
  g_assert_cmpstr (endpoint, ==, expected);
}

typedef enum
{
  REGION,
  POOL_ID, /* of no particular region */
  POOL_ID_OF_EU_WEST_1,
  CLIENT_ID,
  CLIENT_SECRET,
  ENDPOINT,
} What;

typedef struct
{
  const char *name;
  What what;
  const char *value;
  VstPoolFault fault;
} CheckCase;

#define CLIENT "7u5ibtqg3gf2c1dj2q1tk0exmp"
#define ARN "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aBcDeFgHi"
#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define TWO_HUNDRED FIFTY FIFTY FIFTY FIFTY

static const CheckCase check_cases[] = {
  { "region/good", REGION, "eu-west-1", VST_POOL_FAULT_NONE },
  { "region/gov", REGION, "us-gov-east-1", VST_POOL_FAULT_NONE },
  { "region/sovereign", REGION, "eusc-de-east-1", VST_POOL_FAULT_NONE },
  { "region/china", REGION, "cn-north-1", VST_POOL_FAULT_NONE },
  { "region/new", REGION, "eu-south-17", VST_POOL_FAULT_NONE },
  { "region/null", REGION, NULL, VST_POOL_FAULT_EMPTY },
  { "region/empty", REGION, "", VST_POOL_FAULT_EMPTY },
  { "region/capitals", REGION, "EU-WEST-1", VST_POOL_FAULT_FORM },
  { "region/words", REGION, "Ireland", VST_POOL_FAULT_FORM },
  { "region/zone", REGION, "eu-west-1a", VST_POOL_FAULT_FORM },
  { "region/no-number", REGION, "eu-west", VST_POOL_FAULT_FORM },
  { "region/no-dash", REGION, "us-east1", VST_POOL_FAULT_FORM },
  { "region/doubled-dash", REGION, "eu--west-1", VST_POOL_FAULT_FORM },
  { "region/dot", REGION, "eu-west-1.evil.example", VST_POOL_FAULT_FORM },
  { "region/slash", REGION, "eu-west-1/", VST_POOL_FAULT_FORM },
  { "region/blank", REGION, "eu-west-1 ", VST_POOL_FAULT_FORM },
  { "region/newline", REGION, "eu-west-1\n", VST_POOL_FAULT_FORM },
  { "region/not-ascii", REGION, "eu-wést-1", VST_POOL_FAULT_FORM },
  { "region/too-long", REGION, "eu-westwestwestwestwestwestwestwest-1", VST_POOL_FAULT_TOO_LONG },
  { "region/pool-id", REGION, "eu-west-1_aBcDeFgHi", VST_POOL_FAULT_IS_POOL_ID },
  { "region/arn", REGION, ARN, VST_POOL_FAULT_IS_ARN },

  { "pool-id/good", POOL_ID_OF_EU_WEST_1, "eu-west-1_aBcDeFgHi", VST_POOL_FAULT_NONE },
  { "pool-id/no-region-yet", POOL_ID, "eu-west-1_aBcDeFgHi", VST_POOL_FAULT_NONE },
  { "pool-id/null", POOL_ID, NULL, VST_POOL_FAULT_EMPTY },
  { "pool-id/empty", POOL_ID, "", VST_POOL_FAULT_EMPTY },
  { "pool-id/other-region", POOL_ID_OF_EU_WEST_1, "us-east-1_aBcDeFgHi",
    VST_POOL_FAULT_OTHER_REGION },
  { "pool-id/arn", POOL_ID, ARN, VST_POOL_FAULT_IS_ARN },
  { "pool-id/client-id", POOL_ID, CLIENT, VST_POOL_FAULT_IS_CLIENT_ID },
  { "pool-id/no-region", POOL_ID, "aBcDeFgHi", VST_POOL_FAULT_FORM },
  { "pool-id/region-only", POOL_ID, "eu-west-1_", VST_POOL_FAULT_FORM },
  { "pool-id/bar-only", POOL_ID, "_aBcDeFgHi", VST_POOL_FAULT_FORM },
  { "pool-id/two-bars", POOL_ID, "eu-west-1_aBc_DeF", VST_POOL_FAULT_FORM },
  { "pool-id/capitals", POOL_ID, "EU-WEST-1_aBcDeFgHi", VST_POOL_FAULT_FORM },
  { "pool-id/blank", POOL_ID, "eu-west-1_aBc DeF", VST_POOL_FAULT_FORM },
  { "pool-id/identity-pool", POOL_ID, "eu-west-1:0f3c7a4e-1d2b-4c5d-9e8f-7a6b5c4d3e2f",
    VST_POOL_FAULT_FORM },
  { "pool-id/too-long", POOL_ID, "eu-west-1_" FIFTY, VST_POOL_FAULT_TOO_LONG },

  { "client-id/good", CLIENT_ID, CLIENT, VST_POOL_FAULT_NONE },
  { "client-id/own", CLIENT_ID, "My_client+1", VST_POOL_FAULT_NONE },
  { "client-id/null", CLIENT_ID, NULL, VST_POOL_FAULT_EMPTY },
  { "client-id/empty", CLIENT_ID, "", VST_POOL_FAULT_EMPTY },
  { "client-id/pool-id", CLIENT_ID, "eu-west-1_aBcDeFgHi", VST_POOL_FAULT_IS_POOL_ID },
  { "client-id/arn", CLIENT_ID, ARN, VST_POOL_FAULT_IS_ARN },
  { "client-id/dash", CLIENT_ID, "abc-def", VST_POOL_FAULT_FORM },
  { "client-id/blank", CLIENT_ID, "abc def", VST_POOL_FAULT_FORM },
  { "client-id/too-long", CLIENT_ID, TWO_HUNDRED, VST_POOL_FAULT_TOO_LONG },

  { "client-secret/none", CLIENT_SECRET, "", VST_POOL_FAULT_NONE },
  { "client-secret/null", CLIENT_SECRET, NULL, VST_POOL_FAULT_NONE },
  { "client-secret/good", CLIENT_SECRET, FIFTY, VST_POOL_FAULT_NONE },
  { "client-secret/blank", CLIENT_SECRET, "abc def", VST_POOL_FAULT_FORM },
  { "client-secret/too-long", CLIENT_SECRET, FIFTY FIFTY, VST_POOL_FAULT_TOO_LONG },

  { "endpoint/none", ENDPOINT, "", VST_POOL_FAULT_NONE },
  { "endpoint/null", ENDPOINT, NULL, VST_POOL_FAULT_NONE },
  { "endpoint/https", ENDPOINT, "https://idp.example.org", VST_POOL_FAULT_NONE },
  { "endpoint/https-path", ENDPOINT, "https://idp.example.org:8443/cognito/", VST_POOL_FAULT_NONE },
  { "endpoint/scheme-in-capitals", ENDPOINT, "HTTPS://idp.example.org", VST_POOL_FAULT_NONE },
  { "endpoint/127.0.0.1", ENDPOINT, "http://127.0.0.1:9229", VST_POOL_FAULT_NONE },
  { "endpoint/127.1.2.3", ENDPOINT, "http://127.1.2.3/", VST_POOL_FAULT_NONE },
  { "endpoint/ipv6", ENDPOINT, "http://[::1]:9229/", VST_POOL_FAULT_NONE },
  { "endpoint/localhost", ENDPOINT, "http://localhost:5000", VST_POOL_FAULT_NONE },
  { "endpoint/localhost-in-capitals", ENDPOINT, "http://LocalHost:5000", VST_POOL_FAULT_NONE },
  { "endpoint/http", ENDPOINT, "http://idp.example.org", VST_POOL_FAULT_INSECURE },
  { "endpoint/http-192.168", ENDPOINT, "http://192.168.0.7:5000", VST_POOL_FAULT_INSECURE },
  { "endpoint/http-0.0.0.0", ENDPOINT, "http://0.0.0.0:5000", VST_POOL_FAULT_INSECURE },
  { "endpoint/http-128.0.0.1", ENDPOINT, "http://128.0.0.1", VST_POOL_FAULT_INSECURE },
  { "endpoint/short-127.1", ENDPOINT, "http://127.1", VST_POOL_FAULT_INSECURE },
  { "endpoint/looks-local", ENDPOINT, "http://127.0.0.1.example.org", VST_POOL_FAULT_INSECURE },
  { "endpoint/localhost-of", ENDPOINT, "http://localhost.example.org", VST_POOL_FAULT_INSECURE },
  { "endpoint/http-ipv6", ENDPOINT, "http://[fe80::1]", VST_POOL_FAULT_INSECURE },
  { "endpoint/user", ENDPOINT, "http://me@127.0.0.1", VST_POOL_FAULT_FORM },
  { "endpoint/user-to-elsewhere", ENDPOINT, "http://127.0.0.1@example.org", VST_POOL_FAULT_FORM },
  { "endpoint/password", ENDPOINT, "https://me:pw@idp.example.org", VST_POOL_FAULT_FORM },
  { "endpoint/query", ENDPOINT, "https://idp.example.org/?a=b", VST_POOL_FAULT_FORM },
  { "endpoint/empty-query", ENDPOINT, "https://idp.example.org/?", VST_POOL_FAULT_FORM },
  { "endpoint/fragment", ENDPOINT, "https://idp.example.org/#a", VST_POOL_FAULT_FORM },
  { "endpoint/port-0", ENDPOINT, "https://idp.example.org:0/", VST_POOL_FAULT_FORM },
  { "endpoint/port-too-high", ENDPOINT, "https://idp.example.org:65536", VST_POOL_FAULT_NOT_A_URL },
  { "endpoint/no-scheme", ENDPOINT, "localhost:5000", VST_POOL_FAULT_NOT_A_URL },
  { "endpoint/host-only", ENDPOINT, "idp.example.org", VST_POOL_FAULT_NOT_A_URL },
  { "endpoint/no-host", ENDPOINT, "https:///path", VST_POOL_FAULT_NOT_A_URL },
  { "endpoint/ftp", ENDPOINT, "ftp://idp.example.org", VST_POOL_FAULT_NOT_A_URL },
  { "endpoint/file", ENDPOINT, "file:///etc/passwd", VST_POOL_FAULT_NOT_A_URL },
  { "endpoint/blank", ENDPOINT, "https://idp example.org", VST_POOL_FAULT_NOT_A_URL },
  { "endpoint/not-utf8", ENDPOINT, "https://idp\xff.example.org", VST_POOL_FAULT_NOT_A_URL },
};

static VstPoolFault
check (What what, const char *value)
{
  switch (what)
    {
    case REGION:
      return vst_pool_check_region (value);
    case POOL_ID:
      return vst_pool_check_user_pool_id (value, "");
    case POOL_ID_OF_EU_WEST_1:
      return vst_pool_check_user_pool_id (value, "eu-west-1");
    case CLIENT_ID:
      return vst_pool_check_client_id (value);
    case CLIENT_SECRET:
      return vst_pool_check_client_secret (value);
    case ENDPOINT:
      return vst_pool_check_endpoint (value);
    }
  g_assert_not_reached ();
}

static void
test_check (gconstpointer data)
{
  const CheckCase *c = data;

  g_assert_cmpint (check (c->what, c->value), ==, c->fault);
}

/* A paste may be anything, of any size. */
static void
test_huge_pastes (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'a');

  g_assert_cmpint (check (REGION, huge), ==, VST_POOL_FAULT_TOO_LONG);
  g_assert_cmpint (check (POOL_ID, huge), ==, VST_POOL_FAULT_TOO_LONG);
  g_assert_cmpint (check (CLIENT_ID, huge), ==, VST_POOL_FAULT_TOO_LONG);
  g_assert_cmpint (check (CLIENT_SECRET, huge), ==, VST_POOL_FAULT_TOO_LONG);
  g_assert_cmpint (check (ENDPOINT, huge), ==, VST_POOL_FAULT_TOO_LONG);
}

static void
test_region_of (void)
{
  g_autofree char *region = vst_pool_dup_region_of ("us-gov-west-1_aBc");

  g_assert_cmpstr (region, ==, "us-gov-west-1");
  g_assert_null (vst_pool_dup_region_of ("aBc"));
  g_assert_null (vst_pool_dup_region_of ("_aBc"));
  g_assert_null (vst_pool_dup_region_of ("nowhere_aBc"));
  g_assert_null (vst_pool_dup_region_of (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cognito/pool/values", test_values);
  g_test_add_func ("/cognito/pool/defaults", test_defaults);
  g_test_add_func ("/cognito/pool/known-regions", test_known_regions);
  g_test_add_func ("/cognito/pool/region-of", test_region_of);
  g_test_add_func ("/cognito/pool/check/huge-pastes", test_huge_pastes);
  for (gsize i = 0; i < G_N_ELEMENTS (endpoint_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/cognito/pool/endpoint/", endpoint_cases[i].region, NULL);
      g_test_add_data_func (path, &endpoint_cases[i], test_endpoint);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (check_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/pool/check/", check_cases[i].name, NULL);
      g_test_add_data_func (path, &check_cases[i], test_check);
    }
  return g_test_run ();
}
