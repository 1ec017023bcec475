#pragma once

#include "flow/vst-attribute-fields.h"

G_BEGIN_DECLS

/* Bytes; Cognito takes 32. A longer name is cut, and seen to be too long. */
#define VST_ATTRIBUTE_NAME_MAX 128

/* Whether @field may bear @name, which is not empty. */
typedef gboolean (*VstNameCheck) (VstAttributeField *field, const char *name, gpointer owner);

VstAttributeField *vst_attribute_field_new (const char *name, gboolean required);
void vst_attribute_field_set_required (VstAttributeField *self, gboolean required);
/* The list that it is in now; @check %NULL: none. */
void vst_attribute_field_set_owner (VstAttributeField *self, VstNameCheck check, gpointer owner);

G_END_DECLS
