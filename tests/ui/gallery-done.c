/* The Done page, and what opens from it. */

#include "fake-device-list.h"
#include "gallery-pages.h"

static void
check_token (VstToken *token, VstTokenCheckState audience)
{
  static const char *const details[] = {
    "RS256",
    "kKq3wWuSwC0rcPs1xDZ0lTuI0aQWcB1E2m0AqZ5n2bE=",
    "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123",
    "6abcdefghijklmnopqrstuvwxy",
    "access",
    "1795255200",
    "1795251600",
  };

  for (int kind = VST_TOKEN_CHECK_FORM; kind <= VST_TOKEN_CHECK_ISSUED; kind++)
    vst_token_set_check (token, (VstTokenCheckKind) kind,
                         kind == VST_TOKEN_CHECK_AUDIENCE ? audience : VST_TOKEN_CHECK_STATE_PASSED,
                         details[kind]);
}

static void
add_token (GListStore *tokens, VstTokenKind kind, const char *type, GListModel *claims)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("eyJraWQiOiJ4In0.e30.c2ln");
  g_autoptr (VstToken) token = vst_token_new (
      kind, secret, type, 3600, g_get_monotonic_time () + G_GINT64_CONSTANT (3599000000), claims);

  if (kind != VST_TOKEN_KIND_REFRESH)
    check_token (token, VST_TOKEN_CHECK_STATE_PASSED);
  g_list_store_append (tokens, token);
}

static void
add_claim (GListStore *claims, const char *name, const char *value, gboolean is_time, gint64 time)
{
  g_autoptr (VstClaimItem) claim = vst_claim_item_new (name, value, is_time, time);

  g_list_store_append (claims, claim);
}

void
gallery_show_done (VstFlow *flow)
{
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (GListStore) claims = g_list_store_new (VST_TYPE_CLAIM_ITEM);
  g_autoptr (VstAccount) account = NULL;

  add_claim (claims, "sub", "3f1d1a52-b0b1-70c4-9f5e-5b0f6c1f2a77", FALSE, 0);
  add_claim (claims, "iss", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf123",
             FALSE, 0);
  add_claim (claims, "exp", "1795255200", TRUE, 1795255200);
  add_token (tokens, VST_TOKEN_KIND_ID, "Bearer", G_LIST_MODEL (claims));
  add_token (tokens, VST_TOKEN_KIND_ACCESS, "Bearer", G_LIST_MODEL (claims));
  add_token (tokens, VST_TOKEN_KIND_REFRESH, NULL, NULL);
  account = vst_account_new ("3f1d1a52-b0b1-70c4-9f5e-5b0f6c1f2a77",
                             "3f1d1a52-b0b1-70c4-9f5e-5b0f6c1f2a77", "alejandro",
                             "alejandro@example.com", G_LIST_MODEL (tokens));
  g_object_set (flow, "account", account, "step", VST_STEP_DONE, NULL);
}

static void
show_trust (VstFlow *flow, VstTrust trust, gboolean kept)
{
  gallery_show_done (flow);
  g_object_set (flow, "trust", trust, "trust-kept", kept, "device-key",
                "eu-central-1_2c1e5b0a-7f0c-4e4a-9d61-6a1f9c6b1b77", "device-group-key",
                "-DKb0mDyV", NULL);
}

void
gallery_show_trust_ask (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_ASK, FALSE);
}

void
gallery_show_trusted (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_REMEMBERED, TRUE);
  g_object_set (flow, "by-device", TRUE, NULL);
}

void
gallery_show_trust_failed (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_FAILED, FALSE);
  gallery_set_problem (flow, VST_FLOW_ERROR_DEVICE, VST_FIELD_NONE, VST_REMEDY_TRY_AGAIN);
}

void
gallery_show_token_failed (VstFlow *flow)
{
  GListModel *tokens;
  g_autoptr (VstToken) token = NULL;

  gallery_show_done (flow);
  tokens = vst_account_get_tokens (vst_flow_get_account (flow));
  token = g_list_model_get_item (tokens, 0);
  check_token (token, VST_TOKEN_CHECK_STATE_FAILED);
  gallery_set_problem (flow, VST_FLOW_ERROR_TOKEN_CHECK, VST_FIELD_NONE, 0);
}

void
gallery_show_logged_out (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_REMEMBERED, TRUE);
  g_object_set (flow, "logged-out", TRUE, "notice", VST_NOTICE_LOGGED_OUT, NULL);
}

void
gallery_show_devices (VstFlow *flow)
{
  VstDeviceList *devices = vst_flow_get_devices (flow);

  gallery_show_trusted (flow);
  fake_device_list_add (devices, "eu-central-1_2c1e5b0a-7f0c-4e4a-9d61-6a1f9c6b1b77",
                        "Vestibule on thinkpad", 1795255200, 1795355200, TRUE);
  fake_device_list_add (devices, "eu-central-1_77aa5b0a-7f0c-4e4a-9d61-6a1f9c6b1b77", "",
                        1795255200, 0, FALSE);
}

void
gallery_show_mfa (VstFlow *flow)
{
  const char *const settings[] = { "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", NULL };

  gallery_show_done (flow);
  g_object_set (flow, "mfa-settings", settings, "preferred-mfa", "SOFTWARE_TOKEN_MFA", NULL);
}
