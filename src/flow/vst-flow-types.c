#include "flow/vst-flow.h"

#define VALUE(name, nick)                                                                          \
  {                                                                                                \
    name, #name, nick                                                                              \
  }

GType
vst_step_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    VALUE (VST_STEP_WELCOME, "welcome"),
    VALUE (VST_STEP_SIGN_UP, "sign-up"),
    VALUE (VST_STEP_CONFIRM, "confirm"),
    VALUE (VST_STEP_LOG_IN, "log-in"),
    VALUE (VST_STEP_PAIR, "pair"),
    VALUE (VST_STEP_CODE, "code"),
    VALUE (VST_STEP_CHALLENGE, "challenge"),
    VALUE (VST_STEP_RESET, "reset"),
    VALUE (VST_STEP_DONE, "done"),
    VALUE (VST_STEP_CANNOT_GO_ON, "cannot-go-on"),
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("VstStep", values));
  return type;
}

GType
vst_busy_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    VALUE (VST_BUSY_NONE, "none"),
    VALUE (VST_BUSY_OPENING, "opening"),
    VALUE (VST_BUSY_SIGNING_UP, "signing-up"),
    VALUE (VST_BUSY_ASKING, "asking"),
    VALUE (VST_BUSY_CONFIRMING, "confirming"),
    VALUE (VST_BUSY_SENDING_CODE, "sending-code"),
    VALUE (VST_BUSY_LOGGING_IN, "logging-in"),
    VALUE (VST_BUSY_PREPARING, "preparing"),
    VALUE (VST_BUSY_VERIFYING, "verifying"),
    VALUE (VST_BUSY_CHECKING, "checking"),
    VALUE (VST_BUSY_DELETING, "deleting"),
    VALUE (VST_BUSY_ANSWERING, "answering"),
    VALUE (VST_BUSY_SENDING_RESET, "sending-reset"),
    VALUE (VST_BUSY_RESETTING, "resetting"),
    VALUE (VST_BUSY_TRUSTING, "trusting"),
    VALUE (VST_BUSY_REFRESHING, "refreshing"),
    VALUE (VST_BUSY_LOGGING_OUT, "logging-out"),
    VALUE (VST_BUSY_CHANGING, "changing"),
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("VstBusy", values));
  return type;
}

GType
vst_notice_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    VALUE (VST_NOTICE_NONE, "none"),
    VALUE (VST_NOTICE_ADMIN_NOT_PERMITTED, "admin-not-permitted"),
    VALUE (VST_NOTICE_ADMIN_KEYS_REFUSED, "admin-keys-refused"),
    VALUE (VST_NOTICE_ADMIN_OTHER_ACCOUNT, "admin-other-account"),
    VALUE (VST_NOTICE_KEYS_UNREADABLE, "keys-unreadable"),
    VALUE (VST_NOTICE_SESSION_RENEWED, "session-renewed"),
    VALUE (VST_NOTICE_CODE_SENT, "code-sent"),
    VALUE (VST_NOTICE_USER_DELETED, "user-deleted"),
    VALUE (VST_NOTICE_DEVICE_FORGOTTEN, "device-forgotten"),
    VALUE (VST_NOTICE_PASSWORD_CHANGED, "password-changed"),
    VALUE (VST_NOTICE_REFRESHED, "refreshed"),
    VALUE (VST_NOTICE_LOGGED_OUT, "logged-out"),
    VALUE (VST_NOTICE_LOGGED_OUT_EVERYWHERE, "logged-out-everywhere"),
    VALUE (VST_NOTICE_SRP_DISABLED, "srp-disabled"),
    VALUE (VST_NOTICE_BY_CHOICE, "by-choice"),
    VALUE (VST_NOTICE_BY_CUSTOM, "by-custom"),
    VALUE (VST_NOTICE_MFA_CHANGED, "mfa-changed"),
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("VstNotice", values));
  return type;
}

GType
vst_trust_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    VALUE (VST_TRUST_NONE, "none"),
    VALUE (VST_TRUST_FAILED, "failed"),
    VALUE (VST_TRUST_ASK, "ask"),
    VALUE (VST_TRUST_REMEMBERED, "remembered"),
    VALUE (VST_TRUST_ALWAYS, "always"),
    VALUE (VST_TRUST_NOT_REMEMBERED, "not-remembered"),
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("VstTrust", values));
  return type;
}
