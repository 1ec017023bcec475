#include "flow/vst-pool-list-private.h"

#include <string.h>

#include "flow/vst-saved-pool-private.h"

#define GROUP_PREFIX "pool "
#define LIST_GROUP "list"
#define ORDER_KEY "order"
#define HAS_CLIENT_SECRET_KEY "has-client-secret"

/* Properties that are kept, under their own names. */
static const char *const text_keys[] = { "name",      "region",   "user-pool-id",
                                         "client-id", "endpoint", "profile" };
static const char *const choice_keys[] = { "login-method", "keys-source" };

static char *
dup_group (const char *id)
{
  return g_strconcat (GROUP_PREFIX, id, NULL);
}

/* A choice that this version does not know, or that is not there, stays at its default. */
static void
read_choice (GKeyFile *file, const char *group, const char *key, VstSavedPool *pool)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (pool), key);
  g_autofree char *nick = g_key_file_get_string (file, group, key, NULL);
  GEnumValue *value = NULL;

  if (nick != NULL)
    value = g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (pspec)->enum_class, nick);
  if (value != NULL)
    g_object_set (pool, key, value->value, NULL);
}

static VstSavedPool *
read_pool (GKeyFile *file, const char *id)
{
  g_autofree char *group = dup_group (id);
  g_autoptr (VstSavedPool) pool = NULL;

  if (!g_uuid_string_is_valid (id) || !g_key_file_has_group (file, group))
    return NULL;

  pool = vst_saved_pool_new_with_id (id);
  for (guint i = 0; i < G_N_ELEMENTS (text_keys); i++)
    {
      g_autofree char *text = g_key_file_get_string (file, group, text_keys[i], NULL);

      g_object_set (pool, text_keys[i], text, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (choice_keys); i++)
    read_choice (file, group, choice_keys[i], pool);
  vst_saved_pool_set_has_client_secret (
      pool, g_key_file_get_boolean (file, group, HAS_CLIENT_SECRET_KEY, NULL));

  for (VstPoolField field = VST_POOL_FIELD_NAME; field <= VST_POOL_FIELD_ENDPOINT; field++)
    {
      if (vst_saved_pool_check (pool, field) != VST_VALUE_FAULT_NONE)
        return NULL;
    }

  return g_steal_pointer (&pool);
}

static void
append_once (GPtrArray *pools, GHashTable *seen, GKeyFile *file, const char *id)
{
  VstSavedPool *pool = NULL;

  if (!g_hash_table_contains (seen, id))
    pool = read_pool (file, id);
  if (pool == NULL)
    return;

  g_hash_table_add (seen, g_strdup (id));
  g_ptr_array_add (pools, pool);
}

GPtrArray *
vst_pool_list_read (GKeyFile *file)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) order = NULL;
  g_auto (GStrv) groups = NULL;
  GPtrArray *pools;

  g_return_val_if_fail (file != NULL, NULL);

  pools = g_ptr_array_new_with_free_func (g_object_unref);
  order = g_key_file_get_string_list (file, LIST_GROUP, ORDER_KEY, NULL, NULL);
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    append_once (pools, seen, file, order[i]);

  /* Those that somebody has written in by hand come last. */
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], GROUP_PREFIX))
        append_once (pools, seen, file, groups[i] + strlen (GROUP_PREFIX));
    }

  return pools;
}

void
vst_pool_list_put (GKeyFile *file, VstSavedPool *pool)
{
  g_autofree char *group = NULL;

  g_return_if_fail (file != NULL && VST_IS_SAVED_POOL (pool));

  group = dup_group (vst_saved_pool_get_id (pool));
  for (guint i = 0; i < G_N_ELEMENTS (text_keys); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (pool, text_keys[i], &text, NULL);
      if (*text != '\0')
        g_key_file_set_string (file, group, text_keys[i], text);
      else
        g_key_file_remove_key (file, group, text_keys[i], NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (choice_keys); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (pool), choice_keys[i]);
      int value;

      g_object_get (pool, choice_keys[i], &value, NULL);
      g_key_file_set_string (
          file, group, choice_keys[i],
          g_enum_get_value (G_PARAM_SPEC_ENUM (pspec)->enum_class, value)->value_nick);
    }
  g_key_file_set_boolean (file, group, HAS_CLIENT_SECRET_KEY,
                          vst_saved_pool_get_has_client_secret (pool));
}

void
vst_pool_list_drop (GKeyFile *file, const char *id)
{
  g_autofree char *group = NULL;

  g_return_if_fail (file != NULL && id != NULL);

  group = dup_group (id);
  g_key_file_remove_group (file, group, NULL);
}

static void
set_order (GKeyFile *file, GPtrArray *pools)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < pools->len; i++)
    g_ptr_array_add (ids, (gpointer) vst_saved_pool_get_id (g_ptr_array_index (pools, i)));

  g_key_file_set_string_list (file, LIST_GROUP, ORDER_KEY, (const char *const *) ids->pdata,
                              ids->len);
}

GBytes *
vst_pool_list_to_bytes (GKeyFile *file, GPtrArray *pools, GHashTable *removed)
{
  g_autoptr (GKeyFile) copy = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer id;
  char *written;
  gsize size;

  g_return_val_if_fail (file != NULL && pools != NULL && removed != NULL, NULL);

  copy = g_key_file_new ();
  text = g_key_file_to_data (file, &size, NULL);
  /* An empty file is one without a group, which GKeyFile takes for an error. */
  g_key_file_load_from_data (copy, text, size,
                             G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  g_hash_table_iter_init (&iter, removed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    vst_pool_list_drop (copy, id);
  set_order (copy, pools);

  written = g_key_file_to_data (copy, &size, NULL);

  return g_bytes_new_take (written, size);
}
