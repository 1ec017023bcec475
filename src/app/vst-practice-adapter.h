#pragma once

#include "flow/vst-local-pool.h"

G_BEGIN_DECLS

/**
 * VstPracticeAdapter:
 *
 * The practice pool as the walkthrough wants to see it: a VstLocalPool over a
 * VstPracticePool, with what happens in that one's thread handed over to the main
 * context.
 */
#define VST_TYPE_PRACTICE_ADAPTER (vst_practice_adapter_get_type ())
G_DECLARE_FINAL_TYPE (VstPracticeAdapter, vst_practice_adapter, VST, PRACTICE_ADAPTER, GObject)

/* @database: where its users are kept; its folder is made when it starts. */
VstPracticeAdapter *vst_practice_adapter_new (const char *database);

G_END_DECLS
