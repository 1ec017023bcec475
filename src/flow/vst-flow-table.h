#pragma once

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/* What happens to a walkthrough: a person's wish, or an answer of Cognito. */
typedef enum
{
  VST_EVENT_WANTS_SIGN_UP,
  VST_EVENT_WANTS_LOG_IN,
  VST_EVENT_UNCONFIRMED,    /* the user exists, and a code is to be typed */
  VST_EVENT_NEEDS_PASSWORD, /* a login is next, and no password is held */
  VST_EVENT_ASKED_SETUP,    /* MFA_SETUP, and there is a key to pair */
  VST_EVENT_ASKED_CODE,     /* SOFTWARE_TOKEN_MFA */
  VST_EVENT_ASKED_ELSE,     /* any other challenge that a person can answer */
  VST_EVENT_WANTS_RESET,    /* Forgot Password? */
  VST_EVENT_LOGGED_IN,
  VST_EVENT_OBSTRUCTED, /* a challenge that nobody here can answer */
  VST_EVENT_ENDED,      /* started over, deleted, or another pool chosen */
} VstEvent;
#define VST_N_EVENTS 11
#define VST_N_STEPS 10

/* Where @event leads from @step. %FALSE: it has no meaning there. Pure. */
gboolean vst_flow_table_look_up (VstStep step, VstEvent event, VstStep *next);

G_END_DECLS
