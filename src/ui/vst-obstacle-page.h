#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstObstaclePage:
 *
 * Can't Go On: a challenge that is not handled, or a pool where pairing is not possible.
 */
#define VST_TYPE_OBSTACLE_PAGE (vst_obstacle_page_get_type ())
G_DECLARE_FINAL_TYPE (VstObstaclePage, vst_obstacle_page, VST, OBSTACLE_PAGE, VstPage)

G_END_DECLS
