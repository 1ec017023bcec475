#include "cognito/vst-token-keys.h"

#include <string.h>

#include "cognito/vst-reply-limits.h"
#include "cognito/vst-reply-reader.h"

struct _VstTokenKeys
{
  GPtrArray *keys;
};

static void
vst_token_key_free (gpointer data)
{
  VstTokenKey *self = data;

  g_free (self->kid);
  g_free (self->modulus);
  g_free (self->exponent);
  g_free (self);
}

static void
vst_token_keys_clear (gpointer data)
{
  VstTokenKeys *self = data;

  g_ptr_array_unref (self->keys);
}

/* A member that is missing is fine, unless it is the kind of key. */
static gboolean
says (VstReplyReader *reader, JsonObject *jwk, const char *member, const char *expected)
{
  g_autofree char *value =
      vst_reply_reader_dup_text (reader, jwk, member, VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);

  return value != NULL ? strcmp (value, expected) == 0 : strcmp (member, "kty") != 0;
}

static void
read_key (VstReplyReader *reader, JsonObject *jwk, VstTokenKeys *self)
{
  VstTokenKey *key;

  if (!says (reader, jwk, "kty", "RSA") || !says (reader, jwk, "alg", "RS256")
      || !says (reader, jwk, "use", "sig"))
    return;

  key = g_new0 (VstTokenKey, 1);
  key->kid =
      vst_reply_reader_dup_text (reader, jwk, "kid", VST_REPLY_MAX_NAME, VST_MEMBER_REQUIRED);
  key->modulus =
      vst_reply_reader_dup_text (reader, jwk, "n", VST_REPLY_MAX_VALUE, VST_MEMBER_REQUIRED);
  key->exponent =
      vst_reply_reader_dup_text (reader, jwk, "e", VST_REPLY_MAX_NAME, VST_MEMBER_REQUIRED);
  if (key->kid != NULL && vst_token_keys_find (self, key->kid) != NULL)
    vst_reply_reader_fail (reader, "keys", "names a key twice");
  g_ptr_array_add (self->keys, key); /* if it is a bad one, the whole set is dropped */
}

VstTokenKeys *
vst_token_keys_new_from_json (JsonNode *jwks, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT ("jwks.json");
  g_autoptr (VstTokenKeys) self = g_atomic_rc_box_new0 (VstTokenKeys);
  JsonObject *root = vst_reply_reader_open (&reader, jwks);
  JsonArray *list = vst_reply_reader_get_array (&reader, root, "keys", VST_REPLY_MAX_LIST);
  guint n = list != NULL ? json_array_get_length (list) : 0;

  self->keys = g_ptr_array_new_with_free_func (vst_token_key_free);
  for (guint i = 0; i < n && reader.error == NULL; i++)
    read_key (&reader, vst_reply_reader_get_element (&reader, list, i, "keys"), self);
  if (self->keys->len == 0)
    vst_reply_reader_fail (&reader, "keys", "holds no key for signatures");
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&self) : NULL;
}

VstTokenKeys *
vst_token_keys_ref (VstTokenKeys *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
vst_token_keys_unref (VstTokenKeys *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, vst_token_keys_clear);
}

const VstTokenKey *
vst_token_keys_find (const VstTokenKeys *self, const char *kid)
{
  g_return_val_if_fail (self != NULL && kid != NULL, NULL);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const VstTokenKey *key = g_ptr_array_index (self->keys, i);

      if (strcmp (key->kid, kid) == 0)
        return key;
    }
  return NULL;
}
