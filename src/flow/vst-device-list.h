#pragma once

#include <gio/gio.h>

#include "flow/vst-problem.h"

G_BEGIN_DECLS

/* One device that the pool knows of the user. Properties (read-only): those of the getters. */
#define VST_TYPE_DEVICE_ITEM (vst_device_item_get_type ())
G_DECLARE_FINAL_TYPE (VstDeviceItem, vst_device_item, VST, DEVICE_ITEM, GObject)

const char *vst_device_item_get_key (VstDeviceItem *self);
const char *vst_device_item_get_name (VstDeviceItem *self);    /* never %NULL; may be empty */
gint64 vst_device_item_get_created_at (VstDeviceItem *self);   /* seconds since 1970; 0: not said */
gint64 vst_device_item_get_last_used_at (VstDeviceItem *self); /* the same */
gboolean vst_device_item_get_is_this (VstDeviceItem *self);    /* this computer */
/* Whether the pool remembers it; only known where the pool says so. */
gboolean vst_device_item_get_remembered (VstDeviceItem *self);

/**
 * VstDeviceList:
 *
 * The signed-in user's devices: a GListModel of VstDeviceItem. Properties (notified):
 * "loading", "problem" (VstProblem or %NULL). Made by vst_flow_get_devices(); loads
 * itself by vst_flow_load_devices().
 */
#define VST_TYPE_DEVICE_LIST (vst_device_list_get_type ())
G_DECLARE_FINAL_TYPE (VstDeviceList, vst_device_list, VST, DEVICE_LIST, GObject)

gboolean vst_device_list_get_loading (VstDeviceList *self);
VstProblem *vst_device_list_get_problem (VstDeviceList *self);

G_END_DECLS
