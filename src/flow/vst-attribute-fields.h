#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VstAttributeField:
 *
 * One more attribute to sign up with. Properties: "name" (as on the wire:
 * "given_name", "custom:team"), "value" (both strings, never %NULL), "required"
 * (read-only: the pool asks for it, the row cannot be taken away, the name not
 * changed).
 */
#define VST_TYPE_ATTRIBUTE_FIELD (vst_attribute_field_get_type ())
G_DECLARE_FINAL_TYPE (VstAttributeField, vst_attribute_field, VST, ATTRIBUTE_FIELD, GObject)

const char *vst_attribute_field_get_name (VstAttributeField *self);
const char *vst_attribute_field_get_value (VstAttributeField *self);
gboolean vst_attribute_field_get_required (VstAttributeField *self);
/* A name that another row has, or that is not to be had here, leaves the row without one. */
void vst_attribute_field_set_name (VstAttributeField *self, const char *name);
void vst_attribute_field_set_value (VstAttributeField *self, const char *value);

/**
 * VstAttributeFields:
 *
 * The rows under More Attributes: a GListModel of VstAttributeField, names unique.
 * "email" never is among them: it has a field of its own.
 */
#define VST_TYPE_ATTRIBUTE_FIELDS (vst_attribute_fields_get_type ())
G_DECLARE_FINAL_TYPE (VstAttributeFields, vst_attribute_fields, VST, ATTRIBUTE_FIELDS, GObject)

VstAttributeFields *vst_attribute_fields_new (void);
/*
 * Adds a row, or makes the one there required too. %NULL or empty @name: a row to be named.
 * Borrowed; %NULL for a name that is not to be had here ("email", "sub").
 */
VstAttributeField *
vst_attribute_fields_add (VstAttributeFields *self, const char *name, gboolean required);
void vst_attribute_fields_remove (VstAttributeFields *self, VstAttributeField *field);
void vst_attribute_fields_clear (VstAttributeFields *self);
/* Standard attributes of Cognito (OpenID Connect) that may be offered, without "email" and "sub".
 */
const char *const *vst_attribute_fields_get_standard_names (void);

G_END_DECLS
