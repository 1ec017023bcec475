#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An Authorization header, taken apart. */
typedef struct
{
  char **scope;          /* five parts: access key, date, region, service, "aws4_request" */
  char **signed_headers; /* lower case, in the order given */
  char *signature;
} VstPracticeAuthorization;

/*
 * Reads "AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…". Fails with
 * IncompleteSignature; the header's text is shown as a hash only.
 */
VstPracticeAuthorization *
vst_practice_authorization_parse (const char *header, gboolean has_date, GError **error);
void vst_practice_authorization_free (VstPracticeAuthorization *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeAuthorization, vst_practice_authorization_free)

/* Seconds of "20260105T030409Z"; -1 if @text is not such a time. */
gint64 vst_practice_amz_date_parse (const char *text);
/* The other way round. */
char *vst_practice_amz_date_format (gint64 seconds);

G_END_DECLS
