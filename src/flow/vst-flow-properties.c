#include "flow/vst-flow-private.h"

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
  PROP_LOGGED_OUT,
  PROP_QUESTION,
  PROP_CAN_FINISH_NOW,
  PROP_RESET_SENT,
  PROP_STAY,
  PROP_STAYING_USER,
  PROP_MFA,
  PROP_TRUST,
  PROP_TRUST_KEPT,
  PROP_DEVICE_KEY,
  PROP_DEVICE_GROUP_KEY,
  PROP_BY_DEVICE,
  PROP_DEVICE_OBSTACLE,
  PROP_KNOWS_DEVICE,
  PROP_HAS_CREDENTIALS,
  PROP_NAME_IS_EMAIL,
  PROP_PASSWORD_OPTIONAL,
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
get_session_property (VstFlow *self, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_LOGGED_OUT:
      g_value_set_boolean (value, self->logged_out);
      break;
    case PROP_QUESTION:
      g_value_set_object (value, self->question);
      break;
    case PROP_CAN_FINISH_NOW:
      g_value_set_boolean (value, vst_flow_get_can_finish_now (self));
      break;
    case PROP_RESET_SENT:
      g_value_set_boolean (value, self->reset_sent);
      break;
    case PROP_STAY:
      g_value_set_boolean (value, self->stay);
      break;
    case PROP_STAYING_USER:
      g_value_set_string (value, self->staying_user);
      break;
    case PROP_MFA:
      g_value_set_boolean (value, self->mfa_settings != NULL);
      break;
    }
}

static void
get_device_property (VstFlow *self, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_TRUST:
      g_value_set_enum (value, self->trust);
      break;
    case PROP_TRUST_KEPT:
      g_value_set_boolean (value, self->trust_kept);
      break;
    case PROP_DEVICE_KEY:
      g_value_set_string (value, self->device_key);
      break;
    case PROP_DEVICE_GROUP_KEY:
      g_value_set_string (value, self->device_group_key);
      break;
    case PROP_BY_DEVICE:
      g_value_set_boolean (value, self->by_device);
      break;
    case PROP_DEVICE_OBSTACLE:
      g_value_set_string (value, self->device_obstacle);
      break;
    case PROP_KNOWS_DEVICE:
      g_value_set_boolean (value, vst_flow_get_knows_device (self));
      break;
    }
}

static void
get_pool_property (VstFlow *self, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_HAS_CREDENTIALS:
      g_value_set_boolean (value, vst_flow_has_credentials (self));
      break;
    case PROP_NAME_IS_EMAIL:
      g_value_set_boolean (value, vst_flow_name_is_email (self));
      break;
    case PROP_PASSWORD_OPTIONAL:
      g_value_set_boolean (value, vst_flow_get_password_optional (self));
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
  else if (id < PROP_LOGGED_OUT)
    get_user_property (self, id, value);
  else if (id < PROP_TRUST)
    get_session_property (self, id, value);
  else if (id < PROP_HAS_CREDENTIALS)
    get_device_property (self, id, value);
  else
    get_pool_property (self, id, value);
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
    case PROP_STAY:
      vst_flow_set_stay (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
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
install_session_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_LOGGED_OUT] = g_param_spec_boolean ("logged-out", NULL, NULL, FALSE, flags);
  properties[PROP_QUESTION] =
      g_param_spec_object ("question", NULL, NULL, VST_TYPE_QUESTION, flags);
  properties[PROP_CAN_FINISH_NOW] =
      g_param_spec_boolean ("can-finish-now", NULL, NULL, FALSE, flags);
  properties[PROP_RESET_SENT] = g_param_spec_boolean ("reset-sent", NULL, NULL, FALSE, flags);
  properties[PROP_STAY] =
      g_param_spec_boolean ("stay", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_STAYING_USER] = g_param_spec_string ("staying-user", NULL, NULL, NULL, flags);
  properties[PROP_MFA] = g_param_spec_boolean ("mfa", NULL, NULL, FALSE, flags);
}

static void
install_device_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_TRUST] =
      g_param_spec_enum ("trust", NULL, NULL, VST_TYPE_TRUST, VST_TRUST_NONE, flags);
  properties[PROP_TRUST_KEPT] = g_param_spec_boolean ("trust-kept", NULL, NULL, FALSE, flags);
  properties[PROP_DEVICE_KEY] = g_param_spec_string ("device-key", NULL, NULL, NULL, flags);
  properties[PROP_DEVICE_GROUP_KEY] =
      g_param_spec_string ("device-group-key", NULL, NULL, NULL, flags);
  properties[PROP_BY_DEVICE] = g_param_spec_boolean ("by-device", NULL, NULL, FALSE, flags);
  properties[PROP_DEVICE_OBSTACLE] =
      g_param_spec_string ("device-obstacle", NULL, NULL, NULL, flags);
  properties[PROP_KNOWS_DEVICE] = g_param_spec_boolean ("knows-device", NULL, NULL, FALSE, flags);
}

static void
install_pool_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_HAS_CREDENTIALS] =
      g_param_spec_boolean ("has-credentials", NULL, NULL, FALSE, flags);
  properties[PROP_NAME_IS_EMAIL] = g_param_spec_boolean ("name-is-email", NULL, NULL, FALSE, flags);
  properties[PROP_PASSWORD_OPTIONAL] =
      g_param_spec_boolean ("password-optional", NULL, NULL, FALSE, flags);
}

void
vst_flow_install_properties (GObjectClass *object_class)
{
  object_class->get_property = vst_flow_get_property;
  object_class->set_property = vst_flow_set_property;
  install_walk_properties ();
  install_user_properties ();
  install_session_properties ();
  install_device_properties ();
  install_pool_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}
