#pragma once

#include "flow/vst-keyring.h"

G_BEGIN_DECLS

/* *Stay Logged In*: who can go on without logging in. */
typedef struct
{
  char *user_name;  /* as Cognito calls the user */
  char *device_key; /* to be sent with the token; %NULL: it is tied to no device */
  VstSecret *refresh_token;
} VstKeptLogin;

/* Copies its strings. @device_key may be %NULL. */
VstKeptLogin *
vst_kept_login_new (const char *user_name, const char *device_key, VstSecret *refresh_token);
void vst_kept_login_free (VstKeptLogin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstKeptLogin, vst_kept_login_free)

/*
 * The one login that is kept for an app client of a saved pool, in the keyring and nowhere
 * else. Borrowed for the call. Each function fails as VstKeyring does.
 */
typedef struct
{
  const char *owner; /* the saved pool's identifier: what is kept goes when that one is removed */
  const char *user_pool_id;
  const char *client_id; /* a refresh token is good for this one only */
} VstKeptLoginPlace;

/* In place of the one kept before. */
void vst_kept_login_store_async (VstKeyring *keyring,
                                 const VstKeptLoginPlace *place,
                                 const VstKeptLogin *login,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vst_kept_login_store_finish (VstKeyring *keyring, GAsyncResult *result, GError **error);

/* %NULL without an error: there is none. */
void vst_kept_login_look_up_async (VstKeyring *keyring,
                                   const VstKeptLoginPlace *place,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
VstKeptLogin *
vst_kept_login_look_up_finish (VstKeyring *keyring, GAsyncResult *result, GError **error);

/* Nothing there is no error. */
void vst_kept_login_forget_async (VstKeyring *keyring,
                                  const VstKeptLoginPlace *place,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean vst_kept_login_forget_finish (VstKeyring *keyring, GAsyncResult *result, GError **error);

G_END_DECLS
