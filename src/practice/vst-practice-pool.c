#include "practice/vst-practice-pool-private.h"

G_DEFINE_FINAL_TYPE (VstPracticePool, vst_practice_pool, G_TYPE_OBJECT)
G_DEFINE_QUARK (vst - practice - error - quark, vst_practice_error)

#define MOST_LEFT_OVER 1000 /* turns of the main loop */

/* The news from the thread to the context that asked for the start. */
typedef struct
{
  GTask *task;
  VstPracticePool *pool;
  GError *error;
} Start;

static void
start_free (Start *start)
{
  g_clear_object (&start->task);
  g_clear_object (&start->pool);
  g_clear_error (&start->error);
  g_free (start);
}

/* What others are told of a pool that serves. */
static void
publish (VstPracticePool *self, const VstPracticeHost *host)
{
  const VstPracticeAccount *account = host->service.account;

  self->endpoint = g_strdup (vst_practice_server_get_endpoint (host->server));
  self->region = g_strdup (account->region);
  self->access_key_id = g_strdup (account->access_key_id);
  self->secret_access_key = vst_secret_ref (account->secret_access_key);
}

/* In the context that asked. */
static gboolean
on_started (gpointer user_data)
{
  Start *start = user_data;

  if (g_task_return_error_if_cancelled (start->task))
    return G_SOURCE_REMOVE;
  if (start->error != NULL)
    g_task_return_error (start->task, g_steal_pointer (&start->error));
  else
    g_task_return_pointer (start->task, g_steal_pointer (&start->pool), g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
tell_start (Start *start)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_started, start, (GDestroyNotify) start_free);
  g_source_attach (source, g_task_get_context (start->task));
}

/* What is about to end may end. Not for ever: a source of libsoup's may go on being ready. */
static void
finish_up (GMainContext *context)
{
  for (guint i = 0; i < MOST_LEFT_OVER && g_main_context_iteration (context, FALSE); i++)
    continue;
}

static gpointer
run_thread (gpointer user_data)
{
  Start *start = user_data;
  VstPracticePool *self = start->pool; /* whose dispose waits for this thread */
  g_autoptr (GMainContext) context = g_main_context_ref (self->context);
  g_autoptr (GMainLoop) loop = g_main_loop_ref (self->loop);
  VstPracticeHost host = { 0 };
  gboolean started;

  g_main_context_push_thread_default (context);
  started = vst_practice_host_start (&host, &self->options, &self->site, &start->error);
  if (started)
    publish (self, &host);
  else
    vst_practice_host_clear (&host);
  self->host = started ? &host : NULL;
  tell_start (start);
  if (started)
    g_main_loop_run (loop);
  self->host = NULL;
  vst_practice_host_clear (&host);
  finish_up (context);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static gboolean
on_quit (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
vst_practice_pool_stop (VstPracticePool *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (VST_IS_PRACTICE_POOL (self));

  if (self->thread == NULL)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, on_quit, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (g_steal_pointer (&self->thread));
  if (self->options.mail_data_free != NULL)
    self->options.mail_data_free (self->options.mail_data);
}

static void
vst_practice_pool_dispose (GObject *object)
{
  vst_practice_pool_stop (VST_PRACTICE_POOL (object));
  G_OBJECT_CLASS (vst_practice_pool_parent_class)->dispose (object);
}

static void
vst_practice_pool_finalize (GObject *object)
{
  VstPracticePool *self = VST_PRACTICE_POOL (object);

  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->address);
  g_free (self->database);
  g_free (self->mail_dir);
  g_free (self->endpoint);
  g_free (self->region);
  g_clear_pointer (&self->site, vst_practice_site_free);
  g_free (self->access_key_id);
  g_clear_pointer (&self->secret_access_key, vst_secret_unref);
  G_OBJECT_CLASS (vst_practice_pool_parent_class)->finalize (object);
}

static void
vst_practice_pool_class_init (VstPracticePoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vst_practice_pool_dispose;
  object_class->finalize = vst_practice_pool_finalize;
}

static void
vst_practice_pool_init (VstPracticePool *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
}

void
vst_practice_pool_start_async (const VstPracticeOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  VstPracticePool *self = g_object_new (VST_TYPE_PRACTICE_POOL, NULL);
  Start *start = g_new0 (Start, 1);

  self->options = *options;
  self->options.address = self->address = g_strdup (options->address);
  self->options.database = self->database = g_strdup (options->database);
  self->options.mail_dir = self->mail_dir = g_strdup (options->mail_dir);
  start->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (start->task, vst_practice_pool_start_async);
  start->pool = self;
  self->thread = g_thread_new ("practice-pool", run_thread, start);
}

VstPracticePool *
vst_practice_pool_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_start_finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

VstPracticePool *
vst_practice_pool_start (const VstPracticeOptions *options, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  vst_practice_pool_start_async (options, NULL, on_start_finished, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return vst_practice_pool_start_finish (result, error);
}

const char *
vst_practice_pool_get_endpoint (VstPracticePool *self)
{
  return self->endpoint;
}

const char *
vst_practice_pool_get_region (VstPracticePool *self)
{
  return self->region;
}

const char *
vst_practice_pool_get_user_pool_id (VstPracticePool *self)
{
  return self->site->user_pool_id;
}

const char *
vst_practice_pool_get_client_id (VstPracticePool *self)
{
  return self->site->client_id;
}

VstSecret *
vst_practice_pool_get_client_secret (VstPracticePool *self)
{
  return self->site->client_secret;
}

const char *
vst_practice_pool_get_access_key_id (VstPracticePool *self)
{
  return self->access_key_id;
}

VstSecret *
vst_practice_pool_get_secret_access_key (VstPracticePool *self)
{
  return self->secret_access_key;
}
