#pragma once

#include "practice/vst-practice-app-client.h"
#include "practice/vst-practice-service.h"
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

/*
 * The answer to a sign-in whose first factor is done: a challenge for the second
 * one, or tokens.
 */
JsonObject *vst_practice_answer_next (VstPracticeCall *call,
                                      const VstPracticePlace *place,
                                      const VstPracticeUser *user,
                                      GError **error);
/* The answer that ends a sign-in. */
JsonObject *vst_practice_answer_tokens (VstPracticeCall *call,
                                        const VstPracticePlace *place,
                                        const VstPracticeUser *user,
                                        GError **error);
/* A new session within the same sign-in. */
char *vst_practice_new_session (VstPracticeCall *call,
                                const VstPracticeAppClient *client,
                                const VstPracticeUser *user,
                                const char *challenge,
                                const char *stage);

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

/* The service's checks of attributes that a client writes; @given may be %NULL. */
gboolean
vst_practice_check_attributes (const VstPracticePlace *place, JsonArray *given, GError **error);

/* "a***@e***" */
char *vst_practice_mask_email (const char *address);

/* The members that AdminGetUser, GetUser and ListUsers share. */
void vst_practice_describe_dates (JsonObject *answer, const VstPracticeUser *user);
void vst_practice_describe_mfa (JsonObject *answer, const VstPracticeUser *user);

G_END_DECLS
