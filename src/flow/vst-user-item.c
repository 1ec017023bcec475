#include "flow/vst-user-list-private.h"

struct _VstUserItem
{
  GObject parent_instance;
  char *user_name;
  char *status;
  char *email;
  gint64 created_at;
  gboolean enabled;
};

G_DEFINE_FINAL_TYPE (VstUserItem, vst_user_item, G_TYPE_OBJECT)

static void
vst_user_item_finalize (GObject *object)
{
  VstUserItem *self = VST_USER_ITEM (object);

  g_free (self->user_name);
  g_free (self->status);
  g_free (self->email);

  G_OBJECT_CLASS (vst_user_item_parent_class)->finalize (object);
}

static void
vst_user_item_class_init (VstUserItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_user_item_finalize;
}

static void
vst_user_item_init (VstUserItem *self)
{
}

VstUserItem *
vst_user_item_new (const VstUserRow *row)
{
  VstUserItem *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (VST_TYPE_USER_ITEM, NULL);
  self->user_name = g_strdup (row->user_name);
  self->status = g_strdup (row->status);
  self->email = g_strdup (row->email);
  self->created_at = row->created_at;
  self->enabled = row->enabled;
  return self;
}

const char *
vst_user_item_get_user_name (VstUserItem *self)
{
  g_return_val_if_fail (VST_IS_USER_ITEM (self), NULL);

  return self->user_name;
}

const char *
vst_user_item_get_status (VstUserItem *self)
{
  g_return_val_if_fail (VST_IS_USER_ITEM (self), NULL);

  return self->status;
}

gboolean
vst_user_item_get_enabled (VstUserItem *self)
{
  g_return_val_if_fail (VST_IS_USER_ITEM (self), FALSE);

  return self->enabled;
}

const char *
vst_user_item_get_email (VstUserItem *self)
{
  g_return_val_if_fail (VST_IS_USER_ITEM (self), NULL);

  return self->email;
}

gint64
vst_user_item_get_created_at (VstUserItem *self)
{
  g_return_val_if_fail (VST_IS_USER_ITEM (self), 0);

  return self->created_at;
}
