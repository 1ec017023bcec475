#include "practice/vst-practice-policy.h"

#include <string.h>

#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json.h"

#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
/* Amazon Cognito Developer Guide, "Adding user pool password requirements". */
#define SYMBOLS "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- "

typedef struct
{
  const char *member;
  const char *characters;
  const char *text;
} Rule;

static const Rule rules[] = {
  { "RequireUppercase", UPPER, "Password must have uppercase characters" },
  { "RequireLowercase", LOWER, "Password must have lowercase characters" },
  { "RequireNumbers", DIGITS, "Password must have numeric characters" },
  { "RequireSymbols", SYMBOLS, "Password must have symbol characters" },
};

gboolean
vst_practice_policy_check (JsonObject *policy, const char *password, GError **error)
{
  gint64 minimum = vst_practice_json_get_int (policy, "MinimumLength", 8);

  if (g_utf8_strlen (password, -1) < minimum)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PASSWORD,
                              "Password did not conform with policy: Password not long enough");
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (vst_practice_json_get_boolean (policy, rules[i].member, FALSE)
        && strpbrk (password, rules[i].characters) == NULL)
      return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PASSWORD,
                                "Password did not conform with policy: %s", rules[i].text);
  return TRUE;
}
