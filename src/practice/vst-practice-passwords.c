#include <string.h>

#include "practice/vst-practice-code.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-password-history.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

#define PURPOSE "forgot"
#define CODE_DIGITS 6
#define CODE_LIFETIME (60 * 60)
/* Tries within an hour: Amazon Cognito Developer Guide, "Quotas". */
#define FORGOT_LIMIT 5
#define CONFIRM_LIMIT 15
#define CHANGE_LIMIT 5

static gboolean
check_can_reset (VstPracticeCall *call,
                 const VstPracticeUserPool *pool,
                 const VstPracticeUser *user,
                 GError **error)
{
  if (!user->enabled)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
  if (vst_practice_user_is (user, "FORCE_CHANGE_PASSWORD"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "User password cannot be reset in the current state.");
  if (vst_practice_find_recovery (call, pool, user) == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Cannot reset password for the user as there is no "
                              "registered/verified email or phone_number");
  return TRUE;
}

JsonObject *
vst_practice_forgot_password (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;
  g_autofree char *address = NULL;
  const char *attribute = "email";
  JsonObject *answer;

  if (!vst_practice_find_named (call, &place, &user, error))
    return NULL;
  if (user != NULL
      && (!check_can_reset (call, place.pool, user, error)
          || !vst_practice_attempt (call->store, user, "forgot", FORGOT_LIMIT, call->now, error)))
    return NULL;
  if (user != NULL)
    {
      attribute = vst_practice_find_recovery (call, place.pool, user);
      address = vst_practice_user_dup_attribute (call->store, user, attribute);
      vst_practice_send_code (call, user, attribute, PURPOSE, CODE_DIGITS, CODE_LIFETIME);
    }
  else
    address = g_strdup (vst_practice_json_get_text (call->input, "Username"));
  answer = json_object_new ();
  vst_practice_add_delivery (answer, "CodeDeliveryDetails", attribute, address);
  return answer;
}

JsonObject *
vst_practice_confirm_forgot_password (VstPracticeCall *call, GError **error)
{
  const char *password = vst_practice_json_get_text (call->input, "Password");
  const char *code = vst_practice_json_get_text (call->input, "ConfirmationCode");
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_named (call, &place, &user, error)
      || !vst_practice_check_new_password (place.pool, password, error))
    return NULL;
  if (user == NULL)
    vst_practice_fail (error, VST_PRACTICE_FAULT_CODE_MISMATCH,
                       "Invalid verification code provided, please try again.");
  else if (vst_practice_attempt (call->store, user, "confirm-forgot", CONFIRM_LIMIT, call->now,
                                 error)
           && vst_practice_code_check (call->store, user, PURPOSE, code, call->now, error)
           && vst_practice_password_replace (call->store, place.pool, user, password, error))
    {
      vst_practice_code_use_up (call->store, user, PURPOSE);
      vst_practice_user_set_status (user, "CONFIRMED");
      user->failures = 0;
      vst_practice_user_save (call->store, user, call->now);
      return json_object_new ();
    }
  return NULL;
}

JsonObject *
vst_practice_change_password (VstPracticeCall *call, GError **error)
{
  const char *previous = vst_practice_json_get_text (call->input, "PreviousPassword");
  const char *proposed = vst_practice_json_get_text (call->input, "ProposedPassword");
  g_autoptr (VstPracticeUser) user = vst_practice_tokens_check_access (
      call, vst_practice_json_get_text (call->input, "AccessToken"), error);
  g_autoptr (VstPracticeUserPool) pool = NULL;

  if (user == NULL)
    return NULL;
  pool = vst_practice_user_pool_load (call->store, user->pool);
  if (!vst_practice_attempt (call->store, user, "change", CHANGE_LIMIT, call->now, error)
      || !vst_practice_prove_password (call, user, previous != NULL ? previous : "", error)
      || !vst_practice_check_new_password (pool, proposed, error)
      || !vst_practice_password_replace (call->store, pool, user, proposed, error))
    return NULL;
  vst_practice_user_save (call->store, user, call->now);
  return json_object_new ();
}

/* The attributes among the responses, as [{"Name": …, "Value": …}]. */
static JsonArray *
collect_attributes (VstPracticeCall *call)
{
  JsonObject *responses = vst_practice_json_get_object (call->input, "ChallengeResponses");
  g_autoptr (GList) names = json_object_get_members (responses);
  JsonArray *array = json_array_new ();

  for (GList *l = names; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, "userAttributes."))
      vst_practice_json_add_attribute (array, (const char *) l->data + strlen ("userAttributes."),
                                       vst_practice_json_get_text (responses, l->data));
  return array;
}

/* What the user has must stay, and what the pool requires must come. */
static gboolean
check_completed (VstPracticeCall *call,
                 const VstPracticeSignIn *sign_in,
                 JsonArray *given,
                 GError **error)
{
  const VstPracticeUserPool *pool = sign_in->place.pool;
  JsonArray *schema = vst_practice_json_get_array (pool->settings, "SchemaAttributes");

  for (guint i = 0; schema != NULL && i < json_array_get_length (schema); i++)
    {
      JsonObject *attribute = json_array_get_object_element (schema, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");
      gboolean required = vst_practice_json_get_boolean (attribute, "Required", FALSE);
      const char *value = vst_practice_find_attribute (given, name);
      g_autofree char *present = vst_practice_user_dup_attribute (call->store, sign_in->user, name);

      if (required && present != NULL && value != NULL && !g_str_equal (present, value))
        return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                                  "Cannot modify an already provided %s", name);
      if (required && present == NULL && value == NULL && !g_str_equal (name, "sub"))
        return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                                  "Invalid attributes given, %s is missing", name);
    }
  return vst_practice_check_attributes (pool, sign_in->place.client, given,
                                        VST_PRACTICE_ATTRIBUTES_CREATE, error);
}

/* An address that the user has already, and only confirms, stays verified. */
static void
store_new_attributes (VstPracticeCall *call, const VstPracticeUser *user, JsonArray *given)
{
  for (guint i = 0; i < json_array_get_length (given); i++)
    {
      JsonObject *attribute = json_array_get_object_element (given, i);
      g_autofree char *present = vst_practice_user_dup_attribute (
          call->store, user, vst_practice_json_get_text (attribute, "Name"));
      g_autoptr (JsonArray) one = json_array_new ();

      if (g_strcmp0 (present, vst_practice_json_get_text (attribute, "Value")) == 0)
        continue;
      json_array_add_object_element (one, json_object_ref (attribute));
      vst_practice_store_attributes (call, user, one);
    }
}

JsonObject *
vst_practice_answer_new_password (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *password =
      vst_practice_need_parameter (call, "ChallengeResponses", "NEW_PASSWORD", error);
  g_autoptr (JsonArray) given = NULL;

  if (password == NULL || !vst_practice_check_new_password (sign_in->place.pool, password, error))
    return NULL;
  given = collect_attributes (call);
  if (!check_completed (call, sign_in, given, error)
      || !vst_practice_password_replace (call->store, sign_in->place.pool, sign_in->user, password,
                                         error))
    return NULL;
  store_new_attributes (call, sign_in->user, given);
  vst_practice_user_set_status (sign_in->user, "CONFIRMED");
  vst_practice_user_save (call->store, sign_in->user, call->now);
  return vst_practice_answer_second (call, sign_in, error);
}

JsonObject *
vst_practice_admin_set_user_password (VstPracticeCall *call, GError **error)
{
  const char *password = vst_practice_json_get_text (call->input, "Password");
  gboolean permanent = vst_practice_json_get_boolean (call->input, "Permanent", FALSE);
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error)
      || !vst_practice_check_new_password (pool, password, error)
      || !vst_practice_password_replace (call->store, pool, user, password, error))
    return NULL;
  user->password_set = call->now;
  vst_practice_user_set_status (user, permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD");
  vst_practice_user_save (call->store, user, call->now);
  return json_object_new ();
}

JsonObject *
vst_practice_admin_reset_user_password (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error)
      || !check_can_reset (call, pool, user, error))
    return NULL;
  vst_practice_send_code (call, user, vst_practice_find_recovery (call, pool, user), PURPOSE,
                          CODE_DIGITS, CODE_LIFETIME);
  vst_practice_user_set_status (user, "RESET_REQUIRED");
  vst_practice_user_save (call->store, user, call->now);
  return json_object_new ();
}
