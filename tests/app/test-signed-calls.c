#include <json-glib/json-glib.h>
#include <string.h>

#include "aws/vst-aws-client.h"

#define KEY "AKIDEXAMPLE"
#define TEMPORARY_KEY "ASIAEXAMPLE"
#define SECRET "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
#define TOKEN "FwoGZXIvYXdzEXAMPLE/token+=="
#define NO_BOTOCORE 77

/* The stand-in server as a process; it ends with its standard input. */
typedef struct
{
  GSubprocess *process;
  char *endpoint; /* %NULL: there is no botocore */
} StandIn;

static char *
read_endpoint (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_autoptr (JsonNode) node = line != NULL ? json_from_string (line, NULL) : NULL;

  return node != NULL
             ? g_strdup (json_object_get_string_member (json_node_get_object (node), "endpoint"))
             : NULL;
}

static StandIn *
stand_in_new (const char *clock_offset)
{
  StandIn *self = g_new0 (StandIn, 1);
  g_autofree char *script =
      g_build_filename (g_getenv ("VST_TEST_VECTORS"), "..", "app", "botocore-stand-in.py", NULL);
  g_autoptr (GError) error = NULL;

  self->process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        "/usr/bin/python3", script, "--clock-offset", clock_offset, NULL);
  g_assert_no_error (error);
  self->endpoint = read_endpoint (self->process);
  return self;
}

static void
stand_in_free (StandIn *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_free (self->endpoint);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StandIn, stand_in_free)

/* One with the right time, for all cases: starting Python takes longer than they do. */
static StandIn *punctual;

/* Only a missing botocore is no fault of ours. */
static gboolean
is_missing (StandIn *self)
{
  if (self->endpoint != NULL)
    return FALSE;

  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, NO_BOTOCORE);
  g_test_skip ("python3-botocore is not installed");
  return TRUE;
}

typedef struct
{
  const char *name;
  const char *host, *path; /* %NULL: as the stand-in says */
  const char *key, *secret, *token;
  const char *operation;
  const char *user_name;
  VstAwsCallFlags flags;
  const char *refusal; /* %NULL: accepted */
  VstAwsError code;
} Case;

#define SIGNED VST_AWS_CALL_SIGNED

static const Case cases[] = {
  { "key", NULL, NULL, KEY, SECRET, NULL, "AdminGetUser", "mary", SIGNED },
  { "temporary-key", NULL, NULL, TEMPORARY_KEY, SECRET, TOKEN, "AdminGetUser", "mary", SIGNED },
  { "non-ascii", NULL, NULL, KEY, SECRET, NULL, "AdminGetUser", "日本 😀 é \\ \" \n", SIGNED },
  { "non-ascii-temporary-key", NULL, NULL, TEMPORARY_KEY, SECRET, TOKEN, "AdminGetUser", "مريم",
    SIGNED },
  { "host-by-name", "localhost", NULL, KEY, SECRET, NULL, "AdminGetUser", "mary", SIGNED },
  { "path", NULL, "/base/path/", KEY, SECRET, NULL, "AdminGetUser", "mary", SIGNED },
  { "encoded-path", NULL, "/a%20b/%C3%A9~/", KEY, SECRET, NULL, "AdminGetUser", "mary", SIGNED },
  { "dotted-path", NULL, "/a/./b//../c", KEY, SECRET, NULL, "AdminGetUser", "mary", SIGNED },
  { "unsigned-without-keys", NULL, NULL, NULL, NULL, NULL, "SignUp", "mary", VST_AWS_CALL_DEFAULT },
  { "unsigned-with-keys", NULL, NULL, KEY, SECRET, NULL, "SignUp", "mary", VST_AWS_CALL_DEFAULT },
  { "wrong-secret", NULL, NULL, KEY, "wrong", NULL, "AdminGetUser", "mary", SIGNED,
    "InvalidSignatureException", VST_AWS_ERROR_KEYS_REFUSED },
  { "wrong-secret-temporary-key", NULL, NULL, TEMPORARY_KEY, "wrong", TOKEN, "AdminGetUser", "mary",
    SIGNED, "InvalidSignatureException", VST_AWS_ERROR_KEYS_REFUSED },
  { "unknown-key", NULL, NULL, "AKIDNOBODY", SECRET, NULL, "AdminGetUser", "mary", SIGNED,
    "UnrecognizedClientException", VST_AWS_ERROR_KEYS_REFUSED },
  { "token-missing", NULL, NULL, TEMPORARY_KEY, SECRET, NULL, "AdminGetUser", "mary", SIGNED,
    "UnrecognizedClientException", VST_AWS_ERROR_KEYS_REFUSED },
  { "token-wrong", NULL, NULL, TEMPORARY_KEY, SECRET, "other", "AdminGetUser", "mary", SIGNED,
    "UnrecognizedClientException", VST_AWS_ERROR_KEYS_REFUSED },
  { "not-signed", NULL, NULL, KEY, SECRET, NULL, "AdminGetUser", "mary", VST_AWS_CALL_DEFAULT,
    "MissingAuthenticationTokenException", VST_AWS_ERROR_KEYS_REFUSED },
};

typedef struct
{
  gboolean done;
  guint tries;
  JsonNode *answer;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->answer, json_node_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
on_exchange (VstAwsClient *client, const VstAwsExchange *exchange, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->tries = exchange->tries;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->answer = vst_aws_client_call_finish (VST_AWS_CLIENT (source), result, &outcome->error);
  outcome->done = TRUE;
}

static VstAwsClient *
new_client (const Case *c, StandIn *stand_in)
{
  const char *port = strrchr (stand_in->endpoint, ':') + 1;
  g_autofree char *endpoint =
      g_strdup_printf ("http://%s:%s%s", c->host != NULL ? c->host : "127.0.0.1", port,
                       c->path != NULL ? c->path : "");
  VstAwsClient *client = vst_aws_client_new (endpoint, "us-east-1", "cognito-idp",
                                             "AWSCognitoIdentityProviderService");

  if (c->key != NULL)
    {
      g_autoptr (VstSecret) secret = vst_secret_new_text (c->secret);
      g_autoptr (VstSecret) token = c->token != NULL ? vst_secret_new_text (c->token) : NULL;
      g_autoptr (VstAwsCredentials) keys = vst_aws_credentials_new (c->key, secret, token);

      vst_aws_client_set_credentials (client, keys);
    }
  return client;
}

static Outcome
call (const Case *c, StandIn *stand_in)
{
  g_autoptr (VstAwsClient) client = new_client (c, stand_in);
  g_autoptr (JsonNode) request = json_node_new (JSON_NODE_OBJECT);
  Outcome outcome = { FALSE, 0, NULL, NULL };

  json_node_take_object (request, json_object_new ());
  json_object_set_string_member (json_node_get_object (request), "Username", c->user_name);
  g_signal_connect (client, "exchange", G_CALLBACK (on_exchange), &outcome);
  vst_aws_client_call_async (client, c->operation, request, c->flags, NULL, on_done, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  return outcome;
}

static void
assert_accepted (const Case *c, const Outcome *outcome)
{
  JsonObject *answer = NULL;

  g_assert_no_error (outcome->error);
  answer = json_node_get_object (outcome->answer);
  g_assert_cmpstr (json_object_get_string_member (answer, "Operation"), ==, c->operation);
  answer = json_object_get_object_member (answer, "Body");
  g_assert_cmpstr (json_object_get_string_member (answer, "Username"), ==, c->user_name);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (Outcome) outcome = { FALSE, 0, NULL, NULL };

  if (is_missing (punctual))
    return;

  outcome = call (c, punctual);
  g_assert_cmpuint (outcome.tries, ==, 1);
  if (c->refusal == NULL)
    {
      assert_accepted (c, &outcome);
      return;
    }

  g_assert_error (outcome.error, VST_AWS_ERROR, (int) c->code);
  g_assert_cmpstr (vst_aws_error_get_wire_name (outcome.error), ==, c->refusal);
}

/* The stand-in's clock is off; the client finds out, signs again, and is accepted. */
static void
test_clock (gconstpointer data)
{
  g_autoptr (StandIn) stand_in = stand_in_new (data);
  g_auto (Outcome) outcome = { FALSE, 0, NULL, NULL };

  if (is_missing (stand_in))
    return;

  outcome = call (&cases[0], stand_in);
  assert_accepted (&cases[0], &outcome);
  g_assert_cmpuint (outcome.tries, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_autoptr (StandIn) stand_in = NULL;

  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/signed-calls/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_data_func ("/app/signed-calls/clock-slow", "3600", test_clock);
  g_test_add_data_func ("/app/signed-calls/clock-fast", "-3600", test_clock);

  stand_in = stand_in_new ("0");
  punctual = stand_in;
  return g_test_run ();
}
