#pragma once

#include "cognito/vst-cognito-types.h"

G_BEGIN_DECLS

/* Whom a login goes through. */
typedef enum
{
  VST_LOGIN_PATH_USER,  /* InitiateAuth and RespondToAuthChallenge, unsigned */
  VST_LOGIN_PATH_ADMIN, /* AdminInitiateAuth and AdminRespondToAuthChallenge, signed */
} VstLoginPath;

/* How a login begins. */
typedef enum
{
  VST_AUTH_FLOW_PASSWORD,   /* USER_PASSWORD_AUTH, or ADMIN_USER_PASSWORD_AUTH */
  VST_AUTH_FLOW_SRP,        /* USER_SRP_AUTH: the password never leaves the machine */
  VST_AUTH_FLOW_CHOICE,     /* USER_AUTH: the first factor is chosen */
  VST_AUTH_FLOW_CUSTOM,     /* CUSTOM_AUTH: what is asked is up to the pool's triggers */
  VST_AUTH_FLOW_CUSTOM_SRP, /* CUSTOM_AUTH that begins with the password, by SRP */
} VstAuthFlow;

/* All that a login begins with. Borrowed for the call. */
typedef struct
{
  VstLoginPath path;
  VstAuthFlow flow;
  const char *user_name;
  VstSecret *password;    /* %NULL where the flow takes none */
  VstChallenge preferred; /* CHOICE only: PASSWORD, PASSWORD_SRP, EMAIL_OTP, SMS_OTP; NONE: ask */
  const char *device_key; /* of a device that the pool may remember; may be %NULL */
} VstAuthStart;

/* Whether it takes a password, and whether it proves it by SRP. */
gboolean vst_auth_start_needs_password (const VstAuthStart *self);
gboolean vst_auth_start_is_by_srp (const VstAuthStart *self);

G_END_DECLS
