#define G_LOG_DOMAIN "vestibule-practice"

#include "practice/vst-practice-server.h"

#include <string.h>

#include "crypto/vst-random.h"
#include "practice/vst-practice-body-limit.h"
#include "practice/vst-practice-cors.h"
#include "practice/vst-practice-delays.h"
#include "practice/vst-practice-dispatch.h"
#include "practice/vst-practice-documents.h"
#include "practice/vst-practice-listen.h"
#include "practice/vst-practice-sabotage.h"

#define CONTENT_TYPE "application/x-amz-json-1.1"
#define LONGEST_ERROR_HEADER 1024

struct _VstPracticeServer
{
  VstPracticeService *service;
  SoupServer *soup;
  VstPracticeConnections *connections;
  VstPracticeDelays *delays;
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
  gint64 time = get_time (self) + self->service->troubles.values[VST_PRACTICE_TROUBLE_CLOCK];
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (time);

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

/* One line a call: what was asked of which pool, how it ended, and how long it took. */
static void
note (const VstPracticeReply *reply, const char *result, gint64 start)
{
  g_debug ("%s %s %s %.1f ms", reply->operation != NULL ? reply->operation : "-",
           reply->pool != NULL ? reply->pool : "-", result,
           (double) (g_get_monotonic_time () - start) / 1000);
}

static void
refuse (VstPracticeServer *self,
        SoupServerMessage *message,
        VstPracticeFault fault,
        const char *why)
{
  g_auto (VstPracticeReply) reply = { 0 };
  g_autoptr (GError) error = g_error_new_literal (VST_PRACTICE_FAULT, (int) fault, why);
  gint64 start = g_get_monotonic_time ();

  vst_practice_reply_refuse (&reply, error);
  send_reply (self, message, &reply, CONTENT_TYPE);
  note (&reply, reply.fault, start);
}

/* %TRUE if @message has met its trouble before any work. */
static gboolean
meet_trouble (VstPracticeServer *self, SoupServerMessage *message)
{
  if (vst_practice_is_hit (message, VST_PRACTICE_TROUBLE_DROP_BEFORE))
    vst_practice_hang_up (message);
  else if (vst_practice_is_hit (message, VST_PRACTICE_TROUBLE_THROTTLE))
    refuse (self, message, VST_PRACTICE_FAULT_TOO_MANY_REQUESTS, "Rate exceeded");
  else if (vst_practice_is_hit (message, VST_PRACTICE_TROUBLE_ERROR))
    refuse (self, message, VST_PRACTICE_FAULT_INTERNAL, "Internal server error");
  else
    return FALSE;
  return TRUE;
}

static void
answer_call (VstPracticeServer *self, SoupServerMessage *message, const VstPracticeReply *reply)
{
  if (vst_practice_is_hit (message, VST_PRACTICE_TROUBLE_DROP_AFTER))
    {
      vst_practice_hang_up (message);
      return;
    }
  send_reply (self, message, reply, CONTENT_TYPE);
  if (vst_practice_is_hit (message, VST_PRACTICE_TROUBLE_TRUNCATE))
    vst_practice_cut_in_half (message);
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

  if (meet_trouble (self, message))
    return TRUE;
  request.body = g_bytes_get_data (body, &request.body_size);
  if (!vst_practice_dispatch (self->service, &request, get_time (self), &reply))
    return FALSE;
  answer_call (self, message, &reply);
  note (&reply, reply.fault != NULL ? reply.fault : "ok", start);
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
is_call (SoupServerMessage *message)
{
  return g_str_equal (soup_server_message_get_method (message), "POST")
         && g_str_equal (g_uri_get_path (soup_server_message_get_uri (message)), "/");
}

static gboolean
serve (VstPracticeServer *self, SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);

  if (is_call (message))
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

/* %FALSE if it waits for keys. */
static gboolean
take_up (SoupServerMessage *message, gpointer user_data)
{
  VstPracticeServer *self = user_data;

  if (serve (self, message))
    return TRUE;
  g_ptr_array_add (self->waiting, g_object_ref (message));
  g_signal_connect (message, "finished", G_CALLBACK (on_waiting_finished), self);
  return FALSE;
}

static void
on_request (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  VstPracticeServer *self = user_data;
  VstPracticeTroubles *troubles = &self->service->troubles;
  int latency = troubles->values[VST_PRACTICE_TROUBLE_LATENCY];

  if (vst_practice_cors_meet (message))
    return;
  if (vst_practice_body_is_too_large (message))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                    "Connection", "close");
      refuse (self, message, VST_PRACTICE_FAULT_TOO_LARGE, "Request body is too large");
      return;
    }
  if (is_call (message))
    vst_practice_set_hits (message, vst_practice_troubles_count (troubles));
  if (is_call (message) && latency > 0)
    vst_practice_delays_add (self->delays, message, (guint) latency);
  else if (!take_up (message, self))
    soup_server_message_pause (message);
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
      if (take_up (ready->pdata[i], self)) /* they may be another pool's */
        soup_server_message_unpause (ready->pdata[i]);
    }
}

static void
on_started (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  vst_practice_limit_body (message);
}

static gboolean
listen_on (VstPracticeServer *self, const char *address, guint16 port, GError **error)
{
  g_autoptr (GSocket) socket = vst_practice_listen (address, port, &self->endpoint, error);
  g_autoptr (GError) local_error = NULL;

  if (socket == NULL || soup_server_listen_socket (self->soup, socket, 0, &local_error))
    return socket != NULL;
  g_set_error_literal (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_LISTEN, local_error->message);
  return FALSE;
}

VstPracticeServer *
vst_practice_server_new (VstPracticeService *service,
                         const char *address,
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
  self->delays = vst_practice_delays_new (take_up, self);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (on_started), NULL);
  soup_server_add_handler (self->soup, NULL, on_request, self, NULL);
  if (!listen_on (self, address, port, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vst_practice_server_free (VstPracticeServer *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    g_signal_handlers_disconnect_by_func (self->waiting->pdata[i], on_waiting_finished, self);
  soup_server_disconnect (self->soup);
  vst_practice_delays_free (self->delays);
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
