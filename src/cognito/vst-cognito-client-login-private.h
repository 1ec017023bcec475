#pragma once

#include "cognito/vst-cognito-client-login.h"
#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-password-claim.h"

G_BEGIN_DECLS

/**
 * VstLoginRun:
 *
 * One piece of a login, of one call or several: its first request, and what is answered by
 * itself on the way. Internal to the client.
 */
typedef struct _VstLoginRun VstLoginRun;

/* Makes the first request; @srp_a is %NULL without a claim. */
typedef JsonNode *(*VstLoginRequest) (const VstPool *pool,
                                      const VstLoginRun *run,
                                      const char *srp_a);

struct _VstLoginRun
{
  VstLoginPath path;
  VstOperation operation; /* of the first request */
  VstLoginRequest make_request;
  char *user_name; /* of the next request */
  char *device_key;
  VstSecret *password; /* to be sent, or to be proved */

  VstAuthFlow flow;       /* of a start */
  VstChallenge preferred; /* of a start */

  VstChallenge challenge; /* of an answer */
  VstSecret *session;     /* of an answer */
  GHashTable *responses;  /* of an answer */

  VstChallenge verifier; /* what is answered by itself; NONE: nothing */
  char *realm;           /* of the claim */
  gboolean by_device;    /* the device proves itself, not the person */
  VstPasswordClaim *claim;
  GCancellable *cancellable; /* borrowed */
};

/* The operation that answers challenges. */
VstOperation vst_login_path_get_respond (VstLoginPath path);

/* Takes @run. The task's source is @self, and its tag @source_tag. */
void vst_login_run_start (VstLoginRun *run,
                          VstCognitoClient *self,
                          gpointer source_tag,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
VstAuthReply *vst_login_run_finish (VstCognitoClient *self,
                                    GAsyncResult *result,
                                    gpointer source_tag,
                                    GError **error);

G_END_DECLS
