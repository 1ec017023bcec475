#include "flow/vst-flow-checks.h"

#include <string.h>

#define CODE_DIGITS 6
#define USER_NAME_LIMIT 128
#define PASSWORD_LIMIT 256
#define EMAIL_LIMIT 320 /* RFC 3696, errata: 64 + 1 + 255 */
#define ATTRIBUTE_NAME_LIMIT 32
#define ATTRIBUTE_VALUE_LIMIT 2048
#define TYPED_CODE_LIMIT 100 /* more than blanks and dashes can explain */

static gboolean
refuse (VstFlowError *fault, VstFlowError code)
{
  *fault = code;
  return FALSE;
}

/* Looks at no more of a huge paste than it must. */
static gboolean
is_longer (const char *text, gsize limit)
{
  return strnlen (text, limit * 4 + 1) > limit * 4 || g_utf8_strlen (text, -1) > (glong) limit;
}

/*
 * Letters, marks, symbols, numbers and punctuation; and what this GLib does not know
 * yet, for the service may know newer emoji.
 */
static gboolean
is_name_character (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
has_name_form (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_name_character (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

gboolean
vst_flow_check_user_name (const char *name, VstFlowError *fault)
{
  if (*name == '\0')
    return refuse (fault, VST_FLOW_ERROR_USER_NAME_EMPTY);
  if (is_longer (name, USER_NAME_LIMIT))
    return refuse (fault, VST_FLOW_ERROR_USER_NAME_LONG);
  if (!has_name_form (name))
    return refuse (fault, VST_FLOW_ERROR_USER_NAME_FORM);
  return TRUE;
}

gboolean
vst_flow_check_email (const char *email, VstFlowError *fault)
{
  const char *domain;

  if (*email == '\0')
    return refuse (fault, VST_FLOW_ERROR_EMAIL_EMPTY);
  if (is_longer (email, EMAIL_LIMIT) || !has_name_form (email))
    return refuse (fault, VST_FLOW_ERROR_EMAIL_FORM);

  domain = strrchr (email, '@');
  if (domain == NULL || domain == email || domain[1] == '\0' || domain[1] == '.'
      || g_str_has_suffix (domain, ".") || strstr (domain, "..") != NULL)
    return refuse (fault, VST_FLOW_ERROR_EMAIL_FORM);
  return TRUE;
}

gboolean
vst_flow_check_password (const char *password, VstFlowError *fault)
{
  const char *last;

  if (*password == '\0')
    return refuse (fault, VST_FLOW_ERROR_PASSWORD_EMPTY);
  if (is_longer (password, PASSWORD_LIMIT) || !g_utf8_validate (password, -1, NULL))
    return refuse (fault, VST_FLOW_ERROR_PASSWORD_FORM);

  last = g_utf8_prev_char (password + strlen (password));
  if (g_unichar_isspace (g_utf8_get_char (password)) || g_unichar_isspace (g_utf8_get_char (last)))
    return refuse (fault, VST_FLOW_ERROR_PASSWORD_FORM);
  return TRUE;
}

static gboolean
check_attribute (VstAttributeField *field, VstFlowError *fault)
{
  const char *name = vst_attribute_field_get_name (field);
  const char *value = vst_attribute_field_get_value (field);

  if (*value == '\0' && vst_attribute_field_get_required (field))
    return refuse (fault, VST_FLOW_ERROR_ATTRIBUTE_EMPTY);
  if (*value == '\0')
    return TRUE; /* a row that was not used */
  if (*name == '\0' || is_longer (name, ATTRIBUTE_NAME_LIMIT) || !has_name_form (name))
    return refuse (fault, VST_FLOW_ERROR_ATTRIBUTE_FORM);
  if (is_longer (value, ATTRIBUTE_VALUE_LIMIT) || !g_utf8_validate (value, -1, NULL))
    return refuse (fault, VST_FLOW_ERROR_ATTRIBUTE_FORM);
  return TRUE;
}

gboolean
vst_flow_check_attributes (VstAttributeFields *attributes, VstFlowError *fault, const char **name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (attributes));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VstAttributeField) field = g_list_model_get_item (G_LIST_MODEL (attributes), i);

      if (check_attribute (field, fault))
        continue;
      *name = vst_attribute_field_get_name (field); /* the list keeps the row */
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_between_digits (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION
         || g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x2212; /* minus sign */
}

static gboolean
collect_digits (const char *text, GString *digits)
{
  if (is_longer (text, TYPED_CODE_LIMIT) || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c))
        g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (c)));
      else if (!is_between_digits (c))
        return FALSE;
    }
  return TRUE;
}

/* NULL: see @fault. */
static GString *
read_digits (const char *text, VstFlowError *fault)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  *fault = VST_FLOW_ERROR_CODE_FORM;
  if (!collect_digits (text, digits))
    return NULL;
  *fault = digits->len == 0 ? VST_FLOW_ERROR_CODE_EMPTY : VST_FLOW_ERROR_CODE_FORM;
  return digits->len == 0 ? NULL : g_steal_pointer (&digits);
}

char *
vst_flow_read_code (const char *text, VstFlowError *fault)
{
  g_autoptr (GString) digits = read_digits (text, fault);

  if (digits == NULL || digits->len != CODE_DIGITS)
    return NULL;
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

VstSecret *
vst_flow_read_mailed_code (const char *text, VstFlowError *fault)
{
  g_autoptr (GString) digits = read_digits (text, fault);
  g_auto (VstWipedText) code = NULL;

  if (digits == NULL)
    return NULL;
  code = g_string_free (g_steal_pointer (&digits), FALSE);
  return vst_secret_new_text (code);
}
