#include "flow/vst-account.h"

struct _VstToken
{
  GObject parent_instance;
  VstTokenKind kind;
  VstSecret *secret;
  char *token_type;
  gint64 expires_in;
  gint64 expires_at;
  GListModel *claims;
};

G_DEFINE_FINAL_TYPE (VstToken, vst_token, G_TYPE_OBJECT)

static void
vst_token_dispose (GObject *object)
{
  VstToken *self = VST_TOKEN (object);

  g_clear_object (&self->claims);

  G_OBJECT_CLASS (vst_token_parent_class)->dispose (object);
}

static void
vst_token_finalize (GObject *object)
{
  VstToken *self = VST_TOKEN (object);

  g_clear_pointer (&self->secret, vst_secret_unref);
  g_free (self->token_type);

  G_OBJECT_CLASS (vst_token_parent_class)->finalize (object);
}

static void
vst_token_class_init (VstTokenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vst_token_dispose;
  object_class->finalize = vst_token_finalize;
}

static void
vst_token_init (VstToken *self)
{
}

VstToken *
vst_token_new (VstTokenKind kind,
               VstSecret *secret,
               const char *token_type,
               gint64 expires_in,
               gint64 expires_at,
               GListModel *claims)
{
  VstToken *self;

  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (claims == NULL || G_IS_LIST_MODEL (claims), NULL);

  self = g_object_new (VST_TYPE_TOKEN, NULL);
  self->kind = kind;
  self->secret = vst_secret_ref (secret);
  self->token_type = g_strdup (token_type);
  self->expires_in = expires_in;
  self->expires_at = expires_at;
  self->claims = claims != NULL ? g_object_ref (claims)
                                : G_LIST_MODEL (g_list_store_new (VST_TYPE_CLAIM_ITEM));

  return self;
}

VstTokenKind
vst_token_get_kind (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), VST_TOKEN_KIND_ID);

  return self->kind;
}

VstSecret *
vst_token_get_secret (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), NULL);

  return self->secret;
}

const char *
vst_token_get_token_type (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), NULL);

  return self->token_type;
}

gint64
vst_token_get_expires_in (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), 0);

  return self->expires_in;
}

gint64
vst_token_get_expires_at (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), 0);

  return self->expires_at;
}

GListModel *
vst_token_get_claims (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), NULL);

  return self->claims;
}
