#include "flow/vst-problem.h"

struct _VstProblem
{
  GObject parent_instance;
  VstFlowError code;
  VstField field;
  VstRemedy remedies;
  char *detail;
  char *operation;
  char *wire_name;
  char *wire_message;
  char *request_id;
};

G_DEFINE_FINAL_TYPE (VstProblem, vst_problem, G_TYPE_OBJECT)

static void
vst_problem_finalize (GObject *object)
{
  VstProblem *self = VST_PROBLEM (object);

  g_free (self->detail);
  g_free (self->operation);
  g_free (self->wire_name);
  g_free (self->wire_message);
  g_free (self->request_id);

  G_OBJECT_CLASS (vst_problem_parent_class)->finalize (object);
}

static void
vst_problem_class_init (VstProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_problem_finalize;
}

static void
vst_problem_init (VstProblem *self)
{
}

/* Much of this comes from outside, and a label or the clipboard takes only UTF-8. */
static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

VstProblem *
vst_problem_new (VstFlowError code, VstField field, VstRemedy remedies, const char *detail)
{
  VstProblem *self = g_object_new (VST_TYPE_PROBLEM, NULL);

  self->code = code;
  self->field = field;
  self->remedies = remedies;
  set_text (&self->detail, detail);

  return self;
}

void
vst_problem_set_wire (VstProblem *self,
                      const char *operation,
                      const char *wire_name,
                      const char *wire_message,
                      const char *request_id)
{
  g_return_if_fail (VST_IS_PROBLEM (self));

  set_text (&self->operation, operation);
  set_text (&self->wire_name, wire_name);
  set_text (&self->wire_message, wire_message);
  set_text (&self->request_id, request_id);
}

VstFlowError
vst_problem_get_code (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), VST_FLOW_ERROR_FAILED);

  return self->code;
}

VstField
vst_problem_get_field (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), VST_FIELD_NONE);

  return self->field;
}

VstRemedy
vst_problem_get_remedies (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), 0);

  return self->remedies;
}

const char *
vst_problem_get_detail (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), NULL);

  return self->detail;
}

const char *
vst_problem_get_operation (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), NULL);

  return self->operation;
}

const char *
vst_problem_get_wire_name (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), NULL);

  return self->wire_name;
}

const char *
vst_problem_get_wire_message (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), NULL);

  return self->wire_message;
}

const char *
vst_problem_get_request_id (VstProblem *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM (self), NULL);

  return self->request_id;
}
