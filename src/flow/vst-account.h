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

VstClaimItem *
vst_claim_item_new (const char *name, const char *value, gboolean is_time, gint64 time);
const char *vst_claim_item_get_name (VstClaimItem *self);
const char *vst_claim_item_get_value (VstClaimItem *self);
/* Seconds since 1970 in @time, if the claim is a time. */
gboolean vst_claim_item_get_time (VstClaimItem *self, gint64 *time);

/* What is looked at before a token is believed. */
typedef enum
{
  VST_TOKEN_CHECK_FORM, /* three parts, RS256 */
  VST_TOKEN_CHECK_SIGNATURE,
  VST_TOKEN_CHECK_ISSUER,
  VST_TOKEN_CHECK_AUDIENCE,
  VST_TOKEN_CHECK_USE,
  VST_TOKEN_CHECK_EXPIRY,
  VST_TOKEN_CHECK_ISSUED,
  VST_TOKEN_CHECK_SERVICE, /* whether the service still takes it; only once it was asked */
} VstTokenCheckKind;

typedef enum
{
  VST_TOKEN_CHECK_STATE_PENDING,
  VST_TOKEN_CHECK_STATE_PASSED,
  VST_TOKEN_CHECK_STATE_FAILED,
  VST_TOKEN_CHECK_STATE_NOT_CHECKED, /* for what failed before it, or for want of the pool's keys */
} VstTokenCheckState;

#define VST_TYPE_TOKEN_CHECK_STATE (vst_token_check_state_get_type ())
GType vst_token_check_state_get_type (void);

/* One check of a token, as a list item. Property (read-only, notified): "state". */
#define VST_TYPE_TOKEN_CHECK_ITEM (vst_token_check_item_get_type ())
G_DECLARE_FINAL_TYPE (VstTokenCheckItem, vst_token_check_item, VST, TOKEN_CHECK_ITEM, GObject)

VstTokenCheckItem *vst_token_check_item_new (VstTokenCheckKind kind);
VstTokenCheckKind vst_token_check_item_get_kind (VstTokenCheckItem *self);
VstTokenCheckState vst_token_check_item_get_state (VstTokenCheckItem *self);
/* What the token says, or what the service said of it; may be %NULL. */
const char *vst_token_check_item_get_detail (VstTokenCheckItem *self);
/* For the maker. */
void
vst_token_check_item_set (VstTokenCheckItem *self, VstTokenCheckState state, const char *detail);

/* Property (read-only, notified): "failed". */
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

/* VstTokenCheckItem, in the order of the kinds; empty for opaque tokens. Never %NULL. */
GListModel *vst_token_get_checks (VstToken *self);
/* Whether one of the checks did. */
gboolean vst_token_get_failed (VstToken *self);
/* For the maker: sets a check, and adds it if it is not there. */
void vst_token_set_check (VstToken *self,
                          VstTokenCheckKind kind,
                          VstTokenCheckState state,
                          const char *detail);

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
const char *
vst_account_get_alias (VstAccount *self); /* what was typed, if that is another; or %NULL */
const char *vst_account_get_email (VstAccount *self);  /* may be %NULL */
GListModel *vst_account_get_tokens (VstAccount *self); /* ID, access, refresh: those there are */

G_END_DECLS
