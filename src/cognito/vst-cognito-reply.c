#include "cognito/vst-cognito-reply.h"

#include "cognito/vst-cognito-reply-private.h"
#include "cognito/vst-reply-limits.h"

static VstCodeDelivery *
read_delivery (VstReplyReader *reader, JsonObject *root)
{
  JsonObject *details =
      vst_reply_reader_get_object (reader, root, "CodeDeliveryDetails", VST_MEMBER_OPTIONAL);
  g_autoptr (VstCodeDelivery) delivery = vst_code_delivery_new (NULL, NULL, NULL);

  delivery->attribute = vst_reply_reader_dup_text (reader, details, "AttributeName",
                                                   VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  delivery->medium = vst_reply_reader_dup_text (reader, details, "DeliveryMedium",
                                                VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  delivery->destination = vst_reply_reader_dup_text (reader, details, "Destination",
                                                     VST_REPLY_MAX_VALUE, VST_MEMBER_OPTIONAL);
  if (delivery->attribute == NULL && delivery->medium == NULL && delivery->destination == NULL)
    return NULL;
  return g_steal_pointer (&delivery);
}

VstSignUpResult *
vst_cognito_reply_read_sign_up (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  g_autoptr (VstSignUpResult) result = g_new0 (VstSignUpResult, 1);
  JsonObject *root = vst_reply_reader_open (&reader, reply);

  vst_reply_reader_require (&reader, root, "UserConfirmed");
  result->user_confirmed = vst_reply_reader_get_boolean (&reader, root, "UserConfirmed", FALSE);
  result->user_sub =
      vst_reply_reader_dup_text (&reader, root, "UserSub", VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  result->delivery = read_delivery (&reader, root);
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&result) : NULL;
}

VstCodeDelivery *
vst_cognito_reply_read_delivery (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  g_autoptr (VstCodeDelivery) delivery = read_delivery (&reader, root);

  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&delivery) : NULL;
}

GPtrArray *
vst_cognito_reply_take_attributes (VstReplyReader *reader, JsonObject *object, const char *name)
{
  g_autoptr (GPtrArray) attributes = vst_attributes_new ();
  JsonArray *list = vst_reply_reader_get_array (reader, object, name, VST_REPLY_MAX_ATTRIBUTES);
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *item = vst_reply_reader_get_element (reader, list, i, name);
      g_autofree char *key =
          vst_reply_reader_dup_text (reader, item, "Name", VST_REPLY_MAX_NAME, VST_MEMBER_REQUIRED);
      g_autofree char *value = vst_reply_reader_dup_text (reader, item, "Value",
                                                          VST_REPLY_MAX_VALUE, VST_MEMBER_OPTIONAL);

      if (key == NULL)
        break;
      if (vst_attributes_lookup (attributes, key) != NULL)
        vst_reply_reader_fail (reader, name, "names an attribute twice");
      g_ptr_array_add (attributes, vst_attribute_new (key, value != NULL ? value : ""));
    }
  return g_steal_pointer (&attributes);
}

VstCognitoUser *
vst_cognito_reply_take_user (VstReplyReader *reader, JsonObject *object, const char *attributes)
{
  VstCognitoUser *user = g_new0 (VstCognitoUser, 1);

  user->user_name = vst_reply_reader_dup_text (reader, object, "Username", VST_REPLY_MAX_NAME,
                                               VST_MEMBER_REQUIRED);
  user->status = vst_reply_reader_dup_text (reader, object, "UserStatus", VST_REPLY_MAX_NAME,
                                            VST_MEMBER_OPTIONAL);
  user->enabled = vst_reply_reader_get_boolean (reader, object, "Enabled", TRUE);
  user->attributes = vst_cognito_reply_take_attributes (reader, object, attributes);
  user->created_at = vst_reply_reader_get_time (reader, object, "UserCreateDate");
  user->modified_at = vst_reply_reader_get_time (reader, object, "UserLastModifiedDate");
  return user;
}

VstCognitoUser *
vst_cognito_reply_read_user (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  g_autoptr (VstCognitoUser) user = vst_cognito_reply_take_user (&reader, root, "UserAttributes");

  user->mfa_methods =
      vst_reply_reader_dup_list (&reader, root, "UserMFASettingList", VST_REPLY_MAX_LIST);
  user->preferred_mfa = vst_reply_reader_dup_text (&reader, root, "PreferredMfaSetting",
                                                   VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&user) : NULL;
}
