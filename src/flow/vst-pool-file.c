#include "flow/vst-pool-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "flow/vst-flow-error.h"

/* Thousands of pools; anything larger is no file of ours. */
#define MAX_SIZE (1024 * 1024)
#define MAX_SET_ASIDE 100

struct _VstPoolFile
{
  GObject parent_instance;
  char *path;
  GQueue waiting; /* GTask, the first one being carried out */
};

typedef struct
{
  GBytes *bytes;
  gboolean set_aside;
} Write;

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstPoolFile, vst_pool_file, G_TYPE_OBJECT)

static void
vst_pool_file_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, vst_pool_file_get_busy (VST_POOL_FILE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_pool_file_finalize (GObject *object)
{
  g_free (VST_POOL_FILE (object)->path);

  G_OBJECT_CLASS (vst_pool_file_parent_class)->finalize (object);
}

static void
vst_pool_file_class_init (VstPoolFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_pool_file_get_property;
  object_class->finalize = vst_pool_file_finalize;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_pool_file_init (VstPoolFile *self)
{
  g_queue_init (&self->waiting);
}

VstPoolFile *
vst_pool_file_new (const char *path)
{
  VstPoolFile *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (VST_TYPE_POOL_FILE, NULL);
  self->path = g_strdup (path);

  return self;
}

gboolean
vst_pool_file_get_busy (VstPoolFile *self)
{
  g_return_val_if_fail (VST_IS_POOL_FILE (self), FALSE);

  return !g_queue_is_empty (&self->waiting);
}

static void
write_free (Write *write)
{
  g_bytes_unref (write->bytes);
  g_free (write);
}

static gboolean
fail (GError **error, const char *path, const char *words)
{
  g_set_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_STORE, "%s: %s", path, words);

  return FALSE;
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GStatBuf info;
  char *text;
  gsize size;

  if (g_stat (path, &info) != 0 && errno == ENOENT)
    return g_bytes_new (NULL, 0);
  /* Looked at first: a pipe in its place would be waited for, a huge file be read. */
  if (g_stat (path, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > MAX_SIZE))
    {
      fail (error, path, "not a list of pools");
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &size, &reason))
    {
      fail (error, path, reason->message);
      return NULL;
    }

  return g_bytes_new_take (text, size);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = read_file (VST_POOL_FILE (source)->path, &error);

  if (bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

void
vst_pool_file_read_async (VstPoolFile *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VST_IS_POOL_FILE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_pool_file_read_async);
  g_task_run_in_thread (task, read_in_thread);
}

GBytes *
vst_pool_file_read_finish (VstPoolFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf of_a;
  GStatBuf of_b;

  return g_stat (a, &of_a) == 0 && g_stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev
         && of_a.st_ino == of_b.st_ino;
}

/* A second name for the same file, so that at no moment it has none; else another name. */
static gboolean
set_aside (const char *path, GError **error)
{
  if (g_access (path, F_OK) != 0)
    return TRUE;

  for (guint i = 1; i < MAX_SET_ASIDE; i++)
    {
      g_autofree char *aside = i == 1 ? g_strdup_printf ("%s.damaged", path)
                                      : g_strdup_printf ("%s.damaged-%u", path, i);

      if (link (path, aside) == 0 || is_same_file (path, aside))
        return TRUE;
      if (g_access (aside, F_OK) != 0 && g_rename (path, aside) == 0)
        return TRUE;
    }

  return fail (error, path, "cannot be set aside");
}

static gboolean
write_file (const char *path, Write *write, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) reason = NULL;
  gsize size;
  const char *text = g_bytes_get_data (write->bytes, &size);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, g_strerror (errno));
  if (write->set_aside && !set_aside (path, error))
    return FALSE;
  if (!g_file_set_contents_full (path, text != NULL ? text : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &reason))
    return fail (error, path, reason->message);

  return TRUE;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (write_file (VST_POOL_FILE (source)->path, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* @callback: what is to run when the first one in the queue has been written. */
static void
write_first (VstPoolFile *self, GAsyncReadyCallback callback)
{
  GTask *first = g_queue_peek_head (&self->waiting);
  g_autoptr (GTask) work = g_task_new (self, NULL, callback, NULL);
  Write *write = g_task_get_task_data (first);

  g_task_set_source_tag (work, write_first);
  g_task_set_task_data (work, write, NULL); /* @first keeps it */
  g_task_run_in_thread (work, write_in_thread);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VstPoolFile *self = VST_POOL_FILE (source);
  g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);
  g_autoptr (GError) error = NULL;

  if (!g_queue_is_empty (&self->waiting))
    write_first (self, on_written);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
vst_pool_file_write_async (VstPoolFile *self,
                           GBytes *bytes,
                           gboolean set_aside_first,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Write *write;

  g_return_if_fail (VST_IS_POOL_FILE (self) && bytes != NULL);

  write = g_new0 (Write, 1);
  write->bytes = g_bytes_ref (bytes);
  write->set_aside = set_aside_first;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, vst_pool_file_write_async);
  g_task_set_task_data (task, write, (GDestroyNotify) write_free);

  g_queue_push_tail (&self->waiting, task);
  if (self->waiting.length > 1)
    return;

  write_first (self, on_written);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
vst_pool_file_write_finish (VstPoolFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
