#pragma once

#include "flow/vst-device-list.h"

G_BEGIN_DECLS

/*
 * A list of devices that holds what a test puts in. "loading" (boolean) and "problem" are
 * writable here.
 */
VstDeviceList *fake_device_list_new (void);
/* @created_at, @last_used_at: seconds since 1970. */
void fake_device_list_add (VstDeviceList *self,
                           const char *key,
                           const char *name,
                           gint64 created_at,
                           gint64 last_used_at,
                           gboolean is_this);
void fake_device_list_remove (VstDeviceList *self, guint position);

G_END_DECLS
