#include "saved-pools-fixture.h"

#include <sys/stat.h>

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
  g_autoptr (VstSavedPool) pool = make_saved_pool ("Ünïcode 🦊; = # [x]");
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
  g_autoptr (VstSavedPool) a = make_saved_pool ("A");
  g_autoptr (VstSavedPool) b = make_saved_pool ("B");
  g_autoptr (VstSavedPool) c = make_saved_pool ("C");
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
  g_autoptr (VstSavedPool) a = make_saved_pool ("A");
  g_autoptr (VstSavedPool) b = make_saved_pool ("B");
  g_autoptr (VstSavedPool) c = make_saved_pool ("C");

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
test_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_saved_pool ("");

  put (fixture->pools, pool);

  assert_names_on_disk (fixture, "eu-west-1_AbCdEf123");
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
  g_autoptr (VstSavedPool) pool = make_saved_pool ("A");
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
  g_autoptr (VstSavedPool) pool = make_saved_pool ("0");
  g_autoptr (VstSavedPool) gone = make_saved_pool ("gone");
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
  int reads;
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
      g_atomic_int_inc (&reader->reads);
    }

  return NULL;
}

static void
test_always_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_saved_pool ("A");
  g_autofree char *name = g_strnfill (200, 'x');
  Reader reader = { .path = fixture->path };
  GThread *thread = NULL;

  put (fixture->pools, pool);
  thread = g_thread_new ("reader", read_on, &reader);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (VstSavedPool) another = make_saved_pool (name);

      put (fixture->pools, another);
    }
  /* The reader may have been kept waiting all the while. */
  while (g_atomic_int_get (&reader.reads) < 30)
    put (fixture->pools, pool);
  g_atomic_int_set (&reader.stop, TRUE);
  g_thread_join (thread);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->pools)), ==, 31);
}

/* Let go in the middle: what has been asked for is still written. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  VstSavedPools *pools = vst_saved_pools_new (fixture->path, fixture->keyring);
  g_autoptr (VstSavedPool) pool = make_saved_pool ("A");
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
  add ("name", NULL, test_name);
  add ("cannot-write", NULL, test_cannot_write);
  add ("many-at-once", NULL, test_many_at_once);
  add ("always-whole", NULL, test_always_whole);
  add ("dropped", NULL, test_dropped);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
