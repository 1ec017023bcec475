#include "app/vst-options.h"

#include <string.h>

static VstOptions *
parse (GVariantDict *dict, const char *file)
{
  g_autoptr (GError) error = NULL;
  VstOptions *options = vst_options_new (dict, file, file != NULL ? strlen (file) : 0, &error);

  g_assert_no_error (error);
  return options;
}

static void
test_nothing (void)
{
  g_autoptr (GVariantDict) dict = g_variant_dict_new (NULL);
  g_autoptr (VstOptions) options = parse (dict, NULL);

  g_assert_false (options->practice);
  g_assert_null (options->pool);
  g_assert_null (options->user_name);
}

static void
test_pool (void)
{
  g_autoptr (GVariantDict) dict = g_variant_dict_new (NULL);
  g_autoptr (VstOptions) options = NULL;

  g_variant_dict_insert (dict, "user-pool-id", "s", "eu-west-1_aBcDeFgHi");
  g_variant_dict_insert (dict, "client-id", "s", "1example23456789");
  g_variant_dict_insert (dict, "endpoint", "s", "http://localhost:9229");
  g_variant_dict_insert (dict, "user-name", "s", "alice");
  g_variant_dict_insert (dict, "email", "s", "alice@example.com");
  options = parse (dict, NULL);

  g_assert_nonnull (options->pool);
  g_assert_cmpstr (vst_saved_pool_get_user_pool_id (options->pool), ==, "eu-west-1_aBcDeFgHi");
  g_assert_cmpstr (vst_saved_pool_get_region (options->pool), ==, "eu-west-1");
  g_assert_cmpstr (vst_saved_pool_get_client_id (options->pool), ==, "1example23456789");
  g_assert_cmpstr (vst_saved_pool_get_endpoint (options->pool), ==, "http://localhost:9229");
  g_assert_cmpstr (options->user_name, ==, "alice");
  g_assert_cmpstr (options->email, ==, "alice@example.com");
}

/* What AWS's .NET example keeps of a person; the command line wins over it. */
static void
test_settings (void)
{
  g_autoptr (GVariantDict) dict = g_variant_dict_new (NULL);
  g_autoptr (VstOptions) options = NULL;

  g_variant_dict_insert (dict, "email", "s", "alice@example.com");
  options = parse (dict, "{\"PoolId\":\"eu-west-1_aBcDeFgHi\",\"UserName\":\"ada\","
                         "\"Email\":\"ada@example.com\",\"Password\":\"Vestibule-7\"}");

  g_assert_cmpstr (vst_saved_pool_get_user_pool_id (options->pool), ==, "eu-west-1_aBcDeFgHi");
  g_assert_cmpstr (options->user_name, ==, "ada");
  g_assert_cmpstr (options->email, ==, "alice@example.com");
  g_assert_nonnull (options->password);
}

/* What is given on the command line wins over the file. */
static void
test_file (void)
{
  g_autoptr (GVariantDict) dict = g_variant_dict_new (NULL);
  g_autoptr (VstOptions) options = NULL;

  g_variant_dict_insert (dict, "client-id", "s", "fromthecommandline");
  options = parse (dict, "{\"name\":\"Staging\",\"clientId\":\"fromthefile\","
                         "\"signInMethod\":\"password\",\"awsProfile\":\"qa\"}");

  g_assert_cmpstr (vst_saved_pool_get_name (options->pool), ==, "Staging");
  g_assert_cmpstr (vst_saved_pool_get_client_id (options->pool), ==, "fromthecommandline");
  g_assert_cmpint (vst_saved_pool_get_login_method (options->pool), ==, VST_LOGIN_METHOD_PASSWORD);
  g_assert_cmpint (vst_saved_pool_get_keys_source (options->pool), ==, VST_KEYS_PROFILE);
  g_assert_cmpstr (vst_saved_pool_get_profile (options->pool), ==, "qa");
}

static void
test_bad_file (void)
{
  g_autoptr (GVariantDict) dict = g_variant_dict_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_options_new (dict, "<html>", 6, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/options/nothing", test_nothing);
  g_test_add_func ("/app/options/pool", test_pool);
  g_test_add_func ("/app/options/file", test_file);
  g_test_add_func ("/app/options/settings", test_settings);
  g_test_add_func ("/app/options/bad-file", test_bad_file);
  return g_test_run ();
}
