#include "flow/vst-saved-pools.h"

#include <string.h>
#include <sys/stat.h>

#include "flow/vst-pool-secrets.h"
#include "test-async.h"
#include "test-file-keyring.h"

#define CLIENT_SECRET "1aclientsecret1aclientsecret"
#define KEY_ID "AKIAIOSFODNN7EXAMPLE"
#define SECRET_KEY "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
#define TOKEN "IQoJb3JpZ2luX2VjEXAMPLETOKEN=="

typedef struct
{
  char *folder;
  char *path; /* in a folder that is not there yet */
  VstKeyring *keyring;
  VstSavedPools *pools;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vestibule-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "vestibule", "pools.ini", NULL);
  fixture->keyring = vst_keyring_new ();
  fixture->pools = vst_saved_pools_new (fixture->path, fixture->keyring);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_path_get_dirname (fixture->path);

  while (vst_saved_pools_get_busy (fixture->pools))
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture->pools);
  g_clear_object (&fixture->keyring);
  remove_folder (inner);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static VstSavedPool *
make_pool (const char *name)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, name);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-west-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "0123456789abcdefghijklmnop");

  return pool;
}

static void
set_secret (VstSavedPool *pool, VstPoolField field, const char *text)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);

  vst_saved_pool_set_secret (pool, field, secret);
}

static VstSavedPool *
make_pool_with_secrets (void)
{
  VstSavedPool *pool = make_pool ("Secret");

  vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ACCESS_KEY_ID, KEY_ID);
  set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, CLIENT_SECRET);
  set_secret (pool, VST_POOL_FIELD_SECRET_ACCESS_KEY, SECRET_KEY);
  set_secret (pool, VST_POOL_FIELD_SESSION_TOKEN, TOKEN);

  return pool;
}

/* Whether the secrets were kept. */
static gboolean
put (VstSavedPools *pools, VstSavedPool *pool)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean kept = FALSE;

  vst_saved_pools_put_async (pools, pool, NULL, on_async_done, &result);
  g_assert_true (vst_saved_pools_put_finish (pools, wait_for_result (&result), &kept, &error));
  g_assert_no_error (error);

  return kept;
}

static void
load (VstSavedPools *pools, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vst_saved_pools_load_async (pools, NULL, on_async_done, &result);
  vst_saved_pools_load_finish (pools, wait_for_result (&result), error);
}

static void
wait_until_written (VstSavedPools *pools)
{
  while (vst_saved_pools_get_busy (pools))
    g_main_context_iteration (NULL, TRUE);
  run_what_is_pending ();
}

/* "A B C": the names, in order. */
static char *
dup_names (VstSavedPools *pools)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pools)); i++)
    {
      g_autoptr (VstSavedPool) pool = g_list_model_get_item (G_LIST_MODEL (pools), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", vst_saved_pool_get_name (pool));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (VstSavedPools *pools, const char *expected)
{
  g_autofree char *names = dup_names (pools);

  g_assert_cmpstr (names, ==, expected);
}

/* What another start of the application would find. */
static void
assert_names_on_disk (Fixture *fixture, const char *expected)
{
  g_autoptr (VstSavedPools) later = vst_saved_pools_new (fixture->path, fixture->keyring);
  g_autoptr (GError) error = NULL;

  load (later, &error);
  g_assert_no_error (error);
  assert_names (later, expected);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
write_file (Fixture *fixture, const char *text)
{
  g_autofree char *inner = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (inner, 0700);
  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

static guint
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  load (fixture->pools, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->pools)), ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool ("Ünïcode 🦊; = # [x]");
  g_autoptr (VstSavedPools) later = vst_saved_pools_new (fixture->path, fixture->keyring);
  g_autofree char *inner = g_path_get_dirname (fixture->path);
  VstSavedPool *found = NULL;

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ENDPOINT, "http://127.0.0.1:9229");
  vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_ADMINISTRATOR);
  vst_saved_pool_set_keys_source (pool, VST_KEYS_PROFILE);
  vst_saved_pool_set_profile (pool, "work");
  g_assert_true (put (fixture->pools, pool));

  load (later, NULL);
  found = vst_saved_pools_find (later, vst_saved_pool_get_id (pool));
  g_assert_nonnull (found);
  g_assert_cmpstr (vst_saved_pool_get_name (found), ==, "Ünïcode 🦊; = # [x]");
  g_assert_cmpstr (vst_saved_pool_get_region (found), ==, "eu-west-1");
  g_assert_cmpstr (vst_saved_pool_get_user_pool_id (found), ==, "eu-west-1_AbCdEf123");
  g_assert_cmpstr (vst_saved_pool_get_client_id (found), ==, "0123456789abcdefghijklmnop");
  g_assert_cmpstr (vst_saved_pool_get_endpoint (found), ==, "http://127.0.0.1:9229");
  g_assert_cmpstr (vst_saved_pool_get_profile (found), ==, "work");
  g_assert_cmpint (vst_saved_pool_get_login_method (found), ==, VST_LOGIN_METHOD_ADMINISTRATOR);
  g_assert_cmpint (vst_saved_pool_get_keys_source (found), ==, VST_KEYS_PROFILE);
  g_assert_false (vst_saved_pool_get_has_client_secret (found));
  g_assert_null (vst_saved_pools_find (later, "nobody"));

  g_assert_cmphex (get_mode (fixture->path), ==, 0600);
  g_assert_cmphex (get_mode (inner), ==, 0700);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) a = make_pool ("A");
  g_autoptr (VstSavedPool) b = make_pool ("B");
  g_autoptr (VstSavedPool) c = make_pool ("C");
  g_autoptr (VstSavedPool) edited = NULL;

  put (fixture->pools, a);
  put (fixture->pools, b);
  put (fixture->pools, c);
  edited = vst_saved_pool_copy (a);
  vst_saved_pool_set_text (edited, VST_POOL_FIELD_NAME, "A2");
  put (fixture->pools, edited);

  assert_names (fixture->pools, "A2 B C");
  assert_names_on_disk (fixture, "A2 B C");
  g_assert_true (vst_saved_pools_find (fixture->pools, vst_saved_pool_get_id (a)) == edited);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) a = make_pool ("A");
  g_autoptr (VstSavedPool) b = make_pool ("B");
  g_autoptr (VstSavedPool) c = make_pool ("C");

  put (fixture->pools, a);
  put (fixture->pools, b);
  put (fixture->pools, c);

  g_assert_cmpuint (vst_saved_pools_remove (fixture->pools, b), ==, 1);
  g_assert_cmpuint (vst_saved_pools_remove (fixture->pools, b), ==, G_MAXUINT);
  wait_until_written (fixture->pools);
  assert_names_on_disk (fixture, "A C");

  vst_saved_pools_restore (fixture->pools, b, 1);
  vst_saved_pools_restore (fixture->pools, b, 1);
  wait_until_written (fixture->pools);
  assert_names_on_disk (fixture, "A B C");

  vst_saved_pools_remove (fixture->pools, a);
  vst_saved_pools_forget_secrets (fixture->pools, a);
  vst_saved_pools_restore (fixture->pools, a, 100);
  wait_until_written (fixture->pools);
  assert_names_on_disk (fixture, "B C A");
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
  g_autoptr (VstSavedPool) plain = make_pool ("Plain");
  g_autoptr (VstSavedPool) pool = make_pool_with_secrets ();

  g_assert_true (put (pools, plain));
  g_assert_false (put (pools, pool));
  assert_names_on_disk (fixture, "Plain Secret");
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool ("");

  put (fixture->pools, pool);

  assert_names_on_disk (fixture, "eu-west-1_AbCdEf123");
}

#define ID_1 "11111111-1111-4111-8111-111111111111"
#define ID_2 "22222222-2222-4222-8222-222222222222"
#define ID_3 "33333333-3333-4333-8333-333333333333"

static const char foreign[] =
    "# A note.\n"
    "[other]\nkey=value\n\n"
    "[pool " ID_1 "]\nname=One\nregion=eu-west-1\nuser-pool-id=eu-west-1_A\nclient-id=abc\n"
    "colour=red\nlogin-method=telepathy\n\n"
    "[pool nonsense]\nname=Nonsense\nregion=eu-west-1\nuser-pool-id=eu-west-1_A\n"
    "client-id=abc\n\n"
    "[pool " ID_2 "]\nname=No client\nregion=eu-west-1\nuser-pool-id=eu-west-1_A\n\n"
    "[pool " ID_3 "]\nname=Three\nregion=eu-west-1\nuser-pool-id=eu-west-1_A\nclient-id=abc\n"
    "access-key-id=AKIAIOSFODNN7EXAMPLE\n\n"
    "[list]\norder=" ID_3 ";" ID_3 ";nonsense;" ID_2 ";\n";

static void
test_foreign_content_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (VstSavedPool) edited = NULL;
  VstSavedPool *one = NULL;

  write_file (fixture, foreign);
  load (fixture->pools, &error);
  g_assert_no_error (error);
  assert_names (fixture->pools, "Three One");

  one = vst_saved_pools_find (fixture->pools, ID_1);
  g_assert_cmpint (vst_saved_pool_get_login_method (one), ==, VST_LOGIN_METHOD_AUTOMATIC);
  edited = vst_saved_pool_copy (one);
  vst_saved_pool_set_text (edited, VST_POOL_FIELD_NAME, "Uno");
  put (fixture->pools, edited);

  text = read_file (fixture->path);
  g_assert_nonnull (strstr (text, "# A note."));
  g_assert_nonnull (strstr (text, "[other]\nkey=value"));
  g_assert_nonnull (strstr (text, "colour=red"));
  g_assert_nonnull (strstr (text, "name=Nonsense"));
  g_assert_nonnull (strstr (text, "name=No client"));
  assert_names_on_disk (fixture, "Three Uno");

  /* A pool taken away and put back has kept it as well. */
  vst_saved_pools_remove (fixture->pools, edited);
  vst_saved_pools_restore (fixture->pools, edited, 0);
  wait_until_written (fixture->pools);
  g_clear_pointer (&text, g_free);
  text = read_file (fixture->path);
  g_assert_nonnull (strstr (text, "colour=red"));
}

/* The application may be asked to save before it has looked. */
static void
test_put_before_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool ("New");

  write_file (fixture, foreign);
  put (fixture->pools, pool);

  assert_names (fixture->pools, "Three One New");
  assert_names_on_disk (fixture, "Three One New");
}

static void
test_load_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool ("New");
  g_autoptr (GError) error = NULL;

  write_file (fixture, foreign);
  load (fixture->pools, &error);
  put (fixture->pools, pool);
  load (fixture->pools, &error);

  g_assert_no_error (error);
  assert_names (fixture->pools, "Three One New");
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char damaged[] = "[pool\nthis is no key file\xff";
  g_autofree char *first_aside = g_strconcat (fixture->path, ".damaged", NULL);
  g_autofree char *second_aside = g_strconcat (fixture->path, ".damaged-2", NULL);
  g_autoptr (VstSavedPool) pool = make_pool ("A");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (VstSavedPools) pools = vst_saved_pools_new (fixture->path, fixture->keyring);
      g_autoptr (GError) error = NULL;
      g_autofree char *untouched = NULL;
      g_autofree char *kept = NULL;

      write_file (fixture, damaged);
      load (pools, &error);
      g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_STORE);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pools)), ==, 0);
      untouched = read_file (fixture->path);
      g_assert_cmpstr (untouched, ==, damaged);

      put (pools, pool);
      put (pools, pool); /* which is damaged no longer, and not set aside */
      kept = read_file (i == 0 ? first_aside : second_aside);
      g_assert_cmpstr (kept, ==, damaged);
      assert_names_on_disk (fixture, "A");
      g_assert_cmpint (g_file_test (second_aside, G_FILE_TEST_EXISTS), ==, i == 1);
    }
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSavedPool) pool = make_pool ("A");
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged", NULL);
  g_autofree char *inner = g_path_get_dirname (fixture->path);

  g_mkdir_with_parents (inner, 0700);
  if (data != NULL)
    g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  else
    g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);

  load (fixture->pools, &error);
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_STORE);

  put (fixture->pools, pool);
  assert_names_on_disk (fixture, "A");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (2 * 1024 * 1024, '\n');
  g_autoptr (GError) error = NULL;

  write_file (fixture, huge);
  load (fixture->pools, &error);

  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_STORE);
}

static void
on_write_failed (VstSavedPools *pools, const GError *error, GError **place)
{
  *place = g_error_copy (error);
}

/* The folder that it would go into is a file. */
static void
test_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blocked = g_build_filename (fixture->folder, "file", "pools.ini", NULL);
  g_autofree char *file = g_path_get_dirname (blocked);
  g_autoptr (VstSavedPools) pools = vst_saved_pools_new (blocked, fixture->keyring);
  g_autoptr (VstSavedPool) pool = make_pool ("A");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reported = NULL;

  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  g_signal_connect (pools, "write-failed", G_CALLBACK (on_write_failed), &reported);

  vst_saved_pools_put_async (pools, pool, NULL, on_async_done, &result);
  g_assert_false (vst_saved_pools_put_finish (pools, wait_for_result (&result), NULL, &error));
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_STORE);
  assert_names (pools, "A"); /* for the time being */

  vst_saved_pools_remove (pools, pool);
  wait_until_written (pools);
  g_assert_error (reported, VST_FLOW_ERROR, VST_FLOW_ERROR_STORE);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *done = user_data;

  g_assert_true (vst_saved_pools_put_finish (VST_SAVED_POOLS (source), result, NULL, NULL));
  (*done)++;
}

/* No write is overtaken: what was asked for last is on the disk in the end. */
static void
test_many_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool ("0");
  g_autoptr (VstSavedPool) gone = make_pool ("gone");
  guint done = 0;

  load (fixture->pools, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, name);
      vst_saved_pools_put_async (fixture->pools, pool, NULL, on_put, &done);
    }
  vst_saved_pools_put_async (fixture->pools, gone, NULL, on_put, &done);
  vst_saved_pools_remove (fixture->pools, gone);
  g_assert_true (vst_saved_pools_get_busy (fixture->pools));
  while (done < 21)
    g_main_context_iteration (NULL, TRUE);
  wait_until_written (fixture->pools);

  assert_names_on_disk (fixture, "19");
}

typedef struct
{
  const char *path;
  int stop;
  guint reads;
} Reader;

/* Sees the file as a crash at any moment would leave it. */
static gpointer
read_on (gpointer data)
{
  Reader *reader = data;

  while (!g_atomic_int_get (&reader->stop))
    {
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GError) error = NULL;

      g_key_file_load_from_file (file, reader->path, G_KEY_FILE_NONE, &error);
      g_assert_no_error (error);
      g_assert_true (g_key_file_has_key (file, "list", "order", NULL));
      reader->reads++;
    }

  return NULL;
}

static void
test_always_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool ("A");
  g_autofree char *name = g_strnfill (200, 'x');
  Reader reader = { .path = fixture->path };
  GThread *thread = NULL;

  put (fixture->pools, pool);
  thread = g_thread_new ("reader", read_on, &reader);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (VstSavedPool) another = make_pool (name);

      put (fixture->pools, another);
    }
  g_atomic_int_set (&reader.stop, TRUE);
  g_thread_join (thread);

  g_assert_cmpuint (reader.reads, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->pools)), ==, 31);
}

/* Let go in the middle: what has been asked for is still written. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  VstSavedPools *pools = vst_saved_pools_new (fixture->path, fixture->keyring);
  g_autoptr (VstSavedPool) pool = make_pool ("A");
  gpointer watched = pools;
  guint done = 0;

  g_object_add_weak_pointer (G_OBJECT (pools), &watched);
  vst_saved_pools_put_async (pools, pool, NULL, on_put, &done);
  g_object_unref (pools);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (done, ==, 1);
  assert_names_on_disk (fixture, "A");
}

static void
add (const char *name, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/flow/saved-pools/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int status;

  g_test_init (&argc, &argv, NULL);

  add ("no-file", NULL, test_no_file);
  add ("round-trip", NULL, test_round_trip);
  add ("order", NULL, test_order);
  add ("remove", NULL, test_remove);
  add ("secrets/not-in-the-file", NULL, test_secrets_stay_out_of_the_file);
  add ("secrets/come-back", NULL, test_secrets_come_back);
  add ("secrets/survive-an-edit", NULL, test_secrets_survive_an_edit);
  add ("secrets/no-longer-needed", NULL, test_secrets_no_longer_needed_go);
  add ("secrets/old-token", NULL, test_old_token_goes);
  add ("secrets/removed", NULL, test_removed_secrets);
  add ("secrets/no-keyring", NULL, test_no_keyring);
  add ("name", NULL, test_name);
  add ("foreign-content", NULL, test_foreign_content_is_kept);
  add ("put-before-load", NULL, test_put_before_load);
  add ("load-again", NULL, test_load_again);
  add ("damaged/text", NULL, test_damaged);
  add ("damaged/folder", NULL, test_not_a_file);
  add ("damaged/pipe", "pipe", test_not_a_file);
  add ("damaged/too-large", NULL, test_too_large);
  add ("cannot-write", NULL, test_cannot_write);
  add ("many-at-once", NULL, test_many_at_once);
  add ("always-whole", NULL, test_always_whole);
  add ("dropped", NULL, test_dropped);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
