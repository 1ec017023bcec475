#include "aws/vst-aws-session.h"
#include "closed-port.h"
#include "deaf-port.h"
#include "raw-server.h"
#include "test-call.h"
#include "test-certificate.h"

#define OK "{\"UserSub\":\"yes\"}"

static RawServer *
serve (RawDeed deed, GBytes *bytes, GTlsCertificate *certificate)
{
  RawStep step = { deed, bytes };

  return raw_server_new (&step, 1, certificate);
}

static RawServer *
serve_ok (GTlsCertificate *certificate)
{
  return serve (RAW_ANSWER, raw_answer ("200 OK", NULL, OK), certificate);
}

static void
call_times (RawServer *server, guint times)
{
  for (guint i = 0; i < times; i++)
    {
      g_autoptr (VstAwsClient) client =
          test_call_new_client (raw_server_get_endpoint (server), TRUE);
      g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_SIGNED);

      test_call_assert_answer (call, "UserSub", "yes");
    }
}

/* Even over several clients: the session is one. */
static void
test_kept_alive (void)
{
  g_autoptr (RawServer) server = serve_ok (NULL);

  call_times (server, 20);
  g_assert_cmpuint (raw_server_count_requests (server), ==, 20);
  g_assert_cmpuint (raw_server_count_connections (server), ==, 1);
}

static void
test_kept_alive_after_error (void)
{
  const RawStep steps[] = {
    { RAW_ANSWER, raw_answer ("400 Bad", NULL, "{\"__type\":\"CodeMismatchException\"}") },
    { RAW_ANSWER, raw_answer ("200 OK", NULL, OK) },
  };
  g_autoptr (RawServer) server = raw_server_new (steps, G_N_ELEMENTS (steps), NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) refused = test_call_run (client, VST_AWS_CALL_DEFAULT);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_DEFAULT);

  test_call_assert_error (refused, VST_AWS_ERROR_SERVICE);
  g_assert_no_error (call->error);
  g_assert_cmpuint (raw_server_count_connections (server), ==, 1);
}

/* The server closes the idle connection, as AWS does after a while. */
static void
test_closed_while_idle (void)
{
  g_autoptr (RawServer) server =
      serve (RAW_ANSWER_AND_CLOSE, raw_answer ("200 OK", NULL, OK), NULL);

  for (guint i = 1; i <= 3; i++)
    {
      call_times (server, 1);
      while (raw_server_count_ended (server) < i)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (raw_server_count_connections (server), ==, 3);
}

static void
note_done (gboolean *done)
{
  *done = TRUE;
}

/* Until the connection is there for others; the handshake is a part of it. */
static void
preconnect (VstAwsClient *client)
{
  gboolean done = FALSE;
  gulong handler = g_signal_connect_swapped (vst_aws_session_get (), "request-unqueued",
                                             G_CALLBACK (note_done), &done);

  vst_aws_client_preconnect (client);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (vst_aws_session_get (), handler);
}

static void
check_preconnect (GTlsCertificate *certificate)
{
  g_autoptr (RawServer) server = serve_ok (certificate);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);

  preconnect (client);
  while (raw_server_count_connections (server) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (raw_server_count_requests (server), ==, 0);

  call_times (server, 2);
  g_assert_cmpuint (raw_server_count_connections (server), ==, 1);
}

static void
test_preconnect (void)
{
  check_preconnect (NULL);
}

/* The connection under way goes to the call, and its first owner gives it up. */
static void
test_preconnect_dropped (void)
{
  g_autoptr (RawServer) server = serve_ok (NULL);
  VstAwsClient *first = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) call = NULL;

  vst_aws_client_preconnect (first);
  call = test_call_start (client, "SignUp", VST_AWS_CALL_DEFAULT);
  g_object_unref (first);
  test_call_wait (call);
  test_call_assert_answer (call, "UserSub", "yes");
  g_assert_cmpuint (raw_server_count_requests (server), ==, 1);
}

static void
test_tls (void)
{
  g_autoptr (GTlsCertificate) certificate = test_certificate_new ();
  g_autoptr (GTlsDatabase) database = test_certificate_new_database (certificate);
  g_autoptr (RawServer) server = serve_ok (certificate);

  vst_aws_client_set_tls_database (database);
  call_times (server, 5);
  g_assert_cmpuint (raw_server_count_connections (server), ==, 1);
  check_preconnect (certificate);
  vst_aws_client_set_tls_database (NULL);
}

static void
assert_not_trusted (GTlsCertificate *certificate)
{
  g_autoptr (RawServer) server = serve_ok (certificate);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_SIGNED | VST_AWS_CALL_REPEATABLE);

  test_call_assert_error (call, VST_AWS_ERROR_TLS);
  g_assert_cmpuint (call->tries, ==, 1);
  g_assert_cmpuint (raw_server_count_requests (server), ==, 0);
}

static void
test_tls_not_trusted (void)
{
  g_autoptr (GTlsCertificate) certificate = test_certificate_new ();
  g_autoptr (GTlsCertificate) other = test_certificate_new ();
  g_autoptr (GTlsDatabase) database = test_certificate_new_database (other);

  assert_not_trusted (certificate);
  vst_aws_client_set_tls_database (database);
  assert_not_trusted (certificate);
  vst_aws_client_set_tls_database (NULL);
  assert_not_trusted (other);
}

/* The certificate is trusted, but is for the address alone. */
static void
test_tls_wrong_host (void)
{
  g_autoptr (GTlsCertificate) certificate = test_certificate_new ();
  g_autoptr (GTlsDatabase) database = test_certificate_new_database (certificate);
  g_autoptr (RawServer) server = serve_ok (certificate);
  g_autofree char *endpoint =
      g_strdup_printf ("https://localhost:%u", raw_server_get_port (server));
  g_autoptr (VstAwsClient) client = test_call_new_client (endpoint, FALSE);
  g_autoptr (TestCall) call = NULL;

  vst_aws_client_set_tls_database (database);
  call = test_call_run (client, VST_AWS_CALL_DEFAULT);
  test_call_assert_error (call, VST_AWS_ERROR_TLS);
  g_assert_cmpuint (raw_server_count_requests (server), ==, 0);
  vst_aws_client_set_tls_database (NULL);
}

/* "https" for a server that speaks no TLS. */
static void
test_tls_not_spoken (void)
{
  g_autoptr (RawServer) server = serve (RAW_CLOSE_BEFORE_READING, NULL, NULL);
  g_autofree char *endpoint =
      g_strdup_printf ("https://127.0.0.1:%u", raw_server_get_port (server));
  g_autoptr (VstAwsClient) client = test_call_new_client (endpoint, FALSE);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_DEFAULT);

  test_call_assert_error (call, VST_AWS_ERROR_TLS);
}

static void
test_refused (void)
{
  g_autofree char *endpoint = NULL;
  g_autoptr (GSocket) port G_GNUC_UNUSED = closed_port_new (&endpoint);
  g_autoptr (VstAwsClient) client = test_call_new_client (endpoint, FALSE);
  g_autoptr (TestCall) call = NULL;

  vst_aws_client_preconnect (client);
  call = test_call_run (client, VST_AWS_CALL_REPEATABLE);
  test_call_assert_error (call, VST_AWS_ERROR_REFUSED);
  g_assert_cmpuint (call->tries, ==, 2);
}

/* A resolver that knows no name, so that no test depends on the network. */
#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static GList *
test_resolver_lookup (GResolver *resolver,
                      const char *host,
                      GCancellable *cancellable,
                      GError **error)
{
  g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no %s", host);
  return NULL;
}

static void
test_resolver_lookup_async (GResolver *resolver,
                            const char *host,
                            GResolverNameLookupFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no %s", host);
}

static GList *
test_resolver_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name = test_resolver_lookup;
  resolver_class->lookup_by_name_with_flags_async = test_resolver_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = test_resolver_lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

static void
test_unknown_host (void)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  gboolean online = g_network_monitor_get_network_available (g_network_monitor_get_default ());
  g_autoptr (VstAwsClient) client = test_call_new_client ("https://nowhere.invalid/", FALSE);
  g_autoptr (TestCall) call = NULL;

  g_resolver_set_default (resolver);
  call = test_call_run (client, VST_AWS_CALL_REPEATABLE);
  g_resolver_set_default (usual);
  test_call_assert_error (call, online ? VST_AWS_ERROR_UNKNOWN_HOST : VST_AWS_ERROR_OFFLINE);
  g_assert_cmpuint (call->tries, ==, 1);
}

/* Nothing has been sent then, so even what must not be repeated is tried again. */
static void
test_connecting_hangs (void)
{
  g_autoptr (DeafPort) port = deaf_port_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (deaf_port_get_endpoint (port), FALSE);
  VstAwsLimits limits = client->limits;
  g_autoptr (TestCall) call = NULL;

  limits.connect_ms = 50;
  vst_aws_client_set_limits (client, &limits);
  call = test_call_run (client, VST_AWS_CALL_DEFAULT);
  test_call_assert_error (call, VST_AWS_ERROR_TIMED_OUT);
  g_assert_cmpuint (call->tries, ==, 3);
}

static void
add_tests (void)
{
  g_test_add_func ("/aws/client/connection/kept-alive", test_kept_alive);
  g_test_add_func ("/aws/client/connection/kept-alive-after-error", test_kept_alive_after_error);
  g_test_add_func ("/aws/client/connection/closed-while-idle", test_closed_while_idle);
  g_test_add_func ("/aws/client/connection/preconnect", test_preconnect);
  g_test_add_func ("/aws/client/connection/preconnect-dropped", test_preconnect_dropped);
  g_test_add_func ("/aws/client/connection/refused", test_refused);
  g_test_add_func ("/aws/client/connection/unknown-host", test_unknown_host);
  g_test_add_func ("/aws/client/connection/connecting-hangs", test_connecting_hangs);
  g_test_add_func ("/aws/client/tls/trusted", test_tls);
  g_test_add_func ("/aws/client/tls/not-trusted", test_tls_not_trusted);
  g_test_add_func ("/aws/client/tls/wrong-host", test_tls_wrong_host);
  g_test_add_func ("/aws/client/tls/not-spoken", test_tls_not_spoken);
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  add_tests ();
  return g_test_run ();
}
