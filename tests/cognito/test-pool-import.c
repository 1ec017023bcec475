#include "cognito/vst-pool-import.h"

#include <string.h>

static void
test_full (void)
{
  const char *text = "{\"name\":\"Staging\",\"region\":\"eu-west-1\","
                     "\"userPoolId\":\"eu-west-1_aBcDeFgHi\",\"clientId\":\"abc123\","
                     "\"endpoint\":null,\"signInMethod\":\"password\",\"awsProfile\":\"qa\","
                     "\"somethingNew\":[1,2]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPoolImport) file = vst_pool_import_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file->name, ==, "Staging");
  g_assert_cmpstr (file->region, ==, "eu-west-1");
  g_assert_cmpstr (file->user_pool_id, ==, "eu-west-1_aBcDeFgHi");
  g_assert_cmpstr (file->client_id, ==, "abc123");
  g_assert_null (file->endpoint);
  g_assert_cmpstr (file->sign_in_method, ==, "password");
  g_assert_cmpstr (file->aws_profile, ==, "qa");
}

typedef struct
{
  const char *name, *text;
  int code;
} Case;

static const Case bad[] = {
  { "empty", "", VST_POOL_IMPORT_ERROR_NOT_JSON },
  { "array", "[]", VST_POOL_IMPORT_ERROR_NOT_JSON },
  { "half", "{\"name\":", VST_POOL_IMPORT_ERROR_NOT_JSON },
  { "number", "{\"name\":7}", VST_POOL_IMPORT_ERROR_MEMBER },
  { "object", "{\"region\":{}}", VST_POOL_IMPORT_ERROR_MEMBER },
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
  g_test_add_func ("/cognito/pool-import/large", test_large);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/pool-import/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  return g_test_run ();
}
