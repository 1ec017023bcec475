#pragma once

#include "cognito/vst-cognito-client-login.h"
#include "cognito/vst-cognito-client-tokens.h"
#include "cognito/vst-cognito-client.h"
#include "cognito/vst-device-verifier.h"
#include "cognito/vst-mfa-preference.h"
#include "flow/vst-device-store.h"
#include "flow/vst-flow-stages.h"
#include "flow/vst-flow-table.h"
#include "flow/vst-flow.h"
#include "flow/vst-kept-login.h"

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
  VstClientDescription *client_description;
  guint session_minutes;
  gboolean admin_refused; /* the administrator's login did not work: not tried again */
  guint refused_flows;    /* bits of VstAuthFlow that the client does not allow */
  gboolean method_chosen; /* by the person, instead of the pool's */
  VstLoginMethod method;

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
  VstAuthFlow auth_flow;
  VstLoginReason reason;
  char *login_device;     /* DEVICE_KEY that it began with, or NULL */
  VstChallenge challenge; /* NONE: none is open */
  VstSecret *session;
  gint64 session_ends_at; /* monotonic microseconds */
  char *challenged_name;  /* USERNAME of the responses */
  VstQuestion *question;
  VstSecret *answer;   /* the last one, for another try */
  VstChallenge choice; /* a first factor that waits for its password; NONE: none does */
  VstPairing *pairing;
  gboolean pairing_expired;
  gboolean pairing_by_token; /* of who is signed in */
  gboolean paired;           /* this very key has been verified */
  VstSecret *spent_code;     /* the code that is used up, or NULL */
  gint64 wait_until;
  guint clock_timer;

  /* what could end the login at once, after the pairing: see can-finish-now */
  VstSecret *finish_session;
  char *finish_name;
  VstLoginPath finish_path;
  gint64 finish_ends_at; /* monotonic microseconds */

  gboolean reset_sent;
  VstSecret *old_password; /* both for another try */
  VstSecret *new_password;

  /* the person who is signed in */
  VstAuthTokens *tokens;
  gboolean tokens_verified; /* each check of them has passed */
  VstAccount *account;
  gboolean logged_out;
  GCancellable *tokens_life;  /* of what is asked about these tokens */
  GCancellable *service_life; /* of the newest question whether the service takes them */
  gboolean stay;
  char *staying_user;
  VstKeptLogin *kept_login;  /* what is kept for the pool; NULL: nothing */
  gboolean login_kept_since; /* since the keyring was asked: its answer is no longer true */
  VstRefresh refresh_way;
  gboolean refresh_turned; /* it is the other way than was thought */
  VstMfaSetting mfa_wish;
  GCancellable *mfa_life; /* of the newest question about it */
  GStrv mfa_settings;     /* NULL: not known */
  char *preferred_mfa;

  /* this computer, as the pool knows it */
  VstDeviceStore *device_store;
  GCancellable *device_search; /* is under way, or NULL */
  char *searched_name;         /* whose device has been looked for */
  VstTrustedDevice *device;    /* what was found; NULL: none */
  gboolean knows_device;
  VstFlowCommand after_search;
  gboolean without_device; /* for this walk */
  VstTrust trust;
  gboolean trust_kept;
  char *device_key; /* of the tokens */
  char *device_group_key;
  gboolean by_device;
  const char *device_obstacle;
  VstTrustedDevice *spare_device; /* confirmed, and not remembered: nowhere but here; or NULL */
  VstDeviceVerifier *verifier;    /* of a device that is being confirmed, or has been */
  char *unwanted_device;          /* that is being forgotten, for another try */
  VstDeviceList *devices;
};

/* --- vst-flow-properties.c --- */
void vst_flow_install_properties (GObjectClass *object_class);

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
void vst_flow_set_logged_out (VstFlow *self, gboolean logged_out);
void vst_flow_set_question (VstFlow *self, VstQuestion *question);
void vst_flow_set_reset_sent (VstFlow *self, gboolean sent);
void vst_flow_set_stay_flag (VstFlow *self, gboolean stay);
void vst_flow_set_staying_user (VstFlow *self, const char *user_name);
void vst_flow_set_trust (VstFlow *self, VstTrust trust, gboolean kept);
/* The device that the tokens belong to; both may be NULL. */
void vst_flow_set_device_keys (VstFlow *self, const char *device_key, const char *group_key);
/* What the device did for the login; @obstacle is one of VST_DEVICE_OBSTACLE_…, or NULL. */
void vst_flow_set_device_help (VstFlow *self, gboolean by_device, const char *obstacle);
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
/* Ends what is asked in @life, and begins another one. */
void vst_flow_renew_life (GCancellable **life);
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
/* Reads AWS keys, then opens @pool with them or without. */
void vst_flow_read_keys (VstFlow *self);
VstProblem *vst_flow_translate (VstFlow *self, const GError *error);

/* --- vst-flow-sign-up.c, vst-flow-ask.c --- */
/* Whether it may be sent at all, and whether it keeps the rules as far as they are known. */
gboolean vst_flow_check_new_password (VstFlow *self, const char *text, VstFlowError *fault);
/* Marks the rules that the service says were broken. */
void vst_flow_mark_rules (VstFlow *self, const GError *error);
/* Finds out about the user that a sign-up left in doubt. @problem is consumed. */
void vst_flow_ask (VstFlow *self, VstProblem *problem);
/* The login that asked was refused. */
void vst_flow_asked_in_vain (VstFlow *self, const GError *error);

/* --- vst-flow-confirm.c --- */
void vst_flow_show_confirm (VstFlow *self);

/* --- vst-flow-log-in.c, vst-flow-challenge.c --- */
/* Logs in with the held password; where there must be one and is none, the Log In page asks. */
void vst_flow_authenticate (VstFlow *self, VstLoginReason reason);
/*
 * Whether @error only means that the administrator's login is not to be had, and the
 * person's own is to be used instead: from then on, all this pool's logins are.
 */
gboolean vst_flow_falls_back (VstFlow *self, const GError *error);
/* Sets how the next login begins. */
void vst_flow_choose_method (VstFlow *self);
/* What a login by choice is to begin with; NONE: the service is to ask. */
VstChallenge vst_flow_get_preferred_factor (VstFlow *self);
/* From now on by @method, by the person's choice; and again as the pool has it. */
void vst_flow_use_method (VstFlow *self, VstLoginMethod method);
void vst_flow_use_method_of_pool (VstFlow *self);
/* Which setting of the app client is missing, and the ways round it. Transfer full. */
VstProblem *vst_flow_explain_method (VstFlow *self, VstProblem *problem);
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
/* "Vestibule on HOST": what a person finds in a list of devices and factors. */
char *vst_flow_dup_device_name (void);
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
/* The account that the tokens are of, as @user_name, anew. */
void
vst_flow_make_account (VstFlow *self, const char *user_name, const char *sub, const char *email);
/* The account with the tokens as they are now. */
void vst_flow_renew_account (VstFlow *self);

/* --- vst-flow-session.c --- */
/* Whether @error only means that tokens are refreshed in the other way: try again. */
gboolean vst_flow_refresh_otherwise (VstFlow *self, const GError *error);

/* --- vst-flow-token-checks.c --- */
/* Verifies the account's tokens, beside the walk. */
void vst_flow_verify_tokens (VstFlow *self);

/* --- vst-flow-stay.c --- */
/* Looks for a login that was kept for the pool. */
void vst_flow_find_kept_login (VstFlow *self);
/* Keeps the login, if that is wanted and the tokens are good. */
void vst_flow_keep_login (VstFlow *self);
void vst_flow_forget_kept_login (VstFlow *self);

/* --- vst-flow-mfa.c --- */
/* Asks which codes the person has and prefers, beside the walk. */
void vst_flow_ask_mfa (VstFlow *self);
/* Has the key that was just paired by access token asked for from now on. */
void vst_flow_prefer_new_key (VstFlow *self);

/* --- vst-flow-question.c, vst-flow-answer.c --- */
/* What @reply asks a person; NULL: nothing that a person can answer here. Pure. */
VstQuestion *vst_flow_make_question (const VstAuthReply *reply);

/* --- vst-flow-finish.c --- */
/* @session could end the login under way after its pairing; NULL: none can. */
void vst_flow_set_finish (VstFlow *self, VstSecret *session);

/* --- vst-flow-device-search.c --- */
VstDevicePlace vst_flow_get_device_place (VstFlow *self, const char *user_name);
/* Whether the device that was found is the typed name's has changed. */
void vst_flow_see_device (VstFlow *self);
/* Takes @device, which may be NULL. */
void vst_flow_set_device (VstFlow *self, VstTrustedDevice *device);
/* Looks for the device that this computer is to @user_name, if that has not been done. */
void vst_flow_search_device (VstFlow *self, const char *user_name);
/* Goes on with @next once it is known which device this computer is to the walker. */
void vst_flow_with_device (VstFlow *self, VstFlowCommand next);
void vst_flow_forget_search (VstFlow *self);
/* Nothing is kept of it any more. */
void vst_flow_drop_device (VstFlow *self, const char *user_name);

/* --- vst-flow-device-login.c, vst-flow-device-trust.c --- */
/* Answers DEVICE_SRP_AUTH for the device that the login began with. */
void vst_flow_answer_by_device (VstFlow *self);
/* The pool does not know the device any more: drops it, and logs in without. */
void vst_flow_device_forgotten (VstFlow *self);
/* Somebody has just logged in: has the pool know the device, or says that it does. */
void vst_flow_greet_device (VstFlow *self);
/* It has just become known what the pool does with devices. */
void vst_flow_retell_trust (VstFlow *self);
/* Somebody goes on by a login that was kept with @device_key, which may be NULL. */
void vst_flow_greet_kept_device (VstFlow *self, const char *device_key);

G_END_DECLS
