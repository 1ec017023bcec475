#include "practice/vst-practice-code.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-policy.h"
#include "practice/vst-practice-rules.h"

#define PURPOSE "sign-up"
#define CODE_LIFETIME (24 * 60 * 60)
/* Tries within an hour: Amazon Cognito Developer Guide, "Quotas". */
#define CONFIRM_LIMIT 15
#define RESEND_LIMIT 5

/* {"CodeDeliveryDetails": …} goes into @answer. */
static void
add_delivery (JsonObject *answer, const char *address)
{
  JsonObject *details = json_object_new ();
  g_autofree char *masked = vst_practice_mask_email (address);

  json_object_set_string_member (details, "Destination", masked);
  json_object_set_string_member (details, "DeliveryMedium", "EMAIL");
  json_object_set_string_member (details, "AttributeName", "email");
  json_object_set_object_member (answer, "CodeDeliveryDetails", details);
}

static void
send_code (VstPracticeCall *call, const VstPracticeUser *user, const char *address)
{
  g_autofree char *code =
      vst_practice_code_issue (call->store, user, PURPOSE, CODE_LIFETIME, call->now);
  g_autofree char *body = g_strconcat ("Your confirmation code is ", code, NULL);
  VstPracticeMail mail = {
    .sent_at = call->now,
    .to = address,
    .subject = "Your verification code",
    .body = body,
    .code = code,
    .user_name = user->name,
  };

  vst_practice_post_send (call->service->post, user->pool, &mail);
}

static gboolean
check_new_password (const VstPracticePlace *place, const char *password, GError **error)
{
  JsonObject *policies = vst_practice_json_get_object (place->pool->settings, "Policies");

  if (password == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Missing required parameter Password");
  return vst_practice_policy_check (vst_practice_json_get_object (policies, "PasswordPolicy"),
                                    password, error);
}

static gboolean
check_sign_up (VstPracticeCall *call, VstPracticePlace *place, GError **error)
{
  const char *name = vst_practice_json_get_text (call->input, "Username");
  const char *password = vst_practice_json_get_text (call->input, "Password");
  JsonArray *attributes = vst_practice_json_get_array (call->input, "UserAttributes");
  JsonObject *creation;
  g_autoptr (VstPracticeUser) present = NULL;

  if (!vst_practice_place_find (call, place, error)
      || !vst_practice_app_client_check_hash (
          place->client, name, vst_practice_json_get_text (call->input, "SecretHash"), error))
    return FALSE;
  creation = vst_practice_json_get_object (place->pool->settings, "AdminCreateUserConfig");
  if (vst_practice_json_get_boolean (creation, "AllowAdminCreateUserOnly", FALSE))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "SignUp is not permitted for this user pool");
  if (!check_new_password (place, password, error)
      || !vst_practice_check_attributes (place, attributes, error))
    return FALSE;
  present = vst_practice_user_load (call->store, place->pool, name);
  if (present != NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_USERNAME_EXISTS, "User already exists");
  return TRUE;
}

static void
store_attributes (VstPracticeCall *call, const VstPracticePlace *place, const VstPracticeUser *user)
{
  JsonArray *attributes = vst_practice_json_get_array (call->input, "UserAttributes");

  for (guint i = 0; attributes != NULL && i < json_array_get_length (attributes); i++)
    {
      JsonObject *attribute = json_array_get_object_element (attributes, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");
      const char *value = vst_practice_json_get_text (attribute, "Value");

      vst_practice_user_set_attribute (call->store, user, name, value != NULL ? value : "");
      if (g_str_equal (name, "email") || g_str_equal (name, "phone_number"))
        {
          g_autofree char *verified = g_strconcat (name, "_verified", NULL);

          vst_practice_user_set_attribute (call->store, user, verified, "false");
        }
    }
}

JsonObject *
vst_practice_sign_up (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;
  g_autofree char *address = NULL;
  JsonObject *answer;

  if (!check_sign_up (call, &place, error))
    return NULL;
  user = vst_practice_user_new (place.pool->id,
                                vst_practice_json_get_text (call->input, "Username"), call->now);
  vst_practice_user_set_password (user, vst_practice_json_get_text (call->input, "Password"));
  vst_practice_user_insert (call->store, place.pool, user);
  store_attributes (call, &place, user);

  answer = json_object_new ();
  json_object_set_boolean_member (answer, "UserConfirmed", FALSE);
  address = vst_practice_user_dup_attribute (call->store, user, "email");
  if (address != NULL
      && vst_practice_json_has_text (place.pool->settings, "AutoVerifiedAttributes", "email"))
    {
      send_code (call, user, address);
      add_delivery (answer, address);
    }
  json_object_set_string_member (answer, "UserSub", user->sub);
  return answer;
}

/* Finds place and user. Where the client hides users, an unknown one is no fault but %NULL. */
static gboolean
find_user (VstPracticeCall *call, VstPracticePlace *place, VstPracticeUser **user, GError **error)
{
  const char *name = vst_practice_json_get_text (call->input, "Username");

  if (!vst_practice_place_find (call, place, error)
      || !vst_practice_app_client_check_hash (
          place->client, name, vst_practice_json_get_text (call->input, "SecretHash"), error))
    return FALSE;
  *user = vst_practice_user_load (call->store, place->pool, name);
  if (*user == NULL && !vst_practice_app_client_hides_users (place->client))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_FOUND,
                              "Username/client id combination not found.");
  return TRUE;
}

static gboolean
check_confirmation (VstPracticeCall *call, const VstPracticeUser *user, GError **error)
{
  const char *code = vst_practice_json_get_text (call->input, "ConfirmationCode");

  if (user == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_EXPIRED_CODE,
                              "Invalid code provided, please request a code again.");
  if (!vst_practice_user_is (user, "UNCONFIRMED"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "User cannot be confirmed. Current status is %s", user->status);
  return vst_practice_attempt (call->store, user, "confirm", CONFIRM_LIMIT, call->now, error)
         && vst_practice_code_redeem (call->store, user, PURPOSE, code, call->now, error);
}

JsonObject *
vst_practice_confirm_sign_up (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;

  if (!find_user (call, &place, &user, error) || !check_confirmation (call, user, error))
    return NULL;
  g_free (user->status);
  user->status = g_strdup ("CONFIRMED");
  vst_practice_user_save (call->store, user, call->now);
  vst_practice_user_set_attribute (call->store, user, "email_verified", "true");
  return json_object_new ();
}

JsonObject *
vst_practice_resend_confirmation_code (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;
  g_autofree char *address = NULL;
  JsonObject *answer;

  if (!find_user (call, &place, &user, error))
    return NULL;
  if (user != NULL && !vst_practice_user_is (user, "UNCONFIRMED"))
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "User is already confirmed.");
      return NULL;
    }
  if (user != NULL
      && !vst_practice_attempt (call->store, user, "resend", RESEND_LIMIT, call->now, error))
    return NULL;

  if (user != NULL)
    address = vst_practice_user_dup_attribute (call->store, user, "email");
  else
    address = g_strdup (vst_practice_json_get_text (call->input, "Username"));
  answer = json_object_new ();
  if (address != NULL)
    add_delivery (answer, address);
  if (address != NULL && user != NULL)
    send_code (call, user, address);
  return answer;
}
