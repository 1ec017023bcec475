#include "fake-flow.h"

#include "fake-device-list.h"
#include "fake-local-pool.h"
#include "fake-user-list.h"

#define FAKE_USERS 5000

enum
{
  PROP_STEP = 1,
  PROP_CAN_GO_BACK,
  PROP_BUSY,
  PROP_PROBLEM,
  PROP_NOTICE,
  PROP_POOL,
  PROP_CREDENTIALS,
  PROP_NAME_IS_EMAIL,
  PROP_PASSWORD_OPTIONAL,
  PROP_STAYING_USER,
  PROP_QUESTION,
  PROP_CAN_FINISH_NOW,
  PROP_RESET_SENT,
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
  PROP_OBSTACLE,
  PROP_OBSTACLE_DETAIL,
  PROP_TRUST,
  PROP_TRUST_KEPT,
  PROP_DEVICE_KEY,
  PROP_DEVICE_GROUP_KEY,
  PROP_BY_DEVICE,
  PROP_DEVICE_OBSTACLE,
  PROP_KNOWS_DEVICE,
  PROP_STAY,
  PROP_LOGGED_OUT,
  PROP_MFA,
  PROP_MFA_SETTINGS,
  PROP_PREFERRED_MFA,
  N_PROPS,
};

struct _VstFlow
{
  GObject parent_instance;

  GValue values[N_PROPS];
  VstLocalPool *local_pool;
  VstAttributeFields *attributes;
  VstPasswordRules *rules;
  VstActivity *activity;
  VstDeviceList *devices;
  GString *calls;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstFlow, vst_flow, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (VstStep,
                    vst_step,
                    G_DEFINE_ENUM_VALUE (VST_STEP_WELCOME, "welcome"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_SIGN_UP, "sign-up"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_CONFIRM, "confirm"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_LOG_IN, "log-in"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_PAIR, "pair"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_CODE, "code"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_CHALLENGE, "challenge"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_RESET, "reset"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (VST_STEP_CANNOT_GO_ON, "cannot-go-on"))
static void
vst_flow_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_copy (&VST_FLOW (object)->values[id], value);
}

static void
vst_flow_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_value_copy (value, &VST_FLOW (object)->values[id]);
}

static void
vst_flow_finalize (GObject *object)
{
  VstFlow *self = VST_FLOW (object);

  for (guint i = 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);
  g_clear_object (&self->local_pool);
  g_object_unref (self->attributes);
  g_object_unref (self->rules);
  g_object_unref (self->activity);
  g_object_unref (self->devices);
  g_string_free (self->calls, TRUE);

  G_OBJECT_CLASS (vst_flow_parent_class)->finalize (object);
}

static void
vst_flow_class_init (VstFlowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_flow_get_property;
  object_class->set_property = vst_flow_set_property;
  object_class->finalize = vst_flow_finalize;

#define INT(ID, NAME)                                                                              \
  properties[ID] = g_param_spec_int64 (NAME, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags)
#define BOOLEAN(ID, NAME) properties[ID] = g_param_spec_boolean (NAME, NULL, NULL, FALSE, flags)
#define STRING(ID, NAME, VALUE)                                                                    \
  properties[ID] = g_param_spec_string (NAME, NULL, NULL, VALUE, flags)
#define OBJECT(ID, NAME, TYPE) properties[ID] = g_param_spec_object (NAME, NULL, NULL, TYPE, flags)
  properties[PROP_STEP] =
      g_param_spec_enum ("step", NULL, NULL, VST_TYPE_STEP, VST_STEP_WELCOME, flags);
  properties[PROP_BUSY] = g_param_spec_int ("busy", NULL, NULL, 0, VST_BUSY_CHANGING, 0, flags);
  properties[PROP_NOTICE] =
      g_param_spec_int ("notice", NULL, NULL, 0, VST_NOTICE_MFA_CHANGED, 0, flags);
  properties[PROP_OBSTACLE] =
      g_param_spec_int ("obstacle", NULL, NULL, 0, VST_OBSTACLE_NO_TOTP_SETUP, 0, flags);
  properties[PROP_TRUST] =
      g_param_spec_int ("trust", NULL, NULL, 0, VST_TRUST_NOT_REMEMBERED, 0, flags);
  properties[PROP_MFA_SETTINGS] =
      g_param_spec_boxed ("mfa-settings", NULL, NULL, G_TYPE_STRV, flags);
  BOOLEAN (PROP_MFA, "mfa");
  BOOLEAN (PROP_TRUST_KEPT, "trust-kept");
  BOOLEAN (PROP_BY_DEVICE, "by-device");
  BOOLEAN (PROP_KNOWS_DEVICE, "knows-device");
  BOOLEAN (PROP_STAY, "stay");
  BOOLEAN (PROP_LOGGED_OUT, "logged-out");
  STRING (PROP_DEVICE_KEY, "device-key", NULL);
  STRING (PROP_DEVICE_GROUP_KEY, "device-group-key", NULL);
  STRING (PROP_DEVICE_OBSTACLE, "device-obstacle", NULL);
  STRING (PROP_PREFERRED_MFA, "preferred-mfa", NULL);
  BOOLEAN (PROP_CAN_GO_BACK, "can-go-back");
  BOOLEAN (PROP_CREDENTIALS, "has-credentials");
  BOOLEAN (PROP_NAME_IS_EMAIL, "name-is-email");
  BOOLEAN (PROP_PASSWORD_OPTIONAL, "password-optional");
  BOOLEAN (PROP_CAN_FINISH_NOW, "can-finish-now");
  BOOLEAN (PROP_RESET_SENT, "reset-sent");
  BOOLEAN (PROP_HAS_PASSWORD, "has-password");
  BOOLEAN (PROP_USER_ENABLED, "user-enabled");
  BOOLEAN (PROP_PAIRING_EXPIRED, "pairing-expired");
  STRING (PROP_USER_NAME, "user-name", "");
  STRING (PROP_EMAIL, "email", "");
  STRING (PROP_STAYING_USER, "staying-user", NULL);
  STRING (PROP_DELIVERY_MEDIUM, "delivery-medium", NULL);
  STRING (PROP_DELIVERY_DESTINATION, "delivery-destination", NULL);
  STRING (PROP_STATUS, "status", NULL);
  STRING (PROP_STATUS_BEFORE, "status-before", NULL);
  STRING (PROP_OBSTACLE_DETAIL, "obstacle-detail", NULL);
  INT (PROP_RESEND_AT, "resend-at");
  INT (PROP_WAIT_UNTIL, "wait-until");
  OBJECT (PROP_PROBLEM, "problem", VST_TYPE_PROBLEM);
  OBJECT (PROP_POOL, "pool", VST_TYPE_SAVED_POOL);
  OBJECT (PROP_QUESTION, "question", VST_TYPE_QUESTION);
  OBJECT (PROP_PAIRING, "pairing", VST_TYPE_PAIRING);
  OBJECT (PROP_ACCOUNT, "account", VST_TYPE_ACCOUNT);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_flow_init (VstFlow *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    g_param_value_set_default (
        properties[i], g_value_init (&self->values[i], G_PARAM_SPEC_VALUE_TYPE (properties[i])));
  self->attributes = vst_attribute_fields_new ();
  self->rules = vst_password_rules_new ();
  self->activity = vst_activity_new ();
  self->devices = fake_device_list_new ();
  self->calls = g_string_new (NULL);
}

VstFlow *
fake_flow_new (void)
{
  VstFlow *self = g_object_new (VST_TYPE_FLOW, NULL);

  self->local_pool = fake_local_pool_new ();
  return self;
}

gboolean
fake_flow_was_called (VstFlow *self)
{
  return self->calls->len > 0;
}

char *
fake_flow_take_calls (VstFlow *self)
{
  char *calls = g_strdup (self->calls->str);

  g_string_truncate (self->calls, 0);
  return calls;
}

static void
note (VstFlow *self, const char *call, const char *argument)
{
  g_string_append_printf (self->calls, "%s%s%s%s", self->calls->len > 0 ? "; " : "", call,
                          argument != NULL ? " " : "", argument != NULL ? argument : "");
}

/* --- what it knows --- */

#define GETTER(TYPE, NAME, ID, GET)                                                                \
  TYPE vst_flow_get_##NAME (VstFlow *self) { return (TYPE) g_value_get_##GET (&self->values[ID]); }

GETTER (VstStep, step, PROP_STEP, enum)
GETTER (gboolean, can_go_back, PROP_CAN_GO_BACK, boolean)
GETTER (VstBusy, busy, PROP_BUSY, int)
GETTER (VstProblem *, problem, PROP_PROBLEM, object)
GETTER (VstNotice, notice, PROP_NOTICE, int)
GETTER (VstSavedPool *, pool, PROP_POOL, object)
GETTER (const char *, staying_user, PROP_STAYING_USER, string)
GETTER (VstQuestion *, question, PROP_QUESTION, object)
GETTER (gboolean, can_finish_now, PROP_CAN_FINISH_NOW, boolean)
GETTER (gboolean, reset_sent, PROP_RESET_SENT, boolean)
GETTER (const char *, user_name, PROP_USER_NAME, string)
GETTER (const char *, email, PROP_EMAIL, string)
GETTER (gboolean, has_password, PROP_HAS_PASSWORD, boolean)
GETTER (const char *, delivery_medium, PROP_DELIVERY_MEDIUM, string)
GETTER (const char *, delivery_destination, PROP_DELIVERY_DESTINATION, string)
GETTER (gint64, resend_at, PROP_RESEND_AT, int64)
GETTER (const char *, status, PROP_STATUS, string)
GETTER (const char *, status_before, PROP_STATUS_BEFORE, string)
GETTER (gboolean, user_enabled, PROP_USER_ENABLED, boolean)
GETTER (VstPairing *, pairing, PROP_PAIRING, object)
GETTER (gboolean, pairing_expired, PROP_PAIRING_EXPIRED, boolean)
GETTER (gint64, wait_until, PROP_WAIT_UNTIL, int64)
GETTER (VstAccount *, account, PROP_ACCOUNT, object)
GETTER (VstObstacle, obstacle, PROP_OBSTACLE, int)
GETTER (const char *, obstacle_detail, PROP_OBSTACLE_DETAIL, string)
GETTER (VstTrust, trust, PROP_TRUST, int)
GETTER (gboolean, trust_kept, PROP_TRUST_KEPT, boolean)
GETTER (const char *, device_key, PROP_DEVICE_KEY, string)
GETTER (const char *, device_group_key, PROP_DEVICE_GROUP_KEY, string)
GETTER (gboolean, by_device, PROP_BY_DEVICE, boolean)
GETTER (const char *, device_obstacle, PROP_DEVICE_OBSTACLE, string)
GETTER (gboolean, knows_device, PROP_KNOWS_DEVICE, boolean)
GETTER (gboolean, stay, PROP_STAY, boolean)
GETTER (gboolean, logged_out, PROP_LOGGED_OUT, boolean)
GETTER (const char *, preferred_mfa, PROP_PREFERRED_MFA, string)

void
vst_flow_set_user_name (VstFlow *self, const char *user_name)
{
  g_object_set (self, "user-name", user_name, NULL);
}

void
vst_flow_set_email (VstFlow *self, const char *email)
{
  g_object_set (self, "email", email, NULL);
}

const char *const *
vst_flow_get_mfa_settings (VstFlow *self)
{
  static const char *const none[] = { NULL };
  const char *const *settings = g_value_get_boxed (&self->values[PROP_MFA_SETTINGS]);

  return settings != NULL ? settings : none;
}

VstDeviceList *
vst_flow_get_devices (VstFlow *self)
{
  return self->devices;
}

VstStageState
vst_flow_get_stage_state (VstFlow *self, VstStage stage)
{
  static const int stages[] = {
    [VST_STEP_WELCOME] = -1,
    [VST_STEP_SIGN_UP] = VST_STAGE_SIGN_UP,
    [VST_STEP_CONFIRM] = VST_STAGE_CONFIRM,
    [VST_STEP_LOG_IN] = VST_STAGE_LOG_IN,
    [VST_STEP_PAIR] = VST_STAGE_PAIR,
    [VST_STEP_CODE] = VST_STAGE_LOG_IN,
    [VST_STEP_CHALLENGE] = VST_STAGE_LOG_IN,
    [VST_STEP_RESET] = VST_STAGE_LOG_IN,
    [VST_STEP_DONE] = VST_STAGE_DONE,
    [VST_STEP_CANNOT_GO_ON] = VST_STAGE_LOG_IN,
  };
  int current = stages[vst_flow_get_step (self)];

  if ((int) stage == current)
    return VST_STAGE_STATE_CURRENT;
  if ((int) stage > current)
    return VST_STAGE_STATE_AHEAD;
  return vst_flow_get_step (self) == VST_STEP_LOG_IN ? VST_STAGE_STATE_SKIPPED
                                                     : VST_STAGE_STATE_DONE;
}

VstLocalPool *
vst_flow_get_local_pool (VstFlow *self)
{
  return self->local_pool;
}

VstAttributeFields *
vst_flow_get_attributes (VstFlow *self)
{
  return self->attributes;
}

VstPasswordRules *
vst_flow_get_password_rules (VstFlow *self)
{
  return self->rules;
}

VstActivity *
vst_flow_get_activity (VstFlow *self)
{
  return self->activity;
}

gboolean
vst_flow_has_credentials (VstFlow *self)
{
  return g_value_get_boolean (&self->values[PROP_CREDENTIALS]);
}

gboolean
vst_flow_name_is_email (VstFlow *self)
{
  return g_value_get_boolean (&self->values[PROP_NAME_IS_EMAIL]);
}

gboolean
vst_flow_get_password_optional (VstFlow *self)
{
  return g_value_get_boolean (&self->values[PROP_PASSWORD_OPTIONAL]);
}

VstUserList *
vst_flow_new_user_list (VstFlow *self)
{
  return vst_flow_has_credentials (self) ? fake_user_list_new (FAKE_USERS) : NULL;
}

/* --- what it is told --- */

#define COMMAND(NAME, WORDS)                                                                       \
  void vst_flow_##NAME (VstFlow *self) { note (self, WORDS, NULL); }

COMMAND (begin_sign_up, "begin-sign-up")
COMMAND (begin_log_in, "begin-log-in")
COMMAND (resend_code, "resend")
COMMAND (skip_confirm, "skip-confirm")
COMMAND (continue_as, "continue-as")
COMMAND (send_reset_code, "send-reset-code")
COMMAND (finish_pairing_now, "finish-now")
COMMAND (delete_user, "delete")
COMMAND (start_over, "start-over")
COMMAND (cancel, "cancel")
COMMAND (go_back, "back")
COMMAND (begin_reset, "begin-reset")
COMMAND (retry_trust, "retry-trust")
COMMAND (load_devices, "load-devices")
COMMAND (refresh, "refresh")
COMMAND (check_tokens, "check-tokens")
COMMAND (log_out, "log-out")
COMMAND (log_out_everywhere, "log-out-everywhere")
COMMAND (pair_again, "pair-again")

void
vst_flow_select_pool (VstFlow *self, VstSavedPool *pool)
{
  note (self, "select", vst_saved_pool_get_id (pool));
  g_object_set (self, "pool", pool, NULL);
}

void
vst_flow_sign_up (VstFlow *self, VstSecret *password)
{
  note (self, "sign-up", vst_secret_get_text (password));
}

void
vst_flow_log_in (VstFlow *self, VstSecret *password)
{
  note (self, "log-in", password != NULL ? vst_secret_get_text (password) : "(held)");
}

void
vst_flow_log_in_without_device (VstFlow *self, VstSecret *password)
{
  note (self, "log-in-without-device",
        password != NULL ? vst_secret_get_text (password) : "(held)");
}

void
vst_flow_trust_device (VstFlow *self, gboolean remember)
{
  note (self, "trust", remember ? "yes" : "no");
}

void
vst_flow_forget_device (VstFlow *self, const char *device_key)
{
  note (self, "forget", device_key);
}

void
vst_flow_change_password (VstFlow *self, VstSecret *old_password, VstSecret *new_password)
{
  note (self, "change-password", vst_secret_get_text (old_password));
  note (self, "to", vst_secret_get_text (new_password));
}

void
vst_flow_set_mfa (VstFlow *self, gboolean totp_enabled, gboolean totp_preferred)
{
  note (self, "mfa", !totp_enabled ? "off" : totp_preferred ? "preferred" : "on");
}

void
vst_flow_confirm (VstFlow *self, const char *code)
{
  note (self, "confirm", code);
}

void
vst_flow_verify_pairing (VstFlow *self, const char *code)
{
  note (self, "verify", code);
}

void
vst_flow_send_code (VstFlow *self, const char *code)
{
  note (self, "code", code);
}

void
vst_flow_answer (VstFlow *self, VstSecret *answer)
{
  note (self, "answer", vst_secret_get_text (answer));
}

void
vst_flow_reset_password (VstFlow *self, const char *code, VstSecret *password)
{
  note (self, "reset", code);
  note (self, "to", vst_secret_get_text (password));
}

void
vst_flow_apply_remedy (VstFlow *self, VstRemedy remedy)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) remedy);

  note (self, "remedy", number);
}

void
vst_flow_field_changed (VstFlow *self, VstField field)
{
  VstProblem *problem = vst_flow_get_problem (self);

  if (problem != NULL && field != VST_FIELD_NONE
      && (vst_problem_get_field (problem) == field
          || (vst_problem_get_field (problem) == VST_FIELD_NONE
              && (vst_problem_get_remedies (problem) & VST_REMEDY_TRY_AGAIN) != 0)))
    g_object_set (self, "problem", NULL, NULL);
}
