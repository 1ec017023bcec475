#include "practice/vst-practice-keys.h"

#include <gio/gio.h>

#include "crypto/vst-random.h"

#define KEY_BITS 2048
#define KID_BYTES 32

typedef struct
{
  VstPracticeSigningKey keys[VST_PRACTICE_N_KEY_USES];
} KeyPair;

/* Shared by the owner and the thread that makes a pair; whoever is last frees it. */
typedef struct
{
  gatomicrefcount references;
  GMutex mutex;
  GMainContext *context; /* %NULL once the owner has gone */
  VstPracticeKeys *owner;
  char *pool;
  KeyPair *pair;
} Maker;

struct _VstPracticeKeys
{
  VstPracticeStore *store;
  VstPracticeKeysFunc ready;
  gpointer user_data;
  GHashTable *pairs;  /* pool ID -> KeyPair */
  GHashTable *makers; /* pool ID -> Maker */
};

static const char *const use_names[VST_PRACTICE_N_KEY_USES] = {
  [VST_PRACTICE_KEY_ID] = "id",
  [VST_PRACTICE_KEY_ACCESS] = "access",
};

static void
key_pair_free (KeyPair *pair)
{
  for (int i = 0; i < VST_PRACTICE_N_KEY_USES; i++)
    {
      g_free (pair->keys[i].kid);
      g_clear_pointer (&pair->keys[i].key, vst_jws_key_free);
    }
  g_free (pair);
}

static void
maker_unref (Maker *maker)
{
  if (!g_atomic_ref_count_dec (&maker->references))
    return;
  g_clear_pointer (&maker->pair, key_pair_free);
  g_clear_pointer (&maker->context, g_main_context_unref);
  g_mutex_clear (&maker->mutex);
  g_free (maker->pool);
  g_free (maker);
}

/* The thread may go on for a while; what it makes is then thrown away. */
static void
maker_abandon (Maker *maker)
{
  g_mutex_lock (&maker->mutex);
  g_clear_pointer (&maker->context, g_main_context_unref);
  maker->owner = NULL;
  g_mutex_unlock (&maker->mutex);
  maker_unref (maker);
}

/* Nothing is saved for a pool that has been deleted meanwhile. */
static void
save_pair (VstPracticeStore *store, const char *pool, const KeyPair *pair)
{
  vst_practice_store_begin (store);
  for (int i = 0; i < VST_PRACTICE_N_KEY_USES; i++)
    {
      g_autoptr (VstSecret) pem = vst_jws_key_export (pair->keys[i].key);

      vst_practice_store_run (store,
                              "INSERT OR REPLACE INTO signing_keys"
                              " SELECT id, ?, ?, ? FROM pools WHERE id = ?",
                              "ssks", use_names[i], pair->keys[i].kid, pem, pool);
    }
  vst_practice_store_commit (store);
}

/* In the owner's thread. */
static gboolean
on_made (gpointer user_data)
{
  Maker *maker = user_data;
  VstPracticeKeys *self = maker->owner;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  save_pair (self->store, maker->pool, maker->pair);
  g_hash_table_insert (self->pairs, g_strdup (maker->pool), g_steal_pointer (&maker->pair));
  g_hash_table_remove (self->makers, maker->pool);
  self->ready (self->user_data);
  return G_SOURCE_REMOVE;
}

static gpointer
make_pair (gpointer user_data)
{
  Maker *maker = user_data;
  KeyPair *pair = g_new0 (KeyPair, 1);

  for (int i = 0; i < VST_PRACTICE_N_KEY_USES; i++)
    {
      guint8 kid[KID_BYTES];

      vst_random_bytes (kid, sizeof kid);
      pair->keys[i].kid = g_base64_encode (kid, sizeof kid);
      pair->keys[i].key = vst_jws_key_generate (KEY_BITS);
    }

  g_mutex_lock (&maker->mutex);
  maker->pair = pair;
  if (maker->context != NULL)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_atomic_ref_count_inc (&maker->references);
      g_source_set_callback (source, on_made, maker, (GDestroyNotify) maker_unref);
      g_source_attach (source, maker->context);
    }
  g_mutex_unlock (&maker->mutex);
  maker_unref (maker);
  return NULL;
}

VstPracticeKeys *
vst_practice_keys_new (VstPracticeStore *store, VstPracticeKeysFunc ready, gpointer user_data)
{
  VstPracticeKeys *self = g_new0 (VstPracticeKeys, 1);

  self->store = store;
  self->ready = ready;
  self->user_data = user_data;
  self->pairs =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) key_pair_free);
  self->makers =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) maker_abandon);
  return self;
}

void
vst_practice_keys_free (VstPracticeKeys *self)
{
  g_hash_table_unref (self->makers);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

static gboolean
load_key (VstPracticeStore *store, const char *pool, const char *use, VstPracticeSigningKey *key)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, "SELECT kid, pem FROM signing_keys WHERE pool = ? AND use = ?", "ss", pool, use);
  g_autoptr (VstSecret) pem = NULL;

  if (!vst_practice_query_next (&query))
    return FALSE;
  pem = vst_practice_query_dup_secret (&query, 1);
  key->kid = vst_practice_query_dup_text (&query, 0);
  key->key = pem != NULL ? vst_jws_key_import (pem) : NULL;
  return key->key != NULL;
}

static void
start_maker (VstPracticeKeys *self, const char *pool)
{
  Maker *maker = g_new0 (Maker, 1);

  g_atomic_ref_count_init (&maker->references);
  g_atomic_ref_count_inc (&maker->references);
  g_mutex_init (&maker->mutex);
  maker->context = g_main_context_ref_thread_default ();
  maker->owner = self;
  maker->pool = g_strdup (pool);
  g_hash_table_insert (self->makers, maker->pool, maker);
  g_thread_unref (g_thread_new ("practice-keys", make_pair, maker));
}

void
vst_practice_keys_prepare (VstPracticeKeys *self, const char *pool)
{
  KeyPair *pair;
  gboolean complete = TRUE;

  if (g_hash_table_contains (self->pairs, pool) || g_hash_table_contains (self->makers, pool))
    return;
  pair = g_new0 (KeyPair, 1);
  for (int i = 0; i < VST_PRACTICE_N_KEY_USES; i++)
    complete = load_key (self->store, pool, use_names[i], &pair->keys[i]) && complete;
  if (complete)
    {
      g_hash_table_insert (self->pairs, g_strdup (pool), pair);
      return;
    }
  key_pair_free (pair);
  start_maker (self, pool);
}

const VstPracticeSigningKey *
vst_practice_keys_get (VstPracticeKeys *self, const char *pool, VstPracticeKeyUse use)
{
  KeyPair *pair = g_hash_table_lookup (self->pairs, pool);

  return pair != NULL ? &pair->keys[use] : NULL;
}
