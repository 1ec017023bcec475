#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test-home.h"

#define MISSING VST_AWS_CREDENTIALS_ERROR_MISSING
#define UNREADABLE VST_AWS_CREDENTIALS_ERROR_UNREADABLE

#define KEYS(id) "aws_access_key_id=" id "\naws_secret_access_key=s" id "\n"

static void
assert_unreadable (const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAwsCredentials) credentials = test_home_load (NULL, &error);

  g_assert_null (credentials);
  g_assert_error (error, VST_AWS_CREDENTIALS_ERROR, UNREADABLE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_huge (void)
{
  g_autofree char *line = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *many = g_strnfill (1024 * 1024, '[');
  g_autoptr (VstAwsCredentials) credentials = NULL;

  test_home_write ("config", NULL, 0);
  test_home_write ("credentials", line, -1);
  assert_unreadable ("larger than 1 MiB");

  test_home_write ("credentials", many, -1); /* just within */
  credentials = test_home_load (NULL, NULL);
  g_assert_null (credentials);
}

/* Nothing of a file that is no text is taken, wherever the zero byte is. */
static void
test_binary (void)
{
  static const char with_zero[] = "[default]\n" KEYS ("A") "\0";
  guint8 bytes[4096];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 7 + 128);
  test_home_write ("config", NULL, 0);
  test_home_write ("credentials", with_zero, sizeof with_zero - 1);
  assert_unreadable ("not a text file");
  test_home_write ("credentials", "\0", 1);
  assert_unreadable ("not a text file");
  test_home_write ("credentials", (const char *) bytes, sizeof bytes);
  assert_unreadable ("not a text file");
}

static void
test_folder (void)
{
  g_autofree char *path = test_home_path ("config");

  test_home_write ("credentials", "[default]\n" KEYS ("A"), -1);
  test_home_write ("config", NULL, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_unreadable (path);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_no_permission (void)
{
  g_autofree char *path = test_home_path ("credentials");

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  test_home_write ("credentials", "[default]\n" KEYS ("A"), -1);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_unreadable (path);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

/* A pipe that nobody writes to must not hold anyone up; a device may be endless. */
static void
test_special_files (void)
{
  g_autofree char *path = test_home_path ("pipe");
  g_autoptr (VstAwsCredentials) credentials = NULL;
  g_autofree char *text = NULL;

  test_home_write ("credentials", "[default]\n" KEYS ("A"), -1);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_setenv ("AWS_CONFIG_FILE", path, TRUE);
  credentials = test_home_load (NULL, NULL);
  g_assert_nonnull (credentials);
  g_remove (path);

  g_setenv ("AWS_CONFIG_FILE", "/dev/zero", TRUE);
  assert_unreadable ("larger than 1 MiB");

  g_clear_pointer (&credentials, vst_aws_credentials_unref);
  g_setenv ("AWS_CONFIG_FILE", "/dev/null", TRUE);
  credentials = test_home_load (NULL, NULL);
  g_unsetenv ("AWS_CONFIG_FILE");
  text = test_home_describe (credentials);
  g_assert_cmpstr (text, ==, "A/sA/-");
}

static void
test_moved_files (void)
{
  g_autofree char *path = test_home_path ("elsewhere");
  g_autoptr (VstAwsCredentials) by_path = NULL;
  g_autoptr (VstAwsCredentials) by_home = NULL;

  test_home_write ("credentials", "[default]\n" KEYS ("A"), -1);
  test_home_write ("config", NULL, 0);
  test_home_write ("elsewhere", "[default]\n" KEYS ("B"), -1);
  g_setenv ("AWS_SHARED_CREDENTIALS_FILE", path, TRUE);
  by_path = test_home_load (NULL, NULL);
  g_setenv ("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/elsewhere", TRUE);
  by_home = test_home_load (NULL, NULL);
  g_unsetenv ("AWS_SHARED_CREDENTIALS_FILE");
  test_home_write ("elsewhere", NULL, 0);

  g_assert_cmpstr (vst_aws_credentials_get_access_key_id (by_path), ==, "B");
  g_assert_cmpstr (vst_aws_credentials_get_access_key_id (by_home), ==, "B");
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  test_home_write ("credentials", "[default]\n" KEYS ("A"), -1);
  vst_aws_credentials_load_profile_async (NULL, cancellable, test_home_on_ready, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (vst_aws_credentials_load_profile_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
list_profiles (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) names = NULL;

  vst_aws_credentials_list_profiles_async (NULL, test_home_on_ready, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  names = vst_aws_credentials_list_profiles_finish (result, NULL);
  g_assert_nonnull (names);

  return g_strjoinv (",", names);
}

static void
test_list (void)
{
  g_autofree char *both = NULL;
  g_autofree char *none = NULL;
  g_autofree char *broken = NULL;

  test_home_write ("credentials", "[default]\n[work]\n" KEYS ("A") "[a b]\n[]\n", -1);
  test_home_write ("config", "[profile work]\n[profile sso]\n[sso-session s]\n[default]\n", -1);
  both = list_profiles ();
  g_assert_cmpstr (both, ==, "a b,default,sso,work");

  test_home_write ("credentials", "\0", 1);
  broken = list_profiles ();
  g_assert_cmpstr (broken, ==, "default,sso,work");

  test_home_write ("credentials", NULL, 0);
  test_home_write ("config", NULL, 0);
  none = list_profiles ();
  g_assert_cmpstr (none, ==, "");
}

static void
set_or_unset (const char *name, const char *value)
{
  if (value == NULL)
    g_unsetenv (name);
  else
    g_setenv (name, value, TRUE);
}

static void
test_environment (void)
{
  static const struct
  {
    const char *id, *secret, *token, *expected;
    int error;
  } rows[] = {
    { "A", "sA", NULL, "A/sA/-", -1 },
    { "A", "sA", "t", "A/sA/t", -1 },
    { "A", "sA", "", "A/sA/-", -1 },
    { NULL, NULL, NULL, "no AWS_SECRET_ACCESS_KEY", MISSING },
    { "A", NULL, NULL, "no AWS_SECRET_ACCESS_KEY", MISSING },
    { "A", "", NULL, "no AWS_SECRET_ACCESS_KEY", MISSING },
    { NULL, "sA", "t", "no AWS_ACCESS_KEY_ID", MISSING },
    { "", "sA", "t", "no AWS_ACCESS_KEY_ID", MISSING },
    { "A\nX: y", "sA", NULL, "not of the form", UNREADABLE },
    { "A", "sA", "t\r\n", "not of the form", UNREADABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VstAwsCredentials) credentials = NULL;
      g_autofree char *text = NULL;

      set_or_unset ("AWS_ACCESS_KEY_ID", rows[i].id);
      set_or_unset ("AWS_SECRET_ACCESS_KEY", rows[i].secret);
      set_or_unset ("AWS_SESSION_TOKEN", rows[i].token);
      credentials = vst_aws_credentials_new_from_environment (&error);
      text = error != NULL ? g_strdup (error->message) : test_home_describe (credentials);
      g_assert_nonnull (strstr (text, rows[i].expected));
      if (rows[i].error >= 0)
        g_assert_error (error, VST_AWS_CREDENTIALS_ERROR, rows[i].error);
      else
        g_assert_no_error (error);
    }
}

static void
test_well_formed (void)
{
  g_autoptr (VstSecret) good = vst_secret_new_text ("wJalrXUtnFEMI/K7MDENG+bPxRfiCY=");
  g_autoptr (VstSecret) empty = vst_secret_new_text ("");
  g_autoptr (VstSecret) line = vst_secret_new_text ("secret\n");
  g_autoptr (VstSecret) zero = vst_secret_new ("a\0b", 3);

  g_assert_true (vst_aws_credentials_are_well_formed ("AKIA", good, NULL));
  g_assert_true (vst_aws_credentials_are_well_formed ("AKIA", good, good));
  g_assert_false (vst_aws_credentials_are_well_formed ("", good, NULL));
  g_assert_false (vst_aws_credentials_are_well_formed ("AK IA", good, NULL));
  g_assert_false (vst_aws_credentials_are_well_formed ("AKIA,", good, NULL));
  g_assert_false (vst_aws_credentials_are_well_formed ("AKIA", empty, NULL));
  g_assert_false (vst_aws_credentials_are_well_formed ("AKIA", line, NULL));
  g_assert_false (vst_aws_credentials_are_well_formed ("AKIA", good, zero));
  g_assert_false (vst_aws_credentials_are_well_formed ("AKIA", good, empty));
}

/* What an error says may be shown: no value of a file is ever in it. */
static void
test_errors_tell_no_secret (void)
{
  g_autoptr (GError) error = NULL;

  test_home_write ("credentials",
                   "[default]\naws_access_key_id=AKIAHIDDEN\naws_secret_access_key=very secret\n",
                   -1);
  test_home_write ("config", NULL, 0);
  g_assert_null (test_home_load (NULL, &error));
  g_assert_null (strstr (error->message, "secret\""));
  g_assert_null (strstr (error->message, "very"));
  g_assert_null (strstr (error->message, "AKIAHIDDEN"));
}

int
main (int argc, char *argv[])
{
  int status;

  test_home_open ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/aws/credentials/huge", test_huge);
  g_test_add_func ("/aws/credentials/binary", test_binary);
  g_test_add_func ("/aws/credentials/folder", test_folder);
  g_test_add_func ("/aws/credentials/no-permission", test_no_permission);
  g_test_add_func ("/aws/credentials/special-files", test_special_files);
  g_test_add_func ("/aws/credentials/moved-files", test_moved_files);
  g_test_add_func ("/aws/credentials/cancel", test_cancel);
  g_test_add_func ("/aws/credentials/list", test_list);
  g_test_add_func ("/aws/credentials/environment", test_environment);
  g_test_add_func ("/aws/credentials/well-formed", test_well_formed);
  g_test_add_func ("/aws/credentials/errors-tell-no-secret", test_errors_tell_no_secret);
  status = g_test_run ();
  test_home_close ();

  return status;
}
