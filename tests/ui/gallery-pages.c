#include "gallery-pages.h"

static void
fill_in_person (VstFlow *flow)
{
  g_object_set (flow, "user-name", "alejandro", "email", "alejandro@example.com", "can-go-back",
                TRUE, NULL);
}

static void
show_welcome (VstFlow *flow)
{
}

static void
show_staying (VstFlow *flow)
{
  g_object_set (flow, "staying-user", "alejandro", "has-credentials", TRUE, NULL);
}

static void
show_sign_up (VstFlow *flow)
{
  g_object_set (flow, "step", VST_STEP_SIGN_UP, "can-go-back", TRUE, NULL);
}

static void
show_sign_up_filled (VstFlow *flow)
{
  show_sign_up (flow);
  fill_in_person (flow);
  vst_attribute_fields_add (vst_flow_get_attributes (flow), "given_name", TRUE);
  vst_attribute_fields_add (vst_flow_get_attributes (flow), "custom:team", FALSE);
  vst_password_rules_set_policy (vst_flow_get_password_rules (flow), 8, TRUE, TRUE, TRUE, TRUE);
  vst_password_rules_check (vst_flow_get_password_rules (flow), "Secret12");
  vst_password_rules_refuse (vst_flow_get_password_rules (flow), VST_PASSWORD_RULE_KIND_SYMBOL);
}

void
gallery_set_problem (VstFlow *flow, VstFlowError code, VstField field, guint remedies)
{
  g_autoptr (VstProblem) problem =
      vst_problem_new (code, field, (VstRemedy) remedies, "cognito-idp.eu-central-1.amazonaws.com");

  vst_problem_set_wire (problem, "SignUp", "UsernameExistsException", "User already exists",
                        "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11");
  g_object_set (flow, "problem", problem, NULL);
}

static void
show_sign_up_taken (VstFlow *flow)
{
  show_sign_up (flow);
  fill_in_person (flow);
  gallery_set_problem (flow, VST_FLOW_ERROR_USER_EXISTS, VST_FIELD_USER_NAME,
                       VST_REMEDY_CHOOSE_ANOTHER_NAME | VST_REMEDY_CONFIRM_THIS_USER
                           | VST_REMEDY_LOG_IN);
}

static void
show_sign_up_busy (VstFlow *flow)
{
  show_sign_up (flow);
  fill_in_person (flow);
  g_object_set (flow, "busy", VST_BUSY_SIGNING_UP, NULL);
}

static void
show_confirm (VstFlow *flow)
{
  fill_in_person (flow);
  g_object_set (flow, "delivery-medium", "EMAIL", "delivery-destination", "a***@e***", "resend-at",
                g_get_monotonic_time () + 24 * G_USEC_PER_SEC, "status", "UNCONFIRMED",
                "user-enabled", TRUE, "step", VST_STEP_CONFIRM, NULL);
}

static void
show_confirm_wrong (VstFlow *flow)
{
  show_confirm (flow);
  g_object_set (flow, "delivery-medium", NULL, "resend-at", (gint64) 0, "status", NULL, NULL);
  gallery_set_problem (flow, VST_FLOW_ERROR_CODE_WRONG, VST_FIELD_CODE, VST_REMEDY_SEND_NEW_CODE);
}

static void
show_log_in (VstFlow *flow)
{
  g_object_set (flow, "step", VST_STEP_LOG_IN, "can-go-back", TRUE, NULL);
}

static void
show_log_in_by_choice (VstFlow *flow)
{
  show_log_in (flow);
  g_object_set (flow, "password-optional", TRUE, NULL);
}

static void
show_log_in_offline (VstFlow *flow)
{
  show_log_in (flow);
  fill_in_person (flow);
  gallery_set_problem (flow, VST_FLOW_ERROR_UNKNOWN_HOST, VST_FIELD_NONE,
                       VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS);
}

static void
pair (VstFlow *flow, gint64 seconds, gboolean replaces)
{
  g_autoptr (VstSecret) key =
      vst_secret_new_text ("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW");
  g_autoptr (VstSecret) uri = vst_otpauth_uri ("Practice Pool", "alejandro", key);
  g_autoptr (VstPairing) pairing =
      vst_pairing_new (key, uri, g_get_monotonic_time () + seconds * G_USEC_PER_SEC, replaces);

  fill_in_person (flow);
  g_object_set (flow, "pairing", pairing, "status-before", "UNCONFIRMED", "status", "CONFIRMED",
                "user-enabled", TRUE, "step", VST_STEP_PAIR, NULL);
}

static void
show_pair (VstFlow *flow)
{
  pair (flow, 161, FALSE);
}

static void
show_pair_expired (VstFlow *flow)
{
  pair (flow, -1, TRUE);
  g_object_set (flow, "pairing-expired", TRUE, NULL);
  gallery_set_problem (flow, VST_FLOW_ERROR_SESSION_EXPIRED, VST_FIELD_NONE,
                       VST_REMEDY_LOG_IN_AGAIN);
}

static void
show_code (VstFlow *flow)
{
  fill_in_person (flow);
  g_object_set (flow, "wait-until", g_get_real_time () / G_USEC_PER_SEC + 20, "notice",
                VST_NOTICE_SESSION_RENEWED, "step", VST_STEP_CODE, NULL);
}

static void
ask (VstFlow *flow, VstQuestion *question)
{
  fill_in_person (flow);
  g_object_set (flow, "question", question, "step", VST_STEP_CHALLENGE, NULL);
}

static void
show_new_password (VstFlow *flow)
{
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_NEW_PASSWORD, "NEW_PASSWORD_REQUIRED");

  vst_attribute_fields_add (vst_question_get_attributes (question), "given_name", TRUE);
  vst_attribute_fields_add (vst_question_get_attributes (question), "custom:team", TRUE);
  ask (flow, question);
}

static void
show_mailed_code (VstFlow *flow)
{
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_EMAIL_CODE, "EMAIL_OTP");

  vst_question_set_destination (question, "a***@e***");
  ask (flow, question);
}

static void
show_choices (VstFlow *flow)
{
  const char *const choices[] = { "PASSWORD", "PASSWORD_SRP", "EMAIL_OTP", "WEB_AUTHN", NULL };
  const char *const impossible[] = { "WEB_AUTHN", NULL };
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_CHOOSE_FIRST, "SELECT_CHALLENGE");

  vst_question_set_choices (question, choices, impossible);
  ask (flow, question);
}

static void
show_custom (VstFlow *flow)
{
  const char *const parameters[] = { "captchaUrl", "https://example.com/captcha/8f14e45f.png",
                                     "hint", "Type what you see.", NULL };
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_CUSTOM, "CUSTOM_CHALLENGE");

  vst_question_set_parameters (question, parameters);
  ask (flow, question);
}

static void
show_reset (VstFlow *flow)
{
  fill_in_person (flow);
  g_object_set (flow, "step", VST_STEP_RESET, NULL);
}

static void
show_reset_sent (VstFlow *flow)
{
  show_reset (flow);
  g_object_set (flow, "delivery-medium", "EMAIL", "delivery-destination", "a***@e***", "reset-sent",
                TRUE, "resend-at", g_get_monotonic_time () + 24 * G_USEC_PER_SEC, NULL);
}

static void
show_finish_now (VstFlow *flow)
{
  show_code (flow);
  g_object_set (flow, "can-finish-now", TRUE, NULL);
}

static void
show_obstacle (VstFlow *flow)
{
  g_object_set (flow, "obstacle", VST_OBSTACLE_CHALLENGE, "obstacle-detail",
                "NEW_PASSWORD_REQUIRED", "step", VST_STEP_CANNOT_GO_ON, "can-go-back", TRUE, NULL);
}

static void
show_no_pairing (VstFlow *flow)
{
  g_object_set (flow, "obstacle", VST_OBSTACLE_NO_TOTP_SETUP, "obstacle-detail", "SMS_MFA", "step",
                VST_STEP_CANNOT_GO_ON, NULL);
}

static const GalleryPage pages[] = {
  { "welcome", show_welcome, NULL },
  { "staying", show_staying, NULL },
  { "users", show_staying, "win.users" },
  { "users-throttled", show_staying, "throttled" },
  { "user", show_staying, "user" },
  { "pool", show_welcome, "win.add-pool" },
  { "sign-up", show_sign_up, NULL },
  { "sign-up-filled", show_sign_up_filled, NULL },
  { "sign-up-taken", show_sign_up_taken, NULL },
  { "sign-up-busy", show_sign_up_busy, NULL },
  { "confirm", show_confirm, NULL },
  { "confirm-wrong", show_confirm_wrong, NULL },
  { "inbox", show_confirm, "inbox" },
  { "log-in", show_log_in, NULL },
  { "log-in-choice", show_log_in_by_choice, NULL },
  { "log-in-offline", show_log_in_offline, NULL },
  { "pair", show_pair, NULL },
  { "pair-expired", show_pair_expired, NULL },
  { "code", show_code, NULL },
  { "finish-now", show_finish_now, NULL },
  { "new-password", show_new_password, NULL },
  { "mailed-code", show_mailed_code, NULL },
  { "choices", show_choices, NULL },
  { "custom", show_custom, NULL },
  { "reset", show_reset, NULL },
  { "reset-sent", show_reset_sent, NULL },
  { "done", gallery_show_done, NULL },
  { "done-open", gallery_show_done, "expand" },
  { "token-failed", gallery_show_token_failed, "expand" },
  { "trust-ask", gallery_show_trust_ask, "scroll" },
  { "trusted", gallery_show_trusted, "scroll" },
  { "trust-failed", gallery_show_trust_failed, "scroll" },
  { "logged-out", gallery_show_logged_out, NULL },
  { "devices", gallery_show_devices, "row Devices…" },
  { "password", gallery_show_done, "row Change Password…" },
  { "mfa", gallery_show_mfa, "row Authenticator and MFA…" },
  { "obstacle", show_obstacle, NULL },
  { "no-pairing", show_no_pairing, NULL },
  { "activity", show_confirm, "win.activity" },
  { "faults", show_confirm, "win.faults" },
  { "about", show_welcome, "app.about" },
  { "shortcuts", show_welcome, "app.shortcuts" },
  { "pool-choose", show_welcome, "choose" },
  { "pool-refused", show_welcome, "refused" },
  { "pool-pasted", show_welcome, "pasted" },
};

static const struct
{
  const char *name;
  VstFlowError code;
  VstField field;
  guint remedies;
} problems[] = {
  { "wrong-user-name", VST_FLOW_ERROR_USER_DISABLED, VST_FIELD_USER_NAME, 0 },
  { "wrong-email", VST_FLOW_ERROR_EMAIL_FORM, VST_FIELD_EMAIL, 0 },
  { "wrong-password", VST_FLOW_ERROR_PASSWORD_WRONG, VST_FIELD_PASSWORD, 0 },
  { "refused-password", VST_FLOW_ERROR_PASSWORD_POLICY, VST_FIELD_PASSWORD, 0 },
  { "missing-attribute", VST_FLOW_ERROR_ATTRIBUTE_EMPTY, VST_FIELD_ATTRIBUTES, 0 },
  { "wrong-code", VST_FLOW_ERROR_CODE_WRONG, VST_FIELD_CODE, 0 },
  { "missing-answer", VST_FLOW_ERROR_ANSWER_EMPTY, VST_FIELD_CODE, 0 },
  { "offline", VST_FLOW_ERROR_OFFLINE, VST_FIELD_NONE, VST_REMEDY_TRY_AGAIN },
  { "trigger", VST_FLOW_ERROR_TRIGGER, VST_FIELD_NONE, 0 },
};

gboolean
gallery_add_problem (VstFlow *flow, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_str_equal (problems[i].name, name))
      {
        gallery_set_problem (flow, problems[i].code, problems[i].field, problems[i].remedies);
        return TRUE;
      }
  return FALSE;
}

const GalleryPage *
gallery_find_page (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return &pages[i];
  return NULL;
}

const GalleryPage *
gallery_get_page (gsize i)
{
  return i < G_N_ELEMENTS (pages) ? &pages[i] : NULL;
}
