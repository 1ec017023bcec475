#include "flow/vst-kept-login.h"

#include "flow/vst-kept-fields.h"

VstKeptLogin *
vst_kept_login_new (const char *user_name, const char *device_key, VstSecret *refresh_token)
{
  VstKeptLogin *self;

  g_return_val_if_fail (user_name != NULL && refresh_token != NULL, NULL);

  self = g_new0 (VstKeptLogin, 1);
  self->user_name = g_strdup (user_name);
  self->device_key = g_strdup (device_key);
  self->refresh_token = vst_secret_ref (refresh_token);
  return self;
}

void
vst_kept_login_free (VstKeptLogin *self)
{
  if (self == NULL)
    return;
  g_free (self->user_name);
  g_free (self->device_key);
  g_clear_pointer (&self->refresh_token, vst_secret_unref);
  g_free (self);
}

static VstSecret *
pack (const VstKeptLogin *login)
{
  return vst_kept_fields_pack (
      (const char *const[]){ login->user_name, login->device_key != NULL ? login->device_key : "",
                             vst_secret_get_text (login->refresh_token), NULL });
}

static VstKeptLogin *
unpack (const VstSecret *packed)
{
  g_autoptr (GPtrArray) fields = vst_kept_fields_unpack (packed, 3);
  const char *device_key;

  if (fields == NULL)
    return NULL;

  device_key = vst_kept_fields_get_text (fields, 1);
  return vst_kept_login_new (vst_kept_fields_get_text (fields, 0),
                             *device_key != '\0' ? device_key : NULL,
                             g_ptr_array_index (fields, 2));
}

/* Neither ID has a stroke in it. */
static char *
make_kind (const VstKeptLoginPlace *place)
{
  return g_strdup_printf (VST_KEYRING_KIND_LOGIN "/%s/%s", place->user_pool_id, place->client_id);
}

void
vst_kept_login_store_async (VstKeyring *keyring,
                            const VstKeptLoginPlace *place,
                            const VstKeptLogin *login,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autofree char *kind = NULL;
  g_autofree char *label = NULL;
  g_autoptr (VstSecret) secret = NULL;

  g_return_if_fail (place != NULL && login != NULL);

  kind = make_kind (place);
  label = g_strdup_printf ("Vestibule: %s stays logged in to %s", login->user_name,
                           place->user_pool_id);
  secret = pack (login);
  vst_keyring_store_async (keyring, place->owner, kind, label, secret, cancellable, callback,
                           user_data);
}

gboolean
vst_kept_login_store_finish (VstKeyring *keyring, GAsyncResult *result, GError **error)
{
  return vst_keyring_store_finish (keyring, result, error);
}

void
vst_kept_login_look_up_async (VstKeyring *keyring,
                              const VstKeptLoginPlace *place,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autofree char *kind = NULL;

  g_return_if_fail (place != NULL);

  kind = make_kind (place);
  vst_keyring_look_up_async (keyring, place->owner, kind, cancellable, callback, user_data);
}

VstKeptLogin *
vst_kept_login_look_up_finish (VstKeyring *keyring, GAsyncResult *result, GError **error)
{
  g_autoptr (VstSecret) packed = vst_keyring_look_up_finish (keyring, result, error);

  return packed != NULL ? unpack (packed) : NULL;
}

void
vst_kept_login_forget_async (VstKeyring *keyring,
                             const VstKeptLoginPlace *place,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autofree char *kind = NULL;

  g_return_if_fail (place != NULL);

  kind = make_kind (place);
  vst_keyring_forget_async (keyring, place->owner, kind, cancellable, callback, user_data);
}

gboolean
vst_kept_login_forget_finish (VstKeyring *keyring, GAsyncResult *result, GError **error)
{
  return vst_keyring_forget_finish (keyring, result, error);
}
