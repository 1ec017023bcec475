#include "saved-pools-fixture.h"

#include <string.h>

#include "flow/vst-pool-secrets.h"

#define CLIENT_SECRET "1aclientsecret1aclientsecret"
#define KEY_ID "AKIAIOSFODNN7EXAMPLE"
#define SECRET_KEY "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
#define TOKEN "IQoJb3JpZ2luX2VjEXAMPLETOKEN=="

static void
set_secret (VstSavedPool *pool, VstPoolField field, const char *text)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);

  vst_saved_pool_set_secret (pool, field, secret);
}

static VstSavedPool *
make_pool_with_secrets (void)
{
  VstSavedPool *pool = make_saved_pool ("Secret");

  vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ACCESS_KEY_ID, KEY_ID);
  set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, CLIENT_SECRET);
  set_secret (pool, VST_POOL_FIELD_SECRET_ACCESS_KEY, SECRET_KEY);
  set_secret (pool, VST_POOL_FIELD_SESSION_TOKEN, TOKEN);

  return pool;
}

static void
assert_no_secret (const char *text, const char *secret)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) secret, strlen (secret));
  g_autofree char *core = g_strndup (encoded, 16);

  g_assert_null (strstr (text, secret));
  g_assert_null (strstr (text, core));
}

static void
test_secrets_stay_out_of_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();
  g_autofree char *text = NULL;

  g_assert_true (put (fixture->pools, pool));
  text = read_file (fixture->path);

  g_assert_nonnull (strstr (text, "eu-west-1_AbCdEf123"));
  assert_no_secret (text, CLIENT_SECRET);
  assert_no_secret (text, KEY_ID);
  assert_no_secret (text, SECRET_KEY);
  assert_no_secret (text, TOKEN);
}

static void
look_up_secrets (VstKeyring *keyring, VstSavedPool *pool)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_pool_secrets_look_up_async (keyring, pool, NULL, on_async_done, &result);
  g_assert_true (vst_pool_secrets_look_up_finish (keyring, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

/* The pool as another start of the application finds it, secrets and all. */
static VstSavedPool *
reload (Fixture *fixture, const char *id)
{
  g_autoptr (VstSavedPools) later = vst_saved_pools_new (fixture->path, fixture->keyring);
  VstSavedPool *pool;

  load (later, NULL);
  pool = g_object_ref (vst_saved_pools_find (later, id));
  g_assert_null (vst_saved_pool_get_client_secret (pool));
  g_assert_cmpstr (vst_saved_pool_get_access_key_id (pool), ==, "");
  look_up_secrets (fixture->keyring, pool);

  return pool;
}

static void
test_secrets_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();
  g_autoptr (VstSavedPool) found = NULL;

  put (fixture->pools, pool);
  found = reload (fixture, vst_saved_pool_get_id (pool));

  g_assert_true (vst_saved_pool_get_has_client_secret (found));
  g_assert_true (vst_saved_pool_is_complete (found));
  g_assert_cmpstr (vst_saved_pool_get_access_key_id (found), ==, KEY_ID);
  g_assert_true (vst_secret_equal (vst_saved_pool_get_client_secret (found),
                                   vst_saved_pool_get_client_secret (pool)));
  g_assert_true (vst_secret_equal (vst_saved_pool_get_secret_access_key (found),
                                   vst_saved_pool_get_secret_access_key (pool)));
  g_assert_true (vst_secret_equal (vst_saved_pool_get_session_token (found),
                                   vst_saved_pool_get_session_token (pool)));
}

/* Edited without its secrets having been looked up: they are not lost by that. */
static void
test_secrets_survive_an_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();
  g_autoptr (VstSavedPools) later = vst_saved_pools_new (fixture->path, fixture->keyring);
  g_autoptr (VstSavedPool) edited = NULL;
  g_autoptr (VstSavedPool) found = NULL;

  put (fixture->pools, pool);
  load (later, NULL);
  edited = vst_saved_pool_copy (vst_saved_pools_find (later, vst_saved_pool_get_id (pool)));
  vst_saved_pool_set_text (edited, VST_POOL_FIELD_NAME, "Edited");
  put (later, edited);

  found = reload (fixture, vst_saved_pool_get_id (pool));
  g_assert_cmpstr (vst_saved_pool_get_name (found), ==, "Edited");
  g_assert_nonnull (vst_saved_pool_get_client_secret (found));
  g_assert_nonnull (vst_saved_pool_get_session_token (found));
}

static VstSecret *
look_up (VstKeyring *keyring, const char *owner, const char *kind)
{
  g_autoptr (GAsyncResult) result = NULL;

  vst_keyring_look_up_async (keyring, owner, kind, NULL, on_async_done, &result);

  return vst_keyring_look_up_finish (keyring, wait_for_result (&result), NULL);
}

static void
test_secrets_no_longer_needed_go (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { VST_KEYRING_KIND_CLIENT_SECRET,
                                       VST_KEYRING_KIND_ACCESS_KEY_ID,
                                       VST_KEYRING_KIND_SECRET_ACCESS_KEY,
                                       VST_KEYRING_KIND_SESSION_TOKEN };
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();

  put (fixture->pools, pool);
  vst_saved_pool_set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, NULL);
  vst_saved_pool_set_keys_source (pool, VST_KEYS_ENVIRONMENT);
  g_assert_true (put (fixture->pools, pool));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_null (look_up (fixture->keyring, vst_saved_pool_get_id (pool), kinds[i]));
}

/* Long-term keys do not go with the token of earlier, temporary ones. */
static void
test_old_token_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();
  g_autoptr (VstSavedPool) found = NULL;

  put (fixture->pools, pool);
  set_secret (pool, VST_POOL_FIELD_SECRET_ACCESS_KEY, "another");
  vst_saved_pool_set_secret (pool, VST_POOL_FIELD_SESSION_TOKEN, NULL);

  look_up_secrets (fixture->keyring, pool); /* nothing is mixed in before it is saved, either */
  g_assert_null (vst_saved_pool_get_session_token (pool));

  put (fixture->pools, pool);
  found = reload (fixture, vst_saved_pool_get_id (pool));
  g_assert_cmpstr (vst_secret_get_text (vst_saved_pool_get_secret_access_key (found)), ==,
                   "another");
  g_assert_null (vst_saved_pool_get_session_token (found));
}

static void
test_removed_secrets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();
  g_autoptr (VstSecret) found = NULL;
  const char *id = vst_saved_pool_get_id (pool);

  put (fixture->pools, pool);
  vst_saved_pools_remove (fixture->pools, pool);
  found = look_up (fixture->keyring, id, VST_KEYRING_KIND_CLIENT_SECRET);
  g_assert_nonnull (found);
  g_clear_pointer (&found, vst_secret_unref);

  vst_saved_pools_forget_secrets (fixture->pools, pool);
  while ((found = look_up (fixture->keyring, id, VST_KEYRING_KIND_CLIENT_SECRET)) != NULL)
    g_clear_pointer (&found, vst_secret_unref);
  g_assert_null (look_up (fixture->keyring, id, VST_KEYRING_KIND_SECRET_ACCESS_KEY));
}

static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPools) pools = vst_saved_pools_new (fixture->path, NULL);
  g_autoptr (VstSavedPool) plain = make_saved_pool ("Plain");
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();

  g_assert_true (put (pools, plain));
  g_assert_false (put (pools, pool));
  assert_names_on_disk (fixture, "Plain Secret");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int status;

  g_test_init (&argc, &argv, NULL);

  add ("secrets/not-in-the-file", NULL, test_secrets_stay_out_of_the_file);
  add ("secrets/come-back", NULL, test_secrets_come_back);
  add ("secrets/survive-an-edit", NULL, test_secrets_survive_an_edit);
  add ("secrets/no-longer-needed", NULL, test_secrets_no_longer_needed_go);
  add ("secrets/old-token", NULL, test_old_token_goes);
  add ("secrets/removed", NULL, test_removed_secrets);
  add ("secrets/no-keyring", NULL, test_no_keyring);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
