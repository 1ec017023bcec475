#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * SRP-6a (RFC 5054) as Amazon Cognito does it, both sides: the group of 3,072 bits of
 * RFC 3526 with g = 2, SHA-256, every number hashed in the form of Java's BigInteger, and
 * the key drawn by HKDF (RFC 5869) with the words "Caldera Derived Key".
 *
 * Pure: the random exponents are arguments. A public number is hexadecimal without zeros
 * in front, as it goes over the wire. All arithmetic with a secret takes milliseconds (up
 * to 10): call it in a thread. No string is normalised or trimmed here.
 */

/* What an AWS client draws for its exponent, and what a server should. */
#define VST_SRP_CLIENT_EXPONENT_SIZE 128
#define VST_SRP_SERVER_EXPONENT_SIZE 32
#define VST_SRP_SALT_SIZE 16
#define VST_SRP_KEY_SIZE 16

/* Whose password it is. Borrowed by every function below. */
typedef struct
{
  const char *realm; /* the part of the pool ID after "_"; for a device, its group key */
  const char *user;  /* USER_ID_FOR_SRP; for a device, its key */
  const VstSecret *password;
  const char *salt; /* hexadecimal */
} VstSrpIdentity;

/* g^@a mod N. @a is big-endian, 1 to 384 bytes, and not zero. */
char *vst_srp_client_get_public (const VstSecret *a);
/*
 * The 16 bytes that both sides get if the password is right. @a_public is what
 * vst_srp_client_get_public() gave. %NULL: @b_public or the salt is not a number, or is one
 * that RFC 5054 tells to refuse.
 */
VstSecret *vst_srp_client_get_key (const VstSrpIdentity *identity,
                                   const VstSecret *a,
                                   const char *a_public,
                                   const char *b_public);

/*
 * What the server keeps instead of the password, in the form of Java's BigInteger (as
 * ConfirmDevice sends it, in base64). %NULL: the salt is not a number.
 */
VstSecret *vst_srp_get_verifier (const VstSrpIdentity *identity);

/* (k * @verifier + g^@b) mod N. %NULL: @verifier is not a number between 0 and N. */
char *vst_srp_server_get_public (const VstSecret *verifier, const VstSecret *b);
/* %NULL: @a_public is not a number, or is one to be refused. */
VstSecret *vst_srp_server_get_key (const VstSecret *verifier,
                                   const VstSecret *b,
                                   const char *a_public,
                                   const char *b_public);

/* Random bytes (or those of ConfirmDevice) as a hexadecimal number, and back in the form of
 * Java's BigInteger. %NULL: over 3,072 bits, or not hexadecimal. */
char *vst_srp_number_to_hex (const void *data, gsize size);
VstSecret *vst_srp_number_to_bytes (const char *hex);

G_END_DECLS
