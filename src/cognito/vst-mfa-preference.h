#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What SetUserMFAPreference is to do with one kind of code. */
typedef enum
{
  VST_MFA_UNCHANGED,
  VST_MFA_OFF,
  VST_MFA_ON,
  VST_MFA_PREFERRED, /* on, and asked for without a choice */
} VstMfaSetting;

typedef struct
{
  VstMfaSetting sms;
  VstMfaSetting totp;
  VstMfaSetting email;
} VstMfaPreference;

G_END_DECLS
