#include "session-fixture.h"

VstAuthReply *
test_session_tokens (gboolean device)
{
  g_autofree char *id = test_flow_make_token ("{\"sub\":\"sub-1\",\"cognito:username\":\"ana\"}");
  g_autofree char *access = test_flow_make_token ("{\"sub\":\"sub-1\",\"username\":\"ana\"}");
  VstAuthReply *reply = fake_tokens (id, access);

  if (device)
    {
      reply->tokens->device_key = g_strdup (TEST_DEVICE);
      reply->tokens->device_group_key = g_strdup (TEST_GROUP);
    }
  return reply;
}

void
test_session_grant (const char *operation, gboolean device)
{
  fake_succeed (fake_take (operation), test_session_tokens (device),
                (GDestroyNotify) vst_auth_reply_free);
}

void
test_session_trust_asked (TestFlow *self)
{
  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "654321");
  test_session_grant ("RespondToAuthChallenge", TRUE);
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_TRUSTING);
  fake_confirm_device (fake_take ("ConfirmDevice"), TRUE);
  test_flow_refuse_questions ();
  test_flow_assert_step (self, VST_STEP_DONE);
}

void
test_session_verified (TestFlow *self)
{
  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "654321");
  test_session_grant ("RespondToAuthChallenge", FALSE);
  fake_check (fake_take ("jwks.json"),
              fake_report (VST_TOKEN_USE_ACCESS, VST_TOKEN_RULE_NOT_BEFORE),
              fake_report (VST_TOKEN_USE_ID, VST_TOKEN_RULE_NOT_BEFORE));
  test_flow_refuse_questions ();
  test_flow_assert_step (self, VST_STEP_DONE);
}

static VstToken *
find_token (TestFlow *self, VstTokenKind kind)
{
  GListModel *tokens = vst_account_get_tokens (vst_flow_get_account (self->flow));

  for (guint i = 0; i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (VstToken) token = g_list_model_get_item (tokens, i);

      if (vst_token_get_kind (token) == kind)
        return g_steal_pointer (&token);
    }
  g_assert_not_reached ();
}

VstTokenCheckState
test_session_check (TestFlow *self, VstTokenKind token_kind, VstTokenCheckKind kind)
{
  g_autoptr (VstToken) token = find_token (self, token_kind);
  GListModel *checks = vst_token_get_checks (token);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (VstTokenCheckItem) item = g_list_model_get_item (checks, i);

      if (vst_token_check_item_get_kind (item) == kind)
        return vst_token_check_item_get_state (item);
    }
  g_assert_not_reached ();
}
