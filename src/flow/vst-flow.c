#include "flow/vst-device-list-private.h"
#include "flow/vst-flow-private.h"

G_DEFINE_FINAL_TYPE (VstFlow, vst_flow, G_TYPE_OBJECT)

static void
vst_flow_dispose (GObject *object)
{
  VstFlow *self = VST_FLOW (object);

  vst_flow_forget_pool (self);
  vst_flow_forget_person (self);
  g_clear_object (&self->problem);
  g_clear_object (&self->pool);
  g_clear_object (&self->keyring);
  g_clear_object (&self->device_store);
  g_clear_object (&self->local_pool);
  G_OBJECT_CLASS (vst_flow_parent_class)->dispose (object);
}

static void
vst_flow_finalize (GObject *object)
{
  VstFlow *self = VST_FLOW (object);

  g_clear_object (&self->activity);
  g_clear_object (&self->attributes);
  g_clear_object (&self->devices);
  g_clear_object (&self->password_rules);
  g_clear_pointer (&self->history, g_array_unref);
  g_free (self->user_name);
  g_free (self->email);
  g_free (self->finish_name);
  G_OBJECT_CLASS (vst_flow_parent_class)->finalize (object);
}

static void
vst_flow_class_init (VstFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vst_flow_dispose;
  object_class->finalize = vst_flow_finalize;

  vst_flow_install_properties (object_class);
}

static void
vst_flow_init (VstFlow *self)
{
  self->activity = vst_activity_new ();
  self->attributes = vst_attribute_fields_new ();
  self->password_rules = vst_password_rules_new ();
  self->devices = vst_device_list_new ();
  self->history = g_array_new (FALSE, FALSE, sizeof (VstStep));
  self->user_name = g_strdup ("");
  self->email = g_strdup ("");
  self->user_enabled = TRUE;
}

VstFlow *
vst_flow_new (VstKeyring *keyring, VstLocalPool *local_pool)
{
  VstFlow *self;

  g_return_val_if_fail (VST_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (local_pool == NULL || VST_IS_LOCAL_POOL (local_pool), NULL);

  self = g_object_new (VST_TYPE_FLOW, NULL);
  self->keyring = g_object_ref (keyring);
  self->device_store = vst_device_store_new (keyring);
  self->local_pool = local_pool != NULL ? g_object_ref (local_pool) : NULL;
  return self;
}

void
vst_flow_set_clocks (VstFlow *self, VstClockFunc real, VstClockFunc monotonic, gpointer user_data)
{
  g_return_if_fail (VST_IS_FLOW (self) && real != NULL && monotonic != NULL);
  self->real_clock = real;
  self->monotonic_clock = monotonic;
  self->clock_data = user_data;
}
