#include "flow/vst-activity.h"

#include <string.h>

static VstExchange *
get (VstActivity *activity, guint position)
{
  g_autoptr (VstExchange) exchange = g_list_model_get_item (G_LIST_MODEL (activity), position);

  return exchange; /* the list keeps it */
}

typedef struct
{
  const char *name;
  guint http_status;
  const char *wire_name, *result;
} Case;

static const Case cases[] = {
  { "went-well", 200, NULL, "" },
  { "named", 400, "CodeMismatchException", "CodeMismatchException" },
  { "not-named", 503, NULL, "HTTP 503" },
  { "empty-name", 500, "", "HTTP 500" },
  { "no-answer", 0, NULL, NULL },
  { "odd-bytes", 400, "A\nB\x01\xff C", "A?B???C" },
};

static void
test_result (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstActivity) activity = vst_activity_new ();

  vst_activity_add (activity, "SignUp", c->http_status, c->wire_name, NULL, 12, 1700000000);

  g_assert_cmpstr (vst_exchange_get_result (get (activity, 0)), ==, c->result);
}

static void
test_exchange (void)
{
  g_autoptr (VstActivity) activity = vst_activity_new ();
  g_autofree char *operation = NULL;
  gint64 at;

  vst_activity_add (activity, "SignUp", 200, NULL, "id-1", 12, 1700000000);

  g_object_get (get (activity, 0), "operation", &operation, "at", &at, NULL);
  g_assert_cmpstr (operation, ==, "SignUp");
  g_assert_cmpint (at, ==, 1700000000);
  g_assert_cmpstr (vst_exchange_get_request_id (get (activity, 0)), ==, "id-1");
  g_assert_cmpint (vst_exchange_get_milliseconds (get (activity, 0)), ==, 12);
}

static void
test_text (void)
{
  g_autoptr (VstActivity) activity = vst_activity_new ();
  g_autofree char *text = NULL;
  g_autofree char *empty = vst_activity_to_text (activity);

  vst_activity_add (activity, "SignUp", 200, NULL, "id-1", 12, 1700000000);
  vst_activity_add (activity, "InitiateAuth", 400, "NotAuthorizedException", NULL, 7, 1700000001);
  vst_activity_add (activity, "ConfirmSignUp", 0, NULL, NULL, 5000, 1700000002);
  text = vst_activity_to_text (activity);

  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (text, ==,
                   "2023-11-14T22:13:20Z  SignUp  OK  12 ms  id-1\n"
                   "2023-11-14T22:13:21Z  InitiateAuth  NotAuthorizedException  7 ms  -\n"
                   "2023-11-14T22:13:22Z  ConfirmSignUp  no answer  5000 ms  -\n");
}

static void
test_hostile_names_stay_short (void)
{
  g_autoptr (VstActivity) activity = vst_activity_new ();
  g_autofree char *huge = g_strnfill (1024 * 1024, 'x');

  vst_activity_add (activity, "SignUp", 400, huge, huge, 1, G_MAXINT64);

  g_assert_cmpuint (strlen (vst_exchange_get_result (get (activity, 0))), ==, 128);
  g_assert_cmpuint (strlen (vst_exchange_get_request_id (get (activity, 0))), ==, 128);
  g_free (vst_activity_to_text (activity)); /* a time beyond all calendars */
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  *n = *n - removed + added;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *n);
}

static void
test_cap (void)
{
  g_autoptr (VstActivity) activity = vst_activity_new ();
  guint n = 0;

  g_signal_connect (activity, "items-changed", G_CALLBACK (on_items_changed), &n);
  for (guint i = 0; i < 503; i++)
    vst_activity_add (activity, "SignUp", 200, NULL, NULL, i, 1700000000);

  g_assert_cmpuint (n, ==, 500);
  g_assert_cmpint (vst_exchange_get_milliseconds (get (activity, 0)), ==, 3);
  g_assert_cmpint (vst_exchange_get_milliseconds (get (activity, 499)), ==, 502);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/activity/result/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_result);
    }
  g_test_add_func ("/flow/activity/exchange", test_exchange);
  g_test_add_func ("/flow/activity/text", test_text);
  g_test_add_func ("/flow/activity/hostile-names", test_hostile_names_stay_short);
  g_test_add_func ("/flow/activity/cap", test_cap);

  return g_test_run ();
}
