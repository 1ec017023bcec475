#pragma once

#include "practice/vst-practice-rules.h"

G_BEGIN_DECLS

/*
 * New tokens for the user of @sign_in, as an AuthenticationResult. They are tied to the
 * device that it came from, or to a new one. Fails while the keys are being made.
 */
JsonObject *
vst_practice_tokens_issue (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error);

/* A refresh token and what came with it. */
typedef struct
{
  const char *token;
  gboolean by_secret;      /* the client proved itself by its secret, not by a hash */
  const char *secret_hash; /* may be %NULL */
  const char *device;      /* may be %NULL */
  gboolean rotates;        /* the token is to be exchanged for a new one */
  gint64 grace;            /* seconds that the old one then goes on to work */
} VstPracticeRefresh;

/* Id and access token for a refresh token of @client. */
JsonObject *vst_practice_tokens_refresh (VstPracticeCall *call,
                                         const VstPracticeAppClient *client,
                                         const VstPracticeRefresh *refresh,
                                         GError **error);
/* Takes back all sign-ins of @user. */
void vst_practice_tokens_revoke_all (VstPracticeCall *call, const VstPracticeUser *user);

/* The user that an access token of this service speaks for. */
VstPracticeUser *
vst_practice_tokens_check_access (VstPracticeCall *call, const char *token, GError **error);

/* Whom and what an access token speaks for. */
typedef struct
{
  VstPracticeUser *user;
  char *client; /* its ID */
  char *device; /* the key of the device that it is tied to; may be %NULL */
} VstPracticeBearer;

void vst_practice_bearer_clear (VstPracticeBearer *bearer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstPracticeBearer, vst_practice_bearer_clear)

gboolean vst_practice_tokens_check_bearer (VstPracticeCall *call,
                                           const char *token,
                                           VstPracticeBearer *bearer,
                                           GError **error);

/* The issuer of @pool's tokens: the real service's form. */
char *vst_practice_tokens_get_issuer (const VstPracticeAccount *account, const char *pool);
/* The public keys of @pool as a JWK set; %NULL while they are being made. */
JsonObject *vst_practice_tokens_get_jwks (VstPracticeKeys *keys, const char *pool);

G_END_DECLS
