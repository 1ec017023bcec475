#include "flow/vst-flow-private.h"
#include "flow/vst-user-list-private.h"

static GListStore *
make_claim_items (const GPtrArray *claims)
{
  GListStore *items = g_list_store_new (VST_TYPE_CLAIM_ITEM);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      const VstClaim *claim = g_ptr_array_index (claims, i);
      g_autoptr (VstClaimItem) item =
          vst_claim_item_new (claim->name, claim->value, claim->is_time, claim->time);

      g_list_store_append (items, item);
    }
  return items;
}

static void
append_token (VstFlow *self, GListStore *tokens, VstTokenKind kind, VstSecret *secret)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GListStore) items = NULL;
  g_autoptr (VstToken) token = NULL;
  gint64 lifetime = kind == VST_TOKEN_KIND_REFRESH ? 0 : self->tokens->expires_in;
  gint64 ends_at = 0;

  if (secret == NULL)
    return;
  claims = vst_token_read_claims (secret);
  items = make_claim_items (claims);
  if (lifetime > 0)
    ends_at = vst_flow_get_monotonic_time (self) + lifetime * G_USEC_PER_SEC;
  token = vst_token_new (kind, secret, self->tokens->token_type, lifetime, ends_at,
                         G_LIST_MODEL (items));
  g_list_store_append (tokens, token);
}

void
vst_flow_make_account (VstFlow *self, const char *user_name, const char *sub, const char *email)
{
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (VstAccount) account = NULL;

  append_token (self, tokens, VST_TOKEN_KIND_ID, self->tokens->id_token);
  append_token (self, tokens, VST_TOKEN_KIND_ACCESS, self->tokens->access_token);
  append_token (self, tokens, VST_TOKEN_KIND_REFRESH, self->tokens->refresh_token);
  account = vst_account_new (user_name, sub, self->walker, email, G_LIST_MODEL (tokens));
  vst_flow_set_account (self, account);
}

void
vst_flow_renew_account (VstFlow *self)
{
  g_autoptr (VstAccount) old = g_object_ref (self->account);

  vst_flow_make_account (self, vst_account_get_user_name (old), vst_account_get_sub (old),
                         vst_account_get_email (old));
}

static void
show_account (VstFlow *self, const char *user_name, const char *sub, const char *email)
{
  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_make_account (self, user_name, sub, email);
  vst_flow_set_logged_out (self, FALSE);
  vst_flow_stage_done (self, VST_STAGE_LOG_IN);
  vst_flow_forget_way_in (self);
  vst_flow_arrive (self, VST_EVENT_LOGGED_IN);
  vst_flow_verify_tokens (self);
  vst_flow_ask_mfa (self);
  vst_flow_greet_device (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_user_got (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCognitoUser) user = NULL;

  if (self == NULL)
    return;
  user = vst_cognito_client_get_user_finish (VST_COGNITO_CLIENT (source), result, NULL);
  if (user == NULL)
    show_account (self, self->walker, NULL, NULL);
  else
    show_account (self, user->user_name, vst_attributes_lookup (user->attributes, "sub"),
                  vst_attributes_lookup (user->attributes, "email"));
}

static const char *
look_up (const GPtrArray *claims, const char *name)
{
  return claims != NULL ? vst_claims_lookup (claims, name) : NULL;
}

void
vst_flow_logged_in (VstFlow *self, VstAuthTokens *tokens)
{
  g_autoptr (GPtrArray) id = NULL;
  g_autoptr (GPtrArray) access = NULL;
  const char *name;
  const char *sub;

  g_clear_pointer (&self->tokens, vst_auth_tokens_free);
  self->tokens = tokens;
  id = tokens->id_token != NULL ? vst_token_read_claims (tokens->id_token) : NULL;
  access = vst_token_read_claims (tokens->access_token);
  name = look_up (id, "cognito:username");
  sub = look_up (id, "sub");

  name = name != NULL ? name : look_up (access, "username");
  sub = sub != NULL ? sub : look_up (access, "sub");
  if (name != NULL)
    show_account (self, name, sub, look_up (id, "email"));
  else
    vst_cognito_client_get_user_async (self->client, tokens->access_token, self->errand,
                                       on_user_got, vst_flow_send (self));
}

static void
leave (VstFlow *self, VstNotice notice)
{
  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_cancel (self);
  vst_flow_forget_person (self);
  vst_flow_require_attributes (self);
  self->coming_notice = notice;
  vst_flow_arrive (self, VST_EVENT_ENDED);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_user_deleted (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  /* A user who is not there any more is what was wanted. */
  if (vst_cognito_client_delete_user_finish (VST_COGNITO_CLIENT (source), result, &error)
      || g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_USER_NOT_FOUND))
    {
      vst_flow_drop_device (self, self->walker);
      vst_flow_forget_kept_login (self);
      leave (self, VST_NOTICE_USER_DELETED);
    }
  else
    vst_flow_end (self, vst_flow_translate (self, error));
}

void
vst_flow_delete_user (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_DONE)
    return;
  self->again = vst_flow_delete_user;
  vst_flow_start (self, VST_BUSY_DELETING);
  vst_cognito_client_delete_user_async (self->client, self->tokens->access_token, self->errand,
                                        on_user_deleted, vst_flow_send (self));
}

void
vst_flow_start_over (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));
  leave (self, VST_NOTICE_NONE);
}

VstUserList *
vst_flow_new_user_list (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return vst_flow_has_credentials (self) ? vst_user_list_new (self->client) : NULL;
}
