#pragma once

#include "cognito/vst-cognito-client.h"
#include "cognito/vst-result-page.h"
#include "cognito/vst-user-query.h"

G_BEGIN_DECLS

/* The pool's users, for an administrator: all of it is signed. */

/* A page of VstCognitoUser. */
void vst_cognito_client_list_users_async (VstCognitoClient *self,
                                          const VstUserQuery *query,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
VstResultPage *
vst_cognito_client_list_users_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

void vst_cognito_client_admin_delete_user_async (VstCognitoClient *self,
                                                 const char *user_name,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
gboolean vst_cognito_client_admin_delete_user_finish (VstCognitoClient *self,
                                                      GAsyncResult *result,
                                                      GError **error);

G_END_DECLS
