#include "cognito/vst-auth-start.h"

gboolean
vst_auth_start_is_by_srp (const VstAuthStart *self)
{
  switch (self->flow)
    {
    case VST_AUTH_FLOW_SRP:
    case VST_AUTH_FLOW_CUSTOM_SRP:
      return TRUE;
    case VST_AUTH_FLOW_CHOICE:
      return self->preferred == VST_CHALLENGE_PASSWORD_SRP;
    case VST_AUTH_FLOW_PASSWORD:
    case VST_AUTH_FLOW_CUSTOM:
      break;
    }
  return FALSE;
}

gboolean
vst_auth_start_needs_password (const VstAuthStart *self)
{
  return self->flow == VST_AUTH_FLOW_PASSWORD || vst_auth_start_is_by_srp (self)
         || (self->flow == VST_AUTH_FLOW_CHOICE && self->preferred == VST_CHALLENGE_PASSWORD);
}
