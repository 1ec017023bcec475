#include "flow/vst-flow-problems.h"

typedef struct
{
  VstFlowError code;
  VstField field;
  guint remedies;
} Meaning;

#define AGAIN VST_REMEDY_TRY_AGAIN
#define SETTINGS VST_REMEDY_OPEN_POOL_SETTINGS
#define BY_PASSWORD VST_REMEDY_USE_PASSWORD_LOGIN
#define TAKEN (VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_LOG_IN | VST_REMEDY_CHOOSE_ANOTHER_NAME)

#define ROW(from, to, on, ways) [VST_COGNITO_ERROR_##from] = { VST_FLOW_ERROR_##to, on, ways }

static const Meaning meanings[] = {
  ROW (FAILED, FAILED, VST_FIELD_NONE, AGAIN),

  ROW (CODE_MISMATCH, CODE_WRONG, VST_FIELD_CODE, 0),
  ROW (CODE_EXPIRED, CODE_EXPIRED, VST_FIELD_CODE, 0),
  ROW (CODE_USED, CODE_USED, VST_FIELD_CODE, 0),
  ROW (PASSWORD_WRONG, PASSWORD_WRONG, VST_FIELD_PASSWORD, 0),
  ROW (PASSWORD_POLICY, PASSWORD_POLICY, VST_FIELD_PASSWORD, 0),
  ROW (PASSWORD_ATTEMPTS, PASSWORD_ATTEMPTS, VST_FIELD_NONE, AGAIN),
  ROW (PASSWORD_RESET, PASSWORD_RESET, VST_FIELD_NONE, VST_REMEDY_RESET_PASSWORD),
  ROW (PASSWORD_EXPIRED, PASSWORD_EXPIRED, VST_FIELD_NONE, 0),
  ROW (USER_EXISTS, USER_EXISTS, VST_FIELD_USER_NAME, TAKEN),
  ROW (ALIAS_EXISTS, ALIAS_EXISTS, VST_FIELD_EMAIL, VST_REMEDY_LOG_IN),
  ROW (USER_NOT_FOUND, USER_NOT_FOUND, VST_FIELD_USER_NAME, VST_REMEDY_START_OVER),
  ROW (USER_NOT_CONFIRMED, USER_NOT_CONFIRMED, VST_FIELD_NONE, VST_REMEDY_CONFIRM_THIS_USER),
  ROW (ALREADY_CONFIRMED, ALREADY_CONFIRMED, VST_FIELD_NONE, VST_REMEDY_LOG_IN),
  ROW (USER_DISABLED, USER_DISABLED, VST_FIELD_USER_NAME, 0),
  ROW (ATTRIBUTE, PARAMETER, VST_FIELD_NONE, AGAIN),
  ROW (PARAMETER, PARAMETER, VST_FIELD_NONE, AGAIN),
  ROW (LIMIT, LIMIT, VST_FIELD_NONE, AGAIN),

  ROW (SESSION_INVALID, SESSION_EXPIRED, VST_FIELD_NONE, VST_REMEDY_LOG_IN_AGAIN),
  ROW (TOKEN_INVALID, TOKEN_INVALID, VST_FIELD_NONE, VST_REMEDY_START_OVER),
  ROW (DEVICE_UNKNOWN, DEVICE, VST_FIELD_NONE, AGAIN),

  ROW (CLIENT_SECRET, CLIENT_SECRET, VST_FIELD_NONE, SETTINGS),
  ROW (FLOW_DISABLED, METHOD_DISABLED, VST_FIELD_NONE, AGAIN | SETTINGS),
  ROW (SIGN_UP_DISABLED, SIGN_UP_DISABLED, VST_FIELD_NONE, VST_REMEDY_LOG_IN),
  ROW (POOL_NOT_FOUND, POOL_NOT_FOUND, VST_FIELD_NONE, AGAIN | SETTINGS),
  ROW (MFA_NOT_ENABLED, MFA_NOT_ENABLED, VST_FIELD_NONE, VST_REMEDY_LOG_IN_AGAIN),
  ROW (DELIVERY, DELIVERY, VST_FIELD_NONE, AGAIN),
  ROW (TRIGGER, TRIGGER, VST_FIELD_NONE, AGAIN),
  ROW (TIER, TIER, VST_FIELD_NONE, AGAIN),

  ROW (KEYS_MISSING, KEYS_MISSING, VST_FIELD_NONE, BY_PASSWORD | SETTINGS),
  ROW (KEYS_REFUSED, KEYS_REFUSED, VST_FIELD_NONE, AGAIN | BY_PASSWORD | SETTINGS),
  ROW (KEYS_NOT_PERMITTED, KEYS_NOT_PERMITTED, VST_FIELD_NONE, AGAIN | BY_PASSWORD | SETTINGS),
  ROW (CLOCK, CLOCK, VST_FIELD_NONE, AGAIN | BY_PASSWORD),

  ROW (THROTTLED, THROTTLED, VST_FIELD_NONE, AGAIN),
  ROW (UNAVAILABLE, UNAVAILABLE, VST_FIELD_NONE, AGAIN),
  ROW (OFFLINE, OFFLINE, VST_FIELD_NONE, AGAIN),
  ROW (UNKNOWN_HOST, UNKNOWN_HOST, VST_FIELD_NONE, AGAIN | SETTINGS),
  ROW (UNREACHABLE, UNREACHABLE, VST_FIELD_NONE, AGAIN | SETTINGS),
  ROW (TIMED_OUT, TIMED_OUT, VST_FIELD_NONE, AGAIN),
  ROW (INTERRUPTED, INTERRUPTED, VST_FIELD_NONE, AGAIN),
  ROW (TLS, TLS, VST_FIELD_NONE, AGAIN | SETTINGS),
  ROW (NOT_COGNITO, NOT_COGNITO, VST_FIELD_NONE, AGAIN | SETTINGS),
  ROW (BAD_ANSWER, BAD_ANSWER, VST_FIELD_NONE, AGAIN),
};

/* Where it matters what the person was doing. */
static const struct
{
  VstBusy during;
  VstCognitoError error;
  Meaning meaning;
} exceptions[] = {
  { VST_BUSY_CONFIRMING,
    VST_COGNITO_ERROR_CODE_EXPIRED,
    { VST_FLOW_ERROR_CODE_EXPIRED, VST_FIELD_CODE, VST_REMEDY_SEND_NEW_CODE } },
  { VST_BUSY_LOGGING_IN,
    VST_COGNITO_ERROR_USER_NOT_FOUND,
    { VST_FLOW_ERROR_USER_NOT_FOUND, VST_FIELD_USER_NAME, 0 } },
  { VST_BUSY_CHANGING,
    VST_COGNITO_ERROR_PASSWORD_WRONG,
    { VST_FLOW_ERROR_PASSWORD_NOT_PRESENT, VST_FIELD_PASSWORD, 0 } },
  { VST_BUSY_SIGNING_UP,
    VST_COGNITO_ERROR_ATTRIBUTE,
    { VST_FLOW_ERROR_ATTRIBUTE_MISSING, VST_FIELD_ATTRIBUTES, 0 } },
};

static const Meaning *
find_meaning (const GError *error, VstBusy during)
{
  if (error->domain != VST_COGNITO_ERROR || (guint) error->code >= G_N_ELEMENTS (meanings))
    return &meanings[VST_COGNITO_ERROR_FAILED];
  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (exceptions[i].during == during && (int) exceptions[i].error == error->code)
      return &exceptions[i].meaning;
  return &meanings[error->code];
}

static char *
dup_detail (const GError *error, const char *host)
{
  if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_ATTRIBUTE))
    return vst_cognito_error_dup_attribute (error);
  if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_UNKNOWN_HOST)
      || g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_UNREACHABLE))
    return g_strdup (host);
  return NULL;
}

VstProblem *
vst_flow_problem_from_error (const GError *error, VstBusy during, const char *host)
{
  const Meaning *meaning = find_meaning (error, during);
  g_autofree char *detail = NULL;
  VstProblem *problem;

  if (error->domain == VST_FLOW_ERROR)
    return vst_problem_new (error->code, VST_FIELD_NONE, AGAIN, NULL);

  detail = dup_detail (error, host);
  problem = vst_problem_new (meaning->code, meaning->field, meaning->remedies, detail);
  if (error->domain == VST_COGNITO_ERROR)
    vst_problem_set_wire (
        problem, vst_cognito_error_get_operation (error), vst_cognito_error_get_wire_name (error),
        vst_cognito_error_get_wire_message (error), vst_cognito_error_get_request_id (error));
  return problem;
}

/* What this side finds out by itself. */
static const Meaning faults[] = {
  { VST_FLOW_ERROR_USER_NAME_EMPTY, VST_FIELD_USER_NAME, 0 },
  { VST_FLOW_ERROR_USER_NAME_FORM, VST_FIELD_USER_NAME, 0 },
  { VST_FLOW_ERROR_USER_NAME_LONG, VST_FIELD_USER_NAME, 0 },
  { VST_FLOW_ERROR_EMAIL_EMPTY, VST_FIELD_EMAIL, 0 },
  { VST_FLOW_ERROR_EMAIL_FORM, VST_FIELD_EMAIL, 0 },
  { VST_FLOW_ERROR_PASSWORD_EMPTY, VST_FIELD_PASSWORD, 0 },
  { VST_FLOW_ERROR_PASSWORD_FORM, VST_FIELD_PASSWORD, 0 },
  { VST_FLOW_ERROR_PASSWORD_RULES, VST_FIELD_PASSWORD, 0 },
  { VST_FLOW_ERROR_ATTRIBUTE_EMPTY, VST_FIELD_ATTRIBUTES, 0 },
  { VST_FLOW_ERROR_ATTRIBUTE_FORM, VST_FIELD_ATTRIBUTES, 0 },
  { VST_FLOW_ERROR_CODE_EMPTY, VST_FIELD_CODE, 0 },
  { VST_FLOW_ERROR_CODE_FORM, VST_FIELD_CODE, 0 },
  { VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE, VST_FIELD_CODE, 0 },
  { VST_FLOW_ERROR_ANSWER_EMPTY, VST_FIELD_CODE, 0 },
  { VST_FLOW_ERROR_SESSION_EXPIRED, VST_FIELD_NONE, VST_REMEDY_LOG_IN_AGAIN },
  { VST_FLOW_ERROR_TOKEN_CHECK, VST_FIELD_NONE, VST_REMEDY_START_OVER },
  { VST_FLOW_ERROR_DEVICE, VST_FIELD_NONE, AGAIN },
  { VST_FLOW_ERROR_STAY, VST_FIELD_NONE, VST_REMEDY_LOG_IN },
  { VST_FLOW_ERROR_CLIENT_SECRET_ASKED, VST_FIELD_NONE, AGAIN | SETTINGS },
  { VST_FLOW_ERROR_KEYS_UNREADABLE, VST_FIELD_NONE, AGAIN | BY_PASSWORD | SETTINGS },
  { VST_FLOW_ERROR_KEYS_UNSUPPORTED, VST_FIELD_NONE, AGAIN | BY_PASSWORD | SETTINGS },
  { VST_FLOW_ERROR_KEYS_MISSING, VST_FIELD_NONE, AGAIN | BY_PASSWORD | SETTINGS },
  { VST_FLOW_ERROR_KEYS_ASKED, VST_FIELD_NONE, AGAIN | BY_PASSWORD | SETTINGS },
  { VST_FLOW_ERROR_PRACTICE, VST_FIELD_NONE, AGAIN },
  { VST_FLOW_ERROR_SIGN_UP_UNKNOWN, VST_FIELD_NONE, AGAIN | VST_REMEDY_CONFIRM_THIS_USER },
  { VST_FLOW_ERROR_BAD_ANSWER, VST_FIELD_NONE, AGAIN },
  { VST_FLOW_ERROR_PARAMETER, VST_FIELD_NONE, AGAIN },
  { VST_FLOW_ERROR_METHOD_DISABLED, VST_FIELD_NONE, AGAIN | SETTINGS },
  { VST_FLOW_ERROR_POOL_NOT_FOUND, VST_FIELD_NONE, SETTINGS },
};

VstProblem *
vst_flow_problem_from_fault (VstFlowError fault, const char *detail)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].code == fault)
      return vst_problem_new (fault, faults[i].field, faults[i].remedies, detail);
  return vst_problem_new (fault, VST_FIELD_NONE, 0, detail);
}

static void
copy_wire (VstProblem *to, VstProblem *from)
{
  vst_problem_set_wire (to, vst_problem_get_operation (from), vst_problem_get_wire_name (from),
                        vst_problem_get_wire_message (from), vst_problem_get_request_id (from));
}

VstProblem *
vst_flow_problem_offer (VstProblem *problem, VstRemedy remedies)
{
  VstProblem *other =
      vst_problem_new (vst_problem_get_code (problem), vst_problem_get_field (problem), remedies,
                       vst_problem_get_detail (problem));

  copy_wire (other, problem);
  return other;
}

VstProblem *
vst_flow_problem_restate (VstProblem *problem, VstFlowError fault, const char *detail)
{
  VstProblem *other = vst_flow_problem_from_fault (fault, detail);

  copy_wire (other, problem);
  return other;
}
