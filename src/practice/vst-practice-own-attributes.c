#include "practice/vst-practice-code.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

/* What signed-in users do to their own attributes. */

#define CODE_DIGITS 6
#define CODE_LIFETIME (24 * 60 * 60)
/* Tries within an hour: Amazon Cognito Developer Guide, "Quotas". */
#define SEND_LIMIT 5
#define VERIFY_LIMIT 15

static const char *
get_token (VstPracticeCall *call)
{
  return vst_practice_json_get_text (call->input, "AccessToken");
}

/* A new address gets a code at once if the pool verifies addresses of its kind. */
static JsonArray *
send_codes (VstPracticeCall *call,
            const VstPracticeUserPool *pool,
            const VstPracticeUser *user,
            JsonArray *given)
{
  static const char *const names[] = { "email", "phone_number" };
  JsonArray *list = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *address = vst_practice_find_attribute (given, names[i]);
      g_autoptr (JsonObject) holder = json_object_new ();

      if (address == NULL || *address == '\0'
          || !vst_practice_json_has_text (pool->settings, "AutoVerifiedAttributes", names[i]))
        continue;
      vst_practice_send_code (call, user, names[i], names[i], CODE_DIGITS, CODE_LIFETIME);
      vst_practice_add_delivery (holder, "CodeDeliveryDetails", names[i], address);
      json_array_add_element (list, json_object_dup_member (holder, "CodeDeliveryDetails"));
    }
  return list;
}

JsonObject *
vst_practice_update_user_attributes (VstPracticeCall *call, GError **error)
{
  JsonArray *given = vst_practice_json_get_array (call->input, "UserAttributes");
  g_auto (VstPracticeBearer) bearer = { NULL, NULL, NULL };
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeAppClient) client = NULL;
  JsonObject *answer;

  if (!vst_practice_tokens_check_bearer (call, get_token (call), &bearer, error))
    return NULL;
  pool = vst_practice_user_pool_load (call->store, bearer.user->pool);
  client = vst_practice_app_client_load (call->store, bearer.client);
  if (client == NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "Invalid Access Token");
      return NULL;
    }
  if (!vst_practice_check_attributes (pool, client, given, VST_PRACTICE_ATTRIBUTES_CHANGE, error))
    return NULL;
  vst_practice_store_attributes (call, bearer.user, given);
  vst_practice_user_save (call->store, bearer.user, call->now);
  answer = json_object_new ();
  json_object_set_array_member (answer, "CodeDeliveryDetailsList",
                                send_codes (call, pool, bearer.user, given));
  return answer;
}

/* Only an address can be verified. */
static char *
find_address (VstPracticeCall *call, const VstPracticeUser *user, GError **error)
{
  const char *name = vst_practice_json_get_text (call->input, "AttributeName");
  gboolean is_address = g_str_equal (name, "email") || g_str_equal (name, "phone_number");
  char *address = is_address ? vst_practice_user_dup_attribute (call->store, user, name) : NULL;

  if (address == NULL)
    vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                       "Invalid attribute name provided.");
  return address;
}

JsonObject *
vst_practice_get_user_attribute_verification_code (VstPracticeCall *call, GError **error)
{
  const char *name = vst_practice_json_get_text (call->input, "AttributeName");
  g_autoptr (VstPracticeUser) user =
      vst_practice_tokens_check_access (call, get_token (call), error);
  g_autofree char *address = user != NULL ? find_address (call, user, error) : NULL;
  JsonObject *answer;

  if (address == NULL
      || !vst_practice_attempt (call->store, user, "send-email", SEND_LIMIT, call->now, error))
    return NULL;
  vst_practice_send_code (call, user, name, name, CODE_DIGITS, CODE_LIFETIME);
  answer = json_object_new ();
  vst_practice_add_delivery (answer, "CodeDeliveryDetails", name, address);
  return answer;
}

JsonObject *
vst_practice_verify_user_attribute (VstPracticeCall *call, GError **error)
{
  const char *code = vst_practice_json_get_text (call->input, "Code");
  const char *name = vst_practice_json_get_text (call->input, "AttributeName");
  g_autoptr (VstPracticeUser) user =
      vst_practice_tokens_check_access (call, get_token (call), error);
  g_autofree char *address = user != NULL ? find_address (call, user, error) : NULL;
  g_autoptr (VstPracticeUserPool) pool = NULL;

  if (address == NULL
      || !vst_practice_attempt (call->store, user, "verify-email", VERIFY_LIMIT, call->now, error)
      || !vst_practice_code_check (call->store, user, name, code, call->now, error))
    return NULL;
  pool = vst_practice_user_pool_load (call->store, user->pool);
  if (!vst_practice_take_alias (call, pool, user, name, address, FALSE, error))
    return NULL;
  vst_practice_code_use_up (call->store, user, name);
  vst_practice_user_save (call->store, user, call->now);
  return json_object_new ();
}
