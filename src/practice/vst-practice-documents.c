#include "practice/vst-practice-documents.h"

#include <string.h>

#include "practice/vst-practice-tokens.h"

#define JWKS "/.well-known/jwks.json"
#define OPENID "/.well-known/openid-configuration"

static JsonArray *
one_text (const char *text)
{
  JsonArray *array = json_array_new ();

  json_array_add_string_element (array, text);
  return array;
}

static JsonObject *
make_openid (VstPracticeService *service, const char *endpoint, const char *pool)
{
  JsonObject *document = json_object_new ();
  g_autofree char *issuer = vst_practice_tokens_get_issuer (service->account, pool);
  g_autofree char *jwks = g_strconcat (endpoint, "/", pool, JWKS, NULL);

  json_object_set_array_member (document, "id_token_signing_alg_values_supported",
                                one_text ("RS256"));
  json_object_set_string_member (document, "issuer", issuer);
  json_object_set_string_member (document, "jwks_uri", jwks);
  json_object_set_array_member (document, "response_types_supported", one_text ("token"));
  json_object_set_array_member (document, "subject_types_supported", one_text ("public"));
  return document;
}

char *
vst_practice_document_make (VstPracticeService *service,
                            const char *endpoint,
                            const char *path,
                            gboolean *pending)
{
  const char *slash = *path == '/' ? strchr (path + 1, '/') : NULL;
  g_autofree char *id = NULL;
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (JsonObject) document = NULL;

  if (slash == NULL || (!g_str_equal (slash, JWKS) && !g_str_equal (slash, OPENID)))
    return NULL;
  id = g_strndup (path + 1, (gsize) (slash - path - 1));
  pool = vst_practice_user_pool_load (service->store, id);
  if (pool == NULL)
    return NULL;
  if (g_str_equal (slash, JWKS))
    document = vst_practice_tokens_get_jwks (service->keys, id);
  else
    document = make_openid (service, endpoint, id);
  *pending = document == NULL;
  return document != NULL ? vst_practice_json_to_text (document) : NULL;
}
