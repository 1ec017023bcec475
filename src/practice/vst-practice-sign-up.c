#include <string.h>

#include "practice/vst-practice-code.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"

#define PURPOSE "sign-up"
#define CODE_DIGITS 6
#define CODE_LIFETIME (24 * 60 * 60)
/* Tries within an hour: Amazon Cognito Developer Guide, "Quotas". */
#define CONFIRM_LIMIT 15
#define RESEND_LIMIT 5

/* Where people sign in by an address, the name that is given is that address. */
static const char *
get_name_attribute (const VstPracticeUserPool *pool, const char *name)
{
  gboolean email = vst_practice_json_has_text (pool->settings, "UsernameAttributes", "email");
  gboolean phone =
      vst_practice_json_has_text (pool->settings, "UsernameAttributes", "phone_number");

  if (!email && !phone)
    return NULL;
  return email && (!phone || strchr (name, '@') != NULL) ? "email" : "phone_number";
}

static gboolean
check_name (const VstPracticeUserPool *pool, const char *name, GError **error)
{
  const char *attribute = get_name_attribute (pool, name);
  gboolean email = vst_practice_json_has_text (pool->settings, "UsernameAttributes", "email");
  gboolean phone =
      vst_practice_json_has_text (pool->settings, "UsernameAttributes", "phone_number");
  gboolean fits = attribute == NULL
                  || (g_str_equal (attribute, "email") && strchr (name, '@') != NULL)
                  || (g_str_equal (attribute, "phone_number") && *name == '+');

  if (fits)
    return TRUE;
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "%s",
                            email && phone ? "Username should be either an email or a phone number."
                            : email        ? "Username should be an email."
                                           : "Username should be a phone number.");
}

/* All that is known of the new user: the given attributes and the name if it is one. */
static JsonArray *
collect_attributes (VstPracticeCall *call, const VstPracticeUserPool *pool)
{
  const char *name = vst_practice_json_get_text (call->input, "Username");
  const char *attribute = get_name_attribute (pool, name);
  JsonArray *given = vst_practice_json_get_array (call->input, "UserAttributes");
  JsonArray *all = json_array_new ();

  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    json_array_add_object_element (all, json_object_ref (json_array_get_object_element (given, i)));
  if (attribute != NULL && vst_practice_find_attribute (given, attribute) == NULL)
    vst_practice_json_add_attribute (all, attribute, name);
  return all;
}

/* The sub is the name of those who sign in by an address. */
VstPracticeUser *
vst_practice_make_user (VstPracticeCall *call, const VstPracticeUserPool *pool)
{
  const char *name = vst_practice_json_get_text (call->input, "Username");
  VstPracticeUser *user = vst_practice_user_new (pool->id, name, call->now);

  if (get_name_attribute (pool, name) != NULL)
    {
      g_free (user->name);
      user->name = g_strdup (user->sub);
    }
  return user;
}

gboolean
vst_practice_check_new_user (VstPracticeCall *call,
                             const VstPracticeUserPool *pool,
                             const VstPracticeAppClient *client,
                             JsonArray **attributes,
                             GError **error)
{
  const char *name = vst_practice_json_get_text (call->input, "Username");
  const char *attribute = get_name_attribute (pool, name);
  g_autoptr (VstPracticeUser) present = NULL;

  if (!check_name (pool, name, error))
    return FALSE;
  *attributes = collect_attributes (call, pool);
  if (!vst_practice_check_attributes (
          pool, client, *attributes,
          client != NULL ? VST_PRACTICE_ATTRIBUTES_SIGN_UP : VST_PRACTICE_ATTRIBUTES_CREATE, error))
    return FALSE;
  present = vst_practice_user_load (call->store, pool, name);
  if (present == NULL)
    return TRUE;
  if (attribute != NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_USERNAME_EXISTS,
                              "An account with the given %s already exists.", attribute);
  return vst_practice_fail (error, VST_PRACTICE_FAULT_USERNAME_EXISTS,
                            client != NULL ? "User already exists" : "User account already exists");
}

static gboolean
check_sign_up (VstPracticeCall *call,
               VstPracticePlace *place,
               JsonArray **attributes,
               GError **error)
{
  const char *name = vst_practice_json_get_text (call->input, "Username");
  const char *password = vst_practice_json_get_text (call->input, "Password");
  JsonObject *creation;

  if (!vst_practice_place_find (call, place, error)
      || !vst_practice_app_client_check_hash (
          place->client, name, vst_practice_json_get_text (call->input, "SecretHash"), error))
    return FALSE;
  creation = vst_practice_json_get_object (place->pool->settings, "AdminCreateUserConfig");
  if (vst_practice_json_get_boolean (creation, "AllowAdminCreateUserOnly", FALSE))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "SignUp is not permitted for this user pool");
  return vst_practice_check_new_password (place->pool, password, error)
         && vst_practice_check_new_user (call, place->pool, place->client, attributes, error);
}

JsonObject *
vst_practice_sign_up (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;
  g_autoptr (JsonArray) attributes = NULL;
  const char *attribute;
  JsonObject *answer;

  if (!check_sign_up (call, &place, &attributes, error))
    return NULL;
  user = vst_practice_make_user (call, place.pool);
  vst_practice_user_set_password (user, vst_practice_json_get_text (call->input, "Password"));
  vst_practice_user_insert (call->store, place.pool, user);
  vst_practice_store_attributes (call, user, attributes);

  answer = json_object_new ();
  json_object_set_boolean_member (answer, "UserConfirmed", FALSE);
  attribute = vst_practice_find_auto_verified (call, place.pool, user);
  if (attribute != NULL)
    {
      g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, attribute);

      vst_practice_send_code (call, user, attribute, PURPOSE, CODE_DIGITS, CODE_LIFETIME);
      vst_practice_add_delivery (answer, "CodeDeliveryDetails", attribute, address);
    }
  json_object_set_string_member (answer, "UserSub", user->sub);
  return answer;
}

gboolean
vst_practice_find_named (VstPracticeCall *call,
                         VstPracticePlace *place,
                         VstPracticeUser **user,
                         GError **error)
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
         && vst_practice_code_check (call->store, user, PURPOSE, code, call->now, error);
}

JsonObject *
vst_practice_confirm_sign_up (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;
  gboolean force = vst_practice_json_get_boolean (call->input, "ForceAliasCreation", FALSE);
  g_autofree char *address = NULL;
  const char *attribute;

  if (!vst_practice_find_named (call, &place, &user, error)
      || !check_confirmation (call, user, error))
    return NULL;
  attribute = vst_practice_find_auto_verified (call, place.pool, user);
  if (attribute != NULL)
    address = vst_practice_user_dup_attribute (call->store, user, attribute);
  if (attribute != NULL
      && !vst_practice_take_alias (call, place.pool, user, attribute, address, force, error))
    return NULL;
  vst_practice_code_use_up (call->store, user, PURPOSE);
  vst_practice_user_set_status (user, "CONFIRMED");
  vst_practice_user_save (call->store, user, call->now);
  return json_object_new ();
}

JsonObject *
vst_practice_resend_confirmation_code (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;
  g_autofree char *address = NULL;
  const char *attribute;
  JsonObject *answer;

  if (!vst_practice_find_named (call, &place, &user, error))
    return NULL;
  if (user != NULL && !vst_practice_user_is (user, "UNCONFIRMED"))
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "User is already confirmed.");
      return NULL;
    }
  if (user != NULL
      && !vst_practice_attempt (call->store, user, "resend", RESEND_LIMIT, call->now, error))
    return NULL;

  attribute = user != NULL ? vst_practice_find_auto_verified (call, place.pool, user) : "email";
  if (user != NULL && attribute != NULL)
    address = vst_practice_user_dup_attribute (call->store, user, attribute);
  else if (user == NULL)
    address = g_strdup (vst_practice_json_get_text (call->input, "Username"));
  answer = json_object_new ();
  if (address != NULL)
    vst_practice_add_delivery (answer, "CodeDeliveryDetails", attribute, address);
  if (address != NULL && user != NULL)
    vst_practice_send_code (call, user, attribute, PURPOSE, CODE_DIGITS, CODE_LIFETIME);
  return answer;
}
