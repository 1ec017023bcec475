#include "flow/vst-kept-login.h"

#include "test-async.h"
#include "test-file-keyring.h"

#define POOL "eu-west-1_aBc"

static void
store (const VstKeptLoginPlace *place, const char *device_key, const char *token)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text (token);
  g_autoptr (VstKeptLogin) login = vst_kept_login_new ("ann", device_key, secret);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_kept_login_store_async (keyring, place, login, NULL, on_async_done, &result);
  g_assert_true (vst_kept_login_store_finish (keyring, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

static VstKeptLogin *
look_up (const VstKeptLoginPlace *place)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VstKeptLogin *login;

  vst_kept_login_look_up_async (keyring, place, NULL, on_async_done, &result);
  login = vst_kept_login_look_up_finish (keyring, wait_for_result (&result), &error);
  g_assert_no_error (error);
  return login;
}

static void
assert_none (const VstKeptLoginPlace *place)
{
  g_autoptr (VstKeptLogin) login = look_up (place);

  g_assert_null (login);
}

static void
test_comes_back (void)
{
  const VstKeptLoginPlace place = { "comes-back", POOL, "abc" };
  g_autoptr (VstKeptLogin) login = NULL;

  assert_none (&place);
  store (&place, "eu-west-1_device", "refresh");

  login = look_up (&place);
  g_assert_nonnull (login);
  g_assert_cmpstr (login->user_name, ==, "ann");
  g_assert_cmpstr (login->device_key, ==, "eu-west-1_device");
  g_assert_cmpstr (vst_secret_get_text (login->refresh_token), ==, "refresh");
}

static void
test_without_device (void)
{
  const VstKeptLoginPlace place = { "without-device", POOL, "abc" };
  g_autoptr (VstKeptLogin) login = NULL;

  store (&place, NULL, "refresh");

  login = look_up (&place);
  g_assert_nonnull (login);
  g_assert_null (login->device_key);
}

static void
test_newest_only (void)
{
  const VstKeptLoginPlace place = { "newest-only", POOL, "abc" };
  g_autoptr (VstKeptLogin) login = NULL;

  store (&place, NULL, "first");
  store (&place, NULL, "second");

  login = look_up (&place);
  g_assert_cmpstr (vst_secret_get_text (login->refresh_token), ==, "second");
}

static void
test_other_places (void)
{
  const VstKeptLoginPlace place = { "other-places", POOL, "abc" };
  const VstKeptLoginPlace other_client = { "other-places", POOL, "def" };
  const VstKeptLoginPlace other_pool = { "other-places", "eu-west-1_dEf", "abc" };
  const VstKeptLoginPlace other_owner = { "another", POOL, "abc" };

  store (&place, NULL, "refresh");

  assert_none (&other_client);
  assert_none (&other_pool);
  assert_none (&other_owner);
}

static void
test_forget (void)
{
  const VstKeptLoginPlace place = { "forget", POOL, "abc" };
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();

  store (&place, NULL, "refresh");
  for (guint i = 0; i < 2; i++) /* nothing there is no error */
    {
      g_autoptr (GAsyncResult) result = NULL;

      vst_kept_login_forget_async (keyring, &place, NULL, on_async_done, &result);
      g_assert_true (vst_kept_login_forget_finish (keyring, wait_for_result (&result), NULL));
    }

  assert_none (&place);
}

static void
test_goes_with_the_saved_pool (void)
{
  const VstKeptLoginPlace place = { "goes", POOL, "abc" };
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;

  store (&place, NULL, "refresh");
  vst_keyring_forget_async (keyring, "goes", NULL, NULL, on_async_done, &result);
  g_assert_true (vst_keyring_forget_finish (keyring, wait_for_result (&result), NULL));

  assert_none (&place);
}

/* An item that somebody has edited is no login. */
static void
test_mangled (void)
{
  const VstKeptLoginPlace place = { "mangled", POOL, "abc" };
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) garbage = vst_secret_new_text ("3:ann,0:,");
  g_autoptr (GAsyncResult) result = NULL;

  vst_keyring_store_async (keyring, "mangled", VST_KEYRING_KIND_LOGIN "/" POOL "/abc", "Test",
                           garbage, NULL, on_async_done, &result);
  g_assert_true (vst_keyring_store_finish (keyring, wait_for_result (&result), NULL));

  assert_none (&place);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/kept-login/comes-back", test_comes_back);
  g_test_add_func ("/flow/kept-login/without-device", test_without_device);
  g_test_add_func ("/flow/kept-login/newest-only", test_newest_only);
  g_test_add_func ("/flow/kept-login/other-places", test_other_places);
  g_test_add_func ("/flow/kept-login/forget", test_forget);
  g_test_add_func ("/flow/kept-login/goes-with-the-saved-pool", test_goes_with_the_saved_pool);
  g_test_add_func ("/flow/kept-login/mangled", test_mangled);
  status = g_test_run ();
  remove_folder (folder);

  return status;
}
