#include "cognito/vst-cognito-types.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "crypto/vst-jws.h"

static void
test_attributes (void)
{
  g_autoptr (GPtrArray) attributes = vst_attributes_new ();

  g_ptr_array_add (attributes, vst_attribute_new ("email", "a@b"));
  g_ptr_array_add (attributes, vst_attribute_new ("name", ""));
  g_assert_cmpstr (vst_attributes_lookup (attributes, "email"), ==, "a@b");
  g_assert_cmpstr (vst_attributes_lookup (attributes, "name"), ==, "");
  g_assert_null (vst_attributes_lookup (attributes, "Email"));
  g_assert_null (vst_attributes_lookup (NULL, "email"));
}

static void
test_delivery_copy (void)
{
  g_autoptr (VstCodeDelivery) delivery = vst_code_delivery_new ("email", NULL, "a***@b***");
  g_autoptr (VstCodeDelivery) copy = vst_code_delivery_copy (delivery);

  g_assert_cmpstr (copy->attribute, ==, "email");
  g_assert_null (copy->medium);
  g_assert_cmpstr (copy->destination, ==, "a***@b***");
  g_assert_null (vst_code_delivery_copy (NULL));
}

/* Every name of the model is known, and no other. */
static void
test_challenge_names (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("VST_TEST_VECTORS"), "..", "..", "src",
                                            "practice", "cognito-model.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *shapes;
  JsonArray *names;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  shapes = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                          "shapes");
  names = json_object_get_array_member (json_object_get_object_member (shapes, "ChallengeNameType"),
                                        "enum");
  g_assert_cmpuint (json_array_get_length (names), ==,
                    VST_CHALLENGE_UNKNOWN - VST_CHALLENGE_NONE - 1);
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *name = json_array_get_string_element (names, i);
      VstChallenge challenge = vst_challenge_from_name (name);

      g_assert_cmpint (challenge, !=, VST_CHALLENGE_UNKNOWN);
      g_assert_cmpstr (vst_challenge_to_name (challenge), ==, name);
    }
}

static void
test_challenge_others (void)
{
  g_assert_cmpint (vst_challenge_from_name (NULL), ==, VST_CHALLENGE_NONE);
  g_assert_cmpint (vst_challenge_from_name (""), ==, VST_CHALLENGE_NONE);
  g_assert_cmpint (vst_challenge_from_name ("EMAIL_MFA"), ==, VST_CHALLENGE_UNKNOWN);
  g_assert_cmpint (vst_challenge_from_name ("software_token_mfa"), ==, VST_CHALLENGE_UNKNOWN);
  g_assert_null (vst_challenge_to_name (VST_CHALLENGE_NONE));
  g_assert_null (vst_challenge_to_name (VST_CHALLENGE_UNKNOWN));
}

typedef struct
{
  const char *name, *text;
  const char *joined; /* with commas; NULL: no list */
} ListCase;

static const ListCase list_cases[] = {
  { "one", "[\"SOFTWARE_TOKEN_MFA\"]", "SOFTWARE_TOKEN_MFA" },
  { "two", " [ \"SMS_MFA\" , \"SOFTWARE_TOKEN_MFA\" ] ", "SMS_MFA,SOFTWARE_TOKEN_MFA" },
  { "empty", "[]", "" },
  { "missing", NULL, NULL },
  { "no-text", "", NULL },
  { "null", "null", NULL },
  { "bare-text", "\"SMS_MFA\"", NULL },
  { "object", "{}", NULL },
  { "numbers", "[1]", NULL },
  { "mixed", "[\"SMS_MFA\",null]", NULL },
  { "nested", "[[\"SMS_MFA\"]]", NULL },
  { "truncated", "[\"SMS_MFA\"", NULL },
  { "words", "SMS_MFA, SOFTWARE_TOKEN_MFA", NULL },
  { "breaks-out", "[],\"more\":[]", NULL },
  { "breaks-out-again", "[],\"list\":[\"SMS_MFA\"]", NULL },
  { "closes", "[]} {", NULL },
};

static VstAuthReply *
make_reply (const char *text)
{
  VstAuthReply *reply = g_new0 (VstAuthReply, 1);

  reply->challenge = VST_CHALLENGE_MFA_SETUP;
  reply->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (text != NULL)
    g_hash_table_insert (reply->parameters, g_strdup ("MFAS_CAN_SETUP"), g_strdup (text));
  return reply;
}

static void
test_list (gconstpointer data)
{
  const ListCase *c = data;
  g_autoptr (VstAuthReply) reply = make_reply (c->text);
  g_auto (GStrv) list = vst_auth_reply_dup_list_parameter (reply, "MFAS_CAN_SETUP");
  g_autofree char *joined = list != NULL ? g_strjoinv (",", list) : NULL;

  g_assert_cmpstr (vst_auth_reply_get_parameter (reply, "MFAS_CAN_SETUP"), ==, c->text);
  g_assert_cmpstr (joined, ==, c->joined);
}

static void
test_list_deep (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (VstAuthReply) reply = make_reply (deep);

  g_assert_null (vst_auth_reply_dup_list_parameter (reply, "MFAS_CAN_SETUP"));
}

static VstSecret *
make_token (const char *header, const char *payload)
{
  g_autofree char *first = vst_base64url_encode (header, strlen (header));
  g_autofree char *second = vst_base64url_encode (payload, strlen (payload));

  return vst_secret_take_text (g_strdup_printf ("%s.%s.c2ln", first, second));
}

static void
test_claims (void)
{
  g_autoptr (VstSecret) token = make_token (
      "{\"alg\":\"RS256\"}",
      "{\"sub\":\"4b8c\",\"cognito:groups\":[\"admins\",\"readers\"],\"email_verified\":true,"
      "\"exp\":4102444800,\"auth_time\":\"yesterday\",\"name\":\"José 漢字\",\"nothing\":null}");
  g_autoptr (GPtrArray) claims = vst_token_read_claims (token);
  static const char *const names[] = { "sub",       "cognito:groups", "email_verified", "exp",
                                       "auth_time", "name",           "nothing" };
  const VstClaim *claim;

  g_assert_nonnull (claims);
  g_assert_cmpuint (claims->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < claims->len; i++)
    g_assert_cmpstr (((const VstClaim *) g_ptr_array_index (claims, i))->name, ==, names[i]);
  g_assert_cmpstr (vst_claims_lookup (claims, "sub"), ==, "4b8c");
  g_assert_cmpstr (vst_claims_lookup (claims, "cognito:groups"), ==, "[\"admins\",\"readers\"]");
  g_assert_cmpstr (vst_claims_lookup (claims, "email_verified"), ==, "true");
  g_assert_cmpstr (vst_claims_lookup (claims, "name"), ==, "José 漢字");
  g_assert_cmpstr (vst_claims_lookup (claims, "nothing"), ==, "null");
  g_assert_null (vst_claims_lookup (claims, "aud"));

  claim = g_ptr_array_index (claims, 3);
  g_assert_true (claim->is_time);
  g_assert_cmpint (claim->time, ==, 4102444800);
  g_assert_cmpstr (claim->value, ==, "4102444800");
  claim = g_ptr_array_index (claims, 4);
  g_assert_false (claim->is_time);
}

typedef struct
{
  const char *name, *header, *payload;
} TokenCase;

/* Well-formed parts around JSON that is not a token's. */
static const TokenCase token_cases[] = {
  { "payload-list", "{}", "[]" },
  { "payload-text", "{}", "\"a\"" },
  { "payload-empty", "{}", "" },
  { "payload-words", "{}", "not json" },
  { "payload-truncated", "{}", "{\"a\":" },
  { "payload-twice", "{}", "{}{}" },
  { "payload-not-utf8", "{}", "{\"a\":\"\xff\"}" },
  { "payload-half-pair", "{}", "{\"a\":\"\\ud800\"}" },
  { "header-list", "[]", "{}" },
  { "header-empty", "", "{}" },
};

static void
test_no_token (gconstpointer data)
{
  const TokenCase *c = data;
  g_autoptr (VstSecret) token = make_token (c->header, c->payload);

  g_assert_null (vst_token_read_claims (token));
}

static void
test_no_parts (void)
{
  static const char *const texts[] = { "",        ".",           "..",        "a.b",
                                       "e30.e30", "e30.e30.a.b", "e30=.e30.", "opaque" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VstSecret) token = vst_secret_new_text (texts[i]);

      g_assert_null (vst_token_read_claims (token));
    }
}

static void
test_hostile_tokens (void)
{
  g_autofree char *brackets = g_strnfill (40000, '[');
  g_autofree char *nested = g_strconcat ("{\"a\":", brackets, NULL);
  g_autofree char *letters = g_strnfill (64 * 1024, 'a');
  g_autofree char *long_payload = g_strconcat ("{\"a\":\"", letters, "\"}", NULL);
  g_autoptr (VstSecret) deep = make_token ("{}", nested);
  g_autoptr (VstSecret) huge = make_token ("{}", long_payload);

  g_assert_null (vst_token_read_claims (deep));
  g_assert_null (vst_token_read_claims (huge));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cognito/types/attributes", test_attributes);
  g_test_add_func ("/cognito/types/delivery-copy", test_delivery_copy);
  g_test_add_func ("/cognito/challenge/names-of-the-model", test_challenge_names);
  g_test_add_func ("/cognito/challenge/others", test_challenge_others);
  for (gsize i = 0; i < G_N_ELEMENTS (list_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/auth-reply/list/", list_cases[i].name, NULL);
      g_test_add_data_func (path, &list_cases[i], test_list);
    }
  g_test_add_func ("/cognito/auth-reply/list/deep", test_list_deep);
  g_test_add_func ("/cognito/claims/read", test_claims);
  for (gsize i = 0; i < G_N_ELEMENTS (token_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/claims/refused/", token_cases[i].name, NULL);
      g_test_add_data_func (path, &token_cases[i], test_no_token);
    }
  g_test_add_func ("/cognito/claims/refused/no-parts", test_no_parts);
  g_test_add_func ("/cognito/claims/refused/hostile", test_hostile_tokens);
  return g_test_run ();
}
