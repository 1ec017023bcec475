#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/* What this computer proves itself with, for one user of one pool. */
typedef struct
{
  char *user_name; /* as Cognito calls the user */
  char *device_key;
  char *group_key;
  VstSecret *password; /* the device's, made by ConfirmDevice's caller */
  gboolean kept;       /* in the keyring; else only while the application runs */
} VstTrustedDevice;

/* Copies its strings. @kept is %FALSE. */
VstTrustedDevice *vst_trusted_device_new (const char *user_name,
                                          const char *device_key,
                                          const char *group_key,
                                          VstSecret *password);
VstTrustedDevice *vst_trusted_device_copy (const VstTrustedDevice *self);
void vst_trusted_device_free (VstTrustedDevice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstTrustedDevice, vst_trusted_device_free)

/* As one item of the keyring, and back; %NULL for what is no such item. */
VstSecret *vst_trusted_device_pack (const VstTrustedDevice *self);
VstTrustedDevice *vst_trusted_device_unpack (const VstSecret *packed);

G_END_DECLS
