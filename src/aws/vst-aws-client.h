#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "aws/vst-aws-credentials.h"
#include "aws/vst-aws-error.h"

G_BEGIN_DECLS

/**
 * VstAwsClient:
 *
 * Calls of AWS's JSON 1.1 protocol to one endpoint. All clients of a process
 * share one SoupSession, so that connections stay warm. Time-outs, retries, the
 * clock offset and every limit on an answer live here and nowhere else.
 */
#define VST_TYPE_AWS_CLIENT (vst_aws_client_get_type ())
G_DECLARE_FINAL_TYPE (VstAwsClient, vst_aws_client, VST, AWS_CLIENT, GObject)

typedef enum
{
  VST_AWS_CALL_DEFAULT = 0,
  VST_AWS_CALL_SIGNED = 1 << 0,     /* SigV4; needs credentials */
  VST_AWS_CALL_REPEATABLE = 1 << 1, /* harmless if done twice: may be sent again after a broken
                                       connection or a time-out, when nobody knows whether it
                                       took effect. Throttling and refused connections are
                                       retried in any case: they have had no effect. */
} VstAwsCallFlags;

/* One request and its answer, for the activity list: nothing in it is secret. */
typedef struct
{
  const char *operation;
  guint http_status;      /* 0: no answer */
  const char *wire_name;  /* %NULL: no error of the service */
  const char *request_id; /* may be %NULL */
  gint64 milliseconds;
  guint tries;
} VstAwsExchange;

/*
 * @endpoint is an absolute URI without query, https, or http on loopback only;
 * @region and @service are signed ("us-east-1", "cognito-idp"); @target_prefix
 * ("AWSCognitoIdentityProviderService") and a dot go before the operation in
 * X-Amz-Target. An unusable endpoint fails each call with %VST_AWS_ERROR_NOT_AWS,
 * and nothing is sent.
 */
VstAwsClient *vst_aws_client_new (const char *endpoint,
                                  const char *region,
                                  const char *service,
                                  const char *target_prefix);

/* %NULL takes them away. */
void vst_aws_client_set_credentials (VstAwsClient *self, VstAwsCredentials *credentials);
gboolean vst_aws_client_has_credentials (VstAwsClient *self);

/* Milliseconds for a whole call with all of its retries (30,000 unless told). */
void vst_aws_client_set_deadline (VstAwsClient *self, guint milliseconds);

/* Opens a connection ahead. Failing is silent. */
void vst_aws_client_preconnect (VstAwsClient *self);

/*
 * Sends @request, a JSON object (read before this returns), and gives the answer's
 * object. Ends by its own deadline whatever libsoup does. Cancelling ends it at once with
 * %G_IO_ERROR_CANCELLED; all else is %VST_AWS_ERROR.
 *
 * Signal "exchange" (const VstAwsExchange *) fires once a call, before the
 * callback, also for one that failed; not for a cancelled one. For a GET the
 * operation is its path.
 */
void vst_aws_client_call_async (VstAwsClient *self,
                                const char *operation,
                                JsonNode *request,
                                VstAwsCallFlags flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
JsonNode *vst_aws_client_call_finish (VstAwsClient *self, GAsyncResult *result, GError **error);

/*
 * GETs @path, plain text, under the endpoint (the pool's JWKS): unsigned, under the
 * same limits.
 */
void vst_aws_client_get_async (VstAwsClient *self,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
JsonNode *vst_aws_client_get_finish (VstAwsClient *self, GAsyncResult *result, GError **error);

/* Seconds to be added to this machine's clock to get the service's; 0 until learnt. */
gint64 vst_aws_client_get_clock_offset (VstAwsClient *self);

/*
 * For tests: trusts @database instead of the system's certificates, in every client
 * of the process. %NULL goes back.
 */
void vst_aws_client_set_tls_database (GTlsDatabase *database);

G_END_DECLS
