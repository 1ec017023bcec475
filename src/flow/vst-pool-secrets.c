#include "flow/vst-pool-secrets.h"

static const struct
{
  const char *kind;
  VstPoolField field;
} kinds[] = {
  { VST_KEYRING_KIND_CLIENT_SECRET, VST_POOL_FIELD_CLIENT_SECRET },
  { VST_KEYRING_KIND_ACCESS_KEY_ID, VST_POOL_FIELD_ACCESS_KEY_ID },
  { VST_KEYRING_KIND_SECRET_ACCESS_KEY, VST_POOL_FIELD_SECRET_ACCESS_KEY },
  { VST_KEYRING_KIND_SESSION_TOKEN, VST_POOL_FIELD_SESSION_TOKEN },
};

/* What one task works through. */
typedef struct
{
  VstSavedPool *pool;
  guint next;          /* of @kinds, twice over where it goes through them twice */
  gboolean keys_given; /* a person has pasted AWS keys: the keyring's would not fit them */
} Walk;

static void
walk_free (Walk *walk)
{
  g_object_unref (walk->pool);
  g_free (walk);
}

static GTask *
walk_new (VstKeyring *keyring,
          VstSavedPool *pool,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer tag)
{
  GTask *task = g_task_new (keyring, cancellable, callback, user_data);
  Walk *walk = g_new0 (Walk, 1);

  walk->pool = g_object_ref (pool);
  walk->keys_given = vst_saved_pool_get_secret_access_key (pool) != NULL;
  g_task_set_task_data (task, walk, (GDestroyNotify) walk_free);
  g_task_set_source_tag (task, tag);

  return task;
}

static VstSecret *
dup_secret (VstSavedPool *pool, VstPoolField field)
{
  const char *id = vst_saved_pool_get_access_key_id (pool);
  VstSecret *secret = NULL;

  if (field == VST_POOL_FIELD_ACCESS_KEY_ID)
    return *id != '\0' ? vst_secret_new_text (id) : NULL;

  if (field == VST_POOL_FIELD_CLIENT_SECRET)
    secret = vst_saved_pool_get_client_secret (pool);
  else if (field == VST_POOL_FIELD_SECRET_ACCESS_KEY)
    secret = vst_saved_pool_get_secret_access_key (pool);
  else if (field == VST_POOL_FIELD_SESSION_TOKEN)
    secret = vst_saved_pool_get_session_token (pool);

  return secret != NULL ? vst_secret_ref (secret) : NULL;
}

static void
give_secret (VstSavedPool *pool, VstPoolField field, VstSecret *secret)
{
  if (field == VST_POOL_FIELD_ACCESS_KEY_ID)
    vst_saved_pool_set_text (pool, field, vst_secret_get_text (secret));
  else
    vst_saved_pool_set_secret (pool, field, secret);
}

static gboolean
is_needed (VstSavedPool *pool, VstPoolField field)
{
  if (field == VST_POOL_FIELD_CLIENT_SECRET)
    return vst_saved_pool_get_has_client_secret (pool);

  return vst_saved_pool_get_keys_source (pool) == VST_KEYS_PASTED;
}

/* Long-term keys given in place of temporary ones leave an old token behind. */
static gboolean
is_outdated (VstSavedPool *pool, VstPoolField field)
{
  return field == VST_POOL_FIELD_SESSION_TOKEN
         && vst_saved_pool_get_secret_access_key (pool) != NULL;
}

gboolean
vst_pool_secrets_has_any (VstSavedPool *pool)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (pool), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (VstSecret) secret = dup_secret (pool, kinds[i].field);

      if (secret != NULL && is_needed (pool, kinds[i].field))
        return TRUE;
    }

  return FALSE;
}

/* TRUE if there is something to store; then it is under way. */
static gboolean
start_store (VstKeyring *keyring, Walk *walk, guint i, GAsyncReadyCallback callback, GTask *task)
{
  g_autoptr (VstSecret) secret = NULL;
  g_autofree char *label = NULL;

  if (is_needed (walk->pool, kinds[i].field))
    secret = dup_secret (walk->pool, kinds[i].field);
  if (secret == NULL)
    return FALSE;

  label =
      g_strdup_printf ("Vestibule: %s (%s)", vst_saved_pool_get_name (walk->pool), kinds[i].kind);
  vst_keyring_store_async (keyring, vst_saved_pool_get_id (walk->pool), kinds[i].kind, label,
                           secret, g_task_get_cancellable (task), callback, task);

  return TRUE;
}

static gboolean
start_forget (VstKeyring *keyring, Walk *walk, guint i, GAsyncReadyCallback callback, GTask *task)
{
  g_autoptr (VstSecret) kept = dup_secret (walk->pool, kinds[i].field);

  if (is_needed (walk->pool, kinds[i].field)
      && (kept != NULL || !is_outdated (walk->pool, kinds[i].field)))
    return FALSE;

  vst_keyring_forget_async (keyring, vst_saved_pool_get_id (walk->pool), kinds[i].kind,
                            g_task_get_cancellable (task), callback, task);

  return TRUE;
}

/* Once without @result, to begin with; then after each call. First all stores, then the rest. */
static void
on_keep_step (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  VstKeyring *keyring = VST_KEYRING (source);
  Walk *walk = g_task_get_task_data (task);
  gboolean storing = walk->next <= G_N_ELEMENTS (kinds);

  if (result != NULL && storing && !vst_keyring_store_finish (keyring, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* What could not be forgotten is not looked up again either. */
  if (result != NULL && !storing && !vst_keyring_forget_finish (keyring, result, NULL))
    walk->next = 2 * G_N_ELEMENTS (kinds);

  while (walk->next < 2 * G_N_ELEMENTS (kinds))
    {
      guint i = walk->next++ % G_N_ELEMENTS (kinds);
      gboolean store = walk->next <= G_N_ELEMENTS (kinds);

      if (store ? start_store (keyring, walk, i, on_keep_step, task)
                : start_forget (keyring, walk, i, on_keep_step, task))
        {
          g_steal_pointer (&task); /* it is the next step's now */
          return;
        }
    }

  g_task_return_boolean (task, TRUE);
}

void
vst_pool_secrets_keep_async (VstKeyring *keyring,
                             VstSavedPool *pool,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (VST_IS_KEYRING (keyring) && VST_IS_SAVED_POOL (pool));

  on_keep_step (
      G_OBJECT (keyring), NULL,
      walk_new (keyring, pool, cancellable, callback, user_data, vst_pool_secrets_keep_async));
}

gboolean
vst_pool_secrets_keep_finish (VstKeyring *keyring, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, keyring), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_look_up_step (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSecret) secret = NULL;
  VstKeyring *keyring = VST_KEYRING (source);
  Walk *walk = g_task_get_task_data (task);

  if (result != NULL)
    secret = vst_keyring_look_up_finish (keyring, result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (secret != NULL)
    give_secret (walk->pool, kinds[walk->next - 1].field, secret);

  while (walk->next < G_N_ELEMENTS (kinds))
    {
      guint i = walk->next++;
      g_autoptr (VstSecret) held = dup_secret (walk->pool, kinds[i].field);

      if (held != NULL || !is_needed (walk->pool, kinds[i].field)
          || (kinds[i].field == VST_POOL_FIELD_SESSION_TOKEN && walk->keys_given))
        continue;

      vst_keyring_look_up_async (keyring, vst_saved_pool_get_id (walk->pool), kinds[i].kind,
                                 g_task_get_cancellable (task), on_look_up_step, task);
      g_steal_pointer (&task); /* it is the next step's now */
      return;
    }

  g_task_return_boolean (task, TRUE);
}

void
vst_pool_secrets_look_up_async (VstKeyring *keyring,
                                VstSavedPool *pool,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (VST_IS_KEYRING (keyring) && VST_IS_SAVED_POOL (pool));

  on_look_up_step (
      G_OBJECT (keyring), NULL,
      walk_new (keyring, pool, cancellable, callback, user_data, vst_pool_secrets_look_up_async));
}

gboolean
vst_pool_secrets_look_up_finish (VstKeyring *keyring, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, keyring), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
