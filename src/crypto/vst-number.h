#pragma once

#include <gmp.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * Whole numbers that may be secret: a number of GMP that is as large as it will ever be
 * from the start, so that it leaves nothing behind by growing, and is wiped at the end.
 * Only SRP needs them.
 *
 * g_auto (VstNumber) x = vst_number_new ();
 */
typedef __mpz_struct VstNumber;

/* Products of two numbers of 3,072 bits fit. */
#define VST_NUMBER_BITS 6400
/* The most that is read from outside. */
#define VST_NUMBER_MAX_READ 3072

VstNumber vst_number_new (void);
void vst_number_clear (VstNumber *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstNumber, vst_number_clear)

/* Big-endian; zeros in front do not matter. %FALSE: more than VST_NUMBER_MAX_READ bits. */
gboolean vst_number_read_bytes (VstNumber *self, const void *data, gsize size);
/* Hexadecimal digits of either case, one at least, and nothing else. */
gboolean vst_number_read_hex (VstNumber *self, const char *hex);

/* Lower case, no zeros in front; "0" for nothing. */
char *vst_number_to_hex (const VstNumber *self);
/*
 * The shortest big-endian two's complement: a zero byte is first if the top bit is set.
 * This is the form of Java's BigInteger that Cognito hashes and sends.
 */
VstSecret *vst_number_to_bytes (const VstNumber *self);

G_END_DECLS
