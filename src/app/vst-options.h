#pragma once

#include <gio/gio.h>

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/**
 * VstOptions:
 *
 * What was given on the command line: it fills in fields, and nothing secret can be
 * given.
 */
typedef struct
{
  gboolean practice;
  VstSavedPool *pool; /* %NULL: nothing of a pool was given */
  char *user_name;    /* may be %NULL */
  char *email;        /* may be %NULL */
} VstOptions;

/* Tells @application which options there are. */
void vst_options_declare (GApplication *application);

/* Reads the options of one start; those of a *.vestibule-pool file are in @file, or it is empty. */
VstOptions *vst_options_new (GVariantDict *dict, const char *file, gsize file_size, GError **error);
void vst_options_free (VstOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstOptions, vst_options_free)

G_END_DECLS
