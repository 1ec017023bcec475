#include "cognito/vst-cognito-reply.h"

/* Texts below have ' for ", so that they can be read. */
static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_sign_up (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'UserConfirmed':false,'UserSub':'4b8c','New':[{}],'CodeDeliveryDetails':"
             "{'AttributeName':'email','DeliveryMedium':'EMAIL','Destination':'t***@t***'}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSignUpResult) result = vst_cognito_reply_read_sign_up (reply, "SignUp", &error);

  g_assert_no_error (error);
  g_assert_false (result->user_confirmed);
  g_assert_cmpstr (result->user_sub, ==, "4b8c");
  g_assert_cmpstr (result->delivery->attribute, ==, "email");
  g_assert_cmpstr (result->delivery->medium, ==, "EMAIL");
  g_assert_cmpstr (result->delivery->destination, ==, "t***@t***");
}

static void
test_sign_up_minimal (void)
{
  g_autoptr (JsonNode) reply = parse ("{'UserConfirmed':true,'CodeDeliveryDetails':null}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSignUpResult) result = vst_cognito_reply_read_sign_up (reply, "SignUp", &error);

  g_assert_no_error (error);
  g_assert_true (result->user_confirmed);
  g_assert_null (result->user_sub);
  g_assert_null (result->delivery);
}

static void
test_delivery (void)
{
  g_autoptr (JsonNode) full = parse ("{'CodeDeliveryDetails':{'DeliveryMedium':'SMS'}}");
  g_autoptr (JsonNode) hollow = parse ("{'CodeDeliveryDetails':{}}");
  g_autoptr (JsonNode) empty = parse ("{}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstCodeDelivery) delivery = vst_cognito_reply_read_delivery (full, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (delivery->medium, ==, "SMS");
  g_assert_null (delivery->destination);
  g_assert_null (vst_cognito_reply_read_delivery (hollow, "Op", &error));
  g_assert_no_error (error);
  g_assert_null (vst_cognito_reply_read_delivery (empty, "Op", &error));
  g_assert_no_error (error);
}

static void
test_user (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'Username':'alice','UserAttributes':[{'Name':'sub','Value':'4b8c'},{'Name':'email',"
             "'Value':'a@b'},{'Name':'nickname'}],'UserCreateDate':1700574875.82,"
             "'UserLastModifiedDate':1700574876,'Enabled':false,'UserStatus':'UNCONFIRMED'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstCognitoUser) user = vst_cognito_reply_read_user (reply, "AdminGetUser", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (user->user_name, ==, "alice");
  g_assert_cmpstr (user->status, ==, "UNCONFIRMED");
  g_assert_false (user->enabled);
  g_assert_cmpint (user->created_at, ==, 1700574875);
  g_assert_cmpint (user->modified_at, ==, 1700574876);
  g_assert_cmpuint (user->attributes->len, ==, 3);
  g_assert_cmpstr (vst_attributes_lookup (user->attributes, "email"), ==, "a@b");
  g_assert_cmpstr (vst_attributes_lookup (user->attributes, "nickname"), ==, "");
}

static void
test_user_minimal (void)
{
  g_autoptr (JsonNode) reply = parse ("{'Username':'alice'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstCognitoUser) user = vst_cognito_reply_read_user (reply, "GetUser", &error);

  g_assert_no_error (error);
  g_assert_null (user->status);
  g_assert_true (user->enabled);
  g_assert_cmpuint (user->attributes->len, ==, 0);
  g_assert_cmpint (user->created_at, ==, 0);
}

static void
test_pool (void)
{
  g_autoptr (JsonNode) reply = parse (
      "{'UserPool':{'Id':'eu-west-1_a','Name':'People','MfaConfiguration':'ON','Policies':"
      "{'PasswordPolicy':{'MinimumLength':12,'RequireUppercase':true,'RequireNumbers':true,"
      "'RequireSymbols':false}},'SchemaAttributes':[{'Name':'email','AttributeDataType':'String',"
      "'Required':true,'Mutable':true},{'Name':'custom:team','AttributeDataType':'Number',"
      "'Mutable':false}],'UsernameAttributes':['email'],'AdminCreateUserConfig':"
      "{'AllowAdminCreateUserOnly':true}}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPoolDescription) pool = vst_cognito_reply_read_pool (reply, "Op", &error);
  const VstSchemaAttribute *attribute;

  g_assert_no_error (error);
  g_assert_cmpstr (pool->name, ==, "People");
  g_assert_cmpstr (pool->mfa, ==, "ON");
  g_assert_cmpuint (pool->policy.minimum_length, ==, 12);
  g_assert_true (pool->policy.require_uppercase);
  g_assert_false (pool->policy.require_lowercase);
  g_assert_true (pool->policy.require_numbers);
  g_assert_false (pool->policy.require_symbols);
  g_assert_cmpuint (pool->schema->len, ==, 2);
  attribute = g_ptr_array_index (pool->schema, 0);
  g_assert_cmpstr (attribute->name, ==, "email");
  g_assert_true (attribute->required && attribute->mutable_);
  attribute = g_ptr_array_index (pool->schema, 1);
  g_assert_cmpstr (attribute->data_type, ==, "Number");
  g_assert_false (attribute->required || attribute->mutable_);
  g_assert_cmpstr (pool->username_attributes[0], ==, "email");
  g_assert_cmpuint (g_strv_length (pool->alias_attributes), ==, 0);
  g_assert_true (pool->admin_create_only);
}

/* Cognito's own defaults stand in for a policy that is not there. */
static void
test_pool_minimal (void)
{
  g_autoptr (JsonNode) reply = parse ("{'UserPool':{}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPoolDescription) pool = vst_cognito_reply_read_pool (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pool->name, ==, "");
  g_assert_null (pool->mfa);
  g_assert_cmpuint (pool->policy.minimum_length, ==, 8);
  g_assert_true (pool->policy.require_uppercase && pool->policy.require_lowercase
                 && pool->policy.require_numbers && pool->policy.require_symbols);
  g_assert_cmpuint (pool->schema->len, ==, 0);
  g_assert_false (pool->admin_create_only);
}

static void
test_client (void)
{
  g_autoptr (JsonNode) full =
      parse ("{'UserPoolClient':{'ClientName':'App','ClientSecret':'s3cret','ExplicitAuthFlows':"
             "['ALLOW_USER_PASSWORD_AUTH','ALLOW_REFRESH_TOKEN_AUTH'],'AuthSessionValidity':5}}");
  g_autoptr (JsonNode) hollow = parse ("{'UserPoolClient':{}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstClientDescription) client = vst_cognito_reply_read_client (full, "Op", &error);
  g_autoptr (VstClientDescription) minimal = vst_cognito_reply_read_client (hollow, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (client->name, ==, "App");
  g_assert_cmpuint (g_strv_length (client->auth_flows), ==, 2);
  g_assert_cmpuint (client->session_minutes, ==, 5);
  g_assert_true (client->has_secret);
  g_assert_cmpuint (g_strv_length (minimal->auth_flows), ==, 0);
  g_assert_cmpuint (minimal->session_minutes, ==, 3);
  g_assert_false (minimal->has_secret);
}

static void
test_challenge (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'ChallengeName':'MFA_SETUP','Session':'s-1','ChallengeParameters':"
             "{'MFAS_CAN_SETUP':'[\\'SOFTWARE_TOKEN_MFA\\']','USER_ID_FOR_SRP':'alice',"
             "'nothing':null},'AvailableChallenges':['PASSWORD'],'AuthenticationResult':null}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) answer = vst_cognito_reply_read_auth (reply, "InitiateAuth", &error);
  g_auto (GStrv) can_set_up = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (answer->challenge, ==, VST_CHALLENGE_MFA_SETUP);
  g_assert_cmpstr (answer->challenge_name, ==, "MFA_SETUP");
  g_assert_cmpstr (vst_secret_get_text (answer->session), ==, "s-1");
  g_assert_cmpstr (vst_auth_reply_get_parameter (answer, "USER_ID_FOR_SRP"), ==, "alice");
  g_assert_null (vst_auth_reply_get_parameter (answer, "nothing"));
  can_set_up = vst_auth_reply_dup_list_parameter (answer, "MFAS_CAN_SETUP");
  g_assert_cmpstr (can_set_up[0], ==, "SOFTWARE_TOKEN_MFA");
  g_assert_cmpstr (answer->available[0], ==, "PASSWORD");
  g_assert_null (answer->tokens);
}

static void
test_unknown_challenge (void)
{
  g_autoptr (JsonNode) reply = parse ("{'ChallengeName':'RETINA_SCAN'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) answer = vst_cognito_reply_read_auth (reply, "InitiateAuth", &error);

  g_assert_no_error (error);
  g_assert_cmpint (answer->challenge, ==, VST_CHALLENGE_UNKNOWN);
  g_assert_cmpstr (answer->challenge_name, ==, "RETINA_SCAN");
  g_assert_null (answer->session);
  g_assert_cmpuint (g_hash_table_size (answer->parameters), ==, 0);
  g_assert_cmpuint (g_strv_length (answer->available), ==, 0);
}

static void
test_tokens (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'ChallengeName':'','ChallengeParameters':{},'AuthenticationResult':"
             "{'AccessToken':'a.b.c','IdToken':'d.e.f','RefreshToken':'r','TokenType':'Bearer',"
             "'ExpiresIn':3600,'NewDeviceMetadata':{'DeviceKey':'eu-west-1_1','DeviceGroupKey':"
             "'-g'}}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) answer = vst_cognito_reply_read_auth (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpint (answer->challenge, ==, VST_CHALLENGE_NONE);
  g_assert_null (answer->challenge_name);
  g_assert_cmpstr (vst_secret_get_text (answer->tokens->access_token), ==, "a.b.c");
  g_assert_cmpstr (vst_secret_get_text (answer->tokens->id_token), ==, "d.e.f");
  g_assert_cmpstr (vst_secret_get_text (answer->tokens->refresh_token), ==, "r");
  g_assert_cmpstr (answer->tokens->token_type, ==, "Bearer");
  g_assert_cmpint (answer->tokens->expires_in, ==, 3600);
  g_assert_cmpstr (answer->tokens->device_key, ==, "eu-west-1_1");
  g_assert_cmpstr (answer->tokens->device_group_key, ==, "-g");
}

static void
test_tokens_minimal (void)
{
  g_autoptr (JsonNode) reply = parse ("{'AuthenticationResult':{'AccessToken':'a.b.c'}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) answer = vst_cognito_reply_read_auth (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_null (answer->tokens->id_token);
  g_assert_null (answer->tokens->refresh_token);
  g_assert_cmpstr (answer->tokens->token_type, ==, "Bearer");
  g_assert_cmpint (answer->tokens->expires_in, ==, 0);
  g_assert_null (answer->tokens->device_key);
}

static void
test_association (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'SecretCode':'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ','Session':'s-2'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstTokenAssociation) result = vst_cognito_reply_read_association (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (vst_secret_get_text (result->key), ==, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  g_assert_cmpstr (vst_secret_get_text (result->session), ==, "s-2");
}

static void
test_verification (void)
{
  g_autoptr (JsonNode) good = parse ("{'Status':'SUCCESS','Session':'s-3'}");
  g_autoptr (JsonNode) without = parse ("{'Status':'SUCCESS'}");
  g_autoptr (JsonNode) wrong = parse ("{'Status':'ERROR'}");
  g_autoptr (VstSecret) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (vst_cognito_reply_read_verification (good, "Op", &session, &error));
  g_assert_cmpstr (vst_secret_get_text (session), ==, "s-3");
  g_clear_pointer (&session, vst_secret_unref);
  g_assert_true (vst_cognito_reply_read_verification (without, "Op", &session, &error));
  g_assert_null (session);
  g_assert_true (vst_cognito_reply_read_verification (good, "Op", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (vst_cognito_reply_read_verification (wrong, "Op", &session, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_CODE_MISMATCH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cognito/reply/sign-up", test_sign_up);
  g_test_add_func ("/cognito/reply/sign-up/minimal", test_sign_up_minimal);
  g_test_add_func ("/cognito/reply/delivery", test_delivery);
  g_test_add_func ("/cognito/reply/user", test_user);
  g_test_add_func ("/cognito/reply/user/minimal", test_user_minimal);
  g_test_add_func ("/cognito/reply/pool", test_pool);
  g_test_add_func ("/cognito/reply/pool/minimal", test_pool_minimal);
  g_test_add_func ("/cognito/reply/client", test_client);
  g_test_add_func ("/cognito/reply/challenge", test_challenge);
  g_test_add_func ("/cognito/reply/challenge/unknown", test_unknown_challenge);
  g_test_add_func ("/cognito/reply/tokens", test_tokens);
  g_test_add_func ("/cognito/reply/tokens/minimal", test_tokens_minimal);
  g_test_add_func ("/cognito/reply/association", test_association);
  g_test_add_func ("/cognito/reply/verification", test_verification);
  return g_test_run ();
}
