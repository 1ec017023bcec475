#include <stdlib.h>

#include "practice-walk.h"

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static VstPracticePool *
start_and_wait (const VstPracticeOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vst_practice_pool_start_async (options, cancellable, on_started, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vst_practice_pool_start_finish (result, error);
}

static void
count_call (gpointer data)
{
  (*(int *) data)++;
}

static void
test_start_async (void)
{
  int freed = 0;
  VstPracticeOptions options = { .mail_data = &freed, .mail_data_free = count_call };
  g_autoptr (GError) error = NULL;
  VstPracticePool *pool = start_and_wait (&options, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (vst_practice_pool_get_endpoint (pool), "http://127.0.0.1:"));
  g_assert_cmpstr (vst_practice_pool_get_region (pool), ==, "us-east-1");
  g_assert_true (g_str_has_prefix (vst_practice_pool_get_user_pool_id (pool), "us-east-1_"));
  g_assert_cmpuint (strlen (vst_practice_pool_get_client_id (pool)), ==, 26);
  vst_practice_pool_stop (pool);
  g_assert_cmpint (freed, ==, 1);
  vst_practice_pool_stop (pool);
  g_assert_cmpint (freed, ==, 1);
  g_assert_finalize_object (pool);
  g_assert_cmpint (freed, ==, 1);
}

static void
test_cancelled (void)
{
  int freed = 0;
  VstPracticeOptions options = { .mail_data = &freed, .mail_data_free = count_call };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (start_and_wait (&options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (freed == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_port_taken (void)
{
  VstPracticeOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPracticePool) first = vst_practice_pool_start (&options, NULL);
  const char *port = strrchr (vst_practice_pool_get_endpoint (first), ':') + 1;

  options.port = (guint16) atoi (port);
  g_assert_null (vst_practice_pool_start (&options, &error));
  g_assert_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_LISTEN);
}

/* Pools in one process do not know of each other. */
static void
test_two_pools (void)
{
  Fixture one = { 0 };
  Fixture two = { 0 };

  fixture_set_up (&one, NULL);
  fixture_set_up (&two, NULL);
  g_assert_cmpstr (fixture_pool (&one), !=, fixture_pool (&two));
  fixture_make_user (&one, "alice");
  fixture_make_user (&two, "alice");
  fixture_log_in (&one, "alice", FIXTURE_PASSWORD);
  fixture_call (&two, "AssociateSoftwareToken", "{\"Session\":\"%s\"}",
                fixture_get (&one, "Session"));
  fixture_assert_fault (&two, "NotAuthorizedException", "Invalid session for the user.");
  fixture_tear_down (&one, NULL);
  fixture_tear_down (&two, NULL);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *answered = user_data;
  GBytes *bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  g_clear_pointer (&bytes, g_bytes_unref);
  *answered = TRUE;
}

/* A stop does not wait for keys, and whoever waits for them gets an end. */
static void
test_stop_while_keys_are_made (void)
{
  for (int i = 0; i < 5; i++)
    {
      VstPracticeOptions options = { 0 };
      g_autoptr (VstPracticePool) pool = vst_practice_pool_start (&options, NULL);
      g_autoptr (SoupSession) session = soup_session_new ();
      g_autofree char *url =
          g_strdup_printf ("%s/%s/.well-known/jwks.json", vst_practice_pool_get_endpoint (pool),
                           vst_practice_pool_get_user_pool_id (pool));
      g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
      gboolean answered = FALSE;
      gint64 start;

      soup_session_set_proxy_resolver (session, NULL);
      soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, on_answered,
                                        &answered);
      for (int turn = 0; turn < i * 3; turn++)
        g_main_context_iteration (NULL, FALSE);
      start = g_get_monotonic_time ();
      vst_practice_pool_stop (pool);
      g_test_message ("stopped in %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
      while (!answered)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* A client that goes away while it waits for keys leaves nothing behind. */
static void
test_leave_while_keys_are_made (void)
{
  VstPracticeOptions options = { 0 };
  g_autoptr (VstPracticePool) pool = vst_practice_pool_start (&options, NULL);
  g_autofree char *url =
      g_strdup_printf ("%s/%s/.well-known/jwks.json", vst_practice_pool_get_endpoint (pool),
                       vst_practice_pool_get_user_pool_id (pool));
  g_autofree char *text =
      g_strdup_printf ("GET /%s/.well-known/jwks.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                       vst_practice_pool_get_user_pool_id (pool));
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GBytes) bytes = NULL;

  soup_session_set_proxy_resolver (session, NULL);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (
          client, vst_practice_pool_get_endpoint (pool) + strlen ("http://"), 80, NULL, NULL);

      g_assert_true (
          g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text,
                                     strlen (text), NULL, NULL, NULL));
    }
  bytes = soup_session_send_and_read (session, message, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/pool/start-async", test_start_async);
  g_test_add_func ("/practice/pool/cancelled", test_cancelled);
  g_test_add_func ("/practice/pool/port-taken", test_port_taken);
  g_test_add_func ("/practice/pool/two-pools", test_two_pools);
  g_test_add_func ("/practice/pool/stop-while-keys-are-made", test_stop_while_keys_are_made);
  g_test_add_func ("/practice/pool/leave-while-keys-are-made", test_leave_while_keys_are_made);
  return g_test_run ();
}
