#include "fake-user-list.h"

#include "flow/vst-user-list-private.h"

#define PAGE 60
#define TOTAL_KEY "total"
#define PAGES_KEY "pages"

enum
{
  PROP_LOADING = 1,
  PROP_COMPLETE,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return VST_TYPE_USER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return vst_user_rows_get_size (VST_USER_LIST (model)->rows);
}

static gpointer
get_item (GListModel *model, guint position)
{
  VstUserList *self = VST_USER_LIST (model);

  return position < vst_user_rows_get_size (self->rows)
             ? vst_user_item_new (vst_user_rows_get (self->rows, position))
             : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstUserList,
                               vst_user_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
vst_user_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstUserList *self = VST_USER_LIST (object);

  if (id == PROP_PROBLEM)
    g_value_set_object (value, self->problem);
  else
    g_value_set_boolean (value, id == PROP_COMPLETE && self->complete);
}

static void
vst_user_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_set_object (&VST_USER_LIST (object)->problem, g_value_get_object (value));
}

static void
vst_user_list_finalize (GObject *object)
{
  VstUserList *self = VST_USER_LIST (object);

  vst_user_rows_free (self->rows);
  g_clear_object (&self->problem);
  g_free (self->filter);

  G_OBJECT_CLASS (vst_user_list_parent_class)->finalize (object);
}

static void
vst_user_list_class_init (VstUserListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_user_list_get_property;
  object_class->set_property = vst_user_list_set_property;
  object_class->finalize = vst_user_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] =
      g_param_spec_object ("problem", NULL, NULL, VST_TYPE_PROBLEM, flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_user_list_init (VstUserList *self)
{
  self->rows = vst_user_rows_new ();
}

VstUserList *
fake_user_list_new (guint total)
{
  VstUserList *self = g_object_new (VST_TYPE_USER_LIST, NULL);

  g_object_set_data (G_OBJECT (self), TOTAL_KEY, GUINT_TO_POINTER (total));
  return self;
}

guint
fake_user_list_get_pages (VstUserList *self)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), PAGES_KEY));
}

const char *
fake_user_list_get_search (VstUserList *self)
{
  return self->filter != NULL ? self->filter : "";
}

gboolean
vst_user_list_get_loading (VstUserList *self)
{
  return FALSE;
}

gboolean
vst_user_list_get_complete (VstUserList *self)
{
  return self->complete;
}

VstProblem *
vst_user_list_get_problem (VstUserList *self)
{
  return self->problem;
}

const char *const *
vst_user_list_get_search_names (void)
{
  static const char *const names[] = { "username", "email", "cognito:user_status",
                                       "status",   "sub",   NULL };

  return names;
}

static void
add_user (VstUserList *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("user%u", number);
  g_autofree char *email = g_strdup_printf ("%s@example.com", name);
  const VstUserRow row = { .user_name = name,
                           .status = number % 3 == 1 ? "UNCONFIRMED" : "CONFIRMED",
                           .email = number % 7 == 6 ? NULL : email,
                           .created_at = 1795255200 - 86400 * (gint64) number,
                           .enabled = number % 5 != 3 };

  vst_user_rows_add (self->rows, &row);
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VstUserList *self = VST_USER_LIST (source);
  guint total = GPOINTER_TO_UINT (g_object_get_data (source, TOTAL_KEY));
  guint before = vst_user_rows_get_size (self->rows);
  guint after = MIN (before + PAGE, total);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->life);
  for (guint i = before; i < after; i++)
    add_user (self, i);
  self->complete = after == total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
}

/* The list of users cannot grow while it is laid out, which is when it asks. */
void
vst_user_list_load_more (VstUserList *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->life != NULL || self->complete)
    return;
  g_object_set (self, "problem", NULL, NULL);
  g_object_set_data (G_OBJECT (self), PAGES_KEY,
                     GUINT_TO_POINTER (fake_user_list_get_pages (self) + 1));
  self->life = g_cancellable_new ();
  task = g_task_new (self, self->life, on_page, NULL);
  g_task_return_boolean (task, TRUE);
}

void
vst_user_list_search (VstUserList *self, const char *name, const char *prefix, gboolean exact)
{
  guint before = vst_user_rows_get_size (self->rows);

  g_free (self->filter);
  self->filter = g_strconcat (name, "=", prefix, NULL);
  self->complete = FALSE;
  g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  vst_user_rows_free (self->rows);
  self->rows = vst_user_rows_new ();
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  vst_user_list_load_more (self);
}

static void
answer (GTask *task, const char *user_name)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, g_str_equal (user_name, "user0"));
  g_object_unref (task);
}

static gboolean
read_answer (GAsyncResult *result, VstProblem **problem)
{
  g_autoptr (GError) error = NULL;
  gboolean known = g_task_propagate_boolean (G_TASK (result), &error);

  *problem = known || error != NULL ? NULL
                                    : vst_problem_new (VST_FLOW_ERROR_USER_NOT_FOUND,
                                                       VST_FIELD_NONE, VST_REMEDY_TRY_AGAIN, NULL);
  return known;
}

void
vst_user_list_get_user_async (VstUserList *self,
                              const char *user_name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  answer (g_task_new (self, cancellable, callback, user_data), user_name);
}

VstUserItem *
vst_user_list_get_user_finish (VstUserList *self,
                               GAsyncResult *result,
                               GListModel **attributes,
                               VstProblem **problem)
{
  g_autoptr (VstAttributeFields) fields = vst_attribute_fields_new ();

  *attributes = NULL;
  if (!read_answer (result, problem))
    return NULL;
  vst_attribute_field_set_value (vst_attribute_fields_add (fields, "given_name", FALSE),
                                 "<b>Ada & co");
  vst_attribute_field_set_value (vst_attribute_fields_add (fields, "custom:team", FALSE), "red");
  *attributes = G_LIST_MODEL (g_steal_pointer (&fields));
  return vst_user_item_new (vst_user_rows_get (self->rows, 0));
}

void
vst_user_list_delete_user_async (VstUserList *self,
                                 const char *user_name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  answer (g_task_new (self, cancellable, callback, user_data), user_name);
}

gboolean
vst_user_list_delete_user_finish (VstUserList *self, GAsyncResult *result, VstProblem **problem)
{
  gboolean deleted = read_answer (result, problem);

  if (deleted)
    {
      vst_user_rows_remove (self->rows, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 1, 0);
    }
  return deleted;
}
