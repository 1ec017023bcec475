#pragma once

#include <gio/gio.h>

#include "flow/vst-flow-error.h"

G_BEGIN_DECLS

/**
 * VstKeyringCall:
 *
 * One call on the keyring that reports once, whatever the service does: when it has
 * answered, when it is cancelled, or when its time is up. It comes to pass in steps, each
 * of which asks libsecret for one thing. Reference counted; to be used from one thread.
 */
typedef struct _VstKeyringCall VstKeyringCall;

/**
 * VstKeyringStep:
 * @call: the call
 * @request: (not nullable): the task data of its task
 * @cancellable: for libsecret
 *
 * Asks libsecret, with a reference to @call for the callback, which must call
 * vst_keyring_call_answered() before all else.
 */
typedef void (*VstKeyringStep) (VstKeyringCall *call, gpointer request, GCancellable *cancellable);

/* Takes @task over. @late is the error to end with when its time is up. */
VstKeyringCall *vst_keyring_call_new (GTask *task, guint milliseconds, VstFlowError late);
VstKeyringCall *vst_keyring_call_ref (VstKeyringCall *self);
void vst_keyring_call_unref (VstKeyringCall *self);

/* Takes @step: at once, or when it is its turn. It is not taken if the call ends before that. */
void vst_keyring_call_take (VstKeyringCall *self, VstKeyringStep step);
void vst_keyring_call_answered (VstKeyringCall *self);

gboolean vst_keyring_call_has_ended (VstKeyringCall *self);
/* Starts the time anew. */
void vst_keyring_call_extend (VstKeyringCall *self, guint milliseconds, VstFlowError late);

/* @value may be %NULL; @free_value frees it if the call has ended already. */
void vst_keyring_call_return (VstKeyringCall *self, gpointer value, GDestroyNotify free_value);
void vst_keyring_call_return_error (VstKeyringCall *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstKeyringCall, vst_keyring_call_unref)

G_END_DECLS
