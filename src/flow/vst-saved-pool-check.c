#include "flow/vst-saved-pool.h"

#include <string.h>

#include "cognito/vst-pool.h"

/* Bytes. Names are ours; secret keys have 40 characters and session tokens under 4,096 today. */
#define MAX_NAME 256
#define MAX_SECRET_ACCESS_KEY 256
#define MAX_SESSION_TOKEN 8192

/* "IAM identifiers", IAM User Guide. */
#define LONG_TERM_PREFIX "AKIA"
#define TEMPORARY_PREFIX "ASIA"

static const VstValueFault value_faults[] = {
  [VST_POOL_FAULT_NONE] = VST_VALUE_FAULT_NONE,
  [VST_POOL_FAULT_EMPTY] = VST_VALUE_FAULT_EMPTY,
  [VST_POOL_FAULT_FORM] = VST_VALUE_FAULT_FORM,
  [VST_POOL_FAULT_TOO_LONG] = VST_VALUE_FAULT_TOO_LONG,
  [VST_POOL_FAULT_IS_POOL_ID] = VST_VALUE_FAULT_IS_POOL_ID,
  [VST_POOL_FAULT_IS_CLIENT_ID] = VST_VALUE_FAULT_IS_CLIENT_ID,
  [VST_POOL_FAULT_IS_ARN] = VST_VALUE_FAULT_IS_ARN,
  [VST_POOL_FAULT_OTHER_REGION] = VST_VALUE_FAULT_OTHER_REGION,
  [VST_POOL_FAULT_INSECURE] = VST_VALUE_FAULT_INSECURE,
  [VST_POOL_FAULT_NOT_A_URL] = VST_VALUE_FAULT_NOT_A_URL,
};

static VstValueFault
check_client_secret (VstSavedPool *self)
{
  VstSecret *secret = vst_saved_pool_get_client_secret (self);
  const char *text = secret != NULL ? vst_secret_get_text (secret) : NULL;

  return value_faults[vst_pool_check_client_secret (text)];
}

static VstValueFault
check_access_key_id (const char *id)
{
  gsize length = strlen (id);
  gsize well_formed;

  if (length == 0)
    return VST_VALUE_FAULT_EMPTY;
  if (length > 128)
    return VST_VALUE_FAULT_TOO_LONG;

  well_formed = strspn (id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  if (length < 16 || well_formed != length
      || !(g_str_has_prefix (id, LONG_TERM_PREFIX) || g_str_has_prefix (id, TEMPORARY_PREFIX)))
    return VST_VALUE_FAULT_FORM;

  return VST_VALUE_FAULT_NONE;
}

static VstValueFault
check_secret (const VstSecret *secret, gsize max, VstValueFault when_empty)
{
  const guint8 *data;

  if (secret == NULL)
    return when_empty;
  if (vst_secret_get_size (secret) > max)
    return VST_VALUE_FAULT_TOO_LONG;

  data = vst_secret_get_data (secret);
  for (gsize i = 0; i < vst_secret_get_size (secret); i++)
    {
      if (!g_ascii_isgraph ((char) data[i]))
        return VST_VALUE_FAULT_FORM;
    }

  return VST_VALUE_FAULT_NONE;
}

/* Temporary keys are refused without their token. */
static VstValueFault
check_session_token (VstSavedPool *self)
{
  const char *id = vst_saved_pool_get_access_key_id (self);

  return check_secret (vst_saved_pool_get_session_token (self), MAX_SESSION_TOKEN,
                       g_str_has_prefix (id, TEMPORARY_PREFIX) ? VST_VALUE_FAULT_EMPTY
                                                               : VST_VALUE_FAULT_NONE);
}

static VstValueFault
check_name (const char *name)
{
  return strlen (name) > MAX_NAME ? VST_VALUE_FAULT_TOO_LONG : VST_VALUE_FAULT_NONE;
}

VstValueFault
vst_saved_pool_check (VstSavedPool *self, VstPoolField field)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), VST_VALUE_FAULT_EMPTY);

  if (vst_saved_pool_is_practice (self))
    return VST_VALUE_FAULT_NONE;

  switch (field)
    {
    case VST_POOL_FIELD_NAME:
      return check_name (vst_saved_pool_get_name (self));
    case VST_POOL_FIELD_REGION:
      return value_faults[vst_pool_check_region (vst_saved_pool_get_region (self))];
    case VST_POOL_FIELD_USER_POOL_ID:
      return value_faults[vst_pool_check_user_pool_id (vst_saved_pool_get_user_pool_id (self),
                                                       vst_saved_pool_get_region (self))];
    case VST_POOL_FIELD_CLIENT_ID:
      return value_faults[vst_pool_check_client_id (vst_saved_pool_get_client_id (self))];
    case VST_POOL_FIELD_CLIENT_SECRET:
      return check_client_secret (self);
    case VST_POOL_FIELD_ENDPOINT:
      return value_faults[vst_pool_check_endpoint (vst_saved_pool_get_endpoint (self))];
    case VST_POOL_FIELD_ACCESS_KEY_ID:
      return check_access_key_id (vst_saved_pool_get_access_key_id (self));
    case VST_POOL_FIELD_SECRET_ACCESS_KEY:
      return check_secret (vst_saved_pool_get_secret_access_key (self), MAX_SECRET_ACCESS_KEY,
                           VST_VALUE_FAULT_EMPTY);
    case VST_POOL_FIELD_SESSION_TOKEN:
      return check_session_token (self);
    }

  g_return_val_if_reached (VST_VALUE_FAULT_FORM);
}

gboolean
vst_saved_pool_is_complete (VstSavedPool *self)
{
  VstPoolField last = VST_POOL_FIELD_ENDPOINT;

  g_return_val_if_fail (VST_IS_SAVED_POOL (self), FALSE);

  if (vst_saved_pool_get_keys_source (self) == VST_KEYS_PASTED)
    last = VST_POOL_FIELD_SESSION_TOKEN;

  for (VstPoolField field = VST_POOL_FIELD_NAME; field <= last; field++)
    {
      if (vst_saved_pool_check (self, field) != VST_VALUE_FAULT_NONE)
        return FALSE;
    }

  return TRUE;
}

const char *const *
vst_saved_pool_get_known_regions (void)
{
  return vst_pool_get_known_regions ();
}
