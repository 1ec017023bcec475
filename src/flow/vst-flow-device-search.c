#include "flow/vst-flow-private.h"

/* Which device this computer is to the user of the walk: looked up, kept and dropped. */

VstDevicePlace
vst_flow_get_device_place (VstFlow *self, const char *user_name)
{
  const VstPool *pool = vst_cognito_client_get_pool (self->client);

  return (VstDevicePlace){ vst_saved_pool_get_id (self->pool), vst_pool_get_user_pool_id (pool),
                           user_name };
}

/* Not by what was found for another name than the one that is typed. */
void
vst_flow_see_device (VstFlow *self)
{
  gboolean knows = self->device != NULL && self->device_search == NULL
                   && g_strcmp0 (self->searched_name, self->user_name) == 0;

  if (self->knows_device == knows)
    return;
  self->knows_device = knows;
  g_object_notify (G_OBJECT (self), "knows-device");
}

void
vst_flow_set_device (VstFlow *self, VstTrustedDevice *device)
{
  g_clear_pointer (&self->device, vst_trusted_device_free);
  self->device = device;
  vst_flow_see_device (self);
}

static void
end_search (VstFlow *self)
{
  if (self->device_search == NULL)
    return;
  g_cancellable_cancel (self->device_search);
  g_clear_object (&self->device_search);
}

void
vst_flow_forget_search (VstFlow *self)
{
  end_search (self);
  self->after_search = NULL;
  g_clear_pointer (&self->searched_name, g_free);
  vst_flow_set_device (self, NULL);
}

static void
on_device_looked_up (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  VstTrustedDevice *device;
  VstFlowCommand next;

  if (self == NULL)
    return;

  /* A keyring that stays locked is as good as none: the login asks for a code. */
  device = vst_device_store_look_up_finish (VST_DEVICE_STORE (source), result, NULL);
  g_clear_object (&self->device_search);
  vst_flow_set_device (self, device);
  next = self->after_search;
  self->after_search = NULL;
  if (next != NULL)
    next (self);
}

void
vst_flow_search_device (VstFlow *self, const char *user_name)
{
  VstDevicePlace place;

  if (self->client == NULL || g_strcmp0 (self->searched_name, user_name) == 0)
    return;
  vst_flow_forget_search (self);
  if (*user_name == '\0')
    return;

  self->searched_name = g_strdup (user_name);
  self->device_search = g_cancellable_new ();
  place = vst_flow_get_device_place (self, user_name);
  vst_device_store_look_up_async (self->device_store, &place, self->device_search,
                                  on_device_looked_up,
                                  vst_flow_errand_new (self, self->device_search));
}

void
vst_flow_with_device (VstFlow *self, VstFlowCommand next)
{
  vst_flow_search_device (self, self->walker);
  if (self->device_search == NULL)
    next (self);
  else
    self->after_search = next;
}

void
vst_flow_drop_device (VstFlow *self, const char *user_name)
{
  VstDevicePlace place = vst_flow_get_device_place (self, user_name);

  /* Also what is being dropped in vain is not used again: the flow has let it go. */
  vst_device_store_forget_async (self->device_store, &place, NULL, NULL, NULL);
  vst_flow_set_device (self, NULL);
}
