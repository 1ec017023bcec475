#include "cognito/vst-cognito-error-private.h"

#include <string.h>

typedef struct
{
  char *operation;
  char *wire_name;
  char *wire_message;
  char *request_id;
} VstCognitoErrorPrivate;

static void
vst_cognito_error_private_init (VstCognitoErrorPrivate *priv)
{
  *priv = (VstCognitoErrorPrivate){ 0 };
}

static void
vst_cognito_error_private_copy (const VstCognitoErrorPrivate *source, VstCognitoErrorPrivate *copy)
{
  copy->operation = g_strdup (source->operation);
  copy->wire_name = g_strdup (source->wire_name);
  copy->wire_message = g_strdup (source->wire_message);
  copy->request_id = g_strdup (source->request_id);
}

static void
vst_cognito_error_private_clear (VstCognitoErrorPrivate *priv)
{
  g_free (priv->operation);
  g_free (priv->wire_name);
  g_free (priv->wire_message);
  g_free (priv->request_id);
}

/* GLib aligns what the macro casts, but clang cannot see that. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (VstCognitoError, vst_cognito_error)
#pragma GCC diagnostic pop

static const VstCognitoErrorPrivate *
get_details (const GError *error)
{
  static const VstCognitoErrorPrivate none = { 0 };

  if (error == NULL || error->domain != VST_COGNITO_ERROR)
    return &none;
  return vst_cognito_error_get_private (error);
}

const char *
vst_cognito_error_get_operation (const GError *error)
{
  return get_details (error)->operation;
}

const char *
vst_cognito_error_get_wire_name (const GError *error)
{
  return get_details (error)->wire_name;
}

const char *
vst_cognito_error_get_wire_message (const GError *error)
{
  return get_details (error)->wire_message;
}

const char *
vst_cognito_error_get_request_id (const GError *error)
{
  return get_details (error)->request_id;
}

GError *
vst_cognito_error_new_with_reason (VstCognitoError code,
                                   const char *operation,
                                   const char *wire_name,
                                   const char *wire_message,
                                   const char *request_id,
                                   const char *reason)
{
  GError *error;
  VstCognitoErrorPrivate *priv;

  /* The service's own text stays out of it: it may quote what the person typed. */
  error =
      g_error_new (VST_COGNITO_ERROR, (int) code, "%s: %s",
                   operation != NULL ? operation : "Cognito", reason != NULL ? reason : "failed");
  priv = vst_cognito_error_get_private (error);
  priv->operation = g_strdup (operation);
  priv->wire_name = g_strdup (wire_name);
  priv->wire_message = g_strdup (wire_message);
  priv->request_id = g_strdup (request_id);
  return error;
}

GError *
vst_cognito_error_new (VstCognitoError code,
                       const char *operation,
                       const char *wire_name,
                       const char *wire_message,
                       const char *request_id)
{
  return vst_cognito_error_new_with_reason (code, operation, wire_name, wire_message, request_id,
                                            wire_name);
}

/* Texts that name an attribute between two fixed parts. */
static const struct
{
  const char *before;
  const char *after;
} naming_texts[] = {
  { "did not conform to the schema:", ": " },
  { "Attribute value for ", " must not be null" },
  { "Type for attribute {", "}" },
};

/* Texts that are about one attribute without naming it. */
static const struct
{
  const char *text;
  const char *attribute;
} fixed_texts[] = {
  { "Invalid email address format", "email" },
  { "Invalid phone number format", "phone_number" },
};

/* "custom:" or "dev:custom:" before 20 characters is the longest, by the model. */
#define MAX_ATTRIBUTE_NAME 32

static char *
dup_between (const char *text, const char *before, const char *after)
{
  const char *start = strstr (text, before);
  const char *end;
  gsize size;

  if (start == NULL)
    return NULL;
  start += strlen (before);
  start += strspn (start, " \r\n\t");
  end = strstr (start, after);
  if (end == NULL)
    return NULL;

  size = (gsize) (end - start);
  if (size == 0 || strcspn (start, " \r\n\t") < size
      || g_utf8_strlen (start, (gssize) size) > MAX_ATTRIBUTE_NAME)
    return NULL;
  return g_strndup (start, size);
}

char *
vst_cognito_error_dup_attribute (const GError *error)
{
  const char *text = vst_cognito_error_get_wire_message (error);

  if (text == NULL || error->code != VST_COGNITO_ERROR_ATTRIBUTE)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (naming_texts); i++)
    {
      char *name = dup_between (text, naming_texts[i].before, naming_texts[i].after);

      if (name != NULL)
        return name;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fixed_texts); i++)
    {
      if (strstr (text, fixed_texts[i].text) != NULL)
        return g_strdup (fixed_texts[i].attribute);
    }
  return NULL;
}

static const struct
{
  const char *text;
  VstPasswordRuleFlags rule;
} rule_texts[] = {
  { "not long enough", VST_PASSWORD_RULE_LENGTH },
  { "length greater than or equal", VST_PASSWORD_RULE_LENGTH },
  { "uppercase", VST_PASSWORD_RULE_UPPERCASE },
  { "lowercase", VST_PASSWORD_RULE_LOWERCASE },
  { "numeric", VST_PASSWORD_RULE_NUMBER },
  { "symbol", VST_PASSWORD_RULE_SYMBOL },
};

VstPasswordRuleFlags
vst_cognito_error_get_password_rules (const GError *error)
{
  const char *text = vst_cognito_error_get_wire_message (error);
  VstPasswordRuleFlags rules = 0;

  if (text == NULL || error->code != VST_COGNITO_ERROR_PASSWORD_POLICY)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rule_texts); i++)
    {
      if (strcasestr (text, rule_texts[i].text) != NULL)
        rules |= rule_texts[i].rule;
    }
  return rules;
}
