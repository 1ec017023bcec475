#include "flow/vst-flow-checks.h"
#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#include <string.h>

static const struct
{
  VstPasswordRuleFlags flag;
  VstPasswordRuleKind kind;
} rule_kinds[] = {
  { VST_PASSWORD_RULE_LENGTH, VST_PASSWORD_RULE_KIND_LENGTH },
  { VST_PASSWORD_RULE_UPPERCASE, VST_PASSWORD_RULE_KIND_UPPERCASE },
  { VST_PASSWORD_RULE_LOWERCASE, VST_PASSWORD_RULE_KIND_LOWERCASE },
  { VST_PASSWORD_RULE_NUMBER, VST_PASSWORD_RULE_KIND_NUMBER },
  { VST_PASSWORD_RULE_SYMBOL, VST_PASSWORD_RULE_KIND_SYMBOL },
};

/* In a pool where the e-mail address is the user name, there is no other. */
static const char *
name_to_sign_up (VstFlow *self)
{
  return vst_flow_name_is_email (self) ? self->email : self->user_name;
}

static GPtrArray *
make_attributes (VstFlow *self)
{
  GListModel *rows = G_LIST_MODEL (self->attributes);
  GPtrArray *attributes = vst_attributes_new ();

  g_ptr_array_add (attributes, vst_attribute_new ("email", self->email));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (VstAttributeField) row = g_list_model_get_item (rows, i);
      const char *value = vst_attribute_field_get_value (row);

      if (*value != '\0')
        g_ptr_array_add (attributes, vst_attribute_new (vst_attribute_field_get_name (row), value));
    }
  return attributes;
}

/* Two sign-ups with the same form, and the same password, are one. */
static char *
write_form (VstFlow *self)
{
  g_autoptr (GPtrArray) attributes = make_attributes (self);
  GString *form = g_string_new (NULL);

  for (guint i = 0; i < attributes->len; i++)
    {
      const VstAttribute *attribute = g_ptr_array_index (attributes, i);

      g_string_append_printf (form, "%s\n%s\n", attribute->name, attribute->value);
    }
  return g_string_free (form, FALSE);
}

static gboolean
check_names (VstFlow *self, VstFlowError *fault)
{
  return (vst_flow_name_is_email (self) || vst_flow_check_user_name (self->user_name, fault))
         && vst_flow_check_email (self->email, fault);
}

gboolean
vst_flow_check_new_password (VstFlow *self, const char *text, VstFlowError *fault)
{
  if (!vst_flow_check_password (text, fault))
    return FALSE;
  vst_password_rules_check (self->password_rules, text);
  *fault = VST_FLOW_ERROR_PASSWORD_RULES;
  return !vst_password_rules_get_known (self->password_rules)
         || vst_password_rules_hold (self->password_rules);
}

/* What stands in the way before anything is sent, or NULL. */
static VstProblem *
find_fault (VstFlow *self, VstSecret *password)
{
  const char *text = password != NULL ? vst_secret_get_text (password) : "";
  const char *attribute = NULL;
  VstFlowError fault;

  if (check_names (self, &fault) && vst_flow_check_new_password (self, text, &fault)
      && vst_flow_check_attributes (self->attributes, &fault, &attribute))
    return NULL;
  return vst_flow_problem_from_fault (fault, attribute);
}

void
vst_flow_mark_rules (VstFlow *self, const GError *error)
{
  VstPasswordRuleFlags named = vst_cognito_error_get_password_rules (error);

  for (gsize i = 0; i < G_N_ELEMENTS (rule_kinds); i++)
    if ((named & rule_kinds[i].flag) != 0)
      vst_password_rules_refuse (self->password_rules, rule_kinds[i].kind);
}

static gboolean
has_value (VstFlow *self, const char *name)
{
  g_autoptr (GPtrArray) attributes = make_attributes (self);

  return vst_attributes_lookup (attributes, name) != NULL;
}

/* The attribute that the service named: it gets a row, unless it has got one with a value. */
static VstProblem *
explain_attribute (VstFlow *self, VstProblem *problem)
{
  const char *name = vst_problem_get_detail (problem);

  if (name == NULL)
    return vst_flow_problem_restate (problem, VST_FLOW_ERROR_PARAMETER, NULL);
  if (strcmp (name, "email") == 0)
    return vst_flow_problem_restate (problem, VST_FLOW_ERROR_EMAIL_FORM, NULL);
  if (has_value (self, name))
    return vst_flow_problem_restate (problem, VST_FLOW_ERROR_ATTRIBUTE_FORM, name);
  vst_attribute_fields_add (self->attributes, name, TRUE);
  return g_object_ref (problem);
}

/* Whether a sign-up that failed in this way may have made the user all the same. */
static gboolean
may_have_taken_effect (const GError *error)
{
  static const VstCognitoError codes[] = {
    VST_COGNITO_ERROR_TIMED_OUT, VST_COGNITO_ERROR_INTERRUPTED, VST_COGNITO_ERROR_BAD_ANSWER,
    VST_COGNITO_ERROR_UNAVAILABLE, VST_COGNITO_ERROR_DELIVERY
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, VST_COGNITO_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

static void
sign_up_failed (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  if (may_have_taken_effect (error))
    self->sign_up_unsure = TRUE;

  switch ((int) vst_problem_get_code (problem))
    {
    case VST_FLOW_ERROR_USER_EXISTS:
    case VST_FLOW_ERROR_TIMED_OUT:
    case VST_FLOW_ERROR_INTERRUPTED:
      vst_flow_ask (self, g_steal_pointer (&problem));
      return;
    case VST_FLOW_ERROR_PASSWORD_POLICY:
      vst_flow_mark_rules (self, error);
      vst_flow_set_password (self, NULL);
      break;
    case VST_FLOW_ERROR_ATTRIBUTE_MISSING:
      vst_flow_end (self, explain_attribute (self, problem));
      return;
    default:
      break;
    }
  vst_flow_end (self, g_steal_pointer (&problem));
}

static void
signed_up (VstFlow *self, const VstSignUpResult *result)
{
  self->sign_up_unsure = FALSE;
  self->confirmed = result->user_confirmed;
  g_clear_pointer (&self->signed_up_form, vst_wipe_text);
  self->signed_up_form = write_form (self);
  vst_flow_stage_done (self, VST_STAGE_SIGN_UP);
  vst_flow_set_delivery (self, result->delivery);
  if (self->confirmed)
    vst_flow_authenticate (self, VST_LOGIN_WANTED);
  else
    vst_flow_show_confirm (self);
}

static void
on_signed_up (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstSignUpResult) reply = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  reply = vst_cognito_client_sign_up_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (reply == NULL)
    sign_up_failed (self, error);
  else
    signed_up (self, reply);
}

static void
send_sign_up (VstFlow *self)
{
  g_autoptr (GPtrArray) attributes = make_attributes (self);

  self->again = send_sign_up;
  vst_flow_start (self, VST_BUSY_SIGNING_UP);
  vst_cognito_client_sign_up_async (self->client, self->walker, self->password, attributes,
                                    self->errand, on_signed_up, vst_flow_send (self));
}

/* The page is gone forward from again, with what was sent before. */
static gboolean
is_signed_up_already (VstFlow *self, VstSecret *password)
{
  g_auto (VstWipedText) form = write_form (self);

  return self->password != NULL && vst_secret_equal (self->password, password)
         && g_strcmp0 (self->walker, name_to_sign_up (self)) == 0
         && g_strcmp0 (self->signed_up_form, form) == 0;
}

void
vst_flow_sign_up (VstFlow *self, VstSecret *password)
{
  g_autoptr (VstProblem) fault = NULL;
  g_autoptr (VstSecret) typed = NULL;

  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_SIGN_UP || self->client == NULL)
    return;
  password = password != NULL ? password : self->password;
  fault = find_fault (self, password);
  if (fault != NULL)
    {
      vst_flow_end (self, g_steal_pointer (&fault));
      return;
    }

  if (is_signed_up_already (self, password))
    {
      if (self->confirmed)
        vst_flow_resume (self);
      else
        vst_flow_arrive (self, VST_EVENT_UNCONFIRMED);
      return;
    }
  typed = vst_secret_ref (password);
  vst_flow_adopt (self, name_to_sign_up (self));
  vst_flow_set_user_name (self, self->walker);
  vst_flow_set_password (self, typed);
  send_sign_up (self);
}
