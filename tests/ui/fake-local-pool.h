#pragma once

#include "flow/vst-local-pool.h"

G_BEGIN_DECLS

/* A practice pool that never starts. Its inbox is a GListStore: a test puts the mails in. */
#define FAKE_TYPE_LOCAL_POOL (fake_local_pool_get_type ())
G_DECLARE_FINAL_TYPE (FakeLocalPool, fake_local_pool, FAKE, LOCAL_POOL, GObject)

VstLocalPool *fake_local_pool_new (void);

G_END_DECLS
