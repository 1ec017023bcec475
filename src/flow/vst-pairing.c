#include "flow/vst-pairing.h"

#define GROUP 4

struct _VstPairing
{
  GObject parent_instance;
  VstSecret *key;
  VstSecret *uri;
  gint64 expires_at;
  gboolean replaces;
};

G_DEFINE_FINAL_TYPE (VstPairing, vst_pairing, G_TYPE_OBJECT)

static void
vst_pairing_finalize (GObject *object)
{
  VstPairing *self = VST_PAIRING (object);

  g_clear_pointer (&self->key, vst_secret_unref);
  g_clear_pointer (&self->uri, vst_secret_unref);

  G_OBJECT_CLASS (vst_pairing_parent_class)->finalize (object);
}

static void
vst_pairing_class_init (VstPairingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_pairing_finalize;
}

static void
vst_pairing_init (VstPairing *self)
{
}

VstPairing *
vst_pairing_new (VstSecret *key, VstSecret *uri, gint64 expires_at, gboolean replaces)
{
  VstPairing *self;

  g_return_val_if_fail (key != NULL && uri != NULL, NULL);

  self = g_object_new (VST_TYPE_PAIRING, NULL);
  self->key = vst_secret_ref (key);
  self->uri = vst_secret_ref (uri);
  self->expires_at = expires_at;
  self->replaces = replaces;

  return self;
}

VstSecret *
vst_pairing_get_key (VstPairing *self)
{
  g_return_val_if_fail (VST_IS_PAIRING (self), NULL);

  return self->key;
}

VstSecret *
vst_pairing_dup_grouped_key (VstPairing *self)
{
  const char *key;
  gsize size;
  gsize written = 0;
  g_autofree char *grouped = NULL;
  VstSecret *result;

  g_return_val_if_fail (VST_IS_PAIRING (self), NULL);

  key = vst_secret_get_text (self->key);
  size = vst_secret_get_size (self->key);
  grouped = g_malloc (size + size / GROUP + 1);
  for (gsize i = 0; i < size; i++)
    {
      if (i > 0 && i % GROUP == 0)
        grouped[written++] = ' ';
      grouped[written++] = key[i];
    }

  result = vst_secret_new (grouped, written);
  vst_wipe (grouped, written);

  return result;
}

VstSecret *
vst_pairing_get_uri (VstPairing *self)
{
  g_return_val_if_fail (VST_IS_PAIRING (self), NULL);

  return self->uri;
}

gint64
vst_pairing_get_expires_at (VstPairing *self)
{
  g_return_val_if_fail (VST_IS_PAIRING (self), 0);

  return self->expires_at;
}

gboolean
vst_pairing_get_replaces (VstPairing *self)
{
  g_return_val_if_fail (VST_IS_PAIRING (self), FALSE);

  return self->replaces;
}
