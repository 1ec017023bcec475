#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "cognito/vst-cognito-client.h"

/* A server that answers as it is told, keeps what it was sent, and a client of it. */
typedef struct Fixture Fixture;

/* Gives a reply by what was asked, and may set the status. */
typedef char *(*Answer) (Fixture *fixture, const char *operation, JsonObject *request);

struct Fixture
{
  SoupServer *server;
  VstCognitoClient *client;
  GCancellable *cancellable;
  GAsyncResult *result;
  guint status;
  const char *content_type;
  const char *reply; /* has ' for "; NULL: never answers */
  Answer answer;     /* in place of the reply */
  gpointer answer_data;
  int hours_ahead; /* of the server's clock */
  char *path;
  char *target;
  char *authorization;
  JsonNode *request;
  guint calls;
  guint exchanges;
  char *exchange; /* "SignUp 200 - id-1" */
};

static inline void
replace (char **target, const char *text)
{
  g_free (*target);
  *target = g_strdup (text);
}

static inline char *
make_reply (Fixture *fixture)
{
  const char *dot = fixture->target != NULL ? strchr (fixture->target, '.') : NULL;

  if (fixture->answer == NULL)
    return g_strdelimit (g_strdup (fixture->reply), "'", '"');
  return fixture->answer (fixture, dot != NULL ? dot + 1 : NULL,
                          fixture->request != NULL ? json_node_get_object (fixture->request)
                                                   : NULL);
}

static inline void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = g_strndup (body->data, (gsize) body->length);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_hours (now, fixture->hours_ahead);
  g_autofree char *date = soup_date_time_to_string (then, SOUP_DATE_HTTP);
  char *reply;

  fixture->calls++;
  replace (&fixture->path, path);
  replace (&fixture->target, soup_message_headers_get_one (headers, "X-Amz-Target"));
  replace (&fixture->authorization, soup_message_headers_get_one (headers, "Authorization"));
  g_clear_pointer (&fixture->request, json_node_unref);
  fixture->request = json_from_string (text, NULL);
  if (fixture->reply == NULL)
    {
      soup_server_message_pause (message);
      return;
    }
  reply = make_reply (fixture);
  headers = soup_server_message_get_response_headers (message);
  soup_message_headers_append (headers, "x-amzn-RequestId", "id-1");
  soup_message_headers_replace (headers, "Date", date);
  soup_server_message_set_status (message, fixture->status, NULL);
  soup_server_message_set_response (message, fixture->content_type, SOUP_MEMORY_TAKE, reply,
                                    strlen (reply));
}

static inline void
on_exchange (VstCognitoClient *client,
             const char *operation,
             guint http_status,
             const char *wire_name,
             const char *request_id,
             gint64 milliseconds,
             Fixture *fixture)
{
  g_assert_null (fixture->result);
  g_assert_cmpint (milliseconds, >=, 0);
  fixture->exchanges++;
  g_free (fixture->exchange);
  fixture->exchange =
      g_strdup_printf ("%s %u %s %s", operation, http_status, wire_name != NULL ? wire_name : "-",
                       request_id != NULL ? request_id : "-");
}

static inline char *
get_endpoint (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  char *endpoint = g_uri_to_string (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return endpoint;
}

static inline VstAwsCredentials *
make_credentials (void)
{
  g_autoptr (VstSecret) key = vst_secret_new_text ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

  return vst_aws_credentials_new ("AKIDEXAMPLE", key, NULL);
}

static inline void
add_credentials (Fixture *fixture)
{
  g_autoptr (VstAwsCredentials) credentials = make_credentials ();

  vst_cognito_client_set_credentials (fixture->client, credentials);
}

static inline void
set_up_client (Fixture *fixture,
               const char *user_pool_id,
               const char *client_id,
               VstSecret *secret,
               const char *endpoint)
{
  g_autoptr (VstPool) pool = vst_pool_new ("eu-west-1", user_pool_id, client_id, secret, endpoint);

  fixture->client = vst_cognito_client_new (pool);
  g_assert_true (vst_cognito_client_get_pool (fixture->client) == pool);
  g_signal_connect (fixture->client, "exchange", G_CALLBACK (on_exchange), fixture);
}

static inline void
set_up_pool (Fixture *fixture, const char *user_pool_id, const char *client_id, VstSecret *secret)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *endpoint = NULL;

  fixture->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  endpoint = get_endpoint (fixture->server);
  set_up_client (fixture, user_pool_id, client_id, secret, endpoint);
  fixture->cancellable = g_cancellable_new ();
  fixture->status = 200;
  fixture->content_type = "application/x-amz-json-1.1";
  fixture->reply = "{}";
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_pool (fixture, "eu-west-1_aBc", "abc", NULL);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->cancellable);
  g_clear_pointer (&fixture->request, json_node_unref);
  g_free (fixture->path);
  g_free (fixture->target);
  g_free (fixture->authorization);
  g_free (fixture->exchange);
}

static inline void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->result);
  fixture->result = g_object_ref (result);
}

static inline void
wait (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}
