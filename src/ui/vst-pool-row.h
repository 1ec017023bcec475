#pragma once

#include <adwaita.h>

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/**
 * VstPoolRow:
 *
 * A pool to choose on the welcome page: a radio button, name and place, and buttons
 * that edit or remove it, if it is a saved one; the practice pool has a menu of its
 * kinds instead. Signal "kind-changed": another kind has been chosen.
 */
#define VST_TYPE_POOL_ROW (vst_pool_row_get_type ())
G_DECLARE_FINAL_TYPE (VstPoolRow, vst_pool_row, VST, POOL_ROW, AdwActionRow)

GtkWidget *vst_pool_row_new (VstSavedPool *pool);
VstSavedPool *vst_pool_row_get_pool (VstPoolRow *self);
/* Its radio button: rows of one group exclude each other. Borrowed. */
GtkCheckButton *vst_pool_row_get_radio (VstPoolRow *self);

G_END_DECLS
