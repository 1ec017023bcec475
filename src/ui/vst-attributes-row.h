#pragma once

#include <adwaita.h>

#include "flow/vst-attribute-fields.h"

G_BEGIN_DECLS

/**
 * VstAttributesRow:
 *
 * More Attributes: a row that opens to one entry an attribute, with a button that adds
 * a standard or a custom one.
 *
 * Signal: "changed": somebody typed.
 */
#define VST_TYPE_ATTRIBUTES_ROW (vst_attributes_row_get_type ())
G_DECLARE_FINAL_TYPE (VstAttributesRow, vst_attributes_row, VST, ATTRIBUTES_ROW, AdwExpanderRow)

/* In place of those before, if any. */
void vst_attributes_row_set_fields (VstAttributesRow *self, VstAttributeFields *fields);
/*
 * Opens it, and returns the entry of @attribute (%NULL: of any), or else the first empty one, or
 * else itself.
 */
GtkWidget *vst_attributes_row_open (VstAttributesRow *self, const char *attribute);

G_END_DECLS
