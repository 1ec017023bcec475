#include "flow/vst-password-rules.h"

#include <string.h>

/* The letters stand for the rules that hold: Length, Upper, lower, Number, Symbol. */
typedef struct
{
  const char *name, *password, *holding;
} Case;

/* Character classes: "Adding user pool password requirements", Cognito Developer Guide. */
static const Case cases[] = {
  { "empty", "", "" },
  { "all", "Passw0rd!", "LUlNS" },
  { "seven", "Passw0!", "UlNS" },
  { "eight", "Passw0r!", "LUlNS" },
  { "lower-only", "password", "Ll" },
  { "upper-only", "PASSWORD", "LU" },
  { "digits-only", "12345678", "LN" },
  { "accents-are-no-case", "ÀÉÎÕÜàéîõü", "L" },
  { "cyrillic-is-no-case", "Пароль", "" },
  { "sharp-s", "ßßßßßßßß", "L" },
  { "other-digits", "٠١٢٣٤٥٦٧", "L" },
  { "fullwidth", "Ａａ０！Ａａ０！", "L" },
  { "emoji-count-as-one", "😀😀😀😀😀😀😀😀", "L" },
  { "emoji-seven", "😀😀😀😀😀😀😀", "" },
  { "currency-is-no-symbol", "£€¥£€¥£€", "L" },
  { "inner-space", "pass word", "LlS" },
  { "leading-space", " password", "Ll" },
  { "trailing-space", "password ", "Ll" },
  { "leading-and-inner-space", " pass word", "LlS" },
  { "one-space", " ", "" },
  { "two-spaces", "  ", "" },
  { "three-spaces", "   ", "S" },
  { "tab-is-no-symbol", "pass\tword", "Ll" },
  { "broken-utf8", "\xf0\x9f\xff", "" },
};

static char *
dup_holding (VstPasswordRules *rules)
{
  static const char letters[] = "LUlNS";
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rules)); i++)
    {
      g_autoptr (VstPasswordRule) rule = g_list_model_get_item (G_LIST_MODEL (rules), i);

      if (vst_password_rule_get_holds (rule))
        g_string_append_c (text, letters[vst_password_rule_get_kind (rule)]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_check (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();
  g_autofree char *holding = NULL;

  vst_password_rules_check (rules, c->password);
  holding = dup_holding (rules);

  g_assert_cmpstr (holding, ==, c->holding);
  g_assert_cmpint (vst_password_rules_hold (rules), ==, strlen (c->holding) == 5);
}

static void
test_symbols (void)
{
  static const char symbols[] = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();

  for (char c = 1; c < 127; c++)
    {
      const char password[] = { c, '\0' };
      g_autofree char *holding = NULL;

      vst_password_rules_check (rules, password);
      holding = dup_holding (rules);
      g_assert_cmpint (strchr (holding, 'S') != NULL, ==, strchr (symbols, c) != NULL);
    }
}

static void
test_default (void)
{
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();
  g_autoptr (VstPasswordRule) length = g_list_model_get_item (G_LIST_MODEL (rules), 0);

  g_assert_false (vst_password_rules_get_known (rules));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rules)), ==, 5);
  g_assert_cmpint (vst_password_rule_get_kind (length), ==, VST_PASSWORD_RULE_KIND_LENGTH);
  g_assert_cmpuint (vst_password_rule_get_minimum (length), ==, 8);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (rules), 5));
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
test_policy (void)
{
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();
  g_autofree char *holding = NULL;
  g_autofree char *default_holding = NULL;
  guint notified = 0;

  g_signal_connect_swapped (rules, "notify::known", G_CALLBACK (count), &notified);
  vst_password_rules_check (rules, "abcdef12");
  vst_password_rules_set_policy (rules, 12, FALSE, TRUE, TRUE, FALSE);

  /* What has been typed already is ticked by the new rules at once. */
  holding = dup_holding (rules);
  g_assert_cmpstr (holding, ==, "lN");
  g_assert_true (vst_password_rules_get_known (rules));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rules)), ==, 3);
  g_assert_cmpuint (notified, ==, 1);

  vst_password_rules_check (rules, "abcdef123456");
  g_assert_true (vst_password_rules_hold (rules));

  vst_password_rules_reset (rules);
  default_holding = dup_holding (rules);
  g_assert_cmpstr (default_holding, ==, "LlN");
  g_assert_false (vst_password_rules_get_known (rules));
  g_assert_cmpuint (notified, ==, 2);
}

static void
test_refuse (void)
{
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();
  g_autoptr (VstPasswordRule) symbol = NULL;

  vst_password_rules_set_policy (rules, 6, FALSE, FALSE, FALSE, FALSE);
  vst_password_rules_check (rules, "abcdef");
  g_assert_true (vst_password_rules_hold (rules));

  vst_password_rules_refuse (rules, VST_PASSWORD_RULE_KIND_SYMBOL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rules)), ==, 2);
  symbol = g_list_model_get_item (G_LIST_MODEL (rules), 1);
  g_assert_cmpint (vst_password_rule_get_kind (symbol), ==, VST_PASSWORD_RULE_KIND_SYMBOL);
  g_assert_true (vst_password_rule_get_refused (symbol));
  g_assert_false (vst_password_rule_get_holds (symbol));

  vst_password_rules_refuse (rules, VST_PASSWORD_RULE_KIND_SYMBOL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rules)), ==, 2);

  vst_password_rules_check (rules, "abcdef!");
  g_assert_false (vst_password_rule_get_refused (symbol));
  g_assert_true (vst_password_rule_get_holds (symbol));
}

static void
test_notify (void)
{
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();
  g_autoptr (VstPasswordRule) length = g_list_model_get_item (G_LIST_MODEL (rules), 0);
  guint holds = 0;
  guint refused = 0;

  g_signal_connect_swapped (length, "notify::holds", G_CALLBACK (count), &holds);
  g_signal_connect_swapped (length, "notify::refused", G_CALLBACK (count), &refused);

  vst_password_rules_check (rules, "abcdefgh");
  vst_password_rules_check (rules, "abcdefghi");
  g_assert_cmpuint (holds, ==, 1);
  vst_password_rules_check (rules, NULL);
  g_assert_cmpuint (holds, ==, 2);

  vst_password_rules_refuse (rules, VST_PASSWORD_RULE_KIND_LENGTH);
  vst_password_rules_refuse (rules, VST_PASSWORD_RULE_KIND_LENGTH);
  g_assert_cmpuint (refused, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/password-rules/check/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_check);
    }
  g_test_add_func ("/flow/password-rules/symbols", test_symbols);
  g_test_add_func ("/flow/password-rules/default", test_default);
  g_test_add_func ("/flow/password-rules/policy", test_policy);
  g_test_add_func ("/flow/password-rules/refuse", test_refuse);
  g_test_add_func ("/flow/password-rules/notify", test_notify);

  return g_test_run ();
}
