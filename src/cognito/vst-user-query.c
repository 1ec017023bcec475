#include "cognito/vst-user-query.h"

/* Characters, by the service's model. */
#define MAX_FILTER 256

/* API Reference, ListUsers, "Filter". */
static const char *const attributes[] = {
  "username",    "email",      "phone_number",        "name",   "preferred_username",
  "family_name", "given_name", "cognito:user_status", "status", "sub",
  NULL,
};

static const char *const operators[] = {
  [VST_FILTER_EQUALS] = "=",
  [VST_FILTER_BEGINS] = "^=",
};

const char *const *
vst_user_filter_get_attributes (void)
{
  return attributes;
}

char *
vst_user_filter_new (const char *attribute, VstFilterMatch match, const char *value)
{
  g_autoptr (GString) filter = NULL;

  g_return_val_if_fail (attribute != NULL && value != NULL, NULL);

  if (!g_strv_contains (attributes, attribute))
    return NULL;

  filter = g_string_new (NULL);
  g_string_append_printf (filter, "%s %s \"", attribute, operators[match]);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (filter, '\\');
      g_string_append_c (filter, *p);
    }
  g_string_append_c (filter, '"');
  if (g_utf8_strlen (filter->str, -1) > MAX_FILTER)
    return NULL;
  return g_string_free (g_steal_pointer (&filter), FALSE);
}
