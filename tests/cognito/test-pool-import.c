#include "cognito/vst-pool-import.h"

#include <string.h>

static VstPoolImport *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  VstPoolImport *file = vst_pool_import_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return file;
}

static void
test_full (void)
{
  g_autoptr (VstPoolImport) file =
      parse ("{\"name\":\"Staging\",\"region\":\"eu-west-1\","
             "\"userPoolId\":\"eu-west-1_aBcDeFgHi\",\"clientId\":\"abc123\","
             "\"endpoint\":null,\"signInMethod\":\"password\",\"awsProfile\":\"qa\","
             "\"somethingNew\":[1,2]}");

  g_assert_cmpstr (file->name, ==, "Staging");
  g_assert_cmpstr (file->region, ==, "eu-west-1");
  g_assert_cmpstr (file->user_pool_id, ==, "eu-west-1_aBcDeFgHi");
  g_assert_cmpstr (file->client_id, ==, "abc123");
  g_assert_null (file->endpoint);
  g_assert_cmpstr (file->sign_in_method, ==, "password");
  g_assert_cmpstr (file->aws_profile, ==, "qa");
}

/* What others write, and what is of a pool in it. */
static const struct
{
  const char *name, *text, *region, *pool, *client;
} others[] = {
  { "amplify",
    "{\"version\":\"1\",\"auth\":{\"aws_region\":\"eu-west-1\","
    "\"user_pool_id\":\"eu-west-1_aBcDeFgHi\",\"user_pool_client_id\":\"abc123\","
    "\"password_policy\":{\"min_length\":8}}}",
    "eu-west-1", "eu-west-1_aBcDeFgHi", "abc123" },
  { "aws-exports",
    "{\"aws_project_region\":\"us-east-1\",\"aws_cognito_region\":\"eu-west-1\","
    "\"aws_user_pools_id\":\"eu-west-1_aBcDeFgHi\",\"aws_user_pools_web_client_id\":\"abc123\"}",
    "eu-west-1", "eu-west-1_aBcDeFgHi", "abc123" },
  { "describe-stacks",
    "{\"Stacks\":[{\"StackName\":\"s\",\"Outputs\":["
    "{\"OutputKey\":\"UserPoolArn\",\"OutputValue\":\"arn:aws:cognito-idp:eu-west-1:1:userpool/"
    "x\"},"
    "{\"OutputKey\":\"IdentityPoolId\",\"OutputValue\":\"eu-west-1:aaaa-bbbb\"},"
    "{\"OutputKey\":\"UserPoolClientId\",\"OutputValue\":\"abc123\"},"
    "{\"OutputKey\":\"UserPoolId\",\"OutputValue\":\"eu-west-1_aBcDeFgHi\"}]}]}",
    NULL, "eu-west-1_aBcDeFgHi", "abc123" },
  { "outputs",
    " [{\"OutputKey\":\"CognitoUserPool\",\"OutputValue\":\"eu-west-1_aBcDeFgHi\"},"
    "{\"OutputKey\":\"AppClient\",\"OutputValue\":\"abc123\"},7,{\"OutputKey\":\"x\"}]",
    NULL, "eu-west-1_aBcDeFgHi", "abc123" },
  { "cdk",
    "{\"AuthStack\":{\"PoolUserPoolIdA1B2\":\"eu-west-1_aBcDeFgHi\",\"Count\":3,"
    "\"PoolUserPoolClientIdC3D4\":\"abc123\",\"Region\":\"eu-west-1\"}}",
    "eu-west-1", "eu-west-1_aBcDeFgHi", "abc123" },
  { "csv", "eu-west-1_aBcDeFgHi,abc123", NULL, "eu-west-1_aBcDeFgHi", "abc123" },
  { "csv-of-a-spreadsheet", "Pool ID,Client ID\r\n\"eu-west-1_aBcDeFgHi\",\"abc123\",note\r\n",
    NULL, "eu-west-1_aBcDeFgHi", "abc123" },
};

static void
test_others (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (VstPoolImport) file = parse (others[i].text);

      g_test_message ("%s", others[i].name);
      g_assert_cmpstr (file->region, ==, others[i].region);
      g_assert_cmpstr (file->user_pool_id, ==, others[i].pool);
      g_assert_cmpstr (file->client_id, ==, others[i].client);
      g_assert_cmpuint (file->n_pools, ==, 1);
    }
}

static void
test_settings (void)
{
  g_autoptr (VstPoolImport) file =
      parse ("{\"UserName\":\"ada\",\"Email\":\"ada@example.com\",\"Password\":\"Vestibule-7\","
             "\"PoolId\":\"eu-west-1_aBcDeFgHi\",\"ClientId\":\"abc123\"}");

  g_assert_cmpstr (file->user_name, ==, "ada");
  g_assert_cmpstr (file->email, ==, "ada@example.com");
  g_assert_cmpstr (file->user_pool_id, ==, "eu-west-1_aBcDeFgHi");
  g_assert_cmpstr (file->client_id, ==, "abc123");
  g_assert_nonnull (file->password);
}

static void
test_several (void)
{
  g_autoptr (VstPoolImport) file = parse ("eu-west-1_first,abc\n\neu-west-1_second,def\n");

  g_assert_cmpstr (file->user_pool_id, ==, "eu-west-1_first");
  g_assert_cmpstr (file->client_id, ==, "abc");
  g_assert_cmpuint (file->n_pools, ==, 2);
}

/* What is written is read again; what is of a person is not written. */
static void
test_written (void)
{
  g_autoptr (VstPoolImport) before =
      parse ("{\"name\":\"Stag\\\"ing\",\"userPoolId\":\"eu-west-1_aBcDeFgHi\","
             "\"signInMethod\":\"srp\",\"UserName\":\"ada\",\"Email\":\"ada@example.com\","
             "\"Password\":\"Vestibule-7\"}");
  g_autofree char *text = vst_pool_import_to_text (before);
  g_autoptr (VstPoolImport) after = parse (text);

  g_assert_cmpstr (after->name, ==, "Stag\"ing");
  g_assert_cmpstr (after->user_pool_id, ==, "eu-west-1_aBcDeFgHi");
  g_assert_cmpstr (after->sign_in_method, ==, "srp");
  g_assert_null (after->client_id);
  g_assert_null (strstr (text, "ada"));
  g_assert_null (strstr (text, "Vestibule-7"));
  g_assert_true (g_str_has_suffix (text, "}\n"));
}

typedef struct
{
  const char *name, *text;
  int code;
} Case;

static const Case bad[] = {
  { "empty", "", VST_POOL_IMPORT_ERROR_NOT_JSON },
  { "array", "[]", VST_POOL_IMPORT_ERROR_NO_POOL },
  { "object-of-nothing", "{}", VST_POOL_IMPORT_ERROR_NO_POOL },
  { "stranger", "{\"name-of\":\"x\",\"list\":[],\"o\":{\"p\":1}}", VST_POOL_IMPORT_ERROR_NO_POOL },
  { "half", "{\"name\":", VST_POOL_IMPORT_ERROR_NOT_JSON },
  { "number", "{\"name\":7}", VST_POOL_IMPORT_ERROR_MEMBER },
  { "object", "{\"region\":{}}", VST_POOL_IMPORT_ERROR_MEMBER },
  { "number-of-amplify", "{\"auth\":{\"user_pool_id\":7}}", VST_POOL_IMPORT_ERROR_MEMBER },
  { "other-lines", "some,columns\nand,lines\n", VST_POOL_IMPORT_ERROR_NOT_JSON },
  { "lines-and-more", "eu-west-1_a,abc\n<html>\n", VST_POOL_IMPORT_ERROR_NOT_JSON },
  { "not-text", "\xff\xfe", VST_POOL_IMPORT_ERROR_NOT_JSON },
};

static void
test_bad (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_pool_import_parse (c->text, strlen (c->text), &error));
  g_assert_error (error, VST_POOL_IMPORT_ERROR, c->code);
}

static void
test_large (void)
{
  g_autofree char *text = g_strnfill (10 * 1024 * 1024, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_pool_import_parse (text, strlen (text), &error));
  g_assert_error (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cognito/pool-import/full", test_full);
  g_test_add_func ("/cognito/pool-import/others", test_others);
  g_test_add_func ("/cognito/pool-import/settings", test_settings);
  g_test_add_func ("/cognito/pool-import/several", test_several);
  g_test_add_func ("/cognito/pool-import/written", test_written);
  g_test_add_func ("/cognito/pool-import/large", test_large);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/pool-import/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  return g_test_run ();
}
