#pragma once

#include "practice/vst-practice-app-client.h"
#include "practice/vst-practice-service.h"
#include "practice/vst-practice-user.h"

G_BEGIN_DECLS

/* New tokens for @user, as an AuthenticationResult. Fails while the keys are being made. */
JsonObject *vst_practice_tokens_issue (VstPracticeCall *call,
                                       const VstPracticeAppClient *client,
                                       const VstPracticeUser *user,
                                       GError **error);

/* Id and access token for a refresh token of @client. @secret_hash may be %NULL. */
JsonObject *vst_practice_tokens_refresh (VstPracticeCall *call,
                                         const VstPracticeAppClient *client,
                                         const char *refresh_token,
                                         const char *secret_hash,
                                         GError **error);

/* The user that an access token of this service speaks for. */
VstPracticeUser *
vst_practice_tokens_check_access (VstPracticeCall *call, const char *token, GError **error);

/* The issuer of @pool's tokens: the real service's form. */
char *vst_practice_tokens_get_issuer (const VstPracticeAccount *account, const char *pool);
/* The public keys of @pool as a JWK set; %NULL while they are being made. */
JsonObject *vst_practice_tokens_get_jwks (VstPracticeKeys *keys, const char *pool);

G_END_DECLS
