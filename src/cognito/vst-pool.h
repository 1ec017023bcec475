#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstPool:
 *
 * A user pool and one app client of it: whom to ask, and as whom. Immutable,
 * atomically reference counted.
 */
#define VST_TYPE_POOL (vst_pool_get_type ())
typedef struct _VstPool VstPool;

GType vst_pool_get_type (void);

/*
 * @client_secret and @endpoint may be %NULL. The values have been checked by the
 * functions below.
 */
VstPool *vst_pool_new (const char *region,
                       const char *user_pool_id,
                       const char *client_id,
                       VstSecret *client_secret,
                       const char *endpoint);
VstPool *vst_pool_ref (VstPool *self);
void vst_pool_unref (VstPool *self);

const char *vst_pool_get_region (const VstPool *self);
const char *vst_pool_get_user_pool_id (const VstPool *self);
const char *vst_pool_get_client_id (const VstPool *self);
VstSecret *vst_pool_get_client_secret (const VstPool *self); /* %NULL: a public client */
/* The endpoint given, else the service's own for the region. Never %NULL. */
const char *vst_pool_get_endpoint (const VstPool *self);
gboolean vst_pool_has_own_endpoint (const VstPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPool, vst_pool_unref)

/* What is wrong with a value that somebody typed or pasted. */
typedef enum
{
  VST_POOL_FAULT_NONE,
  VST_POOL_FAULT_EMPTY,
  VST_POOL_FAULT_FORM, /* not the form of such a value */
  VST_POOL_FAULT_TOO_LONG,
  VST_POOL_FAULT_IS_POOL_ID,   /* a user pool ID where a client ID or a region belongs */
  VST_POOL_FAULT_IS_CLIENT_ID, /* an app client ID where a pool ID belongs */
  VST_POOL_FAULT_IS_ARN,       /* a whole ARN where its last part belongs */
  VST_POOL_FAULT_OTHER_REGION, /* a pool ID of another region than the one given */
  VST_POOL_FAULT_INSECURE,     /* http to another machine */
  VST_POOL_FAULT_NOT_A_URL,
} VstPoolFault;

/* Blanks around a value are the caller's to strip. %NULL counts as empty. */
VstPoolFault vst_pool_check_region (const char *region);
VstPoolFault vst_pool_check_user_pool_id (const char *user_pool_id, const char *region);
VstPoolFault vst_pool_check_client_id (const char *client_id);
VstPoolFault vst_pool_check_client_secret (const char *client_secret); /* empty is fine */
/* Empty is fine; https, or http on 127.0.0.0/8, [::1] and localhost; no user, query or fragment. */
VstPoolFault vst_pool_check_endpoint (const char *endpoint);

/* The part of a pool ID before "_", or %NULL. */
char *vst_pool_dup_region_of (const char *user_pool_id);
/* All regions with user pools, sorted; static. */
const char *const *vst_pool_get_known_regions (void);
/* "https://cognito-idp.eu-west-1.amazonaws.com": the partition decides the suffix. */
char *vst_pool_dup_service_endpoint (const char *region);

G_END_DECLS
