#include "ui/vst-window-private.h"

#include "ui/vst-welcome-page.h"

/* The same for the development version: its settings are of another path. */
#include "vst-config.h"

#define SMALLEST_WIDTH 360
#define SMALLEST_HEIGHT 480

/* Programs that are run from a build folder may have no schema; GSettings would abort. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, VST_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

void
vst_window_state_restore (VstWindow *self)
{
  self->settings = open_settings ();
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (
      GTK_WINDOW (self), MAX (g_settings_get_int (self->settings, "window-width"), SMALLEST_WIDTH),
      MAX (g_settings_get_int (self->settings, "window-height"), SMALLEST_HEIGHT));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

void
vst_window_state_save (VstWindow *self)
{
  VstSavedPool *pool = vst_flow_get_pool (self->flow);
  int width, height;

  if (self->settings == NULL)
    return;

  /* The default size of a window that is shown is the size it has when it is not maximized. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (pool != NULL)
    g_settings_set_string (self->settings, "last-pool", vst_saved_pool_get_id (pool));
}

void
vst_window_choose_last_pool (VstWindow *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (VST_IS_WINDOW (self));

  if (vst_flow_get_pool (self->flow) != NULL)
    return;
  if (self->settings != NULL)
    id = g_settings_get_string (self->settings, "last-pool");
  vst_welcome_page_choose (VST_WELCOME_PAGE (vst_page_stack_get_welcome_page (self->pages)), id);
}
