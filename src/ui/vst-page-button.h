#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VstPageButton:
 *
 * The one suggested button of a page. While something is under way a spinner stands in
 * its place, with words and a Cancel button.
 *
 * Properties: "label"; "busy" (what is under way, in words; %NULL or "": nothing is).
 * Signals: "clicked", "cancelled".
 */
#define VST_TYPE_PAGE_BUTTON (vst_page_button_get_type ())
G_DECLARE_FINAL_TYPE (VstPageButton, vst_page_button, VST, PAGE_BUTTON, AdwBin)

void vst_page_button_set_label (VstPageButton *self, const char *label);
void vst_page_button_set_busy (VstPageButton *self, const char *busy);
/* What Enter activates. Borrowed. */
GtkWidget *vst_page_button_get_default_widget (VstPageButton *self);

G_END_DECLS
