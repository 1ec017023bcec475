#include "ui/vst-obstacle-page.h"

#include <glib/gi18n.h>

#include "ui/vst-words.h"

#define MOST_CHARACTERS 200

struct _VstObstaclePage
{
  VstPage parent_instance;

  AdwActionRow *name_row;
  GtkLabel *ways_out;
};

G_DEFINE_FINAL_TYPE (VstObstaclePage, vst_obstacle_page, VST_TYPE_PAGE)

static void
show_challenge (VstObstaclePage *self)
{
  vst_page_set_description (VST_PAGE (self),
                            _ ("The password was right, and Cognito asks for something that "
                               "Vestibule can’t answer yet."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _ ("Challenge"));
  gtk_label_set_label (self->ways_out,
                       _ ("Answer this challenge once in another application, or ask the pool’s "
                          "administrator to change what it asks of this user. Then log in here "
                          "again."));
}

static void
show_no_pairing (VstObstaclePage *self)
{
  vst_page_set_description (VST_PAGE (self),
                            _ ("The pool asks for a second factor, and it doesn’t allow "
                               "authenticator apps (SOFTWARE_TOKEN_MFA) to be set up."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row),
                                 _ ("What can be set up (MFAS_CAN_SETUP)"));
  gtk_label_set_label (self->ways_out,
                       _ ("Ask the pool’s administrator to allow authenticator apps in its MFA "
                          "settings, or set up another factor elsewhere. Then log in here "
                          "again."));
}

static void
vst_obstacle_page_shown (VstPage *page)
{
  VstObstaclePage *self = VST_OBSTACLE_PAGE (page);
  VstFlow *flow = vst_page_get_flow (page);
  const char *detail = vst_flow_get_obstacle_detail (flow);
  g_autofree char *clipped = vst_words_clip (detail != NULL ? detail : "", MOST_CHARACTERS);

  switch (vst_flow_get_obstacle (flow))
    {
    case VST_OBSTACLE_NONE:
    case VST_OBSTACLE_CHALLENGE:
      show_challenge (self);
      break;
    case VST_OBSTACLE_NO_TOTP_SETUP:
      show_no_pairing (self);
      break;
    }
  adw_action_row_set_subtitle (self->name_row, clipped[0] != '\0' ? clipped : _ ("Nothing"));
}

static void
vst_obstacle_page_activate (VstPage *page)
{
  vst_flow_start_over (vst_page_get_flow (page));
}

static void
vst_obstacle_page_class_init (VstObstaclePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  VST_PAGE_CLASS (klass)->activate = vst_obstacle_page_activate;
  VST_PAGE_CLASS (klass)->shown = vst_obstacle_page_shown;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-obstacle-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstObstaclePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, VstObstaclePage, ways_out);
}

static void
vst_obstacle_page_init (VstObstaclePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
