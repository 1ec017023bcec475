#pragma once

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/* The properties, and where the values are kept. */
enum
{
  PROP_0,
  PROP_NAME,
  PROP_REGION,
  PROP_USER_POOL_ID,
  PROP_CLIENT_ID,
  PROP_ENDPOINT,
  PROP_PROFILE,
  PROP_ACCESS_KEY_ID,
  PROP_LOGIN_METHOD,
  PROP_KEYS_SOURCE,
  PROP_CLIENT_SECRET,
  PROP_SECRET_ACCESS_KEY,
  PROP_SESSION_TOKEN,
  N_PROPS
};

/* Texts and secrets are kept by their property. */
#define N_TEXTS (PROP_ACCESS_KEY_ID + 1)

struct _VstSavedPool
{
  GObject parent_instance;
  char *id;
  char *texts[N_TEXTS];
  VstSecret *secrets[N_PROPS];
  VstLoginMethod login_method;
  VstKeysSource keys_source;
  VstLocalKind local_kind; /* of the practice pool */
  gboolean has_client_secret;
  gboolean region_is_guessed; /* it came from the pool ID, and goes with it */
};

/* A pool out of the file, under the identifier it has there. */
VstSavedPool *vst_saved_pool_new_with_id (const char *id);
/* The pool has a client secret, which is in the keyring or has to be asked for. */
void vst_saved_pool_set_has_client_secret (VstSavedPool *self, gboolean has);
/* As a person gives them: cleaned, and notified when they change. */
void vst_saved_pool_set_text_property (VstSavedPool *self, guint property, const char *text);
void vst_saved_pool_set_secret_property (VstSavedPool *self, guint property, VstSecret *secret);

G_END_DECLS
