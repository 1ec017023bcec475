#pragma once

#include "cognito/vst-cognito-error.h"
#include "flow/vst-flow.h"

G_BEGIN_DECLS

/*
 * What a failure means to the person, who was doing @during. @host is where the request
 * went. Errors of %VST_COGNITO_ERROR and %VST_FLOW_ERROR are told apart; any other is
 * %VST_FLOW_ERROR_FAILED. Pure.
 */
VstProblem *vst_flow_problem_from_error (const GError *error, VstBusy during, const char *host);

/* One that this side finds out: it knows the field and the remedies. */
VstProblem *vst_flow_problem_from_fault (VstFlowError fault, const char *detail);

/* The same problem with other ways out. */
VstProblem *vst_flow_problem_offer (VstProblem *problem, VstRemedy remedies);
/* What the service said, as the @fault that it turns out to be. */
VstProblem *vst_flow_problem_restate (VstProblem *problem, VstFlowError fault, const char *detail);

G_END_DECLS
