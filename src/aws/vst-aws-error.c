#include "aws/vst-aws-error.h"

typedef struct
{
  guint http_status;
  char *wire_name;
  char *wire_message;
  char *request_id;
} VstAwsErrorPrivate;

static void
vst_aws_error_private_init (VstAwsErrorPrivate *priv)
{
}

static void
vst_aws_error_private_copy (const VstAwsErrorPrivate *from, VstAwsErrorPrivate *to)
{
  to->http_status = from->http_status;
  to->wire_name = g_strdup (from->wire_name);
  to->wire_message = g_strdup (from->wire_message);
  to->request_id = g_strdup (from->request_id);
}

static void
vst_aws_error_private_clear (VstAwsErrorPrivate *priv)
{
  g_clear_pointer (&priv->wire_name, g_free);
  g_clear_pointer (&priv->wire_message, g_free);
  g_clear_pointer (&priv->request_id, g_free);
}

/* GLib aligns what the macro casts, but clang cannot see that. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (VstAwsError, vst_aws_error)
#pragma GCC diagnostic pop

/* Errors of other domains have none of the details. */
static const VstAwsErrorPrivate *
get_details (const GError *error)
{
  if (error == NULL || error->domain != VST_AWS_ERROR)
    return NULL;

  return vst_aws_error_get_private (error);
}

const char *
vst_aws_error_get_wire_name (const GError *error)
{
  const VstAwsErrorPrivate *details = get_details (error);

  return details != NULL ? details->wire_name : NULL;
}

const char *
vst_aws_error_get_wire_message (const GError *error)
{
  const VstAwsErrorPrivate *details = get_details (error);

  return details != NULL ? details->wire_message : NULL;
}

const char *
vst_aws_error_get_request_id (const GError *error)
{
  const VstAwsErrorPrivate *details = get_details (error);

  return details != NULL ? details->request_id : NULL;
}

guint
vst_aws_error_get_http_status (const GError *error)
{
  const VstAwsErrorPrivate *details = get_details (error);

  return details != NULL ? details->http_status : 0;
}

GError *
vst_aws_error_new (VstAwsError code,
                   guint http_status,
                   const char *wire_name,
                   const char *wire_message,
                   const char *request_id,
                   const char *message)
{
  GError *error = NULL;
  VstAwsErrorPrivate *details = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  error = g_error_new_literal (VST_AWS_ERROR, (int) code, message);
  details = vst_aws_error_get_private (error);
  details->http_status = http_status;
  details->wire_name = g_strdup (wire_name);
  details->wire_message = g_strdup (wire_message);
  details->request_id = g_strdup (request_id);
  return error;
}
