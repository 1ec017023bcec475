#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new self-signed certificate for 127.0.0.1, with its key, good for a day. */
GTlsCertificate *test_certificate_new (void);

/* A database that trusts @certificate and nothing else. */
GTlsDatabase *test_certificate_new_database (GTlsCertificate *certificate);

G_END_DECLS
