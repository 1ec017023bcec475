#include "flow/vst-shared-pool.h"

#include "cognito/vst-pool-import.h"
#include "flow/vst-flow-error.h"

G_STATIC_ASSERT (VST_SHARED_POOL_MAX_SIZE == VST_POOL_IMPORT_MAX_SIZE);

static void
fill_in (VstSavedPool *pool, VstPoolField field, const char *text)
{
  if (text != NULL)
    vst_saved_pool_set_text (pool, field, text);
}

static VstSavedPool *
read_pool (const VstPoolImport *file)
{
  VstSavedPool *pool = vst_saved_pool_new ();
  VstLoginMethod method;

  fill_in (pool, VST_POOL_FIELD_NAME, file->name);
  fill_in (pool, VST_POOL_FIELD_REGION, file->region);
  fill_in (pool, VST_POOL_FIELD_USER_POOL_ID, file->user_pool_id);
  fill_in (pool, VST_POOL_FIELD_CLIENT_ID, file->client_id);
  fill_in (pool, VST_POOL_FIELD_ENDPOINT, file->endpoint);
  if (vst_login_method_from_name (file->sign_in_method, &method))
    vst_saved_pool_set_login_method (pool, method);
  if (file->aws_profile != NULL)
    {
      vst_saved_pool_set_keys_source (pool, VST_KEYS_PROFILE);
      vst_saved_pool_set_profile (pool, file->aws_profile);
    }

  return pool;
}

VstSharedPool *
vst_shared_pool_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (VstPoolImport) file = vst_pool_import_parse (data, size, &reason);
  VstSharedPool *self;

  if (file == NULL)
    {
      g_set_error_literal (error, VST_FLOW_ERROR, VST_FLOW_ERROR_FAILED, reason->message);
      return NULL;
    }

  self = g_new0 (VstSharedPool, 1);
  self->pool = read_pool (file);
  self->user_name = g_steal_pointer (&file->user_name);
  self->email = g_steal_pointer (&file->email);
  self->password = g_steal_pointer (&file->password);
  self->n_pools = file->n_pools;

  return self;
}

void
vst_shared_pool_free (VstSharedPool *self)
{
  g_object_unref (self->pool);
  g_free (self->user_name);
  g_free (self->email);
  g_clear_pointer (&self->password, vst_secret_unref);
  g_free (self);
}

/* %NULL: an empty text need not be passed on. */
static char *
dup_text (const char *text)
{
  return text[0] != '\0' ? g_strdup (text) : NULL;
}

char *
vst_shared_pool_write (VstSavedPool *pool)
{
  g_autoptr (VstPoolImport) file = vst_pool_import_new ();

  g_return_val_if_fail (VST_IS_SAVED_POOL (pool), NULL);

  file->name = dup_text (vst_saved_pool_get_name (pool));
  file->region = dup_text (vst_saved_pool_get_region (pool));
  file->user_pool_id = dup_text (vst_saved_pool_get_user_pool_id (pool));
  file->client_id = dup_text (vst_saved_pool_get_client_id (pool));
  file->endpoint = dup_text (vst_saved_pool_get_endpoint (pool));
  file->sign_in_method =
      g_strdup (vst_login_method_to_name (vst_saved_pool_get_login_method (pool)));
  if (vst_saved_pool_get_keys_source (pool) == VST_KEYS_PROFILE)
    file->aws_profile = dup_text (vst_saved_pool_get_profile (pool));

  return vst_pool_import_to_text (file);
}
