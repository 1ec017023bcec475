#include "flow/vst-account.h"

struct _VstAccount
{
  GObject parent_instance;
  char *user_name;
  char *sub;
  char *alias;
  char *email;
  GListModel *tokens;
};

G_DEFINE_FINAL_TYPE (VstAccount, vst_account, G_TYPE_OBJECT)

static void
vst_account_dispose (GObject *object)
{
  VstAccount *self = VST_ACCOUNT (object);

  g_clear_object (&self->tokens);

  G_OBJECT_CLASS (vst_account_parent_class)->dispose (object);
}

static void
vst_account_finalize (GObject *object)
{
  VstAccount *self = VST_ACCOUNT (object);

  g_free (self->user_name);
  g_free (self->sub);
  g_free (self->alias);
  g_free (self->email);

  G_OBJECT_CLASS (vst_account_parent_class)->finalize (object);
}

static void
vst_account_class_init (VstAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vst_account_dispose;
  object_class->finalize = vst_account_finalize;
}

static void
vst_account_init (VstAccount *self)
{
}

/* Cognito's user names do not tell upper from lower case, so such a difference is no other name. */
static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

VstAccount *
vst_account_new (const char *user_name,
                 const char *sub,
                 const char *typed_name,
                 const char *email,
                 GListModel *tokens)
{
  VstAccount *self;

  g_return_val_if_fail (user_name != NULL && G_IS_LIST_MODEL (tokens), NULL);

  self = g_object_new (VST_TYPE_ACCOUNT, NULL);
  self->user_name = g_strdup (user_name);
  self->sub = g_strdup (sub);
  self->email = g_strdup (email);
  self->tokens = g_object_ref (tokens);
  if (typed_name != NULL && *typed_name != '\0' && !is_same_name (typed_name, user_name))
    self->alias = g_strdup (typed_name);

  return self;
}

const char *
vst_account_get_user_name (VstAccount *self)
{
  g_return_val_if_fail (VST_IS_ACCOUNT (self), NULL);

  return self->user_name;
}

const char *
vst_account_get_sub (VstAccount *self)
{
  g_return_val_if_fail (VST_IS_ACCOUNT (self), NULL);

  return self->sub;
}

const char *
vst_account_get_alias (VstAccount *self)
{
  g_return_val_if_fail (VST_IS_ACCOUNT (self), NULL);

  return self->alias;
}

const char *
vst_account_get_email (VstAccount *self)
{
  g_return_val_if_fail (VST_IS_ACCOUNT (self), NULL);

  return self->email;
}

GListModel *
vst_account_get_tokens (VstAccount *self)
{
  g_return_val_if_fail (VST_IS_ACCOUNT (self), NULL);

  return self->tokens;
}
