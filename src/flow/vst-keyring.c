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

static GHashTable *
make_attributes (const char *owner, const char *kind)
{
  if (kind == NULL)
    return secret_attributes_build (&schema, "owner", owner, NULL);

  return secret_attributes_build (&schema, "owner", owner, "kind", kind, NULL);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstKeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    vst_keyring_call_return (call, GINT_TO_POINTER (TRUE), NULL);
  else
    vst_keyring_call_return_error (call, error);
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
  g_autoptr (GHashTable) attributes = NULL;
  g_autoptr (SecretValue) value = NULL;
  VstKeyringCall *call;
  GTask *task;

  g_return_if_fail (VST_IS_KEYRING (self) && owner != NULL && kind != NULL && label != NULL);
  g_return_if_fail (secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_keyring_store_async);
  call = vst_keyring_call_new (task, self->patience_with_person, VST_FLOW_ERROR_KEYRING_LOCKED);

  attributes = make_attributes (owner, kind);
  value = secret_value_new ((const char *) vst_secret_get_data (secret),
                            (gssize) vst_secret_get_size (secret), "text/plain");
  secret_password_storev_binary (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, value,
                                 vst_keyring_call_get_cancellable (call), on_stored, call);
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

typedef struct
{
  VstKeyringCall *call;
  GHashTable *attributes;
  guint patience_with_person;
} LookUp;

static void
look_up_free (LookUp *look_up)
{
  vst_keyring_call_unref (look_up->call);
  g_hash_table_unref (look_up->attributes);
  g_free (look_up);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LookUp, look_up_free)

static void
on_searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookUp) look_up = user_data;
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);
  gboolean found = items != NULL;

  g_list_free_full (items, g_object_unref);
  if (error != NULL)
    vst_keyring_call_return_error (look_up->call, error);
  else if (!found)
    vst_keyring_call_return (look_up->call, NULL, NULL);
  if (vst_keyring_call_has_ended (look_up->call))
    return;

  vst_keyring_call_extend (look_up->call, look_up->patience_with_person,
                           VST_FLOW_ERROR_KEYRING_LOCKED);
  secret_password_lookupv (&schema, look_up->attributes,
                           vst_keyring_call_get_cancellable (look_up->call), on_loaded,
                           vst_keyring_call_ref (look_up->call));
}

/*
 * In two steps, search and look up. Only the second may ask a person to unlock the keyring,
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
  LookUp *look_up;
  GTask *task;

  g_return_if_fail (VST_IS_KEYRING (self) && owner != NULL && kind != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_keyring_look_up_async);
  look_up = g_new0 (LookUp, 1);
  look_up->call = vst_keyring_call_new (task, self->patience, VST_FLOW_ERROR_KEYRING_MISSING);
  look_up->patience_with_person = self->patience_with_person;
  look_up->attributes = make_attributes (owner, kind);
  secret_password_searchv (&schema, look_up->attributes, SECRET_SEARCH_NONE,
                           vst_keyring_call_get_cancellable (look_up->call), on_searched, look_up);
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
  if (error == NULL)
    vst_keyring_call_return (call, GINT_TO_POINTER (TRUE), NULL);
  else
    vst_keyring_call_return_error (call, error);
}

void
vst_keyring_forget_async (VstKeyring *self,
                          const char *owner,
                          const char *kind,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GHashTable) attributes = NULL;
  VstKeyringCall *call;
  GTask *task;

  g_return_if_fail (VST_IS_KEYRING (self) && owner != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_keyring_forget_async);
  call = vst_keyring_call_new (task, self->patience_with_person, VST_FLOW_ERROR_KEYRING_LOCKED);
  attributes = make_attributes (owner, kind);
  secret_password_clearv (&schema, attributes, vst_keyring_call_get_cancellable (call),
                          on_forgotten, call);
}

gboolean
vst_keyring_forget_finish (VstKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
