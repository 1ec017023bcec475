#include "cognito/vst-pool.h"

struct _VstPool
{
  char *region;
  char *user_pool_id;
  char *client_id;
  VstSecret *client_secret;
  char *endpoint;
  gboolean own_endpoint;
};

G_DEFINE_BOXED_TYPE (VstPool, vst_pool, vst_pool_ref, vst_pool_unref)

static void
vst_pool_clear (gpointer data)
{
  VstPool *self = data;

  g_free (self->region);
  g_free (self->user_pool_id);
  g_free (self->client_id);
  g_free (self->endpoint);
  g_clear_pointer (&self->client_secret, vst_secret_unref);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

VstPool *
vst_pool_new (const char *region,
              const char *user_pool_id,
              const char *client_id,
              VstSecret *client_secret,
              const char *endpoint)
{
  VstPool *self;

  g_return_val_if_fail (region != NULL && user_pool_id != NULL && client_id != NULL, NULL);

  self = g_atomic_rc_box_new0 (VstPool);
  self->region = g_strdup (region);
  self->user_pool_id = g_strdup (user_pool_id);
  self->client_id = g_strdup (client_id);
  /* An empty secret is no secret: a form hands over what its row holds. */
  if (client_secret != NULL && vst_secret_get_size (client_secret) > 0)
    self->client_secret = vst_secret_ref (client_secret);
  self->own_endpoint = is_given (endpoint);
  self->endpoint =
      self->own_endpoint ? g_strdup (endpoint) : vst_pool_dup_service_endpoint (region);
  return self;
}

VstPool *
vst_pool_ref (VstPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
vst_pool_unref (VstPool *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, vst_pool_clear);
}

const char *
vst_pool_get_region (const VstPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->region;
}

const char *
vst_pool_get_user_pool_id (const VstPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->user_pool_id;
}

const char *
vst_pool_get_client_id (const VstPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->client_id;
}

VstSecret *
vst_pool_get_client_secret (const VstPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->client_secret;
}

const char *
vst_pool_get_endpoint (const VstPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->endpoint;
}

gboolean
vst_pool_has_own_endpoint (const VstPool *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->own_endpoint;
}
