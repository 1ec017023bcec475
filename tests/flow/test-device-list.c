#include "flow/vst-device-list-private.h"

#include "scripted-service.h"
#include "test-async.h"

#define THIS "eu-west-1_11111111-2222-4333-8444-555566667777"
#define OTHER "eu-west-1_99999999-2222-4333-8444-555566667777"

typedef struct
{
  Service service;
  VstCognitoClient *client;
  VstDeviceList *list;
  guint changes;
} Fixture;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  service_start (&fixture->service);
  fixture->client = service_new_client (&fixture->service);
  fixture->list = vst_device_list_new ();
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_clear_object (&fixture->client);
  service_stop (&fixture->service);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static VstDeviceItem *
get (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
load (Fixture *fixture)
{
  g_autoptr (VstSecret) token = vst_secret_new_text ("access");

  vst_device_list_load (fixture->list, fixture->client, token, THIS);
  g_assert_true (vst_device_list_get_loading (fixture->list));
}

static void
settle (Fixture *fixture)
{
  wait_for_boolean (fixture->list, "loading", FALSE);
}

static void
load_two (Fixture *fixture)
{
  load (fixture);
  service_answer (service_take (&fixture->service, "ListDevices"),
                  "{'Devices':[{'DeviceKey':'" OTHER "'},{'DeviceKey':'" THIS "'}]}");
  settle (fixture);
}

static void
test_item (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstDeviceItem) item = NULL;
  ServiceCall *call;

  load (fixture);
  call = service_take (&fixture->service, "ListDevices");
  g_assert_cmpstr (service_call_get (call, "AccessToken"), ==, "access");
  g_assert_false (call->is_signed);
  service_answer (call, "{'Devices':[{'DeviceKey':'" THIS "','DeviceCreateDate':1700000000.1,"
                        "'DeviceLastAuthenticatedDate':1700000060,'DeviceAttributes':["
                        "{'Name':'device_name','Value':'Ann’s laptop'},"
                        "{'Name':'dev:device_remembered_status','Value':'remembered'}]}]}");
  settle (fixture);

  item = get (fixture, 0);
  g_assert_cmpstr (vst_device_item_get_key (item), ==, THIS);
  g_assert_cmpstr (vst_device_item_get_name (item), ==, "Ann’s laptop");
  g_assert_cmpint (vst_device_item_get_created_at (item), ==, 1700000000);
  g_assert_cmpint (vst_device_item_get_last_used_at (item), ==, 1700000060);
  g_assert_true (vst_device_item_get_is_this (item));
  g_assert_true (vst_device_item_get_remembered (item));
}

static void
test_bare_item (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstDeviceItem) item = NULL;
  g_autofree char *key = NULL;

  load_two (fixture);

  item = get (fixture, 0);
  g_object_get (item, "key", &key, NULL);
  g_assert_cmpstr (key, ==, OTHER);
  g_assert_cmpstr (vst_device_item_get_name (item), ==, "");
  g_assert_cmpint (vst_device_item_get_created_at (item), ==, 0);
  g_assert_cmpint (vst_device_item_get_last_used_at (item), ==, 0);
  g_assert_false (vst_device_item_get_is_this (item));
  g_assert_false (vst_device_item_get_remembered (item));
}

static void
test_all_pages_at_once (Fixture *fixture, gconstpointer data)
{
  ServiceCall *call;

  load (fixture);
  service_answer (service_take (&fixture->service, "ListDevices"),
                  "{'Devices':[{'DeviceKey':'" OTHER "'}],'PaginationToken':'t1'}");
  call = service_take (&fixture->service, "ListDevices");
  g_assert_cmpstr (service_call_get (call, "PaginationToken"), ==, "t1");
  g_assert_cmpuint (count (fixture), ==, 0);
  service_answer (call, "{'Devices':[],'PaginationToken':'t2'}");
  service_answer (service_take (&fixture->service, "ListDevices"),
                  "{'Devices':[{'DeviceKey':'" THIS "'}]}");
  settle (fixture);

  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpuint (fixture->changes, ==, 1);
}

static void
test_same_token_again (Fixture *fixture, gconstpointer data)
{
  load (fixture);
  for (guint i = 0; i < 2; i++)
    service_answer (service_take (&fixture->service, "ListDevices"),
                    "{'Devices':[],'PaginationToken':'t1'}");
  settle (fixture);

  g_assert_cmpint (vst_problem_get_code (vst_device_list_get_problem (fixture->list)), ==,
                   VST_FLOW_ERROR_BAD_ANSWER);
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  load_two (fixture);
  load (fixture);
  service_refuse (service_take (&fixture->service, "ListDevices"), "NotAuthorizedException");
  settle (fixture);
  g_assert_cmpstr (vst_problem_get_operation (vst_device_list_get_problem (fixture->list)), ==,
                   "ListDevices");
  g_assert_cmpuint (count (fixture), ==, 2); /* what was known stays */

  load (fixture);
  g_assert_null (vst_device_list_get_problem (fixture->list));
  service_answer (service_take (&fixture->service, "ListDevices"), "{'Devices':[]}");
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstDeviceItem) left = NULL;

  load_two (fixture);
  vst_device_list_remove (fixture->list, "unknown");
  vst_device_list_remove (fixture->list, OTHER);

  g_assert_cmpuint (count (fixture), ==, 1);
  left = get (fixture, 0);
  g_assert_true (vst_device_item_get_is_this (left));
}

/* Whoever has logged out is not shown another one's devices. */
static void
test_clear_drops_what_is_under_way (Fixture *fixture, gconstpointer data)
{
  ServiceCall *call;

  load_two (fixture);
  load (fixture);
  call = service_take (&fixture->service, "ListDevices");
  vst_device_list_clear (fixture->list);
  g_assert_false (vst_device_list_get_loading (fixture->list));
  service_answer (call, "{'Devices':[{'DeviceKey':'" THIS "'}]}");
  run_what_is_pending ();

  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_second_load_ends_the_first (Fixture *fixture, gconstpointer data)
{
  ServiceCall *first;

  load (fixture);
  first = service_take (&fixture->service, "ListDevices");
  load_two (fixture);
  service_answer (first, "{'Devices':[]}");
  run_what_is_pending ();

  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpuint (fixture->changes, ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/flow/device-list/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("item", test_item);
  ADD ("bare-item", test_bare_item);
  ADD ("all-pages-at-once", test_all_pages_at_once);
  ADD ("same-token-again", test_same_token_again);
  ADD ("problem", test_problem);
  ADD ("remove", test_remove);
  ADD ("clear-drops-what-is-under-way", test_clear_drops_what_is_under_way);
  ADD ("second-load-ends-the-first", test_second_load_ends_the_first);

  return g_test_run ();
}
