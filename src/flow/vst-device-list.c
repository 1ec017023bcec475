#include "flow/vst-device-list-private.h"
#include "flow/vst-list-problem-private.h"
#include "flow/vst-weak-call-private.h"

#define PAGE 60 /* the most that the service gives at once */

struct _VstDeviceList
{
  GObject parent_instance;
  GPtrArray *devices; /* VstDeviceItem */
  VstProblem *problem;

  /* the load under way, or NULL */
  GCancellable *life;
  GPtrArray *arrived;
  VstCognitoClient *client;
  VstSecret *access_token;
  char *this_key;
  char *page_token; /* of the page asked for */
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
vst_device_list_get_item_type (GListModel *model)
{
  return VST_TYPE_DEVICE_ITEM;
}

static guint
vst_device_list_get_n_items (GListModel *model)
{
  return VST_DEVICE_LIST (model)->devices->len;
}

static gpointer
vst_device_list_get_item (GListModel *model, guint position)
{
  VstDeviceList *self = VST_DEVICE_LIST (model);

  if (position >= self->devices->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->devices, position));
}

static void
vst_device_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vst_device_list_get_item_type;
  iface->get_n_items = vst_device_list_get_n_items;
  iface->get_item = vst_device_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstDeviceList,
                               vst_device_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vst_device_list_list_model_init))

static void
vst_device_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstDeviceList *self = VST_DEVICE_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, vst_device_list_get_loading (self));
      break;
    case PROP_PROBLEM:
      g_value_set_object (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_problem (VstDeviceList *self, VstProblem *problem)
{
  if (g_set_object (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
end_load (VstDeviceList *self)
{
  if (self->life == NULL)
    return;

  g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  g_clear_pointer (&self->arrived, g_ptr_array_unref);
  g_clear_object (&self->client);
  g_clear_pointer (&self->access_token, vst_secret_unref);
  g_clear_pointer (&self->this_key, g_free);
  g_clear_pointer (&self->page_token, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
vst_device_list_dispose (GObject *object)
{
  VstDeviceList *self = VST_DEVICE_LIST (object);

  end_load (self);
  g_clear_object (&self->problem);

  G_OBJECT_CLASS (vst_device_list_parent_class)->dispose (object);
}

static void
vst_device_list_finalize (GObject *object)
{
  VstDeviceList *self = VST_DEVICE_LIST (object);

  g_ptr_array_unref (self->devices);

  G_OBJECT_CLASS (vst_device_list_parent_class)->finalize (object);
}

static void
vst_device_list_class_init (VstDeviceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vst_device_list_get_property;
  object_class->dispose = vst_device_list_dispose;
  object_class->finalize = vst_device_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_object ("problem", NULL, NULL, VST_TYPE_PROBLEM, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_device_list_init (VstDeviceList *self)
{
  self->devices = g_ptr_array_new_with_free_func (g_object_unref);
}

VstDeviceList *
vst_device_list_new (void)
{
  return g_object_new (VST_TYPE_DEVICE_LIST, NULL);
}

/* @devices is consumed. */
static void
replace (VstDeviceList *self, GPtrArray *devices)
{
  guint before = self->devices->len;

  g_ptr_array_unref (self->devices);
  self->devices = devices;
  if (before > 0 || devices->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, devices->len);
}

static void
add_arrived (VstDeviceList *self, const VstResultPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const VstCognitoDevice *device = g_ptr_array_index (page->items, i);
      gboolean is_this = g_strcmp0 (device->key, self->this_key) == 0;

      g_ptr_array_add (self->arrived, vst_device_item_new (device, is_this));
    }
}

static const char *
get_endpoint (VstDeviceList *self)
{
  return vst_pool_get_endpoint (vst_cognito_client_get_pool (self->client));
}

/* The pages are in. */
static void
finish_load (VstDeviceList *self)
{
  GPtrArray *arrived = g_steal_pointer (&self->arrived);

  g_object_freeze_notify (G_OBJECT (self));
  end_load (self);
  replace (self, arrived);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
fail_load (VstDeviceList *self, VstProblem *problem)
{
  g_object_freeze_notify (G_OBJECT (self));
  end_load (self);
  set_problem (self, problem);
  g_object_thaw_notify (G_OBJECT (self));
}

/* TRUE if there is one more page to ask for. */
static gboolean
take_page (VstDeviceList *self, VstResultPage *page)
{
  g_autoptr (VstProblem) problem = NULL;

  add_arrived (self, page);
  if (page->next == NULL)
    {
      finish_load (self);
      return FALSE;
    }
  if (g_strcmp0 (page->next, self->page_token) == 0) /* or it would go on for ever */
    {
      problem = vst_list_problem_new_bad_answer ();
      fail_load (self, problem);
      return FALSE;
    }

  g_free (self->page_token);
  self->page_token = g_steal_pointer (&page->next);
  return TRUE;
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstDeviceList) self = vst_weak_call_end (user_data);
  g_autoptr (VstResultPage) page = NULL;
  g_autoptr (VstProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  VstCognitoClient *client = VST_COGNITO_CLIENT (source);

  page = vst_cognito_client_list_devices_finish (client, result, &error);
  if (self == NULL)
    return;

  if (page == NULL)
    {
      problem = vst_list_problem_new (error, get_endpoint (self));
      fail_load (self, problem);
    }
  else if (take_page (self, page))
    {
      vst_cognito_client_list_devices_async (client, self->access_token, PAGE, self->page_token,
                                             self->life, on_page,
                                             vst_weak_call_new (self, self->life));
    }
}

gboolean
vst_device_list_get_loading (VstDeviceList *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_LIST (self), FALSE);

  return self->life != NULL;
}

VstProblem *
vst_device_list_get_problem (VstDeviceList *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_LIST (self), NULL);

  return self->problem;
}

void
vst_device_list_load (VstDeviceList *self,
                      VstCognitoClient *client,
                      VstSecret *access_token,
                      const char *this_key)
{
  g_return_if_fail (VST_IS_DEVICE_LIST (self) && VST_IS_COGNITO_CLIENT (client));
  g_return_if_fail (access_token != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  end_load (self);
  set_problem (self, NULL);
  self->life = g_cancellable_new ();
  self->arrived = g_ptr_array_new_with_free_func (g_object_unref);
  self->client = g_object_ref (client);
  self->access_token = vst_secret_ref (access_token);
  self->this_key = g_strdup (this_key);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  vst_cognito_client_list_devices_async (client, access_token, PAGE, NULL, self->life, on_page,
                                         vst_weak_call_new (self, self->life));
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_device_list_remove (VstDeviceList *self, const char *device_key)
{
  g_return_if_fail (VST_IS_DEVICE_LIST (self) && device_key != NULL);

  for (guint i = 0; i < self->devices->len; i++)
    if (g_str_equal (vst_device_item_get_key (g_ptr_array_index (self->devices, i)), device_key))
      {
        g_ptr_array_remove_index (self->devices, i);
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
        return;
      }
}

void
vst_device_list_clear (VstDeviceList *self)
{
  g_return_if_fail (VST_IS_DEVICE_LIST (self));

  g_object_freeze_notify (G_OBJECT (self));
  end_load (self);
  set_problem (self, NULL);
  replace (self, g_ptr_array_new_with_free_func (g_object_unref));
  g_object_thaw_notify (G_OBJECT (self));
}
