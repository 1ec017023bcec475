#pragma once

#include "flow/vst-pool-file.h"
#include "flow/vst-saved-pools.h"

G_BEGIN_DECLS

struct _VstSavedPools
{
  GObject parent_instance;
  VstPoolFile *file;
  VstKeyring *keyring;
  GPtrArray *pools;    /* VstSavedPool */
  GHashTable *removed; /* identifiers: off the list and the disk, still in @contents */
  GKeyFile *contents;  /* all that the file has, ours or not */
  gboolean is_loaded;
  gboolean is_damaged; /* what is on the disk could not be read: kept aside before writing */
};

/* What is in @bytes becomes the list, once. Fails with %VST_FLOW_ERROR_STORE. */
gboolean vst_saved_pools_take_contents (VstSavedPools *self, GBytes *bytes, GError **error);
/* @position may be %NULL. */
gboolean vst_saved_pools_find_position (VstSavedPools *self, const char *id, guint *position);
/* Writes the list as it is now; @callback gets the VstPoolFile. */
void vst_saved_pools_write (VstSavedPools *self, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
