#pragma once

#include "aws/vst-aws-client.h"

G_BEGIN_DECLS

/* Spans of one try, in milliseconds, and where the jitter of the back-off comes from. */
typedef struct
{
  guint connect_ms;
  guint response_ms;
  guint base_delay_ms;
  guint32 (*random_below) (guint32 limit);
} VstAwsLimits;

struct _VstAwsClient
{
  GObject parent_instance;
  GUri *endpoint; /* %NULL: unusable, as the fault says */
  GError *endpoint_fault;
  char *region;
  char *service;
  char *target_prefix;
  VstAwsCredentials *credentials;
  VstAwsLimits limits;
  guint deadline_ms;
  gint64 clock_offset; /* seconds */
  GCancellable *preconnect;
};

/* For calls that begin from now on. */
void vst_aws_client_set_limits (VstAwsClient *self, const VstAwsLimits *limits);

/* Takes note of the service's clock, in Unix seconds; 0 is ignored. */
void vst_aws_client_learn_time (VstAwsClient *self, gint64 unix_time);

/* Emits "exchange". */
void vst_aws_client_report (VstAwsClient *self, const VstAwsExchange *exchange);

G_END_DECLS
