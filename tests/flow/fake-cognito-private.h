#pragma once

#include "fake-cognito.h"

G_BEGIN_DECLS

/* A call that waits for the test to answer it. Borrowed from the queue. */
FakeCall *fake_start (VstCognitoClient *self,
                      const char *operation,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/* Answers @call, which waits, before anybody asks; frees it, and takes @error. */
void fake_withdraw (FakeCall *call, GError *error);

G_END_DECLS
