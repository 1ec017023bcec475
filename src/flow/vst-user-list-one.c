#include "flow/vst-attribute-field-private.h"
#include "flow/vst-user-list-private.h"

/* All of one user. */
typedef struct
{
  VstUserItem *item;
  GListModel *attributes;
} Details;

static void
details_free (Details *details)
{
  g_clear_object (&details->item);
  g_clear_object (&details->attributes);
  g_free (details);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Details, details_free)

static Details *
details_new (const VstCognitoUser *user)
{
  Details *details = g_new0 (Details, 1);
  g_autoptr (GListStore) attributes = g_list_store_new (VST_TYPE_ATTRIBUTE_FIELD);
  VstUserRow row = vst_user_row_of (user);

  for (guint i = 0; i < user->attributes->len; i++)
    {
      const VstAttribute *attribute = g_ptr_array_index (user->attributes, i);
      g_autoptr (VstAttributeField) field = vst_attribute_field_new (attribute->name, FALSE);

      vst_attribute_field_set_value (field, attribute->value);
      g_list_store_append (attributes, field);
    }
  details->item = vst_user_item_new (&row);
  details->attributes = G_LIST_MODEL (g_steal_pointer (&attributes));
  return details;
}

static void
on_user (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (VstCognitoUser) user = NULL;
  g_autoptr (GError) error = NULL;

  user = vst_cognito_client_admin_get_user_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (user == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, details_new (user), (GDestroyNotify) details_free);
}

void
vst_user_list_get_user_async (VstUserList *self,
                              const char *user_name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (VST_IS_USER_LIST (self) && user_name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_user_list_get_user_async);
  vst_cognito_client_admin_get_user_async (self->client, user_name, cancellable, on_user, task);
}

VstUserItem *
vst_user_list_get_user_finish (VstUserList *self,
                               GAsyncResult *result,
                               GListModel **attributes,
                               VstProblem **problem)
{
  g_autoptr (Details) details = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (attributes != NULL && problem != NULL, NULL);

  details = g_task_propagate_pointer (G_TASK (result), &error);
  *attributes = details != NULL ? g_steal_pointer (&details->attributes) : NULL;
  *problem = error != NULL ? vst_user_list_translate (self, error) : NULL;
  return details != NULL ? g_steal_pointer (&details->item) : NULL;
}

/* A user whom the service no longer knows is gone as well. */
static void
on_user_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  VstUserList *self = g_task_get_source_object (task);

  if (!vst_cognito_client_admin_delete_user_finish (VST_COGNITO_CLIENT (source), result, &error)
      && !g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_USER_NOT_FOUND))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  vst_user_list_remove (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

void
vst_user_list_delete_user_async (VstUserList *self,
                                 const char *user_name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (VST_IS_USER_LIST (self) && user_name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_user_list_delete_user_async);
  g_task_set_task_data (task, g_strdup (user_name), g_free);
  vst_cognito_client_admin_delete_user_async (self->client, user_name, cancellable, on_user_deleted,
                                              task);
}

gboolean
vst_user_list_delete_user_finish (VstUserList *self, GAsyncResult *result, VstProblem **problem)
{
  g_autoptr (GError) error = NULL;
  gboolean deleted;

  g_return_val_if_fail (g_task_is_valid (result, self) && problem != NULL, FALSE);

  deleted = g_task_propagate_boolean (G_TASK (result), &error);
  *problem = error != NULL ? vst_user_list_translate (self, error) : NULL;
  return deleted;
}
