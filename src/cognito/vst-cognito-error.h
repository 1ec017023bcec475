#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VST_COGNITO_ERROR (vst_cognito_error_quark ())
GQuark vst_cognito_error_quark (void);

/* One code per decision that a caller makes. What the wire said is kept beside it. */
typedef enum
{
  VST_COGNITO_ERROR_FAILED, /* nothing that the person or the application can do */

  /* the person's values */
  VST_COGNITO_ERROR_CODE_MISMATCH,     /* wrong code: keep the page, ask again */
  VST_COGNITO_ERROR_CODE_EXPIRED,      /* late, superseded or never asked for: offer a new one */
  VST_COGNITO_ERROR_CODE_USED,         /* TOTP code spent: wait for the next */
  VST_COGNITO_ERROR_PASSWORD_WRONG,    /* "Incorrect username or password." */
  VST_COGNITO_ERROR_PASSWORD_POLICY,   /* see the wire message for the rule */
  VST_COGNITO_ERROR_PASSWORD_ATTEMPTS, /* locked out for a while */
  VST_COGNITO_ERROR_PASSWORD_RESET,    /* PasswordResetRequiredException */
  VST_COGNITO_ERROR_PASSWORD_EXPIRED,  /* temporary password too old */
  VST_COGNITO_ERROR_USER_EXISTS,       /* the name is taken */
  VST_COGNITO_ERROR_ALIAS_EXISTS,      /* the e-mail or phone number is taken */
  VST_COGNITO_ERROR_USER_NOT_FOUND,
  VST_COGNITO_ERROR_USER_NOT_CONFIRMED,
  VST_COGNITO_ERROR_ALREADY_CONFIRMED,
  VST_COGNITO_ERROR_USER_DISABLED,
  VST_COGNITO_ERROR_ATTRIBUTE, /* a missing or refused attribute: vst_cognito_error_dup_attribute()
                                */
  VST_COGNITO_ERROR_PARAMETER, /* any other InvalidParameterException */
  VST_COGNITO_ERROR_LIMIT,     /* attempt limit: wait, from minutes to an hour */

  /* sessions and tokens */
  VST_COGNITO_ERROR_SESSION_INVALID, /* expired, used up or foreign: log in anew */
  VST_COGNITO_ERROR_TOKEN_INVALID,   /* access or refresh token expired, revoked or foreign */
  VST_COGNITO_ERROR_DEVICE_UNKNOWN,

  /* the pool's set-up */
  VST_COGNITO_ERROR_CLIENT_SECRET,    /* missing or wrong client secret */
  VST_COGNITO_ERROR_FLOW_DISABLED,    /* the client does not allow this login method */
  VST_COGNITO_ERROR_SIGN_UP_DISABLED, /* administrators only */
  VST_COGNITO_ERROR_POOL_NOT_FOUND,   /* user pool or client does not exist (in this region or
                                         account) */
  VST_COGNITO_ERROR_MFA_NOT_ENABLED,  /* SoftwareTokenMFANotFoundException */
  VST_COGNITO_ERROR_DELIVERY,         /* the pool could not send the code */
  VST_COGNITO_ERROR_TRIGGER,          /* a Lambda trigger refused or failed */
  VST_COGNITO_ERROR_TIER,             /* not in the pool's feature plan */

  /* AWS keys */
  VST_COGNITO_ERROR_KEYS_MISSING,
  VST_COGNITO_ERROR_KEYS_REFUSED,       /* unknown, wrong or expired */
  VST_COGNITO_ERROR_KEYS_NOT_PERMITTED, /* good keys, but the policy does not allow the call */
  VST_COGNITO_ERROR_CLOCK,              /* this machine's clock is too far off */

  /* the way there: same meaning as in VST_AWS_ERROR */
  VST_COGNITO_ERROR_THROTTLED,
  VST_COGNITO_ERROR_UNAVAILABLE,
  VST_COGNITO_ERROR_OFFLINE,
  VST_COGNITO_ERROR_UNKNOWN_HOST,
  VST_COGNITO_ERROR_UNREACHABLE,
  VST_COGNITO_ERROR_TIMED_OUT,   /* may have taken effect */
  VST_COGNITO_ERROR_INTERRUPTED, /* may have taken effect */
  VST_COGNITO_ERROR_TLS,
  VST_COGNITO_ERROR_NOT_COGNITO, /* something else answers there: a portal, a web server */
  VST_COGNITO_ERROR_BAD_ANSWER,  /* truncated, too large, or not what the model says */
} VstCognitoError;

/* Carried by every error of this domain; borrowed, may be %NULL. */
const char *vst_cognito_error_get_operation (const GError *error);
const char *vst_cognito_error_get_wire_name (const GError *error);
const char *vst_cognito_error_get_wire_message (const GError *error);
const char *vst_cognito_error_get_request_id (const GError *error);

/* The attribute that VST_COGNITO_ERROR_ATTRIBUTE is about ("email", "custom:team"), or %NULL. */
char *vst_cognito_error_dup_attribute (const GError *error);

/*
 * Which rules of the password policy a VST_COGNITO_ERROR_PASSWORD_POLICY names.
 */
typedef enum
{
  VST_PASSWORD_RULE_LENGTH = 1 << 0,
  VST_PASSWORD_RULE_UPPERCASE = 1 << 1,
  VST_PASSWORD_RULE_LOWERCASE = 1 << 2,
  VST_PASSWORD_RULE_NUMBER = 1 << 3,
  VST_PASSWORD_RULE_SYMBOL = 1 << 4,
} VstPasswordRuleFlags;

VstPasswordRuleFlags vst_cognito_error_get_password_rules (const GError *error);

/* For tests and fakes. Details may be %NULL. */
GError *vst_cognito_error_new (VstCognitoError code,
                               const char *operation,
                               const char *wire_name,
                               const char *wire_message,
                               const char *request_id);

G_END_DECLS
