#pragma once

#include <adwaita.h>

#include "flow/vst-problem.h"

G_BEGIN_DECLS

/**
 * VstProblemBox:
 *
 * What stands in the way, what to do about it, buttons for what the application can
 * do, and the service's own words. Hidden while there is no problem.
 *
 * Property: "problem". Signal: "remedy" (VstRemedy as a uint) when its button is
 * pressed.
 */
#define VST_TYPE_PROBLEM_BOX (vst_problem_box_get_type ())
G_DECLARE_FINAL_TYPE (VstProblemBox, vst_problem_box, VST, PROBLEM_BOX, AdwBin)

void vst_problem_box_set_problem (VstProblemBox *self, VstProblem *problem);
VstProblem *vst_problem_box_get_problem (VstProblemBox *self);
/*
 * Puts the focus on the first remedy, or on @otherwise when there is none, and describes it by
 * the problem: before GTK 4.14 a screen reader speaks of nothing but what has the focus.
 */
void vst_problem_box_take_focus (VstProblemBox *self, GtkWidget *otherwise);

G_END_DECLS
