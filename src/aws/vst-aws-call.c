#include "aws/vst-aws-call.h"

#include "aws/vst-aws-client-private.h"
#include "aws/vst-aws-message.h"
#include "aws/vst-aws-retry.h"
#include "aws/vst-aws-session.h"
#include "aws/vst-aws-transfer.h"

/*
 * Seconds. A signature this far off the server's clock may have been refused for
 * its date; one refused for its date needs at least some change to fare better.
 */
#define SUSPICIOUS_GAP 240
#define USEFUL_GAP 30
/* Part of the back-off that the one quick retry of a refused connection waits. */
#define SOON_DIVISOR 10

/*
 * Referenced by whatever may still call back. Once the task has returned, the
 * rest finds it %NULL and does nothing: libsoup may come late, or never.
 */
typedef struct
{
  GTask *task;
  GUri *uri;
  char *operation;
  VstSecret *body;
  VstAwsCallFlags flags;
  VstAwsCredentials *credentials;
  VstAwsLimits limits;
  SoupMessage *message;  /* of the try under way */
  GCancellable *attempt; /* the same */
  GSource *again;        /* begins the next try */
  GSource *deadline;
  GSource *cancelled;
  gint64 started; /* monotonic, microseconds */
  gint64 ends;
  gint64 used_offset; /* seconds */
  guint tries;
  gboolean resigned;
} Call;

static void
call_clear (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->uri, g_uri_unref);
  g_clear_pointer (&call->operation, g_free);
  g_clear_pointer (&call->body, vst_secret_unref);
  g_clear_pointer (&call->credentials, vst_aws_credentials_unref);
  g_clear_object (&call->message);
  g_clear_object (&call->attempt);
}

static void
call_unref (gpointer data)
{
  g_rc_box_release_full (data, call_clear);
}

static VstAwsClient *
get_client (Call *call)
{
  return g_task_get_source_object (call->task);
}

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
report (Call *call, GTask *task, const GError *error)
{
  VstAwsExchange exchange = {
    .operation = call->operation,
    .http_status = error != NULL ? vst_aws_error_get_http_status (error) : SOUP_STATUS_OK,
    .wire_name = vst_aws_error_get_wire_name (error),
    .request_id = vst_aws_error_get_request_id (error),
    .milliseconds = (g_get_monotonic_time () - call->started) / 1000,
    .tries = call->tries,
  };

  if (error == NULL)
    exchange.request_id = vst_aws_message_get_reply (call->message, "", 0).request_id;
  vst_aws_client_report (g_task_get_source_object (task), &exchange);
}

/* Takes both; exactly one is not %NULL. */
static void
end_call (Call *call, JsonNode *answer, GError *error)
{
  g_autoptr (JsonNode) owned_answer = answer;
  g_autoptr (GError) owned_error = error;
  g_autoptr (GTask) task = g_steal_pointer (&call->task);

  drop_source (&call->again);
  drop_source (&call->deadline);
  drop_source (&call->cancelled);
  if (call->attempt != NULL)
    g_cancellable_cancel (call->attempt);

  if (g_task_return_error_if_cancelled (task))
    return;

  report (call, task, owned_error);
  if (owned_error != NULL)
    g_task_return_error (task, g_steal_pointer (&owned_error));
  else
    g_task_return_pointer (task, g_steal_pointer (&owned_answer), (GDestroyNotify) json_node_unref);
}

static GError *
make_error (VstAwsError code, const char *message)
{
  return vst_aws_error_new (code, 0, NULL, NULL, NULL, message);
}

static JsonNode *
judge (Call *call, VstAwsBody *body, GError **error)
{
  VstAwsReply reply = vst_aws_message_get_reply (call->message, vst_aws_body_get_data (body),
                                                 vst_aws_body_get_size (body));
  JsonNode *answer = vst_aws_reply_judge (&reply, error);

  vst_aws_client_learn_time (get_client (call), vst_aws_reply_get_time (&reply));
  return answer;
}

/* Only once, and only if the clock learnt meanwhile says that it could help. */
static gboolean
should_sign_again (Call *call, const GError *error)
{
  VstAwsClient *client = get_client (call);
  gboolean for_its_date = g_error_matches (error, VST_AWS_ERROR, VST_AWS_ERROR_CLOCK);

  if (call->resigned || (call->flags & VST_AWS_CALL_SIGNED) == 0
      || !vst_aws_reply_is_signature_error (error))
    return FALSE;

  if (for_its_date && client->clock_offset == call->used_offset)
    vst_aws_client_learn_time (
        client, vst_aws_reply_get_time_in_text (vst_aws_error_get_wire_message (error)));
  return ABS (client->clock_offset - call->used_offset)
         > (for_its_date ? USEFUL_GAP : SUSPICIOUS_GAP);
}

/* Takes @error. */
static void
retry_or_end (Call *call, GError *error, gboolean sent)
{
  gboolean repeatable = (call->flags & VST_AWS_CALL_REPEATABLE) != 0;
  guint tries = call->tries - (call->resigned ? 1 : 0);
  gint64 now = g_get_monotonic_time ();
  gint64 due = now;

  switch (vst_aws_retry_judge (error, repeatable, sent, tries))
    {
    case VST_AWS_RETRY_NEVER:
      end_call (call, NULL, error);
      return;
    case VST_AWS_RETRY_SOON:
      due += call->limits.base_delay_ms * G_GINT64_CONSTANT (1000) / SOON_DIVISOR;
      break;
    case VST_AWS_RETRY_LATER:
      due += vst_aws_retry_get_delay (call->limits.base_delay_ms, tries, call->limits.random_below)
             * G_GINT64_CONSTANT (1000);
      break;
    }

  /* Waiting for what cannot come in time helps nobody. */
  if (due >= call->ends)
    {
      end_call (call, NULL, error);
      return;
    }
  g_error_free (error);
  g_source_set_ready_time (call->again, due);
}

static void
on_transferred (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (VstAwsBody) body = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sent = FALSE;

  body = vst_aws_transfer_finish (result, &sent, &error);
  if (call->task != NULL)
    {
      if (body != NULL)
        answer = judge (call, body, &error);

      if (answer != NULL)
        end_call (call, g_steal_pointer (&answer), NULL);
      else if (should_sign_again (call, error))
        {
          call->resigned = TRUE;
          g_source_set_ready_time (call->again, 0);
        }
      else
        retry_or_end (call, g_steal_pointer (&error), sent);
    }
  call_unref (call);
}

static SoupMessage *
make_message (Call *call)
{
  VstAwsClient *client = get_client (call);
  g_autofree char *target = NULL;
  SoupMessage *message = NULL;

  if (call->body == NULL)
    return vst_aws_message_new_get (call->uri);

  target = g_strconcat (client->target_prefix, ".", call->operation, NULL);
  message = vst_aws_message_new_call (call->uri, target, call->body);
  if ((call->flags & VST_AWS_CALL_SIGNED) != 0)
    {
      call->used_offset = client->clock_offset;
      vst_aws_message_sign (message, call->body, call->credentials,
                            g_get_real_time () / G_USEC_PER_SEC + call->used_offset, client->region,
                            client->service);
    }
  return message;
}

/* Each try has a message of its own: its date and its signature are new. */
static gboolean
try_once (gpointer user_data)
{
  Call *call = user_data;

  g_source_set_ready_time (call->again, -1);
  g_clear_object (&call->message);
  g_clear_object (&call->attempt);
  call->message = make_message (call);
  call->attempt = g_cancellable_new ();
  call->tries++;
  vst_aws_transfer_async (vst_aws_session_get (), call->message, call->limits.connect_ms,
                          call->limits.response_ms, call->attempt, on_transferred,
                          g_rc_box_acquire (call));
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs again_funcs = { .dispatch = dispatch };

static gboolean
on_deadline (gpointer user_data)
{
  end_call (user_data, NULL, make_error (VST_AWS_ERROR_TIMED_OUT, "no whole answer in time"));
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  end_call (user_data, NULL, make_error (VST_AWS_ERROR_INTERRUPTED, "cancelled"));
  return G_SOURCE_REMOVE;
}

static void
attach (Call *call, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, g_rc_box_acquire (call), call_unref);
  g_source_attach (source, g_task_get_context (call->task));
}

static void
attach_sources (Call *call, guint deadline_ms)
{
  GCancellable *cancellable = g_task_get_cancellable (call->task);

  call->again = g_source_new (&again_funcs, sizeof (GSource));
  attach (call, call->again, try_once);
  call->deadline = g_timeout_source_new (deadline_ms);
  attach (call, call->deadline, on_deadline);
  if (cancellable != NULL)
    {
      call->cancelled = g_cancellable_source_new (cancellable);
      attach (call, call->cancelled, G_SOURCE_FUNC (on_cancelled));
    }
}

/* What can be said before anything is sent; %NULL: nothing against it. */
static GError *
find_fault (Call *call)
{
  if ((call->flags & VST_AWS_CALL_SIGNED) == 0)
    return NULL;
  if (call->credentials == NULL)
    return make_error (VST_AWS_ERROR_NO_KEYS, "a signed operation needs AWS credentials");
  if (!vst_aws_message_can_sign (call->credentials))
    return make_error (VST_AWS_ERROR_KEYS_REFUSED, "the AWS keys hold characters that no key has");
  return NULL;
}

void
vst_aws_call_run (
    GTask *task, GUri *uri, const char *operation, VstSecret *body, VstAwsCallFlags flags)
{
  VstAwsClient *client = g_task_get_source_object (task);
  Call *call = g_rc_box_new0 (Call);
  GError *fault = NULL;

  call->task = task;
  call->uri = uri != NULL ? g_uri_ref (uri) : NULL;
  call->operation = g_strdup (operation);
  call->body = body != NULL ? vst_secret_ref (body) : NULL;
  call->flags = flags;
  if (client->credentials != NULL)
    call->credentials = vst_aws_credentials_ref (client->credentials);
  call->limits = client->limits;
  call->started = g_get_monotonic_time ();
  call->ends = call->started + client->deadline_ms * G_GINT64_CONSTANT (1000);

  fault = uri != NULL ? find_fault (call) : g_error_copy (client->endpoint_fault);
  if (fault != NULL || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    end_call (call, NULL, fault);
  else
    {
      attach_sources (call, client->deadline_ms);
      try_once (call);
    }
  call_unref (call);
}
