#include "practice/vst-practice-body-limit.h"

#include "practice/vst-practice-json.h"

/* A client that sends more than this without need is not even answered. */
#define LARGEST_WASTE ((gsize) 64 * 1024 * 1024)

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

void
vst_practice_limit_body (SoupServerMessage *message)
{
  g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers), NULL);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk), NULL);
}

gboolean
vst_practice_body_is_too_large (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (message), "too-large") != NULL;
}
