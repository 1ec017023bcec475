#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

#define UPPER "ABCDEFGHJKLMNPQRSTUVWXYZ"
#define LOWER "abcdefghijkmnopqrstuvwxyz"
#define DIGITS "23456789"
#define SYMBOLS "!#%&*+-=?@"

/* One that every policy of the service takes: some of each kind. */
static char *
make_temporary_password (const VstPracticeUserPool *pool)
{
  JsonObject *policy = vst_practice_user_pool_get_password_policy (pool);
  gint64 size = vst_practice_json_get_int (policy, "MinimumLength", 8);
  g_autofree char *upper = vst_practice_random_text (UPPER, 2);
  g_autofree char *digits = vst_practice_random_text (DIGITS, 2);
  g_autofree char *symbols = vst_practice_random_text (SYMBOLS, 2);
  g_autofree char *lower = vst_practice_random_text (LOWER, (gsize) MAX (size, 12) - 6);

  return g_strconcat (upper, lower, symbols, digits, NULL);
}

static void
send_invitation (VstPracticeCall *call, const VstPracticeUser *user, const char *password)
{
  const char *given = vst_practice_json_get_text (call->input, "Username");
  g_autofree char *address = vst_practice_user_dup_attribute (call->store, user, "email");
  g_auto (VstWipedText) body =
      g_strdup_printf ("Your username is %s and temporary password is %s", given, password);
  VstPracticeMail mail = {
    .sent_at = call->now,
    .to = address,
    .subject = "Your temporary password",
    .body = body,
    .code = password,
    .user_name = user->name,
  };

  if (address != NULL)
    vst_practice_post_send (call->service->post, user->pool, &mail);
}

/* What the operation answers with: the user, its attributes as "Attributes". */
static JsonObject *
describe (VstPracticeCall *call, const VstPracticeUser *user)
{
  JsonObject *answer = json_object_new ();
  JsonObject *described = json_object_new ();

  json_object_set_string_member (described, "Username", user->name);
  json_object_set_array_member (described, "Attributes",
                                vst_practice_user_list_attributes (call->store, user));
  vst_practice_describe_dates (described, user);
  json_object_set_object_member (answer, "User", described);
  return answer;
}

static JsonObject *
set_temporary_password (VstPracticeCall *call,
                        const VstPracticeUserPool *pool,
                        VstPracticeUser *user)
{
  const char *given = vst_practice_json_get_text (call->input, "TemporaryPassword");
  const char *action = vst_practice_json_get_text (call->input, "MessageAction");
  g_auto (VstWipedText) password =
      given != NULL && *given != '\0' ? g_strdup (given) : make_temporary_password (pool);

  vst_practice_user_set_password (user, password);
  user->password_set = call->now;
  vst_practice_user_save (call->store, user, call->now);
  if (g_strcmp0 (action, "SUPPRESS") != 0)
    send_invitation (call, user, password);
  return describe (call, user);
}

static gboolean
check_temporary (VstPracticeCall *call, const VstPracticeUserPool *pool, GError **error)
{
  const char *given = vst_practice_json_get_text (call->input, "TemporaryPassword");

  return given == NULL || *given == '\0' || vst_practice_check_new_password (pool, given, error);
}

static JsonObject *
invite_again (VstPracticeCall *call, const VstPracticeUserPool *pool, GError **error)
{
  g_autoptr (VstPracticeUser) user = vst_practice_user_load (
      call->store, pool, vst_practice_json_get_text (call->input, "Username"));

  if (user == NULL)
    vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_FOUND, "User does not exist.");
  else if (!vst_practice_user_is (user, "FORCE_CHANGE_PASSWORD"))
    vst_practice_fail (error, VST_PRACTICE_FAULT_UNSUPPORTED_USER_STATE,
                       "Resend not possible. %s status is not FORCE_CHANGE_PASSWORD", user->name);
  else if (check_temporary (call, pool, error))
    return set_temporary_password (call, pool, user);
  return NULL;
}

JsonObject *
vst_practice_admin_create_user (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  g_autoptr (VstPracticeUser) user = NULL;
  g_autoptr (JsonArray) attributes = NULL;

  if (pool == NULL)
    return NULL;
  if (g_strcmp0 (vst_practice_json_get_text (call->input, "MessageAction"), "RESEND") == 0)
    return invite_again (call, pool, error);
  if (!check_temporary (call, pool, error)
      || !vst_practice_check_new_user (call, pool, NULL, &attributes, error))
    return NULL;
  user = vst_practice_make_user (call, pool);
  vst_practice_user_set_status (user, "FORCE_CHANGE_PASSWORD");
  vst_practice_user_insert (call->store, pool, user);
  vst_practice_store_attributes (call, user, attributes);
  return set_temporary_password (call, pool, user);
}

JsonObject *
vst_practice_admin_confirm_sign_up (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error))
    return NULL;
  if (!vst_practice_user_is (user, "UNCONFIRMED"))
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                         "User cannot be confirmed. Current status is %s", user->status);
      return NULL;
    }
  vst_practice_user_set_status (user, "CONFIRMED");
  vst_practice_user_save (call->store, user, call->now);
  return json_object_new ();
}

JsonObject *
vst_practice_admin_delete_user (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error))
    return NULL;
  vst_practice_user_delete (call->store, user);
  return json_object_new ();
}

static JsonObject *
set_enabled (VstPracticeCall *call, gboolean enabled, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error))
    return NULL;
  user->enabled = enabled;
  vst_practice_user_save (call->store, user, call->now);
  /* "Deactivates a user and revokes all access tokens for the user", API reference. */
  if (!enabled)
    vst_practice_tokens_revoke_all (call, user);
  return json_object_new ();
}

JsonObject *
vst_practice_admin_disable_user (VstPracticeCall *call, GError **error)
{
  return set_enabled (call, FALSE, error);
}

JsonObject *
vst_practice_admin_enable_user (VstPracticeCall *call, GError **error)
{
  return set_enabled (call, TRUE, error);
}

/* What an administrator calls verified becomes a way to sign in. */
static gboolean
take_alias (VstPracticeCall *call,
            const VstPracticeUserPool *pool,
            const VstPracticeUser *user,
            const char *attribute,
            GError **error)
{
  JsonArray *given = vst_practice_json_get_array (call->input, "UserAttributes");
  const char *value = vst_practice_find_attribute (given, attribute);
  g_autofree char *verified = g_strconcat (attribute, "_verified", NULL);
  g_autofree char *present = vst_practice_user_dup_attribute (call->store, user, attribute);

  if (g_strcmp0 (vst_practice_find_attribute (given, verified), "true") != 0)
    return TRUE;
  return vst_practice_take_alias (call, pool, user, attribute, value != NULL ? value : present,
                                  FALSE, error);
}

JsonObject *
vst_practice_admin_update_user_attributes (VstPracticeCall *call, GError **error)
{
  JsonArray *given = vst_practice_json_get_array (call->input, "UserAttributes");
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error)
      || !vst_practice_check_attributes (pool, NULL, given, VST_PRACTICE_ATTRIBUTES_CHANGE, error)
      || !take_alias (call, pool, user, "email", error)
      || !take_alias (call, pool, user, "phone_number", error))
    return NULL;
  vst_practice_store_attributes (call, user, given);
  vst_practice_user_save (call->store, user, call->now);
  return json_object_new ();
}

JsonObject *
vst_practice_admin_user_global_sign_out (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (!vst_practice_find_pool_user (call, &pool, &user, error))
    return NULL;
  vst_practice_tokens_revoke_all (call, user);
  return json_object_new ();
}
