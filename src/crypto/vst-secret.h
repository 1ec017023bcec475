#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VstSecret:
 *
 * Immutable bytes that must not outlive their use: passwords, keys, tokens,
 * device secrets. They live in pages of their own, locked into memory and left
 * out of core dumps where the system allows it, and are wiped when the last
 * reference goes. A zero byte always follows the last byte, so that text can be
 * borrowed as a C string.
 *
 * Reference counting is atomic: a secret may be handed to a thread.
 */
#define VST_TYPE_SECRET (vst_secret_get_type ())
typedef struct _VstSecret VstSecret;

GType vst_secret_get_type (void);

/* Copies @size bytes. @data may be %NULL when @size is 0. */
VstSecret *vst_secret_new (const void *data, gsize size);
/* Copies @text up to its zero byte. */
VstSecret *vst_secret_new_text (const char *text);
/* Copies @text, then wipes and frees the original. */
VstSecret *vst_secret_take_text (char *text);
VstSecret *vst_secret_ref (VstSecret *self);
void vst_secret_unref (VstSecret *self);

const guint8 *vst_secret_get_data (const VstSecret *self);
gsize vst_secret_get_size (const VstSecret *self);
/* Borrowed; ends at the first zero byte. */
const char *vst_secret_get_text (const VstSecret *self);

/* Constant time in the contents; %NULL equals only %NULL. */
gboolean vst_secret_equal (const VstSecret *a, const VstSecret *b);

/* Overwrites @size bytes in a way the compiler keeps. */
void vst_wipe (void *data, gsize size);
/*
 * Overwrites @size bytes of stack below the caller: what the functions it has called
 * left there. For libraries that keep keys in locals of their own.
 */
void vst_wipe_stack (gsize size);
/* Wipes, then frees; %NULL is fine. */
void vst_wipe_text (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstSecret, vst_secret_unref)

/* A plain string that is wiped when it leaves scope: g_auto (VstWipedText) text = … */
typedef char *VstWipedText;
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (VstWipedText, vst_wipe_text, NULL)

G_END_DECLS
