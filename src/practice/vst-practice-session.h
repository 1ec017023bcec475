#pragma once

#include "practice/vst-practice-user.h"

G_BEGIN_DECLS

/*
 * The state between two steps of a sign-in. A session is good once: the step that
 * succeeds uses it up, a wrong code does not.
 */
typedef struct
{
  GBytes *hash; /* names it in the store; the session itself is not kept */
  char *pool;
  char *client;
  gint64 user;
  char *challenge; /* "MFA_SETUP", "SOFTWARE_TOKEN_MFA", … */
  char *stage;     /* within MFA_SETUP: "asked", "associated", "verified"; of EMAIL_OTP: "first" */
  char *device;    /* the key that came with the sign-in; may be %NULL */
} VstPracticeSession;

/* Real ones begin so too; on a command line, a text that began with "-" would be an option. */
#define VST_PRACTICE_SESSION_PREFIX "AYABe"

/* A new session, good until @expires (seconds); gives the text for the client. */
char *vst_practice_session_issue (VstPracticeStore *store,
                                  const VstPracticeUser *user,
                                  const char *client,
                                  const char *challenge,
                                  const char *stage,
                                  const char *device,
                                  gint64 now,
                                  gint64 expires);

/* Fails with NotAuthorized: unknown, used or expired. */
VstPracticeSession *
vst_practice_session_load (VstPracticeStore *store, const char *text, gint64 now, GError **error);
/* The newest session of @user for @challenge that is still good; %NULL if there is none. */
VstPracticeSession *vst_practice_session_load_newest (VstPracticeStore *store,
                                                      const VstPracticeUser *user,
                                                      const char *client,
                                                      const char *challenge,
                                                      const char *device,
                                                      gint64 now);
void vst_practice_session_use (VstPracticeStore *store, const VstPracticeSession *self);
void vst_practice_session_free (VstPracticeSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeSession, vst_practice_session_free)

/* SHA-256 of @text, the form in which sessions and refresh tokens are kept. */
GBytes *vst_practice_hash_text (const char *text);
/* @size random bytes as base64url. */
char *vst_practice_random_base64url (gsize size);

G_END_DECLS
