#include "cognito/vst-cognito-finder.h"
#include "cognito/vst-pool.h"
#include "flow/vst-flow-problems.h"
#include "flow/vst-list-problem-private.h"
#include "flow/vst-pool-finder-private.h"
#include "flow/vst-pool-keys.h"
#include "flow/vst-weak-call-private.h"

static void
set_problem (VstPoolFinder *self, VstProblem *problem)
{
  if (g_set_object (&self->problem, problem))
    g_object_notify (G_OBJECT (self), "problem");
}

static void
end (VstPoolFinder *self)
{
  if (self->life == NULL)
    return;

  g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  g_clear_pointer (&self->page_token, g_free);
  g_object_notify (G_OBJECT (self), "loading");
}

static char *
dup_endpoint (VstPoolFinder *self)
{
  const char *own = vst_saved_pool_get_endpoint (self->form);

  return *own != '\0' ? g_strdup (own)
                      : vst_pool_dup_service_endpoint (vst_saved_pool_get_region (self->form));
}

/* @problem is consumed. */
static void
fail (VstPoolFinder *self, VstProblem *problem)
{
  g_autoptr (VstProblem) owned = problem;

  g_object_freeze_notify (G_OBJECT (self));
  end (self);
  set_problem (self, owned);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
fail_with (VstPoolFinder *self, const GError *error)
{
  g_autofree char *endpoint = dup_endpoint (self);

  fail (self, vst_list_problem_new (error, endpoint));
}

static void
fail_by_fault (VstPoolFinder *self, VstFlowError fault, const char *detail)
{
  g_autoptr (VstProblem) problem = vst_flow_problem_from_fault (fault, detail);

  fail (self, vst_flow_problem_offer (problem, 0));
}

/* Reads the keys for what @on_keys is to ask. */
static void
begin (VstPoolFinder *self, GAsyncReadyCallback on_keys)
{
  g_object_freeze_notify (G_OBJECT (self));
  end (self);
  set_problem (self, NULL);
  if (vst_saved_pool_check (self->form, VST_POOL_FIELD_REGION) != VST_VALUE_FAULT_NONE)
    fail_by_fault (self, VST_FLOW_ERROR_PARAMETER, vst_saved_pool_get_region (self->form));
  else if (vst_saved_pool_check (self->form, VST_POOL_FIELD_ENDPOINT) != VST_VALUE_FAULT_NONE)
    fail_by_fault (self, VST_FLOW_ERROR_PARAMETER, vst_saved_pool_get_endpoint (self->form));
  else
    {
      self->life = g_cancellable_new ();
      g_object_notify (G_OBJECT (self), "loading");
      vst_pool_keys_read_async (self->form, self->life, on_keys,
                                vst_weak_call_new (self, self->life));
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_exchange (VstActivity *activity,
             const char *operation,
             guint http_status,
             const char *wire_name,
             const char *request_id,
             gint64 milliseconds)
{
  vst_activity_add (activity, operation, http_status, wire_name, request_id, milliseconds,
                    g_get_real_time () / G_USEC_PER_SEC);
}

static VstCognitoFinder *
make_finder (VstPoolFinder *self, VstAwsCredentials *keys)
{
  VstCognitoFinder *finder = vst_cognito_finder_new (
      vst_saved_pool_get_region (self->form), vst_saved_pool_get_endpoint (self->form), keys);

  if (self->activity != NULL)
    g_signal_connect_object (finder, "exchange", G_CALLBACK (on_exchange), self->activity,
                             G_CONNECT_SWAPPED);
  return finder;
}

/* %NULL: there are no keys, and a problem says so. */
static VstCognitoFinder *
take_keys (VstPoolFinder *self, VstAwsCredentials *keys, const GError *error)
{
  const char *detail = NULL;

  if (keys != NULL)
    return make_finder (self, keys);

  if (vst_saved_pool_get_keys_source (self->form) == VST_KEYS_PROFILE)
    detail = vst_saved_pool_get_profile (self->form);
  fail_by_fault (self, (VstFlowError) error->code, detail);
  return NULL;
}

/* TRUE if there is one more page to ask for. */
static gboolean
take_page (VstPoolFinder *self, GListStore *store, VstResultPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const VstNamedId *named = g_ptr_array_index (page->items, i);
      g_autoptr (VstFoundItem) item = vst_found_item_new (named->id, named->name);

      g_list_store_append (store, item);
    }
  if (page->next == NULL)
    {
      end (self);
      return FALSE;
    }
  if (g_strcmp0 (page->next, self->page_token) == 0) /* or it would go on for ever */
    {
      fail (self, vst_list_problem_new_bad_answer ());
      return FALSE;
    }

  g_free (self->page_token);
  self->page_token = g_steal_pointer (&page->next);
  return TRUE;
}

static void
on_pools (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPoolFinder) self = vst_weak_call_end (user_data);
  g_autoptr (GError) error = NULL;
  VstCognitoFinder *finder = VST_COGNITO_FINDER (source);
  g_autoptr (VstResultPage) page = vst_cognito_finder_list_pools_finish (finder, result, &error);

  if (self == NULL)
    return;
  if (page == NULL)
    fail_with (self, error);
  else if (take_page (self, self->pools, page))
    vst_cognito_finder_list_pools_async (finder, self->page_token, self->life, on_pools,
                                         vst_weak_call_new (self, self->life));
}

static void
on_keys_for_pools (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPoolFinder) self = vst_weak_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAwsCredentials) keys = vst_pool_keys_read_finish (result, &error);
  g_autoptr (VstCognitoFinder) finder = self != NULL ? take_keys (self, keys, error) : NULL;

  if (finder != NULL)
    vst_cognito_finder_list_pools_async (finder, NULL, self->life, on_pools,
                                         vst_weak_call_new (self, self->life));
}

void
vst_pool_finder_find_pools (VstPoolFinder *self)
{
  g_return_if_fail (VST_IS_POOL_FINDER (self));

  g_list_store_remove_all (self->clients);
  g_list_store_remove_all (self->pools);
  begin (self, on_keys_for_pools);
}

static void
on_clients (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPoolFinder) self = vst_weak_call_end (user_data);
  g_autoptr (GError) error = NULL;
  VstCognitoFinder *finder = VST_COGNITO_FINDER (source);
  g_autoptr (VstResultPage) page = vst_cognito_finder_list_clients_finish (finder, result, &error);

  if (self == NULL)
    return;
  if (page == NULL)
    fail_with (self, error);
  else if (take_page (self, self->clients, page))
    vst_cognito_finder_list_clients_async (finder, self->user_pool_id, self->page_token, self->life,
                                           on_clients, vst_weak_call_new (self, self->life));
}

static void
on_keys_for_clients (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPoolFinder) self = vst_weak_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAwsCredentials) keys = vst_pool_keys_read_finish (result, &error);
  g_autoptr (VstCognitoFinder) finder = self != NULL ? take_keys (self, keys, error) : NULL;

  if (finder != NULL)
    vst_cognito_finder_list_clients_async (finder, self->user_pool_id, NULL, self->life, on_clients,
                                           vst_weak_call_new (self, self->life));
}

void
vst_pool_finder_find_clients (VstPoolFinder *self, const char *user_pool_id)
{
  g_autofree char *copy = NULL;

  g_return_if_fail (VST_IS_POOL_FINDER (self) && user_pool_id != NULL);

  copy = g_strdup (user_pool_id); /* it may be an item's, or the one before */
  g_list_store_remove_all (self->clients);
  g_free (self->user_pool_id);
  self->user_pool_id = g_steal_pointer (&copy);
  begin (self, on_keys_for_clients);
}

static const char *
find_pool_name (VstPoolFinder *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pools));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VstFoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->pools), i);

      if (g_str_equal (vst_found_item_get_id (item), self->user_pool_id))
        return vst_found_item_get_name (item); /* the store holds it */
    }
  return "";
}

static void
fill_in (VstPoolFinder *self, const VstClientDescription *client)
{
  const char *name = find_pool_name (self);

  vst_saved_pool_set_text (self->form, VST_POOL_FIELD_USER_POOL_ID, self->user_pool_id);
  vst_saved_pool_set_text (self->form, VST_POOL_FIELD_CLIENT_ID, self->client_id);
  vst_saved_pool_set_secret (self->form, VST_POOL_FIELD_CLIENT_SECRET, client->secret);
  if (*vst_saved_pool_get_name (self->form) == '\0')
    vst_saved_pool_set_text (self->form, VST_POOL_FIELD_NAME, *name != '\0' ? name : client->name);
}

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPoolFinder) self = vst_weak_call_end (user_data);
  g_autoptr (GError) error = NULL;
  VstCognitoFinder *finder = VST_COGNITO_FINDER (source);
  g_autoptr (VstClientDescription) client =
      vst_cognito_finder_describe_client_finish (finder, result, &error);

  if (self == NULL)
    return;
  if (client == NULL)
    {
      fail_with (self, error);
      return;
    }

  end (self);
  fill_in (self, client);
  g_signal_emit_by_name (self, "chosen");
}

static void
on_keys_for_client (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPoolFinder) self = vst_weak_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAwsCredentials) keys = vst_pool_keys_read_finish (result, &error);
  g_autoptr (VstCognitoFinder) finder = self != NULL ? take_keys (self, keys, error) : NULL;

  if (finder != NULL)
    vst_cognito_finder_describe_client_async (finder, self->user_pool_id, self->client_id,
                                              self->life, on_described,
                                              vst_weak_call_new (self, self->life));
}

void
vst_pool_finder_choose (VstPoolFinder *self, const char *user_pool_id, const char *client_id)
{
  g_autofree char *pool_copy = NULL;
  g_autofree char *client_copy = NULL;

  g_return_if_fail (VST_IS_POOL_FINDER (self) && user_pool_id != NULL && client_id != NULL);

  pool_copy = g_strdup (user_pool_id);
  client_copy = g_strdup (client_id);
  g_free (self->user_pool_id);
  g_free (self->client_id);
  self->user_pool_id = g_steal_pointer (&pool_copy);
  self->client_id = g_steal_pointer (&client_copy);
  begin (self, on_keys_for_client);
}

void
vst_pool_finder_cancel (VstPoolFinder *self)
{
  g_return_if_fail (VST_IS_POOL_FINDER (self));

  end (self);
}
