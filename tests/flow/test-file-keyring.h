#pragma once

#include <dlfcn.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/*
 * libsecret 0.20's file backend asks for an entity tag here and leaks it. It finds this
 * function before GIO's own, and the sanitizers can go on looking for leaks of ours.
 */
gboolean
g_file_replace_contents_finish (GFile *file, GAsyncResult *result, char **new_etag, GError **error)
{
  gboolean (*real) (GFile *, GAsyncResult *, char **, GError **) =
      dlsym (RTLD_NEXT, "g_file_replace_contents_finish");

  if (new_etag != NULL)
    *new_etag = NULL;

  return real (file, result, NULL, error);
}

/*
 * A keyring for tests: libsecret's own file backend, in a folder of its own. To be called
 * first thing in main(), as libsecret reads the environment once.
 */
static inline char *
use_file_keyring (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("vestibule-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.keyring", NULL);

  g_assert_no_error (error);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password of the keyring", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);

  return folder;
}

/* @folder holds files only. */
static inline void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}
