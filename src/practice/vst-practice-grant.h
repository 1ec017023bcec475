#pragma once

#include "practice/vst-practice-rules.h"

G_BEGIN_DECLS

/* What the tokens of one sign-in share. All but issuer and event_id are borrowed. */
typedef struct
{
  VstPracticeCall *call;
  const VstPracticeAppClient *client;
  const VstPracticeUser *user;
  const char *origin_jti;
  const char *device; /* may be %NULL */
  gint64 auth_time;
  char *issuer;
  char *event_id;
} VstPracticeGrant;

void vst_practice_grant_clear (VstPracticeGrant *grant);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstPracticeGrant, vst_practice_grant_clear)

/* An AuthenticationResult with new tokens. @refresh_token may be %NULL. */
JsonObject *vst_practice_grant_make_result (const VstPracticeGrant *grant,
                                            const char *refresh_token);
/* Fails while the keys of @pool are being made. */
gboolean vst_practice_grant_check_keys (VstPracticeCall *call, const char *pool, GError **error);
/* A new one, opaque to clients and of the real one's form: a JWE in five parts. */
char *vst_practice_grant_make_refresh_token (void);

G_END_DECLS
