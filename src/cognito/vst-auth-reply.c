#include "cognito/vst-cognito-types.h"

#include <string.h>

#include "cognito/vst-reply-reader.h"

/* ChallengeNameType of the model, at the places that VstChallenge gives them. */
static const char *const challenge_names[] = {
  [VST_CHALLENGE_SMS_MFA] = "SMS_MFA",
  [VST_CHALLENGE_EMAIL_OTP] = "EMAIL_OTP",
  [VST_CHALLENGE_SOFTWARE_TOKEN_MFA] = "SOFTWARE_TOKEN_MFA",
  [VST_CHALLENGE_SELECT_MFA_TYPE] = "SELECT_MFA_TYPE",
  [VST_CHALLENGE_MFA_SETUP] = "MFA_SETUP",
  [VST_CHALLENGE_PASSWORD_VERIFIER] = "PASSWORD_VERIFIER",
  [VST_CHALLENGE_CUSTOM_CHALLENGE] = "CUSTOM_CHALLENGE",
  [VST_CHALLENGE_SELECT_CHALLENGE] = "SELECT_CHALLENGE",
  [VST_CHALLENGE_DEVICE_SRP_AUTH] = "DEVICE_SRP_AUTH",
  [VST_CHALLENGE_DEVICE_PASSWORD_VERIFIER] = "DEVICE_PASSWORD_VERIFIER",
  [VST_CHALLENGE_ADMIN_NO_SRP_AUTH] = "ADMIN_NO_SRP_AUTH",
  [VST_CHALLENGE_NEW_PASSWORD_REQUIRED] = "NEW_PASSWORD_REQUIRED",
  [VST_CHALLENGE_SMS_OTP] = "SMS_OTP",
  [VST_CHALLENGE_PASSWORD] = "PASSWORD",
  [VST_CHALLENGE_WEB_AUTHN] = "WEB_AUTHN",
  [VST_CHALLENGE_PASSWORD_SRP] = "PASSWORD_SRP",
};

/* A list in a parameter holds a handful of names. */
#define MAX_LIST_PARAMETER 100

VstChallenge
vst_challenge_from_name (const char *name)
{
  if (name == NULL || *name == '\0')
    return VST_CHALLENGE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (challenge_names); i++)
    {
      if (g_strcmp0 (challenge_names[i], name) == 0)
        return (VstChallenge) i;
    }
  return VST_CHALLENGE_UNKNOWN;
}

const char *
vst_challenge_to_name (VstChallenge challenge)
{
  return challenge < G_N_ELEMENTS (challenge_names) ? challenge_names[challenge] : NULL;
}

void
vst_auth_reply_free (VstAuthReply *self)
{
  if (self == NULL)
    return;
  g_free (self->challenge_name);
  g_clear_pointer (&self->session, vst_secret_unref);
  g_clear_pointer (&self->parameters, g_hash_table_unref);
  g_strfreev (self->available);
  vst_auth_tokens_free (self->tokens);
  g_free (self->user_name);
  g_free (self);
}

const char *
vst_auth_reply_get_parameter (const VstAuthReply *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  return g_hash_table_lookup (self->parameters, name);
}

GStrv
vst_auth_reply_dup_list_parameter (const VstAuthReply *self, const char *name)
{
  const char *text = vst_auth_reply_get_parameter (self, name);
  g_autofree char *wrapped = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (NULL);
  g_auto (GStrv) list = NULL;
  JsonObject *object = NULL;

  if (text == NULL)
    return NULL;

  /* The checking parser takes objects only; anything that breaks out of the wrapping is no list. */
  wrapped = g_strdup_printf ("{\"list\":%s}", text);
  if (vst_aws_json_parse (wrapped, strlen (wrapped), &node) != VST_AWS_JSON_OBJECT)
    return NULL;
  object = vst_reply_reader_open (&reader, node);
  if (json_object_get_size (object) != 1)
    return NULL;
  vst_reply_reader_require (&reader, object, "list");
  list = vst_reply_reader_dup_list (&reader, object, "list", MAX_LIST_PARAMETER);
  return vst_reply_reader_finish (&reader, NULL) ? g_steal_pointer (&list) : NULL;
}
