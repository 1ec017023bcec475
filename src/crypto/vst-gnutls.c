#include "crypto/vst-gnutls.h"

#include <gnutls/gnutls.h>

void
vst_gnutls_hold (void)
{
  static gsize held;
  int status;

  if (!g_once_init_enter (&held))
    return;
  status = gnutls_global_init ();
  if (status < 0)
    g_error ("GnuTLS cannot start: %s", gnutls_strerror (status));
  g_once_init_leave (&held, 1);
}
