#include "flow/vst-list-problem-private.h"

#include <gio/gio.h>

#include "flow/vst-flow-problems.h"

#define REMEDIES (VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS)

VstProblem *
vst_list_problem_new (const GError *error, const char *endpoint)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (VstProblem) problem = NULL;

  g_return_val_if_fail (error != NULL && endpoint != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  uri = g_uri_parse (endpoint, G_URI_FLAGS_NONE, NULL);
  problem =
      vst_flow_problem_from_error (error, VST_BUSY_NONE, uri != NULL ? g_uri_get_host (uri) : NULL);
  return vst_flow_problem_offer (problem, vst_problem_get_remedies (problem) & REMEDIES);
}

VstProblem *
vst_list_problem_new_bad_answer (void)
{
  g_autoptr (VstProblem) problem = vst_flow_problem_from_fault (VST_FLOW_ERROR_BAD_ANSWER, NULL);

  return vst_flow_problem_offer (problem, VST_REMEDY_TRY_AGAIN);
}
