#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/**
 * VstTrustGroup:
 *
 * This computer: whether the pool trusts it, what that is good for, where its secret is
 * kept, its keys, and what a person can decide about it.
 */
#define VST_TYPE_TRUST_GROUP (vst_trust_group_get_type ())
G_DECLARE_FINAL_TYPE (VstTrustGroup, vst_trust_group, VST, TRUST_GROUP, AdwBin)

/* Once. */
void vst_trust_group_set_flow (VstTrustGroup *self, VstFlow *flow);

G_END_DECLS
