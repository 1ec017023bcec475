#pragma once

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/*
 * A walkthrough that does nothing but what a test says: it takes the place of VstFlow.
 * All properties of VstFlow are writable here, besides "obstacle" (int),
 * "obstacle-detail" and "has-credentials" (boolean). Commands change nothing; they are written
 * down.
 */

/* With a practice pool that never starts; its inbox is a GListStore. */
VstFlow *fake_flow_new (void);
gboolean fake_flow_was_called (VstFlow *self);
/* What was called since the last time, such as "sign-up secret; cancel"; to be freed. */
char *fake_flow_take_calls (VstFlow *self);

G_END_DECLS
