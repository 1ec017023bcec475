#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"
#include "flow/vst-pool-keys.h"

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

/* A walk goes on without keys; whether it can log in by them is found out then. */
static void
open_without (VstFlow *self, VstFlowError fault)
{
  VstSavedPool *saved = self->filled_pool;
  gboolean profile = vst_saved_pool_get_keys_source (saved) == VST_KEYS_PROFILE;

  self->keys_problem =
      vst_flow_problem_from_fault (fault, profile ? vst_saved_pool_get_profile (saved) : NULL);
  open_with (self, NULL);
}

static void
on_keys_read (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAwsCredentials) credentials = NULL;

  if (self == NULL)
    return;
  credentials = vst_pool_keys_read_finish (result, &error);
  if (credentials == NULL)
    open_without (self, (VstFlowError) error->code);
  else
    open_with (self, credentials);
}

void
vst_flow_read_keys (VstFlow *self)
{
  if (vst_saved_pool_get_keys_source (self->filled_pool) == VST_KEYS_NONE)
    open_with (self, NULL);
  else
    vst_pool_keys_read_async (self->filled_pool, self->pool_life, on_keys_read,
                              vst_flow_errand_new (self, self->pool_life));
}
