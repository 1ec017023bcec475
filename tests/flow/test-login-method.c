#include "flow/vst-login-method.h"

static const struct
{
  const char *name;
  VstLoginMethod method;
  const char *setting;
  gboolean takes_no_password;
} methods[] = {
  { "automatic", VST_LOGIN_METHOD_AUTOMATIC, NULL, FALSE },
  { "administrator", VST_LOGIN_METHOD_ADMINISTRATOR, "ALLOW_ADMIN_USER_PASSWORD_AUTH", FALSE },
  { "password", VST_LOGIN_METHOD_PASSWORD, "ALLOW_USER_PASSWORD_AUTH", FALSE },
  { "srp", VST_LOGIN_METHOD_SRP, "ALLOW_USER_SRP_AUTH", FALSE },
  { "choice", VST_LOGIN_METHOD_CHOICE, "ALLOW_USER_AUTH", TRUE },
  { "custom", VST_LOGIN_METHOD_CUSTOM, "ALLOW_CUSTOM_AUTH", TRUE },
  { "custom-srp", VST_LOGIN_METHOD_CUSTOM_SRP, "ALLOW_CUSTOM_AUTH", FALSE },
};

/* The names are in people's files, and stay. */
static void
test_method (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  VstLoginMethod method;

  g_assert_true (vst_login_method_from_name (methods[i].name, &method));
  g_assert_cmpint (method, ==, methods[i].method);
  g_assert_cmpstr (vst_login_method_to_name (method), ==, methods[i].name);
  g_assert_cmpstr (vst_login_method_get_setting (method), ==, methods[i].setting);
  g_assert_cmpint (vst_login_method_takes_no_password (method), ==, methods[i].takes_no_password);
}

static void
test_unknown (void)
{
  VstLoginMethod method;

  g_assert_false (vst_login_method_from_name ("telepathy", &method));
  g_assert_false (vst_login_method_from_name ("", &method));
  g_assert_false (vst_login_method_from_name (NULL, &method));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/login-method/", methods[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_method);
    }
  g_test_add_func ("/flow/login-method/unknown", test_unknown);
  return g_test_run ();
}
