#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

/* Tokens are shown as they say they are, and believed once this has looked at them. */

/* Each row of the page is one rule or two. */
static const struct
{
  VstTokenRule rule;
  VstTokenCheckKind kind;
} rule_kinds[] = {
  { VST_TOKEN_RULE_FORM, VST_TOKEN_CHECK_FORM },
  { VST_TOKEN_RULE_ALGORITHM, VST_TOKEN_CHECK_FORM },
  { VST_TOKEN_RULE_KEY, VST_TOKEN_CHECK_SIGNATURE },
  { VST_TOKEN_RULE_SIGNATURE, VST_TOKEN_CHECK_SIGNATURE },
  { VST_TOKEN_RULE_ISSUER, VST_TOKEN_CHECK_ISSUER },
  { VST_TOKEN_RULE_CLIENT, VST_TOKEN_CHECK_AUDIENCE },
  { VST_TOKEN_RULE_USE, VST_TOKEN_CHECK_USE },
  { VST_TOKEN_RULE_EXPIRY, VST_TOKEN_CHECK_EXPIRY },
  { VST_TOKEN_RULE_ISSUED_AT, VST_TOKEN_CHECK_ISSUED },
  { VST_TOKEN_RULE_NOT_BEFORE, VST_TOKEN_CHECK_ISSUED },
};

static VstToken *
find_token (VstFlow *self, VstTokenKind kind)
{
  GListModel *tokens = vst_account_get_tokens (self->account);

  for (guint i = 0; i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (VstToken) token = g_list_model_get_item (tokens, i);

      if (vst_token_get_kind (token) == kind)
        return g_steal_pointer (&token);
    }
  return NULL;
}

static VstTokenCheckState
get_state (const VstTokenCheck *check)
{
  if (check == NULL || check->fault == VST_TOKEN_FAULT_NONE)
    return VST_TOKEN_CHECK_STATE_PASSED;
  return check->fault == VST_TOKEN_FAULT_NOT_CHECKED ? VST_TOKEN_CHECK_STATE_NOT_CHECKED
                                                     : VST_TOKEN_CHECK_STATE_FAILED;
}

/* Of two rules behind one row, the one that did not pass is shown. */
static void
show_kind (VstToken *token, const VstTokenReport *report, VstTokenCheckKind kind)
{
  VstTokenCheckState state = VST_TOKEN_CHECK_STATE_PASSED;
  const char *detail = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rule_kinds); i++)
    {
      const VstTokenCheck *check;

      if (rule_kinds[i].kind != kind)
        continue;
      check = vst_token_report_find (report, rule_kinds[i].rule);
      if (detail == NULL && check != NULL)
        detail = check->found;
      if (get_state (check) == VST_TOKEN_CHECK_STATE_PASSED
          || state == VST_TOKEN_CHECK_STATE_FAILED)
        continue;
      state = get_state (check);
      detail = check->found;
    }
  vst_token_set_check (token, kind, state, detail);
}

static void
show_report (VstFlow *self, VstTokenKind kind, const VstTokenReport *report)
{
  g_autoptr (VstToken) token = find_token (self, kind);

  if (token == NULL || report == NULL)
    return;
  for (int check = VST_TOKEN_CHECK_FORM; check <= VST_TOKEN_CHECK_ISSUED; check++)
    show_kind (token, report, (VstTokenCheckKind) check);
}

/* The pool's keys could not be had: then nothing is known, good or bad. */
static void
show_unchecked (VstFlow *self, VstTokenKind kind)
{
  g_autoptr (VstToken) token = find_token (self, kind);

  for (int check = VST_TOKEN_CHECK_FORM; token != NULL && check <= VST_TOKEN_CHECK_ISSUED; check++)
    vst_token_set_check (token, (VstTokenCheckKind) check, VST_TOKEN_CHECK_STATE_NOT_CHECKED, NULL);
}

static void
show_failure (VstFlow *self)
{
  g_autoptr (VstProblem) problem = vst_flow_problem_from_fault (VST_FLOW_ERROR_TOKEN_CHECK, NULL);

  vst_flow_forget_kept_login (self);
  if (self->problem == NULL)
    vst_flow_set_problem (self, problem);
}

static void
on_tokens_checked (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstTokenReport) access = NULL;
  g_autoptr (VstTokenReport) id = NULL;
  gboolean checked;

  if (self == NULL)
    return;
  checked = vst_cognito_client_check_tokens_finish (VST_COGNITO_CLIENT (source), result, &access,
                                                    &id, NULL);
  if (self->account == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (!checked)
    {
      show_unchecked (self, VST_TOKEN_KIND_ID);
      show_unchecked (self, VST_TOKEN_KIND_ACCESS);
    }
  else
    {
      show_report (self, VST_TOKEN_KIND_ID, id);
      show_report (self, VST_TOKEN_KIND_ACCESS, access);
      self->tokens_verified = access->valid && (id == NULL || id->valid);
      if (self->tokens_verified)
        vst_flow_keep_login (self);
      else
        show_failure (self);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_verify_tokens (VstFlow *self)
{
  self->tokens_verified = FALSE;
  vst_flow_renew_life (&self->tokens_life);
  vst_flow_renew_life (&self->service_life); /* what is asked of the old ones */
  vst_cognito_client_check_tokens_async (self->client, self->tokens, self->tokens_life,
                                         on_tokens_checked,
                                         vst_flow_errand_new (self, self->tokens_life));
}

static void
on_service_asked (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCognitoUser) user = NULL;
  g_autoptr (VstToken) token = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  user = vst_cognito_client_get_user_finish (VST_COGNITO_CLIENT (source), result, &error);
  token = self->account != NULL ? find_token (self, VST_TOKEN_KIND_ACCESS) : NULL;
  if (token == NULL)
    return;
  if (user != NULL)
    vst_token_set_check (token, VST_TOKEN_CHECK_SERVICE, VST_TOKEN_CHECK_STATE_PASSED, NULL);
  else if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_TOKEN_INVALID))
    vst_token_set_check (token, VST_TOKEN_CHECK_SERVICE, VST_TOKEN_CHECK_STATE_FAILED,
                         vst_cognito_error_get_wire_message (error));
  else
    vst_token_set_check (token, VST_TOKEN_CHECK_SERVICE, VST_TOKEN_CHECK_STATE_NOT_CHECKED,
                         vst_cognito_error_get_wire_message (error));
}

void
vst_flow_check_tokens (VstFlow *self)
{
  g_autoptr (VstToken) token = NULL;

  g_return_if_fail (VST_IS_FLOW (self));

  if (self->step != VST_STEP_DONE || self->account == NULL)
    return;
  token = find_token (self, VST_TOKEN_KIND_ACCESS);
  if (token != NULL)
    vst_token_set_check (token, VST_TOKEN_CHECK_SERVICE, VST_TOKEN_CHECK_STATE_PENDING, NULL);
  vst_flow_renew_life (&self->service_life);
  vst_cognito_client_get_user_async (self->client, self->tokens->access_token, self->service_life,
                                     on_service_asked,
                                     vst_flow_errand_new (self, self->service_life));
}
