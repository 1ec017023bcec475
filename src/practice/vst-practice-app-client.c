#include "practice/vst-practice-app-client.h"

#include <string.h>

#include "crypto/vst-digest.h"
#include "crypto/vst-secret-hash.h"
#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json.h"

#define COLUMNS "SELECT id, pool, secret, settings, created, modified FROM clients "

static VstPracticeAppClient *
read_client (VstPracticeQuery *query)
{
  g_autoptr (VstPracticeAppClient) self = NULL;
  const char *settings;

  if (!vst_practice_query_next (query))
    return NULL;
  self = g_new0 (VstPracticeAppClient, 1);
  self->id = vst_practice_query_dup_text (query, 0);
  self->pool = vst_practice_query_dup_text (query, 1);
  self->secret = vst_practice_query_dup_secret (query, 2);
  settings = vst_practice_query_get_text (query, 3);
  self->settings = vst_practice_json_parse (settings, strlen (settings), NULL);
  self->created = vst_practice_query_get_int (query, 4);
  self->modified = vst_practice_query_get_int (query, 5);
  return self->settings != NULL ? g_steal_pointer (&self) : NULL;
}

VstPracticeAppClient *
vst_practice_app_client_load (VstPracticeStore *store, const char *id)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, COLUMNS "WHERE id = ?", "s", id);

  return read_client (&query);
}

VstPracticeAppClient *
vst_practice_app_client_load_first (VstPracticeStore *store, const char *pool)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, COLUMNS "WHERE pool = ? ORDER BY rowid LIMIT 1", "s", pool);

  return read_client (&query);
}

VstPracticeAppClient *
vst_practice_app_client_load_next (VstPracticeStore *store, const char *pool, const char *after)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, COLUMNS "WHERE pool = ? AND id > ? ORDER BY id LIMIT 1", "ss", pool, after);

  return read_client (&query);
}

void
vst_practice_app_client_insert (VstPracticeStore *store, const VstPracticeAppClient *self)
{
  g_autofree char *settings = vst_practice_json_to_text (self->settings);

  vst_practice_store_run (store, "INSERT INTO clients VALUES (?, ?, ?, ?, ?, ?)", "ssksii",
                          self->id, self->pool, self->secret, settings, self->created,
                          self->modified);
}

void
vst_practice_app_client_save (VstPracticeStore *store, VstPracticeAppClient *self, gint64 now)
{
  g_autofree char *settings = vst_practice_json_to_text (self->settings);

  self->modified = now;
  vst_practice_store_run (store, "UPDATE clients SET settings = ?, modified = ? WHERE id = ?",
                          "sis", settings, now, self->id);
}

void
vst_practice_app_client_delete (VstPracticeStore *store, const VstPracticeAppClient *self)
{
  vst_practice_store_run (store, "DELETE FROM refresh_tokens WHERE client = ?", "s", self->id);
  vst_practice_store_run (store, "DELETE FROM sessions WHERE client = ?", "s", self->id);
  vst_practice_store_run (store, "DELETE FROM clients WHERE id = ?", "s", self->id);
}

void
vst_practice_app_client_free (VstPracticeAppClient *self)
{
  g_free (self->id);
  g_free (self->pool);
  g_clear_pointer (&self->secret, vst_secret_unref);
  g_clear_pointer (&self->settings, json_object_unref);
  g_free (self);
}

gboolean
vst_practice_app_client_allows (const VstPracticeAppClient *self, const char *flow)
{
  return vst_practice_json_has_text (self->settings, "ExplicitAuthFlows", flow);
}

gboolean
vst_practice_app_client_hides_users (const VstPracticeAppClient *self)
{
  const char *prevent = vst_practice_json_get_text (self->settings, "PreventUserExistenceErrors");

  return g_strcmp0 (prevent, "ENABLED") == 0;
}

typedef struct
{
  const char *name;
  gint64 seconds;
} Unit;

static const Unit units[] = {
  { "seconds", 1 },
  { "minutes", 60 },
  { "hours", 60 * 60 },
  { "days", 24 * 60 * 60 },
};

/* Without a unit, access and id tokens are given in hours and refresh tokens in days. */
gint64
vst_practice_app_client_get_lifetime (const VstPracticeAppClient *self, const char *kind)
{
  gboolean refresh = g_str_equal (kind, "RefreshToken");
  g_autofree char *member = g_strconcat (kind, "Validity", NULL);
  gint64 count = vst_practice_json_get_int (self->settings, member, 0);
  const char *unit = vst_practice_json_get_text_in (self->settings, "TokenValidityUnits", kind);

  if (count == 0)
    return refresh ? 30 * 24 * 60 * 60 : 60 * 60;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (unit != NULL ? unit : refresh ? "days" : "hours", units[i].name) == 0)
      return count * units[i].seconds;
  return 60 * 60;
}

gint64
vst_practice_app_client_get_session_lifetime (const VstPracticeAppClient *self)
{
  return vst_practice_json_get_int (self->settings, "AuthSessionValidity", 3) * 60;
}

gboolean
vst_practice_app_client_check_hash (const VstPracticeAppClient *self,
                                    const char *user_name,
                                    const char *hash,
                                    GError **error)
{
  g_autofree char *expected = NULL;

  if (self->secret == NULL)
    return TRUE;
  if (hash == NULL)
    return vst_practice_fail (
        error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
        "Client %s is configured with secret but SECRET_HASH was not received", self->id);
  expected = vst_secret_hash (self->secret, user_name, self->id);
  if (strlen (hash) != strlen (expected)
      || !vst_equal_in_constant_time (hash, expected, strlen (expected)))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "Unable to verify secret hash for client %s", self->id);
  return TRUE;
}
