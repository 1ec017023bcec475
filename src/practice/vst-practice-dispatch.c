#define G_LOG_DOMAIN "vestibule-practice"

#include "practice/vst-practice-dispatch.h"

#include <string.h>

#include "practice/vst-practice-model.h"
#include "practice/vst-practice-operations.h"

#define TARGET_PREFIX "AWSCognitoIdentityProviderService."
#define CONTENT_TYPE "application/x-amz-json-1.1"

typedef struct
{
  const char *name;
  VstPracticeRule rule;
} Operation;

/* Who may call each is in the service model. */
static const Operation operations[] = {
  { "AdminConfirmSignUp", vst_practice_admin_confirm_sign_up },
  { "AdminCreateUser", vst_practice_admin_create_user },
  { "AdminDeleteUser", vst_practice_admin_delete_user },
  { "AdminDisableUser", vst_practice_admin_disable_user },
  { "AdminEnableUser", vst_practice_admin_enable_user },
  { "AdminForgetDevice", vst_practice_admin_forget_device },
  { "AdminGetDevice", vst_practice_admin_get_device },
  { "AdminGetUser", vst_practice_admin_get_user },
  { "AdminInitiateAuth", vst_practice_admin_initiate_auth },
  { "AdminListDevices", vst_practice_admin_list_devices },
  { "AdminResetUserPassword", vst_practice_admin_reset_user_password },
  { "AdminRespondToAuthChallenge", vst_practice_respond_to_auth_challenge },
  { "AdminSetUserMFAPreference", vst_practice_admin_set_user_mfa_preference },
  { "AdminSetUserPassword", vst_practice_admin_set_user_password },
  { "AdminUpdateDeviceStatus", vst_practice_admin_update_device_status },
  { "AdminUpdateUserAttributes", vst_practice_admin_update_user_attributes },
  { "AdminUserGlobalSignOut", vst_practice_admin_user_global_sign_out },
  { "AssociateSoftwareToken", vst_practice_associate_software_token },
  { "ChangePassword", vst_practice_change_password },
  { "ConfirmDevice", vst_practice_confirm_device },
  { "ConfirmForgotPassword", vst_practice_confirm_forgot_password },
  { "ConfirmSignUp", vst_practice_confirm_sign_up },
  { "CreateUserPool", vst_practice_create_user_pool },
  { "CreateUserPoolClient", vst_practice_create_user_pool_client },
  { "DeleteUser", vst_practice_delete_user },
  { "DeleteUserPool", vst_practice_delete_user_pool },
  { "DeleteUserPoolClient", vst_practice_delete_user_pool_client },
  { "DescribeUserPool", vst_practice_describe_user_pool },
  { "DescribeUserPoolClient", vst_practice_describe_user_pool_client },
  { "ForgetDevice", vst_practice_forget_device },
  { "ForgotPassword", vst_practice_forgot_password },
  { "GetDevice", vst_practice_get_device },
  { "GetTokensFromRefreshToken", vst_practice_get_tokens_from_refresh_token },
  { "GetUser", vst_practice_get_user },
  { "GetUserAttributeVerificationCode", vst_practice_get_user_attribute_verification_code },
  { "GetUserAuthFactors", vst_practice_get_user_auth_factors },
  { "GetUserPoolMfaConfig", vst_practice_get_user_pool_mfa_config },
  { "GlobalSignOut", vst_practice_global_sign_out },
  { "InitiateAuth", vst_practice_initiate_auth },
  { "ListDevices", vst_practice_list_devices },
  { "ListUserPoolClients", vst_practice_list_user_pool_clients },
  { "ListUserPools", vst_practice_list_user_pools },
  { "ListUsers", vst_practice_list_users },
  { "ResendConfirmationCode", vst_practice_resend_confirmation_code },
  { "RespondToAuthChallenge", vst_practice_respond_to_auth_challenge },
  { "RevokeToken", vst_practice_revoke_token },
  { "SetUserMFAPreference", vst_practice_set_user_mfa_preference },
  { "SetUserPoolMfaConfig", vst_practice_set_user_pool_mfa_config },
  { "SignUp", vst_practice_sign_up },
  { "UpdateDeviceStatus", vst_practice_update_device_status },
  { "UpdateUserAttributes", vst_practice_update_user_attributes },
  { "UpdateUserPool", vst_practice_update_user_pool },
  { "UpdateUserPoolClient", vst_practice_update_user_pool_client },
  { "VerifySoftwareToken", vst_practice_verify_software_token },
  { "VerifyUserAttribute", vst_practice_verify_user_attribute },
};

void
vst_practice_reply_clear (VstPracticeReply *reply)
{
  g_clear_pointer (&reply->body, g_free);
  g_clear_pointer (&reply->message, g_free);
  g_clear_pointer (&reply->pool, g_free);
}

void
vst_practice_reply_refuse (VstPracticeReply *reply, const GError *error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  gboolean serialization =
      g_error_matches (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_SERIALIZATION);

  g_free (reply->body);
  g_free (reply->message);
  reply->status = vst_practice_fault_get_status (error);
  reply->fault = vst_practice_fault_get_name (error);
  reply->message = g_strdup (error->message);
  json_object_set_string_member (body, "__type", reply->fault);
  /* The layer that reads requests writes this member with a capital. */
  json_object_set_string_member (body, serialization ? "Message" : "message", error->message);
  reply->body = vst_practice_json_to_text (body);
}

static const char *
find_header (const VstPracticeSignedRequest *request, const char *name)
{
  for (gsize i = 0; i < request->n_headers; i++)
    if (g_ascii_strcasecmp (request->headers[i].name, name) == 0)
      return request->headers[i].value;
  return NULL;
}

static gboolean
has_right_content_type (const VstPracticeSignedRequest *request)
{
  const char *type = find_header (request, "content-type");
  gsize size = strlen (CONTENT_TYPE);

  return type != NULL && g_ascii_strncasecmp (type, CONTENT_TYPE, size) == 0
         && (type[size] == '\0' || type[size] == ';' || type[size] == ' ');
}

static const Operation *
find_operation (const VstPracticeSignedRequest *request, GError **error)
{
  const char *target = find_header (request, "x-amz-target");
  const char *name = NULL;

  if (has_right_content_type (request) && target != NULL
      && g_str_has_prefix (target, TARGET_PREFIX))
    name = target + strlen (TARGET_PREFIX);
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (operations[i].name, name))
      return &operations[i];
  if (name != NULL && vst_practice_model_is_other (name))
    vst_practice_fail (error, VST_PRACTICE_FAULT_UNKNOWN_OPERATION,
                       "The practice pool does not simulate %s", name);
  else
    vst_practice_fail (error, VST_PRACTICE_FAULT_UNKNOWN_OPERATION, "Unknown operation");
  return NULL;
}

static gboolean
check_signature (VstPracticeService *service,
                 const VstPracticeSignedRequest *request,
                 gint64 now,
                 GError **error)
{
  VstPracticeSigner signer = {
    .region = service->account->region,
    .service = "cognito-idp",
    .access_key_id = service->account->access_key_id,
    .secret_access_key = service->account->secret_access_key,
    .now = now + service->troubles.values[VST_PRACTICE_TROUBLE_CLOCK],
  };

  return vst_practice_sigv4_check (request, &signer, error);
}

static JsonObject *
read_input (const VstPracticeModelOperation *model,
            const VstPracticeSignedRequest *request,
            GError **error)
{
  g_autoptr (JsonObject) input = NULL;

  if (request->body_size == 0)
    input = json_object_new ();
  else
    input = vst_practice_json_parse (request->body, request->body_size, error);
  if (input == NULL || !vst_practice_model_check (model, input, error))
    return NULL;
  return vst_practice_model_pick (model, input);
}

static gboolean
is_kept (const GError *error)
{
  return error == NULL
         || (!g_error_matches (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INTERNAL)
             && !g_error_matches (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_KEYS_PENDING));
}

/* Runs the rule in a transaction; mail goes out when that is on the disk. */
static JsonObject *
run_rule (VstPracticeCall *call, VstPracticeRule rule, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GError) mail_error = NULL;
  g_autoptr (JsonObject) answer = NULL;

  vst_practice_store_begin (call->store);
  answer = rule (call, &local_error);
  if (!is_kept (local_error))
    {
      vst_practice_store_rollback (call->store);
      vst_practice_post_discard (call->service->post);
    }
  else if (!vst_practice_store_commit (call->store))
    {
      vst_practice_post_discard (call->service->post);
      vst_practice_fail (error, VST_PRACTICE_FAULT_INTERNAL, "The store cannot be written");
      return NULL;
    }
  else if (!vst_practice_post_deliver (call->service->post, &mail_error))
    {
      g_message ("mail: %s", mail_error->message);
      vst_practice_fail (error, VST_PRACTICE_FAULT_CODE_DELIVERY,
                         "Verification code delivery failed");
      return NULL;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return g_steal_pointer (&answer);
}

static JsonObject *
run_operation (VstPracticeCall *call,
               const Operation *operation,
               const VstPracticeSignedRequest *request,
               GError **error)
{
  const VstPracticeModelOperation *model = vst_practice_model_find (operation->name);
  g_autoptr (JsonObject) input = NULL;

  if (!vst_practice_rates_admit (&call->service->rates, operation->name, call->now))
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_TOO_MANY_REQUESTS, "Rate exceeded");
      return NULL;
    }
  if (model->auth == VST_PRACTICE_AUTH_SIGV4
      && !check_signature (call->service, request, call->now, error))
    return NULL;
  input = read_input (model, request, error);
  if (input == NULL)
    return NULL;
  call->input = input;
  return run_rule (call, operation->rule, error);
}

gboolean
vst_practice_dispatch (VstPracticeService *service,
                       const VstPracticeSignedRequest *request,
                       gint64 now,
                       VstPracticeReply *reply)
{
  g_autoptr (GError) error = NULL;
  const Operation *operation = find_operation (request, &error);
  VstPracticeCall call = { .service = service, .store = service->store, .now = now };
  g_autoptr (JsonObject) answer = NULL;

  reply->operation = operation != NULL ? operation->name : "-";
  if (operation != NULL)
    answer = run_operation (&call, operation, request, &error);
  reply->pool = g_steal_pointer (&call.pool);
  if (g_error_matches (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_KEYS_PENDING))
    return FALSE;
  if (error != NULL)
    {
      vst_practice_reply_refuse (reply, error);
      return TRUE;
    }
  reply->status = 200;
  reply->body = vst_practice_json_to_text (answer);
  return TRUE;
}
