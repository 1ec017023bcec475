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
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("VstNotice", values));
  return type;
}
