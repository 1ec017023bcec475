#pragma once

#include "cognito/vst-cognito-client-devices.h"
#include "flow/vst-device-list.h"

G_BEGIN_DECLS

VstDeviceItem *vst_device_item_new (const VstCognitoDevice *device, gboolean is_this);

/* Empty. */
VstDeviceList *vst_device_list_new (void);
/*
 * Asks for all of the user's devices; what was there stays until all have come. @this_key:
 * this computer's; may be %NULL. Ends a load under way.
 */
void vst_device_list_load (VstDeviceList *self,
                           VstCognitoClient *client,
                           VstSecret *access_token,
                           const char *this_key);
/* The device is gone from the service, and now from the list. */
void vst_device_list_remove (VstDeviceList *self, const char *device_key);
/* Nobody is signed in any more. */
void vst_device_list_clear (VstDeviceList *self);

G_END_DECLS
