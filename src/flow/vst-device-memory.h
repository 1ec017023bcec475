#pragma once

#include "flow/vst-trusted-device.h"

G_BEGIN_DECLS

/*
 * The trusted devices that the keyring does not have. @pool says whose users they are; names
 * are compared byte by byte.
 */
typedef struct _VstDeviceMemory VstDeviceMemory;

VstDeviceMemory *vst_device_memory_new (void);
void vst_device_memory_free (VstDeviceMemory *self);

/* A copy of @device, in place of an older one of either name. */
void vst_device_memory_put (VstDeviceMemory *self,
                            const char *pool,
                            const char *user,
                            const char *alias,
                            const VstTrustedDevice *device);
/* By either name. Borrowed; %NULL: none. */
const VstTrustedDevice *
vst_device_memory_find (VstDeviceMemory *self, const char *pool, const char *name);
void vst_device_memory_drop (VstDeviceMemory *self, const char *pool, const char *name);

G_END_DECLS
