#pragma once

#include <glib-object.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstPairing:
 *
 * One authenticator key on its way into somebody's app. Immutable.
 */
#define VST_TYPE_PAIRING (vst_pairing_get_type ())
G_DECLARE_FINAL_TYPE (VstPairing, vst_pairing, VST, PAIRING, GObject)

/*
 * @key: base32 text. @expires_at: monotonic microseconds; 0: never. @replaces: an earlier key
 * was shown in this walkthrough, whose entry in the app is now worthless.
 */
VstPairing *vst_pairing_new (VstSecret *key, VstSecret *uri, gint64 expires_at, gboolean replaces);
VstSecret *vst_pairing_get_key (VstPairing *self);
/* The key in groups of four, blanks between. */
VstSecret *vst_pairing_dup_grouped_key (VstPairing *self);
VstSecret *vst_pairing_get_uri (VstPairing *self);
gint64 vst_pairing_get_expires_at (VstPairing *self);
gboolean vst_pairing_get_replaces (VstPairing *self);

/*
 * otpauth://totp/ISSUER:ACCOUNT?secret=KEY&issuer=ISSUER&algorithm=SHA1&digits=6&period=30,
 * issuer and account percent-encoded, a colon in either replaced by "-" ("Key Uri
 * Format" of Google Authenticator's wiki).
 */
VstSecret *vst_otpauth_uri (const char *issuer, const char *account, VstSecret *key);

G_END_DECLS
