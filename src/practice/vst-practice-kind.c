#include "practice/vst-practice-kind.h"

static const char *const names[VST_PRACTICE_N_KINDS] = {
  [VST_PRACTICE_KIND_SAMPLE_STACK] = "sample-stack",
  [VST_PRACTICE_KIND_SRP_SECRET] = "srp-secret",
  [VST_PRACTICE_KIND_EMAIL_NAME] = "email-name",
  [VST_PRACTICE_KIND_MFA_OPTIONAL] = "mfa-optional",
  [VST_PRACTICE_KIND_MFA_OFF] = "mfa-off",
};

const char *
vst_practice_kind_get_name (VstPracticeKind kind)
{
  return names[kind];
}

gboolean
vst_practice_kind_from_name (const char *name, VstPracticeKind *kind)
{
  for (int i = 0; i < VST_PRACTICE_N_KINDS; i++)
    if (g_str_equal (names[i], name))
      {
        *kind = (VstPracticeKind) i;
        return TRUE;
      }
  return FALSE;
}

void
vst_practice_site_free (VstPracticeSite *self)
{
  g_free (self->user_pool_id);
  g_free (self->client_id);
  g_clear_pointer (&self->client_secret, vst_secret_unref);
  g_free (self);
}
