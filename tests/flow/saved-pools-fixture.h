#pragma once

#include "flow/vst-saved-pools.h"

#include "test-async.h"
#include "test-file-keyring.h"

/* A list of pools in a folder of its own, and what is done with it. */
typedef struct
{
  char *folder;
  char *path; /* in a folder that is not there yet */
  VstKeyring *keyring;
  VstSavedPools *pools;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vestibule-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "vestibule", "pools.ini", NULL);
  fixture->keyring = vst_keyring_new ();
  fixture->pools = vst_saved_pools_new (fixture->path, fixture->keyring);
}

static inline void
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

static inline VstSavedPool *
make_saved_pool (const char *name)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, name);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-west-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "0123456789abcdefghijklmnop");

  return pool;
}

/* Whether the secrets were kept. */
static inline gboolean
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

static inline void
load (VstSavedPools *pools, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vst_saved_pools_load_async (pools, NULL, on_async_done, &result);
  vst_saved_pools_load_finish (pools, wait_for_result (&result), error);
}

static inline void
wait_until_written (VstSavedPools *pools)
{
  while (vst_saved_pools_get_busy (pools))
    g_main_context_iteration (NULL, TRUE);
  run_what_is_pending ();
}

/* "A B C": the names, in order. */
static inline char *
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

static inline void
assert_names (VstSavedPools *pools, const char *expected)
{
  g_autofree char *names = dup_names (pools);

  g_assert_cmpstr (names, ==, expected);
}

/* What another start of the application would find. */
static inline void
assert_names_on_disk (Fixture *fixture, const char *expected)
{
  g_autoptr (VstSavedPools) later = vst_saved_pools_new (fixture->path, fixture->keyring);
  g_autoptr (GError) error = NULL;

  load (later, &error);
  g_assert_no_error (error);
  assert_names (later, expected);
}

static inline char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static inline void
write_file (Fixture *fixture, const char *text)
{
  g_autofree char *inner = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (inner, 0700);
  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

static inline void
add (const char *name, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/flow/saved-pools/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}
