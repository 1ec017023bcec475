#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

/* How a login begins, and how it does when that way is not to be had. */

/* When the automatic choice turns from the administrator's login to the person's own. */
static const struct
{
  VstCognitoError error;
  VstNotice notice;
} fallbacks[] = {
  { VST_COGNITO_ERROR_KEYS_NOT_PERMITTED, VST_NOTICE_ADMIN_NOT_PERMITTED },
  { VST_COGNITO_ERROR_KEYS_REFUSED, VST_NOTICE_ADMIN_KEYS_REFUSED },
  { VST_COGNITO_ERROR_POOL_NOT_FOUND, VST_NOTICE_ADMIN_OTHER_ACCOUNT },
  { VST_COGNITO_ERROR_FLOW_DISABLED, VST_NOTICE_NONE },
};

/*
 * The person's own ways in the order in which the automatic choice takes them, and what is said
 * where those before were refused. A login that only asks whose a name is goes by those that prove
 * the password.
 */
static const struct
{
  VstLoginMethod method;
  VstNotice notice;
} ways[] = {
  { VST_LOGIN_METHOD_SRP, VST_NOTICE_NONE },
  { VST_LOGIN_METHOD_PASSWORD, VST_NOTICE_SRP_DISABLED },
  { VST_LOGIN_METHOD_CHOICE, VST_NOTICE_BY_CHOICE },
  { VST_LOGIN_METHOD_CUSTOM, VST_NOTICE_BY_CUSTOM },
};

/* How a login by a method that the person, or the pool, has settled on begins. */
static const struct
{
  VstLoginPath path;
  VstAuthFlow flow;
} beginnings[] = {
  [VST_LOGIN_METHOD_ADMINISTRATOR] = { VST_LOGIN_PATH_ADMIN, VST_AUTH_FLOW_PASSWORD },
  [VST_LOGIN_METHOD_PASSWORD] = { VST_LOGIN_PATH_USER, VST_AUTH_FLOW_PASSWORD },
  [VST_LOGIN_METHOD_SRP] = { VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP },
  [VST_LOGIN_METHOD_CHOICE] = { VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CHOICE },
  [VST_LOGIN_METHOD_CUSTOM] = { VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CUSTOM },
  [VST_LOGIN_METHOD_CUSTOM_SRP] = { VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CUSTOM_SRP },
};

static VstLoginMethod
get_method (VstFlow *self)
{
  if (self->method_chosen)
    return self->method;
  return self->pool != NULL ? vst_saved_pool_get_login_method (self->pool)
                            : VST_LOGIN_METHOD_AUTOMATIC;
}

gboolean
vst_flow_get_password_optional (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return vst_login_method_takes_no_password (get_method (self));
}

static void
set_method (VstFlow *self, gboolean chosen, VstLoginMethod method)
{
  gboolean was_optional = vst_flow_get_password_optional (self);

  self->method_chosen = chosen;
  self->method = method;
  if (vst_flow_get_password_optional (self) != was_optional)
    g_object_notify (G_OBJECT (self), "password-optional");
}

void
vst_flow_use_method (VstFlow *self, VstLoginMethod method)
{
  set_method (self, TRUE, method);
}

void
vst_flow_use_method_of_pool (VstFlow *self)
{
  set_method (self, FALSE, VST_LOGIN_METHOD_AUTOMATIC);
}

/* Nothing is known against it: whoever may not read the client's settings tries. */
static gboolean
client_allows (VstFlow *self, VstLoginMethod method)
{
  const char *setting = vst_login_method_get_setting (method);
  GStrv flows = self->client_description != NULL ? self->client_description->auth_flows : NULL;

  return flows == NULL || flows[0] == NULL
         || g_strv_contains ((const char *const *) flows, setting);
}

static gboolean
was_refused (VstFlow *self, VstAuthFlow flow)
{
  return (self->refused_flows & 1U << flow) != 0;
}

static gboolean
may_be_open (VstFlow *self, VstLoginMethod method)
{
  return !was_refused (self, beginnings[method].flow) && client_allows (self, method)
         && !(self->reason == VST_LOGIN_ASKS && vst_login_method_takes_no_password (method));
}

/* The first of @ways that may be open; their number if none is. */
static gsize
find_way (VstFlow *self)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (ways) && !may_be_open (self, ways[i].method))
    i++;
  return i;
}

static gboolean
may_administer (VstFlow *self)
{
  return vst_cognito_client_has_credentials (self->client) && !self->admin_refused
         && client_allows (self, VST_LOGIN_METHOD_ADMINISTRATOR);
}

static void
choose_by_itself (VstFlow *self)
{
  gsize way = find_way (self);

  self->path = may_administer (self) ? VST_LOGIN_PATH_ADMIN : VST_LOGIN_PATH_USER;
  self->auth_flow = self->path == VST_LOGIN_PATH_USER && way < G_N_ELEMENTS (ways)
                        ? beginnings[ways[way].method].flow
                        : VST_AUTH_FLOW_PASSWORD;
}

void
vst_flow_choose_method (VstFlow *self)
{
  VstLoginMethod method = get_method (self);

  /* Whose a name is, only a password can tell. */
  if (method == VST_LOGIN_METHOD_AUTOMATIC
      || (self->reason == VST_LOGIN_ASKS && vst_login_method_takes_no_password (method)))
    {
      choose_by_itself (self);
      return;
    }
  self->path = beginnings[method].path;
  self->auth_flow = beginnings[method].flow;
}

VstChallenge
vst_flow_get_preferred_factor (VstFlow *self)
{
  return get_method (self) == VST_LOGIN_METHOD_CHOICE ? VST_CHALLENGE_NONE
                                                      : VST_CHALLENGE_PASSWORD_SRP;
}

/* What was found out first is what is said. */
static void
tell (VstFlow *self, VstNotice notice)
{
  if (self->coming_notice == VST_NOTICE_NONE)
    self->coming_notice = notice;
}

static gboolean
administrator_falls_back (VstFlow *self, const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fallbacks); i++)
    if (g_error_matches (error, VST_COGNITO_ERROR, (int) fallbacks[i].error))
      {
        self->admin_refused = TRUE;
        tell (self, fallbacks[i].notice);
        return TRUE;
      }
  return FALSE;
}

/* One way after the other, and only the last of them is told of. */
static gboolean
person_falls_back (VstFlow *self, const GError *error)
{
  gsize next;

  if (!g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_FLOW_DISABLED))
    return FALSE;
  self->refused_flows |= 1U << self->auth_flow;
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (self->coming_notice == ways[i].notice)
      self->coming_notice = VST_NOTICE_NONE;
  next = find_way (self);
  if (next == G_N_ELEMENTS (ways))
    return FALSE;
  tell (self, ways[next].notice);
  return TRUE;
}

gboolean
vst_flow_falls_back (VstFlow *self, const GError *error)
{
  if (get_method (self) != VST_LOGIN_METHOD_AUTOMATIC)
    return FALSE;
  return self->path == VST_LOGIN_PATH_ADMIN ? administrator_falls_back (self, error)
                                            : person_falls_back (self, error);
}

/* Where every way was tried, the one that any client can have: the password never leaves. */
static const char *
get_missing_setting (VstFlow *self)
{
  const char *setting = vst_login_method_get_setting (get_method (self));

  return setting != NULL ? setting : vst_login_method_get_setting (VST_LOGIN_METHOD_SRP);
}

VstProblem *
vst_flow_explain_method (VstFlow *self, VstProblem *problem)
{
  g_autoptr (VstProblem) exact = vst_flow_problem_restate (problem, VST_FLOW_ERROR_METHOD_DISABLED,
                                                           get_missing_setting (self));
  gboolean admin = self->path == VST_LOGIN_PATH_ADMIN;
  guint remedies = vst_problem_get_remedies (exact);

  if ((admin || self->auth_flow != VST_AUTH_FLOW_PASSWORD)
      && !was_refused (self, VST_AUTH_FLOW_PASSWORD))
    remedies |= VST_REMEDY_USE_PASSWORD_LOGIN;
  if (self->auth_flow != VST_AUTH_FLOW_SRP && !was_refused (self, VST_AUTH_FLOW_SRP))
    remedies |= VST_REMEDY_USE_SRP_LOGIN;
  return vst_flow_problem_offer (exact, remedies);
}
