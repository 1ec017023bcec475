#pragma once

#include <gio/gio.h>

#include "aws/vst-aws-credentials.h"
#include "cognito/vst-pool.h"

G_BEGIN_DECLS

/**
 * VstMail:
 *
 * A message that the practice pool "sent". Properties (read-only): "subject", "to",
 * "body", "code" (may be %NULL), "sent-at" (seconds since 1970).
 */
#define VST_TYPE_MAIL (vst_mail_get_type ())
G_DECLARE_FINAL_TYPE (VstMail, vst_mail, VST, MAIL, GObject)

VstMail *vst_mail_new (
    gint64 sent_at, const char *to, const char *subject, const char *body, const char *code);
const char *vst_mail_get_subject (VstMail *self);
const char *vst_mail_get_to (VstMail *self);
const char *vst_mail_get_body (VstMail *self);
const char *vst_mail_get_code (VstMail *self);
gint64 vst_mail_get_sent_at (VstMail *self);

/* Which practice pool: each has users of its own. */
typedef enum
{
  VST_LOCAL_KIND_SAMPLE,     /* like AWS's sample stack: MFA required, trusts devices */
  VST_LOCAL_KIND_SRP_SECRET, /* login by SRP only, and a client secret */
  VST_LOCAL_KIND_EMAIL_NAME, /* the e-mail address is the user name */
  VST_LOCAL_KIND_MFA_OPTIONAL,
  VST_LOCAL_KIND_MFA_OFF,
} VstLocalKind;
#define VST_N_LOCAL_KINDS 5

/* What the practice pool can do wrong, and what a value other than 0 of each means. */
typedef enum
{
  VST_LOCAL_FAULT_LATENCY,     /* milliseconds that each call waits */
  VST_LOCAL_FAULT_THROTTLE,    /* every n-th call is one too many */
  VST_LOCAL_FAULT_ERROR,       /* every n-th call fails within the service */
  VST_LOCAL_FAULT_DROP_BEFORE, /* every n-th call: the connection ends before the work */
  VST_LOCAL_FAULT_DROP_AFTER,  /* the same, after it */
  VST_LOCAL_FAULT_TRUNCATE,    /* every n-th answer ends in the middle */
  VST_LOCAL_FAULT_CLOCK,       /* seconds that the service's clock is fast; below 0: slow */
  VST_LOCAL_FAULT_EXPIRE_SESSIONS,
} VstLocalFault;
#define VST_N_LOCAL_FAULTS 8

/**
 * VstLocalPool:
 *
 * The built-in practice pool as the walkthrough sees it. The composition root
 * implements it.
 */
#define VST_TYPE_LOCAL_POOL (vst_local_pool_get_type ())
G_DECLARE_INTERFACE (VstLocalPool, vst_local_pool, VST, LOCAL_POOL, GObject)

struct _VstLocalPoolInterface
{
  GTypeInterface parent_iface;

  void (*start_async) (VstLocalPool *self,
                       VstLocalKind kind,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  VstPool *(*start_finish) (VstLocalPool *self, GAsyncResult *result, GError **error);
  VstAwsCredentials *(*get_credentials) (VstLocalPool *self);
  GListModel *(*get_inbox) (VstLocalPool *self);
  void (*set_fault) (VstLocalPool *self, VstLocalFault fault, int value);
  int (*get_fault) (VstLocalPool *self, VstLocalFault fault);
};

/* Started once; again is harmless. Gives where the pool of @kind is, which is made if need be. */
void vst_local_pool_start_async (VstLocalPool *self,
                                 VstLocalKind kind,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
VstPool *vst_local_pool_start_finish (VstLocalPool *self, GAsyncResult *result, GError **error);

/* %NULL before it has started; borrowed. */
VstAwsCredentials *vst_local_pool_get_credentials (VstLocalPool *self);
/* VstMail, newest first; there from the start. Borrowed. */
GListModel *vst_local_pool_get_inbox (VstLocalPool *self);

/* Works at once, or from the start of a pool that has not started. 0 ends the fault. */
void vst_local_pool_set_fault (VstLocalPool *self, VstLocalFault fault, int value);
int vst_local_pool_get_fault (VstLocalPool *self, VstLocalFault fault);

G_END_DECLS
