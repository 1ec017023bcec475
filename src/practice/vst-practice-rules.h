#pragma once

#include "practice/vst-practice-app-client.h"
#include "practice/vst-practice-service.h"
#include "practice/vst-practice-session.h"
#include "practice/vst-practice-user.h"

G_BEGIN_DECLS

/* What the rules of several operations share. */

/* Where a call takes place: an app client and its pool. */
typedef struct
{
  VstPracticeAppClient *client;
  VstPracticeUserPool *pool;
} VstPracticePlace;

/* Finds the place by ClientId and, where the call has one, UserPoolId. */
gboolean vst_practice_place_find (VstPracticeCall *call, VstPracticePlace *place, GError **error);
void vst_practice_place_clear (VstPracticePlace *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstPracticePlace, vst_practice_place_clear)

/* Finds the pool by UserPoolId. */
VstPracticeUserPool *vst_practice_find_pool (VstPracticeCall *call, GError **error);

/* The pool of UserPoolId and its user of Username, for the operations of administrators. */
gboolean vst_practice_find_pool_user (VstPracticeCall *call,
                                      VstPracticeUserPool **pool,
                                      VstPracticeUser **user,
                                      GError **error);

/* A sign-in that is under way. */
typedef struct
{
  VstPracticePlace place;
  VstPracticeUser *user;
  VstPracticeSession *session; /* the one that is being answered; %NULL at the beginning */
  char *device;                /* the key that came with this or an earlier step; may be %NULL */
} VstPracticeSignIn;

void vst_practice_sign_in_clear (VstPracticeSignIn *sign_in);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstPracticeSignIn, vst_practice_sign_in_clear)

/* What follows when the password is proved: a new one, a trusted device, a code, or tokens. */
JsonObject *
vst_practice_answer_password (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error);
/* The same when the password is not to be changed. */
JsonObject *vst_practice_answer_second (VstPracticeCall *call,
                                        const VstPracticeSignIn *sign_in,
                                        GError **error);
/* What follows when the second factor is proved. */
JsonObject *
vst_practice_answer_third (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error);
/* The answer that ends a sign-in. */
JsonObject *vst_practice_answer_tokens (VstPracticeCall *call,
                                        const VstPracticeSignIn *sign_in,
                                        GError **error);
/* An answer that asks for more, with a session. Takes over @parameters. */
JsonObject *vst_practice_answer_challenge (VstPracticeCall *call,
                                           const VstPracticeSignIn *sign_in,
                                           const char *challenge,
                                           const char *stage,
                                           JsonObject *parameters);
/* An answer of {"ChallengeParameters": {}, "AuthenticationResult": @result}. */
JsonObject *vst_practice_wrap_result (JsonObject *result);
/* Seconds that a session of @client is good for. */
gint64 vst_practice_session_lifetime (VstPracticeCall *call, const VstPracticeAppClient *client);
/* A new session within the same sign-in. */
char *vst_practice_new_session (VstPracticeCall *call,
                                const VstPracticeAppClient *client,
                                const VstPracticeUser *user,
                                const char *challenge,
                                const char *stage,
                                const char *device);
/* The session of @text; fails with NotAuthorized. */
VstPracticeSession *
vst_practice_load_session (VstPracticeCall *call, const char *text, GError **error);

/* The second factor that @sign_in is asked for; %NULL: none. */
const char *vst_practice_choose_factor (VstPracticeCall *call, const VstPracticeSignIn *sign_in);
/* Asks for @factor: sends a code if it needs one. */
JsonObject *vst_practice_answer_factor (VstPracticeCall *call,
                                        const VstPracticeSignIn *sign_in,
                                        const char *factor,
                                        const char *stage);
/* Whether @factor is one that the user of @sign_in may be asked for. */
gboolean vst_practice_has_factor (VstPracticeCall *call,
                                  const VstPracticeSignIn *sign_in,
                                  const char *factor);
/* Whether the user has a verified address: @attribute is "email" or "phone_number". */
gboolean vst_practice_has_verified (VstPracticeCall *call,
                                    const VstPracticeUser *user,
                                    const char *attribute);
/* The attribute that gets the code of a sign-up; %NULL: none does. */
const char *vst_practice_find_auto_verified (VstPracticeCall *call,
                                             const VstPracticeUserPool *pool,
                                             const VstPracticeUser *user);
/* The attribute that gets the code for a forgotten password; %NULL: none may. */
const char *vst_practice_find_recovery (VstPracticeCall *call,
                                        const VstPracticeUserPool *pool,
                                        const VstPracticeUser *user);
/*
 * Notes that @value, the address of @user in @attribute, is verified. Fails with
 * AliasExists if it is another user's already, unless @force takes it from that one.
 */
gboolean vst_practice_take_alias (VstPracticeCall *call,
                                  const VstPracticeUserPool *pool,
                                  const VstPracticeUser *user,
                                  const char *attribute,
                                  const char *value,
                                  gboolean force,
                                  GError **error);

/* Counts a wrong password; refuses while the user is locked, even the right one. */
gboolean vst_practice_prove_password (VstPracticeCall *call,
                                      VstPracticeUser *user,
                                      const char *password,
                                      GError **error);
/* "Incorrect username or password." */
gboolean vst_practice_refuse_password (GError **error);
/* Refuses users who may not sign in as they are. */
gboolean vst_practice_check_status (const VstPracticeUser *user, GError **error);
/* The service's refusal of a name that nobody has, as the client wants it. */
gboolean vst_practice_refuse_unknown (const VstPracticeAppClient *client, GError **error);
/* The first steps, out of the map member @map of the call. */
JsonObject *vst_practice_sign_in_by_password (VstPracticeCall *call,
                                              VstPracticeSignIn *sign_in,
                                              const char *map,
                                              GError **error);
JsonObject *vst_practice_sign_in_by_srp (VstPracticeCall *call,
                                         VstPracticeSignIn *sign_in,
                                         const char *map,
                                         GError **error);
JsonObject *
vst_practice_sign_in_by_choice (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error);
/* The second steps. */
JsonObject *vst_practice_answer_password_verifier (VstPracticeCall *call,
                                                   VstPracticeSignIn *sign_in,
                                                   GError **error);
JsonObject *vst_practice_answer_select_challenge (VstPracticeCall *call,
                                                  VstPracticeSignIn *sign_in,
                                                  GError **error);
JsonObject *vst_practice_answer_new_password (VstPracticeCall *call,
                                              VstPracticeSignIn *sign_in,
                                              GError **error);
JsonObject *
vst_practice_answer_device_srp (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error);
JsonObject *vst_practice_answer_device_verifier (VstPracticeCall *call,
                                                 VstPracticeSignIn *sign_in,
                                                 GError **error);

/* Sends a new code of @digits digits to the address in @attribute. @lifetime in seconds. */
void vst_practice_send_code (VstPracticeCall *call,
                             const VstPracticeUser *user,
                             const char *attribute,
                             const char *purpose,
                             guint digits,
                             gint64 lifetime);
/* {"CodeDeliveryDetails": …} goes into @answer; @member may name it otherwise. */
void vst_practice_add_delivery (JsonObject *answer,
                                const char *member,
                                const char *attribute,
                                const char *address);
/* The password policy of @pool; also refuses a missing password. */
gboolean vst_practice_check_new_password (const VstPracticeUserPool *pool,
                                          const char *password,
                                          GError **error);
/* Finds place and user. Where the client hides users, an unknown one is no fault but %NULL. */
gboolean vst_practice_find_named (VstPracticeCall *call,
                                  VstPracticePlace *place,
                                  VstPracticeUser **user,
                                  GError **error);
/*
 * The checks of Username and UserAttributes of a new user; gives all of its attributes.
 * @client is %NULL for an administrator.
 */
gboolean vst_practice_check_new_user (VstPracticeCall *call,
                                      const VstPracticeUserPool *pool,
                                      const VstPracticeAppClient *client,
                                      JsonArray **attributes,
                                      GError **error);
/* The new user of Username, not in the store yet. */
VstPracticeUser *vst_practice_make_user (VstPracticeCall *call, const VstPracticeUserPool *pool);
/* Puts each of @given into the store; an address is not verified any more. */
void vst_practice_store_attributes (VstPracticeCall *call,
                                    const VstPracticeUser *user,
                                    JsonArray *given);

/* Fails unless the parameter @name is in the map member @map of the call. */
const char *vst_practice_need_parameter (VstPracticeCall *call,
                                         const char *map,
                                         const char *name,
                                         GError **error);

/* Accepts a code of the verified authenticator key once. Saves the user. */
gboolean vst_practice_check_totp (VstPracticeCall *call,
                                  VstPracticeUser *user,
                                  const char *code,
                                  GError **error);

typedef enum
{
  VST_PRACTICE_ATTRIBUTES_SIGN_UP, /* all that are required must be there */
  VST_PRACTICE_ATTRIBUTES_CREATE,  /* some may come later */
  VST_PRACTICE_ATTRIBUTES_CHANGE,  /* only those that may change */
} VstPracticeAttributesUse;

/*
 * The service's checks of attributes that are written; @given may be %NULL. @client is
 * %NULL for an administrator, who may also say that an address is verified.
 */
gboolean vst_practice_check_attributes (const VstPracticeUserPool *pool,
                                        const VstPracticeAppClient *client,
                                        JsonArray *given,
                                        VstPracticeAttributesUse use,
                                        GError **error);
/* The value of @name among @given; %NULL: none. Borrowed. */
const char *vst_practice_find_attribute (JsonArray *given, const char *name);

/* Pool and client as DescribeUserPool and DescribeUserPoolClient word them. */
JsonObject *vst_practice_describe_pool (VstPracticeCall *call, const VstPracticeUserPool *pool);
JsonObject *vst_practice_describe_client (const VstPracticeAppClient *client);

/* "a***@e***" or, with "phone_number", "+*******1234". */
char *vst_practice_mask (const char *attribute, const char *address);

/* The members that AdminGetUser, GetUser and ListUsers share. */
void vst_practice_describe_dates (JsonObject *answer, const VstPracticeUser *user);
void vst_practice_describe_mfa (VstPracticeCall *call,
                                JsonObject *answer,
                                const VstPracticeUserPool *pool,
                                const VstPracticeUser *user);

G_END_DECLS
