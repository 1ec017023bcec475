#pragma once

#include <gio/gio.h>

#include "crypto/vst-secret.h"
#include "flow/vst-flow-error.h"

G_BEGIN_DECLS

/**
 * VstKeyring:
 *
 * The desktop's keyring (libsecret), the only place outside memory where a secret of
 * ours may lie. An item is found by its owner (a saved pool's identifier, or a user
 * in it) and its kind ("client-secret"). Fails with %VST_FLOW_ERROR_KEYRING_MISSING or
 * %VST_FLOW_ERROR_KEYRING_LOCKED, or %G_IO_ERROR_CANCELLED.
 */
#define VST_TYPE_KEYRING (vst_keyring_get_type ())
G_DECLARE_FINAL_TYPE (VstKeyring, vst_keyring, VST, KEYRING, GObject)

/* The kinds that a saved pool owns, under its identifier. */
#define VST_KEYRING_KIND_CLIENT_SECRET "client-secret"
#define VST_KEYRING_KIND_ACCESS_KEY_ID "access-key-id"
#define VST_KEYRING_KIND_SECRET_ACCESS_KEY "secret-access-key"
#define VST_KEYRING_KIND_SESSION_TOKEN "session-token"

/* And what its users have left, each followed by whose it is: vst-device-store.h, vst-kept-login.h.
 */
#define VST_KEYRING_KIND_DEVICE "device"
#define VST_KEYRING_KIND_DEVICE_ALIAS "device-alias"
#define VST_KEYRING_KIND_LOGIN "login"

VstKeyring *vst_keyring_new (void);

/* @label is what a person sees in the keyring's own window. */
void vst_keyring_store_async (VstKeyring *self,
                              const char *owner,
                              const char *kind,
                              const char *label,
                              VstSecret *secret,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean vst_keyring_store_finish (VstKeyring *self, GAsyncResult *result, GError **error);

/* %NULL without an error: there is none. */
void vst_keyring_look_up_async (VstKeyring *self,
                                const char *owner,
                                const char *kind,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
VstSecret *vst_keyring_look_up_finish (VstKeyring *self, GAsyncResult *result, GError **error);

/* @kind %NULL: all of @owner's. Nothing there is no error. */
void vst_keyring_forget_async (VstKeyring *self,
                               const char *owner,
                               const char *kind,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean vst_keyring_forget_finish (VstKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
