#pragma once

#include <glib-object.h>

#include "flow/vst-flow-error.h"

G_BEGIN_DECLS

/* Which input a problem is about; it goes when the person changes that one. */
typedef enum
{
  VST_FIELD_NONE,
  VST_FIELD_USER_NAME,
  VST_FIELD_EMAIL,
  VST_FIELD_PASSWORD,
  VST_FIELD_ATTRIBUTES,
  VST_FIELD_CODE,
} VstField;

/* What the application can do about a problem. Order is the order of the buttons. */
typedef enum
{
  VST_REMEDY_TRY_AGAIN = 1 << 0,
  VST_REMEDY_SEND_NEW_CODE = 1 << 1,
  VST_REMEDY_LOG_IN_AGAIN = 1 << 2, /* with the held password: new session, new QR code */
  VST_REMEDY_CONFIRM_THIS_USER = 1 << 3,
  VST_REMEDY_LOG_IN = 1 << 4,
  VST_REMEDY_CHOOSE_ANOTHER_NAME = 1 << 5,
  VST_REMEDY_USE_PASSWORD_LOGIN = 1 << 6, /* instead of the administrator's, for this walk */
  VST_REMEDY_OPEN_POOL_SETTINGS = 1 << 7, /* the user interface's own affair */
  VST_REMEDY_START_OVER = 1 << 8,
  VST_REMEDY_RESET_PASSWORD = 1 << 9, /* to the RESET step */
  VST_REMEDY_USE_SRP_LOGIN = 1 << 10, /* for this walk */
} VstRemedy;

/**
 * VstProblem:
 *
 * What stands in the way, where, and what can be done. Immutable. Nothing in it
 * is secret: its details may be copied into a bug report.
 */
#define VST_TYPE_PROBLEM (vst_problem_get_type ())
G_DECLARE_FINAL_TYPE (VstProblem, vst_problem, VST, PROBLEM, GObject)

VstProblem *
vst_problem_new (VstFlowError code, VstField field, VstRemedy remedies, const char *detail);
/* Adds what the service said; each may be %NULL. For the maker, before it is shown. */
void vst_problem_set_wire (VstProblem *self,
                           const char *operation,
                           const char *wire_name,
                           const char *wire_message,
                           const char *request_id);

VstFlowError vst_problem_get_code (VstProblem *self);
VstField vst_problem_get_field (VstProblem *self);
VstRemedy vst_problem_get_remedies (VstProblem *self);
/* A host, an attribute, a profile, a login method …: what the code says. May be %NULL. */
const char *vst_problem_get_detail (VstProblem *self);
/* "AdminInitiateAuth"; may be %NULL, as the three below. */
const char *vst_problem_get_operation (VstProblem *self);
const char *vst_problem_get_wire_name (VstProblem *self);
const char *vst_problem_get_wire_message (VstProblem *self);
const char *vst_problem_get_request_id (VstProblem *self);

G_END_DECLS
