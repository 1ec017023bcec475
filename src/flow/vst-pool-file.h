#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VstPoolFile:
 *
 * A file on disk that is read and replaced as a whole, in a thread. Writes happen one
 * after the other, in the order they were asked for; a write that has begun is not
 * cancelled. The file is 0600, its folder is made (0700) if need be.
 *
 * Property "busy" (read-only, notified): a write is under way or waiting.
 */
#define VST_TYPE_POOL_FILE (vst_pool_file_get_type ())
G_DECLARE_FINAL_TYPE (VstPoolFile, vst_pool_file, VST, POOL_FILE, GObject)

VstPoolFile *vst_pool_file_new (const char *path);
gboolean vst_pool_file_get_busy (VstPoolFile *self);

/* A file that is not there is empty. Fails with %VST_FLOW_ERROR_STORE. */
void vst_pool_file_read_async (VstPoolFile *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GBytes *vst_pool_file_read_finish (VstPoolFile *self, GAsyncResult *result, GError **error);

/*
 * @set_aside: what is there now is kept under another name, PATH.damaged. Fails with
 * %VST_FLOW_ERROR_STORE; then what was there is there still.
 */
void vst_pool_file_write_async (VstPoolFile *self,
                                GBytes *bytes,
                                gboolean set_aside,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean vst_pool_file_write_finish (VstPoolFile *self, GAsyncResult *result, GError **error);

G_END_DECLS
