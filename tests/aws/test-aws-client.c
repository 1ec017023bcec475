#include <libsoup/soup.h>
#include <string.h>

#include "aws/vst-aws-signer.h"
#include "crypto/vst-digest.h"
#include "raw-server.h"
#include "test-call.h"

#define ID "5e0f3f7c-0000-4000-8000-000000000001"
#define BODY "{\"ClientId\":\"é\"}"

/* A good server of libsoup's own, in this thread; keeps the last request. */
typedef struct
{
  SoupServer *server;
  char *endpoint;
  char *host;
  guint requests;
  char *method;
  char *path;
  char *body;
  SoupMessageHeaders *headers;
} GoodServer;

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  GoodServer *self = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  static const char answer[] = "{\"UserSub\":\"日本 😀\"}";

  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_free (self->method);
  g_free (self->path);
  g_free (self->body);
  self->requests++;
  self->method = g_strdup (soup_server_message_get_method (message));
  self->path = g_strdup (path);
  self->body = g_strndup (body->data, (gsize) body->length);
  self->headers = soup_message_headers_ref (soup_server_message_get_request_headers (message));

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "x-amzn-RequestId", ID);
  soup_server_message_set_response (message, "application/x-amz-json-1.1", SOUP_MEMORY_STATIC,
                                    answer, sizeof answer - 1);
}

static GoodServer *
good_server_new (void)
{
  GoodServer *self = g_new0 (GoodServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris = NULL;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->host = g_strdup_printf ("127.0.0.1:%d", g_uri_get_port (uris->data));
  self->endpoint = g_strconcat ("http://", self->host, "/", NULL);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

static void
good_server_free (GoodServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_free (self->endpoint);
  g_free (self->host);
  g_free (self->method);
  g_free (self->path);
  g_free (self->body);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoodServer, good_server_free)

static void
assert_header (GoodServer *server, const char *name, const char *value)
{
  g_assert_cmpstr (soup_message_headers_get_list (server->headers, name), ==, value);
}

static void
test_request (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, TRUE);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_DEFAULT);

  test_call_assert_answer (call, "UserSub", "日本 😀");
  g_assert_cmpstr (server->method, ==, "POST");
  g_assert_cmpstr (server->path, ==, "/");
  g_assert_cmpstr (server->body, ==, BODY);
  assert_header (server, "Host", server->host);
  assert_header (server, "Content-Type", "application/x-amz-json-1.1");
  assert_header (server, "X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp");
  assert_header (server, "X-Amz-Date", NULL);
  assert_header (server, "Authorization", NULL);
  g_assert_true (g_str_has_prefix (soup_message_headers_get_one (server->headers, "User-Agent"),
                                   "Vestibule/"));
  g_assert_nonnull (
      strstr (soup_message_headers_get_list (server->headers, "Accept-Encoding"), "gzip"));
}

static void
test_exchange (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, FALSE);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_DEFAULT);

  g_assert_cmpuint (call->exchanges, ==, 1);
  g_assert_cmpstr (call->operation, ==, "SignUp");
  g_assert_cmpstr (call->request_id, ==, ID);
  g_assert_cmpuint (call->http_status, ==, 200);
  g_assert_cmpuint (call->tries, ==, 1);
  g_assert_null (call->wire_name);
}

/* Signs what arrived once more, with nothing of the client but its keys. */
static void
assert_signed (GoodServer *server, VstSecret *token)
{
  g_autofree char *hash = vst_sha256_hex (server->body, strlen (server->body));
  g_autoptr (VstSecret) secret = vst_secret_new_text ("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  g_autoptr (VstAwsCredentials) keys = vst_aws_credentials_new ("AKIDEXAMPLE", secret, token);
  const char *names[] = { "Content-Type", "Host", "X-Amz-Date", "X-Amz-Target",
                          "X-Amz-Security-Token" };
  VstAwsHeader headers[G_N_ELEMENTS (names)];
  VstAwsRequest request = {
    .method = "POST",
    .path = "/",
    .headers = headers,
    .n_headers = token != NULL ? 5 : 4,
    .payload_hash = hash,
    .normalize_path = TRUE,
    .double_encode = TRUE,
  };
  g_autofree char *expected = NULL;

  for (gsize i = 0; i < request.n_headers; i++)
    {
      headers[i].name = names[i];
      headers[i].value = soup_message_headers_get_list (server->headers, names[i]);
      g_assert_nonnull (headers[i].value);
    }
  expected =
      vst_aws_signer_authorize (&request, keys, headers[2].value, "us-east-1", "cognito-idp");
  assert_header (server, "Authorization", expected);
}

static void
test_signed (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, TRUE);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_SIGNED);

  test_call_assert_answer (call, "UserSub", "日本 😀");
  assert_header (server, "X-Amz-Security-Token", NULL);
  assert_signed (server, NULL);
}

static void
test_signed_with_session_token (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, FALSE);
  g_autoptr (VstSecret) secret = vst_secret_new_text ("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  g_autoptr (VstSecret) token = vst_secret_new_text ("FwoGZXIvYXdzEXAMPLE/token+==");
  g_autoptr (VstAwsCredentials) keys = vst_aws_credentials_new ("AKIDEXAMPLE", secret, token);
  g_autoptr (TestCall) call = NULL;

  vst_aws_client_set_credentials (client, keys);
  call = test_call_run (client, VST_AWS_CALL_SIGNED);
  test_call_assert_answer (call, "UserSub", "日本 😀");
  assert_header (server, "X-Amz-Security-Token", "FwoGZXIvYXdzEXAMPLE/token+==");
  assert_signed (server, token);
}

static void
test_without_keys (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, TRUE);
  g_autoptr (TestCall) call = NULL;

  g_assert_true (vst_aws_client_has_credentials (client));
  vst_aws_client_set_credentials (client, NULL);
  g_assert_false (vst_aws_client_has_credentials (client));

  call = test_call_run (client, VST_AWS_CALL_SIGNED);
  test_call_assert_error (call, VST_AWS_ERROR_NO_KEYS);
  g_assert_cmpuint (call->tries, ==, 0);
  g_assert_cmpuint (server->requests, ==, 0);
}

/* They would start a header of their own. */
static void
test_keys_with_line_ends (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret");
  g_autoptr (VstSecret) token = vst_secret_new_text ("token\r\nX-Evil: yes");
  VstAwsCredentials *keys[] = {
    vst_aws_credentials_new ("AKID\r\nX-Evil: yes", secret, NULL),
    vst_aws_credentials_new ("AKIDEXAMPLE", secret, token),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, FALSE);
      g_autoptr (TestCall) call = NULL;

      vst_aws_client_set_credentials (client, keys[i]);
      vst_aws_credentials_unref (keys[i]);
      call = test_call_run (client, VST_AWS_CALL_SIGNED);
      test_call_assert_error (call, VST_AWS_ERROR_KEYS_REFUSED);
      g_assert_null (strstr (call->error->message, "Evil"));
    }
  g_assert_cmpuint (server->requests, ==, 0);
}

static void
test_unusable_endpoint (void)
{
  g_autoptr (VstAwsClient) client = test_call_new_client ("http://example.com/", TRUE);
  g_autoptr (TestCall) call = NULL;

  vst_aws_client_preconnect (client);
  call = test_call_run (client, VST_AWS_CALL_SIGNED);
  test_call_assert_error (call, VST_AWS_ERROR_NOT_AWS);
  g_assert_cmpuint (call->tries, ==, 0);
}

typedef struct
{
  gboolean done;
  JsonNode *answer;
  GError *error;
} Got;

static void
on_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Got *got = user_data;

  got->answer = vst_aws_client_get_finish (VST_AWS_CLIENT (source), result, &got->error);
  got->done = TRUE;
}

static Got
get (VstAwsClient *client, const char *path)
{
  Got got = { FALSE, NULL, NULL };

  vst_aws_client_get_async (client, path, NULL, on_got, &got);
  while (!got.done)
    g_main_context_iteration (NULL, TRUE);
  return got;
}

static void
test_get (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, TRUE);
  Got got = get (client, "/us-east-1_Example/.well-known/jwks.json");

  g_assert_no_error (got.error);
  g_assert_cmpstr (server->method, ==, "GET");
  g_assert_cmpstr (server->path, ==, "/us-east-1_Example/.well-known/jwks.json");
  g_assert_cmpstr (server->body, ==, "");
  assert_header (server, "Authorization", NULL);
  assert_header (server, "X-Amz-Target", NULL);
  json_node_unref (got.answer);
}

static void
test_get_without_endpoint (void)
{
  g_autoptr (VstAwsClient) client = test_call_new_client ("nonsense", FALSE);
  Got got = get (client, "/x");

  g_assert_error (got.error, VST_AWS_ERROR, VST_AWS_ERROR_NOT_AWS);
  g_clear_error (&got.error);
}

static void
test_dropped_while_under_way (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  VstAwsClient *client = test_call_new_client (server->endpoint, TRUE);
  TestCall *call = test_call_start (client, "SignUp", VST_AWS_CALL_SIGNED);
  gpointer gone = client;

  g_object_add_weak_pointer (G_OBJECT (client), &gone);
  g_object_run_dispose (G_OBJECT (client));
  g_object_unref (client);
  test_call_wait (call);
  g_assert_no_error (call->error); /* disposing took our handler of the signal */
  test_call_free (call);
  while (gone != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Many at once share the session and come back each with its own. */
static void
test_many_at_once (void)
{
  g_autoptr (GoodServer) server = good_server_new ();
  TestCall *calls[40];

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (VstAwsClient) client = test_call_new_client (server->endpoint, TRUE);

      calls[i] = test_call_start (client, "GetUser", VST_AWS_CALL_SIGNED);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      test_call_wait (calls[i]);
      test_call_assert_answer (calls[i], "UserSub", "日本 😀");
      test_call_free (calls[i]);
    }
  g_assert_cmpuint (server->requests, ==, G_N_ELEMENTS (calls));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  /* Nothing listens there: a call that went by the proxy would fail. */
  g_setenv ("http_proxy", "http://127.0.0.1:1", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aws/client/request", test_request);
  g_test_add_func ("/aws/client/exchange", test_exchange);
  g_test_add_func ("/aws/client/signed", test_signed);
  g_test_add_func ("/aws/client/signed-with-session-token", test_signed_with_session_token);
  g_test_add_func ("/aws/client/without-keys", test_without_keys);
  g_test_add_func ("/aws/client/keys-with-line-ends", test_keys_with_line_ends);
  g_test_add_func ("/aws/client/unusable-endpoint", test_unusable_endpoint);
  g_test_add_func ("/aws/client/get", test_get);
  g_test_add_func ("/aws/client/get-without-endpoint", test_get_without_endpoint);
  g_test_add_func ("/aws/client/dropped-while-under-way", test_dropped_while_under_way);
  g_test_add_func ("/aws/client/many-at-once", test_many_at_once);
  return g_test_run ();
}
