#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VstChoicesList:
 *
 * Ways to choose among, one radio button each: in words, with the name of the wire
 * beneath. What this application cannot do is named too, and cannot be chosen.
 *
 * Signal: "changed": another one has been chosen.
 */
#define VST_TYPE_CHOICES_LIST (vst_choices_list_get_type ())
G_DECLARE_FINAL_TYPE (VstChoicesList, vst_choices_list, VST, CHOICES_LIST, AdwBin)

/* Names of the wire. The first possible one is chosen. */
void vst_choices_list_set_choices (VstChoicesList *self,
                                   const char *const *choices,
                                   const char *const *impossible);
/* "" when there is none. */
const char *vst_choices_list_get_chosen (VstChoicesList *self);

G_END_DECLS
