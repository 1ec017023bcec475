#include "flow/vst-account.h"

#include "flow/vst-problem.h"

typedef struct
{
  const char *name, *user_name, *typed, *alias;
} Case;

static const Case cases[] = {
  { "same", "ada", "ada", NULL },
  { "case-only", "ada", "ADA", NULL },
  { "case-beyond-ascii", "élan", "ÉLAN", NULL },
  { "email-typed", "0a1b", "ada@example.com", "ada@example.com" },
  { "not-typed", "ada", NULL, NULL },
  { "empty", "ada", "", NULL },
};

static void
test_alias (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (VstAccount) account =
      vst_account_new (c->user_name, NULL, c->typed, NULL, G_LIST_MODEL (tokens));

  g_assert_cmpstr (vst_account_get_user_name (account), ==, c->user_name);
  g_assert_cmpstr (vst_account_get_alias (account), ==, c->alias);
  g_assert_null (vst_account_get_sub (account));
  g_assert_null (vst_account_get_email (account));
}

static void
test_tokens (void)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("eyJ");
  g_autoptr (GListStore) claims = g_list_store_new (VST_TYPE_CLAIM_ITEM);
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (VstToken) access =
      vst_token_new (VST_TOKEN_KIND_ACCESS, secret, "Bearer", 3600, 17, G_LIST_MODEL (claims));
  g_autoptr (VstToken) refresh = vst_token_new (VST_TOKEN_KIND_REFRESH, secret, NULL, 0, 0, NULL);
  g_autoptr (VstAccount) account = NULL;

  g_list_store_append (tokens, access);
  g_list_store_append (tokens, refresh);
  account = vst_account_new ("ada", "0a-1b", "ada", "a@b.c", G_LIST_MODEL (tokens));

  g_assert_true (vst_account_get_tokens (account) == G_LIST_MODEL (tokens));
  g_assert_cmpstr (vst_account_get_sub (account), ==, "0a-1b");
  g_assert_cmpstr (vst_account_get_email (account), ==, "a@b.c");
  g_assert_true (vst_token_get_secret (access) == secret);
  g_assert_cmpint (vst_token_get_kind (access), ==, VST_TOKEN_KIND_ACCESS);
  g_assert_cmpstr (vst_token_get_token_type (access), ==, "Bearer");
  g_assert_cmpint (vst_token_get_expires_in (access), ==, 3600);
  g_assert_cmpint (vst_token_get_expires_at (access), ==, 17);
  g_assert_true (vst_token_get_claims (access) == G_LIST_MODEL (claims));
  g_assert_cmpuint (g_list_model_get_n_items (vst_token_get_claims (refresh)), ==, 0);
}

static void
test_claim (void)
{
  g_autoptr (VstClaimItem) plain = vst_claim_item_new ("sub", "a\xff", FALSE, 5);
  g_autoptr (VstClaimItem) time = vst_claim_item_new ("exp", "1700000000", TRUE, 1700000000);
  g_autofree char *name = NULL;
  gint64 at = 0;

  g_object_get (plain, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "sub");
  g_assert_cmpstr (vst_claim_item_get_value (plain), ==, "a\uFFFD");
  g_assert_false (vst_claim_item_get_time (plain, &at));
  g_assert_cmpint (at, ==, 0);
  g_assert_true (vst_claim_item_get_time (time, &at));
  g_assert_cmpint (at, ==, 1700000000);
}

static void
test_problem (void)
{
  g_autoptr (VstProblem) problem =
      vst_problem_new (VST_FLOW_ERROR_UNKNOWN_HOST, VST_FIELD_NONE,
                       VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS, "cognito.example");

  g_assert_null (vst_problem_get_operation (problem));
  vst_problem_set_wire (problem, "SignUp", "Odd\xff", NULL, "id-1");

  g_assert_cmpint (vst_problem_get_code (problem), ==, VST_FLOW_ERROR_UNKNOWN_HOST);
  g_assert_cmpint (vst_problem_get_field (problem), ==, VST_FIELD_NONE);
  g_assert_cmpint (vst_problem_get_remedies (problem), ==,
                   VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS);
  g_assert_cmpstr (vst_problem_get_detail (problem), ==, "cognito.example");
  g_assert_cmpstr (vst_problem_get_operation (problem), ==, "SignUp");
  g_assert_cmpstr (vst_problem_get_wire_name (problem), ==, "Odd\uFFFD");
  g_assert_null (vst_problem_get_wire_message (problem));
  g_assert_cmpstr (vst_problem_get_request_id (problem), ==, "id-1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/account/alias/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_alias);
    }
  g_test_add_func ("/flow/account/tokens", test_tokens);
  g_test_add_func ("/flow/claim-item/values", test_claim);
  g_test_add_func ("/flow/problem/values", test_problem);

  return g_test_run ();
}
