#include "ui/vst-welcome-page.h"

#include <glib/gi18n.h>

#include "ui/vst-pool-row.h"
#include "vst-config.h"

struct _VstWelcomePage
{
  VstPage parent_instance;

  GtkImage *icon;
  GtkListBox *list;
  GtkWidget *add_row;
  GtkWidget *stay_list;
  AdwPreferencesRow *stay_row;
  GtkWidget *users;

  VstSavedPools *pools;
  GPtrArray *rows;  /* VstPoolRow, borrowed */
  GtkWidget *group; /* never shown: a radio button without others would be drawn as a box */
  gboolean filling;
};

enum
{
  PROP_POOLS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstWelcomePage, vst_welcome_page, VST_TYPE_PAGE)

static VstPoolRow *
get_chosen_row (VstWelcomePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      VstPoolRow *row = g_ptr_array_index (self->rows, i);

      if (gtk_check_button_get_active (vst_pool_row_get_radio (row)))
        return row;
    }
  return NULL;
}

/* The flow opens a pool as soon as it is chosen, so that it is open when it is needed. */
static void
select_chosen (VstWelcomePage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));
  VstPoolRow *row = get_chosen_row (self);

  if (!self->filling && row != NULL && vst_pool_row_get_pool (row) != vst_flow_get_pool (flow))
    vst_flow_select_pool (flow, vst_pool_row_get_pool (row));
}

static void
on_radio_toggled (GtkCheckButton *radio, VstWelcomePage *self)
{
  if (gtk_check_button_get_active (radio))
    select_chosen (self);
}

/* The pool is the same object, and another one to the flow. */
static void
on_kind_changed (VstPoolRow *row, VstWelcomePage *self)
{
  self->filling = TRUE;
  gtk_check_button_set_active (vst_pool_row_get_radio (row), TRUE);
  self->filling = FALSE;
  vst_flow_select_pool (vst_page_get_flow (VST_PAGE (self)), vst_pool_row_get_pool (row));
}

static void
add_pool (VstWelcomePage *self, VstSavedPool *pool)
{
  GtkWidget *row = vst_pool_row_new (pool);
  GtkCheckButton *radio = vst_pool_row_get_radio (VST_POOL_ROW (row));

  gtk_check_button_set_group (radio, GTK_CHECK_BUTTON (self->group));
  g_signal_connect (radio, "toggled", G_CALLBACK (on_radio_toggled), self);
  g_signal_connect (row, "kind-changed", G_CALLBACK (on_kind_changed), self);
  gtk_list_box_insert (self->list, row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
}

static VstPoolRow *
find_row (VstWelcomePage *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      VstPoolRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (vst_saved_pool_get_id (vst_pool_row_get_pool (row)), id) == 0)
        return row;
    }
  return NULL;
}

static void
remove_saved_rows (VstWelcomePage *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      VstPoolRow *row = g_ptr_array_index (self->rows, i - 1);

      if (vst_saved_pool_is_practice (vst_pool_row_get_pool (row)))
        continue;
      g_ptr_array_remove_index (self->rows, i - 1);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
}

static void
fill_saved_rows (VstWelcomePage *self)
{
  GListModel *model = G_LIST_MODEL (self->pools);

  self->filling = TRUE;
  remove_saved_rows (self);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VstSavedPool) pool = g_list_model_get_item (model, i);

      add_pool (self, pool);
    }
  self->filling = FALSE;
}

static void
on_pools_changed (VstWelcomePage *self)
{
  VstPoolRow *chosen = get_chosen_row (self);
  g_autofree char *id =
      chosen != NULL ? g_strdup (vst_saved_pool_get_id (vst_pool_row_get_pool (chosen))) : NULL;

  fill_saved_rows (self);
  if (id != NULL)
    vst_welcome_page_choose (self, id);
}

/* Only an administrator of the pool may see its users. */
static void
update_users (VstWelcomePage *self)
{
  gtk_widget_set_visible (self->users,
                          vst_flow_has_credentials (vst_page_get_flow (VST_PAGE (self))));
}

static void
update_stay (VstWelcomePage *self)
{
  const char *name = vst_flow_get_staying_user (vst_page_get_flow (VST_PAGE (self)));
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->stay_list, name != NULL);
  if (name == NULL)
    return;
  /* Translators: %s is a user’s name. */
  words = g_strdup_printf (_ ("Go On as %s"), name);
  adw_preferences_row_set_title (self->stay_row, words);
}

static void
on_stay (VstWelcomePage *self)
{
  vst_flow_continue_as (vst_page_get_flow (VST_PAGE (self)));
}

/* Without any pool there is one thing to do first. */
static gboolean
ensure_pool (VstWelcomePage *self)
{
  if (get_chosen_row (self) == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.add-pool", NULL);
      return FALSE;
    }
  select_chosen (self);
  return TRUE;
}

static void
on_flow_pool (VstWelcomePage *self)
{
  VstSavedPool *pool = vst_flow_get_pool (vst_page_get_flow (VST_PAGE (self)));
  VstPoolRow *row = pool != NULL ? find_row (self, vst_saved_pool_get_id (pool)) : NULL;

  update_users (self);
  if (row == NULL)
    return;
  self->filling = TRUE;
  gtk_check_button_set_active (vst_pool_row_get_radio (row), TRUE);
  self->filling = FALSE;
}

static void
on_row_activated (VstWelcomePage *self, GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) == self->add_row)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add-pool", NULL);
}

static void
on_log_in (VstWelcomePage *self)
{
  if (ensure_pool (self))
    vst_flow_begin_log_in (vst_page_get_flow (VST_PAGE (self)));
}

static void
vst_welcome_page_activate (VstPage *page)
{
  if (ensure_pool (VST_WELCOME_PAGE (page)))
    vst_flow_begin_sign_up (vst_page_get_flow (page));
}

static void
vst_welcome_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_POOLS:
      VST_WELCOME_PAGE (object)->pools = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_welcome_page_constructed (GObject *object)
{
  VstWelcomePage *self = VST_WELCOME_PAGE (object);
  VstFlow *flow;

  G_OBJECT_CLASS (vst_welcome_page_parent_class)->constructed (object);

  flow = vst_page_get_flow (VST_PAGE (self));
  if (vst_flow_get_local_pool (flow) != NULL)
    {
      g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();

      add_pool (self, practice);
    }
  g_signal_connect_object (self->pools, "items-changed", G_CALLBACK (on_pools_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::pool", G_CALLBACK (on_flow_pool), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::staying-user", G_CALLBACK (update_stay), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::has-credentials", G_CALLBACK (update_users), self,
                           G_CONNECT_SWAPPED);
  fill_saved_rows (self);
  on_flow_pool (self);
  update_stay (self);
}

static void
vst_welcome_page_dispose (GObject *object)
{
  VstWelcomePage *self = VST_WELCOME_PAGE (object);

  g_clear_object (&self->pools);
  g_clear_object (&self->group);

  G_OBJECT_CLASS (vst_welcome_page_parent_class)->dispose (object);
}

static void
vst_welcome_page_finalize (GObject *object)
{
  g_ptr_array_unref (VST_WELCOME_PAGE (object)->rows);

  G_OBJECT_CLASS (vst_welcome_page_parent_class)->finalize (object);
}

static void
vst_welcome_page_class_init (VstWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = vst_welcome_page_set_property;
  object_class->constructed = vst_welcome_page_constructed;
  object_class->dispose = vst_welcome_page_dispose;
  object_class->finalize = vst_welcome_page_finalize;
  VST_PAGE_CLASS (klass)->activate = vst_welcome_page_activate;

  properties[PROP_POOLS] =
      g_param_spec_object ("pools", NULL, NULL, VST_TYPE_SAVED_POOLS,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstWelcomePage, icon);
  gtk_widget_class_bind_template_child (widget_class, VstWelcomePage, list);
  gtk_widget_class_bind_template_child (widget_class, VstWelcomePage, add_row);
  gtk_widget_class_bind_template_child (widget_class, VstWelcomePage, stay_list);
  gtk_widget_class_bind_template_child (widget_class, VstWelcomePage, stay_row);
  gtk_widget_class_bind_template_child (widget_class, VstWelcomePage, users);
  gtk_widget_class_bind_template_callback (widget_class, on_stay);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_log_in);
}

static void
vst_welcome_page_init (VstWelcomePage *self)
{
  self->rows = g_ptr_array_new ();
  self->group = g_object_ref_sink (gtk_check_button_new ());
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon, VST_APP_ID);
}

GtkWidget *
vst_welcome_page_new (VstFlow *flow, VstSavedPools *pools)
{
  return g_object_new (VST_TYPE_WELCOME_PAGE, "flow", flow, "pools", pools, NULL);
}

void
vst_welcome_page_choose (VstWelcomePage *self, const char *id)
{
  VstPoolRow *row;

  g_return_if_fail (VST_IS_WELCOME_PAGE (self));

  row = id != NULL ? find_row (self, id) : NULL;
  if (row == NULL && self->rows->len > 0)
    row = g_ptr_array_index (self->rows, 0);
  if (row != NULL)
    gtk_check_button_set_active (vst_pool_row_get_radio (row), TRUE);
  select_chosen (self);
}
