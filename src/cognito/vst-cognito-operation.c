#include "cognito/vst-cognito-operation.h"

#define READ_AS_ADMIN (VST_AWS_CALL_SIGNED | VST_AWS_CALL_REPEATABLE)

/*
 * A password login changes nothing until it is answered, so it may be repeated; an
 * answer uses its session up, a sign-up takes a name, and a resent code is a second
 * mail: these are sent once. So is what fails the second time although the first was well:
 * a device that is gone already, a refresh token that has been rotated. What ends the same
 * however often it is done may be repeated.
 */
static const struct
{
  const char *name;
  VstAwsCallFlags flags;
} operations[VST_N_OPERATIONS] = {
  [VST_OPERATION_SIGN_UP] = { "SignUp", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_CONFIRM_SIGN_UP] = { "ConfirmSignUp", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_RESEND_CODE] = { "ResendConfirmationCode", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_ADMIN_GET_USER] = { "AdminGetUser", READ_AS_ADMIN },
  [VST_OPERATION_GET_USER] = { "GetUser", VST_AWS_CALL_REPEATABLE },
  [VST_OPERATION_DESCRIBE_POOL] = { "DescribeUserPool", READ_AS_ADMIN },
  [VST_OPERATION_DESCRIBE_CLIENT] = { "DescribeUserPoolClient", READ_AS_ADMIN },
  [VST_OPERATION_LOG_IN] = { "InitiateAuth", VST_AWS_CALL_REPEATABLE },
  [VST_OPERATION_ADMIN_LOG_IN] = { "AdminInitiateAuth", READ_AS_ADMIN },
  [VST_OPERATION_RESPOND] = { "RespondToAuthChallenge", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_ADMIN_RESPOND] = { "AdminRespondToAuthChallenge", VST_AWS_CALL_SIGNED },
  [VST_OPERATION_ASSOCIATE_TOKEN] = { "AssociateSoftwareToken", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_VERIFY_TOKEN] = { "VerifySoftwareToken", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_DELETE_USER] = { "DeleteUser", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_GET_TOKENS] = { "GetTokensFromRefreshToken", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_REVOKE_TOKEN] = { "RevokeToken", VST_AWS_CALL_REPEATABLE },
  [VST_OPERATION_GLOBAL_SIGN_OUT] = { "GlobalSignOut", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_CONFIRM_DEVICE] = { "ConfirmDevice", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_SET_DEVICE_STATUS] = { "UpdateDeviceStatus", VST_AWS_CALL_REPEATABLE },
  [VST_OPERATION_LIST_DEVICES] = { "ListDevices", VST_AWS_CALL_REPEATABLE },
  [VST_OPERATION_FORGET_DEVICE] = { "ForgetDevice", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_FORGOT_PASSWORD] = { "ForgotPassword", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_CONFIRM_FORGOT_PASSWORD] = { "ConfirmForgotPassword", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_CHANGE_PASSWORD] = { "ChangePassword", VST_AWS_CALL_DEFAULT },
  [VST_OPERATION_SET_MFA] = { "SetUserMFAPreference", VST_AWS_CALL_REPEATABLE },
  [VST_OPERATION_LIST_POOLS] = { "ListUserPools", READ_AS_ADMIN },
  [VST_OPERATION_LIST_CLIENTS] = { "ListUserPoolClients", READ_AS_ADMIN },
  [VST_OPERATION_LIST_USERS] = { "ListUsers", READ_AS_ADMIN },
  [VST_OPERATION_ADMIN_DELETE_USER] = { "AdminDeleteUser", VST_AWS_CALL_SIGNED },
};

const char *
vst_operation_get_name (VstOperation operation)
{
  g_return_val_if_fail (operation < VST_N_OPERATIONS, NULL);
  return operations[operation].name;
}

VstAwsCallFlags
vst_operation_get_flags (VstOperation operation)
{
  g_return_val_if_fail (operation < VST_N_OPERATIONS, VST_AWS_CALL_DEFAULT);
  return operations[operation].flags;
}
