/* The whole walk without a window: the walkthrough, its client and the practice pool, over real
   HTTP. The practice pool runs in its own thread, as in the application. */

#include <string.h>

#include <glib/gstdio.h>

#include "app/vst-practice-adapter.h"
#include "crypto/vst-base32.h"
#include "crypto/vst-totp.h"
#include "flow/vst-flow.h"

#define PASSWORD "Correct-Horse-7"

typedef struct
{
  char *folder;
  VstPracticeAdapter *practice;
  VstKeyring *keyring;
  VstSavedPool *pool;
  VstFlow *flow;
  VstSecret *key;
  char *pairing_code;
} Fixture;

typedef struct
{
  const char *name;
  const char *user_name;
} Case;

/* Unusual, but valid by Cognito's own pattern. */
static const Case cases[] = {
  { "plain", "alice" },
  { "emoji", "🦊🎉" },
  { "right-to-left", "علي" },
  { "separators", "a:b&c+d%e#f" },
};

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *database = NULL;

  self->folder = g_dir_make_tmp ("vestibule-walk-XXXXXX", NULL);
  database = g_build_filename (self->folder, "data", "practice.sqlite", NULL);
  self->practice = vst_practice_adapter_new (database);
  self->keyring = vst_keyring_new ();
  self->pool = vst_saved_pool_new_practice ();
  self->flow = vst_flow_new (self->keyring, VST_LOCAL_POOL (self->practice));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->key, vst_secret_unref);
  g_clear_pointer (&self->pairing_code, g_free);
  g_assert_finalize_object (self->flow);
  g_object_unref (self->pool);
  g_object_unref (self->keyring);
  g_assert_finalize_object (self->practice);
  remove_folder (self->folder);
  g_free (self->folder);
}

static gboolean
on_late (gpointer data)
{
  g_error ("The walk did not get there in time: step %d, busy %d, problem %d",
           vst_flow_get_step (data), vst_flow_get_busy (data),
           vst_flow_get_problem (data) ? (int) vst_problem_get_code (vst_flow_get_problem (data))
                                       : -1);
  return G_SOURCE_REMOVE;
}

static void
await_step (Fixture *self, VstStep step)
{
  guint late = g_timeout_add_seconds (20, on_late, self->flow);

  while (vst_flow_get_step (self->flow) != step || vst_flow_get_busy (self->flow) != VST_BUSY_NONE)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

/* The status is asked for beside the walk, which does not wait for it. */
static void
await_status (Fixture *self, const char *status)
{
  guint late = g_timeout_add_seconds (20, on_late, self->flow);

  while (g_strcmp0 (vst_flow_get_status (self->flow), status) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static void
await_mail (Fixture *self, guint n)
{
  GListModel *inbox = vst_local_pool_get_inbox (VST_LOCAL_POOL (self->practice));
  guint late = g_timeout_add_seconds (20, on_late, self->flow);

  while (g_list_model_get_n_items (inbox) < n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static char *
dup_mailed_code (Fixture *self)
{
  GListModel *inbox = vst_local_pool_get_inbox (VST_LOCAL_POOL (self->practice));
  g_autoptr (VstMail) mail = NULL;

  await_mail (self, 1);
  mail = g_list_model_get_item (inbox, 0);
  return g_strdup (vst_mail_get_code (mail));
}

static char *
dup_authenticator_code (Fixture *self, gint steps_ahead)
{
  g_autoptr (VstSecret) key = vst_base32_decode (vst_secret_get_text (self->key));
  guint64 step = vst_totp_get_step (g_get_real_time () / G_USEC_PER_SEC);

  return vst_totp_get_code (vst_secret_get_data (key), vst_secret_get_size (key),
                            step + (guint64) steps_ahead, VST_TOTP_DIGITS);
}

static void
sign_up (Fixture *self, const char *user_name)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (PASSWORD);

  vst_flow_select_pool (self->flow, self->pool);
  vst_flow_begin_sign_up (self->flow);
  await_step (self, VST_STEP_SIGN_UP);
  vst_flow_set_user_name (self->flow, user_name);
  vst_flow_set_email (self->flow, "alice@example.com");
  vst_flow_sign_up (self->flow, password);
  await_step (self, VST_STEP_CONFIRM);
}

static void
confirm (Fixture *self)
{
  g_autofree char *code = dup_mailed_code (self);

  vst_flow_confirm (self->flow, code);
  await_step (self, VST_STEP_PAIR);
}

static void
pair (Fixture *self)
{
  self->key = vst_secret_ref (vst_pairing_get_key (vst_flow_get_pairing (self->flow)));
  self->pairing_code = dup_authenticator_code (self, 0);
  vst_flow_verify_pairing (self->flow, self->pairing_code);
  await_step (self, VST_STEP_CODE);
}

static void
test_walk (Fixture *self, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *code = NULL;
  VstAccount *account;

  sign_up (self, c->user_name);
  g_assert_cmpstr (vst_flow_get_delivery_medium (self->flow), ==, "EMAIL");
  g_assert_cmpstr (vst_flow_get_delivery_destination (self->flow), ==, "a***@e***");
  confirm (self);
  pair (self);

  /* The code that paired is spent, and is not even sent. */
  vst_flow_send_code (self->flow, self->pairing_code);
  await_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                   VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE);

  /* One step ahead is within the tolerance, and saves the test half a minute. */
  code = dup_authenticator_code (self, 1);
  vst_flow_send_code (self->flow, code);
  await_step (self, VST_STEP_DONE);

  account = vst_flow_get_account (self->flow);
  g_assert_cmpstr (vst_account_get_user_name (account), ==, c->user_name);
  g_assert_cmpuint (g_list_model_get_n_items (vst_account_get_tokens (account)), ==, 3);
  g_assert_false (vst_flow_get_has_password (self->flow));

  vst_flow_delete_user (self->flow);
  await_step (self, VST_STEP_WELCOME);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_USER_DELETED);
}

static void
test_wrong_codes (Fixture *self, gconstpointer data)
{
  g_autofree char *mailed = NULL;
  VstPairing *pairing;

  sign_up (self, "bob");
  mailed = dup_mailed_code (self);
  vst_flow_confirm (self->flow, g_str_equal (mailed, "000000") ? "000001" : "000000");
  await_step (self, VST_STEP_CONFIRM);
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                   VST_FLOW_ERROR_CODE_WRONG);

  confirm (self);
  g_assert_null (vst_flow_get_problem (self->flow));
  pairing = vst_flow_get_pairing (self->flow);
  /* Wrong whatever the time is: no code of six digits is this one of four steps by chance more
     often than once in 250,000 runs. */
  vst_flow_verify_pairing (self->flow, "000000");
  await_step (self, VST_STEP_PAIR);
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                   VST_FLOW_ERROR_CODE_WRONG);
  g_assert_true (vst_flow_get_pairing (self->flow) == pairing);
  pair (self);
}

/* Faults are there from the start, and come and go while the pool serves. */
static void
test_faults (Fixture *self, gconstpointer data)
{
  VstLocalPool *local = VST_LOCAL_POOL (self->practice);
  g_autoptr (VstSecret) password = vst_secret_new_text (PASSWORD);
  g_autofree char *code = NULL;

  vst_local_pool_set_fault (local, VST_LOCAL_FAULT_TRUNCATE, 1);
  vst_flow_select_pool (self->flow, self->pool);
  vst_flow_begin_sign_up (self->flow);
  await_step (self, VST_STEP_SIGN_UP);
  vst_flow_set_user_name (self->flow, "erin");
  vst_flow_set_email (self->flow, "erin@example.com");
  vst_flow_sign_up (self->flow, password);
  await_step (self, VST_STEP_SIGN_UP);
  g_assert_nonnull (vst_flow_get_problem (self->flow));
  g_assert_cmpint (vst_local_pool_get_fault (local, VST_LOCAL_FAULT_TRUNCATE), ==, 1);

  vst_local_pool_set_fault (local, VST_LOCAL_FAULT_TRUNCATE, 0);
  vst_flow_start_over (self->flow);
  sign_up (self, "frank");
  vst_local_pool_set_fault (local, VST_LOCAL_FAULT_EXPIRE_SESSIONS, 1);
  code = dup_mailed_code (self);
  vst_flow_confirm (self->flow, code);
  await_step (self, VST_STEP_CONFIRM);
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                   VST_FLOW_ERROR_SESSION_EXPIRED);
}

static void
test_taken_name (Fixture *self, gconstpointer data)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (PASSWORD);

  sign_up (self, "carol");
  vst_flow_start_over (self->flow);
  vst_flow_begin_sign_up (self->flow);
  await_step (self, VST_STEP_SIGN_UP);
  vst_flow_set_user_name (self->flow, "CAROL");
  vst_flow_set_email (self->flow, "other@example.com");
  vst_flow_sign_up (self->flow, password);
  await_step (self, VST_STEP_SIGN_UP);
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                   VST_FLOW_ERROR_USER_EXISTS);
  g_assert_cmpint (vst_problem_get_remedies (vst_flow_get_problem (self->flow)), ==,
                   VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_CHOOSE_ANOTHER_NAME);

  vst_flow_apply_remedy (self->flow, VST_REMEDY_CONFIRM_THIS_USER);
  await_step (self, VST_STEP_CONFIRM);
  await_status (self, "UNCONFIRMED");
  confirm (self);
}

/* Nothing is left running or half-written when the window closes in the middle. */
static void
test_dropped_while_busy (Fixture *self, gconstpointer data)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (PASSWORD);

  vst_flow_select_pool (self->flow, self->pool);
  vst_flow_begin_sign_up (self->flow);
  await_step (self, VST_STEP_SIGN_UP);
  vst_flow_set_user_name (self->flow, "dora");
  vst_flow_set_email (self->flow, "dora@example.com");
  vst_flow_sign_up (self->flow, password);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_SIGNING_UP);
  vst_flow_cancel (self->flow);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_SIGN_UP);
  g_assert_null (vst_flow_get_problem (self->flow));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  /* Nothing of a test is to stay in a person's keyring. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/walk/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_walk, tear_down);
    }
  g_test_add ("/app/walk/wrong-codes", Fixture, NULL, set_up, test_wrong_codes, tear_down);
  g_test_add ("/app/walk/faults", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add ("/app/walk/taken-name", Fixture, NULL, set_up, test_taken_name, tear_down);
  g_test_add ("/app/walk/dropped-while-busy", Fixture, NULL, set_up, test_dropped_while_busy,
              tear_down);
  return g_test_run ();
}
