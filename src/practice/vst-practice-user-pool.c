#include "practice/vst-practice-user-pool.h"

#include <string.h>

#include "practice/vst-practice-json.h"

#define COLUMNS "SELECT id, name, settings, created, modified, kind FROM pools "

static VstPracticeUserPool *
read_pool (VstPracticeQuery *query)
{
  g_autoptr (VstPracticeUserPool) self = NULL;
  const char *settings;

  if (!vst_practice_query_next (query))
    return NULL;
  self = g_new0 (VstPracticeUserPool, 1);
  self->id = vst_practice_query_dup_text (query, 0);
  self->name = vst_practice_query_dup_text (query, 1);
  settings = vst_practice_query_get_text (query, 2);
  self->settings = vst_practice_json_parse (settings, strlen (settings), NULL);
  self->created = vst_practice_query_get_int (query, 3);
  self->modified = vst_practice_query_get_int (query, 4);
  self->kind = vst_practice_query_dup_text (query, 5);
  return self->settings != NULL ? g_steal_pointer (&self) : NULL;
}

VstPracticeUserPool *
vst_practice_user_pool_load (VstPracticeStore *store, const char *id)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, COLUMNS "WHERE id = ?", "s", id);

  return read_pool (&query);
}

VstPracticeUserPool *
vst_practice_user_pool_load_next (VstPracticeStore *store, const char *after)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, COLUMNS "WHERE id > ? ORDER BY id LIMIT 1", "s", after);

  return read_pool (&query);
}

VstPracticeUserPool *
vst_practice_user_pool_load_kind (VstPracticeStore *store, const char *kind)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, COLUMNS "WHERE kind = ? LIMIT 1", "s", kind);

  return read_pool (&query);
}

void
vst_practice_user_pool_insert (VstPracticeStore *store, const VstPracticeUserPool *self)
{
  g_autofree char *settings = vst_practice_json_to_text (self->settings);

  vst_practice_store_run (store, "INSERT INTO pools VALUES (?, ?, ?, ?, ?, ?)", "sssiis", self->id,
                          self->name, settings, self->created, self->modified, self->kind);
}

void
vst_practice_user_pool_save (VstPracticeStore *store, VstPracticeUserPool *self, gint64 now)
{
  g_autofree char *settings = vst_practice_json_to_text (self->settings);

  self->modified = now;
  vst_practice_store_run (store,
                          "UPDATE pools SET name = ?, settings = ?, modified = ? WHERE id = ?",
                          "ssis", self->name, settings, now, self->id);
}

void
vst_practice_user_pool_delete (VstPracticeStore *store, const VstPracticeUserPool *self)
{
  vst_practice_store_run (store, "DELETE FROM pools WHERE id = ?", "s", self->id);
}

void
vst_practice_user_pool_free (VstPracticeUserPool *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->kind);
  g_clear_pointer (&self->settings, json_object_unref);
  g_free (self);
}

const char *
vst_practice_user_pool_get_mfa (const VstPracticeUserPool *self)
{
  const char *mfa = vst_practice_json_get_text (self->settings, "MfaConfiguration");

  return mfa != NULL ? mfa : "OFF";
}

gboolean
vst_practice_user_pool_has_software_token (const VstPracticeUserPool *self)
{
  JsonObject *config =
      vst_practice_json_get_object (self->settings, "SoftwareTokenMfaConfiguration");

  return vst_practice_json_get_boolean (config, "Enabled", FALSE);
}

gboolean
vst_practice_user_pool_has_sms_mfa (const VstPracticeUserPool *self)
{
  return vst_practice_json_get_object (self->settings, "SmsMfaConfiguration") != NULL;
}

gboolean
vst_practice_user_pool_has_email_mfa (const VstPracticeUserPool *self)
{
  return vst_practice_json_get_object (self->settings, "EmailMfaConfiguration") != NULL;
}

gboolean
vst_practice_user_pool_tracks_devices (const VstPracticeUserPool *self)
{
  return vst_practice_json_get_object (self->settings, "DeviceConfiguration") != NULL;
}

gboolean
vst_practice_user_pool_get_device_rule (const VstPracticeUserPool *self, const char *rule)
{
  JsonObject *config = vst_practice_json_get_object (self->settings, "DeviceConfiguration");

  return vst_practice_json_get_boolean (config, rule, FALSE);
}

JsonObject *
vst_practice_user_pool_get_password_policy (const VstPracticeUserPool *self)
{
  return vst_practice_json_get_object (vst_practice_json_get_object (self->settings, "Policies"),
                                       "PasswordPolicy");
}

gboolean
vst_practice_user_pool_is_case_sensitive (const VstPracticeUserPool *self)
{
  JsonObject *config = vst_practice_json_get_object (self->settings, "UsernameConfiguration");

  return vst_practice_json_get_boolean (config, "CaseSensitive", TRUE);
}

JsonObject *
vst_practice_user_pool_get_attribute (const VstPracticeUserPool *self, const char *name)
{
  JsonArray *schema = vst_practice_json_get_array (self->settings, "SchemaAttributes");

  for (guint i = 0; schema != NULL && i < json_array_get_length (schema); i++)
    {
      JsonObject *attribute = json_array_get_object_element (schema, i);

      if (g_strcmp0 (vst_practice_json_get_text (attribute, "Name"), name) == 0)
        return attribute;
    }
  return NULL;
}
