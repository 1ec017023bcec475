#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a pool's people log in. */
typedef enum
{
  VST_LOGIN_METHOD_AUTOMATIC, /* ADMINISTRATOR where there are keys for it, else SRP, else PASSWORD
                               */
  VST_LOGIN_METHOD_ADMINISTRATOR,
  VST_LOGIN_METHOD_PASSWORD,
  VST_LOGIN_METHOD_SRP,
  VST_LOGIN_METHOD_CHOICE,     /* of the first factor: it may be another than the password */
  VST_LOGIN_METHOD_CUSTOM,     /* the pool's own triggers ask what they like */
  VST_LOGIN_METHOD_CUSTOM_SRP, /* the same, once the password is proved by SRP */
} VstLoginMethod;

#define VST_TYPE_LOGIN_METHOD (vst_login_method_get_type ())
GType vst_login_method_get_type (void);

/* "srp": as in pool files. FALSE if @name, which may be %NULL, is none. */
const char *vst_login_method_to_name (VstLoginMethod self);
gboolean vst_login_method_from_name (const char *name, VstLoginMethod *method);
/*
 * What an app client must have among its ExplicitAuthFlows for it, such as
 * "ALLOW_USER_SRP_AUTH"; %NULL for AUTOMATIC, which takes what there is.
 */
const char *vst_login_method_get_setting (VstLoginMethod self);
/* Whether it begins without a password. */
gboolean vst_login_method_takes_no_password (VstLoginMethod self);

G_END_DECLS
