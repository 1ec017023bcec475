#include "practice/vst-practice-code.h"
#include "practice/vst-practice-policy.h"
#include "practice/vst-practice-rules.h"

typedef struct
{
  const char *purpose;
  const char *words; /* before the code */
} Letter;

static const Letter letters[] = {
  { "sign-up", "Your confirmation code is " },
  { "forgot", "Your password reset code is " },
  { "sign-in", "Your sign-in code is " },
  { "email", "Your verification code is " },
};

static const char *
find_words (const char *purpose)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i].purpose, purpose))
      return letters[i].words;
  return "";
}

void
vst_practice_send_code (VstPracticeCall *call,
                        const VstPracticeUser *user,
                        const char *purpose,
                        guint digits,
                        gint64 lifetime)
{
  g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, "email");
  g_autofree char *code =
      vst_practice_code_issue (call->store, user, purpose, digits, lifetime, call->now);
  g_autofree char *body = g_strconcat (find_words (purpose), code, NULL);
  VstPracticeMail mail = {
    .sent_at = call->now,
    .to = address != NULL ? address : "",
    .subject = "Your verification code",
    .body = body,
    .code = code,
    .user_name = user->name,
  };

  vst_practice_post_send (call->service->post, user->pool, &mail);
}

void
vst_practice_add_delivery (JsonObject *answer, const char *member, const char *address)
{
  JsonObject *details = json_object_new ();
  g_autofree char *masked = vst_practice_mask_email (address);

  json_object_set_string_member (details, "Destination", masked);
  json_object_set_string_member (details, "DeliveryMedium", "EMAIL");
  json_object_set_string_member (details, "AttributeName", "email");
  json_object_set_object_member (answer, member, details);
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
