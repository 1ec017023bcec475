#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "cognito/vst-cognito-client.h"

/*
 * A service on this machine that answers when the test says so: what was asked waits in order.
 * Over it, the real client is tested as well.
 */
typedef struct
{
  SoupServerMessage *message;
  char *operation;
  JsonNode *request;
  gboolean is_signed;
} ServiceCall;

typedef struct Service Service;

/* The answer to a call, at once. */
typedef char *(*ServiceAnswer) (Service *service, ServiceCall *call);

struct Service
{
  SoupServer *server;
  char *endpoint;
  GQueue waiting;       /* ServiceCall */
  ServiceAnswer answer; /* NULL: the test answers */
};

static inline void
service_call_free (ServiceCall *call)
{
  g_object_unref (call->message);
  g_free (call->operation);
  g_clear_pointer (&call->request, json_node_unref);
  g_free (call);
}

/* @reply is consumed; @call is freed. */
static inline void
service_reply (ServiceCall *call, guint status, char *reply)
{
  soup_server_message_set_status (call->message, status, NULL);
  soup_server_message_set_response (call->message, "application/x-amz-json-1.1", SOUP_MEMORY_TAKE,
                                    reply, strlen (reply));
  soup_server_message_unpause (call->message);
  service_call_free (call);
}

static inline void
on_service_request (SoupServer *server,
                    SoupServerMessage *message,
                    const char *path,
                    GHashTable *query,
                    gpointer user_data)
{
  Service *service = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = g_strndup (body->data, (gsize) body->length);
  const char *target = soup_message_headers_get_one (headers, "X-Amz-Target");
  ServiceCall *call = g_new0 (ServiceCall, 1);

  g_assert_nonnull (target);
  g_assert_nonnull (strchr (target, '.'));
  call->message = g_object_ref (message);
  call->operation = g_strdup (strchr (target, '.') + 1);
  call->request = json_from_string (text, NULL);
  call->is_signed = soup_message_headers_get_one (headers, "Authorization") != NULL;
  soup_server_message_pause (message);
  if (service->answer != NULL)
    service_reply (call, 200, service->answer (service, call));
  else
    g_queue_push_tail (&service->waiting, call);
}

static inline void
service_start (Service *service)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  service->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (service->server, NULL, on_service_request, service, NULL);
  soup_server_listen_local (service->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (service->server);
  service->endpoint = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_queue_init (&service->waiting);
}

static inline void
service_stop (Service *service)
{
  soup_server_disconnect (service->server);
  g_queue_clear_full (&service->waiting, (GDestroyNotify) service_call_free);
  g_clear_object (&service->server);
  g_free (service->endpoint);
}

/* A client of it, with keys. */
static inline VstCognitoClient *
service_new_client (Service *service)
{
  g_autoptr (VstPool) pool =
      vst_pool_new ("eu-west-1", "eu-west-1_aBc", "abc", NULL, service->endpoint);
  g_autoptr (VstSecret) secret = vst_secret_new_text ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  g_autoptr (VstAwsCredentials) keys = vst_aws_credentials_new ("AKIDEXAMPLE", secret, NULL);
  VstCognitoClient *client = vst_cognito_client_new (pool);

  vst_cognito_client_set_credentials (client, keys);
  return client;
}

/* Waits for a call. */
static inline ServiceCall *
service_take (Service *service, const char *operation)
{
  ServiceCall *call;

  while (g_queue_is_empty (&service->waiting))
    g_main_context_iteration (NULL, TRUE);
  call = g_queue_pop_head (&service->waiting);
  g_assert_cmpstr (call->operation, ==, operation);
  return call;
}

/* @reply has ' for ". */
static inline void
service_answer (ServiceCall *call, const char *reply)
{
  service_reply (call, 200, g_strdelimit (g_strdup (reply), "'", '"'));
}

static inline void
service_refuse (ServiceCall *call, const char *type)
{
  service_reply (
      call, 400,
      g_strdup_printf ("{\"__type\":\"%s\",\"message\":\"As the service says.\"}", type));
}

/* A text of the request; NULL: it has none. */
static inline const char *
service_call_get (ServiceCall *call, const char *name)
{
  return json_object_get_string_member_with_default (json_node_get_object (call->request), name,
                                                     NULL);
}

/* Waits until @object's boolean @property is @value. */
static inline void
wait_for_boolean (gpointer object, const char *property, gboolean value)
{
  gboolean now = !value;

  while (g_object_get (object, property, &now, NULL), now != value)
    g_main_context_iteration (NULL, TRUE);
}
