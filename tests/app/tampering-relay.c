#include "tampering-relay.h"

#include <libsoup/soup.h>
#include <string.h>

struct _TamperingRelay
{
  SoupServer *server;
  SoupSession *session;
  char *target;
  char *endpoint;
  const RelayRule *rule;
  guint count;
};

/* One call on its way. */
typedef struct
{
  TamperingRelay *relay;
  SoupServerMessage *near;
  SoupMessage *far;
} Passage;

static void
passage_free (Passage *passage)
{
  g_object_unref (passage->near);
  g_object_unref (passage->far);
  g_free (passage);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Passage, passage_free)

static gboolean
is_meant (TamperingRelay *self, RelaySide side, const char *target, const char *text)
{
  const RelayRule *rule = self->rule;

  return rule != NULL && rule->side == side
         && (rule->operation == NULL
             || (target != NULL && g_str_has_suffix (target, rule->operation)))
         && (rule->near == NULL || strstr (text, rule->near) != NULL);
}

/* The result is a digit in hexadecimal, and a letter in base64. */
static void
change (TamperingRelay *self, char *text)
{
  g_autofree char *name = g_strdup_printf ("\"%s\":\"", self->rule->member);
  char *value = strstr (text, name);
  char *byte;

  if (value == NULL)
    return;
  value += strlen (name);
  byte = self->rule->at >= 0 ? value + self->rule->at : strchr (value, '"') + self->rule->at;
  *byte = *byte == 'a' ? 'b' : 'a';
  self->count++;
}

/* A copy of @body, tampered with if that is meant. */
static GBytes *
pass (TamperingRelay *self, RelaySide side, const char *target, gconstpointer body, gsize size)
{
  char *text = g_strndup (body, size);

  if (is_meant (self, side, target, text))
    change (self, text);
  return g_bytes_new_take (text, size);
}

static void
on_reply (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Passage) passage = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  SoupMessageHeaders *headers = soup_message_get_request_headers (passage->far);
  g_autoptr (GBytes) passed = NULL;

  if (body == NULL) /* one of the two has ended meanwhile */
    return;
  passed =
      pass (passage->relay, RELAY_REPLY, soup_message_headers_get_one (headers, "X-Amz-Target"),
            g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  soup_server_message_set_status (passage->near, soup_message_get_status (passage->far), NULL);
  soup_server_message_set_response (passage->near,
                                    soup_message_headers_get_content_type (
                                        soup_message_get_response_headers (passage->far), NULL),
                                    SOUP_MEMORY_COPY, g_bytes_get_data (passed, NULL),
                                    g_bytes_get_size (passed));
  soup_server_message_unpause (passage->near);
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  TamperingRelay *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *target = soup_message_headers_get_one (headers, "X-Amz-Target");
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *uri = g_strconcat (self->target, path, NULL);
  g_autoptr (GBytes) passed = pass (self, RELAY_REQUEST, target, body->data, (gsize) body->length);
  Passage *passage = g_new0 (Passage, 1);

  passage->relay = self;
  passage->near = g_object_ref (message);
  passage->far = soup_message_new (soup_server_message_get_method (message), uri);
  if (target != NULL)
    {
      soup_message_headers_append (soup_message_get_request_headers (passage->far), "X-Amz-Target",
                                   target);
      soup_message_set_request_body_from_bytes (
          passage->far, soup_message_headers_get_content_type (headers, NULL), passed);
    }
  soup_server_message_pause (message);
  soup_session_send_and_read_async (self->session, passage->far, G_PRIORITY_DEFAULT, NULL, on_reply,
                                    passage);
}

TamperingRelay *
tampering_relay_new (const char *target)
{
  TamperingRelay *self = g_new0 (TamperingRelay, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->target = g_strdup (target);
  self->session = soup_session_new ();
  soup_session_set_proxy_resolver (self->session, NULL);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->endpoint = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
tampering_relay_free (TamperingRelay *self)
{
  soup_session_abort (self->session);
  soup_server_disconnect (self->server);
  g_object_unref (self->session);
  g_object_unref (self->server);
  g_free (self->target);
  g_free (self->endpoint);
  g_free (self);
}

const char *
tampering_relay_get_endpoint (TamperingRelay *self)
{
  return self->endpoint;
}

void
tampering_relay_set_rule (TamperingRelay *self, const RelayRule *rule)
{
  self->rule = rule;
}

guint
tampering_relay_get_count (TamperingRelay *self)
{
  return self->count;
}
