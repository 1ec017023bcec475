#include "practice/vst-practice-host.h"

#include "practice/vst-practice-fill.h"
#include "practice/vst-practice-stack.h"

void
vst_practice_host_clear (VstPracticeHost *self)
{
  g_clear_pointer (&self->server, vst_practice_server_free);
  g_clear_pointer (&self->service.keys, vst_practice_keys_free);
  g_clear_pointer (&self->service.post, vst_practice_post_free);
  g_clear_pointer (&self->service.account, vst_practice_account_free);
  g_clear_pointer (&self->service.store, vst_practice_store_close);
}

static void
on_keys_came (gpointer user_data)
{
  VstPracticeHost *self = user_data;

  vst_practice_server_keys_came (self->server);
}

static gint64
get_time (const VstPracticeHost *self)
{
  return self->options->clock_func != NULL ? self->options->clock_func (self->options->clock_data)
                                           : g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
refuse_store (GError **error)
{
  g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
               "The database cannot be written");
  return FALSE;
}

/* Loads account, pool and client; a new store gets them here, all or none. */
static gboolean
set_up_account (VstPracticeHost *self, VstPracticeSite **site, GError **error)
{
  VstPracticeService *service = &self->service;
  g_autoptr (VstPracticeSite) found = NULL;

  vst_practice_store_begin (service->store);
  service->account = vst_practice_account_load (service->store);
  if (service->account != NULL)
    found = vst_practice_stack_ensure (service->store, service->account, self->options->kind,
                                       get_time (self));
  if (found != NULL && self->options->users > 0)
    vst_practice_fill_users (service->store, found->user_pool_id, self->options->users,
                             get_time (self));
  if (!vst_practice_store_commit (service->store) || found == NULL)
    return refuse_store (error);
  *site = g_steal_pointer (&found);
  return TRUE;
}

static void
prepare_keys (VstPracticeService *service)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_user_pool_load_next (service->store, "");

  while (pool != NULL)
    {
      g_autoptr (VstPracticeUserPool) last = g_steal_pointer (&pool);

      vst_practice_keys_prepare (service->keys, last->id);
      pool = vst_practice_user_pool_load_next (service->store, last->id);
    }
}

gboolean
vst_practice_host_start (VstPracticeHost *self,
                         const VstPracticeOptions *options,
                         VstPracticeSite **site,
                         GError **error)
{
  VstPracticeService *service = &self->service;

  self->options = options;
  service->session_seconds = options->session_seconds;
  service->rates = options->rates;
  service->troubles = options->troubles;
  service->store = vst_practice_store_open (options->database, error);
  if (service->store == NULL || !set_up_account (self, site, error))
    return FALSE;
  service->post = vst_practice_post_new (service->store, options->mail_dir, options->mail_func,
                                         options->mail_data, error);
  if (service->post == NULL)
    return FALSE;
  service->keys = vst_practice_keys_new (service->store, on_keys_came, self);
  self->server = vst_practice_server_new (service, options->address, options->port,
                                          &vst_practice_default_limits, options->clock_func,
                                          options->clock_data, error);
  if (self->server == NULL)
    return FALSE;
  prepare_keys (service);
  vst_practice_post_replay (service->post);
  return TRUE;
}

VstPracticeSite *
vst_practice_host_ensure (VstPracticeHost *self, VstPracticeKind kind, GError **error)
{
  VstPracticeService *service = &self->service;
  g_autoptr (VstPracticeSite) site = NULL;

  vst_practice_store_begin (service->store);
  site = vst_practice_stack_ensure (service->store, service->account, kind, get_time (self));
  if (!vst_practice_store_commit (service->store))
    {
      refuse_store (error);
      return NULL;
    }
  vst_practice_keys_prepare (service->keys, site->user_pool_id);
  return g_steal_pointer (&site);
}
