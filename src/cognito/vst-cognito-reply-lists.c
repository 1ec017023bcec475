#include "cognito/vst-cognito-reply.h"

#include "cognito/vst-cognito-reply-private.h"
#include "cognito/vst-reply-limits.h"

/* Takes one item out of an object of a list. */
typedef gpointer (*TakeItem) (VstReplyReader *reader, JsonObject *object);

/* What a list's page looks like on the wire. */
typedef struct
{
  const char *list;
  const char *token;
  TakeItem take;
  GDestroyNotify free_item;
} Shape;

static VstResultPage *
read_page (JsonNode *reply, const char *operation, const Shape *shape, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  g_autoptr (VstResultPage) page = vst_result_page_new (shape->free_item);
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  JsonArray *list = vst_reply_reader_get_array (&reader, root, shape->list, VST_REPLY_MAX_PAGE);
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n && reader.error == NULL; i++)
    {
      JsonObject *item = vst_reply_reader_get_element (&reader, list, i, shape->list);

      g_ptr_array_add (page->items, shape->take (&reader, item));
    }
  page->next = vst_reply_reader_dup_text (&reader, root, shape->token, VST_REPLY_MAX_PAGE_TOKEN,
                                          VST_MEMBER_OPTIONAL);
  if (page->next != NULL && *page->next == '\0')
    g_clear_pointer (&page->next, g_free);
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&page) : NULL;
}

static gpointer
take_user (VstReplyReader *reader, JsonObject *object)
{
  return vst_cognito_reply_take_user (reader, object, "Attributes");
}

static gpointer
take_device (VstReplyReader *reader, JsonObject *object)
{
  VstCognitoDevice *device = g_new0 (VstCognitoDevice, 1);

  device->key = vst_reply_reader_dup_text (reader, object, "DeviceKey", VST_REPLY_MAX_NAME,
                                           VST_MEMBER_REQUIRED);
  device->attributes = vst_cognito_reply_take_attributes (reader, object, "DeviceAttributes");
  device->created_at = vst_reply_reader_get_time (reader, object, "DeviceCreateDate");
  device->modified_at = vst_reply_reader_get_time (reader, object, "DeviceLastModifiedDate");
  device->used_at = vst_reply_reader_get_time (reader, object, "DeviceLastAuthenticatedDate");
  return device;
}

static VstNamedId *
take_named_id (VstReplyReader *reader, JsonObject *object, const char *id, const char *name)
{
  VstNamedId *self = g_new0 (VstNamedId, 1);

  self->id =
      vst_reply_reader_dup_text (reader, object, id, VST_REPLY_MAX_NAME, VST_MEMBER_REQUIRED);
  self->name =
      vst_reply_reader_dup_text (reader, object, name, VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  if (self->name == NULL)
    self->name = g_strdup ("");
  return self;
}

static gpointer
take_pool (VstReplyReader *reader, JsonObject *object)
{
  return take_named_id (reader, object, "Id", "Name");
}

static gpointer
take_client (VstReplyReader *reader, JsonObject *object)
{
  return take_named_id (reader, object, "ClientId", "ClientName");
}

VstResultPage *
vst_cognito_reply_read_users (JsonNode *reply, const char *operation, GError **error)
{
  static const Shape shape = { "Users", "PaginationToken", take_user,
                               (GDestroyNotify) vst_cognito_user_free };

  return read_page (reply, operation, &shape, error);
}

VstResultPage *
vst_cognito_reply_read_devices (JsonNode *reply, const char *operation, GError **error)
{
  static const Shape shape = { "Devices", "PaginationToken", take_device,
                               (GDestroyNotify) vst_cognito_device_free };

  return read_page (reply, operation, &shape, error);
}

VstResultPage *
vst_cognito_reply_read_pools (JsonNode *reply, const char *operation, GError **error)
{
  static const Shape shape = { "UserPools", "NextToken", take_pool,
                               (GDestroyNotify) vst_named_id_free };

  return read_page (reply, operation, &shape, error);
}

VstResultPage *
vst_cognito_reply_read_clients (JsonNode *reply, const char *operation, GError **error)
{
  static const Shape shape = { "UserPoolClients", "NextToken", take_client,
                               (GDestroyNotify) vst_named_id_free };

  return read_page (reply, operation, &shape, error);
}

gboolean
vst_cognito_reply_read_confirmation (JsonNode *reply,
                                     const char *operation,
                                     gboolean *must_ask,
                                     GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  JsonObject *root = vst_reply_reader_open (&reader, reply);

  *must_ask = vst_reply_reader_get_boolean (&reader, root, "UserConfirmationNecessary", FALSE);
  return vst_reply_reader_finish (&reader, error);
}
