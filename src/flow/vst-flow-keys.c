#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

static void
open_with (VstFlow *self, VstAwsCredentials *credentials)
{
  VstSavedPool *saved = self->filled_pool;
  const char *endpoint = vst_saved_pool_get_endpoint (saved);
  g_autoptr (VstPool) pool =
      vst_pool_new (vst_saved_pool_get_region (saved), vst_saved_pool_get_user_pool_id (saved),
                    vst_saved_pool_get_client_id (saved), vst_saved_pool_get_client_secret (saved),
                    *endpoint != '\0' ? endpoint : NULL);

  vst_flow_pool_opened (self, pool, credentials);
}

static VstFlowError
fault_of (const GError *error)
{
  if (g_error_matches (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_MISSING))
    return VST_FLOW_ERROR_KEYS_MISSING;
  if (g_error_matches (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_UNSUPPORTED))
    return VST_FLOW_ERROR_KEYS_UNSUPPORTED;
  return VST_FLOW_ERROR_KEYS_UNREADABLE;
}

/* A walk goes on without keys; whether it can log in by them is found out then. */
static void
open_without (VstFlow *self, VstFlowError fault, const char *detail)
{
  self->keys_problem = vst_flow_problem_from_fault (fault, detail);
  open_with (self, NULL);
}

static void
read_environment (VstFlow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAwsCredentials) credentials = vst_aws_credentials_new_from_environment (&error);

  if (credentials == NULL)
    open_without (self, fault_of (error), NULL);
  else
    open_with (self, credentials);
}

static void
on_profile_read (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAwsCredentials) credentials = NULL;

  if (self == NULL)
    return;
  credentials = vst_aws_credentials_load_profile_finish (result, &error);
  if (credentials == NULL)
    open_without (self, fault_of (error), vst_saved_pool_get_profile (self->filled_pool));
  else
    open_with (self, credentials);
}

static void
read_pasted (VstFlow *self)
{
  VstSavedPool *saved = self->filled_pool;
  const char *id = vst_saved_pool_get_access_key_id (saved);
  VstSecret *secret = vst_saved_pool_get_secret_access_key (saved);
  g_autoptr (VstAwsCredentials) credentials = NULL;

  if (*id == '\0' || secret == NULL)
    {
      open_without (self, VST_FLOW_ERROR_KEYS_ASKED, NULL);
      return;
    }
  credentials = vst_aws_credentials_new (id, secret, vst_saved_pool_get_session_token (saved));
  open_with (self, credentials);
}

void
vst_flow_read_keys (VstFlow *self)
{
  switch (vst_saved_pool_get_keys_source (self->filled_pool))
    {
    case VST_KEYS_NONE:
      open_with (self, NULL);
      break;
    case VST_KEYS_ENVIRONMENT:
      read_environment (self);
      break;
    case VST_KEYS_PROFILE:
      vst_aws_credentials_load_profile_async (vst_saved_pool_get_profile (self->filled_pool),
                                              self->pool_life, on_profile_read,
                                              vst_flow_errand_new (self, self->pool_life));
      break;
    case VST_KEYS_PASTED:
      read_pasted (self);
      break;
    }
}
