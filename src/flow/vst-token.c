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
  GListStore *checks; /* VstTokenCheckItem */
  gboolean failed;
};

enum
{
  PROP_0,
  PROP_FAILED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstToken, vst_token, G_TYPE_OBJECT)

static void
vst_token_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FAILED)
    g_value_set_boolean (value, VST_TOKEN (object)->failed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vst_token_dispose (GObject *object)
{
  VstToken *self = VST_TOKEN (object);

  g_clear_object (&self->claims);
  g_clear_object (&self->checks);

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

  object_class->get_property = vst_token_get_property;
  object_class->dispose = vst_token_dispose;
  object_class->finalize = vst_token_finalize;

  properties[PROP_FAILED] =
      g_param_spec_boolean ("failed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_token_init (VstToken *self)
{
  self->checks = g_list_store_new (VST_TYPE_TOKEN_CHECK_ITEM);
}

/* What is looked at in the token itself, before anybody else is asked about it. */
static void
add_pending_checks (VstToken *self)
{
  for (int kind = VST_TOKEN_CHECK_FORM; kind <= VST_TOKEN_CHECK_ISSUED; kind++)
    {
      g_autoptr (VstTokenCheckItem) item = vst_token_check_item_new ((VstTokenCheckKind) kind);

      g_list_store_append (self->checks, item);
    }
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
  if (kind != VST_TOKEN_KIND_REFRESH)
    add_pending_checks (self);

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

GListModel *
vst_token_get_checks (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), NULL);

  return G_LIST_MODEL (self->checks);
}

gboolean
vst_token_get_failed (VstToken *self)
{
  g_return_val_if_fail (VST_IS_TOKEN (self), FALSE);

  return self->failed;
}

static VstTokenCheckItem *
find_check (VstToken *self, VstTokenCheckKind kind)
{
  GListModel *checks = G_LIST_MODEL (self->checks);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (VstTokenCheckItem) item = g_list_model_get_item (checks, i);

      if (vst_token_check_item_get_kind (item) == kind)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static gboolean
has_failed_check (VstToken *self)
{
  GListModel *checks = G_LIST_MODEL (self->checks);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (VstTokenCheckItem) item = g_list_model_get_item (checks, i);

      if (vst_token_check_item_get_state (item) == VST_TOKEN_CHECK_STATE_FAILED)
        return TRUE;
    }
  return FALSE;
}

void
vst_token_set_check (VstToken *self,
                     VstTokenCheckKind kind,
                     VstTokenCheckState state,
                     const char *detail)
{
  g_autoptr (VstTokenCheckItem) item = NULL;
  gboolean failed;

  g_return_if_fail (VST_IS_TOKEN (self));

  item = find_check (self, kind);
  if (item == NULL)
    {
      item = vst_token_check_item_new (kind);
      g_list_store_append (self->checks, item);
    }
  vst_token_check_item_set (item, state, detail);

  failed = has_failed_check (self);
  if (self->failed == failed)
    return;
  self->failed = failed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
}
