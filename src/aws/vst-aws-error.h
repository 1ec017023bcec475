#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VST_AWS_ERROR (vst_aws_error_quark ())
GQuark vst_aws_error_quark (void);

/* One code per decision that a caller makes, not per message. */
typedef enum
{
  VST_AWS_ERROR_SERVICE,       /* the service refused: see the wire name */
  VST_AWS_ERROR_THROTTLED,     /* asked too often, after all retries */
  VST_AWS_ERROR_UNAVAILABLE,   /* 5xx after all retries: may or may not have taken effect */
  VST_AWS_ERROR_KEYS_REFUSED,  /* AWS keys unknown, wrong or expired, or a signature refused */
  VST_AWS_ERROR_NOT_PERMITTED, /* the keys are good, but may not do this */
  VST_AWS_ERROR_CLOCK,         /* signature expired or not yet current, also after re-signing */
  VST_AWS_ERROR_NO_KEYS,       /* a signed operation was asked for, and there are no credentials */
  VST_AWS_ERROR_OFFLINE,       /* no network at all */
  VST_AWS_ERROR_UNKNOWN_HOST,  /* the host name does not exist */
  VST_AWS_ERROR_REFUSED,       /* nothing listens there, or it is out of reach */
  VST_AWS_ERROR_TIMED_OUT,     /* no whole answer in time: may or may not have taken effect */
  VST_AWS_ERROR_INTERRUPTED,   /* the connection broke, or the answer ends in its middle: may or may
                                  not have taken effect */
  VST_AWS_ERROR_TLS,           /* the certificate is not trusted, or the handshake failed */
  VST_AWS_ERROR_NOT_AWS,       /* an answer, but not AWS's: HTML, a redirect, a captive portal */
  VST_AWS_ERROR_BAD_ANSWER,    /* AWS-like, but too large, too deep, malformed or of wrong types */
} VstAwsError;

/*
 * What every error of this domain carries besides its message. Borrowed, %NULL
 * where there is none. A wire name is bare: no namespace, nothing after a colon.
 */
const char *vst_aws_error_get_wire_name (const GError *error);
const char *vst_aws_error_get_wire_message (const GError *error);
const char *vst_aws_error_get_request_id (const GError *error);
guint vst_aws_error_get_http_status (const GError *error);

/* Makes an error of this domain; all four details may be %NULL or 0. */
GError *vst_aws_error_new (VstAwsError code,
                           guint http_status,
                           const char *wire_name,
                           const char *wire_message,
                           const char *request_id,
                           const char *message);

G_END_DECLS
