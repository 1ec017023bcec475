#include "practice/vst-practice-device.h"

#include "crypto/vst-random.h"
#include "practice/vst-practice-json.h"

#define GROUP_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
#define COLUMNS                                                                                    \
  "SELECT key, group_key, user, name, salt, verifier, remembered, created, modified,"              \
  " authenticated FROM devices "
/* No access token lives longer, and without one a device cannot be confirmed. */
#define UNCONFIRMED_LIFETIME (24 * 60 * 60)

VstPracticeDevice *
vst_practice_device_issue (VstPracticeStore *store,
                           const VstPracticeAccount *account,
                           const VstPracticeUser *user,
                           gint64 now)
{
  VstPracticeDevice *self = g_new0 (VstPracticeDevice, 1);
  g_autofree char *uuid = vst_random_uuid ();
  g_autofree char *group = vst_practice_random_text (GROUP_CHARACTERS, 8);

  self->key = g_strconcat (account->region, "_", uuid, NULL);
  self->group = g_strconcat ("-", group, NULL);
  self->user = user->id;
  self->created = self->modified = self->authenticated = now;
  vst_practice_store_run (store,
                          "DELETE FROM devices WHERE user = ? AND verifier IS NULL AND created < ?",
                          "ii", user->id, now - UNCONFIRMED_LIFETIME);
  vst_practice_store_run (store,
                          "INSERT INTO devices (key, group_key, user, created, modified,"
                          " authenticated) VALUES (?, ?, ?, ?, ?, ?)",
                          "ssiiii", self->key, self->group, self->user, now, now, now);
  return self;
}

static VstPracticeDevice *
read_device (VstPracticeQuery *query)
{
  VstPracticeDevice *self;

  if (!vst_practice_query_next (query))
    return NULL;
  self = g_new0 (VstPracticeDevice, 1);
  self->key = vst_practice_query_dup_text (query, 0);
  self->group = vst_practice_query_dup_text (query, 1);
  self->user = vst_practice_query_get_int (query, 2);
  self->name = vst_practice_query_dup_text (query, 3);
  self->salt = vst_practice_query_dup_text (query, 4);
  self->verifier = vst_practice_query_dup_secret (query, 5);
  self->remembered = vst_practice_query_get_int (query, 6) != 0;
  self->created = vst_practice_query_get_int (query, 7);
  self->modified = vst_practice_query_get_int (query, 8);
  self->authenticated = vst_practice_query_get_int (query, 9);
  return self;
}

VstPracticeDevice *
vst_practice_device_load (VstPracticeStore *store, const VstPracticeUser *user, const char *key)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, COLUMNS "WHERE user = ? AND key = ?", "is", user->id, key);

  return read_device (&query);
}

VstPracticeDevice *
vst_practice_device_load_next (VstPracticeStore *store,
                               const VstPracticeUser *user,
                               const char *after)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, COLUMNS "WHERE user = ? AND key > ? AND verifier IS NOT NULL ORDER BY key LIMIT 1",
      "is", user->id, after);

  return read_device (&query);
}

void
vst_practice_device_save (VstPracticeStore *store, const VstPracticeDevice *self)
{
  vst_practice_store_run (store,
                          "UPDATE devices SET name = ?, salt = ?, verifier = ?, remembered = ?,"
                          " modified = ?, authenticated = ? WHERE key = ?",
                          "sskiiis", self->name, self->salt, self->verifier,
                          (gint64) self->remembered, self->modified, self->authenticated,
                          self->key);
}

void
vst_practice_device_delete (VstPracticeStore *store, const VstPracticeDevice *self)
{
  vst_practice_store_run (store, "DELETE FROM devices WHERE key = ?", "s", self->key);
}

void
vst_practice_device_free (VstPracticeDevice *self)
{
  g_free (self->key);
  g_free (self->group);
  g_free (self->name);
  g_free (self->salt);
  g_clear_pointer (&self->verifier, vst_secret_unref);
  g_free (self);
}

gboolean
vst_practice_device_is_trusted (const VstPracticeDevice *self)
{
  return self != NULL && self->verifier != NULL && self->remembered;
}

JsonObject *
vst_practice_device_describe (const VstPracticeDevice *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *attributes = json_array_new ();

  vst_practice_json_add_attribute (attributes, "device_status", "valid");
  if (self->name != NULL)
    vst_practice_json_add_attribute (attributes, "device_name", self->name);
  vst_practice_json_add_attribute (attributes, "dev:device_remembered_status",
                                   self->remembered ? "remembered" : "not_remembered");
  vst_practice_json_add_attribute (attributes, "last_ip_used", "127.0.0.1");
  json_object_set_string_member (object, "DeviceKey", self->key);
  json_object_set_array_member (object, "DeviceAttributes", attributes);
  json_object_set_int_member (object, "DeviceCreateDate", self->created);
  json_object_set_int_member (object, "DeviceLastModifiedDate", self->modified);
  json_object_set_int_member (object, "DeviceLastAuthenticatedDate", self->authenticated);
  return object;
}
