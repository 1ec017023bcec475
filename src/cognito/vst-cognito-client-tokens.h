#pragma once

#include "cognito/vst-cognito-client.h"
#include "cognito/vst-token-check.h"

G_BEGIN_DECLS

/* How a refresh is asked for: it depends on the app client which of the two is allowed. */
typedef enum
{
  VST_REFRESH_PLAIN,    /* REFRESH_TOKEN_AUTH: the refresh token stays what it is */
  VST_REFRESH_ROTATING, /* GetTokensFromRefreshToken: a new one comes, and the old one ends */
} VstRefresh;

/*
 * @user_name is the service's own for the person (the sub, where people sign in by e-mail
 * address), for SECRET_HASH is over it. @device_key is that of the login the token came from,
 * if it was confirmed; may be %NULL. The refresh token is %NULL in the answer where the one
 * that was sent stays good.
 */
void vst_cognito_client_refresh_async (VstCognitoClient *self,
                                       VstRefresh how,
                                       const char *user_name,
                                       VstSecret *refresh_token,
                                       const char *device_key,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
VstAuthTokens *
vst_cognito_client_refresh_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/* RevokeToken: this refresh token, and the access tokens that came of it, end. */
void vst_cognito_client_revoke_async (VstCognitoClient *self,
                                      VstSecret *refresh_token,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
vst_cognito_client_revoke_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/* GlobalSignOut: every refresh and access token of the person ends. */
void vst_cognito_client_sign_out_async (VstCognitoClient *self,
                                        VstSecret *access_token,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
vst_cognito_client_sign_out_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/*
 * Verifies the access token and, where there is one, the ID token against the pool's keys, by
 * the service's clock. The keys are fetched once and kept; for a kid that is not among them
 * they are fetched again, at most once in ten seconds. Tokens that fail are no error: see
 * their reports. An error means that the keys could not be had.
 */
void vst_cognito_client_check_tokens_async (VstCognitoClient *self,
                                            const VstAuthTokens *tokens,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* @id_report gets %NULL where there is no ID token; both are the caller's. */
gboolean vst_cognito_client_check_tokens_finish (VstCognitoClient *self,
                                                 GAsyncResult *result,
                                                 VstTokenReport **access_report,
                                                 VstTokenReport **id_report,
                                                 GError **error);

G_END_DECLS
