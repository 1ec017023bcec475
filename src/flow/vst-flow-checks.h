#pragma once

#include "crypto/vst-secret.h"
#include "flow/vst-attribute-fields.h"
#include "flow/vst-flow-error.h"

G_BEGIN_DECLS

/*
 * What is refused before anything is sent, by the limits of the service model (user
 * names, passwords, attributes) and by plain sense (e-mail addresses). All pure; each
 * gives %FALSE and the fault.
 */

/* The model's [\p{L}\p{M}\p{S}\p{N}\p{P}]+, 1 to 128 characters. */
gboolean vst_flow_check_user_name (const char *name, VstFlowError *fault);
gboolean vst_flow_check_email (const char *email, VstFlowError *fault);
/* 1 to 256 characters, no blank at either end. */
gboolean vst_flow_check_password (const char *password, VstFlowError *fault);
/* The name of the first attribute at fault comes back in @name (borrowed, may be empty). */
gboolean
vst_flow_check_attributes (VstAttributeFields *attributes, VstFlowError *fault, const char **name);
/*
 * The six digits of a code that was typed or pasted: blanks and dashes of any kind are
 * dropped, digits of other scripts made ASCII ones. %NULL: see @fault.
 */
char *vst_flow_read_code (const char *text, VstFlowError *fault);
/* The same of a code that came by mail or message, which has as many digits as the pool likes. */
VstSecret *vst_flow_read_mailed_code (const char *text, VstFlowError *fault);

G_END_DECLS
