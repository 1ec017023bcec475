#include "flow/vst-login-method.h"

/* The nicks are what is kept in files. */
G_DEFINE_ENUM_TYPE (VstLoginMethod,
                    vst_login_method,
                    G_DEFINE_ENUM_VALUE (VST_LOGIN_METHOD_AUTOMATIC, "automatic"),
                    G_DEFINE_ENUM_VALUE (VST_LOGIN_METHOD_ADMINISTRATOR, "administrator"),
                    G_DEFINE_ENUM_VALUE (VST_LOGIN_METHOD_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (VST_LOGIN_METHOD_SRP, "srp"),
                    G_DEFINE_ENUM_VALUE (VST_LOGIN_METHOD_CHOICE, "choice"),
                    G_DEFINE_ENUM_VALUE (VST_LOGIN_METHOD_CUSTOM, "custom"),
                    G_DEFINE_ENUM_VALUE (VST_LOGIN_METHOD_CUSTOM_SRP, "custom-srp"))

static const char *const settings[] = {
  [VST_LOGIN_METHOD_ADMINISTRATOR] = "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  [VST_LOGIN_METHOD_PASSWORD] = "ALLOW_USER_PASSWORD_AUTH",
  [VST_LOGIN_METHOD_SRP] = "ALLOW_USER_SRP_AUTH",
  [VST_LOGIN_METHOD_CHOICE] = "ALLOW_USER_AUTH",
  [VST_LOGIN_METHOD_CUSTOM] = "ALLOW_CUSTOM_AUTH",
  [VST_LOGIN_METHOD_CUSTOM_SRP] = "ALLOW_CUSTOM_AUTH",
};

const char *
vst_login_method_to_name (VstLoginMethod self)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (VST_TYPE_LOGIN_METHOD);
  const GEnumValue *value = g_enum_get_value (class, (int) self);

  g_return_val_if_fail (value != NULL, NULL);
  return value->value_nick;
}

gboolean
vst_login_method_from_name (const char *name, VstLoginMethod *method)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (VST_TYPE_LOGIN_METHOD);
  const GEnumValue *value = name != NULL ? g_enum_get_value_by_nick (class, name) : NULL;

  if (value == NULL)
    return FALSE;
  *method = (VstLoginMethod) value->value;
  return TRUE;
}

const char *
vst_login_method_get_setting (VstLoginMethod self)
{
  g_return_val_if_fail ((gsize) self < G_N_ELEMENTS (settings), NULL);
  return settings[self];
}

gboolean
vst_login_method_takes_no_password (VstLoginMethod self)
{
  return self == VST_LOGIN_METHOD_CHOICE || self == VST_LOGIN_METHOD_CUSTOM;
}
