#include <gio/gio.h>
#include <string.h>

#include "practice/vst-practice-connections.h"

/* A server that answers everything with "ok", watched with limits of the test's. */
typedef struct
{
  SoupServer *server;
  VstPracticeConnections *watch;
  guint16 port;
  guint started; /* requests, of which a connection begins one as soon as it is accepted */
} Place;

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "ok", 2);
}

static void
on_started (Place *self)
{
  self->started++;
}

static void
set_up (Place *self, gconstpointer limits)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  self->watch = vst_practice_connections_new (self->server, limits);
  g_signal_connect_swapped (self->server, "request-started", G_CALLBACK (on_started), self);
  soup_server_add_handler (self->server, NULL, on_request, NULL, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Place *self, gconstpointer limits)
{
  soup_server_disconnect (self->server);
  vst_practice_connections_free (self->watch);
  g_object_unref (self->server);
}

static GSocketConnection *
connect_to (Place *self, const char *data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *connection =
      g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);

  g_assert_nonnull (connection);
  g_assert_true (
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), data,
                                 strlen (data), NULL, NULL, NULL));
  return connection;
}

static gboolean
is_dropped (GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  char buffer[4096];
  g_autoptr (GError) error = NULL;
  gssize got;

  g_socket_set_blocking (socket, FALSE);
  do
    got = g_socket_receive (socket, buffer, sizeof buffer, NULL, &error);
  while (got > 0);
  return got == 0 || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
}

/* The end of a connection comes by the network: it need not be there as soon as it was sent. */
static void
wait_for_drop (GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  char buffer[4096];

  g_socket_set_blocking (socket, TRUE);
  while (g_socket_receive (socket, buffer, sizeof buffer, NULL, NULL) > 0)
    ;
}

static void
wait_for_count (Place *self, guint count)
{
  while (vst_practice_connections_get_count (self->watch) != count)
    g_main_context_iteration (NULL, TRUE);
}

/* How many there are at one time may never be seen: one may go in the turn in which one comes. */
static void
wait_for_started (Place *self, guint count)
{
  while (self->started < count)
    g_main_context_iteration (NULL, TRUE);
}

static const VstPracticeLimits patient = { 1000, 1000, 1000, 1000 };
static const VstPracticeLimits impatient_idle = { 1, 1000, 1000, 1000 };
static const VstPracticeLimits impatient_body = { 1000, 1, 1000, 1000 };
static const VstPracticeLimits few = { 1000, 1000, 1000, 2 };

static const char half_head[] = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
static const char half_body[] = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n{";
static const char whole[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

static void
test_patient (Place *self, gconstpointer limits)
{
  g_autoptr (GSocketConnection) head = connect_to (self, half_head);
  g_autoptr (GSocketConnection) body = connect_to (self, half_body);

  wait_for_count (self, 2);
  vst_practice_connections_sweep (self->watch);
  g_assert_cmpuint (vst_practice_connections_get_count (self->watch), ==, 2);
  g_assert_false (is_dropped (head));
  g_assert_false (is_dropped (body));
}

/* Silent ones and those that trickle go; both look like a head that does not come. */
static void
test_idle (Place *self, gconstpointer limits)
{
  g_autoptr (GSocketConnection) silent = connect_to (self, "");
  g_autoptr (GSocketConnection) head = connect_to (self, half_head);
  g_autoptr (GSocketConnection) answered = connect_to (self, whole);

  wait_for_started (self, 3);
  wait_for_count (self, 0);
  wait_for_drop (silent);
  wait_for_drop (head);
  wait_for_drop (answered);
}

static gboolean
on_trickle (gpointer connection)
{
  g_output_stream_write (g_io_stream_get_output_stream (connection), "x", 1, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

/* A byte now and then does not keep a connection, neither in the head nor in the body. */
static void
assert_trickle_ends (Place *self, const char *text)
{
  g_autoptr (GSocketConnection) connection = connect_to (self, text);
  guint source = g_timeout_add (50, on_trickle, connection);

  wait_for_started (self, 1);
  wait_for_count (self, 0);
  g_source_remove (source);
  wait_for_drop (connection);
}

static void
test_trickled_head (Place *self, gconstpointer limits)
{
  assert_trickle_ends (self, half_head);
}

static void
test_trickled_body (Place *self, gconstpointer limits)
{
  assert_trickle_ends (self,
                       "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n{");
}

static void
test_body (Place *self, gconstpointer limits)
{
  g_autoptr (GSocketConnection) silent = connect_to (self, "");
  g_autoptr (GSocketConnection) body = connect_to (self, half_body);

  wait_for_started (self, 2);
  wait_for_count (self, 1);
  g_assert_false (is_dropped (silent));
  wait_for_drop (body);
}

static void
test_too_many (Place *self, gconstpointer limits)
{
  g_autoptr (GSocketConnection) first = connect_to (self, "");
  g_autoptr (GSocketConnection) second = connect_to (self, "");
  g_autoptr (GSocketConnection) third = NULL;

  wait_for_started (self, 2);
  third = connect_to (self, "");
  wait_for_started (self, 3);
  wait_for_count (self, 2);
  g_assert_false (is_dropped (first));
  g_assert_false (is_dropped (second));
  wait_for_drop (third);
}

/* Who closes connections as fast as they are opened is never one too many. */
static void
test_room (Place *self, gconstpointer limits)
{
  g_autoptr (GSocketConnection) third = NULL;

  for (guint i = 0; i < few.connections; i++)
    {
      g_autoptr (GSocketConnection) connection G_GNUC_UNUSED = connect_to (self, "");

      wait_for_started (self, i + 1);
    }
  third = connect_to (self, "");
  wait_for_started (self, few.connections + 1);
  wait_for_count (self, 1);
  vst_practice_connections_sweep (self->watch);
  g_assert_false (is_dropped (third));
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;

  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

/* What the client closes is closed here too, idle or in the middle of something. */
static void
test_closed_by_client (Place *self, gconstpointer limits)
{
  static const char *const texts[] = { "", half_head, half_body, whole };
  guint before = count_descriptors ();

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GSocketConnection) connection = connect_to (self, texts[i % 4]);

      wait_for_count (self, 1);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_true (g_io_stream_close (G_IO_STREAM (connection), NULL, NULL));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      vst_practice_connections_sweep (self->watch);
      wait_for_count (self, 0);
    }
  g_assert_cmpuint (count_descriptors (), <=, before + 2);
}

static void
add (const char *path, const VstPracticeLimits *limits, void (*test) (Place *, gconstpointer))
{
  g_test_add (path, Place, limits, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/practice/connections/patient", &patient, test_patient);
  add ("/practice/connections/idle", &impatient_idle, test_idle);
  add ("/practice/connections/trickled-head", &impatient_idle, test_trickled_head);
  add ("/practice/connections/trickled-body", &impatient_body, test_trickled_body);
  add ("/practice/connections/body", &impatient_body, test_body);
  add ("/practice/connections/too-many", &few, test_too_many);
  add ("/practice/connections/room", &few, test_room);
  add ("/practice/connections/closed-by-client", &patient, test_closed_by_client);
  return g_test_run ();
}
