#pragma once

#include <json-glib/json-glib.h>

#include "practice/vst-practice-account.h"

G_BEGIN_DECLS

/*
 * One user pool. Its settings are kept as the JSON that DescribeUserPool answers
 * with, and "SoftwareTokenMfaConfiguration" besides, which has a call of its own.
 */
typedef struct
{
  char *id;
  char *name;
  JsonObject *settings;
  gint64 created, modified; /* seconds */
} VstPracticeUserPool;

VstPracticeUserPool *vst_practice_user_pool_load (VstPracticeStore *store, const char *id);
/* The pool that the store was made with. */
VstPracticeUserPool *vst_practice_user_pool_load_first (VstPracticeStore *store);
/* The pool after @after (a pool ID or ""), in the order of IDs. */
VstPracticeUserPool *vst_practice_user_pool_load_next (VstPracticeStore *store, const char *after);
void vst_practice_user_pool_insert (VstPracticeStore *store, const VstPracticeUserPool *self);
void vst_practice_user_pool_free (VstPracticeUserPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeUserPool, vst_practice_user_pool_free)

/* "OFF", "OPTIONAL" or "ON". */
const char *vst_practice_user_pool_get_mfa (const VstPracticeUserPool *self);
gboolean vst_practice_user_pool_has_software_token (const VstPracticeUserPool *self);
gboolean vst_practice_user_pool_is_case_sensitive (const VstPracticeUserPool *self);
/* The description of the attribute @name; %NULL when the schema has none such. */
JsonObject *vst_practice_user_pool_get_attribute (const VstPracticeUserPool *self,
                                                  const char *name);

G_END_DECLS
