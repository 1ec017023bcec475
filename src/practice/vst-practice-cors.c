#include "practice/vst-practice-cors.h"

#define EXPOSED "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
#define DAY "86400" /* seconds */

static gboolean
is_of_this_computer (const char *origin)
{
  g_autoptr (GUri) uri = g_uri_parse (origin, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL
         && (g_ascii_strcasecmp (host, "localhost") == 0 || g_str_equal (host, "127.0.0.1")
             || g_str_equal (host, "::1"));
}

gboolean
vst_practice_cors_meet (SoupServerMessage *message)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *told = soup_server_message_get_response_headers (message);
  const char *origin = soup_message_headers_get_one (asked, "Origin");
  const char *method = soup_message_headers_get_one (asked, "Access-Control-Request-Method");
  const char *names = soup_message_headers_get_list (asked, "Access-Control-Request-Headers");

  if (origin == NULL || !is_of_this_computer (origin))
    return FALSE;
  soup_message_headers_replace (told, "Access-Control-Allow-Origin", origin);
  soup_message_headers_replace (told, "Access-Control-Expose-Headers", EXPOSED);
  soup_message_headers_replace (told, "Vary", "Origin");
  if (method == NULL || !g_str_equal (soup_server_message_get_method (message), "OPTIONS"))
    return FALSE;
  soup_message_headers_replace (told, "Access-Control-Allow-Methods", "GET,POST");
  if (names != NULL)
    soup_message_headers_replace (told, "Access-Control-Allow-Headers", names);
  soup_message_headers_replace (told, "Access-Control-Max-Age", DAY);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  return TRUE;
}
