#include "flow/vst-flow-private.h"

G_DEFINE_FINAL_TYPE (VstFlow, vst_flow, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STEP,
  PROP_CAN_GO_BACK,
  PROP_BUSY,
  PROP_PROBLEM,
  PROP_NOTICE,
  PROP_POOL,
  PROP_USER_NAME,
  PROP_EMAIL,
  PROP_HAS_PASSWORD,
  PROP_DELIVERY_MEDIUM,
  PROP_DELIVERY_DESTINATION,
  PROP_RESEND_AT,
  PROP_STATUS,
  PROP_STATUS_BEFORE,
  PROP_USER_ENABLED,
  PROP_PAIRING,
  PROP_PAIRING_EXPIRED,
  PROP_WAIT_UNTIL,
  PROP_ACCOUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
get_walk_property (VstFlow *self, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_STEP:
      g_value_set_enum (value, self->step);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, vst_flow_get_can_go_back (self));
      break;
    case PROP_BUSY:
      g_value_set_enum (value, self->busy);
      break;
    case PROP_PROBLEM:
      g_value_set_object (value, self->problem);
      break;
    case PROP_NOTICE:
      g_value_set_enum (value, self->notice);
      break;
    case PROP_POOL:
      g_value_set_object (value, self->pool);
      break;
    case PROP_USER_NAME:
      g_value_set_string (value, self->user_name);
      break;
    case PROP_EMAIL:
      g_value_set_string (value, self->email);
      break;
    case PROP_HAS_PASSWORD:
      g_value_set_boolean (value, self->password != NULL);
      break;
    }
}

static void
get_user_property (VstFlow *self, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_DELIVERY_MEDIUM:
      g_value_set_string (value, self->delivery_medium);
      break;
    case PROP_DELIVERY_DESTINATION:
      g_value_set_string (value, self->delivery_destination);
      break;
    case PROP_RESEND_AT:
      g_value_set_int64 (value, self->resend_at);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_STATUS_BEFORE:
      g_value_set_string (value, self->status_before);
      break;
    case PROP_USER_ENABLED:
      g_value_set_boolean (value, self->user_enabled);
      break;
    case PROP_PAIRING:
      g_value_set_object (value, self->pairing);
      break;
    case PROP_PAIRING_EXPIRED:
      g_value_set_boolean (value, self->pairing_expired);
      break;
    case PROP_WAIT_UNTIL:
      g_value_set_int64 (value, self->wait_until);
      break;
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    }
}

static void
vst_flow_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstFlow *self = VST_FLOW (object);

  if (id >= N_PROPS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (id < PROP_DELIVERY_MEDIUM)
    get_walk_property (self, id, value);
  else
    get_user_property (self, id, value);
}

static void
vst_flow_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VstFlow *self = VST_FLOW (object);
  const char *text;

  switch (id)
    {
    case PROP_USER_NAME:
      text = g_value_get_string (value);
      vst_flow_set_user_name (self, text != NULL ? text : "");
      break;
    case PROP_EMAIL:
      text = g_value_get_string (value);
      vst_flow_set_email (self, text != NULL ? text : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_flow_dispose (GObject *object)
{
  VstFlow *self = VST_FLOW (object);

  vst_flow_forget_pool (self);
  vst_flow_forget_person (self);
  g_clear_object (&self->problem);
  g_clear_object (&self->pool);
  g_clear_object (&self->keyring);
  g_clear_object (&self->local_pool);
  G_OBJECT_CLASS (vst_flow_parent_class)->dispose (object);
}

static void
vst_flow_finalize (GObject *object)
{
  VstFlow *self = VST_FLOW (object);

  g_clear_object (&self->activity);
  g_clear_object (&self->attributes);
  g_clear_object (&self->password_rules);
  g_clear_pointer (&self->history, g_array_unref);
  g_free (self->user_name);
  g_free (self->email);
  G_OBJECT_CLASS (vst_flow_parent_class)->finalize (object);
}

static void
install_walk_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags typed = flags | G_PARAM_WRITABLE;

  properties[PROP_STEP] =
      g_param_spec_enum ("step", NULL, NULL, VST_TYPE_STEP, VST_STEP_WELCOME, flags);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] =
      g_param_spec_enum ("busy", NULL, NULL, VST_TYPE_BUSY, VST_BUSY_NONE, flags);
  properties[PROP_PROBLEM] = g_param_spec_object ("problem", NULL, NULL, VST_TYPE_PROBLEM, flags);
  properties[PROP_NOTICE] =
      g_param_spec_enum ("notice", NULL, NULL, VST_TYPE_NOTICE, VST_NOTICE_NONE, flags);
  properties[PROP_POOL] = g_param_spec_object ("pool", NULL, NULL, VST_TYPE_SAVED_POOL, flags);
  properties[PROP_USER_NAME] = g_param_spec_string ("user-name", NULL, NULL, "", typed);
  properties[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, "", typed);
  properties[PROP_HAS_PASSWORD] = g_param_spec_boolean ("has-password", NULL, NULL, FALSE, flags);
}

static void
install_user_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DELIVERY_MEDIUM] =
      g_param_spec_string ("delivery-medium", NULL, NULL, NULL, flags);
  properties[PROP_DELIVERY_DESTINATION] =
      g_param_spec_string ("delivery-destination", NULL, NULL, NULL, flags);
  properties[PROP_RESEND_AT] =
      g_param_spec_int64 ("resend-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_STATUS_BEFORE] = g_param_spec_string ("status-before", NULL, NULL, NULL, flags);
  properties[PROP_USER_ENABLED] = g_param_spec_boolean ("user-enabled", NULL, NULL, TRUE, flags);
  properties[PROP_PAIRING] = g_param_spec_object ("pairing", NULL, NULL, VST_TYPE_PAIRING, flags);
  properties[PROP_PAIRING_EXPIRED] =
      g_param_spec_boolean ("pairing-expired", NULL, NULL, FALSE, flags);
  properties[PROP_WAIT_UNTIL] =
      g_param_spec_int64 ("wait-until", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, VST_TYPE_ACCOUNT, flags);
}

static void
vst_flow_class_init (VstFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_flow_get_property;
  object_class->set_property = vst_flow_set_property;
  object_class->dispose = vst_flow_dispose;
  object_class->finalize = vst_flow_finalize;

  install_walk_properties ();
  install_user_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_flow_init (VstFlow *self)
{
  self->activity = vst_activity_new ();
  self->attributes = vst_attribute_fields_new ();
  self->password_rules = vst_password_rules_new ();
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
