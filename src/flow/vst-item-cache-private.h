#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * The objects that stand for rows of a list as long as somebody holds them: asked twice for one
 * row, the list gives one object. Keys are compared as pointers.
 */
typedef struct _VstItemCache VstItemCache;

VstItemCache *vst_item_cache_new (void);
void vst_item_cache_free (VstItemCache *self);
/* Borrowed; %NULL: there is none. */
gpointer vst_item_cache_look_up (VstItemCache *self, gconstpointer key);
/* Holds no reference. @key must have none yet. */
void vst_item_cache_add (VstItemCache *self, gconstpointer key, gpointer item);
void vst_item_cache_clear (VstItemCache *self);

G_END_DECLS
