#pragma once

#include "crypto/vst-secret.h"
#include "flow/vst-local-pool.h"
#include "flow/vst-login-method.h"

G_BEGIN_DECLS

typedef enum
{
  VST_KEYS_NONE,
  VST_KEYS_ENVIRONMENT,
  VST_KEYS_PROFILE,
  VST_KEYS_PASTED,
} VstKeysSource;

#define VST_TYPE_KEYS_SOURCE (vst_keys_source_get_type ())
GType vst_keys_source_get_type (void);

/* The rows of the form, for vst_saved_pool_check(). */
typedef enum
{
  VST_POOL_FIELD_NAME,
  VST_POOL_FIELD_REGION,
  VST_POOL_FIELD_USER_POOL_ID,
  VST_POOL_FIELD_CLIENT_ID,
  VST_POOL_FIELD_CLIENT_SECRET,
  VST_POOL_FIELD_ENDPOINT,
  VST_POOL_FIELD_ACCESS_KEY_ID,
  VST_POOL_FIELD_SECRET_ACCESS_KEY,
  VST_POOL_FIELD_SESSION_TOKEN,
} VstPoolField;

/* What is wrong with a value of the form. */
typedef enum
{
  VST_VALUE_FAULT_NONE,
  VST_VALUE_FAULT_EMPTY,
  VST_VALUE_FAULT_FORM,
  VST_VALUE_FAULT_TOO_LONG,
  VST_VALUE_FAULT_IS_POOL_ID,
  VST_VALUE_FAULT_IS_CLIENT_ID,
  VST_VALUE_FAULT_IS_ARN,
  VST_VALUE_FAULT_OTHER_REGION,
  VST_VALUE_FAULT_INSECURE,
  VST_VALUE_FAULT_NOT_A_URL,
} VstValueFault;

/**
 * VstSavedPool:
 *
 * A user pool as a person sees and edits it: how it is called, where it is, and how
 * to log in to it. Its properties are those of the form: "name", "region",
 * "user-pool-id", "client-id", "endpoint", "profile", "access-key-id" (strings,
 * never %NULL, blanks around them stripped), "login-method", "keys-source"; and
 * the secrets "client-secret", "secret-access-key", "session-token" (VstSecret or
 * %NULL), which are never written to a file.
 */
#define VST_TYPE_SAVED_POOL (vst_saved_pool_get_type ())
G_DECLARE_FINAL_TYPE (VstSavedPool, vst_saved_pool, VST, SAVED_POOL, GObject)

/* Empty, with an identifier of its own. */
VstSavedPool *vst_saved_pool_new (void);
/* The built-in practice pool: nothing to fill in. It starts as the sample stack. */
VstSavedPool *vst_saved_pool_new_practice (void);
/* A copy with the same identifier: what the form edits. */
VstSavedPool *vst_saved_pool_copy (VstSavedPool *self);

const char *vst_saved_pool_get_id (VstSavedPool *self); /* a UUID; "practice" for that one */
gboolean vst_saved_pool_is_practice (VstSavedPool *self);
/* Which practice pool it is. A change counts from the next vst_flow_select_pool() on. */
VstLocalKind vst_saved_pool_get_local_kind (VstSavedPool *self);
void vst_saved_pool_set_local_kind (VstSavedPool *self, VstLocalKind kind);

const char *vst_saved_pool_get_name (VstSavedPool *self);
const char *vst_saved_pool_get_region (VstSavedPool *self);
const char *vst_saved_pool_get_user_pool_id (VstSavedPool *self);
const char *vst_saved_pool_get_client_id (VstSavedPool *self);
const char *vst_saved_pool_get_endpoint (VstSavedPool *self);
const char *vst_saved_pool_get_profile (VstSavedPool *self);
const char *vst_saved_pool_get_access_key_id (VstSavedPool *self);
VstLoginMethod vst_saved_pool_get_login_method (VstSavedPool *self);
VstKeysSource vst_saved_pool_get_keys_source (VstSavedPool *self);
VstSecret *vst_saved_pool_get_client_secret (VstSavedPool *self);
VstSecret *vst_saved_pool_get_secret_access_key (VstSavedPool *self);
VstSecret *vst_saved_pool_get_session_token (VstSavedPool *self);
/* Whether it is known to have a client secret, given or not. Kept in the file. */
gboolean vst_saved_pool_get_has_client_secret (VstSavedPool *self);

/* Setting an ID of another region's pool fills in an empty region. */
void vst_saved_pool_set_text (VstSavedPool *self, VstPoolField field, const char *text);
void vst_saved_pool_set_secret (VstSavedPool *self, VstPoolField field, VstSecret *secret);
void vst_saved_pool_set_profile (VstSavedPool *self, const char *profile);
void vst_saved_pool_set_login_method (VstSavedPool *self, VstLoginMethod method);
void vst_saved_pool_set_keys_source (VstSavedPool *self, VstKeysSource source);

VstValueFault vst_saved_pool_check (VstSavedPool *self, VstPoolField field);
/* Whether all fields that count with the present choices are free of faults. */
gboolean vst_saved_pool_is_complete (VstSavedPool *self);

/* The regions to offer, sorted; static. */
const char *const *vst_saved_pool_get_known_regions (void);

G_END_DECLS
