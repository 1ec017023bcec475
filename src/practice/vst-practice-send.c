#include <string.h>

#include "practice/vst-practice-code.h"
#include "practice/vst-practice-policy.h"
#include "practice/vst-practice-rules.h"

typedef struct
{
  const char *purpose;
  const char *words; /* before the code */
} Letter;

static const Letter letters[] = {
  { "sign-up", "Your confirmation code is " },      { "forgot", "Your password reset code is " },
  { "sign-in", "Your sign-in code is " },           { "email", "Your verification code is " },
  { "phone_number", "Your verification code is " },
};

static const char *
find_words (const char *purpose)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i].purpose, purpose))
      return letters[i].words;
  return "";
}

static gboolean
is_phone (const char *attribute)
{
  return g_str_equal (attribute, "phone_number");
}

void
vst_practice_send_code (VstPracticeCall *call,
                        const VstPracticeUser *user,
                        const char *attribute,
                        const char *purpose,
                        guint digits,
                        gint64 lifetime)
{
  g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, attribute);
  g_autofree char *code =
      vst_practice_code_issue (call->store, user, purpose, digits, lifetime, call->now);
  g_autofree char *body = g_strconcat (find_words (purpose), code, NULL);
  VstPracticeMail mail = {
    .sent_at = call->now,
    .to = address != NULL ? address : "",
    .subject = is_phone (attribute) ? "Text message" : "Your verification code",
    .body = body,
    .code = code,
    .user_name = user->name,
  };

  vst_practice_post_send (call->service->post, user->pool, &mail);
}

void
vst_practice_add_delivery (JsonObject *answer,
                           const char *member,
                           const char *attribute,
                           const char *address)
{
  JsonObject *details = json_object_new ();
  g_autofree char *masked = vst_practice_mask (attribute, address);

  json_object_set_string_member (details, "Destination", masked);
  json_object_set_string_member (details, "DeliveryMedium", is_phone (attribute) ? "SMS" : "EMAIL");
  json_object_set_string_member (details, "AttributeName", attribute);
  json_object_set_object_member (answer, member, details);
}

/* "a***@e***", "+*******1234" */
char *
vst_practice_mask (const char *attribute, const char *address)
{
  const char *at = strrchr (address, '@');
  gsize size = strlen (address);

  if (is_phone (attribute))
    return g_strdup_printf ("+*******%s", address + (size > 4 ? size - 4 : 0));
  return g_strdup_printf ("%c***@%c***", address[0], at != NULL ? at[1] : address[0]);
}

static gboolean
has_address (VstPracticeCall *call, const VstPracticeUser *user, const char *attribute)
{
  g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, attribute);

  return address != NULL && *address != '\0';
}

gboolean
vst_practice_has_verified (VstPracticeCall *call,
                           const VstPracticeUser *user,
                           const char *attribute)
{
  g_autofree char *name = g_strconcat (attribute, "_verified", NULL);
  g_autofree char *verified = vst_practice_user_dup_attribute (call->store, user, name);

  return has_address (call, user, attribute) && g_strcmp0 (verified, "true") == 0;
}

const char *
vst_practice_find_auto_verified (VstPracticeCall *call,
                                 const VstPracticeUserPool *pool,
                                 const VstPracticeUser *user)
{
  static const char *const attributes[] = { "phone_number", "email" };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (vst_practice_json_has_text (pool->settings, "AutoVerifiedAttributes", attributes[i])
        && has_address (call, user, attributes[i]))
      return attributes[i];
  return NULL;
}

const char *
vst_practice_find_recovery (VstPracticeCall *call,
                            const VstPracticeUserPool *pool,
                            const VstPracticeUser *user)
{
  static const char *const attributes[] = { "email", "phone_number" };
  JsonArray *ways = vst_practice_json_get_array (
      vst_practice_json_get_object (pool->settings, "AccountRecoverySetting"),
      "RecoveryMechanisms");
  const char *found = NULL;
  gint64 found_priority = G_MAXINT64;

  for (guint i = 0; ways != NULL && i < json_array_get_length (ways); i++)
    {
      JsonObject *way = json_array_get_object_element (ways, i);
      const char *name = vst_practice_json_get_text (way, "Name");
      gint64 priority = vst_practice_json_get_int (way, "Priority", G_MAXINT64);

      for (gsize j = 0; j < G_N_ELEMENTS (attributes); j++)
        if (priority < found_priority && g_str_has_suffix (name, attributes[j])
            && vst_practice_has_verified (call, user, attributes[j]))
          {
            found = attributes[j];
            found_priority = priority;
          }
    }
  return found;
}

gboolean
vst_practice_check_new_password (const VstPracticeUserPool *pool,
                                 const char *password,
                                 GError **error)
{
  if (password == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Missing required parameter Password");
  return vst_practice_policy_check (vst_practice_user_pool_get_password_policy (pool), password,
                                    error);
}
