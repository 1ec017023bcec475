#include <string.h>

#include "aws/vst-aws-credentials.h"
#include "aws/vst-aws-profile.h"

/* What a load needs, taken from the environment before its thread starts. */
typedef struct
{
  char *profile;
  char *paths[2]; /* by VstAwsProfileFile */
} Job;

/* What the files say of one profile. */
typedef struct
{
  const char *profile;
  gboolean found;
  gboolean assumes_role;
  char *method; /* a setting that takes keys from elsewhere; %NULL: none */
  char *access_key_id;
  VstSecret *secret_access_key;
  VstSecret *session_token;
} Settings;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->profile);
  g_free (job->paths[VST_AWS_PROFILE_CREDENTIALS]);
  g_free (job->paths[VST_AWS_PROFILE_CONFIG]);
  g_free (job);
}

static void
settings_clear (Settings *self)
{
  g_free (self->method);
  g_free (self->access_key_id);
  g_clear_pointer (&self->secret_access_key, vst_secret_unref);
  g_clear_pointer (&self->session_token, vst_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

/* The value of @variable, or @name in ~/.aws. "~/" in a value is the home folder. */
static char *
file_path (const char *variable, const char *name)
{
  const char *set = g_getenv (variable);

  if (set == NULL || *set == '\0')
    return g_build_filename (g_get_home_dir (), ".aws", name, NULL);
  if (g_str_has_prefix (set, "~/"))
    return g_build_filename (g_get_home_dir (), set + 2, NULL);

  return g_strdup (set);
}

static Job *
job_new (const char *profile)
{
  Job *job = g_new0 (Job, 1);

  if (profile == NULL || *profile == '\0')
    profile = g_getenv ("AWS_PROFILE");
  job->profile = g_strdup (profile == NULL || *profile == '\0' ? "default" : profile);
  job->paths[VST_AWS_PROFILE_CREDENTIALS] =
      file_path ("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  job->paths[VST_AWS_PROFILE_CONFIG] = file_path ("AWS_CONFIG_FILE", "config");

  return job;
}

static gboolean
parse_file (const Job *job,
            VstAwsProfileFile file,
            VstAwsProfileFunc func,
            gpointer user_data,
            GError **error)
{
  char *text = vst_aws_profile_read_file (job->paths[file], error);
  gsize size;

  if (text == NULL)
    return FALSE;

  size = strlen (text);
  vst_aws_profile_parse (text, file, func, user_data);
  vst_wipe (text, size); /* the parser has put zero bytes inside: not by its length now */
  g_free (text);

  return TRUE;
}

static void
replace_secret (VstSecret **where, const char *value)
{
  g_clear_pointer (where, vst_secret_unref);
  if (*value != '\0')
    *where = vst_secret_new_text (value);
}

static void
on_setting (const char *profile, const char *key, const char *value, gpointer user_data)
{
  static const char *const methods[] = {
    "sso_session",   "sso_start_url",      "sso_account_id",          "sso_role_name",
    "login_session", "credential_process", "web_identity_token_file", NULL
  };
  Settings *self = user_data;

  if (!g_str_equal (profile, self->profile))
    return;

  self->found = TRUE;
  if (key == NULL)
    return;

  if (g_str_equal (key, "aws_access_key_id"))
    {
      g_free (self->access_key_id);
      self->access_key_id = *value == '\0' ? NULL : g_strdup (value);
    }
  else if (g_str_equal (key, "aws_secret_access_key"))
    replace_secret (&self->secret_access_key, value);
  else if (g_str_equal (key, "aws_session_token"))
    replace_secret (&self->session_token, value);
  else if (g_str_equal (key, "role_arn"))
    self->assumes_role = TRUE;
  else if (self->method == NULL && g_strv_contains (methods, key))
    self->method = g_strdup (key);
}

static VstAwsCredentials *
settings_to_credentials (const Settings *self, const char *path, GError **error)
{
  if (self->secret_access_key == NULL)
    {
      g_set_error (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_MISSING,
                   "The profile \"%s\" in %s has no aws_secret_access_key", self->profile, path);
      return NULL;
    }
  if (!vst_aws_credentials_are_well_formed (self->access_key_id, self->secret_access_key,
                                            self->session_token))
    {
      g_set_error (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_UNREADABLE,
                   "The keys of the profile \"%s\" in %s are not of the form of AWS keys",
                   self->profile, path);
      return NULL;
    }

  return vst_aws_credentials_new (self->access_key_id, self->secret_access_key,
                                  self->session_token);
}

/*
 * The command line's order: a role first, then the keys of the credentials file, then those
 * of the config file. Keys beside a sign-in service or a program are taken: tools put them there.
 */
static VstAwsCredentials *
choose (const Job *job, const Settings *first, const Settings *second, GError **error)
{
  gboolean assumes_role = first->assumes_role || second->assumes_role;
  const char *method = second->method != NULL ? second->method : first->method;

  if (!assumes_role && first->access_key_id != NULL)
    return settings_to_credentials (first, job->paths[VST_AWS_PROFILE_CREDENTIALS], error);
  if (!assumes_role && second->access_key_id != NULL)
    return settings_to_credentials (second, job->paths[VST_AWS_PROFILE_CONFIG], error);

  if (assumes_role || method != NULL)
    g_set_error (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_UNSUPPORTED,
                 "The profile \"%s\" takes its keys from elsewhere (%s)", job->profile,
                 assumes_role ? "role_arn" : method);
  else if (first->found || second->found)
    g_set_error (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_MISSING,
                 "The profile \"%s\" has no aws_access_key_id", job->profile);
  else
    g_set_error (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_MISSING,
                 "There is no profile \"%s\"", job->profile);

  return NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  g_auto (Settings) first = { .profile = job->profile };
  g_auto (Settings) second = { .profile = job->profile };
  VstAwsCredentials *credentials = NULL;
  GError *error = NULL;

  if (parse_file (job, VST_AWS_PROFILE_CREDENTIALS, on_setting, &first, &error)
      && parse_file (job, VST_AWS_PROFILE_CONFIG, on_setting, &second, &error))
    credentials = choose (job, &first, &second, &error);

  if (credentials == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, credentials, (GDestroyNotify) vst_aws_credentials_unref);
}

void
vst_aws_credentials_load_profile_async (const char *profile,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, vst_aws_credentials_load_profile_async);
  g_task_set_task_data (task, job_new (profile), job_free);
  g_task_run_in_thread (task, load_in_thread);
}

VstAwsCredentials *
vst_aws_credentials_load_profile_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_profile (const char *profile, const char *key, const char *value, gpointer user_data)
{
  if (key == NULL && *profile != '\0')
    g_hash_table_add (user_data, g_strdup (profile));
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gpointer *sorted = NULL;
  guint length;

  /* A file that cannot be read has no names to give: loading from it says why. */
  parse_file (job, VST_AWS_PROFILE_CREDENTIALS, on_profile, names, NULL);
  parse_file (job, VST_AWS_PROFILE_CONFIG, on_profile, names, NULL);

  sorted = g_hash_table_get_keys_as_array (names, &length);
  qsort (sorted, length, sizeof *sorted, compare_names);
  g_task_return_pointer (task, g_strdupv ((char **) sorted), (GDestroyNotify) g_strfreev);
}

void
vst_aws_credentials_list_profiles_async (GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, vst_aws_credentials_list_profiles_async);
  g_task_set_task_data (task, job_new (NULL), job_free);
  g_task_run_in_thread (task, list_in_thread);
}

GStrv
vst_aws_credentials_list_profiles_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
