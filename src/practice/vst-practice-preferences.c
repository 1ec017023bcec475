#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

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
  Preference sms = { .member = "SMSMfaSettings", .factor = "SMS_MFA" };
  Preference token = { .member = "SoftwareTokenMfaSettings", .factor = "SOFTWARE_TOKEN_MFA" };
  Preference email = { .member = "EmailMfaSettings", .factor = "EMAIL_OTP" };
  g_autofree char *number = vst_practice_user_dup_attribute (call->store, user, "phone_number");

  read_preference (call, &sms, user->mfa_sms);
  read_preference (call, &token, user->mfa_totp);
  read_preference (call, &email, user->mfa_email);
  if (sms.given && sms.enabled && (number == NULL || *number == '\0'))
    refuse_preference (sms.factor, error);
  else if (token.given && token.enabled && user->totp_key == NULL)
    refuse_preference (token.factor, error);
  else if (email.given && email.enabled && !vst_practice_has_verified (call, user, "email"))
    refuse_preference (email.factor, error);
  else if (sms.preferred + token.preferred + email.preferred > 1)
    vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                       "Only one MFA method can be preferred");
  else
    {
      user->mfa_sms = sms.enabled;
      user->mfa_totp = token.enabled;
      user->mfa_email = email.enabled;
      note_preferred (user, &sms);
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
