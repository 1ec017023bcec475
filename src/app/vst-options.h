#pragma once

#include <gio/gio.h>

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/**
 * VstOptions:
 *
 * What was given on the command line: it fills in fields, and nothing secret can be
 * given; only a file can tell a password, as AWS's .NET example has it.
 */
typedef struct
{
  gboolean practice;
  VstSavedPool *pool;  /* %NULL: nothing of a pool was given */
  char *user_name;     /* may be %NULL */
  char *email;         /* may be %NULL */
  VstSecret *password; /* may be %NULL; out of a file */
  guint n_pools;       /* of a file; this is the first */
} VstOptions;

/* Tells @application which options there are. */
void vst_options_declare (GApplication *application);

/* Reads the options of one start. @file: what stands in the file that was named, or %NULL. */
VstOptions *vst_options_new (GVariantDict *dict, const char *file, gsize file_size, GError **error);
void vst_options_free (VstOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstOptions, vst_options_free)

G_END_DECLS
