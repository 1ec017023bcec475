#include "app/vst-practice-adapter.h"

#include <errno.h>

#include "flow/vst-flow-error.h"
#include "practice/vst-practice-pool.h"

/* Older messages than these are in the store, but not in the inbox. */
#define INBOX_LIMIT 100

struct _VstPracticeAdapter
{
  GObject parent_instance;

  char *database;
  VstPracticePool *pool;
  VstAwsCredentials *credentials;
  GListStore *inbox;
  VstPracticeTroubles troubles;
  GPtrArray *waiting; /* GTask: starts asked for while one is under way */
};

/* What the pool's thread holds of us. */
typedef struct
{
  GWeakRef adapter;
  GMainContext *context;
} Postbox;

typedef struct
{
  Postbox *postbox;
  VstMail *mail;
} Delivery;

static void vst_practice_adapter_local_pool_init (VstLocalPoolInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VstPracticeAdapter,
                               vst_practice_adapter,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VST_TYPE_LOCAL_POOL,
                                                      vst_practice_adapter_local_pool_init))

static void
postbox_clear (gpointer data)
{
  Postbox *postbox = data;

  g_weak_ref_clear (&postbox->adapter);
  g_main_context_unref (postbox->context);
}

static void
postbox_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, postbox_clear);
}

static Postbox *
postbox_new (VstPracticeAdapter *adapter)
{
  Postbox *postbox = g_atomic_rc_box_new0 (Postbox);

  g_weak_ref_init (&postbox->adapter, adapter);
  postbox->context = g_main_context_ref_thread_default ();
  return postbox;
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_object_unref (delivery->mail);
  postbox_unref (delivery->postbox);
  g_free (delivery);
}

static gboolean
deliver (gpointer data)
{
  Delivery *delivery = data;
  g_autoptr (VstPracticeAdapter) self = g_weak_ref_get (&delivery->postbox->adapter);

  if (self != NULL)
    {
      g_list_store_insert (self->inbox, 0, delivery->mail);
      if (g_list_model_get_n_items (G_LIST_MODEL (self->inbox)) > INBOX_LIMIT)
        g_list_store_remove (self->inbox, INBOX_LIMIT);
    }
  return G_SOURCE_REMOVE;
}

/* In the pool's thread. */
static void
on_mail (const VstPracticeMail *mail, gpointer user_data)
{
  Postbox *postbox = user_data;
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->postbox = g_atomic_rc_box_acquire (postbox);
  delivery->mail = vst_mail_new (mail->sent_at, mail->to, mail->subject, mail->body, mail->code);
  g_main_context_invoke_full (postbox->context, G_PRIORITY_DEFAULT, deliver, delivery,
                              delivery_free);
}

/* flow's kinds, and the practice pool's. */
static const VstPracticeKind kinds[VST_N_LOCAL_KINDS] = {
  [VST_LOCAL_KIND_SAMPLE] = VST_PRACTICE_KIND_SAMPLE_STACK,
  [VST_LOCAL_KIND_SRP_SECRET] = VST_PRACTICE_KIND_SRP_SECRET,
  [VST_LOCAL_KIND_EMAIL_NAME] = VST_PRACTICE_KIND_EMAIL_NAME,
  [VST_LOCAL_KIND_MFA_OPTIONAL] = VST_PRACTICE_KIND_MFA_OPTIONAL,
  [VST_LOCAL_KIND_MFA_OFF] = VST_PRACTICE_KIND_MFA_OFF,
};

/* flow's faults, and the practice pool's troubles. */
static const VstPracticeTrouble troubles[VST_N_LOCAL_FAULTS] = {
  [VST_LOCAL_FAULT_LATENCY] = VST_PRACTICE_TROUBLE_LATENCY,
  [VST_LOCAL_FAULT_THROTTLE] = VST_PRACTICE_TROUBLE_THROTTLE,
  [VST_LOCAL_FAULT_ERROR] = VST_PRACTICE_TROUBLE_ERROR,
  [VST_LOCAL_FAULT_DROP_BEFORE] = VST_PRACTICE_TROUBLE_DROP_BEFORE,
  [VST_LOCAL_FAULT_DROP_AFTER] = VST_PRACTICE_TROUBLE_DROP_AFTER,
  [VST_LOCAL_FAULT_TRUNCATE] = VST_PRACTICE_TROUBLE_TRUNCATE,
  [VST_LOCAL_FAULT_CLOCK] = VST_PRACTICE_TROUBLE_CLOCK,
  [VST_LOCAL_FAULT_EXPIRE_SESSIONS] = VST_PRACTICE_TROUBLE_EXPIRE_SESSIONS,
};

static GError *
explain (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  return g_error_new_literal (VST_FLOW_ERROR, VST_FLOW_ERROR_PRACTICE, error->message);
}

static void
on_ensured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  VstPracticePool *pool = VST_PRACTICE_POOL (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPracticeSite) site = vst_practice_pool_ensure_finish (pool, result, &error);

  if (site == NULL)
    {
      g_task_return_error (task, explain (error));
      return;
    }
  g_task_return_pointer (task,
                         vst_pool_new (vst_practice_pool_get_region (pool), site->user_pool_id,
                                       site->client_id, site->client_secret,
                                       vst_practice_pool_get_endpoint (pool)),
                         (GDestroyNotify) vst_pool_unref);
}

static void
ensure_kind (VstPracticeAdapter *self, GTask *task)
{
  VstLocalKind kind = GPOINTER_TO_UINT (g_task_get_task_data (task));

  vst_practice_pool_ensure_async (self->pool, kinds[kind], g_task_get_cancellable (task),
                                  on_ensured, g_object_ref (task));
}

/* All that have been waiting for the start. */
static void
go_on (VstPracticeAdapter *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, explain (error));
      else
        ensure_kind (self, task);
    }
}

/* Those too that came while the pool was starting. */
static void
tell_troubles (VstPracticeAdapter *self)
{
  for (int i = 0; self->pool != NULL && i < VST_PRACTICE_N_TROUBLES; i++)
    vst_practice_pool_set_trouble (self->pool, (VstPracticeTrouble) i, self->troubles.values[i]);
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPracticeAdapter) self = user_data;
  g_autoptr (GError) error = NULL;

  self->pool = vst_practice_pool_start_finish (result, &error);
  if (self->pool != NULL)
    self->credentials =
        vst_aws_credentials_new (vst_practice_pool_get_access_key_id (self->pool),
                                 vst_practice_pool_get_secret_access_key (self->pool), NULL);
  tell_troubles (self);
  go_on (self, error);
}

static gboolean
make_folder (VstPracticeAdapter *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->database);
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_PRACTICE, "%s: %s", folder, g_strerror (code));
  return FALSE;
}

static void
start_pool (VstPracticeAdapter *self)
{
  g_autoptr (GError) error = NULL;
  VstPracticeOptions options = {
    .database = self->database,
    .mail_func = on_mail,
  };

  if (!make_folder (self, &error))
    {
      go_on (self, error);
      return;
    }

  g_list_store_remove_all (self->inbox);
  options.mail_data = postbox_new (self);
  options.mail_data_free = postbox_unref;
  /* Not cancellable: several may be waiting for it, and it is soon there. */
  vst_practice_pool_start_async (&options, NULL, on_started, g_object_ref (self));
}

static void
vst_practice_adapter_start_async (VstLocalPool *local_pool,
                                  VstLocalKind kind,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  VstPracticeAdapter *self = VST_PRACTICE_ADAPTER (local_pool);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vst_practice_adapter_start_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (kind), NULL);
  if (self->pool != NULL)
    {
      ensure_kind (self, task);
      return;
    }
  if (self->waiting != NULL)
    {
      g_ptr_array_add (self->waiting, g_steal_pointer (&task));
      return;
    }

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  start_pool (self);
}

static VstPool *
vst_practice_adapter_start_finish (VstLocalPool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static VstAwsCredentials *
vst_practice_adapter_get_credentials (VstLocalPool *local_pool)
{
  return VST_PRACTICE_ADAPTER (local_pool)->credentials;
}

static GListModel *
vst_practice_adapter_get_inbox (VstLocalPool *local_pool)
{
  return G_LIST_MODEL (VST_PRACTICE_ADAPTER (local_pool)->inbox);
}

static void
vst_practice_adapter_set_fault (VstLocalPool *local_pool, VstLocalFault fault, int value)
{
  VstPracticeAdapter *self = VST_PRACTICE_ADAPTER (local_pool);

  self->troubles.values[troubles[fault]] = value;
  if (self->pool != NULL)
    vst_practice_pool_set_trouble (self->pool, troubles[fault], value);
}

static int
vst_practice_adapter_get_fault (VstLocalPool *local_pool, VstLocalFault fault)
{
  return VST_PRACTICE_ADAPTER (local_pool)->troubles.values[troubles[fault]];
}

static void
vst_practice_adapter_local_pool_init (VstLocalPoolInterface *iface)
{
  iface->start_async = vst_practice_adapter_start_async;
  iface->start_finish = vst_practice_adapter_start_finish;
  iface->get_credentials = vst_practice_adapter_get_credentials;
  iface->get_inbox = vst_practice_adapter_get_inbox;
  iface->set_fault = vst_practice_adapter_set_fault;
  iface->get_fault = vst_practice_adapter_get_fault;
}

static void
vst_practice_adapter_dispose (GObject *object)
{
  VstPracticeAdapter *self = VST_PRACTICE_ADAPTER (object);

  g_clear_object (&self->pool);
  g_clear_pointer (&self->credentials, vst_aws_credentials_unref);
  g_clear_object (&self->inbox);

  G_OBJECT_CLASS (vst_practice_adapter_parent_class)->dispose (object);
}

static void
vst_practice_adapter_finalize (GObject *object)
{
  VstPracticeAdapter *self = VST_PRACTICE_ADAPTER (object);

  g_free (self->database);
  G_OBJECT_CLASS (vst_practice_adapter_parent_class)->finalize (object);
}

static void
vst_practice_adapter_class_init (VstPracticeAdapterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vst_practice_adapter_dispose;
  object_class->finalize = vst_practice_adapter_finalize;
}

static void
vst_practice_adapter_init (VstPracticeAdapter *self)
{
  self->inbox = g_list_store_new (VST_TYPE_MAIL);
}

VstPracticeAdapter *
vst_practice_adapter_new (const char *database)
{
  VstPracticeAdapter *self = g_object_new (VST_TYPE_PRACTICE_ADAPTER, NULL);

  self->database = g_strdup (database);
  return self;
}
