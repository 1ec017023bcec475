#pragma once

#include <json-glib/json-glib.h>

#include "practice/vst-practice-user-pool.h"

G_BEGIN_DECLS

/* One user, as read at one moment: what is changed here reaches the store by a save. */
typedef struct
{
  gint64 id; /* 0: not in the store yet */
  char *pool;
  char *name; /* as it was given at sign-up */
  char *sub;
  char *status; /* "UNCONFIRMED", "CONFIRMED", … */
  gboolean enabled;
  gint64 created, modified; /* seconds */
  GBytes *password_salt, *password_hash;
  gint64 password_rounds;
  gint64 failures, failed_at;            /* wrong passwords in a row, and when the last one was */
  VstSecret *totp_pending, *totp_key;    /* not verified yet; verified */
  gint64 totp_step;                      /* of the last accepted code of totp_key; -1: none */
  char *totp_name;                       /* what the user calls the authenticator; may be %NULL */
  char *mfa_preferred;                   /* may be %NULL */
  char *srp_salt;                        /* hexadecimal; %NULL: the password was set without SRP */
  VstSecret *srp_verifier;               /* goes with it */
  gint64 password_set;                   /* seconds; of a temporary password */
  gboolean mfa_totp, mfa_email, mfa_sms; /* the factors that the user has switched on */
} VstPracticeUser;

VstPracticeUser *vst_practice_user_new (const char *pool, const char *name, gint64 now);
/* Finds a user by name, in the pool's sense of case, by sub, or by what the pool takes as a name.
 */
VstPracticeUser *
vst_practice_user_load (VstPracticeStore *store, const VstPracticeUserPool *pool, const char *name);
/* Another user of the pool of @user to whom @value has been verified; %NULL: nobody. */
VstPracticeUser *vst_practice_user_load_owner (VstPracticeStore *store,
                                               const VstPracticeUser *user,
                                               const char *attribute,
                                               const char *value);
VstPracticeUser *vst_practice_user_load_by_id (VstPracticeStore *store, gint64 id);
/* Reads the user that a query over VST_PRACTICE_USER_COLUMNS stands on. */
VstPracticeUser *vst_practice_user_read (VstPracticeQuery *query);
void vst_practice_user_free (VstPracticeUser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeUser, vst_practice_user_free)

#define VST_PRACTICE_USER_COLUMNS                                                                  \
  "SELECT id, pool, name, sub, status, enabled, created, modified, password_salt, password_hash,"  \
  " password_rounds, failures, failed_at, totp_pending, totp_key, totp_step, totp_name,"           \
  " mfa_preferred, srp_salt, srp_verifier, password_set, mfa_totp, mfa_email, mfa_sms FROM users "

/* Puts a new user into the store and sets its id. */
void vst_practice_user_insert (VstPracticeStore *store,
                               const VstPracticeUserPool *pool,
                               VstPracticeUser *self);
/* Writes everything but name, sub and dates of creation; @now becomes the date of change. */
void vst_practice_user_save (VstPracticeStore *store, VstPracticeUser *self, gint64 now);
void vst_practice_user_delete (VstPracticeStore *store, const VstPracticeUser *self);
gint64 vst_practice_user_count (VstPracticeStore *store, const char *pool);

void vst_practice_user_set_attribute (VstPracticeStore *store,
                                      const VstPracticeUser *self,
                                      const char *name,
                                      const char *value);
char *vst_practice_user_dup_attribute (VstPracticeStore *store,
                                       const VstPracticeUser *self,
                                       const char *name);
/* [{"Name": …, "Value": …}], with sub. */
JsonArray *vst_practice_user_list_attributes (VstPracticeStore *store, const VstPracticeUser *self);

gboolean vst_practice_user_is (const VstPracticeUser *self, const char *status);
void vst_practice_user_set_status (VstPracticeUser *self, const char *status);
/* Whether @name is a way to call this user. */
gboolean vst_practice_user_is_called (VstPracticeStore *store,
                                      const VstPracticeUser *self,
                                      const VstPracticeUserPool *pool,
                                      const char *name);

/* PBKDF2 with HMAC-SHA-256 (RFC 8018) and a new salt; and a verifier for SRP. */
void vst_practice_user_set_password (VstPracticeUser *self, const char *password);
gboolean vst_practice_user_check_password (const VstPracticeUser *self, const char *password);
/* Whether @hash was made of @password; @salt and @hash may be %NULL. */
gboolean
vst_practice_password_matches (const char *password, GBytes *salt, GBytes *hash, gint64 rounds);
/* A new salt and verifier for SRP out of the right @password. */
void vst_practice_user_set_verifier (VstPracticeUser *self, const char *password);

G_END_DECLS
