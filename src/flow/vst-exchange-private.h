#pragma once

#include "flow/vst-activity.h"

G_BEGIN_DECLS

/* @result as vst_exchange_get_result() gives it. */
VstExchange *vst_exchange_new (const char *operation,
                               const char *result,
                               const char *request_id,
                               gint64 milliseconds,
                               gint64 at);

G_END_DECLS
