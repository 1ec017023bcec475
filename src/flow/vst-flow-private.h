#pragma once

#include "cognito/vst-cognito-client.h"
#include "flow/vst-flow-stages.h"
#include "flow/vst-flow-table.h"
#include "flow/vst-flow.h"

G_BEGIN_DECLS

/* How far the chosen pool is. */
typedef enum
{
  VST_OPENING_CLOSED, /* none is chosen */
  VST_OPENING_UNDER_WAY,
  VST_OPENING_OPEN,
  VST_OPENING_FAILED, /* see the pool's problem */
} VstOpening;

/* Why a login is sent: it decides what an answer other than a challenge means. */
typedef enum
{
  VST_LOGIN_WANTED,         /* by the person, or the next thing to do */
  VST_LOGIN_ASKS,           /* whether a user exists after a sign-up that went wrong */
  VST_LOGIN_RENEWS_PAIRING, /* the session was lost before the key was paired */
  VST_LOGIN_RENEWS_SESSION, /* the session was lost before the code was taken */
} VstLoginReason;

typedef void (*VstFlowCommand) (VstFlow *self);

struct _VstFlow
{
  GObject parent_instance;

  VstKeyring *keyring;
  VstLocalPool *local_pool;
  VstActivity *activity;
  VstClockFunc real_clock;
  VstClockFunc monotonic_clock;
  gpointer clock_data;

  /* where the person is */
  VstStep step;
  GArray *history; /* VstStep: the pages that Back shows, the next one last */
  VstBusy busy;
  VstProblem *problem;
  VstNotice notice;
  VstNotice coming_notice; /* said when what is under way has ended */
  VstObstacle obstacle;
  char *obstacle_detail;
  guint stages_done;
  GCancellable *errand; /* what is under way, or NULL */
  VstFlowCommand again; /* what TRY_AGAIN does, or NULL */

  /* the pool */
  VstSavedPool *pool;
  VstCognitoClient *client; /* NULL until the pool is open */
  GCancellable *pool_life;  /* ends with the choice of another one */
  VstOpening opening;
  VstSavedPool *filled_pool; /* a copy of it, with the secrets from the keyring */
  VstProblem *pool_problem;
  VstProblem *keys_problem; /* NULL: keys there, or none wanted */
  gboolean keys_told;       /* a person has been told of it */
  VstEvent wanted;          /* where to go once the pool is open */
  VstPoolDescription *description;
  guint session_minutes;
  gboolean admin_refused;   /* the administrator's login did not work: not tried again */
  gboolean password_chosen; /* by the person, instead of the administrator's */

  /* what the person has typed */
  char *user_name;
  char *email;
  VstAttributeFields *attributes;
  VstPasswordRules *password_rules;
  VstSecret *password; /* NULL: none is held */
  VstSecret *code;     /* the last one typed, for another try */

  /* the user of this walk, and what is known of it */
  char *walker; /* the user name that goes on the wire, or NULL */
  GCancellable *walk_life;
  char *signed_up_form;        /* what a SignUp that went well was made of, or NULL */
  gboolean sign_up_unsure;     /* a SignUp of this name may have taken effect unanswered */
  VstProblem *sign_up_problem; /* what the question about the user is to explain */
  gboolean confirmed;          /* nothing is left to confirm */
  char *delivery_medium;
  char *delivery_destination;
  gint64 resend_at;
  char *status;
  char *status_before;
  gboolean user_enabled;

  /* the login under way */
  VstLoginPath path;
  VstLoginReason reason;
  VstChallenge challenge; /* NONE: none is open */
  VstSecret *session;
  gint64 session_ends_at; /* monotonic microseconds */
  char *challenged_name;  /* USERNAME of the responses */
  VstPairing *pairing;
  gboolean pairing_expired;
  gboolean paired;       /* this very key has been verified */
  VstSecret *spent_code; /* the code that is used up, or NULL */
  gint64 wait_until;
  guint clock_timer;

  VstAuthTokens *tokens; /* of who is signed in */
  VstAccount *account;
};

/* --- vst-flow-state.c: setters that notify on change --- */
void vst_flow_set_busy (VstFlow *self, VstBusy busy);
void vst_flow_set_problem (VstFlow *self, VstProblem *problem);
void vst_flow_set_notice (VstFlow *self, VstNotice notice);
void vst_flow_set_password (VstFlow *self, VstSecret *password);
void vst_flow_set_delivery (VstFlow *self, const VstCodeDelivery *delivery);
void vst_flow_set_resend_at (VstFlow *self, gint64 resend_at);
void vst_flow_set_status (VstFlow *self, const char *status, gboolean enabled);
void vst_flow_set_status_before (VstFlow *self, const char *status);
void vst_flow_set_pairing (VstFlow *self, VstPairing *pairing);
void vst_flow_set_pairing_expired (VstFlow *self, gboolean expired);
void vst_flow_set_wait_until (VstFlow *self, gint64 wait_until);
void vst_flow_set_account (VstFlow *self, VstAccount *account);
/* Microseconds: since 1970, and of a clock that never jumps. */
gint64 vst_flow_get_real_time (VstFlow *self);
gint64 vst_flow_get_monotonic_time (VstFlow *self);

/* --- vst-flow-errand.c: what is asked of the service, and still wanted --- */

/*
 * The user_data of an asynchronous call: holds no reference on the flow. @life is
 * cancelled when nobody wants the answer any more.
 */
gpointer vst_flow_errand_new (VstFlow *self, GCancellable *life);
/* Frees @errand; a new reference, or NULL: the flow is gone, or the answer is not wanted. */
VstFlow *vst_flow_errand_end (gpointer errand);
/* Begins a command, or its next part. */
void vst_flow_start (VstFlow *self, VstBusy busy);
/* The user_data of the call that the command under way now makes. */
gpointer vst_flow_send (VstFlow *self);
/* The command has ended: on the same page, with @problem (consumed; may be NULL). */
void vst_flow_end (VstFlow *self, VstProblem *problem);
/* The command has ended, and @event decides on the page. */
void vst_flow_arrive (VstFlow *self, VstEvent event);
void vst_flow_stage_done (VstFlow *self, VstStage stage);

/* --- vst-flow-memory.c: what is forgotten together --- */
void vst_flow_forget_login (VstFlow *self); /* the session, and what it was for */
/* Everything that was needed only to get in: the password, the session, the key. */
void vst_flow_forget_way_in (VstFlow *self);
void vst_flow_forget_walker (VstFlow *self); /* the user, not what was typed */
void vst_flow_forget_person (VstFlow *self); /* and what was typed */
void vst_flow_forget_pool (VstFlow *self);
/* Makes @name the user of this walk; what was known of another one is forgotten. */
void vst_flow_adopt (VstFlow *self, const char *name);

/* --- vst-flow-open.c and vst-flow-describe.c: the pool --- */
void vst_flow_pool_opened (VstFlow *self, VstPool *pool, VstAwsCredentials *credentials);
void vst_flow_pool_failed (VstFlow *self, VstProblem *problem);
/* Goes where the person wanted to, as soon as the pool is open. */
void vst_flow_go_on (VstFlow *self);
/* Asks what the pool is like, where that is permitted. Failing is no matter. */
void vst_flow_describe (VstFlow *self);
void vst_flow_require_attributes (VstFlow *self);
gboolean vst_flow_name_is_email (VstFlow *self);
/* Reads AWS keys, then opens @pool with them or without. */
void vst_flow_read_keys (VstFlow *self);
VstProblem *vst_flow_translate (VstFlow *self, const GError *error);

/* --- vst-flow-sign-up.c, vst-flow-ask.c --- */
/* Finds out about the user that a sign-up left in doubt. @problem is consumed. */
void vst_flow_ask (VstFlow *self, VstProblem *problem);
/* The login that asked was refused. */
void vst_flow_asked_in_vain (VstFlow *self, const GError *error);

/* --- vst-flow-confirm.c --- */
void vst_flow_show_confirm (VstFlow *self);

/* --- vst-flow-log-in.c, vst-flow-challenge.c --- */
/* Logs in with the held password; where there is none, the Log In page asks for it. */
void vst_flow_authenticate (VstFlow *self, VstLoginReason reason);
/*
 * Whether @error only means that the administrator's login is not to be had, and the
 * person's own is to be used instead: from then on, all this pool's logins are.
 */
gboolean vst_flow_falls_back (VstFlow *self, const GError *error);
/* On to the page of the challenge that is open, else to a login. */
void vst_flow_resume (VstFlow *self);
/* The Log In page asks for a password, and says @problem (consumed; may be NULL). */
void vst_flow_ask_password (VstFlow *self, VstProblem *problem);
/* Cognito's answer decides which page is next. @reply is consumed. */
void vst_flow_follow (VstFlow *self, VstAuthReply *reply);
/* The newest session is the one to send back; %NULL: there is no newer one. */
void vst_flow_keep_session (VstFlow *self, VstSecret *session);

/* --- vst-flow-pair.c --- */
void vst_flow_prepare_pairing (VstFlow *self);
/* Keeps the code in @text; where there can be none in it, a problem says so. */
gboolean vst_flow_take_code (VstFlow *self, const char *text);

/* --- vst-flow-clock.c --- */
/* Watches for the moments that this side finds out by itself: expiry, and the next code. */
void vst_flow_watch_clock (VstFlow *self);
/* @code is used up until its step has passed. */
void vst_flow_spend_code (VstFlow *self, VstSecret *code);
/* For tests that drive the clock: what the timers do. */
void vst_flow_tick (VstFlow *self);

/* --- vst-flow-account.c --- */
void vst_flow_logged_in (VstFlow *self, VstAuthTokens *tokens);

G_END_DECLS
