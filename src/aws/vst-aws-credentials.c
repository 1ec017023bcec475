#include "aws/vst-aws-credentials.h"

#include <string.h>

#include "aws/vst-aws-profile.h"

struct _VstAwsCredentials
{
  gatomicrefcount ref_count;
  char *access_key_id;
  VstSecret *secret_access_key;
  VstSecret *session_token;
};

G_DEFINE_BOXED_TYPE (VstAwsCredentials,
                     vst_aws_credentials,
                     vst_aws_credentials_ref,
                     vst_aws_credentials_unref)

G_DEFINE_QUARK (vst_aws_credentials_error, vst_aws_credentials_error)

VstAwsCredentials *
vst_aws_credentials_new (const char *access_key_id,
                         VstSecret *secret_access_key,
                         VstSecret *session_token)
{
  VstAwsCredentials *self;

  g_return_val_if_fail (access_key_id != NULL && secret_access_key != NULL, NULL);

  self = g_new0 (VstAwsCredentials, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->access_key_id = g_strdup (access_key_id);
  self->secret_access_key = vst_secret_ref (secret_access_key);
  if (session_token != NULL)
    self->session_token = vst_secret_ref (session_token);

  return self;
}

VstAwsCredentials *
vst_aws_credentials_ref (VstAwsCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
vst_aws_credentials_unref (VstAwsCredentials *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->access_key_id);
  vst_secret_unref (self->secret_access_key);
  g_clear_pointer (&self->session_token, vst_secret_unref);
  g_free (self);
}

const char *
vst_aws_credentials_get_access_key_id (const VstAwsCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->access_key_id;
}

VstSecret *
vst_aws_credentials_get_secret_access_key (const VstAwsCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret_access_key;
}

VstSecret *
vst_aws_credentials_get_session_token (const VstAwsCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->session_token;
}

static gboolean
is_printable (const char *text)
{
  if (*text == '\0')
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isgraph (*p))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_printable_secret (const VstSecret *secret)
{
  const char *text = vst_secret_get_text (secret);

  return is_printable (text) && strlen (text) == vst_secret_get_size (secret);
}

gboolean
vst_aws_credentials_are_well_formed (const char *access_key_id,
                                     const VstSecret *secret_access_key,
                                     const VstSecret *session_token)
{
  g_return_val_if_fail (access_key_id != NULL && secret_access_key != NULL, FALSE);

  return is_printable (access_key_id) && strpbrk (access_key_id, "/,=") == NULL
         && is_printable_secret (secret_access_key)
         && (session_token == NULL || is_printable_secret (session_token));
}

/* An empty value counts as none. */
static VstSecret *
secret_or_null (const char *text)
{
  return text == NULL || *text == '\0' ? NULL : vst_secret_new_text (text);
}

VstAwsCredentials *
vst_aws_credentials_new_from_environment (GError **error)
{
  const char *access_key_id = g_getenv ("AWS_ACCESS_KEY_ID");
  g_autoptr (VstSecret) secret = secret_or_null (g_getenv ("AWS_SECRET_ACCESS_KEY"));
  g_autoptr (VstSecret) token = secret_or_null (g_getenv ("AWS_SESSION_TOKEN"));

  if (access_key_id == NULL || *access_key_id == '\0' || secret == NULL)
    {
      g_set_error (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_MISSING,
                   "The environment has no %s",
                   secret == NULL ? "AWS_SECRET_ACCESS_KEY" : "AWS_ACCESS_KEY_ID");
      return NULL;
    }
  if (!vst_aws_credentials_are_well_formed (access_key_id, secret, token))
    {
      g_set_error_literal (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_UNREADABLE,
                           "The keys in the environment are not of the form of AWS keys");
      return NULL;
    }

  return vst_aws_credentials_new (access_key_id, secret, token);
}
