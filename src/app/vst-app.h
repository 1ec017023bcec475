#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The composition root: makes the parts, ties them together and runs the
 * application. Gives the exit status.
 */
int vst_app_run (int argc, char *argv[]);

G_END_DECLS
