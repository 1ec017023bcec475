#pragma once

#include "cognito/vst-cognito-operation.h"
#include "cognito/vst-cognito-request.h"
#include "cognito/vst-reply-reader.h"

#define CLIENT "1example23456789"
#define SAMPLE_DEVICE_KEY "eu-west-1_5f1d2c3b-4a59-4e6f-8d7c-0b1a29384756"

/* One request of each operation, with every member that we ever send. */

/* Values that stay the same in all of them. */
typedef struct
{
  VstPool *pool;
  VstSecret *password;
  VstSecret *session;
  VstSecret *token;
  VstDeviceVerifier verifier;
  GPtrArray *attributes;
  GHashTable *responses;
} Sample;

/* @client_secret may be NULL. */
static inline VstPool *
make_pool (const char *client_secret)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (client_secret != NULL ? client_secret : "");

  return vst_pool_new ("eu-west-1", "eu-west-1_aBc", CLIENT, secret, NULL);
}

static inline void
sample_init (Sample *self, const char *client_secret)
{
  self->pool = make_pool (client_secret);
  self->password = vst_secret_new_text ("Päss\"word\"");
  self->session = vst_secret_new_text ("session-1-of-20-letters");
  self->token = vst_secret_new_text ("a.b.c");
  self->verifier.device_key = (char *) SAMPLE_DEVICE_KEY;
  self->verifier.verifier = vst_secret_new_text ("AM6Ypplt");
  self->verifier.salt = (char *) "Wt4IAHFtLPRl+bowTTdeyA==";
  self->attributes = vst_attributes_new ();
  g_ptr_array_add (self->attributes, vst_attribute_new ("email", "a@b"));
  g_ptr_array_add (self->attributes, vst_attribute_new ("custom:team", ""));
  self->responses =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) vst_secret_unref);
  g_hash_table_insert (self->responses, (char *) "SOFTWARE_TOKEN_MFA_CODE",
                       vst_secret_new_text ("123456"));
}

static inline void
sample_clear (Sample *self)
{
  vst_pool_unref (self->pool);
  vst_secret_unref (self->password);
  vst_secret_unref (self->session);
  vst_secret_unref (self->token);
  vst_secret_unref (self->verifier.verifier);
  g_ptr_array_unref (self->attributes);
  g_hash_table_unref (self->responses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static inline JsonNode *
make_start (const Sample *s, VstLoginPath path, VstAuthFlow flow, VstChallenge preferred)
{
  const VstAuthStart start = { path, flow, "testuser", s->password, preferred, NULL };

  return vst_cognito_request_start (s->pool, &start, "a1b2");
}

static inline JsonNode *
make_login (const Sample *s, VstOperation operation)
{
  switch ((int) operation)
    {
    case VST_OPERATION_LOG_IN:
      return make_start (s, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_PASSWORD, VST_CHALLENGE_NONE);
    case VST_OPERATION_ADMIN_LOG_IN:
      return make_start (s, VST_LOGIN_PATH_ADMIN, VST_AUTH_FLOW_PASSWORD, VST_CHALLENGE_NONE);
    case VST_OPERATION_RESPOND:
      return vst_cognito_request_respond (s->pool, VST_LOGIN_PATH_USER,
                                          VST_CHALLENGE_SOFTWARE_TOKEN_MFA, "testuser", s->session,
                                          s->responses);
    case VST_OPERATION_ADMIN_RESPOND:
      return vst_cognito_request_respond (s->pool, VST_LOGIN_PATH_ADMIN,
                                          VST_CHALLENGE_SOFTWARE_TOKEN_MFA, "testuser", s->session,
                                          s->responses);
    case VST_OPERATION_ASSOCIATE_TOKEN:
      return vst_cognito_request_associate_token (s->session, NULL);
    case VST_OPERATION_VERIFY_TOKEN:
      return vst_cognito_request_verify_token (s->session, NULL, "123456", "My phone");
    case VST_OPERATION_GET_TOKENS:
      return vst_cognito_request_rotate (s->pool, s->token, SAMPLE_DEVICE_KEY);
    case VST_OPERATION_REVOKE_TOKEN:
      return vst_cognito_request_revoke (s->pool, s->token);
    default:
      return NULL;
    }
}

static inline JsonNode *
make_of_account (const Sample *s, VstOperation operation)
{
  static const VstMfaPreference preference = { VST_MFA_OFF, VST_MFA_PREFERRED, VST_MFA_ON };

  switch ((int) operation)
    {
    case VST_OPERATION_SIGN_UP:
      return vst_cognito_request_sign_up (s->pool, "testuser", s->password, s->attributes);
    case VST_OPERATION_CONFIRM_SIGN_UP:
      return vst_cognito_request_confirm_sign_up (s->pool, "testuser", "123456");
    case VST_OPERATION_RESEND_CODE:
      return vst_cognito_request_resend_code (s->pool, "testuser");
    case VST_OPERATION_GET_USER:
    case VST_OPERATION_DELETE_USER:
    case VST_OPERATION_GLOBAL_SIGN_OUT:
      return vst_cognito_request_with_token (s->token);
    case VST_OPERATION_FORGOT_PASSWORD:
      return vst_cognito_request_forgot_password (s->pool, "testuser");
    case VST_OPERATION_CONFIRM_FORGOT_PASSWORD:
      return vst_cognito_request_confirm_forgot_password (s->pool, "testuser", "123456",
                                                          s->password);
    case VST_OPERATION_CHANGE_PASSWORD:
      return vst_cognito_request_change_password (s->token, s->session, s->password);
    case VST_OPERATION_SET_MFA:
      return vst_cognito_request_set_mfa (s->token, &preference);
    default:
      return NULL;
    }
}

static inline JsonNode *
make_of_devices (const Sample *s, VstOperation operation)
{
  switch ((int) operation)
    {
    case VST_OPERATION_CONFIRM_DEVICE:
      return vst_cognito_request_confirm_device (s->token, &s->verifier, "My desk");
    case VST_OPERATION_SET_DEVICE_STATUS:
      return vst_cognito_request_set_device_status (s->token, SAMPLE_DEVICE_KEY, TRUE);
    case VST_OPERATION_LIST_DEVICES:
      return vst_cognito_request_list_devices (s->token, 60, "page-2");
    case VST_OPERATION_FORGET_DEVICE:
      return vst_cognito_request_forget_device (s->token, SAMPLE_DEVICE_KEY);
    default:
      return NULL;
    }
}

static inline JsonNode *
make_of_admin (const Sample *s, VstOperation operation)
{
  static const char *const attributes[] = { "email", NULL };
  static const VstUserQuery query = { "email ^= \"a\"", attributes, 60, "page-2" };

  switch ((int) operation)
    {
    case VST_OPERATION_ADMIN_GET_USER:
    case VST_OPERATION_ADMIN_DELETE_USER:
      return vst_cognito_request_of_user (s->pool, "testuser");
    case VST_OPERATION_DESCRIBE_POOL:
      return vst_cognito_request_describe_pool (s->pool);
    case VST_OPERATION_DESCRIBE_CLIENT:
      return vst_cognito_request_describe_client ("eu-west-1_aBc", CLIENT);
    case VST_OPERATION_LIST_POOLS:
      return vst_cognito_request_list_pools ("page-2");
    case VST_OPERATION_LIST_CLIENTS:
      return vst_cognito_request_list_clients ("eu-west-1_aBc", "page-2");
    case VST_OPERATION_LIST_USERS:
      return vst_cognito_request_list_users (s->pool, &query);
    default:
      return NULL;
    }
}

static inline JsonNode *
make_request (const Sample *s, VstOperation operation)
{
  JsonNode *request = make_login (s, operation);

  if (request == NULL)
    request = make_of_account (s, operation);
  if (request == NULL)
    request = make_of_devices (s, operation);
  if (request == NULL)
    request = make_of_admin (s, operation);
  g_assert_nonnull (request);
  return request;
}
