#pragma once

#include "practice/vst-practice-app-client.h"
#include "practice/vst-practice-service.h"
#include "practice/vst-practice-user.h"

G_BEGIN_DECLS

/*
 * The server's side of one SRP exchange, of a user (PASSWORD_VERIFIER) or of a device
 * (DEVICE_PASSWORD_VERIFIER). What must be known again at the second step is kept in
 * the store under the hash of the SECRET_BLOCK; that itself is random and says nothing.
 */
typedef struct
{
  GBytes *hash;
  char *challenge;
  char *client;
  gint64 user;
  char *device;   /* %NULL: none came with the sign-in */
  VstSecret *key; /* what both sides have if the password is right */
  gint64 created;
} VstPracticeSrp;

/* Who is to be asked for a proof. */
typedef struct
{
  const char *challenge;
  const char *client;
  gint64 user; /* 0: there is none such; the exchange looks real and fails */
  const char *device;
  const char *salt;          /* hexadecimal */
  const VstSecret *verifier; /* %NULL with @user 0 */
} VstPracticeSrpSubject;

/* SALT, SRP_B and SECRET_BLOCK as ChallengeParameters. Fails if @a_public is to be refused. */
JsonObject *vst_practice_srp_begin (VstPracticeCall *call,
                                    const VstPracticeSrpSubject *subject,
                                    const char *a_public,
                                    GError **error);

/* The exchange of @block. %NULL: unknown, of something else, or late. */
VstPracticeSrp *vst_practice_srp_load (VstPracticeCall *call,
                                       const char *challenge,
                                       const VstPracticeAppClient *client,
                                       const char *block);
/* Each exchange is good for one proof, right or wrong. */
void vst_practice_srp_use (VstPracticeCall *call, const VstPracticeSrp *self);
void vst_practice_srp_free (VstPracticeSrp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeSrp, vst_practice_srp_free)

/* Whether the call's ChallengeResponses prove the key, for @user in @realm. */
gboolean vst_practice_srp_check (VstPracticeCall *call,
                                 const VstPracticeSrp *self,
                                 const char *realm,
                                 const char *user);

G_END_DECLS
