#include "practice/vst-practice-pool.h"

#include "practice/vst-practice-sample-stack.h"
#include "practice/vst-practice-server.h"

struct _VstPracticePool
{
  GObject parent_instance;

  VstPracticeOptions options;
  char *database, *mail_dir; /* the options' */
  GThread *thread;
  GMainContext *context; /* the thread's */
  GMainLoop *loop;

  /* Set by the thread before it says that it has started. */
  char *endpoint, *region, *user_pool_id, *client_id, *access_key_id;
  VstSecret *secret_access_key;
};

G_DEFINE_FINAL_TYPE (VstPracticePool, vst_practice_pool, G_TYPE_OBJECT)
G_DEFINE_QUARK (vst - practice - error - quark, vst_practice_error)

/* What the thread builds and takes down again. */
typedef struct
{
  VstPracticeService service;
  VstPracticeServer *server;
} Host;

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

static void
host_clear (Host *host)
{
  g_clear_pointer (&host->server, vst_practice_server_free);
  g_clear_pointer (&host->service.keys, vst_practice_keys_free);
  g_clear_pointer (&host->service.post, vst_practice_post_free);
  g_clear_pointer (&host->service.account, vst_practice_account_free);
  g_clear_pointer (&host->service.store, vst_practice_store_close);
}

static void
on_keys_came (gpointer user_data)
{
  Host *host = user_data;

  vst_practice_server_keys_came (host->server);
}

static gint64
get_time (const VstPracticeOptions *options)
{
  return options->clock_func != NULL ? options->clock_func (options->clock_data)
                                     : g_get_real_time () / G_USEC_PER_SEC;
}

/* Loads account, pool and client; a new store gets them here, all or none. */
static gboolean
set_up_account (VstPracticePool *self, Host *host, GError **error)
{
  VstPracticeStore *store = host->service.store;
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeAppClient) client = NULL;

  vst_practice_store_begin (store);
  host->service.account = vst_practice_account_load (store);
  pool = vst_practice_user_pool_load_first (store);
  if (pool == NULL && host->service.account != NULL)
    {
      vst_practice_sample_stack_create (store, host->service.account, get_time (&self->options));
      pool = vst_practice_user_pool_load_first (store);
    }
  if (pool != NULL)
    client = vst_practice_app_client_load_first (store, pool->id);
  if (!vst_practice_store_commit (store) || client == NULL)
    {
      g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
                   "The database cannot be written, or holds no pool");
      return FALSE;
    }
  self->region = g_strdup (host->service.account->region);
  self->user_pool_id = g_strdup (pool->id);
  self->client_id = g_strdup (client->id);
  self->access_key_id = g_strdup (host->service.account->access_key_id);
  self->secret_access_key = vst_secret_ref (host->service.account->secret_access_key);
  return TRUE;
}

static gboolean
host_start (VstPracticePool *self, Host *host, GError **error)
{
  const VstPracticeOptions *options = &self->options;
  VstPracticeService *service = &host->service;

  service->session_seconds = options->session_seconds;
  service->store = vst_practice_store_open (options->database, error);
  if (service->store == NULL || !set_up_account (self, host, error))
    return FALSE;
  service->post = vst_practice_post_new (service->store, options->mail_dir, options->mail_func,
                                         options->mail_data, error);
  if (service->post == NULL)
    return FALSE;
  service->keys = vst_practice_keys_new (service->store, on_keys_came, host);
  host->server = vst_practice_server_new (service, options->port, &vst_practice_default_limits,
                                          options->clock_func, options->clock_data, error);
  if (host->server == NULL)
    return FALSE;
  self->endpoint = g_strdup (vst_practice_server_get_endpoint (host->server));
  vst_practice_keys_prepare (service->keys, self->user_pool_id);
  vst_practice_post_replay (service->post);
  return TRUE;
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

static gpointer
run_thread (gpointer user_data)
{
  Start *start = user_data;
  VstPracticePool *self = start->pool; /* whose dispose waits for this thread */
  g_autoptr (GMainContext) context = g_main_context_ref (self->context);
  g_autoptr (GMainLoop) loop = g_main_loop_ref (self->loop);
  Host host = { 0 };
  gboolean started;

  g_main_context_push_thread_default (context);
  started = host_start (self, &host, &start->error);
  if (!started)
    host_clear (&host);
  tell_start (start);
  if (started)
    g_main_loop_run (loop);
  host_clear (&host);
  while (g_main_context_iteration (context, FALSE))
    ;
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
  g_free (self->database);
  g_free (self->mail_dir);
  g_free (self->endpoint);
  g_free (self->region);
  g_free (self->user_pool_id);
  g_free (self->client_id);
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
  return self->user_pool_id;
}

const char *
vst_practice_pool_get_client_id (VstPracticePool *self)
{
  return self->client_id;
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
