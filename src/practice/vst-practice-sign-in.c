#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

#define PARAMETERS "AuthParameters"
/* Everything but a refresh begins with a user name. The user may well be unknown. */
static gboolean
load_user (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *name = vst_practice_need_parameter (call, PARAMETERS, "USERNAME", error);

  if (name == NULL
      || !vst_practice_app_client_check_hash (
          sign_in->place.client, name,
          vst_practice_json_get_text_in (call->input, PARAMETERS, "SECRET_HASH"), error))
    return FALSE;
  sign_in->user = vst_practice_user_load (call->store, sign_in->place.pool, name);
  sign_in->device =
      g_strdup (vst_practice_json_get_text_in (call->input, PARAMETERS, "DEVICE_KEY"));
  return TRUE;
}

static JsonObject *
start_by_password (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  return load_user (call, sign_in, error)
             ? vst_practice_sign_in_by_password (call, sign_in, PARAMETERS, error)
             : NULL;
}

static JsonObject *
start_by_srp (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  return load_user (call, sign_in, error)
             ? vst_practice_sign_in_by_srp (call, sign_in, PARAMETERS, error)
             : NULL;
}

static JsonObject *
start_by_choice (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  return load_user (call, sign_in, error) ? vst_practice_sign_in_by_choice (call, sign_in, error)
                                          : NULL;
}

static JsonObject *
start_by_refresh (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *token = vst_practice_need_parameter (call, PARAMETERS, "REFRESH_TOKEN", error);
  VstPracticeRefresh refresh = {
    .token = token,
    .secret_hash = vst_practice_json_get_text_in (call->input, PARAMETERS, "SECRET_HASH"),
    .device = vst_practice_json_get_text_in (call->input, PARAMETERS, "DEVICE_KEY"),
  };

  if (token == NULL)
    return NULL;
  return vst_practice_wrap_result (
      vst_practice_tokens_refresh (call, sign_in->place.client, &refresh, error));
}

/* The challenges would come from Lambda triggers, and there are none here. */
static JsonObject *
start_by_custom (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                     "Custom auth lambda trigger is not configured for the user pool.");
  return NULL;
}

/* The sign-in flows of the model, and the setting that each needs. */
typedef struct
{
  const char *flow;
  const char *allowed_by;
  gboolean administrator; /* only AdminInitiateAuth takes it */
  JsonObject *(*start) (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error);
} Flow;

static const Flow flows[] = {
  { "USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH", FALSE, start_by_password },
  { "ADMIN_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", TRUE, start_by_password },
  { "ADMIN_NO_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", TRUE, start_by_password },
  { "REFRESH_TOKEN_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", FALSE, start_by_refresh },
  { "REFRESH_TOKEN", "ALLOW_REFRESH_TOKEN_AUTH", FALSE, start_by_refresh },
  { "USER_SRP_AUTH", "ALLOW_USER_SRP_AUTH", FALSE, start_by_srp },
  { "CUSTOM_AUTH", "ALLOW_CUSTOM_AUTH", FALSE, start_by_custom },
  { "USER_AUTH", "ALLOW_USER_AUTH", FALSE, start_by_choice },
};

static const Flow *
find_flow (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    if (g_str_equal (flows[i].flow, name))
      return &flows[i];
  return NULL;
}

static gboolean
check_flow (const Flow *flow,
            gboolean administrator,
            const VstPracticeAppClient *client,
            GError **error)
{
  gboolean user_password = g_str_equal (flow->flow, "USER_PASSWORD_AUTH");

  if (flow->administrator != administrator && (flow->administrator || user_password))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Initiate Auth method not supported.");
  if (vst_practice_app_client_allows (client, flow->allowed_by))
    return TRUE;
  if (administrator)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Auth flow not enabled for this client");
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                            user_password ? "%s flow not enabled for this client"
                                          : "%s is not enabled for the client.",
                            flow->flow);
}

static JsonObject *
start (VstPracticeCall *call, gboolean administrator, GError **error)
{
  const Flow *flow = find_flow (vst_practice_json_get_text (call->input, "AuthFlow"));
  g_auto (VstPracticeSignIn) sign_in = { 0 };

  if (!vst_practice_place_find (call, &sign_in.place, error)
      || !check_flow (flow, administrator, sign_in.place.client, error))
    return NULL;
  return flow->start (call, &sign_in, error);
}

JsonObject *
vst_practice_initiate_auth (VstPracticeCall *call, GError **error)
{
  return start (call, FALSE, error);
}

JsonObject *
vst_practice_admin_initiate_auth (VstPracticeCall *call, GError **error)
{
  return start (call, TRUE, error);
}
