#include "aws/vst-aws-transfer.h"

#include "aws/vst-aws-blocking.h"
#include "aws/vst-aws-error.h"
#include "aws/vst-aws-session.h"

typedef enum
{
  WAY_BY_VERSION,
  WAY_ASYNCHRONOUS,
  WAY_BLOCKING,
} Way;

static Way chosen_way;

typedef struct
{
  SoupMessage *message;
  GInputStream *stream;
  VstAwsBody *body;
  GSource *timer;
  guint response_ms;
  gulong starting;
  gboolean sent;
  gboolean late;
} Transfer;

static void
stop_timer (Transfer *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
transfer_free (gpointer data)
{
  Transfer *self = data;

  stop_timer (self);
  g_clear_signal_handler (&self->starting, self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->body, vst_aws_body_free);
  g_clear_object (&self->message);
  g_free (self);
}

static GError *
translate (Transfer *self, const GError *error)
{
  gboolean online = TRUE;

  if (self->late)
    return vst_aws_error_new (VST_AWS_ERROR_TIMED_OUT, 0, NULL, NULL, NULL,
                              self->sent ? "no whole answer in time" : "no connection in time");

  /* Without a network no name exists; asking is not free, so only then. */
  if (error->domain == G_RESOLVER_ERROR)
    online = g_network_monitor_get_network_available (g_network_monitor_get_default ());
  return vst_aws_session_translate (error, self->sent, online);
}

static void
fail (GTask *task, const GError *error)
{
  Transfer *self = g_task_get_task_data (task);

  stop_timer (self);
  g_task_return_error (task, translate (self, error));
}

static void
succeed (GTask *task)
{
  Transfer *self = g_task_get_task_data (task);

  stop_timer (self);
  g_task_return_pointer (task, g_steal_pointer (&self->body), (GDestroyNotify) vst_aws_body_free);
}

static void
fail_too_large (GTask *task)
{
  Transfer *self = g_task_get_task_data (task);

  stop_timer (self);
  g_task_return_error (task, vst_aws_error_new (VST_AWS_ERROR_BAD_ANSWER,
                                                soup_message_get_status (self->message), NULL, NULL,
                                                NULL, "the answer is too large"));
}

static gboolean
on_late (gpointer user_data)
{
  GTask *task = user_data;
  Transfer *self = g_task_get_task_data (task);

  self->late = TRUE;
  stop_timer (self);
  g_cancellable_cancel (g_task_get_cancellable (task));
  return G_SOURCE_REMOVE;
}

static void
start_timer (GTask *task, guint milliseconds)
{
  Transfer *self = g_task_get_task_data (task);

  stop_timer (self);
  self->timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->timer, on_late, task, NULL);
  g_source_attach (self->timer, g_task_get_context (task));
}

static gboolean
on_sent (gpointer user_data)
{
  GTask *task = user_data;
  Transfer *self = g_task_get_task_data (task);

  self->sent = TRUE;
  if (self->timer != NULL)
    start_timer (task, self->response_ms);
  return G_SOURCE_REMOVE;
}

/* There is a connection, and the request goes out on it. Perhaps in another thread. */
static void
on_starting (SoupMessage *message, gpointer user_data)
{
  GTask *task = user_data;

  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, on_sent,
                              g_object_ref (task), g_object_unref);
}

/* Takes a reference of its own. */
static void
read_on (GTask *task, GAsyncReadyCallback callback)
{
  Transfer *self = g_task_get_task_data (task);
  gsize room = 0;
  char *next = vst_aws_body_reserve (self->body, &room);

  g_input_stream_read_async (self->stream, next, room, G_PRIORITY_DEFAULT,
                             g_task_get_cancellable (task), callback, g_object_ref (task));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Transfer *self = g_task_get_task_data (task);
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (size < 0)
    fail (task, error);
  else if (size == 0)
    succeed (task);
  else if (!vst_aws_body_commit (self->body, (gsize) size))
    fail_too_large (task);
  else
    read_on (task, on_read);
}

/* The declared length counts compressed bytes; the read loop counts what they become. */
static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Transfer *self = g_task_get_task_data (task);
  goffset declared = 0;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      fail (task, error);
      return;
    }

  declared =
      soup_message_headers_get_content_length (soup_message_get_response_headers (self->message));
  if (declared > VST_AWS_BODY_MAX)
    {
      fail_too_large (task);
      return;
    }

  self->body = vst_aws_body_new ((gsize) MAX (declared, 0));
  read_on (task, on_read);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Transfer *self = g_task_get_task_data (task);

  self->body = vst_aws_blocking_finish (result, &error);
  if (self->body != NULL)
    succeed (task);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    fail_too_large (task);
  else
    fail (task, error);
}

/*
 * From 3.3 on, when an asynchronous request fails or is cancelled before its answer begins,
 * libsoup takes it off its queue twice: soup_session_send_finish() then reads freed memory
 * (seen with 3.6.5 of Debian 13; mended since, after 3.6). Blocking requests
 * are not concerned.
 */
static gboolean
must_block (void)
{
  if (chosen_way == WAY_BY_VERSION)
    return soup_check_version (3, 3, 0) && !soup_check_version (3, 7, 0);
  return chosen_way == WAY_BLOCKING;
}

void
vst_aws_transfer_set_blocking (gboolean blocking)
{
  chosen_way = blocking ? WAY_BLOCKING : WAY_ASYNCHRONOUS;
}

void
vst_aws_transfer_async (SoupSession *session,
                        SoupMessage *message,
                        guint connect_ms,
                        guint response_ms,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Transfer *self = g_new0 (Transfer, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, vst_aws_transfer_async);
  g_task_set_check_cancellable (task, FALSE); /* a time-out cancels too, and is another error */
  g_task_set_task_data (task, self, transfer_free);
  self->message = g_object_ref (message);
  self->response_ms = response_ms;
  self->starting = g_signal_connect (message, "starting", G_CALLBACK (on_starting), task);
  start_timer (task, connect_ms);
  if (must_block ())
    vst_aws_blocking_async (session, message, cancellable, on_done, task);
  else
    soup_session_send_async (session, message, G_PRIORITY_DEFAULT, cancellable, on_answered, task);
}

VstAwsBody *
vst_aws_transfer_finish (GAsyncResult *result, gboolean *sent, GError **error)
{
  Transfer *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  *sent = self->sent;
  return g_task_propagate_pointer (G_TASK (result), error);
}
