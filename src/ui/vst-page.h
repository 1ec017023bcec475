#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/**
 * VstPage:
 *
 * What all pages have in common: a heading and a sentence, the page's own rows, the
 * problem box, one suggested button, and lesser actions under it. A subclass's template
 * puts its rows in as plain children, lesser actions with the type "extra", what stands
 * beside the rows in a wide window with the type "aside", and a picture above the
 * heading with the type "header".
 *
 * While it is the current page it follows the flow: shows its problem at the box and at
 * the field that it is about, its notice, and what is under way.
 *
 * Properties: "flow" (construct only; may be %NULL), "current", "title" (the header
 * bar's), "heading", "description", "button-label", "maximum-width" (logical pixels).
 */
#define VST_TYPE_PAGE (vst_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (VstPage, vst_page, VST, PAGE, AdwBin)

struct _VstPageClass
{
  AdwBinClass parent_class;

  /* The main action: the button, or Enter in a field. */
  void (*activate) (VstPage *self);
  /* The page is about to be shown. May be %NULL. */
  void (*shown) (VstPage *self);
  /* Where a problem is to be marked, if not at the first row of its field: %NULL. May be %NULL. */
  GtkWidget *(*find_row) (VstPage *self, VstProblem *problem);
  /* What is under way is to end. By default the flow's errand. */
  void (*cancel) (VstPage *self);
};

VstFlow *vst_page_get_flow (VstPage *self);
const char *vst_page_get_title (VstPage *self);
void vst_page_set_heading (VstPage *self, const char *heading);
void vst_page_set_description (VstPage *self, const char *description);
/* Between @TRUE and @FALSE it follows the flow. */
void vst_page_set_current (VstPage *self, gboolean current);
/* The first empty field has the focus, else the button. */
void vst_page_focus (VstPage *self);
/* Puts @text into the row of @field, if there is one and it is empty; whether it did. */
gboolean vst_page_fill_in (VstPage *self, VstField field, const char *text);
/* What Enter activates. */
GtkWidget *vst_page_get_default_widget (VstPage *self);

/* --- for subclasses --- */

/*
 * @row (an editable, or anything with a "changed" signal) is where @field is typed.
 * Fields come in the order in which they are filled in. Its problem goes when it changes.
 */
void vst_page_add_field (VstPage *self, VstField field, GtkWidget *row);
/* For pages that do not follow the flow. */
void vst_page_show_problem (VstPage *self, VstProblem *problem);
void vst_page_show_busy (VstPage *self, const char *busy);

G_END_DECLS
