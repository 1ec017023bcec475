#include "deaf-port.h"
#include "raw-server.h"
#include "test-call.h"

#define OK "{\"UserSub\":\"yes\"}"

static RawServer *
serve (RawDeed deed, GBytes *bytes)
{
  RawStep step = { deed, bytes };

  return raw_server_new (&step, 1, NULL);
}

static RawServer *
serve_ok (void)
{
  return serve (RAW_ANSWER, raw_answer ("200 OK", NULL, OK));
}

static void
test_cancel_beforehand (void)
{
  g_autoptr (RawServer) server = serve_ok ();
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) call = test_call_start_cancelled (client);

  g_assert_false (call->done); /* never from within the call itself */
  test_call_wait (call);
  test_call_assert_cancelled (call);
  g_assert_cmpuint (raw_server_count_connections (server), ==, 0);
}

static void
test_cancel_at_once (void)
{
  g_autoptr (RawServer) server = serve_ok ();
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) call = test_call_start (client, "SignUp", VST_AWS_CALL_DEFAULT);

  g_cancellable_cancel (call->cancellable);
  test_call_wait (call);
  test_call_assert_cancelled (call);
}

static void
test_cancel_connecting (void)
{
  g_autoptr (DeafPort) port = deaf_port_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (deaf_port_get_endpoint (port), FALSE);
  g_autoptr (TestCall) call = test_call_start (client, "SignUp", VST_AWS_CALL_DEFAULT);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (call->done);
  g_cancellable_cancel (call->cancellable);
  test_call_wait (call);
  test_call_assert_cancelled (call);
}

static void
check_cancel (RawDeed deed, const char *text, VstAwsLimits *limits)
{
  g_autoptr (RawServer) server = serve (deed, raw_text (text));
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) call = NULL;

  if (limits != NULL)
    vst_aws_client_set_limits (client, limits);
  call = test_call_start (client, "SignUp", VST_AWS_CALL_REPEATABLE);
  while (raw_server_count_requests (server) == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (call->done);

  g_cancellable_cancel (call->cancellable);
  test_call_wait (call);
  test_call_assert_cancelled (call);
  g_assert_cmpuint (raw_server_count_requests (server), ==, 1);
  if (deed == RAW_ANSWER_AND_HANG)
    while (raw_server_count_ended (server) == 0)
      g_main_context_iteration (NULL, TRUE);
}

static void
test_cancel_waiting (void)
{
  check_cancel (RAW_ANSWER_AND_HANG, "", NULL);
}

static void
test_cancel_in_body (void)
{
  check_cancel (RAW_ANSWER_AND_HANG, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\"", NULL);
}

static guint32
largest_below (guint32 limit)
{
  return limit - 1;
}

static void
test_cancel_between_tries (void)
{
  VstAwsLimits slow = { 30000, 30000, 4000, largest_below };

  check_cancel (RAW_ANSWER, "HTTP/1.1 503 Oops\r\nContent-Length: 0\r\n\r\n", &slow);
}

static void
test_cancel_afterwards (void)
{
  g_autoptr (RawServer) server = serve_ok ();
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_DEFAULT);

  g_cancellable_cancel (call->cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_call_assert_answer (call, "UserSub", "yes");
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aws/client/cancel/beforehand", test_cancel_beforehand);
  g_test_add_func ("/aws/client/cancel/at-once", test_cancel_at_once);
  g_test_add_func ("/aws/client/cancel/connecting", test_cancel_connecting);
  g_test_add_func ("/aws/client/cancel/waiting", test_cancel_waiting);
  g_test_add_func ("/aws/client/cancel/in-body", test_cancel_in_body);
  g_test_add_func ("/aws/client/cancel/between-tries", test_cancel_between_tries);
  g_test_add_func ("/aws/client/cancel/afterwards", test_cancel_afterwards);
  return g_test_run ();
}
