#pragma once

#include <gio/gio.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * The two files of the AWS command line, read as it reads them. Pure but for
 * vst_aws_profile_read_file(); only the credentials need them.
 */
typedef enum
{
  VST_AWS_PROFILE_CREDENTIALS, /* sections "[NAME]" */
  VST_AWS_PROFILE_CONFIG,      /* sections "[profile NAME]" and "[default]" */
} VstAwsProfileFile;

/*
 * Called for the start of each profile (@key and @value %NULL) and for each of its
 * settings. @key is in lower case, @value has no blanks around it.
 */
typedef void (*VstAwsProfileFunc) (const char *profile,
                                   const char *key,
                                   const char *value,
                                   gpointer user_data);

/* Writes zero bytes into @text: all that @func gets is borrowed from it. */
void vst_aws_profile_parse (char *text,
                            VstAwsProfileFile file,
                            VstAwsProfileFunc func,
                            gpointer user_data);

/*
 * The whole of @path as text, to be wiped; "" if there is no such file. Errors are
 * %VST_AWS_CREDENTIALS_ERROR_UNREADABLE: no permission, over 1 MiB, or not text.
 */
char *vst_aws_profile_read_file (const char *path, GError **error);

G_END_DECLS
