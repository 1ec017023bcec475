#pragma once

#include "flow/vst-keyring.h"
#include "flow/vst-trusted-device.h"

G_BEGIN_DECLS

/* Where a device belongs. Borrowed for the call. */
typedef struct
{
  const char *owner; /* the saved pool's identifier: what is kept goes when that one is removed */
  const char *user_pool_id;
  const char *user_name; /* as typed, or as Cognito calls the user; case does not matter */
} VstDevicePlace;

/**
 * VstDeviceStore:
 *
 * The trusted devices that this computer is to the users of the pools: in the keyring
 * or, where that is not to be had, in memory as long as the store lives. Never in a file.
 * What is kept and forgotten takes effect in the order of the calls.
 */
#define VST_TYPE_DEVICE_STORE (vst_device_store_get_type ())
G_DECLARE_FINAL_TYPE (VstDeviceStore, vst_device_store, VST, DEVICE_STORE, GObject)

/* @keyring may be %NULL: then there is memory only. */
VstDeviceStore *vst_device_store_new (VstKeyring *keyring);

/*
 * Keeps @device, in place of an older one of the same user: from now on it is found by
 * @place's user name and by its own. At once in memory, and then there no longer if the
 * keyring has it.
 */
void vst_device_store_keep_async (VstDeviceStore *self,
                                  const VstDevicePlace *place,
                                  const VstTrustedDevice *device,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* %TRUE: the keyring has it. @error says why it is in memory only: as VstKeyring's. */
gboolean vst_device_store_keep_finish (VstDeviceStore *self, GAsyncResult *result, GError **error);

void vst_device_store_look_up_async (VstDeviceStore *self,
                                     const VstDevicePlace *place,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/*
 * %NULL without an error: none is known, or there is no keyring to ask. Fails with
 * %VST_FLOW_ERROR_KEYRING_LOCKED (there may be one) or %G_IO_ERROR_CANCELLED.
 */
VstTrustedDevice *
vst_device_store_look_up_finish (VstDeviceStore *self, GAsyncResult *result, GError **error);

/* In memory at once. Nothing there is no error. */
void vst_device_store_forget_async (VstDeviceStore *self,
                                    const VstDevicePlace *place,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
vst_device_store_forget_finish (VstDeviceStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
