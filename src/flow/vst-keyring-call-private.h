#pragma once

#include <gio/gio.h>

#include "flow/vst-flow-error.h"

G_BEGIN_DECLS

/**
 * VstKeyringCall:
 *
 * One call on the keyring that reports once, whatever the service does: when it has
 * answered, when it is cancelled, or when its time is up. Reference counted; each
 * callback of libsecret's owns one reference.
 */
typedef struct _VstKeyringCall VstKeyringCall;

/* Takes @task over. @late is the error to end with when its time is up. */
VstKeyringCall *vst_keyring_call_new (GTask *task, guint milliseconds, VstFlowError late);
VstKeyringCall *vst_keyring_call_ref (VstKeyringCall *self);
void vst_keyring_call_unref (VstKeyringCall *self);

/*
 * For libsecret; cancelled when the call has ended in whatever way. %NULL where that must not be:
 * then libsecret goes on, and what it comes to is thrown away.
 */
GCancellable *vst_keyring_call_get_cancellable (VstKeyringCall *self);
gboolean vst_keyring_call_has_ended (VstKeyringCall *self);
/* Starts the time anew. */
void vst_keyring_call_extend (VstKeyringCall *self, guint milliseconds, VstFlowError late);

/* @value may be %NULL; @free_value frees it if the call has ended already. */
void vst_keyring_call_return (VstKeyringCall *self, gpointer value, GDestroyNotify free_value);
void vst_keyring_call_return_error (VstKeyringCall *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstKeyringCall, vst_keyring_call_unref)

G_END_DECLS
