#pragma once

#include <glib/gstdio.h>

#include "aws/vst-aws-credentials.h"

/* The folder that stands for the home of a person; its .aws holds the two files. */
static char *test_home;

/* Before GLib asks for it: the home of whoever runs this must stay out of it. */
static inline void
test_home_open (void)
{
  g_autofree char *folder = NULL;

  test_home = g_dir_make_tmp ("vst-home-XXXXXX", NULL);
  g_assert_nonnull (test_home);
  g_setenv ("HOME", test_home, TRUE);
  g_unsetenv ("AWS_PROFILE");
  g_unsetenv ("AWS_SHARED_CREDENTIALS_FILE");
  g_unsetenv ("AWS_CONFIG_FILE");
  folder = g_build_filename (test_home, ".aws", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
}

static inline char *
test_home_path (const char *name)
{
  return g_build_filename (test_home, ".aws", name, NULL);
}

static inline void
test_home_write (const char *name, const char *text, gssize size)
{
  g_autofree char *path = test_home_path (name);
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    {
      g_remove (path);
      return;
    }
  g_file_set_contents (path, text, size, &error);
  g_assert_no_error (error);
}

static inline void
test_home_on_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  *where = g_object_ref (result);
}

static inline VstAwsCredentials *
test_home_load (const char *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vst_aws_credentials_load_profile_async (profile, NULL, test_home_on_ready, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return vst_aws_credentials_load_profile_finish (result, error);
}

static inline char *
test_home_describe (const VstAwsCredentials *credentials)
{
  VstSecret *token = vst_aws_credentials_get_session_token (credentials);

  return g_strjoin ("/", vst_aws_credentials_get_access_key_id (credentials),
                    vst_secret_get_text (vst_aws_credentials_get_secret_access_key (credentials)),
                    token == NULL ? "-" : vst_secret_get_text (token), NULL);
}

static inline void
test_home_close (void)
{
  g_autofree char *folder = g_build_filename (test_home, ".aws", NULL);

  test_home_write ("credentials", NULL, 0);
  test_home_write ("config", NULL, 0);
  g_rmdir (folder);
  g_rmdir (test_home);
  g_free (test_home);
}
