#include "practice/vst-practice-rules.h"

#define OTP_DIGITS 8
#define SMS_DIGITS 6

static gboolean
is_required (const VstPracticeUserPool *pool)
{
  return g_str_equal (vst_practice_user_pool_get_mfa (pool), "ON");
}

static gboolean
has_sms (VstPracticeCall *call, const VstPracticeUserPool *pool, const VstPracticeUser *user)
{
  g_autofree char *number = vst_practice_user_dup_attribute (call->store, user, "phone_number");

  return vst_practice_user_pool_has_sms_mfa (pool) && (is_required (pool) || user->mfa_sms)
         && number != NULL && *number != '\0';
}

/* A verified authenticator goes on to work when the pool offers it no more (Developer Guide). */
static gboolean
has_token (VstPracticeCall *call, const VstPracticeUserPool *pool, const VstPracticeUser *user)
{
  return user->totp_key != NULL && (is_required (pool) || user->mfa_totp);
}

static gboolean
has_email (VstPracticeCall *call, const VstPracticeUserPool *pool, const VstPracticeUser *user)
{
  return vst_practice_user_pool_has_email_mfa (pool) && (is_required (pool) || user->mfa_email)
         && vst_practice_has_verified (call, user, "email");
}

typedef struct
{
  const char *name;
  gboolean (*active) (VstPracticeCall *call,
                      const VstPracticeUserPool *pool,
                      const VstPracticeUser *user);
} Factor;

/* In the order in which the service names them. */
static const Factor factors[] = {
  { "SMS_MFA", has_sms },
  { "SOFTWARE_TOKEN_MFA", has_token },
  { "EMAIL_OTP", has_email },
};

static JsonArray *
list_active (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  JsonArray *active = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i].active (call, sign_in->place.pool, sign_in->user))
      json_array_add_string_element (active, factors[i].name);
  return active;
}

/* What can be set up in the middle of a sign-in. */
static JsonArray *
list_possible (const VstPracticeUserPool *pool)
{
  JsonArray *possible = json_array_new ();

  if (vst_practice_user_pool_has_sms_mfa (pool))
    json_array_add_string_element (possible, "SMS_MFA");
  if (vst_practice_user_pool_has_software_token (pool))
    json_array_add_string_element (possible, "SOFTWARE_TOKEN_MFA");
  if (vst_practice_user_pool_has_email_mfa (pool))
    json_array_add_string_element (possible, "EMAIL_OTP");
  return possible;
}

gboolean
vst_practice_has_factor (VstPracticeCall *call,
                         const VstPracticeSignIn *sign_in,
                         const char *factor)
{
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    if (g_str_equal (factors[i].name, factor))
      return factors[i].active (call, sign_in->place.pool, sign_in->user);
  return FALSE;
}

const char *
vst_practice_choose_factor (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  const char *preferred = sign_in->user->mfa_preferred;
  const char *only = NULL;
  guint active = 0;

  if (g_str_equal (vst_practice_user_pool_get_mfa (sign_in->place.pool), "OFF"))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i].active (call, sign_in->place.pool, sign_in->user))
      {
        if (g_strcmp0 (preferred, factors[i].name) == 0)
          return factors[i].name;
        only = factors[i].name;
        active++;
      }
  if (active > 0)
    return active == 1 ? only : "SELECT_MFA_TYPE";
  return is_required (sign_in->place.pool) ? "MFA_SETUP" : NULL;
}

/* Sends a code to the address in @attribute, and asks for it. */
static JsonObject *
ask_code (VstPracticeCall *call,
          const VstPracticeSignIn *sign_in,
          const char *challenge,
          const char *stage,
          const char *attribute)
{
  const VstPracticeUser *user = sign_in->user;
  gboolean email = g_str_equal (attribute, "email");
  g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, attribute);
  g_autofree char *masked = vst_practice_mask (attribute, address);
  JsonObject *parameters = json_object_new ();

  vst_practice_send_code (call, user, attribute, "sign-in", email ? OTP_DIGITS : SMS_DIGITS,
                          vst_practice_app_client_get_session_lifetime (sign_in->place.client));
  json_object_set_string_member (parameters, "CODE_DELIVERY_DELIVERY_MEDIUM",
                                 email ? "EMAIL" : "SMS");
  json_object_set_string_member (parameters, "CODE_DELIVERY_DESTINATION", masked);
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", user->name);
  return vst_practice_answer_challenge (call, sign_in, challenge, stage, parameters);
}

/* Challenge parameters are texts: a list in one is JSON. */
static void
set_list (JsonObject *parameters, const char *name, JsonArray *list)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), list);
  g_autofree char *text = json_to_string (node, FALSE);

  json_object_set_string_member (parameters, name, text);
  json_array_unref (list);
}

JsonObject *
vst_practice_answer_factor (VstPracticeCall *call,
                            const VstPracticeSignIn *sign_in,
                            const char *factor,
                            const char *stage)
{
  const VstPracticeUser *user = sign_in->user;
  gboolean setup = g_str_equal (factor, "MFA_SETUP");
  JsonObject *parameters;

  if (g_str_equal (factor, "EMAIL_OTP"))
    return ask_code (call, sign_in, factor, stage, "email");
  if (g_str_equal (factor, "SMS_MFA") || g_str_equal (factor, "SMS_OTP"))
    return ask_code (call, sign_in, factor, stage, "phone_number");
  parameters = json_object_new ();
  if (setup)
    set_list (parameters, "MFAS_CAN_SETUP", list_possible (sign_in->place.pool));
  else if (g_str_equal (factor, "SELECT_MFA_TYPE"))
    set_list (parameters, "MFAS_CAN_CHOOSE", list_active (call, sign_in));
  else if (user->totp_name != NULL)
    json_object_set_string_member (parameters, "FRIENDLY_DEVICE_NAME", user->totp_name);
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", user->name);
  return vst_practice_answer_challenge (call, sign_in, factor, setup ? "asked" : stage, parameters);
}

void
vst_practice_describe_mfa (VstPracticeCall *call,
                           JsonObject *answer,
                           const VstPracticeUserPool *pool,
                           const VstPracticeUser *user)
{
  JsonArray *settings = json_array_new ();

  if (user->mfa_preferred != NULL)
    json_object_set_string_member (answer, "PreferredMfaSetting", user->mfa_preferred);
  if (user->mfa_sms)
    json_array_add_string_element (settings, "SMS_MFA");
  if (has_token (call, pool, user))
    json_array_add_string_element (settings, "SOFTWARE_TOKEN_MFA");
  if (user->mfa_email)
    json_array_add_string_element (settings, "EMAIL_OTP");
  if (json_array_get_length (settings) > 0)
    json_object_set_array_member (answer, "UserMFASettingList", settings);
  else
    json_array_unref (settings);
}
