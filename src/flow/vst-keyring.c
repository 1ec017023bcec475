#include "flow/vst-keyring.h"

#include <libsecret/secret.h>

#include "flow/vst-keyring-call-private.h"
#include "flow/vst-keyring-private.h"

/*
 * Milliseconds. A service that works answers in a fraction, and where it does not, D-Bus ends
 * each call after 25 s; a person has a password to type.
 */
#define PATIENCE 20000
#define PATIENCE_WITH_PERSON 180000

struct _VstKeyring
{
  GObject parent_instance;
  guint patience;
  guint patience_with_person;
};

G_DEFINE_FINAL_TYPE (VstKeyring, vst_keyring, G_TYPE_OBJECT)

/* Development builds share it: an item's owner is unique anyway. */
static const SecretSchema schema = {
  "io.github.vestibule_app.Vestibule",
  SECRET_SCHEMA_NONE,
  {
      { "owner", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

static void
vst_keyring_class_init (VstKeyringClass *klass)
{
}

static void
vst_keyring_init (VstKeyring *self)
{
  self->patience = PATIENCE;
  self->patience_with_person = PATIENCE_WITH_PERSON;
}

VstKeyring *
vst_keyring_new (void)
{
  return g_object_new (VST_TYPE_KEYRING, NULL);
}

void
vst_keyring_set_patience (VstKeyring *self, guint milliseconds, guint with_person)
{
  g_return_if_fail (VST_IS_KEYRING (self));

  self->patience = milliseconds;
  self->patience_with_person = with_person;
}

/* What a call is about: its task's data. */
typedef struct
{
  GHashTable *attributes;
  char *label;        /* only to store */
  SecretValue *value; /* the same */
  guint patience_with_person;
} Request;

static void
request_free (Request *self)
{
  g_hash_table_unref (self->attributes);
  g_free (self->label);
  g_clear_pointer (&self->value, secret_value_unref);
  g_free (self);
}

static GHashTable *
make_attributes (const char *owner, const char *kind)
{
  if (kind == NULL)
    return secret_attributes_build (&schema, "owner", owner, NULL);

  return secret_attributes_build (&schema, "owner", owner, "kind", kind, NULL);
}

static Request *
set_request (GTask *task, VstKeyring *self, const char *owner, const char *kind)
{
  Request *request = g_new0 (Request, 1);

  request->attributes = make_attributes (owner, kind);
  request->patience_with_person = self->patience_with_person;
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);

  return request;
}

/* Begins the call. @patience and @late are for its first step, and for the wait before it. */
static void
take (GTask *task, VstKeyringStep step, guint patience, VstFlowError late)
{
  g_autoptr (VstKeyringCall) call = vst_keyring_call_new (task, patience, late);

  vst_keyring_call_take (call, step);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  vst_keyring_call_answered (call);
  if (stored)
    vst_keyring_call_return (call, GINT_TO_POINTER (TRUE), NULL);
  else
    vst_keyring_call_return_error (call, error);
}

static void
store (VstKeyringCall *call, gpointer user_data, GCancellable *cancellable)
{
  const Request *request = user_data;

  secret_password_storev_binary (&schema, request->attributes, SECRET_COLLECTION_DEFAULT,
                                 request->label, request->value, cancellable, on_stored,
                                 vst_keyring_call_ref (call));
}

void
vst_keyring_store_async (VstKeyring *self,
                         const char *owner,
                         const char *kind,
                         const char *label,
                         VstSecret *secret,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Request *request;
  GTask *task;

  g_return_if_fail (VST_IS_KEYRING (self) && owner != NULL && kind != NULL && label != NULL);
  g_return_if_fail (secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_keyring_store_async);
  request = set_request (task, self, owner, kind);
  request->label = g_strdup (label);
  request->value = secret_value_new ((const char *) vst_secret_get_data (secret),
                                     (gssize) vst_secret_get_size (secret), "text/plain");
  take (task, store, self->patience_with_person, VST_FLOW_ERROR_KEYRING_LOCKED);
}

gboolean
vst_keyring_store_finish (VstKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value = secret_password_lookup_binary_finish (result, &error);
  const char *data;
  gsize size;

  vst_keyring_call_answered (call);
  /* It was there a moment ago. */
  if (value == NULL && error == NULL)
    g_set_error (&error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "It stayed locked");
  if (error != NULL)
    {
      vst_keyring_call_return_error (call, error);
      return;
    }

  data = secret_value_get (value, &size);
  vst_keyring_call_return (call, vst_secret_new (data, size), (GDestroyNotify) vst_secret_unref);
}

static void
load (VstKeyringCall *call, gpointer user_data, GCancellable *cancellable)
{
  const Request *request = user_data;

  vst_keyring_call_extend (call, request->patience_with_person, VST_FLOW_ERROR_KEYRING_LOCKED);
  secret_password_lookupv (&schema, request->attributes, cancellable, on_loaded,
                           vst_keyring_call_ref (call));
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);
  gboolean found = items != NULL;

  g_list_free_full (items, g_object_unref);
  vst_keyring_call_answered (call);
  if (error != NULL)
    vst_keyring_call_return_error (call, error);
  else if (!found)
    vst_keyring_call_return (call, NULL, NULL);
  if (!vst_keyring_call_has_ended (call))
    vst_keyring_call_take (call, load);
}

static void
search (VstKeyringCall *call, gpointer user_data, GCancellable *cancellable)
{
  const Request *request = user_data;

  secret_password_searchv (&schema, request->attributes, SECRET_SEARCH_NONE, cancellable,
                           on_searched, vst_keyring_call_ref (call));
}

/*
 * In two steps, search and load. Only the second may ask a person to unlock the keyring,
 * and takes its time; libsecret's own answer does not tell "locked" from "nothing there".
 */
void
vst_keyring_look_up_async (VstKeyring *self,
                           const char *owner,
                           const char *kind,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (VST_IS_KEYRING (self) && owner != NULL && kind != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_keyring_look_up_async);
  set_request (task, self, owner, kind);
  take (task, search, self->patience, VST_FLOW_ERROR_KEYRING_MISSING);
}

VstSecret *
vst_keyring_look_up_finish (VstKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: there was nothing. */
  secret_password_clear_finish (result, &error);
  vst_keyring_call_answered (call);
  if (error == NULL)
    vst_keyring_call_return (call, GINT_TO_POINTER (TRUE), NULL);
  else
    vst_keyring_call_return_error (call, error);
}

static void
forget (VstKeyringCall *call, gpointer user_data, GCancellable *cancellable)
{
  const Request *request = user_data;

  secret_password_clearv (&schema, request->attributes, cancellable, on_forgotten,
                          vst_keyring_call_ref (call));
}

void
vst_keyring_forget_async (VstKeyring *self,
                          const char *owner,
                          const char *kind,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (VST_IS_KEYRING (self) && owner != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_keyring_forget_async);
  set_request (task, self, owner, kind);
  take (task, forget, self->patience_with_person, VST_FLOW_ERROR_KEYRING_LOCKED);
}

gboolean
vst_keyring_forget_finish (VstKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
