#pragma once

#include <json-glib/json-glib.h>

#include "cognito/vst-pool.h"

G_BEGIN_DECLS

/* What the requests have in common. A value that is %NULL is passed over, never sent empty. */

JsonNode *vst_request_wrap (JsonObject *consumed);
void vst_request_add_text (JsonObject *object, const char *name, const char *text);
void vst_request_add_secret (JsonObject *object, const char *name, const VstSecret *secret);
/* Nothing unless the client has a secret. The member's name differs: SecretHash of an
 * operation, SECRET_HASH in a map. */
void vst_request_add_secret_hash (JsonObject *object,
                                  const char *name,
                                  const VstPool *pool,
                                  const char *user_name);
/* 0 is passed over. */
void vst_request_add_count (JsonObject *object, const char *name, guint count);

/* UserPoolId. */
JsonObject *vst_request_new_for_pool (const char *user_pool_id);
/* ClientId, Username and SecretHash. */
JsonObject *vst_request_new_for_client (const VstPool *pool, const char *user_name);
/* AccessToken. */
JsonObject *vst_request_new_with_token (const VstSecret *access_token);
/* USERNAME and SECRET_HASH. */
JsonObject *vst_request_new_parameters (const VstPool *pool, const char *user_name);

G_END_DECLS
