#include "ui/vst-faults-window.h"

/* In logical pixels; less where the window below is narrower. */
#define WIDTH 520

struct _VstFaultsWindow
{
  AdwWindow parent_instance;

  GtkWidget *controls[VST_N_LOCAL_FAULTS]; /* GtkSpinButton or GtkSwitch */
  GtkWidget *reset;

  VstLocalPool *pool;
};

G_DEFINE_FINAL_TYPE (VstFaultsWindow, vst_faults_window, ADW_TYPE_WINDOW)

static const char *const names[VST_N_LOCAL_FAULTS] = {
  [VST_LOCAL_FAULT_LATENCY] = "latency",
  [VST_LOCAL_FAULT_THROTTLE] = "throttle",
  [VST_LOCAL_FAULT_ERROR] = "error",
  [VST_LOCAL_FAULT_DROP_BEFORE] = "drop_before",
  [VST_LOCAL_FAULT_DROP_AFTER] = "drop_after",
  [VST_LOCAL_FAULT_TRUNCATE] = "truncate",
  [VST_LOCAL_FAULT_CLOCK] = "clock",
  [VST_LOCAL_FAULT_EXPIRE_SESSIONS] = "expire_sessions",
};

static int
get_value (GtkWidget *control)
{
  if (GTK_IS_SWITCH (control))
    return gtk_switch_get_active (GTK_SWITCH (control)) ? 1 : 0;
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control));
}

static void
set_value (GtkWidget *control, int value)
{
  if (GTK_IS_SWITCH (control))
    gtk_switch_set_active (GTK_SWITCH (control), value != 0);
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), value);
}

static void
update_reset (VstFaultsWindow *self)
{
  gboolean any = FALSE;

  for (int i = 0; i < VST_N_LOCAL_FAULTS; i++)
    any |= get_value (self->controls[i]) != 0;
  gtk_widget_set_sensitive (self->reset, any);
}

static void
on_changed (VstFaultsWindow *self, GParamSpec *pspec, GtkWidget *control)
{
  for (int i = 0; i < VST_N_LOCAL_FAULTS; i++)
    if (self->controls[i] == control)
      vst_local_pool_set_fault (self->pool, (VstLocalFault) i, get_value (control));
  update_reset (self);
}

static void
on_reset (VstFaultsWindow *self)
{
  for (int i = 0; i < VST_N_LOCAL_FAULTS; i++)
    set_value (self->controls[i], 0);
}

static void
vst_faults_window_dispose (GObject *object)
{
  g_clear_object (&VST_FAULTS_WINDOW (object)->pool);

  G_OBJECT_CLASS (vst_faults_window_parent_class)->dispose (object);
}

static void
vst_faults_window_class_init (VstFaultsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_faults_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-faults-window.ui");
  for (int i = 0; i < VST_N_LOCAL_FAULTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               G_STRUCT_OFFSET (VstFaultsWindow, controls[i]));
  gtk_widget_class_bind_template_child (widget_class, VstFaultsWindow, reset);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vst_faults_window_init (VstFaultsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vst_faults_window_new (GtkWindow *parent, VstLocalPool *pool)
{
  VstFaultsWindow *self;
  int width = parent != NULL ? MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))) : WIDTH;

  g_return_val_if_fail (VST_IS_LOCAL_POOL (pool), NULL);

  self =
      g_object_new (VST_TYPE_FAULTS_WINDOW, "transient-for", parent, "default-width", width, NULL);
  self->pool = g_object_ref (pool);
  for (int i = 0; i < VST_N_LOCAL_FAULTS; i++)
    {
      GtkWidget *control = self->controls[i];

      set_value (control, vst_local_pool_get_fault (pool, (VstLocalFault) i));
      g_signal_connect_object (control,
                               GTK_IS_SWITCH (control) ? "notify::active" : "notify::value",
                               G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
    }
  update_reset (self);
  return GTK_WIDGET (self);
}
