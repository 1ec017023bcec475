#include "flow/vst-flow-table.h"

/* One more than the step, so that what is not named is 0: not allowed. */
#define TO(step) (VST_STEP_##step + 1)

/* What the answer to a login, sent from whatever page, leads to. */
#define ANSWERS                                                                                    \
  [VST_EVENT_UNCONFIRMED] = TO (CONFIRM), [VST_EVENT_NEEDS_PASSWORD] = TO (LOG_IN),                \
  [VST_EVENT_ASKED_SETUP] = TO (PAIR), [VST_EVENT_ASKED_CODE] = TO (CODE),                         \
  [VST_EVENT_ASKED_ELSE] = TO (CHALLENGE), [VST_EVENT_WANTS_RESET] = TO (RESET),                   \
  [VST_EVENT_LOGGED_IN] = TO (DONE), [VST_EVENT_OBSTRUCTED] = TO (CANNOT_GO_ON),                   \
  [VST_EVENT_ENDED] = TO (WELCOME)

/* The person turns to the other way in. */
#define CHOICES [VST_EVENT_WANTS_SIGN_UP] = TO (SIGN_UP), [VST_EVENT_WANTS_LOG_IN] = TO (LOG_IN)

static const guint8 transitions[VST_N_STEPS][VST_N_EVENTS] = {
  /* From here a person may go on by a login that was kept. */
  [VST_STEP_WELCOME] = { CHOICES, [VST_EVENT_LOGGED_IN] = TO (DONE),
                         [VST_EVENT_ENDED] = TO (WELCOME) },
  [VST_STEP_SIGN_UP] = { CHOICES, ANSWERS },
  [VST_STEP_CONFIRM] = { ANSWERS },
  [VST_STEP_LOG_IN] = { CHOICES, ANSWERS },
  [VST_STEP_PAIR] = { ANSWERS },
  [VST_STEP_CODE] = { ANSWERS },
  [VST_STEP_CHALLENGE] = { ANSWERS },
  [VST_STEP_RESET] = { ANSWERS },
  /* Pairing once more, by the access token. */
  [VST_STEP_DONE] = { [VST_EVENT_ASKED_SETUP] = TO (PAIR), [VST_EVENT_ENDED] = TO (WELCOME) },
  [VST_STEP_CANNOT_GO_ON] = { CHOICES, [VST_EVENT_ENDED] = TO (WELCOME) },
};

gboolean
vst_flow_table_look_up (VstStep step, VstEvent event, VstStep *next)
{
  guint8 target;

  g_return_val_if_fail ((guint) step < VST_N_STEPS && (guint) event < VST_N_EVENTS, FALSE);

  target = transitions[step][event];
  if (target == 0)
    return FALSE;

  *next = target - 1;
  return TRUE;
}
