#include "flow/vst-user-list-private.h"

#include "scripted-service.h"
#include "test-async.h"

typedef struct
{
  Service service;
  VstUserList *list;
  GCancellable *cancellable;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstCognitoClient) client = NULL;

  service_start (&fixture->service);
  client = service_new_client (&fixture->service);
  fixture->cancellable = g_cancellable_new ();
  fixture->list = vst_user_list_new (client);
  vst_user_list_load_more (fixture->list);
  service_answer (service_take (&fixture->service, "ListUsers"),
                  "{'Users':[{'Username':'ann'},{'Username':'bob'}]}");
  wait_for_boolean (fixture->list, "loading", FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->cancellable);
  g_assert_finalize_object (fixture->list);
  service_stop (&fixture->service);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
get_user (Fixture *fixture)
{
  vst_user_list_get_user_async (fixture->list, "ann", fixture->cancellable, on_async_done,
                                &fixture->result);
}

static void
delete_user (Fixture *fixture)
{
  vst_user_list_delete_user_async (fixture->list, "ann", fixture->cancellable, on_async_done,
                                   &fixture->result);
}

static void
test_get (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstUserItem) item = NULL;
  g_autoptr (GListModel) attributes = NULL;
  g_autoptr (VstProblem) problem = NULL;
  g_autoptr (VstAttributeField) last = NULL;
  ServiceCall *call;

  get_user (fixture);
  call = service_take (&fixture->service, "AdminGetUser");
  g_assert_true (call->is_signed);
  g_assert_cmpstr (service_call_get (call, "Username"), ==, "ann");
  service_answer (call,
                  "{'Username':'ann','UserStatus':'CONFIRMED','Enabled':true,'UserAttributes':["
                  "{'Name':'sub','Value':'1'},{'Name':'email','Value':'ann@example.com'},"
                  "{'Name':'custom:team','Value':'red'}]}");
  item = vst_user_list_get_user_finish (fixture->list, wait_for_result (&fixture->result),
                                        &attributes, &problem);

  g_assert_null (problem);
  g_assert_cmpstr (vst_user_item_get_status (item), ==, "CONFIRMED");
  g_assert_cmpstr (vst_user_item_get_email (item), ==, "ann@example.com");
  g_assert_cmpuint (g_list_model_get_n_items (attributes), ==, 3);
  last = g_list_model_get_item (attributes, 2);
  g_assert_cmpstr (vst_attribute_field_get_name (last), ==, "custom:team");
  g_assert_cmpstr (vst_attribute_field_get_value (last), ==, "red");
}

static void
test_get_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) attributes = NULL;
  g_autoptr (VstProblem) problem = NULL;

  get_user (fixture);
  service_refuse (service_take (&fixture->service, "AdminGetUser"), "UserNotFoundException");

  g_assert_null (vst_user_list_get_user_finish (fixture->list, wait_for_result (&fixture->result),
                                                &attributes, &problem));
  g_assert_null (attributes);
  g_assert_cmpint (vst_problem_get_code (problem), ==, VST_FLOW_ERROR_USER_NOT_FOUND);
  g_assert_cmpuint (vst_problem_get_remedies (problem), ==, 0);
}

static void
test_get_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) attributes = NULL;
  g_autoptr (VstProblem) problem = NULL;

  get_user (fixture);
  g_cancellable_cancel (fixture->cancellable);

  g_assert_null (vst_user_list_get_user_finish (fixture->list, wait_for_result (&fixture->result),
                                                &attributes, &problem));
  g_assert_null (attributes);
  g_assert_null (problem);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstProblem) problem = NULL;
  ServiceCall *call;

  delete_user (fixture);
  call = service_take (&fixture->service, "AdminDeleteUser");
  g_assert_true (call->is_signed);
  g_assert_cmpstr (service_call_get (call, "Username"), ==, "ann");
  g_assert_cmpuint (count (fixture), ==, 2);
  service_answer (call, "{}");

  g_assert_true (vst_user_list_delete_user_finish (fixture->list,
                                                   wait_for_result (&fixture->result), &problem));
  g_assert_null (problem);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_delete_one_who_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstProblem) problem = NULL;

  delete_user (fixture);
  service_refuse (service_take (&fixture->service, "AdminDeleteUser"), "UserNotFoundException");

  g_assert_true (vst_user_list_delete_user_finish (fixture->list,
                                                   wait_for_result (&fixture->result), &problem));
  g_assert_null (problem);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_delete_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstProblem) problem = NULL;

  delete_user (fixture);
  service_refuse (service_take (&fixture->service, "AdminDeleteUser"), "AccessDeniedException");

  g_assert_false (vst_user_list_delete_user_finish (fixture->list,
                                                    wait_for_result (&fixture->result), &problem));
  g_assert_cmpint (vst_problem_get_code (problem), ==, VST_FLOW_ERROR_KEYS_NOT_PERMITTED);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_delete_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstProblem) problem = NULL;

  delete_user (fixture);
  g_cancellable_cancel (fixture->cancellable);

  g_assert_false (vst_user_list_delete_user_finish (fixture->list,
                                                    wait_for_result (&fixture->result), &problem));
  g_assert_null (problem);
  g_assert_cmpuint (count (fixture), ==, 2);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/flow/user-list/one/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("get", test_get);
  ADD ("get-refused", test_get_refused);
  ADD ("get-cancelled", test_get_cancelled);
  ADD ("delete", test_delete);
  ADD ("delete-one-who-is-gone", test_delete_one_who_is_gone);
  ADD ("delete-refused", test_delete_refused);
  ADD ("delete-cancelled", test_delete_cancelled);

  return g_test_run ();
}
