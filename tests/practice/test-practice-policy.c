#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json.h"
#include "practice/vst-practice-policy.h"

#include <string.h>

typedef struct
{
  const char *name, *password, *reason; /* %NULL: it conforms */
} Case;

static const char policy_text[] =
    "{\"MinimumLength\":8,\"RequireUppercase\":true,\"RequireLowercase\":true,"
    "\"RequireNumbers\":true,\"RequireSymbols\":true}";

static const Case cases[] = {
  { "good", "Passw0rd!", NULL },
  { "short", "Pw0!", "Password not long enough" },
  { "length-counts-characters", "Äöüß0a!", "Password not long enough" },
  { "upper", "passw0rd!", "Password must have uppercase characters" },
  { "upper-is-latin", "Ässw0rd!!", "Password must have uppercase characters" },
  { "lower", "PASSW0RD!", "Password must have lowercase characters" },
  { "number", "Password!", "Password must have numeric characters" },
  { "symbol", "Passw0rdd", "Password must have symbol characters" },
  { "symbol-of-the-list", "Passw0rd§", "Password must have symbol characters" },
  { "first-reason-only", "a", "Password not long enough" },
};

static JsonObject *
read_policy (const char *text)
{
  return vst_practice_json_parse (text, strlen (text), NULL);
}

static void
test_check (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) policy = read_policy (policy_text);
  g_autofree char *message =
      g_strconcat ("Password did not conform with policy: ", c->reason, NULL);

  g_assert_cmpint (vst_practice_policy_check (policy, c->password, &error), ==, c->reason == NULL);
  if (c->reason == NULL)
    return;
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INVALID_PASSWORD);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_symbols (void)
{
  g_autoptr (JsonObject) policy = read_policy (policy_text);

  for (const char *symbol = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-"; *symbol != '\0'; symbol++)
    {
      g_autofree char *password = g_strdup_printf ("Passw0rd%c", *symbol);

      g_assert_true (vst_practice_policy_check (policy, password, NULL));
    }
}

static void
test_lenient_policy (void)
{
  g_autoptr (JsonObject) policy = read_policy ("{\"MinimumLength\":6}");

  g_assert_true (vst_practice_policy_check (policy, "simple", NULL));
  g_assert_false (vst_practice_policy_check (policy, "simpl", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/policy/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_check);
    }
  g_test_add_func ("/practice/policy/symbols", test_symbols);
  g_test_add_func ("/practice/policy/lenient", test_lenient_policy);
  return g_test_run ();
}
