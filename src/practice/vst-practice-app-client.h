#pragma once

#include <json-glib/json-glib.h>

#include "practice/vst-practice-store.h"

G_BEGIN_DECLS

/* One app client of a pool. Its settings are what DescribeUserPoolClient answers with. */
typedef struct
{
  char *id;
  char *pool;
  VstSecret *secret; /* %NULL: none */
  JsonObject *settings;
  gint64 created, modified; /* seconds */
} VstPracticeAppClient;

VstPracticeAppClient *vst_practice_app_client_load (VstPracticeStore *store, const char *id);
/* Any client of @pool: the one that a new store was made with. */
VstPracticeAppClient *vst_practice_app_client_load_first (VstPracticeStore *store,
                                                          const char *pool);
/* The client of @pool after @after (a client ID or ""), in the order of IDs. */
VstPracticeAppClient *
vst_practice_app_client_load_next (VstPracticeStore *store, const char *pool, const char *after);
void vst_practice_app_client_insert (VstPracticeStore *store, const VstPracticeAppClient *self);
/* Writes the settings; @now becomes the date of change. */
void vst_practice_app_client_save (VstPracticeStore *store, VstPracticeAppClient *self, gint64 now);
/* With the sign-ins by it. */
void vst_practice_app_client_delete (VstPracticeStore *store, const VstPracticeAppClient *self);
void vst_practice_app_client_free (VstPracticeAppClient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeAppClient, vst_practice_app_client_free)

/* @flow as in ExplicitAuthFlows, such as "ALLOW_USER_PASSWORD_AUTH". */
gboolean vst_practice_app_client_allows (const VstPracticeAppClient *self, const char *flow);
/* Whether an unknown user is to look like a wrong password. */
gboolean vst_practice_app_client_hides_users (const VstPracticeAppClient *self);
/* Lifetimes in seconds. @kind: "AccessToken", "IdToken" or "RefreshToken". */
gint64 vst_practice_app_client_get_lifetime (const VstPracticeAppClient *self, const char *kind);
gint64 vst_practice_app_client_get_session_lifetime (const VstPracticeAppClient *self);

/*
 * Checks the SECRET_HASH that came with @user_name; %NULL when none came. A client
 * without a secret takes anything. Fails with a %VST_PRACTICE_FAULT.
 */
gboolean vst_practice_app_client_check_hash (const VstPracticeAppClient *self,
                                             const char *user_name,
                                             const char *hash,
                                             GError **error);

G_END_DECLS
