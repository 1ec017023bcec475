#include "flow/vst-flow-checks.h"

#define FINE ((VstFlowError) -1)

typedef struct
{
  const char *name;
  const char *text;
  VstFlowError fault;
} Case;

/* The service's pattern is [\p{L}\p{M}\p{S}\p{N}\p{P}]+, 1 to 128 characters. */
static const Case user_names[] = {
  { "plain", "ana", FINE },
  { "emoji", "\U0001F98A", FINE },
  { "emoji-with-selector", "\u2764\ufe0f", FINE },
  { "right-to-left", "\u05d0\u05e0\u05d4", FINE },
  { "arabic", "\u0622\u0646\u0627", FINE },
  { "combining-mark", "e\u0301", FINE },
  { "reserved-characters", "a:&+%#?/\\\"'", FINE },
  { "e-mail", "ana@example.org", FINE },
  { "digits", "42", FINE },
  { "empty", "", VST_FLOW_ERROR_USER_NAME_EMPTY },
  { "blank", " ", VST_FLOW_ERROR_USER_NAME_FORM },
  { "inner-blank", "ana maria", VST_FLOW_ERROR_USER_NAME_FORM },
  { "last-blank", "ana ", VST_FLOW_ERROR_USER_NAME_FORM },
  { "no-break-space", "ana\u00a0maria", VST_FLOW_ERROR_USER_NAME_FORM },
  { "joiner", "\U0001F468\u200d\U0001F469", VST_FLOW_ERROR_USER_NAME_FORM },
  { "non-joiner", "a\u200cb", VST_FLOW_ERROR_USER_NAME_FORM },
  { "right-to-left-mark", "a\u200f", VST_FLOW_ERROR_USER_NAME_FORM },
  { "byte-order-mark",
    "\ufeff"
    "ana",
    VST_FLOW_ERROR_USER_NAME_FORM },
  { "line-end", "ana\n", VST_FLOW_ERROR_USER_NAME_FORM },
  { "tab", "a\tb", VST_FLOW_ERROR_USER_NAME_FORM },
  { "private-use", "\ue000", VST_FLOW_ERROR_USER_NAME_FORM },
  { "not-utf8", "a\xff", VST_FLOW_ERROR_USER_NAME_FORM },
};

static const Case emails[] = {
  { "plain", "ana@example.org", FINE },
  { "plus", "ana+test@example.org", FINE },
  { "two-ats", "\"a@b\"@example.org", FINE },
  { "other-script", "\u0430\u043d\u044f@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444", FINE },
  { "this-machine", "ana@localhost", FINE },
  { "empty", "", VST_FLOW_ERROR_EMAIL_EMPTY },
  { "no-at", "ana", VST_FLOW_ERROR_EMAIL_FORM },
  { "no-local-part", "@example.org", VST_FLOW_ERROR_EMAIL_FORM },
  { "no-domain", "ana@", VST_FLOW_ERROR_EMAIL_FORM },
  { "dot-first", "ana@.org", VST_FLOW_ERROR_EMAIL_FORM },
  { "dot-last", "ana@example.", VST_FLOW_ERROR_EMAIL_FORM },
  { "two-dots", "ana@example..org", VST_FLOW_ERROR_EMAIL_FORM },
  { "blank", "ana @example.org", VST_FLOW_ERROR_EMAIL_FORM },
  { "line-end", "ana@example.org\n", VST_FLOW_ERROR_EMAIL_FORM },
  { "not-utf8", "\xff@example.org", VST_FLOW_ERROR_EMAIL_FORM },
};

static const Case passwords[] = {
  { "plain", "Abc-123", FINE },
  { "inner-blank", "correct horse", FINE },
  { "one-character", "a", FINE },
  { "empty", "", VST_FLOW_ERROR_PASSWORD_EMPTY },
  { "first-blank", " abc", VST_FLOW_ERROR_PASSWORD_FORM },
  { "last-blank", "abc ", VST_FLOW_ERROR_PASSWORD_FORM },
  { "last-line-end", "abc\n", VST_FLOW_ERROR_PASSWORD_FORM },
  { "last-no-break-space", "abc\u00a0", VST_FLOW_ERROR_PASSWORD_FORM },
  { "not-utf8", "abc\xff", VST_FLOW_ERROR_PASSWORD_FORM },
};

static void
assert_verdict (gboolean fine, const VstFlowError *fault, VstFlowError expected)
{
  g_assert_cmpint (fine ? FINE : *fault, ==, expected);
}

static void
test_user_name (gconstpointer data)
{
  const Case *c = data;
  VstFlowError fault = FINE;

  assert_verdict (vst_flow_check_user_name (c->text, &fault), &fault, c->fault);
}

static void
test_email (gconstpointer data)
{
  const Case *c = data;
  VstFlowError fault = FINE;

  assert_verdict (vst_flow_check_email (c->text, &fault), &fault, c->fault);
}

static void
test_password (gconstpointer data)
{
  const Case *c = data;
  VstFlowError fault = FINE;

  assert_verdict (vst_flow_check_password (c->text, &fault), &fault, c->fault);
}

static char *
repeat (const char *unit, gsize times)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < times; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

/* Characters count, not bytes. */
static void
test_lengths (void)
{
  g_autofree char *longest = repeat ("\U0001F98A", 128);
  g_autofree char *longer = repeat ("a", 129);
  g_autofree char *longest_password = repeat ("\u00e4", 256);
  g_autofree char *longer_password = repeat ("a", 257);
  VstFlowError fault = FINE;

  g_assert_true (vst_flow_check_user_name (longest, &fault));
  assert_verdict (vst_flow_check_user_name (longer, &fault), &fault, VST_FLOW_ERROR_USER_NAME_LONG);
  g_assert_true (vst_flow_check_password (longest_password, &fault));
  assert_verdict (vst_flow_check_password (longer_password, &fault), &fault,
                  VST_FLOW_ERROR_PASSWORD_FORM);
}

static void
test_huge_pastes (void)
{
  g_autofree char *huge = repeat ("0123456789", 1024 * 1024);
  VstFlowError fault = FINE;

  assert_verdict (vst_flow_check_user_name (huge, &fault), &fault, VST_FLOW_ERROR_USER_NAME_LONG);
  assert_verdict (vst_flow_check_email (huge, &fault), &fault, VST_FLOW_ERROR_EMAIL_FORM);
  assert_verdict (vst_flow_check_password (huge, &fault), &fault, VST_FLOW_ERROR_PASSWORD_FORM);
  g_assert_null (vst_flow_read_code (huge, &fault));
  g_assert_cmpint (fault, ==, VST_FLOW_ERROR_CODE_FORM);
}

static const struct
{
  const char *name;
  const char *text;
  const char *code;
  VstFlowError fault;
} codes[] = {
  { "plain", "012345", "012345", FINE },
  { "blank-between", "012 345", "012345", FINE },
  { "blanks-around", " 012345\n", "012345", FINE },
  { "dash", "012-345", "012345", FINE },
  { "other-dashes", "01\u201123\u201345", "012345", FINE },
  { "minus-sign", "012\u2212345", "012345", FINE },
  { "no-break-space", "012\u00a0345", "012345", FINE },
  { "direction-marks", "\u200e012345\u200e", "012345", FINE },
  { "arabic-digits", "\u0660\u0661\u0662\u0663\u0664\u0665", "012345", FINE },
  { "full-width-digits", "\uff10\uff11\uff12\uff13\uff14\uff15", "012345", FINE },
  { "empty", "", NULL, VST_FLOW_ERROR_CODE_EMPTY },
  { "blanks-only", " - ", NULL, VST_FLOW_ERROR_CODE_EMPTY },
  { "short", "12345", NULL, VST_FLOW_ERROR_CODE_FORM },
  { "long", "1234567", NULL, VST_FLOW_ERROR_CODE_FORM },
  { "letter", "12345a", NULL, VST_FLOW_ERROR_CODE_FORM },
  { "not-utf8", "12345\xff", NULL, VST_FLOW_ERROR_CODE_FORM },
};

static void
test_code (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  VstFlowError fault = FINE;
  g_autofree char *code = vst_flow_read_code (codes[i].text, &fault);

  g_assert_cmpstr (code, ==, codes[i].code);
  if (code == NULL)
    g_assert_cmpint (fault, ==, codes[i].fault);
}

static const struct
{
  const char *name;
  const char *attribute;
  gboolean required;
  const char *value;
  VstFlowError fault;
} attributes[] = {
  { "filled", "given_name", FALSE, "Ana", FINE },
  { "blank-in-value", "name", FALSE, "Ana Maria", FINE },
  { "custom", "custom:team", FALSE, "7", FINE },
  { "unused", "given_name", FALSE, "", FINE },
  { "unused-and-unnamed", "", FALSE, "", FINE },
  { "required-and-empty", "given_name", TRUE, "", VST_FLOW_ERROR_ATTRIBUTE_EMPTY },
  { "unnamed", "", FALSE, "7", VST_FLOW_ERROR_ATTRIBUTE_FORM },
  { "blank-in-name", "given name", FALSE, "Ana", VST_FLOW_ERROR_ATTRIBUTE_FORM },
  { "long-name", "custom:a_name_of_thirty_three_char", FALSE, "7", VST_FLOW_ERROR_ATTRIBUTE_FORM },
};

static void
test_attributes (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  VstAttributeField *field;
  VstFlowError fault = FINE;
  const char *name = NULL;

  field = vst_attribute_fields_add (fields, attributes[i].attribute, attributes[i].required);
  vst_attribute_field_set_value (field, attributes[i].value);
  assert_verdict (vst_flow_check_attributes (fields, &fault, &name), &fault, attributes[i].fault);
  if (attributes[i].fault != FINE)
    g_assert_cmpstr (name, ==, attributes[i].attribute);
}

static void
test_long_attribute_value (void)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();
  g_autofree char *longest = repeat ("a", 2048);
  g_autofree char *longer = repeat ("a", 2049);
  VstAttributeField *field = vst_attribute_fields_add (fields, "profile", FALSE);
  VstFlowError fault = FINE;
  const char *name = NULL;

  vst_attribute_field_set_value (field, longest);
  g_assert_true (vst_flow_check_attributes (fields, &fault, &name));
  vst_attribute_field_set_value (field, longer);
  assert_verdict (vst_flow_check_attributes (fields, &fault, &name), &fault,
                  VST_FLOW_ERROR_ATTRIBUTE_FORM);
}

static void
add_cases (const char *prefix, const Case *cases, gsize n, GTestDataFunc test)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/flow/checks/", prefix, "/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("user-name", user_names, G_N_ELEMENTS (user_names), test_user_name);
  add_cases ("email", emails, G_N_ELEMENTS (emails), test_email);
  add_cases ("password", passwords, G_N_ELEMENTS (passwords), test_password);
  g_test_add_func ("/flow/checks/lengths", test_lengths);
  g_test_add_func ("/flow/checks/huge-pastes", test_huge_pastes);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/checks/code/", codes[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/checks/attributes/", attributes[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_attributes);
    }
  g_test_add_func ("/flow/checks/attributes/long-value", test_long_attribute_value);
  return g_test_run ();
}
