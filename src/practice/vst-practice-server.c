#define G_LOG_DOMAIN "vestibule-practice"

#include "practice/vst-practice-server.h"

#include <string.h>

#include "crypto/vst-random.h"
#include "practice/vst-practice-dispatch.h"
#include "practice/vst-practice-documents.h"

#define CONTENT_TYPE "application/x-amz-json-1.1"
#define LONGEST_ERROR_HEADER 1024
#define BACKLOG 512
/* A client that sends more than this without need is not even answered. */
#define LARGEST_WASTE ((gsize) 64 * 1024 * 1024)

struct _VstPracticeServer
{
  VstPracticeService *service;
  SoupServer *soup;
  VstPracticeConnections *connections;
  VstPracticeClockFunc clock;
  gpointer clock_data;
  char *endpoint;
  GPtrArray *waiting; /* messages that need keys */
};

static gint64
get_time (VstPracticeServer *self)
{
  return self->clock != NULL ? self->clock (self->clock_data) : g_get_real_time () / G_USEC_PER_SEC;
}

/* A header's value must stay on its line and be plain text. */
static void
set_error_message (SoupMessageHeaders *headers, const char *text)
{
  g_autofree char *value = g_strndup (text, LONGEST_ERROR_HEADER);

  for (char *at = value; *at != '\0'; at++)
    if (!g_ascii_isprint (*at))
      *at = ' ';
  soup_message_headers_replace (headers, "x-amzn-ErrorMessage", g_strstrip (value));
}

static void
send_reply (VstPracticeServer *self,
            SoupServerMessage *message,
            const VstPracticeReply *reply,
            const char *content_type)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *request_id = vst_random_uuid ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (get_time (self));

  soup_server_message_set_status (message, reply->status, NULL);
  soup_message_headers_replace (headers, "x-amzn-RequestId", request_id);
  if (now != NULL)
    {
      g_autofree char *date = soup_date_time_to_string (now, SOUP_DATE_HTTP);

      soup_message_headers_replace (headers, "Date", date);
    }
  if (reply->fault != NULL)
    {
      g_autofree char *type = g_strconcat (reply->fault, ":", NULL);

      soup_message_headers_replace (headers, "x-amzn-ErrorType", type);
      set_error_message (headers, reply->message);
    }
  soup_server_message_set_response (message, content_type, SOUP_MEMORY_COPY, reply->body,
                                    strlen (reply->body));
}

static void
refuse (VstPracticeServer *self,
        SoupServerMessage *message,
        VstPracticeFault fault,
        const char *why)
{
  g_auto (VstPracticeReply) reply = { 0 };
  g_autoptr (GError) error = g_error_new_literal (VST_PRACTICE_FAULT, (int) fault, why);

  vst_practice_reply_refuse (&reply, error);
  send_reply (self, message, &reply, CONTENT_TYPE);
  g_debug ("- - %s", reply.fault);
}

/* The headers of @message as plain pairs; the texts stay the message's. */
static GArray *
collect_headers (SoupServerMessage *message)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (VstPracticeHeader));
  SoupMessageHeadersIter iter;
  VstPracticeHeader pair;

  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &pair.name, &pair.value))
    g_array_append_val (pairs, pair);
  return pairs;
}

/* %FALSE if the call must wait for keys. */
static gboolean
serve_call (VstPracticeServer *self, SoupServerMessage *message)
{
  g_auto (VstPracticeReply) reply = { 0 };
  g_autoptr (GArray) headers = collect_headers (message);
  g_autoptr (GBytes) body =
      soup_message_body_flatten (soup_server_message_get_request_body (message));
  gint64 start = g_get_monotonic_time ();
  VstPracticeSignedRequest request = {
    .method = "POST",
    .path = "/",
    .query = g_uri_get_query (soup_server_message_get_uri (message)),
    .headers = (const VstPracticeHeader *) (void *) headers->data,
    .n_headers = headers->len,
  };

  request.body = g_bytes_get_data (body, &request.body_size);
  if (!vst_practice_dispatch (self->service, &request, get_time (self), &reply))
    return FALSE;
  send_reply (self, message, &reply, CONTENT_TYPE);
  g_debug ("%s %s %s %.1f ms", reply.operation, reply.pool != NULL ? reply.pool : "-",
           reply.fault != NULL ? reply.fault : "ok",
           (double) (g_get_monotonic_time () - start) / 1000);
  return TRUE;
}

/* %FALSE if the document must wait for keys. */
static gboolean
serve_document (VstPracticeServer *self, SoupServerMessage *message)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  g_auto (VstPracticeReply) reply = { .status = 200 };
  gboolean pending = FALSE;

  reply.body = vst_practice_document_make (self->service, self->endpoint, path, &pending);
  if (pending)
    return FALSE;
  if (reply.body != NULL)
    send_reply (self, message, &reply, "application/json");
  else
    refuse (self, message, VST_PRACTICE_FAULT_UNKNOWN_OPERATION, "Unknown operation");
  return TRUE;
}

static gboolean
serve (VstPracticeServer *self, SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  if (g_str_equal (method, "POST") && g_str_equal (path, "/"))
    return serve_call (self, message);
  if (g_str_equal (method, "GET") || g_str_equal (method, "HEAD"))
    return serve_document (self, message);
  refuse (self, message, VST_PRACTICE_FAULT_UNKNOWN_OPERATION, "Unknown operation");
  return TRUE;
}

static void
on_waiting_finished (SoupServerMessage *message, VstPracticeServer *self)
{
  g_ptr_array_remove (self->waiting, message);
}

static void
on_request (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  VstPracticeServer *self = user_data;

  if (g_object_get_data (G_OBJECT (message), "too-large") != NULL)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                    "Connection", "close");
      refuse (self, message, VST_PRACTICE_FAULT_TOO_LARGE, "Request body is too large");
      return;
    }
  if (serve (self, message))
    return;
  soup_server_message_pause (message);
  g_ptr_array_add (self->waiting, g_object_ref (message));
  g_signal_connect (message, "finished", G_CALLBACK (on_waiting_finished), self);
}

void
vst_practice_server_keys_came (VstPracticeServer *self)
{
  g_autoptr (GPtrArray) ready = g_ptr_array_new_with_free_func (g_object_unref);

  while (self->waiting->len > 0)
    g_ptr_array_add (ready, g_ptr_array_steal_index (self->waiting, 0));
  for (guint i = 0; i < ready->len; i++)
    {
      g_signal_handlers_disconnect_by_func (ready->pdata[i], on_waiting_finished, self);
      if (serve (self, ready->pdata[i]))
        soup_server_message_unpause (ready->pdata[i]);
    }
}

/* From here on the body is read and thrown away, so that the client hears the answer. */
static void
stop_keeping (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  g_object_set_data (G_OBJECT (message), "too-large", GINT_TO_POINTER (TRUE));
  soup_message_body_set_accumulate (body, FALSE);
  soup_message_body_truncate (body);
}

static void
on_got_headers (SoupServerMessage *message, gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (soup_message_headers_get_content_length (headers) > (goffset) VST_PRACTICE_MAX_BODY)
    stop_keeping (message);
}

static void
on_got_chunk (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  gsize size = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (message), "body-size"));

  size += g_bytes_get_size (chunk);
  g_object_set_data (G_OBJECT (message), "body-size", GSIZE_TO_POINTER (size));
  if (size > LARGEST_WASTE)
    g_socket_close (soup_server_message_get_socket (message), NULL);
  else if (size > VST_PRACTICE_MAX_BODY)
    stop_keeping (message);
}

static void
on_started (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers), NULL);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk), NULL);
}

/*
 * On 127.0.0.1 only. The socket is made here for its backlog: with the ten of GLib,
 * clients that come all at once lose their connections.
 */
static GSocket *
open_socket (guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocket) socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static gboolean
listen_on (VstPracticeServer *self, guint16 port, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GSocket) socket = open_socket (port, &local_error);
  g_autoptr (GSocketAddress) address = NULL;

  if (socket == NULL || !soup_server_listen_socket (self->soup, socket, 0, &local_error))
    {
      g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_LISTEN,
                   "Port %u of 127.0.0.1 cannot be had: %s", port, local_error->message);
      return FALSE;
    }
  address = g_socket_get_local_address (socket, NULL);
  self->endpoint = g_strdup_printf (
      "http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  return TRUE;
}

VstPracticeServer *
vst_practice_server_new (VstPracticeService *service,
                         guint16 port,
                         const VstPracticeLimits *limits,
                         VstPracticeClockFunc clock,
                         gpointer clock_data,
                         GError **error)
{
  g_autoptr (VstPracticeServer) self = g_new0 (VstPracticeServer, 1);

  self->service = service;
  self->clock = clock;
  self->clock_data = clock_data;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->soup = soup_server_new (NULL, NULL);
  self->connections = vst_practice_connections_new (self->soup, limits);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (on_started), NULL);
  soup_server_add_handler (self->soup, NULL, on_request, self, NULL);
  if (!listen_on (self, port, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vst_practice_server_free (VstPracticeServer *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    g_signal_handlers_disconnect_by_func (self->waiting->pdata[i], on_waiting_finished, self);
  soup_server_disconnect (self->soup);
  vst_practice_connections_free (self->connections);
  g_object_unref (self->soup);
  g_ptr_array_unref (self->waiting);
  g_free (self->endpoint);
  g_free (self);
}

const char *
vst_practice_server_get_endpoint (VstPracticeServer *self)
{
  return self->endpoint;
}
