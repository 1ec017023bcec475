#pragma once

#include "flow/vst-flow.h"

G_BEGIN_DECLS

#define VST_STAGE_BIT(stage) (1u << (stage))

/*
 * How @stage looks on the page @step. @done: bits (VST_STAGE_BIT) of the stages that
 * were gone through. @obstacle tells where a walk that cannot go on has stopped. Pure.
 */
VstStageState
vst_flow_stages_look_up (VstStep step, VstObstacle obstacle, guint done, VstStage stage);

G_END_DECLS
