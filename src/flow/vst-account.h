#pragma once

#include <gio/gio.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

typedef enum
{
  VST_TOKEN_KIND_ID,
  VST_TOKEN_KIND_ACCESS,
  VST_TOKEN_KIND_REFRESH,
} VstTokenKind;

/* One claim, as a list item. Properties (read-only): "name", "value". */
#define VST_TYPE_CLAIM_ITEM (vst_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (VstClaimItem, vst_claim_item, VST, CLAIM_ITEM, GObject)

VstClaimItem *vst_claim_item_new (const char *name, const char *value, gboolean is_time, gint64 time);
const char *vst_claim_item_get_name (VstClaimItem *self);
const char *vst_claim_item_get_value (VstClaimItem *self);
/* Seconds since 1970 in @time, if the claim is a time. */
gboolean vst_claim_item_get_time (VstClaimItem *self, gint64 *time);

#define VST_TYPE_TOKEN (vst_token_get_type ())
G_DECLARE_FINAL_TYPE (VstToken, vst_token, VST, TOKEN, GObject)

/* @token_type, @claims (GListModel of VstClaimItem) may be %NULL; @expires_in 0: not known. */
VstToken *vst_token_new (VstTokenKind kind,
                         VstSecret *secret,
                         const char *token_type,
                         gint64 expires_in,
                         gint64 expires_at,
                         GListModel *claims);
VstTokenKind vst_token_get_kind (VstToken *self);
VstSecret *vst_token_get_secret (VstToken *self);
const char *vst_token_get_token_type (VstToken *self); /* "Bearer" */
gint64 vst_token_get_expires_in (VstToken *self);      /* seconds, as Cognito said; 0: not said */
gint64 vst_token_get_expires_at (VstToken *self);      /* monotonic µs; 0: not known */
GListModel *vst_token_get_claims (VstToken *self);     /* never %NULL; empty for opaque tokens */

/**
 * VstAccount:
 *
 * Who is signed in, and by which tokens.
 */
#define VST_TYPE_ACCOUNT (vst_account_get_type ())
G_DECLARE_FINAL_TYPE (VstAccount, vst_account, VST, ACCOUNT, GObject)

/* @typed_name: what the person typed; @tokens: GListModel of VstToken. */
VstAccount *vst_account_new (const char *user_name,
                             const char *sub,
                             const char *typed_name,
                             const char *email,
                             GListModel *tokens);
const char *vst_account_get_user_name (VstAccount *self); /* Cognito's own name of the user */
const char *vst_account_get_sub (VstAccount *self);       /* may be %NULL */
const char *vst_account_get_alias (VstAccount *self);     /* what was typed, if that is another; or %NULL */
const char *vst_account_get_email (VstAccount *self);     /* may be %NULL */
GListModel *vst_account_get_tokens (VstAccount *self);    /* ID, access, refresh: those there are */

G_END_DECLS
