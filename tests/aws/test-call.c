#include "test-call.h"

#include "aws/vst-aws-transfer.h"

GArray *test_call_delays;

static guint32
note_limit (guint32 limit)
{
  guint32 largest = limit - 1;

  g_array_append_val (test_call_delays, largest);
  return 0;
}

/* Long enough for a slow machine; tests that time out on purpose set their own. */
static const VstAwsLimits long_limits = {
  .connect_ms = 30000,
  .response_ms = 30000,
  .base_delay_ms = TEST_BASE_DELAY,
  .random_below = note_limit,
};

VstAwsClient *
test_call_new_client (const char *endpoint, gboolean keys)
{
  VstAwsClient *client = vst_aws_client_new (endpoint, "us-east-1", "cognito-idp",
                                             "AWSCognitoIdentityProviderService");

  if (g_getenv ("VST_TEST_BLOCKING") != NULL)
    vst_aws_transfer_set_blocking (TRUE);
  g_clear_pointer (&test_call_delays, g_array_unref);
  test_call_delays = g_array_new (FALSE, FALSE, sizeof (guint32));
  vst_aws_client_set_limits (client, &long_limits);
  if (keys)
    {
      g_autoptr (VstSecret) secret =
          vst_secret_new_text ("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
      g_autoptr (VstAwsCredentials) credentials = NULL;

      credentials = vst_aws_credentials_new ("AKIDEXAMPLE", secret, NULL);
      vst_aws_client_set_credentials (client, credentials);
    }
  return client;
}

static void
on_exchange (VstAwsClient *client, const VstAwsExchange *exchange, gpointer user_data)
{
  TestCall *self = user_data;

  g_assert_false (self->done);
  g_assert_cmpint (exchange->milliseconds, >=, 0);
  self->exchanges++;
  self->tries = exchange->tries;
  self->http_status = exchange->http_status;
  self->operation = g_strdup (exchange->operation);
  self->wire_name = g_strdup (exchange->wire_name);
  self->request_id = g_strdup (exchange->request_id);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TestCall *self = user_data;

  g_assert_false (self->done);
  self->done = TRUE;
  g_signal_handlers_disconnect_by_data (source, self); /* the next exchange is another's */
  self->answer = vst_aws_client_call_finish (VST_AWS_CLIENT (source), result, &self->error);
  g_assert_true ((self->answer == NULL) != (self->error == NULL));
}

static TestCall *
start (VstAwsClient *client, const char *operation, VstAwsCallFlags flags, gboolean cancelled)
{
  TestCall *self = g_new0 (TestCall, 1);
  g_autoptr (JsonNode) request = json_from_string ("{\"ClientId\":\"é\"}", NULL);

  self->client = g_object_ref (client);
  self->cancellable = g_cancellable_new ();
  if (cancelled)
    g_cancellable_cancel (self->cancellable);
  g_signal_connect (client, "exchange", G_CALLBACK (on_exchange), self);
  vst_aws_client_call_async (client, operation, request, flags, self->cancellable, on_done, self);
  return self;
}

TestCall *
test_call_start (VstAwsClient *client, const char *operation, VstAwsCallFlags flags)
{
  return start (client, operation, flags, FALSE);
}

TestCall *
test_call_start_cancelled (VstAwsClient *client)
{
  return start (client, "SignUp", VST_AWS_CALL_DEFAULT, TRUE);
}

void
test_call_wait (TestCall *self)
{
  while (!self->done)
    g_main_context_iteration (NULL, TRUE);
}

TestCall *
test_call_run (VstAwsClient *client, VstAwsCallFlags flags)
{
  TestCall *self = test_call_start (client, "SignUp", flags);

  test_call_wait (self);
  return self;
}

void
test_call_free (TestCall *self)
{
  g_assert_true (self->done);
  g_clear_object (&self->client);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->answer, json_node_unref);
  g_clear_error (&self->error);
  g_free (self->operation);
  g_free (self->wire_name);
  g_free (self->request_id);
  g_free (self);
}

void
test_call_assert_error (TestCall *self, VstAwsError code)
{
  g_assert_error (self->error, VST_AWS_ERROR, (int) code);
  g_assert_cmpuint (self->exchanges, ==, 1);
  g_assert_cmpuint (self->http_status, ==, vst_aws_error_get_http_status (self->error));
  g_assert_cmpstr (self->wire_name, ==, vst_aws_error_get_wire_name (self->error));
}

void
test_call_assert_answer (TestCall *self, const char *member, const char *value)
{
  g_assert_no_error (self->error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (self->answer), member), ==,
                   value);
  g_assert_cmpuint (self->exchanges, ==, 1);
  g_assert_cmpuint (self->http_status, ==, 200);
  g_assert_null (self->wire_name);
}

void
test_call_assert_cancelled (TestCall *self)
{
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (self->exchanges, ==, 0);
}
