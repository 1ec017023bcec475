#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/**
 * VstAccountGroup:
 *
 * What can be done by who is logged in: devices, password, second step, staying, going.
 */
#define VST_TYPE_ACCOUNT_GROUP (vst_account_group_get_type ())
G_DECLARE_FINAL_TYPE (VstAccountGroup, vst_account_group, VST, ACCOUNT_GROUP, AdwBin)

/* Once. */
void vst_account_group_set_flow (VstAccountGroup *self, VstFlow *flow);

G_END_DECLS
