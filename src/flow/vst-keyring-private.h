#pragma once

#include "flow/vst-keyring.h"

G_BEGIN_DECLS

/* For tests: how long to wait for the service, and for a person who is asked something. */
void vst_keyring_set_patience (VstKeyring *self, guint milliseconds, guint with_person);

G_END_DECLS
