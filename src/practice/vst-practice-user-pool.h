#pragma once

#include <json-glib/json-glib.h>

#include "practice/vst-practice-account.h"

G_BEGIN_DECLS

/*
 * One user pool. Its settings are kept as the JSON that DescribeUserPool answers
 * with, and besides the configuration of each MFA method, which has a call of its own.
 */
typedef struct
{
  char *id;
  char *name;
  JsonObject *settings;
  gint64 created, modified; /* seconds */
  char *kind;               /* what the application calls it; %NULL: made by CreateUserPool */
} VstPracticeUserPool;

VstPracticeUserPool *vst_practice_user_pool_load (VstPracticeStore *store, const char *id);
/* The pool that was made as @kind. */
VstPracticeUserPool *vst_practice_user_pool_load_kind (VstPracticeStore *store, const char *kind);
/* The pool after @after (a pool ID or ""), in the order of IDs. */
VstPracticeUserPool *vst_practice_user_pool_load_next (VstPracticeStore *store, const char *after);
void vst_practice_user_pool_insert (VstPracticeStore *store, const VstPracticeUserPool *self);
/* Writes name and settings; @now becomes the date of change. */
void vst_practice_user_pool_save (VstPracticeStore *store, VstPracticeUserPool *self, gint64 now);
/* With all that belongs to it. */
void vst_practice_user_pool_delete (VstPracticeStore *store, const VstPracticeUserPool *self);
void vst_practice_user_pool_free (VstPracticeUserPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeUserPool, vst_practice_user_pool_free)

/* "OFF", "OPTIONAL" or "ON". */
const char *vst_practice_user_pool_get_mfa (const VstPracticeUserPool *self);
gboolean vst_practice_user_pool_has_software_token (const VstPracticeUserPool *self);
gboolean vst_practice_user_pool_has_sms_mfa (const VstPracticeUserPool *self);
gboolean vst_practice_user_pool_has_email_mfa (const VstPracticeUserPool *self);
gboolean vst_practice_user_pool_tracks_devices (const VstPracticeUserPool *self);
/* @rule: "ChallengeRequiredOnNewDevice" or "DeviceOnlyRememberedOnUserPrompt". */
gboolean vst_practice_user_pool_get_device_rule (const VstPracticeUserPool *self, const char *rule);
/* Borrowed. */
JsonObject *vst_practice_user_pool_get_password_policy (const VstPracticeUserPool *self);
gboolean vst_practice_user_pool_is_case_sensitive (const VstPracticeUserPool *self);
/* The description of the attribute @name; %NULL when the schema has none such. */
JsonObject *vst_practice_user_pool_get_attribute (const VstPracticeUserPool *self,
                                                  const char *name);

G_END_DECLS
