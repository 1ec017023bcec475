#pragma once

#include "flow/vst-password-rules.h"

G_BEGIN_DECLS

VstPasswordRule *vst_password_rule_new (VstPasswordRuleKind kind, guint minimum);
void vst_password_rule_set_holds (VstPasswordRule *self, gboolean holds);
void vst_password_rule_set_refused (VstPasswordRule *self, gboolean refused);

G_END_DECLS
