#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VST_AWS_BODY_MAX (1024 * 1024)

/**
 * VstAwsBody:
 *
 * A growing answer. It may hold tokens and keys, so whatever it leaves behind is
 * wiped: GByteArray would leave a copy each time that it grows.
 */
typedef struct _VstAwsBody VstAwsBody;

/* @expected bytes are made room for at once, within reason. */
VstAwsBody *vst_aws_body_new (gsize expected);
void vst_aws_body_free (VstAwsBody *self);

/* Where the next bytes go; at least one of them, at most as many as show that it is too large. */
char *vst_aws_body_reserve (VstAwsBody *self, gsize *room);
/* @size bytes have been written there. %FALSE: more than %VST_AWS_BODY_MAX now. */
gboolean vst_aws_body_commit (VstAwsBody *self, gsize size);

/* Borrowed; never %NULL. */
const char *vst_aws_body_get_data (const VstAwsBody *self);
gsize vst_aws_body_get_size (const VstAwsBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstAwsBody, vst_aws_body_free)

G_END_DECLS
