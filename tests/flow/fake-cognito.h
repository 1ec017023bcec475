#pragma once

#include "cognito/vst-cognito-client-tokens.h"
#include "cognito/vst-cognito-client.h"
#include "cognito/vst-mfa-preference.h"

G_BEGIN_DECLS

/*
 * In place of the real client: it sends nothing, and answers when the test says so.
 * What was called waits in order.
 */
typedef struct
{
  char *operation; /* as on the wire */
  char *user_name;
  char *password;
  char *code;
  char *session;
  char *access_token;
  char *device_name;
  char *device_key;
  VstAuthFlow flow;
  VstChallenge preferred;
  VstChallenge challenge;
  gboolean remembered;
  VstMfaSetting totp;
  GHashTable *responses;  /* of a challenge: char * -> VstSecret * */
  GHashTable *attributes; /* of a sign-up: char * -> char * */
  GTask *task;
  gboolean answered;
} FakeCall;

void fake_call_free (FakeCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeCall, fake_call_free)

/* Waits for the next call of @operation, and takes it out of the queue. */
FakeCall *fake_take (const char *operation);
/* How many calls of @operation wait to be answered. */
guint fake_count (const char *operation);
/* Fails unless nothing but @operation (may be %NULL) waits, now that all has settled. */
void fake_assert_only (const char *operation);
/* Ends whatever waits, with an error. */
void fake_clear (void);
/* Takes calls of @operation out of the queue with @code, as they come. */
void fake_refuse_all (const char *operation, VstCognitoError code);

/* Each answers @call, frees it, and lets everything settle. @result is consumed. */
void fake_fail (FakeCall *call, VstCognitoError code);
void fake_fail_with (FakeCall *call, GError *error);
void fake_succeed (FakeCall *call, gpointer result, GDestroyNotify destroy);
void fake_succeed_boolean (FakeCall *call);
/* VerifySoftwareToken: @session may be %NULL. */
void fake_verify (FakeCall *call, gboolean verified, const char *session);

/* ConfirmDevice. */
void fake_confirm_device (FakeCall *call, gboolean must_ask);
/* The check of the tokens; takes both. */
void fake_check (FakeCall *call, VstTokenReport *access, VstTokenReport *id);
/* All is well but @fails; %VST_TOKEN_RULE_NOT_BEFORE: all is. */
VstTokenReport *fake_report (VstTokenUse use, VstTokenRule fails);

/* What a check of tokens ends with. */
typedef struct
{
  VstTokenReport *access;
  VstTokenReport *id;
} FakeReports;

/* Results. */
VstAuthReply *fake_challenge (const char *name, const char *session);
VstAuthReply *fake_challenge_with (const char *name,
                                   const char *session,
                                   const char *parameter,
                                   const char *value);
VstAuthReply *fake_tokens (const char *id_token, const char *access_token);
VstCognitoUser *fake_user (const char *user_name, const char *status);
VstSignUpResult *fake_signed_up (gboolean confirmed, const char *destination);
VstTokenAssociation *fake_association (const char *key, const char *session);

/* What the clients made from now on say. */
void fake_set_clock_offset (gint64 seconds);
/* The pool that the newest client was made for, and its keys; borrowed, may be %NULL. */
VstPool *fake_get_pool (void);
VstAwsCredentials *fake_get_credentials (void);

G_END_DECLS
