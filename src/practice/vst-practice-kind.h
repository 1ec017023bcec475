#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/* The pools that one can ask for without making them by calls. */
typedef enum
{
  VST_PRACTICE_KIND_SAMPLE_STACK, /* MFA required, the one of AWS's sample; trusts devices */
  VST_PRACTICE_KIND_SRP_SECRET, /* sign-in by SRP only, client with a secret; asks about devices */
  VST_PRACTICE_KIND_EMAIL_NAME, /* people sign in with their e-mail address */
  VST_PRACTICE_KIND_MFA_OPTIONAL, /* authenticator or e-mail, for those who want it */
  VST_PRACTICE_KIND_MFA_OFF,
} VstPracticeKind;
#define VST_PRACTICE_N_KINDS 5

/* "sample-stack", "srp-secret", "email-name", "mfa-optional", "mfa-off". */
const char *vst_practice_kind_get_name (VstPracticeKind kind);
gboolean vst_practice_kind_from_name (const char *name, VstPracticeKind *kind);

/* Where one signs in: a pool and its client. */
typedef struct
{
  char *user_pool_id;
  char *client_id;
  VstSecret *client_secret; /* %NULL: none */
} VstPracticeSite;

void vst_practice_site_free (VstPracticeSite *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeSite, vst_practice_site_free)

G_END_DECLS
