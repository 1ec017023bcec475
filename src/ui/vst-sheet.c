#include "ui/vst-sheet.h"

/* In logical pixels; less where the window below is narrower. */
#define WIDTH 520
#define HEIGHT 600

struct _VstSheet
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;

  VstPage *page;  /* borrowed: a part of the window */
  VstPage *below; /* not owned: it outlives its window's dialogs, or is NULL */
};

G_DEFINE_FINAL_TYPE (VstSheet, vst_sheet, ADW_TYPE_WINDOW)

static void
close_if_done (VstSheet *self)
{
  VstFlow *flow = vst_page_get_flow (self->page);

  if (vst_flow_get_notice (flow) != VST_NOTICE_NONE || vst_flow_get_step (flow) != VST_STEP_DONE)
    gtk_window_close (GTK_WINDOW (self));
}

/* A problem with what was typed here is of no use on the page below. */
static gboolean
vst_sheet_close_request (GtkWindow *window)
{
  VstSheet *self = VST_SHEET (window);
  VstFlow *flow = vst_page_get_flow (self->page);
  VstProblem *problem = vst_flow_get_problem (flow);

  vst_page_set_current (self->page, FALSE);
  if (problem != NULL)
    vst_flow_field_changed (flow, vst_problem_get_field (problem));
  if (self->below != NULL && vst_flow_get_step (flow) == VST_STEP_DONE)
    vst_page_set_current (self->below, TRUE);
  return GTK_WINDOW_CLASS (vst_sheet_parent_class)->close_request (window);
}

static void
on_toast (GtkWidget *widget, const char *action, GVariant *message)
{
  adw_toast_overlay_add_toast (VST_SHEET (widget)->toasts,
                               adw_toast_new (g_variant_get_string (message, NULL)));
}

static void
vst_sheet_dispose (GObject *object)
{
  g_clear_weak_pointer (&VST_SHEET (object)->below);

  G_OBJECT_CLASS (vst_sheet_parent_class)->dispose (object);
}

static void
vst_sheet_class_init (VstSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_sheet_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = vst_sheet_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, VstSheet, toasts);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", on_toast);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vst_sheet_init (VstSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
follow (VstSheet *self)
{
  VstFlow *flow = vst_page_get_flow (self->page);

  g_signal_connect_object (flow, "notify::notice", G_CALLBACK (close_if_done), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (close_if_done), self,
                           G_CONNECT_SWAPPED);
}

void
vst_sheet_present (VstPage *page, VstPage *below)
{
  VstSheet *self;
  GtkRoot *root;

  g_return_if_fail (VST_IS_PAGE (page) && VST_IS_PAGE (below));

  root = gtk_widget_get_root (GTK_WIDGET (below));
  self = g_object_new (VST_TYPE_SHEET, "title", vst_page_get_title (page), "transient-for", root,
                       "default-width", MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (root))),
                       "default-height", HEIGHT, NULL);
  self->page = page;
  g_set_weak_pointer (&self->below, below);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (page));
  gtk_window_set_default_widget (GTK_WINDOW (self), vst_page_get_default_widget (page));
  follow (self);
  vst_page_set_current (below, FALSE);
  vst_page_focus (page);
  vst_page_set_current (page, TRUE);
  gtk_window_present (GTK_WINDOW (self));
}
