#pragma once

#include <gio/gio.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstPasswordClaim:
 *
 * The client's side of one login by SRP: its random exponent, and SRP_A made of it. Good
 * for one challenge only. Immutable, atomically reference counted.
 *
 * The functions without _async are pure, and take milliseconds: for a thread, and for tests
 * with numbers of their own.
 */
typedef struct _VstPasswordClaim VstPasswordClaim;

/* Whose password it is. Borrowed. */
typedef struct
{
  const char *realm; /* the part of the pool ID after "_"; for a device, its group key */
  const char *user;  /* USER_ID_FOR_SRP; for a device, its key */
  VstSecret *password;
} VstClaimant;

/* @exponent is big-endian; 32 bytes or more of it should be random. */
VstPasswordClaim *vst_password_claim_new (VstSecret *exponent);
VstPasswordClaim *vst_password_claim_ref (VstPasswordClaim *self);
void vst_password_claim_unref (VstPasswordClaim *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPasswordClaim, vst_password_claim_unref)

/* SRP_A: hexadecimal. */
const char *vst_password_claim_get_public (const VstPasswordClaim *self);

/*
 * What proves the password to PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER: names and values
 * (char * -> VstSecret *) besides those that say who it is. @parameters are the challenge's;
 * @now is the service's time in Unix seconds. %VST_COGNITO_ERROR_BAD_ANSWER: the server's
 * numbers are none, or are of those that RFC 5054 tells to refuse. @operation is for it.
 */
GHashTable *vst_password_claim_prove (const VstPasswordClaim *self,
                                      const VstClaimant *claimant,
                                      GHashTable *parameters,
                                      gint64 now,
                                      const char *operation,
                                      GError **error);

/* Draws the exponent, and makes the claim of it in a thread. */
void vst_password_claim_start_async (GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
VstPasswordClaim *vst_password_claim_start_finish (GAsyncResult *result, GError **error);

/* vst_password_claim_prove() in a thread. Nobody may change @parameters meanwhile. */
void vst_password_claim_prove_async (VstPasswordClaim *self,
                                     const VstClaimant *claimant,
                                     GHashTable *parameters,
                                     gint64 now,
                                     const char *operation,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GHashTable *vst_password_claim_prove_finish (GAsyncResult *result, GError **error);

/* The part of a pool ID after "_"; borrowed. */
const char *vst_password_claim_get_realm (const char *user_pool_id);

G_END_DECLS
