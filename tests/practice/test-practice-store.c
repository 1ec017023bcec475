#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "practice-device.h"
#include "practice/vst-practice-keys.h"

/* Each test has a folder of its own; the database is in it. */
typedef struct
{
  Fixture fixture;
  char *folder;
  char *path;
} Place;

static void
set_up (Place *self, gconstpointer unused)
{
  self->folder = g_dir_make_tmp ("vst-store-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "new", "pool.db", NULL);
}

static void
remove_file (const char *path, const char *end)
{
  g_autofree char *name = g_strconcat (path, end, NULL);

  g_unlink (name);
}

static void
tear_down (Place *self, gconstpointer unused)
{
  g_autofree char *inner = g_path_get_dirname (self->path);

  fixture_tear_down (&self->fixture, NULL);
  remove_file (self->path, "");
  remove_file (self->path, "-wal");
  remove_file (self->path, "-journal");
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
write_file (Place *self, const char *data, gsize size)
{
  g_autofree char *inner = g_path_get_dirname (self->path);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->path, data, (gssize) size, NULL));
}

static void
run_sql (Place *self, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
restart (Place *self)
{
  g_clear_object (&self->fixture.pool);
  fixture_start (&self->fixture, self->path);
}

static void
test_reopened (Place *self, gconstpointer unused)
{
  Fixture *fixture = &self->fixture;
  g_autofree char *pool = NULL;
  g_autofree char *client = NULL;
  g_autofree char *key_id = NULL;
  g_autofree char *access = NULL;
  g_autofree char *refresh = NULL;
  g_auto (Device) device = { NULL, NULL, NULL, NULL };

  fixture_set_up (fixture, self->path);
  pool = g_strdup (fixture_pool (fixture));
  client = g_strdup (fixture_client (fixture));
  key_id = g_strdup (vst_practice_pool_get_access_key_id (fixture->pool));
  access = fixture_make_signed_in (fixture, "alice");
  refresh = g_strdup (fixture_get_token (fixture, "RefreshToken"));
  fixture_take_device (fixture, &device);
  fixture_confirm_device (fixture, access, &device);
  g_assert_cmpint (fixture->messages, ==, 1);

  restart (self);
  g_assert_cmpstr (fixture_pool (fixture), ==, pool);
  g_assert_cmpstr (fixture_client (fixture), ==, client);
  g_assert_cmpstr (vst_practice_pool_get_access_key_id (fixture->pool), ==, key_id);
  g_assert_cmpint (fixture->messages, ==, 2);
  fixture_call (fixture, "GetUser", "{\"AccessToken\":\"%s\"}", access);
  fixture_assert_ok (fixture);
  fixture_log_in (fixture, "ALICE", FIXTURE_PASSWORD);
  g_assert_cmpstr (fixture_get (fixture, "ChallengeName"), ==, "SOFTWARE_TOKEN_MFA");
  fixture_refresh (fixture, "REFRESH_TOKEN_AUTH", refresh, device.key);
  fixture_assert_ok (fixture);
  fixture_log_in_from (fixture, "alice", device.key);
  fixture_prove_device (fixture, "alice", &device);
  fixture_assert_ok (fixture);
}

/* A store as the first version left it, which knew neither SRP nor devices. */
static void
make_first_version (const char *path)
{
  g_autofree char *file =
      g_build_filename (g_getenv ("VST_TEST_VECTORS"), "..", "practice", "store-v1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *db = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_get_contents (file, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
try_srp (Fixture *fixture, const char *client)
{
  g_auto (Srp) srp = { NULL, NULL };
  g_autoptr (VstSecret) password = vst_secret_new_text (FIXTURE_PASSWORD);
  g_autofree char *claim = NULL;

  srp_begin (&srp);
  fixture_call (fixture, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_SRP_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"alice\",\"SRP_A\":\"%s\"}}",
                client, srp.a_public);
  fixture_assert_ok (fixture);
  claim =
      fixture_claim (fixture, &srp, strchr (fixture_pool (fixture), '_') + 1, "alice", password);
  fixture_call (fixture, "RespondToAuthChallenge",
                "{\"ClientId\":\"%s\",\"ChallengeName\":\"PASSWORD_VERIFIER\","
                "\"ChallengeResponses\":{\"USERNAME\":\"alice\"%s}}",
                client, claim);
}

/* The first plain password that is right gives an old user a verifier. */
static void
test_first_version (Place *self, gconstpointer unused)
{
  Fixture *fixture = &self->fixture;
  g_autofree char *client = NULL;

  make_first_version (self->path);
  fixture_set_up (fixture, self->path);
  fixture_call_signed (fixture, "CreateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientName\":\"srp\"}", fixture_pool (fixture));
  fixture_assert_ok (fixture);
  client = g_strdup (json_object_get_string_member (
      json_object_get_object_member (fixture->answer, "UserPoolClient"), "ClientId"));
  try_srp (fixture, client);
  fixture_assert_fault (fixture, "NotAuthorizedException", "Incorrect username or password.");
  fixture_log_in (fixture, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (fixture);
  try_srp (fixture, client);
  fixture_assert_ok (fixture);
  fixture_call_signed (fixture, "DescribeUserPool", "{\"UserPoolId\":\"%s\"}",
                       fixture_pool (fixture));
  g_assert_true (json_object_has_member (
      json_object_get_object_member (fixture->answer, "UserPool"), "DeviceConfiguration"));
}

/* A sign-in goes on over a restart. */
static void
test_session_outlives_restart (Place *self, gconstpointer unused)
{
  Fixture *fixture = &self->fixture;
  g_autofree char *session = NULL;

  fixture_set_up (fixture, self->path);
  fixture_make_user (fixture, "alice");
  fixture_log_in (fixture, "alice", FIXTURE_PASSWORD);
  session = g_strdup (fixture_get (fixture, "Session"));
  restart (self);
  fixture_call (fixture, "AssociateSoftwareToken", "{\"Session\":\"%s\"}", session);
  fixture_assert_ok (fixture);
}

static void
test_private (Place *self, gconstpointer unused)
{
  g_autoptr (VstPracticeStore) store = vst_practice_store_open (self->path, NULL);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  struct stat status;

  g_assert_nonnull (store);
  vst_practice_store_run (store, "INSERT INTO pools VALUES ('a', 'n', '{}', 0, 0, NULL)", "");
  g_assert_cmpint (stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (wal, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_second_opener (Place *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPracticeStore) store = vst_practice_store_open (self->path, NULL);
  sqlite3 *other = NULL;

  g_assert_nonnull (store);
  g_assert_null (vst_practice_store_open (self->path, &error));
  g_assert_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_IN_USE);
  g_assert_cmpint (sqlite3_open (self->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "SELECT * FROM users", NULL, NULL, NULL), ==, SQLITE_BUSY);
  sqlite3_close (other);
}

static void
assert_refused_untouched (Place *self, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;
  struct stat mode_before, mode_after;

  g_assert_true (g_file_get_contents (self->path, &before, &size_before, NULL));
  g_assert_cmpint (stat (self->path, &mode_before), ==, 0);
  g_assert_null (vst_practice_store_open (self->path, &error));
  g_assert_error (error, VST_PRACTICE_ERROR, code);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_true (g_file_get_contents (self->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_cmpint (stat (self->path, &mode_after), ==, 0);
  g_assert_cmpint (mode_before.st_mode, ==, mode_after.st_mode);
}

static void
test_no_database (Place *self, gconstpointer unused)
{
  static const char text[] = "Dear diary, this is not a database, and it is longer than a header.";

  write_file (self, text, strlen (text));
  assert_refused_untouched (self, VST_PRACTICE_ERROR_DAMAGED);
}

static void
test_truncated (Place *self, gconstpointer unused)
{
  g_autofree char *data = NULL;
  gsize size;

  vst_practice_store_close (vst_practice_store_open (self->path, NULL));
  g_assert_true (g_file_get_contents (self->path, &data, &size, NULL));
  write_file (self, data, size / 2);
  assert_refused_untouched (self, VST_PRACTICE_ERROR_DAMAGED);
}

static void
test_damaged (Place *self, gconstpointer unused)
{
  g_autofree char *data = NULL;
  gsize size;

  vst_practice_store_close (vst_practice_store_open (self->path, NULL));
  g_assert_true (g_file_get_contents (self->path, &data, &size, NULL));
  memset (data + 4096, 0x5A, 4096 * 3);
  write_file (self, data, size);
  assert_refused_untouched (self, VST_PRACTICE_ERROR_DAMAGED);
}

static void
test_foreign (Place *self, gconstpointer unused)
{
  write_file (self, "", 0);
  run_sql (self, "CREATE TABLE recipes (name TEXT)");
  assert_refused_untouched (self, VST_PRACTICE_ERROR_STORE);
}

static void
test_newer (Place *self, gconstpointer unused)
{
  vst_practice_store_close (vst_practice_store_open (self->path, NULL));
  run_sql (self, "PRAGMA user_version = 99");
  assert_refused_untouched (self, VST_PRACTICE_ERROR_STORE);
}

static void
test_no_folder (Place *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_practice_store_open ("/proc/vestibule/pool.db", &error));
  g_assert_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE);
}

/* A failed statement spoils the transaction, whatever comes after it. */
static void
test_failure_is_remembered (Place *self, gconstpointer unused)
{
  g_autoptr (VstPracticeStore) store = vst_practice_store_open (NULL, NULL);
  g_auto (VstPracticeQuery) query = { NULL, NULL };

  vst_practice_store_begin (store);
  vst_practice_store_run (store, "INSERT INTO pools VALUES ('a', 'n', '{}', 0, 0, NULL)", "");
  g_assert_true (vst_practice_store_commit (store));
  vst_practice_store_begin (store);
  vst_practice_store_run (store, "INSERT INTO pools VALUES ('b', 'n', '{}', 0, 0, NULL)", "");
  vst_practice_store_run (store, "INSERT INTO pools VALUES ('a', 'n', '{}', 0, 0, NULL)", "");
  vst_practice_store_run (store, "INSERT INTO pools VALUES ('c', 'n', '{}', 0, 0, NULL)", "");
  g_assert_false (vst_practice_store_commit (store));
  query = vst_practice_store_query (store, "SELECT count(*) FROM pools", "");
  g_assert_true (vst_practice_query_next (&query));
  g_assert_cmpint (vst_practice_query_get_int (&query, 0), ==, 1);
}

static void
note_ready (gpointer user_data)
{
  gboolean *ready = user_data;

  *ready = TRUE;
}

/* Keys may come for a pool that has gone meanwhile: that is no failure of the store. */
static void
test_keys_of_a_deleted_pool (Place *self, gconstpointer unused)
{
  g_autoptr (VstPracticeStore) store = vst_practice_store_open (NULL, NULL);
  gboolean ready = FALSE;
  g_autoptr (VstPracticeKeys) keys = vst_practice_keys_new (store, note_ready, &ready);
  GLogLevelFlags before =
      g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE);

  vst_practice_store_run (store, "INSERT INTO pools VALUES ('p', 'n', '{}', 0, 0, NULL)", "");
  vst_practice_keys_prepare (keys, "p");
  vst_practice_store_run (store, "DELETE FROM pools", "");
  while (!ready)
    g_main_context_iteration (NULL, TRUE);
  g_log_set_always_fatal (before);
}

static void
add (const char *path, void (*test) (Place *, gconstpointer))
{
  g_test_add (path, Place, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/practice/store/reopened", test_reopened);
  add ("/practice/store/session-outlives-restart", test_session_outlives_restart);
  add ("/practice/store/first-version", test_first_version);
  add ("/practice/store/private", test_private);
  add ("/practice/store/second-opener", test_second_opener);
  add ("/practice/store/no-database", test_no_database);
  add ("/practice/store/truncated", test_truncated);
  add ("/practice/store/damaged", test_damaged);
  add ("/practice/store/foreign", test_foreign);
  add ("/practice/store/newer", test_newer);
  add ("/practice/store/no-folder", test_no_folder);
  add ("/practice/store/failure-is-remembered", test_failure_is_remembered);
  add ("/practice/store/keys-of-a-deleted-pool", test_keys_of_a_deleted_pool);
  return g_test_run ();
}
