#include "ui/vst-window-private.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-activity-window.h"
#include "ui/vst-pool-words.h"

enum
{
  PROP_FLOW = 1,
  PROP_POOLS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstWindow, vst_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
is_walking (VstWindow *self)
{
  return vst_flow_get_step (self->flow) != VST_STEP_WELCOME
         && !vst_page_stack_get_editing (self->pages);
}

/* On every page of the practice pool; the form is about another one. */
static void
update_practice_line (VstWindow *self)
{
  gtk_widget_set_visible (self->practice_line, gtk_widget_get_visible (GTK_WIDGET (self->inbox))
                                                   && !vst_page_stack_get_editing (self->pages));
}

static void
update_header (VstWindow *self)
{
  VstPage *page = vst_page_stack_get_page (self->pages);
  VstSavedPool *pool = vst_flow_get_pool (self->flow);
  gboolean walking = is_walking (self);

  adw_window_title_set_title (self->title, page != NULL ? vst_page_get_title (page) : "");
  adw_window_title_set_subtitle (self->title,
                                 walking && pool != NULL ? vst_pool_words_name (pool) : "");
  gtk_revealer_set_reveal_child (self->steps_revealer, walking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back",
                                 vst_page_stack_get_editing (self->pages)
                                     || vst_flow_get_can_go_back (self->flow));
}

static void
update_practice (VstWindow *self)
{
  VstSavedPool *pool = vst_flow_get_pool (self->flow);
  VstLocalPool *local = vst_flow_get_local_pool (self->flow);
  gboolean practice = pool != NULL && vst_saved_pool_is_practice (pool) && local != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->inbox), practice);
  vst_inbox_set_mails (self->inbox, practice ? vst_local_pool_get_inbox (local) : NULL);
  update_practice_line (self);
  update_header (self);
  vst_window_files_update (self);
}

static void
update_busy (VstWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel",
                                 vst_flow_get_busy (self->flow) != VST_BUSY_NONE);
}

static void
on_page (VstWindow *self)
{
  VstPage *page = vst_page_stack_get_page (self->pages);

  gtk_window_set_default_widget (GTK_WINDOW (self), vst_page_get_default_widget (page));
  vst_window_files_fill_in (self, page);
  update_practice_line (self);
  update_header (self);
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);

  if (vst_page_stack_get_editing (self->pages))
    vst_page_stack_end_editing (self->pages);
  else
    vst_flow_go_back (self->flow);
}

static void
on_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  vst_flow_cancel (VST_WINDOW (widget)->flow);
}

static void
on_toast (GtkWidget *widget, const char *action, GVariant *message)
{
  adw_toast_overlay_add_toast (VST_WINDOW (widget)->toasts,
                               adw_toast_new (g_variant_get_string (message, NULL)));
}

static void
on_activity (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);

  gtk_window_present (
      GTK_WINDOW (vst_activity_window_new (GTK_WINDOW (self), vst_flow_get_activity (self->flow))));
}

static void
on_pools_written (VstWindow *self)
{
  if (self->closing && !vst_saved_pools_get_busy (self->pools))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Nothing is left running, and nothing half-written: the list of pools is written to its end. */
static gboolean
vst_window_close_request (GtkWindow *window)
{
  VstWindow *self = VST_WINDOW (window);

  vst_window_state_save (self);
  vst_flow_cancel (self->flow);
  vst_window_pools_settle (self);
  if (vst_saved_pools_get_busy (self->pools))
    {
      self->closing = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (vst_window_parent_class)->close_request (window);
}

static void
vst_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FLOW:
      VST_WINDOW (object)->flow = g_value_dup_object (value);
      break;
    case PROP_POOLS:
      VST_WINDOW (object)->pools = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
follow_flow (VstWindow *self)
{
  g_signal_connect_object (self->flow, "notify::pool", G_CALLBACK (update_practice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "notify::busy", G_CALLBACK (update_busy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "notify::can-go-back", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pools, "notify::busy", G_CALLBACK (on_pools_written), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pools, "write-failed", G_CALLBACK (vst_window_tell_store_fault),
                           self, G_CONNECT_SWAPPED);
}

static void
vst_window_constructed (GObject *object)
{
  VstWindow *self = VST_WINDOW (object);

  G_OBJECT_CLASS (vst_window_parent_class)->constructed (object);

  vst_steps_row_set_flow (self->steps, self->flow);
  g_signal_connect_swapped (self->pages, "notify::page", G_CALLBACK (on_page), self);
  g_signal_connect_swapped (self->pages, "pool-saved", G_CALLBACK (vst_window_pools_on_saved),
                            self);
  vst_page_stack_set_up (self->pages, self->flow, self->pools);
  follow_flow (self);
  update_practice (self);
  update_busy (self);
  vst_window_state_restore (self);
}

static void
vst_window_dispose (GObject *object)
{
  VstWindow *self = VST_WINDOW (object);

  g_ptr_array_set_size (self->removals, 0);
  vst_window_files_dispose (self);
  g_clear_object (&self->flow);
  g_clear_object (&self->pools);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vst_window_parent_class)->dispose (object);
}

static void
vst_window_finalize (GObject *object)
{
  g_ptr_array_unref (VST_WINDOW (object)->removals);

  G_OBJECT_CLASS (vst_window_parent_class)->finalize (object);
}

static void
vst_window_class_init (VstWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags wiring = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = vst_window_set_property;
  object_class->constructed = vst_window_constructed;
  object_class->dispose = vst_window_dispose;
  object_class->finalize = vst_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vst_window_close_request;

  properties[PROP_FLOW] = g_param_spec_object ("flow", NULL, NULL, VST_TYPE_FLOW, wiring);
  properties[PROP_POOLS] = g_param_spec_object ("pools", NULL, NULL, VST_TYPE_SAVED_POOLS, wiring);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VST_TYPE_INBOX);
  g_type_ensure (VST_TYPE_PAGE_STACK);
  g_type_ensure (VST_TYPE_STEPS_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VstWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VstWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, VstWindow, inbox);
  gtk_widget_class_bind_template_child (widget_class, VstWindow, steps_revealer);
  gtk_widget_class_bind_template_child (widget_class, VstWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, VstWindow, practice_line);
  gtk_widget_class_bind_template_child (widget_class, VstWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VstWindow, pages);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", on_toast);
  gtk_widget_class_install_action (widget_class, "win.activity", NULL, on_activity);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.cancel", NULL);
  vst_window_pools_class_init (widget_class);
  vst_window_files_class_init (widget_class);
}

static void
vst_window_init (VstWindow *self)
{
  self->removals = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_name_icon (self->menu_button, _ ("Main Menu"));
  vst_window_files_set_up (self);
}

GtkWidget *
vst_window_new (GtkApplication *application, VstFlow *flow, VstSavedPools *pools)
{
  return g_object_new (VST_TYPE_WINDOW, "application", application, "flow", flow, "pools", pools,
                       NULL);
}

void
vst_window_propose_pool (VstWindow *self, VstSavedPool *pool)
{
  g_return_if_fail (VST_IS_WINDOW (self) && VST_IS_SAVED_POOL (pool));

  vst_page_stack_edit_pool (self->pages, pool);
}
