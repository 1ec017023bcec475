#include "flow/vst-flow-error.h"

G_DEFINE_QUARK (vst_flow_error, vst_flow_error)
