#include "cognito/vst-cognito-reply.h"

#include <string.h>

#include "cognito/vst-cognito-error-private.h"
#include "cognito/vst-reply-limits.h"
#include "cognito/vst-reply-reader.h"
#include "crypto/vst-base32.h"

/* The model's shortest TOTP key. */
#define MIN_KEY 16
/* Ten years: refresh tokens live no longer, and access tokens a day at most. */
#define MAX_EXPIRES_IN G_GINT64_CONSTANT (315360000)

static VstSecret *
dup_token (VstReplyReader *reader, JsonObject *result, const char *name, VstMember member)
{
  g_autoptr (VstSecret) token =
      vst_reply_reader_dup_secret (reader, result, name, VST_REPLY_MAX_TOKEN, member);

  /* A token is sent in headers and shown to people: no blanks, no control characters. */
  for (const char *p = token != NULL ? vst_secret_get_text (token) : ""; *p != '\0'; p++)
    {
      if (!g_ascii_isgraph (*p))
        {
          vst_reply_reader_fail (reader, name, "is not a token");
          return NULL;
        }
    }
  return g_steal_pointer (&token);
}

/* The one is of no use without the other. */
static void
read_device (VstReplyReader *reader, JsonObject *result, VstAuthTokens *tokens)
{
  JsonObject *device =
      vst_reply_reader_get_object (reader, result, "NewDeviceMetadata", VST_MEMBER_OPTIONAL);
  g_autofree char *key = vst_reply_reader_dup_text (reader, device, "DeviceKey", VST_REPLY_MAX_NAME,
                                                    VST_MEMBER_OPTIONAL);
  g_autofree char *group_key = vst_reply_reader_dup_text (reader, device, "DeviceGroupKey",
                                                          VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);

  if (key == NULL || *key == '\0' || group_key == NULL || *group_key == '\0')
    return;
  tokens->device_key = g_steal_pointer (&key);
  tokens->device_group_key = g_steal_pointer (&group_key);
}

static VstAuthTokens *
read_tokens (VstReplyReader *reader, JsonObject *result)
{
  g_autoptr (VstAuthTokens) tokens = g_new0 (VstAuthTokens, 1);

  tokens->access_token = dup_token (reader, result, "AccessToken", VST_MEMBER_REQUIRED);
  tokens->id_token = dup_token (reader, result, "IdToken", VST_MEMBER_OPTIONAL);
  tokens->refresh_token = dup_token (reader, result, "RefreshToken", VST_MEMBER_OPTIONAL);
  tokens->token_type = vst_reply_reader_dup_text (reader, result, "TokenType", VST_REPLY_MAX_NAME,
                                                  VST_MEMBER_OPTIONAL);
  tokens->expires_in = vst_reply_reader_get_count (reader, result, "ExpiresIn", MAX_EXPIRES_IN, 0);
  read_device (reader, result, tokens);
  if (tokens->token_type == NULL)
    tokens->token_type = g_strdup ("Bearer");
  return g_steal_pointer (&tokens);
}

/* amplify goes on with USER_ID_FOR_SRP, pycognito with USERNAME: in practice they are the same. */
static char *
dup_user_name (VstReplyReader *reader, GHashTable *parameters)
{
  static const char *const names[] = { "USER_ID_FOR_SRP", "USERNAME" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = g_hash_table_lookup (parameters, names[i]);

      if (name == NULL || *name == '\0')
        continue;
      if (strlen (name) > VST_REPLY_MAX_NAME)
        vst_reply_reader_fail (reader, names[i], "is too long");
      return g_strdup (name);
    }
  return NULL;
}

VstAuthReply *
vst_cognito_reply_read_auth (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  g_autoptr (VstAuthReply) answer = g_new0 (VstAuthReply, 1);
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  JsonObject *result =
      vst_reply_reader_get_object (&reader, root, "AuthenticationResult", VST_MEMBER_OPTIONAL);

  answer->challenge_name = vst_reply_reader_dup_text (&reader, root, "ChallengeName",
                                                      VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  answer->challenge = vst_challenge_from_name (answer->challenge_name);
  if (answer->challenge == VST_CHALLENGE_NONE)
    g_clear_pointer (&answer->challenge_name, g_free);
  answer->session = vst_reply_reader_dup_secret (&reader, root, "Session", VST_REPLY_MAX_SESSION,
                                                 VST_MEMBER_OPTIONAL);
  answer->parameters = vst_reply_reader_dup_map (&reader, root, "ChallengeParameters");
  answer->available =
      vst_reply_reader_dup_list (&reader, root, "AvailableChallenges", VST_REPLY_MAX_LIST);
  answer->user_name = dup_user_name (&reader, answer->parameters);

  if (result != NULL && answer->challenge != VST_CHALLENGE_NONE)
    vst_reply_reader_fail (&reader, "the answer", "has both a challenge and tokens");
  else if (result != NULL)
    answer->tokens = read_tokens (&reader, result);
  else if (answer->challenge == VST_CHALLENGE_NONE)
    vst_reply_reader_fail (&reader, "the answer", "has neither a challenge nor tokens");
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&answer) : NULL;
}

VstAuthTokens *
vst_cognito_reply_read_tokens (JsonNode *reply, const char *operation, GError **error)
{
  g_autoptr (VstAuthReply) answer = vst_cognito_reply_read_auth (reply, operation, error);

  if (answer == NULL)
    return NULL;
  if (answer->tokens == NULL)
    g_propagate_error (error, vst_cognito_error_new_with_reason (VST_COGNITO_ERROR_BAD_ANSWER,
                                                                 operation, NULL, NULL, NULL,
                                                                 "the answer is a challenge"));
  return g_steal_pointer (&answer->tokens);
}

VstTokenAssociation *
vst_cognito_reply_read_association (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  g_autoptr (VstTokenAssociation) result = g_new0 (VstTokenAssociation, 1);
  g_autoptr (VstSecret) decoded = NULL;
  JsonObject *root = vst_reply_reader_open (&reader, reply);

  result->key = vst_reply_reader_dup_secret (&reader, root, "SecretCode", VST_REPLY_MAX_KEY,
                                             VST_MEMBER_REQUIRED);
  result->session = vst_reply_reader_dup_secret (&reader, root, "Session", VST_REPLY_MAX_SESSION,
                                                 VST_MEMBER_OPTIONAL);
  if (result->key != NULL)
    {
      /* An authenticator app takes nothing else, and would not say why. */
      decoded = vst_base32_decode (vst_secret_get_text (result->key));
      if (decoded == NULL || vst_secret_get_size (result->key) < MIN_KEY)
        vst_reply_reader_fail (&reader, "SecretCode", "is not a TOTP key");
    }
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&result) : NULL;
}

gboolean
vst_cognito_reply_read_verification (JsonNode *reply,
                                     const char *operation,
                                     VstSecret **session,
                                     GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  g_autofree char *status =
      vst_reply_reader_dup_text (&reader, root, "Status", VST_REPLY_MAX_NAME, VST_MEMBER_REQUIRED);
  g_autoptr (VstSecret) next = vst_reply_reader_dup_secret (
      &reader, root, "Session", VST_REPLY_MAX_SESSION, VST_MEMBER_OPTIONAL);

  if (g_strcmp0 (status, "SUCCESS") != 0 && g_strcmp0 (status, "ERROR") != 0)
    vst_reply_reader_fail (&reader, "Status", "is neither SUCCESS nor ERROR");
  if (!vst_reply_reader_finish (&reader, error))
    return FALSE;
  if (strcmp (status, "ERROR") == 0)
    {
      g_propagate_error (error, vst_cognito_error_new_with_reason (VST_COGNITO_ERROR_CODE_MISMATCH,
                                                                   operation, NULL, NULL, NULL,
                                                                   "Status is ERROR"));
      return FALSE;
    }
  if (session != NULL)
    *session = g_steal_pointer (&next);
  return TRUE;
}
