#include "flow/vst-flow-stages.h"

/* The stage that a page belongs to; -1: none, the walk has not begun. */
static int
stage_of (VstStep step, VstObstacle obstacle)
{
  switch (step)
    {
    case VST_STEP_WELCOME:
      return -1;
    case VST_STEP_SIGN_UP:
      return VST_STAGE_SIGN_UP;
    case VST_STEP_CONFIRM:
      return VST_STAGE_CONFIRM;
    case VST_STEP_PAIR:
      return VST_STAGE_PAIR;
    case VST_STEP_LOG_IN:
    case VST_STEP_CODE:
    case VST_STEP_CHALLENGE:
    case VST_STEP_RESET:
      return VST_STAGE_LOG_IN;
    case VST_STEP_DONE:
      return VST_STAGE_DONE;
    case VST_STEP_CANNOT_GO_ON:
      return obstacle == VST_OBSTACLE_NO_TOTP_SETUP ? VST_STAGE_PAIR : VST_STAGE_LOG_IN;
    }
  g_return_val_if_reached (-1);
}

/* A password being asked for does not yet say whether pairing will be needed. */
static gboolean
is_open_question (VstStep step, VstStage stage)
{
  return step == VST_STEP_LOG_IN && stage == VST_STAGE_PAIR;
}

VstStageState
vst_flow_stages_look_up (VstStep step, VstObstacle obstacle, guint done, VstStage stage)
{
  int current = stage_of (step, obstacle);

  if ((int) stage == current)
    return VST_STAGE_STATE_CURRENT;
  if ((int) stage < current && (done & VST_STAGE_BIT (stage)) != 0)
    return VST_STAGE_STATE_DONE;
  if ((int) stage > current || is_open_question (step, stage))
    return VST_STAGE_STATE_AHEAD;
  return VST_STAGE_STATE_SKIPPED;
}
