#pragma once

#include <gio/gio.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstAwsCredentials:
 *
 * One set of AWS keys, immutable, atomically reference counted.
 */
#define VST_TYPE_AWS_CREDENTIALS (vst_aws_credentials_get_type ())
typedef struct _VstAwsCredentials VstAwsCredentials;

GType vst_aws_credentials_get_type (void);

/* @session_token may be %NULL. The secrets are referenced, not copied. */
VstAwsCredentials *vst_aws_credentials_new (const char *access_key_id,
                                            VstSecret *secret_access_key,
                                            VstSecret *session_token);
VstAwsCredentials *vst_aws_credentials_ref (VstAwsCredentials *self);
void vst_aws_credentials_unref (VstAwsCredentials *self);

const char *vst_aws_credentials_get_access_key_id (const VstAwsCredentials *self);
VstSecret *vst_aws_credentials_get_secret_access_key (const VstAwsCredentials *self);
/* %NULL for long-term keys. */
VstSecret *vst_aws_credentials_get_session_token (const VstAwsCredentials *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstAwsCredentials, vst_aws_credentials_unref)

#define VST_AWS_CREDENTIALS_ERROR (vst_aws_credentials_error_quark ())
GQuark vst_aws_credentials_error_quark (void);

typedef enum
{
  VST_AWS_CREDENTIALS_ERROR_MISSING,     /* no key in the environment, or no such profile */
  VST_AWS_CREDENTIALS_ERROR_UNREADABLE,  /* the files cannot be read, or are not what they should be
                                          */
  VST_AWS_CREDENTIALS_ERROR_UNSUPPORTED, /* the profile takes its keys from SSO, a role or a program
                                          */
} VstAwsCredentialsError;

/*
 * Whether these can be sent at all: something is there, and neither blanks nor control
 * characters are in it. For what a person has pasted; all below check it themselves.
 */
gboolean vst_aws_credentials_are_well_formed (const char *access_key_id,
                                              const VstSecret *secret_access_key,
                                              const VstSecret *session_token);

/*
 * From AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
 */
VstAwsCredentials *vst_aws_credentials_new_from_environment (GError **error);

/*
 * From ~/.aws/credentials and ~/.aws/config (AWS_SHARED_CREDENTIALS_FILE and
 * AWS_CONFIG_FILE move them), as the AWS command line reads them: the section
 * "[NAME]" of the one, "[profile NAME]" (or "[default]") of the other, the
 * first winning. @profile %NULL or empty means AWS_PROFILE, else "default".
 * The files are read in a thread.
 */
void vst_aws_credentials_load_profile_async (const char *profile,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
VstAwsCredentials *vst_aws_credentials_load_profile_finish (GAsyncResult *result, GError **error);

/* The names of all profiles in both files, sorted, without doubles; empty on any failure. */
void vst_aws_credentials_list_profiles_async (GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
GStrv vst_aws_credentials_list_profiles_finish (GAsyncResult *result, GError **error);

G_END_DECLS
