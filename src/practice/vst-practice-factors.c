#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

#define OTP_DIGITS 8

gboolean
vst_practice_has_verified_email (VstPracticeCall *call, const VstPracticeUser *user)
{
  g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, "email");
  g_autofree char *verified = vst_practice_user_dup_attribute (call->store, user, "email_verified");

  return address != NULL && *address != '\0' && g_strcmp0 (verified, "true") == 0;
}

/* A verified authenticator goes on to work when the pool offers it no more (Developer Guide). */
static gboolean
has_software_token (const VstPracticeUserPool *pool, const VstPracticeUser *user)
{
  gboolean required = g_str_equal (vst_practice_user_pool_get_mfa (pool), "ON");

  return user->totp_key != NULL && (required || user->mfa_totp);
}

static gboolean
has_email (VstPracticeCall *call, const VstPracticeUserPool *pool, const VstPracticeUser *user)
{
  gboolean required = g_str_equal (vst_practice_user_pool_get_mfa (pool), "ON");

  return vst_practice_user_pool_has_email_mfa (pool) && (required || user->mfa_email)
         && vst_practice_has_verified_email (call, user);
}

const char *
vst_practice_choose_factor (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  const VstPracticeUserPool *pool = sign_in->place.pool;
  const VstPracticeUser *user = sign_in->user;
  const char *mfa = vst_practice_user_pool_get_mfa (pool);
  gboolean token = has_software_token (pool, user);
  gboolean email = has_email (call, pool, user);

  if (g_str_equal (mfa, "OFF"))
    return NULL;
  if (token && email && user->mfa_preferred == NULL)
    return "SELECT_MFA_TYPE";
  if (token && (!email || g_strcmp0 (user->mfa_preferred, "SOFTWARE_TOKEN_MFA") == 0))
    return "SOFTWARE_TOKEN_MFA";
  if (email)
    return "EMAIL_OTP";
  return g_str_equal (mfa, "ON") ? "MFA_SETUP" : NULL;
}

static JsonObject *
ask_email (VstPracticeCall *call, const VstPracticeSignIn *sign_in, const char *stage)
{
  const VstPracticeUser *user = sign_in->user;
  g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, "email");
  g_autofree char *masked = vst_practice_mask_email (address);
  JsonObject *parameters = json_object_new ();

  vst_practice_send_code (call, user, "sign-in", OTP_DIGITS,
                          vst_practice_app_client_get_session_lifetime (sign_in->place.client));
  json_object_set_string_member (parameters, "CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL");
  json_object_set_string_member (parameters, "CODE_DELIVERY_DESTINATION", masked);
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", user->name);
  return vst_practice_answer_challenge (call, sign_in, "EMAIL_OTP", stage, parameters);
}

JsonObject *
vst_practice_answer_factor (VstPracticeCall *call,
                            const VstPracticeSignIn *sign_in,
                            const char *factor,
                            const char *stage)
{
  const VstPracticeUser *user = sign_in->user;
  gboolean token = vst_practice_user_pool_has_software_token (sign_in->place.pool);
  JsonObject *parameters;

  if (g_str_equal (factor, "EMAIL_OTP"))
    return ask_email (call, sign_in, stage);
  parameters = json_object_new ();
  if (g_str_equal (factor, "MFA_SETUP"))
    json_object_set_string_member (parameters, "MFAS_CAN_SETUP",
                                   token ? "[\"SOFTWARE_TOKEN_MFA\"]" : "[]");
  else if (g_str_equal (factor, "SELECT_MFA_TYPE"))
    json_object_set_string_member (parameters, "MFAS_CAN_CHOOSE",
                                   "[\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]");
  else if (user->totp_name != NULL)
    json_object_set_string_member (parameters, "FRIENDLY_DEVICE_NAME", user->totp_name);
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", user->name);
  return vst_practice_answer_challenge (
      call, sign_in, factor, g_str_equal (factor, "MFA_SETUP") ? "asked" : stage, parameters);
}

void
vst_practice_describe_mfa (JsonObject *answer,
                           const VstPracticeUserPool *pool,
                           const VstPracticeUser *user)
{
  JsonArray *settings = json_array_new ();

  if (user->mfa_preferred != NULL)
    json_object_set_string_member (answer, "PreferredMfaSetting", user->mfa_preferred);
  if (has_software_token (pool, user))
    json_array_add_string_element (settings, "SOFTWARE_TOKEN_MFA");
  if (user->mfa_email)
    json_array_add_string_element (settings, "EMAIL_OTP");
  if (json_array_get_length (settings) > 0)
    json_object_set_array_member (answer, "UserMFASettingList", settings);
  else
    json_array_unref (settings);
}

/* One factor's part of a preference; absent members leave things as they are. */
typedef struct
{
  const char *member;
  const char *factor;
  gboolean enabled, preferred, given;
} Preference;

static void
read_preference (VstPracticeCall *call, Preference *preference, gboolean enabled)
{
  JsonObject *given = vst_practice_json_get_object (call->input, preference->member);

  preference->given = given != NULL;
  preference->preferred = vst_practice_json_get_boolean (given, "PreferredMfa", FALSE);
  preference->enabled = given == NULL ? enabled
                                      : vst_practice_json_get_boolean (given, "Enabled", FALSE)
                                            || preference->preferred;
}

static gboolean
refuse_preference (const char *factor, GError **error)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                            "User does not have delivery config set to turn on %s", factor);
}

static void
note_preferred (VstPracticeUser *user, const Preference *preference)
{
  gboolean was = g_strcmp0 (user->mfa_preferred, preference->factor) == 0;

  if (!preference->given || (was && preference->preferred && preference->enabled))
    return;
  if (was)
    g_clear_pointer (&user->mfa_preferred, g_free);
  if (preference->preferred)
    {
      g_free (user->mfa_preferred);
      user->mfa_preferred = g_strdup (preference->factor);
    }
}

static JsonObject *
set_preference (VstPracticeCall *call, VstPracticeUser *user, GError **error)
{
  Preference token = { .member = "SoftwareTokenMfaSettings", .factor = "SOFTWARE_TOKEN_MFA" };
  Preference email = { .member = "EmailMfaSettings", .factor = "EMAIL_OTP" };

  read_preference (call, &token, user->mfa_totp);
  read_preference (call, &email, user->mfa_email);
  if (token.given && token.enabled && user->totp_key == NULL)
    refuse_preference (token.factor, error);
  else if (email.given && email.enabled && !vst_practice_has_verified_email (call, user))
    refuse_preference (email.factor, error);
  else if (token.preferred && email.preferred)
    vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                       "Only one MFA method can be preferred");
  else
    {
      user->mfa_totp = token.enabled;
      user->mfa_email = email.enabled;
      note_preferred (user, &token);
      note_preferred (user, &email);
      vst_practice_user_save (call->store, user, call->now);
      return json_object_new ();
    }
  return NULL;
}

JsonObject *
vst_practice_set_user_mfa_preference (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = vst_practice_tokens_check_access (
      call, vst_practice_json_get_text (call->input, "AccessToken"), error);

  return user != NULL ? set_preference (call, user, error) : NULL;
}

JsonObject *
vst_practice_admin_set_user_mfa_preference (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error))
    return NULL;
  return set_preference (call, user, error);
}
