#include "raw-server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#define BYTE_MS 20

struct _RawServer
{
  GSocket *socket;
  GThread *thread;
  GPtrArray *threads; /* of connections; the accepting thread's own */
  GCancellable *stop;
  GTlsCertificate *certificate;
  GArray *steps;
  char *endpoint;
  guint16 port;

  GMutex lock;
  GPtrArray *requests;
  GPtrArray *sockets; /* of all guests */
  guint connections;
  guint ended;
};

typedef struct
{
  RawServer *server;
  GSocketConnection *socket;
} Guest;

static void
count_up (RawServer *self, guint *counter)
{
  g_mutex_lock (&self->lock);
  ++*counter;
  g_mutex_unlock (&self->lock);
  g_main_context_wakeup (NULL);
}

static RawStep
note_request (RawServer *self, char *request)
{
  RawStep step;

  g_mutex_lock (&self->lock);
  step = g_array_index (self->steps, RawStep, MIN (self->requests->len, self->steps->len - 1));
  g_ptr_array_add (self->requests, request);
  g_mutex_unlock (&self->lock);
  g_main_context_wakeup (NULL);
  return step;
}

/* Bytes of the whole request that starts with @head; 0 while its head is not whole. */
static gsize
get_request_size (const char *head)
{
  const char *end = strstr (head, "\r\n\r\n");
  const char *length = strstr (head, "Content-Length: ");
  gsize body = length != NULL && end != NULL && length < end ? (gsize) atol (length + 16) : 0;

  return end != NULL ? (gsize) (end - head) + 4 + body : 0;
}

/* %NULL when the connection ends before. */
static char *
read_request (GInputStream *in)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char chunk[4096];

  while (get_request_size (text->str) == 0 || text->len < get_request_size (text->str))
    {
      gssize size = g_input_stream_read (in, chunk, sizeof chunk, NULL, NULL);

      if (size <= 0)
        return NULL;
      g_string_append_len (text, chunk, size);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
pace (RawServer *self)
{
  GPollFD fd;

  if (!g_cancellable_make_pollfd (self->stop, &fd))
    return;
  g_poll (&fd, 1, BYTE_MS);
  g_cancellable_release_fd (self->stop);
}

static gboolean
send_bytes (Guest *guest, GOutputStream *out, const RawStep *step)
{
  gsize size = 0;
  const char *data = step->bytes != NULL ? g_bytes_get_data (step->bytes, &size) : NULL;
  gsize portion = step->deed == RAW_ANSWER_BYTE_BY_BYTE ? 1 : MAX (size, 1);

  for (gsize i = 0; i < size; i += portion)
    {
      if (!g_output_stream_write_all (out, data + i, portion, NULL, NULL, NULL))
        return FALSE;
      if (portion < size)
        pace (guest->server);
    }
  return TRUE;
}

static void
wait_for_the_end (GInputStream *in)
{
  char chunk[4096];

  while (g_input_stream_read (in, chunk, sizeof chunk, NULL, NULL) > 0)
    ;
}

static void
serve_stream (Guest *guest, GIOStream *stream)
{
  GInputStream *in = g_io_stream_get_input_stream (stream);
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  gboolean more = TRUE;

  while (more)
    {
      char *request = read_request (in);
      RawStep step;

      if (request == NULL)
        return;

      step = note_request (guest->server, request);
      more = send_bytes (guest, out, &step) && step.deed == RAW_ANSWER;
      if (step.deed == RAW_ANSWER_AND_HANG)
        wait_for_the_end (in);
    }
}

static gboolean
is_closing_at_once (RawServer *self)
{
  gboolean closing = FALSE;

  g_mutex_lock (&self->lock);
  closing =
      g_array_index (self->steps, RawStep, MIN (self->requests->len, self->steps->len - 1)).deed
      == RAW_CLOSE_BEFORE_READING;
  g_mutex_unlock (&self->lock);
  return closing;
}

static gpointer
serve_guest (gpointer data)
{
  g_autofree Guest *guest = data;
  g_autoptr (GSocketConnection) socket = guest->socket;
  g_autoptr (GIOStream) stream = NULL;

  if (is_closing_at_once (guest->server))
    note_request (guest->server, g_strdup (""));
  else if (guest->server->certificate == NULL)
    serve_stream (guest, G_IO_STREAM (socket));
  else
    {
      stream = g_tls_server_connection_new (G_IO_STREAM (socket), guest->server->certificate, NULL);
      serve_stream (guest, stream);
      g_io_stream_close (stream, NULL, NULL);
    }

  g_io_stream_close (G_IO_STREAM (socket), NULL, NULL);
  count_up (guest->server, &guest->server->ended);
  return NULL;
}

static gpointer
accept_guests (gpointer data)
{
  RawServer *self = data;

  while (TRUE)
    {
      g_autoptr (GSocket) socket = g_socket_accept (self->socket, self->stop, NULL);
      Guest *guest = NULL;

      if (socket == NULL)
        return NULL;

      g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
      guest = g_new0 (Guest, 1);
      guest->server = self;
      guest->socket = g_socket_connection_factory_create_connection (socket);
      g_mutex_lock (&self->lock);
      g_ptr_array_add (self->sockets, g_object_ref (socket));
      g_mutex_unlock (&self->lock);
      count_up (self, &self->connections);
      g_ptr_array_add (self->threads, g_thread_new ("raw-guest", serve_guest, guest));
    }
}

static void
listen_on_loopback (RawServer *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  self->socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_bind (self->socket, address, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->socket, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (self->socket, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

RawServer *
raw_server_new (const RawStep *steps, gsize n_steps, GTlsCertificate *certificate)
{
  RawServer *self = g_new0 (RawServer, 1);

  g_assert_cmpuint (n_steps, >, 0);
  g_mutex_init (&self->lock);
  self->steps = g_array_new (FALSE, FALSE, sizeof (RawStep));
  g_array_append_vals (self->steps, steps, (guint) n_steps);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->sockets = g_ptr_array_new_with_free_func (g_object_unref);
  self->threads = g_ptr_array_new ();
  self->stop = g_cancellable_new ();
  if (certificate != NULL)
    self->certificate = g_object_ref (certificate);
  listen_on_loopback (self);
  self->endpoint =
      g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http", self->port);
  self->thread = g_thread_new ("raw-server", accept_guests, self);
  return self;
}

void
raw_server_free (RawServer *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  /* Not cancelled: glib-networking 2.74 loses the error of a cancelled read. */
  for (guint i = 0; i < self->sockets->len; i++)
    g_socket_shutdown (g_ptr_array_index (self->sockets, i), TRUE, TRUE, NULL);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  for (guint i = 0; i < self->steps->len; i++)
    g_clear_pointer (&g_array_index (self->steps, RawStep, i).bytes, g_bytes_unref);

  g_ptr_array_unref (self->sockets);
  g_ptr_array_unref (self->threads);
  g_ptr_array_unref (self->requests);
  g_array_unref (self->steps);
  g_object_unref (self->socket);
  g_object_unref (self->stop);
  g_clear_object (&self->certificate);
  g_mutex_clear (&self->lock);
  g_free (self->endpoint);
  g_free (self);
}

const char *
raw_server_get_endpoint (RawServer *self)
{
  return self->endpoint;
}

guint16
raw_server_get_port (RawServer *self)
{
  return self->port;
}

static guint
get_count (RawServer *self, const guint *counter)
{
  guint count = 0;

  g_mutex_lock (&self->lock);
  count = *counter;
  g_mutex_unlock (&self->lock);
  return count;
}

guint
raw_server_count_connections (RawServer *self)
{
  return get_count (self, &self->connections);
}

guint
raw_server_count_ended (RawServer *self)
{
  return get_count (self, &self->ended);
}

guint
raw_server_count_requests (RawServer *self)
{
  return get_count (self, &self->requests->len);
}

char *
raw_server_dup_request (RawServer *self, guint index)
{
  char *request = NULL;

  g_mutex_lock (&self->lock);
  g_assert_cmpuint (index, <, self->requests->len);
  request = g_strdup (g_ptr_array_index (self->requests, index));
  g_mutex_unlock (&self->lock);
  return request;
}

GBytes *
raw_answer (const char *status, const char *headers, const char *body)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf ("HTTP/1.1 %s\r\n"
                          "Content-Type: application/x-amz-json-1.1\r\n"
                          "x-amzn-RequestId: 5e0f3f7c-0000-4000-8000-000000000001\r\n"
                          "%s"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\n"
                          "\r\n"
                          "%s",
                          status, headers != NULL ? headers : "", strlen (body), body);
  return raw_text (text);
}

GBytes *
raw_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}
