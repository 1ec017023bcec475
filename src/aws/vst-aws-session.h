#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The one SoupSession of the process, made on first use; borrowed. Main thread only. */
SoupSession *vst_aws_session_get (void);

/* %NULL goes back to the system's certificates. */
void vst_aws_session_set_tls_database (GTlsDatabase *database);

/*
 * Translates an error of libsoup or GIO into %VST_AWS_ERROR. @sent: bytes of the
 * request may have left; @online: this machine has a network.
 */
GError *vst_aws_session_translate (const GError *error, gboolean sent, gboolean online);

G_END_DECLS
