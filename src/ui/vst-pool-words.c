#include "ui/vst-pool-words.h"

#include <glib/gi18n.h>

static const char *
words_for_form (VstPoolField field)
{
  switch (field)
    {
    case VST_POOL_FIELD_NAME:
      return _ ("This name can’t be kept. Use ordinary characters.");
    case VST_POOL_FIELD_REGION:
      return _ ("A region looks like “us-east-1”.");
    case VST_POOL_FIELD_USER_POOL_ID:
      return _ ("A user pool ID looks like “us-east-1_AbCdEf123”.");
    case VST_POOL_FIELD_CLIENT_ID:
      return _ ("An app client ID has only small letters and digits, mostly 26 of them.");
    case VST_POOL_FIELD_CLIENT_SECRET:
      return _ ("A client secret has letters, digits and signs, and no blanks.");
    case VST_POOL_FIELD_ENDPOINT:
      return _ ("An endpoint has a scheme and a host, and no path: “https://example.com”.");
    case VST_POOL_FIELD_ACCESS_KEY_ID:
      return _ ("An access key ID begins with AKIA or ASIA, and has capital letters and digits.");
    case VST_POOL_FIELD_SECRET_ACCESS_KEY:
      return _ ("A secret access key has letters, digits, / and +, and no blanks.");
    case VST_POOL_FIELD_SESSION_TOKEN:
      return _ ("A session token is one long line without blanks.");
    }
  return NULL;
}

const char *
vst_pool_words_fault (VstPoolField field, VstValueFault fault)
{
  switch (fault)
    {
    case VST_VALUE_FAULT_NONE:
      return NULL;
    case VST_VALUE_FAULT_EMPTY:
      return _ ("This is needed.");
    case VST_VALUE_FAULT_FORM:
      return words_for_form (field);
    case VST_VALUE_FAULT_TOO_LONG:
      return _ ("This is too long to be right.");
    case VST_VALUE_FAULT_IS_POOL_ID:
      return _ ("This is a user pool ID. The app client ID is under App Clients in the console.");
    case VST_VALUE_FAULT_IS_CLIENT_ID:
      return _ ("This is an app client ID. The user pool ID begins with its region.");
    case VST_VALUE_FAULT_IS_ARN:
      return _ ("This is an ARN. Take the part after the last slash.");
    case VST_VALUE_FAULT_OTHER_REGION:
      return _ ("This pool ID belongs to another region than the one above.");
    case VST_VALUE_FAULT_INSECURE:
      return _ ("Plain http is safe on this computer only. Use https.");
    case VST_VALUE_FAULT_NOT_A_URL:
      return _ ("This is no address. It begins with https://");
    }
  return NULL;
}

const char *
vst_pool_words_value (VstSavedPool *pool, VstPoolField field)
{
  const VstSecret *secret = NULL;

  switch (field)
    {
    case VST_POOL_FIELD_NAME:
      return vst_saved_pool_get_name (pool);
    case VST_POOL_FIELD_REGION:
      return vst_saved_pool_get_region (pool);
    case VST_POOL_FIELD_USER_POOL_ID:
      return vst_saved_pool_get_user_pool_id (pool);
    case VST_POOL_FIELD_CLIENT_ID:
      return vst_saved_pool_get_client_id (pool);
    case VST_POOL_FIELD_ENDPOINT:
      return vst_saved_pool_get_endpoint (pool);
    case VST_POOL_FIELD_ACCESS_KEY_ID:
      return vst_saved_pool_get_access_key_id (pool);
    case VST_POOL_FIELD_CLIENT_SECRET:
      secret = vst_saved_pool_get_client_secret (pool);
      break;
    case VST_POOL_FIELD_SECRET_ACCESS_KEY:
      secret = vst_saved_pool_get_secret_access_key (pool);
      break;
    case VST_POOL_FIELD_SESSION_TOKEN:
      secret = vst_saved_pool_get_session_token (pool);
      break;
    }
  return secret != NULL ? vst_secret_get_text (secret) : "";
}

const char *
vst_pool_words_name (VstSavedPool *pool)
{
  const char *name;

  if (vst_saved_pool_is_practice (pool))
    return _ ("Practice Pool");
  name = vst_saved_pool_get_name (pool);
  if (name[0] == '\0')
    name = vst_saved_pool_get_user_pool_id (pool);
  return name[0] != '\0' ? name : _ ("Unnamed Pool");
}

char *
vst_pool_words_dup_place (VstSavedPool *pool)
{
  return g_strdup_printf ("%s · %s", vst_saved_pool_get_region (pool),
                          vst_saved_pool_get_user_pool_id (pool));
}

const char *
vst_pool_words_kind (VstLocalKind kind)
{
  switch (kind)
    {
    case VST_LOCAL_KIND_SAMPLE:
      /* Translators: a kind of practice pool, as are the next four: like the one that AWS's
         examples come with. */
      return _ ("Sample Stack, MFA Required");
    case VST_LOCAL_KIND_SRP_SECRET:
      return _ ("Secure Remote Password, Client Secret");
    case VST_LOCAL_KIND_EMAIL_NAME:
      return _ ("Email as User Name");
    case VST_LOCAL_KIND_MFA_OPTIONAL:
      return _ ("MFA Optional");
    case VST_LOCAL_KIND_MFA_OFF:
      return _ ("MFA Off");
    }
  return NULL;
}

char *
vst_pool_words_dup_kind_place (VstLocalKind kind)
{
  const char *place = _ ("No AWS account needed. Works offline.");

  if (kind == VST_LOCAL_KIND_SAMPLE)
    return g_strdup (place);
  return g_strdup_printf ("%s. %s", vst_pool_words_kind (kind), place);
}
