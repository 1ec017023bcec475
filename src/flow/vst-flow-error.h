#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VST_FLOW_ERROR (vst_flow_error_quark ())
GQuark vst_flow_error_quark (void);

/*
 * Everything that can stand in a walkthrough's way, as one thing to say to a person.
 * The words are the user interface's.
 */
typedef enum
{
  VST_FLOW_ERROR_FAILED, /* nothing better is known: show the service's own words */

  /* refused before anything is sent */
  VST_FLOW_ERROR_USER_NAME_EMPTY,
  VST_FLOW_ERROR_USER_NAME_FORM, /* blanks, joiners, control characters */
  VST_FLOW_ERROR_USER_NAME_LONG, /* over 128 characters */
  VST_FLOW_ERROR_EMAIL_EMPTY,
  VST_FLOW_ERROR_EMAIL_FORM,
  VST_FLOW_ERROR_PASSWORD_EMPTY,
  VST_FLOW_ERROR_PASSWORD_FORM,   /* begins or ends with a blank, or is over 256 characters */
  VST_FLOW_ERROR_PASSWORD_RULES,  /* the pool's known rules do not hold */
  VST_FLOW_ERROR_ATTRIBUTE_EMPTY, /* a required one: see the detail */
  VST_FLOW_ERROR_ATTRIBUTE_FORM,  /* name or value not possible: see the detail */
  VST_FLOW_ERROR_CODE_EMPTY,
  VST_FLOW_ERROR_CODE_FORM,          /* not six digits */
  VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE, /* the very code that pairing has used up */
  VST_FLOW_ERROR_ANSWER_EMPTY,

  /* the service refused the person's values */
  VST_FLOW_ERROR_USER_EXISTS,
  VST_FLOW_ERROR_ALIAS_EXISTS,
  VST_FLOW_ERROR_PASSWORD_POLICY,
  VST_FLOW_ERROR_PASSWORD_WRONG,
  VST_FLOW_ERROR_PASSWORD_NOT_PRESENT, /* the one to be changed is another one */
  VST_FLOW_ERROR_PASSWORD_ATTEMPTS,
  VST_FLOW_ERROR_PASSWORD_RESET,
  VST_FLOW_ERROR_PASSWORD_EXPIRED,
  VST_FLOW_ERROR_USER_NOT_FOUND,
  VST_FLOW_ERROR_USER_NOT_CONFIRMED,
  VST_FLOW_ERROR_ALREADY_CONFIRMED,
  VST_FLOW_ERROR_USER_DISABLED,
  VST_FLOW_ERROR_ATTRIBUTE_MISSING, /* see the detail; its row has been added */
  VST_FLOW_ERROR_PARAMETER,
  VST_FLOW_ERROR_CODE_WRONG,
  VST_FLOW_ERROR_CODE_EXPIRED,
  VST_FLOW_ERROR_CODE_USED,
  VST_FLOW_ERROR_LIMIT,

  /* sessions and tokens */
  VST_FLOW_ERROR_SESSION_EXPIRED, /* one button logs in again */
  VST_FLOW_ERROR_TOKEN_INVALID,
  VST_FLOW_ERROR_TOKEN_CHECK, /* a token failed its checks and is not stored */
  VST_FLOW_ERROR_DEVICE,      /* ConfirmDevice failed */
  VST_FLOW_ERROR_STAY,        /* the kept login is no longer good */

  /* the pool's set-up */
  VST_FLOW_ERROR_CLIENT_SECRET,
  VST_FLOW_ERROR_CLIENT_SECRET_ASKED, /* the pool has one, and it is not kept: give it again */
  VST_FLOW_ERROR_METHOD_DISABLED, /* the client does not allow the login method: see the detail */
  VST_FLOW_ERROR_SIGN_UP_DISABLED,
  VST_FLOW_ERROR_POOL_NOT_FOUND,
  VST_FLOW_ERROR_MFA_NOT_ENABLED,
  VST_FLOW_ERROR_DELIVERY,
  VST_FLOW_ERROR_TRIGGER,
  VST_FLOW_ERROR_TIER,

  /* AWS keys */
  VST_FLOW_ERROR_KEYS_MISSING,
  VST_FLOW_ERROR_KEYS_REFUSED,
  VST_FLOW_ERROR_KEYS_NOT_PERMITTED,
  VST_FLOW_ERROR_KEYS_UNREADABLE,  /* ~/.aws cannot be read, or the profile is not there: detail */
  VST_FLOW_ERROR_KEYS_UNSUPPORTED, /* the profile uses SSO, a role or a program: detail */
  VST_FLOW_ERROR_KEYS_ASKED,       /* pasted keys that are not kept: give them again */
  VST_FLOW_ERROR_CLOCK,

  /* the way there */
  VST_FLOW_ERROR_THROTTLED,
  VST_FLOW_ERROR_UNAVAILABLE,
  VST_FLOW_ERROR_OFFLINE,
  VST_FLOW_ERROR_UNKNOWN_HOST, /* detail: the host */
  VST_FLOW_ERROR_UNREACHABLE,  /* detail: the host */
  VST_FLOW_ERROR_TIMED_OUT,
  VST_FLOW_ERROR_INTERRUPTED,
  VST_FLOW_ERROR_SIGN_UP_UNKNOWN, /* nobody can say whether the sign-up took effect */
  VST_FLOW_ERROR_TLS,
  VST_FLOW_ERROR_NOT_COGNITO,
  VST_FLOW_ERROR_BAD_ANSWER,

  /* this machine */
  VST_FLOW_ERROR_KEYRING_MISSING,
  VST_FLOW_ERROR_KEYRING_LOCKED,
  VST_FLOW_ERROR_STORE,    /* the list of pools cannot be written or read: detail */
  VST_FLOW_ERROR_PRACTICE, /* the practice pool cannot be started: detail */
} VstFlowError;

G_END_DECLS
