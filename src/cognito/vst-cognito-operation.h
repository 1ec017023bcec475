#pragma once

#include "aws/vst-aws-client.h"

G_BEGIN_DECLS

/* The operations that this layer knows. */
typedef enum
{
  VST_OPERATION_SIGN_UP,
  VST_OPERATION_CONFIRM_SIGN_UP,
  VST_OPERATION_RESEND_CODE,
  VST_OPERATION_ADMIN_GET_USER,
  VST_OPERATION_GET_USER,
  VST_OPERATION_DESCRIBE_POOL,
  VST_OPERATION_DESCRIBE_CLIENT,
  VST_OPERATION_LOG_IN,
  VST_OPERATION_ADMIN_LOG_IN,
  VST_OPERATION_RESPOND,
  VST_OPERATION_ADMIN_RESPOND,
  VST_OPERATION_ASSOCIATE_TOKEN,
  VST_OPERATION_VERIFY_TOKEN,
  VST_OPERATION_DELETE_USER,
} VstOperation;

#define VST_N_OPERATIONS (VST_OPERATION_DELETE_USER + 1)

/* "SignUp" */
const char *vst_operation_get_name (VstOperation operation);
/* Whether it is signed is the model's auth column; whether it is repeatable is ours to judge. */
VstAwsCallFlags vst_operation_get_flags (VstOperation operation);

G_END_DECLS
