#pragma once

#include "aws/vst-aws-credentials.h"
#include "cognito/vst-cognito-error.h"
#include "cognito/vst-result-page.h"

G_BEGIN_DECLS

/**
 * VstCognitoFinder:
 *
 * The user pools and app clients of an AWS account in one region, for a person who has yet to
 * choose among them: where a VstCognitoClient would need the very pool that is looked for. All
 * of it is signed. It reports like VstCognitoClient, and has the same signal "exchange".
 */
#define VST_TYPE_COGNITO_FINDER (vst_cognito_finder_get_type ())
G_DECLARE_FINAL_TYPE (VstCognitoFinder, vst_cognito_finder, VST, COGNITO_FINDER, GObject)

/*
 * @endpoint may be %NULL or empty: the service's own. @credentials may be %NULL, and then every
 * call ends with %VST_COGNITO_ERROR_KEYS_MISSING.
 */
VstCognitoFinder *
vst_cognito_finder_new (const char *region, const char *endpoint, VstAwsCredentials *credentials);

/* A page of VstNamedId. @page_token: %NULL for the first. */
void vst_cognito_finder_list_pools_async (VstCognitoFinder *self,
                                          const char *page_token,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
VstResultPage *
vst_cognito_finder_list_pools_finish (VstCognitoFinder *self, GAsyncResult *result, GError **error);

/* A page of VstNamedId. */
void vst_cognito_finder_list_clients_async (VstCognitoFinder *self,
                                            const char *user_pool_id,
                                            const char *page_token,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
VstResultPage *vst_cognito_finder_list_clients_finish (VstCognitoFinder *self,
                                                       GAsyncResult *result,
                                                       GError **error);

/* With the client's secret, if it has one. */
void vst_cognito_finder_describe_client_async (VstCognitoFinder *self,
                                               const char *user_pool_id,
                                               const char *client_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
VstClientDescription *vst_cognito_finder_describe_client_finish (VstCognitoFinder *self,
                                                                 GAsyncResult *result,
                                                                 GError **error);

G_END_DECLS
