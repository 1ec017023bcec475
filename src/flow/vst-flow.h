#pragma once

#include <gio/gio.h>

#include "crypto/vst-secret.h"
#include "flow/vst-account.h"
#include "flow/vst-activity.h"
#include "flow/vst-attribute-fields.h"
#include "flow/vst-device-list.h"
#include "flow/vst-keyring.h"
#include "flow/vst-local-pool.h"
#include "flow/vst-pairing.h"
#include "flow/vst-password-rules.h"
#include "flow/vst-problem.h"
#include "flow/vst-question.h"
#include "flow/vst-saved-pool.h"
#include "flow/vst-user-list.h"

G_BEGIN_DECLS

/* The pages of a walkthrough. Which comes next is decided by what Cognito answers. */
typedef enum
{
  VST_STEP_WELCOME,
  VST_STEP_SIGN_UP,
  VST_STEP_CONFIRM,
  VST_STEP_LOG_IN,
  VST_STEP_PAIR,
  VST_STEP_CODE,      /* the authenticator's code, at login */
  VST_STEP_CHALLENGE, /* any other question that a person can answer: vst_flow_get_question() */
  VST_STEP_RESET,     /* Forgot Password?: a code by mail, and a new password */
  VST_STEP_DONE,
  VST_STEP_CANNOT_GO_ON,
} VstStep;

#define VST_TYPE_STEP (vst_step_get_type ())
GType vst_step_get_type (void);

/* The five stages of the row under the header bar. */
typedef enum
{
  VST_STAGE_SIGN_UP,
  VST_STAGE_CONFIRM,
  VST_STAGE_PAIR,
  VST_STAGE_LOG_IN,
  VST_STAGE_DONE,
} VstStage;
#define VST_N_STAGES 5

typedef enum
{
  VST_STAGE_STATE_AHEAD,
  VST_STAGE_STATE_CURRENT,
  VST_STAGE_STATE_DONE,
  VST_STAGE_STATE_SKIPPED,
} VstStageState;

/* What is under way; NONE when nothing is. */
typedef enum
{
  VST_BUSY_NONE,
  VST_BUSY_OPENING, /* the pool: practice pool starting, keys being read */
  VST_BUSY_SIGNING_UP,
  VST_BUSY_ASKING, /* whether the user exists, and in which state */
  VST_BUSY_CONFIRMING,
  VST_BUSY_SENDING_CODE,
  VST_BUSY_LOGGING_IN,
  VST_BUSY_PREPARING, /* an authenticator key is being asked for */
  VST_BUSY_VERIFYING, /* the code that pairs */
  VST_BUSY_CHECKING,  /* the code that logs in */
  VST_BUSY_DELETING,
  VST_BUSY_ANSWERING,     /* a question */
  VST_BUSY_SENDING_RESET, /* the code for a new password */
  VST_BUSY_RESETTING,
  VST_BUSY_TRUSTING, /* ConfirmDevice, UpdateDeviceStatus, ForgetDevice */
  VST_BUSY_REFRESHING,
  VST_BUSY_LOGGING_OUT,
  VST_BUSY_CHANGING, /* the password, or what the person prefers */
} VstBusy;

#define VST_TYPE_BUSY (vst_busy_get_type ())
GType vst_busy_get_type (void);

/* Something worth knowing that stands in nobody's way. Goes at the next step. */
typedef enum
{
  VST_NOTICE_NONE,
  VST_NOTICE_ADMIN_NOT_PERMITTED, /* the keys may not do the administrator's login: Password used */
  VST_NOTICE_ADMIN_KEYS_REFUSED,  /* unknown, wrong or expired keys: Password used */
  VST_NOTICE_ADMIN_OTHER_ACCOUNT, /* the keys' account has no such pool: Password used */
  VST_NOTICE_KEYS_UNREADABLE,     /* AWS keys could not be had: walking without */
  VST_NOTICE_SESSION_RENEWED,     /* logged in anew after a lost session: type the next code */
  VST_NOTICE_CODE_SENT,           /* a new code is on its way */
  VST_NOTICE_USER_DELETED,
  VST_NOTICE_DEVICE_FORGOTTEN, /* the pool no longer knows this computer: its secret is dropped */
  VST_NOTICE_PASSWORD_CHANGED,
  VST_NOTICE_REFRESHED,
  VST_NOTICE_LOGGED_OUT,
  VST_NOTICE_LOGGED_OUT_EVERYWHERE,
  VST_NOTICE_SRP_DISABLED, /* the client does not allow SRP: Password used */
  VST_NOTICE_BY_CHOICE,    /* nor that: USER_AUTH used */
  VST_NOTICE_BY_CUSTOM,    /* nor that: CUSTOM_AUTH used */
  VST_NOTICE_MFA_CHANGED,
} VstNotice;

#define VST_TYPE_NOTICE (vst_notice_get_type ())
GType vst_notice_get_type (void);

/* Why a walk cannot go on. */
typedef enum
{
  VST_OBSTACLE_NONE,
  VST_OBSTACLE_CHALLENGE,     /* a challenge that is not handled: see its name */
  VST_OBSTACLE_NO_TOTP_SETUP, /* MFA_SETUP without SOFTWARE_TOKEN_MFA: see what it allows */
} VstObstacle;

/* Whether and how the pool trusts this computer. */
typedef enum
{
  VST_TRUST_NONE,       /* the pool does not track devices, or nobody is signed in */
  VST_TRUST_FAILED,     /* ConfirmDevice failed: no refresh will work; it can be tried again */
  VST_TRUST_ASK,        /* the person is to decide */
  VST_TRUST_REMEMBERED, /* by the person's decision */
  VST_TRUST_ALWAYS,     /* the pool remembers each device by itself */
  VST_TRUST_NOT_REMEMBERED,
} VstTrust;

#define VST_TYPE_TRUST (vst_trust_get_type ())
GType vst_trust_get_type (void);

/**
 * VstFlow:
 *
 * The walkthrough: where a person is, what is under way, what stands in the way.
 * It asks Cognito and decides which page is next; it knows no widget. Everything
 * it knows is a property, and notified:
 *
 * - "step" (VstStep), "can-go-back", "busy" (VstBusy), "problem" (VstProblem or
 *   %NULL), "notice" (VstNotice)
 * - "pool" (VstSavedPool)
 * - "user-name", "email" (strings, never %NULL, writable: kept over the whole walk)
 * - "has-password": a password is held, and need not be typed again; "password-optional": the
 *   login method begins without one
 * - "delivery-medium", "delivery-destination" (strings or %NULL: none announced)
 * - "resend-at" (int64, monotonic µs: not before then; 0: at once)
 * - "status", "status-before" (strings as Cognito has them, or %NULL where nobody may
 *   ask), "user-enabled"
 * - "pairing" (VstPairing or %NULL), "pairing-expired"
 * - "wait-until" (int64, seconds since 1970: the authenticator's present code is spent
 *   until then; 0: it is not)
 * - "account" (VstAccount or %NULL), "logged-out": its tokens have been ended
 * - "question" (VstQuestion or %NULL), "can-finish-now"
 * - "reset-sent": the second half of the RESET step
 * - "trust" (VstTrust), "trust-kept": the device's secret is in the keyring, else in memory
 *   only, "device-key", "device-group-key" (strings or %NULL), "by-device": the device stood
 *   in for the code, "device-obstacle" (string or %NULL), "knows-device": there is a trusted
 *   device on this computer for the user name as typed
 * - "stay" (boolean, writable), "staying-user" (string or %NULL: who can go on in the chosen
 *   pool without logging in)
 * - "mfa": what vst_flow_get_mfa_settings() and vst_flow_get_preferred_mfa() give (boolean:
 *   whether it is known)
 *
 * Commands start at once and end in a change of properties; while "busy" is not NONE
 * a further one is ignored. A command that cannot be carried out for want of a value
 * sets "problem" and sends nothing.
 */
#define VST_TYPE_FLOW (vst_flow_get_type ())
G_DECLARE_FINAL_TYPE (VstFlow, vst_flow, VST, FLOW, GObject)

/* @local_pool may be %NULL: then there is no practice pool. */
VstFlow *vst_flow_new (VstKeyring *keyring, VstLocalPool *local_pool);

/* For tests: both clocks, in microseconds. */
typedef gint64 (*VstClockFunc) (gpointer user_data);
void
vst_flow_set_clocks (VstFlow *self, VstClockFunc real, VstClockFunc monotonic, gpointer user_data);

VstStep vst_flow_get_step (VstFlow *self);
VstStageState vst_flow_get_stage_state (VstFlow *self, VstStage stage);
gboolean vst_flow_get_can_go_back (VstFlow *self);
VstBusy vst_flow_get_busy (VstFlow *self);
VstProblem *vst_flow_get_problem (VstFlow *self);
VstNotice vst_flow_get_notice (VstFlow *self);
VstSavedPool *vst_flow_get_pool (VstFlow *self); /* %NULL before one is chosen */
VstLocalPool *vst_flow_get_local_pool (VstFlow *self);
/* AWS keys, once the pool is open. */
gboolean vst_flow_has_credentials (VstFlow *self);
/* The pool is known to take the e-mail address for the user name: then there is no other. */
gboolean vst_flow_name_is_email (VstFlow *self);
const char *vst_flow_get_user_name (VstFlow *self);
const char *vst_flow_get_email (VstFlow *self);
void vst_flow_set_user_name (VstFlow *self, const char *user_name);
void vst_flow_set_email (VstFlow *self, const char *email);
gboolean vst_flow_get_has_password (VstFlow *self);
gboolean vst_flow_get_password_optional (VstFlow *self);
VstAttributeFields *vst_flow_get_attributes (VstFlow *self);   /* never %NULL */
VstPasswordRules *vst_flow_get_password_rules (VstFlow *self); /* never %NULL */
VstActivity *vst_flow_get_activity (VstFlow *self);            /* never %NULL */
const char *vst_flow_get_delivery_medium (VstFlow *self);
const char *vst_flow_get_delivery_destination (VstFlow *self);
gint64 vst_flow_get_resend_at (VstFlow *self);
const char *vst_flow_get_status (VstFlow *self);
const char *vst_flow_get_status_before (VstFlow *self);
gboolean vst_flow_get_user_enabled (VstFlow *self);
VstPairing *vst_flow_get_pairing (VstFlow *self);
gboolean vst_flow_get_pairing_expired (VstFlow *self);
gint64 vst_flow_get_wait_until (VstFlow *self);
VstAccount *vst_flow_get_account (VstFlow *self);
VstObstacle vst_flow_get_obstacle (VstFlow *self);
/* The challenge's name, or the list of what may be set up; may be %NULL. */
const char *vst_flow_get_obstacle_detail (VstFlow *self);

/* %NULL: nothing is asked, but perhaps an authenticator's code. */
VstQuestion *vst_flow_get_question (VstFlow *self);
/* After a key has been paired: there is a session that ends the login without another code. */
gboolean vst_flow_get_can_finish_now (VstFlow *self);
gboolean vst_flow_get_reset_sent (VstFlow *self);
VstTrust vst_flow_get_trust (VstFlow *self);
gboolean vst_flow_get_trust_kept (VstFlow *self);
const char *vst_flow_get_device_key (VstFlow *self);
const char *vst_flow_get_device_group_key (VstFlow *self);
gboolean vst_flow_get_by_device (VstFlow *self);
/*
 * Why a trusted device did not replace the code: VST_DEVICE_OBSTACLE_POOL or _STATUS; %NULL
 * where it did, or where there is none.
 */
const char *vst_flow_get_device_obstacle (VstFlow *self);
#define VST_DEVICE_OBSTACLE_POOL "ChallengeRequiredOnNewDevice" /* the pool's setting is off */
#define VST_DEVICE_OBSTACLE_STATUS "device_remembered_status"   /* not remembered there */
gboolean vst_flow_get_knows_device (VstFlow *self);
gboolean vst_flow_get_stay (VstFlow *self);
const char *vst_flow_get_staying_user (VstFlow *self);
gboolean vst_flow_get_logged_out (VstFlow *self);
/* Never %NULL; "SOFTWARE_TOKEN_MFA" … */
const char *const *vst_flow_get_mfa_settings (VstFlow *self);
const char *vst_flow_get_preferred_mfa (VstFlow *self); /* %NULL: none */

/*
 * Chooses @pool and opens it in the background: starts the practice pool, reads AWS
 * keys, opens a connection, asks for its description where that is permitted. A
 * pool chosen before is let go.
 */
void vst_flow_select_pool (VstFlow *self, VstSavedPool *pool);

/* From the welcome page (or a flat button) to the Sign Up or Log In page, once the pool is open. */
void vst_flow_begin_sign_up (VstFlow *self);
void vst_flow_begin_log_in (VstFlow *self);

/*
 * SignUp with user name, e-mail and attributes as they are set. @password %NULL: the one
 * that is held. What has been signed up already, and is unchanged, is not sent again.
 */
void vst_flow_sign_up (VstFlow *self, VstSecret *password);

/* Blanks and dashes in @code are dropped. */
void vst_flow_confirm (VstFlow *self, const char *code);
void vst_flow_resend_code (VstFlow *self);
/* Goes on to the login without a code. */
void vst_flow_skip_confirm (VstFlow *self);

/* @password %NULL: the one that is held. */
void vst_flow_log_in (VstFlow *self, VstSecret *password);

/* The same, as from a computer that the pool does not know: sends no DEVICE_KEY. */
void vst_flow_log_in_without_device (VstFlow *self, VstSecret *password);
/* Goes on as "staying-user", by the tokens that were kept. */
void vst_flow_continue_as (VstFlow *self);
/* Code, password, choice (as on the wire) or text, by the question's kind. */
void vst_flow_answer (VstFlow *self, VstSecret *answer);

/* From the Log In page to the RESET step; the user name is kept. */
void vst_flow_begin_reset (VstFlow *self);
void vst_flow_send_reset_code (VstFlow *self); /* again, too */
/* Then logs in with the new password by itself. */
void vst_flow_reset_password (VstFlow *self, const char *code, VstSecret *password);

/* The first code of a new key. */
void vst_flow_verify_pairing (VstFlow *self, const char *code);
/* Logs in again for a new session and a new key. */
void vst_flow_restart_pairing (VstFlow *self);
/* On the CODE step: ends the login by the session of the pairing, without another code. */
void vst_flow_finish_pairing_now (VstFlow *self);
/* The code of an authenticator that is paired. */
void vst_flow_send_code (VstFlow *self, const char *code);

/* UpdateDeviceStatus, whenever somebody is signed in; %FALSE also drops the device's secret. */
void vst_flow_trust_device (VstFlow *self, gboolean remember);
/* ConfirmDevice again, where it failed. */
void vst_flow_retry_trust (VstFlow *self);
VstDeviceList *vst_flow_get_devices (VstFlow *self); /* never %NULL */
void vst_flow_load_devices (VstFlow *self);
void vst_flow_forget_device (VstFlow *self, const char *device_key);

/* New ID and access tokens: "account" is another one then. */
void vst_flow_refresh (VstFlow *self);
/* RevokeToken, GlobalSignOut: the page stays, and "logged-out" becomes %TRUE. */
void vst_flow_log_out (VstFlow *self);
void vst_flow_log_out_everywhere (VstFlow *self);
/* Shows the access token to the service (GetUser), for its check VST_TOKEN_CHECK_SERVICE. */
void vst_flow_check_tokens (VstFlow *self);
/* Keeps the refresh token in the keyring, or forgets it. */
void vst_flow_set_stay (VstFlow *self, gboolean stay);

void vst_flow_change_password (VstFlow *self, VstSecret *old_password, VstSecret *new_password);
void vst_flow_set_mfa (VstFlow *self, gboolean totp_enabled, gboolean totp_preferred);
/* By access token: to the PAIR step, and back when the new key is paired and preferred. */
void vst_flow_pair_again (VstFlow *self);

/* %NULL without credentials; transfer full. */
VstUserList *vst_flow_new_user_list (VstFlow *self);

/* DeleteUser, then back to the welcome page. The question has been asked. */
void vst_flow_delete_user (VstFlow *self);
/* Forgets user, password and tokens; back to the welcome page. The pool stays chosen. */
void vst_flow_start_over (VstFlow *self);

/* One of the problem's remedies, but OPEN_POOL_SETTINGS. */
void vst_flow_apply_remedy (VstFlow *self, VstRemedy remedy);
/*
 * The person has changed @field: a problem that is about it goes; and so does one about
 * none that offers TRY_AGAIN, for that would send what was typed before.
 */
void vst_flow_field_changed (VstFlow *self, VstField field);
/* Ends what is under way. Nothing is shown; what took effect on the service stays. */
void vst_flow_cancel (VstFlow *self);
/* To the page before; calls nothing. */
void vst_flow_go_back (VstFlow *self);

G_END_DECLS
