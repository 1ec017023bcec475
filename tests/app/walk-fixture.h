#pragma once

#include "flow/vst-flow.h"
#include "practice/vst-practice-pool.h"

G_BEGIN_DECLS

#define WALK_PASSWORD "Correct-Horse-7"
#define WALK_EMAIL "alice@example.com"

/* A walkthrough without a window, its client, and a practice pool of some kind over real HTTP. */
typedef struct
{
  VstPracticeKind kind;
  char *folder;
  VstPracticePool *practice;
  VstSavedPool *pool;
  VstFlow *flow;
  VstSecret *key;
  gint ahead; /* seconds: how far the practice pool's clock is; atomic */
  guint mails;
  char *mailed_code;
} Walk;

/* On the welcome page, with the pool chosen. @keys: with AWS keys. */
Walk *walk_new (VstPracticeKind kind, gboolean keys);
void walk_free (Walk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Walk, walk_free)

/* The application, and the practice pool, end and start again. */
void walk_restart (Walk *self);
/* The application alone starts again, and finds the pool elsewhere. */
void walk_set_endpoint (Walk *self, const char *endpoint);

void walk_await (Walk *self, VstStep step);
/* Until the token checks have ended; fails if one of them has failed. */
void walk_await_good_tokens (Walk *self);
VstTokenCheckState walk_get_check (Walk *self, VstTokenCheckKind kind);
/* Asks until the access token's check has an answer. */
VstTokenCheckState walk_ask_service (Walk *self);

/* Each to the page that it leads to. Sign-up ends on @step. */
void walk_sign_up (Walk *self, const char *user_name, VstStep step);
void walk_confirm (Walk *self, VstStep step);
/* Waits for one mail more than there was. */
char *walk_dup_mailed_code (Walk *self);
void walk_pair (Walk *self, VstStep step);
/* The authenticator's next code that has not been used; the practice pool's clock keeps up. */
void walk_send_code (Walk *self);
/* What an administrator does meanwhile; @request is JSON without its last brace. The pool ID is
   added. */
void walk_administer (Walk *self, const char *operation, const char *request);
/* Starts over, and logs in. */
void walk_log_in_again (Walk *self, const char *user_name, VstStep step);

G_END_DECLS
