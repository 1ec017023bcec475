#include <stdlib.h>
#include <string.h>

#include "practice/vst-practice-rules.h"

/* What the service itself writes, whatever a client is allowed. */
static const char *const reserved[] = { "sub", "email_verified", "phone_number_verified",
                                        "identities", NULL };

const char *
vst_practice_find_attribute (JsonArray *given, const char *name)
{
  const char *value = NULL;

  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    {
      JsonObject *attribute = json_array_get_object_element (given, i);

      if (g_strcmp0 (vst_practice_json_get_text (attribute, "Name"), name) == 0)
        value = vst_practice_json_get_text (attribute, "Value");
    }
  return value;
}

static gboolean
check_writable (const VstPracticeAppClient *client, const char *name, GError **error)
{
  gboolean listed = client == NULL
                    || vst_practice_json_get_array (client->settings, "WriteAttributes") == NULL
                    || vst_practice_json_has_text (client->settings, "WriteAttributes", name);
  gboolean verified = client == NULL && g_str_has_suffix (name, "_verified");

  if ((g_strv_contains (reserved, name) && !verified) || !listed)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "A client attempted to write unauthorized attribute");
  return TRUE;
}

static void
check_length (GString *problems, JsonObject *schema, const char *name, const char *value)
{
  JsonObject *limits = vst_practice_json_get_object (schema, "StringAttributeConstraints");
  const char *minimum = vst_practice_json_get_text (limits, "MinLength");
  const char *maximum = vst_practice_json_get_text (limits, "MaxLength");
  glong length = g_utf8_strlen (value, -1);

  if (minimum != NULL && length < atol (minimum))
    g_string_append_printf (problems, "%s: String must be at least %s characters long\n", name,
                            minimum);
  if (maximum != NULL && length > atol (maximum))
    g_string_append_printf (problems, "%s: String must be no longer than %s characters\n", name,
                            maximum);
}

static void
check_schema (GString *problems,
              const VstPracticeUserPool *pool,
              JsonArray *given,
              gboolean complete)
{
  JsonArray *schema = vst_practice_json_get_array (pool->settings, "SchemaAttributes");

  for (guint i = 0; schema != NULL && i < json_array_get_length (schema); i++)
    {
      JsonObject *attribute = json_array_get_object_element (schema, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");
      const char *value = vst_practice_find_attribute (given, name);

      if (g_strv_contains (reserved, name))
        continue;
      if (complete && vst_practice_json_get_boolean (attribute, "Required", FALSE)
          && (value == NULL || *value == '\0'))
        g_string_append_printf (problems, "%s: The attribute is required\n", name);
      else if (value != NULL && *value != '\0')
        check_length (problems, attribute, name, value);
    }
  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    {
      const char *name =
          vst_practice_json_get_text (json_array_get_object_element (given, i), "Name");

      if (vst_practice_user_pool_get_attribute (pool, name) == NULL)
        g_string_append_printf (problems, "%s: Attribute does not exist in the schema.\n", name);
    }
}

static gboolean
check_form (const char *expression, const char *value)
{
  return value == NULL || *value == '\0'
         || (strlen (value) <= 2048 && g_regex_match_simple (expression, value, 0, 0));
}

static gboolean
check_mutable (const VstPracticeUserPool *pool, const char *name, GError **error)
{
  JsonObject *attribute = vst_practice_user_pool_get_attribute (pool, name);

  if (attribute == NULL || vst_practice_json_get_boolean (attribute, "Mutable", TRUE))
    return TRUE;
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                            "%s: Attribute cannot be updated.", name);
}

gboolean
vst_practice_check_attributes (const VstPracticeUserPool *pool,
                               const VstPracticeAppClient *client,
                               JsonArray *given,
                               VstPracticeAttributesUse use,
                               GError **error)
{
  g_autoptr (GString) problems = g_string_new (NULL);

  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    {
      JsonObject *attribute = json_array_get_object_element (given, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");

      if (!check_writable (client, name, error)
          || (use == VST_PRACTICE_ATTRIBUTES_CHANGE && !check_mutable (pool, name, error)))
        return FALSE;
    }
  check_schema (problems, pool, given, use == VST_PRACTICE_ATTRIBUTES_SIGN_UP);
  if (problems->len > 0)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Attributes did not conform to the schema: %s", problems->str);
  if (!check_form ("\\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+\\z",
                   vst_practice_find_attribute (given, "email")))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Invalid email address format.");
  if (!check_form ("\\A\\+[0-9]{2,15}\\z", vst_practice_find_attribute (given, "phone_number")))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Invalid phone number format.");
  return TRUE;
}

void
vst_practice_store_attributes (VstPracticeCall *call, const VstPracticeUser *user, JsonArray *given)
{
  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    {
      JsonObject *attribute = json_array_get_object_element (given, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");
      const char *value = vst_practice_json_get_text (attribute, "Value");
      g_autofree char *verified = g_strconcat (name, "_verified", NULL);

      vst_practice_user_set_attribute (call->store, user, name, value != NULL ? value : "");
      if ((g_str_equal (name, "email") || g_str_equal (name, "phone_number"))
          && vst_practice_find_attribute (given, verified) == NULL)
        vst_practice_user_set_attribute (call->store, user, verified, "false");
    }
}

gboolean
vst_practice_take_alias (VstPracticeCall *call,
                         const VstPracticeUserPool *pool,
                         const VstPracticeUser *user,
                         const char *attribute,
                         const char *value,
                         gboolean force,
                         GError **error)
{
  g_autofree char *verified = g_strconcat (attribute, "_verified", NULL);
  g_autoptr (VstPracticeUser) owner = NULL;

  if (value != NULL
      && (vst_practice_json_has_text (pool->settings, "AliasAttributes", attribute)
          || vst_practice_json_has_text (pool->settings, "UsernameAttributes", attribute)))
    owner = vst_practice_user_load_owner (call->store, user, attribute, value);
  if (owner != NULL && !force)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_ALIAS_EXISTS,
                              "An account with the given %s already exists.", attribute);
  if (owner != NULL)
    vst_practice_user_set_attribute (call->store, owner, verified, "false");
  vst_practice_user_set_attribute (call->store, user, verified, "true");
  return TRUE;
}
