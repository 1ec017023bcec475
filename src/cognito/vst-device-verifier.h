#pragma once

#include <gio/gio.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * How a device gets a password of its own: what ConfirmDevice tells the service, and the
 * password to be kept, with which the device later proves that it is the same.
 */
typedef struct
{
  char *device_key;
  char *group_key;
  VstSecret *password; /* text; nobody ever sees it */
  VstSecret *verifier; /* base64 */
  char *salt;          /* base64 */
} VstDeviceVerifier;

#define VST_DEVICE_PASSWORD_SIZE 40
#define VST_DEVICE_SALT_SIZE 16

/* Pure; takes milliseconds. @salt is %VST_DEVICE_SALT_SIZE bytes, or any that are no secret. */
VstDeviceVerifier *vst_device_verifier_new (const char *group_key,
                                            const char *device_key,
                                            VstSecret *password,
                                            const VstSecret *salt);
void vst_device_verifier_free (VstDeviceVerifier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstDeviceVerifier, vst_device_verifier_free)

/* In a thread, with a random password and salt. */
void vst_device_verifier_make_async (const char *group_key,
                                     const char *device_key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
VstDeviceVerifier *vst_device_verifier_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
