#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One exchange. Properties (read-only): "operation", "result", "request-id", "milliseconds", "at".
 */
#define VST_TYPE_EXCHANGE (vst_exchange_get_type ())
G_DECLARE_FINAL_TYPE (VstExchange, vst_exchange, VST, EXCHANGE, GObject)

const char *vst_exchange_get_operation (VstExchange *self);
/* The service's error name; "" when it went well; %NULL when no answer came. */
const char *vst_exchange_get_result (VstExchange *self);
const char *vst_exchange_get_request_id (VstExchange *self); /* may be %NULL */
gint64 vst_exchange_get_milliseconds (VstExchange *self);
gint64 vst_exchange_get_at (VstExchange *self); /* seconds since 1970 */

/**
 * VstActivity:
 *
 * What was called, newest last, at most 500: a GListModel of VstExchange. Names,
 * times and request IDs only: never what was sent or came back.
 */
#define VST_TYPE_ACTIVITY (vst_activity_get_type ())
G_DECLARE_FINAL_TYPE (VstActivity, vst_activity, VST, ACTIVITY, GObject)

VstActivity *vst_activity_new (void);
void vst_activity_add (VstActivity *self,
                       const char *operation,
                       guint http_status,
                       const char *wire_name,
                       const char *request_id,
                       gint64 milliseconds,
                       gint64 at);
/* One line an exchange, for a bug report. */
char *vst_activity_to_text (VstActivity *self);

G_END_DECLS
