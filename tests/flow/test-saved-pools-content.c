#include "saved-pools-fixture.h"

#include <string.h>
#include <sys/stat.h>

/* What stands in the file already: other people's, older, damaged. */

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
  g_autoptr (VstSavedPool) pool = make_saved_pool ("New");

  write_file (fixture, foreign);
  put (fixture->pools, pool);

  assert_names (fixture->pools, "Three One New");
  assert_names_on_disk (fixture, "Three One New");
}

static void
test_load_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_saved_pool ("New");
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
  g_autoptr (VstSavedPool) pool = make_saved_pool ("A");

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
  g_autoptr (VstSavedPool) pool = make_saved_pool ("A");
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

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int status;

  g_test_init (&argc, &argv, NULL);

  add ("foreign-content", NULL, test_foreign_content_is_kept);
  add ("put-before-load", NULL, test_put_before_load);
  add ("load-again", NULL, test_load_again);
  add ("damaged/text", NULL, test_damaged);
  add ("damaged/folder", NULL, test_not_a_file);
  add ("damaged/pipe", "pipe", test_not_a_file);
  add ("damaged/too-large", NULL, test_too_large);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
