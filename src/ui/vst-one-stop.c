#include "ui/vst-one-stop.h"

struct _VstOneStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (VstOneStop, vst_one_stop, ADW_TYPE_BIN)

static gboolean
vst_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;
  return GTK_WIDGET_CLASS (vst_one_stop_parent_class)->focus (widget, direction);
}

static void
vst_one_stop_class_init (VstOneStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = vst_one_stop_focus;
}

static void
vst_one_stop_init (VstOneStop *self)
{
}
