#pragma once

#include <adwaita.h>

#include "flow/vst-password-rules.h"

G_BEGIN_DECLS

/**
 * VstRulesList:
 *
 * The password's checklist: each line ticks as it holds. To a screen reader it is one
 * thing that is read as a whole.
 *
 * Property: "rules".
 */
#define VST_TYPE_RULES_LIST (vst_rules_list_get_type ())
G_DECLARE_FINAL_TYPE (VstRulesList, vst_rules_list, VST, RULES_LIST, AdwBin)

void vst_rules_list_set_rules (VstRulesList *self, VstPasswordRules *rules);

G_END_DECLS
