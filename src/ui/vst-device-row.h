#pragma once

#include <adwaita.h>

#include "flow/vst-device-list.h"

G_BEGIN_DECLS

/**
 * VstDeviceRow:
 *
 * A device that the pool knows of a user: its name, when it was last used, and, when
 * opened, the rest.
 *
 * Signal: "forget": the person wants the pool to forget it.
 */
#define VST_TYPE_DEVICE_ROW (vst_device_row_get_type ())
G_DECLARE_FINAL_TYPE (VstDeviceRow, vst_device_row, VST, DEVICE_ROW, AdwExpanderRow)

GtkWidget *vst_device_row_new (VstDeviceItem *device);
VstDeviceItem *vst_device_row_get_device (VstDeviceRow *self);
/* What a person calls it; never empty. */
const char *vst_device_row_get_name (VstDeviceRow *self);

G_END_DECLS
