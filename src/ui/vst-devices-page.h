#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstDevicesPage:
 *
 * The devices that the pool knows of who is logged in.
 */
#define VST_TYPE_DEVICES_PAGE (vst_devices_page_get_type ())
G_DECLARE_FINAL_TYPE (VstDevicesPage, vst_devices_page, VST, DEVICES_PAGE, VstPage)

G_END_DECLS
