#pragma once

#include "cognito/vst-cognito-client.h"

G_BEGIN_DECLS

/*
 * Every way to begin a login, and those answers that are proved by SRP. Each pair ends with
 * what the service asks next, or with tokens. The arithmetic is done in a thread.
 */

/*
 * InitiateAuth or AdminInitiateAuth. PASSWORD_VERIFIER is answered by itself where @start is by
 * SRP. %VST_COGNITO_ERROR_DEVICE_UNKNOWN: the pool does not know the device any more; drop it and
 * begin anew without. @start must have a password if its flow takes one.
 */
void vst_cognito_client_start_async (VstCognitoClient *self,
                                     const VstAuthStart *start,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
VstAuthReply *
vst_cognito_client_start_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/* An answer to a challenge of a login that has begun. Borrowed for the call. */
typedef struct
{
  VstLoginPath path;
  VstChallenge challenge;
  const char *user_name;  /* of the reply that asked */
  VstSecret *session;     /* of the reply that asked; may be %NULL */
  const char *device_key; /* as in VstAuthStart */
} VstAuthAnswer;

/*
 * Chooses PASSWORD_SRP from SELECT_CHALLENGE, or answers PASSWORD_SRP itself, and then
 * PASSWORD_VERIFIER.
 */
void vst_cognito_client_answer_by_srp_async (VstCognitoClient *self,
                                             const VstAuthAnswer *answer,
                                             VstSecret *password,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
VstAuthReply *vst_cognito_client_answer_by_srp_finish (VstCognitoClient *self,
                                                       GAsyncResult *result,
                                                       GError **error);

/*
 * DEVICE_SRP_AUTH and then DEVICE_PASSWORD_VERIFIER, for the device of @answer.
 * %VST_COGNITO_ERROR_DEVICE_UNKNOWN: the pool has forgotten the device, or what is kept of it
 * is wrong; drop it and begin anew without.
 */
void vst_cognito_client_answer_by_device_async (VstCognitoClient *self,
                                                const VstAuthAnswer *answer,
                                                const char *device_group_key,
                                                VstSecret *device_password,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
VstAuthReply *vst_cognito_client_answer_by_device_finish (VstCognitoClient *self,
                                                          GAsyncResult *result,
                                                          GError **error);

G_END_DECLS
