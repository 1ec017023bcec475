#include "aws/vst-aws-blocking.h"

typedef struct
{
  SoupSession *session;
  SoupMessage *message;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->session);
  g_object_unref (job->message);
  g_free (job);
}

static VstAwsBody *
fail_too_large (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "the answer is too large");
  return NULL;
}

/* The declared length counts compressed bytes; the loop counts what they become. */
static VstAwsBody *
read_body (GInputStream *stream, goffset declared, GCancellable *cancellable, GError **error)
{
  g_autoptr (VstAwsBody) body = NULL;
  gssize size = 1;

  if (declared > VST_AWS_BODY_MAX)
    return fail_too_large (error);
  body = vst_aws_body_new ((gsize) MAX (declared, 0));
  while (size > 0)
    {
      gsize room = 0;
      char *next = vst_aws_body_reserve (body, &room);

      size = g_input_stream_read (stream, next, room, cancellable, error);
      if (size > 0 && !vst_aws_body_commit (body, (gsize) size))
        return fail_too_large (error);
    }
  return size == 0 ? g_steal_pointer (&body) : NULL;
}

static VstAwsBody *
transfer (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream =
      soup_session_send (job->session, job->message, cancellable, error);

  if (stream == NULL)
    return NULL;
  return read_body (
      stream,
      soup_message_headers_get_content_length (soup_message_get_response_headers (job->message)),
      cancellable, error);
}

/* What libsoup attaches to the thread's context is to stay off the main loop. */
static void
transfer_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GError *error = NULL;
  VstAwsBody *body;

  g_main_context_push_thread_default (context);
  body = transfer (data, cancellable, &error);
  g_main_context_pop_thread_default (context);
  if (body != NULL)
    g_task_return_pointer (task, body, (GDestroyNotify) vst_aws_body_free);
  else
    g_task_return_error (task, error);
}

void
vst_aws_blocking_async (SoupSession *session,
                        SoupMessage *message,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->session = g_object_ref (session);
  job->message = g_object_ref (message);
  g_task_set_source_tag (task, vst_aws_blocking_async);
  g_task_set_check_cancellable (task, FALSE); /* an answer that has come is not thrown away */
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, transfer_in_thread);
}

VstAwsBody *
vst_aws_blocking_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
