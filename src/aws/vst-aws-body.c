#include "aws/vst-aws-body.h"

#include <string.h>

#include "crypto/vst-secret.h"

#define CHUNK 16384

struct _VstAwsBody
{
  char *data;
  gsize size;
  gsize capacity;
};

VstAwsBody *
vst_aws_body_new (gsize expected)
{
  VstAwsBody *self = g_new0 (VstAwsBody, 1);

  /* One more than expected, for the read that finds the end. */
  self->capacity = CLAMP (expected, CHUNK, VST_AWS_BODY_MAX) + 1;
  self->data = g_malloc (self->capacity);
  return self;
}

void
vst_aws_body_free (VstAwsBody *self)
{
  vst_wipe (self->data, self->size);
  g_free (self->data);
  g_free (self);
}

static void
grow (VstAwsBody *self)
{
  gsize capacity = MIN (self->capacity * 2, VST_AWS_BODY_MAX + 1);
  char *data = g_malloc (capacity);

  memcpy (data, self->data, self->size);
  vst_wipe (self->data, self->size);
  g_free (self->data);
  self->data = data;
  self->capacity = capacity;
}

char *
vst_aws_body_reserve (VstAwsBody *self, gsize *room)
{
  g_return_val_if_fail (self->size <= VST_AWS_BODY_MAX, NULL);

  if (self->size == self->capacity)
    grow (self);
  *room = MIN (self->capacity - self->size, CHUNK);
  return self->data + self->size;
}

gboolean
vst_aws_body_commit (VstAwsBody *self, gsize size)
{
  g_return_val_if_fail (size <= self->capacity - self->size, FALSE);

  self->size += size;
  return self->size <= VST_AWS_BODY_MAX;
}

const char *
vst_aws_body_get_data (const VstAwsBody *self)
{
  return self->data;
}

gsize
vst_aws_body_get_size (const VstAwsBody *self)
{
  return self->size;
}
