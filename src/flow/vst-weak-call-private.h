#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The user_data of an asynchronous call that an object makes without being kept alive by it.
 * @life is cancelled when its answer is no longer wanted.
 */
gpointer vst_weak_call_new (gpointer object, GCancellable *life);
/* Frees @call; a new reference, or %NULL: the object is gone, or the answer is not wanted. */
gpointer vst_weak_call_end (gpointer call);

G_END_DECLS
