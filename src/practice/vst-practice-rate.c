#include "practice/vst-practice-rate.h"

#include <string.h>

/* Answers to challenges come up to three to a sign-in. */
#define ANSWERS 3
#define HIGHEST 1000000

typedef struct
{
  const char *name;
  int usual;
  const char *operations; /* with a blank before and after each */
} Category;

/* Operations that share a category share its rate; those in none have no limit. */
static const Category categories[VST_PRACTICE_N_RATES] = {
  { "UserAuthentication", 120, " AdminInitiateAuth InitiateAuth GetTokensFromRefreshToken " },
  { "ChallengeResponse", 120 * ANSWERS, " AdminRespondToAuthChallenge RespondToAuthChallenge " },
  { "UserCreation", 50, " AdminConfirmSignUp AdminCreateUser ConfirmSignUp SignUp " },
  { "UserAccountRecovery", 30,
    " AdminResetUserPassword AdminSetUserPassword ChangePassword ConfirmForgotPassword"
    " ForgotPassword " },
  { "UserRead", 120, " AdminGetUser GetUser " },
  { "UserUpdate", 25,
    " AdminAddUserToGroup AdminDeleteUser AdminDeleteUserAttributes AdminDisableProviderForUser"
    " AdminDisableUser AdminEnableUser AdminLinkProviderForUser AdminRemoveUserFromGroup"
    " AdminUpdateUserAttributes AdminUserGlobalSignOut DeleteUser DeleteUserAttributes"
    " GlobalSignOut UpdateUserAttributes VerifyUserAttribute " },
  { "UserToken", 120, " RevokeToken " },
  { "UserResourceRead", 50,
    " AdminGetDevice AdminListDevices AdminListGroupsForUser AdminListUserAuthEvents GetDevice"
    " GetUserAttributeVerificationCode ListDevices ResendConfirmationCode " },
  { "UserResourceUpdate", 25,
    " AdminForgetDevice AdminSetUserMFAPreference AdminSetUserSettings"
    " AdminUpdateAuthEventFeedback AdminUpdateDeviceStatus AssociateSoftwareToken ConfirmDevice"
    " ForgetDevice SetUserMFAPreference SetUserSettings UpdateAuthEventFeedback"
    " UpdateDeviceStatus VerifySoftwareToken " },
  { "UserList", 30, " ListUsers ListUsersInGroup " },
  { "UserPoolRead", 15, " DescribeUserPool ListUserPools " },
  { "UserPoolUpdate", 15, " CreateUserPool DeleteUserPool UpdateUserPool " },
  { "UserPoolResourceRead", 20, " GetGroup GetUserPoolMfaConfig ListGroups ListTagsForResource " },
  { "UserPoolResourceUpdate", 15,
    " CreateGroup DeleteGroup SetUserPoolMfaConfig TagResource UntagResource UpdateGroup " },
  { "UserPoolClientRead", 15, " DescribeUserPoolClient ListUserPoolClients " },
  { "UserPoolClientUpdate", 15,
    " CreateUserPoolClient DeleteUserPoolClient UpdateUserPoolClient " },
};

static int
find_category (const char *operation)
{
  g_autofree char *wanted = g_strconcat (" ", operation, " ", NULL);

  for (int i = 0; i < VST_PRACTICE_N_RATES; i++)
    if (strstr (categories[i].operations, wanted) != NULL)
      return i;
  return -1;
}

static gboolean
refuse_value (GError **error, const char *text)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "%s is not CATEGORY or CATEGORY=N, with N calls a second", text);
  return FALSE;
}

gboolean
vst_practice_rates_parse (VstPracticeRates *self, const char *text, GError **error)
{
  gsize size = strcspn (text, "=");
  gboolean all = g_str_equal (text, "all");
  gboolean found = all;
  gint64 number = 0;

  if (text[size] == '='
      && !g_ascii_string_to_signed (text + size + 1, 10, 1, HIGHEST, &number, NULL))
    return refuse_value (error, text);
  for (int i = 0; i < VST_PRACTICE_N_RATES; i++)
    if (all
        || (strlen (categories[i].name) == size && strncmp (categories[i].name, text, size) == 0))
      {
        self->limits[i] = number > 0 ? (int) number : categories[i].usual;
        found = TRUE;
      }
  return found || refuse_value (error, text);
}

gboolean
vst_practice_rates_admit (VstPracticeRates *self, const char *operation, gint64 now)
{
  int category = find_category (operation);

  if (category < 0 || self->limits[category] == 0)
    return TRUE;
  if (self->second != now)
    {
      memset (self->counts, 0, sizeof self->counts);
      self->second = now;
    }
  if (self->counts[category] >= self->limits[category])
    return FALSE;
  self->counts[category]++;
  return TRUE;
}

char *
vst_practice_rates_dup_names (void)
{
  GString *names = g_string_new (categories[0].name);

  for (int i = 1; i < VST_PRACTICE_N_RATES; i++)
    g_string_append_printf (names, ", %s", categories[i].name);
  return g_string_free (names, FALSE);
}
