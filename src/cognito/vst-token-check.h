#pragma once

#include "cognito/vst-pool.h"

G_BEGIN_DECLS

/*
 * Whether a token is what the pool gave out for this app client: the rules of RFC 7519 and of
 * the Developer Guide, "Verifying a JSON web token". What no signature can tell is whether the
 * token has been revoked.
 */

/* See vst-token-keys.h, which not every reader of a report can include. */
typedef struct _VstTokenKeys VstTokenKeys;

typedef enum
{
  VST_TOKEN_USE_ACCESS,
  VST_TOKEN_USE_ID,
} VstTokenUse;

/* In the order of the report. */
typedef enum
{
  VST_TOKEN_RULE_FORM,       /* three parts, of which two are JSON objects */
  VST_TOKEN_RULE_ALGORITHM,  /* RS256, and nothing that would have to be understood besides */
  VST_TOKEN_RULE_KEY,        /* named, and one of the pool's */
  VST_TOKEN_RULE_SIGNATURE,  /* by that key */
  VST_TOKEN_RULE_ISSUER,     /* iss: the pool */
  VST_TOKEN_RULE_USE,        /* token_use: as expected */
  VST_TOKEN_RULE_CLIENT,     /* client_id, or aud of an ID token: the app client */
  VST_TOKEN_RULE_EXPIRY,     /* exp: not over yet */
  VST_TOKEN_RULE_ISSUED_AT,  /* iat: not in the future */
  VST_TOKEN_RULE_NOT_BEFORE, /* nbf: not in the future; only where the token has one */
} VstTokenRule;

typedef enum
{
  VST_TOKEN_FAULT_NONE,        /* passed */
  VST_TOKEN_FAULT_MALFORMED,   /* no JWT, or a value of the wrong type */
  VST_TOKEN_FAULT_MISSING,     /* it is not there at all */
  VST_TOKEN_FAULT_MISMATCH,    /* another value than the one expected */
  VST_TOKEN_FAULT_PAST,        /* over */
  VST_TOKEN_FAULT_FUTURE,      /* not begun */
  VST_TOKEN_FAULT_NOT_CHECKED, /* could not be looked at, for what failed before it */
} VstTokenFault;

typedef struct
{
  VstTokenRule rule;
  VstTokenFault fault;
  char *found;    /* what the token says; %NULL: nothing fit to be shown */
  char *expected; /* %NULL where the rule is not about one value */
  gint64 time;    /* of the rules about times: what the token says; 0: nothing */
} VstTokenCheck;

typedef struct
{
  VstTokenUse use;
  gboolean valid;      /* every check has passed */
  GPtrArray *checks;   /* VstTokenCheck; never %NULL */
  gboolean stale_keys; /* it names a key that is not there: newer keys might know it */
} VstTokenReport;

void vst_token_report_free (VstTokenReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstTokenReport, vst_token_report_free)
/* %NULL: that rule was not looked at. Borrowed. */
const VstTokenCheck *vst_token_report_find (const VstTokenReport *self, VstTokenRule rule);

/* Seconds by which clocks may differ. */
#define VST_TOKEN_TOLERANCE 60

/*
 * Pure. @now is in Unix seconds. A pool with an endpoint of its own may call itself by the
 * endpoint's address as well as by the service's.
 */
VstTokenReport *vst_token_check (const VstSecret *token,
                                 VstTokenUse use,
                                 const VstPool *pool,
                                 const VstTokenKeys *keys,
                                 gint64 now);

G_END_DECLS
