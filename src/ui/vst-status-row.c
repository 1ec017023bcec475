#include "ui/vst-status-row.h"

#include <glib/gi18n.h>

struct _VstStatusRow
{
  AdwBin parent_instance;

  AdwActionRow *row;

  VstFlow *flow;
};

G_DEFINE_FINAL_TYPE (VstStatusRow, vst_status_row, ADW_TYPE_BIN)

static char *
dup_words (VstFlow *flow, const char *status)
{
  const char *before = vst_flow_get_status_before (flow);
  const char *enabled = vst_flow_get_user_enabled (flow) ? _ ("enabled") : _ ("disabled");

  if (before != NULL && g_strcmp0 (before, status) != 0)
    /* Translators: a user's status before and after, and whether the user is enabled. */
    return g_strdup_printf (_ ("%s → %s, %s"), before, status, enabled);
  /* Translators: a user's status, and whether the user is enabled. */
  return g_strdup_printf (_ ("%s, %s"), status, enabled);
}

static void
refresh (VstStatusRow *self)
{
  const char *status = vst_flow_get_status (self->flow);
  g_autofree char *words = NULL;

  if (status == NULL)
    status = vst_flow_get_status_before (self->flow);
  words = status != NULL ? dup_words (self->flow, status) : g_strdup ("");
  adw_action_row_set_subtitle (self->row, words);
  gtk_widget_set_visible (GTK_WIDGET (self), status != NULL);
}

static void
vst_status_row_dispose (GObject *object)
{
  g_clear_object (&VST_STATUS_ROW (object)->flow);

  G_OBJECT_CLASS (vst_status_row_parent_class)->dispose (object);
}

static void
vst_status_row_class_init (VstStatusRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_status_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-status-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VstStatusRow, row);
}

static void
vst_status_row_init (VstStatusRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_status_row_set_flow (VstStatusRow *self, VstFlow *flow)
{
  const char *const notices[] = { "notify::status", "notify::status-before",
                                  "notify::user-enabled" };

  g_return_if_fail (VST_IS_STATUS_ROW (self) && VST_IS_FLOW (flow) && self->flow == NULL);

  self->flow = g_object_ref (flow);
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    g_signal_connect_object (flow, notices[i], G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
