#include "flow/vst-pool-finder.h"

#include "flow/vst-pool-secrets.h"
#include "scripted-service.h"
#include "test-async.h"
#include "test-file-keyring.h"

#define SECRET_KEY "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

typedef struct
{
  Service service;
  VstSavedPool *form;
  VstActivity *activity;
  VstPoolFinder *finder;
  guint chosen;
} Fixture;

static void
on_chosen (VstPoolFinder *finder, Fixture *fixture)
{
  fixture->chosen++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (SECRET_KEY);

  service_start (&fixture->service);
  fixture->form = vst_saved_pool_new ();
  vst_saved_pool_set_text (fixture->form, VST_POOL_FIELD_REGION, "eu-west-1");
  vst_saved_pool_set_text (fixture->form, VST_POOL_FIELD_ENDPOINT, fixture->service.endpoint);
  vst_saved_pool_set_keys_source (fixture->form, VST_KEYS_PASTED);
  vst_saved_pool_set_text (fixture->form, VST_POOL_FIELD_ACCESS_KEY_ID, "AKIDEXAMPLE");
  vst_saved_pool_set_secret (fixture->form, VST_POOL_FIELD_SECRET_ACCESS_KEY, secret);
  fixture->activity = vst_activity_new ();
  fixture->finder = vst_pool_finder_new (fixture->form, fixture->activity);
  g_signal_connect (fixture->finder, "chosen", G_CALLBACK (on_chosen), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->form);
  g_object_unref (fixture->activity);
  service_stop (&fixture->service);
}

static void
settle (Fixture *fixture)
{
  wait_for_boolean (fixture->finder, "loading", FALSE);
}

static void
assert_item (GListModel *model, guint position, const char *id, const char *name)
{
  g_autoptr (VstFoundItem) item = g_list_model_get_item (model, position);

  g_assert_nonnull (item);
  g_assert_cmpstr (vst_found_item_get_id (item), ==, id);
  g_assert_cmpstr (vst_found_item_get_name (item), ==, name);
}

/* The names of the calls, and nothing that was sent. */
static void
assert_written_down (Fixture *fixture, guint n, const char *operation)
{
  g_autofree char *text = vst_activity_to_text (fixture->activity);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->activity)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VstExchange) exchange =
          g_list_model_get_item (G_LIST_MODEL (fixture->activity), i);

      g_assert_cmpstr (vst_exchange_get_operation (exchange), ==, operation);
      g_assert_cmpstr (vst_exchange_get_result (exchange), ==, "");
    }
  g_assert_null (strstr (text, SECRET_KEY));
  g_assert_null (strstr (text, "AKIDEXAMPLE"));
}

static void
assert_problem (Fixture *fixture, VstFlowError code)
{
  VstProblem *problem = vst_pool_finder_get_problem (fixture->finder);

  g_assert_nonnull (problem);
  g_assert_cmpint (vst_problem_get_code (problem), ==, code);
}

static void
find_one_pool (Fixture *fixture)
{
  vst_pool_finder_find_pools (fixture->finder);
  service_answer (service_take (&fixture->service, "ListUserPools"),
                  "{'UserPools':[{'Id':'eu-west-1_Aa1','Name':'First'}]}");
  settle (fixture);
}

static void
test_all_pools (Fixture *fixture, gconstpointer data)
{
  GListModel *pools = vst_pool_finder_get_pools (fixture->finder);
  ServiceCall *call;

  vst_pool_finder_find_pools (fixture->finder);
  g_assert_true (vst_pool_finder_get_loading (fixture->finder));
  call = service_take (&fixture->service, "ListUserPools");
  g_assert_true (call->is_signed);
  service_answer (call, "{'UserPools':[{'Id':'eu-west-1_Aa1','Name':'First'}],'NextToken':'t1'}");
  call = service_take (&fixture->service, "ListUserPools");
  g_assert_cmpstr (service_call_get (call, "NextToken"), ==, "t1");
  assert_item (pools, 0, "eu-west-1_Aa1", "First"); /* as the pages arrive */
  service_answer (call, "{'UserPools':[],'NextToken':'t2'}");
  service_answer (service_take (&fixture->service, "ListUserPools"),
                  "{'UserPools':[{'Id':'eu-west-1_Bb2','Name':'Second'}]}");
  settle (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (pools), ==, 2);
  assert_item (pools, 1, "eu-west-1_Bb2", "Second");
  g_assert_null (vst_pool_finder_get_problem (fixture->finder));
  assert_written_down (fixture, 3, "ListUserPools");
}

static void
test_all_clients (Fixture *fixture, gconstpointer data)
{
  GListModel *clients = vst_pool_finder_get_clients (fixture->finder);
  ServiceCall *call;

  vst_pool_finder_find_clients (fixture->finder, "eu-west-1_Aa1");
  call = service_take (&fixture->service, "ListUserPoolClients");
  g_assert_true (call->is_signed);
  g_assert_cmpstr (service_call_get (call, "UserPoolId"), ==, "eu-west-1_Aa1");
  service_answer (call, "{'UserPoolClients':[{'ClientId':'abc','ClientName':'web'}],"
                        "'NextToken':'t1'}");
  call = service_take (&fixture->service, "ListUserPoolClients");
  g_assert_cmpstr (service_call_get (call, "UserPoolId"), ==, "eu-west-1_Aa1");
  g_assert_cmpstr (service_call_get (call, "NextToken"), ==, "t1");
  service_answer (call, "{'UserPoolClients':[{'ClientId':'def','ClientName':'desktop'}]}");
  settle (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (clients), ==, 2);
  assert_item (clients, 1, "def", "desktop");
}

/* The clients of one pool are none of another's. */
static void
test_clients_of_another_pool (Fixture *fixture, gconstpointer data)
{
  GListModel *clients = vst_pool_finder_get_clients (fixture->finder);
  ServiceCall *late;

  vst_pool_finder_find_clients (fixture->finder, "eu-west-1_Aa1");
  late = service_take (&fixture->service, "ListUserPoolClients");
  vst_pool_finder_find_clients (fixture->finder, "eu-west-1_Bb2");
  service_answer (late, "{'UserPoolClients':[{'ClientId':'abc','ClientName':'web'}]}");
  service_answer (service_take (&fixture->service, "ListUserPoolClients"),
                  "{'UserPoolClients':[{'ClientId':'def','ClientName':'desktop'}]}");
  settle (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (clients), ==, 1);
  assert_item (clients, 0, "def", "desktop");
}

static void
choose (Fixture *fixture, const char *answer)
{
  ServiceCall *call;

  vst_pool_finder_choose (fixture->finder, "eu-west-1_Aa1", "abc");
  call = service_take (&fixture->service, "DescribeUserPoolClient");
  g_assert_cmpstr (service_call_get (call, "UserPoolId"), ==, "eu-west-1_Aa1");
  g_assert_cmpstr (service_call_get (call, "ClientId"), ==, "abc");
  service_answer (call, answer);
  settle (fixture);
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  VstSecret *secret;

  find_one_pool (fixture);
  choose (fixture, "{'UserPoolClient':{'ClientId':'abc','ClientName':'web',"
                   "'ClientSecret':'1aclientsecret'}}");

  g_assert_cmpuint (fixture->chosen, ==, 1);
  g_assert_cmpstr (vst_saved_pool_get_user_pool_id (fixture->form), ==, "eu-west-1_Aa1");
  g_assert_cmpstr (vst_saved_pool_get_client_id (fixture->form), ==, "abc");
  g_assert_cmpstr (vst_saved_pool_get_name (fixture->form), ==, "First");
  secret = vst_saved_pool_get_client_secret (fixture->form);
  g_assert_nonnull (secret);
  g_assert_cmpstr (vst_secret_get_text (secret), ==, "1aclientsecret");
}

/* What a person has called it stays; what another client needed goes. */
static void
test_choose_over_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSecret) old = vst_secret_new_text ("oldsecret");

  vst_saved_pool_set_text (fixture->form, VST_POOL_FIELD_NAME, "Mine");
  vst_saved_pool_set_text (fixture->form, VST_POOL_FIELD_CLIENT_ID, "old");
  vst_saved_pool_set_secret (fixture->form, VST_POOL_FIELD_CLIENT_SECRET, old);
  choose (fixture, "{'UserPoolClient':{'ClientId':'abc','ClientName':'web'}}");

  g_assert_cmpstr (vst_saved_pool_get_name (fixture->form), ==, "Mine");
  g_assert_cmpstr (vst_saved_pool_get_client_id (fixture->form), ==, "abc");
  g_assert_null (vst_saved_pool_get_client_secret (fixture->form));
  g_assert_false (vst_saved_pool_get_has_client_secret (fixture->form));
}

static void
test_choose_unlisted_pool (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "{'UserPoolClient':{'ClientId':'abc','ClientName':'web'}}");

  g_assert_cmpstr (vst_saved_pool_get_name (fixture->form), ==, "web");
}

static void
test_choose_refused (Fixture *fixture, gconstpointer data)
{
  vst_pool_finder_choose (fixture->finder, "eu-west-1_Aa1", "abc");
  service_refuse (service_take (&fixture->service, "DescribeUserPoolClient"),
                  "ResourceNotFoundException");
  settle (fixture);

  assert_problem (fixture, VST_FLOW_ERROR_POOL_NOT_FOUND);
  g_assert_cmpuint (fixture->chosen, ==, 0);
  g_assert_cmpstr (vst_saved_pool_get_user_pool_id (fixture->form), ==, "");
}

static void
test_not_permitted_and_again (Fixture *fixture, gconstpointer data)
{
  vst_pool_finder_find_pools (fixture->finder);
  service_refuse (service_take (&fixture->service, "ListUserPools"), "AccessDeniedException");
  settle (fixture);
  assert_problem (fixture, VST_FLOW_ERROR_KEYS_NOT_PERMITTED);
  g_assert_cmpuint (vst_problem_get_remedies (vst_pool_finder_get_problem (fixture->finder))
                        & VST_REMEDY_USE_PASSWORD_LOGIN,
                    ==, 0);

  find_one_pool (fixture);
  g_assert_null (vst_pool_finder_get_problem (fixture->finder));
}

static void
test_same_token_again (Fixture *fixture, gconstpointer data)
{
  vst_pool_finder_find_pools (fixture->finder);
  for (guint i = 0; i < 2; i++)
    service_answer (service_take (&fixture->service, "ListUserPools"),
                    "{'UserPools':[],'NextToken':'t1'}");
  settle (fixture);

  assert_problem (fixture, VST_FLOW_ERROR_BAD_ANSWER);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  ServiceCall *call;

  vst_pool_finder_find_pools (fixture->finder);
  call = service_take (&fixture->service, "ListUserPools");
  vst_pool_finder_cancel (fixture->finder);
  g_assert_false (vst_pool_finder_get_loading (fixture->finder));
  service_answer (call, "{'UserPools':[{'Id':'eu-west-1_Aa1','Name':'First'}]}");
  run_what_is_pending ();

  g_assert_cmpuint (g_list_model_get_n_items (vst_pool_finder_get_pools (fixture->finder)), ==, 0);
  g_assert_null (vst_pool_finder_get_problem (fixture->finder));
}

typedef struct
{
  const char *path;
  VstPoolField field;
  const char *text;
} Form;

static const Form forms[] = {
  { "no-region", VST_POOL_FIELD_REGION, "" },
  { "no-such-region", VST_POOL_FIELD_REGION, "evil.example.com/" },
  { "insecure", VST_POOL_FIELD_ENDPOINT, "http://example.com" },
};

/* Signed requests go nowhere else. */
static void
test_impossible_form (Fixture *fixture, gconstpointer data)
{
  const Form *form = data;

  vst_saved_pool_set_text (fixture->form, form->field, form->text);
  vst_pool_finder_find_pools (fixture->finder);

  g_assert_false (vst_pool_finder_get_loading (fixture->finder));
  assert_problem (fixture, VST_FLOW_ERROR_PARAMETER);
}

static void
test_no_keys (Fixture *fixture, gconstpointer data)
{
  vst_saved_pool_set_keys_source (fixture->form, VST_KEYS_NONE);
  vst_pool_finder_find_pools (fixture->finder);
  settle (fixture);

  assert_problem (fixture, VST_FLOW_ERROR_KEYS_MISSING);
}

static void
test_keys_of_the_environment (Fixture *fixture, gconstpointer data)
{
  vst_saved_pool_set_keys_source (fixture->form, VST_KEYS_ENVIRONMENT);
  vst_pool_finder_find_pools (fixture->finder);
  settle (fixture);
  assert_problem (fixture, VST_FLOW_ERROR_KEYS_MISSING);

  g_setenv ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", TRUE);
  g_setenv ("AWS_SECRET_ACCESS_KEY", SECRET_KEY, TRUE);
  find_one_pool (fixture);
  g_unsetenv ("AWS_ACCESS_KEY_ID");
  g_unsetenv ("AWS_SECRET_ACCESS_KEY");
}

static void
test_no_such_profile (Fixture *fixture, gconstpointer data)
{
  vst_saved_pool_set_keys_source (fixture->form, VST_KEYS_PROFILE);
  vst_saved_pool_set_profile (fixture->form, "nobody");
  vst_pool_finder_find_pools (fixture->finder);
  settle (fixture);

  g_assert_cmpstr (vst_problem_get_detail (vst_pool_finder_get_problem (fixture->finder)), ==,
                   "nobody");
}

/* A saved pool's pasted keys are in the keyring, and not in its form. */
static void
test_keys_of_the_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSavedPool) full = vst_saved_pool_copy (fixture->form);
  g_autoptr (GAsyncResult) result = NULL;

  vst_saved_pool_set_secret (fixture->form, VST_POOL_FIELD_SECRET_ACCESS_KEY, NULL);
  vst_saved_pool_set_text (fixture->form, VST_POOL_FIELD_ACCESS_KEY_ID, "");
  vst_pool_finder_find_pools (fixture->finder);
  settle (fixture);
  assert_problem (fixture, VST_FLOW_ERROR_KEYS_ASKED);

  vst_pool_secrets_keep_async (keyring, full, NULL, on_async_done, &result);
  g_assert_true (vst_pool_secrets_keep_finish (keyring, wait_for_result (&result), NULL));
  find_one_pool (fixture);
  g_assert_null (vst_saved_pool_get_secret_access_key (fixture->form));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/flow/pool-finder/" name, Fixture, NULL, set_up, function, tear_down)

static void
add_tests (void)
{
  ADD ("all-pools", test_all_pools);
  ADD ("all-clients", test_all_clients);
  ADD ("clients-of-another-pool", test_clients_of_another_pool);
  ADD ("choose", test_choose);
  ADD ("choose-over-another", test_choose_over_another);
  ADD ("choose-unlisted-pool", test_choose_unlisted_pool);
  ADD ("choose-refused", test_choose_refused);
  ADD ("not-permitted-and-again", test_not_permitted_and_again);
  ADD ("same-token-again", test_same_token_again);
  ADD ("cancel", test_cancel);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/pool-finder/form/", forms[i].path, NULL);

      g_test_add (path, Fixture, &forms[i], set_up, test_impossible_form, tear_down);
    }
  ADD ("no-keys", test_no_keys);
  ADD ("keys-of-the-environment", test_keys_of_the_environment);
  ADD ("no-such-profile", test_no_such_profile);
  ADD ("keys-of-the-keyring", test_keys_of_the_keyring);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int status;

  g_setenv ("AWS_CONFIG_FILE", "/nonexistent/config", TRUE);
  g_setenv ("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials", TRUE);
  g_unsetenv ("AWS_ACCESS_KEY_ID");
  g_unsetenv ("AWS_SECRET_ACCESS_KEY");
  g_test_init (&argc, &argv, NULL);
  add_tests ();
  status = g_test_run ();
  remove_folder (folder);

  return status;
}
