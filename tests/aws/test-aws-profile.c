#include <string.h>

#include "test-home.h"

typedef struct
{
  const char *name;
  const char *credentials; /* %NULL: no such file */
  const char *config;
  const char *profile;     /* %NULL: none is named */
  const char *environment; /* AWS_PROFILE */
  const char *expected;    /* "ID/SECRET/TOKEN", or a part of the error's message */
  int error;               /* -1: none */
} Case;

#define MISSING VST_AWS_CREDENTIALS_ERROR_MISSING
#define UNREADABLE VST_AWS_CREDENTIALS_ERROR_UNREADABLE
#define UNSUPPORTED VST_AWS_CREDENTIALS_ERROR_UNSUPPORTED

#define KEYS(id) "aws_access_key_id=" id "\naws_secret_access_key=s" id "\n"

static const Case cases[] = {
  { "plain", "[default]\n" KEYS ("A"), NULL, NULL, NULL, "A/sA/-", -1 },
  { "token", "[default]\n" KEYS ("A") "aws_session_token=t==\n", NULL, NULL, NULL, "A/sA/t==", -1 },
  { "named", "[default]\n" KEYS ("A") "[b]\n" KEYS ("B"), NULL, "b", NULL, "B/sB/-", -1 },
  { "by-environment", "[default]\n" KEYS ("A") "[b]\n" KEYS ("B"), NULL, NULL, "b", "B/sB/-", -1 },
  { "empty-name", "[default]\n" KEYS ("A") "[b]\n" KEYS ("B"), NULL, "", "b", "B/sB/-", -1 },
  { "name-before-environment", "[default]\n" KEYS ("A") "[b]\n" KEYS ("B"), NULL, "default", "b",
    "A/sA/-", -1 },
  { "empty-environment", "[default]\n" KEYS ("A"), NULL, NULL, "", "A/sA/-", -1 },
  { "config-default", NULL, "[default]\n" KEYS ("A"), NULL, NULL, "A/sA/-", -1 },
  { "config-profile", "", "[profile b]\nregion = eu-west-1\n" KEYS ("B"), "b", NULL, "B/sB/-", -1 },
  { "config-profile-default", NULL, "[profile default]\n" KEYS ("A"), NULL, NULL, "A/sA/-", -1 },
  { "config-quoted", NULL, "[profile \"my own\"]\n" KEYS ("B"), "my own", NULL, "B/sB/-", -1 },
  { "config-needs-the-word", NULL, "[b]\n" KEYS ("B"), "b", NULL, "no profile \"b\"", MISSING },
  { "config-other-section", NULL, "[sso-session b]\n" KEYS ("B") "[profiles b]\n" KEYS ("B"), "b",
    NULL, "no profile", MISSING },
  { "credentials-first", "[b]\n" KEYS ("A"), "[profile b]\n" KEYS ("B"), "b", NULL, "A/sA/-", -1 },
  { "keys-of-one-file", "[b]\n" KEYS ("A"), "[profile b]\naws_session_token=t\n", "b", NULL,
    "A/sA/-", -1 },
  { "region-in-config", "[b]\n" KEYS ("A"), "[profile b]\nregion=us-east-1\n", "b", NULL, "A/sA/-",
    -1 },
  { "comments",
    "# first\n; second\n[default] # third\n#aws_access_key_id=X\naws_access_key_id=A # fourth\n"
    "aws_secret_access_key=s#;A\t; fifth\n",
    NULL, NULL, NULL, "A/s#;A/-", -1 },
  { "blanks",
    "\n  [ default ]  \n\taws_access_key_id  =  A  \n\taws_secret_access_key\t=\tsA\t\n\n", NULL,
    NULL, NULL, "A/sA/-", -1 },
  { "colon", "[default]\naws_access_key_id: A\naws_secret_access_key: s=A:\n", NULL, NULL, NULL,
    "A/s=A:/-", -1 },
  { "upper-case-keys", "[default]\nAWS_ACCESS_KEY_ID=A\nAws_Secret_Access_Key=sA\n", NULL, NULL,
    NULL, "A/sA/-", -1 },
  { "names-keep-their-case", "[B]\n" KEYS ("A") "[b]\n" KEYS ("B"), NULL, "b", NULL, "B/sB/-", -1 },
  { "windows-lines", "\357\273\277[default]\r\naws_access_key_id=A\r\naws_secret_access_key=sA\r\n",
    NULL, NULL, NULL, "A/sA/-", -1 },
  { "no-last-newline", "[default]\naws_access_key_id=A\naws_secret_access_key=sA", NULL, NULL, NULL,
    "A/sA/-", -1 },
  { "base64-signs", "[default]\naws_access_key_id=A\naws_secret_access_key=a+b/c==\n", NULL, NULL,
    NULL, "A/a+b/c==/-", -1 },
  { "nested", NULL, "[default]\ns3 =\n  aws_access_key_id = X\n" KEYS ("A"), NULL, NULL, "A/sA/-",
    -1 },
  { "later-wins", "[default]\n" KEYS ("A") "[x]\n" KEYS ("X") "[default]\n" KEYS ("B"), NULL, NULL,
    NULL, "B/sB/-", -1 },
  { "unicode-name", "[jos\303\251 \360\237\220\247]\n" KEYS ("A"), NULL,
    "jos\303\251 \360\237\220\247", NULL, "A/sA/-", -1 },
  { "keys-beside-sign-in", "[b]\n" KEYS ("A"), "[profile b]\nsso_session=x\n", "b", NULL, "A/sA/-",
    -1 },

  { "no-files", NULL, NULL, NULL, NULL, "no profile \"default\"", MISSING },
  { "empty-files", "", "", "b", NULL, "no profile \"b\"", MISSING },
  { "no-keys", "[default]\n", "[default]\nregion=us-east-1\n", NULL, NULL,
    "has no aws_access_key_id", MISSING },
  { "no-secret", "[default]\naws_access_key_id=A\n", NULL, NULL, NULL, "no aws_secret_access_key",
    MISSING },
  { "no-id", "[default]\naws_secret_access_key=sA\n", NULL, NULL, NULL, "no aws_access_key_id",
    MISSING },
  { "id-makes-a-pair", "[b]\naws_secret_access_key=sA\n", "[profile b]\n" KEYS ("B"), "b", NULL,
    "B/sB/-", -1 },
  { "empty-values", "[default]\naws_access_key_id=\naws_secret_access_key=\n", NULL, NULL, NULL,
    "has no aws_access_key_id", MISSING },
  { "outside-of-sections", KEYS ("A"), KEYS ("A"), NULL, NULL, "no profile", MISSING },
  { "rubbish", "[\n]\n[]\n=\n:\n[default\n====\nx\n" KEYS ("A"), NULL, NULL, NULL, "no profile",
    MISSING },

  { "role", NULL, "[profile b]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=default\n", "b",
    NULL, "(role_arn)", UNSUPPORTED },
  { "role-before-keys", "[b]\n" KEYS ("A"), "[profile b]\nrole_arn=arn:aws:iam::1:role/r\n", "b",
    NULL, "(role_arn)", UNSUPPORTED },
  { "role-by-web-identity", NULL,
    "[profile b]\nweb_identity_token_file=/t\nrole_arn=arn:aws:iam::1:role/r\n", "b", NULL,
    "(role_arn)", UNSUPPORTED },
  { "sign-in-session", NULL, "[profile b]\nsso_session=my\nsso_account_id=1\n", "b", NULL,
    "(sso_session)", UNSUPPORTED },
  { "sign-in-url", NULL, "[profile b]\nsso_start_url=https://x/start\n", "b", NULL,
    "(sso_start_url)", UNSUPPORTED },
  { "login-session", NULL, "[profile b]\nlogin_session=arn:aws:iam::1:user/u\n", "b", NULL,
    "(login_session)", UNSUPPORTED },
  { "program", "[b]\ncredential_process=/bin/keys --all\n", NULL, "b", NULL, "(credential_process)",
    UNSUPPORTED },

  { "control-character", "[default]\naws_access_key_id=A\001B\naws_secret_access_key=s\n", NULL,
    NULL, NULL, "not of the form", UNREADABLE },
  { "blank-inside", "[default]\naws_access_key_id=A\naws_secret_access_key=a b\n", NULL, NULL, NULL,
    "not of the form", UNREADABLE },
  { "not-ascii", "[default]\naws_access_key_id=\303\204\naws_secret_access_key=s\n", NULL, NULL,
    NULL, "not of the form", UNREADABLE },
  { "slash-in-id", "[default]\naws_access_key_id=A/B\naws_secret_access_key=s\n", NULL, NULL, NULL,
    "not of the form", UNREADABLE },
  { "token-with-blank", "[default]\n" KEYS ("A") "aws_session_token=a b\n", NULL, NULL, NULL,
    "not of the form", UNREADABLE },
  { "latin-1", "[default]\n# \351\n" KEYS ("A"), NULL, NULL, NULL, "not a text file", UNREADABLE },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstAwsCredentials) credentials = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  test_home_write ("credentials", c->credentials, -1);
  test_home_write ("config", c->config, -1);
  if (c->environment != NULL)
    g_setenv ("AWS_PROFILE", c->environment, TRUE);
  credentials = test_home_load (c->profile, &error);
  if (c->environment != NULL)
    g_unsetenv ("AWS_PROFILE");

  if (c->error >= 0)
    {
      g_assert_null (credentials);
      g_assert_error (error, VST_AWS_CREDENTIALS_ERROR, c->error);
      g_assert_nonnull (strstr (error->message, c->expected));
      return;
    }
  g_assert_no_error (error);
  text = test_home_describe (credentials);
  g_assert_cmpstr (text, ==, c->expected);
}

int
main (int argc, char *argv[])
{
  int status;

  test_home_open ();
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/credentials/profile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  status = g_test_run ();
  test_home_close ();

  return status;
}
