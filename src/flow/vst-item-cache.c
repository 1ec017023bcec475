#include "flow/vst-item-cache-private.h"

struct _VstItemCache
{
  GHashTable *entries; /* key -> Entry */
};

typedef struct
{
  VstItemCache *cache;
  gconstpointer key;
  GObject *item; /* not owned */
} Entry;

VstItemCache *
vst_item_cache_new (void)
{
  VstItemCache *self = g_new0 (VstItemCache, 1);

  self->entries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

static void
on_item_gone (gpointer data, GObject *where_it_was)
{
  Entry *entry = data;

  g_hash_table_remove (entry->cache->entries, entry->key);
}

void
vst_item_cache_clear (VstItemCache *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      g_object_weak_unref (entry->item, on_item_gone, entry);
      g_hash_table_iter_remove (&iter);
    }
}

void
vst_item_cache_free (VstItemCache *self)
{
  if (self == NULL)
    return;
  vst_item_cache_clear (self);
  g_hash_table_unref (self->entries);
  g_free (self);
}

gpointer
vst_item_cache_look_up (VstItemCache *self, gconstpointer key)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, key);
  return entry != NULL ? entry->item : NULL;
}

void
vst_item_cache_add (VstItemCache *self, gconstpointer key, gpointer item)
{
  Entry *entry;

  g_return_if_fail (self != NULL && G_IS_OBJECT (item));
  g_return_if_fail (vst_item_cache_look_up (self, key) == NULL);

  entry = g_new0 (Entry, 1);
  entry->cache = self;
  entry->key = key;
  entry->item = item;
  g_object_weak_ref (entry->item, on_item_gone, entry);
  g_hash_table_insert (self->entries, (gpointer) key, entry);
}
